import type { Readable } from 'node:stream'
import { getProxyUrl } from '@actions/http-client/lib/proxy'
import { Agent, type Dispatcher, ProxyAgent, request } from 'undici'
import { Failure } from '../errors.ts'
import { readBounded } from './bounded-body.ts'
import { networkFailure } from './network-failure.ts'
import { headersFrom } from './small-request.ts'
import type { Reply, TimeLimits, UploadRequest } from './transport.ts'

/** Uploads over undici, which streams a body of known length in flat memory. */
export class UploadRequests {
  readonly #limits: TimeLimits
  readonly #dispatchers = new Map<string, Dispatcher>()

  constructor(limits: TimeLimits) {
    this.#limits = limits
  }

  async send({ url, headers, body, contentLength, onBegin, onSent }: UploadRequest): Promise<Reply> {
    const sending = new Sending(body, onBegin, onSent)
    try {
      const reply = await request(url, {
        method: 'POST',
        headers: { ...headers, 'content-length': String(contentLength) },
        // @ts-expect-error undici takes async iterables (docs/api/Dispatcher.md), but its types do not say so.
        body: sending.chunks(),
        dispatcher: this.#dispatcherFor(url),
      })
      const answer = {
        status: reply.statusCode,
        // undici leaves it out where it speaks to a proxy.
        statusText: reply.statusText ?? '',
        headers: headersFrom(reply.headers),
        ...(await readBounded(reply.body, this.#limits)),
      }
      if (isSuccess(answer.status) && sending.bytes < contentLength) throw tooEarly(url)
      return answer
    } catch (error) {
      throw networkFailure(url, sending.error ?? error)
    } finally {
      // After an early refusal undici does not always destroy what it was sending.
      body.destroy()
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#dispatchers.values()].map((dispatcher) => dispatcher.destroy()))
    this.#dispatchers.clear()
  }

  #dispatcherFor(url: URL): Dispatcher {
    const known = this.#dispatchers.get(url.origin)
    if (known) return known
    const options = {
      connect: { timeout: this.#limits.connectMs },
      // undici counts this from the last progress while a body is being sent: an idle limit.
      headersTimeout: this.#limits.answerMs,
      bodyTimeout: this.#limits.idleMs,
    }
    // The toolkit's own rule, so that small requests and uploads take the same way.
    const proxy = getProxyUrl(url)
    const dispatcher = proxy
      ? new ProxyAgent({ ...options, uri: proxy.href, proxyTunnel: url.protocol === 'https:' })
      : new Agent(options)
    this.#dispatchers.set(url.origin, dispatcher)
    return dispatcher
  }
}

/** A body on its way: how much of it has been handed over, and what broke it. */
class Sending {
  readonly #body: Readable
  readonly #onBegin: () => void
  readonly #onSent: (chunk: Buffer) => void
  bytes = 0
  /** What breaks the body (a file that changed) matters more than how the connection ends because of it. */
  error: unknown

  constructor(body: Readable, onBegin: () => void, onSent: (chunk: Buffer) => void) {
    this.#body = body
    this.#onBegin = onBegin
    this.#onSent = onSent
  }

  async *chunks(): AsyncGenerator<Buffer> {
    // The socket is asked for room before the next chunk, so the one before the last is out of its hands for certain.
    let sent: Buffer | undefined
    try {
      for await (const chunk of this.#body) {
        if (this.bytes === 0) this.#onBegin()
        this.bytes += chunk.length
        yield chunk
        if (sent) this.#onSent(sent)
        sent = chunk
      }
    } catch (error) {
      this.error = error
      throw error
    }
  }
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300
}

/** What a server says that it has taken before it was sent, it has not taken. */
function tooEarly(url: URL): Failure {
  return new Failure('NETWORK_UNREACHABLE', `${url.host} claimed success before the whole file was sent.`, {
    hint: 'Something between here and the index answers in its place: check proxies and repository-url.',
  })
}
