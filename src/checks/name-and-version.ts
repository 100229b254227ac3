import type { Distribution } from '../distribution/distribution.ts'
import { isProjectName } from '../grammar/project-name.ts'
import { quoted } from '../grammar/quoted.ts'
import { parseVersion, versionText } from '../grammar/version.ts'
import { strip } from '../grammar/white-space.ts'
import type { Complaint, DistributionRule } from './rule.ts'
import { pep, specification, warehouse } from './sources.ts'

export const nameAndVersionRules: readonly DistributionRule[] = [
  {
    id: 'name',
    title: 'Name is made of ASCII letters, digits, dots, hyphens and underscores, with a letter or digit at both ends.',
    source: specification('Names and normalization', 'name-normalization'),
    refusedBy: 'twine',
    appliesTo: 'every index',
    scope: 'distribution',
    check: badName,
  },
  {
    id: 'name-given',
    title: 'The project has a name.',
    source: warehouse('warehouse/forklift/decorators.py'),
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'distribution',
    check: noName,
  },
  {
    id: 'version',
    title: 'Version is a version.',
    source: pep(440),
    refusedBy: 'twine',
    appliesTo: 'every index',
    scope: 'distribution',
    check: badVersion,
  },
  {
    id: 'local-version',
    title: 'Version has no local part.',
    source: warehouse('warehouse/forklift/metadata.py'),
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'distribution',
    check: localVersion,
  },
]

function* badName({ metadata: { name } }: Distribution): Generator<Complaint> {
  if (isProjectName(name)) return
  yield {
    sentence: `Name ${quoted(name)} is no name of a project.`,
    hint: 'Use ASCII letters, digits, “.”, “-” and “_” only, and begin and end with a letter or digit.',
  }
}

function* noName({ metadata: { name } }: Distribution): Generator<Complaint> {
  if (strip(name) !== 'UNKNOWN') return
  yield {
    sentence: 'Name is UNKNOWN, which stands for a project without a name.',
    hint: 'Set the name in pyproject.toml, and build with setuptools 61 or newer if setuptools is the build backend.',
  }
}

function* badVersion({ metadata: { version } }: Distribution): Generator<Complaint> {
  if (parseVersion(version) !== undefined) return
  yield {
    sentence: `Version ${quoted(version)} is not a valid version.`,
    hint: 'Write it as PEP 440 has it, such as 1.2.3, 1.2rc1 or 1.2.post1.',
  }
}

function* localVersion({ metadata }: Distribution): Generator<Complaint> {
  const version = parseVersion(metadata.version)
  if (version?.local === undefined) return
  yield {
    sentence: `Version ${quoted(versionText(version))} has a local part, which is for builds that are not published.`,
    hint:
      'Build without what follows the “+”. setuptools-scm adds it to commits without a tag: build the tagged commit, ' +
      'or set local_scheme = "no-local-version".',
  }
}
