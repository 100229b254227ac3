import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterEach, describe, expect, test } from '@jest/globals'
import { startLocalPypi } from '../../local-pypi/server.ts'
import { openTransport } from '../../src/http/door.ts'
import type { IdentityProvider } from '../../src/ports.ts'
import type { TrustedIndex } from '../../src/trusted-publishing/audience.ts'
import { type MintedToken, prepareExchange } from '../../src/trusted-publishing/exchange.ts'
import { failureOf } from '../support/failure-of.ts'
import { impatient, type RememberingLog, rememberingLog } from '../support/fake-runner.ts'
import { serveHttp } from '../support/scripted-server.ts'

const open: { close(): Promise<void> }[] = []

afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close()
})

function opened<Thing extends { close(): Promise<void> }>(thing: Thing): Thing {
  open.push(thing)
  return thing
}

interface Exchange {
  readonly log: RememberingLog
  readonly audiences: string[]
  readonly minted: Promise<MintedToken>
}

/** Exchanges at the index, with ID tokens from local-pypi's issuer or, where there is none, made up. */
function exchange(
  origin: string,
  idToken: (audience: string) => Promise<string>,
  reservedAudiences: TrustedIndex['reservedAudiences'] = 'accepted',
): Exchange {
  const log = rememberingLog()
  const audiences: string[] = []
  const identity: IdentityProvider = {
    fetchIdToken(audience) {
      audiences.push(audience)
      return idToken(audience)
    },
  }
  const transport = opened(openTransport('test/1.0', { answerMs: 2_000, idleMs: 2_000 }))
  const index: TrustedIndex = { uploadUrl: new URL('/legacy/', origin), title: 'Sample index', reservedAudiences }
  const ports = { transport, identity, secrets: log, log, retrying: impatient() }
  const minted = prepareExchange(index, ports).then((prepared) => prepared.mint())
  return { log, audiences, minted }
}

function issuedBy(environment: Readonly<Record<string, string>>): (audience: string) => Promise<string> {
  return async (audience) => {
    const answer = await fetch(`${environment.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=${audience}`, {
      headers: { authorization: `bearer ${environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` },
    })
    const document: unknown = await answer.json()
    return typeof document === 'object' && document && 'value' in document ? String(document.value) : ''
  }
}

describe('with an index that knows this run', () => {
  test('the identity becomes a token, which is masked', async () => {
    const pypi = opened(await startLocalPypi())
    const { log, audiences, minted } = exchange(pypi.origin, issuedBy(pypi.runnerEnvironment))
    const { token, expires } = await minted
    expect(token).toMatch(/^pypi-/)
    expect(expires).toBeGreaterThan(Date.now() / 1_000)
    expect(log.secrets).toContain(token)
    expect(audiences).toEqual(['pypi'])
  })

  test('a reusable workflow is warned of even where the exchange works', async () => {
    const pypi = opened(await startLocalPypi())
    pypi.setClaims({ workflow_ref: 'octo-org/caller/.github/workflows/all.yml@refs/heads/main' })
    const { log, minted } = exchange(pypi.origin, issuedBy(pypi.runnerEnvironment))
    await minted
    expect(log.lines.join()).toContain('reusable workflow')
  })
})

test('an identity that nobody registered is refused with the claims to compare', async () => {
  const pypi = opened(await startLocalPypi())
  pypi.setClaims({ repository: 'octo-org/another' })
  const failure = await failureOf(exchange(pypi.origin, issuedBy(pypi.runnerEnvironment)).minted)
  expect(failure.code).toBe('IDENTITY_REFUSED')
  expect(failure.message).toContain('invalid-publisher')
  expect(failure.details).toContain('repository: octo-org/another')
})

test('an ID token that was used before is refused', async () => {
  const pypi = opened(await startLocalPypi())
  const once = await issuedBy(pypi.runnerEnvironment)('pypi')
  await exchange(pypi.origin, async () => once).minted
  const failure = await failureOf(exchange(pypi.origin, async () => once).minted)
  expect(failure.message).toContain('invalid-reuse-token')
})

describe('an index that is not what it should be', () => {
  type Script = (request: IncomingMessage, response: ServerResponse) => void
  const json =
    (status: number, document: unknown): Script =>
    (request, response) => {
      request.resume()
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(document))
    }
  const refused: Script = json(422, { errors: [{ code: 'c' }, null, 'x', { description: 'a\n b' }] })

  async function failing(audience: Script, mint: Script, trust: TrustedIndex['reservedAudiences'] = 'accepted') {
    const mints: string[] = []
    const server = opened(
      await serveHttp((request, response) => {
        if (request.method === 'GET') return audience(request, response)
        mints.push(request.url ?? '')
        return mint(request, response)
      }),
    )
    const { log, audiences, minted } = exchange(server.url.origin, async () => 'e30.e30.sig', trust)
    return { failure: await failureOf(minted), log, audiences, mints }
  }

  test.each([
    ['has it switched off', json(403, { message: 'off' }), 'INDEX_NO_TRUSTED_PUBLISHING'],
    ['does not know it', json(404, {}), 'INDEX_NO_TRUSTED_PUBLISHING'],
    ['answers something else', json(418, { message: 'tea' }), 'INDEX_UNEXPECTED'],
    ['redirects', json(302, {}), 'INDEX_UNEXPECTED'],
    ['names no audience', json(200, { audience: '' }), 'INDEX_UNEXPECTED'],
    ['names an audience with a line end', json(200, { audience: 'a\nb' }), 'INDEX_UNEXPECTED'],
    ['names two', json(200, { audience: ['pypi'] }), 'INDEX_UNEXPECTED'],
    ['answers no JSON', json(200, 'audience'), 'INDEX_UNEXPECTED'],
    ['is down', json(503, {}), 'INDEX_UNEXPECTED'],
  ])('%s: no ID token is asked for', async (_title, audience, code) => {
    const { failure, audiences } = await failing(audience, refused)
    expect(failure.code).toBe(code)
    expect(audiences).toEqual([])
  })

  test.each(['pypi', 'testpypi', 'sigstore', 'PyPI'])(
    'asks for the audience %s, which is not its own',
    async (audience) => {
      const { failure, audiences } = await failing(json(200, { audience }), refused, 'refused')
      expect(failure.code).toBe('IDENTITY_AUDIENCE')
      expect(audiences).toEqual([])
    },
  )

  test.each([
    ['refuses', refused, 'IDENTITY_REFUSED', 1],
    [
      'refuses with what is no text',
      json(422, { errors: [{ code: { toString: 1 }, description: 7 }] }),
      'IDENTITY_REFUSED',
      1,
    ],
    ['mints nothing', json(200, { success: true }), 'INDEX_UNEXPECTED', 1],
    ['mints an empty token', json(200, { token: '' }), 'INDEX_UNEXPECTED', 1],
    ['answers no JSON', json(422, 'what?'), 'INDEX_UNEXPECTED', 1],
    ['is down', json(502, {}), 'INDEX_UNEXPECTED', 3],
  ])('%s to mint', async (_title, mint, code, tries) => {
    const { failure, audiences, mints } = await failing(json(200, { audience: 'sample' }), mint)
    expect(failure.code).toBe(code)
    expect(failure.message).not.toContain('\n')
    expect(mints).toHaveLength(tries)
    // Each try with an ID token of its own: the one before may have been used up.
    expect(audiences).toHaveLength(tries)
  })
})
