import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { Failure } from '../errors.ts'
import type { FileStamp } from './distribution.ts'
import { errorCode } from './error-code.ts'

/** Opening a named pipe would wait for a writer for ever without it; Windows has none. */
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

export interface OpenFile {
  readonly handle: FileHandle
  readonly stamp: FileStamp
}

/**
 * Opens a regular file for reading. The caller closes the handle.
 *
 * @throws {Failure} `DIST_UNREADABLE`
 */
export async function openRegularFile(path: string, displayPath: string): Promise<OpenFile> {
  let handle: FileHandle | undefined
  try {
    handle = await open(path, OPEN_FLAGS)
    const stats = await handle.stat({ bigint: true })
    if (!stats.isFile()) {
      throw new Failure(
        'DIST_UNREADABLE',
        `${displayPath} is ${stats.isDirectory() ? 'a folder' : 'no regular file'}.`,
        {
          file: displayPath,
          hint: 'A distribution is one file: remove what bears such a name, or build the distribution again.',
        },
      )
    }
    return { handle, stamp: stampFrom(stats) }
  } catch (error) {
    await handle?.close()
    throw asUnreadable(error, displayPath)
  }
}

/** What an open file's stamp is by now. */
export async function stampOf(handle: FileHandle): Promise<FileStamp> {
  return stampFrom(await handle.stat({ bigint: true }))
}

export function isSameStamp(one: FileStamp, other: FileStamp): boolean {
  return one.size === other.size && one.modifiedNs === other.modifiedNs && one.inode === other.inode
}

export function changedFailure(displayPath: string, when: string): Failure {
  return new Failure('DIST_CHANGED', `${displayPath} changed ${when}.`, {
    file: displayPath,
    hint: 'Something still writes to it. Finish building before this step starts, and let nothing else run beside it.',
  })
}

/** Turns an error of the operating system into a failure; lets everything else through. */
export function asUnreadable(error: unknown, displayPath: string): unknown {
  const code = errorCode(error)
  if (code === undefined || error instanceof Failure || !/^E[A-Z]/.test(code)) return error
  return new Failure('DIST_UNREADABLE', `${displayPath} ${REASONS[code] ?? `cannot be read (${code})`}.`, {
    file: displayPath,
    hint: HINTS[code],
    cause: error,
  })
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'is not there any more',
  EACCES: 'may not be read by this user',
  EPERM: 'may not be read by this user',
  EISDIR: 'is a folder',
}

const HINTS: Readonly<Record<string, string>> = {
  ENOENT: 'Something removed it after it was found, or it is a link that leads nowhere.',
  EACCES: 'Correct its permissions. Files that a container built often belong to root: chown them in an earlier step.',
  EPERM: 'Correct its permissions. Files that a container built often belong to root: chown them in an earlier step.',
}

function stampFrom({ size, mtimeNs, ino }: { size: bigint; mtimeNs: bigint; ino: bigint }): FileStamp {
  return { size, modifiedNs: mtimeNs, inode: ino }
}
