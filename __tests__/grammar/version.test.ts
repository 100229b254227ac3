import { describe, expect, test } from '@jest/globals'
import { canonicalVersion, parseVersion, versionText } from '../../src/grammar/version.ts'

const MEBI = 2 ** 20

function normalForm(text: string): string | undefined {
  const version = parseVersion(text)
  return version && versionText(version)
}

describe('a version', () => {
  test.each([
    ['1.0', '1.0', '1'],
    ['1.0.0', '1.0.0', '1'],
    ['0.0', '0.0', '0'],
    ['1.0.5', '1.0.5', '1.0.5'],
    ['2024.01.05', '2024.1.5', '2024.1.5'],
    ['v1.0-RC1', '1.0rc1', '1rc1'],
    ['1.0.alpha', '1.0a0', '1a0'],
    ['1.0_Beta.2', '1.0b2', '1b2'],
    ['1c3', '1rc3', '1rc3'],
    ['1.0-preview-7', '1.0rc7', '1rc7'],
    ['1a-', '1a0', '1a0'],
    ['1.0-1', '1.0.post1', '1.post1'],
    ['1.0-0', '1.0.post0', '1.post0'],
    ['1.0r2', '1.0.post2', '1.post2'],
    ['1.0.rev', '1.0.post0', '1.post0'],
    ['1.0a--1', '1.0a0.post1', '1a0.post1'],
    ['1.0POST3-dev', '1.0.post3.dev0', '1.post3.dev0'],
    ['1.0a1.post2.dev3+L.4', '1.0a1.post2.dev3+l.4', '1a1.post2.dev3+l.4'],
    ['1!2.0', '1!2.0', '1!2'],
    ['01!2', '1!2', '1!2'],
    ['0!2', '2', '2'],
    ['1+Ubuntu-01_B', '1+ubuntu.1.b', '1+ubuntu.1.b'],
    // Numbers to JavaScript, but text to PEP 440.
    ['1+1e5.0x10', '1+1e5.0x10', '1+1e5.0x10'],
    ['1.99999999999999999999', '1.99999999999999999999', '1.99999999999999999999'],
    [' \t1.0\r\n', '1.0', '1'],
    ['\x1c1.0\x85\u2003', '1.0', '1'],
  ])('%j has the normal form %s and the canonical form %s', (text, normal, canonical) => {
    expect(normalForm(text)).toBe(normal)
    expect(canonicalVersion(text)).toBe(canonical)
  })

  test.each([
    '',
    ' ',
    'v',
    '1.',
    '.1',
    '1..2',
    '1.0.*',
    '1 .0',
    '1.0foo',
    '1.0a1b2',
    '1.0-1-1',
    '1.0.dev1.post1',
    '1.0+',
    '1.0+a.',
    '1.0+a..b',
    '1.0+é',
    '1!',
    '!1',
    '1!2!3',
    '١.0',
    '1.0.poſt1',
    '\ufeff1.0',
    'latest',
  ])('%j is none', (text) => {
    expect(parseVersion(text)).toBeUndefined()
    expect(canonicalVersion(text)).toBeUndefined()
  })

  test.each([
    ['1.0-1', '1'],
    ['1.0.post', '0'],
    ['1.0rc1', undefined],
  ])('%s has the post-release %s', (text, postRelease) => {
    expect(parseVersion(text)?.postRelease).toBe(postRelease)
  })

  test.each([
    ['digits', '1'.repeat(MEBI), true],
    ['zeros', `${'0'.repeat(MEBI)}1`, true],
    ['digits before a letter', `${'1'.repeat(MEBI)}x`, false],
    ['numbers', `1${'.1'.repeat(MEBI / 2)}`, true],
    ['numbers before a wide character', `1${'.1'.repeat(MEBI / 2)}é`, false],
    ['local parts', `1+a${'.a'.repeat(MEBI / 2)}`, true],
    ['local parts before a hyphen', `1+a${'-a'.repeat(MEBI / 2)}-`, false],
    ['hyphens', `1a${'-'.repeat(MEBI)}`, false],
    ['spaces', `${' '.repeat(MEBI)}x`, false],
  ])('of a mebibyte of %s is read', (_, text, isVersion) => {
    expect(parseVersion(text) !== undefined).toBe(isVersion)
  })
})
