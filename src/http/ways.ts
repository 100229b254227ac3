import { Agent, type Dispatcher, ProxyAgent, request } from 'undici'
import { type Heard, headersFrom } from './hearing.ts'
import { networkFailure } from './network-failure.ts'
import { type ProxyServer, proxyRefusal } from './proxy.ts'
import type { TimeLimits } from './transport.ts'
import type { Trust } from './trust.ts'

/** What undici takes for the making of connections. */
interface Connecting {
  readonly timeout: number
  readonly secureContext?: NonNullable<ReturnType<Trust>>
}

/** A request as it goes over a way. */
export interface Asking {
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | AsyncIterable<Buffer> | undefined
  /** Aborted when nobody waits any more, be it for the headers or for the body of the answer. */
  readonly signal: AbortSignal
}

/** How a host is reached over undici: by itself, through a tunnel, or by asking a proxy for whole URLs. */
export interface Way {
  ask(url: URL, asking: Asking): Promise<Heard>
  /** What kept a request on this way from being answered, as in `networkFailure`. */
  failureFrom(url: URL, error: unknown): unknown
}

/** The ways to hosts, each with its connections, which are kept for the next request. */
export class Ways {
  readonly #userAgent: string
  readonly #limits: TimeLimits
  readonly #trust: Trust
  readonly #dispatchers = new Map<string, Dispatcher>()

  constructor(userAgent: string, limits: TimeLimits, trust: Trust) {
    this.#userAgent = userAgent
    this.#limits = limits
    this.#trust = trust
  }

  to(target: URL, proxy: ProxyServer | undefined): Way {
    const headers = { 'user-agent': this.#userAgent }
    if (proxy === undefined || target.protocol === 'https:') {
      const dispatcher = this.#dispatcherFor(`${target.origin} ${proxy?.url.origin}`, () => this.#opened(target, proxy))
      return {
        ask: (url, asking) => ask(dispatcher, url, { ...asking, headers: { ...headers, ...asking.headers } }),
        failureFrom: networkFailure,
      }
    }
    const dispatcher = this.#dispatcherFor(proxy.url.origin, () => new WholeUrlAgent(proxy, this.#options(proxy.url)))
    const { authorization } = proxy
    const proxyHeaders = authorization === undefined ? {} : { 'proxy-authorization': authorization }
    return {
      async ask(url, asking) {
        const all = { ...headers, ...asking.headers, ...proxyHeaders, host: url.host }
        const heard = await ask(dispatcher, url, { ...asking, headers: all })
        if (heard.status !== 407) return heard
        heard.stream.on('error', () => {}).destroy()
        throw proxyRefusal(proxy, url, heard.status)
      },
      failureFrom: (_url, error) => networkFailure(proxy.url, error, 'proxy'),
    }
  }

  async destroy(): Promise<void> {
    await Promise.all([...this.#dispatchers.values()].map((dispatcher) => dispatcher.destroy()))
    this.#dispatchers.clear()
  }

  #dispatcherFor(name: string, open: () => Dispatcher): Dispatcher {
    const dispatcher = this.#dispatchers.get(name) ?? open()
    this.#dispatchers.set(name, dispatcher)
    return dispatcher
  }

  #opened(target: URL, proxy: ProxyServer | undefined): Dispatcher {
    if (proxy === undefined) return new Agent(this.#options(target))
    const options = this.#options(target)
    return new ProxyAgent({
      ...options,
      uri: proxy.url.origin,
      ...(proxy.authorization === undefined ? {} : { token: proxy.authorization }),
      requestTls: options.connect,
      clientFactory: () => new TunnelEntrance(proxy, target, this.#options(proxy.url).connect),
    })
  }

  #options({ protocol }: URL): { connect: Connecting; headersTimeout: number; bodyTimeout: number } {
    const { connectMs, answerMs, idleMs } = this.#limits
    const secureContext = protocol === 'https:' ? this.#trust() : undefined
    return {
      connect: { timeout: connectMs, ...(secureContext ? { secureContext } : {}) },
      // undici counts this from the last progress while a body is being sent: an idle limit.
      headersTimeout: answerMs,
      bodyTimeout: idleMs,
    }
  }
}

async function ask(dispatcher: Dispatcher, url: URL, { method, headers, body, signal }: Asking): Promise<Heard> {
  const reply = await request(url, {
    dispatcher,
    method,
    headers: { ...headers },
    // @ts-expect-error undici takes async iterables (docs/api/Dispatcher.md), but its types do not say so.
    body,
    signal,
  })
  return {
    status: reply.statusCode,
    // undici leaves it out where it speaks to a proxy.
    statusText: reply.statusText ?? '',
    headers: headersFrom(reply.headers),
    stream: reply.body,
  }
}

/** The way of plain http through a proxy, which is asked for whole URLs (RFC 9112, 3.2.2). */
class WholeUrlAgent extends Agent {
  readonly #proxy: ProxyServer

  constructor(proxy: ProxyServer, options: Agent.Options) {
    super(options)
    this.#proxy = proxy
  }

  override dispatch(options: Agent.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    const path = `${String(options.origin)}${options.path}`
    return super.dispatch({ ...options, origin: this.#proxy.url.origin, path }, handler)
  }
}

/**
 * The proxy as it is asked for a tunnel. What fails here is the proxy's doing, which cannot be told from undici's errors
 * later; one of them, a connection that is broken off, undici would even try again for ever.
 */
class TunnelEntrance extends Agent {
  readonly #proxy: ProxyServer
  readonly #target: URL

  constructor(proxy: ProxyServer, target: URL, connect: Connecting) {
    super({ connect, headersTimeout: connect.timeout })
    this.#proxy = proxy
    this.#target = target
  }

  override async connect<Opaque = null>(
    options: Dispatcher.ConnectOptions<Opaque>,
  ): Promise<Dispatcher.ConnectData<Opaque>> {
    const answer = await super.connect(options).catch((error: unknown) => {
      throw networkFailure(this.#proxy.url, error, 'proxy')
    })
    if (answer.statusCode === 200) return answer
    answer.socket.on('error', () => {}).destroy()
    throw proxyRefusal(this.#proxy, this.#target, answer.statusCode)
  }
}
