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
}

/** A certificate does not get better by asking again. */
const CERTIFICATES: Readonly<Record<string, string>> = {
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
  // The toolkit's client has no code for its time-out, only this text.
  if (String(error.message).startsWith('Request timeout')) return 'ETIMEDOUT'
  if (error.name === 'HTTPParserError') return 'HPE_UNKNOWN'
  return codeOf(Array.isArray(error.errors) ? error.errors[0] : error.cause)
}

function hintFor(code: string): string {
  if (code === 'ENOTFOUND') return 'Check the host in repository-url.'
  return 'Run the job again; if it keeps failing, check that the runner can reach that host.'
}

/**
 * What kept a request from being answered, as a Failure that names the host and nothing else of the URL. What no network
 * does is a mistake of ours, and comes back as it is.
 */
export function networkFailure(url: URL, error: unknown): unknown {
  if (error instanceof Failure) return error
  const code = codeOf(error)
  if (code === undefined) return error
  if (TIMEOUTS.has(code)) {
    return new Failure('NETWORK_TIMEOUT', `${url.host} did not answer in time.`, { hint: hintFor(code), cause: error })
  }
  if (code.startsWith('HPE_') || code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'EPROTO') {
    const hint = 'Check the scheme, host and port of repository-url.'
    return new Failure('NETWORK_ANSWER', `${url.host} does not speak ${url.protocol.slice(0, -1)} there.`, { hint })
  }
  if (Object.hasOwn(CERTIFICATES, code)) {
    const hint = 'If the index has a certificate authority of its own, name its file in NODE_EXTRA_CA_CERTS.'
    return new Failure('NETWORK_UNTRUSTED', `${url.host} ${CERTIFICATES[code]}.`, { hint, cause: error })
  }
  const sentence = SENTENCES[code] ?? `could not be asked (${code})`
  return new Failure('NETWORK_UNREACHABLE', `${url.host} ${sentence}.`, { hint: hintFor(code), cause: error })
}
