import type { Flaw } from './flaw.ts'
import { quoted } from './quoted.ts'
import { parseVersion } from './version.ts'
import { strip, words } from './white-space.ts'

const OPERATOR = /^(?:===|==|!=|~=|<=|>=|<|>)/
/** Signs that people write for operators. */
const SIGNS = /^[=!~<>^]+/
const RELEASE = /^v?(?:[0-9]+!)?[0-9]+(?:\.[0-9]+)*$/i

/**
 * What is wrong with a set of version specifiers, such as `>=3.9,<4` in Requires-Python (PEP 440); `undefined` where
 * nothing is. Items between commas may be empty, as `packaging` reads them.
 */
export function specifiersFlaw(text: string): Flaw | undefined {
  for (const item of text.split(',')) {
    const fault = specifierFault(item)
    if (fault !== undefined) {
      return { what: `The specifier ${quoted(strip(item))} is wrong: ${fault}.`, certainty: 'sure' }
    }
  }
  return undefined
}

/** What is wrong with one specifier, as half a sentence. White space alone is none, and no fault. */
export function specifierFault(item: string): string | undefined {
  const specifier = strip(item)
  if (specifier === '') return undefined
  const operator = OPERATOR.exec(specifier)?.[0]
  if (operator === undefined) return operatorFault(specifier)
  const version = strip(specifier.slice(operator.length))
  if (operator === '===') return arbitraryFault(version)
  const signs = SIGNS.exec(version)?.[0]
  if (signs !== undefined) return `${quoted(operator + signs)} is no operator`
  return versionFault(operator, version)
}

function operatorFault(specifier: string): string {
  if (specifier === '*') return '“*” stands for nothing; where every version will do, leave it out'
  const signs = SIGNS.exec(specifier)?.[0]
  if (signs !== undefined) return `${quoted(signs)} is no operator; those are ==, !=, ~=, <=, >=, <, > and ===`
  return 'an operator such as == or >= is missing'
}

function versionFault(operator: string, version: string): string | undefined {
  if (version === '') return `no version follows ${operator}`
  const parsed = parseVersion(version)
  if (parsed === undefined) return prefixFault(operator, version)
  if (operator === '==' || operator === '!=') return undefined
  if (parsed.local !== undefined) return `a local version (${quoted(`+${parsed.local}`)}) goes with == and != only`
  if (operator === '~=' && parsed.release.length < 2) return '~= needs two numbers at least, such as ~=1.0'
  return undefined
}

function prefixFault(operator: string, version: string): string | undefined {
  const [first = '', second] = words(version)
  if (second !== undefined) return `a comma is missing between ${quoted(operator + first)} and ${quoted(second)}`
  if (!version.endsWith('.*')) return `${quoted(version)} is no version`
  const prefix = version.slice(0, -'.*'.length)
  if (parseVersion(prefix) === undefined) return `${quoted(prefix)} is no version`
  if (operator !== '==' && operator !== '!=') return '“.*” goes with == and != only'
  if (!RELEASE.test(prefix)) return '“.*” goes after a plain release only, such as 1.2.*'
  return undefined
}

/** `===` compares text, so nearly anything may follow it, or nothing. */
function arbitraryFault(version: string): string | undefined {
  if (words(version).length > 1) return 'the text after === contains white space'
  const sign = /[;)]/.exec(version)?.[0]
  return sign === undefined ? undefined : `the text after === contains ${quoted(sign)}`
}
