import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { cancelled, Failure } from '../../src/errors.ts'
import type { Credential } from '../../src/ports.ts'
import type { MintedToken } from '../../src/trusted-publishing/exchange.ts'
import { renewingCredential } from '../../src/trusted-publishing/renewing-credential.ts'
import { failureOf } from '../support/failure-of.ts'

interface Mint {
  succeed(token: string, lifeMs?: number): void
  fail(error: Error): void
}

interface Scene {
  readonly credential: Credential
  readonly clock: { nowMs: number }
  /** Every call for another token, to be answered by the test. */
  readonly mints: Mint[]
  readonly renewed: string[]
  readonly told: unknown[]
  /** The call for another token that was made last. */
  latest(): Mint
}

/** A credential whose first token was asked for at 0. */
function sceneOf(lifeMs: number | undefined, askedAtMs = 0): Scene {
  const clock = { nowMs: 0 }
  const mints: Mint[] = []
  const renewed: string[] = []
  const told: unknown[] = []
  const credential = renewingCredential(
    { token: 'first', askedAtMs, lifeMs },
    {
      clock: {
        monotonicMs: () => clock.nowMs,
        sleep: () => Promise.reject(new Error('It keeps no time of its own.')),
      },
      mint: () =>
        new Promise<MintedToken>((resolve, reject) => {
          const asked = clock.nowMs
          mints.push({ succeed: (token, life) => resolve({ token, askedAtMs: asked, lifeMs: life }), fail: reject })
        }),
      onRenewed: ({ token }) => renewed.push(token),
      onRenewalFailed: (error) => told.push(error),
    },
  )
  const latest = (): Mint => {
    const mint = mints.at(-1)
    if (mint === undefined) throw new Error('Nobody asked for another token.')
    return mint
  }
  return { credential, clock, mints, renewed, told, latest }
}

const OUTAGE = new Failure('NETWORK_UNREACHABLE', 'The index refused the connection.')

/** Lets everything happen that waits for nothing but promises. */
const settled = (): Promise<void> => setImmediate()

/** What a promise has come to without anything else happening. */
async function stateOf(promise: Promise<unknown>): Promise<'waiting' | 'ended'> {
  let state: 'waiting' | 'ended' = 'waiting'
  const end = (): void => {
    state = 'ended'
  }
  promise.then(end, end)
  await settled()
  return state
}

describe('ahead of its end', () => {
  test.each([
    ['15 minutes', 900_000, 0, 720_000],
    ['2 hours', 7_200_000, 0, 6_900_000],
    ['5 seconds', 5_000, 0, 4_000],
    ['15 minutes, of which some had passed before it came', 900_000, -30_000, 690_000],
  ])('a token that lives %s is renewed in time, and not before', async (_title, lifeMs, askedAtMs, renewAtMs) => {
    const { credential, clock, mints } = sceneOf(lifeMs, askedAtMs)
    clock.nowMs = renewAtMs - 1
    expect(await credential.password()).toBe('first')
    expect(mints).toHaveLength(0)
    clock.nowMs = renewAtMs
    expect(await credential.password()).toBe('first')
    expect(mints).toHaveLength(1)
  })

  test('the old token is given without waiting until there is another', async () => {
    const { credential, clock, mints, renewed, latest } = sceneOf(900_000)
    clock.nowMs = 720_000
    expect(await credential.password()).toBe('first')
    clock.nowMs = 899_999
    expect(await credential.password()).toBe('first')
    latest().succeed('second', 900_000)
    await settled()
    expect(await credential.password()).toBe('second')
    expect(mints).toHaveLength(1)
    expect(renewed).toEqual(['second'])
  })

  test('the life of the other token runs from when it was asked for', async () => {
    const { credential, clock, mints, latest } = sceneOf(900_000)
    clock.nowMs = 720_000
    await credential.password()
    clock.nowMs = 800_000
    latest().succeed('second', 900_000)
    await settled()
    clock.nowMs = 720_000 + 719_999
    expect(await credential.password()).toBe('second')
    expect(mints).toHaveLength(1)
    clock.nowMs = 720_000 + 720_000
    expect(await credential.password()).toBe('second')
    expect(mints).toHaveLength(2)
  })

  test('a token whose life is not known is in use until the index calls it expired', async () => {
    const { credential, clock, mints, latest } = sceneOf(undefined)
    clock.nowMs = 10 ** 12
    expect(await credential.password()).toBe('first')
    expect(mints).toHaveLength(0)
    const replacement = credential.replacementFor('first')
    latest().succeed('second')
    expect(await replacement).toBe('second')
    clock.nowMs = 10 ** 13
    expect(await credential.password()).toBe('second')
    expect(mints).toHaveLength(1)
  })
})

describe('at its end', () => {
  test('a password is waited for', async () => {
    const { credential, clock, latest } = sceneOf(900_000)
    clock.nowMs = 900_000
    const password = credential.password()
    expect(await stateOf(password)).toBe('waiting')
    latest().succeed('second', 900_000)
    expect(await password).toBe('second')
  })

  test('the renewal that is under way already is waited for', async () => {
    const { credential, clock, mints, latest } = sceneOf(900_000)
    clock.nowMs = 720_000
    await credential.password()
    clock.nowMs = 900_000
    const password = credential.password()
    expect(await stateOf(password)).toBe('waiting')
    latest().succeed('second', 900_000)
    expect(await password).toBe('second')
    expect(mints).toHaveLength(1)
  })

  test('a failure is thrown, and the next who asks has it tried again at once', async () => {
    const { credential, clock, mints, told, latest } = sceneOf(900_000)
    clock.nowMs = 900_000
    const password = failureOf(credential.password())
    latest().fail(OUTAGE)
    expect(await password).toBe(OUTAGE)
    const next = credential.password()
    expect(mints).toHaveLength(2)
    latest().succeed('second', 900_000)
    expect(await next).toBe('second')
    // Who has it thrown at him need not be told.
    expect(told).toEqual([])
  })

  test('another token that came too late is given all the same, since the index decides', async () => {
    const { credential, clock, latest } = sceneOf(5_000)
    clock.nowMs = 5_000
    const password = credential.password()
    clock.nowMs = 20_000
    latest().succeed('second', 5_000)
    expect(await password).toBe('second')
  })
})

describe('a token that the index calls expired', () => {
  test('is replaced, however long it should live', async () => {
    const { credential, mints, renewed, latest } = sceneOf(900_000)
    const replacement = credential.replacementFor('first')
    expect(mints).toHaveLength(1)
    latest().succeed('second', 900_000)
    expect(await replacement).toBe('second')
    expect(await credential.password()).toBe('second')
    expect(renewed).toEqual(['second'])
  })

  test('is given to nobody else meanwhile', async () => {
    const { credential, mints, latest } = sceneOf(900_000)
    const replacement = credential.replacementFor('first')
    const password = credential.password()
    expect(await stateOf(password)).toBe('waiting')
    latest().succeed('second', 900_000)
    expect(await Promise.all([replacement, password])).toEqual(['second', 'second'])
    expect(mints).toHaveLength(1)
  })

  test('is not renewed again where that has been done since', async () => {
    const { credential, mints, latest } = sceneOf(900_000)
    const replacement = credential.replacementFor('first')
    latest().succeed('second', 900_000)
    await replacement
    expect(await credential.replacementFor('first')).toBe('second')
    expect(mints).toHaveLength(1)
  })

  test('is replaced by the renewal ahead that is under way', async () => {
    const { credential, clock, mints, latest } = sceneOf(900_000)
    clock.nowMs = 720_000
    await credential.password()
    const replacement = credential.replacementFor('first')
    latest().succeed('second', 900_000)
    expect(await replacement).toBe('second')
    expect(mints).toHaveLength(1)
  })

  test.each([
    ['an outage', OUTAGE],
    ['the end of the job', cancelled()],
  ])('has %s thrown where there can be no other', async (_title, failure) => {
    const { credential, told, mints, latest } = sceneOf(900_000)
    const replacement = failureOf(credential.replacementFor('first'))
    latest().fail(failure)
    expect(await replacement).toBe(failure)
    expect(told).toEqual([])
    // It is still dead, for everybody.
    const password = failureOf(credential.password())
    expect(mints).toHaveLength(2)
    latest().fail(failure)
    expect(await password).toBe(failure)
  })

  test('has the failure of the renewal ahead thrown', async () => {
    const { credential, clock, mints, told, latest } = sceneOf(900_000)
    clock.nowMs = 720_000
    await credential.password()
    const replacement = failureOf(credential.replacementFor('first'))
    latest().fail(OUTAGE)
    expect(await replacement).toBe(OUTAGE)
    expect(mints).toHaveLength(1)
    expect(told).toEqual([])
  })
})

describe('a renewal ahead that fails', () => {
  test('is told once, and leaves the old token in use', async () => {
    const { credential, clock, mints, told, renewed, latest } = sceneOf(900_000)
    clock.nowMs = 720_000
    await Promise.all([credential.password(), credential.password()])
    latest().fail(OUTAGE)
    await settled()
    expect(await Promise.all([credential.password(), credential.password()])).toEqual(['first', 'first'])
    expect(told).toEqual([OUTAGE])
    expect(renewed).toEqual([])
    expect(mints).toHaveLength(1)
  })

  test('is tried again after a pause, three times in all, and once more at the end', async () => {
    const { credential, clock, mints, told, latest } = sceneOf(900_000)
    const triedAtMs: number[] = []
    for (clock.nowMs = 700_000; clock.nowMs < 900_000; clock.nowMs += 1_000) {
      const before = mints.length
      expect(await credential.password()).toBe('first')
      if (mints.length === before) continue
      triedAtMs.push(clock.nowMs)
      latest().fail(OUTAGE)
      await settled()
    }
    expect(triedAtMs).toEqual([720_000, 780_000, 840_000])
    expect(told).toEqual([OUTAGE, OUTAGE, OUTAGE])
    const password = credential.password()
    expect(mints).toHaveLength(4)
    latest().succeed('second', 900_000)
    expect(await password).toBe('second')
  })

  test('has its pause counted from when it failed', async () => {
    const { credential, clock, mints, latest } = sceneOf(900_000)
    clock.nowMs = 720_000
    await credential.password()
    clock.nowMs = 750_000
    latest().fail(OUTAGE)
    await settled()
    clock.nowMs = 809_999
    await credential.password()
    expect(mints).toHaveLength(1)
    clock.nowMs = 810_000
    await credential.password()
    expect(mints).toHaveLength(2)
  })

  test('does not keep the index from calling the old token expired', async () => {
    const { credential, clock, mints, latest } = sceneOf(900_000)
    clock.nowMs = 720_000
    await credential.password()
    latest().fail(OUTAGE)
    await settled()
    const replacement = credential.replacementFor('first')
    expect(mints).toHaveLength(2)
    latest().succeed('second', 900_000)
    expect(await replacement).toBe('second')
  })

  test.each([
    ['while the old token lives, which is told', 899_999, [OUTAGE]],
    ['after its end, when whoever asks next is told', 900_000, []],
  ])('leaves no rejection unhandled where nobody waits for it: %s', async (_title, endMs, expected) => {
    const unhandled: unknown[] = []
    const onUnhandled = (reason: unknown): void => {
      unhandled.push(reason)
    }
    process.on('unhandledRejection', onUnhandled)
    try {
      const { credential, clock, told, latest } = sceneOf(900_000)
      clock.nowMs = 720_000
      await credential.password()
      clock.nowMs = endMs
      latest().fail(OUTAGE)
      await settled()
      await settled()
      expect(unhandled).toEqual([])
      expect(told).toEqual(expected)
    } finally {
      process.off('unhandledRejection', onUnhandled)
    }
  })
})

test('sixty who ask at once cost one token each time', async () => {
  const { credential, clock, mints, latest } = sceneOf(5_000)
  const askAll = (): Promise<readonly string[]> => Promise.all(Array.from({ length: 60 }, () => credential.password()))
  clock.nowMs = 4_000
  expect(new Set(await askAll())).toEqual(new Set(['first']))
  clock.nowMs = 5_000
  const all = askAll()
  const replacements = Promise.all(Array.from({ length: 60 }, () => credential.replacementFor('first')))
  expect(mints).toHaveLength(1)
  latest().succeed('second', 5_000)
  expect(new Set([...(await all), ...(await replacements)])).toEqual(new Set(['second']))
  expect(mints).toHaveLength(1)
})
