export type JsonObject = Readonly<Record<string, unknown>>

/** The members of a value; `undefined` for one that has none. */
export function objectFrom(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
}

/** Parses a JSON object; `undefined` for any other text. */
export function parseJsonObject(text: string): JsonObject | undefined {
  try {
    return objectFrom(JSON.parse(text))
  } catch {
    return undefined
  }
}
