import { generateKeyPairSync, sign, X509Certificate } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { bundleFromJSON } from '@sigstore/bundle'
import { TrustedRoot } from '@sigstore/protobuf-specs'
import { toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify'
import { type LocalPypi, startLocalPypi } from '../../local-pypi/server.ts'
import { fetchIdToken, type Reply, send } from './requests.ts'
import {
  type Attestation,
  attest,
  base64,
  certificateRequest,
  entryOf,
  entryRequest,
  obtainCertificate,
  PAYLOAD_TYPE,
  publishStatement,
  requestCertificate,
  requestEntry,
  sha256Of,
  signatureOf,
} from './signing.ts'

const START = new Date('2026-03-01T12:00:00Z')
const SUBJECT = 'https://github.com/octo-org/sample-project/.github/workflows/release.yml@refs/tags/v1.0.0'

let pypi: LocalPypi
let now: Date

beforeEach(async () => {
  now = START
  pypi = await startLocalPypi({ now: () => now })
})

afterEach(async () => {
  await pypi.close()
})

function later(seconds: number): void {
  now = new Date(START.getTime() + seconds * 1000)
}

function statement(name: string) {
  return publishStatement(name, sha256Of(name))
}

/** Verifies as sigstore-js does, with the trusted root as it is served; throws when anything is wrong. */
async function verifyWithSigstore({ verification_material: material, envelope }: Attestation): Promise<void> {
  const served = JSON.parse((await send(pypi.trustedRootUrl)).body)
  const bundle = bundleFromJSON({
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: {
      certificate: { rawBytes: material.certificate },
      tlogEntries: material.transparency_entries,
    },
    dsseEnvelope: {
      payload: envelope.statement,
      payloadType: PAYLOAD_TYPE,
      signatures: [{ sig: envelope.signature, keyid: '' }],
    },
  })
  const verifier = new Verifier(toTrustMaterial(TrustedRoot.fromJSON(served)))
  verifier.verify(toSignedEntity(bundle), {
    subjectAlternativeName: SUBJECT,
    extensions: { issuer: 'https://token.actions.githubusercontent.com' },
  })
}

describe('the certificate authority', () => {
  test('gives a certificate for the key and the identity, for ten minutes, with those above it', async () => {
    const request = certificateRequest(await fetchIdToken(pypi, 'sigstore'))
    const reply = await requestCertificate(pypi, request)
    expect([reply.status, reply.headers['content-type']]).toEqual([200, 'application/json'])
    const pems: readonly string[] = JSON.parse(reply.body).signedCertificateEmbeddedSct.chain.certificates
    const [leaf, intermediate, root, ...more] = pems.map((pem) => new X509Certificate(pem))
    expect(more).toEqual([])
    expect(leaf?.publicKey.export({ type: 'spki', format: 'pem' })).toBe(request.publicKey)
    expect([leaf?.subject, leaf?.subjectAltName]).toEqual([undefined, `URI:${SUBJECT}`])
    expect(leaf?.validFrom).toBe('Mar  1 12:00:00 2026 GMT')
    expect(leaf?.validTo).toBe('Mar  1 12:10:00 2026 GMT')
    expect([leaf?.ca, intermediate?.ca, root?.ca]).toEqual([false, true, true])
    expect(intermediate !== undefined && leaf?.checkIssued(intermediate) && leaf.verify(intermediate.publicKey)).toBe(
      true,
    )
    expect(root !== undefined && intermediate?.checkIssued(root) && intermediate.verify(root.publicKey)).toBe(true)
    expect(root?.verify(root.publicKey)).toBe(true)
    expect(pems[0]).toMatch(/^-----BEGIN CERTIFICATE-----\n(?:.{64}\n)+.{1,64}\n-----END CERTIFICATE-----\n$/)
  })

  test.each([
    ['private', { repository_visibility: 'private' }],
    ['public', {}],
  ])('writes into the certificate that the repository is %s', async (visibility, claims) => {
    pypi.setClaims(claims)
    const { certificates } = await obtainCertificate(pypi)
    const [leaf = ''] = certificates
    expect(new X509Certificate(leaf).raw.includes(visibility)).toBe(true)
  })

  test.each<[string, () => Promise<string>]>([
    ['for the index', async () => fetchIdToken(pypi, 'pypi')],
    [
      'that has expired',
      async () => {
        const token = await fetchIdToken(pypi, 'sigstore')
        later(331)
        return token
      },
    ],
    [
      'with another signature',
      async () => {
        const [[header, payload], [, , signature]] = [
          (await fetchIdToken(pypi, 'sigstore')).split('.'),
          (await fetchIdToken(pypi, 'sigstore')).split('.'),
        ]
        return [header, payload, signature].join('.')
      },
    ],
  ])('refuses a token %s', async (_, token) => {
    const reply = await requestCertificate(pypi, certificateRequest(await token()))
    const message = 'There was an error processing the identity token'
    expect([reply.status, JSON.parse(reply.body)]).toEqual([401, { code: 16, message, details: [] }])
  })

  test('takes the tokens of one run for the index and for itself', async () => {
    const [forIndex, forSigstore] = [await fetchIdToken(pypi, 'pypi'), await fetchIdToken(pypi, 'sigstore')]
    const reply = await send(`${pypi.origin}/_/oidc/mint-token`, {
      method: 'POST',
      body: JSON.stringify({ token: forIndex }),
    })
    expect([reply.status, (await requestCertificate(pypi, certificateRequest(forSigstore))).status]).toEqual([200, 200])
  })

  test('refuses a proof that another key has made', async () => {
    const token = await fetchIdToken(pypi, 'sigstore')
    const { proof } = certificateRequest(token)
    const reply = await requestCertificate(pypi, { ...certificateRequest(token), proof })
    const message = 'The signature supplied in the request could not be verified'
    expect([reply.status, JSON.parse(reply.body).message]).toEqual([400, message])
  })

  test('refuses a proof over the whole token', async () => {
    const { privateKey, ...request } = certificateRequest(await fetchIdToken(pypi, 'sigstore'))
    const proof = sign('sha256', Buffer.from(request.token), privateKey).toString('base64')
    expect((await requestCertificate(pypi, { ...request, proof })).status).toBe(400)
  })

  test('refuses a key of another curve', async () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
    const request = certificateRequest(await fetchIdToken(pypi, 'sigstore'))
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
    expect((await requestCertificate(pypi, { ...request, publicKey: pem })).status).toBe(400)
  })

  test('refuses what is no request', async () => {
    const reply = await send(`${pypi.fulcioUrl}/api/v2/signingCert`, { method: 'POST', body: 'hello' })
    expect([reply.status, JSON.parse(reply.body).code]).toEqual([400, 3])
  })
})

describe('the log', () => {
  test('answers with the entry as Rekor does, among others and with another number than its place', async () => {
    const signer = await obtainCertificate(pypi)
    const payload = JSON.stringify(statement('a'))
    const signature = signatureOf(signer, payload)
    const request = entryRequest(signer, { payload, signature })
    const reply = await requestEntry(pypi, request)
    expect(reply.status).toBe(201)
    const [[uuid, entry] = []] = Object.entries(JSON.parse(reply.body))
    expect(uuid).toMatch(/^[0-9a-f]{80}$/)
    expect(reply.headers.location).toBe(`/api/v1/log/entries/${uuid}`)
    expect(entry).toEqual({
      body: expect.any(String),
      integratedTime: START.getTime() / 1000,
      logID: expect.stringMatching(/^[0-9a-f]{64}$/),
      logIndex: expect.any(Number),
      verification: {
        inclusionProof: {
          checkpoint: expect.stringMatching(/^127\.0\.0\.1:\d+ - \d+\n38\n\S+\n\n— 127\.0\.0\.1:\d+ \S+\n$/),
          hashes: expect.arrayContaining([expect.stringMatching(/^[0-9a-f]{64}$/)]),
          logIndex: 37,
          rootHash: expect.stringMatching(/^[0-9a-f]{64}$/),
          treeSize: 38,
        },
        signedEntryTimestamp: expect.any(String),
      },
    })
    const { body, logIndex } = entryOf(reply)
    expect(logIndex).toBeGreaterThan(37)
    const { envelope } = JSON.parse(request).spec.proposedContent
    const [leaf = ''] = signer.certificates
    // The order of the members matters: what is stored is canonical JSON.
    expect(Buffer.from(body, 'base64').toString()).toBe(
      JSON.stringify({
        apiVersion: '0.0.1',
        kind: 'dsse',
        spec: {
          envelopeHash: { algorithm: 'sha256', value: sha256Of(envelope) },
          payloadHash: { algorithm: 'sha256', value: sha256Of(payload) },
          signatures: [{ signature, verifier: base64(leaf) }],
        },
      }),
    )
  })

  test('makes entries that sigstore-js verifies, whatever size the tree has', async () => {
    const signer = await obtainCertificate(pypi)
    for (let count = 0; count < 30; count += 1) {
      await verifyWithSigstore(await attest(pypi, statement(String(count)), signer))
    }
    expect(pypi.sigstore.loggedEntries).toBe(30)
  })

  test('answers 409 to the same entry, and tells where it is', async () => {
    const signer = await obtainCertificate(pypi)
    const payload = JSON.stringify(statement('a'))
    const request = entryRequest(signer, { payload, signature: signatureOf(signer, payload) })
    const first = await requestEntry(pypi, request)
    await attest(pypi, statement('b'), signer)
    const second = await requestEntry(pypi, request)
    expect([second.status, second.headers.location]).toEqual([409, first.headers.location])
    const { location = '' } = second.headers
    expect(JSON.parse(second.body)).toEqual({
      code: 409,
      message: `an equivalent entry already exists in the transparency log with UUID ${location.split('/').at(-1)}`,
    })
    const found = await send(`${pypi.rekorUrl}${location}`)
    const [before, after] = [entryOf(first), entryOf(found)]
    expect([found.status, after.body, after.logIndex]).toEqual([200, before.body, before.logIndex])
    // Proven for the tree as it is by now.
    expect(after.verification.inclusionProof.treeSize).toBe(before.verification.inclusionProof.treeSize + 1)
    expect(pypi.sigstore.loggedEntries).toBe(2)
  })

  test('has no entry that nobody added', async () => {
    expect((await send(`${pypi.rekorUrl}/api/v1/log/entries/${'0'.repeat(80)}`)).status).toBe(404)
  })

  test.each<[string, (request: string) => string]>([
    ['that is no JSON', () => 'hello'],
    ['of another kind', (request) => request.replace('"dsse"', '"intoto"')],
    ['of another version', (request) => request.replace('"0.0.1"', '"0.0.2"')],
    ['without a verifier', (request) => request.replace(/"verifiers":\[.*?\]/, '"verifiers":[]')],
    [
      'whose verifier is no certificate',
      (request) => request.replace(/"verifiers":\[.*?\]/, '"verifiers":["aGVsbG8="]'),
    ],
    ['whose envelope is no text', (request) => request.replace(/"envelope":".*?[^\\]"/, '"envelope":{}')],
    ['with another payload than the one signed', (request) => request.replace(/(payload\\":\\"....)/, '$1AAAA')],
  ])('refuses an entry %s', async (_, change) => {
    const signer = await obtainCertificate(pypi)
    const payload = JSON.stringify(statement('a'))
    const request = entryRequest(signer, { payload, signature: signatureOf(signer, payload) })
    const changed = change(request)
    expect(changed).not.toBe(request)
    const reply = await requestEntry(pypi, changed)
    expect([reply.status, JSON.parse(reply.body).code]).toEqual([400, 400])
    expect(pypi.sigstore.loggedEntries).toBe(0)
  })

  test('refuses a request that does not say it is JSON', async () => {
    const reply = await send(`${pypi.rekorUrl}/api/v1/log/entries`, { method: 'POST', body: '{}' })
    expect(reply.status).toBe(415)
  })
})

test('the trusted root has three keys, and is valid from an hour before', async () => {
  const root = JSON.parse((await send(pypi.trustedRootUrl)).body)
  expect(root).toEqual(pypi.trustedRoot)
  expect(root.mediaType).toBe('application/vnd.dev.sigstore.trustedroot+json;version=0.1')
  const [log] = root.tlogs
  const [certificateLog] = root.ctlogs
  const [authority] = root.certificateAuthorities
  const starts = [log.publicKey, certificateLog.publicKey, authority].map(({ validFor }) => validFor.start)
  expect(new Set(starts)).toEqual(new Set(['2026-03-01T11:00:00.000Z']))
  const authorityKeys = authority.certChain.certificates.map(({ rawBytes }: { rawBytes: string }) =>
    new X509Certificate(Buffer.from(rawBytes, 'base64')).publicKey
      .export({ type: 'spki', format: 'der' })
      .toString('base64'),
  )
  expect(new Set([log.publicKey.rawBytes, certificateLog.publicKey.rawBytes, ...authorityKeys]).size).toBe(4)
  expect(log.logId.keyId).toBe(
    Buffer.from(sha256Of(Buffer.from(log.publicKey.rawBytes, 'base64')), 'hex').toString('base64'),
  )
})

describe('faults', () => {
  const token = async () => fetchIdToken(pypi, 'sigstore')
  const certificate = async (): Promise<Reply> => requestCertificate(pypi, certificateRequest(await token()))
  const entry = async (): Promise<Reply> => {
    const signer = await obtainCertificate(pypi)
    return requestEntry(pypi, entryRequest(signer, { payload: 'a', signature: signatureOf(signer, 'a') }))
  }

  test('hit so many calls of one service, and are counted', async () => {
    pypi.sigstore.fail('certificate-authority', { kind: 'status', status: 503 }, 2)
    expect([await certificate(), await certificate(), await certificate()].map(({ status }) => status)).toEqual([
      503, 503, 200,
    ])
    expect((await entry()).status).toBe(201)
    expect(pypi.sigstore.calls.map(({ service, status }) => [service, status])).toEqual([
      ['certificate-authority', 503],
      ['certificate-authority', 503],
      ['certificate-authority', 200],
      ['certificate-authority', 200],
      ['log', 201],
    ])
  })

  test('last until they are mended when no number is given', async () => {
    pypi.sigstore.fail('log', { kind: 'status', status: 429, retryAfter: '7' })
    const replies = [await entry(), await entry()]
    expect(replies.map(({ status, headers }) => [status, headers['retry-after']])).toEqual([
      [429, '7'],
      [429, '7'],
    ])
    pypi.sigstore.mend('log')
    expect((await entry()).status).toBe(201)
    expect(pypi.sigstore.loggedEntries).toBe(1)
  })

  test('can drop the connection before anything is stored', async () => {
    pypi.sigstore.fail('log', { kind: 'drop', when: 'before-effect' }, 1)
    await expect(entry()).rejects.toThrow('socket hang up')
    expect(pypi.sigstore.loggedEntries).toBe(0)
  })

  test('can drop the connection after the entry is stored, so that the next try meets 409', async () => {
    const signer = await obtainCertificate(pypi)
    const request = entryRequest(signer, { payload: 'a', signature: signatureOf(signer, 'a') })
    pypi.sigstore.fail('log', { kind: 'drop', when: 'after-effect' }, 1)
    await expect(requestEntry(pypi, request)).rejects.toThrow('socket hang up')
    expect(pypi.sigstore.loggedEntries).toBe(1)
    const second = await requestEntry(pypi, request)
    expect(second.status).toBe(409)
    pypi.sigstore.fail('log-look-up', { kind: 'status', status: 502 }, 1)
    const address = `${pypi.rekorUrl}${second.headers.location}`
    expect([(await send(address)).status, (await send(address)).status]).toEqual([502, 200])
  })

  test('can leave a request without an answer, until the server closes', async () => {
    pypi.sigstore.fail('certificate-authority', { kind: 'silence' })
    const outcome = certificate().then(
      () => 'answered',
      () => 'ended',
    )
    // The call is under way when it is counted.
    while (pypi.sigstore.calls.length === 0) {
      await fetchIdToken(pypi)
    }
    expect(pypi.sigstore.calls).toEqual([{ service: 'certificate-authority', status: 'none', concurrent: 1 }])
    await pypi.close()
    expect(await outcome).toBe('ended')
    pypi = await startLocalPypi()
  })

  test('can cut an answer', async () => {
    pypi.sigstore.fail('log', { kind: 'cut' }, 1)
    await expect(entry()).rejects.toThrow('aborted')
  })

  test.each([
    ['page', 'text/html'],
    ['other-json', 'application/json'],
  ] as const)('can answer with a %s and the status of success', async (kind, type) => {
    pypi.sigstore.fail('log', { kind }, 1)
    pypi.sigstore.fail('certificate-authority', { kind }, 1)
    const first = await certificate()
    expect([first.status, first.headers['content-type']]).toEqual([200, type])
    const second = await entry()
    expect([second.status, second.headers['content-type']]).toEqual([201, type])
    expect(first.body).toBe(second.body)
  })

  test('can give a certificate that has expired', async () => {
    pypi.sigstore.fail('certificate-authority', { kind: 'expired-certificate' }, 1)
    const [leaf = ''] = (await obtainCertificate(pypi)).certificates
    expect(new X509Certificate(leaf).validTo).toBe('Mar  1 11:10:00 2026 GMT')
  })

  test('can give a certificate for another key', async () => {
    pypi.sigstore.fail('certificate-authority', { kind: 'another-key' }, 1)
    const { privateKey, certificates } = await obtainCertificate(pypi)
    expect(new X509Certificate(certificates[0] ?? '').checkPrivateKey(privateKey)).toBe(false)
  })

  test('can answer with the entry of another file', async () => {
    const signer = await obtainCertificate(pypi)
    pypi.sigstore.fail('log', { kind: 'another-entry' }, 1)
    const attestation = await attest(pypi, statement('a'), signer)
    expect(pypi.sigstore.loggedEntries).toBe(1)
    await expect(verifyWithSigstore(attestation)).rejects.toThrow('tlog entry signature mismatch')
  })

  test('can answer with a wrong proof', async () => {
    const signer = await obtainCertificate(pypi)
    pypi.sigstore.fail('log', { kind: 'wrong-proof' }, 1)
    const attestation = await attest(pypi, statement('a'), signer)
    await expect(verifyWithSigstore(attestation)).rejects.toThrow('calculated root hash does not match')
  })
})

test('calls under way together are counted as such', async () => {
  const signer = await obtainCertificate(pypi)
  pypi.sigstore.setLatency(250)
  await Promise.all(['a', 'b', 'c'].map(async (name) => attest(pypi, statement(name), signer)))
  const concurrent = pypi.sigstore.calls.filter(({ service }) => service === 'log').map((call) => call.concurrent)
  expect(Math.max(...concurrent)).toBe(3)
})
