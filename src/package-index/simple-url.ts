import { Failure } from '../errors.ts'
import { type IndexAddress, isPyPIHost, shownUrl } from './index-address.ts'

/** Where an index that is not PyPI may list a project's files (PEP 503), the likeliest place first. */
export interface SimpleUrls {
  /** Each ends in a slash; what follows is a project's name. */
  readonly urls: readonly URL[]
  /** `guessed` from where files are uploaded to: that a project is not listed there means little. */
  readonly origin: 'given' | 'guessed'
}

/** The simple API of an index: what the user says, or else what the upload URL lets us guess. */
export function simpleUrlsOf({ uploadUrl }: IndexAddress, indexUrl: URL | undefined): SimpleUrls {
  if (indexUrl !== undefined) return { urls: [indexUrl], origin: 'given' }
  return { urls: guessedPaths(uploadUrl.pathname).map((path) => withPath(uploadUrl, path)), origin: 'guessed' }
}

/** The one place where installers find what is uploaded; nothing where more than one is as likely. */
export function simpleUrlOf(index: IndexAddress, indexUrl: URL | undefined): URL | undefined {
  if (index.siteUrl !== undefined) return new URL('simple/', index.siteUrl)
  const [url, ...others] = simpleUrlsOf(index, indexUrl).urls
  return others.length === 0 ? url : undefined
}

function guessedPaths(uploadPath: string): readonly string[] {
  const path = uploadPath.endsWith('/') ? uploadPath : `${uploadPath}/`
  // Azure Artifacts: …/_packaging/FEED/pypi/upload/ beside …/_packaging/FEED/pypi/simple/.
  if (path.endsWith('/pypi/upload/')) return [path.replace(/upload\/$/, 'simple/')]
  // Whatever is built after PyPI: …/legacy/ beside …/simple/.
  if (path.endsWith('/legacy/')) return [path.replace(/legacy\/$/, 'simple/')]
  // pypicloud takes uploads where it lists files.
  if (path.endsWith('/simple/')) return [path]
  // Below the upload URL at most indexes: pypiserver, Nexus, GitLab, Gitea, Artifactory, CodeArtifact, Artifact Registry.
  // devpi's is +simple/, and nothing about its upload URL, /USER/INDEX/, tells it from the others.
  return [`${path}simple/`, `${path}+simple/`]
}

/** On the same host, without query and fragment. */
function withPath(url: URL, path: string): URL {
  const other = new URL(url.origin)
  other.pathname = path
  return other
}

/**
 * Reads the URL of an index's simple API, as pip takes it. A slash is added where none ends it.
 *
 * @throws {Failure} `INPUT_INVALID`. Its text never holds a user or password from the URL.
 */
export function parseIndexUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    // The text is not shown: a token or password may stand in the wrong input.
    throw invalid(
      'index-url is not an http or https URL.',
      'It must begin with https:// and name the address that pip reads from, as in https://pypi.org/simple/',
    )
  }
  if (url.username !== '' || url.password !== '') {
    throw invalid(
      'index-url has a user name or password in it.',
      'Take them out of the URL: user and password are used for index-url too where it has the host of repository-url.',
    )
  }
  if (isPyPIHost(url) && url.protocol !== 'https:') {
    throw invalid(`index-url names ${url.host} by plain http, which PyPI refuses.`, `Use https://${url.host}/simple/`)
  }
  const simpleUrl = new URL(shownUrl(url))
  if (!simpleUrl.pathname.endsWith('/')) simpleUrl.pathname += '/'
  return simpleUrl
}

function invalid(message: string, hint: string): Failure {
  return new Failure('INPUT_INVALID', message, { hint })
}
