import type { Readable } from 'node:stream'
import { readBounded } from './bounded-body.ts'
import type { Reply, SmallRequest, TimeLimits } from './transport.ts'

/** An answer of which the headers have been heard. */
export interface Heard {
  readonly status: number
  readonly statusText: string
  readonly headers: ReadonlyMap<string, string>
  readonly stream: Readable
}

/**
 * Waits for the answer to a small request and reads it, within the limits of both.
 *
 * @throws {Error} with the code `ETIMEDOUT` where no headers came in time.
 */
export async function hearOut(
  { headers, bodyLimitBytes, wholeMs = Number.POSITIVE_INFINITY }: SmallRequest,
  answer: Promise<Heard>,
  limits: TimeLimits,
): Promise<Reply> {
  const start = performance.now()
  const heard = await inTime(answer, Math.min(limits.answerMs, wholeMs))
  const bodyLimits = {
    idleMs: limits.idleMs,
    wholeMs: Number.isFinite(wholeMs) ? Math.max(0, start + wholeMs - performance.now()) : undefined,
    limitBytes: bodyLimitBytes,
  }
  const isPacked =
    headers['accept-encoding'] === 'gzip' && heard.headers.get('content-encoding')?.toLowerCase() === 'gzip'
  const body = await readBounded(heard.stream, bodyLimits, isPacked ? 'gzip' : 'plain')
  return { status: heard.status, statusText: heard.statusText, headers: heard.headers, ...body }
}

/**
 * A client's own time-out begins with the connection or starts anew with every byte, and never hears of an answer that
 * changes the protocol. So this one runs from the call to the end of the headers.
 */
function inTime<Answer>(answer: Promise<Answer>, limitMs: number): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error('There was no answer in time.'), { code: 'ETIMEDOUT' })),
      limitMs,
    )
  })
  // What becomes of an answer that is late is of no interest, be it an error.
  answer.catch(() => {})
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}

/** Header values by lower-case name. */
export function headersFrom(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), typeof value === 'string' ? value : value.join(', ')] as const],
    ),
  )
}
