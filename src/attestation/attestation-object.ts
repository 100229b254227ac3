import { jsonField } from '../http/json-fields.ts'
import type { InclusionProof, LogEntry, SignedStatement } from './signed-statement.ts'

export type ParsedAttestation =
  | { readonly kind: 'attestation'; readonly signed: SignedStatement }
  /** What is wrong with it, as the end of “It …”. */
  | { readonly kind: 'flaw'; readonly what: string }

const VERSION = 1
/** Indexes, sizes and times have 64 bits, and stand in text because JSON's numbers do not (protobuf's JSON form). */
const DECIMAL = /^(?:0|[1-9]\d{0,19})$/
const LARGEST = 2n ** 64n - 1n
/** A tree of 2^64 leaves is no higher. */
const MOST_HASHES = 64

const ENTRY_FIELDS = [
  'logIndex',
  'logId',
  'kindVersion',
  'integratedTime',
  'inclusionPromise',
  'inclusionProof',
  'canonicalizedBody',
] as const
const PROOF_FIELDS = ['logIndex', 'rootHash', 'treeSize', 'hashes', 'checkpoint'] as const

/**
 * An attestation object in JSON (PEP 740). Every field is there, zero and empty ones too: PyPI asks for them, although
 * protobuf's JSON form may leave them out.
 */
export function attestationJson({ statement, signature, certificate, entry }: SignedStatement): string {
  return JSON.stringify({
    version: VERSION,
    verification_material: { certificate: base64(certificate), transparency_entries: [entryDocument(entry)] },
    envelope: { statement: base64(statement), signature: base64(signature) },
  })
}

function entryDocument(entry: LogEntry) {
  const { inclusionProof: proof } = entry
  return {
    logIndex: entry.logIndex,
    logId: { keyId: base64(entry.logKeyId) },
    kindVersion: { kind: entry.kind, version: entry.version },
    integratedTime: entry.integratedTime,
    inclusionPromise: { signedEntryTimestamp: base64(entry.signedEntryTimestamp) },
    inclusionProof: {
      logIndex: proof.logIndex,
      rootHash: base64(proof.rootHash),
      treeSize: proof.treeSize,
      hashes: proof.hashes.map(base64),
      checkpoint: { envelope: proof.checkpoint },
    },
    canonicalizedBody: base64(entry.canonicalizedBody),
  }
}

/**
 * Parses an attestation object (PEP 740) at least as strictly as PyPI does: unknown fields are let pass everywhere but
 * in the log entry, and of several entries the first counts.
 */
export function parseAttestation(text: string): ParsedAttestation {
  const document = documentFrom(text)
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return flaw('is no JSON object')
  if (jsonField(document, 'version') !== VERSION) return flaw(`is not of version ${VERSION}`)
  const material = jsonField(document, 'verification_material')
  const entries = jsonField(material, 'transparency_entries')
  const envelope = jsonField(document, 'envelope')
  const reading = new Reading()
  const signed = {
    certificate: reading.bytes(jsonField(material, 'certificate'), 'certificate'),
    entry: readEntry(Array.isArray(entries) ? entries[0] : undefined, reading),
    statement: reading.bytes(jsonField(envelope, 'statement'), 'envelope with a statement'),
    signature: reading.bytes(jsonField(envelope, 'signature'), 'envelope with a signature'),
  }
  const { missing } = reading
  return missing === undefined ? { kind: 'attestation', signed } : flaw(`has no ${missing} that PyPI can read`)
}

function readEntry(value: unknown, reading: Reading): LogEntry {
  const entry = reading.record(value, ENTRY_FIELDS, 'entry of a transparency log')
  const kindVersion = reading.record(entry.kindVersion, ['kind', 'version'], 'kindVersion in its log entry')
  const logId = reading.record(entry.logId, ['keyId'], 'logId in its log entry')
  const promise = reading.record(entry.inclusionPromise, ['signedEntryTimestamp'], 'inclusionPromise in its log entry')
  return {
    logIndex: reading.decimal(entry.logIndex, 'logIndex in its log entry'),
    logKeyId: reading.bytes(logId.keyId, 'keyId in its log entry'),
    kind: reading.text(kindVersion.kind, 'kind in its log entry'),
    version: reading.text(kindVersion.version, 'version in its log entry'),
    integratedTime: reading.decimal(entry.integratedTime, 'integratedTime in its log entry'),
    signedEntryTimestamp: reading.bytes(promise.signedEntryTimestamp, 'signedEntryTimestamp in its log entry'),
    inclusionProof: readProof(entry.inclusionProof, reading),
    canonicalizedBody: reading.bytes(entry.canonicalizedBody, 'canonicalizedBody in its log entry'),
  }
}

function readProof(value: unknown, reading: Reading): InclusionProof {
  const proof = reading.record(value, PROOF_FIELDS, 'inclusionProof in its log entry')
  const checkpoint = reading.record(proof.checkpoint, ['envelope'], 'checkpoint in its inclusion proof')
  return {
    logIndex: reading.decimal(proof.logIndex, 'logIndex in its inclusion proof'),
    treeSize: reading.decimal(proof.treeSize, 'treeSize in its inclusion proof'),
    rootHash: reading.bytes(proof.rootHash, 'rootHash in its inclusion proof'),
    hashes: reading
      .list(proof.hashes, MOST_HASHES, 'hashes in its inclusion proof')
      .map((hash) => reading.bytes(hash, 'hashes in its inclusion proof')),
    checkpoint: reading.text(checkpoint.envelope, 'checkpoint in its inclusion proof'),
  }
}

/** Reads values of unknown form, and remembers the first that was of another form than it should be. */
class Reading {
  missing: string | undefined

  /** A record of exactly these fields. */
  record<Name extends string>(
    value: unknown,
    names: readonly Name[],
    title: string,
  ): { readonly [Field in Name]?: unknown } {
    const isExact =
      typeof value === 'object' &&
      value !== null &&
      Object.keys(value).length === names.length &&
      names.every((name) => Object.hasOwn(value, name))
    return isExact ? { ...value } : this.#miss(title, {})
  }

  list(value: unknown, most: number, title: string): readonly unknown[] {
    return Array.isArray(value) && value.length <= most ? value : this.#miss(title, [])
  }

  text(value: unknown, title: string): string {
    return typeof value === 'string' && value !== '' ? value : this.#miss(title, '')
  }

  decimal(value: unknown, title: string): string {
    const isDecimal = typeof value === 'string' && DECIMAL.test(value) && BigInt(value) <= LARGEST
    return isDecimal ? value : this.#miss(title, '0')
  }

  /** At least one byte in base64: the standard alphabet with padding; line breaks do not matter. */
  bytes(value: unknown, title: string): Uint8Array {
    const text = typeof value === 'string' ? value.replaceAll(/[\r\n]/g, '') : ''
    const bytes = Buffer.from(text, 'base64')
    return text !== '' && base64(bytes) === text ? bytes : this.#miss(title, bytes)
  }

  #miss<Value>(title: string, value: Value): Value {
    this.missing ??= title
    return value
  }
}

function documentFrom(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}

function flaw(what: string): ParsedAttestation {
  return { kind: 'flaw', what }
}
