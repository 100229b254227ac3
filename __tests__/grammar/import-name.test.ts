import { describe, expect, test } from '@jest/globals'
import { importNameFlaw } from '../../src/grammar/import-name.ts'

// Verdicts of packaging 26.2 on CPython 3.13.
describe('Import-Name', () => {
  test.each([
    'foo',
    'foo.bar_2',
    '_',
    'none',
    'match',
    'föö',
    'foo; private',
    'foo ;private',
    'foo ',
    'foo.bar;\u00a0private',
  ])('may be %j', (text) => {
    expect(importNameFlaw(text)).toBeUndefined()
  })

  test.each([
    ['foo-bar', '“foo-bar” in “foo-bar” is no identifier'],
    ['1a', 'is no identifier'],
    ['föö-bar', 'is no identifier'],
    ['', 'is no identifier'],
    ['a..b', '“” in “a..b” is no identifier'],
    ['foo.', 'is no identifier'],
    [';private', 'is no identifier'],
    ['foo.class', '“class” in “foo.class” is a keyword'],
    ['None', 'is a keyword'],
    [' foo', 'begins with white space'],
    ['foo; public', 'After the semicolon'],
    ['foo;', 'After the semicolon'],
    ['foo; private ', 'After the semicolon'],
    ['foo;private;private', 'After the semicolon'],
  ])('cannot be %j', (text, what) => {
    const flaw = importNameFlaw(text)
    expect(flaw?.what).toContain(what)
    expect(flaw?.certainty).toBe('sure')
  })

  test.each(['x😀', 'foo²', '\u0301a'])('may be no identifier, which the version of Unicode decides: %s', (text) => {
    expect(importNameFlaw(text)).toMatchObject({ certainty: 'unsure' })
  })
})
