import type { Distribution } from '../distribution/distribution.ts'
import { quoted } from '../grammar/quoted.ts'
import type { Holdings } from '../holdings.ts'
import { groupedBy, type Release, releaseKey, releasesIn } from '../releases.ts'
import { heldFilesOf, isAged, newIn } from './held-files.ts'
import type { AttributedComplaint, IndexRule } from './rule.ts'
import { pep, warehouse } from './sources.ts'

const LEGACY = warehouse('warehouse/forklift/legacy.py')
const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS
const OPEN_DAYS = 14

/** What the plan calls a conflict. */
export const nameTakenRule: IndexRule = {
  id: 'name-taken',
  title: 'The index holds no file of the same name with other bytes.',
  source: { title: 'PyPI, file name reuse', url: 'https://pypi.org/help/#file-name-reuse' },
  refusedBy: 'pypi',
  appliesTo: 'every index',
  scope: 'index',
  check: (distributions, holdings) => releasesIn(distributions).flatMap((release) => [...taken(release, holdings)]),
}

export const indexHoldingsRules: readonly IndexRule[] = [
  nameTakenRule,
  {
    id: 'same-bytes',
    title: 'No two files have the same bytes.',
    source: LEGACY,
    refusedBy: 'pypi',
    appliesTo: 'PyPI',
    scope: 'index',
    check: sameBytes,
  },
  {
    id: 'one-sdist',
    title: 'A release has one sdist.',
    source: pep(527),
    refusedBy: 'pypi',
    appliesTo: 'PyPI',
    scope: 'index',
    check: (distributions, holdings) =>
      releasesIn(distributions).flatMap((release) => [...furtherSdists(release, holdings)]),
  },
  {
    id: 'release-age',
    title: `A release gets new files for ${OPEN_DAYS} days after its first.`,
    source: LEGACY,
    refusedBy: 'pypi',
    appliesTo: 'PyPI',
    scope: 'index',
    check: (distributions, holdings) => releasesIn(distributions).flatMap((release) => [...closed(release, holdings)]),
  },
]

/** However old the answer is: PyPI gives no name free again. */
function* taken(release: Release, holdings: Holdings): Generator<AttributedComplaint> {
  const held = heldFilesOf(release, holdings)
  for (const distribution of release.distributions) {
    const sha256 = held.get(distribution.filename.basename)?.sha256
    if (sha256 === undefined || sha256 === distribution.digests.sha256) continue
    yield {
      distribution,
      sentence: 'The index holds other bytes under this name.',
      hint:
        'Publish them as a new version, or leave such files out with “skip-existing: true”. PyPI gives no file name ' +
        'free again, not even of a file that was deleted; other indexes may let a file be replaced.',
    }
  }
}

/** PyPI looks for the digest among all its files. */
function* sameBytes(distributions: readonly Distribution[], holdings: Holdings): Generator<AttributedComplaint> {
  const releases = releasesIn(distributions)
  const held = releases.flatMap((release) => [...heldFilesOf(release, holdings).values()])
  const heldNames = new Map(held.flatMap(({ sha256, filename }) => (sha256 === undefined ? [] : [[sha256, filename]])))
  const fresh = releases.flatMap((release) => newIn(release, holdings))
  for (const [sha256, [first, ...others]] of groupedBy(fresh, ({ digests }) => digests.sha256)) {
    if (first === undefined) continue
    const heldName = heldNames.get(sha256)
    for (const distribution of heldName === undefined ? others : [first, ...others]) {
      yield {
        distribution,
        sentence: `It has the same bytes as ${heldName ?? first.filename.basename}${heldName === undefined ? '' : ', which PyPI holds'}.`,
        hint: 'Leave it out, or build it for its own tags: renaming or copying a file makes no other file.',
      }
    }
  }
}

function* furtherSdists(release: Release, holdings: Holdings): Generator<AttributedComplaint> {
  const held = [...heldFilesOf(release, holdings).keys()].find((name) => isSdistOf(release, name))
  const [first, ...others] = newIn(release, holdings).filter(({ filename }) => filename.kind === 'sdist')
  if (first === undefined) return
  for (const distribution of held === undefined ? others : [first, ...others]) {
    yield {
      distribution,
      sentence:
        held === undefined
          ? `${first.filename.basename} is an sdist of this release as well, and PyPI takes one.`
          : `PyPI holds an sdist of this release already: ${held}.`,
      hint: 'Keep one sdist for each version, and publish changes as a new version.',
      ...(held !== undefined && isAged(release, holdings) && { certainty: 'unsure' }),
    }
  }
}

/** There were binary archives with such endings, too: `foo-1.0.linux-x86_64.tar.gz`. */
function isSdistOf({ key }: Release, filename: string): boolean {
  const [, inName] = /-([^-]+)\.(?:tar\.gz|zip)$/.exec(filename) ?? []
  return inName !== undefined && releaseKey(inName) === key
}

function* closed(release: Release, holdings: Holdings): Generator<AttributedComplaint> {
  const uploaded = [...heldFilesOf(release, holdings).values()].flatMap((file) => file.uploaded?.getTime() ?? [])
  if (uploaded.length === 0) return
  // The first file that is still there: the release is that old at least.
  const firstMs = uploaded.reduce((earliest, time) => Math.min(earliest, time))
  const overdueMs = holdings.readAt.getTime() - firstMs - OPEN_DAYS * DAY_MS
  if (overdueMs < -HOUR_MS) return
  const day = new Date(firstMs).toISOString().slice(0, 10)
  for (const distribution of newIn(release, holdings)) {
    yield {
      distribution,
      sentence: `The first file of release ${quoted(distribution.metadata.version)} came on ${day}, and PyPI takes new ones for ${OPEN_DAYS} days.`,
      hint: 'Publish it as a new version, such as a post-release.',
      ...((overdueMs <= HOUR_MS || isAged(release, holdings)) && { certainty: 'unsure' }),
    }
  }
}
