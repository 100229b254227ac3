import { parseAttestation } from '../attestation/attestation-object.ts'
import { mismatchOf, type ParsedStatement, PREDICATE_TYPES, parseStatement } from '../attestation/statement.ts'
import type { Distribution } from '../distribution/distribution.ts'
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
  const parsed = statementIn(text)
  return parsed.kind === 'flaw' ? parsed.what : mismatchOf(parsed.statement, distribution)
}

function statementIn(text: string): ParsedStatement {
  const parsed = parseAttestation(text)
  return parsed.kind === 'flaw' ? parsed : parseStatement(parsed.signed.statement)
}

function* tooManyAttestations({ attestations }: Distribution): Generator<Complaint> {
  const types = attestations.flatMap(({ text }) => {
    const parsed = statementIn(text ?? '')
    return parsed.kind === 'statement' ? [parsed.statement.predicateType] : []
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
