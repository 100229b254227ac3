import { describe, expect, test } from '@jest/globals'
import type { Outcome, OutcomeState, Receipt } from '../../src/receipt.ts'
import { differenceOf, pagesOf, troubleWith, whatHappened, whatIsServed, whatNext } from '../../src/runner/sentences.ts'
import { distributionWith } from '../support/distribution.ts'

const DISTRIBUTION = distributionWith({ filename: 'foo-1.0.tar.gz' })
const OTHER = distributionWith({ filename: 'foo-1.0-py3-none-any.whl' })

function outcome(state: OutcomeState, more: Partial<Outcome> = {}): Outcome {
  return { distribution: DISTRIBUTION, state, attempts: 1, elapsedMs: 0, ...more }
}

function receipt(states: readonly OutcomeState[], more: Partial<Receipt> = {}): Receipt {
  const releases = [{ name: 'foo', version: '1.0', url: 'https://pypi.org/project/foo/1.0/' }]
  return { indexTitle: 'PyPI', outcomes: states.map((state) => outcome(state)), releases, ...more }
}

const REHEARSED = { leftOut: [] }

test.each([
  [receipt(['uploaded']), 'Published foo 1.0 to PyPI: 1 of 1 file uploaded.'],
  [receipt(['uploaded', 'already-there']), 'Published foo 1.0 to PyPI: 1 of 2 files uploaded, 1 already there.'],
  [receipt(['uploaded', 'skipped']), 'Published foo 1.0 to PyPI: 1 of 2 files uploaded, 1 left out.'],
  [receipt(['already-there']), 'Nothing was uploaded: PyPI has these files of foo 1.0 already.'],
  [receipt(['skipped']), 'Nothing was uploaded: PyPI has files of these names of foo 1.0 already.'],
  [
    receipt(['uploaded', 'refused', 'not-tried']),
    'Not everything of foo 1.0 was published to PyPI: 1 of 3 files uploaded, 1 refused, 1 not tried.',
  ],
  [
    receipt(['would-upload', 'already-there'], REHEARSED),
    'Dry run of foo 1.0 for PyPI: 1 of 2 files would be uploaded, 1 already there. Nothing was sent.',
  ],
  [
    receipt(['uploaded'], { releases: Array.from({ length: 4 }, () => ({ name: 'a', version: '1', url: undefined })) }),
    'Published 4 releases to PyPI: 1 of 1 file uploaded.',
  ],
])('what happened is one sentence: %#', (of, sentence) => {
  expect(whatHappened(of)).toBe(sentence)
})

describe('what to do next', () => {
  test.each([['uploaded'], ['already-there'], ['skipped']] as const)('is nothing where all is %s', (state) => {
    expect(whatNext(receipt([state]))).toBeUndefined()
  })

  test.each([['failed'], ['unconfirmed'], ['not-tried']] as const)('is another run where something is %s', (state) => {
    expect(whatNext(receipt(['uploaded', state]))).toMatch(/^Run the job again/)
  })

  test('is to correct something where something was refused', () => {
    expect(whatNext(receipt(['refused']))).toMatch(/^Correct what was refused, then run the job again/)
  })
})

test('pages are named where there is something to see', () => {
  expect(pagesOf(receipt(['uploaded', 'refused']))).toEqual([
    { text: 'foo 1.0', url: 'https://pypi.org/project/foo/1.0/' },
  ])
  expect(pagesOf(receipt(['refused']))).toEqual([])
  expect(pagesOf(receipt(['would-upload'], REHEARSED))).toEqual([])
})

test('what installers find is said where it was waited for', () => {
  expect(whatIsServed(receipt(['uploaded']))).toBeUndefined()
  const served = { state: 'served', afterMs: 2_340 } as const
  expect(whatIsServed(receipt(['uploaded'], { serving: served }))).toBe(
    'Installers find everything on PyPI after 2.3 s.',
  )
  const missing = [DISTRIBUTION, OTHER]
  expect(whatIsServed(receipt(['uploaded'], { serving: { state: 'not served', afterMs: 60_000, missing } }))).toContain(
    'After 60.0 s PyPI does not show foo-1.0.tar.gz and 1 more to installers yet.',
  )
})

test('of a file something is said where somebody must look after it', () => {
  expect(troubleWith(outcome('refused', { reason: 'Too large' }))).toBe('foo-1.0.tar.gz was refused: Too large.')
  expect(troubleWith(outcome('failed'))).toBe('foo-1.0.tar.gz could not be uploaded.')
  expect(troubleWith(outcome('unconfirmed', { reason: 'No answer.' }))).toMatch(/is unknown: No answer\.$/)
  for (const state of ['uploaded', 'already-there', 'skipped', 'not-tried', 'would-upload'] as const) {
    expect(troubleWith(outcome(state, { reason: 'Whatever.' }))).toBeUndefined()
  }
})

test('other bytes under the name of a file that is left out are told', () => {
  const heldSha256 = 'b'.repeat(64)
  expect(differenceOf(outcome('skipped', { heldSha256 }))).toContain(`SHA-256 ${heldSha256} there`)
  expect(differenceOf(outcome('skipped'))).toBeUndefined()
  expect(differenceOf(outcome('refused', { heldSha256 }))).toBeUndefined()
})
