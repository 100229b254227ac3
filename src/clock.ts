import { setTimeout } from 'node:timers/promises'
import { cancelled } from './errors.ts'
import type { Clock } from './ports.ts'

/** The clock of this machine, on which nobody sleeps any more once the signal has come. */
export function systemClock(cancellation: AbortSignal): Clock {
  return {
    monotonicMs: () => performance.now(),
    async sleep(milliseconds) {
      try {
        await setTimeout(milliseconds, undefined, { signal: cancellation })
      } catch {
        throw cancelled()
      }
    },
  }
}
