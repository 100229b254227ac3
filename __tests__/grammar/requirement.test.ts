import { describe, expect, test } from '@jest/globals'
import { parseRequirement } from '../../src/grammar/requirement.ts'

const MEBI = 2 ** 20

function flawOf(text: string) {
  const parsed = parseRequirement(text)
  return parsed.kind === 'flaw' ? parsed.flaw : undefined
}

describe('a requirement', () => {
  test.each([
    ['foo', 'foo', [], undefined],
    [' \tFoo.Bar-baz_ ', 'Foo.Bar-baz_', [], undefined],
    ['foo>=1', 'foo', [], undefined],
    ['foo >= 1 , < 2,', 'foo', [], undefined],
    ['foo(>=1,)', 'foo', [], undefined],
    ['foo ()', 'foo', [], undefined],
    ['foo>=\n1', 'foo', [], undefined],
    ['foo===1,>=2', 'foo', [], undefined],
    ['foo===\n', 'foo', [], undefined],
    ['foo=== ,>=1', 'foo', [], undefined],
    ['foo[]', 'foo', [], undefined],
    ['foo [ a_ ,B-b ] ==1.*', 'foo', ['a_', 'B-b'], undefined],
    ['foo@https://index.example/foo;x', 'foo', [], 'https://index.example/foo;x'],
    ['foo[a] @ https://index.example/foo ; extra=="b"', 'foo', ['a'], 'https://index.example/foo'],
    ['foo @ x\n', 'foo', [], 'x\n'],
    ['foo@1.0', 'foo', [], '1.0'],
    ['foo;os_name=="a"', 'foo', [], undefined],
    ['foo>=1.0;os_name=="a"', 'foo', [], undefined],
  ])('is read from %j', (text, name, extras, url) => {
    expect(parseRequirement(text)).toEqual({ kind: 'requirement', name, extras, url })
  })

  test.each([
    ['', 'it does not begin with the name of a project'],
    ['-e .', 'it does not begin with the name of a project'],
    ['_foo', 'it does not begin with the name of a project'],
    ['foo-', 'in “-”, an operator such as == or >= is missing'],
    ['fooé', 'in “é”, an operator such as == or >= is missing'],
    [
      'git+https://host.example/x',
      '“+https://host.example/x” is no specifier; a URL follows “@”, as in foo @ https://…',
    ],
    ['foo 1.0', 'in “1.0”, an operator such as == or >= is missing'],
    ['foo (1.0)', 'in “1.0”, an operator such as == or >= is missing'],
    ['foo=2', 'in “=2”, “=” is no operator; those are ==, !=, ~=, <=, >=, <, > and ==='],
    ['foo>=3.8.*', 'in “>=3.8.*”, “.*” goes with == and != only'],
    ['foo>=1,<2+local', 'in “<2+local”, a local version (“+local”) goes with == and != only'],
    ['foo===1,2', 'in “2”, an operator such as == or >= is missing'],
    ['foo>=1 <2', 'a comma is missing before “<2”'],
    ['foo,>=1', '“,>=1” cannot stand where it does'],
    ['foo>=1,,<2', '“,<2” cannot stand where it does'],
    ['foo>=1\r,<2', '“\r,<2” cannot stand where it does'],
    ['foo (>=1', 'its list of specifiers lacks the closing parenthesis'],
    ['foo (>=1;os_name=="a"', '“;os_name=="a"” cannot stand where it does'],
    ['foo>=1)', '“)” cannot stand where it does'],
    ['foo[a', '“[a” does not begin with a list such as [test,docs]'],
    ['foo[a b]', '“[a b]” does not begin with a list such as [test,docs]'],
    ['foo[a,]', '“[a,]” does not begin with a list such as [test,docs]'],
    ['foo[,a]', '“[,a]” does not begin with a list such as [test,docs]'],
    ['foo @ ', 'no URL follows “@”'],
    ['foo @ https://host.example os_name=="a"', '“os_name=="a"” cannot stand where it does'],
    ['foo;', 'its marker lacks a variable or a text in quotation marks at its end'],
  ])('is not read from %j, and the sentence says why', (text, why) => {
    expect(flawOf(text)).toEqual({ what: `The requirement “${text}” is wrong: ${why}.`, certainty: 'sure' })
  })

  test('that ends in a line break is in doubt, for one packaging accepts it and another refuses it', () => {
    for (const text of ['foo\n', 'foo>=1 \n', 'foo @ x \n', 'foo;os_name=="a"\n']) {
      expect(flawOf(text)?.certainty).toBe('unsure')
    }
    for (const text of ['foo\n\n', 'foo\r\n', 'foo\n ']) expect(flawOf(text)?.certainty).toBe('sure')
  })

  test.each([
    ['letters', 'a'.repeat(MEBI), undefined],
    ['hyphens', `a${'-'.repeat(MEBI)}`, 'sure'],
    ['blanks', `${' '.repeat(MEBI)}foo`, undefined],
    ['extras', `foo[a${',a'.repeat(MEBI / 2)}]`, undefined],
    ['brackets', `foo${'['.repeat(MEBI)}`, 'sure'],
    ['specifiers', `foo${'>=1,'.repeat(MEBI / 4)}`, undefined],
    ['text after ===', `foo===${',>=1'.repeat(MEBI / 4)}`, undefined],
    ['white space after ===', `foo===${'\n '.repeat(MEBI / 2)};`, 'sure'],
    ['signs', `foo${'='.repeat(MEBI)}`, undefined],
    ['signs and blanks', `foo${'> '.repeat(MEBI / 2)}`, 'sure'],
    ['URL', `foo@${'x'.repeat(MEBI)}`, undefined],
    ['semicolons', `foo${';'.repeat(MEBI)}`, 'sure'],
  ])('of a mebibyte of %s is read', (_, text, certainty) => {
    expect(flawOf(text)?.certainty).toBe(certainty)
  })
})
