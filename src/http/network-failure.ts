import { Failure } from '../errors.ts'

const TIMEOUTS = new Set([
  'ETIMEDOUT',
  'ESOCKETTIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
])

const SENTENCES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refused the connection',
  ECONNRESET: 'broke the connection off',
  ECONNABORTED: 'broke the connection off',
  EPIPE: 'broke the connection off',
  UND_ERR_SOCKET: 'broke the connection off',
  ENOTFOUND: 'is not a host name that can be looked up from here',
  EAI_AGAIN: 'could not be looked up just now',
  EHOSTUNREACH: 'cannot be reached from here',
  ENETUNREACH: 'cannot be reached from here',
  CERT_HAS_EXPIRED: 'has a certificate that has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'has a certificate that nobody vouches for',
  SELF_SIGNED_CERT_IN_CHAIN: 'has a certificate from an authority that is not known here',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'has a certificate from an authority that is not known here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'has a certificate from an authority that is not known here',
  ERR_TLS_CERT_ALTNAME_INVALID: 'has a certificate for another host',
}

/** What Node and undici say of an error, whichever copy of the language's classes made it. */
interface SystemError {
  readonly name?: unknown
  readonly code?: unknown
  readonly message?: unknown
  readonly cause?: unknown
  /** Where several addresses of a host were tried, each has its own error. */
  readonly errors?: unknown
}

function isSystemError(error: unknown): error is SystemError {
  return typeof error === 'object' && error !== null
}

function codeOf(error: unknown): string | undefined {
  if (!isSystemError(error)) return undefined
  if (typeof error.code === 'string') return error.code
  if (error.name === 'HTTPParserError') return 'HPE_UNKNOWN'
  return codeOf(Array.isArray(error.errors) ? error.errors[0] : error.cause)
}

function hintFor(code: string | undefined): string {
  if (code === 'ENOTFOUND') return 'Check the host in repository-url.'
  if (code?.includes('CERT')) {
    return 'If the index uses a certificate authority of its own, name its file in NODE_EXTRA_CA_CERTS.'
  }
  return 'Run the job again; if it keeps failing, check that the runner can reach that host.'
}

/** What kept a request from being answered, as a Failure that names the host and nothing else of the URL. */
export function networkFailure(url: URL, error: unknown): Failure {
  if (error instanceof Failure) return error
  const code = codeOf(error)
  // The toolkit's client has no code for its time-out, only this text.
  const toolkitTimeout = isSystemError(error) && String(error.message).startsWith('Request timeout')
  if (toolkitTimeout || (code !== undefined && TIMEOUTS.has(code))) {
    return new Failure('NETWORK_TIMEOUT', `${url.host} did not answer in time.`, { hint: hintFor(code), cause: error })
  }
  if (code?.startsWith('HPE_') || code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'EPROTO') {
    const hint = 'Check the scheme, host and port of repository-url.'
    return new Failure('NETWORK_ANSWER', `${url.host} does not speak ${url.protocol.slice(0, -1)} there.`, { hint })
  }
  const sentence = (code && SENTENCES[code]) ?? `could not be asked (${code ?? 'no reason given'})`
  return new Failure('NETWORK_UNREACHABLE', `${url.host} ${sentence}.`, { hint: hintFor(code), cause: error })
}
