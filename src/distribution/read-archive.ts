import type { FileHandle } from 'node:fs/promises'
import { Failure } from '../errors.ts'
import { concealerOf, mayConcealCode } from './concealed-code.ts'
import type { ConcealedCode, Contents, ZipContents } from './contents.ts'
import { FileWindow } from './file-window.ts'
import { distInfoFolder, type Filename } from './filename.ts'
import { MEMBER_LIST_LIMIT_BYTES, METADATA_LIMIT_BYTES } from './limits.ts'
import { archiveFailure, type Member } from './member.ts'
import { type Metadata, parseMetadata } from './metadata.ts'
import { mayHoldMetadata, metadataMember } from './metadata-member.ts'
import { type GzipReading, isGzipFailure, scanTar, type TarVisitor } from './tar.ts'
import { openZip, readsAsZip, type ZipArchive, type ZipMember } from './zip.ts'
import { zipFramingFlaw } from './zip-framing.ts'

/** Whether rules will look at the whole archive, or only the metadata is needed. */
export type Interest = 'metadata' | 'contents'

/** What was read of an archive. */
export interface ReadArchive {
  readonly metadata: Metadata
  /** Only where they were asked for. */
  readonly contents: Contents | undefined
  /** The program that built it, as a wheel says; only where the contents were asked for. */
  readonly generator: string | undefined
}

interface OpenArchive {
  readonly handle: FileHandle
  readonly fileSize: number
  readonly filename: Filename
  readonly file: string
  readonly interest: Interest
}

/**
 * Reads the metadata of a wheel or an sdist and, where they are asked for, its contents.
 *
 * @throws {Failure} `DIST_FORMAT`, `DIST_ARCHIVE` or `DIST_METADATA`
 */
export function readArchive(archive: OpenArchive): Promise<ReadArchive> {
  const { filename } = archive
  return filename.kind === 'sdist' && filename.format === '.tar.gz' ? readTar(archive) : readZip(archive)
}

/** Of the `.dist-info` folder, what rules read; METADATA is read in any case. */
const TEXTS = ['WHEEL', 'RECORD', 'entry_points.txt'] as const

async function readZip({ handle, fileSize, filename, file, interest }: OpenArchive): Promise<ReadArchive> {
  const window = new FileWindow(handle, fileSize)
  const zip = await openZip(handle, fileSize, file, window)
  const member = metadataMember(zip.members, filename, file)
  const metadata = parseMetadata(await zip.read(member, METADATA_LIMIT_BYTES), member.name, file)
  if (interest === 'metadata') return { metadata, contents: undefined, generator: undefined }

  // The folder may be spelled otherwise than the file name: its WHEEL tells what built it all the same.
  const folder = member.name.slice(0, -'/METADATA'.length)
  const folders = filename.kind === 'wheel' ? [distInfoFolder(filename), folder] : []
  const wanted = new Set(folders.flatMap((info) => TEXTS.map((text) => `${info}/${text}`)))
  const framing = await zipFramingFlaw(window, fileSize, zip.members)
  const contents: ZipContents = { format: 'zip', members: zip.members, framing, ...(await unpackForRules(zip, wanted)) }
  return { metadata, contents, generator: generatorFrom(contents.texts.get(`${folder}/WHEEL`)) }
}

async function unpackForRules(
  zip: ZipArchive,
  wantedTexts: ReadonlySet<string>,
): Promise<Pick<ZipContents, 'texts' | 'concealed' | 'unreadable'>> {
  const texts = new Map<string, Buffer>()
  const concealed: ConcealedCode[] = []
  const unreadable: ZipMember[] = []
  const wanted = zip.members.filter((member) => wantedTexts.has(member.name) || mayConcealCode(member))
  for (const member of wanted.sort((one, other) => one.offset - other.offset)) {
    // Absurdly long texts are nothing for the rules; the index reads them somehow.
    if (member.size > MEMBER_LIST_LIMIT_BYTES) continue
    const bytes = await unlessDamaged(() => zip.read(member, MEMBER_LIST_LIMIT_BYTES))
    if (bytes === undefined) unreadable.push(member)
    else if (wantedTexts.has(member.name)) texts.set(member.name, bytes)
    else concealed.push(...concealedIn(member, bytes))
  }
  return { texts, concealed, unreadable }
}

async function unlessDamaged<Value>(read: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof Failure) return undefined
    throw error
  }
}

function concealedIn({ name }: Member, bytes: Buffer): readonly ConcealedCode[] {
  const by = concealerOf(bytes)
  return by === undefined ? [] : [{ member: name, by }]
}

const WHEEL_HEAD_BYTES = 4 * 1024
const LONGEST_GENERATOR = 100

function generatorFrom(wheel: Buffer | undefined): string | undefined {
  const [, generator = ''] = /^Generator:([^\r\n]*)/im.exec(wheel?.toString('utf8', 0, WHEEL_HEAD_BYTES) ?? '') ?? []
  return generator.trim().slice(0, LONGEST_GENERATOR) || undefined
}

async function readTar(archive: OpenArchive): Promise<ReadArchive> {
  try {
    return (await scanSdist(archive, 'to-the-end')).read
  } catch (error) {
    if (!isGzipFailure(error)) throw error
    // Nobody who unpacks the tar looks behind its end.
    const scan = await scanSdist(archive, 'as-far-as-needed').catch(() => undefined)
    if (scan === undefined || scan.end === 'end-of-data') throw error
    return scan.read
  }
}

async function scanSdist(
  { handle, fileSize, filename, file, interest }: OpenArchive,
  reading: GzipReading,
): Promise<{ readonly read: ReadArchive; readonly end: 'mark' | 'end-of-data' | 'no-header' }> {
  const visitor = new SdistVisitor(filename, file, interest)
  const { members, end } = await scanTar(handle, fileSize, file, visitor, reading)
  const member = metadataMember(members, filename, file)
  const metadata = parseMetadata(visitor.metadata.get(member) ?? Buffer.alloc(0), member.name, file)
  const contents: Contents | undefined =
    interest === 'metadata'
      ? undefined
      : {
          format: 'tar',
          members,
          tail: end === 'no-header' ? end : reading === 'to-the-end' ? 'clean' : 'damaged',
          alsoReadsAs: (await readsAsZip(handle, fileSize, file)) ? 'zip' : undefined,
          concealed: visitor.concealed,
        }
  return { read: { metadata, contents, generator: undefined }, end }
}

/** Keeps what may be the metadata, and passes over code with a look for marks. */
class SdistVisitor implements TarVisitor {
  readonly metadata = new Map<Member, Buffer>()
  readonly concealed: ConcealedCode[] = []
  readonly #filename: Filename
  readonly #file: string
  readonly #interest: Interest
  #metadataBytes = 0

  constructor(filename: Filename, file: string, interest: Interest) {
    this.#filename = filename
    this.#file = file
    this.#interest = interest
  }

  wants(member: Member): boolean {
    if (!mayHoldMetadata(member, this.#filename)) return this.#isCode(member)
    if (member.kind !== 'file') return false
    this.#metadataBytes += member.size
    if (this.#metadataBytes > METADATA_LIMIT_BYTES) {
      throw archiveFailure(this.#file, `contains ${member.name} of ${member.size} bytes, which is absurdly large`)
    }
    return true
  }

  take(member: Member, content: Buffer): void {
    if (this.#isCode(member)) this.concealed.push(...concealedIn(member, content))
    else this.metadata.set(member, Buffer.from(content))
  }

  #isCode(member: Member): boolean {
    return this.#interest === 'contents' && member.kind === 'file' && mayConcealCode(member)
  }
}
