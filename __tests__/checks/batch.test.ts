import { describe, expect, test } from '@jest/globals'
import { batchRules } from '../../src/checks/batch.ts'
import type { Distribution } from '../../src/distribution/distribution.ts'
import { distributionWith } from '../support/distribution.ts'

const WHEEL = 'foo-1.0-py3-none-any.whl'
const OTHER_WHEEL = 'foo-1.0-py2-none-any.whl'
const SDIST = 'foo-1.0.tar.gz'

function file(filename: string, lines: readonly string[] = [], metadataVersion = '2.4'): Distribution {
  const own = lines.some((line) => line.startsWith('Version:'))
  const metadata = [
    `Metadata-Version: ${metadataVersion}`,
    ...(lines.some((line) => line.startsWith('Name:')) ? [] : ['Name: foo']),
    ...(own ? [] : ['Version: 1.0']),
    ...lines,
    '',
  ].join('\n')
  return distributionWith({ filename, metadata })
}

function complaints(...distributions: readonly Distribution[]) {
  return batchRules.flatMap((rule) =>
    [...rule.check(distributions)].map(({ distribution, sentence }) => ({
      rule: rule.id,
      file: distribution.filename.basename,
      sentence,
    })),
  )
}

function verdicts(...distributions: readonly Distribution[]): readonly string[] {
  return complaints(...distributions).map(({ rule, file: name }) => `${rule} ${name}`)
}

describe('files of one release', () => {
  test('may be as many as they like', () => {
    expect(verdicts()).toEqual([])
    expect(verdicts(file(WHEEL))).toEqual([])
    expect(verdicts(file(WHEEL), file('foo-1.0-1-py3-none-any.whl'), file(OTHER_WHEEL), file(SDIST))).toEqual([])
  })

  test('that differ in metadata are named with all fields in which they do, once each', () => {
    const found = complaints(
      file(WHEEL, ['Summary: one', 'Requires-Dist: a', 'Requires-Python: >=3.9']),
      file(OTHER_WHEEL, ['Summary: two', 'Requires-Dist: a', 'Requires-Dist: b', 'Requires-Python: >=3.9']),
      file(SDIST, ['Summary: one', 'Requires-Dist: a']),
    )
    expect(found.map(({ rule, file: name }) => `${rule} ${name}`)).toEqual([
      `metadata-agreement ${OTHER_WHEEL}`,
      `metadata-agreement ${SDIST}`,
    ])
    expect(found[0]?.sentence).toMatch(/^Summary and Requires-Dist differ from what foo-1\.0-py3-none-any\.whl has/)
    expect(found[1]?.sentence).toMatch(/^Requires-Python differs /)
  })

  test.each<readonly [string, Distribution, Distribution]>([
    [
      'the order of values',
      file(WHEEL, ['Requires-Dist: a', 'Requires-Dist: b']),
      file(SDIST, ['Requires-Dist: b', 'Requires-Dist: a']),
    ],
    ['white space', file(WHEEL, ['Requires-Dist: a (>=1)']), file(SDIST, ['Requires-Dist: a(>=1)'])],
    [
      'white space in the description',
      file(WHEEL, ['', 'Hello', '', 'world']),
      file(SDIST, ['', 'Hello  ', 'world', '', '']),
    ],
    ['Platform', file(WHEEL, ['Platform: linux']), file(OTHER_WHEEL, ['Platform: win32'])],
    ['License-File', file(WHEEL, ['License-File: LICENSE']), file(SDIST)],
    ['Metadata-Version', file(WHEEL), file(SDIST, [], '2.2')],
    [
      'a field that is dynamic in the sdist',
      file(WHEEL, ['Requires-Dist: a']),
      file(SDIST, ['Dynamic: requires-dist']),
    ],
    ['Dynamic', file(WHEEL), file(SDIST, ['Dynamic: License-File'])],
    ['what an older Metadata-Version cannot say', file(WHEEL, ['License-Expression: MIT']), file(SDIST, [], '2.2')],
    [
      'dependencies that an old sdist need not know',
      file(WHEEL, ['Requires-Dist: a', 'Provides-Extra: x'], '2.1'),
      file(SDIST, [], '2.1'),
    ],
    ['a field without a value', file(WHEEL, ['Home-Page: UNKNOWN']), file(SDIST)],
  ])('may differ in %s', (_, one, other) => {
    expect(verdicts(one, other)).toEqual([])
    expect(verdicts(other, one)).toEqual([])
  })

  test.each<readonly [string, Distribution, Distribution]>([
    ['wheels of an old Metadata-Version', file(WHEEL, ['Requires-Dist: a'], '2.1'), file(OTHER_WHEEL, [], '2.1')],
    ['the words of the description', file(WHEEL, ['', 'Hello']), file(SDIST, ['', 'Goodbye'])],
    ['a field that is dynamic no more', file(WHEEL, ['Requires-Dist: a']), file(SDIST, ['Dynamic: Summary'])],
  ])('may not differ: %s', (_, one, other) => {
    expect(verdicts(one, other)).toEqual([`metadata-agreement ${other.filename.basename}`])
  })

  test('spell their version in one way', () => {
    const longer = file('foo-1.0.0.tar.gz', ['Version: 1.0.0'])
    expect(verdicts(file(WHEEL), file(OTHER_WHEEL, ['Version: v1.0']))).toEqual([])
    expect(verdicts(file(WHEEL), longer)).toEqual(['version-spelling foo-1.0.0.tar.gz'])
  })
})

describe('files of several releases', () => {
  test('are not compared', () => {
    const newer = file('foo-1.1-py3-none-any.whl', ['Version: 1.1', 'Summary: another'])
    const other = file('bar-1.0-py3-none-any.whl', ['Name: bar', 'Summary: yet another'])
    expect(verdicts(file(WHEEL), newer, other)).toEqual([])
  })
})

describe('projects', () => {
  const named = (name: string): Distribution => file('x-1.0-py3-none-any.whl', [`Name: ${name}`])

  test.each([
    ['flask-login', 'Flask-L0gin'],
    ['foo-bar', 'foobar'],
    ['pillow', 'pi11ow'],
  ])('whose names look alike are named: %s and %s', (one, other) => {
    const found = complaints(named(one), named(other))
    expect(found.map(({ rule }) => rule)).toEqual(['similar-project-names'])
    expect(found[0]?.sentence).toContain(`“${other}” and “${one}”`)
  })

  test('are one where only case and separators differ', () => {
    expect(verdicts(named('Foo.Bar'), named('foo_bar'))).toEqual([])
  })
})
