import { safeLine } from './safe-text.ts'

/**
 * What means something within a line: to Markdown and HTML, and (the group) to GitHub, which makes links, pictures and
 * formulas of users, issues, addresses, emoji and dollars.
 */
const MEANING =
  /[\\`*[\]<>|~&]|(?<![a-z\d])_|_(?![a-z\d])|(@|#|\$|\bGH-(?=\d)|:(?=\/\/|[\w+-]*[a-z+-][\w+-]*:)|www(?=\.))/gi
/** What begins a block within an item of a list. */
const BLOCK = /^(?=[-+=]|\d{1,9}[.)](?:\s|$))/
/** Word joiner: nothing to the eye, and no place for a line to end. */
const NOTHING = '\u2060'

const PLAIN_LIMIT = 300
const URL_LIMIT = 2_000

/** Writes hostile text so that GitHub shows it as it is. Secrets are taken out first, while they can be recognised. */
export class Markdown {
  readonly #redact: (text: string) => string

  constructor(redact: (text: string) => string) {
    this.#redact = redact
  }

  /** Text within a line, a cell or an item. */
  plain(text: string, limit = PLAIN_LIMIT): string {
    return this.#line(text, limit).trim().replace(MEANING, meaningless).replace(BLOCK, NOTHING)
  }

  /** A name or value as code, which nothing is made of. */
  code(text: string): string {
    const line = this.#line(text, PLAIN_LIMIT).replace(/[`|]/g, '?')
    return line.trim() === '' ? '' : `\`${line}\``
  }

  /** A link, or its text alone where the address is none that a browser should open. */
  link(text: string, address: string): string {
    const url = URL.canParse(address) ? new URL(address) : undefined
    const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:'
    if (!isWeb || url.href.length > URL_LIMIT || this.#redact(url.href) !== url.href) return this.plain(text)
    // The one character of an address that Markdown would make something of, between angle brackets.
    return `[${this.plain(text)}](<${url.href.replaceAll('\\', '%5C')}>)`
  }

  /** Lines to be copied as they stand, at the left edge. */
  block(lines: readonly string[]): readonly string[] {
    return ['```', ...lines.map((line) => this.#line(line, PLAIN_LIMIT).replaceAll('`', "'")), '```']
  }

  #line(text: string, limit: number): string {
    return safeLine(this.#redact(text), limit)
  }
}

function meaningless(found: string, later: string | undefined): string {
  // An element as GitHub's documentation of formulas says it, and an entity for those who look for formulas first.
  if (found === '$') return '<span>&#36;</span>'
  // GitHub looks when entities are undone, so only an interruption helps.
  return later === undefined ? `&#${found.charCodeAt(0)};` : `${found}${NOTHING}`
}

export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

/** What is folded away until somebody wants it. */
export function folded(title: string, lines: readonly string[]): readonly string[] {
  const content = lines.at(-1) === '' ? lines.slice(0, -1) : lines
  return ['<details>', `<summary>${title}</summary>`, '', ...content, '', '</details>', '']
}

/** As many items of a list or table, from the first on, as there is room for, and how many more there are. */
export function cut(items: readonly string[], limitBytes: number): readonly string[] {
  let bytes = 0
  const shown = items.filter((item) => {
    bytes += Buffer.byteLength(item) + 1
    return bytes <= limitBytes
  })
  const left = items.length - shown.length
  if (left === 0) return [...shown, '']
  return [...shown, '', `And ${left} more: a summary has room for 1 MiB. The log and the receipt have them all.`, '']
}
