import { getProxyUrl } from '@actions/http-client/lib/proxy'
import { Failure } from '../errors.ts'
import { isPassing } from './retry.ts'

/** A proxy that stands between this program and a host. */
export interface ProxyServer {
  /** Without user and password. */
  readonly url: URL
  /** What it is shown of user and password: the value of `Proxy-Authorization`. */
  readonly authorization: string | undefined
}

/**
 * The proxy that the environment names for a URL, by the toolkit's own rule: `HTTPS_PROXY` or `HTTP_PROXY` by the URL's
 * scheme, except for this machine and what `NO_PROXY` names.
 *
 * @throws {Failure} `NETWORK_PROXY` where it is of a kind that we do not speak to.
 */
export function proxyFor(target: URL): ProxyServer | undefined {
  const named = getProxyUrl(target)
  if (named === undefined) return undefined
  // `proxy.example:3128` is read as a scheme and a path.
  const { protocol, host, username, password } = named.hostname === '' ? new URL(`http://${named.href}`) : named
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw new Failure('NETWORK_PROXY', `The proxy ${host} would have to be spoken to by ${protocol.slice(0, -1)}.`, {
      hint: 'Name a proxy that is spoken to by http or https in HTTPS_PROXY and HTTP_PROXY.',
    })
  }
  const credentials = Buffer.from(`${username}:${password}`).toString('base64')
  return {
    url: new URL(`${protocol}//${host}`),
    authorization: username === '' && password === '' ? undefined : `Basic ${credentials}`,
  }
}

/** What a proxy means that answers a request to be let through with anything but success. */
export function proxyRefusal(proxy: ProxyServer, target: URL, status: number): Failure {
  const where = `${target.host} (status ${status})`
  if (isPassing(status)) {
    return new Failure('NETWORK_UNREACHABLE', `The proxy ${proxy.url.host} did not get through to ${where}.`, {
      hint: `Run the job again; if it keeps failing, check that the proxy can reach that host, or name it in NO_PROXY.`,
    })
  }
  return new Failure('NETWORK_PROXY', `The proxy ${proxy.url.host} did not let this job through to ${where}.`, {
    hint: hintFor(status),
  })
}

function hintFor(status: number): string {
  const without = 'name that host in NO_PROXY if it can be reached without.'
  if (status === 407) {
    return `Give its user and password in HTTPS_PROXY and HTTP_PROXY, as in http://user:password@proxy:3128, or ${without}`
  }
  return `Check HTTPS_PROXY and HTTP_PROXY, ask whoever runs the proxy to allow that host and port, or ${without}`
}
