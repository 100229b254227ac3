import type { FieldName } from '../distribution/core-metadata-fields.ts'
import { importNameFlaw } from '../grammar/import-name.ts'
import { flawedValue } from './flawed-value.ts'
import type { DistributionRule } from './rule.ts'
import { sentValues } from './sent-values.ts'
import { pep } from './sources.ts'

export const importNameRules: readonly DistributionRule[] = [
  importRule('import-name', 'Import-Name'),
  importRule('import-namespace', 'Import-Namespace'),
]

function importRule(id: string, field: FieldName): DistributionRule {
  return {
    id,
    title: `Every ${field} can be imported, but for “; private” after it.`,
    source: pep(794),
    refusedBy: 'twine',
    appliesTo: 'every index',
    scope: 'distribution',
    check: ({ metadata }) =>
      sentValues(metadata, field).flatMap((value) => {
        const flaw = importNameFlaw(value)
        return flaw === undefined ? [] : [flawedValue(field, flaw, 'Write it as in: foo.bar; private.')]
      }),
  }
}
