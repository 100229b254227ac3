import { createReadStream } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { TLSSocket } from 'node:tls'
import { acceptableOffers } from './accept.ts'

/**
 * How far an answer gets: whole; half of its body, or half of its head; not at all, because the connection is ended, or
 * reset; or never, while the connection stays.
 */
export type Delivery = 'whole' | 'cut' | 'cut-in-head' | 'dropped' | 'reset' | 'never'

export interface Answer {
  readonly status: number
  /** The text behind the number in the status line; the usual one when absent. */
  readonly reason?: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | { readonly file: string; readonly size: number }
  readonly delivery?: Delivery
}

/** The part of a request that decides how a page looks. */
export interface Reader {
  readonly method: string
  readonly accept: string | undefined
}

interface Page {
  readonly title: string
  readonly explanation: string
}

// Title and opening sentence of each default page are those of the web framework that PyPI runs on (Pyramid).
const PAGES: Readonly<Record<number, Page>> = {
  200: { title: 'OK', explanation: '' },
  301: { title: 'Moved Permanently', explanation: '' },
  308: { title: 'Permanent Redirect', explanation: '' },
  400: {
    title: 'Bad Request',
    explanation: 'The server could not comply with the request since it is either malformed or otherwise incorrect.',
  },
  403: { title: 'Forbidden', explanation: 'Access was denied to this resource.' },
  404: { title: 'Not Found', explanation: 'The resource could not be found.' },
  405: { title: 'Method Not Allowed', explanation: '' },
  410: {
    title: 'Gone',
    explanation: 'This resource is no longer available.  No forwarding address is given.',
  },
  500: {
    title: 'Internal Server Error',
    explanation: 'The server has either erred or is incapable of performing the requested operation.',
  },
}

/** The framework's own title for a status: the reason when nothing more particular is said. */
export function titleOf(status: number): string {
  return PAGES[status]?.title ?? 'Unknown Error'
}

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#x27;',
  }
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

/** Status lines are ISO-8859-1 and one line; what does not fit becomes `?`, or a space. */
function statusLineText(text: string): string {
  return text.replace(/[\x00-\x1f\x7f]+/g, ' ').replace(/[^\x00-\xff]/gu, '?')
}

export interface StatusPage {
  readonly status: number
  readonly reason?: string
  readonly detail?: string
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * A default page in the form that the `Accept` header asks for: HTML, JSON, or plain text when there is no such header
 * or it wants neither.
 */
export function statusPage(
  { status, reason = titleOf(status), detail = '', headers = {} }: StatusPage,
  { method, accept }: Reader,
): Answer {
  const format = acceptableOffers(accept ?? '', ['text/html', 'application/json'])[0] ?? 'text/plain'
  const isHtml = format === 'text/html'
  const shown = isHtml ? escapeHtml : (text: string) => text
  const lineBreak = isHtml ? '<br/>' : '\n'
  const { title, explanation } = PAGES[status] ?? { title: 'Unknown Error', explanation: '' }
  const statusLine = `${status} ${statusLineText(reason)}`

  let message: string
  if (status === 301 || status === 308) {
    const location = shown(headers.Location ?? '')
    message = `The resource has been moved to ${location}; you should be redirected automatically.\n${shown(detail)}\n`
  } else if (status === 405) {
    const opening = `The method ${shown(method)} is not allowed for this resource. `
    message = `${opening}${lineBreak}${lineBreak}\n${shown(detail)}`
  } else {
    message = `${shown(explanation)}${lineBreak}${lineBreak}\n${shown(detail)}\n\n`
  }

  const bodies: Readonly<Record<string, () => string>> = {
    'application/json': () => JSON.stringify({ message, code: statusLine, title }),
    // The status is not escaped here: neither is it by the framework.
    'text/html': () =>
      `<html>\n <head>\n  <title>${statusLine}</title>\n </head>\n <body>\n  <h1>${statusLine}</h1>\n  ${message}\n </body>\n</html>`,
  }
  const body = bodies[format]?.() ?? `${statusLine}\n\n${message}`
  const contentType = format === 'application/json' ? format : `${format}; charset=UTF-8`
  return { status, reason: statusLineText(reason), headers: { 'Content-Type': contentType, ...headers }, body }
}

/** A failure of the index itself; such answers are HTML whatever the client asks for. */
export function serverFault(): Answer {
  return statusPage({ status: 500 }, { method: 'GET', accept: 'text/html' })
}

export function jsonAnswer(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) }
}

/** Writes an answer. Ends quietly when the client has gone. */
export async function sendAnswer(answer: Answer, response: ServerResponse): Promise<void> {
  const { status, reason, headers, body, delivery = 'whole' } = answer
  if (delivery === 'never') {
    return
  }
  if (delivery === 'dropped') {
    response.destroy()
    return
  }
  if (delivery === 'reset') {
    resetConnection(response)
    return
  }
  if (delivery === 'cut-in-head') {
    response.socket?.write(`HTTP/1.1 ${status} ${reason ?? titleOf(status)}\r\nContent-Ty`, () => response.destroy())
    return
  }
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.size
  const allHeaders = status === 304 ? headers : { ...headers, 'Content-Length': String(length) }
  response.writeHead(status, reason, allHeaders)
  if (delivery === 'cut') {
    const bytes = typeof body === 'string' ? Buffer.from(body) : Buffer.alloc(0)
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy())
  } else if (typeof body === 'string') {
    // As bytes: a text would go out in one piece with the status line, and both as UTF-8.
    response.end(Buffer.from(body))
  } else if (response.req.method === 'HEAD') {
    response.end()
  } else {
    await pipeline(createReadStream(body.file), response).catch(() => response.destroy())
  }
}

function resetConnection({ socket }: ServerResponse): void {
  // Node resets plain connections only.
  if (socket instanceof TLSSocket) {
    socket.destroy()
  } else {
    socket?.resetAndDestroy()
  }
}
