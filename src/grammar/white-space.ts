/**
 * What Python takes for white space, to stand in a character class. JavaScript's own idea lacks U+001C to U+001F and
 * U+0085, and has U+FEFF.
 */
export const SPACES = String.raw`\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`
const SPACE = new RegExp(`[${SPACES}]`)
const WORD = new RegExp(`[^${SPACES}]+`, 'g')

/** Python's `str.strip`, in linear time. */
export function strip(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && SPACE.test(text.charAt(start))) start++
  while (end > start && SPACE.test(text.charAt(end - 1))) end--
  return text.slice(start, end)
}

/** Python's `str.split`: what stands between white space. */
export function words(text: string): readonly string[] {
  return text.match(WORD) ?? []
}
