/** Where Python's `str.splitlines` ends a line. */
const LINE_END = /\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/
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
  const text = decoded(bytes)
  if (text === undefined) return { kind: 'flaw', what: 'is not UTF-8' }
  const lines = text.split(LINE_END)
  if (lines.at(-1) === '') lines.pop()
  const paths = new Set<string>()
  const rows = new RowReader()
  for (const [index, line] of lines.entries()) {
    if (line === '' && !rows.isWithinQuotes) return { kind: 'flaw', what: `has nothing in line ${index + 1}` }
    rows.read(line)
    if (rows.longest > FIELD_LIMIT) return { kind: 'flaw', what: `has an absurdly long value in line ${index + 1}` }
    if (!rows.isWithinQuotes) paths.add(rows.first.replaceAll('\\', '/'))
  }
  if (rows.isWithinQuotes) paths.add(rows.first.replaceAll('\\', '/'))
  return { kind: 'paths', paths }
}

function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
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
    for (let at = 0; at < line.length; at++) {
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
    if (line.length > FIELD_LIMIT)
      for (const { length } of line.split(',')) this.longest = Math.max(this.longest, length)
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
