import type { Member } from './member.ts'
import type { ZipMember } from './zip.ts'

/** A member with code that only a decoder can read, and whose marks it bears. */
export interface ConcealedCode {
  readonly member: string
  readonly by: 'PyArmor' | 'SourceDefender'
}

/** What is in a wheel, and how. */
export interface WheelContents {
  readonly kind: 'wheel'
  /** In the order of the central directory; names may occur twice. */
  readonly members: readonly ZipMember[]
  /** The first thing that strict readers have against the chain of records, as the end of “The zip archive …”. */
  readonly framing: string | undefined
  /** The bytes of the small members of the `.dist-info` folder that rules read, by the member's full name. */
  readonly texts: ReadonlyMap<string, Buffer>
  readonly concealed: readonly ConcealedCode[]
}

/** What is in an sdist, and how. */
export interface SdistContents {
  readonly kind: 'sdist'
  readonly members: readonly Member[]
  /** `zip`: its end reads as the end of a zip archive, so that it is two archives in one. */
  readonly alsoReadsAs: 'zip' | undefined
  readonly concealed: readonly ConcealedCode[]
}

export type Contents = WheelContents | SdistContents
