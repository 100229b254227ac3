import { type Attestation, parseAttestations } from './attestation-json.ts'
import type { Identity } from './credentials.ts'
import type { Publisher } from './publishers.ts'
import { type Refusal, refusal } from './refusal.ts'

/** Whose file an attestation has to be about. */
export interface Expected {
  readonly publisher: Publisher
  readonly filename: string
  readonly sha256: string
}

export type Verification =
  | { readonly state: 'verified'; readonly predicateType: string }
  /** The attestation is wrong. */
  | { readonly state: 'failed'; readonly problem: string }
  /** What PyPI does not count as a failed verification, though the attestation is as wrong. */
  | { readonly state: 'unknown-error'; readonly problem: string }

/** Verifies one attestation against a file and its publisher. */
export type AttestationVerifier = (attestation: Attestation, expected: Expected) => Verification

export interface AttestationsRequest {
  /** The field of the form; `undefined` when there is none, or nobody looks at it. */
  readonly text: string | undefined
  readonly identity: Identity
  readonly filename: string
  readonly sha256: string
  readonly verify: AttestationVerifier | undefined
}

export type ReceivedAttestations =
  | Refusal
  | { readonly state: 'none' }
  | { readonly state: 'verified'; readonly publisher: Publisher; readonly attestations: readonly Attestation[] }

// One of each type that PyPI knows: its own and SLSA's.
const MAX_ATTESTATIONS = 2

function refused(problem: string): Refusal {
  return refusal(400, `Invalid attestations supplied during upload: ${problem}`)
}

/** Checks the attestations of an upload, in PyPI's order and with its words (warehouse, attestations/services.py). */
export function receiveAttestations(request: AttestationsRequest): ReceivedAttestations {
  const { text, identity, filename, sha256, verify } = request
  if (text === undefined || verify === undefined) {
    return { state: 'none' }
  }
  if (identity.kind !== 'publisher') {
    return refused('Attestations are only supported when using Trusted Publishing')
  }
  const parsed = parseAttestations(text)
  if (parsed.state === 'invalid') {
    return refused(`Malformed attestations: ${parsed.problem}`)
  }
  const { value: attestations } = parsed
  if (attestations.length === 0) {
    return refused('Malformed attestations: an empty attestation set is not permitted')
  }
  if (attestations.length > MAX_ATTESTATIONS) {
    return refused(`A maximum of ${MAX_ATTESTATIONS} attestations per file are supported`)
  }
  const { publisher } = identity
  const seen = new Set<string>()
  for (const attestation of attestations) {
    const verification = verify(attestation, { publisher, filename, sha256 })
    if (verification.state === 'unknown-error') {
      return refused(`Unknown error while trying to verify included attestations: ${verification.problem}`)
    }
    if (verification.state === 'failed') {
      const problem = `Verification failed: ${verification.problem}`
      return refused(`Could not verify the uploaded artifact using the included attestation: ${problem}`)
    }
    const { predicateType } = verification
    if (seen.has(predicateType)) {
      const type = `predicate type (${predicateType})`
      return refused(`Multiple attestations for the same file with the same ${type} are not supported`)
    }
    seen.add(predicateType)
  }
  return { state: 'verified', publisher, attestations }
}
