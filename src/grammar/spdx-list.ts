import deprecatedExceptionIds from 'spdx-exceptions/deprecated.json' with { type: 'json' }
import exceptionIds from 'spdx-exceptions/index.json' with { type: 'json' }
import deprecatedLicenseIds from 'spdx-license-ids/deprecated.json' with { type: 'json' }
import licenseIds from 'spdx-license-ids/index.json' with { type: 'json' }

/** The list that `packaging` 26.2 and 26.3 hold, and PyPI by them. A newer list would pass what they refuse. */
export const SPDX_LIST_VERSION = '3.27.0'

/** Exceptions of that list that the package of exceptions does not have yet. */
const NEWER_EXCEPTION_IDS = [
  'Asterisk-linking-protocols-exception',
  'CGAL-linking-exception',
  'Digia-Qt-LGPL-exception-1.1',
  'GPL-3.0-389-ds-base-exception',
  'PCRE2-exception',
  'RRDtool-FLOSS-exception-2.0',
  'erlang-otp-linking-exception',
  'harbour-exception',
  'independent-modules-exception',
  'mxml-exception',
  'polyparse-exception',
  'romic-exception',
]

const LICENSES = lowerCased([...licenseIds, ...deprecatedLicenseIds])
const EXCEPTIONS = lowerCased([...exceptionIds, ...deprecatedExceptionIds, ...NEWER_EXCEPTION_IDS])

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
  return licenseIds.find((id) => {
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
