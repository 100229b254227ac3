/** An entry of a transparency log (Rekor v1, kind `dsse` 0.0.1), which proves when something was signed. */
export interface LogEntry {
  /** Its number in the log as a whole, in decimal: it may be larger than a JavaScript number is exact. */
  readonly logIndex: string
  /** SHA-256 of the log's public key. */
  readonly logKeyId: Uint8Array
  /** Unix time in seconds, in decimal. */
  readonly integratedTime: string
  readonly kind: string
  readonly version: string
  /** The log's promise to include the entry. */
  readonly signedEntryTimestamp: Uint8Array
  readonly inclusionProof: InclusionProof
  /** What was logged, in JSON. */
  readonly canonicalizedBody: Uint8Array
}

/** A way from an entry to the root of the log's Merkle tree. */
export interface InclusionProof {
  /** Its number in the shard of the log that the tree is of, in decimal. */
  readonly logIndex: string
  readonly treeSize: string
  readonly rootHash: Uint8Array
  readonly hashes: readonly Uint8Array[]
  /** The log's signed note about the tree. */
  readonly checkpoint: string
}

/** What a publish attestation is made of (PEP 740): who says what of which file, since when. */
export interface SignedStatement {
  /** An in-toto statement in JSON, byte for byte as it was signed. */
  readonly statement: Uint8Array
  /** ECDSA over P-256 and SHA-256, in DER. */
  readonly signature: Uint8Array
  /** X.509, in DER. */
  readonly certificate: Uint8Array
  readonly entry: LogEntry
}
