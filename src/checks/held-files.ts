import type { Distribution } from '../distribution/distribution.ts'
import type { HeldFile, Holdings, ReleaseHoldings } from '../holdings.ts'
import type { Release } from '../releases.ts'

const NOTHING: ReadonlyMap<string, HeldFile> = new Map()

/** The files that the index is known to hold of the release. */
export function heldFilesOf(release: Release, holdings: Holdings): ReadonlyMap<string, HeldFile> {
  const held = holdingsOf(release, holdings)
  return held?.state === 'known' ? held.files : NOTHING
}

/** Those whose names the index is not known to hold. */
export function newIn(release: Release, holdings: Holdings): readonly Distribution[] {
  const held = heldFilesOf(release, holdings)
  return release.distributions.filter(({ filename }) => !held.has(filename.basename))
}

/** Whether a cache may have kept what is known of the release while files were deleted. */
export function isAged(release: Release, holdings: Holdings): boolean {
  const held = holdingsOf(release, holdings)
  return held?.state === 'known' && held.freshness === 'aged'
}

function holdingsOf({ project, key }: Release, { projects }: Holdings): ReleaseHoldings | undefined {
  return projects.get(project)?.releases.get(key)
}
