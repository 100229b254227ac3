import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/errors.ts'
import {
  type Attempt,
  type Chance,
  chanceAfter,
  greaterOf,
  isStrained,
  troubleOf,
} from '../../src/package-index/attempt.ts'

function answered(status: number, headers: Readonly<Record<string, string>> = {}, body = ''): Attempt {
  const reply = { status, statusText: '', headers: new Map(Object.entries(headers)), body, bodyEnd: 'whole' } as const
  return { kind: 'answered', reply }
}

const GONE = new Failure('NETWORK_UNREACHABLE', 'Gone.')
const brokenOff = (handedOver: 'everything' | 'not everything', error: unknown = GONE): Attempt => ({
  kind: 'broken off',
  error,
  handedOver,
})

describe('the chance that a file arrived without a word', () => {
  test.each([
    ...[307, 400, 403, 408, 409, 425, 429].map((status) => [status, 'none'] as const),
    ...[500, 503].map((status) => [status, 'small'] as const),
    ...[501, 502, 504, 507, 520, 524].map((status) => [status, 'real'] as const),
  ])('is, after status %d, %s', (status, chance) => {
    expect(chanceAfter(answered(status))).toBe(chance)
  })

  test('is none before everything was handed over, and real after that, whatever broke', () => {
    expect(chanceAfter(brokenOff('not everything'))).toBe('none')
    expect(chanceAfter(brokenOff('everything'))).toBe('real')
    expect(chanceAfter(brokenOff('everything', new Error('A mistake of ours.')))).toBe('real')
  })

  test('grows from one attempt to the next', () => {
    const chances: readonly Chance[] = ['none', 'small', 'real']
    const table = chances.map((one) => chances.map((other) => greaterOf(one, other)))
    expect(table).toEqual([
      ['none', 'small', 'real'],
      ['small', 'small', 'real'],
      ['real', 'real', 'real'],
    ])
  })
})

test.each([
  [200, false],
  [408, false],
  [425, false],
  [429, true],
  [500, true],
  [503, true],
])('status %d is a sign of strain: %p', (status, expected) => {
  expect(isStrained(answered(status))).toBe(expected)
})

describe('trouble', () => {
  test.each([200, 302, 400, 403, 409])('is none after status %d', (status) => {
    expect(troubleOf(answered(status))).toBeUndefined()
  })

  test('lasts as long as the index asks', () => {
    expect(troubleOf(answered(503, { 'retry-after': '9' }))).toMatchObject({ askedMs: 9_000, patience: 'as usual' })
  })

  test('with attestations is worth one more attempt', () => {
    const body = 'Unknown error while trying to verify included attestations: TUF'
    expect(troubleOf(answered(400, {}, body))).toMatchObject({ askedMs: 5_000, patience: 'once' })
  })

  test('with the connection passes, and nothing else that breaks an attempt off', () => {
    expect(troubleOf(brokenOff('everything'))).toMatchObject({ reason: 'Gone.', askedMs: 0 })
    expect(troubleOf(brokenOff('not everything', new Failure('NETWORK_UNTRUSTED', 'No.')))).toBeUndefined()
    expect(troubleOf(brokenOff('not everything', new Error('A mistake of ours.')))).toBeUndefined()
  })
})
