import { closedFailure } from './network-failure.ts'
import { sendThroughProxy } from './proxied-request.ts'
import { proxyFor } from './proxy.ts'
import { SmallRequests } from './small-request.ts'
import type { TimeLimits, Transport } from './transport.ts'
import { trustBeside } from './trust.ts'
import { sendUpload } from './upload-request.ts'
import type { Ways } from './ways.ts'

const TIME_LIMITS: TimeLimits = {
  connectMs: 15_000,
  // PyPI's upload workers are given 240 s for a request.
  answerMs: 300_000,
  idleMs: 60_000,
}
const SMALL_REQUEST_ANSWER_MS = 30_000

export interface TransportOptions {
  readonly limits?: Partial<TimeLimits> | undefined
  /** PEM certificates of authorities that are trusted beside those that Node knows. */
  readonly certificates?: readonly string[] | undefined
}

/** Opens the door to the network. */
export function openTransport(userAgent: string, { limits, certificates = [] }: TransportOptions = {}): Transport {
  const uploadLimits = { ...TIME_LIMITS, ...limits }
  const smallLimits = { ...TIME_LIMITS, answerMs: SMALL_REQUEST_ANSWER_MS, ...limits }
  const trust = trustBeside(certificates)
  const closing = new AbortController()
  const { signal } = closing
  const direct = new SmallRequests(userAgent, smallLimits, trust, signal)
  let opened: Promise<Ways> | undefined
  const open = (): Promise<Ways> => {
    opened ??= import('./ways.ts').then((module) => new module.Ways(userAgent, uploadLimits, trust))
    return opened
  }
  return {
    async request(request) {
      const { url } = request
      if (signal.aborted) throw closedFailure(url)
      const proxy = proxyFor(url)
      if (proxy) return sendThroughProxy(request, (await open()).to(url, proxy), smallLimits, signal)
      // What uploads need takes long to load, and the answer has to be waited for anyway.
      setImmediate(open)
      return direct.send(request)
    },
    async upload(request) {
      const { url, body } = request
      try {
        if (signal.aborted) throw closedFailure(url)
        const way = (await open()).to(url, proxyFor(url))
        return await sendUpload(request, way, uploadLimits, signal)
      } finally {
        // After an early refusal undici does not always destroy what it was sending.
        body.destroy()
      }
    },
    async close() {
      closing.abort()
      await (await opened)?.destroy()
    },
  }
}
