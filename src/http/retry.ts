import { Failure } from '../errors.ts'
import type { Clock } from '../ports.ts'
import type { Reply } from './transport.ts'

export interface RetryPolicy {
  /** In all, the first included. */
  readonly attempts: number
  readonly firstDelayMs: number
  readonly longestDelayMs: number
  /** On the clock: when nothing is asked again any more, so that several calls may share one span of time. */
  readonly deadlineMs?: number
}

export const DEFAULT_RETRIES: RetryPolicy = { attempts: 5, firstDelayMs: 1_000, longestDelayMs: 30_000 }

export interface Retrying {
  readonly policy: RetryPolicy
  readonly clock: Clock
  /** Is told why, how long it will be waited, and which attempt comes next, counted from 1, of how many. */
  readonly onRetry: (reason: string, waitMs: number, next: number, attempts: number) => void
}

const PASSING_STATUSES = new Set([408, 425, 429])

/** Whether a status says that the same request may succeed later. */
export function isPassing(status: number): boolean {
  return PASSING_STATUSES.has(status) || status >= 500
}

/**
 * Asks again after connection trouble and passing statuses, waiting longer each time, with full jitter: jobs that lost
 * the same server together must not come back together. Gives the last answer, whatever it is.
 *
 * @throws {Failure} what the last attempt threw; anything but `NETWORK_TIMEOUT` and `NETWORK_UNREACHABLE` at once.
 */
export async function withRetries(
  ask: (attempt: number) => Promise<Reply>,
  { policy, clock, onRetry }: Retrying,
): Promise<Reply> {
  const { attempts, firstDelayMs, longestDelayMs, deadlineMs = Number.POSITIVE_INFINITY } = policy
  /** Nothing after the last attempt. */
  const waitAfter = (attempt: number, askedMs: number): number | undefined => {
    const ceiling = Math.min(firstDelayMs * 2 ** (attempt - 1), longestDelayMs)
    const waitMs = Math.min(Math.max(askedMs, Math.random() * ceiling), longestDelayMs)
    return attempt === attempts || clock.monotonicMs() + waitMs >= deadlineMs ? undefined : waitMs
  }
  for (let attempt = 1; ; attempt++) {
    let reason: string
    let waitMs: number | undefined
    try {
      const reply = await ask(attempt)
      waitMs = isPassing(reply.status) ? waitAfter(attempt, retryAfterMs(reply.headers) ?? 0) : undefined
      if (waitMs === undefined) return reply
      reason = `status ${reply.status}`
    } catch (error) {
      if (!isPassingTrouble(error)) throw error
      waitMs = waitAfter(attempt, 0)
      if (waitMs === undefined) throw error
      reason = error.message
    }
    onRetry(reason, waitMs, attempt + 1, attempts)
    await clock.sleep(waitMs)
  }
}

/** Whether a request failed for want of a connection or an answer, so that it may succeed later. */
export function isPassingTrouble(error: unknown): error is Failure {
  return error instanceof Failure && (error.code === 'NETWORK_TIMEOUT' || error.code === 'NETWORK_UNREACHABLE')
}

/** The `Retry-After` header in milliseconds: seconds or an HTTP date (RFC 9110, 10.2.3). */
export function retryAfterMs(headers: ReadonlyMap<string, string>): number | undefined {
  const value = headers.get('retry-after')
  if (value === undefined) return undefined
  if (/^\d+$/.test(value)) return Number(value) * 1_000
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now())
}
