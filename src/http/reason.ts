import type { SecretKeeper } from '../ports.ts'
import type { Reply } from './transport.ts'

const SENTENCE_LIMIT = 500
/** A reason stands near the beginning; the rest of a long page is not worth the time. */
const BODY_LIMIT = 64 * 1024
const JSON_DEPTH = 4

/** Block elements end a thought; everything else in a tag is only decoration. */
const HTML_BLOCK_END = /<\/(?:p|div|h[1-6]|li|tr|title|center)>|<(?:br|hr)\s*\/?>/gi
const HTML_HIDDEN = /<(script|style|head)\b[^<>]*>[\s\S]*?(?:<\/\1>|$)/gi
const HTML_ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

function textFromHtml(html: string): string {
  const title = /<title\b[^<>]*>([^<]*)/i.exec(html)?.[1] ?? ''
  const text = html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(HTML_HIDDEN, ' ')
    .replace(HTML_BLOCK_END, '\n')
    .replace(/<[^<>]*>/g, '')
  const lines = [title, ...text.split('\n')].map((line) => unescapeHtml(line).trim())
  // A set, since error pages say their title again as a heading.
  return [...new Set(lines)].join('\n').trim()
}

function unescapeHtml(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return HTML_ENTITIES[name.toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** The text that a JSON error document has for people: PyPI's, FastAPI's, GitLab's, Artifactory's and RFC 9457's. */
function textFromJson(document: unknown, depth = 0): string | undefined {
  if (typeof document === 'string') return document
  if (typeof document !== 'object' || document === null || depth > JSON_DEPTH) return undefined
  if (Array.isArray(document)) return textFromJson(document[0], depth + 1)
  const fields = new Map<string, unknown>(Object.entries(document))
  // PyPI's `code` is the status line; its `message` begins with a paragraph that explains the status to anybody.
  const code = fields.get('code')
  if (typeof code === 'string' && /^\d{3} ./.test(code)) return code
  for (const name of ['message', 'detail', 'error_description', 'error', 'description', 'errors', 'reason', 'title']) {
    const text = textFromJson(fields.get(name), depth + 1)
    if (text) return text
  }
  return undefined
}

/** What the server wrote, as text for people, whatever it was written in; without secrets, which it may echo. */
export function textFrom(reply: Reply, secrets: SecretKeeper): string {
  // Once before anything is cut, and once after escapes are undone.
  const body = secrets.redact(reply.body).slice(0, BODY_LIMIT)
  return secrets.redact(textIn(body, reply.headers.get('content-type') ?? ''))
}

function textIn(body: string, type: string): string {
  const start = body.slice(0, 1_024).trimStart().toLowerCase()
  if (type.includes('json') || start.startsWith('{') || start.startsWith('[')) {
    try {
      return textFromJson(JSON.parse(body)) ?? ''
    } catch {
      return ''
    }
  }
  if (type.includes('html') || start.startsWith('<')) return textFromHtml(body)
  return body
}

function oneSentence(text: string): string {
  const joined = text.replace(/\s+/g, ' ').trim()
  return joined.length > SENTENCE_LIMIT ? `${joined.slice(0, SENTENCE_LIMIT)}…` : joined
}

/**
 * The server's own reason as one line of bounded length, without the status number in front; empty where it gave
 * none. It is still hostile text: the log makes it safe.
 */
export function reasonFrom(reply: Reply, secrets: SecretKeeper): string {
  const candidates = [textFrom(reply, secrets), secrets.redact(reply.statusText)]
  for (const candidate of candidates) {
    const sentence = oneSentence(candidate).replace(new RegExp(`^${reply.status}\\b:?\\s*`), '')
    if (sentence !== '') return sentence
  }
  return ''
}

/** `status 403: “the server's reason”`, for a sentence of ours. */
export function statusAndReason(reply: Reply, secrets: SecretKeeper): string {
  const reason = reasonFrom(reply, secrets)
  return reason === '' ? `status ${reply.status}` : `status ${reply.status}: “${reason}”`
}
