import type { Distribution } from '../distribution/distribution.ts'
import type { ProjectHoldings, ReleaseHoldings } from '../holdings.ts'
import { projectsIn, type Release, releasesIn } from '../releases.ts'

/** A project of which this run has distributions. */
export interface ProjectAtHand {
  /** Normalised. */
  readonly name: string
  readonly distributions: readonly Distribution[]
  readonly releases: readonly Release[]
}

export function projectsAtHand(distributions: readonly Distribution[]): readonly ProjectAtHand[] {
  return [...projectsIn(distributions)].map(([name, ofProject]) => ({
    name,
    distributions: ofProject,
    releases: releasesIn(ofProject),
  }))
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
