/** The members of a JSON object by name; none where the text is no JSON or no object. */
export function jsonFieldsFrom(text: string): ReadonlyMap<string, unknown> {
  try {
    const document: unknown = JSON.parse(text)
    return typeof document === 'object' && document !== null ? new Map(Object.entries(document)) : new Map()
  } catch {
    return new Map()
  }
}

/** One member of a JSON value; `undefined` where it is no object or has no such member of its own. */
export function jsonField(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined
}
