// A client of Sigstore, by hand: what it takes to make an attestation, step by step.
import { createHash, generateKeyPairSync, type KeyObject, sign, X509Certificate } from 'node:crypto'
import type { LocalPypi } from '../../local-pypi/server.ts'
import { fetchIdToken, type Reply, send } from './requests.ts'

export const PAYLOAD_TYPE = 'application/vnd.in-toto+json'
export const PUBLISH = 'https://docs.pypi.org/attestations/publish/v1'
export const SLSA = 'https://slsa.dev/provenance/v1'

/** A key, and the certificates of it and of those who vouch for it, as PEM. */
export interface Signer {
  readonly privateKey: KeyObject
  readonly certificates: readonly string[]
}

export interface CertificateRequest {
  readonly token: string
  readonly publicKey: string
  readonly proof: string
}

/** Everything that a request for a certificate is made of, with a new key. */
export function certificateRequest(token: string): CertificateRequest & { readonly privateKey: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const [, payload = ''] = token.split('.')
  const { sub } = JSON.parse(Buffer.from(payload, 'base64url').toString())
  return {
    token,
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    proof: sign('sha256', Buffer.from(sub), privateKey).toString('base64'),
    privateKey,
  }
}

export async function requestCertificate(
  pypi: LocalPypi,
  { token, publicKey, proof }: CertificateRequest,
): Promise<Reply> {
  return send(`${pypi.fulcioUrl}/api/v2/signingCert`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      credentials: { oidcIdentityToken: token },
      publicKeyRequest: { publicKey: { algorithm: 'ECDSA', content: publicKey }, proofOfPossession: proof },
    }),
  })
}

export async function obtainCertificate(pypi: LocalPypi): Promise<Signer> {
  const request = certificateRequest(await fetchIdToken(pypi, 'sigstore'))
  const reply = await requestCertificate(pypi, request)
  const { certificates } = JSON.parse(reply.body).signedCertificateEmbeddedSct.chain
  return { privateKey: request.privateKey, certificates }
}

export interface Statement {
  readonly _type: string
  readonly subject: readonly unknown[]
  readonly predicateType: string
  readonly predicate: unknown
}

export function publishStatement(filename: string, sha256: string): Statement {
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: filename, digest: { sha256 } }],
    predicateType: PUBLISH,
    predicate: null,
  }
}

export function signatureOf({ privateKey }: Signer, payload: string, payloadType = PAYLOAD_TYPE): string {
  const length = Buffer.byteLength(payload)
  const signed = `DSSEv1 ${payloadType.length} ${payloadType} ${length} ${payload}`
  return sign('sha256', Buffer.from(signed), privateKey).toString('base64')
}

export function base64(content: string | Buffer): string {
  return Buffer.from(content).toString('base64')
}

export interface Logged {
  readonly payload: string
  readonly signature: string
  readonly payloadType?: string
}

/** The request for an entry, as text, so that the very same can be sent again. */
export function entryRequest(
  { certificates }: Signer,
  { payload, signature, payloadType = PAYLOAD_TYPE }: Logged,
): string {
  const envelope = { payloadType, payload: base64(payload), signatures: [{ keyid: '', sig: signature }] }
  const [leaf = ''] = certificates
  const proposedContent = { envelope: JSON.stringify(envelope), verifiers: [base64(leaf)] }
  return JSON.stringify({ apiVersion: '0.0.1', kind: 'dsse', spec: { proposedContent } })
}

export async function requestEntry(pypi: LocalPypi, body: string): Promise<Reply> {
  const headers = { 'content-type': 'application/json' }
  return send(`${pypi.rekorUrl}/api/v1/log/entries`, { method: 'POST', headers, body })
}

/** The entry in an answer of the log. */
export function entryOf(reply: Reply) {
  const [entry] = Object.values<LogEntry>(JSON.parse(reply.body))
  if (entry === undefined) {
    throw new Error(`There is no entry in ${reply.body}`)
  }
  return entry
}

export interface LogEntry {
  readonly body: string
  readonly integratedTime: number
  readonly logID: string
  readonly logIndex: number
  readonly verification: {
    readonly inclusionProof: {
      readonly checkpoint: string
      readonly hashes: readonly string[]
      readonly logIndex: number
      readonly rootHash: string
      readonly treeSize: number
    }
    readonly signedEntryTimestamp: string
  }
}

function fromHex(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64')
}

export function transparencyEntry({ body, integratedTime, logID, logIndex, verification }: LogEntry) {
  const { checkpoint, hashes, logIndex: index, rootHash, treeSize } = verification.inclusionProof
  return {
    logIndex: String(logIndex),
    logId: { keyId: fromHex(logID) },
    kindVersion: { kind: 'dsse', version: '0.0.1' },
    integratedTime: String(integratedTime),
    inclusionPromise: { signedEntryTimestamp: verification.signedEntryTimestamp },
    inclusionProof: {
      logIndex: String(index),
      rootHash: fromHex(rootHash),
      treeSize: String(treeSize),
      hashes: hashes.map(fromHex),
      checkpoint: { envelope: checkpoint },
    },
    canonicalizedBody: body,
  }
}

export type Attestation = ReturnType<typeof attestationOf>

export function attestationOf({ certificates }: Signer, { payload, signature }: Logged, entry: LogEntry) {
  const [leaf = ''] = certificates
  return {
    version: 1,
    verification_material: {
      certificate: new X509Certificate(leaf).raw.toString('base64'),
      transparency_entries: [transparencyEntry(entry)],
    },
    envelope: { statement: base64(payload), signature },
  }
}

/** Signs a statement, has it logged, and makes the attestation. */
export async function attest(pypi: LocalPypi, statement: Statement | string, signer?: Signer): Promise<Attestation> {
  const who = signer ?? (await obtainCertificate(pypi))
  const payload = typeof statement === 'string' ? statement : JSON.stringify(statement)
  const logged = { payload, signature: signatureOf(who, payload) }
  return attestationOf(who, logged, entryOf(await requestEntry(pypi, entryRequest(who, logged))))
}

export function sha256Of(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}
