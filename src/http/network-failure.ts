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

const CERTIFICATE_HINT =
  'If it has a certificate authority of its own, name its file in SSL_CERT_FILE, REQUESTS_CA_BUNDLE or NODE_EXTRA_CA_CERTS.'

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

/** Whom a connection is made to: the host that is asked, or a proxy on the way to it. */
export type Peer = 'host' | 'proxy'

/** Where the address of a peer comes from. */
const ADDRESSES: Readonly<Record<Peer, string>> = {
  host: 'repository-url',
  proxy: 'HTTPS_PROXY or HTTP_PROXY',
}

function hintFor(code: string, peer: Peer): string {
  if (code === 'ENOTFOUND' || peer === 'proxy') return `Check the host in ${ADDRESSES[peer]}.`
  return 'Run the job again; if it keeps failing, check that the runner can reach that host.'
}

/**
 * What kept a request from being answered, as a Failure that names the peer's host and nothing else of its URL. What no
 * network does is a mistake of ours, and comes back as it is.
 */
export function networkFailure(url: URL, error: unknown, peer: Peer = 'host'): unknown {
  if (error instanceof Failure) return error
  const code = codeOf(error)
  if (code === undefined) return error
  const subject = peer === 'proxy' ? `The proxy ${url.host}` : url.host
  const hint = hintFor(code, peer)
  if (TIMEOUTS.has(code)) {
    return new Failure('NETWORK_TIMEOUT', `${subject} did not answer in time.`, { hint, cause: error })
  }
  if (code.startsWith('HPE_') || code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'EPROTO') {
    return new Failure('NETWORK_ANSWER', `${subject} does not speak ${url.protocol.slice(0, -1)} there.`, {
      hint: `Check the scheme, host and port of ${ADDRESSES[peer]}.`,
    })
  }
  if (Object.hasOwn(CERTIFICATES, code)) {
    const options = { hint: CERTIFICATE_HINT, cause: error }
    return new Failure('NETWORK_UNTRUSTED', `${subject} ${CERTIFICATES[code]}.`, options)
  }
  const sentence = SENTENCES[code] ?? `could not be asked (${code})`
  return new Failure('NETWORK_UNREACHABLE', `${subject} ${sentence}.`, { hint, cause: error })
}

/** Nobody waits for the answer any more, so asking again is of no use. */
export function closedFailure({ host }: URL): Failure {
  return new Failure('CANCELLED', `${host} is not asked any more, since the run is over.`)
}
