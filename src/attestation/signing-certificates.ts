import { readClaims } from '../claims.ts'
import { Failure } from '../errors.ts'
import type { Clock, IdentityProvider } from '../ports.ts'
import type { SigningCertificate } from './certificate-authority.ts'
import { ALTERNATIVES } from './sigstore-service.ts'

const AUDIENCE = 'sigstore'
const TOKEN_MARGIN_MS = 60_000
const CERTIFICATE_MARGIN_MS = 30_000

/** An ID token, and until when it is worth using, on the clock. */
export interface HeldIdToken {
  readonly idToken: string
  readonly staleAtMs: number
}

/**
 * Fetches an ID token for Sigstore. How long it lasts is counted on our clock from the moment it was asked for: the
 * runner's date may be wrong. A token that does not say how long it lasts is stale at once.
 *
 * @throws {Failure} as `IdentityProvider` does.
 */
export async function fetchHeldIdToken(identity: IdentityProvider, clock: Clock): Promise<HeldIdToken> {
  const askedMs = clock.monotonicMs()
  const idToken = await identity.fetchIdToken(AUDIENCE).catch((error: unknown) => {
    throw forSigstore(error)
  })
  const claims = readClaims(idToken)
  const [issued, expires] = [claims.get('iat'), claims.get('exp')]
  const lifetimeMs = typeof issued === 'number' && typeof expires === 'number' ? (expires - issued) * 1_000 : 0
  return { idToken, staleAtMs: askedMs + lifetimeMs - TOKEN_MARGIN_MS }
}

/**
 * Hands out the token at hand, as long as it is worth using, and then a fresh one each time.
 *
 * @param leftMs how long may be waited for one.
 */
export function freshIdTokens(
  atHand: HeldIdToken,
  { identity, clock, leftMs }: { identity: IdentityProvider; clock: Clock; leftMs: () => number },
): () => Promise<string> {
  let unused: HeldIdToken | undefined = atHand
  return async () => {
    const held = unused
    unused = undefined
    if (held !== undefined && clock.monotonicMs() < held.staleAtMs) return held.idToken
    return (await inTime(fetchHeldIdToken(identity, clock), leftMs())).idToken
  }
}

/** Whoever gives ID tokens has a patience of its own, which may be longer. */
function inTime<Value>(work: Promise<Value>, limitMs: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(tooLate()), limitMs)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** Says what the token is for: the one for the index may well have come. */
function forSigstore(error: unknown): unknown {
  if (!(error instanceof Failure) || error.code !== 'IDENTITY_UNAVAILABLE') return error
  return new Failure(error.code, `For Sigstore, which attestations need: ${error.message}`, {
    hint: [error.hint, ALTERNATIVES].filter((hint) => hint !== undefined).join(' '),
    cause: error,
  })
}

function tooLate(): Failure {
  return new Failure('IDENTITY_UNAVAILABLE', 'GitHub did not give this job an ID token for Sigstore in time.', {
    hint: 'Run the job again; if it happens again, see https://www.githubstatus.com.',
  })
}

/**
 * The certificate to sign with: one for all who ask, until it has less than half a minute left. Then the first who
 * asks gets the next one for all.
 */
export function renewedCertificates(
  obtain: () => Promise<SigningCertificate>,
  clock: Clock,
): () => Promise<SigningCertificate> {
  const obtainHeld = async () => {
    const askedMs = clock.monotonicMs()
    const certificate = await obtain()
    return { certificate, staleAtMs: askedMs + certificate.lifetimeMs - CERTIFICATE_MARGIN_MS }
  }
  let held: ReturnType<typeof obtainHeld> | undefined
  return async () => {
    for (;;) {
      held ??= obtainHeld()
      const mine = held
      const { certificate, staleAtMs } = await mine
      if (clock.monotonicMs() < staleAtMs) return certificate
      // Somebody else may have asked for the next one while this one was waited for.
      if (held === mine) held = undefined
    }
  }
}
