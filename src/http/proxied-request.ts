import { hearOut } from './hearing.ts'
import { closedFailure } from './network-failure.ts'
import type { Reply, SmallRequest, TimeLimits } from './transport.ts'
import type { Way } from './ways.ts'

/** Sends a small request through a proxy. */
export async function sendThroughProxy(
  request: SmallRequest,
  way: Way,
  limits: TimeLimits,
  closing: AbortSignal,
): Promise<Reply> {
  const { url, method, headers, body } = request
  const ending = new AbortController()
  try {
    const answer = way.ask(url, { method, headers, body, signal: ending.signal })
    return await hearOut(request, answer, limits)
  } catch (error) {
    throw closing.aborted ? closedFailure(url) : way.failureFrom(url, error)
  } finally {
    ending.abort()
  }
}
