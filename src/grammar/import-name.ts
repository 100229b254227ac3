import type { Flaw } from './flaw.ts'
import { quoted } from './quoted.ts'
import { strip } from './white-space.ts'

const IDENTIFIER = /^[\p{XID_Start}_]\p{XID_Continue}*$/u
/** What no version of Unicode will make an identifier. */
const NO_IDENTIFIER = /^(?:\d|$)|[\0-/:-@[-^`{-\x7f]/
const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from ' +
    'global if import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
)

/** What is wrong with a value of Import-Name or Import-Namespace (PEP 794). */
export function importNameFlaw(text: string): Flaw | undefined {
  const semicolon = text.indexOf(';')
  const before = semicolon === -1 ? text : text.slice(0, semicolon)
  const name = strip(before)
  if (!before.startsWith(name)) return { what: `${quoted(text)} begins with white space.`, certainty: 'sure' }
  for (const part of name.split('.')) {
    if (!IDENTIFIER.test(part)) {
      return NO_IDENTIFIER.test(part)
        ? { what: `${quoted(part)} in ${quoted(text)} is no identifier of Python.`, certainty: 'sure' }
        : { what: `${quoted(part)} may be no identifier of Python.`, certainty: 'unsure' }
    }
    if (KEYWORDS.has(part))
      return { what: `${quoted(part)} in ${quoted(text)} is a keyword of Python.`, certainty: 'sure' }
  }
  const option = text.slice(before.length + 1)
  // White space may stand before the word, but not after it.
  if (semicolon === -1 || (strip(option) === 'private' && option.endsWith('private'))) return undefined
  return { what: `After the semicolon in ${quoted(text)} stands something else than “private”.`, certainty: 'sure' }
}
