import type { Readable } from 'node:stream'

/** What we read of an answer: enough for every JSON document of the exchange and for the reason of any refusal. */
const BODY_LIMIT_BYTES = 256 * 1024

/**
 * Reads a body up to the limit and destroys the stream where there is more. A body that breaks off is `cut` as well:
 * status and headers have been heard by then, and they decide.
 */
export async function readBounded(
  stream: Readable,
  idleMs: number,
): Promise<{ readonly body: string; readonly bodyEnd: 'whole' | 'cut' }> {
  const chunks: Buffer[] = []
  let length = 0
  let bodyEnd: 'whole' | 'cut' = 'whole'
  const idle = setTimeout(() => stream.destroy(new Error('The body stalled.')), idleMs)
  try {
    for await (const chunk of stream) {
      idle.refresh()
      const bytes: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk)
      chunks.push(bytes.subarray(0, BODY_LIMIT_BYTES - length))
      length += bytes.length
      if (length > BODY_LIMIT_BYTES) {
        bodyEnd = 'cut'
        break
      }
    }
  } catch {
    bodyEnd = 'cut'
  } finally {
    clearTimeout(idle)
    stream.destroy()
  }
  return { body: Buffer.concat(chunks).toString('utf8'), bodyEnd }
}
