import type { Cursor } from './cursor.ts'
import { quoted } from './quoted.ts'

export type MarkerVerdict =
  | { readonly state: 'sound' }
  /** Half a sentence: why the index might not take the marker. */
  | { readonly state: 'doubtful'; readonly why: string }
  /** Half a sentence: why it is no marker. */
  | { readonly state: 'faulty'; readonly why: string }

/** `packaging` recurses, and gives up where Python's stack ends: somewhere below 500, depending on who calls it. */
const SURE_DEPTH = 200

const VARIABLE = new RegExp(
  `(?:${[
    'python_version',
    'python_full_version',
    'os[._]name',
    'sys[._]platform',
    'platform_(?:release|system)',
    'platform[._](?:version|machine|python_implementation)',
    'python_implementation',
    'implementation_(?:name|version)',
    'extras?',
    'dependency_groups',
  ].join('|')})\\b`,
  'y',
)
const TEXT = /'[^']*'|"[^"]*"/y
const QUOTE = /['"]/y
const OPERATOR = /(?:===|==|~=|!=|<=|>=|<|>|in\b|not[ \t]+in\b)/y
const JUNCTION = /(?:and|or)\b/y
const OPENING = /\(/y
const CLOSING = /\)/y
/** What a reader takes for one word of a marker, or for one operator. */
const WORD = /[^\s"'()<>=!~;]+/y
const SIGNS = /[^\s"'()\w]+/y

/** Reads an environment marker (PEP 508) as far as it goes; what follows is for the caller to judge. */
export function readMarker(cursor: Cursor): MarkerVerdict {
  let depth = 0
  let doubt: string | undefined
  do {
    cursor.skipBlanks()
    while (cursor.read(OPENING) !== undefined) {
      depth++
      cursor.skipBlanks()
    }
    if (depth > SURE_DEPTH) doubt = `its marker nests parentheses more than ${SURE_DEPTH} deep`
    const comparison = readComparison(cursor)
    if (comparison.state === 'faulty') return comparison
    if (comparison.state === 'doubtful') doubt = comparison.why
    cursor.skipBlanks()
    while (depth > 0 && cursor.read(CLOSING) !== undefined) {
      depth--
      cursor.skipBlanks()
    }
  } while (cursor.read(JUNCTION) !== undefined)
  if (depth > 0) return faulty(`its marker lacks a closing parenthesis${before(cursor)}`)
  return doubt === undefined ? { state: 'sound' } : { state: 'doubtful', why: doubt }
}

function readComparison(cursor: Cursor): MarkerVerdict {
  const left = readOperand(cursor)
  if (left.state === 'faulty') return left
  cursor.skipBlanks()
  if (cursor.read(OPERATOR) === undefined) return operatorFault(cursor)
  cursor.skipBlanks()
  const right = readOperand(cursor)
  return right.state === 'sound' ? left : right
}

function readOperand(cursor: Cursor): MarkerVerdict {
  if (cursor.read(VARIABLE) !== undefined) return { state: 'sound' }
  const text = cursor.read(TEXT)
  if (text !== undefined) return textVerdict(text)
  if (cursor.sees(QUOTE)) return faulty(`in its marker ${quoted(cursor.rest())} lacks the closing quotation mark`)
  const word = cursor.read(WORD)
  if (word !== undefined) return faulty(`in its marker ${quoted(word)} is no variable, and text needs quotation marks`)
  return faulty(`its marker lacks a variable or a text in quotation marks${before(cursor)}`)
}

/** Python's string literals: an escape that Python does not know stays as it is, but these have to be complete. */
const ESCAPE =
  /\\(?:\r\n|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U(?:000[0-9a-fA-F]|0010)[0-9a-fA-F]{4}|N\{[^}]{1,200}\}|[^xuUN])?|[\r\n\0]/g

/** `packaging` reads a quoted text as a literal of Python. */
function textVerdict(text: string): MarkerVerdict {
  let verdict: MarkerVerdict = { state: 'sound' }
  for (const [sequence] of text.slice(1, -1).matchAll(ESCAPE)) {
    if (sequence === '\\') return faulty(`in its marker ${quoted(text)} has a backslash that begins no escape`)
    if (/^\\?\0|^[\r\n]/.test(sequence)) return faulty(`in its marker ${quoted(text)} has a line break or a null`)
    if (sequence.startsWith('\\N')) {
      verdict = {
        state: 'doubtful',
        why: `Python may not know the character that its marker names by ${quoted(sequence)}`,
      }
    }
  }
  return verdict
}

function operatorFault(cursor: Cursor): MarkerVerdict {
  const found = cursor.read(SIGNS) ?? cursor.read(WORD)
  const known = 'those of markers are <, <=, ==, !=, >=, >, ~=, ===, in and not in'
  if (found !== undefined) return faulty(`in its marker ${quoted(found)} is no operator; ${known}`)
  return faulty(`its marker lacks an operator${before(cursor)}; ${known}`)
}

function before(cursor: Cursor): string {
  const rest = cursor.rest()
  return rest === '' ? ' at its end' : ` before ${quoted(rest)}`
}

function faulty(why: string): MarkerVerdict {
  return { state: 'faulty', why }
}
