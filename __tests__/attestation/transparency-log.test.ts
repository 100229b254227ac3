import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, test } from '@jest/globals'
import { type LocalPypi, startLocalPypi } from '../../local-pypi/server.ts'
import { obtainCertificate } from '../../src/attestation/certificate-authority.ts'
import type { LogEntry } from '../../src/attestation/signed-statement.ts'
import { beginCalls, type SigstoreService } from '../../src/attestation/sigstore-service.ts'
import { paeOf } from '../../src/attestation/statement.ts'
import { entryFrom, logStatement, type Proposal } from '../../src/attestation/transparency-log.ts'
import { failureOf } from '../support/failure-of.ts'
import { rememberingLog } from '../support/fake-runner.ts'
import { serveHttp } from '../support/scripted-server.ts'
import { fetchIdToken, impatientTransport, manualClock, SAMPLE_IDENTITY } from './service-calls.ts'

const open: { close(): Promise<void> }[] = []

afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close()
})

function opened<Thing extends { close(): Promise<void> }>(thing: Thing): Thing {
  open.push(thing)
  return thing
}

function begun() {
  const transport = opened(impatientTransport())
  const secrets = rememberingLog()
  return { secrets, calls: beginCalls({ transport, secrets, retrying: { clock: manualClock(), onRetry: () => {} } }) }
}

function rekorAt(url: string | URL): SigstoreService {
  return { role: 'transparency log', name: 'Rekor', url: new URL(url) }
}

function enter(url: string | URL, proposal: Proposal): Promise<LogEntry> {
  const { calls, secrets } = begun()
  return logStatement(proposal, { log: rekorAt(url), calls, secrets })
}

/** Something to log, signed with a certificate of local-pypi. */
async function proposalFor(pypi: LocalPypi, statement = Buffer.from('{}')): Promise<Proposal> {
  const { calls, secrets } = begun()
  const idToken = await fetchIdToken(pypi.runnerEnvironment, 'sigstore')
  const authority = { role: 'certificate authority', name: 'Fulcio', url: new URL(pypi.fulcioUrl) } as const
  const { pem, sign } = await obtainCertificate(idToken, SAMPLE_IDENTITY, { authority, calls, secrets })
  return {
    statement,
    signature: sign(paeOf(statement)),
    certificatePem: pem,
  }
}

describe('with a log that works', () => {
  test('the entry is read with everything that proves it', async () => {
    const pypi = opened(await startLocalPypi())
    const proposal = await proposalFor(pypi)
    const entry = await enter(pypi.rekorUrl, proposal)
    expect([entry.kind, entry.version]).toEqual(['dsse', '0.0.1'])
    expect(entry.logIndex).toMatch(/^\d{9}$/)
    expect(entry.inclusionProof.logIndex).toBe('37')
    expect(entry.inclusionProof.treeSize).toBe('38')
    expect(entry.inclusionProof.hashes.map(({ length }) => length)).toEqual([32, 32, 32])
    expect(entry.inclusionProof.checkpoint).toContain('\n38\n')
    expect(entry.logKeyId).toEqual(Buffer.from(pypi.trustedRoot.tlogs[0]?.logId.keyId ?? '', 'base64'))
    const { spec } = JSON.parse(Buffer.from(entry.canonicalizedBody).toString())
    expect(spec.signatures).toEqual([
      {
        signature: Buffer.from(proposal.signature).toString('base64'),
        verifier: Buffer.from(proposal.certificatePem).toString('base64'),
      },
    ])
  })

  test('what it has already is read where it points to', async () => {
    const pypi = opened(await startLocalPypi())
    const proposal = await proposalFor(pypi)
    const first = await enter(pypi.rekorUrl, proposal)
    expect((await enter(pypi.rekorUrl, proposal)).logIndex).toBe(first.logIndex)
    expect(pypi.sigstore.calls.map(({ service, status }) => `${service} ${status}`)).toEqual([
      'certificate-authority 200',
      'log 201',
      'log 409',
      'log-look-up 200',
    ])
  })

  test.each([{ kind: 'drop', when: 'after-effect' } as const, { kind: 'cut' } as const])(
    'an entry whose answer is lost ($kind) is entered once',
    async (fault) => {
      const pypi = opened(await startLocalPypi())
      const proposal = await proposalFor(pypi)
      pypi.sigstore.fail('log', fault, 1)
      expect((await enter(pypi.rekorUrl, proposal)).inclusionProof.logIndex).toBe('37')
      expect(pypi.sigstore.loggedEntries).toBe(1)
    },
  )

  test('what it does not take is final, in its words', async () => {
    const pypi = opened(await startLocalPypi())
    const failure = await failureOf(
      enter(pypi.rekorUrl, { ...(await proposalFor(pypi)), statement: Buffer.from('other') }),
    )
    expect(failure.code).toBe('SIGSTORE_REFUSED')
    expect(failure.message).toContain('Rekor')
    expect(failure.message).toContain('the signature does not fit the verifier')
    expect(pypi.sigstore.calls).toHaveLength(2)
  })
})

const PROPOSAL: Proposal = {
  statement: Buffer.from('{}'),
  signature: Buffer.from('signature'),
  certificatePem: 'certificate',
}
const LEAF = 'a'.repeat(64)

describe('a conflict', () => {
  /** A log that has everything already, at the place that the test says. */
  async function logPointingTo(
    location: string | undefined,
    answer = (response: ServerResponse) => response.end('{}'),
  ) {
    const asked: string[] = []
    const server = await serveHttp((request, response) => {
      request.resume()
      if (request.method === 'GET') {
        asked.push(String(request.url))
        answer(response)
      } else response.writeHead(409, location === undefined ? {} : { location }).end()
    })
    return { url: opened(server).url, asked }
  }

  test.each([
    [undefined],
    [''],
    ['http://'],
    ['/'],
    [`https://127.0.0.1/api/v1/log/entries/${LEAF}`],
    [`//other.example/api/v1/log/entries/${LEAF}`],
    [`/api/v1/log/entries/${LEAF}/more`],
    [`/api/v1/log/entries/${LEAF.slice(1)}`],
    ['/api/v1/log/entries/../../../../latest/user-data'],
    ['/api/v1/log/entries/retrieve'],
    [`/api/v2/log/entries/${LEAF}`],
  ])('that points to %s is followed nowhere', async (location) => {
    const { url, asked } = await logPointingTo(location)
    const failure = await failureOf(enter(url, PROPOSAL))
    expect(failure.code).toBe('SIGSTORE_UNEXPECTED')
    expect(failure.message).toContain('has this entry already, and does not say where')
    expect(asked).toEqual([])
  })

  test.each([
    `/api/v1/log/entries/${LEAF}`,
    `/api/v1/log/entries/0123456789abcdef${LEAF}`,
    `/api/v1/log/entries/${LEAF}?key=1#part`,
  ])('that points to %s is followed to the entry alone', async (location) => {
    const { url, asked } = await logPointingTo(location)
    const failure = await failureOf(enter(url, PROPOSAL))
    expect(failure.message).toContain('answered with something that is no entry')
    expect(asked).toEqual([location.replace(/\?.*/, '')])
  })

  test('whose entry is not found is final', async () => {
    const { url } = await logPointingTo(`/api/v1/log/entries/${LEAF}`, (response) =>
      response.writeHead(404).end('{"code":404,"message":"entry not found"}'),
    )
    const failure = await failureOf(enter(url, PROPOSAL))
    expect(failure.code).toBe('SIGSTORE_REFUSED')
    expect(failure.message).toContain('status 404: “entry not found”')
  })

  test('behind a path of its own is looked up there', async () => {
    const { url, asked } = await logPointingTo(`/api/v1/log/entries/${LEAF}`)
    await failureOf(enter(new URL('rekor/', url), PROPOSAL))
    expect(asked).toEqual([`/rekor/api/v1/log/entries/${LEAF}`])
  })
})

describe('an entry', () => {
  const body = Buffer.from('{"apiVersion":"0.0.1","kind":"dsse","spec":{}}')
  const leaf = createHash('sha256').update(Buffer.of(0)).update(body).digest('hex')
  const proof = { logIndex: 0, treeSize: 1, rootHash: leaf, hashes: [], checkpoint: 'log\n1\n' }
  const verification = { inclusionProof: proof, signedEntryTimestamp: 'c2lnbmF0dXJl' }
  const value = { body: body.toString('base64'), integratedTime: 1, logIndex: 0, logID: LEAF, verification }

  test('of the first leaf is as good as any', () => {
    expect(entryFrom(JSON.stringify({ [leaf]: value }))).toEqual({
      logIndex: '0',
      logKeyId: Buffer.from(LEAF, 'hex'),
      integratedTime: '1',
      kind: 'dsse',
      version: '0.0.1',
      signedEntryTimestamp: Buffer.from('signature'),
      inclusionProof: {
        logIndex: '0',
        treeSize: '1',
        rootHash: Buffer.from(leaf, 'hex'),
        hashes: [],
        checkpoint: 'log\n1\n',
      },
      canonicalizedBody: body,
    })
  })

  const withProof = (changed: object): unknown => ({
    ...value,
    verification: { ...verification, inclusionProof: { ...proof, ...changed } },
  })

  test.each<readonly [string, unknown]>([
    ['nothing', {}],
    ['a list', [value]],
    ['a second entry', { [leaf]: value, [`0123456789abcdef${leaf}`]: value }],
    ['the identifier of another leaf', { [LEAF]: value }],
    ['an identifier in capitals', { [leaf.toUpperCase()]: value }],
    ['no object', { [leaf]: null }],
    ['no body', { [leaf]: { ...value, body: undefined } }],
    ['a body that is no base64', { [leaf]: { ...value, body: `${value.body}!` } }],
    ['a number as text', { [leaf]: { ...value, logIndex: '0' } }],
    ['a negative number', { [leaf]: { ...value, logIndex: -1 } }],
    ['a fraction', { [leaf]: { ...value, integratedTime: 1.5 } }],
    ['a log identifier that is too short', { [leaf]: { ...value, logID: LEAF.slice(2) } }],
    ['no proof', { [leaf]: { ...value, verification: { signedEntryTimestamp: 'c2lnbmF0dXJl' } } }],
    ['no promise', { [leaf]: { ...value, verification: { inclusionProof: proof } } }],
    ['an empty promise', { [leaf]: { ...value, verification: { ...verification, signedEntryTimestamp: '' } } }],
    ['no hashes', { [leaf]: withProof({ hashes: undefined }) }],
    ['hashes that are none', { [leaf]: withProof({ hashes: [LEAF, 7] }) }],
    ['too many hashes', { [leaf]: withProof({ hashes: Array.from({ length: 65 }, () => LEAF) }) }],
    ['a root in base64', { [leaf]: withProof({ rootHash: Buffer.from(leaf, 'hex').toString('base64') }) }],
    ['no checkpoint', { [leaf]: withProof({ checkpoint: '' }) }],
  ])('with %s is none', (_, document) => {
    expect(entryFrom(JSON.stringify(document))).toBeUndefined()
  })

  test('with a number beyond what is exact is none', () => {
    const text = JSON.stringify({ [leaf]: value }).replace('"treeSize":1', '"treeSize":9007199254740993')
    expect(entryFrom(text)).toBeUndefined()
  })

  test.each(['', 'null', '7', '<html>'])('is not read from %p', (text) => {
    expect(entryFrom(text)).toBeUndefined()
  })

  test('whose body is no JSON is none', () => {
    const other = Buffer.from('binary')
    const hash = createHash('sha256').update(Buffer.of(0)).update(other).digest('hex')
    expect(entryFrom(JSON.stringify({ [hash]: { ...value, body: other.toString('base64') } }))).toBeUndefined()
  })
})
