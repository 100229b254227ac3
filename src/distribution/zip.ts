import type { FileHandle } from 'node:fs/promises'
import { promisify } from 'node:util'
import { constants, crc32, inflateRaw, inflateRawSync } from 'node:zlib'
import { Failure } from '../errors.ts'
import { CONTENT_KIND_BYTES, contentKind } from './content-kind.ts'
import { cp437From } from './cp437.ts'
import { FileWindow } from './file-window.ts'
import { MEMBER_LIMIT, MEMBER_LIST_LIMIT_BYTES } from './limits.ts'
import { archiveFailure, type Member } from './member.ts'

export interface ZipMember extends Member {
  /** In bytes. */
  readonly packedSize: number
  /** 0 is stored, 8 is deflated. */
  readonly method: number
  readonly protection: 'none' | 'encrypted'
  readonly crc32: number
  /** Where its local header starts in the file. */
  readonly offset: number
  /** The name before decoding: the local header must bear the same. */
  readonly nameBytes: Buffer
}

export interface ZipArchive {
  /** In the order of the central directory; names may occur twice. */
  readonly members: readonly ZipMember[]
  /**
   * Unpacks one member. Members that are read one after another, in the order of their offsets, share reads of the file.
   *
   * @throws {Failure} `DIST_ARCHIVE` where it is larger than the limit, encrypted, damaged or not what its entry says.
   */
  read(member: ZipMember, limitBytes: number): Promise<Buffer>
}

const END_SIGNATURE = 'PK\x05\x06'
const END_BYTES = 22
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50
const ZIP64_LOCATOR_BYTES = 20
const ZIP64_END_SIGNATURE = 0x06064b50
const ZIP64_END_BYTES = 56
const ENTRY_SIGNATURE = 0x02014b50
const ENTRY_BYTES = 46
const LOCAL_SIGNATURE = 0x04034b50
const LOCAL_BYTES = 30
/** The end record may be followed by a comment of at most 65,535 bytes, and preceded by the two of ZIP64. */
const TAIL_BYTES = ZIP64_END_BYTES + ZIP64_LOCATOR_BYTES + END_BYTES + 0xffff
const ZIP64_EXTRA = 0x0001
/** General-purpose bits 0 and 6 (strong encryption). */
const ENCRYPTED = 0x41
const UTF8_NAME = 0x800
const MADE_BY_UNIX = 3
const STORED = 0
const DEFLATED = 8
/** Unpacked, what is sooner done than given to another thread. */
const SMALL_BYTES = 64 * 1024
const UNKNOWN_32 = 0xffffffff

const inflate = promisify(inflateRaw)

/**
 * Opens a zip through its central directory, in one or two reads, as Python's `zipfile` does: the last end record
 * counts, the number of entries is not believed, and something may stand before the archive.
 *
 * @param fileSize in bytes
 * @throws {Failure} `DIST_FORMAT` where the file is no zip, `DIST_ARCHIVE` where it is damaged or beyond the limits.
 */
export async function openZip(
  handle: FileHandle,
  fileSize: number,
  file: string,
  window: FileWindow = new FileWindow(handle, fileSize),
): Promise<ZipArchive> {
  const tailStart = Math.max(0, fileSize - TAIL_BYTES)
  const tail = await readExactly(handle, tailStart, fileSize - tailStart, file)
  const directory = locateDirectory(tail, tailStart)
  if (directory === undefined) throw await noZip(handle, fileSize, file)
  if (directory.start < 0 || directory.shift < 0) throw damaged(file, 'its central directory does not fit into it')
  if (directory.size > MEMBER_LIST_LIMIT_BYTES) throw tooManyMembers(file)
  const bytes =
    directory.start >= tailStart
      ? tail.subarray(directory.start - tailStart, directory.start - tailStart + directory.size)
      : await readExactly(handle, directory.start, directory.size, file)
  const members = parseDirectory(bytes, directory.shift, file)
  return { members, read: (member, limitBytes) => readMember(window, fileSize, member, limitBytes, file) }
}

/**
 * Whether the end of a file reads as that of a zip, whatever else the file is: what Python's `zipfile.is_zipfile` asks
 * since 3.13.
 *
 * @param fileSize in bytes
 */
export async function readsAsZip(handle: FileHandle, fileSize: number, file: string): Promise<boolean> {
  const tailStart = Math.max(0, fileSize - TAIL_BYTES)
  const directory = locateDirectory(await readExactly(handle, tailStart, fileSize - tailStart, file), tailStart)
  if (directory === undefined) return false
  const { start, shift, size, entries, disks } = directory
  if (entries === 0 && size === 0 && start - shift === 0) return true
  if (disks === 'several' || start < 0 || size < ENTRY_BYTES || start + ENTRY_BYTES > fileSize) return false
  return (await readExactly(handle, start, ENTRY_BYTES, file)).readUInt32LE() === ENTRY_SIGNATURE
}

interface Directory {
  readonly start: number
  readonly size: number
  /** What stands before the archive, and is not counted in its offsets. */
  readonly shift: number
  readonly entries: number
  readonly disks: 'one' | 'several'
}

function locateDirectory(tail: Buffer, tailStart: number): Directory | undefined {
  const end = tail.length < END_BYTES ? -1 : tail.lastIndexOf(END_SIGNATURE, tail.length - END_BYTES, 'latin1')
  if (end < 0) return undefined
  const zip64 = end - ZIP64_LOCATOR_BYTES - ZIP64_END_BYTES
  const isZip64 =
    zip64 >= 0 &&
    tail.readUInt32LE(end - ZIP64_LOCATOR_BYTES) === ZIP64_LOCATOR_SIGNATURE &&
    tail.readUInt32LE(zip64) === ZIP64_END_SIGNATURE
  const size = isZip64 ? Number(tail.readBigUInt64LE(zip64 + 40)) : tail.readUInt32LE(end + 12)
  const offset = isZip64 ? Number(tail.readBigUInt64LE(zip64 + 48)) : tail.readUInt32LE(end + 16)
  const entries = isZip64 ? Number(tail.readBigUInt64LE(zip64 + 32)) : tail.readUInt16LE(end + 10)
  const isOnOneDisk = isZip64
    ? tail.readUInt32LE(zip64 + 16) === tail.readUInt32LE(zip64 + 20)
    : tail.readUInt16LE(end + 4) === tail.readUInt16LE(end + 6)
  const start = tailStart + (isZip64 ? zip64 : end) - size
  return { start, size, shift: start - offset, entries, disks: isOnOneDisk ? 'one' : 'several' }
}

function parseDirectory(bytes: Buffer, shift: number, file: string): readonly ZipMember[] {
  const members: ZipMember[] = []
  let at = 0
  while (at < bytes.length) {
    if (at + ENTRY_BYTES > bytes.length || bytes.readUInt32LE(at) !== ENTRY_SIGNATURE) {
      throw damaged(file, 'its central directory is not made of entries')
    }
    const nameEnd = at + ENTRY_BYTES + bytes.readUInt16LE(at + 28)
    const extraEnd = nameEnd + bytes.readUInt16LE(at + 30)
    const next = extraEnd + bytes.readUInt16LE(at + 32)
    if (next > bytes.length) throw damaged(file, 'an entry runs past its central directory')
    if (members.length >= MEMBER_LIMIT) throw tooManyMembers(file)
    members.push(parseEntry(bytes.subarray(at, extraEnd), nameEnd - at, shift, file))
    at = next
  }
  return members
}

function parseEntry(entry: Buffer, nameEnd: number, shift: number, file: string): ZipMember {
  const flags = entry.readUInt16LE(8)
  const nameBytes = entry.subarray(ENTRY_BYTES, nameEnd)
  const name = (flags & UTF8_NAME) === 0 ? cp437From(nameBytes) : nameBytes.toString('utf8')
  // Python ends a name at a NUL: what we would read under one name, others would read under another.
  if (name.includes('\0')) throw damaged(file, 'a name in it contains a NUL character')
  const wide = zip64Values(entry.subarray(nameEnd))
  const value = (at: number): number => {
    const narrow = entry.readUInt32LE(at)
    return narrow === UNKNOWN_32 ? (wide.shift() ?? narrow) : narrow
  }
  const size = value(24)
  const packedSize = value(20)
  const offset = value(42) + shift
  const isSymlink = entry.readUInt8(5) === MADE_BY_UNIX && (entry.readUInt16LE(40) & 0xf000) === 0xa000
  return {
    name,
    kind: name.endsWith('/') ? 'directory' : isSymlink ? 'symlink' : 'file',
    size,
    packedSize,
    method: entry.readUInt16LE(10),
    protection: (flags & ENCRYPTED) === 0 ? 'none' : 'encrypted',
    crc32: entry.readUInt32LE(16),
    offset,
    nameBytes,
  }
}

/** The 64-bit values of an entry, of which only those are there that do not fit into 32 bits (APPNOTE 4.5.3). */
function zip64Values(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; ) {
    const size = extra.readUInt16LE(at + 2)
    const body = extra.subarray(at + 4, at + 4 + size)
    if (extra.readUInt16LE(at) === ZIP64_EXTRA) {
      return Array.from({ length: Math.floor(body.length / 8) }, (_, index) => Number(body.readBigUInt64LE(index * 8)))
    }
    at += 4 + size
  }
  return []
}

async function readMember(
  window: FileWindow,
  fileSize: number,
  member: ZipMember,
  limitBytes: number,
  file: string,
): Promise<Buffer> {
  const { name, offset, packedSize, nameBytes } = member
  if (member.protection === 'encrypted') {
    throw archiveFailure(file, `contains ${name} in encrypted form`, 'Build it again, without a password.')
  }
  if (member.method !== STORED && member.method !== DEFLATED) {
    throw archiveFailure(
      file,
      `contains ${name} in a compression (method ${member.method}) that cannot be read here`,
      'Build it again with “deflate” or without compression.',
    )
  }
  // Deflate never grows data by a thousandth, so what is packed is bounded like what is unpacked.
  if (member.size > limitBytes || packedSize > limitBytes + 1024 + limitBytes / 1000) {
    throw archiveFailure(
      file,
      `contains ${name} of ${Math.max(member.size, packedSize)} bytes, which is absurdly large`,
    )
  }
  if (offset < 0 || offset + LOCAL_BYTES > fileSize) throw damaged(file, `${name} does not lie within it`)
  const local = await window.read(offset, LOCAL_BYTES)
  if (local.length < LOCAL_BYTES || local.readUInt32LE(0) !== LOCAL_SIGNATURE) throw misplaced(file, name)
  const nameEnd = LOCAL_BYTES + local.readUInt16LE(26)
  const dataStart = nameEnd + local.readUInt16LE(28)
  const whole = await window.read(offset, dataStart + packedSize)
  if (whole.length < dataStart + packedSize) throw misplaced(file, name)
  if (!whole.subarray(LOCAL_BYTES, nameEnd).equals(nameBytes)) {
    throw damaged(file, `${name} bears another name where it lies`)
  }
  const bytes = await unpack(whole.subarray(dataStart), member, file)
  if (crc32(bytes) !== member.crc32) throw damaged(file, `the content of ${name} does not agree with its checksum`)
  return bytes
}

/** A copy in any case, since what was packed is only lent. */
async function unpack(packed: Buffer, { name, size, method }: ZipMember, file: string): Promise<Buffer> {
  if (method === STORED) return Buffer.from(packed)
  // One byte more than claimed is enough to tell that the claim is wrong. That the data has an end, Python does not ask.
  const options = { maxOutputLength: size + 1, finishFlush: constants.Z_SYNC_FLUSH }
  try {
    if (size > SMALL_BYTES) return await inflate(packed, options)
    // In one piece of just that size: by default, each member would cost 16 KiB.
    return inflateRawSync(packed, { ...options, chunkSize: Math.max(constants.Z_MIN_CHUNK, size + 1) })
  } catch (error) {
    throw damaged(file, `${name} cannot be unpacked`, error)
  }
}

function misplaced(file: string, name: string): Failure {
  return damaged(file, `${name} is not where its central directory says`)
}

async function readExactly(handle: FileHandle, position: number, length: number, file: string): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length)
  for (let filled = 0; filled < length; ) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled)
    if (bytesRead === 0) throw damaged(file, 'it ended before it should')
    filled += bytesRead
  }
  return buffer
}

async function noZip(handle: FileHandle, fileSize: number, file: string): Promise<Failure> {
  const head = await readExactly(handle, 0, Math.min(fileSize, CONTENT_KIND_BYTES), file)
  const kind = contentKind(head)
  if (kind === 'a zip archive') return archiveFailure(file, 'is cut off: the directory at its end is missing')
  return new Failure('DIST_FORMAT', `${file} is not a zip archive, as its name says, but ${kind}.`, {
    file,
    hint: 'Look at where the file comes from: a build writes a zip archive under this name.',
  })
}

function damaged(file: string, why: string, cause?: unknown): Failure {
  return archiveFailure(file, `is damaged: ${why}`, undefined, cause)
}

function tooManyMembers(file: string): Failure {
  return archiveFailure(
    file,
    `lists more than ${MEMBER_LIMIT.toLocaleString('en')} members or needs more than 64 MiB to list them`,
    'If so many files are really meant, pack them into fewer ones or publish them as several projects.',
  )
}
