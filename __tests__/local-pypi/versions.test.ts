import { describe, expect, test } from '@jest/globals'
import {
  canonicalVersion,
  compareVersions,
  isPreRelease,
  parseVersion,
  type Version,
  versionText,
} from '../../local-pypi/versions.ts'

function version(text: string): Version {
  const parsed = parseVersion(text)
  if (parsed === undefined) {
    throw new Error(`${text} is no version`)
  }
  return parsed
}

describe('parseVersion and versionText', () => {
  test.each([
    ['1.0', '1.0'],
    ['v1.0-RC1', '1.0rc1'],
    ['1.0-1', '1.0.post1'],
    ['2024.01.05', '2024.1.5'],
    ['1!2.0', '1!2.0'],
    ['1.0.0alpha', '1.0.0a0'],
    ['1.0_preview.3', '1.0rc3'],
    ['1.0.rev', '1.0.post0'],
    ['1.0r2.DEV', '1.0.post2.dev0'],
    ['1.0+CU-121', '1.0+cu.121'],
    [' 1.0\n', '1.0'],
    ['20261122180301999999999', '20261122180301999999999'],
  ])('%j is %s in its normal form', (text, normal) => {
    expect(versionText(version(text))).toBe(normal)
  })

  test.each(['', 'latest', '1.0.x', '1_0', '1..0', '1.0-', '1.0+', '١.٠', '1.0 rc1'])('%j is no version', (text) => {
    expect(parseVersion(text)).toBeUndefined()
  })
})

test.each([
  ['1.0.0', '1'],
  ['1.0', '1'],
  ['0.0', '0'],
  ['1.10', '1.10'],
  ['1.0.post0', '1.post0'],
])('the release of %s is found as %s', (text, canonical) => {
  expect(canonicalVersion(version(text))).toBe(canonical)
})

test('versions are ordered as PEP 440 has it', () => {
  const ordered = [
    '1.dev1',
    '1a1.dev1',
    '1a1',
    '1a1.post1',
    '1b1',
    '1rc1',
    '1',
    '1.post1.dev1',
    '1.post1',
    '1.1',
    '1!0',
  ]
  const shuffled = [...ordered.slice(5), ...ordered.slice(0, 5)].map(version)
  expect(shuffled.sort(compareVersions).map(versionText)).toEqual(ordered.map((text) => versionText(version(text))))
  expect(compareVersions(version('1.0'), version('1.0.0'))).toBe(0)
})

test.each([
  ['1.0', false],
  ['1.0.post1', false],
  ['1.0rc1', true],
  ['1.0.dev1', true],
])('whether %s is a pre-release is known', (text, expected) => {
  expect(isPreRelease(version(text))).toBe(expected)
})
