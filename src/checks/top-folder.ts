/**
 * The folder in which all names lie, as Python's `os.path.commonpath` finds it; empty where there is none, and undefined
 * where some names are absolute and some are not.
 */
export function topFolder(names: readonly string[]): string | undefined {
  const absolute = names.filter((name) => name.startsWith('/')).length
  if (absolute > 0 && absolute < names.length) return undefined
  let common: readonly string[] | undefined
  for (const name of names) {
    if (common?.length === 0) break
    const parts = partsOf(name, common?.length)
    common = common === undefined ? parts : sharedStart(common, parts)
  }
  return `${absolute > 0 ? '/' : ''}${(common ?? []).join('/')}`
}

/** Of the first name all parts, and of others no more than are compared: a name may have a million. */
function partsOf(name: string, count: number = Number.POSITIVE_INFINITY): readonly string[] {
  const parts: string[] = []
  for (let at = 0; at <= name.length && parts.length < count; ) {
    const slash = name.indexOf('/', at)
    const end = slash < 0 ? name.length : slash
    const part = name.slice(at, end)
    if (part !== '' && part !== '.') parts.push(part)
    at = end + 1
  }
  return parts
}

function sharedStart(one: readonly string[], other: readonly string[]): readonly string[] {
  const end = one.findIndex((part, index) => part !== other[index])
  return end < 0 ? one : one.slice(0, end)
}
