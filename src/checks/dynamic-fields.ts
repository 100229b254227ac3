import { CORE_METADATA_FIELDS } from '../distribution/core-metadata-fields.ts'
import type { Distribution } from '../distribution/distribution.ts'
import { quoted } from '../grammar/quoted.ts'
import { isNewerMetadataVersion } from './metadata-version.ts'
import type { Complaint, DistributionRule } from './rule.ts'
import { sentValues } from './sent-values.ts'
import { pep, warehouse } from './sources.ts'

const FIELDS: ReadonlySet<string> = new Set(CORE_METADATA_FIELDS.map(({ name }) => name.toLowerCase()))
const NEVER_DYNAMIC: ReadonlySet<string> = new Set(['name', 'version', 'metadata-version'])

export const dynamicFieldRules: readonly DistributionRule[] = [
  {
    id: 'dynamic',
    title: 'Every Dynamic names a field of the core metadata other than Name, Version and Metadata-Version.',
    source: pep(643),
    refusedBy: 'twine',
    appliesTo: 'every index',
    scope: 'distribution',
    check: badFields,
  },
  {
    id: 'dynamic-itself',
    title: 'Dynamic does not name itself.',
    source: warehouse('warehouse/forklift/metadata.py'),
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'distribution',
    check: dynamicItself,
  },
]

function* badFields({ metadata }: Distribution): Generator<Complaint> {
  for (const value of sentValues(metadata, 'Dynamic')) {
    const field = value.toLowerCase()
    if (NEVER_DYNAMIC.has(field)) {
      yield {
        sentence: `Dynamic names ${quoted(value)}, which is never dynamic.`,
        hint: 'Leave it out of Dynamic: the distribution says what it is.',
      }
    } else if (!FIELDS.has(field)) {
      yield {
        sentence: `Dynamic names ${quoted(value)}, which is no field of the core metadata.`,
        hint: 'Write the field as the core metadata does, such as Requires-Dist.',
        ...(isNewerMetadataVersion(metadata.metadataVersion) && { certainty: 'unsure' }),
      }
    }
  }
}

function* dynamicItself({ metadata }: Distribution): Generator<Complaint> {
  if (!sentValues(metadata, 'Dynamic').some((value) => value.toLowerCase() === 'dynamic')) return
  yield { sentence: 'Dynamic names itself.', hint: 'Leave Dynamic out of Dynamic.' }
}
