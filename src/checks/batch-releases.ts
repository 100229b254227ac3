import type { Distribution } from '../distribution/distribution.ts'
import { normalizeName } from '../distribution/filename.ts'
import { canonicalVersion } from '../grammar/version.ts'
import type { HeldFile, Holdings } from '../holdings.ts'

/** Distributions of the run that an index puts into one release. */
export interface BatchRelease {
  /** As `Holdings` has them: the normalised name, and the canonical version or what stands there instead of one. */
  readonly project: string
  readonly version: string
  readonly distributions: readonly Distribution[]
}

/** Versions that are equal make one release, however they are spelled. */
export function releasesIn(distributions: readonly Distribution[]): readonly BatchRelease[] {
  return [...projectsIn(distributions)].flatMap(([project, ofProject]) =>
    [...groupedBy(ofProject, ({ metadata: { version } }) => canonicalVersion(version) ?? version)].map(
      ([version, ofRelease]) => ({ project, version, distributions: ofRelease }),
    ),
  )
}

/** By normalised name. */
export function projectsIn(distributions: readonly Distribution[]): ReadonlyMap<string, readonly Distribution[]> {
  return groupedBy(distributions, ({ metadata }) => normalizeName(metadata.name))
}

export function groupedBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}

const NOTHING: ReadonlyMap<string, HeldFile> = new Map()

/** The files that the index is known to hold of the release. */
export function heldFilesOf({ project, version }: BatchRelease, { projects }: Holdings): ReadonlyMap<string, HeldFile> {
  const release = projects.get(project)?.releases.get(version)
  return release?.state === 'known' ? release.files : NOTHING
}

/** Those whose names the index is not known to hold. */
export function newIn(release: BatchRelease, holdings: Holdings): readonly Distribution[] {
  const held = heldFilesOf(release, holdings)
  return release.distributions.filter(({ filename }) => !held.has(filename.basename))
}
