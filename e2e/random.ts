/** Chance that repeats itself: the same seed gives the same choices. */
export interface Random {
  /** A whole number from 0 to below the limit. */
  below(limit: number): number
  /** @throws {Error} where there is nothing to pick from. */
  pick<Item>(items: readonly Item[]): Item
  /** True this often, from 0 to 1. */
  chance(share: number): boolean
}

/** By the generator known as mulberry32, which is good enough for tests and a few lines long. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    below,
    pick(items) {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error('There is nothing to pick from.')
      return item
    },
    chance: (share) => next() < share,
  }
}
