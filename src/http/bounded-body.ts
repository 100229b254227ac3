import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** What we read of an answer: enough for every JSON document of the exchange and for the reason of any refusal. */
const BODY_LIMIT_BYTES = 256 * 1024

export interface BodyLimits {
  /** Between two chunks. */
  readonly idleMs: number
  /** For all of it; as long as between two chunks where nothing is said, since the status is known by then. */
  readonly wholeMs?: number | undefined
  /** 256 KiB where nothing is said. Of a compressed body it counts what comes out. */
  readonly limitBytes?: number | undefined
}

/**
 * Reads a body up to the limits and destroys the stream where there is more. A body that breaks off, or cannot be
 * unpacked to its end, is `cut` as well: status and headers have been heard by then, and they decide.
 */
export async function readBounded(
  stream: Readable,
  { idleMs, wholeMs = idleMs, limitBytes = BODY_LIMIT_BYTES }: BodyLimits,
  coding: 'plain' | 'gzip' = 'plain',
): Promise<{ readonly body: string; readonly bodyEnd: 'whole' | 'cut' }> {
  const chunks: Buffer[] = []
  let length = 0
  let bodyEnd: 'whole' | 'cut' = 'whole'
  const giveUp = () => stream.destroy(new Error('The body stalled.'))
  const idle = setTimeout(giveUp, idleMs)
  const whole = setTimeout(giveUp, wholeMs)
  try {
    for await (const chunk of coding === 'gzip' ? unpacked(stream) : stream) {
      idle.refresh()
      const bytes: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk)
      chunks.push(bytes.subarray(0, limitBytes - length))
      length += bytes.length
      if (length > limitBytes) {
        bodyEnd = 'cut'
        break
      }
    }
  } catch {
    bodyEnd = 'cut'
  } finally {
    clearTimeout(idle)
    clearTimeout(whole)
    stream.destroy()
  }
  return { body: Buffer.concat(chunks).toString('utf8'), bodyEnd }
}

/** `pipe` does not hand on an error, such as a connection that breaks off. */
function unpacked(stream: Readable): Readable {
  const gunzip = createGunzip()
  stream.on('error', (error) => gunzip.destroy(error))
  return stream.pipe(gunzip)
}
