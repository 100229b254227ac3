import { Failure } from '../errors.ts'
import { distInfoFolder, type Filename, normalizeName, type SdistFilename, type WheelFilename } from './filename.ts'
import { archiveFailure, BUILD_AGAIN, type Member } from './member.ts'

/** Far more than a folder and a name of 255 characters each need; a name in an archive may have a million. */
const LONGEST_PATH = 1_024

/** Whether a member might be the one that holds the metadata, as far as its name alone can tell. */
export function mayHoldMetadata({ name }: Member, { kind }: Filename): boolean {
  if (name.length > LONGEST_PATH) return false
  const [folder = '', base = '', ...deeper] = partsOf(name)
  if (deeper.length > 0 || folder === '' || folder === '..') return false
  return kind === 'wheel' ? base === 'METADATA' && folder.endsWith('.dist-info') : base === 'PKG-INFO'
}

/** Some programs put `./` before every name. */
function partsOf(name: string): readonly string[] {
  return name.split('/').filter((part) => part !== '.')
}

/**
 * Picks the member that holds the metadata. A wheel's lies in the `.dist-info` folder that bears the wheel's name and
 * version, else in the only one there is; an sdist's is `PKG-INFO` in its one top folder.
 *
 * @throws {Failure} `DIST_METADATA` where there is none, or not exactly one; `DIST_ARCHIVE` where it is no plain file.
 */
export function metadataMember<M extends Member>(members: readonly M[], filename: Filename, file: string): M {
  const candidates = members.filter((member) => mayHoldMetadata(member, filename))
  const chosen = filename.kind === 'wheel' ? fittingWheel(candidates, filename) : fittingSdist(candidates, filename)
  const [member, second] = chosen
  if (member === undefined) throw noMetadata(members, filename, file)
  if (second !== undefined) throw severalMetadata(chosen, file)
  if (member.kind !== 'file') {
    throw archiveFailure(file, `holds ${member.name} as a ${KIND_NAMES[member.kind]} and not as a regular file`)
  }
  return member
}

const KIND_NAMES: Readonly<Record<Member['kind'], string>> = {
  file: 'file',
  directory: 'folder',
  symlink: 'symbolic link',
  hardlink: 'hard link',
  sparse: 'sparse file',
  other: 'special file',
}

/** Exact spelling first, then the same project in another spelling, then whatever there is. */
function fittingWheel<M extends Member>(candidates: readonly M[], filename: WheelFilename): readonly M[] {
  const exact = `${distInfoFolder(filename)}/METADATA`
  const project = normalizeName(filename.name)
  const tests: readonly ((member: M) => boolean)[] = [
    (member) => member.name === exact,
    (member) => normalizeName(member.name.split('-', 1)[0] ?? '') === project,
  ]
  for (const test of tests) {
    const fitting = candidates.filter(test)
    if (fitting.length > 0) return fitting
  }
  return candidates
}

/** Whoever unpacks a tar is left with the last member of a name; in a zip, no two may bear the same. */
function fittingSdist<M extends Member>(candidates: readonly M[], { format }: SdistFilename): readonly M[] {
  const places = new Set(candidates.map(({ name }) => partsOf(name).join('/')))
  return format === '.tar.gz' && places.size === 1 ? candidates.slice(-1) : candidates
}

function noMetadata(members: readonly Member[], filename: Filename, file: string): Failure {
  const tops = [...new Set(members.map(({ name }) => name.split('/', 1)[0] ?? ''))]
  const found =
    tops.length === 0 ? 'is empty' : `contains only ${tops.slice(0, 5).join(', ')}${tops.length > 5 ? ' and more' : ''}`
  return new Failure('DIST_METADATA', `${file} has no ${expectedIn(filename)}: at its top it ${found}.`, {
    file,
    hint: filename.kind === 'wheel' ? WHEEL_HINT : SDIST_HINT,
  })
}

function expectedIn(filename: WheelFilename | SdistFilename): string {
  return filename.kind === 'wheel' ? `${distInfoFolder(filename)}/METADATA` : 'PKG-INFO in a top folder'
}

const WHEEL_HINT = 'Build the wheel with “python -m build --wheel”; a zip of the sources is no wheel.'
const SDIST_HINT =
  'Build the sdist with “python -m build --sdist”; an archive of the sources, such as GitHub offers, is no sdist.'

function severalMetadata(members: readonly Member[], file: string): Failure {
  const names = [...new Set(members.map(({ name }) => name))]
  const what =
    names.length === 1
      ? `contains ${names[0]} ${members.length} times`
      : `contains ${names.slice(0, 5).join(' and ')}, and which one counts is unclear`
  return new Failure('DIST_METADATA', `${file} ${what}.`, { file, hint: BUILD_AGAIN })
}
