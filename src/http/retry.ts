import { Failure } from '../errors.ts'
import type { Clock } from '../ports.ts'
import type { Reply } from './transport.ts'

export interface RetryPolicy {
  /** In all, the first included. */
  readonly attempts: number
  readonly firstDelayMs: number
  /** Of the delays that are our own choice. */
  readonly longestDelayMs: number
  /** How long a server may ask to be left alone, 5 minutes where nothing is said: for longer than that nobody waits. */
  readonly longestAskedMs?: number
  /** On the clock: when nothing is asked again any more, so that several calls may share one span of time. */
  readonly deadlineMs?: number
}

const LONGEST_ASKED_MS = 300_000

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
 * Asks again after connection trouble and passing statuses, as `waitBeforeNext` says. Gives the last answer, whatever
 * it is.
 *
 * @throws {Failure} what the last attempt threw; anything but `NETWORK_TIMEOUT` and `NETWORK_UNREACHABLE` at once.
 */
export async function withRetries(
  ask: (attempt: number) => Promise<Reply>,
  { policy, clock, onRetry }: Retrying,
): Promise<Reply> {
  for (let attempt = 1; ; attempt++) {
    let reason: string
    let waitMs: number | undefined
    try {
      const reply = await ask(attempt)
      waitMs = isPassing(reply.status) ? waitBeforeNext(attempt, retryAfterMs(reply) ?? 0, policy, clock) : undefined
      if (waitMs === undefined) return reply
      reason = `status ${reply.status}`
    } catch (error) {
      if (!isPassingTrouble(error)) throw error
      waitMs = waitBeforeNext(attempt, 0, policy, clock)
      if (waitMs === undefined) throw error
      reason = error.message
    }
    onRetry(reason, waitMs, attempt + 1, policy.attempts)
    await clock.sleep(waitMs)
  }
}

/**
 * How long to wait before the attempt after this one, in milliseconds; nothing where there is to be none. It is longer
 * each time, with full jitter, since jobs that lost the same server together must not come back together; and never less
 * than the server asks.
 */
export function waitBeforeNext(
  attempt: number,
  askedMs: number,
  {
    attempts,
    firstDelayMs,
    longestDelayMs,
    longestAskedMs = LONGEST_ASKED_MS,
    deadlineMs = Number.POSITIVE_INFINITY,
  }: RetryPolicy,
  clock: Clock,
): number | undefined {
  const ceilingMs = Math.min(firstDelayMs * 2 ** (attempt - 1), longestDelayMs)
  const waitMs = Math.max(askedMs, Math.random() * ceilingMs)
  const isPointless = attempt >= attempts || askedMs > longestAskedMs || clock.monotonicMs() + waitMs >= deadlineMs
  return isPointless ? undefined : waitMs
}

/** Whether a request failed for want of a connection or an answer, so that it may succeed later. */
export function isPassingTrouble(error: unknown): error is Failure {
  return error instanceof Failure && (error.code === 'NETWORK_TIMEOUT' || error.code === 'NETWORK_UNREACHABLE')
}

/**
 * How long the server asks to be left alone, in milliseconds (RFC 9110, 10.2.3): seconds, or a date, which is taken by
 * the server's own clock where it tells the time.
 */
export function retryAfterMs({ headers }: Pick<Reply, 'headers'>): number | undefined {
  const value = headers.get('retry-after') ?? ''
  // More digits are more than three years, which nobody means.
  if (/^\d{1,8}$/.test(value)) return Number(value) * 1_000
  const date = Date.parse(value)
  if (Number.isNaN(date) || !/[a-z]/i.test(value)) return undefined
  const serverNow = Date.parse(headers.get('date') ?? '')
  return Math.max(0, date - (Number.isNaN(serverNow) ? Date.now() : serverNow))
}
