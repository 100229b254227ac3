// Over https, as every real index is reached: a front that offers HTTP/2 as PyPI's does, with a certificate of its own.

import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import { createSecureServer, type Http2SecureServer } from 'node:http2'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { runOrThrow } from '../__tests__/support/child-process.ts'
import { type ActionInputs, type ActionRun, runAction } from '../__tests__/support/run-action.ts'
import { buildWheel } from '../__tests__/support/wheel.ts'
import { type LocalPypi, startLocalPypi } from '../local-pypi/server.ts'
import { describeWith, prepareOpenssl } from './tools.ts'

await describeWith('an index over https', prepareOpenssl, (openssl) => {
  let folder = ''
  let certificate = ''
  let pypi: LocalPypi
  let front: Http2SecureServer
  let origin = ''
  const protocols: string[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tls-'))
    certificate = join(folder, 'certificate.pem')
    const key = join(folder, 'key.pem')
    const names = 'subjectAltName=DNS:localhost,DNS:index.test'
    const making = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
    await runOrThrow(openssl, [...making, '-subj', '/CN=test', '-addext', names, '-keyout', key, '-out', certificate])
    pypi = await startLocalPypi()
    const secrets = { key: await readFile(key), cert: await readFile(certificate) }
    front = createSecureServer({ ...secrets, allowHTTP1: true }, (incoming, answer) => {
      protocols.push(incoming.httpVersion)
      const { method, url, headers } = incoming
      const onward = request(new URL(url, pypi.origin), { method, headers: { ...headers } }, (reply) => {
        answer.writeHead(reply.statusCode ?? 502, reply.headers)
        reply.pipe(answer)
      })
      incoming.pipe(onward)
    }).listen(0, '127.0.0.1')
    await once(front, 'listening')
    const address = front.address()
    origin = `https://localhost:${typeof address === 'object' ? address?.port : ''}`
  })

  afterAll(async () => {
    front?.close()
    await pypi?.close()
    await rm(folder, { recursive: true, force: true })
  })

  let versions = 0

  /** Another release each time, since what the index has is not sent again. */
  async function publish(
    uploadUrl: string,
    env: Readonly<Record<string, string>>,
    inputs: ActionInputs = {},
  ): Promise<ActionRun> {
    const files = { 'data.bin': Buffer.alloc(3e6, 'x') }
    const { filename, bytes } = buildWheel({ name: 'sample', version: `1.${++versions}`, files })
    await rm(join(folder, 'dist'), { recursive: true, force: true })
    await mkdir(join(folder, 'dist'))
    await writeFile(join(folder, 'dist', filename), bytes)
    return runAction({ ...pypi.inputs, 'repository-url': uploadUrl, ...inputs }, { workspace: folder, env })
  }

  test('is published to where its authority is known', async () => {
    const run = await publish(`${origin}/legacy/`, { ...pypi.runnerEnvironment, NODE_EXTRA_CA_CERTS: certificate })
    expect(run).toMatchObject({ exitCode: 0 })
    expect(pypi.received).toHaveLength(1)
    expect(new Set(protocols)).toEqual(new Set(['1.1']))
  })

  test('is published to through a proxy, small requests and uploads alike', async () => {
    const proxy = await startProxy()
    // A name that only the proxy knows: what does not go through it, does not arrive.
    const host = `index.test:${new URL(origin).port}`
    const run = await publish(`https://${host}/legacy/`, {
      ...pypi.runnerEnvironment,
      NODE_EXTRA_CA_CERTS: certificate,
      HTTPS_PROXY: proxy.url,
    })
    proxy.close()
    expect(run).toMatchObject({ exitCode: 0 })
    expect(proxy.asked.length).toBeGreaterThanOrEqual(2)
    expect(new Set(proxy.asked)).toEqual(new Set([host]))
  })

  test('is published to through a proxy by plain http', async () => {
    const proxy = await startProxy()
    const uploadUrl = `http://index.test:${new URL(pypi.origin).port}/legacy/`
    const run = await publish(uploadUrl, { HTTP_PROXY: proxy.url }, { password: pypi.userToken })
    proxy.close()
    expect(run).toMatchObject({ exitCode: 0 })
    // Reads come through tunnels, and the upload as a whole URL.
    expect(proxy.asked).toContain(uploadUrl)
    expect(new Set(proxy.asked)).toEqual(new Set([uploadUrl, new URL(uploadUrl).host]))
  })

  test('is not trusted where its authority is unknown, and the error says what to do', async () => {
    const run = await publish(`${origin}/legacy/`, pypi.runnerEnvironment)
    expect(run.exitCode).toBe(1)
    expect(run.output).toMatch(/::error title=NETWORK_UNTRUSTED::.*certificate.*NODE_EXTRA_CA_CERTS/)
    expect(pypi.received).toHaveLength(3)
  })
})

interface Proxy {
  readonly url: string
  /** What it was asked for: hosts to tunnel to, or whole URLs. */
  readonly asked: readonly string[]
  close(): void
}

/** A proxy for which every host is this machine. */
async function startProxy(): Promise<Proxy> {
  const asked: string[] = []
  const proxy = createServer((incoming, answer) => {
    asked.push(incoming.url ?? '')
    const url = new URL(incoming.url ?? '')
    const { method, headers } = incoming
    const onward = request({ host: '127.0.0.1', port: url.port, path: url.pathname, method, headers }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers)
      reply.pipe(answer)
    })
    incoming.pipe(onward)
  })
  proxy.on('connect', (incoming, socket) => {
    asked.push(incoming.url ?? '')
    const onward = connect(Number(incoming.url?.split(':')[1]), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      socket.pipe(onward).pipe(socket)
    })
    onward.on('error', () => socket.destroy())
    socket.on('error', () => onward.destroy())
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const address = proxy.address()
  const port = typeof address === 'object' ? address?.port : ''
  return { url: `http://127.0.0.1:${port}`, asked, close: () => proxy.close() }
}
