import type { Distribution } from '../distribution/distribution.ts'
import type { Clock } from '../ports.ts'

/** How far all uploads of a run have got together. */
export interface Standing {
  readonly files: number
  readonly totalFiles: number
  readonly bytes: number
  readonly totalBytes: number
  readonly bytesPerSecond: number
}

/** A log has no cursor: a line now and then is what somebody who waits can use. */
const BETWEEN_LINES_MS = 10_000

/** Adds up what has left, and says so at most every ten seconds, the first time after ten. */
export class Progress {
  readonly #sizes: ReadonlyMap<Distribution, number>
  readonly #totalBytes: number
  readonly #clock: Clock
  readonly #startMs: number
  readonly #sent = new Map<Distribution, number>()
  #files = 0
  #toldMs: number

  constructor(distributions: readonly Distribution[], clock: Clock) {
    this.#sizes = new Map(distributions.map((distribution) => [distribution, distribution.size]))
    this.#totalBytes = distributions.reduce((sum, { size }) => sum + size, 0)
    this.#clock = clock
    this.#startMs = clock.monotonicMs()
    this.#toldMs = this.#startMs
  }

  /** So much of one has left; where it is begun anew, that is less than before. Gives what to say, if it is time. */
  sent(distribution: Distribution, sentBytes: number): Standing | undefined {
    // What goes with a file is sent before it and is not counted.
    this.#sent.set(distribution, Math.min(sentBytes, this.#sizes.get(distribution) ?? 0))
    const nowMs = this.#clock.monotonicMs()
    if (nowMs - this.#toldMs < BETWEEN_LINES_MS) return undefined
    this.#toldMs = nowMs
    const bytes = [...this.#sent.values()].reduce((sum, sent) => sum + sent, 0)
    return {
      files: this.#files,
      totalFiles: this.#sizes.size,
      bytes,
      totalBytes: this.#totalBytes,
      bytesPerSecond: (bytes * 1_000) / (nowMs - this.#startMs),
    }
  }

  /** Nothing more of one is sent. */
  ended(): void {
    this.#files++
  }
}
