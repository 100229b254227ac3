import { versionIn } from '../distribution/filename.ts'
import { canonicalVersion, parseVersion, type Version } from '../grammar/version.ts'
import { compareVersions } from '../grammar/version-order.ts'
import type { EarlierRelease, HeldFile } from '../holdings.ts'
import type { ProjectAtHand } from './project-at-hand.ts'

interface Listed {
  readonly version: Version
  readonly text: string
  readonly filenames: string[]
}

/**
 * For each release at hand the last final one before it, as a project's page lists them; the last of any kind where none
 * is final. Nothing for the first release of a project.
 */
export function earlierReleases(
  { releases }: ProjectAtHand,
  files: readonly HeldFile[],
): ReadonlyMap<string, EarlierRelease> {
  const listed = new Map<string, Listed>()
  for (const { filename } of files) {
    const text = versionIn(filename)
    const version = text === undefined ? undefined : parseVersion(text)
    if (text === undefined || version === undefined) continue
    const key = canonicalVersion(text) ?? text
    const release = listed.get(key)
    if (release === undefined) listed.set(key, { version, text, filenames: [filename] })
    else release.filenames.push(filename)
  }
  return new Map(
    releases.flatMap(({ key, distributions: [first] }) => {
      const ours = parseVersion(first?.metadata.version ?? '')
      const earlier = ours === undefined ? undefined : lastBefore(ours, [...listed.values()])
      return earlier === undefined ? [] : [[key, { version: earlier.text, filenames: earlier.filenames }] as const]
    }),
  )
}

function lastBefore(ours: Version, all: readonly Listed[]): Listed | undefined {
  const before = all.filter(({ version }) => compareVersions(version, ours) < 0)
  const final = before.filter(
    ({ version }) => version.preRelease === undefined && version.developmentRelease === undefined,
  )
  return (final.length > 0 ? final : before).reduce<Listed | undefined>(
    (last, one) => (last === undefined || compareVersions(one.version, last.version) > 0 ? one : last),
    undefined,
  )
}
