import type { FileWindow } from './file-window.ts'
import type { ZipMember } from './zip.ts'

const SIGNATURE_BYTES = 4
const LOCAL_SIGNATURE = 0x04034b50
const LOCAL_BYTES = 30
const ENTRY_SIGNATURE = 0x02014b50
const ENTRY_BYTES = 46
const END_SIGNATURE = 0x06054b50
const END_BYTES = 22
const ZIP64_END_SIGNATURE = 0x06064b50
const ZIP64_END_BYTES = 56
/** Of what follows its own size field (APPNOTE 4.3.14), without the part that is open to extensions. */
const ZIP64_END_REST_BYTES = 44
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50
const ZIP64_LOCATOR_BYTES = 20
const HAS_DATA_DESCRIPTOR = 0x08
const ZIP64_EXTRA = 0x0001
const UNICODE_PATH_EXTRA = 0x7075
const UNICODE_PATH_HEADER_BYTES = 5
const UNKNOWN_32 = 0xffffffff
/** What Python's `zipfile` takes (6.3, as ten times the number). */
const NEWEST_FORMAT_VERSION = 63

/** What strict readers have against the chain, as the end of “The zip archive …”. */
class FramingFlaw {
  readonly what: string

  constructor(what: string) {
    this.what = what
  }
}

/**
 * Follows the records of a zip from the first byte to the last, each of which must begin where the one before it ends,
 * and compares them with the central directory: readers that stream an archive and readers that trust its directory
 * must see the same (warehouse, utils/zipfiles.py). Data is skipped, and small records are read many at a time.
 *
 * @param members what the central directory lists
 * @returns the first flaw, as the end of “The zip archive …”
 */
export async function zipFramingFlaw(
  window: FileWindow,
  fileSize: number,
  members: readonly ZipMember[],
): Promise<string | undefined> {
  try {
    await new Chain(window, fileSize, members).follow()
    return undefined
  } catch (error) {
    if (error instanceof FramingFlaw) return error.what
    throw error
  }
}

/** What the end record says of the central directory. */
interface DirectoryClaim {
  readonly entries: number
  readonly size: number
  readonly offset: number
}

interface Sizes {
  readonly packed: number
  readonly unpacked: number
}

class Chain {
  readonly #window: FileWindow
  readonly #fileSize: number
  /** Where two entries bear one name, the last counts, as in Python. */
  readonly #expected: ReadonlyMap<string, ZipMember>
  /** By the bytes of the name. */
  readonly #names = new Map<string, 'found' | 'listed'>()
  #position = 0
  #entries = 0
  #directoryStart: number | undefined
  #directoryBytes = 0
  #zip64: DirectoryClaim | undefined

  constructor(window: FileWindow, fileSize: number, members: readonly ZipMember[]) {
    this.#window = window
    this.#fileSize = fileSize
    this.#expected = new Map(members.map((member) => [member.name, member]))
  }

  async follow(): Promise<void> {
    let locator: 'missing' | 'seen' = 'missing'
    for (;;) {
      const start = this.#position
      const signature = (await this.#peek(SIGNATURE_BYTES)).readUInt32LE()
      switch (signature) {
        case LOCAL_SIGNATURE:
          await this.#local()
          break
        case ENTRY_SIGNATURE:
          this.#directoryStart ??= start
          await this.#entry()
          break
        case ZIP64_END_SIGNATURE:
          this.#zip64 = await this.#zip64End()
          break
        case ZIP64_LOCATOR_SIGNATURE:
          await this.#take(ZIP64_LOCATOR_BYTES)
          locator = 'seen'
          break
        case END_SIGNATURE:
          if (this.#zip64 !== undefined && locator === 'missing') {
            throw new FramingFlaw('has a ZIP64 end record that nothing points to')
          }
          this.#directoryStart ??= start
          return this.#end(await this.#endRecord())
        default:
          throw new FramingFlaw(
            start === 0
              ? 'does not begin at the first byte of the file: something stands before it'
              : `has something at byte ${start} that is no record of a zip`,
          )
      }
    }
  }

  async #local(): Promise<void> {
    const nameStart = LOCAL_BYTES
    const header = await this.#peek(LOCAL_BYTES)
    const nameEnd = nameStart + header.readUInt16LE(26)
    const record = await this.#take(nameEnd + header.readUInt16LE(28))
    const nameBytes = record.subarray(nameStart, nameEnd)
    const name = nameBytes.toString('utf8')
    refuseControlCharacters(nameBytes)
    const sizes = sizesFrom(record, record.subarray(nameEnd))
    if ((record.readUInt16LE(6) & HAS_DATA_DESCRIPTOR) !== 0) {
      throw new FramingFlaw(
        `has the sizes of ${shown(name)} behind its data (a data descriptor), as streaming writers do`,
      )
    }
    if (!isUtf8(nameBytes, name)) throw new FramingFlaw(`has a name that is not UTF-8, ${shown(name)}`)
    const member = this.#expected.get(name)
    if (member === undefined) {
      throw new FramingFlaw(
        `holds ${shown(name)}, which its central directory does not list under this name and in the same character set`,
      )
    }
    if (sizes.packed !== member.packedSize || sizes.unpacked !== member.size) {
      throw new FramingFlaw(`gives ${shown(name)} another size than its central directory does`)
    }
    const key = nameBytes.toString('latin1')
    if (this.#names.has(key)) throw new FramingFlaw(`holds ${shown(name)} twice`)
    this.#names.set(key, 'found')
    this.#position += sizes.packed
  }

  async #entry(): Promise<void> {
    const header = await this.#peek(ENTRY_BYTES)
    const nameEnd = ENTRY_BYTES + header.readUInt16LE(28)
    const end = nameEnd + header.readUInt16LE(30)
    const hasComment = header.readUInt16LE(32) !== 0
    const version = header.readUInt8(6)
    const nameBytes = (await this.#take(end)).subarray(ENTRY_BYTES, nameEnd)
    const key = nameBytes.toString('latin1')
    const name = nameBytes.toString('utf8')
    this.#entries++
    this.#directoryBytes += end
    if (hasComment) throw new FramingFlaw(`has a comment on ${shown(name)}`)
    refuseControlCharacters(nameBytes)
    const state = this.#names.get(key)
    if (state === 'listed') throw new FramingFlaw(`lists ${shown(name)} twice`)
    if (state === undefined) throw new FramingFlaw(`lists ${shown(name)}, which it does not hold under this name`)
    if (version > NEWEST_FORMAT_VERSION) {
      throw new FramingFlaw(`says that ${shown(name)} needs a version of the zip format that Python does not know`)
    }
    this.#names.set(key, 'listed')
  }

  async #zip64End(): Promise<DirectoryClaim> {
    const record = await this.#take(ZIP64_END_BYTES)
    const entries = Number(record.readBigUInt64LE(32))
    if (Number(record.readBigUInt64LE(24)) !== entries) throw severalDisks()
    if (Number(record.readBigUInt64LE(4)) !== ZIP64_END_REST_BYTES) {
      throw new FramingFlaw('has an extended ZIP64 end record')
    }
    return { entries, size: Number(record.readBigUInt64LE(40)), offset: Number(record.readBigUInt64LE(48)) }
  }

  async #endRecord(): Promise<DirectoryClaim> {
    const record = await this.#take(END_BYTES)
    const entries = record.readUInt16LE(10)
    if (record.readUInt16LE(8) !== entries) throw severalDisks()
    this.#position += record.readUInt16LE(20)
    return { entries, size: record.readUInt32LE(12), offset: record.readUInt32LE(16) }
  }

  #end(plain: DirectoryClaim): void {
    const { entries, size, offset } = this.#zip64 ?? plain
    if (entries !== this.#entries) {
      throw new FramingFlaw(
        `ends with a record that counts ${entries} members, where its directory lists ${this.#entries}`,
      )
    }
    if (offset !== this.#directoryStart || size !== this.#directoryBytes) {
      throw new FramingFlaw('ends with a record that says something else of its central directory than is there')
    }
    for (const [key, state] of this.#names) {
      if (state === 'found') throw new FramingFlaw(`holds ${shown(key)}, which its central directory does not list`)
    }
    if (this.#position !== this.#fileSize) {
      throw new FramingFlaw(
        this.#position < this.#fileSize
          ? `is followed by ${this.#fileSize - this.#position} bytes that do not belong to it`
          : 'ends within its comment',
      )
    }
  }

  async #peek(length: number): Promise<Buffer> {
    if (this.#position + length > this.#fileSize) throw new FramingFlaw('ends within a record')
    const bytes = await this.#window.read(this.#position, length)
    if (bytes.length < length) throw new FramingFlaw('ends within a record')
    return bytes
  }

  async #take(length: number): Promise<Buffer> {
    const bytes = await this.#peek(length)
    this.#position += length
    return bytes
  }
}

/** The sizes of a local header, which may stand in its extra fields (APPNOTE 4.5.3). */
function sizesFrom(header: Buffer, extra: Buffer): Sizes {
  const method = header.readUInt16LE(8)
  let packed = header.readUInt32LE(18)
  let unpacked = header.readUInt32LE(22)
  const seen = new Set<number>()
  for (let at = 0; at < extra.length; ) {
    const end = at + 4 <= extra.length ? at + 4 + extra.readUInt16LE(at + 2) : Number.POSITIVE_INFINITY
    if (end > extra.length) throw badExtra()
    const id = extra.readUInt16LE(at)
    const body = extra.subarray(at + 4, end)
    const isSingular = id === ZIP64_EXTRA || id === UNICODE_PATH_EXTRA
    if (isSingular && seen.has(id)) throw new FramingFlaw('has an extra field twice where it may be once')
    if (isSingular) seen.add(id)
    if (id === ZIP64_EXTRA) {
      if (![0, 8, 16, 24, 28].includes(body.length)) throw badExtra()
      if (body.length === 0) {
        if (packed === UNKNOWN_32 || unpacked === UNKNOWN_32) throw badExtra()
      } else {
        // With one size alone there must be no compression, or the packed size would be a guess.
        if (body.length === 8 && method !== 0) throw badExtra()
        const wide = Number(body.readBigUInt64LE())
        packed = body.length === 8 ? wide : Number(body.readBigUInt64LE(8))
        if (unpacked === UNKNOWN_32) unpacked = wide
      }
    } else if (id === UNICODE_PATH_EXTRA) {
      const path = body.subarray(UNICODE_PATH_HEADER_BYTES)
      refuseControlCharacters(path)
      const name = path.toString('utf8')
      if (!isUtf8(path, name)) throw new FramingFlaw(`has a name that is not UTF-8, ${shown(name)}`)
    }
    at = end
  }
  return { packed, unpacked }
}

function refuseControlCharacters(name: Buffer): void {
  for (const byte of name) {
    if (byte < 0x20 || byte === 0x7f) {
      throw new FramingFlaw(`has a control character in a name, ${shown(name.toString('utf8'))}`)
    }
  }
}

/** What is no UTF-8 comes back as other bytes. */
function isUtf8(bytes: Buffer, decoded: string): boolean {
  return Buffer.from(decoded).equals(bytes)
}

function badExtra(): FramingFlaw {
  return new FramingFlaw('has an extra field that does not fit into its place or that has no size of its kind')
}

function severalDisks(): FramingFlaw {
  return new FramingFlaw('counts other members for this disk than for all, as if there were several disks')
}

const SHOWN_CHARACTERS = 100

function shown(name: string): string {
  return name.length > SHOWN_CHARACTERS ? `“${name.slice(0, SHOWN_CHARACTERS)}…”` : `“${name}”`
}
