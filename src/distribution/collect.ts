import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Failure, failuresIn } from '../errors.ts'
import { attestedPath, readAttestation } from './attestation-file.ts'
import type { Distribution } from './distribution.ts'
import { type ReadOptions, readDistribution } from './read-distribution.ts'

export interface Collection {
  readonly distributions: readonly Distribution[]
  /** Names of files that are no distributions and are left alone. */
  readonly strangers: readonly string[]
  /** Why other files are not among the distributions. */
  readonly failures: readonly Failure[]
}

export interface CollectOptions extends Pick<ReadOptions, 'digests' | 'onMetadata' | 'onContents'> {
  /** What the paths were found with, for saying where nothing was found. */
  readonly packagesDir: string
  /** A path as the user knows it. */
  displayPath(path: string): string
}

const DISTRIBUTION = /(?:\.whl|\.tar\.gz|\.zip)$/
/** Formats that PyPI took once, and today's in a spelling that no index takes (PEP 527, warehouse forklift). */
const OUTDATED = /\.(?:whl|tar\.gz|zip|egg|exe|msi|rpm|deb|dmg|tgz|tbz|tbz2|txz|tar|tar\.(?:bz2|xz|z|lzma|zst))$/i
/** Reading is mostly waiting for the disk while small, and mostly hashing while large; a few at a time serve both. */
const READERS = 4

/**
 * Turns paths into distributions: sorts out what is none, reads the rest, and takes two identical files of one name as
 * one. Failures are `DIST_NONE_FOUND`, `DIST_FORMAT`, `DIST_CONFLICT` and whatever reading throws.
 */
export async function collect(paths: readonly string[], options: CollectOptions): Promise<Collection> {
  const candidates = paths.filter((path) => DISTRIBUTION.test(basename(path)))
  const known = new Set(candidates)
  const attestationPaths = paths.filter((path) => known.has(attestedPath(path) ?? ''))
  for (const path of attestationPaths) known.add(path)
  const others = paths.filter((path) => !known.has(path))
  const outdated = others.filter((path) => OUTDATED.test(basename(path)))
  const strangers = others.filter((path) => !OUTDATED.test(basename(path)))

  const failures = outdated.map((path) => outdatedFormat(options.displayPath(path)))
  const read: Distribution[] = []
  await forEachOf(candidates, READERS, async (path) => {
    try {
      const attestations = await Promise.all(
        attestationPaths
          .filter((each) => attestedPath(each) === path)
          .map((each) => readAttestation(each, options.displayPath(each))),
      )
      read.push(await readDistribution(path, options.displayPath(path), { ...options, attestations }))
    } catch (error) {
      failures.push(...failuresIn(error))
    }
  })
  const { distributions, conflicts } = withoutDoubles(read)
  failures.push(...conflicts)
  if (candidates.length === 0 && failures.length === 0) failures.push(await nothingFound(strangers, options))
  return { distributions, strangers: strangers.map(options.displayPath), failures }
}

function outdatedFormat(file: string): Failure {
  return new Failure('DIST_FORMAT', `${file} is in a format that indexes do not take.`, {
    file,
    hint:
      'A wheel ends in .whl and an sdist in .tar.gz, in lower case. Take the file out of the folder, or give patterns ' +
      'in packages-dir that leave it out.',
  })
}

function withoutDoubles(read: readonly Distribution[]): {
  readonly distributions: readonly Distribution[]
  readonly conflicts: readonly Failure[]
} {
  const byName = new Map<string, Distribution>()
  const conflicts: Failure[] = []
  for (const distribution of [...read].sort((one, other) => (one.path < other.path ? -1 : 1))) {
    const { basename: name } = distribution.filename
    const twin = byName.get(name)
    if (twin === undefined) byName.set(name, distribution)
    else if (twin.digests.sha256 !== distribution.digests.sha256) {
      conflicts.push(
        new Failure('DIST_CONFLICT', `${twin.displayPath} and ${distribution.displayPath} have one name but differ.`, {
          file: distribution.displayPath,
          hint: 'An index holds one file of a name: remove the one that is not meant.',
        }),
      )
    }
  }
  return { distributions: [...byName.values()], conflicts }
}

async function nothingFound(
  strangers: readonly string[],
  { packagesDir, displayPath }: CollectOptions,
): Promise<Failure> {
  const hint =
    'Build the distributions or download them in an earlier step, and set packages-dir to where they are ' +
    '(the default is dist).'
  const where = packagesDir.trim()
  if (strangers.length > 0) {
    const names = strangers.slice(0, 5).map(displayPath).join(', ')
    const more = strangers.length > 5 ? ` and ${strangers.length - 5} more` : ''
    return new Failure('DIST_NONE_FOUND', `No wheel or sdist was found in ${where}, only ${names}${more}.`, { hint })
  }
  const state = await stat(where).then(
    (entry) => (entry.isDirectory() ? 'is empty' : 'is not a folder'),
    () => (/[*?[\n!]/.test(where) ? 'matches nothing' : 'does not exist'),
  )
  return new Failure('DIST_NONE_FOUND', `No wheel or sdist was found: ${where} ${state}.`, { hint })
}

async function forEachOf<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = items.values()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const item of queue) await work(item)
    }),
  )
}
