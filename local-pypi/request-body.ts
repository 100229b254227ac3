import type { IncomingMessage } from 'node:http'
import { finished } from 'node:stream/promises'
import { setTimeout } from 'node:timers/promises'
import { parameterOf } from './upload-body.ts'

// The form's fields come before the file, and one of them is the description.
const SNIFFED_BYTES = 4 * 1024 * 1024

/** The file name in a form, from as much of it as that takes. The body can still be read from its beginning. */
export async function sniffFilename(request: IncomingMessage): Promise<string | undefined> {
  let filename: string | undefined
  await readAhead(request, (bytes) => {
    filename = filenameIn(bytes.toString('latin1'))
    return filename !== undefined || bytes.length >= SNIFFED_BYTES
  })
  return filename
}

function filenameIn(form: string): string | undefined {
  for (const [disposition] of form.matchAll(/^content-disposition:[^\r\n]*(?=\r\n)/gim)) {
    if (parameterOf(disposition, 'name') === 'content') {
      return parameterOf(disposition, 'filename')
    }
  }
  return undefined
}

/** Reads a body in so many pieces, with a pause before each. It can still be read from its beginning. */
export async function readSlowly(request: IncomingMessage, pieces: number, pauseMs: number): Promise<void> {
  for (let piece = 1; piece <= pieces; piece += 1) {
    // A server that is closed does not wait for it.
    await setTimeout(pauseMs, undefined, { ref: false })
    const wanted = (bodyLength(request) * piece) / pieces
    await readAhead(request, (bytes) => bytes.length >= wanted)
  }
}

/** Waits until half of a body has come. */
export async function readHalf(request: IncomingMessage): Promise<void> {
  const half = bodyLength(request) / 2
  await readAhead(request, (bytes) => bytes.length >= half)
}

/** Reads a body to its end, for nothing. */
export async function discardBody(request: IncomingMessage): Promise<void> {
  await finished(request.resume()).catch(() => {})
}

/** In bytes; 0 where the request does not say. */
function bodyLength({ headers }: IncomingMessage): number {
  return Number(headers['content-length'] ?? 0)
}

/** Reads a body until there is enough of it or no more, and puts everything back. */
async function readAhead(request: IncomingMessage, isEnough: (bytes: Buffer) => boolean): Promise<void> {
  const chunks: Buffer[] = []
  let end = isEnough(Buffer.alloc(0))
  while (!end) {
    const chunk: Buffer | null = request.read()
    if (chunk !== null) {
      chunks.push(chunk)
      end = isEnough(Buffer.concat(chunks))
    } else if (request.complete || request.destroyed) {
      end = true
    } else {
      await changeOf(request)
    }
  }
  // In the same turn as the last reading: afterwards a body that was read to its end would have ended.
  if (chunks.length > 0 && !request.destroyed) {
    request.unshift(Buffer.concat(chunks))
  }
}

/** Until there is more to read, or nothing more will come. */
async function changeOf(request: IncomingMessage): Promise<void> {
  const events = ['readable', 'end', 'error', 'close']
  await new Promise<void>((resolve) => {
    const done = () => {
      for (const event of events) {
        request.off(event, done)
      }
      resolve()
    }
    for (const event of events) {
      request.on(event, done)
    }
  })
}
