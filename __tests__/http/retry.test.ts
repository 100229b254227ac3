import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/errors.ts'
import { isPassing, type Retrying, retryAfterMs, withRetries } from '../../src/http/retry.ts'
import type { Reply } from '../../src/http/transport.ts'

function reply(status: number, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, statusText: '', headers: new Map(Object.entries(headers)), body: '', bodyEnd: 'whole' }
}

function retrying(): Retrying & { readonly waits: number[] } {
  const waits: number[] = []
  return {
    waits,
    policy: { attempts: 3, firstDelayMs: 100, longestDelayMs: 1_000 },
    clock: { monotonicMs: () => 0, sleep: async () => {} },
    onRetry: (_reason, waitMs) => waits.push(waitMs),
  }
}

describe('asking again', () => {
  test.each([200, 400, 401, 403, 404, 409, 422])('status %d is final', async (status) => {
    const plan = retrying()
    expect((await withRetries(async () => reply(status), plan)).status).toBe(status)
    expect(plan.waits).toEqual([])
  })

  test.each([408, 425, 429, 500, 502, 503, 504])('status %d is passing', async (status) => {
    const plan = retrying()
    const answers = [reply(status), reply(200)]
    expect((await withRetries(async () => answers.shift() ?? reply(200), plan)).status).toBe(200)
    expect(plan.waits).toHaveLength(1)
    expect(isPassing(status)).toBe(true)
  })

  test('ends after the last attempt with what it answered', async () => {
    const plan = retrying()
    expect((await withRetries(async () => reply(503), plan)).status).toBe(503)
    expect(plan.waits).toHaveLength(2)
  })

  test('waits as long as the server asks, though of our own choice we would not', async () => {
    const plan = retrying()
    const answers = [reply(503, { 'retry-after': '1' }), reply(503, { 'retry-after': '300' }), reply(200)]
    await withRetries(async () => answers.shift() ?? reply(200), plan)
    expect(plan.waits).toEqual([1_000, 300_000])
  })

  test.each([
    ['five minutes', {}, '301'],
    ['what is said', { longestAskedMs: 3_000 }, '4'],
  ])('gives up at once, rather than ask too early, where the server asks for more than %s', async (_, limit, asked) => {
    const plan = retrying()
    const answers = [reply(503, { 'retry-after': asked }), reply(200)]
    const policy = { ...plan.policy, ...limit }
    expect((await withRetries(async () => answers.shift() ?? reply(200), { ...plan, policy })).status).toBe(503)
    expect(plan.waits).toEqual([])
  })

  test('does not wait for a time at which nothing may be asked any more', async () => {
    const plan = retrying()
    let nowMs = 5_000
    const clock = {
      monotonicMs: () => nowMs,
      sleep: async (milliseconds: number) => {
        nowMs += milliseconds
      },
    }
    const policy = { attempts: 9, firstDelayMs: 4, longestDelayMs: 4, deadlineMs: 8_000 }
    const asked: number[] = []
    const last = await withRetries(
      async () => {
        asked.push(nowMs)
        return reply(503, { 'retry-after': '1' })
      },
      { ...plan, policy, clock },
    )
    expect(last.status).toBe(503)
    expect(asked).toEqual([5_000, 6_000, 7_000])
    expect(plan.waits).toEqual([1_000, 1_000])
  })

  test('connection trouble is passing, and thrown when it lasts', async () => {
    const plan = retrying()
    const trouble = new Failure('NETWORK_UNREACHABLE', 'gone.')
    await expect(withRetries(async () => Promise.reject(trouble), plan)).rejects.toBe(trouble)
    expect(plan.waits).toHaveLength(2)
  })

  test('anything else that is thrown is thrown at once', async () => {
    const plan = retrying()
    const changed = new Failure('DIST_CHANGED', 'changed.')
    await expect(withRetries(async () => Promise.reject(changed), plan)).rejects.toBe(changed)
    expect(plan.waits).toEqual([])
  })
})

test.each([
  [{}, undefined],
  [{ 'retry-after': '7' }, 7_000],
  [{ 'retry-after': 'soon' }, undefined],
  [{ 'retry-after': '-5' }, undefined],
  [{ 'retry-after': '123456789012' }, undefined],
  [{ 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }, 0],
  // By a clock that is years off from ours.
  [{ 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT', date: 'Wed, 21 Oct 2015 07:27:30 GMT' }, 30_000],
])('Retry-After %j means %p ms', (headers: Readonly<Record<string, string>>, expected) => {
  expect(retryAfterMs({ headers: new Map(Object.entries(headers)) })).toBe(expected)
})
