import type { Metadata } from '../distribution/metadata.ts'

/** The description, where it is rendered as reStructuredText: where it is declared so, or not declared to be anything. */
export function restructuredTextIn(metadata: Metadata): string | undefined {
  return metadata.fields.get('Description')?.[0]
}
