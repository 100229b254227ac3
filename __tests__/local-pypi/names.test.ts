import { describe, expect, test } from '@jest/globals'
import { escapedName, isProjectName, normalizedName, parseSdistName, parseWheelName } from '../../local-pypi/names.ts'
import { repr } from '../../local-pypi/python-text.ts'
import { versionText } from '../../local-pypi/versions.ts'

test.each([
  ['Sample_Project', 'sample-project', 'sample_project'],
  ['a.-_b', 'a-b', 'a_b'],
])('%s is normalised to %s and escaped to %s', (name, normalized, escaped) => {
  expect([normalizedName(name), escapedName(name)]).toEqual([normalized, escaped])
})

test.each([
  ['a', true],
  ['a.b_c-9', true],
  ['foo_', false],
  ['-foo', false],
  ['foo bar', false],
  ['föö', false],
  ['foo\n', false],
  ['', false],
])('whether %j is a project name is known', (name, expected) => {
  expect(isProjectName(name)).toBe(expected)
})

describe('parseSdistName', () => {
  test.each([
    ['foo-1.0.tar.gz', 'foo', '1.0'],
    ['foo-bar-1.0.zip', 'foo-bar', '1.0'],
    ['foo-1.0-1.tar.gz', 'foo-1.0', '1'],
  ])('splits %s at the last hyphen', (filename, name, version) => {
    const parsed = parseSdistName(filename)
    expect(parsed && [parsed.name, versionText(parsed.version)]).toEqual([name, version])
  })

  test.each(['foo.tar.gz', 'foo-bar.tar.gz', 'foo-1.0.tgz'])('finds no version in %s', (filename) => {
    expect(parseSdistName(filename)).toBeUndefined()
  })
})

describe('parseWheelName', () => {
  test.each([
    ['foo-1.0-py3-none-any.whl', 'foo', '1.0'],
    ['Foo.bar-1.0-2x-cp312-cp312-win32.whl', 'Foo.bar', '1.0'],
  ])('reads %s', (filename, name, version) => {
    const parsed = parseWheelName(filename)
    expect(parsed.state === 'parsed' && [parsed.name, versionText(parsed.version)]).toEqual([name, version])
  })

  test.each([
    ['foo-1.0.whl', "Invalid wheel filename (wrong number of parts): 'foo-1.0'"],
    ['foo-bar-1.0-1-py3-none-any.whl', "Invalid wheel filename (wrong number of parts): 'foo-bar-1.0-1-py3-none-any'"],
    ['foo__bar-1.0-py3-none-any.whl', "Invalid project name: 'foo__bar-1.0-py3-none-any'"],
    ['foo-one-py3-none-any.whl', "Invalid wheel filename (invalid version): 'foo-one-py3-none-any'"],
    ['foo-1.0-q-py3-none-any.whl', "Invalid build number: q in 'foo-1.0-q-py3-none-any'"],
  ])('refuses %s', (filename, problem) => {
    expect(parseWheelName(filename)).toEqual({ state: 'invalid', problem })
  })
})

test.each([
  ['plain', "'plain'"],
  ["it's", '"it\'s"'],
  [`it's "so"`, `'it\\'s "so"'`],
  ['a\\b\nc\x00é', "'a\\\\b\\nc\\x00é'"],
])('%j is quoted as Python quotes it', (text, quoted) => {
  expect(repr(text)).toBe(quoted)
})
