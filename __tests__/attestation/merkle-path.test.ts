import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { leafHash, rootFromPath } from '../../src/attestation/merkle-path.ts'

// The tree as RFC 6962 defines it, by recursion over all leaves.
function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest()
}

function middleOf(size: number): number {
  let middle = 1
  while (middle * 2 < size) middle *= 2
  return middle
}

function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves
  if (only !== undefined && leaves.length === 1) return only
  const middle = middleOf(leaves.length)
  return nodeHash(rootOf(leaves.slice(0, middle)), rootOf(leaves.slice(middle)))
}

function pathTo(index: number, leaves: readonly Uint8Array[]): readonly Uint8Array[] {
  if (leaves.length === 1) return []
  const middle = middleOf(leaves.length)
  const [left, right] = [leaves.slice(0, middle), leaves.slice(middle)]
  return index < middle ? [...pathTo(index, left), rootOf(right)] : [...pathTo(index - middle, right), rootOf(left)]
}

const LEAVES = Array.from({ length: 70 }, (_, index) => leafHash(Buffer.from(`leaf ${index}`)))
const SIZES = LEAVES.map((_, index) => index + 1)

test('a leaf is hashed as RFC 6962 says', () => {
  // SHA-256 of one zero byte: the hash of an empty leaf.
  expect(Buffer.from(leafHash(new Uint8Array())).toString('hex')).toBe(
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  )
})

test.each(SIZES)('in a tree of %i, every leaf leads to the root, and by no other path', (size) => {
  const leaves = LEAVES.slice(0, size)
  const root = rootOf(leaves)
  for (const [index, leaf] of leaves.entries()) {
    const hashes = pathTo(index, leaves)
    const path = { index: BigInt(index), treeSize: BigInt(size), hashes }
    expect(rootFromPath(leaf, path)).toEqual(root)
    expect(rootFromPath(leafHash(Buffer.from('another')), path)).not.toEqual(root)
    expect(rootFromPath(leaf, { ...path, hashes: [...hashes, leaf] })).toBeUndefined()
    if (hashes.length > 0) {
      expect(rootFromPath(leaf, { ...path, hashes: hashes.slice(1) })).toBeUndefined()
      expect(rootFromPath(leaf, { ...path, index: BigInt((index + 1) % size) })).not.toEqual(root)
      expect(rootFromPath(leaf, { ...path, hashes: [leaf, ...hashes.slice(1)] })).not.toEqual(root)
    }
  }
})

describe('a tree that nobody could build', () => {
  const [leaf = new Uint8Array(), ...siblings] = LEAVES

  test('of 2^63 leaves, the first has 63 hashes to the root, all on its right', () => {
    const hashes = siblings.slice(0, 63)
    const root = hashes.reduce((left, right) => nodeHash(left, right), leaf)
    expect(rootFromPath(leaf, { index: 0n, treeSize: 2n ** 63n, hashes })).toEqual(root)
  })

  test('of 2^63 leaves, the last has them all on its left', () => {
    const hashes = siblings.slice(0, 63)
    const root = hashes.reduce((right, left) => nodeHash(left, right), leaf)
    expect(rootFromPath(leaf, { index: 2n ** 63n - 1n, treeSize: 2n ** 63n, hashes })).toEqual(root)
  })

  test('of 2^63 + 1 leaves, the last has one', () => {
    const hashes = siblings.slice(0, 1)
    const root = nodeHash(siblings[0] ?? leaf, leaf)
    expect(rootFromPath(leaf, { index: 2n ** 63n, treeSize: 2n ** 63n + 1n, hashes })).toEqual(root)
  })

  test.each([
    ['beyond its end', 2n, 2n],
    ['before its beginning', -1n, 2n],
    ['in an empty one', 0n, 0n],
  ])('has no place %s', (_, index, treeSize) => {
    expect(rootFromPath(leaf, { index, treeSize, hashes: siblings.slice(0, 1) })).toBeUndefined()
  })

  test('has no use for ten thousand hashes', () => {
    const hashes = Array.from({ length: 10_000 }, () => leaf)
    expect(rootFromPath(leaf, { index: 0n, treeSize: 2n ** 64n - 1n, hashes })).toBeUndefined()
  })
})
