import { describe, expect, test } from '@jest/globals'
import { parseExpectedVersion, unmetExpectations } from '../src/expectations.ts'
import { distributionWith } from './support/distribution.ts'

import { minimalMetadata } from './support/wheel.ts'

describe('an expected version', () => {
  test.each([
    ['1.2.3', '1.2.3'],
    ['v1.2.3', '1.2.3'],
    ['V1.2.3', '1.2.3'],
    ['1.2', '1.2.0'],
    ['1.2.0', '1.2'],
    ['v1.0-rc.1', '1.0rc1'],
    ['1.0.0-alpha1', '1.0a1'],
    ['refs/tags/v1.2.3', '1.2.3'],
    ['pkg-1.2.3', '1.2.3'],
    ['my-pkg2-v1.2.3', '1.2.3'],
    ['pkg/v1.2.3', '1.2.3'],
    ['refs/tags/pkg/1.2.3', '1.2.3'],
    ['@scope/pkg@1.2.3', '1.2.3'],
    ['pkg==1.2.3', '1.2.3'],
    ['release_1.2.3', '1.2.3'],
    ['pkg-1.2.3-rc1', '1.2.3rc1'],
    ['1.2.*', '1.2.7'],
    ['v1.2.*', '1.2.0rc1'],
    ['pkg-1.2.*', '1.2.3'],
    ['*', '7!1.0.post3'],
    ['1.2.*', '1.2'],
    ['1.2.*', '1.2rc1'],
    ['1.2.0.*', '1.2'],
    ['1.0RC*', '1.0rc1'],
    ['pkg-1.0rc*', '1.0rc2'],
    ['1.2.*.dev*', '1.2.3.dev7'],
  ])('%s fits %s', (text, version) => {
    expect(parseExpectedVersion(text).fits(version)).toBe(true)
  })

  test.each([
    ['1.2.3', '1.2.4'],
    ['v1.2.3', '1.2.3.dev1'],
    ['1.2.3', '1.2.3+local'],
    ['1.2.3', '1!1.2.3'],
    ['1.2.*', '1.20.0'],
    ['1.2.*', '11.2.0'],
    ['pkg-1.2.3', '2.3'],
    ['1.2.*', '1!1.2.3'],
    ['1.2.3-*', '2.0'],
    ['1.0-*-*', '1.0'],
    ['1.0rc*', '1.0'],
  ])('%s does not fit %s', (text, version) => {
    expect(parseExpectedVersion(text).fits(version)).toBe(false)
  })

  test.each(['main', 'release/*', 'pkg-*', 'v-*', 'feature/no-version', 'v', 'latest', '-', 'pkg-', 'a'.repeat(5_000)])(
    'no version is found in %#',
    (text) => {
      expect(() => parseExpectedVersion(text)).toThrow('which has no version in it.')
    },
  )
})

function file(filename: string, version = '1.0'): ReturnType<typeof distributionWith> {
  return distributionWith({ filename, metadata: minimalMetadata('foo', version) })
}

const FILES = [
  file('foo-1.0-cp312-cp312-win_amd64.whl'),
  file('foo-1.0-cp312-cp312-musllinux_1_2_x86_64.whl'),
  file('foo-1.0.tar.gz'),
]

describe('expected files', () => {
  test.each([
    '*win_amd64.whl',
    '*.tar.gz',
    'foo-1.0-cp31[0-9]-*',
    'foo-?.?.tar.gz',
    '*[!x]_64.whl',
    'foo-1.0-cp312-cp312-musllinux_1_2_x86_64.whl',
  ])('%s is there', (pattern) => {
    expect(unmetExpectations(FILES, { version: undefined, files: [pattern] })).toEqual([])
  })

  test.each(['*win_arm64.whl', 'win_amd64', '*.TAR.GZ', 'foo.1.0.tar.gz', 'foo-(1).0*', '[z-a]*', '[', 'foo-1.0\\*'])(
    '%s is missing',
    (pattern) => {
      expect(unmetExpectations(FILES, { version: undefined, files: ['*', pattern] })).toMatchObject([
        { code: 'FILES_MISSING', message: `No file fits “${pattern}” of the input expect-files.` },
      ])
    },
  )
})

test('every file of another version is named, once for each version', () => {
  const files = [
    ...FILES,
    file('foo-1.1.tar.gz', '1.1'),
    file('foo-1.1-py3-none-any.whl', '1.1'),
    file('foo-2.tar.gz', '2'),
  ]
  const failures = unmetExpectations(files, { version: parseExpectedVersion('v1.0'), files: [] })
  expect(failures.map(({ message }) => message)).toEqual([
    'The input expect-version is “v1.0”, and foo-1.1.tar.gz, foo-1.1-py3-none-any.whl have the version 1.1.',
    'The input expect-version is “v1.0”, and foo-2.tar.gz has the version 2.',
  ])
})
