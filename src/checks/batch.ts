import { CORE_METADATA_FIELDS, type FieldName } from '../distribution/core-metadata-fields.ts'
import type { Distribution } from '../distribution/distribution.ts'
import { quoted } from '../grammar/quoted.ts'
import { parseVersion, versionText } from '../grammar/version.ts'
import { groupedBy, projectsIn, type Release, releasesIn } from '../releases.ts'
import type { AttributedComplaint, BatchRule } from './rule.ts'
import { sentValues } from './sent-values.ts'
import { specification, warehouse } from './sources.ts'

export const batchRules: readonly BatchRule[] = [
  {
    id: 'metadata-agreement',
    title: 'The files of one release agree on their metadata, as far as it is not dynamic.',
    source: specification('Core metadata', 'core-metadata'),
    refusedBy: 'nobody',
    appliesTo: 'every index',
    scope: 'batch',
    check: (distributions) => releasesIn(distributions).flatMap((release) => [...disagreements(release)]),
  },
  {
    id: 'version-spelling',
    title: 'The files of one release spell its version in the same way.',
    source: specification('Version specifiers', 'version-specifiers'),
    refusedBy: 'nobody',
    appliesTo: 'every index',
    scope: 'batch',
    check: (distributions) => releasesIn(distributions).flatMap((release) => [...otherSpellings(release)]),
  },
  {
    id: 'similar-project-names',
    title: 'No two projects have names that differ only in “.”, “-” and “_” or in letters that look alike.',
    source: warehouse('warehouse/packaging/services.py'),
    // For a new project PyPI does, and for two old ones it does not.
    refusedBy: 'nobody',
    appliesTo: 'PyPI',
    scope: 'batch',
    check: similarNames,
  },
]

/** What is about the one file, or another rule's. */
const NOT_COMPARED: ReadonlySet<FieldName> = new Set([
  'Metadata-Version',
  'Name',
  'Version',
  'Platform',
  'Supported-Platform',
  'Dynamic',
  'License-File',
])
/** Before sdists could call a field dynamic (PEP 643), build backends left these out. */
const LEFT_OUT_BY_OLD_SDISTS: readonly FieldName[] = ['Requires-Dist', 'Provides-Extra']
const DYNAMIC_SINCE = '2.2'
const WHITE_SPACE = /\s+/g

/** An index shows the metadata of the file that came first. */
function* disagreements({ distributions: [first, ...others] }: Release): Generator<AttributedComplaint> {
  if (first === undefined) return
  // Spelled out once for each file: a description may have a megabyte.
  const ofFirst = comparableValues(first)
  for (const distribution of others) {
    const values = comparableValues(distribution)
    const fields = comparedFields(first, distribution).filter((field) => values.get(field) !== ofFirst.get(field))
    if (fields.length === 0) continue
    yield {
      distribution,
      sentence: `${listed(fields)} ${fields.length === 1 ? 'differs' : 'differ'} from what ${first.filename.basename} has, and an index shows what came first for the whole release.`,
      hint: 'Build all files of a release from the same source with the same tools.',
    }
  }
}

function comparedFields(one: Distribution, other: Distribution): readonly FieldName[] {
  const metadataVersions = [one, other].map(({ metadata }) => metadata.metadataVersion)
  const leftOut = new Set([...leftOutFor(one), ...leftOutFor(other)])
  return CORE_METADATA_FIELDS.filter(
    ({ name, since }) =>
      !NOT_COMPARED.has(name) &&
      !leftOut.has(name.toLowerCase()) &&
      !metadataVersions.some((metadataVersion) => isOlder(metadataVersion, since)),
  ).map(({ name }) => name)
}

/** In lower case: the fields in which other files of the release may differ from this one. */
function leftOutFor({ filename, metadata }: Distribution): readonly string[] {
  const isOldSdist = filename.kind === 'sdist' && isOlder(metadata.metadataVersion, DYNAMIC_SINCE)
  const names = isOldSdist ? LEFT_OUT_BY_OLD_SDISTS : sentValues(metadata, 'Dynamic')
  return names.map((name) => name.toLowerCase())
}

/** Without white space, and in an order of their own: neither changes the meaning. */
function comparableValues({ metadata }: Distribution): ReadonlyMap<FieldName, string> {
  const values = CORE_METADATA_FIELDS.map(({ name }) => {
    const ofField = sentValues(metadata, name).map((value) => value.replace(WHITE_SPACE, ''))
    return [name, ofField.sort().join('\n')] as const
  })
  return new Map(values)
}

function isOlder(metadataVersion: string, than: string): boolean {
  const [major = 0, minor = 0] = metadataVersion.split('.').map(Number)
  const [thanMajor = 0, thanMinor = 0] = than.split('.').map(Number)
  return major < thanMajor || (major === thanMajor && minor < thanMinor)
}

function listed(words: readonly string[]): string {
  return words.length === 1 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

function* otherSpellings({ distributions: [first, ...others] }: Release): Generator<AttributedComplaint> {
  if (first === undefined) return
  const spelling = spellingOf(first)
  for (const distribution of others) {
    if (spellingOf(distribution) === spelling) continue
    yield {
      distribution,
      sentence: `Version ${quoted(spellingOf(distribution))} is that of ${first.filename.basename}, where it is spelled ${quoted(spelling)}: both make one release.`,
      hint: 'Build all files of a release with the version spelled in the same way, and empty the folder before.',
    }
  }
}

function spellingOf({ metadata: { version } }: Distribution): string {
  const parsed = parseVersion(version)
  return parsed === undefined ? version : versionText(parsed)
}

function* similarNames(distributions: readonly Distribution[]): Generator<AttributedComplaint> {
  const firsts = [...projectsIn(distributions).values()].flatMap(([first]) => first ?? [])
  for (const [original, ...lookalikes] of groupedBy(firsts, ({ metadata }) => lookOf(metadata.name)).values()) {
    if (original === undefined) continue
    for (const distribution of lookalikes) {
      const [name, other] = [distribution, original].map(({ metadata }) => quoted(metadata.name))
      yield {
        distribution,
        sentence: `The projects ${name} and ${other} have names that look alike, and PyPI creates no project beside one that looks alike.`,
        hint: 'If they are meant to be one project, give it the same name in all files.',
      }
    }
  }
}

/** What PyPI compares new names by (`ultranormalize_name` in warehouse). */
function lookOf(name: string): string {
  return name.toLowerCase().replace(/[._-]/g, '').replace(/[li]/g, '1').replace(/o/g, '0')
}
