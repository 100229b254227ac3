import type { FieldName } from '../distribution/core-metadata-fields.ts'
import type { Flaw } from '../grammar/flaw.ts'
import type { Complaint } from './rule.ts'

/** The complaint that a field's value does not follow its grammar. */
export function flawedValue(field: FieldName, { what, certainty }: Flaw, hint: string): Complaint {
  return { sentence: `${field}: ${what}`, hint, ...(certainty === 'unsure' && { certainty }) }
}
