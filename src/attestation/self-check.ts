import { createHash, verify } from 'node:crypto'
import type { Distribution } from '../distribution/distribution.ts'
import { jsonField, jsonFieldsFrom } from '../http/json-fields.ts'
import { type Certificate, parseCertificate } from './certificate.ts'
import { type SigningIdentity, strangenessOf } from './identity.ts'
import { leafHash, rootFromPath } from './merkle-path.ts'
import type { LogEntry, SignedStatement } from './signed-statement.ts'
import { mismatchOf, paeOf, parseStatement } from './statement.ts'

/** The first lines of a log's note on its tree: its name, the size and the root; after an empty line, signatures. */
const CHECKPOINT = /^[^\n]+\n(\d+)\n([^\n]+)\n(?:[^\n]+\n)*\n(?:— [^\n]+\n)+$/
/** The only algorithm of version 1 (PEP 740). */
const CURVE = 'prime256v1'
/** The only kind of entry whose time PyPI believes (sigstore-python, verifier). */
const [KIND, KIND_VERSION] = ['dsse', '0.0.1']

/**
 * Why PyPI would refuse an attestation of this file by this run, as the end of “It …”; nothing where all is well as
 * far as can be told without the keys of the authority and of the log. Whether the certificate is valid is judged by
 * the log's time: that is what PyPI does, and the clock of a runner may be wrong.
 */
export function flawIn(
  signed: SignedStatement,
  distribution: Distribution,
  identity: SigningIdentity,
): string | undefined {
  const parsed = parseStatement(signed.statement)
  if (parsed.kind === 'flaw') return parsed.what
  const certificate = parseCertificate(signed.certificate)
  if (certificate === undefined) return 'has a certificate that cannot be read'
  return (
    mismatchOf(parsed.statement, distribution) ??
    signatureFlaw(signed, certificate) ??
    strangenessOf(certificate.identity, identity) ??
    timeFlaw(signed.entry, certificate) ??
    bodyFlaw(signed, certificate) ??
    proofFlaw(signed.entry)
  )
}

function signatureFlaw({ statement, signature }: SignedStatement, { publicKey }: Certificate): string | undefined {
  if (publicKey.asymmetricKeyType !== 'ec' || publicKey.asymmetricKeyDetails?.namedCurve !== CURVE) {
    return 'has a certificate for a key that is not of P-256'
  }
  return verify('sha256', paeOf(statement), publicKey, signature)
    ? undefined
    : 'has a signature that is not by the key of its certificate'
}

function timeFlaw({ integratedTime }: LogEntry, { notBeforeMs, notAfterMs }: Certificate): string | undefined {
  const loggedMs = Number(integratedTime) * 1_000
  return loggedMs >= notBeforeMs && loggedMs <= notAfterMs
    ? undefined
    : 'was logged at a time when its certificate was not valid'
}

/** What was logged must be this statement, with this signature and this certificate, and no others. */
function bodyFlaw({ statement, signature, entry }: SignedStatement, { pem }: Certificate): string | undefined {
  if (entry.kind !== KIND || entry.version !== KIND_VERSION) return 'has a log entry of a kind that PyPI does not take'
  const body = jsonFieldsFrom(Buffer.from(entry.canonicalizedBody).toString('utf8'))
  if (body.get('kind') !== entry.kind || body.get('apiVersion') !== entry.version) {
    return 'has a log entry of another kind than it says'
  }
  const spec = body.get('spec')
  const payloadHash = jsonField(spec, 'payloadHash')
  const isOfStatement =
    jsonField(payloadHash, 'algorithm') === 'sha256' &&
    jsonField(payloadHash, 'value') === createHash('sha256').update(statement).digest('hex')
  if (!isOfStatement) return 'has a log entry about another statement'
  const signatures = jsonField(spec, 'signatures')
  const [only, second]: readonly unknown[] = Array.isArray(signatures) ? signatures : []
  if (second !== undefined || jsonField(only, 'signature') !== base64(signature)) {
    return 'has a log entry about another signature'
  }
  return jsonField(only, 'verifier') === base64(Buffer.from(pem))
    ? undefined
    : 'has a log entry about another certificate'
}

function proofFlaw({ signedEntryTimestamp, inclusionProof, canonicalizedBody }: LogEntry): string | undefined {
  const { logIndex, treeSize, rootHash, hashes, checkpoint } = inclusionProof
  if (signedEntryTimestamp.length === 0) return 'has a log entry without the promise of the log'
  const path = { index: BigInt(logIndex), treeSize: BigInt(treeSize), hashes }
  const root = rootFromPath(leafHash(canonicalizedBody), path)
  if (root === undefined) return 'has an inclusion proof that does not fit the place of its log entry'
  if (!Buffer.from(root).equals(rootHash)) return 'has an inclusion proof that leads to another root'
  const [, notedSize, notedRoot] = CHECKPOINT.exec(checkpoint) ?? []
  return notedSize === treeSize && notedRoot === base64(rootHash)
    ? undefined
    : 'has an inclusion proof of another tree than the checkpoint'
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
