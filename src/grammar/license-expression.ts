import type { Flaw } from './flaw.ts'
import { quoted } from './quoted.ts'
import { isExceptionId, isLicenseId, licenseIdLike, SPDX_LIST_VERSION } from './spdx-list.ts'
import { words } from './white-space.ts'

/** `packaging` lets Python parse the parentheses, which gives up somewhere between 100 and 201 within one another. */
const SURE_DEPTH = 100

const MOST_FLAWS = 20

/**
 * What is wrong with a License-Expression (PEP 639, SPDX), as `packaging` reads it: case and white space count for
 * nothing, and a `+` may follow every license id. Where the structure is wrong, the ids are not looked at.
 */
export function licenseExpressionFlaws(text: string): readonly Flaw[] {
  const tokens = words(text.replaceAll('(', ' ( ').replaceAll(')', ' ) '))
  const fault = structureFault(tokens)
  if (fault !== undefined) {
    return [sure(`${quoted(text)} is no license expression: ${fault}.${suggestionFor(text)}`)]
  }
  const flaws: Flaw[] = []
  for (const flaw of partFlaws(tokens)) {
    if (flaws.push(flaw) === MOST_FLAWS) break
  }
  return flaws
}

/** There are ids joined by AND, OR and WITH, and parentheses in pairs. */
function structureFault(tokens: readonly string[]): string | undefined {
  let depth = 0
  let last: string | undefined
  for (const token of tokens) {
    const isOperandNext = last === undefined || last === '(' || isOperator(last)
    if (token === ')' || isOperator(token)) {
      if (last === undefined) return `nothing stands before ${quoted(token)}`
      if (isOperandNext) return `nothing stands between ${quoted(last)} and ${quoted(token)}`
    } else if (last !== undefined && !isOperandNext) {
      return `AND, OR or WITH is missing between ${quoted(last)} and ${quoted(token)}`
    }
    if (token === '(') depth++
    if (token === ')') depth--
    if (depth < 0) return 'a “)” has no “(” before it'
    last = token
  }
  if (last === undefined) return 'it is empty'
  if (last === '(' || isOperator(last)) return `nothing follows ${quoted(last)}`
  return depth > 0 ? 'a “(” has no “)” after it' : undefined
}

function* partFlaws(tokens: readonly string[]): Generator<Flaw> {
  const spellings = new Set(tokens.map((token) => token.toLowerCase()))
  let depth = 0
  let deepest = 0
  for (const [index, token] of tokens.entries()) {
    const isAfterWith = isWith(tokens[index - 1])
    if (token === '(') {
      depth++
      deepest = Math.max(deepest, depth)
      if (isAfterWith) yield misplacedWith('is not followed by an exception')
    } else if (token === ')') {
      depth--
    } else if (isWith(token)) {
      if (tokens[index - 1] === ')' || isWith(tokens[index - 2])) yield misplacedWith('does not follow a license id')
    } else if (isAfterWith) {
      yield* exceptionFlaws(token)
    } else if (!isOperator(token)) {
      yield* licenseFlaws(token, spellings)
    }
  }
  if (deepest > SURE_DEPTH)
    yield unsure(`Parentheses are nested more than ${SURE_DEPTH} deep, which Python may refuse.`)
}

/** `packaging` 26.2 takes WITH for an operator like the others. */
function misplacedWith(why: string): Flaw {
  return unsure(`A WITH ${why}; packaging 26.2 accepts that, and 26.3 refuses it.`)
}

function* exceptionFlaws(token: string): Generator<Flaw> {
  if (isExceptionId(token)) return
  if (/[^a-z0-9.-]/i.test(token)) yield sure(`${quoted(token)} has characters that no id of an exception has.`)
  else yield unsure(`${quoted(token)} is no exception of the SPDX list ${SPDX_LIST_VERSION}.`)
}

const REFERENCE = 'licenseref-'

function* licenseFlaws(token: string, spellings: ReadonlySet<string>): Generator<Flaw> {
  const spelling = token.toLowerCase()
  const id = spelling.replace(/\+$/, '')
  if (id.startsWith(REFERENCE)) {
    yield* referenceFlaws(token, spellings)
  } else if (!isLicenseId(id)) {
    const suggestion = suggestionFor(token)
    if (!/^[a-z0-9.-]+\+*$/.test(id)) yield sure(`${quoted(token)} has characters that no license id has.${suggestion}`)
    else yield unsure(`${quoted(token)} is not on the SPDX license list ${SPDX_LIST_VERSION}.${suggestion}`)
  }
}

function* referenceFlaws(token: string, spellings: ReadonlySet<string>): Generator<Flaw> {
  const spelling = token.toLowerCase()
  const id = spelling.replace(/\+$/, '')
  if (/[^a-z0-9.-]/.test(id)) {
    yield sure(`${quoted(token)} has characters other than letters, digits, “.” and “-”.`)
  } else if (id !== spelling) {
    const what = `${quoted(token)} ends in “+”, which goes with ids of the SPDX license list only`
    // packaging 26.2 fails on it, unless the same reference stands elsewhere without the plus.
    yield spellings.has(id) ? unsure(`${what}; packaging 26.2 accepts it here, and 26.3 refuses it.`) : sure(`${what}.`)
  } else if (id === REFERENCE) {
    yield unsure(`Nothing follows ${quoted(token)}; packaging 26.2 accepts that, and 26.3 refuses it.`)
  }
}

function suggestionFor(name: string): string {
  const id = licenseIdLike(name)
  return id === undefined ? '' : ` Perhaps ${quoted(id)} is meant.`
}

function isOperator(token: string): boolean {
  return /^(?:and|or|with)$/i.test(token)
}

function isWith(token: string | undefined): boolean {
  return token?.toLowerCase() === 'with'
}

function sure(what: string): Flaw {
  return { what, certainty: 'sure' }
}

function unsure(what: string): Flaw {
  return { what, certainty: 'unsure' }
}
