import { PREDICATE_TYPES, parseAttestation, type Statement } from '../attestation/attestation-object.ts'
import type { Distribution } from '../distribution/distribution.ts'
import { type Filename, normalizeName, parseFilename } from '../distribution/filename.ts'
import { quoted } from '../grammar/quoted.ts'
import { releaseKey } from '../releases.ts'
import type { Complaint, DistributionRule } from './rule.ts'
import { pep } from './sources.ts'

/** PyPI takes one of each type that it knows (warehouse, attestations/services.py). */
const MOST = PREDICATE_TYPES.length

export const attestationRules: readonly DistributionRule[] = [
  {
    id: 'attestation-file',
    title: 'An attestation that lies beside a distribution is a PEP 740 object about that file.',
    source: pep(740),
    // Such a file is set aside: a release does not hang on what somebody left in the folder.
    refusedBy: 'nobody',
    appliesTo: 'every index',
    scope: 'distribution',
    check: badAttestations,
  },
  {
    id: 'attestation-count',
    title: `A distribution has at most ${MOST} attestations, no two of the same type.`,
    source: pep(740),
    refusedBy: 'nobody',
    appliesTo: 'every index',
    scope: 'distribution',
    check: tooManyAttestations,
  },
]

function* badAttestations(distribution: Distribution): Generator<Complaint> {
  for (const { displayPath, text } of distribution.attestations) {
    const what = text === undefined ? 'cannot be read, or is far too long' : flawOf(text, distribution)
    if (what === undefined) continue
    yield {
      sentence: `The attestation ${displayPath} ${what}.`,
      hint: 'It is set aside: remove it, or make it again from the file that is published.',
    }
  }
}

function flawOf(text: string, distribution: Distribution): string | undefined {
  const parsed = parseAttestation(text)
  return parsed.kind === 'flaw' ? parsed.what : mismatch(parsed.statement, distribution)
}

function mismatch({ predicateType, subjects }: Statement, { filename, digests }: Distribution): string | undefined {
  const [subject, second] = subjects
  if (subject === undefined || second !== undefined) return `is about ${subjects.length} files, and not about one`
  if (!isSameFile(subject.name, filename)) return `is about the file ${quoted(subject.name)}`
  if (subject.sha256 !== digests.sha256) return 'is about a file of this name with other bytes'
  const isKnown = PREDICATE_TYPES.some((type) => type === predicateType)
  return isKnown ? undefined : `is of the type ${quoted(predicateType)}, which PyPI does not take`
}

/** By what the names mean, as pypi-attestations compares them: project, version and tags. */
function isSameFile(name: string, filename: Filename): boolean {
  if (name === filename.basename) return true
  try {
    return meaningOf(parseFilename(name)) === meaningOf(filename)
  } catch {
    return false
  }
}

function meaningOf(filename: Filename): string {
  const { kind, name, version } = filename
  const tags =
    kind === 'sdist'
      ? []
      : [filename.build, ...[filename.pythonTag, filename.abiTag, filename.platformTag].map(sortedTags)]
  return JSON.stringify([kind, normalizeName(name), releaseKey(version), ...tags])
}

function sortedTags(tags: string): string {
  return tags.toLowerCase().split('.').sort().join('.')
}

function* tooManyAttestations({ attestations }: Distribution): Generator<Complaint> {
  const types = attestations.flatMap(({ text }) => {
    const parsed = parseAttestation(text ?? '')
    return parsed.kind === 'attestation' ? [parsed.statement.predicateType] : []
  })
  if (types.length > MOST) {
    yield {
      sentence: `${types.length} attestations lie beside it, where PyPI takes ${MOST}.`,
      hint: 'Remove the others.',
    }
  } else if (new Set(types).size < types.length) {
    yield { sentence: 'Two attestations of one type lie beside it, where PyPI takes one.', hint: 'Remove one of them.' }
  }
}
