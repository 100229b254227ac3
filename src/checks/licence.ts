import type { Distribution } from '../distribution/distribution.ts'
import { licenceFilePathFlaw } from '../grammar/licence-file-path.ts'
import { licenseExpressionFlaws } from '../grammar/license-expression.ts'
import { quoted } from '../grammar/quoted.ts'
import { flawedValue } from './flawed-value.ts'
import type { Complaint, DistributionRule } from './rule.ts'
import { sentValue, sentValues } from './sent-values.ts'
import { pep, specification, warehouse } from './sources.ts'

export const licenceRules: readonly DistributionRule[] = [
  {
    id: 'license-expression',
    title: 'License-Expression is an SPDX expression.',
    source: specification('License expressions', 'license-expression'),
    refusedBy: 'twine',
    appliesTo: 'every index',
    scope: 'distribution',
    check: badExpression,
  },
  {
    id: 'license-and-expression',
    title: 'License is not given beside License-Expression.',
    source: warehouse('warehouse/forklift/metadata.py'),
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'distribution',
    check: twoLicences,
  },
  {
    id: 'license-file-path',
    title: 'Every License-File is a plain relative path with “/” between its parts.',
    source: pep(639),
    refusedBy: 'twine',
    appliesTo: 'every index',
    scope: 'distribution',
    check: badPaths,
  },
]

function* badExpression({ metadata }: Distribution): Generator<Complaint> {
  const value = sentValue(metadata, 'License-Expression')
  if (value === undefined) return
  for (const flaw of licenseExpressionFlaws(value)) {
    yield flawedValue(
      'License-Expression',
      flaw,
      'Write SPDX identifiers, such as MIT or Apache-2.0 OR BSD-3-Clause; LicenseRef-… names a licence of your own.',
    )
  }
}

function* twoLicences({ metadata }: Distribution): Generator<Complaint> {
  const [licence, expression] = [sentValue(metadata, 'License'), sentValue(metadata, 'License-Expression')]
  if (licence === undefined || expression === undefined) return
  yield {
    sentence: `License ${quoted(licence)} is given beside License-Expression ${quoted(expression)}.`,
    hint: 'Leave the expression only, as license = "…" in pyproject.toml.',
  }
}

function* badPaths({ metadata }: Distribution): Generator<Complaint> {
  for (const path of sentValues(metadata, 'License-File')) {
    const flaw = licenceFilePathFlaw(path)
    if (flaw === undefined) continue
    yield flawedValue(
      'License-File',
      flaw,
      'Name the file relative to the root of the project, such as LICENSE or licenses/MIT.txt, and build again.',
    )
  }
}
