import { HttpClient } from '@actions/http-client'
import { readBounded } from './bounded-body.ts'
import { networkFailure } from './network-failure.ts'
import type { Reply, SmallRequest, TimeLimits } from './transport.ts'

/** Small requests over `@actions/http-client`, one client per origin, since a client's agent is for one protocol. */
export class SmallRequests {
  readonly #userAgent: string
  readonly #limits: TimeLimits
  readonly #clients = new Map<string, HttpClient>()

  constructor(userAgent: string, limits: TimeLimits) {
    this.#userAgent = userAgent
    this.#limits = limits
  }

  async send({ method, url, headers, body }: SmallRequest): Promise<Reply> {
    try {
      const answer = this.#clientFor(url).request(method, url.href, body ?? null, { ...headers })
      const { message } = await this.#inTime(answer, url)
      return {
        status: message.statusCode ?? 0,
        statusText: message.statusMessage ?? '',
        headers: headersFrom(message.headers),
        ...(await readBounded(message, this.#limits.idleMs)),
      }
    } catch (error) {
      throw networkFailure(url, error)
    }
  }

  /**
   * The toolkit's own time-out begins with the connection and starts anew with every byte, and it never hears of an
   * answer that changes the protocol. So this one runs from the call to the end of the headers.
   */
  #inTime<Answer>(answer: Promise<Answer>, url: URL): Promise<Answer> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(Object.assign(new Error('There was no answer in time.'), { code: 'ETIMEDOUT' }))
        this.#clients.get(url.origin)?.dispose()
        this.#clients.delete(url.origin)
      }, this.#limits.answerMs)
    })
    // What becomes of an answer that is late is of no interest, be it an error.
    answer.catch(() => {})
    return Promise.race([answer, late]).finally(() => clearTimeout(timer))
  }

  close(): void {
    for (const client of this.#clients.values()) client.dispose()
    this.#clients.clear()
  }

  #clientFor(url: URL): HttpClient {
    const known = this.#clients.get(url.origin)
    if (known) return known
    const client = new HttpClient(this.#userAgent, undefined, {
      allowRedirects: false,
      allowRetries: false,
      keepAlive: true,
      socketTimeout: this.#limits.answerMs,
    })
    this.#clients.set(url.origin, client)
    return client
  }
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
