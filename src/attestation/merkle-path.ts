import { createHash } from 'node:crypto'

/** Where a leaf stands in a tree, and what leads from there to the root. */
export interface MerklePath {
  readonly index: bigint
  readonly treeSize: bigint
  /** From the lowest up. */
  readonly hashes: readonly Uint8Array[]
}

/** The hash of a leaf of a log's tree (RFC 6962, section 2.1). */
export function leafHash(leaf: Uint8Array): Uint8Array {
  return createHash('sha256').update(Buffer.of(0)).update(leaf).digest()
}

/**
 * The root to which a path leads from the hash of a leaf (RFC 9162, section 2.1.3.2); nothing where the path is longer
 * or shorter than the leaf's place in such a tree wants.
 */
export function rootFromPath(leaf: Uint8Array, { index, treeSize, hashes }: MerklePath): Uint8Array | undefined {
  if (index < 0n || index >= treeSize) return undefined
  let hash = leaf
  let [node, last] = [index, treeSize - 1n]
  for (const sibling of hashes) {
    if (last === 0n) return undefined
    if (node % 2n === 1n || node === last) {
      hash = nodeHash(sibling, hash)
      // The last node of a level may have no sibling there, and stands for itself higher up.
      while (node % 2n === 0n && node !== 0n) [node, last] = [node / 2n, last / 2n]
    } else {
      hash = nodeHash(hash, sibling)
    }
    ;[node, last] = [node / 2n, last / 2n]
  }
  return last === 0n ? hash : undefined
}

function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest()
}
