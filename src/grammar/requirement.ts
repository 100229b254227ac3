import { Cursor } from './cursor.ts'
import type { Flaw } from './flaw.ts'
import { type MarkerVerdict, readMarker } from './marker.ts'
import { quoted } from './quoted.ts'
import { specifierFault } from './specifiers.ts'
import { SPACES, strip } from './white-space.ts'

/** A requirement by PEP 508, as far as an index looks at it. */
export interface Requirement {
  readonly kind: 'requirement'
  /** As written. */
  readonly name: string
  readonly extras: readonly string[]
  readonly url: string | undefined
}

type Flawed = { readonly kind: 'flaw'; readonly flaw: Flaw }

/** A hyphen or a dot at its end is left to be stumbled over; an underscore is not, by `packaging`. */
const NAME = /[a-zA-Z0-9](?:[a-zA-Z0-9._-]*[a-zA-Z0-9_])?/y
const AT = /@/y
const URL = /[^ \t]+/y
const COMMA = /,/y
const SEMICOLON = /;/y
const OPENING = /\(/y
const CLOSING = /\)/y
const OPENING_BRACKET = /\[/y
const CLOSING_BRACKET = /\]/y
const OPERATOR = /[<>=!~]/y
/** One item of the list, be it a specifier or not; the text after `===` may hold commas. */
const ITEM = new RegExp(
  `===[${SPACES}]*[^${SPACES};)]*|(?:[=!~<>]=|[<>])[${SPACES}]*[^${SPACES},;)]*|[^${SPACES},;)]+`,
  'y',
)
/** `packaging` 26.2 takes a line feed that is last for the end. */
const END = /\n?$/y

/** Reads a requirement such as `foo[bar]>=1; python_version < "3.12"` (PEP 508) as `packaging` reads Requires-Dist. */
export function parseRequirement(text: string): Requirement | Flawed {
  const cursor = new Cursor(text)
  cursor.skipBlanks()
  const name = cursor.read(NAME)
  if (name === undefined) return faulty(text, 'it does not begin with the name of a project')
  cursor.skipBlanks()
  const bracket = cursor.rest()
  const extras = readExtras(cursor)
  if (extras === undefined) return faulty(text, `${quoted(bracket)} does not begin with a list such as [test,docs]`)
  cursor.skipBlanks()

  const isDirect = cursor.read(AT) !== undefined
  cursor.skipBlanks()
  const url = isDirect ? cursor.read(URL) : undefined
  if (isDirect && url === undefined) return faulty(text, 'no URL follows “@”')
  const fault = isDirect ? undefined : readSpecifiers(cursor)
  if (fault !== undefined) return faulty(text, fault)
  cursor.skipBlanks()

  const marker: MarkerVerdict = cursor.read(SEMICOLON) === undefined ? { state: 'sound' } : readMarker(cursor)
  if (marker.state === 'faulty') return faulty(text, marker.why)
  if (!cursor.sees(END)) return faulty(text, leftoverFault(cursor))
  if (marker.state === 'doubtful') return doubtful(text, marker.why)
  if (cursor.rest() !== '') return doubtful(text, 'it ends in a line break, which only packaging 26.2 accepts')
  return { kind: 'requirement', name, extras, url }
}

/** `undefined` where the brackets hold no list of names. */
function readExtras(cursor: Cursor): readonly string[] | undefined {
  const extras: string[] = []
  if (cursor.read(OPENING_BRACKET) === undefined) return extras
  cursor.skipBlanks()
  if (cursor.read(CLOSING_BRACKET) !== undefined) return extras
  do {
    cursor.skipBlanks()
    const extra = cursor.read(NAME)
    if (extra === undefined) return undefined
    extras.push(extra)
    cursor.skipBlanks()
  } while (cursor.read(COMMA) !== undefined)
  return cursor.read(CLOSING_BRACKET) === undefined ? undefined : extras
}

/** Reads the list of specifiers, which may be empty and end in a comma; says what is wrong with it. */
function readSpecifiers(cursor: Cursor): string | undefined {
  const isEnclosed = cursor.read(OPENING) !== undefined
  do {
    cursor.skipBlanks()
    const item = cursor.read(ITEM)
    if (item === undefined) break
    for (const specifier of item.split(',')) {
      const fault = specifierFault(specifier)
      if (fault === undefined) continue
      const found = quoted(strip(specifier))
      if (specifier.includes('://')) return `${found} is no specifier; a URL follows “@”, as in foo @ https://…`
      return `in ${found}, ${fault}`
    }
    cursor.skipBlanks()
  } while (cursor.read(COMMA) !== undefined)
  if (!isEnclosed || cursor.read(CLOSING) !== undefined) return undefined
  return cursor.sees(END) ? 'its list of specifiers lacks the closing parenthesis' : leftoverFault(cursor)
}

function leftoverFault(cursor: Cursor): string {
  const found = quoted(cursor.rest())
  return cursor.sees(OPERATOR) ? `a comma is missing before ${found}` : `${found} cannot stand where it does`
}

function faulty(text: string, why: string): Flawed {
  return { kind: 'flaw', flaw: { what: `The requirement ${quoted(text)} is wrong: ${why}.`, certainty: 'sure' } }
}

function doubtful(text: string, why: string): Flawed {
  return {
    kind: 'flaw',
    flaw: { what: `The index may refuse the requirement ${quoted(text)}: ${why}.`, certainty: 'unsure' },
  }
}
