import { setImmediate } from 'node:timers/promises'
import { cancelled } from '../../src/errors.ts'
import type { Clock } from '../../src/ports.ts'

/** Time that passes only where somebody waits for it, and then at once. */
export class VirtualTime {
  readonly #onSleep: () => Promise<void> | void
  #nowMs = 0

  /** What is given hears of each wait, before whoever waits goes on. */
  constructor(onSleep: () => Promise<void> | void = () => {}) {
    this.#onSleep = onSleep
  }

  get nowMs(): number {
    return this.#nowMs
  }

  /** A clock on which nobody sleeps any more once the signal has come. */
  clock(cancellation: AbortSignal): Clock {
    return {
      monotonicMs: () => this.#nowMs,
      sleep: async (milliseconds) => {
        const endMs = this.#nowMs + milliseconds
        await this.#onSleep()
        await setImmediate()
        if (cancellation.aborted) throw cancelled()
        // Several may have slept at the same time.
        this.#nowMs = Math.max(this.#nowMs, endMs)
      },
    }
  }
}
