import type { Distribution } from './distribution/distribution.ts'
import { Failure } from './errors.ts'
import { globOf } from './grammar/glob.ts'
import { canonicalVersion, parseVersion, type Version, versionText } from './grammar/version.ts'
import { groupedBy } from './releases.ts'

/** A version, or all that fit a pattern. */
export interface ExpectedVersion {
  /** As it was given, without `refs/tags/`. */
  readonly text: string
  /** Of any version in normal form. */
  fits(version: string): boolean
}

/** What the workflow expects of the distributions. */
export interface Expected {
  readonly version: ExpectedVersion | undefined
  /** Patterns of file names. */
  readonly files: readonly string[]
}

/** How many names a sentence shows. */
const NAMES_SHOWN = 5

/**
 * Reads a version (PEP 440), a tag that ends in one, such as `v1.2.3`, `pkg-1.2.3` or `refs/tags/pkg/v1.2.3`, or such a
 * text with `*` for anything.
 *
 * @throws {Failure} `INPUT_INVALID` where it has no version.
 */
export function parseExpectedVersion(given: string): ExpectedVersion {
  const text = given.replace(/^refs\/tags\//, '')
  // What stands before the version may have separators of its own: the longest end that is one counts.
  const ends = [...text.matchAll(/(?<=^|[-_/@=+ ])(?=\S)/g)].map(({ index }) => text.slice(index))
  for (const end of ends) {
    const fits = end.includes('*') ? patternOf(end, end === text) : versionOf(end)
    if (fits !== undefined) return { text, fits }
  }
  throw new Failure('INPUT_INVALID', `The input expect-version is “${given}”, which has no version in it.`, {
    hint:
      'Give a tag such as v1.2.3 or pkg-1.2.3, a version, or a pattern such as 1.2.*. On a branch github.ref_name is the ' +
      'name of the branch.',
  })
}

function versionOf(text: string): ExpectedVersion['fits'] | undefined {
  const wanted = canonicalVersion(text)
  return wanted === undefined ? undefined : (version) => canonicalVersion(version) === wanted
}

const SERIES = /^(?:\d+!)?\d+(?:\.\d+)*\.\*$/
/** What a pattern begins with; an end of a text needs a digit there, lest “*” be left of a tag and fit everything. */
const PATTERN = { whole: /^v?[\d*][\w.*!+-]*$/i, end: /^v?\d[\w.*!+-]*$/i }

function patternOf(text: string, isWhole: boolean): ExpectedVersion['fits'] | undefined {
  if (!(isWhole ? PATTERN.whole : PATTERN.end).test(text)) return undefined
  // Of the normal form all letters are small.
  const pattern = text.replace(/^v/i, '').toLowerCase()
  const series = SERIES.test(pattern) ? parseVersion(pattern.slice(0, -2)) : undefined
  if (series !== undefined) return seriesOf(series)
  const matches = globOf(pattern)
  return (version) => {
    const parsed = parseVersion(version)
    return matches(parsed === undefined ? version : versionText(parsed))
  }
}

/** `1.2.*` as PEP 440 has it: all whose release begins so, pre-releases too, and 1.2 itself. */
function seriesOf({ epoch, release }: Version): ExpectedVersion['fits'] {
  return (text) => {
    const version = parseVersion(text)
    return version?.epoch === epoch && release.every((number, index) => number === (version.release[index] ?? '0'))
  }
}
/** Holds distributions against what is expected of them; each expectation that is not met is one failure. */
export function unmetExpectations(
  distributions: readonly Distribution[],
  { version, files }: Expected,
): readonly Failure[] {
  const names = distributions.map(({ filename }) => filename.basename)
  return [
    ...(version === undefined ? [] : otherVersions(distributions, version)),
    ...files.filter((pattern) => !names.some(globOf(pattern))).map((pattern) => missing(pattern, names)),
  ]
}

function otherVersions(distributions: readonly Distribution[], expected: ExpectedVersion): readonly Failure[] {
  const others = distributions.filter(({ metadata }) => !expected.fits(metadata.version))
  return [...groupedBy(others, ({ metadata }) => metadata.version)].map(([version, files]) => {
    const names = files.map(({ filename }) => filename.basename)
    return new Failure(
      'VERSION_UNEXPECTED',
      `The input expect-version is “${expected.text}”, and ${shown(names)} ${names.length === 1 ? 'has' : 'have'} the version ${version}.`,
      {
        hint:
          'Mostly the version in pyproject.toml was not raised before the tag was set, or the wrong commit was tagged. ' +
          'Correct the one or the other, build again and run again.',
      },
    )
  })
}

function missing(pattern: string, names: readonly string[]): Failure {
  return new Failure('FILES_MISSING', `No file fits “${pattern}” of the input expect-files.`, {
    hint: `There ${names.length === 1 ? 'is' : 'are'} ${shown(names)}. Look whether every job that builds one has run, and its artifact was downloaded.`,
  })
}

function shown(names: readonly string[]): string {
  const more = names.length - NAMES_SHOWN
  return more > 1 ? `${names.slice(0, NAMES_SHOWN).join(', ')} and ${more} more` : names.join(', ')
}
