import { utf8TextFrom } from './utf8-text.ts'

/**
 * Text whose characters U+0000 to U+00FF stand for bytes. Metadata is taken apart as bytes, since Python's `email`
 * does so too, and each piece is decoded on its own.
 */
export type ByteText = string

export interface EmailHeader {
  readonly name: string
  /** With the line breaks and leading white space of its continuation lines. */
  readonly value: ByteText
}

export interface EmailMessage {
  readonly headers: readonly EmailHeader[]
  readonly body: ByteText
}

const HEADER_LINE = /From |[!-9;-~]*:|[\t ]/y
const LINE_BREAK = /\r\n|\r|\n/g

/**
 * Splits a message into headers and body just as CPython's `email.feedparser` does with the `compat32` policy: it
 * refuses nothing, ends the headers at the first line that cannot be one, and leaves out lines without a name. Only
 * where there are more headers than the limit, the answer is undefined.
 */
export function parseEmail(bytes: Uint8Array, headerLimit: number): EmailMessage | undefined {
  const text: ByteText = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  // Where headers begin, and no lines: a file can be made of millions of continuation lines.
  const starts: number[] = []
  let lastLine = 0
  let end = 0
  for (; isHeaderLine(text, end); end = startOfNextLine(text, end)) {
    lastLine = end
    if (/[\t ]/.test(text.charAt(end))) continue
    if (starts.push(end) > headerLimit) return undefined
  }
  const headers = starts
    .map((start, index) => text.slice(start, starts[index + 1] ?? end))
    .filter((source) => !/^(?:From |:)/.test(source))
    .map(headerFrom)
  // The envelope line of a mailbox file: skipped as a header, but the last of several lines belongs to the body.
  const pushedBack = lastLine > 0 && text.startsWith('From ', lastLine) ? text.slice(lastLine, end) : ''
  const bodyStart = /[\r\n]/.test(text.charAt(end)) ? startOfNextLine(text, end) : end
  return { headers, body: pushedBack + text.slice(bodyStart) }
}

/** The bytes as UTF-8, or undefined where they are something else. A byte order mark is a character like any other. */
export function utf8From(text: ByteText): string | undefined {
  if (!/[\x80-\xff]/.test(text)) return text
  return utf8TextFrom(Buffer.from(text, 'latin1'))
}

function isHeaderLine(text: string, start: number): boolean {
  HEADER_LINE.lastIndex = start
  return HEADER_LINE.test(text)
}

function startOfNextLine(text: string, from: number): number {
  LINE_BREAK.lastIndex = from
  return LINE_BREAK.test(text) ? LINE_BREAK.lastIndex : text.length
}

/** Line breaks before the value go as well, as CPython has it since 3.13.1 (gh-124452). */
function headerFrom(source: string): EmailHeader {
  const colon = source.indexOf(':')
  const value = source.slice(colon + 1).replace(/^[ \t\r\n]+/, '')
  return { name: source.slice(0, colon), value: value.replace(/[\r\n]+$/, '') }
}
