import type { Distribution } from '../distribution/distribution.ts'
import type { MetadataProblemKind } from '../distribution/metadata.ts'
import { quoted } from '../grammar/quoted.ts'
import type { Complaint, DistributionRule } from './rule.ts'
import { specification } from './sources.ts'

const CORE_METADATA = specification('Core metadata', 'core-metadata')
/** What file systems, and PyPI (warehouse, forklift/legacy.py), take for a file name, of which both are a part. */
const LONGEST_NAME = 255

/** Where one of these is broken, an upload form can only say something else than the file does, or less. */
export const metadataFormRules: readonly DistributionRule[] = [
  {
    id: 'repeated-field',
    title: 'A field that may be given once is given once.',
    source: CORE_METADATA,
    refusedBy: 'twine',
    appliesTo: 'every index',
    scope: 'distribution',
    check: problemsOf('repeated', 'Leave one of them, in the configuration of the project, and build again.'),
  },
  {
    id: 'undecodable-field',
    title: 'Every field, and the description, is UTF-8 text.',
    source: CORE_METADATA,
    refusedBy: 'twine',
    appliesTo: 'every index',
    scope: 'distribution',
    check: problemsOf('undecodable', 'Save the file that it comes from as UTF-8 and build again.'),
  },
  {
    id: 'ambiguous-description',
    title: 'The description is one text, given once.',
    source: CORE_METADATA,
    refusedBy: 'twine',
    appliesTo: 'every index',
    scope: 'distribution',
    check: problemsOf(
      'ambiguous-description',
      'Give the description in one place only, such as readme in pyproject.toml, and build again.',
    ),
  },
  {
    id: 'repeated-project-url-label',
    title: 'No two Project-URLs bear the same label.',
    source: CORE_METADATA,
    refusedBy: 'twine',
    appliesTo: 'every index',
    scope: 'distribution',
    check: problemsOf('repeated-label', 'Give each URL of the project a label of its own and build again.'),
  },
  {
    id: 'overlong-name',
    title: `Name and Version have at most ${LONGEST_NAME} characters each.`,
    source: CORE_METADATA,
    // Nobody names the limit, but no file that is called so can exist, so that the form would speak of another one.
    refusedBy: 'twine',
    appliesTo: 'every index',
    scope: 'distribution',
    check: overlongNames,
  },
  {
    id: 'unknown-field',
    title: 'Every field is one of the core metadata.',
    source: CORE_METADATA,
    // twine does; but a newer one may know the field, and the index never sees it.
    refusedBy: 'nobody',
    appliesTo: 'every index',
    scope: 'distribution',
    check: unknownFields,
  },
]

function problemsOf(kind: MetadataProblemKind, hint: string): DistributionRule['check'] {
  return ({ metadata }) =>
    metadata.problems.filter((problem) => problem.kind === kind).map(({ sentence }) => ({ sentence, hint }))
}

function* overlongNames({ metadata: { name, version } }: Distribution): Generator<Complaint> {
  for (const [field, value] of [
    ['Name', name],
    ['Version', version],
  ] as const) {
    if (value.length <= LONGEST_NAME) continue
    yield {
      sentence: `${field} ${quoted(value)} is longer than ${LONGEST_NAME} characters.`,
      hint: 'No file name could hold it: shorten it in the project and build again.',
    }
  }
}

function* unknownFields(distribution: Distribution): Generator<Complaint> {
  for (const { name } of distribution.metadata.unknown) {
    yield {
      sentence: `${quoted(name)} is no field of the core metadata, so the index is not told of it.`,
      hint: `Take it out of the project, unless it is newer than this action. twine refuses such a file.`,
    }
  }
}
