import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type LocalPypi, startLocalPypi } from '../../local-pypi/server.ts'
import { CHANGES } from './attestation-changes.ts'
import { basic, mintToken, type Reply, send, upload, zipBytes } from './requests.ts'
import {
  attest,
  attestationOf,
  entryOf,
  entryRequest,
  obtainCertificate,
  publishStatement,
  requestEntry,
  SLSA,
  type Statement,
  sha256Of,
  signatureOf,
} from './signing.ts'

const WHEEL = 'sample_project-1.0-py3-none-any.whl'
const START = new Date('2026-03-01T12:00:00Z')
const PREFIX = 'Invalid attestations supplied during upload: '
const FAILED = 'Could not verify the uploaded artifact using the included attestation: Verification failed: '

const good = publishStatement(WHEEL, sha256Of(zipBytes()))

let pypi: LocalPypi
let now: Date

beforeEach(async () => {
  now = START
  pypi = await startLocalPypi({ now: () => now })
})

afterEach(async () => {
  await pypi.close()
})

async function uploadAttested(attestations: unknown, token?: string): Promise<Reply> {
  const text = typeof attestations === 'string' ? attestations : JSON.stringify(attestations)
  const authorization = basic(token ?? (await mintToken(pypi)))
  return upload(pypi, { fields: { attestations: text } }, { authorization })
}

async function provenance(headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
  return send(`${pypi.origin}/integrity/sample-project/1.0/${WHEEL}/provenance`, { headers })
}

describe('what PyPI makes of a changed attestation', () => {
  test.each(CHANGES)('with $name', async ({ change, refusal }) => {
    const reply = await uploadAttested([change(await attest(pypi, good))])
    expect([reply.status, reply.reason]).toEqual(
      refusal === 'none' ? [200, 'OK'] : [400, expect.stringMatching(`^${PREFIX}`)],
    )
    expect(reply.reason.replace(PREFIX, '')).toMatch(refusal === 'none' ? 'OK' : refusal)
    expect((await provenance()).status).toBe(refusal === 'none' ? 200 : 404)
    expect(pypi.contents()).toHaveLength(refusal === 'none' ? 1 : 0)
  })
})

describe('what PyPI makes of another statement', () => {
  const subject = { name: WHEEL, digest: { sha256: sha256Of(zipBytes()) } }
  const withSubject = (changes: object): Statement => ({ ...good, subject: [{ ...subject, ...changes }] })

  test.each<[string, Statement | string]>([
    ['of SLSA', { ...good, predicateType: SLSA }],
    ['with an empty predicate', { ...good, predicate: {} }],
    ['without a predicate', JSON.stringify({ ...good, predicate: undefined })],
    ['in several lines', JSON.stringify(good, null, 2)],
    ['with an unknown key', JSON.stringify({ ...good, extra: 1 })],
    ['with the name spelled otherwise', withSubject({ name: 'Sample.Project-1.0.0-py3-none-any.whl' })],
    ['with another digest beside', withSubject({ digest: { ...subject.digest, sha512: 'x' } })],
  ])('%s is taken', async (_, statement) => {
    const reply = await uploadAttested([await attest(pypi, statement)])
    expect([reply.status, reply.reason]).toEqual([200, 'OK'])
  })

  test.each<[string, Statement | string, string]>([
    ['that is no JSON', 'hello', 'invalid statement: '],
    ['of an older version', { ...good, _type: 'https://in-toto.io/Statement/v0.1' }, 'invalid statement: '],
    ['about nothing', { ...good, subject: [] }, 'invalid statement: '],
    ['with a predicate that is a text', { ...good, predicate: 'x' }, 'invalid statement: '],
    ['without a name', withSubject({ name: undefined }), 'invalid statement: '],
    ['with a digest of another kind', withSubject({ digest: { md5: 'x' } }), 'invalid statement: '],
    ['with an empty name', withSubject({ name: '' }), 'invalid subject: missing name'],
    [
      'about two files',
      { ...good, subject: [subject, subject] },
      'too many subjects in statement (must be exactly one)',
    ],
    [
      'about a file that is no distribution',
      withSubject({ name: 'README.md' }),
      'invalid subject: unknown distribution format: README.md',
    ],
    [
      'about a wheel with a wrong name',
      withSubject({ name: 'foo-1.0.whl' }),
      "invalid subject: Invalid wheel filename (wrong number of parts): 'foo-1.0'",
    ],
    [
      'about an sdist without a version',
      withSubject({ name: 'foo-bar.tar.gz' }),
      "invalid subject: Invalid sdist filename (invalid version): 'foo-bar.tar.gz'",
    ],
    ...['sample_project-1.1-py3-none-any.whl', 'sample_project-1.0-1-py3-none-any.whl', 'sample_project-1.0.zip'].map(
      (name): [string, Statement, string] => [
        `about ${name}`,
        withSubject({ name }),
        `subject does not match distribution name: ${name} != ${WHEEL}`,
      ],
    ),
    [
      'with the digest of another file',
      withSubject({ digest: { sha256: sha256Of('other') } }),
      'subject does not match distribution digest',
    ],
    [
      'with the digest in upper case',
      withSubject({ digest: { sha256: subject.digest.sha256.toUpperCase() } }),
      'subject does not match distribution digest',
    ],
    ['without a SHA-256', withSubject({ digest: { sha512: 'x' } }), 'subject does not match distribution digest'],
    [
      'of another type',
      { ...good, predicateType: 'https://example.com/v1' },
      'unknown attestation type: https://example.com/v1',
    ],
  ])('%s is refused', async (_, statement, problem) => {
    const reply = await uploadAttested([await attest(pypi, statement)])
    expect(reply.status).toBe(400)
    expect(reply.reason.slice(0, `${PREFIX}${FAILED}${problem}`.length)).toBe(`${PREFIX}${FAILED}${problem}`)
  })

  test('signed as another type of content is refused', async () => {
    const signer = await obtainCertificate(pypi)
    const payload = JSON.stringify(good)
    const payloadType = 'text/plain'
    const logged = { payload, payloadType, signature: signatureOf(signer, payload, payloadType) }
    const entry = entryOf(await requestEntry(pypi, entryRequest(signer, logged)))
    const reply = await uploadAttested([attestationOf(signer, logged, entry)])
    expect(reply.reason).toBe(`${PREFIX}${FAILED}DSSE: invalid signature`)
  })

  test('logged for another statement is refused', async () => {
    const signer = await obtainCertificate(pypi)
    const [first, second] = [JSON.stringify(good), JSON.stringify(good, null, 2)].map((payload) => ({
      payload,
      signature: signatureOf(signer, payload),
    }))
    const entry = entryOf(await requestEntry(pypi, entryRequest(signer, first ?? { payload: '', signature: '' })))
    const reply = await uploadAttested([attestationOf(signer, second ?? { payload: '', signature: '' }, entry)])
    expect(reply.reason).toBe(`${PREFIX}${FAILED}log entry payload hash does not match bundle`)
  })

  test('signed twice, and given with the other signature than the one logged, is refused', async () => {
    const signer = await obtainCertificate(pypi)
    const payload = JSON.stringify(good)
    const [logged, given] = [signatureOf(signer, payload), signatureOf(signer, payload)]
    const entry = entryOf(await requestEntry(pypi, entryRequest(signer, { payload, signature: logged })))
    const reply = await uploadAttested([attestationOf(signer, { payload, signature: given }, entry)])
    expect(reply.reason).toBe(`${PREFIX}${FAILED}log entry signatures do not match bundle`)
  })
})

describe('the set of attestations', () => {
  test('is for trusted publishing only', async () => {
    const reply = await uploadAttested([await attest(pypi, good)], pypi.userToken)
    const problem = 'Attestations are only supported when using Trusted Publishing'
    expect([reply.status, reply.reason]).toEqual([400, `${PREFIX}${problem}`])
    // Before anything of it is read.
    expect((await uploadAttested('no JSON', pypi.userToken)).reason).toBe(`${PREFIX}${problem}`)
  })

  test.each([
    ['no JSON', 'hello', 'Malformed attestations: 1 validation error for list[Attestation]   Invalid JSON'],
    ['an empty field', '', 'Malformed attestations: 1 validation error for list[Attestation]   Invalid JSON'],
    ['no list', '{}', 'Malformed attestations: 1 validation error for list[Attestation] '],
    ['an empty list', '[]', 'Malformed attestations: an empty attestation set is not permitted'],
    [
      'a list of texts',
      '["x"]',
      'Malformed attestations: 1 validation error for list[Attestation] 0   Input should be',
    ],
  ])('is refused when it is %s', async (_, text, problem) => {
    const reply = await uploadAttested(text)
    expect([reply.status, reply.reason]).toEqual([400, expect.stringContaining(`${PREFIX}${problem}`)])
  })

  test('may have one of each type', async () => {
    const attestations = [await attest(pypi, good), await attest(pypi, { ...good, predicateType: SLSA })]
    expect((await uploadAttested(attestations)).status).toBe(200)
    const [bundle] = JSON.parse((await provenance()).body).attestation_bundles
    expect(bundle.attestations).toEqual(attestations)
  })

  test('may not have two of a type', async () => {
    const reply = await uploadAttested([await attest(pypi, good), await attest(pypi, good)])
    const type = 'predicate type (https://docs.pypi.org/attestations/publish/v1)'
    expect(reply.reason).toBe(
      `${PREFIX}Multiple attestations for the same file with the same ${type} are not supported`,
    )
  })

  test('may not have more than two, whatever they are', async () => {
    const one = await attest(pypi, good)
    const reply = await uploadAttested([one, one, one])
    expect(reply.reason).toBe(`${PREFIX}A maximum of 2 attestations per file are supported`)
  })
})

describe('the identity in the certificate', () => {
  const repository = 'octo-org/sample-project'
  const workflow = `${repository}/.github/workflows/release.yml`

  test.each([
    ['the commit instead of the ref', { workflow_ref: `${workflow}@0123456789abcdef0123456789abcdef01234567` }],
    ['no ref', { ref: undefined, workflow_ref: `${workflow}@0123456789abcdef0123456789abcdef01234567` }],
    ['another environment', { environment: 'other' }],
    ['another workflow that the job is in', { job_workflow_ref: 'octo-org/shared/.github/workflows/x.yml@main' }],
    ['a private repository', { repository_visibility: 'private' }],
  ])('may have %s', async (_, claims) => {
    const token = await mintToken(pypi)
    pypi.setClaims(claims)
    expect((await uploadAttested([await attest(pypi, good)], token)).reason).toBe('OK')
  })

  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      'another repository',
      { repository: 'octo-org/other' },
      "Certificate's OIDCSourceRepositoryURI does not match (got https://github.com/octo-org/other, " +
        'expected https://github.com/octo-org/sample-project)',
    ],
    [
      'the repository in another case',
      { repository: 'Octo-Org/sample-project' },
      "Certificate's OIDCSourceRepositoryURI does not match (got https://github.com/Octo-Org/sample-project, " +
        'expected https://github.com/octo-org/sample-project)',
    ],
    [
      'no repository',
      { repository: undefined },
      'Certificate does not contain OIDCSourceRepositoryURI (1.3.6.1.4.1.57264.1.12) extension',
    ],
    [
      'neither ref nor commit',
      { ref: undefined, sha: undefined },
      'Certificate must contain either Source Repository Digest or Source Repository Ref',
    ],
  ])('is refused with %s', async (_, claims, problem) => {
    const token = await mintToken(pypi)
    pypi.setClaims(claims)
    const reply = await uploadAttested([await attest(pypi, good)], token)
    expect(reply.reason).toBe(`${PREFIX}${FAILED}${problem}`)
  })

  test('is refused without a workflow, as an unknown error', async () => {
    const token = await mintToken(pypi)
    pypi.setClaims({ workflow_ref: undefined })
    const reply = await uploadAttested([await attest(pypi, good)], token)
    const name = '<ObjectIdentifier(oid=1.3.6.1.4.1.57264.1.18, name=Unknown OID)>'
    expect(reply.reason).toBe(
      `${PREFIX}Unknown error while trying to verify included attestations: No ${name} extension was found`,
    )
  })

  test('is refused in a reusable workflow, though the token is minted', async () => {
    await pypi.close()
    pypi = await startLocalPypi({ now: () => now, run: { calledWorkflow: 'publish.yml' } })
    const reply = await uploadAttested([await attest(pypi, good)])
    const name = '<ObjectIdentifier(oid=1.3.6.1.4.1.57264.1.18, name=Unknown OID)>'
    const value = `b'\\x0cYhttps://github.com/${workflow}@refs/tags/v1.0.0'`
    const shown = `<Extension(oid=${name}, critical=False, value=<UnrecognizedExtension(oid=${name}, value=${value})>)>`
    expect(reply.reason).toBe(
      `${PREFIX}${FAILED}Certificate's Build Config URI (${shown}) does not match expected ` +
        `Trusted Publisher (publish.yml @ ${repository})`,
    )
  })
})

describe('the provenance of a file', () => {
  test('tells the publisher and the attestations', async () => {
    const attestation = await attest(pypi, good)
    await uploadAttested([attestation])
    const reply = await provenance()
    expect([reply.status, reply.headers['content-type']]).toEqual([200, 'application/vnd.pypi.integrity.v1+json'])
    expect(JSON.parse(reply.body)).toEqual({
      version: 1,
      attestation_bundles: [
        {
          publisher: {
            kind: 'GitHub',
            repository: 'octo-org/sample-project',
            workflow: 'release.yml',
            environment: 'pypi',
          },
          attestations: [attestation],
        },
      ],
    })
  })

  test('is in the form asked for, and in no other', async () => {
    await uploadAttested([await attest(pypi, good)])
    const json = await provenance({ accept: 'application/json' })
    expect([json.status, json.headers['content-type']]).toEqual([200, 'application/json'])
    const html = await provenance({ accept: 'text/html' })
    expect([html.status, html.body]).toEqual([406, '{"message":"Request not acceptable"}'])
  })

  test('stands in the simple index, as JSON and as HTML', async () => {
    await uploadAttested([await attest(pypi, good)])
    const address = `${pypi.origin}/integrity/sample-project/1.0/${WHEEL}/provenance`
    const url = `${pypi.simpleUrl}sample-project/`
    const json = JSON.parse((await send(url, { headers: { accept: 'application/vnd.pypi.simple.v1+json' } })).body)
    expect([json.files[0].provenance, json.meta['api-version']]).toEqual([address, '1.4'])
    expect((await send(url)).body).toContain(` data-provenance="${address}">`)
  })

  test('is not there for a file without attestations', async () => {
    await upload(pypi)
    const reply = await provenance()
    expect([reply.status, reply.body]).toEqual([404, `{"message":"No provenance available for ${WHEEL}"}`])
    expect((await send(`${pypi.simpleUrl}sample-project/`)).body).not.toContain('data-provenance')
  })

  test('is not there for a file that is not there', async () => {
    expect((await provenance()).status).toBe(404)
  })

  test('stays as it was when the same file comes again with attestations, good or bad', async () => {
    await upload(pypi)
    expect((await uploadAttested([await attest(pypi, good)])).status).toBe(200)
    expect((await uploadAttested('hello')).status).toBe(200)
    expect(pypi.received.map(({ outcome }) => outcome.state)).toEqual(['accepted', 'identical', 'identical'])
    expect((await provenance()).status).toBe(404)
  })
})

test('attestations that are turned off are ignored, good or bad, and provenance is forbidden', async () => {
  pypi.setAttestations('off')
  expect((await uploadAttested('hello', pypi.userToken)).status).toBe(200)
  const reply = await provenance()
  expect([reply.status, reply.body]).toEqual([403, '{"message":"Attestations temporarily disabled"}'])
  pypi.setAttestations('on')
  expect((await provenance()).status).toBe(404)
})

test('attestations can be refused for a reason that passes', async () => {
  const attestation = await attest(pypi, good)
  pypi.setAttestations('failing')
  const reply = await uploadAttested([attestation])
  expect(reply.reason).toBe(
    `${PREFIX}Unknown error while trying to verify included attestations: Failed to refresh TUF metadata`,
  )
  pypi.setAttestations('on')
  expect((await uploadAttested([attestation])).status).toBe(200)
})

test('an attestation stays good after its certificate has expired, with the time from the log', async () => {
  const attestation = await attest(pypi, good)
  now = new Date(START.getTime() + 3600 * 1000)
  expect((await uploadAttested([attestation])).status).toBe(200)
})

test('an attestation that was logged after its certificate has expired is refused', async () => {
  const signer = await obtainCertificate(pypi)
  now = new Date(START.getTime() + 601 * 1000)
  const reply = await uploadAttested([await attest(pypi, good, signer)])
  expect(reply.reason).toMatch(`${PREFIX}${FAILED}failed to build timestamp certificate chain`)
})

test('an attestation made with another Sigstore is refused', async () => {
  const other = await startLocalPypi({ now: () => now })
  try {
    const reply = await uploadAttested([await attest(other, good)])
    expect(reply.reason).toMatch(`${PREFIX}${FAILED}failed to build timestamp certificate chain`)
  } finally {
    await other.close()
  }
})

test('what is wrong with the file is said before what is wrong with its attestations', async () => {
  const fields = { attestations: 'hello', sha256_digest: '0'.repeat(64) }
  const reply = await upload(pypi, { fields }, { authorization: basic(await mintToken(pypi)) })
  expect(reply.reason).toBe('The digest supplied does not match a digest calculated from the uploaded file.')
})
