import { createHash, type Hash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import type { IHasher } from 'hash-wasm'
import blake2b from 'hash-wasm/dist/blake2b.umd.min.js'
import type { Digests } from './distribution.ts'

/** MD5 is for people who compare it by eye; no index needs it. */
export type DigestChoice = 'without-md5' | 'with-md5'

/** Half of it costs a tenth of the speed, four times as much gains nothing. */
const BUFFER_BYTES = 1024 * 1024

/** What hashing a file takes: it is used again, since making it costs more than hashing a small file. */
interface Workbench {
  readonly blake2b256: IHasher
  readonly buffers: readonly [Buffer, Buffer]
}

const idle: Workbench[] = []

/**
 * Computes all digests in one pass over the file, in flat memory: while one buffer is hashed, the next one is read.
 * `md5` stays away where the build of Node refuses it (FIPS).
 */
export async function digestFile(handle: FileHandle, choice: DigestChoice): Promise<Digests> {
  const workbench = idle.pop() ?? (await newWorkbench())
  const blake2b256 = workbench.blake2b256.init()
  const sha256 = createHash('sha256')
  const md5 = choice === 'with-md5' ? createMd5() : undefined

  let [buffer, spare] = workbench.buffers
  let position = 0
  let reading = handle.read(buffer, 0, BUFFER_BYTES, position)
  for (;;) {
    const { bytesRead } = await reading
    if (bytesRead === 0) break
    position += bytesRead
    const chunk = buffer.subarray(0, bytesRead)
    ;[buffer, spare] = [spare, buffer]
    reading = handle.read(buffer, 0, BUFFER_BYTES, position)
    sha256.update(chunk)
    blake2b256.update(chunk)
    md5?.update(chunk)
  }
  const digests = { sha256: sha256.digest('hex'), blake2b256: blake2b256.digest('hex') }
  idle.push(workbench)
  return md5 === undefined ? digests : { ...digests, md5: md5.digest('hex') }
}

async function newWorkbench(): Promise<Workbench> {
  return {
    blake2b256: await blake2b.createBLAKE2b(256),
    buffers: [Buffer.allocUnsafeSlow(BUFFER_BYTES), Buffer.allocUnsafeSlow(BUFFER_BYTES)],
  }
}

function createMd5(): Hash | undefined {
  try {
    return createHash('md5')
  } catch {
    return undefined
  }
}
