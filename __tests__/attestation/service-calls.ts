import type { SigningIdentity } from '../../src/attestation/identity.ts'
import { openTransport } from '../../src/http/door.ts'
import type { Transport } from '../../src/http/transport.ts'
import type { Clock } from '../../src/ports.ts'

/** A clock on which time passes only while somebody sleeps, or where a test says so. */
export interface ManualClock extends Clock {
  readonly sleeps: readonly number[]
  pass(milliseconds: number): void
}

export function manualClock(): ManualClock {
  let nowMs = 1_000_000
  const sleeps: number[] = []
  return {
    sleeps,
    monotonicMs: () => nowMs,
    pass(milliseconds) {
      nowMs += milliseconds
    },
    async sleep(milliseconds) {
      sleeps.push(milliseconds)
      nowMs += milliseconds
    },
  }
}

/** The door to the network, with time-outs that a test can wait for; for silence, shorter ones. */
export function impatientTransport(answerMs = 10_000): Transport {
  return openTransport('test/1.0', { limits: { answerMs, idleMs: answerMs } })
}

/** Whom local-pypi's runs sign as. */
export const SAMPLE_IDENTITY: SigningIdentity = {
  issuer: 'https://token.actions.githubusercontent.com',
  repositoryUri: 'https://github.com/octo-org/sample-project',
  workflowUri: 'https://github.com/octo-org/sample-project/.github/workflows/release.yml@refs/tags/v1.0.0',
}

/** An ID token with these claims, which nobody has signed. */
export function idTokenWith(claims: Readonly<Record<string, unknown>>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'none' })}.${part(claims)}.c2lnbmF0dXJl`
}

/** Asks local-pypi's issuer as a runner asks GitHub. */
export async function fetchIdToken(environment: Readonly<Record<string, string>>, audience: string): Promise<string> {
  const answer = await fetch(`${environment.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=${audience}`, {
    headers: { authorization: `bearer ${environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` },
  })
  const document: unknown = await answer.json()
  return typeof document === 'object' && document && 'value' in document ? String(document.value) : ''
}
