import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  /** Bytes where the name is not meant to be UTF-8. */
  readonly name: string | Uint8Array
  readonly content?: string | Uint8Array
  /** Only what is deflated is packed in truth. */
  readonly method?: 'stored' | 'deflated' | 'bzip2' | 'lzma' | 'zstandard'
  /** What lies in the archive instead of the content, packed. */
  readonly packed?: Uint8Array
  /** Where the sizes stand: in the usual fields, in a ZIP64 extra, or behind the data. */
  readonly sizes?: 'plain' | 'zip64' | 'data-descriptor'
  /** Bit 0 encrypted, bit 11 UTF-8 name; the bits that other options need are added. */
  readonly flags?: number
  /** What the entry claims instead of the truth. */
  readonly claims?: {
    readonly size?: number
    readonly packedSize?: number
    readonly crc32?: number
    readonly offset?: number
  }
  /** What the local header claims, where that is something else. */
  readonly localClaims?: {
    readonly size?: number
    readonly packedSize?: number
    readonly crc32?: number
    readonly method?: number
  }
  /** Whether the member is there, and not only listed. */
  readonly local?: 'there' | 'left out'
  /** In the central directory. */
  readonly comment?: string
  /** The name in the local header, where it is another. */
  readonly localName?: string | Uint8Array
  /** More extra fields in the local header, before any others. */
  readonly localExtra?: Uint8Array
  /** The version of the format that the entry needs, as ten times the number. */
  readonly versionNeeded?: number
  /** A Unix mode with its file type, such as 0o120777 for a symbolic link. */
  readonly unixMode?: number
}

export interface ZipOptions {
  readonly before?: Uint8Array
  readonly after?: Uint8Array
  readonly comment?: string
  readonly end?: 'plain' | 'zip64'
  /** What the end record claims instead of the truth. */
  readonly claims?: {
    readonly entries?: number
    readonly entriesOnDisk?: number
    readonly directorySize?: number
    readonly directoryOffset?: number
    /** Of the ZIP64 end record, without what comes before its own size field. */
    readonly zip64Size?: number
  }
  readonly zip64Locator?: 'there' | 'missing'
}

const METHODS = { stored: 0, deflated: 8, bzip2: 12, lzma: 14, zstandard: 93 } as const
const UNKNOWN_32 = 0xffffffff

/** Builds a zip, right or deliberately wrong. */
export function buildZip(entries: readonly ZipEntry[], options: ZipOptions = {}): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const { local, central } = buildEntry(entry, offset)
    locals.push(local)
    directory.push(central)
    offset += local.length
  }
  return Buffer.concat([
    options.before ?? Buffer.alloc(0),
    ...locals,
    ...directory,
    buildEnd(entries.length, Buffer.concat(directory).length, offset, options),
    options.after ?? Buffer.alloc(0),
  ])
}

function buildEntry(entry: ZipEntry, offset: number): { readonly local: Buffer; readonly central: Buffer } {
  const {
    method = 'deflated',
    sizes = 'plain',
    claims = {},
    localClaims = {},
    unixMode = 0o100644,
    versionNeeded = 20,
  } = entry
  const content = Buffer.from(entry.content ?? '')
  const packed = Buffer.from(entry.packed ?? (method === 'deflated' ? deflateRawSync(content) : content))
  const name = Buffer.from(entry.name)
  const localName = Buffer.from(entry.localName ?? name)
  const truth = { size: content.length, packedSize: packed.length, crc32: crc32(content), offset, ...claims }
  const isNamedInUtf8 = typeof entry.name === 'string' && name.some((byte) => byte >= 0x80)
  const flags = (entry.flags ?? 0) | (sizes === 'data-descriptor' ? 8 : 0) | (isNamedInUtf8 ? 0x800 : 0)

  const known = sizes === 'data-descriptor' ? { size: 0, packedSize: 0, crc32: 0 } : truth
  const shown = sizes === 'zip64' ? { size: UNKNOWN_32, packedSize: UNKNOWN_32 } : { ...known, ...localClaims }
  const comment = Buffer.from(entry.comment ?? '')
  const fields = [u16(flags), u16(METHODS[method]), u16(0), u16(0x21)]
  const wideSizes = sizes === 'zip64' ? [u16(1), u16(16), u64(truth.size), u64(truth.packedSize)] : []
  const localExtra = [Buffer.from(entry.localExtra ?? ''), ...wideSizes]
  const centralExtra =
    sizes === 'zip64' ? [u16(1), u16(24), u64(truth.size), u64(truth.packedSize), u64(truth.offset)] : []
  const descriptor =
    sizes === 'data-descriptor' ? [u32(0x08074b50), u32(truth.crc32), u32(truth.packedSize), u32(truth.size)] : []
  const local = Buffer.concat([
    u32(0x04034b50),
    u16(20),
    u16(flags),
    u16(localClaims.method ?? METHODS[method]),
    u16(0),
    u16(0x21),
    u32(localClaims.crc32 ?? known.crc32),
    u32(shown.packedSize),
    u32(shown.size),
    u16(localName.length),
    u16(Buffer.concat(localExtra).length),
    localName,
    ...localExtra,
    packed,
    ...descriptor,
  ])
  const isZip64 = sizes === 'zip64'
  const central = Buffer.concat([
    u32(0x02014b50),
    u16((3 << 8) | 20),
    u16(versionNeeded),
    ...fields,
    u32(truth.crc32),
    u32(isZip64 ? UNKNOWN_32 : truth.packedSize),
    u32(isZip64 ? UNKNOWN_32 : truth.size),
    u16(name.length),
    u16(Buffer.concat(centralExtra).length),
    u16(comment.length),
    u16(0),
    u16(0),
    u32(unixMode * 0x10000),
    u32(isZip64 ? UNKNOWN_32 : truth.offset),
    name,
    ...centralExtra,
    comment,
  ])
  return { local: entry.local === 'left out' ? Buffer.alloc(0) : local, central }
}

function buildEnd(
  count: number,
  size: number,
  offset: number,
  { comment = '', end = 'plain', claims = {}, zip64Locator = 'there' }: ZipOptions,
): Buffer {
  const entries = claims.entries ?? count
  const entriesOnDisk = claims.entriesOnDisk ?? entries
  const directorySize = claims.directorySize ?? size
  const directoryOffset = claims.directoryOffset ?? offset
  const zip64 = [
    u32(0x06064b50),
    u64(claims.zip64Size ?? 44),
    u16(45),
    u16(45),
    u32(0),
    u32(0),
    u64(entriesOnDisk),
    u64(entries),
    u64(directorySize),
    u64(directoryOffset),
  ]
  const locator = [u32(0x07064b50), u32(0), u64(offset + size), u32(1)]
  const isZip64 = end === 'zip64'
  return Buffer.concat([
    ...(isZip64 ? zip64 : []),
    ...(isZip64 && zip64Locator === 'there' ? locator : []),
    u32(0x06054b50),
    u16(0),
    u16(0),
    u16(isZip64 ? 0xffff : entriesOnDisk % 0x10000),
    u16(isZip64 ? 0xffff : entries % 0x10000),
    u32(isZip64 ? UNKNOWN_32 : directorySize),
    u32(isZip64 ? UNKNOWN_32 : directoryOffset),
    u16(comment.length),
    Buffer.from(comment, 'latin1'),
  ])
}

/** An extra field of a header (APPNOTE 4.5.1). */
export function extraField(id: number, content: Uint8Array | string): Buffer {
  const body = Buffer.from(content)
  return Buffer.concat([u16(id), u16(body.length), body])
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}
