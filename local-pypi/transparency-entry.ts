import {
  bytesAt,
  closedObject,
  isNone,
  listAt,
  member,
  numberAt,
  type Parsed,
  parsed,
  textAt,
  Unfit,
} from './model-fields.ts'
import type { JsonObject } from './sigstore/json.ts'

/** An entry of the log. Numbers are as wide as JavaScript's safe integers. */
export interface TransparencyEntry {
  readonly logIndex: number
  readonly keyId: Buffer
  readonly kind: string
  readonly version: string
  readonly integratedTime: number | undefined
  readonly signedEntryTimestamp: Buffer | undefined
  readonly proof: {
    readonly logIndex: number
    readonly rootHash: Buffer
    readonly treeSize: number
    readonly hashes: readonly Buffer[]
    readonly checkpoint: string | undefined
  }
  readonly canonicalizedBody: Buffer
}

/**
 * Reads an entry of the log: nothing may be left out because it is zero or empty, nothing may stand there that is not
 * known, and integers are text. (PyPI takes names with underscores too; no client writes them.)
 */
export function parseTransparencyEntry(value: JsonObject): Parsed<TransparencyEntry> {
  return parsed('TransparencyLogEntry', () => {
    const entry = closedObject(value, '', [
      'logIndex',
      'logId',
      'kindVersion',
      'integratedTime',
      'inclusionPromise',
      'inclusionProof',
      'canonicalizedBody',
    ])
    const logId = closedObject(member(entry, 'logId', ''), 'logId', ['keyId'])
    const kindVersion = closedObject(member(entry, 'kindVersion', ''), 'kindVersion', ['kind', 'version'])
    const { inclusionPromise, integratedTime } = entry
    const promise = isNone(inclusionPromise)
      ? undefined
      : closedObject(inclusionPromise, 'inclusionPromise', ['signedEntryTimestamp'])
    const proof = closedObject(member(entry, 'inclusionProof', ''), 'inclusionProof', [
      'logIndex',
      'rootHash',
      'treeSize',
      'hashes',
      'checkpoint',
    ])
    const checkpoint = isNone(proof.checkpoint)
      ? undefined
      : closedObject(proof.checkpoint, 'inclusionProof.checkpoint', ['envelope'])
    const logIndex = numberAt(member(proof, 'logIndex', 'inclusionProof'), 'inclusionProof.logIndex')
    const treeSize = numberAt(member(proof, 'treeSize', 'inclusionProof'), 'inclusionProof.treeSize')
    if (treeSize <= logIndex) {
      throw new Unfit('inclusionProof', `logIndex ${logIndex} must be less than treeSize ${treeSize}`, 'value_error')
    }
    return {
      logIndex: numberAt(member(entry, 'logIndex', ''), 'logIndex'),
      keyId: bytesAt(member(logId, 'keyId', 'logId'), 'logId.keyId'),
      kind: textAt(member(kindVersion, 'kind', 'kindVersion'), 'kindVersion.kind'),
      version: textAt(member(kindVersion, 'version', 'kindVersion'), 'kindVersion.version'),
      integratedTime: isNone(integratedTime) ? undefined : numberAt(integratedTime, 'integratedTime'),
      signedEntryTimestamp:
        promise === undefined
          ? undefined
          : bytesAt(
              member(promise, 'signedEntryTimestamp', 'inclusionPromise'),
              'inclusionPromise.signedEntryTimestamp',
            ),
      proof: {
        logIndex,
        rootHash: bytesAt(member(proof, 'rootHash', 'inclusionProof'), 'inclusionProof.rootHash'),
        treeSize,
        hashes: listAt(member(proof, 'hashes', 'inclusionProof'), 'inclusionProof.hashes').map((hash, index) =>
          bytesAt(hash, `inclusionProof.hashes.${index}`),
        ),
        checkpoint:
          checkpoint === undefined
            ? undefined
            : textAt(member(checkpoint, 'envelope', 'inclusionProof.checkpoint'), 'inclusionProof.checkpoint.envelope'),
      },
      canonicalizedBody: bytesAt(member(entry, 'canonicalizedBody', ''), 'canonicalizedBody'),
    }
  })
}
