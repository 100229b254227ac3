import { SmallRequests } from './small-request.ts'
import type { TimeLimits, Transport } from './transport.ts'
import type { UploadRequests } from './upload-request.ts'

const TIME_LIMITS: TimeLimits = {
  connectMs: 15_000,
  // PyPI's upload workers are given 240 s for a request.
  answerMs: 300_000,
  idleMs: 60_000,
}
const SMALL_REQUEST_ANSWER_MS = 30_000

/** Opens the door to the network. */
export function openTransport(userAgent: string, limits: Partial<TimeLimits> = {}): Transport {
  const small = new SmallRequests(userAgent, { ...TIME_LIMITS, answerMs: SMALL_REQUEST_ANSWER_MS, ...limits })
  let uploads: Promise<UploadRequests> | undefined
  const loadUploads = (): Promise<UploadRequests> => {
    uploads ??= import('./upload-request.ts').then((module) => new module.UploadRequests({ ...TIME_LIMITS, ...limits }))
    return uploads
  }
  return {
    request(request) {
      const reply = small.send(request)
      // What uploads need takes long to load, and the answer has to be waited for anyway.
      setImmediate(loadUploads)
      return reply
    },
    async upload(request) {
      const headers = { 'user-agent': userAgent, ...request.headers }
      return (await loadUploads()).send({ ...request, headers })
    },
    async close() {
      small.close()
      await (await uploads)?.close()
    },
  }
}
