/** A secret as others may write it who echo it in the spelling of their own format. */
export function spellingsOf(secret: string): ReadonlySet<string> {
  const bytes = Buffer.from(secret, 'utf8')
  const json = JSON.stringify(secret).slice(1, -1)
  const percent = encodeURIComponent(secret)
  return new Set([
    secret,
    json,
    // Python's, which has ASCII alone, and PHP's.
    json.replace(/[^\0-\x7f]/g, escaped),
    json.replaceAll('/', '\\/'),
    percent,
    percent.replace(/%[\dA-F]{2}/g, (code) => code.toLowerCase()),
    secret.replace(/[&<>]/g, (character) => HTML[character] ?? character),
    secret.replace(/[&<>"']/g, (character) => HTML[character] ?? character),
    // Without padding, which is found in the padded spelling too.
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
  ])
}

const HTML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
