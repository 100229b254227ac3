import type { FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { type DigestChoice, digestFile } from './digest.ts'
import type { Distribution } from './distribution.ts'
import { type Filename, parseFilename } from './filename.ts'
import { METADATA_LIMIT_BYTES } from './limits.ts'
import { archiveFailure, type Member } from './member.ts'
import { type Metadata, parseMetadata } from './metadata.ts'
import { mayHoldMetadata, metadataMember } from './metadata-member.ts'
import { asUnreadable, changedFailure, isSameStamp, openRegularFile, stampOf } from './regular-file.ts'
import { scanTar } from './tar.ts'
import { openZip } from './zip.ts'

export type { DigestChoice } from './digest.ts'

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
  digestChoice: DigestChoice,
): Promise<Distribution> {
  const filename = parseFilename(basename(path), displayPath)
  const { handle, stamp } = await openRegularFile(path, displayPath)
  try {
    const size = Number(stamp.size)
    if (size === 0) throw archiveFailure(displayPath, 'is empty (0 bytes)')
    // Metadata first: what is no distribution is found out before gigabytes are hashed.
    const metadata = await readMetadata(handle, size, filename, displayPath)
    const digests = await digestFile(handle, digestChoice)
    if (!isSameStamp(await stampOf(handle), stamp)) throw changedFailure(displayPath, 'while it was read')
    return { path, displayPath, filename, size, stamp, digests, metadata, generator: undefined }
  } catch (error) {
    throw asUnreadable(error, displayPath)
  } finally {
    await handle.close()
  }
}

async function readMetadata(handle: FileHandle, size: number, filename: Filename, file: string): Promise<Metadata> {
  if (filename.kind === 'sdist' && filename.format === '.tar.gz') {
    const wanted = (member: Member): boolean => mayHoldMetadata(member, filename)
    const { members, contents } = await scanTar(handle, size, file, { wanted, limitBytes: METADATA_LIMIT_BYTES })
    const member = metadataMember(members, filename, file)
    return parseMetadata(contents.get(member) ?? Buffer.alloc(0), member.name, file)
  }
  const zip = await openZip(handle, size, file)
  const member = metadataMember(zip.members, filename, file)
  return parseMetadata(await zip.read(member, METADATA_LIMIT_BYTES), member.name, file)
}
