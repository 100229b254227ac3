import type { Distribution } from '../src/distribution/distribution.ts'
import { normalizeName } from '../src/distribution/filename.ts'
import { canonicalVersion } from '../src/grammar/version.ts'
import type { Holdings } from '../src/holdings.ts'

/** What an index holds that could not be asked, but for the classifiers that it takes. */
export function nothingKnown(
  distributions: readonly Distribution[],
  classifiers: readonly string[] | undefined,
): Holdings {
  const unread = { state: 'unknown', reason: 'nobody asked' } as const
  return {
    projects: new Map(
      distributions.map(({ metadata: { name, version } }) => [
        normalizeName(name),
        {
          existence: 'unknown',
          status: undefined,
          totalBytes: undefined,
          releases: new Map([[canonicalVersion(version) ?? version, unread]]),
        },
      ]),
    ),
    classifiers: classifiers === undefined ? undefined : new Set(classifiers),
    readAt: new Date(),
  }
}
