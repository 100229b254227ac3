import { Failure } from '../errors.ts'
import { statusAndReason } from '../http/reason.ts'
import { type Retrying, type RetryPolicy, withRetries } from '../http/retry.ts'
import type { Reply, Transport } from '../http/transport.ts'
import type { Clock, SecretKeeper } from '../ports.ts'

/** What came of asking for a page. */
export type Reading =
  | { readonly state: 'read'; readonly reply: Reply }
  /** The server says that there is no such page. */
  | { readonly state: 'absent'; readonly reply: Reply }
  /** Why not, as a sentence. `cut`: it broke off, or is longer than what is read. */
  | { readonly state: 'unread'; readonly reason: string; readonly page?: 'cut' }

export interface Page {
  readonly url: URL
  readonly accept: string
  /** Of the page, unpacked. */
  readonly limitBytes: number
  /** Whether a page that is longer than the limit is of any use. */
  readonly extent: 'whole' | 'beginning'
}

/** For whom a page is read, and how long may be waited for all that is read for them. */
export interface Patience {
  remainingMs(): number
}

export interface ReaderPorts {
  readonly transport: Transport
  readonly secrets: SecretKeeper
  /** How often is for the reader to say. */
  readonly retrying: Omit<Retrying, 'policy'>
}

/** A second attempt soon after the first: nothing hangs on what is read, and everything waits for it. */
const READ_RETRIES: RetryPolicy = { attempts: 2, firstDelayMs: 500, longestDelayMs: 1_000, longestAskedMs: 3_000 }

/** So that a long list of projects neither floods the index nor takes for ever. */
const READS_AT_ONCE = 4

/** Of one origin, more than are under way at once. */
const FAILURES_BEFORE_REST = 2 * READS_AT_ONCE

/** Reads pages of an index, some at a time, each for a bounded time and up to a bounded length. */
export class Reader {
  readonly #ports: ReaderPorts
  readonly #readMs: number
  readonly #authorizationFor: (url: URL) => string | undefined
  readonly #waiting: (() => void)[] = []
  #free = READS_AT_ONCE
  /** In a row, by origin; a read that is under way counts until it has succeeded. */
  readonly #failures = new Map<string, number>()

  constructor(ports: ReaderPorts, readMs: number, authorizationFor: (url: URL) => string | undefined) {
    this.#ports = ports
    this.#readMs = readMs
    this.#authorizationFor = authorizationFor
  }

  async read(page: Page, patience: Patience): Promise<Reading> {
    if (this.#free > 0) this.#free--
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    try {
      const { origin, host } = page.url
      const failures = this.#failures.get(origin) ?? 0
      // A run of two hundred projects need not ask two hundred times whether the index is still down.
      if (failures >= FAILURES_BEFORE_REST) return { state: 'unread', reason: `${host} has failed several times.` }
      this.#failures.set(origin, failures + 1)
      const reading = await this.#readNow(page, patience)
      if (reading.state !== 'unread') this.#failures.set(origin, 0)
      return reading
    } catch (error) {
      const reason = error instanceof Failure ? error.message : `${page.url.host} could not be asked: ${String(error)}.`
      return { state: 'unread', reason: this.#ports.secrets.redact(reason) }
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#free++
    }
  }

  async #readNow({ url, accept, limitBytes, extent }: Page, patience: Patience): Promise<Reading> {
    const { transport, secrets, retrying } = this.#ports
    const authorization = this.#authorizationFor(url)
    const headers = { accept, 'accept-encoding': 'gzip', ...(authorization === undefined ? {} : { authorization }) }
    const reply = await withRetries(
      async () => {
        const wholeMs = Math.min(this.#readMs, patience.remainingMs())
        if (wholeMs <= 0) throw new Failure('NETWORK_ANSWER', `${url.host} has taken too long already.`)
        return transport.request({ method: 'GET', url, headers, bodyLimitBytes: limitBytes, wholeMs })
      },
      { ...retrying, policy: READ_RETRIES },
    )
    const { status, bodyEnd } = reply
    if (patience.remainingMs() <= 0) return { state: 'unread', reason: `${url.host} has taken too long.` }
    if (status === 404 || status === 410) return { state: 'absent', reply }
    if (status >= 300 && status < 400) {
      // Wherever it points: what another place says is no word of this index.
      return { state: 'unread', reason: `${url.host} sends the reader of ${url.pathname} elsewhere.` }
    }
    if (status !== 200) {
      return { state: 'unread', reason: `${url.host} answered with ${statusAndReason(reply, secrets)}.` }
    }
    if (extent === 'whole' && bodyEnd === 'cut') {
      return { state: 'unread', page: 'cut', reason: `${url.host} broke off, or has more to say than is read of it.` }
    }
    return { state: 'read', reply }
  }
}

/** Time that begins to run when it is first asked for, since before that nobody has been kept waiting. */
export function patienceOf(clock: Clock, limitMs: number): Patience {
  let start: number | undefined
  return {
    remainingMs() {
      start ??= clock.monotonicMs()
      return start + limitMs - clock.monotonicMs()
    },
  }
}

/** As long as the more impatient of the two. */
export function eitherPatience(one: Patience, other: Patience): Patience {
  return { remainingMs: () => Math.min(one.remainingMs(), other.remainingMs()) }
}
