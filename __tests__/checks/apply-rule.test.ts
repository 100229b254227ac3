import { describe, expect, test } from '@jest/globals'
import { findingsAbout, findingsAmong } from '../../src/checks/apply-rule.ts'
import { weighed } from '../../src/checks/finding.ts'
import type { Complaint, RefusedBy } from '../../src/checks/rule.ts'
import { distributionWith } from '../support/distribution.ts'

const WHEEL = distributionWith()
const SDIST = distributionWith({ filename: 'foo-1.0.tar.gz' })

function severities(refusedBy: RefusedBy, treatedAs: 'pypi' | 'other', complaints: readonly Complaint[]) {
  return findingsAbout(WHEEL, { id: 'some-rule', refusedBy }, treatedAs, () => complaints).map(
    ({ severity }) => severity,
  )
}

describe('a complaint', () => {
  test.each([
    ['twine', 'pypi', 'error', 'warning'],
    ['twine', 'other', 'error', 'warning'],
    ['pypi', 'pypi', 'error', 'warning'],
    ['pypi', 'other', 'warning', 'warning'],
    ['nobody', 'pypi', 'warning', 'warning'],
    ['nobody', 'other', 'warning', 'warning'],
  ] as const)(
    'of what %s refuses is on %s an %s, and where it is unsure a %s',
    (refusedBy, treatedAs, sure, unsure) => {
      expect(severities(refusedBy, treatedAs, [{ sentence: 'So.' }])).toEqual([sure])
      expect(severities(refusedBy, treatedAs, [{ sentence: 'So.', certainty: 'unsure' }])).toEqual([unsure])
    },
  )

  test('is told of the file that it is about', () => {
    const found = findingsAmong([WHEEL, SDIST], { id: 'some-rule', refusedBy: 'pypi' }, 'pypi', () => [
      { distribution: SDIST, sentence: 'So.', hint: 'Do this.' },
    ])
    expect(found).toEqual([
      { rule: 'some-rule', severity: 'error', distribution: SDIST, sentence: 'So.', hint: 'Do this.' },
    ])
  })
})

describe('of many complaints', () => {
  const unsure = Array.from({ length: 30 }, (): Complaint => ({ sentence: 'So.', certainty: 'unsure' }))

  test('about one file some are told, and the rest is counted', () => {
    const found = findingsAbout(WHEEL, { id: 'some-rule', refusedBy: 'twine' }, 'pypi', () => unsure)
    expect(found).toHaveLength(21)
    expect(found.at(-1)).toMatchObject({ severity: 'warning', sentence: 'There are 10 more of these.' })
  })

  test('an error is not lost among those that are counted', () => {
    expect(severities('twine', 'pypi', [...unsure, { sentence: 'Surely.' }]).at(-1)).toBe('error')
  })
})

test('a rule that breaks is a warning, and stops nothing', () => {
  const found = findingsAbout(WHEEL, { id: 'some-rule', refusedBy: 'twine' }, 'pypi', () => {
    throw new TypeError('x is not a function')
  })
  expect(found).toMatchObject([{ severity: 'warning', sentence: expect.stringContaining('x is not a function') }])
})

test('what is found about files that are not sent are notes', () => {
  const found = [WHEEL, SDIST].flatMap((distribution) =>
    findingsAbout(distribution, { id: 'some-rule', refusedBy: 'twine' }, 'pypi', () => [{ sentence: 'So.' }]),
  )
  expect(weighed(found, new Set([SDIST])).map(({ severity }) => severity)).toEqual(['note', 'error'])
})
