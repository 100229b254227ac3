import { createHash } from 'node:crypto'

function leafHash(leaf: Buffer): Buffer {
  return createHash('sha256')
    .update(Buffer.from([0]))
    .update(leaf)
    .digest()
}

function nodeHash(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256')
    .update(Buffer.from([1]))
    .update(left)
    .update(right)
    .digest()
}

/** How many of the leaves stand in the left half: the largest power of two below their number. */
function leftSize(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1))
}

function rootOf(hashes: readonly Buffer[]): Buffer {
  const [only] = hashes
  if (only === undefined) {
    return createHash('sha256').digest()
  }
  if (hashes.length === 1) {
    return only
  }
  const middle = leftSize(hashes.length)
  return nodeHash(rootOf(hashes.slice(0, middle)), rootOf(hashes.slice(middle)))
}

function pathOf(index: number, hashes: readonly Buffer[]): readonly Buffer[] {
  if (hashes.length <= 1) {
    return []
  }
  const middle = leftSize(hashes.length)
  const [left, right] = [hashes.slice(0, middle), hashes.slice(middle)]
  return index < middle ? [...pathOf(index, left), rootOf(right)] : [...pathOf(index - middle, right), rootOf(left)]
}

/** A tree of hashes that only grows (RFC 6962, section 2.1). */
export class MerkleTree {
  readonly #hashes: Buffer[] = []

  get size(): number {
    return this.#hashes.length
  }

  /** Appends a leaf and returns its hash. */
  append(leaf: Buffer): Buffer {
    const hash = leafHash(leaf)
    this.#hashes.push(hash)
    return hash
  }

  root(): Buffer {
    return rootOf(this.#hashes)
  }

  /** The hashes that lead from a leaf to the root, from the lowest up. */
  proof(index: number): readonly Buffer[] {
    return pathOf(index, this.#hashes)
  }
}

export interface InclusionProof {
  readonly index: number
  readonly treeSize: number
  readonly hashes: readonly Buffer[]
}

/**
 * The root to which a proof leads from a leaf; `undefined` when the number of hashes does not fit the place in the
 * tree (RFC 9162, section 2.1.3.2).
 */
export function rootFromProof(leaf: Buffer, { index, treeSize, hashes }: InclusionProof): Buffer | undefined {
  let hash = leafHash(leaf)
  let [node, last] = [index, treeSize - 1]
  for (const sibling of hashes) {
    if (last === 0) {
      return undefined
    }
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash)
      while (node % 2 === 0 && node !== 0) {
        ;[node, last] = [node / 2, Math.floor(last / 2)]
      }
    } else {
      hash = nodeHash(hash, sibling)
    }
    ;[node, last] = [Math.floor(node / 2), Math.floor(last / 2)]
  }
  return last === 0 ? hash : undefined
}
