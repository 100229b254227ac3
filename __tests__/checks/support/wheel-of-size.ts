import { type BuiltFile, buildWheel } from '../../support/wheel.ts'
import { coreMetadata } from './core-metadata.ts'

/** A wheel of foo 1.0 of exactly this many bytes. */
export function wheelOfSize(size: number): BuiltFile {
  const padded = (length: number): BuiltFile =>
    buildWheel({
      name: 'foo',
      version: '1.0',
      metadata: coreMetadata(),
      arrange: (entries) => [{ name: 'foo/padding', method: 'stored', content: Buffer.alloc(length) }, ...entries],
    })
  return padded(size - padded(0).bytes.length)
}
