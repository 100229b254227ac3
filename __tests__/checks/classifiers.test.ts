import { describe, expect, test } from '@jest/globals'
import { classifierRules, hasClassifiersToConfirm } from '../../src/checks/classifiers.ts'
import type { Holdings } from '../../src/holdings.ts'
import { distributionWith } from '../support/distribution.ts'
import { metadataWith, verdict } from '../support/verdicts.ts'

const VALID = 'Programming Language :: Python :: 3'
const NEW = 'Programming Language :: Python :: 99'
const DEPRECATED = 'Natural Language :: Ukranian'
const PRIVATE = 'Private :: Do Not Upload'

function distribution(...classifiers: readonly string[]) {
  return distributionWith({ metadata: metadataWith(classifiers.map((classifier) => `Classifier: ${classifier}`)) })
}

function complaints(classifiers: readonly string[], index?: readonly string[]) {
  const holdings: Holdings = { projects: new Map(), classifiers: index && new Set(index), readAt: new Date() }
  return classifierRules.flatMap((rule) => [...rule.check([distribution(...classifiers)], holdings)])
}

function verdictOn(classifiers: readonly string[], index?: readonly string[]): readonly string[] {
  return complaints(classifiers, index).map((complaint) => verdict('classifier', complaint))
}

describe('a classifier', () => {
  test('on the list at hand is taken while the index has not told its own', () => {
    expect(verdictOn([VALID])).toEqual([])
  })

  test.each([NEW, DEPRECATED, VALID.toLowerCase(), `${VALID} `])(
    'that is not on it may be refused: %j',
    (classifier) => {
      expect(verdictOn([classifier])).toEqual(['classifier?'])
    },
  )

  test('on the list of the index is taken, whatever the list at hand says', () => {
    expect(verdictOn([NEW, DEPRECATED], [NEW, DEPRECATED])).toEqual([])
  })

  test.each([VALID, NEW, DEPRECATED])('that the index does not list is refused: %s', (classifier) => {
    expect(verdictOn([classifier], ['Typing :: Typed'])).toEqual(['classifier'])
  })

  test.each([PRIVATE, 'Private :: x'])('that keeps a distribution private is refused without any list: %s', (text) => {
    expect(verdictOn([text])).toEqual(['classifier'])
    expect(verdictOn([text], [VALID])).toEqual(['classifier'])
  })

  test('is complained about once, about the distribution that has it', () => {
    const [good, bad] = [distribution(VALID), distribution(PRIVATE, PRIVATE, VALID)]
    const found = classifierRules.flatMap((rule) => [
      ...rule.check([good, bad], { projects: new Map(), classifiers: undefined, readAt: new Date() }),
    ])
    expect(found.map((complaint) => complaint.distribution)).toEqual([bad])
  })

  test('that the index drops is not judged', () => {
    expect(verdictOn([PRIVATE, 'UNKNOWN'])).toEqual([])
  })
})

describe('the hint names', () => {
  test.each([
    ['the right case', 'programming language :: python :: 3', VALID],
    ['the right spaces', 'Programming Language::Python :: 3 ', VALID],
    ['the closest spelling', 'Programing Languages :: Python :: 3', VALID],
    ['the closest of several', 'Programming Language :: Python :: 3.111', 'Programming Language :: Python :: 3.11'],
    ['the replacement', DEPRECATED, 'Natural Language :: Ukrainian'],
  ])('%s', (_, classifier, wanted) => {
    expect(complaints([classifier])[0]?.hint).toContain(`“${wanted}”`)
  })

  test('the list where nothing is close', () => {
    expect(complaints(['Foo'])[0]?.hint).toBe('Choose one of https://pypi.org/classifiers/, or leave it out.')
  })
})

describe('the index is asked for its list', () => {
  test.each([
    [false, []],
    [false, [VALID]],
    [false, [PRIVATE]],
    [true, [VALID, NEW]],
    [true, [DEPRECATED]],
  ])('%s: %j', (wanted, classifiers) => {
    expect(hasClassifiersToConfirm([distribution(VALID), distribution(...classifiers)])).toBe(wanted)
  })
})

test('ten thousand unknown classifiers are judged at once', () => {
  const many = Array.from({ length: 10_000 }, (_, index) => `Programming Languages :: Pithon :: ${index}`)
  expect(complaints(many)).toHaveLength(10_000)
})
