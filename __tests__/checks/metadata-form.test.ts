import { describe, expect, test } from '@jest/globals'
import { metadataFormRules } from '../../src/checks/metadata-form.ts'
import { distributionWith } from '../support/distribution.ts'
import { metadataWith, verdicts } from '../support/verdicts.ts'

describe('a form cannot be made of', () => {
  test.each<readonly [string, string, string | Uint8Array]>([
    ['a field given twice', 'repeated-field', metadataWith(['Summary: a', 'Summary: b'])],
    ['a field that is not UTF-8', 'undecodable-field', Buffer.from(metadataWith(['Summary: \xff']), 'latin1')],
    ['a description that is not UTF-8', 'undecodable-field', Buffer.from(metadataWith(['', '\xff']), 'latin1')],
    ['two descriptions', 'ambiguous-description', metadataWith(['Description: a', '', 'b'])],
    ['two URLs of one label', 'repeated-project-url-label', metadataWith(['Project-URL: a, b', 'Project-URL: a, c'])],
    ['a very long name', 'overlong-name', metadataWith([]).replace('foo', 'f'.repeat(256))],
    ['a very long version', 'overlong-name', metadataWith([]).replace('1.0', `1.${'0'.repeat(254)}`)],
  ])('%s', (_, rule, metadata) => {
    expect(verdicts(metadataFormRules, metadata)).toEqual([rule])
  })

  test('and of everything else it can', () => {
    const lines = ['Summary: a', 'Project-URL: a, b', 'Project-URL: A, b', '', 'A description']
    expect(verdicts(metadataFormRules, metadataWith(lines).replace('foo', 'f'.repeat(255)))).toEqual([])
  })

  test('and a field that is unknown may be newer than this action', () => {
    const rules = metadataFormRules.filter(({ id }) => id === 'unknown-field')
    expect(rules.map(({ refusedBy }) => refusedBy)).toEqual(['nobody'])
    expect(verdicts(rules, metadataWith(['Foo: a', 'Foo: b', 'Bar: c']))).toEqual(['unknown-field', 'unknown-field'])
  })

  test('and it is said what was found', () => {
    const distribution = distributionWith({ metadata: metadataWith(['Summary: a', 'Summary: b']) })
    const [complaint] = metadataFormRules.flatMap((rule) => [...rule.check(distribution)])
    expect(complaint?.sentence).toBe('Summary is given 2 times, but may be given only once.')
  })
})
