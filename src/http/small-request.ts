import { HttpClient } from '@actions/http-client'
import { type Heard, headersFrom, hearOut } from './hearing.ts'
import { closedFailure, networkFailure } from './network-failure.ts'
import type { Reply, SmallRequest, TimeLimits } from './transport.ts'
import type { Trust } from './trust.ts'

/** What the toolkit's client leaves to be set on each request. */
type Preparation = NonNullable<ConstructorParameters<typeof HttpClient>[1]>[number]

/**
 * Small requests over `@actions/http-client`, which is loaded quickly, without a proxy. A client has one request at a
 * time, since all that can be given up is a whole client; those that wait, by origin, keep their connections for the
 * next.
 */
export class SmallRequests {
  readonly #userAgent: string
  readonly #limits: TimeLimits
  readonly #preparation: Preparation
  readonly #closing: AbortSignal
  readonly #idle = new Map<string, HttpClient[]>()
  readonly #busy = new Set<HttpClient>()

  constructor(userAgent: string, limits: TimeLimits, trust: Trust, closing: AbortSignal) {
    this.#userAgent = userAgent
    this.#limits = limits
    this.#preparation = preparationWith(trust)
    this.#closing = closing
    closing.addEventListener('abort', () => this.#cut())
  }

  async send(request: SmallRequest): Promise<Reply> {
    const { url } = request
    const client = this.#idle.get(url.origin)?.pop() ?? this.#newClient()
    this.#busy.add(client)
    try {
      const reply = await hearOut(request, ask(client, request), this.#limits)
      this.#keep(client, url)
      return reply
    } catch (error) {
      client.dispose()
      throw this.#closing.aborted ? closedFailure(url) : networkFailure(url, error)
    } finally {
      this.#busy.delete(client)
    }
  }

  #cut(): void {
    for (const client of [...this.#busy, ...[...this.#idle.values()].flat()]) client.dispose()
    this.#busy.clear()
    this.#idle.clear()
  }

  #keep(client: HttpClient, { origin }: URL): void {
    if (this.#closing.aborted) return
    const idle = this.#idle.get(origin)
    if (idle) idle.push(client)
    else this.#idle.set(origin, [client])
  }

  #newClient(): HttpClient {
    return new HttpClient(this.#userAgent, [this.#preparation], {
      allowRedirects: false,
      allowRetries: false,
      keepAlive: true,
      socketTimeout: this.#limits.answerMs,
    })
  }
}

async function ask(client: HttpClient, { method, url, headers, body }: SmallRequest): Promise<Heard> {
  const { message } = await client.request(method, url.href, body ?? null, { ...headers })
  return {
    status: message.statusCode ?? 0,
    statusText: message.statusMessage ?? '',
    headers: headersFrom(message.headers),
    stream: message,
  }
}

function preparationWith(trust: Trust): Preparation {
  return {
    prepareRequest(options) {
      // Node would look up `[::1]` as a name.
      options.host = options.host?.replace(/^\[(.*)\]$/, '$1') ?? null
      const secureContext = trust()
      if (secureContext) Object.assign(options, { secureContext })
    },
    canHandleAuthentication: () => false,
    handleAuthentication: () => Promise.reject(new Error('It was said that this cannot be done.')),
  }
}
