import { describe, expect, test } from '@jest/globals'
import { safeLine } from '../../src/runner/safe-text.ts'

describe('a line for the log', () => {
  test.each([
    ['plain text stays', 'sample-1.0.tar.gz  3.1 KiB', 'sample-1.0.tar.gz  3.1 KiB'],
    ['other scripts stay', 'Jürgen 日本語 😀', 'Jürgen 日本語 😀'],
    ['a command at the start is pulled apart', '::add-mask::x', ': :add-mask::x'],
    ['so it is behind white space', ' \t\u00a0\u3000::error::x', '  \u00a0\u3000: :error::x'],
    ['two colons elsewhere are harmless', 'a ::error::x', 'a ::error::x'],
    ['the old form is pulled apart anywhere', 'a ##[add-mask]x ##[b]', 'a ## [add-mask]x ## [b]'],
    ['line ends are written out', 'a\r::stop-commands::b\n::x::', 'a\\x0d::stop-commands::b\\x0a::x::'],
    ['so are Unicode line ends', 'a\u2028b\u2029c\u0085d', 'a\\u2028b\\u2029c\\x85d'],
    ['so are terminal sequences', '\u001b[31mred', '\\x1b[31mred'],
    ['so are right-to-left overrides', 'exe\u202etxt', 'exe\\u202etxt'],
    ['so is what a culture-aware comparison skips', '\u200b::error::x', '\\u200b::error::x'],
    ['so is half a character', 'a\ud800b', 'a\\ud800b'],
  ])('%s', (_title, text, safe) => {
    expect(safeLine(text)).toBe(safe)
  })

  test('is cut at its limit', () => {
    expect(safeLine('x'.repeat(5_000))).toBe(`${'x'.repeat(2_000)}…`)
    expect(safeLine('\u001b'.repeat(5_000), 10)).toBe(`${'\\x1b'.repeat(10)}…`)
  })

  test('never begins with a command, whatever the text', () => {
    const pieces = ['::', ':', '##[', '#', '[', ' ', '\t', '\u200b', '\r', '\n', 'error', '\ufeff', '\u00ad']
    let seed = 7
    for (let round = 0; round < 5_000; round++) {
      let text = ''
      for (let count = 0; count < 6; count++) {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
        text += pieces[seed % pieces.length]
      }
      const safe = safeLine(text)
      expect(safe.trimStart().startsWith('::')).toBe(false)
      expect(safe).not.toContain('##[')
      expect(safe).not.toMatch(/[\r\n\p{Cf}]/u)
    }
  })
})
