import { isPassing, isPassingTrouble, retryAfterMs } from '../http/retry.ts'
import type { Reply } from '../http/transport.ts'
import { mayVerifyLater } from './answer.ts'

/** What came of sending a file once. */
export type Attempt =
  | { readonly kind: 'answered'; readonly reply: Reply }
  /** Nothing was answered. Of the request's body all had been handed to the network by then, or not all. */
  | { readonly kind: 'broken off'; readonly error: unknown; readonly handedOver: 'everything' | 'not everything' }

/**
 * How likely it is that an index holds a file that was sent to it and that it did not say so of. `small`: it said
 * itself that it failed, and undid what it had begun, as far as can be told.
 */
export type Chance = 'none' | 'small' | 'real'

/** How likely it is that an attempt has brought the file although it was no success. */
export function chanceAfter(attempt: Attempt): Chance {
  if (attempt.kind === 'broken off') return attempt.handedOver === 'everything' ? 'real' : 'none'
  const { status } = attempt.reply
  if (status === 500 || status === 503) return 'small'
  // Mostly whoever stands before the index: it lost sight of a request that the index may have finished.
  return status >= 500 ? 'real' : 'none'
}

export function greaterOf(one: Chance, other: Chance): Chance {
  if (one === 'none' || other === 'real') return other
  return one
}

/** Whether the index says that it has more to do than it can. */
export function isStrained(attempt: Attempt): boolean {
  return attempt.kind === 'answered' && (attempt.reply.status === 429 || attempt.reply.status >= 500)
}

/** Why the same file may be taken later. */
export interface Trouble {
  readonly reason: string
  /** How long the index is to be left alone at least. */
  readonly askedMs: number
  /** Whether it is worth more than one other attempt. */
  readonly patience: 'as usual' | 'once'
}

/** PyPI fetches Sigstore's keys for each verification, and gives up sooner than they take to come back. */
const VERIFIED_LATER_MS = 5_000

/** What was in the way of an attempt and may pass; nothing where its outcome is final. */
export function troubleOf(attempt: Attempt): Trouble | undefined {
  if (attempt.kind === 'broken off') {
    const { error } = attempt
    return isPassingTrouble(error) ? { reason: error.message, askedMs: 0, patience: 'as usual' } : undefined
  }
  const { reply } = attempt
  if (isPassing(reply.status)) {
    return { reason: `status ${reply.status}`, askedMs: retryAfterMs(reply) ?? 0, patience: 'as usual' }
  }
  return mayVerifyLater(reply)
    ? { reason: 'the index could not verify the attestations just now', askedMs: VERIFIED_LATER_MS, patience: 'once' }
    : undefined
}
