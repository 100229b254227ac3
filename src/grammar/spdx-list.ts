import list from './data/spdx.json' with { type: 'json' }

/** Of the list that `packaging` holds, and PyPI by it. A newer list would pass what they refuse. */
export const SPDX_LIST_VERSION = list.version

const LICENSES = lowerCased([...list.licenses, ...list.deprecatedLicenses])
const EXCEPTIONS = lowerCased(list.exceptions)

/** Whether a license is on the list, deprecated or not; case is ignored. */
export function isLicenseId(id: string): boolean {
  return LICENSES.has(id.toLowerCase())
}

/** Whether an exception, as it stands after WITH, is on the list, deprecated or not; case is ignored. */
export function isExceptionId(id: string): boolean {
  return EXCEPTIONS.has(id.toLowerCase())
}

const LONGEST_NAME = 100

/** The license id that a name was probably meant for: `Apache-2.0` for `Apache License, Version 2`. */
export function licenseIdLike(name: string): string | undefined {
  if (name.length > LONGEST_NAME) return undefined
  const key = bare(name.toLowerCase().replace(/\b(?:the|licen[cs]e|version)\b|v(?=\.? ?[0-9])/g, ''))
  const ending = name.endsWith('+') ? /^0?(?:orlater)?$/ : /^0?(?:only|clause)?$/
  if (key === '') return undefined
  return list.licenses.find((id) => {
    const other = bare(id.toLowerCase())
    return other.startsWith(key) && ending.test(other.slice(key.length))
  })
}

function bare(text: string): string {
  return text.replace(/[^a-z0-9]/g, '')
}

function lowerCased(ids: readonly string[]): ReadonlySet<string> {
  return new Set(ids.map((id) => id.toLowerCase()))
}
