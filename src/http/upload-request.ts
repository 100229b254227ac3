import type { Readable } from 'node:stream'
import { Failure } from '../errors.ts'
import { readBounded } from './bounded-body.ts'
import { closedFailure } from './network-failure.ts'
import type { Reply, TimeLimits, UploadRequest } from './transport.ts'
import type { Way } from './ways.ts'

/** Sends a body of known length over undici, which does so in flat memory. */
export async function sendUpload(
  { url, headers, body, contentLength, onProgress, onSent }: UploadRequest,
  way: Way,
  limits: TimeLimits,
  closing: AbortSignal,
): Promise<Reply> {
  const sending = new Sending(body, onProgress, onSent)
  try {
    const {
      status,
      statusText,
      headers: answered,
      stream,
    } = await way.ask(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': String(contentLength) },
      body: sending.chunks(),
      signal: closing,
    })
    const answer = { status, statusText, headers: answered, ...(await readBounded(stream, limits)) }
    if (isSuccess(status) && sending.bytes < contentLength) throw tooEarly(url)
    return answer
  } catch (error) {
    if (sending.error !== undefined) throw way.failureFrom(url, sending.error)
    throw closing.aborted ? closedFailure(url) : way.failureFrom(url, error)
  }
}

/** A body on its way: how much of it has been handed over, and what broke it. */
class Sending {
  readonly #body: Readable
  readonly #onProgress: (handedOverBytes: number) => void
  readonly #onSent: (chunk: Buffer) => void
  bytes = 0
  /** What breaks the body (a file that changed) matters more than how the connection ends because of it. */
  error: unknown

  constructor(body: Readable, onProgress: (handedOverBytes: number) => void, onSent: (chunk: Buffer) => void) {
    this.#body = body
    this.#onProgress = onProgress
    this.#onSent = onSent
  }

  async *chunks(): AsyncGenerator<Buffer> {
    // The socket is asked for room before the next chunk, so the one before the last is out of its hands for certain.
    let sent: Buffer | undefined
    try {
      for await (const chunk of this.#body) {
        this.bytes += chunk.length
        this.#onProgress(this.bytes)
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
