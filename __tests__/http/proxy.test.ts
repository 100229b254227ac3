import { randomBytes } from 'node:crypto'
import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import type { Transport } from '../../src/http/transport.ts'
import { AUTHORITY, ELSEWHERE, SERVER } from '../support/authorities.ts'
import { failureOf } from '../support/failure-of.ts'
import { type ProxyOptions, type ProxyServer, startProxy } from '../support/proxy-server.ts'
import { serveHttp, serveTcp } from '../support/scripted-server.ts'
import { serveHttps } from '../support/secure-server.ts'
import { send, shortDoor, untilTheEnd, withVariables } from './asking.ts'

/** A server under a name that only proxies know: what does not go through one, does not arrive. */
async function index(scheme: 'http' | 'https'): Promise<URL> {
  const serve = scheme === 'http' ? serveHttp : serveHttps
  const { url } = await untilTheEnd(
    serve((request, response) => {
      let length = 0
      request.on('data', (chunk: Buffer) => {
        length += chunk.length
      })
      request.on('end', () => response.end(JSON.stringify({ ...request.headers, length })))
    }),
  )
  return new URL(`${scheme}://index.test:${url.port}/legacy/?a=b`)
}

function proxy(options: ProxyOptions = {}): Promise<ProxyServer> {
  return untilTheEnd(startProxy(options))
}

/** With user and password, which stand as they are in the authority of a URL. */
function withCredentials(url: URL, credentials: string): string {
  return url.href.replace('//', `//${credentials}@`)
}

/** Where nobody listens any more. */
async function deserted(): Promise<string> {
  const { url, close } = await serveTcp(() => {})
  await close()
  return url.host
}

const trusting = (): Transport => shortDoor({ certificates: [AUTHORITY] })

function variablesFor(target: URL, value: string): Readonly<Record<string, string>> {
  return { [`${target.protocol.slice(0, -1)}_proxy`]: value }
}

const WAYS = ['request', 'upload'] as const
const SCHEMES = ['http', 'https'] as const
const CASES = WAYS.flatMap((way) => SCHEMES.map((scheme) => [way, scheme] as const))

describe.each(CASES)('%s by %s through a proxy', (way, scheme) => {
  const askedFor = (url: URL) => (scheme === 'http' ? url.href : url.host)

  test('arrives whole, and names this program', async () => {
    const [url, { url: proxyUrl, asked }] = [await index(scheme), await proxy()]
    const reply = await withVariables(variablesFor(url, proxyUrl.href), () => send(way, trusting(), url))
    expect(JSON.parse(reply.body)).toMatchObject({ length: 1_000, host: url.host, 'user-agent': 'test/1.0' })
    expect(reply.status).toBe(200)
    expect(asked).toEqual([askedFor(url)])
  })

  test('arrives through a proxy that is itself spoken to by https', async () => {
    const [url, { url: proxyUrl, asked }] = [await index(scheme), await proxy({ certificate: SERVER })]
    const reply = await withVariables(variablesFor(url, proxyUrl.href), () => send(way, trusting(), url))
    expect(JSON.parse(reply.body)).toMatchObject({ length: 1_000 })
    expect(asked).toEqual([askedFor(url)])
  })

  test.each([
    ['user:password', 'user:password'],
    ['user:', 'user'],
    [':token', ':token'],
    ['us@er:p%ss:word/', 'us%40er:p%25ss:word%2F'],
  ])('shows user and password %j to the proxy and to nobody else', async (credentials, written) => {
    const [url, { url: proxyUrl }] = [await index(scheme), await proxy({ credentials })]
    const value = withCredentials(proxyUrl, written)
    const reply = await withVariables(variablesFor(url, value), () => send(way, trusting(), url))
    expect(reply.status).toBe(200)
    expect(JSON.parse(reply.body)).not.toHaveProperty('proxy-authorization')
  })

  test('needs no scheme in the address of the proxy', async () => {
    const [url, { url: proxyUrl, asked }] = [await index(scheme), await proxy()]
    await withVariables(variablesFor(url, `localhost:${proxyUrl.port}`), () => send(way, trusting(), url))
    expect(asked).toEqual([askedFor(url)])
  })

  test('says whom a proxy wants to know, without what it was shown', async () => {
    const [url, { url: proxyUrl }] = [await index(scheme), await proxy({ credentials: 'user:password' })]
    const value = withCredentials(proxyUrl, 'intruder:hunter22')
    const failure = await failureOf(withVariables(variablesFor(url, value), () => send(way, trusting(), url)))
    expect(failure).toMatchObject({
      code: 'NETWORK_PROXY',
      message: `The proxy ${proxyUrl.host} did not let this job through to ${url.host} (status 407).`,
    })
    expect(failure.hint).toContain('user and password')
    expect(`${failure.message} ${failure.hint} ${String(failure.cause)}`).not.toMatch(/intruder|hunter22/)
  })

  test.each([
    ['is not there', 'NETWORK_UNREACHABLE', 'refused the connection'],
    ['has no name', 'NETWORK_UNREACHABLE', /is not a host name|could not be looked up/],
    ['hangs up', 'NETWORK_UNREACHABLE', 'broke the connection off'],
    ['hangs up when asked', 'NETWORK_UNREACHABLE', 'broke the connection off'],
    ['says nothing', 'NETWORK_TIMEOUT', 'did not answer in time'],
    ['speaks something else', 'NETWORK_ANSWER', 'does not speak http there'],
    ['is known to nobody', 'NETWORK_UNTRUSTED', 'has a certificate from an authority that is not known here'],
  ])('is told that the proxy %s', async (what, code, sentence) => {
    const speak = (socket: Socket) => {
      if (what === 'hangs up') socket.destroy()
      if (what === 'hangs up when asked') socket.once('data', () => socket.destroy())
      if (what === 'speaks something else') socket.once('data', () => socket.end('SSH-2.0-OpenSSH_9.7\r\n'))
    }
    const serving =
      what === 'is known to nobody' ? await proxy({ certificate: SERVER }) : await untilTheEnd(serveTcp(speak))
    let { host } = serving.url
    if (what === 'is not there') host = await deserted()
    if (what === 'has no name') host = 'no-such-proxy.invalid:3128'
    const url = await index(scheme)
    const value = withCredentials(new URL(`${serving.url.protocol}//${host}`), 'user:hunter22')
    const door = shortDoor({
      limits: { connectMs: 300, answerMs: what === 'says nothing' && scheme === 'https' ? 5_000 : 500 },
    })
    const failure = await failureOf(withVariables(variablesFor(url, value), () => send(way, door, url)))
    expect(failure.code).toBe(code)
    expect(failure.message).toMatch(sentence)
    expect(failure.message).toContain(`The proxy ${host} `)
    expect(`${failure.message} ${failure.hint} ${String(failure.cause)}`).not.toContain('hunter22')
  })

  test('is refused a proxy of a kind that is not spoken to', async () => {
    const url = await index(scheme)
    const value = 'socks5://user:hunter22@localhost:1080'
    const failure = await failureOf(withVariables(variablesFor(url, value), () => send(way, shortDoor(), url)))
    expect(failure).toMatchObject({
      code: 'NETWORK_PROXY',
      message: 'The proxy localhost:1080 would have to be spoken to by socks5.',
    })
  })
})

describe.each(WAYS)('%s through a tunnel', (way) => {
  test.each([403, 404, 407, 502, 503])('that the proxy refuses with %d says so', async (refusal) => {
    const [url, { url: proxyUrl }] = [await index('https'), await proxy({ refusal })]
    const failure = await failureOf(withVariables({ https_proxy: proxyUrl.href }, () => send(way, trusting(), url)))
    const [code, verb] = refusal < 500 ? ['NETWORK_PROXY', 'let this job'] : ['NETWORK_UNREACHABLE', 'get']
    expect(failure).toMatchObject({
      code,
      message: `The proxy ${proxyUrl.host} did not ${verb} through to ${url.host} (status ${refusal}).`,
    })
    expect(failure.hint).toContain('NO_PROXY')
  })

  test('still checks the certificate of the host at its end', async () => {
    const [url, { url: proxyUrl }] = [await index('https'), await proxy()]
    const wrong = new URL(url.href.replace('index.test', 'elsewhere.test'))
    const variables = { https_proxy: proxyUrl.href }
    expect(await failureOf(withVariables(variables, () => send(way, shortDoor(), url)))).toMatchObject({
      code: 'NETWORK_UNTRUSTED',
      message: `${url.host} has a certificate from an authority that is not known here.`,
    })
    expect(await failureOf(withVariables(variables, () => send(way, trusting(), wrong)))).toMatchObject({
      code: 'NETWORK_UNTRUSTED',
      message: `${wrong.host} has a certificate for another host.`,
    })
  })

  test('checks the certificate of a proxy as well', async () => {
    const [url, { url: proxyUrl }] = [await index('https'), await proxy({ certificate: ELSEWHERE })]
    const failure = await failureOf(withVariables({ https_proxy: proxyUrl.href }, () => send(way, trusting(), url)))
    expect(failure).toMatchObject({
      code: 'NETWORK_UNTRUSTED',
      message: `The proxy ${proxyUrl.host} has a certificate for another host.`,
    })
  })

  test('that breaks off is trouble with the host at its end', async () => {
    const broken = await untilTheEnd(serveTcp((socket) => socket.destroy()))
    const { url: proxyUrl } = await proxy()
    const url = new URL(`https://index.test:${broken.url.port}/`)
    const failure = await failureOf(withVariables({ https_proxy: proxyUrl.href }, () => send(way, trusting(), url)))
    expect(failure).toMatchObject({ code: 'NETWORK_UNREACHABLE' })
    expect(failure.message).toBe(`${url.host} broke the connection off.`)
  })
})

describe('small requests through a proxy', () => {
  test('use a tunnel again', async () => {
    const [url, { url: proxyUrl, asked }] = [await index('https'), await proxy()]
    const door = trusting()
    await withVariables({ https_proxy: proxyUrl.href }, async () => {
      for (let round = 0; round < 5; round++) await send('request', door, url)
    })
    expect(asked.length).toBeLessThan(5)
  })

  test('unpack what they asked for, up to their limit', async () => {
    const packed = gzipSync('x'.repeat(1_000_000))
    const { url } = await untilTheEnd(
      serveHttp((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed)),
    )
    const target = new URL(`http://index.test:${url.port}/`)
    const { url: proxyUrl } = await proxy()
    const headers = { 'accept-encoding': 'gzip' }
    const reply = await withVariables({ http_proxy: proxyUrl.href }, () =>
      shortDoor().request({ method: 'GET', url: target, headers, bodyLimitBytes: 500_000 }),
    )
    expect(reply).toMatchObject({ body: 'x'.repeat(500_000), bodyEnd: 'cut' })
  })

  test('that have no answer in their time are given up', async () => {
    const { url } = await untilTheEnd(serveHttp((request) => request.resume()))
    const target = new URL(`http://index.test:${url.port}/`)
    const { url: proxyUrl } = await proxy()
    const asking = () => shortDoor().request({ method: 'GET', url: target, headers: {}, wholeMs: 50 })
    expect((await failureOf(withVariables({ http_proxy: proxyUrl.href }, asking))).code).toBe('NETWORK_TIMEOUT')
  })
})

test('an upload of 32 MiB arrives whole through a tunnel', async () => {
  const [url, { url: proxyUrl }] = [await index('https'), await proxy()]
  const chunk = randomBytes(1024 * 1024)
  const progress: number[] = []
  const reply = await withVariables({ https_proxy: proxyUrl.href }, () =>
    trusting().upload({
      url,
      headers: {},
      body: Readable.from(Array.from({ length: 32 }, () => chunk)),
      contentLength: 32 * chunk.length,
      onProgress: (handedOverBytes) => progress.push(handedOverBytes),
      onSent: () => {},
    }),
  )
  expect(JSON.parse(reply.body)).toMatchObject({ length: 32 * chunk.length })
  expect(progress.at(-1)).toBe(32 * chunk.length)
})

describe('NO_PROXY', () => {
  test.each(['index.test', '.test', 'test', 'other.example, INDEX.TEST', '*'])(
    '%s keeps the proxy out',
    async (value) => {
      const { url: proxyUrl, asked } = await proxy()
      const url = await index('http')
      const failure = await failureOf(
        withVariables({ http_proxy: proxyUrl.href, no_proxy: value }, () => send('request', shortDoor(), url)),
      )
      expect(failure.message).toContain(url.host)
      expect(asked).toEqual([])
    },
  )

  test.each(['index.example', 'ndex.test', 'index.test:1'])('%s does not', async (value) => {
    const { url: proxyUrl, asked } = await proxy()
    const url = await index('http')
    await withVariables({ http_proxy: proxyUrl.href, no_proxy: value }, () => send('upload', shortDoor(), url))
    expect(asked).toEqual([url.href])
  })
})
