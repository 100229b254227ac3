import type { HeldFile } from '../holdings.ts'

/** Longer names fit no file system, so no index can hold them. */
const LONGEST_FILENAME = 255
const DATE = /^\d{4}-\d\d-\d\dT[\d:.]{5,20}(?:Z|[+-]\d\d:?\d\d)?$/

/** What an index says of a file, in whatever type it says it. */
export interface ListedFile {
  readonly filename: unknown
  readonly sha256: unknown
  readonly size: unknown
  readonly uploaded: unknown
}

/** Takes of it what makes sense; nothing where it has no name that a file could have. */
export function heldFileFrom({ filename, sha256, size, uploaded }: ListedFile): HeldFile | undefined {
  if (!isFilename(filename)) return undefined
  return {
    filename,
    sha256: typeof sha256 === 'string' && /^[\da-f]{64}$/i.test(sha256) ? sha256.toLowerCase() : undefined,
    size: typeof size === 'number' && Number.isSafeInteger(size) && size >= 0 ? size : undefined,
    uploaded: dateFrom(uploaded),
  }
}

function isFilename(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_FILENAME && /^[^/\\\x00-\x1f\x7f]+$/.test(value)
}

/** A date without a zone is in UTC, as PyPI's first JSON API had it. */
function dateFrom(value: unknown): Date | undefined {
  if (typeof value !== 'string' || !DATE.test(value)) return undefined
  const date = new Date(/(?:Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value}Z`)
  return Number.isNaN(date.getTime()) ? undefined : date
}

/** Where a name is listed twice, the first stands. */
export function filesByName(files: Iterable<HeldFile>): ReadonlyMap<string, HeldFile> {
  const byName = new Map<string, HeldFile>()
  for (const file of files) if (!byName.has(file.filename)) byName.set(file.filename, file)
  return byName
}
