// Over https, as every real index is reached: a front that offers HTTP/2 as PyPI's does, with a certificate of its own.

import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { createSecureServer, type Http2SecureServer } from 'node:http2'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { runOrThrow } from '../__tests__/support/child-process.ts'
import { startProxy } from '../__tests__/support/proxy-server.ts'
import { type ActionInputs, type ActionRun, runAction } from '../__tests__/support/run-action.ts'
import { buildWheel } from '../__tests__/support/wheel.ts'
import { type LocalPypi, startLocalPypi } from '../local-pypi/server.ts'
import { describeWith, prepareOpenssl } from './tools.ts'

await describeWith('an index over https', prepareOpenssl, (openssl) => {
  let folder = ''
  let key = ''
  let certificate = ''
  let stranger = ''
  let pypi: LocalPypi
  let front: Http2SecureServer
  let origin = ''
  const protocols: string[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tls-'))
    key = join(folder, 'key.pem')
    certificate = join(folder, 'certificate.pem')
    stranger = join(folder, 'stranger.pem')
    const names = 'subjectAltName=DNS:localhost,DNS:index.test'
    const making = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
    for (const out of [stranger, certificate]) {
      await runOrThrow(openssl, [...making, '-subj', '/CN=test', '-addext', names, '-keyout', key, '-out', out])
    }
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

  const trusting = (variable: string, file = certificate): Readonly<Record<string, string>> => ({
    ...pypi.runnerEnvironment,
    [variable]: file,
  })

  /** A name that only proxies know: what does not go through one, does not arrive. */
  const hidden = (): string => `index.test:${new URL(origin).port}`

  describe.each(['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE'])(
    'whose authority stands in %s',
    (name) => {
      test('is published to by a trusted publisher', async () => {
        const [sentBefore, mintedBefore] = [pypi.received.length, pypi.minted]
        const run = await publish(`${origin}/legacy/`, trusting(name))
        expect(run).toMatchObject({ exitCode: 0 })
        expect(pypi.received).toHaveLength(sentBefore + 1)
        expect(pypi.minted).toBe(mintedBefore + 1)
        expect(new Set(protocols)).toEqual(new Set(['1.1']))
      })

      test('is published to through a proxy, small requests and uploads alike', async () => {
        const proxy = await startProxy({ credentials: 'user:hunter22' })
        const address = proxy.url.href.replace('//', '//user:hunter22@')
        const run = await publish(`https://${hidden()}/legacy/`, { ...trusting(name), HTTPS_PROXY: address })
        await proxy.close()
        expect(run).toMatchObject({ exitCode: 0 })
        expect(proxy.asked.length).toBeGreaterThanOrEqual(1)
        expect(new Set(proxy.asked)).toEqual(new Set([hidden()]))
        expect(run.output.replace(/^::add-mask::.*$/gm, '')).not.toContain('hunter22')
      })
    },
  )

  test('is published to through a proxy that has the same authority', async () => {
    const secrets = { key: await readFile(key, 'utf8'), cert: await readFile(certificate, 'utf8') }
    const proxy = await startProxy({ certificate: secrets })
    const environment = { ...trusting('SSL_CERT_FILE'), HTTPS_PROXY: proxy.url.href }
    const run = await publish(`https://${hidden()}/legacy/`, environment)
    await proxy.close()
    expect(run).toMatchObject({ exitCode: 0 })
    expect(new Set(proxy.asked)).toEqual(new Set([hidden()]))
  })

  test('is published to through a proxy by plain http', async () => {
    const proxy = await startProxy()
    const plain = `http://index.test:${new URL(pypi.origin).port}`
    const run = await publish(`${plain}/legacy/`, { HTTP_PROXY: proxy.url.href }, { password: pypi.userToken })
    await proxy.close()
    expect(run).toMatchObject({ exitCode: 0 })
    // Many proxies open tunnels to https alone.
    expect(proxy.asked).toContain(`${plain}/legacy/`)
    expect(proxy.asked.filter((asked) => !asked.startsWith(`${plain}/`))).toEqual([])
  })

  test('is not trusted where its authority is unknown, and the error says what to do', async () => {
    const sentBefore = pypi.received.length
    for (const environment of [pypi.runnerEnvironment, trusting('SSL_CERT_FILE', stranger)]) {
      const run = await publish(`${origin}/legacy/`, environment)
      expect(run.exitCode).toBe(1)
      expect(run.output).toMatch(/::error title=NETWORK_UNTRUSTED::.*certificate.*SSL_CERT_FILE.*NODE_EXTRA_CA_CERTS/)
    }
    expect(pypi.received).toHaveLength(sentBefore)
  })

  test('is published to where another variable leads nowhere, with a warning', async () => {
    const environment = { ...trusting('REQUESTS_CA_BUNDLE'), SSL_CERT_FILE: folder, NODE_EXTRA_CA_CERTS: stranger }
    const run = await publish(`${origin}/legacy/`, environment)
    expect(run).toMatchObject({ exitCode: 0 })
    expect(run.output).toContain(`::warning title=Certificates::SSL_CERT_FILE is left aside: ${folder} is a folder.`)
  })

  test("is not blamed for its proxy's refusal", async () => {
    const proxy = await startProxy({ credentials: 'user:password' })
    const address = proxy.url.href.replace('//', '//user:hunter22@')
    const run = await publish(`https://${hidden()}/legacy/`, { ...trusting('SSL_CERT_FILE'), HTTPS_PROXY: address })
    await proxy.close()
    expect(run.exitCode).toBe(1)
    expect(run.output).toMatch(/::error title=NETWORK_PROXY::The proxy 127\.0\.0\.1:\d+ did not let this job through/)
    expect(run.output).toContain(`to ${hidden()} (status 407)`)
    expect(run.output.replace(/^::add-mask::.*$/gm, '')).not.toContain('hunter22')
  })
})
