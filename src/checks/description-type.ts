import type { Distribution } from '../distribution/distribution.ts'
import { descriptionTypeFlaw } from '../grammar/media-type.ts'
import { flawedValue } from './flawed-value.ts'
import type { Complaint, DistributionRule } from './rule.ts'
import { sentValue } from './sent-values.ts'
import { specification } from './sources.ts'

const FIELD = 'Description-Content-Type'

export const descriptionTypeRules: readonly DistributionRule[] = [
  {
    id: 'description-content-type',
    title: `${FIELD} is text/plain, text/x-rst or text/markdown, in UTF-8.`,
    source: specification('Core metadata', 'core-metadata'),
    refusedBy: 'twine',
    appliesTo: 'every index',
    scope: 'distribution',
    check: badType,
  },
]

function* badType({ metadata }: Distribution): Generator<Complaint> {
  const value = sentValue(metadata, FIELD)
  if (value === undefined) return
  const flaw = descriptionTypeFlaw(value)
  if (flaw !== undefined) {
    yield flawedValue(FIELD, flaw, 'Write text/markdown, text/x-rst or text/plain, without parameters.')
  }
}
