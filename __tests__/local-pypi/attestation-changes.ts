// Changes of a good attestation, with what PyPI makes of each.
import type { Attestation } from './signing.ts'

type Path = readonly (string | number)[]

/** A copy of a JSON value with one place changed; `undefined` removes the place. */
function changedAt(value: unknown, [step, ...rest]: Path, change: (old: unknown) => unknown): unknown {
  if (step === undefined) {
    return change(value)
  }
  if (Array.isArray(value)) {
    return value.map((each: unknown, index) => (index === step ? changedAt(each, rest, change) : each))
  }
  const object: Readonly<Record<string, unknown>> = typeof value === 'object' && value !== null ? { ...value } : {}
  // What becomes undefined is left out of the JSON.
  return { ...object, [step]: changedAt(object[step], rest, change) }
}

const MATERIAL: Path = ['verification_material']
const ENTRY: Path = [...MATERIAL, 'transparency_entries', 0]
const PROOF: Path = [...ENTRY, 'inclusionProof']
const ENVELOPE: Path = ['envelope']

const REMOVED = () => undefined

function replaced(value: unknown) {
  return () => value
}

function asText(change: (text: string) => string) {
  return (old: unknown) => change(String(old))
}

function otherBytes(text: string): string {
  const bytes = Buffer.from(text, 'base64')
  return Buffer.concat([bytes.subarray(0, -1), Buffer.from([(bytes.at(-1) ?? 0) ^ 1])]).toString('base64')
}

function inLines(text: string): string {
  return text.replace(/.{64}/g, '$&\n')
}

function withoutPadding(text: string): string {
  return text.replace(/=+$/, '')
}

/** The body of an entry with something else in place of each match. */
function otherBody(pattern: RegExp, replacement: string) {
  return asText((text) =>
    Buffer.from(Buffer.from(text, 'base64').toString().replace(pattern, replacement)).toString('base64'),
  )
}

export interface Change {
  readonly name: string
  readonly change: (attestation: Attestation) => unknown
  /** How PyPI's refusal goes on after “Invalid attestations supplied during upload: ”. */
  readonly refusal: RegExp | 'none'
}

function at(name: string, path: Path, change: (old: unknown) => unknown, refusal: Change['refusal']): Change {
  return { name, change: (attestation) => changedAt(attestation, path, change), refusal }
}

const MALFORMED = 'Malformed attestations: 1 validation error for list\\[Attestation\\] 0\\.'
const INVALID_ENTRY = /^Unknown error while trying to verify included attestations: invalid transparency log entry$/
const FAILED = 'Could not verify the uploaded artifact using the included attestation: Verification failed: '

function malformed(rest: string): RegExp {
  return new RegExp(`^${MALFORMED}${rest}`)
}

function failed(rest: string): RegExp {
  return new RegExp(`^${FAILED}${rest}`)
}

export const CHANGES: readonly Change[] = [
  at('nothing', [], (same) => same, 'none'),

  at('no version', ['version'], REMOVED, malformed('version {3}Field required')),
  at('a version as text', ['version'], replaced('1'), malformed('version {3}Input should be 1')),
  at('version 2', ['version'], replaced(2), malformed('version {3}Input should be 1')),
  at('no envelope', ENVELOPE, REMOVED, malformed('envelope {3}Field required')),
  at('no certificate', [...MATERIAL, 'certificate'], REMOVED, malformed('verification_material.certificate {3}Field')),
  at('no entry', [...MATERIAL, 'transparency_entries'], replaced([]), malformed('.*List should have at least 1 item')),
  at('an unknown key at the top', ['timestamps'], replaced([]), 'none'),
  at('an unknown key beside the certificate', [...MATERIAL, 'timestamps'], replaced([]), 'none'),
  at('a second entry', [...MATERIAL, 'transparency_entries'], (old) => [...[old].flat(), {}], 'none'),

  at('an unknown key in the entry', [...ENTRY, 'extra'], replaced(1), INVALID_ENTRY),
  at('an unknown key in the proof', [...PROOF, 'extra'], replaced(1), INVALID_ENTRY),
  at('no index', [...ENTRY, 'logIndex'], REMOVED, INVALID_ENTRY),
  at('no log', [...ENTRY, 'logId'], REMOVED, INVALID_ENTRY),
  at('no kind and version', [...ENTRY, 'kindVersion'], REMOVED, INVALID_ENTRY),
  at('no body', [...ENTRY, 'canonicalizedBody'], REMOVED, INVALID_ENTRY),
  at('no proof', PROOF, REMOVED, INVALID_ENTRY),
  at('no checkpoint', [...PROOF, 'checkpoint'], REMOVED, INVALID_ENTRY),
  at('no index in the proof', [...PROOF, 'logIndex'], REMOVED, INVALID_ENTRY),
  at('no hashes in the proof', [...PROOF, 'hashes'], REMOVED, INVALID_ENTRY),
  at('no root in the proof', [...PROOF, 'rootHash'], REMOVED, INVALID_ENTRY),
  at('an index as a number', [...ENTRY, 'logIndex'], Number, INVALID_ENTRY),
  at('a time as a number', [...ENTRY, 'integratedTime'], Number, INVALID_ENTRY),
  at('a size of the tree as a number', [...PROOF, 'treeSize'], Number, INVALID_ENTRY),
  at('an index beyond the tree', [...PROOF, 'treeSize'], replaced('1'), INVALID_ENTRY),
  at(
    'no promise',
    [...ENTRY, 'inclusionPromise'],
    REMOVED,
    /^Unknown error while .*: bundle must contain an inclusion promise or signed timestamp\(s\)$/,
  ),
  at('no time', [...ENTRY, 'integratedTime'], REMOVED, failed('not enough sources of verified time$')),
  at('the time 0', [...ENTRY, 'integratedTime'], replaced('0'), failed('not enough sources of verified time$')),
  at(
    'the kind intoto',
    [...ENTRY, 'kindVersion', 'kind'],
    replaced('intoto'),
    failed('Integrated time only supported for dsse/hashedrekord 0.0.1 types$'),
  ),
  at(
    'version 0.0.2 of the entry',
    [...ENTRY, 'kindVersion', 'version'],
    replaced('0.0.2'),
    failed('Integrated time only supported for dsse/hashedrekord 0.0.1 types$'),
  ),
  at(
    'version 0.0.3 of the entry',
    [...ENTRY, 'kindVersion', 'version'],
    replaced('0.0.3'),
    /^Unknown error while .*: Expected log entry version 0\.0\.1 - 0\.0\.2, got 0\.0\.3$/,
  ),
  at(
    'the kind hashedrekord',
    [...ENTRY, 'kindVersion', 'kind'],
    replaced('hashedrekord'),
    failed('Unsupported DSSE log entry type: hashedrekord/0.0.1$'),
  ),

  at('a certificate in lines', [...MATERIAL, 'certificate'], asText(inLines), 'none'),
  at('a body in lines', [...ENTRY, 'canonicalizedBody'], asText(inLines), 'none'),
  at('an identifier of the log without padding', [...ENTRY, 'logId', 'keyId'], asText(withoutPadding), INVALID_ENTRY),
  at(
    'a certificate with URL-safe characters',
    [...MATERIAL, 'certificate'],
    asText((text) => `-${text.slice(1)}`),
    malformed('verification_material.certificate .*Incorrect padding'),
  ),
  at(
    'a certificate in PEM',
    [...MATERIAL, 'certificate'],
    replaced('-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'),
    malformed('verification_material.certificate '),
  ),
  at(
    'PEM within the base64 of the certificate',
    [...MATERIAL, 'certificate'],
    asText((text) =>
      Buffer.from(`-----BEGIN CERTIFICATE-----\n${inLines(text)}\n-----END CERTIFICATE-----\n`).toString('base64'),
    ),
    /^Unknown error while .*: invalid X\.509 certificate$/,
  ),
  at('a signature of nothing', [...ENVELOPE, 'signature'], replaced(''), /^Unknown error while .*non-empty$/),

  at(
    'another certificate',
    [...MATERIAL, 'certificate'],
    asText(otherBytes),
    failed('failed to build timestamp certificate chain'),
  ),
  at('another signature', [...ENVELOPE, 'signature'], asText(otherBytes), failed('DSSE: invalid signature$')),
  at(
    'another statement',
    [...ENVELOPE, 'statement'],
    asText((text) => base64With(text, 'null', '{}')),
    failed('DSSE: invalid signature$'),
  ),
  at(
    'another promise',
    [...ENTRY, 'inclusionPromise', 'signedEntryTimestamp'],
    asText(otherBytes),
    failed('invalid log'),
  ),
  at('another index in the log', [...ENTRY, 'logIndex'], replaced('7'), failed('invalid log entry: ')),
  at(
    'a time of after the certificate',
    [...ENTRY, 'integratedTime'],
    (old) => String(Number(old) + 3600),
    failed('failed to build timestamp certificate chain'),
  ),
  at(
    'another time within the certificate',
    [...ENTRY, 'integratedTime'],
    (old) => String(Number(old) + 60),
    failed('invalid log entry: '),
  ),
  at('another log', [...ENTRY, 'logId', 'keyId'], asText(otherBytes), failed('invalid log entry: ')),
  at('another body', [...ENTRY, 'canonicalizedBody'], otherBody(/sha256/, 'sha512'), failed('invalid log entry: ')),
  at('another root', [...PROOF, 'rootHash'], asText(otherBytes), failed('invalid log entry: inclusion proof contains')),
  at(
    'another hash',
    [...PROOF, 'hashes', 0],
    asText(otherBytes),
    failed('invalid log entry: inclusion proof contains'),
  ),
  at('no hash', [...PROOF, 'hashes'], replaced([]), failed('invalid log entry: inclusion proof has wrong size')),
  at('another place in the tree', [...PROOF, 'logIndex'], replaced('3'), failed('invalid log entry: inclusion proof')),
  at(
    'another size in the checkpoint',
    [...PROOF, 'checkpoint', 'envelope'],
    asText((text) => text.replace(/^\d+$/m, '39')),
    failed('invalid log entry: '),
  ),
]

function base64With(text: string, from: string, to: string): string {
  return Buffer.from(Buffer.from(text, 'base64').toString().replace(from, to)).toString('base64')
}
