import type { Distribution } from '../distribution/distribution.ts'
import { normalizeName } from '../distribution/filename.ts'
import { canonicalVersion, parseVersion, versionText } from '../grammar/version.ts'
import type { ProjectHoldings, ReleaseHoldings } from '../holdings.ts'

/** Names that can be asked for (PEP 508), once normalised: whatever else stands in metadata is no part of a URL. */
const PROJECT_NAME = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/

/** A project of which this run has distributions. */
export interface ProjectAtHand {
  /** Normalised. */
  readonly name: string
  readonly distributions: readonly Distribution[]
  readonly releases: readonly ReleaseAtHand[]
}

export interface ReleaseAtHand {
  /** Under which `ProjectHoldings` has it: the canonical form of its version, or what stands there instead of one. */
  readonly key: string
  /** In its normal form; absent where the metadata has something that is no version. */
  readonly version: string | undefined
  readonly filenames: readonly string[]
}

export function projectsAtHand(distributions: readonly Distribution[]): readonly ProjectAtHand[] {
  const byName = grouped(distributions, ({ metadata }) => normalizeName(metadata.name))
  return [...byName].map(([name, ofProject]) => ({ name, distributions: ofProject, releases: releasesOf(ofProject) }))
}

function releasesOf(distributions: readonly Distribution[]): readonly ReleaseAtHand[] {
  const byKey = grouped(distributions, ({ metadata: { version } }) => canonicalVersion(version) ?? version)
  return [...byKey].map(([key, ofRelease]) => {
    const version = parseVersion(ofRelease[0]?.metadata.version ?? '')
    return {
      key,
      version: version && versionText(version),
      filenames: ofRelease.map(({ filename }) => filename.basename),
    }
  })
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

export function isAskable({ name }: ProjectAtHand): boolean {
  return PROJECT_NAME.test(name)
}

/** Of a project of which nothing more is known than that about its releases. */
export function bareHoldings(
  { releases }: ProjectAtHand,
  existence: 'absent' | 'unknown',
  ofEach: ReleaseHoldings,
): ProjectHoldings {
  return {
    existence,
    status: undefined,
    totalBytes: undefined,
    releases: new Map(releases.map(({ key }) => [key, ofEach])),
  }
}
