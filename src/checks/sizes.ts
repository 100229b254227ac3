import type { Distribution } from '../distribution/distribution.ts'
import type { Complaint, DistributionRule } from './rule.ts'

const MEBIBYTE = 1024 * 1024
const LIMIT_BYTES = 100 * MEBIBYTE

export const sizeRules: readonly DistributionRule[] = [
  {
    id: 'file-size',
    title: 'A file has at most 100 MiB, unless PyPI has granted the project more.',
    source: { title: 'PyPI, storage limits', url: 'https://docs.pypi.org/project-management/storage-limits/' },
    // Nothing public tells what was granted.
    refusedBy: 'nobody',
    appliesTo: 'PyPI',
    scope: 'distribution',
    check: tooLarge,
  },
]

function* tooLarge({ size }: Distribution): Generator<Complaint> {
  if (size <= LIMIT_BYTES) return
  yield {
    sentence: `The file has ${(size / MEBIBYTE).toFixed(1)} MiB, where PyPI takes 100 MiB unless it has granted the project more.`,
    hint: 'If it has not, ask for a higher limit first (https://docs.pypi.org/project-management/storage-limits/), or make the file smaller.',
  }
}
