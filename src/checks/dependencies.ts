import type { FieldName } from '../distribution/core-metadata-fields.ts'
import type { Distribution } from '../distribution/distribution.ts'
import { isProjectName } from '../grammar/project-name.ts'
import { quoted } from '../grammar/quoted.ts'
import { parseRequirement } from '../grammar/requirement.ts'
import { specifiersFlaw } from '../grammar/specifiers.ts'
import { flawedValue } from './flawed-value.ts'
import type { Complaint, DistributionRule } from './rule.ts'
import { sentValue, sentValues } from './sent-values.ts'
import { pep, specification, warehouse } from './sources.ts'

const DEPENDENCY_SPECIFIERS = specification('Dependency specifiers', 'dependency-specifiers')

export const dependencyRules: readonly DistributionRule[] = [
  {
    id: 'requires-dist',
    title: 'Every Requires-Dist is a dependency specifier.',
    source: DEPENDENCY_SPECIFIERS,
    refusedBy: 'twine',
    appliesTo: 'every index',
    scope: 'distribution',
    check: ({ metadata }) =>
      sentValues(metadata, 'Requires-Dist').flatMap((value) => requirementComplaints('Requires-Dist', value)),
  },
  {
    id: 'direct-reference',
    title: 'No Requires-Dist refers to a URL.',
    source: warehouse('warehouse/forklift/metadata.py'),
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'distribution',
    check: ({ metadata }) =>
      sentValues(metadata, 'Requires-Dist').flatMap((value) => referenceComplaints('Requires-Dist', value)),
  },
  {
    id: 'requires-python',
    title: 'Requires-Python is a list of version specifiers.',
    source: specification('Version specifiers', 'version-specifiers'),
    refusedBy: 'twine',
    appliesTo: 'every index',
    scope: 'distribution',
    check: requiredPython,
  },
  {
    id: 'provides-extra',
    title: 'Every Provides-Extra is a name.',
    source: pep(685),
    refusedBy: 'twine',
    appliesTo: 'every index',
    scope: 'distribution',
    check: extras,
  },
  distRule('provides-dist', 'Provides-Dist'),
  distRule('obsoletes-dist', 'Obsoletes-Dist'),
]

function distRule(id: string, field: FieldName): DistributionRule {
  return {
    id,
    title: `Every ${field} is a dependency specifier without a URL.`,
    source: warehouse('warehouse/forklift/metadata.py'),
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'distribution',
    check: ({ metadata }) =>
      sentValues(metadata, field).flatMap((value) => [
        ...requirementComplaints(field, value),
        ...referenceComplaints(field, value),
      ]),
  }
}

function requirementComplaints(field: FieldName, value: string): readonly Complaint[] {
  const parsed = parseRequirement(value)
  if (parsed.kind === 'requirement') return []
  return [flawedValue(field, parsed.flaw, 'Write it as in: requests[socks]>=2.31,<3; python_version >= "3.9".')]
}

function referenceComplaints(field: FieldName, value: string): readonly Complaint[] {
  const parsed = parseRequirement(value)
  if (parsed.kind === 'flaw' || parsed.url === undefined) return []
  return [
    {
      sentence: `${field} ${quoted(value)} refers to a URL.`,
      hint: `Name ${quoted(parsed.name)} with a version instead, and publish it to the index first where it is not there.`,
    },
  ]
}

function* requiredPython({ metadata }: Distribution): Generator<Complaint> {
  const value = sentValue(metadata, 'Requires-Python')
  if (value === undefined) return
  const flaw = specifiersFlaw(value)
  if (flaw !== undefined) {
    yield flawedValue('Requires-Python', flaw, 'Write it as in: >=3.9,<4.')
  }
}

function* extras({ metadata }: Distribution): Generator<Complaint> {
  for (const value of sentValues(metadata, 'Provides-Extra')) {
    if (isProjectName(value)) continue
    yield {
      sentence: `Provides-Extra ${quoted(value)} is no name of an extra.`,
      hint: 'Use letters, digits, “.”, “-” and “_” only, and begin and end with a letter or digit.',
    }
  }
}
