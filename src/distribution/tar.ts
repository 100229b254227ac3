import type { FileHandle } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { constants, createGunzip, createInflateRaw } from 'node:zlib'
import { Failure } from '../errors.ts'
import { ByteSource } from './byte-source.ts'
import { CONTENT_KIND_BYTES, contentKind } from './content-kind.ts'
import { errorCode } from './error-code.ts'
import { MEMBER_LIMIT, MEMBER_LIST_LIMIT_BYTES, TAR_HEADER_LIMIT_BYTES, unpackedLimitBytes } from './limits.ts'
import { archiveFailure, type Member } from './member.ts'
import {
  hasContent,
  kindFrom,
  type PaxRecords,
  parsePaxRecords,
  parseTarHeader,
  TAR_BLOCK_BYTES,
  type TarHeader,
  tarText,
} from './tar-header.ts'

export interface TarScan {
  /** In the order of the archive; names may occur twice. */
  readonly members: readonly Member[]
  /** What ended it: the format's own mark, the end of the data, or a block that is no header, as others read it too. */
  readonly end: 'mark' | 'end-of-data' | 'no-header'
}

/** Looks at members while the archive streams by. */
export interface TarVisitor {
  /** Which members to be given the content of: it is held in memory. */
  wants(member: Member): boolean
  /** The content is lent until this returns. */
  take(member: Member, content: Buffer): void
}

/**
 * How the gzip around a tar is read: to its last byte, so that a file that is cut off is found out; or no further than
 * to the end of the tar, and only in the first of its parts, as Python's `tarfile` reads it.
 */
export type GzipReading = 'to-the-end' | 'as-far-as-needed'

const READ_BYTES = 512 * 1024
const UNPACK_BYTES = 256 * 1024
/** Where the data gets damaged, zlib gives nothing of what the same piece held before that. */
const CAREFUL_READ_BYTES = 4 * 1024
const GZIP_HEADER_LIMIT_BYTES = 128 * 1024

/**
 * Reads a gzip-compressed tar in one streaming pass. Sees the members that Python's `tarfile` sees; what a global pax
 * header says of all of them is left aside.
 *
 * @param fileSize in bytes
 * @throws {Failure} `DIST_FORMAT` where the file is no gzip-compressed tar, `DIST_ARCHIVE` where it is damaged or
 *   beyond the limits.
 */
export async function scanTar(
  handle: FileHandle,
  fileSize: number,
  file: string,
  visitor: TarVisitor,
  reading: GzipReading = 'to-the-end',
): Promise<TarScan> {
  await refuseOtherFormats(handle, file)
  const source = new ByteSource(unpacked(handle, fileSize, file, reading))
  try {
    const scan = await scanMembers(source, file, visitor)
    if (reading === 'to-the-end') await source.skip(Number.POSITIVE_INFINITY)
    return scan
  } finally {
    await source.close()
  }
}

/** Whether something is wrong with the gzip around a tar, and not with the tar. */
export function isGzipFailure(error: unknown): boolean {
  return error instanceof Failure && isZlibError(error.cause)
}

function isZlibError(error: unknown): boolean {
  return errorCode(error)?.startsWith('Z_') === true
}

async function refuseOtherFormats(handle: FileHandle, file: string): Promise<void> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(CONTENT_KIND_BYTES), 0, CONTENT_KIND_BYTES, 0)
  const kind = contentKind(buffer.subarray(0, bytesRead))
  if (kind === 'compressed with gzip') return
  throw new Failure('DIST_FORMAT', `${file} is not compressed with gzip, as its name says, but is ${kind}.`, {
    file,
    hint: 'Look at where the file comes from: “python -m build --sdist” writes a gzip-compressed tar under this name.',
  })
}

async function* unpacked(
  handle: FileHandle,
  fileSize: number,
  file: string,
  reading: GzipReading,
): AsyncGenerator<Buffer> {
  const limit = unpackedLimitBytes(fileSize)
  const [start, pieceBytes, gunzip] =
    reading === 'to-the-end'
      ? [0, READ_BYTES, createGunzip({ chunkSize: UNPACK_BYTES })]
      : [
          await gzipHeaderBytes(handle),
          CAREFUL_READ_BYTES,
          // Data that ends early is taken for what it is.
          createInflateRaw({ chunkSize: UNPACK_BYTES, finishFlush: constants.Z_SYNC_FLUSH }),
        ]
  // An error of either stream destroys the other and comes out of the iteration.
  pipeline(piecesOf(handle, start, pieceBytes), gunzip, () => {})
  let size = 0
  try {
    for await (const chunk of gunzip) {
      size += chunk.length
      if (size > limit) {
        throw archiveFailure(
          file,
          `unpacks to more than ${Math.floor(limit / 2 ** 20)} MiB, which is far too much for its size`,
          'Leave out what compresses so well (such as files of zeros), or publish it elsewhere.',
        )
      }
      yield chunk
    }
  } catch (error) {
    throw gzipFailure(error, file)
  }
}

/** Not a stream of the handle's own: it would close the handle where the data turns out to be damaged. */
async function* piecesOf(handle: FileHandle, start: number, pieceBytes: number): AsyncGenerator<Buffer> {
  for (let position = start; ; ) {
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(pieceBytes), 0, pieceBytes, position)
    if (bytesRead === 0) return
    position += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}

/** The length of the header of a gzip (RFC 1952, 2.3), or of as much of it as could be sound. */
async function gzipHeaderBytes(handle: FileHandle): Promise<number> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(GZIP_HEADER_LIMIT_BYTES), 0, GZIP_HEADER_LIMIT_BYTES, 0)
  const head = buffer.subarray(0, bytesRead)
  const flags = head[3] ?? 0
  let at = 10
  if ((flags & 0x04) !== 0 && at + 2 <= head.length) at += 2 + head.readUInt16LE(at)
  // A file name and a comment, each up to a NUL, and a checksum.
  for (const flag of [0x08, 0x10]) if ((flags & flag) !== 0) at = Math.max(at, head.indexOf(0, at) + 1)
  return at + ((flags & 0x02) === 0 ? 0 : 2)
}

function gzipFailure(error: unknown, file: string): unknown {
  if (!isZlibError(error)) return error
  if (errorCode(error) === 'Z_BUF_ERROR') {
    return archiveFailure(file, 'is cut off: its gzip data ends early', undefined, error)
  }
  // A second gzip member or zeros may follow the first, as in Python; a zip, for one, would make two archives of one file.
  return String(error).includes('incorrect header check')
    ? archiveFailure(file, 'has something behind its gzip data that does not belong there', undefined, error)
    : archiveFailure(file, 'is damaged: its gzip data cannot be unpacked', undefined, error)
}

async function scanMembers(source: ByteSource, file: string, visitor: TarVisitor): Promise<TarScan> {
  const members: Member[] = []
  const reader = new HeaderReader(source, file)
  for (;;) {
    const next = await reader.next()
    if (typeof next === 'string') return { members, end: next }
    const { member, contentSize } = next
    members.push(member)
    if (visitor.wants(member)) visitor.take(member, await readPadded(source, contentSize, file))
    else {
      const padded = paddedSize(contentSize)
      if ((await source.skip(padded)) < padded) throw cutOff(file)
    }
  }
}

interface NextMember {
  readonly member: Member
  /** What lies behind the headers in bytes, without padding. */
  readonly contentSize: number
}

/** Reads the headers of one member after the other, with the headers of headers that pax and GNU put before them. */
class HeaderReader {
  readonly #source: ByteSource
  readonly #file: string
  #headers = 0
  #nameBytes = 0

  constructor(source: ByteSource, file: string) {
    this.#source = source
    this.#file = file
  }

  async next(): Promise<NextMember | TarScan['end']> {
    // Where several headers name the member, the outermost wins, as in Python's tarfile.
    let name: string | undefined
    let size: number | undefined
    let content: PaxRecords['content'] = 'plain'
    for (let depth = 0; ; depth++) {
      const header = await this.#header()
      if (typeof header === 'string') {
        if (depth > 0) throw archiveFailure(this.#file, 'is damaged: a tar header in it has nothing to describe')
        return header
      }
      switch (header.type) {
        case 'L': {
          const longName = tarText(await this.#headerContent(header))
          name ??= longName
          break
        }
        case 'x':
        case 'X': {
          const pax = parsePaxRecords(await this.#headerContent(header))
          if (pax === undefined) {
            if (depth === 0 && this.#headers > 1) return 'no-header'
            throw archiveFailure(this.#file, 'is damaged: a pax header in it is malformed')
          }
          name ??= pax.path
          size ??= pax.size
          if (pax.content === 'sparse') content = 'sparse'
          break
        }
        case 'K':
        case 'g':
          await this.#headerContent(header)
          break
        default:
          return this.#member(header, name ?? header.name, size ?? header.size, content)
      }
    }
  }

  async #member(header: TarHeader, name: string, size: number, content: PaxRecords['content']): Promise<NextMember> {
    if (header.type === 'S') await this.#skipSparseMap(header)
    // With trailing slashes, since JavaScript may keep the whole of a string for a piece of it.
    this.#nameBytes += Buffer.byteLength(name)
    if (this.#nameBytes > MEMBER_LIST_LIMIT_BYTES) throw this.#tooManyMembers()
    const kind = content === 'sparse' ? 'sparse' : kindFrom(header)
    return { member: { name: withoutTrailingSlashes(name), kind, size }, contentSize: hasContent(header) ? size : 0 }
  }

  async #header(): Promise<TarHeader | TarScan['end']> {
    const block = await this.#source.read(TAR_BLOCK_BYTES)
    const isFirst = this.#headers++ === 0
    if (this.#headers > MEMBER_LIMIT) throw this.#tooManyMembers()
    if (block.length === TAR_BLOCK_BYTES && block[0] === 0 && block.every((byte) => byte === 0)) return 'mark'
    const header = block.length === TAR_BLOCK_BYTES ? parseTarHeader(block) : undefined
    if (header !== undefined) return header
    if (!isFirst) return block.length === 0 ? 'end-of-data' : 'no-header'
    throw new Failure('DIST_FORMAT', `${this.#file} holds no tar archive within its gzip, but ${contentKind(block)}.`, {
      file: this.#file,
      hint: 'Look at where the file comes from: “python -m build --sdist” writes a gzip-compressed tar under this name.',
    })
  }

  async #headerContent({ size }: TarHeader): Promise<Buffer> {
    if (size > TAR_HEADER_LIMIT_BYTES) {
      throw archiveFailure(this.#file, `contains a tar header of ${size} bytes, which is absurdly large`)
    }
    return readPadded(this.#source, size, this.#file)
  }

  #tooManyMembers(): Failure {
    return archiveFailure(
      this.#file,
      `contains more than ${MEMBER_LIMIT.toLocaleString('en')} members or more than 64 MiB of names`,
      'If so many files are really meant, pack them into fewer ones or publish them as several projects.',
    )
  }

  async #skipSparseMap(header: TarHeader): Promise<void> {
    for (let goesOn = header.sparseMap === 'goes-on'; goesOn; ) {
      const block = await this.#source.read(TAR_BLOCK_BYTES)
      if (block.length < TAR_BLOCK_BYTES) throw cutOff(this.#file)
      goesOn = block[504] !== 0
    }
  }
}

/** A loop, since a pattern would take quadratic time for a name of a million slashes. */
function withoutTrailingSlashes(name: string): string {
  let end = name.length
  while (name[end - 1] === '/') end--
  return name.slice(0, end)
}

function paddedSize(size: number): number {
  return Math.ceil(size / TAR_BLOCK_BYTES) * TAR_BLOCK_BYTES
}

async function readPadded(source: ByteSource, size: number, file: string): Promise<Buffer> {
  const bytes = await source.read(paddedSize(size))
  if (bytes.length < paddedSize(size)) throw cutOff(file)
  return bytes.subarray(0, size)
}

function cutOff(file: string): Failure {
  return archiveFailure(file, 'is cut off: a member in it ends early')
}
