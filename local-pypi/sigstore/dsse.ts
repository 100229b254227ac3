import { createHash, verify, X509Certificate } from 'node:crypto'
import { objectFrom, parseJsonObject } from './json.ts'

/** The bytes that the signature of an envelope is made over (DSSE, protocol.md: pre-authentication encoding). */
export function preAuthenticationEncoding(payloadType: string, payload: Buffer): Buffer {
  const type = Buffer.from(payloadType)
  return Buffer.concat([Buffer.from(`DSSEv1 ${type.length} ${payloadType} ${payload.length} `), payload])
}

export type ProposedEntry =
  | {
      readonly state: 'valid'
      /** What the log stores, and what it hashes. */
      readonly canonicalBody: Buffer
    }
  | { readonly state: 'invalid'; readonly problem: string }

function invalid(problem: string): ProposedEntry {
  return { state: 'invalid', problem }
}

interface Envelope {
  readonly payloadType: string
  readonly payload: Buffer
  /** Base64, as sent. */
  readonly signature: string
}

/**
 * Checks what a client wants logged, an entry of the kind `dsse` 0.0.1 with one signature, and makes of it the body that
 * Rekor stores: digests, signature and certificate, with the members in order.
 */
export function proposedEntryFrom(requestBody: string): ProposedEntry {
  const request = parseJsonObject(requestBody)
  if (request?.kind !== 'dsse' || request.apiVersion !== '0.0.1') {
    return invalid('only entries of the kind dsse 0.0.1 are taken here')
  }
  const content = objectFrom(objectFrom(request.spec)?.proposedContent)
  const verifiers: unknown = content?.verifiers
  if (typeof content?.envelope !== 'string' || !Array.isArray(verifiers) || verifiers.length !== 1) {
    return invalid('proposedContent needs an envelope, as text, and one verifier')
  }
  const envelope = parseEnvelope(content.envelope)
  if (envelope === undefined) {
    return invalid('the envelope needs payload, payloadType and one signature')
  }
  const certificate = parseCertificate(verifiers[0])
  if (certificate === undefined) {
    return invalid('the verifier is no certificate in PEM, encoded in base64')
  }
  const signed = preAuthenticationEncoding(envelope.payloadType, envelope.payload)
  if (!verify('sha256', signed, certificate.publicKey, Buffer.from(envelope.signature, 'base64'))) {
    return invalid('could not verify envelope: the signature does not fit the verifier')
  }
  const sha256 = (bytes: string | Buffer) => ({
    algorithm: 'sha256',
    value: createHash('sha256').update(bytes).digest('hex'),
  })
  const body = {
    apiVersion: '0.0.1',
    kind: 'dsse',
    spec: {
      envelopeHash: sha256(content.envelope),
      payloadHash: sha256(envelope.payload),
      signatures: [{ signature: envelope.signature, verifier: base64(certificate.toString()) }],
    },
  }
  return { state: 'valid', canonicalBody: Buffer.from(JSON.stringify(body)) }
}

/** Base64 in the standard alphabet, with padding. */
export function base64(content: string | Buffer): string {
  return Buffer.from(content).toString('base64')
}

function parseEnvelope(text: string): Envelope | undefined {
  const envelope = parseJsonObject(text)
  const signatures: unknown = envelope?.signatures
  if (!Array.isArray(signatures) || signatures.length !== 1) {
    return undefined
  }
  const signature = objectFrom(signatures[0])?.sig
  const { payload, payloadType } = envelope ?? {}
  return typeof payload === 'string' && typeof payloadType === 'string' && typeof signature === 'string'
    ? { payload: Buffer.from(payload, 'base64'), payloadType, signature }
    : undefined
}

function parseCertificate(verifier: unknown): X509Certificate | undefined {
  try {
    return typeof verifier === 'string' ? new X509Certificate(Buffer.from(verifier, 'base64')) : undefined
  } catch {
    return undefined
  }
}
