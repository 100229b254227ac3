import type { Failure } from '../errors.ts'
import { jsonField, jsonFieldsFrom } from '../http/json-fields.ts'
import type { Reply } from '../http/transport.ts'
import type { SecretKeeper } from '../ports.ts'
import { leafHash } from './merkle-path.ts'
import type { LogEntry } from './signed-statement.ts'
import { isSuccess, refusal, type ServiceCalls, type SigstoreService, serviceFailure } from './sigstore-service.ts'
import { PAYLOAD_TYPE } from './statement.ts'

/** A signed in-toto statement, as it goes into the log. */
export interface Proposal {
  readonly statement: Uint8Array
  /** In DER. */
  readonly signature: Uint8Array
  /** In PEM, with lines of 64 characters and a line feed at its end: verifiers compare it so. */
  readonly certificatePem: string
}

const PATH = '/api/v1/log/entries'
/** The number of the log's tree, where it is told, and the hash of the leaf. */
const UUID = /^(?:[\da-f]{16})?([\da-f]{64})$/
const SHA256_HEX = /^[\da-f]{64}$/
const BASE64 = /^(?:[A-Za-z\d+/]{4})+(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/
/** A tree of 2^64 leaves is no higher. */
const MOST_HASHES = 64

/**
 * Enters a signed statement into the log (Rekor's API, version 1, kind `dsse` 0.0.1). Where the log has it already, as
 * after an answer that was lost, that entry is read.
 *
 * @throws {Failure} `SIGSTORE_*`. Whether the entry is about what was sent is for the caller to check.
 */
export async function logStatement(
  proposal: Proposal,
  { log, calls, secrets }: { log: SigstoreService; calls: ServiceCalls; secrets: SecretKeeper },
): Promise<LogEntry> {
  const reply = await calls.ask(log, { method: 'POST', path: PATH, body: requestFor(proposal) })
  const final = reply.status === 409 ? await lookUp(reply, log, calls) : reply
  if (!isSuccess(final)) throw refusal(log, final, secrets)
  const entry = entryFrom(final.body)
  if (entry === undefined) throw unexpected(log, 'answered with something that is no entry')
  return entry
}

function requestFor({ statement, signature, certificatePem }: Proposal): string {
  const envelope = JSON.stringify({
    payload: base64(statement),
    payloadType: PAYLOAD_TYPE,
    signatures: [{ sig: base64(signature) }],
  })
  const proposedContent = { envelope, verifiers: [base64(Buffer.from(certificatePem))] }
  return JSON.stringify({ apiVersion: '0.0.1', kind: 'dsse', spec: { proposedContent } })
}

/** Only the entry's number is taken from where the log points to, and only on the log itself. */
async function lookUp({ headers }: Reply, log: SigstoreService, calls: ServiceCalls): Promise<Reply> {
  const location = headers.get('location') ?? ''
  const url = URL.canParse(location, log.url.href) ? new URL(location, log.url) : undefined
  const [before, uuid = ''] = url?.pathname.split(`${PATH}/`) ?? []
  if (url?.origin !== log.url.origin || before === undefined || !UUID.test(uuid)) {
    throw unexpected(log, 'has this entry already, and does not say where')
  }
  return calls.ask(log, { method: 'GET', path: `${PATH}/${uuid}` })
}

/** The one entry of an answer; nothing where anything is missing, or of another form than it should be. */
export function entryFrom(body: string): LogEntry | undefined {
  const [found, second] = [...jsonFieldsFrom(body)]
  if (found === undefined || second !== undefined) return undefined
  const [uuid, value] = found
  const verification = jsonField(value, 'verification')
  const proof = jsonField(verification, 'inclusionProof')
  const hashes = jsonField(proof, 'hashes')
  const canonicalizedBody = bytesFromBase64(jsonField(value, 'body'))
  if (canonicalizedBody === undefined) return undefined
  if (UUID.exec(uuid)?.[1] !== Buffer.from(leafHash(canonicalizedBody)).toString('hex')) return undefined
  const logged = jsonFieldsFrom(Buffer.from(canonicalizedBody).toString('utf8'))
  return whole({
    logIndex: decimalFrom(jsonField(value, 'logIndex')),
    logKeyId: hashFrom(jsonField(value, 'logID')),
    integratedTime: decimalFrom(jsonField(value, 'integratedTime')),
    kind: textFrom(logged.get('kind')),
    version: textFrom(logged.get('apiVersion')),
    signedEntryTimestamp: bytesFromBase64(jsonField(verification, 'signedEntryTimestamp')),
    inclusionProof: whole({
      logIndex: decimalFrom(jsonField(proof, 'logIndex')),
      treeSize: decimalFrom(jsonField(proof, 'treeSize')),
      rootHash: hashFrom(jsonField(proof, 'rootHash')),
      hashes: Array.isArray(hashes) ? hashesFrom(hashes) : undefined,
      checkpoint: textFrom(jsonField(proof, 'checkpoint')),
    }),
    canonicalizedBody,
  })
}

/** A record that lacks nothing. */
function whole<Fields extends object>(
  fields: Fields,
): { readonly [Name in keyof Fields]: Exclude<Fields[Name], undefined> } | undefined {
  return isWhole(fields) ? fields : undefined
}

function isWhole<Fields extends object>(
  fields: Fields,
): fields is Fields & { readonly [Name in keyof Fields]: Exclude<Fields[Name], undefined> } {
  return Object.values(fields).every((value) => value !== undefined)
}

/** Larger numbers than are exact would be others than the log has said. */
function decimalFrom(value: unknown): string | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? String(value) : undefined
}

function hashFrom(value: unknown): Uint8Array | undefined {
  return typeof value === 'string' && SHA256_HEX.test(value) ? Buffer.from(value, 'hex') : undefined
}

function hashesFrom(values: readonly unknown[]): readonly Uint8Array[] | undefined {
  const hashes = values.slice(0, MOST_HASHES).flatMap((value) => hashFrom(value) ?? [])
  return hashes.length === values.length ? hashes : undefined
}

function textFrom(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function bytesFromBase64(value: unknown): Uint8Array | undefined {
  return typeof value === 'string' && BASE64.test(value) ? Buffer.from(value, 'base64') : undefined
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}

function unexpected(log: SigstoreService, what: string): Failure {
  return serviceFailure('SIGSTORE_UNEXPECTED', log, what)
}
