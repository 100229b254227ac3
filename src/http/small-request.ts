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
      const { message } = await this.#clientFor(url).request(method, url.href, body ?? null, { ...headers })
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
