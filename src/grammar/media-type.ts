import type { Flaw } from './flaw.ts'
import { quoted } from './quoted.ts'
import { strip } from './white-space.ts'

const TYPES = ['text/markdown', 'text/x-rst', 'text/plain'] as const
/** What a description may be written in. */
export type DescriptionType = (typeof TYPES)[number]

const MARKDOWN_VARIANTS: readonly string[] = ['GFM', 'CommonMark']
/** What Python takes for the end of a line, with anything after it. */
const INNER_LINE_BREAK = /[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]./s
const PARAMETER = /;[ \t]*([A-Za-z0-9-]+)[ \t]*=[ \t]*(?:"([^"\\]*)"|([A-Za-z0-9!#$&^_.+-]+))[ \t]*/y

/**
 * What is wrong with a Description-Content-Type. packaging reads it with Python's `email`, and 26.2 passes over faults
 * in the parameters that 26.3 refuses: where only one of them minds, the flaw is unsure.
 */
export function descriptionTypeFlaw(text: string): Flaw | undefined {
  if (INNER_LINE_BREAK.test(text)) return { what: `${quoted(text)} goes over several lines.`, certainty: 'sure' }
  const type = withoutParameters(text)
  const lowerCase = type.toLowerCase()
  if (knownType(text) === undefined) {
    // Python falls back to text/plain where there is not one slash, and 26.2 then looks for that anywhere in the text.
    const isUnsure =
      text.includes('=?') || (lowerCase.split('/').length !== 2 && text.toLowerCase().includes('text/plain'))
    return { what: `The type ${quoted(type)} is none of ${TYPES.join(', ')}.`, certainty: isUnsure ? 'unsure' : 'sure' }
  }
  const semicolon = text.indexOf(';')
  if (semicolon === -1) return undefined
  const parameters = parametersFrom(text.slice(semicolon))
  if (parameters === undefined) {
    return {
      what: `The parameters in ${quoted(text)} are written so that some versions of packaging refuse them.`,
      certainty: 'unsure',
    }
  }
  return charsetFlaw(parameters) ?? (lowerCase === 'text/markdown' ? variantFlaw(parameters) : undefined)
}

/** How a description of this type is read, unless the type is one that an index surely refuses. */
export function descriptionTypeFrom(text: string): DescriptionType | undefined {
  return descriptionTypeFlaw(text)?.certainty === 'sure' ? undefined : knownType(text)
}

function knownType(text: string): DescriptionType | undefined {
  const lowerCase = withoutParameters(text).toLowerCase()
  return TYPES.find((known) => known === lowerCase)
}

function withoutParameters(text: string): string {
  const semicolon = text.indexOf(';')
  return strip(semicolon === -1 ? text : text.slice(0, semicolon))
}

/** By lower-case name; nothing where they are not plain or one is repeated. */
function parametersFrom(text: string): ReadonlyMap<string, string> | undefined {
  const parameters = new Map<string, string>()
  let position = 0
  PARAMETER.lastIndex = 0
  for (let found = PARAMETER.exec(text); found !== null; found = PARAMETER.exec(text)) {
    const [, name = '', quoted, token = ''] = found
    if (parameters.has(name.toLowerCase())) return undefined
    parameters.set(name.toLowerCase(), quoted ?? token)
    position = PARAMETER.lastIndex
  }
  return /^(?:;[ \t]*)?$/.test(text.slice(position)) ? parameters : undefined
}

function charsetFlaw(parameters: ReadonlyMap<string, string>): Flaw | undefined {
  const charset = parameters.get('charset') ?? 'UTF-8'
  if (charset === 'UTF-8') return undefined
  return charset.toLowerCase() === 'utf-8'
    ? {
        what: `packaging 26.2, which PyPI has, refuses the charset ${quoted(charset)}; 26.3 takes it.`,
        certainty: 'unsure',
      }
    : { what: `The charset ${quoted(charset)} is not UTF-8.`, certainty: 'sure' }
}

function variantFlaw(parameters: ReadonlyMap<string, string>): Flaw | undefined {
  const variant = parameters.get('variant')
  if (variant === undefined || MARKDOWN_VARIANTS.includes(variant)) return undefined
  return {
    what: `The variant of Markdown is ${quoted(variant)}, where it must be ${MARKDOWN_VARIANTS.join(' or ')}.`,
    certainty: 'sure',
  }
}
