import { CORE_METADATA_FIELDS } from '../distribution/core-metadata-fields.ts'
import type { Distribution } from '../distribution/distribution.ts'
import { quoted } from '../grammar/quoted.ts'
import type { Complaint, DistributionRule } from './rule.ts'
import { sentValues } from './sent-values.ts'
import { specification } from './sources.ts'

const CORE_METADATA = specification('Core metadata', 'core-metadata')
const KNOWN: readonly string[] = ['1.0', '1.1', '1.2', '2.1', '2.2', '2.3', '2.4', '2.5']
const NEWEST_MINOR = 5

export const metadataVersionRules: readonly DistributionRule[] = [
  {
    id: 'metadata-version',
    title: 'Metadata-Version is a published version of the core metadata.',
    source: CORE_METADATA,
    refusedBy: 'twine',
    appliesTo: 'every index',
    scope: 'distribution',
    check: unknownVersion,
  },
  {
    id: 'field-newer-than-metadata-version',
    title: 'Metadata-Version is one that knows all fields that are given.',
    source: CORE_METADATA,
    refusedBy: 'twine',
    appliesTo: 'every index',
    scope: 'distribution',
    check: fieldsTooNew,
  },
]

/** Whether it is a version that may have been published after this was written. */
export function isNewerMetadataVersion(metadataVersion: string): boolean {
  const [, major, minor] = /^([1-9]\d{0,3})\.(0|[1-9]\d{0,3})$/.exec(metadataVersion) ?? []
  return Number(major) > 2 || (major === '2' && Number(minor) > NEWEST_MINOR)
}

function* unknownVersion(distribution: Distribution): Generator<Complaint> {
  const { metadataVersion } = distribution.metadata
  if (KNOWN.includes(metadataVersion)) return
  if (isNewerMetadataVersion(metadataVersion)) {
    yield {
      sentence: `Metadata-Version ${metadataVersion} is newer than this action knows; the index may not know it either.`,
      hint: `Where the index refuses it, let the build backend${named(distribution)} write 2.${NEWEST_MINOR} or older.`,
      certainty: 'unsure',
    }
  } else {
    yield {
      sentence: `Metadata-Version ${quoted(metadataVersion)} is none: there are ${KNOWN.join(', ')}.`,
      hint: `Upgrade the build backend${named(distribution)} and build again.`,
    }
  }
}

function* fieldsTooNew(distribution: Distribution): Generator<Complaint> {
  const { metadata } = distribution
  const age = KNOWN.indexOf(metadata.metadataVersion)
  if (age === -1) return
  for (const { name, since } of CORE_METADATA_FIELDS) {
    if (KNOWN.indexOf(since) <= age || sentValues(metadata, name).length === 0) continue
    yield {
      sentence: `${name} came with Metadata-Version ${since}, but the metadata says that it is of ${metadata.metadataVersion}.`,
      hint: `Upgrade the build backend${named(distribution)} and build again.`,
    }
  }
}

function named({ generator }: Distribution): string {
  return generator === undefined ? '' : ` (${generator})`
}
