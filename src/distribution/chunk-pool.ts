/** Half the throughput with 64 KiB, no more of it with 4 MiB. */
export const CHUNK_BYTES = 512 * 1024

/**
 * Buffers for the pieces of large files, used again once a piece has been sent. Left to the garbage collector, they pile
 * up to some 60 MiB before it runs.
 */
export class ChunkPool {
  readonly #free: Buffer[] = []
  readonly #lent = new WeakSet<Buffer>()

  /** A buffer of `CHUNK_BYTES`, with whatever is in it. */
  take(): Buffer {
    const buffer = this.#free.pop() ?? Buffer.allocUnsafeSlow(CHUNK_BYTES)
    this.#lent.add(buffer)
    return buffer
  }

  /** Takes back a buffer that nobody reads any more. What is not of this pool, or only a part, is left alone. */
  giveBack(buffer: Buffer): void {
    if (this.#lent.delete(buffer)) this.#free.push(buffer)
  }
}
