import type { Distribution } from '../distribution/distribution.ts'
import { Failure } from '../errors.ts'
import { type Retrying, type RetryPolicy, waitBeforeNext } from '../http/retry.ts'
import type { Reply } from '../http/transport.ts'
import type { Credential, SecretKeeper, UploadAnswer, UploadObserver } from '../ports.ts'
import { isExpired } from './answer.ts'
import { type Attempt, type Chance, chanceAfter, greaterOf, isStrained, type Trouble, troubleOf } from './attempt.ts'
import type { IndexAddress } from './index-address.ts'
import { type Sight, shownSight } from './look-up.ts'

/** What is delivered, and how. */
export interface Parcel {
  readonly distribution: Distribution
  readonly index: IndexAddress
  readonly credential: Credential
  readonly observer: UploadObserver
  readonly secrets: SecretKeeper
  /** How often is for the delivery to say. */
  readonly retrying: Omit<Retrying, 'policy'>
  /** Sends the file once. It never fails. */
  send(password: string): Promise<Attempt>
  /** Looks whether the index has the file. It never fails. */
  look(): Promise<Sight>
  /**
   * What the index's last answer means.
   *
   * @throws {Failure} where it means nothing but trouble.
   */
  meaningOf(reply: Reply): UploadAnswer
}

const RETRIES: RetryPolicy = { attempts: 5, firstDelayMs: 1_000, longestDelayMs: 30_000 }
/** From the first trouble on. Five attempts that are met with silence fit in, and an outage that is worth waiting for. */
const TROUBLE_MS = 30 * 60_000

const RUN_AGAIN = 'Run the job again: it looks first at what the index has, and sends only what is missing.'

/**
 * Sends one file until the index has had its say, again after trouble that may pass, and finds out what became of it
 * where an attempt may have brought it without a word.
 *
 * @throws {Failure} where the file is not there: no answer could be had, or none that means anything.
 */
export async function deliver(parcel: Parcel): Promise<UploadAnswer> {
  return new Delivery(parcel).run()
}

class Delivery {
  readonly #parcel: Parcel
  /** That an attempt has brought the file. */
  #chance: Chance = 'none'
  #sent = 0
  #deadlineMs: number | undefined

  constructor(parcel: Parcel) {
    this.#parcel = parcel
  }

  async run(): Promise<UploadAnswer> {
    try {
      const end = await this.#sendPatiently()
      if (end === 'found') return { state: 'uploaded' }
      const answer = this.#parcel.meaningOf(end)
      if (answer.state === 'exists') return await this.#existing(answer)
      if (answer.state === 'refused' && this.#chance !== 'none') return await this.#refused(answer)
      return answer
    } catch (error) {
      if (this.#chance === 'none') throw error
      return this.#troubled(error)
    }
  }

  /** Gives the last answer, unless the file is found on the index meanwhile. */
  async #sendPatiently(): Promise<Reply | 'found'> {
    const { distribution, retrying } = this.#parcel
    const troubles: Trouble[] = []
    for (let number = 1; ; number++) {
      const attempt = await this.#sendWithRenewal()
      const trouble = troubleOf(attempt)
      const waitMs = trouble && this.#waitFor(trouble, troubles, number)
      if (trouble === undefined || waitMs === undefined) {
        if (attempt.kind === 'broken off') throw attempt.error
        return attempt.reply
      }
      troubles.push(trouble)
      retrying.onRetry(`${distribution.filename.basename}: ${trouble.reason}`, waitMs, number + 1, RETRIES.attempts)
      await retrying.clock.sleep(waitMs)
      if (await this.#isThere()) return 'found'
    }
  }

  #waitFor(trouble: Trouble, earlier: readonly Trouble[], number: number): number | undefined {
    const { clock } = this.#parcel.retrying
    if (trouble.patience === 'once' && earlier.some(({ patience }) => patience === 'once')) return undefined
    this.#deadlineMs ??= clock.monotonicMs() + TROUBLE_MS
    return waitBeforeNext(number, trouble.askedMs, { ...RETRIES, deadlineMs: this.#deadlineMs }, clock)
  }

  /** Once more, with another password, where the index calls the first one expired. */
  async #sendWithRenewal(): Promise<Attempt> {
    const { credential, secrets } = this.#parcel
    const password = await credential.password()
    const attempt = await this.#send(password)
    if (attempt.kind === 'broken off' || !isExpired(attempt.reply, secrets)) return attempt
    const another = await credential.replacementFor(password)
    return another === undefined ? attempt : this.#send(another)
  }

  async #send(password: string): Promise<Attempt> {
    const { observer, send } = this.#parcel
    this.#sent++
    observer.attempt(this.#sent)
    const attempt = await send(password)
    this.#chance = greaterOf(this.#chance, chanceAfter(attempt))
    if (isStrained(attempt)) observer.strained()
    return attempt
  }

  /** PyPI need not be asked: it answers identical bytes with success, and does nothing (warehouse, forklift/legacy.py). */
  async #isThere(): Promise<boolean> {
    if (this.#chance === 'none' || this.#parcel.index.treatedAs === 'pypi') return false
    return (await this.#parcel.look()).state === 'same'
  }

  async #existing(answer: UploadAnswer & { readonly state: 'exists' }): Promise<UploadAnswer> {
    const mayBeOurs = this.#chance !== 'none'
    const sight = await this.#parcel.look()
    if (sight.state === 'same') return { state: mayBeOurs ? 'uploaded' : 'already-there' }
    if (sight.state === 'other') return { ...answer, heldSha256: sight.sha256 }
    // PyPI says so of other bytes only.
    if (!mayBeOurs || this.#parcel.index.treatedAs === 'pypi') return answer
    return { ...answer, mayBeOurs: doubt(saidAfterwards(answer.reason), shownSight(sight)) }
  }

  async #refused(answer: UploadAnswer & { readonly state: 'refused' }): Promise<UploadAnswer> {
    const sight = await this.#parcel.look()
    if (sight.state === 'same') return { state: 'uploaded' }
    return isMissing(sight) ? answer : unconfirmed(saidAfterwards(answer.reason), shownSight(sight))
  }

  /** The last word was none of the index. */
  async #troubled(error: unknown): Promise<UploadAnswer> {
    const heard = error instanceof Failure ? error.message : `Unexpected error: ${String(error)}.`
    if (error instanceof Failure && error.code === 'CANCELLED') {
      return unconfirmed(heard, 'Whether the index has it was not looked up any more.')
    }
    const sight = await this.#parcel.look()
    if (sight.state === 'same') return { state: 'uploaded' }
    // Where the index lost its voice it may still be about to list the file.
    if (isMissing(sight) && this.#chance === 'small') throw error
    return unconfirmed(heard, shownSight(sight))
  }
}

function isMissing(sight: Sight): boolean {
  return (sight.state === 'absent' || sight.state === 'other') && sight.freshness === 'fresh'
}

function saidAfterwards(reason: string): string {
  return `An earlier attempt may have brought the file; to the last one the index said “${reason}”.`
}

function unconfirmed(heard: string, shown: string): UploadAnswer {
  return { state: 'unconfirmed', ...doubt(heard, shown) }
}

function doubt(heard: string, shown: string): { readonly reason: string; readonly hint: string } {
  return { reason: `${heard} ${shown}`, hint: RUN_AGAIN }
}
