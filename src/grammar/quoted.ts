const LIMIT = 100

/** A value in quotation marks, cut where it is long. */
export function quoted(value: string): string {
  // A cut by UTF-16 units first: spreading a line of a megabyte would cost far more than is shown.
  const characters = [...value.slice(0, 2 * LIMIT + 2)]
  return characters.length > LIMIT ? `“${characters.slice(0, LIMIT).join('')}…”` : `“${value}”`
}
