const MIB = 1024 * 1024
const GIB = 1024 * MIB

/** Of METADATA or PKG-INFO. The largest on PyPI are below 2 MiB; all of it is held in memory, and sent as a form. */
export const METADATA_LIMIT_BYTES = 16 * MIB

/** Of METADATA or PKG-INFO: the fullest have some thousand. Encoding a form takes the square of their number. */
export const METADATA_FIELD_LIMIT = 20_000

/**
 * Of what an archive lists its members with, held in memory: a zip's central directory, or all names of a tar. The
 * largest wheels list some 50,000 members in some 7 MiB.
 */
export const MEMBER_LIST_LIMIT_BYTES = 64 * MIB

/** Of one pax header: programs write a dozen at most, and a list of holes where a file is sparse. */
export const PAX_RECORD_LIMIT = 10_000

/** Of an archive, headers of headers included: ten times what the largest distributions hold. */
export const MEMBER_LIMIT = 500_000

/** Of one pax or GNU long-name header, held in memory. Paths and times take a few hundred bytes. */
export const TAR_HEADER_LIMIT_BYTES = MIB

/** What a gzip may unpack to: PyPI's own ratio for zips (50), and enough that honest sdists never meet it. */
export function unpackedLimitBytes(fileBytes: number): number {
  return Math.max(4 * GIB, 50 * fileBytes)
}
