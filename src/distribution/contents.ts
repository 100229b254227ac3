import type { Member } from './member.ts'
import type { ZipMember } from './zip.ts'

/** A member with code that only a decoder can read, and whose marks it bears. */
export interface ConcealedCode {
  readonly member: string
  readonly by: 'PyArmor' | 'SourceDefender'
}

/** What is in a zip, and how. */
export interface ZipContents {
  readonly format: 'zip'
  /** In the order of the central directory; names may occur twice. */
  readonly members: readonly ZipMember[]
  /** The first thing that strict readers have against the chain of records, as the end of “The zip archive …”. */
  readonly framing: string | undefined
  /** Of a wheel: the content of those members that rules read, by their full names, where it can be unpacked. */
  readonly texts: ReadonlyMap<string, Buffer>
  readonly concealed: readonly ConcealedCode[]
  /** Of those members that an index unpacks: the ones that cannot be. */
  readonly unreadable: readonly ZipMember[]
}

/** What is in a gzip-compressed tar, and how. */
export interface TarContents {
  readonly format: 'tar'
  /** In the order of the archive; names may occur twice. */
  readonly members: readonly Member[]
  /**
   * `no-header`: the tar ends at a block that is no header, and nobody sees what may follow; `damaged`: the gzip data
   * behind the tar is not sound, or not all there is.
   */
  readonly tail: 'clean' | 'no-header' | 'damaged'
  /** `zip`: its end reads as the end of a zip archive, so that it is two archives in one. */
  readonly alsoReadsAs: 'zip' | undefined
  readonly concealed: readonly ConcealedCode[]
}

/** What is in an archive: a wheel's is a zip, and an sdist's is either. */
export type Contents = ZipContents | TarContents
