import type { Distribution } from './distribution/distribution.ts'
import { normalizeName } from './distribution/filename.ts'
import { canonicalVersion } from './grammar/version.ts'

/** Distributions of the run that an index puts into one release. */
export interface Release {
  /** The normalised name of its project. */
  readonly project: string
  /** Under which `Holdings` has it. */
  readonly key: string
  readonly distributions: readonly Distribution[]
}

/** By which versions that are equal are one, however they are spelled; what is no version stands for itself. */
export function releaseKey(version: string): string {
  return canonicalVersion(version) ?? version
}

/** By normalised name. */
export function projectsIn(distributions: readonly Distribution[]): ReadonlyMap<string, readonly Distribution[]> {
  return groupedBy(distributions, ({ metadata }) => normalizeName(metadata.name))
}

export function releasesIn(distributions: readonly Distribution[]): readonly Release[] {
  return [...projectsIn(distributions)].flatMap(([project, ofProject]) =>
    [...groupedBy(ofProject, ({ metadata }) => releaseKey(metadata.version))].map(([key, ofRelease]) => ({
      project,
      key,
      distributions: ofRelease,
    })),
  )
}

export function groupedBy<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}
