import type { Clock, Credential } from '../ports.ts'
import type { MintedToken } from './exchange.ts'

export interface RenewalPorts {
  /** Trades a fresh ID token for another API token. */
  readonly mint: () => Promise<MintedToken>
  /** The one on which the tokens' lives are measured. */
  readonly clock: Clock
  readonly onRenewed: (token: MintedToken) => void
  /** No other token could be had ahead of time, and the old one stays in use. */
  readonly onRenewalFailed: (error: unknown) => void
}

/** How much of its life a token has left when another one is asked for: a fifth, and no more than five minutes. */
const AHEAD_SHARE = 1 / 5
const LONGEST_AHEAD_MS = 300_000
/** How often another one is asked for before the old one ends. */
const TRIES_AHEAD = 3

/** The token in use; its times are on the monotonic clock. */
interface TokenInUse {
  readonly token: string
  readonly renewAtMs: number
  /** Between a try ahead that failed and the next one. */
  readonly pauseMs: number
  readonly deadAtMs: number
}

/** A token of which nobody said how long it lives is in use until the index calls it expired. */
function inUse({ token, askedAtMs, lifeMs = Number.POSITIVE_INFINITY }: MintedToken): TokenInUse {
  const aheadMs = Math.min(lifeMs * AHEAD_SHARE, LONGEST_AHEAD_MS)
  const deadAtMs = askedAtMs + lifeMs
  return { token, renewAtMs: deadAtMs - aheadMs, pauseMs: aheadMs / TRIES_AHEAD, deadAtMs }
}

/**
 * A token that is replaced before its life ends, while the old one is still given, and when the index calls it expired.
 * However many ask, there is one renewal at a time. It keeps no time of its own: only who asks makes it look at the
 * clock.
 */
export function renewingCredential(
  first: MintedToken,
  { mint, clock, onRenewed, onRenewalFailed }: RenewalPorts,
): Credential {
  let current = inUse(first)
  let renewal: Promise<string> | undefined

  const isDead = (): boolean => clock.monotonicMs() >= current.deadAtMs

  async function mintAnother(): Promise<string> {
    try {
      const minted = await mint()
      current = inUse(minted)
      onRenewed(minted)
      return minted.token
    } catch (error) {
      if (!isDead()) {
        current = { ...current, renewAtMs: clock.monotonicMs() + current.pauseMs }
        onRenewalFailed(error)
      }
      throw error
    }
  }

  function renew(): Promise<string> {
    renewal ??= mintAnother().finally(() => {
      renewal = undefined
    })
    return renewal
  }

  async function password(): Promise<string> {
    if (isDead()) return renew()
    // Nobody waits for it. Where it fails, that has been told, or whoever asks next is told.
    if (clock.monotonicMs() >= current.renewAtMs) renew().catch(() => {})
    return current.token
  }

  return {
    user: '__token__',
    password,
    async replacementFor(expired) {
      if (expired === current.token) current = { ...current, deadAtMs: Number.NEGATIVE_INFINITY }
      return password()
    },
  }
}
