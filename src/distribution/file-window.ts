import type { FileHandle } from 'node:fs/promises'

const WINDOW_BYTES = 256 * 1024

/** Reads pieces of a file in ascending order, many of them with one call where they lie close together. */
export class FileWindow {
  readonly #handle: FileHandle
  readonly #buffer: Buffer
  #start = 0
  #end = 0

  /** @param fileSize in bytes: no more memory is taken than it needs */
  constructor(handle: FileHandle, fileSize: number) {
    this.#handle = handle
    this.#buffer = Buffer.allocUnsafe(Math.min(WINDOW_BYTES, fileSize))
  }

  /** The bytes at a place, lent until the next call; fewer only where the file ends. */
  async read(position: number, length: number): Promise<Buffer> {
    if (position < this.#start || position + length > this.#end) {
      if (length > this.#buffer.length) return this.#fill(Buffer.allocUnsafe(length), position)
      const filled = await this.#fill(this.#buffer, position)
      this.#start = position
      this.#end = position + filled.length
    }
    return this.#buffer.subarray(position - this.#start, Math.min(position + length, this.#end) - this.#start)
  }

  async #fill(buffer: Buffer, position: number): Promise<Buffer> {
    let filled = 0
    while (filled < buffer.length) {
      const { bytesRead } = await this.#handle.read(buffer, filled, buffer.length - filled, position + filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return buffer.subarray(0, filled)
  }
}
