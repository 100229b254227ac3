import { createHash } from 'node:crypto'
import type { Distribution } from '../../src/distribution/distribution.ts'
import { parseFilename } from '../../src/distribution/filename.ts'
import { parseMetadata } from '../../src/distribution/metadata.ts'
import { minimalMetadata } from './wheel.ts'

export interface DistributionOptions {
  readonly filename?: string
  /** The whole METADATA or PKG-INFO. */
  readonly metadata?: string | Uint8Array
  readonly size?: number
  /** What stands for the file's bytes. */
  readonly content?: string
  readonly generator?: string
  readonly attestations?: Distribution['attestations']
}

/** A distribution as reading would give it, without any file. */
export function distributionWith({
  filename = 'foo-1.0-py3-none-any.whl',
  metadata = minimalMetadata('foo', '1.0'),
  size = 1_000,
  content = filename,
  generator,
  attestations = [],
}: DistributionOptions = {}): Distribution {
  return {
    path: `/dist/${filename}`,
    displayPath: `dist/${filename}`,
    filename: parseFilename(filename),
    size,
    stamp: { size: BigInt(size), modifiedNs: 0n, inode: 0n },
    digests: {
      sha256: createHash('sha256').update(content).digest('hex'),
      blake2b256: createHash('sha256').update(`blake2b ${content}`).digest('hex'),
    },
    metadata: parseMetadata(Buffer.from(metadata), 'METADATA', filename),
    generator,
    attestations,
  }
}
