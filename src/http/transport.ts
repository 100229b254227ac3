import type { Readable } from 'node:stream'

/** A server's answer, whatever its status. */
export interface Reply {
  readonly status: number
  /** The reason phrase; empty where the protocol has none (HTTP/2). */
  readonly statusText: string
  /** By lower-case name; a repeated header's values are joined by commas. */
  readonly headers: ReadonlyMap<string, string>
  /** At most the limit of it, decoded as UTF-8. */
  readonly body: string
  /** `cut`: the server had more to say than we read, or broke off before it had said all. */
  readonly bodyEnd: 'whole' | 'cut'
}

export interface SmallRequest {
  readonly method: 'GET' | 'POST'
  readonly url: URL
  /** With `accept-encoding: gzip` among them, a compressed answer is unpacked. */
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** How much of the answer's body is read, unpacked; 256 KiB where nothing is said. */
  readonly bodyLimitBytes?: number
  /** From the call to the end of the body; by default only the answer's beginning and pauses are limited. */
  readonly wholeMs?: number
}

export interface UploadRequest {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: Readable
  /** In bytes, exactly. */
  readonly contentLength: number
  /**
   * Is told how many bytes have been handed over in all. From the first on the server may have heard of it; with the
   * last it may have everything.
   */
  readonly onProgress: (handedOverBytes: number) => void
  /** Is given each chunk of the body when it has left this program and may be overwritten. */
  readonly onSent: (chunk: Buffer) => void
}

/**
 * The one door to the network. It never follows a redirect, reads answers up to a limit, and limits idle time, never
 * the whole. Anything but an answer is a `Failure` with a `NETWORK_*` code that names the host and no more of the URL.
 */
export interface Transport {
  /** For answers of a few KiB, such as JSON. Connections are kept for the next call. */
  request(request: SmallRequest): Promise<Reply>
  /** POSTs a body of any size in flat memory. The body is destroyed when the call ends, however it ends. */
  upload(request: UploadRequest): Promise<Reply>
  /** Cuts every connection, so that nothing holds the process. */
  close(): Promise<void>
}

export interface TimeLimits {
  readonly connectMs: number
  /** From the last byte sent to the first of the answer. */
  readonly answerMs: number
  /** Between two chunks of an answer. */
  readonly idleMs: number
}
