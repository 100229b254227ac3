import { Failure } from '../errors.ts'

export const PYPI_UPLOAD_URL = 'https://upload.pypi.org/legacy/'
const TESTPYPI_UPLOAD_URL = 'https://test.pypi.org/legacy/'

export type IndexType = 'auto' | 'pypi' | 'other'

/** Which index files go to. */
export interface IndexAddress {
  readonly uploadUrl: URL
  /** For people: `PyPI`, `TestPyPI` or the host. */
  readonly title: string
  /** Whether PyPI's rules, attestations and APIs are expected there. */
  readonly treatedAs: 'pypi' | 'other'
  /** Where people look at projects; absent for an index whose pages we do not know. */
  readonly siteUrl: URL | undefined
}

/** PyPI's own hosts: pypi.org and everything below it. */
export function isPyPIHost({ hostname }: URL): boolean {
  return hostname === 'pypi.org' || hostname.endsWith('.pypi.org')
}

export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname)
}

/** A URL as it may be shown: without user, password, query and fragment. */
export function shownUrl(url: URL): string {
  return `${url.origin}${url.pathname}`
}

function invalid(message: string, hint: string): Failure {
  return new Failure('INPUT_INVALID', message, { hint })
}

/**
 * Finds out which index an upload URL means, and refuses only what can surely not be uploaded to.
 *
 * @throws {Failure} `INPUT_INVALID`. Its text never holds a user or password from the URL.
 */
export function parseIndexAddress(repositoryUrl: string, indexType: IndexType): IndexAddress {
  let uploadUrl: URL
  try {
    uploadUrl = new URL(repositoryUrl)
  } catch {
    throw notAUrl(repositoryUrl)
  }
  if (uploadUrl.protocol !== 'https:' && uploadUrl.protocol !== 'http:') throw notAUrl(repositoryUrl)
  if (uploadUrl.username !== '' || uploadUrl.password !== '') {
    throw invalid(
      'repository-url has a user name or password in it.',
      'Take them out of the URL and give them as the inputs user and password, from a secret.',
    )
  }
  const index = { uploadUrl, ...natureOf(uploadUrl, indexType) }
  if (isPyPIHost(uploadUrl)) requireUploadEndpoint(uploadUrl)
  if (/^(?:upload\.|test)?(?:pypi)\.python\.org$/.test(uploadUrl.hostname)) {
    throw invalid(
      `repository-url names ${uploadUrl.host}, which was switched off years ago.`,
      `Use ${PYPI_UPLOAD_URL} or ${TESTPYPI_UPLOAD_URL}.`,
    )
  }
  if (uploadUrl.pathname.endsWith('/+simple') || uploadUrl.pathname.endsWith('/+simple/')) {
    throw invalid(
      `repository-url ${shownUrl(uploadUrl)} is where pip reads from, not where files are uploaded to.`,
      `For devpi it is the URL of the index: ${uploadUrl.origin}${uploadUrl.pathname.replace(/\+simple\/?$/, '')}`,
    )
  }
  return index
}

function notAUrl(repositoryUrl: string): Failure {
  // Only what looks like a host or path is shown: a token or password may stand in the wrong input.
  const shown = /^[\w\-/]+(?:\.[\w\-/]+)+$/.test(repositoryUrl) ? ` “${repositoryUrl}”` : ''
  return invalid(
    `repository-url${shown} is not an http or https URL.`,
    `It must begin with https:// and name the upload endpoint, as in ${PYPI_UPLOAD_URL}`,
  )
}

function natureOf(uploadUrl: URL, indexType: IndexType): Omit<IndexAddress, 'uploadUrl'> {
  const { hostname } = uploadUrl
  if (hostname === 'test.pypi.org') {
    return { title: 'TestPyPI', treatedAs: treated('pypi', indexType), siteUrl: new URL('https://test.pypi.org/') }
  }
  if (isPyPIHost(uploadUrl)) {
    return { title: 'PyPI', treatedAs: treated('pypi', indexType), siteUrl: new URL('https://pypi.org/') }
  }
  const treatedAs = treated('other', indexType)
  return {
    title: uploadUrl.host,
    treatedAs,
    siteUrl: treatedAs === 'pypi' ? new URL('/', uploadUrl) : undefined,
  }
}

function treated(byHost: 'pypi' | 'other', indexType: IndexType): 'pypi' | 'other' {
  return indexType === 'auto' ? byHost : indexType
}

/** PyPI takes uploads at one URL each and answers anything else with a redirect or a refusal (warehouse/legacy). */
function requireUploadEndpoint(url: URL): void {
  const right = url.hostname === 'test.pypi.org' ? TESTPYPI_UPLOAD_URL : PYPI_UPLOAD_URL
  if (url.protocol !== 'https:') {
    throw invalid(`repository-url names ${url.host} by plain http, which PyPI refuses.`, `Use ${right}`)
  }
  if (`${url.origin}${url.pathname}` !== right) {
    throw invalid(`repository-url ${shownUrl(url)} is not where PyPI takes uploads.`, `Use ${right}`)
  }
}

/** The page of a release, or nothing where we do not know the index's pages. */
export function releaseUrl({ siteUrl }: IndexAddress, name: string, version: string): URL | undefined {
  return siteUrl && new URL(`project/${encodeURIComponent(name)}/${encodeURIComponent(version)}/`, siteUrl)
}
