import type { Distribution } from './distribution/distribution.ts'
import { normalizeName } from './distribution/filename.ts'
import type { HeldFile, Holdings, ReleaseHoldings } from './holdings.ts'
import { releaseKey } from './releases.ts'

/** What is going to happen to a distribution, and why. */
export type PlannedDistribution = { readonly distribution: Distribution } & Intent

export type Intent =
  /** The index holds no file of this name. */
  | { readonly intent: 'upload' }
  /** It holds exactly these bytes under this name. */
  | { readonly intent: 'already-there'; readonly held: HeldFile }
  /** It holds this name, and such files are to be left out; the bytes are others, or their digest is not told. */
  | { readonly intent: 'skip'; readonly held: HeldFile }
  /** It holds other bytes under this name, for good. */
  | { readonly intent: 'conflict'; readonly held: HeldFile }
  /** The index decides. */
  | { readonly intent: 'unknown'; readonly because: Doubt }

/** Why it cannot be told what the index will say. */
export type Doubt =
  /** What it holds could not be read; the reason is a sentence. */
  | { readonly doubt: 'unread'; readonly reason: string }
  /** It holds this name, with a digest that it does not tell. */
  | { readonly doubt: 'unknown-bytes'; readonly held: HeldFile }
  /** It holds other bytes under this name, and may or may not let them be replaced. */
  | { readonly doubt: 'other-bytes'; readonly held: HeldFile }

/** In the order of the distributions that it was made for. */
export type Plan = readonly PlannedDistribution[]

export interface PlanPolicy {
  /** What becomes of a distribution whose name the index holds with other bytes. */
  readonly existing: 'skip' | 'refuse'
  readonly treatedAs: 'pypi' | 'other'
}

/** Decides for each distribution, by what the index holds, what is to happen to it. */
export function planFrom(distributions: readonly Distribution[], holdings: Holdings, policy: PlanPolicy): Plan {
  return distributions.map((distribution) => ({ distribution, ...intentFor(distribution, holdings, policy) }))
}

function intentFor(distribution: Distribution, holdings: Holdings, { existing, treatedAs }: PlanPolicy): Intent {
  const release = releaseOf(distribution, holdings)
  if (release.state === 'unknown') {
    return { intent: 'unknown', because: { doubt: 'unread', reason: release.reason } }
  }
  const held = release.files.get(distribution.filename.basename)
  if (held === undefined) return { intent: 'upload' }
  if (held.sha256 === distribution.digests.sha256) return { intent: 'already-there', held }
  if (existing === 'skip') return { intent: 'skip', held }
  if (held.sha256 === undefined) return { intent: 'unknown', because: { doubt: 'unknown-bytes', held } }
  // PyPI never gives a file name free again (pypi.org/help/#file-name-reuse); other indexes have settings for that.
  return treatedAs === 'pypi'
    ? { intent: 'conflict', held }
    : { intent: 'unknown', because: { doubt: 'other-bytes', held } }
}

function releaseOf({ metadata }: Distribution, { projects }: Holdings): ReleaseHoldings {
  const releases = projects.get(normalizeName(metadata.name))?.releases
  const release = releases?.get(releaseKey(metadata.version))
  return release ?? { state: 'unknown', reason: 'The index was not asked for this release.' }
}

/**
 * Whether a distribution goes to the index, unless a finding stops the run. A conflict is such a finding, and where
 * that is ignored, the index says the same.
 */
export function isSent({ intent }: PlannedDistribution): boolean {
  return intent !== 'already-there' && intent !== 'skip'
}
