/** Values of fields by the field's name: one, several, or none where the field is to be left out. */
export type FieldValues = Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * A METADATA or PKG-INFO of foo 1.0, with the fields given added to what every one has, or in its stead. The body is a
 * description whose type is for the caller to say; without one there is a description in plain text.
 */
export function coreMetadata(fields: FieldValues = {}, body = ''): string {
  const all: FieldValues = {
    'Metadata-Version': '2.4',
    Name: 'foo',
    Version: '1.0',
    Summary: 'A project for tests',
    ...(body === '' && { 'Description-Content-Type': 'text/plain', Description: 'It is for tests.' }),
    ...fields,
  }
  const lines = Object.entries(all).flatMap(([name, value = []]) =>
    (typeof value === 'string' ? [value] : value).map((one) => `${name}: ${one}\n`),
  )
  return `${lines.join('')}${body === '' ? '' : `\n${body}`}`
}
