import { describe, expect, test } from '@jest/globals'
import { globOf } from '../../src/grammar/glob.ts'

describe('a pattern', () => {
  test.each([
    ['', ''],
    ['*', ''],
    ['*', 'anything at all\n'],
    ['a*c', 'abbc'],
    ['a*b*c', 'axbxbxc'],
    ['*.whl', 'foo-1.0-py3-none-any.whl'],
    ['**.whl', '.whl'],
    ['a?c', 'abc'],
    ['a?c', 'a😀c'],
    ['a[bc]d', 'acd'],
    ['a[b-d]e', 'ace'],
    ['a[!b]c', 'axc'],
    ['a[^b]c', 'axc'],
    ['a[]b]c', 'a]c'],
    ['a[!]b]c', 'axc'],
    ['a[x-]c', 'a-c'],
    ['a[^', 'a[^'],
    ['a[]', 'a[]'],
    ['a.c+(d)|{e}$^\\', 'a.c+(d)|{e}$^\\'],
  ])('%j fits %j', (pattern, text) => {
    expect(globOf(pattern)(text)).toBe(true)
  })

  test.each([
    ['', 'a'],
    ['a', ''],
    ['a?c', 'ac'],
    ['a*c', 'abcd'],
    ['A', 'a'],
    ['a.c', 'abc'],
    ['a[!b]c', 'abc'],
    ['a[^b]c', 'abc'],
    ['a[z-a]c', 'azc'],
    ['*[!x]', 'x'],
    ['a\\*', 'abc'],
  ])('%j does not fit %j', (pattern, text) => {
    expect(globOf(pattern)(text)).toBe(false)
  })

  test('takes no long time over many asterisks', () => {
    expect(globOf(`${'*a'.repeat(1_000)}z`)('a'.repeat(5_000))).toBe(false)
  })
})
