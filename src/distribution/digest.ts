import { createHash, type Hash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import type { IHasher } from 'hash-wasm'
import blake2b from 'hash-wasm/dist/blake2b.umd.min.js'
import type { Digests } from './distribution.ts'

/** MD5 is for people who compare it by eye; no index needs it. */
export type DigestChoice = 'without-md5' | 'with-md5'

/** Half of it costs a tenth of the speed, four times as much gains nothing. */
const BUFFER_BYTES = 1024 * 1024

/** Each takes a module of WebAssembly to make, so they are used again. */
const idleHashers: IHasher[] = []

/**
 * Computes all digests in one pass over the file, in flat memory: while one buffer is hashed, the next one is read.
 * `md5` stays away where the build of Node refuses it (FIPS).
 *
 * @param size in bytes, as far as it is known: no more memory is taken than it needs
 */
export async function digestFile(handle: FileHandle, size: number, choice: DigestChoice): Promise<Digests> {
  const blake2b256 = idleHashers.pop() ?? (await blake2b.createBLAKE2b(256))
  const sha256 = createHash('sha256')
  const md5 = choice === 'with-md5' ? createMd5() : undefined
  blake2b256.init()

  // One byte more than there is shows that there is no more.
  const bufferBytes = Math.min(BUFFER_BYTES, size + 1)
  let buffer = Buffer.allocUnsafe(bufferBytes)
  let spare = Buffer.allocUnsafe(bufferBytes)
  let position = 0
  let reading = handle.read(buffer, 0, bufferBytes, position)
  for (;;) {
    const { bytesRead } = await reading
    if (bytesRead === 0) break
    position += bytesRead
    const chunk = buffer.subarray(0, bytesRead)
    ;[buffer, spare] = [spare, buffer]
    reading = handle.read(buffer, 0, bufferBytes, position)
    sha256.update(chunk)
    blake2b256.update(chunk)
    md5?.update(chunk)
  }
  const digests = { sha256: sha256.digest('hex'), blake2b256: blake2b256.digest('hex') }
  idleHashers.push(blake2b256)
  return md5 === undefined ? digests : { ...digests, md5: md5.digest('hex') }
}

function createMd5(): Hash | undefined {
  try {
    return createHash('md5')
  } catch {
    return undefined
  }
}
