import { Failure } from '../errors.ts'

export interface WheelFilename {
  readonly kind: 'wheel'
  readonly basename: string
  /** As spelled in the file name. */
  readonly name: string
  readonly version: string
  readonly build?: string
  /** May be several, joined by dots; so may the two others. */
  readonly pythonTag: string
  readonly abiTag: string
  readonly platformTag: string
}

export interface SdistFilename {
  readonly kind: 'sdist'
  readonly basename: string
  readonly format: '.tar.gz' | '.zip'
  /** What stands before the last hyphen; the whole stem where nothing stands on one side of it. Never empty. */
  readonly name: string
  /** What stands after the last hyphen, be it a version or not; empty where the stem is all name. */
  readonly version: string
}

export type Filename = WheelFilename | SdistFilename

/**
 * Splits the file name of a distribution into its parts. Lenient: it refuses only what cannot be split, and leaves an
 * index's finer rules to the checks.
 *
 * @throws {Failure} `DIST_FILENAME` with the part that is wrong.
 */
export function parseFilename(basename: string, displayPath: string = basename): Filename {
  if (basename.endsWith('.whl')) return parseWheelFilename(basename, displayPath)
  if (basename.endsWith('.tar.gz')) return parseSdistFilename(basename, '.tar.gz', displayPath)
  if (basename.endsWith('.zip')) return parseSdistFilename(basename, '.zip', displayPath)
  throw new Failure('DIST_FILENAME', `${basename} ends neither in .whl nor in .tar.gz nor in .zip.`, {
    file: displayPath,
    hint: 'A wheel ends in .whl and an sdist in .tar.gz, in lower case.',
  })
}

/**
 * The version that the name of a file tells, be it one or not; nothing where `parseFilename` refuses the name. Lists of
 * others' files have a million names that are none, and to refuse each takes long.
 */
export function versionIn(basename: string): string | undefined {
  if (basename.endsWith('.whl')) {
    const parts = basename.slice(0, -'.whl'.length).split('-')
    const isWheel = (parts.length === 5 || parts.length === 6) && !parts.includes('')
    return isWheel ? parts[1] : undefined
  }
  const format = (['.tar.gz', '.zip'] as const).find((suffix) => basename.endsWith(suffix))
  if (format === undefined || basename === format) return undefined
  return parseSdistFilename(basename, format, basename).version
}

/** The one spelling under which an index knows a project (PEP 503). */
export function normalizeName(name: string): string {
  return name.replace(/[-_.]+/g, '-').toLowerCase()
}

/** Where PyPI looks for what describes a wheel: spelled as the file name spells it, in whatever normal form. */
export function distInfoFolder({ name, version }: Filename): string {
  return `${name}-${version}.dist-info`
}

/** What twine 7 sends as `pyversion`: `source` for sdists, else the Python tag as its lenient pattern finds it. */
export function pythonVersionOf(filename: Filename): string {
  if (filename.kind === 'sdist') return 'source'
  // A version or a build that does not start with a digit is none for twine, and what follows moves up.
  const [, pythonTag = 'any'] = TWINE_WHEEL.exec(filename.basename) ?? []
  return pythonTag
}

const TWINE_WHEEL = /^[^\n]+?(?:-\p{Nd}[^\n]+?)?(?:-\p{Nd}[^\n]*?)?-([^\n]+?)-[^\n]+?-[^\n]+?\.whl$/u

const WHEEL_PARTS = ['name', 'version', 'Python tag', 'ABI tag', 'platform tag'] as const
const WHEEL_PARTS_WITH_BUILD = ['name', 'version', 'build number', 'Python tag', 'ABI tag', 'platform tag'] as const

function parseWheelFilename(basename: string, file: string): WheelFilename {
  const parts = basename.slice(0, -'.whl'.length).split('-')
  const names: readonly string[] = parts.length === 6 ? WHEEL_PARTS_WITH_BUILD : WHEEL_PARTS
  if (parts.length !== names.length) {
    throw wheelFailure(basename, file, `has ${parts.length} ${parts.length === 1 ? 'part' : 'parts'} between hyphens`)
  }
  const missing = names.find((_, index) => parts[index] === '')
  if (missing !== undefined) throw wheelFailure(basename, file, `has an empty ${missing}`)
  const [name = '', version = ''] = parts
  const [platformTag = '', abiTag = '', pythonTag = '', build = ''] = parts.toReversed()
  const wheel = { kind: 'wheel', basename, name, version, pythonTag, abiTag, platformTag } as const
  return parts.length === 6 ? { ...wheel, build } : wheel
}

function wheelFailure(basename: string, file: string, what: string): Failure {
  return new Failure('DIST_FILENAME', `${basename} ${what}, so it is no file name of a wheel.`, {
    file,
    hint:
      'A wheel is named name-version-python-abi-platform.whl, such as my_project-1.0-py3-none-any.whl, with a build ' +
      'number after the version at most; hyphens within a part become underscores. Do not rename what the build wrote.',
  })
}

/** At the last hyphen, as packaging does: a name may hold hyphens, a version in its normal form may not (PEP 625). */
function parseSdistFilename(basename: string, format: SdistFilename['format'], file: string): SdistFilename {
  const stem = basename.slice(0, -format.length)
  if (stem === '') {
    throw new Failure('DIST_FILENAME', `${basename} has no name before ${format}.`, {
      file,
      hint: 'An sdist is named name-version.tar.gz. Do not rename what the build wrote.',
    })
  }
  const hyphen = stem.lastIndexOf('-')
  if (hyphen <= 0 || hyphen === stem.length - 1) return { kind: 'sdist', basename, format, name: stem, version: '' }
  return { kind: 'sdist', basename, format, name: stem.slice(0, hyphen), version: stem.slice(hyphen + 1) }
}
