import { expect, test } from '@jest/globals'
import { parseVersion } from '../../src/grammar/version.ts'
import { compareVersions } from '../../src/grammar/version-order.ts'

/** From the oldest to the newest, as PEP 440 orders them. */
const ORDERED = [
  '0.9',
  '1.0.dev1',
  '1.0.dev2',
  '1.0a1.dev1',
  '1.0a1',
  '1.0a1.post1.dev1',
  '1.0a1.post1',
  '1.0a2',
  '1.0b1',
  '1.0rc1',
  '1.0rc10',
  '1.0',
  '1.0.post1.dev1',
  '1.0.post1',
  '1.0.1',
  '1.1',
  '1.10',
  '2.0',
  `2.${'9'.repeat(40)}`,
  '1!0.1',
]

function order(one: string, other: string): number {
  const [left, right] = [parseVersion(one), parseVersion(other)]
  if (left === undefined || right === undefined) throw new Error('no version')
  return Math.sign(compareVersions(left, right))
}

test('versions are ordered as PEP 440 orders them', () => {
  for (const [index, one] of ORDERED.entries()) {
    for (const [place, other] of ORDERED.entries())
      expect([one, other, order(one, other)]).toEqual([one, other, Math.sign(index - place)])
  }
})

test.each([
  ['1.0', '1.0.0'],
  ['1.0-RC.1', '1.0rc1'],
  ['1.0+local', '1.0'],
])('%s is as old as %s', (one, other) => {
  expect(order(one, other)).toBe(0)
})
