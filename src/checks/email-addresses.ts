import type { FieldName } from '../distribution/core-metadata-fields.ts'
import { emailAddressFlaw } from '../grammar/email-address.ts'
import { flawedValue } from './flawed-value.ts'
import type { DistributionRule } from './rule.ts'
import { sentValue } from './sent-values.ts'
import { warehouse } from './sources.ts'

export const emailAddressRules: readonly DistributionRule[] = [
  emailRule('author-email', 'Author-Email', 'Author'),
  emailRule('maintainer-email', 'Maintainer-Email', 'Maintainer'),
]

function emailRule(id: string, field: FieldName, nameField: FieldName): DistributionRule {
  return {
    id,
    title: `${field}, where it is one address, is one that mail could reach.`,
    source: warehouse('warehouse/forklift/metadata.py'),
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'distribution',
    check: ({ metadata }) => {
      const value = sentValue(metadata, field)
      const flaw = value === undefined ? undefined : emailAddressFlaw(value)
      if (value === undefined || flaw === undefined) return []
      const hint = `Write it as in: Jane Doe <jane@example.org>. A name without an address belongs into ${nameField}.`
      return [flawedValue(field, flaw, hint)]
    },
  }
}
