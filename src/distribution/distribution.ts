import type { Filename } from './filename.ts'
import type { Metadata } from './metadata.ts'

/** Hex digests of the whole file, all from one pass over it. `md5` is there only when it was asked for. */
export interface Digests {
  readonly sha256: string
  /** BLAKE2b with a 32-byte digest; not a truncated BLAKE2b-512, which is another value. */
  readonly blake2b256: string
  readonly md5?: string
}

/** What tells that a file is still the one that was read: compared again while it is sent. */
export interface FileStamp {
  readonly size: bigint
  readonly modifiedNs: bigint
  readonly inode: bigint
}

/** An attestation that lies beside a distribution, ready-made. */
export interface AttestationFile {
  readonly displayPath: string
  /** Absent where it cannot be read, or is absurdly long. */
  readonly text: string | undefined
}

/** A wheel or an sdist on disk, as it was when it was read. */
export interface Distribution {
  /** Absolute, in the spelling of the operating system. */
  readonly path: string
  /** As the user knows it: relative to the workspace where it lies in it. */
  readonly displayPath: string
  readonly filename: Filename
  /** In bytes. */
  readonly size: number
  readonly stamp: FileStamp
  readonly digests: Digests
  readonly metadata: Metadata
  /** What built it, as a wheel says in its WHEEL, such as `setuptools (80.9.0)`; where it was looked for. */
  readonly generator: string | undefined
  readonly attestations: readonly AttestationFile[]
}
