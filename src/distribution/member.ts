import { Failure } from '../errors.ts'

/** One entry of an archive, whatever the archive. */
export interface Member {
  /** As the archive spells it; directories end in a slash in zips only. */
  readonly name: string
  readonly kind: 'file' | 'directory' | 'symlink' | 'hardlink' | 'sparse' | 'other'
  /** Unpacked, in bytes, as the archive claims. */
  readonly size: number
}

export const BUILD_AGAIN =
  'Build the distribution again. If it was downloaded or passed between jobs, compare its size with the original.'

/** The archive is of the right format, but cannot be read or is not safe to read. `what` goes on after the file. */
export function archiveFailure(file: string, what: string, hint: string = BUILD_AGAIN, cause?: unknown): Failure {
  return new Failure('DIST_ARCHIVE', `${file} ${what}.`, { file, hint, cause })
}
