/** A value of the distinguished encoding rules (X.690): what it is, and its content as it is encoded. */
export interface DerElement {
  readonly tag: number
  readonly content: Uint8Array
}

/** The lowest bits of a tag, all set, say that the tag goes on; nothing in a certificate has such a tag. */
const LONG_TAG = 0x1f
const LONG_LENGTH = 0x80

/**
 * The values that stand one after another, without a look into them. Nothing where the bytes are anything else: a
 * length that leads beyond the end, or that is not written as shortly as it can be.
 */
export function derElementsIn(bytes: Uint8Array): readonly DerElement[] | undefined {
  const elements: DerElement[] = []
  for (let position = 0; position < bytes.length; ) {
    const tag = bytes[position] ?? 0
    const length = lengthAt(bytes, position + 1)
    if ((tag & LONG_TAG) === LONG_TAG || length === undefined) return undefined
    const end = length.contentFrom + length.value
    if (end > bytes.length) return undefined
    elements.push({ tag, content: bytes.subarray(length.contentFrom, end) })
    position = end
  }
  return elements
}

interface Length {
  readonly value: number
  readonly contentFrom: number
}

function lengthAt(bytes: Uint8Array, position: number): Length | undefined {
  const first = bytes[position]
  if (first === undefined) return undefined
  if (first < LONG_LENGTH) return { value: first, contentFrom: position + 1 }
  const count = first - LONG_LENGTH
  const contentFrom = position + 1 + count
  const value = bytes.subarray(position + 1, contentFrom).reduce((sum, byte) => sum * 256 + byte, 0)
  // Below that are lengths that a shorter form could tell, that break off, or that are yet to come.
  const least = count === 1 ? LONG_LENGTH : 256 ** (count - 1)
  return value < least ? undefined : { value, contentFrom }
}
