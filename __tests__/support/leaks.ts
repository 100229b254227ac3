// No run of any suite may show a secret: what the tests gave it, what it announced to the runner, and what looks like one.

/** API tokens of PyPI and JWTs, wherever they come from. */
const LOOKS_LIKE_ONE = [/pypi-[\w-]{24,}/g, /eyJ[\w-]{16,}\.[\w-]{16,}(?:\.[\w-]*)?/g]
/** Below this length the action takes it for a word, and does not mask it. */
const SHORTEST = 6

export interface Shown {
  /** What was printed. */
  readonly output: string
  /** What was written: outputs, summary, receipt. */
  readonly written: string
}

/** The secrets that a run let out, as sentences that do not repeat them. */
export function leaksOf({ output, written }: Shown, given: readonly string[]): readonly string[] {
  const masks = [...output.matchAll(/^::add-mask::(.*)$/gm)].map(([, secret = '']) => unescaped(secret))
  // The one place where a secret stands on purpose: the runner reads it there, and shows it nowhere.
  const shown = `${output.replace(/^::add-mask::.*$/gm, '')}\n${written}`
  const secrets = new Set(
    [...masks, ...given].map((secret) => secret.trim()).filter(({ length }) => length >= SHORTEST),
  )
  const spellings = new Map(
    [...secrets].flatMap((secret) => [
      [Buffer.from(secret).toString('base64').replace(/=+$/, ''), 'in base64'] as const,
      [encodeURIComponent(secret), 'in an address'] as const,
      [secret, 'as it is'] as const,
    ]),
  )
  const leaked = [...spellings].flatMap(([text, how]) =>
    shown.includes(text) ? [`A secret of ${text.length} characters shows ${how}.`] : [],
  )
  const alike = LOOKS_LIKE_ONE.flatMap((pattern) => [...shown.matchAll(pattern)].map(([text]) => text))
  return [
    ...leaked,
    ...alike.map((text) => `Something like a token shows: ${text.slice(0, 8)}… (${text.length} characters).`),
  ]
}

/** As the runner reads the data of a command. */
function unescaped(data: string): string {
  return data.replace(/%0D/g, '\r').replace(/%0A/g, '\n').replace(/%25/g, '%')
}
