import type { Distribution } from '../distribution/distribution.ts'
import type { WheelFilename } from '../distribution/filename.ts'
import { quoted } from '../grammar/quoted.ts'
import { canonicalVersion, parseVersion, versionText } from '../grammar/version.ts'
import { escapedName } from './escaped-name.ts'
import { hasUnstorableCharacters } from './filename.ts'
import type { Complaint, DistributionRule } from './rule.ts'
import { specification } from './sources.ts'

const WHEELS = specification('Binary distribution format', 'binary-distribution-format')
/** As Python has it. */
const IDENTIFIER = /^[\p{XID_Start}_]\p{XID_Continue}*$/u
const REBUILD = 'Do not rename what the build wrote, but build it again.'

export const wheelFilenameRules: readonly DistributionRule[] = [
  {
    id: 'wheel-filename',
    title: 'The name of a wheel has a build number that begins with a digit, if any, and tags that are not empty.',
    source: WHEELS,
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'distribution',
    check: (distribution) => ofWheel(distribution, badParts),
  },
  {
    id: 'wheel-filename-name',
    title: 'A wheel is named after the project, in lower case and with “_” for every run of “-”, “_” and “.”.',
    source: WHEELS,
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'distribution',
    check: (distribution) => ofWheel(distribution, otherName),
  },
  {
    id: 'wheel-filename-version',
    title: 'The version in the name of a wheel is that of its metadata.',
    source: WHEELS,
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'distribution',
    check: (distribution) => ofWheel(distribution, otherVersion),
  },
]

type WheelCheck = (filename: WheelFilename, distribution: Distribution) => Iterable<Complaint>

function ofWheel(distribution: Distribution, check: WheelCheck): Iterable<Complaint> {
  const { filename } = distribution
  return filename.kind !== 'wheel' || hasUnstorableCharacters(filename.basename) ? [] : check(filename, distribution)
}

function* badParts({ build, pythonTag, abiTag }: WheelFilename): Generator<Complaint> {
  if (build !== undefined && !/^[0-9]/.test(build)) {
    yield { sentence: `The build number ${quoted(build)} in the file name does not begin with a digit.`, hint: REBUILD }
  }
  // packaging refuses these from 26.3 on; with the older one, PyPI takes them. Empty platform tags are no platform.
  for (const tag of pythonTag.split('.')) {
    if (IDENTIFIER.test(tag)) continue
    yield {
      sentence: `The file name has ${quoted(tag)} where a Python tag such as py3 or cp313 should be.`,
      hint: `packaging takes it up to 26.2, and refuses it from 26.3 on. ${REBUILD}`,
      certainty: 'unsure',
    }
  }
  if (abiTag.split('.').includes('')) {
    yield {
      sentence: `The ABI tags ${quoted(abiTag)} in the file name have an empty one among them.`,
      hint: `packaging takes it up to 26.2, and refuses it from 26.3 on. ${REBUILD}`,
      certainty: 'unsure',
    }
  }
}

function* otherName({ name }: WheelFilename, { metadata, generator }: Distribution): Generator<Complaint> {
  const right = escapedName(metadata.name)
  if (right === undefined || name === right) return
  yield {
    sentence: `The file name begins with ${quoted(name)}, and not with ${quoted(right)} as the project ${quoted(metadata.name)} has it.`,
    hint: `${REBUILD} ${backendHint(generator)}`,
  }
}

function* otherVersion({ version: inName }: WheelFilename, { metadata }: Distribution): Generator<Complaint> {
  const version = parseVersion(metadata.version)
  if (version === undefined || canonicalVersion(inName) === canonicalVersion(metadata.version)) return
  yield {
    sentence: `The file name has the version ${quoted(inName)}, but the metadata ${quoted(versionText(version))}.`,
    hint: REBUILD,
  }
}

function backendHint(generator: string | undefined): string {
  const isSetuptools = generator === undefined || /^(?:bdist_wheel|setuptools)\b/.test(generator)
  const by = generator === undefined ? '' : ` It was built by ${generator}.`
  return isSetuptools
    ? `setuptools writes such names from 75.8.1 on.${by}`
    : `A newer version of the build backend may write the name right.${by}`
}
