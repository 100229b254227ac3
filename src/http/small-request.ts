import { HttpClient } from '@actions/http-client'
import { Failure } from '../errors.ts'
import { readBounded } from './bounded-body.ts'
import { networkFailure } from './network-failure.ts'
import type { Reply, SmallRequest, TimeLimits } from './transport.ts'

/**
 * Small requests over `@actions/http-client`. A client has one request at a time, since all that can be given up is a
 * whole client; those that wait, by origin, keep their connections for the next.
 */
export class SmallRequests {
  readonly #userAgent: string
  readonly #limits: TimeLimits
  readonly #idle = new Map<string, HttpClient[]>()
  readonly #busy = new Set<HttpClient>()
  #state: 'open' | 'closed' = 'open'

  constructor(userAgent: string, limits: TimeLimits) {
    this.#userAgent = userAgent
    this.#limits = limits
  }

  async send(request: SmallRequest): Promise<Reply> {
    const { url } = request
    if (this.#state === 'closed') throw closedFailure(url)
    const client = this.#idle.get(url.origin)?.pop() ?? this.#newClient()
    this.#busy.add(client)
    try {
      const reply = await this.#ask(client, request)
      this.#keep(client, url)
      return reply
    } catch (error) {
      client.dispose()
      throw this.#isClosed() ? closedFailure(url) : networkFailure(url, error)
    } finally {
      this.#busy.delete(client)
    }
  }

  async #ask(client: HttpClient, request: SmallRequest): Promise<Reply> {
    const { method, url, headers, body, bodyLimitBytes, wholeMs = Number.POSITIVE_INFINITY } = request
    const start = performance.now()
    const answer = client.request(method, url.href, body ?? null, { ...headers })
    const { message } = await inTime(answer, Math.min(this.#limits.answerMs, wholeMs))
    const replyHeaders = headersFrom(message.headers)
    const limits = {
      idleMs: this.#limits.idleMs,
      wholeMs: Number.isFinite(wholeMs) ? Math.max(0, start + wholeMs - performance.now()) : undefined,
      limitBytes: bodyLimitBytes,
    }
    const isPacked =
      headers['accept-encoding'] === 'gzip' && replyHeaders.get('content-encoding')?.toLowerCase() === 'gzip'
    return {
      status: message.statusCode ?? 0,
      statusText: message.statusMessage ?? '',
      headers: replyHeaders,
      ...(await readBounded(message, limits, isPacked ? 'gzip' : 'plain')),
    }
  }

  close(): void {
    this.#state = 'closed'
    for (const client of [...this.#busy, ...[...this.#idle.values()].flat()]) client.dispose()
    this.#busy.clear()
    this.#idle.clear()
  }

  /** It may have been closed while something was waited for. */
  #isClosed(): boolean {
    return this.#state === 'closed'
  }

  #keep(client: HttpClient, { origin }: URL): void {
    if (this.#isClosed()) return
    const idle = this.#idle.get(origin)
    if (idle) idle.push(client)
    else this.#idle.set(origin, [client])
  }

  #newClient(): HttpClient {
    return new HttpClient(this.#userAgent, undefined, {
      allowRedirects: false,
      allowRetries: false,
      keepAlive: true,
      socketTimeout: this.#limits.answerMs,
    })
  }
}

/** Nobody waits for the answer any more, so asking again is of no use. */
function closedFailure({ host }: URL): Failure {
  return new Failure('NETWORK_ANSWER', `${host} is not asked any more, since the run is over.`)
}

/**
 * The toolkit's own time-out begins with the connection and starts anew with every byte, and it never hears of an
 * answer that changes the protocol. So this one runs from the call to the end of the headers.
 */
function inTime<Answer>(answer: Promise<Answer>, limitMs: number): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error('There was no answer in time.'), { code: 'ETIMEDOUT' })),
      limitMs,
    )
  })
  // What becomes of an answer that is late is of no interest, be it an error.
  answer.catch(() => {})
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}

/** Header values by lower-case name. */
export function headersFrom(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), typeof value === 'string' ? value : value.join(', ')] as const],
    ),
  )
}
