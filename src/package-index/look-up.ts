import type { Distribution } from '../distribution/distribution.ts'
import type { ReleaseHoldings } from '../holdings.ts'
import type { IndexAddress } from './index-address.ts'
import { type SurveyOptions, survey } from './survey.ts'

/** What an index shows of one file when it is looked at. */
export type Sight =
  /** Exactly our bytes. */
  | { readonly state: 'same' }
  /** Other bytes under our file's name. */
  | { readonly state: 'other'; readonly sha256: string; readonly freshness: 'fresh' | 'aged' }
  /** A file of this name, with a digest that it does not tell. */
  | { readonly state: 'undisclosed' }
  | { readonly state: 'absent'; readonly freshness: 'fresh' | 'aged' }
  /** Why nothing could be seen, as a sentence. */
  | { readonly state: 'unseen'; readonly reason: string }

/** Looks whether the index has a distribution, as the survey does before anything is sent. It never fails. */
export async function lookUp(
  distribution: Distribution,
  index: IndexAddress,
  { retrying, ...options }: Omit<SurveyOptions, 'classifiers'>,
): Promise<Sight> {
  const { basename } = distribution.filename
  const onRetry: typeof retrying.onRetry = (reason, ...rest) =>
    retrying.onRetry(`${basename}: looking for it on the index: ${reason}`, ...rest)
  try {
    const { projects } = await survey([distribution], index, { ...options, retrying: { ...retrying, onRetry } })
    const [release] = [...projects.values()].flatMap(({ releases }) => [...releases.values()])
    return sightOf(distribution, release)
  } catch (error) {
    return { state: 'unseen', reason: `Unexpected error: ${String(error)}.` }
  }
}

function sightOf({ filename, digests }: Distribution, release: ReleaseHoldings | undefined): Sight {
  if (release?.state !== 'known') return { state: 'unseen', reason: release?.reason ?? 'The index was not asked.' }
  const { files, freshness = 'fresh' } = release
  const held = files.get(filename.basename)
  if (held === undefined) return { state: 'absent', freshness }
  if (held.sha256 === undefined) return { state: 'undisclosed' }
  return held.sha256 === digests.sha256 ? { state: 'same' } : { state: 'other', sha256: held.sha256, freshness }
}

/** A sentence for the user. */
export function shownSight(sight: Exclude<Sight, { state: 'same' }>): string {
  switch (sight.state) {
    case 'other':
      return `The index shows other bytes under this name (SHA-256 ${sight.sha256}).`
    case 'undisclosed':
      return 'The index shows a file of this name, and does not tell its SHA-256.'
    case 'absent':
      return sight.freshness === 'fresh'
        ? 'The index does not list it.'
        : 'The index does not list it, by an answer that a cache had kept for a while.'
    case 'unseen':
      return `What the index has could not be seen: ${sight.reason}`
  }
}
