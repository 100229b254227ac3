import type { FileHandle } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
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
  /** Of those members that were wanted. */
  readonly contents: ReadonlyMap<Member, Buffer>
  /** What ended it: the format's own mark, the end of the data, or a block that is no header, as others read it too. */
  readonly end: 'mark' | 'end-of-data' | 'no-header'
}

export interface TarWishes {
  /** Which members to keep the content of. */
  wanted(member: Member): boolean
  /** For all contents together. */
  readonly limitBytes: number
}

const READ_BYTES = 512 * 1024
const UNPACK_BYTES = 256 * 1024

/**
 * Reads a gzip-compressed tar from end to end in one streaming pass, so that a file that is cut off is found out. Sees
 * the members that Python's `tarfile` sees; what a global pax header says of all of them is left aside.
 *
 * @param fileSize in bytes
 * @throws {Failure} `DIST_FORMAT` where the file is no gzip-compressed tar, `DIST_ARCHIVE` where it is damaged or
 *   beyond the limits.
 */
export async function scanTar(handle: FileHandle, fileSize: number, file: string, wishes: TarWishes): Promise<TarScan> {
  await refuseOtherFormats(handle, file)
  const source = new ByteSource(unpacked(handle, fileSize, file))
  try {
    const scan = await scanMembers(source, file, wishes)
    await source.skip(Number.POSITIVE_INFINITY)
    return scan
  } finally {
    await source.close()
  }
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

async function* unpacked(handle: FileHandle, fileSize: number, file: string): AsyncGenerator<Buffer> {
  const limit = unpackedLimitBytes(fileSize)
  const packed = handle.createReadStream({ start: 0, autoClose: false, highWaterMark: READ_BYTES })
  const gunzip = createGunzip({ chunkSize: UNPACK_BYTES })
  // An error of either stream destroys the other and comes out of the iteration.
  pipeline(packed, gunzip, () => {})
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

function gzipFailure(error: unknown, file: string): unknown {
  const code = errorCode(error)
  if (code === 'Z_BUF_ERROR') return archiveFailure(file, 'is cut off: its gzip data ends early')
  if (code?.startsWith('Z_') !== true) return error
  // A second gzip member or zeros may follow the first, as in Python; a zip, for one, would make two archives of one file.
  return String(error).includes('incorrect header check')
    ? archiveFailure(file, 'has something behind its gzip data that does not belong there', undefined, error)
    : archiveFailure(file, 'is damaged: its gzip data cannot be unpacked', undefined, error)
}

async function scanMembers(source: ByteSource, file: string, { wanted, limitBytes }: TarWishes): Promise<TarScan> {
  const members: Member[] = []
  const contents = new Map<Member, Buffer>()
  let kept = 0
  const reader = new HeaderReader(source, file)
  for (;;) {
    const next = await reader.next()
    if (typeof next === 'string') return { members, contents, end: next }
    const { member, contentSize } = next
    members.push(member)
    if (contentSize > 0 && wanted(member)) {
      kept += contentSize
      if (kept > limitBytes) {
        throw archiveFailure(file, `contains ${member.name} of ${contentSize} bytes, which is absurdly large`)
      }
      // A copy, since what was read is a piece of a far larger chunk.
      contents.set(member, Buffer.from(await readPadded(source, contentSize, file)))
    } else {
      if (wanted(member)) contents.set(member, Buffer.alloc(0))
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
          if (pax === undefined) throw archiveFailure(this.#file, 'is damaged: a pax header in it is malformed')
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
