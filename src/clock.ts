import { setTimeout } from 'node:timers/promises'
import type { Clock } from './ports.ts'

export const systemClock: Clock = {
  monotonicMs: () => performance.now(),
  sleep: async (milliseconds) => {
    await setTimeout(milliseconds)
  },
}
