import type { Distribution } from '../distribution/distribution.ts'
import type { Complaint, DistributionRule } from './rule.ts'
import { warehouse } from './sources.ts'

const LEGACY = warehouse('warehouse/forklift/legacy.py')
const NOT_STORED = /[\x00-\x1f\x7f/\\]/
/** Of most file systems, PyPI's among them. */
const LIMIT_BYTES = 255
/** What PyPI keeps a wheel's metadata under is named after the wheel. */
const METADATA_SUFFIX = '.metadata'

export const filenameRules: readonly DistributionRule[] = [
  {
    id: 'filename-characters',
    title: 'The file name has no control character, no slash and no backslash.',
    source: LEGACY,
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'distribution',
    check: unstorableCharacters,
  },
  {
    id: 'filename-length',
    title: `The file name has at most ${LIMIT_BYTES} bytes, that of a wheel ${LIMIT_BYTES - METADATA_SUFFIX.length}.`,
    source: LEGACY,
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'distribution',
    check: tooLong,
  },
]

/** Whether no index stores a file of this name, whatever it means. */
export function hasUnstorableCharacters(basename: string): boolean {
  return NOT_STORED.test(basename)
}

function* unstorableCharacters({ filename }: Distribution): Generator<Complaint> {
  if (!hasUnstorableCharacters(filename.basename)) return
  yield {
    sentence: 'The file name has a control character, a slash or a backslash in it.',
    hint: 'Do not rename what the build wrote: no build backend writes such a name.',
  }
}

function* tooLong({ filename }: Distribution): Generator<Complaint> {
  const limit = filename.kind === 'wheel' ? LIMIT_BYTES - METADATA_SUFFIX.length : LIMIT_BYTES
  const length = Buffer.byteLength(filename.basename)
  if (length <= limit) return
  yield {
    sentence: `The file name has ${length} bytes, ${length - limit} too many.`,
    hint:
      filename.kind === 'wheel'
        ? 'Shorten the version, or build wheels for fewer platform tags at once.'
        : 'Shorten the version, or the name of the project.',
  }
}
