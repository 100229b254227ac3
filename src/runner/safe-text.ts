/**
 * Text from archives and servers is hostile. A runner reads commands from stdout and stderr: a line that begins with
 * `::name` once it is trimmed, and `##[name]` anywhere in a line; a lone CR ends a line too. It compares in a
 * culture-aware way, which skips invisible characters. So whatever is invisible is written out, and what looks like a
 * command is pulled apart.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu
const COMMAND = /^(\s*):(?=:)/
const OLD_COMMAND = /##(?=\[)/g

const LINE_LIMIT = 2_000

function writtenOut(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code === 0x09) return ' '
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`
  if (code <= 0xffff) return `\\u${code.toString(16).padStart(4, '0')}`
  return `\\u{${code.toString(16)}}`
}

/** One line that is safe to print: nothing invisible, no workflow command, at most `limit` characters. */
export function safeLine(text: string, limit = LINE_LIMIT): string {
  // Cut first: writing out what is invisible makes text up to six times as long.
  const line = text.length > limit ? `${text.slice(0, limit)}…` : text
  return line.replace(INVISIBLE, writtenOut).replace(COMMAND, '$1: ').replace(OLD_COMMAND, '## ')
}
