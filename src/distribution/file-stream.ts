import { Readable } from 'node:stream'
import { CHUNK_BYTES, type ChunkPool } from './chunk-pool.ts'
import type { Distribution } from './distribution.ts'
import { asUnreadable, changedFailure, isSameStamp, openRegularFile, stampOf } from './regular-file.ts'

/**
 * The bytes of a distribution, for sending. The stream fails with `DIST_CHANGED` where the file is no longer the one
 * that was read. That is found out before the last chunk is given away, so a file that changed never arrives whole.
 * Destroying the stream closes the file. Chunks may be given back to the pool once they have been sent.
 */
export function streamUnchanged(distribution: Distribution, pool: ChunkPool): Readable {
  return Readable.from(chunksOf(distribution, pool), { objectMode: false, highWaterMark: CHUNK_BYTES })
}

async function* chunksOf({ path, displayPath, stamp, size }: Distribution, pool: ChunkPool): AsyncGenerator<Buffer> {
  const opened = await openRegularFile(path, displayPath)
  try {
    if (!isSameStamp(opened.stamp, stamp)) throw changed(displayPath)
    for (let position = 0; position < size; ) {
      const length = Math.min(CHUNK_BYTES, size - position)
      const { buffer, bytesRead } = await opened.handle.read(pool.take(), 0, length, position)
      position += bytesRead
      const isLast = position === size
      if (bytesRead === 0 || (isLast && !isSameStamp(await stampOf(opened.handle), stamp))) throw changed(displayPath)
      yield bytesRead === buffer.length ? buffer : buffer.subarray(0, bytesRead)
    }
  } catch (error) {
    throw asUnreadable(error, displayPath)
  } finally {
    await opened.handle.close()
  }
}

function changed(displayPath: string): Error {
  return changedFailure(displayPath, 'after it was read')
}
