import { quoted } from '../grammar/quoted.ts'

const SHOWN = 5

/** The first few of names, quoted, and how many more there are. */
export function someNames(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).map(quoted)
  if (names.length > SHOWN) return `${shown.join(', ')} and ${names.length - SHOWN} more`
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}
