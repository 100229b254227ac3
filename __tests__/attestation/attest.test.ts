import { createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { parseAttestations } from '../../local-pypi/attestation-json.ts'
import { createAttestationVerifier } from '../../local-pypi/attestation-verifier.ts'
import { SAMPLE_RUN } from '../../local-pypi/claims.ts'
import { publisherOf } from '../../local-pypi/publishers.ts'
import { type LocalPypi, startLocalPypi } from '../../local-pypi/server.ts'
import { distinguishedName, signedCertificate } from '../../local-pypi/sigstore/certificate.ts'
import { sequence } from '../../local-pypi/sigstore/der.ts'
import type { Fault, Service } from '../../local-pypi/sigstore/faults.ts'
import { identityExtensions } from '../../local-pypi/sigstore/github-identity.ts'
import { type PreparedAttesting, prepareAttesting } from '../../src/attestation/attest.ts'
import { readClaims } from '../../src/claims.ts'
import type { Distribution } from '../../src/distribution/distribution.ts'
import type { Failure } from '../../src/errors.ts'
import type { Attestations, Clock, IdentityProvider } from '../../src/ports.ts'
import { distributionWith } from '../support/distribution.ts'
import { failureOf } from '../support/failure-of.ts'
import { type RememberingLog, rememberingLog } from '../support/fake-runner.ts'
import { type ScriptedServer, serveHttp } from '../support/scripted-server.ts'
import { fetchIdToken, impatientTransport, type ManualClock, manualClock } from './service-calls.ts'

const open: { close(): Promise<void> }[] = []
let pypi: LocalPypi

beforeEach(async () => {
  pypi = opened(await startLocalPypi())
})

afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close()
})

function opened<Thing extends { close(): Promise<void> }>(thing: Thing): Thing {
  open.push(thing)
  return thing
}

interface Options {
  readonly authorityUrl?: string
  readonly logUrl?: string
  readonly clock?: Clock
  readonly answerMs?: number
  readonly onProgress?: (made: number, total: number) => void
}

interface Run {
  readonly clock: ManualClock
  readonly log: RememberingLog
  readonly idTokens: readonly string[]
  readonly retries: readonly string[]
  prepare(): Promise<PreparedAttesting>
  attest(distributions: readonly Distribution[]): Promise<Attestations>
  /** The failure with which signing ends; a token or a key in it, or in the log, is an error. */
  failure(distributions: readonly Distribution[]): Promise<Failure>
}

/** A run whose ID tokens come from local-pypi's issuer, masked at birth. */
function runWith({ authorityUrl, logUrl, clock: given, answerMs, onProgress }: Options = {}): Run {
  const clock = manualClock()
  const log = rememberingLog()
  const idTokens: string[] = []
  const retries: string[] = []
  const identity: IdentityProvider = {
    async fetchIdToken(audience) {
      const idToken = await fetchIdToken(pypi.runnerEnvironment, audience)
      log.mask(idToken)
      idTokens.push(idToken)
      return idToken
    },
  }
  const prepare = (): Promise<PreparedAttesting> =>
    prepareAttesting(
      { authorityUrl: new URL(authorityUrl ?? pypi.fulcioUrl), logUrl: new URL(logUrl ?? pypi.rekorUrl) },
      {
        transport: opened(impatientTransport(answerMs)),
        identity,
        secrets: log,
        log,
        retrying: { clock: given ?? clock, onRetry: (reason) => retries.push(reason) },
        ...(onProgress === undefined ? {} : { onProgress }),
      },
    )
  const attest = async (distributions: readonly Distribution[]): Promise<Attestations> => {
    const prepared = await prepare()
    if (prepared.state !== 'ready') throw new Error(prepared.reason)
    return prepared.attest(distributions)
  }
  const failure = async (distributions: readonly Distribution[]): Promise<Failure> => {
    const found = await failureOf(attest(distributions))
    const said = [inspect(found, { depth: 10 }), ...log.lines, ...retries].join('\n')
    for (const idToken of idTokens) expect(said).not.toContain(idToken.slice(0, 100))
    expect(said).not.toContain('PRIVATE KEY')
    return found
  }
  return { clock, log, idTokens, retries, prepare, attest, failure }
}

function wheels(count: number): readonly Distribution[] {
  return Array.from({ length: count }, (_, number) =>
    distributionWith({ filename: `foo-1.${number}-py3-none-any.whl` }),
  )
}

function calls(service: Service): LocalPypi['sigstore']['calls'] {
  return pypi.sigstore.calls.filter((call) => call.service === service)
}

/** What PyPI says of what goes with a file, judged with the keys of local-pypi. */
function verdicts(distribution: Distribution, attestations: Attestations): readonly string[] {
  const verify = createAttestationVerifier(pypi.trustedRoot)
  const { filename, digests } = distribution
  const expected = {
    publisher: publisherOf(SAMPLE_RUN, 'any'),
    filename: filename.basename,
    sha256: digests.sha256,
  }
  const field = `[${(attestations.get(distribution) ?? []).map(({ json }) => json).join(',')}]`
  const parsed = parseAttestations(field)
  if (parsed.state === 'invalid') return [parsed.problem]
  return parsed.value.map((attestation) => {
    const verification = verify(attestation, expected)
    return verification.state === 'verified' ? verification.predicateType : verification.problem
  })
}

const WORKFLOW = 'octo-org/sample-project/.github/workflows/release.yml@refs/tags/v1.0.0'
const OTHER = 'octo-org/other/.github/workflows/release.yml@refs/tags/v1.0.0'
const PUBLISH = 'https://docs.pypi.org/attestations/publish/v1'

describe('with a Sigstore that works', () => {
  test.each([1, 60])('%d files have what PyPI wants, with one certificate', async (count) => {
    pypi.sigstore.setLatency(3)
    const progress: (readonly [number, number])[] = []
    const run = runWith({ onProgress: (made, total) => progress.push([made, total]) })
    const files = wheels(count)
    const attestations = await run.attest(files)
    expect([...attestations.keys()]).toEqual(files)
    for (const file of files) expect(verdicts(file, attestations)).toEqual([PUBLISH])
    expect(calls('certificate-authority')).toHaveLength(1)
    expect(calls('log')).toHaveLength(count)
    expect(run.idTokens).toHaveLength(1)
    expect(progress).toEqual(files.map((_, index) => [index + 1, count]))
  })

  test('no more than 8 entries are made at once', async () => {
    pypi.sigstore.setLatency(20)
    await runWith().attest(wheels(20))
    expect(Math.max(...calls('log').map(({ concurrent }) => concurrent))).toBe(8)
  })

  test('each attestation says where it is logged, and that it was made here', async () => {
    const [file] = wheels(1)
    const attestations = await runWith().attest(file ? [file] : [])
    const [attestation] = file ? (attestations.get(file) ?? []) : []
    const [entry] = JSON.parse(attestation?.json ?? '').verification_material.transparency_entries
    expect(attestation).toMatchObject({ predicateType: PUBLISH, logIndex: entry.logIndex, origin: 'made here' })
  })

  test('an sdist is signed as well', async () => {
    const sdist = distributionWith({ filename: 'foo-1.0.tar.gz' })
    expect(verdicts(sdist, await runWith().attest([sdist]))).toEqual([PUBLISH])
  })

  test('nothing is asked for no file', async () => {
    expect(await runWith().attest([])).toEqual(new Map())
    expect(pypi.sigstore.calls).toEqual([])
  })

  test('nothing is asked before the files are known', async () => {
    await runWith().prepare()
    expect(pypi.sigstore.calls).toEqual([])
  })

  test('a token that has grown old is replaced', async () => {
    const run = runWith()
    const prepared = await run.prepare()
    run.clock.pass(240_000)
    if (prepared.state === 'ready') await prepared.attest(wheels(2))
    expect(run.idTokens).toHaveLength(2)
    expect(calls('certificate-authority')).toHaveLength(1)
  })
})

describe('what the claims say beforehand', () => {
  test('a reusable workflow signs nothing, since PyPI would refuse it', async () => {
    pypi.setClaims({ workflow_ref: 'octo-org/sample-project/.github/workflows/all.yml@refs/tags/v1.0.0' })
    const prepared = await runWith().prepare()
    expect(prepared).toMatchObject({ state: 'refused-by-index' })
    expect(prepared).toHaveProperty('reason', expect.stringContaining('reusable workflow'))
    expect(pypi.sigstore.calls).toEqual([])
  })

  test.each([
    ['public', 0],
    ['private', 1],
    ['internal', 1],
  ])('a %s repository is worth %d warnings', async (visibility, count) => {
    pypi.setClaims({ repository_visibility: visibility })
    const prepared = await runWith().prepare()
    expect(prepared.state === 'ready' && prepared.warnings.length).toBe(count)
  })
})

const FAILING: readonly (readonly [name: string, Fault])[] = [
  ['a 500', { kind: 'status', status: 500 }],
  ['a 429 with a wait', { kind: 'status', status: 429, retryAfter: '3' }],
  ['a connection dropped before anything was done', { kind: 'drop', when: 'before-effect' }],
  ['a connection dropped after all was done', { kind: 'drop', when: 'after-effect' }],
  ['an answer cut short', { kind: 'cut' }],
  ['silence', { kind: 'silence' }],
]
const SERVICES = ['certificate-authority', 'log'] as const

describe.each(SERVICES)('trouble of the %s', (service) => {
  const name = service === 'log' ? 'transparency log Rekor' : 'certificate authority Fulcio'

  test.each(FAILING)('that passes (%s) is survived', async (_, fault) => {
    pypi.sigstore.fail(service, fault, 1)
    const files = wheels(3)
    const attestations = await runWith(fault.kind === 'silence' ? { answerMs: 300 } : {}).attest(files)
    for (const file of files) expect(verdicts(file, attestations)).toEqual([PUBLISH])
    expect(pypi.sigstore.loggedEntries).toBe(3)
  })

  test('that lasts 20 s is survived', async () => {
    pypi.sigstore.fail(service, { kind: 'status', status: 502 })
    const clock = manualClock()
    const start = clock.monotonicMs()
    const sleep = async (milliseconds: number): Promise<void> => {
      await clock.sleep(milliseconds)
      if (clock.monotonicMs() - start >= 20_000) pypi.sigstore.mend(service)
    }
    const files = wheels(10)
    const attestations = await runWith({ clock: { ...clock, sleep } }).attest(files)
    for (const file of files) expect(verdicts(file, attestations)).toEqual([PUBLISH])
  })

  test.each([
    ['a 500', { kind: 'status', status: 500 }, 'keeps answering with status 500: “This answer was ordered.”.'],
    ['a 429 with a wait', { kind: 'status', status: 429, retryAfter: '60' }, 'keeps answering with status 429'],
    ['a dropped connection', { kind: 'drop', when: 'before-effect' }, 'broke the connection off.'],
    ['an answer cut short', { kind: 'cut' }, 'broke off in the middle of its answer.'],
    ['silence', { kind: 'silence' }, 'did not answer in time.'],
  ] as const satisfies readonly (readonly [string, Fault, string])[])(
    'that lasts (%s) ends within two minutes and names it',
    async (_, fault, what) => {
      pypi.sigstore.fail(service, fault)
      if (service === 'log' && fault.kind === 'cut') pypi.sigstore.fail('log-look-up', fault)
      const run = runWith(fault.kind === 'silence' ? { answerMs: 60 } : {})
      const start = run.clock.monotonicMs()
      const failure = await run.failure(wheels(2))
      expect(failure.code).toBe('SIGSTORE_UNAVAILABLE')
      expect(failure.message).toContain(`The ${name} at ${new URL(pypi.origin).host} ${what}`)
      expect(failure.hint).toContain('attestations: prefer')
      expect(run.clock.monotonicMs() - start).toBeLessThan(120_000)
    },
  )

  test.each([
    ['a page', { kind: 'page' }],
    ['JSON of another shape', { kind: 'other-json' }],
  ] as const satisfies readonly (readonly [string, Fault])[])('that makes no sense (%s) is final', async (_, fault) => {
    pypi.sigstore.fail(service, fault)
    const failure = await runWith().failure(wheels(1))
    expect(failure.code).toBe('SIGSTORE_UNEXPECTED')
    expect(failure.message).toContain(`The ${name} at`)
    expect(calls(service)).toHaveLength(1)
  })
})

const EXPIRED: Fault = { kind: 'expired-certificate' }

describe('what is wrong with an attestation is seen before it is sent', () => {
  test.each<readonly [string, Service, Fault]>([
    ['gave a certificate for another key', 'certificate-authority', { kind: 'another-key' }],
    ['was logged at a time when its certificate was not valid', 'certificate-authority', EXPIRED],
    ['gave for foo-1.0-py3-none-any.whl cannot be used: the attestation', 'log', { kind: 'another-entry' }],
    ['has an inclusion proof that leads to another root', 'log', { kind: 'wrong-proof' }],
  ])('%s', async (what, service, fault) => {
    pypi.sigstore.fail(service, fault)
    const failure = await runWith().failure(wheels(1))
    expect(failure.code).toBe('SIGSTORE_UNEXPECTED')
    expect(failure.message).toContain(what)
    expect(failure.hint).toContain('attestations: prefer')
  })

  test('the entry of another file, after a conflict', async () => {
    pypi.sigstore.fail('log', { kind: 'drop', when: 'after-effect' }, 1)
    pypi.sigstore.fail('log-look-up', { kind: 'another-entry' })
    const failure = await runWith().failure(wheels(1))
    expect(failure.code).toBe('SIGSTORE_UNEXPECTED')
  })
})

describe('what lies ready-made beside a file', () => {
  /** The same file, with attestations beside it. */
  function besides(distribution: Distribution, ...texts: readonly string[]): Distribution {
    const attestations = texts.map((json, index) => ({ displayPath: `dist/${index}.attestation`, text: json }))
    return { ...distribution, attestations }
  }

  async function readyMade(distribution: Distribution): Promise<string> {
    const [attestation] = (await runWith().attest([distribution])).get(distribution) ?? []
    return attestation?.json ?? ''
  }

  test('is used, and nothing is asked of Sigstore', async () => {
    const [plain = distributionWith()] = wheels(1)
    const file = besides(plain, await readyMade(plain))
    const before = pypi.sigstore.calls.length
    const attestations = await runWith().attest([file])
    expect(attestations.get(file)).toMatchObject([{ predicateType: PUBLISH, origin: 'ready-made' }])
    expect(verdicts(file, attestations)).toEqual([PUBLISH])
    expect(pypi.sigstore.calls).toHaveLength(before)
  })

  test('is made anew, with a word, where it is of another file or run', async () => {
    const [one = distributionWith(), other = one, third = one] = wheels(3)
    const wrong = besides(one, await readyMade(other))
    pypi.setClaims({ repository: 'octo-org/other', workflow_ref: OTHER, job_workflow_ref: OTHER })
    const foreign = besides(third, await readyMade(third))
    pypi.setClaims({ repository: SAMPLE_RUN.repository, workflow_ref: WORKFLOW, job_workflow_ref: WORKFLOW })
    const run = runWith()
    const attestations = await run.attest([wrong, foreign])
    for (const file of [wrong, foreign]) {
      expect(attestations.get(file)).toMatchObject([{ origin: 'made here' }])
      expect(verdicts(file, attestations)).toEqual([PUBLISH])
    }
    expect(run.log.lines).toEqual([
      'The attestation dist/0.attestation is set aside: it is about the file “foo-1.1-py3-none-any.whl”.',
      expect.stringContaining('it was signed in the repository “https://github.com/octo-org/other”.'),
    ])
  })
})

test('after the first final failure nothing is asked any more', async () => {
  pypi.sigstore.setLatency(5)
  pypi.sigstore.fail('log', { kind: 'status', status: 400 })
  const failure = await runWith().failure(wheels(60))
  expect(failure.code).toBe('SIGSTORE_REFUSED')
  expect(failure.message).toContain('“This answer was ordered.”')
  // Those that were under way are answered.
  await pypi.close()
  expect(calls('log').length).toBeLessThanOrEqual(8)
})

test('whoever waits to ask again does not, once another has failed', async () => {
  let count = 0
  const server = opened(
    await serveHttp((request, response) => {
      request.resume()
      count++
      response.statusCode = count === 1 ? 503 : 400
      response.end()
    }),
  )
  let wake = (): void => {}
  const awake = new Promise<void>((resolve) => {
    wake = resolve
  })
  const clock = { ...manualClock(), sleep: () => awake }
  const failure = await runWith({ logUrl: server.url.href, clock }).failure(wheels(2))
  expect(failure.code).toBe('SIGSTORE_REFUSED')
  wake()
  await fetch(server.url)
  expect(count).toBe(3)
})

test('a refused token is final, and appears in no message', async () => {
  const echoing = await authorityThat(
    ({ credentials }) => ({ code: 16, message: `I do not believe\n${credentials.oidcIdentityToken}` }),
    401,
  )
  const run = runWith({ authorityUrl: echoing.url.href })
  const failure = await run.failure(wheels(5))
  expect(failure.code).toBe('SIGSTORE_REFUSED')
  expect(failure.message).toContain('status 401: “I do not believe ***”')
  expect(run.idTokens).toHaveLength(1)
})

interface SigningRequest {
  readonly credentials: { readonly oidcIdentityToken: string }
  readonly publicKeyRequest: { readonly publicKey: { readonly content: string } }
}

/** An authority of the test's own. */
async function authorityThat(answer: (request: SigningRequest) => unknown, status = 200): Promise<ScriptedServer> {
  const server = await serveHttp((request, response) => {
    text(request).then(
      (body) => {
        response.statusCode = status
        response.end(JSON.stringify(answer(JSON.parse(body))))
      },
      () => response.destroy(),
    )
  })
  return opened(server)
}

describe('a certificate that is not valid for long', () => {
  /** An authority that nobody trusts; but the log of local-pypi takes every certificate. */
  function authorityWith(lifetimeMs: number): Promise<ScriptedServer> {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
    return authorityThat(({ credentials, publicKeyRequest }) => {
      const beginMs = Date.now() - 5_000
      const certificate = signedCertificate(
        {
          serial: Buffer.of(1),
          issuer: distinguishedName('tests', 'tests'),
          subject: sequence(),
          notBefore: new Date(beginMs),
          notAfter: new Date(beginMs + lifetimeMs),
          publicKey: createPublicKey(publicKeyRequest.publicKey.content),
          extensions: identityExtensions(Object.fromEntries(readClaims(credentials.oidcIdentityToken))),
        },
        privateKey,
      )
      const certificates = [new X509Certificate(certificate).toString()]
      return { signedCertificateEmbeddedSct: { chain: { certificates } } }
    })
  }

  test('is not used where it is of less than a minute', async () => {
    const authority = await authorityWith(59_000)
    const failure = await runWith({ authorityUrl: authority.url.href }).failure(wheels(1))
    expect(failure.code).toBe('SIGSTORE_UNEXPECTED')
    expect(failure.message).toContain('gave a certificate that is not valid for a minute')
  })

  test('is replaced in mid-run, once for all, with a new key and token', async () => {
    const clock = manualClock()
    const authority = await authorityWith(90_000)
    const run = runWith({
      authorityUrl: authority.url.href,
      clock,
      onProgress(made) {
        if (made === 9) clock.pass(61_000)
      },
    })
    const attestations = await run.attest(wheels(30))
    const certificates = [...attestations.values()].flat().map(({ json }) => {
      const { verification_material: material } = JSON.parse(json)
      return new X509Certificate(Buffer.from(material.certificate, 'base64')).publicKey.export({
        type: 'spki',
        format: 'pem',
      })
    })
    expect(certificates).toHaveLength(30)
    expect(new Set(certificates).size).toBe(2)
    expect(new Set(run.idTokens).size).toBe(2)
  })
})
