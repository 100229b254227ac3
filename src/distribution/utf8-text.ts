/** Bytes as text, as Python's `bytes.decode` has it: a byte order mark is a character; nothing where they are no UTF-8. */
export function utf8TextFrom(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
