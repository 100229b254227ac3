// The part of ASN.1's distinguished encoding rules (X.690) that certificates are made of.

const TAGS = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const

/** An encoded value: tag, length, content. */
export function element(tag: number, ...content: readonly Buffer[]): Buffer {
  const bytes = Buffer.concat(content)
  return Buffer.concat([Buffer.from([tag]), lengthBytes(bytes.length), bytes])
}

function lengthBytes(length: number): Buffer {
  if (length < 0x80) {
    return Buffer.from([length])
  }
  const bytes = unsigned(length)
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes])
}

/** A number as few bytes, the most significant first. */
function unsigned(value: number): Buffer {
  const hex = value.toString(16)
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex')
}

/** A SEQUENCE of encoded values. */
export function sequence(...content: readonly Buffer[]): Buffer {
  return element(TAGS.sequence, ...content)
}

/** A SET of encoded values. */
export function set(...content: readonly Buffer[]): Buffer {
  return element(TAGS.set, ...content)
}

/** A positive integer, from its bytes. */
export function integer(bytes: Buffer): Buffer {
  const isNegative = ((bytes[0] ?? 0) & 0x80) !== 0
  return element(TAGS.integer, isNegative ? Buffer.concat([Buffer.from([0]), bytes]) : bytes)
}

/** The BOOLEAN that is true. */
export function trueValue(): Buffer {
  return element(TAGS.boolean, Buffer.from([0xff]))
}

/** A bit string of whole bytes, but for so many bits at the end. */
export function bitString(bytes: Buffer, unusedBits = 0): Buffer {
  return element(TAGS.bitString, Buffer.from([unusedBits]), bytes)
}

/** An OCTET STRING. */
export function octetString(bytes: Buffer): Buffer {
  return element(TAGS.octetString, bytes)
}

/** A UTF8String. */
export function utf8String(text: string): Buffer {
  return element(TAGS.utf8String, Buffer.from(text))
}

/** An OBJECT IDENTIFIER, from its numbers with dots between them. */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return element(TAGS.objectIdentifier, ...[first * 40 + second, ...rest].map(base128))
}

function base128(value: number): Buffer {
  const groups = [value & 0x7f]
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) {
    groups.unshift((rest & 0x7f) | 0x80)
  }
  return Buffer.from(groups)
}

/** A point in time to the second: with two digits of the year until 2049 (RFC 5280, section 4.1.2.5). */
export function time(date: Date): Buffer {
  const digits = `${date.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`
  const isShort = date.getUTCFullYear() < 2050
  return isShort
    ? element(TAGS.utcTime, Buffer.from(digits.slice(2)))
    : element(TAGS.generalizedTime, Buffer.from(digits))
}

export interface DerElement {
  readonly tag: number
  readonly content: Buffer
}

/**
 * The elements that stand in a row in some bytes.
 *
 * @throws {RangeError} when the bytes are no such row.
 */
export function elementsOf(bytes: Buffer): readonly DerElement[] {
  const elements: DerElement[] = []
  let position = 0
  while (position < bytes.length) {
    const tag = bytes.readUInt8(position)
    const short = bytes.readUInt8(position + 1)
    const lengthSize = short < 0x80 ? 0 : short & 0x7f
    const length = lengthSize === 0 ? short : bytes.readUIntBE(position + 2, lengthSize)
    const start = position + 2 + lengthSize
    if (start + length > bytes.length) {
      throw new RangeError('an element is longer than what it stands in')
    }
    elements.push({ tag, content: bytes.subarray(start, start + length) })
    position = start + length
  }
  return elements
}
