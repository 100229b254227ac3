import type { Distribution } from '../distribution/distribution.ts'
import { type Filename, parseFilename } from '../distribution/filename.ts'
import { platformWords } from '../distribution/platform-words.ts'
import { quoted } from '../grammar/quoted.ts'
import type { EarlierRelease, Holdings } from '../holdings.ts'
import { type Release, releasesIn } from '../releases.ts'
import { heldFilesOf, newIn } from './held-files.ts'
import type { AttributedComplaint, IndexRule } from './rule.ts'

const ANY = 'any'
const SOURCE = 'any, from source'
const WORDS: Readonly<Record<string, string>> = {
  [ANY]: 'every platform at once',
  [SOURCE]: 'those who build from source',
}
const DISTRIBUTION = /\.(?:whl|tar\.gz|zip)$/

export const platformFamilyRules: readonly IndexRule[] = [
  {
    id: 'platform-families',
    title: 'A release has files for every platform that the release before it had.',
    source: {
      title: 'Platform compatibility tags',
      url: 'https://packaging.python.org/en/latest/specifications/platform-compatibility-tags/',
    },
    // A project may well drop a platform; mostly a job that builds has failed.
    refusedBy: 'nobody',
    appliesTo: 'every index',
    scope: 'index',
    check: (distributions, holdings) => releasesIn(distributions).flatMap((release) => [...lacking(release, holdings)]),
  },
]

function* lacking(release: Release, holdings: Holdings): Generator<AttributedComplaint> {
  const earlier = holdings.projects.get(release.project)?.earlier?.get(release.key)
  const [first] = newIn(release, holdings)
  if (earlier === undefined || first === undefined) return
  const ours = familiesOf([...namesOf(release.distributions), ...heldFilesOf(release, holdings).keys()])
  const lost = [...familiesOf(earlier.filenames)].filter((family) => !isCovered(family, ours))
  if (lost.length > 0) yield complaint(first, lost, earlier)
}

function complaint(
  distribution: Distribution,
  lost: readonly string[],
  { version }: EarlierRelease,
): AttributedComplaint {
  const platforms = lost.map((family) => WORDS[family] ?? family)
  return {
    distribution,
    sentence: `The release has nothing for ${platforms.join(', ')}, as ${quoted(version)} had.`,
    hint:
      'If that is not meant, a job that builds it has failed or was left out: PyPI takes the missing files for some days ' +
      'after the first. The input expect-files makes it an error.',
  }
}

function namesOf(distributions: readonly Distribution[]): readonly string[] {
  return distributions.map(({ filename }) => filename.basename)
}

/** A wheel for any platform is one for all; an sdist is no wheel. */
function isCovered(family: string, ours: ReadonlySet<string>): boolean {
  return ours.has(family) || (family !== SOURCE && ours.has(ANY))
}

function familiesOf(filenames: readonly string[]): ReadonlySet<string> {
  return new Set(filenames.flatMap((name) => parsed(name)).flatMap(familiesIn))
}

function familiesIn(filename: Filename): readonly string[] {
  // A universal file runs on both kinds of Mac.
  return platformWords(filename).flatMap((words) =>
    words === 'macOS ARM64 and x86-64' ? ['macOS ARM64', 'macOS x86-64'] : [words],
  )
}

function parsed(name: string): readonly Filename[] {
  if (!DISTRIBUTION.test(name)) return []
  try {
    return [parseFilename(name)]
  } catch {
    return []
  }
}
