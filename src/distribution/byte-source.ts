const NOTHING = Buffer.alloc(0)

/** Reads a stream of chunks by count of bytes. */
export class ByteSource {
  readonly #chunks: AsyncIterator<Buffer>
  #chunk: Buffer = NOTHING

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** The next bytes; fewer only where the stream ends. Holds as much memory as it returns. */
  async read(length: number): Promise<Buffer> {
    if (this.#chunk.length >= length) return this.#take(length)
    const pieces: Buffer[] = []
    let missing = length
    while (missing > 0 && (await this.#fill())) {
      const piece = this.#take(missing)
      pieces.push(piece)
      missing -= piece.length
    }
    return Buffer.concat(pieces)
  }

  /** Passes over bytes, and says how many there were. */
  async skip(length: number): Promise<number> {
    let missing = length
    while (missing > 0 && (await this.#fill())) missing -= this.#take(missing).length
    return length - missing
  }

  /** Stops early and releases the stream. */
  async close(): Promise<void> {
    await this.#chunks.return?.()
  }

  #take(length: number): Buffer {
    const bytes = this.#chunk.subarray(0, length)
    this.#chunk = this.#chunk.subarray(length)
    return bytes
  }

  async #fill(): Promise<boolean> {
    while (this.#chunk.length === 0) {
      const next = await this.#chunks.next()
      if (next.done) return false
      this.#chunk = next.value
    }
    return true
  }
}
