import { describe, expect, test } from '@jest/globals'
import { specifiersFlaw } from '../../src/grammar/specifiers.ts'

const MEBI = 2 ** 20

describe('specifiers', () => {
  test.each([
    '',
    ' ',
    ',',
    '>=3.9',
    '>=3.9,<4',
    ' >= 3.9 , , < 4,',
    '>=\x1c3.9',
    '==3.*',
    '!= v1!3.9.*',
    '==1.0+local.1',
    '!=1.0a1',
    '~=1.0',
    '~=1!2.3a1',
    '<1.0-1',
    '>1a-',
    '===',
    '=== anything/at+all=',
    '====1',
  ])('%j are in order', (text) => {
    expect(specifiersFlaw(text)).toBeUndefined()
  })

  test.each([
    ['>=3.8.*', 'The specifier “>=3.8.*” is wrong: “.*” goes with == and != only.'],
    ['>=3.9,~=3.*', 'The specifier “~=3.*” is wrong: “.*” goes with == and != only.'],
    ['==1.0a1.*', 'The specifier “==1.0a1.*” is wrong: “.*” goes after a plain release only, such as 1.2.*.'],
    ['==1.0a.*', 'The specifier “==1.0a.*” is wrong: “.*” goes after a plain release only, such as 1.2.*.'],
    ['==foo.*', 'The specifier “==foo.*” is wrong: “foo” is no version.'],
    ['==*', 'The specifier “==*” is wrong: “*” is no version.'],
    ['*', 'The specifier “*” is wrong: “*” stands for nothing; where every version will do, leave it out.'],
    ['~=3', 'The specifier “~=3” is wrong: ~= needs two numbers at least, such as ~=1.0.'],
    ['>=1.0+Local', 'The specifier “>=1.0+Local” is wrong: a local version (“+local”) goes with == and != only.'],
    ['3.8', 'The specifier “3.8” is wrong: an operator such as == or >= is missing.'],
    ['^3.8', 'The specifier “^3.8” is wrong: “^” is no operator; those are ==, !=, ~=, <=, >=, <, > and ===.'],
    ['=>3.8', 'The specifier “=>3.8” is wrong: “=>” is no operator; those are ==, !=, ~=, <=, >=, <, > and ===.'],
    ['<>3.8', 'The specifier “<>3.8” is wrong: “<>” is no operator.'],
    ['>=3.8 <4', 'The specifier “>=3.8 <4” is wrong: a comma is missing between “>=3.8” and “<4”.'],
    ['>=', 'The specifier “>=” is wrong: no version follows >=.'],
    ['>=three', 'The specifier “>=three” is wrong: “three” is no version.'],
    ['\ufeff>=3', 'The specifier “\ufeff>=3” is wrong: an operator such as == or >= is missing.'],
    ['===1 2', 'The specifier “===1 2” is wrong: the text after === contains white space.'],
    ['===1;2', 'The specifier “===1;2” is wrong: the text after === contains “;”.'],
    ['===(1)', 'The specifier “===(1)” is wrong: the text after === contains “)”.'],
  ])('%j are not, and the sentence says why', (text, what) => {
    expect(specifiersFlaw(text)).toEqual({ what, certainty: 'sure' })
  })

  test.each([
    ['commas', ','.repeat(MEBI), undefined],
    ['specifiers', '>=3,'.repeat(MEBI / 4), undefined],
    ['numbers', `>=1${'.1'.repeat(MEBI / 2)}`, undefined],
    ['text after ===', `===${'='.repeat(MEBI)}`, undefined],
    ['signs', '=<'.repeat(MEBI / 2), 'sure'],
    ['spaces', `>=${' '.repeat(MEBI)}x`, 'sure'],
    ['words', `>=${'1 '.repeat(MEBI / 2)}`, 'sure'],
    ['digits before a letter', `>=${'1'.repeat(MEBI)}x`, 'sure'],
    ['prefixes', `==1${'.*'.repeat(MEBI / 2)}`, 'sure'],
  ])('of a mebibyte of %s are read', (_, text, certainty) => {
    expect(specifiersFlaw(text)?.certainty).toBe(certainty)
  })
})
