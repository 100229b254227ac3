const SIGNATURES: readonly (readonly [offset: number, bytes: string, kind: string])[] = [
  [0, 'PK\x03\x04', 'a zip archive'],
  [0, '\x1f\x8b', 'compressed with gzip'],
  [0, 'BZh', 'compressed with bzip2'],
  [0, '\xfd7zXZ\x00', 'compressed with xz'],
  [0, '\x28\xb5\x2f\xfd', 'compressed with zstd'],
  [0, '7z\xbc\xaf\x27\x1c', 'a 7z archive'],
  [257, 'ustar', 'a tar archive without compression'],
  [0, 'version https://git-lfs.github.com/', 'a Git LFS pointer'],
]

/** Enough of a file's beginning for `contentKind`. */
export const CONTENT_KIND_BYTES = 512

/** What a file seems to be, as the end of “it is …”, from its first bytes. */
export function contentKind(head: Buffer): string {
  if (head.length === 0) return 'nothing'
  const text = head.toString('latin1')
  for (const [offset, bytes, kind] of SIGNATURES) if (text.startsWith(bytes, offset)) return kind
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text)) return 'a web page'
  return /^[\t-\r -~]+$/.test(text) ? 'text' : 'something else'
}
