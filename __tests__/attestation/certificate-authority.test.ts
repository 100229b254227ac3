import { verify, X509Certificate } from 'node:crypto'
import { afterEach, describe, expect, test } from '@jest/globals'
import { type LocalPypi, startLocalPypi } from '../../local-pypi/server.ts'
import { obtainCertificate, type SigningCertificate } from '../../src/attestation/certificate-authority.ts'
import { beginCalls } from '../../src/attestation/sigstore-service.ts'
import { failureOf } from '../support/failure-of.ts'
import { type RememberingLog, rememberingLog } from '../support/fake-runner.ts'
import { serveHttp } from '../support/scripted-server.ts'
import { fetchIdToken, idTokenWith, impatientTransport, manualClock, SAMPLE_IDENTITY } from './service-calls.ts'

const open: { close(): Promise<void> }[] = []

afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close()
})

function opened<Thing extends { close(): Promise<void> }>(thing: Thing): Thing {
  open.push(thing)
  return thing
}

function obtain(
  url: string | URL,
  idToken: string,
  log: RememberingLog = rememberingLog(),
): Promise<SigningCertificate> {
  const transport = opened(impatientTransport())
  const calls = beginCalls({ transport, secrets: log, retrying: { clock: manualClock(), onRetry: () => {} } })
  const authority = { role: 'certificate authority', name: 'Fulcio', url: new URL(url) } as const
  return obtainCertificate(idToken, SAMPLE_IDENTITY, { authority, calls, secrets: log })
}

async function localPypi(): Promise<{ readonly pypi: LocalPypi; readonly idToken: string }> {
  const pypi = opened(await startLocalPypi())
  return { pypi, idToken: await fetchIdToken(pypi.runnerEnvironment, 'sigstore') }
}

test('the certificate is for the key that signs, and lasts ten minutes', async () => {
  const { pypi, idToken } = await localPypi()
  const { certificate, lifetimeMs, sign } = await obtain(pypi.fulcioUrl, idToken)
  const { publicKey } = new X509Certificate(certificate)
  expect(publicKey.asymmetricKeyDetails?.namedCurve).toBe('prime256v1')
  expect(verify('sha256', Buffer.from('statement'), publicKey, sign(Buffer.from('statement')))).toBe(true)
  expect(lifetimeMs).toBe(600_000)
})

test('the private key is nowhere to be seen', async () => {
  const { pypi, idToken } = await localPypi()
  const { pem, ...rest } = await obtain(pypi.fulcioUrl, idToken)
  expect(pem).toMatch(/^-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n$/)
  expect(Object.keys(rest)).toEqual(['certificate', 'lifetimeMs', 'sign'])
})

test('every certificate is for a key of its own', async () => {
  const { pypi, idToken } = await localPypi()
  const keys = await Promise.all(
    [1, 2].map(async () => {
      const { certificate } = await obtain(pypi.fulcioUrl, idToken)
      return new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'pem' })
    }),
  )
  expect(new Set(keys).size).toBe(2)
})

test('a token that is not accepted is final', async () => {
  const { pypi } = await localPypi()
  const idToken = await fetchIdToken(pypi.runnerEnvironment, 'pypi')
  const failure = await failureOf(obtain(pypi.fulcioUrl, idToken))
  expect(failure.code).toBe('SIGSTORE_REFUSED')
  expect(failure.message).toMatch(
    /^The certificate authority Fulcio at 127\.0\.0\.1:\d+ does not accept what this run asks for, with status 401: “There was an error processing the identity token”\.$/,
  )
  expect(pypi.sigstore.calls).toHaveLength(1)
})

test('a token without a subject is not sent', async () => {
  const failure = await failureOf(obtain('http://127.0.0.1:1/', idTokenWith({ aud: 'sigstore' })))
  expect(failure.code).toBe('IDENTITY_UNAVAILABLE')
})

test('an answer that shows the token does not make it public', async () => {
  const idToken = idTokenWith({ sub: 'repo:octo-org/sample-project' })
  const server = opened(
    await serveHttp((request, response) => {
      request.resume()
      response.statusCode = 400
      response.end(JSON.stringify({ code: 3, message: `not good: ${idToken}` }))
    }),
  )
  const log = rememberingLog()
  log.mask(idToken)
  const failure = await failureOf(obtain(server.url, idToken, log))
  expect(failure.code).toBe('SIGSTORE_REFUSED')
  expect(failure.message).toContain('“not good: ***”')
  expect(`${failure.message}${failure.stack}`).not.toContain(idToken)
})

test('a certificate for somebody else is not used', async () => {
  const pypi = opened(await startLocalPypi())
  pypi.setClaims({ repository: 'octo-org/other-project' })
  const failure = await failureOf(obtain(pypi.fulcioUrl, await fetchIdToken(pypi.runnerEnvironment, 'sigstore')))
  expect(failure.code).toBe('SIGSTORE_UNEXPECTED')
  expect(failure.message).toContain(
    'gave a certificate for somebody else: what it signs was signed in the repository ' +
      '“https://github.com/octo-org/other-project”.',
  )
})

describe('an answer that makes no sense is not used', () => {
  test.each(['page', 'other-json', 'another-key'] as const)('%s', async (kind) => {
    const { pypi, idToken } = await localPypi()
    pypi.sigstore.fail('certificate-authority', { kind })
    const failure = await failureOf(obtain(pypi.fulcioUrl, idToken))
    expect(failure.code).toBe('SIGSTORE_UNEXPECTED')
    expect(failure.message).toContain(
      kind === 'another-key' ? 'gave a certificate for another key' : 'answered without a certificate that can be read',
    )
    expect(pypi.sigstore.calls).toHaveLength(1)
  })

  const chain = (...certificates: readonly unknown[]): unknown => ({
    signedCertificateEmbeddedSct: { chain: { certificates } },
  })

  test.each([
    ['nothing', null],
    ['an empty chain', chain()],
    ['a number', chain(7)],
    ['no PEM', chain('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n')],
    ['a chain that is no list', { signedCertificateEmbeddedSct: { chain: { certificates: 'x' } } }],
    ['a very long text', chain('A'.repeat(60_000))],
    [
      'a certificate whose timestamp stands beside it',
      { signedCertificateDetachedSct: { chain: { certificates: [] } } },
    ],
  ])('%s', async (_, answer) => {
    const server = opened(
      await serveHttp((request, response) => request.resume() && response.end(JSON.stringify(answer))),
    )
    const failure = await failureOf(obtain(server.url, idTokenWith({ sub: 'somebody' })))
    expect(failure.code).toBe('SIGSTORE_UNEXPECTED')
  })
})
