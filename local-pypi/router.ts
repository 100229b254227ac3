import type { IncomingMessage } from 'node:http'
import { type Answer, type Reader, statusPage } from './answers.ts'

/** The methods of what can only be read. */
export const READING_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS']

export interface Incoming extends Reader {
  readonly request: IncomingMessage
  /** Decoded. */
  readonly path: string
  readonly query: URLSearchParams
}

/** Answers a request; what the route's pattern captures comes after it. */
export type Handler = (incoming: Incoming, ...captured: readonly string[]) => Answer | Promise<Answer>

export interface Route {
  readonly path: RegExp
  /** When not given, the handler looks at the method itself. */
  readonly methods?: readonly string[]
  readonly handle: Handler
}

export function read(path: RegExp, handle: Handler): Route {
  return { path, methods: READING_METHODS, handle }
}

export function write(path: RegExp, handle: Handler): Route {
  return { path, methods: ['POST'], handle }
}

export function methodNotAllowed(incoming: Incoming, methods: readonly string[]): Answer {
  return statusPage({ status: 405, headers: { Allow: methods.join(', ') } }, incoming)
}

export function movedTo(location: string, incoming: Incoming): Answer {
  return statusPage({ status: 301, headers: { Location: location } }, incoming)
}

/** Answers a request by the first route whose pattern fits its path; 404 when none does, 405 for other methods. */
export async function answerRequest(request: IncomingMessage, routes: readonly Route[]): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  const incoming: Incoming = {
    request,
    method: request.method ?? 'GET',
    accept: request.headers.accept,
    path: decoded(url.pathname),
    query: url.searchParams,
  }
  for (const { path, methods, handle } of routes) {
    const match = path.exec(incoming.path)
    if (match !== null) {
      const isAllowed = methods === undefined || methods.includes(incoming.method)
      return isAllowed ? handle(incoming, ...match.slice(1)) : methodNotAllowed(incoming, methods)
    }
  }
  return statusPage({ status: 404 }, incoming)
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
