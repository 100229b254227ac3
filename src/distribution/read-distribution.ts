import { basename } from 'node:path'
import type { Contents } from './contents.ts'
import { type DigestChoice, digestFile } from './digest.ts'
import type { AttestationFile, Distribution } from './distribution.ts'
import { parseFilename } from './filename.ts'
import { archiveFailure } from './member.ts'
import type { Metadata } from './metadata.ts'
import { readArchive } from './read-archive.ts'
import { asUnreadable, changedFailure, isSameStamp, openRegularFile, stampOf } from './regular-file.ts'

export type { DigestChoice } from './digest.ts'

export interface ReadOptions {
  readonly digests: DigestChoice
  /** Is given the metadata as soon as it is read, while the rest of the file is still to be read. */
  readonly onMetadata?: ((metadata: Metadata) => void) | undefined
  /**
   * Is given what is in the archive once the distribution is finished, and ought to keep none of it; without it, no more
   * is read of an archive than its list of members and the metadata.
   */
  readonly onContents?: ((distribution: Distribution, contents: Contents) => void) | undefined
  /** Those that lie beside it. */
  readonly attestations?: readonly AttestationFile[]
}

/**
 * Reads a wheel or an sdist through one open file: name, metadata, digests and stamp are of the same bytes.
 *
 * @param displayPath the path as the user knows it, for messages
 * @throws {Failure} `DIST_FILENAME`, `DIST_UNREADABLE`, `DIST_FORMAT`, `DIST_ARCHIVE`, `DIST_METADATA`, or
 *   `DIST_CHANGED` where the file changed meanwhile.
 */
export async function readDistribution(
  path: string,
  displayPath: string,
  { digests: digestChoice, onMetadata, onContents, attestations = [] }: ReadOptions,
): Promise<Distribution> {
  const filename = parseFilename(basename(path), displayPath)
  const { handle, stamp } = await openRegularFile(path, displayPath)
  try {
    const size = Number(stamp.size)
    if (size === 0) throw archiveFailure(displayPath, 'is empty (0 bytes)')
    // The archive first: what is no distribution is found out before gigabytes are hashed.
    const interest = onContents === undefined ? 'metadata' : 'contents'
    const archive = { handle, fileSize: size, filename, file: displayPath, interest } as const
    const { metadata, contents, generator } = await readArchive(archive)
    onMetadata?.(metadata)
    const digests = await digestFile(handle, digestChoice)
    if (!isSameStamp(await stampOf(handle), stamp)) throw changedFailure(displayPath, 'while it was read')
    const distribution = { path, displayPath, filename, size, stamp, digests, metadata, generator, attestations }
    if (contents !== undefined) onContents?.(distribution, contents)
    return distribution
  } catch (error) {
    throw asUnreadable(error, displayPath)
  } finally {
    await handle.close()
  }
}
