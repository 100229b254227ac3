import type { Version } from './version.ts'

/** Parts of a version that are compared one after another; numbers of any length. */
type Key = readonly (bigint | number)[]

/** Negative where the first is the older one, by the order of PEP 440; versions that differ only in `local` are equal. */
export function compareVersions(one: Version, other: Version): number {
  return (
    compareKeys([BigInt(one.epoch)], [BigInt(other.epoch)]) ||
    compareKeys(one.release.map(BigInt), other.release.map(BigInt)) ||
    compareKeys(phaseKey(one), phaseKey(other))
  )
}

/** What is missing at the end is zero: `1.0` is `1.0.0`. */
function compareKeys(one: Key, other: Key): number {
  const length = Math.max(one.length, other.length)
  for (let index = 0; index < length; index++) {
    const [left = 0, right = 0] = [one[index], other[index]]
    if (left < right) return -1
    if (left > right) return 1
  }
  return 0
}

/** A development release comes before everything of its version, a pre-release before the final one, a post-release after. */
function phaseKey({ preRelease, postRelease, developmentRelease }: Version): Key {
  const [, letters = '', number = '0'] = /^([a-z]+)(\d+)$/.exec(preRelease ?? '') ?? []
  const isBareDevelopment = preRelease === undefined && postRelease === undefined && developmentRelease !== undefined
  const phase = preRelease === undefined ? (isBareDevelopment ? 0 : 4) : ['a', 'b', 'rc'].indexOf(letters) + 1
  return [
    phase,
    BigInt(number),
    postRelease === undefined ? -1 : BigInt(postRelease),
    developmentRelease === undefined ? 1 : 0,
    BigInt(developmentRelease ?? 0),
  ]
}
