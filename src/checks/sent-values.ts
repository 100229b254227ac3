import type { FieldName } from '../distribution/core-metadata-fields.ts'
import type { Metadata } from '../distribution/metadata.ts'
import { strip } from '../grammar/white-space.ts'

/**
 * The values of a field as far as an index takes them into account. PyPI drops a field whose last value is `UNKNOWN`,
 * which distutils wrote where it knew nothing (warehouse, forklift/decorators.py), and one whose only value is empty
 * (forklift/metadata.py).
 */
export function sentValues({ fields }: Metadata, field: FieldName): readonly string[] {
  const values = fields.get(field) ?? []
  const last = values.at(-1)
  if (last === undefined || strip(last) === 'UNKNOWN') return []
  return values.length === 1 && last === '' ? [] : values
}

/** The value of a field that is given once. */
export function sentValue(metadata: Metadata, field: FieldName): string | undefined {
  return sentValues(metadata, field)[0]
}
