import { describe, expect, test } from '@jest/globals'
import type { SigningCertificate } from '../../src/attestation/certificate-authority.ts'
import { fetchHeldIdToken, freshIdTokens, renewedCertificates } from '../../src/attestation/signing-certificates.ts'
import type { IdentityProvider } from '../../src/ports.ts'
import { failureOf } from '../support/failure-of.ts'
import { idTokenWith, manualClock } from './service-calls.ts'

/** An issuer whose tokens differ and last five minutes, unless the test says otherwise. */
function issuer(claims: Readonly<Record<string, unknown>> = { iat: 1_000, exp: 1_300 }) {
  const audiences: string[] = []
  const identity: IdentityProvider = {
    async fetchIdToken(audience) {
      audiences.push(audience)
      return idTokenWith({ ...claims, jti: audiences.length })
    },
  }
  return { identity, audiences }
}

const leftMs = (): number => 10_000

describe('ID tokens', () => {
  test('are for Sigstore, and the one at hand is used first', async () => {
    const { identity, audiences } = issuer()
    const clock = manualClock()
    const atHand = await fetchHeldIdToken(identity, clock)
    const next = freshIdTokens(atHand, { identity, clock, leftMs })
    expect(await next()).toBe(atHand.idToken)
    expect(audiences).toEqual(['sigstore'])
  })

  test('are used once each', async () => {
    const { identity, audiences } = issuer()
    const clock = manualClock()
    const next = freshIdTokens(await fetchHeldIdToken(identity, clock), { identity, clock, leftMs })
    expect(new Set([await next(), await next(), await next()]).size).toBe(3)
    expect(audiences).toHaveLength(3)
  })

  test.each([
    [239_999, 1],
    [240_000, 2],
  ])('that are %d ms old take %d requests', async (age, requests) => {
    const { identity, audiences } = issuer()
    const clock = manualClock()
    const next = freshIdTokens(await fetchHeldIdToken(identity, clock), { identity, clock, leftMs })
    clock.pass(age)
    await next()
    expect(audiences).toHaveLength(requests)
  })

  test.each([{}, { iat: '1000', exp: 1_300 }, { exp: 9_999_999_999 }])(
    'that do not say how long they last (%j) are not kept',
    async (claims) => {
      const { identity, audiences } = issuer(claims)
      const clock = manualClock()
      const next = freshIdTokens(await fetchHeldIdToken(identity, clock), { identity, clock, leftMs })
      await next()
      expect(audiences).toHaveLength(2)
    },
  )
})

test('an issuer that keeps silent is not waited for longer than there is time', async () => {
  const identity: IdentityProvider = { fetchIdToken: () => new Promise(() => {}) }
  const old = { idToken: '', staleAtMs: 0 }
  const next = freshIdTokens(old, { identity, clock: manualClock(), leftMs: () => 20 })
  expect((await failureOf(next())).code).toBe('IDENTITY_UNAVAILABLE')
})

describe('certificates', () => {
  /** Certificates of ten minutes, by number. */
  function authority(clock = manualClock()) {
    let count = 0
    const next = renewedCertificates(async (): Promise<SigningCertificate> => {
      const certificate = Buffer.of(++count)
      clock.pass(1_000)
      return { certificate, pem: '', lifetimeMs: 600_000, sign: (bytes) => bytes }
    }, clock)
    const numbers = async (most: number): Promise<readonly (number | undefined)[]> =>
      (await Promise.all(Array.from({ length: most }, next))).map(({ certificate }) => certificate[0])
    return { clock, numbers }
  }

  test('are the same for all who ask', async () => {
    const { numbers } = authority()
    expect(await numbers(3)).toEqual([1, 1, 1])
    expect(await numbers(2)).toEqual([1, 1])
  })

  test('are counted from the moment they were asked for, and renewed once for all', async () => {
    const { clock, numbers } = authority()
    await numbers(1)
    clock.pass(568_999)
    expect(await numbers(2)).toEqual([1, 1])
    clock.pass(1)
    expect(await numbers(3)).toEqual([2, 2, 2])
    expect(await numbers(1)).toEqual([2])
  })

  test('that cannot be had fail everybody who waits', async () => {
    const trouble = new Error('no')
    let count = 0
    const next = renewedCertificates(async () => {
      count++
      throw trouble
    }, manualClock())
    expect(await Promise.allSettled([next(), next()])).toEqual([
      { status: 'rejected', reason: trouble },
      { status: 'rejected', reason: trouble },
    ])
    expect(count).toBe(1)
  })
})
