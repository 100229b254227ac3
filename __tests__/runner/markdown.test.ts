import { describe, expect, test } from '@jest/globals'
import { cut, folded, Markdown } from '../../src/runner/markdown.ts'

const markdown = new Markdown((text) => text.replaceAll('hunter2', '***'))
/** Stands where GitHub would otherwise see something. */
const J = '\u2060'

describe('text stays text', () => {
  test.each([
    ['words and numbers', 'sample-project 1.0.0 (a_b.c)', 'sample-project 1.0.0 (a_b.c)'],
    ['emphasis', '*a* _b_ __c__ ~d~', '&#42;a&#42; &#95;b&#95; &#95;&#95;c&#95;&#95; &#126;d&#126;'],
    ['HTML', '<img src=x>', '&#60;img src=x&#62;'],
    ['entities', '&lt;', '&#38;lt;'],
    ['links and images', '![a](b)', '!&#91;a&#93;(b)'],
    ['cells', 'a|b', 'a&#124;b'],
    ['code and escapes', '`a` \\', '&#96;a&#96; &#92;'],
    ['people', '@octocat me@example.com', `@${J}octocat me@${J}example.com`],
    ['issues', '#1 owner/repo#2 GH-3 gh-4', `#${J}1 owner/repo#${J}2 GH-${J}3 gh-${J}4`],
    ['addresses', 'https://a.example www.b.example', `https:${J}//a.example www${J}.b.example`],
    ['emoji', ':tada: :+1: 127.0.0.1:80: b', `:${J}tada: :${J}+1: 127.0.0.1:80: b`],
    ['formulas', 'costs $1$', 'costs <span>&#36;</span>1<span>&#36;</span>'],
    ['beginnings of blocks', '- a', `${J}- a`],
    ['numbers of a list', '1. a', `${J}1. a`],
    ['headings', '# a', `#${J} a`],
    ['lines', ' a\nb\r\n', 'a&#92;x0ab&#92;x0d&#92;x0a'],
    ['directions', 'a\u202eb\u2066', 'a&#92;u202eb&#92;u2066'],
  ])('%s', (_, text, shown) => {
    expect(markdown.plain(text)).toBe(shown)
  })

  test('in code, which has no end within it', () => {
    expect(markdown.code('a`b|c')).toBe('`a?b?c`')
    expect(markdown.code('')).toBe('')
    expect(markdown.block(['a', '```', 'b'])).toEqual(['```', 'a', "'''", 'b', '```'])
  })
})

test('a secret is taken out before anything is cut or escaped', () => {
  expect(markdown.plain('it is hunter2', 9)).toBe('it is &#42;&#42;&#42;')
  expect(markdown.code('hunter2')).toBe('`***`')
  expect(markdown.link('here', 'https://a.example/hunter2')).toBe('here')
})

describe('a link', () => {
  test('leads where it says', () => {
    expect(markdown.link('a [b]', 'https://a.example/x?y=(z)')).toBe('[a &#91;b&#93;](<https://a.example/x?y=(z)>)')
    expect(markdown.link('a', 'https://a.example/>)<b>')).toBe('[a](<https://a.example/%3E)%3Cb%3E>)')
    expect(markdown.link('a', 'https://a.example/?b=\\')).toBe('[a](<https://a.example/?b=%5C>)')
  })

  test.each([
    ['a script', 'javascript:alert(1)'],
    ['no address', 'nowhere'],
    ['an endless one', `https://a.example/${'x'.repeat(5_000)}`],
  ])('is text alone where its address is %s', (_, address) => {
    expect(markdown.link('a', address)).toBe('a')
  })
})

test('items are shown from the first on as long as there is room, and the others are counted', () => {
  expect(cut(['äa', 'bb'], 7)).toEqual(['äa', 'bb', ''])
  expect(cut(['äa', 'bb', 'c'], 7)).toEqual(['äa', 'bb', '', expect.stringContaining('And 1 more'), ''])
  expect(cut(['aaaa', 'b'], 4)).toEqual(['', expect.stringContaining('And 2 more'), ''])
})

test('what is folded away is Markdown still', () => {
  expect(folded('More', ['- a'])).toEqual(['<details>', '<summary>More</summary>', '', '- a', '', '</details>', ''])
})
