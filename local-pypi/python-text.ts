/**
 * Shows a text as Python's `repr` does, because PyPI's messages quote values that way: in single quotes, unless the
 * text holds one and no double quote.
 */
export function repr(value: string): string {
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'"
  const escaped = value.replace(/[\\'"\x00-\x1f\x7f-\xa0\xad]/g, (character) => {
    switch (character) {
      case '\\':
        return '\\\\'
      case '\n':
        return '\\n'
      case '\r':
        return '\\r'
      case '\t':
        return '\\t'
      case "'":
      case '"':
        return character === quote ? `\\${character}` : character
      default:
        return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`
    }
  })
  return `${quote}${escaped}${quote}`
}

/** Shows a list of texts as Python's `repr` does. */
export function reprList(values: readonly string[]): string {
  return `[${values.map(repr).join(', ')}]`
}
