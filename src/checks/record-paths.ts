import { utf8TextFrom } from '../distribution/utf8-text.ts'

/** Where Python's `str.splitlines` ends a line. */
const LINE_END = /\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/g
/** Of a field, in characters: Python's `csv.field_size_limit`. */
const FIELD_LIMIT = 131_072

export type RecordPaths =
  | { readonly kind: 'paths'; readonly paths: ReadonlySet<string> }
  /** What is wrong with it, as the end of “RECORD …”. */
  | { readonly kind: 'flaw'; readonly what: string }

/**
 * Reads the paths of a RECORD as warehouse does (utils/wheel.py): the first column of what Python's `csv.reader` makes
 * of its lines, with slashes for backslashes. No package for CSV agrees with that one about quotation marks.
 */
export function parseRecordPaths(bytes: Buffer): RecordPaths {
  const text = utf8TextFrom(bytes)
  if (text === undefined) return { kind: 'flaw', what: 'is not UTF-8' }
  const paths = new Set<string>()
  const rows = new RowReader()
  let number = 0
  for (const line of linesOf(text)) {
    number++
    if (line === '' && !rows.isWithinQuotes) return { kind: 'flaw', what: `has nothing in line ${number}` }
    rows.read(line)
    if (rows.longest > FIELD_LIMIT) return { kind: 'flaw', what: `has an absurdly long value in line ${number}` }
    if (!rows.isWithinQuotes) paths.add(rows.first.replaceAll('\\', '/'))
  }
  if (rows.isWithinQuotes) paths.add(rows.first.replaceAll('\\', '/'))
  return { kind: 'paths', paths }
}

/** One after the other: a list of millions of them would take far more memory than the text. */
function* linesOf(text: string): Generator<string> {
  let start = 0
  for (const { index, 0: end } of text.matchAll(LINE_END)) {
    yield text.slice(start, index)
    start = index + end.length
  }
  if (start < text.length) yield text.slice(start)
}

/** Splits lines into fields, of which it keeps the first of each row and the length of the longest. */
class RowReader {
  #state: 'start' | 'plain' | 'quoted' | 'quote-in-quoted' = 'start'
  #field = 0
  #length = 0
  first = ''
  longest = 0

  /** Within quotation marks, a row goes on in the next line. */
  get isWithinQuotes(): boolean {
    return this.#state === 'quoted'
  }

  read(line: string): void {
    if (!this.isWithinQuotes) {
      this.#field = 0
      this.first = ''
      if (this.#readPlain(line)) return
    }
    let start = 0
    // What is longer than a field may be ends it: that is all that will be said.
    for (let at = 0; at < line.length && this.longest <= FIELD_LIMIT; at++) {
      const char = line[at]
      switch (this.#state) {
        case 'start':
        case 'plain':
          if (char === ',') {
            this.#add(line, start, at)
            start = this.#next(at)
          } else if (char === '"' && this.#state === 'start') {
            this.#state = 'quoted'
            start = at + 1
          } else this.#state = 'plain'
          break
        case 'quoted':
          if (char === '"') {
            this.#add(line, start, at)
            this.#state = 'quote-in-quoted'
          }
          break
        case 'quote-in-quoted':
          start = at
          if (char === ',') start = this.#next(at)
          else this.#state = char === '"' ? 'quoted' : 'plain'
          break
      }
    }
    if (this.#state !== 'quote-in-quoted') this.#add(line, start, line.length)
    if (!this.isWithinQuotes) this.#next(line.length)
  }

  /** Nearly all lines have no quotation marks. */
  #readPlain(line: string): boolean {
    if (line.includes('"')) return false
    const comma = line.indexOf(',')
    this.first = comma < 0 ? line : line.slice(0, comma)
    for (let start = 0; line.length - start > FIELD_LIMIT; ) {
      const end = line.indexOf(',', start)
      if (end < 0 || end - start > FIELD_LIMIT) {
        this.longest = FIELD_LIMIT + 1
        break
      }
      start = end + 1
    }
    return true
  }

  #add(line: string, start: number, end: number): void {
    if (this.#field === 0) this.first += line.slice(start, end)
    this.#length += end - start
    this.longest = Math.max(this.longest, this.#length)
  }

  #next(at: number): number {
    this.#state = 'start'
    this.#field++
    this.#length = 0
    return at + 1
  }
}
