import { repr } from './python-text.ts'
import { parseVersion, type Version } from './versions.ts'

const PROJECT_NAME = /^(?:[A-Z0-9]|[A-Z0-9][A-Z0-9._-]*[A-Z0-9])$/i

export function isProjectName(name: string): boolean {
  return PROJECT_NAME.test(name)
}

/** The form in which project names are compared (PEP 503): `Sample_Project` and `sample.project` are one. */
export function normalizedName(name: string): string {
  return name.replace(/[-_.]+/g, '-').toLowerCase()
}

/** The normalised name as file names begin with it (PEP 625, binary distribution format). */
export function escapedName(name: string): string {
  return normalizedName(name).replaceAll('-', '_')
}

export interface SdistName {
  readonly name: string
  readonly version: Version
}

/** Splits an sdist's file name at its last hyphen; `undefined` when what follows is no version. */
export function parseSdistName(filename: string): SdistName | undefined {
  const stem = filename.replace(/\.(?:tar\.gz|zip)$/, '')
  const hyphen = stem.lastIndexOf('-')
  const version = parseVersion(stem.slice(hyphen + 1))
  return stem === filename || hyphen < 0 || version === undefined ? undefined : { name: stem.slice(0, hyphen), version }
}

export type WheelName =
  | {
      readonly state: 'parsed'
      readonly name: string
      readonly version: Version
      /** In lower case. */
      readonly platforms: readonly string[]
    }
  | { readonly state: 'invalid'; readonly problem: string }

/** Splits a wheel's file name as the `packaging` library does, with the same words for what is wrong with it. */
export function parseWheelName(filename: string): WheelName {
  const stem = filename.slice(0, -'.whl'.length)
  const [name = '', versionPart = '', build = '', ...rest] = stem.split('-')
  const invalid = (problem: string): WheelName => ({ state: 'invalid', problem })
  // Name, version and three tags; or a build number between version and tags.
  if (rest.length !== 2 && rest.length !== 3) {
    return invalid(`Invalid wheel filename (wrong number of parts): ${repr(stem)}`)
  }
  if (name.includes('__') || !/^[\p{L}\p{N}_.]*$/u.test(name)) {
    return invalid(`Invalid project name: ${repr(stem)}`)
  }
  const version = parseVersion(versionPart)
  if (version === undefined) {
    return invalid(`Invalid wheel filename (invalid version): ${repr(stem)}`)
  }
  if (rest.length === 3 && !/^[0-9]/.test(build)) {
    return invalid(`Invalid build number: ${build} in ${repr(stem)}`)
  }
  const [platform = ''] = rest.slice(-1)
  return { state: 'parsed', name, version, platforms: platform.toLowerCase().split('.') }
}
