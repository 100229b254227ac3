import { createHash, verify, X509Certificate } from 'node:crypto'
import { bundleFromJSON } from '@sigstore/bundle'
import { TrustedRoot as TrustMaterial } from '@sigstore/protobuf-specs'
import { toSignedEntity, toTrustMaterial, VerificationError, Verifier } from '@sigstore/verify'
import type { Attestation } from './attestation-json.ts'
import type { AttestationVerifier, Expected, Verification } from './attestations.ts'
import { distributionIdentity } from './distribution-identity.ts'
import { identityProblem } from './publisher-policy.ts'
import { base64, preAuthenticationEncoding } from './sigstore/dsse.ts'
import { type JsonObject, objectFrom, parseJsonObject } from './sigstore/json.ts'
import { rootFromProof } from './sigstore/merkle-tree.ts'
import type { TrustedRoot } from './sigstore/trusted-root.ts'
import { parseStatement } from './statement.ts'
import { parseTransparencyEntry, type TransparencyEntry } from './transparency-entry.ts'

const PAYLOAD_TYPE = 'application/vnd.in-toto+json'
const PREDICATE_TYPES: readonly string[] = [
  'https://slsa.dev/provenance/v1',
  'https://docs.pypi.org/attestations/publish/v1',
]

type Problem = Exclude<Verification, { readonly state: 'verified' }>

function failed(problem: string): Problem {
  return { state: 'failed', problem }
}

function unknownError(problem: string): Problem {
  return { state: 'unknown-error', problem }
}

/**
 * A verifier of attestations as PyPI has it (pypi-attestations, sigstore-python), in the same order. What is signed
 * and hashed is judged by sigstore-js; what sigstore-js lets pass and Python does not is checked here.
 */
export function createAttestationVerifier(trustedRoot: TrustedRoot): AttestationVerifier {
  const verifier = new Verifier(toTrustMaterial(TrustMaterial.fromJSON(trustedRoot)), {
    ctlogThreshold: 1,
    tlogThreshold: 1,
    timestampThreshold: 1,
  })

  return (attestation, expected) => {
    const bundled = bundleOf(attestation)
    if (bundled.state !== 'bundled') {
      return bundled
    }
    const { certificate, entry } = bundled
    const timeProblem = timeProblemOf(entry)
    if (timeProblem !== undefined) {
      return timeProblem
    }
    const sigstoreProblem = problemOf(() =>
      verifier.verify(toSignedEntity(bundleFromJSON(bundleJson(attestation, entry)))),
    )
    return (
      (sigstoreProblem?.stage === 'certificate' ? failed(sigstoreProblem.message) : undefined) ??
      identityProblem(attestation.certificate, expected.publisher) ??
      inclusionProblem(entry) ??
      (sigstoreProblem?.stage === 'log' ? failed(sigstoreProblem.message) : undefined) ??
      signatureProblem(attestation, certificate) ??
      bodyProblem(attestation, certificate, entry) ??
      (sigstoreProblem === undefined ? undefined : failed(sigstoreProblem.message)) ??
      judgeStatement(attestation, expected)
    )
  }
}

type Bundled =
  | { readonly state: 'bundled'; readonly certificate: X509Certificate; readonly entry: TransparencyEntry }
  | Problem

/** What PyPI needs to make a Sigstore bundle of an attestation. Its failures are no verification errors there. */
function bundleOf({ certificate: der, transparencyEntries, signature }: Attestation): Bundled {
  const [first] = transparencyEntries
  let certificate: X509Certificate
  try {
    certificate = new X509Certificate(der)
  } catch {
    return unknownError('invalid X.509 certificate')
  }
  // Node reads PEM as well.
  if (!certificate.raw.equals(der)) {
    return unknownError('invalid X.509 certificate')
  }
  const parsed = first === undefined ? undefined : parseTransparencyEntry(first)
  if (parsed?.state !== 'valid' || parsed.value.proof.checkpoint === undefined) {
    return unknownError('invalid transparency log entry')
  }
  const { value: entry } = parsed
  if (entry.version !== '0.0.1' && entry.version !== '0.0.2') {
    return unknownError(`Expected log entry version 0.0.1 - 0.0.2, got ${entry.version}`)
  }
  if (entry.signedEntryTimestamp === undefined) {
    return unknownError('bundle must contain an inclusion promise or signed timestamp(s)')
  }
  return signature.length === 0
    ? unknownError('envelope signature must be non-empty')
    : { state: 'bundled', certificate, entry }
}

function timeProblemOf({ kind, version, integratedTime }: TransparencyEntry): Problem | undefined {
  if (integratedTime === undefined || integratedTime === 0) {
    return failed('not enough sources of verified time')
  }
  return ['dsse', 'hashedrekord'].includes(kind) && version === '0.0.1'
    ? undefined
    : failed('Integrated time only supported for dsse/hashedrekord 0.0.1 types')
}

function bundleJson({ certificate, statement, signature }: Attestation, entry: TransparencyEntry) {
  const { proof } = entry
  return {
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: {
      certificate: { rawBytes: base64(certificate) },
      tlogEntries: [
        {
          logIndex: String(entry.logIndex),
          logId: { keyId: base64(entry.keyId) },
          kindVersion: { kind: entry.kind, version: entry.version },
          integratedTime: String(entry.integratedTime),
          inclusionPromise: { signedEntryTimestamp: base64(entry.signedEntryTimestamp ?? '') },
          inclusionProof: {
            logIndex: String(proof.logIndex),
            rootHash: base64(proof.rootHash),
            treeSize: String(proof.treeSize),
            hashes: proof.hashes.map(base64),
            checkpoint: { envelope: proof.checkpoint },
          },
          canonicalizedBody: base64(entry.canonicalizedBody),
        },
      ],
    },
    dsseEnvelope: {
      payload: base64(statement),
      payloadType: PAYLOAD_TYPE,
      signatures: [{ sig: base64(signature), keyid: '' }],
    },
  }
}

interface SigstoreProblem {
  /** What it is about: certificate and time, the log's proofs, or what follows. */
  readonly stage: 'certificate' | 'log' | 'content'
  readonly message: string
}

function problemOf(verifyBundle: () => unknown): SigstoreProblem | undefined {
  try {
    verifyBundle()
    return undefined
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const code = error instanceof VerificationError ? error.code : 'UNKNOWN'
    switch (code) {
      case 'TIMESTAMP_ERROR':
        return { stage: 'certificate', message: 'not enough sources of verified time' }
      case 'CERTIFICATE_ERROR':
        return { stage: 'certificate', message: certificateMessage(message) }
      case 'TLOG_INCLUSION_PROMISE_ERROR':
        return {
          stage: 'log',
          message: 'invalid log entry: SET: invalid inclusion promise: keyring: invalid signature',
        }
      case 'TLOG_INCLUSION_PROOF_ERROR':
        return { stage: 'log', message: `invalid log entry: ${message}` }
      default:
        return { stage: 'content', message }
    }
  }
}

function certificateMessage(message: string): string {
  const what = message.includes('SCT')
    ? 'failed to verify SCT on signing certificate'
    : 'failed to build timestamp certificate chain'
  return `${what}: ${message}`
}

/** The proof by its own numbers: sigstore-js goes by those in the checkpoint, and does not look at the root hash. */
function inclusionProblem({ proof, canonicalizedBody }: TransparencyEntry): Problem | undefined {
  const { logIndex: index, treeSize, hashes, rootHash, checkpoint = '' } = proof
  const root = rootFromProof(canonicalizedBody, { index, treeSize, hashes })
  if (root === undefined) {
    return failed('invalid log entry: inclusion proof has wrong size')
  }
  if (!root.equals(rootHash)) {
    const calculated = `calculated ${root.toString('hex')}`
    return failed(
      `invalid log entry: inclusion proof contains invalid root hash: expected ${rootHash.toString('hex')}, ${calculated}`,
    )
  }
  return checkpoint.split('\n')[2] === base64(rootHash)
    ? undefined
    : failed('invalid log entry: Inclusion proof contains invalid root hash signature')
}

function signatureProblem({ statement, signature }: Attestation, certificate: X509Certificate): Problem | undefined {
  const signed = preAuthenticationEncoding(PAYLOAD_TYPE, statement)
  return verify('sha256', signed, certificate.publicKey, signature) ? undefined : failed('DSSE: invalid signature')
}

/** The body in the log must be about this payload, this signature and this certificate, and nothing else. */
function bodyProblem(
  { statement, signature }: Attestation,
  certificate: X509Certificate,
  { kind, version, canonicalizedBody }: TransparencyEntry,
): Problem | undefined {
  if (kind !== 'dsse' || version !== '0.0.1') {
    return failed(`Unsupported DSSE log entry type: ${kind}/${version}`)
  }
  const body = parseDsseBody(canonicalizedBody)
  if (body === undefined) {
    return failed('invalid DSSE log entry')
  }
  if (body.payloadHash !== createHash('sha256').update(statement).digest('hex')) {
    return failed('log entry payload hash does not match bundle')
  }
  const verifier = base64(certificate.toString())
  const [only] = body.signatures
  const isSame = body.signatures.length === 1 && only?.signature === base64(signature) && only.verifier === verifier
  return isSame ? undefined : failed('log entry signatures do not match bundle')
}

interface DsseBody {
  readonly payloadHash: unknown
  readonly signatures: readonly JsonObject[]
}

function parseDsseBody(bytes: Buffer): DsseBody | undefined {
  const body = parseJsonObject(bytes.toString('utf8'))
  const spec = objectFrom(body?.spec)
  const payloadHash = objectFrom(spec?.payloadHash)
  const signatures: unknown = spec?.signatures
  const isKnown = body?.kind === 'dsse' && body.apiVersion === '0.0.1' && payloadHash?.algorithm === 'sha256'
  return isKnown && Array.isArray(signatures)
    ? { payloadHash: payloadHash.value, signatures: signatures.map((each: unknown) => objectFrom(each) ?? {}) }
    : undefined
}

/** What is signed must be a statement about this very file, of a type that PyPI knows. */
function judgeStatement({ statement: bytes }: Attestation, { filename, sha256 }: Expected): Verification {
  const parsed = parseStatement(bytes)
  if (parsed.state === 'invalid') {
    return failed(`invalid statement: ${parsed.problem}`)
  }
  const { subjects, predicateType } = parsed.value
  const [subject] = subjects
  if (subject === undefined || subjects.length !== 1) {
    return failed('too many subjects in statement (must be exactly one)')
  }
  if (subject.name === undefined || subject.name === '') {
    return failed('invalid subject: missing name')
  }
  const named = distributionIdentity(subject.name)
  if (named.state === 'invalid') {
    return failed(`invalid subject: ${named.problem}`)
  }
  const uploaded = distributionIdentity(filename)
  if (uploaded.state === 'invalid' || uploaded.key !== named.key) {
    return failed(`subject does not match distribution name: ${subject.name} != ${filename}`)
  }
  if (subject.sha256 !== sha256) {
    return failed('subject does not match distribution digest')
  }
  return PREDICATE_TYPES.includes(predicateType)
    ? { state: 'verified', predicateType }
    : failed(`unknown attestation type: ${predicateType}`)
}
