import { escapedName, normalizedName, parseSdistName, parseWheelName } from './names.ts'
import { unsupportedPlatform } from './platform-tags.ts'
import { repr } from './python-text.ts'
import { helpPage, type Refusal, refusal } from './refusal.ts'
import type { Digests, FileType, Release, StoredFile } from './store.ts'
import type { Content } from './upload-body.ts'
import { canonicalVersion, parseVersion, type Version, versionText } from './versions.ts'

const RELEASE_OPEN_DAYS = 14
const MEBIBYTE = 1024 * 1024
// The longest name that PyPI's file system takes, in bytes.
const FILE_NAME_BYTES = 255
const SIZE_LIMITS_PAGE = 'https://docs.pypi.org/project-management/storage-limits#requesting-a-file-size-limit-increase'

const EXTENSIONS: Readonly<Record<FileType, readonly string[]>> = {
  sdist: ['.tar.gz', '.zip'],
  bdist_wheel: ['.whl'],
}

export interface FileRequest {
  readonly file: Content
  readonly filetype: FileType
  /** The digests that the form claims, as sent. */
  readonly claimed: Readonly<Record<keyof Digests, string | undefined>>
  /** Name and version from the metadata. */
  readonly name: string
  readonly version: Version
  /** The release that the file would belong to, if there is one. */
  readonly release: Release | undefined
  /** The file of the same name or with the same bytes, if there is one. */
  readonly like: StoredFile | undefined
  readonly isNameUsed: boolean
  readonly sizeLimitBytes: number
  readonly now: Date
}

export type FileVerdict = Refusal | { readonly state: 'acceptable' } | { readonly state: 'identical' }

/**
 * Checks the file itself: name, type, size, digests, what the index holds already, and what the name says against
 * what the metadata say. The archive is not opened; only its first bytes are looked at.
 */
export function checkFile(request: FileRequest): FileVerdict {
  const refused = checkFilename(request) ?? checkBytes(request)
  if (refused !== undefined) {
    return refused
  }
  // An identical file is no news, whatever the other checks would say.
  if (isIdentical(request)) {
    return { state: 'identical' }
  }
  return (
    checkAgainstIndex(request) ??
    checkArchive(request) ??
    (request.filetype === 'sdist' ? checkSdistName(request) : checkWheelName(request)) ?? { state: 'acceptable' }
  )
}

function checkFilename({ file: { filename, contentType }, filetype }: FileRequest): Refusal | undefined {
  if (/[\x00-\x1f\x7f]/.test(filename)) {
    return refusal(
      400,
      'Cannot upload a file with non-printable characters (ordinals 0-31) or the DEL character (ordinal 127) ' +
        'in the name.',
    )
  }
  if (/[/\\]/.test(filename)) {
    return refusal(400, "Cannot upload a file with '/' or '\\' in the name.")
  }
  const extension = /.(\.(?:tar\.gz|zip|whl))$/i.exec(filename)?.[1]
  const page = 'https://www.python.org/dev/peps/pep-0527'
  if (extension === undefined) {
    return refusal(
      400,
      `Invalid file extension: Use .tar.gz, .whl or .zip extension. See ${page} and ` +
        'https://peps.python.org/pep-0715/ for more information',
    )
  }
  if (!EXTENSIONS[filetype].includes(extension)) {
    return refusal(
      400,
      `Invalid file extension: Extension ${extension} is invalid for filetype ${filetype}. See ${page} ` +
        'for more information.',
    )
  }
  return contentType === '' || contentType.startsWith('image/') ? refusal(400, 'Invalid distribution file.') : undefined
}

function checkBytes({ file, claimed, name, sizeLimitBytes }: FileRequest): Refusal | undefined {
  if (Buffer.byteLength(file.filename) > FILE_NAME_BYTES) {
    return { state: 'refused', status: 500, reason: 'Internal Server Error', detail: '' }
  }
  if (file.size > sizeLimitBytes) {
    const limit = `${Math.floor(sizeLimitBytes / MEBIBYTE)} MB`
    return refusal(
      400,
      `File too large. Limit for project ${repr(name)} is ${limit}. See ${SIZE_LIMITS_PAGE} for more information.`,
    )
  }
  const differs = (algorithm: keyof Digests) => {
    const digest = claimed[algorithm]
    return digest !== undefined && digest !== '' && digest.toLowerCase() !== file.digests[algorithm]
  }
  return differs('md5') || differs('sha256') || differs('blake2b256')
    ? refusal(400, 'The digest supplied does not match a digest calculated from the uploaded file.')
    : undefined
}

function isIdentical({ file, like }: FileRequest): boolean {
  return (
    like !== undefined &&
    like.filename === file.filename &&
    like.digests.sha256 === file.digests.sha256 &&
    like.digests.blake2b256 === file.digests.blake2b256
  )
}

function checkAgainstIndex({ file, filetype, release, like, isNameUsed, now }: FileRequest): Refusal | undefined {
  const page = helpPage('file-name-reuse')
  if (like !== undefined) {
    // Clients look for the first three words of this message.
    const which = `(${repr(file.filename)}, with blake2_256 hash ${repr(file.digests.blake2b256)})`
    return refusal(400, `File already exists ${which}. See ${page} for more information.`)
  }
  if (isNameUsed) {
    return refusal(
      400,
      'This filename was previously used by a file that has since been deleted. Use a different version. ' +
        `See ${page} for more information.`,
    )
  }
  const ageDays = release === undefined ? 0 : (now.getTime() - release.created.getTime()) / (24 * 3600 * 1000)
  if (ageDays > RELEASE_OPEN_DAYS) {
    return refusal(400, `Uploading new files to releases older than ${RELEASE_OPEN_DAYS} days is not allowed.`)
  }
  return filetype === 'sdist' && release?.files.some((other) => other.filetype === 'sdist')
    ? refusal(400, 'Only one sdist may be uploaded per release.')
    : undefined
}

function checkArchive({ file: { filename, head } }: FileRequest): Refusal | undefined {
  const isTarball = filename.endsWith('.tar.gz')
  const isZip = head[0] === 0x50 && head[1] === 0x4b
  const isGzip = head[0] === 0x1f && head[1] === 0x8b
  if (isTarball ? isGzip : isZip) {
    return undefined
  }
  return refusal(400, `Invalid distribution file. File is not a ${isTarball ? 'tarfile' : 'zipfile'}`)
}

function checkSdistName({ file: { filename }, name, version }: FileRequest): Refusal | undefined {
  const parsed = parseSdistName(filename)
  if (parsed === undefined) {
    return refusal(400, `Invalid source distribution filename: ${filename}`)
  }
  if (![parsed.name, postReleaseName(filename, name, version, parsed.name)].some((part) => isNameOf(part, name))) {
    return wrongStart(name)
  }
  const expected = `${escapedName(name)}-${versionText(version)}.tar.gz`
  return filename === expected
    ? undefined
    : refusal(400, `Filename ${repr(filename)} is invalid, should be ${repr(expected)}.`)
}

/** A post-release may be spelled `1.0-1`, so that its version begins at the last hyphen but one. */
function postReleaseName(filename: string, name: string, version: Version, found: string): string {
  const hyphen = found.lastIndexOf('-')
  const versionPart = filename.slice(hyphen + 1, -'.tar.gz'.length)
  const isSplitThere = version.post !== undefined && !isNameOf(found, name) && hyphen >= 0
  return isSplitThere && parseVersion(versionPart) !== undefined ? found.slice(0, hyphen) : found
}

function checkWheelName({ file: { filename }, name, version }: FileRequest): Refusal | undefined {
  const parsed = parseWheelName(filename)
  if (parsed.state === 'invalid') {
    return refusal(400, parsed.problem)
  }
  const platform = unsupportedPlatform(parsed.platforms)
  if (platform !== undefined) {
    return refusal(400, `Binary wheel '${filename}' has an unsupported platform tag '${platform}'.`)
  }
  if (!isNameOf(parsed.name, name)) {
    return wrongStart(name)
  }
  const escaped = escapedName(name)
  if (parsed.name !== escaped) {
    return refusal(
      400,
      `Filename ${repr(filename)} should contain the normalized project name ${repr(escaped)}, not ` +
        `${repr(parsed.name)}.`,
    )
  }
  if (canonicalVersion(parsed.version) !== canonicalVersion(version)) {
    const [expected, actual] = [versionText(version), versionText(parsed.version)].map(repr)
    return refusal(400, `Version in filename should be ${expected} not ${actual}.`)
  }
  // PyPI stores the wheel's metadata beside it.
  return Buffer.byteLength(`${filename}.metadata`) > FILE_NAME_BYTES
    ? refusal(400, `Filename is too long: '${filename}'`)
    : undefined
}

function isNameOf(part: string, name: string): boolean {
  return normalizedName(part) === normalizedName(name)
}

function wrongStart(name: string): Refusal {
  return refusal(400, `Start filename for ${repr(name)} with ${repr(escapedName(name))}.`)
}
