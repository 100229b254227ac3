import { describe, expect, test } from '@jest/globals'
import { metadataVersionRules } from '../../src/checks/metadata-version.ts'
import { distributionWith } from '../support/distribution.ts'
import { metadataWith, verdicts } from '../support/verdicts.ts'

describe('Metadata-Version', () => {
  test.each(['1.0', '1.1', '1.2', '2.1', '2.2', '2.3', '2.4', '2.5'])('may be %s', (version) => {
    expect(verdicts(metadataVersionRules, metadataWith([], version))).toEqual([])
  })

  test.each(['2.6', '2.10', '3.0'])('may be newer than is known: %s', (version) => {
    expect(verdicts(metadataVersionRules, metadataWith(['Import-Name: a'], version))).toEqual(['metadata-version?'])
  })

  test.each(['2.0', '1.3', '2', '2.1.0', '2.1 ', '02.1', '2.05', 'UNKNOWN', 'latest'])('cannot be %j', (version) => {
    expect(verdicts(metadataVersionRules, metadataWith(['Import-Name: a'], version))).toEqual(['metadata-version'])
  })
})

describe('a field', () => {
  const NEWER = 'field-newer-than-metadata-version'

  test.each([
    ['2.4', ['Import-Name: a', 'Import-Namespace: b'], 2],
    ['2.3', ['License-Expression: MIT'], 1],
    ['2.1', ['Dynamic: License'], 1],
    ['1.2', ['Provides-Extra: a', 'Description-Content-Type: text/plain'], 2],
    ['1.1', ['Requires-Dist: a', 'Project-URL: a, https://b'], 2],
    ['1.0', ['Classifier: Typing :: Typed'], 1],
  ])('may not be newer than Metadata-Version %s', (version, lines, count) => {
    expect(verdicts(metadataVersionRules, metadataWith(lines, version))).toEqual(new Array(count).fill(NEWER))
  })

  test.each([
    ['2.4', ['License-Expression: MIT']],
    ['2.3', ['License-File: LICENSE']],
    ['2.4', ['Import-Name:']],
    ['2.3', ['License-Expression: UNKNOWN', 'Import-Namespace:']],
    ['1.0', ['Home-Page: https://a.b']],
  ])('may be as old as Metadata-Version %s, or not be sent at all', (version, lines) => {
    expect(verdicts(metadataVersionRules, metadataWith(lines, version))).toEqual([])
  })

  test('that is too new names the build backend where it is known', () => {
    const metadata = metadataWith(['License-Expression: MIT'], '2.1')
    const distribution = distributionWith({ metadata, generator: 'bdist_wheel (0.45.0)' })
    const [complaint] = metadataVersionRules.flatMap((rule) => [...rule.check(distribution)])
    expect(complaint).toMatchObject({
      sentence: 'License-Expression came with Metadata-Version 2.4, but the metadata says that it is of 2.1.',
      hint: 'Upgrade the build backend (bdist_wheel (0.45.0)) and build again.',
    })
  })
})
