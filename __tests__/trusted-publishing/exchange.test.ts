import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, test } from '@jest/globals'
import { startLocalPypi } from '../../local-pypi/server.ts'
import { cancelled } from '../../src/errors.ts'
import { openTransport } from '../../src/http/door.ts'
import type { Clock, IdentityProvider } from '../../src/ports.ts'
import type { TrustedIndex } from '../../src/trusted-publishing/audience.ts'
import { type MintedToken, type PreparedExchange, prepareExchange } from '../../src/trusted-publishing/exchange.ts'
import { renewingCredential } from '../../src/trusted-publishing/renewing-credential.ts'
import type { RunFacts } from '../../src/trusted-publishing/run-facts.ts'
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

const FACTS: RunFacts = { eventName: 'push', actor: 'octocat', serverUrl: 'https://github.com', fork: 'no fork' }

interface Exchange {
  readonly log: RememberingLog
  readonly audiences: string[]
  readonly reasons: readonly string[]
  readonly prepared: Promise<PreparedExchange>
}

interface ExchangeOptions {
  readonly reservedAudiences?: TrustedIndex['reservedAudiences']
  readonly clock?: Clock
}

/** Prepares an exchange at the index, with ID tokens from local-pypi's issuer or, where there is none, made up. */
function exchange(
  origin: string,
  idToken: (audience: string) => Promise<string>,
  { reservedAudiences = 'accepted', clock }: ExchangeOptions = {},
): Exchange {
  const log = rememberingLog()
  const audiences: string[] = []
  const identity: IdentityProvider = {
    async fetchIdToken(audience) {
      audiences.push(audience)
      const token = await idToken(audience)
      log.mask(token)
      return token
    },
  }
  const transport = opened(openTransport('test/1.0', { limits: { answerMs: 2_000, idleMs: 2_000 } }))
  const uploadUrl = new URL('/legacy/', origin)
  const index: TrustedIndex = { uploadUrl, title: 'Sample index', siteUrl: undefined, reservedAudiences }
  const { reasons, ...patience } = impatient()
  const retrying = { ...patience, ...(clock === undefined ? {} : { clock }) }
  const prepared = prepareExchange(index, { transport, identity, secrets: log, log, retrying, facts: () => FACTS })
  return { log, audiences, reasons, prepared }
}

async function minted({ prepared }: Exchange): Promise<MintedToken> {
  return (await prepared).mint()
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
    const trade = exchange(pypi.origin, issuedBy(pypi.runnerEnvironment))
    const { token } = await minted(trade)
    expect(token).toMatch(/^pypi-/)
    expect(trade.log.secrets).toContain(token)
    expect(trade.audiences).toEqual(['pypi'])
    expect((await trade.prepared).claims.get('repository')).toBe('octo-org/sample-project')
  })

  test('it becomes another one as often as that is needed', async () => {
    const pypi = opened(await startLocalPypi())
    const { audiences, prepared } = exchange(pypi.origin, issuedBy(pypi.runnerEnvironment))
    const { mint } = await prepared
    const tokens = [await mint(), ...(await Promise.all([mint(), mint()]))].map(({ token }) => token)
    expect(new Set(tokens).size).toBe(3)
    // One ID token for each, since the index takes none twice.
    expect(audiences).toEqual(['pypi', 'pypi', 'pypi'])
  })

  test.each([-600_000, 0, 600_000])('its life is known with a clock that is off by %i ms', async (offMs) => {
    const pypi = opened(await startLocalPypi({ now: () => new Date(Date.now() + offMs), tokenLifetimeSeconds: 3_600 }))
    const { lifeMs } = await minted(exchange(pypi.origin, issuedBy(pypi.runnerEnvironment)))
    // A second may begin between the mint and the answer.
    expect([3_600_000, 3_599_000]).toContain(lifeMs)
  })

  test('a reusable workflow is warned of even where the exchange works, once', async () => {
    const pypi = opened(await startLocalPypi())
    pypi.setClaims({ workflow_ref: 'octo-org/caller/.github/workflows/all.yml@refs/heads/main' })
    const { log, prepared } = exchange(pypi.origin, issuedBy(pypi.runnerEnvironment))
    const { mint } = await prepared
    expect(log.lines).toEqual([])
    await mint()
    await mint()
    expect(log.lines).toEqual([expect.stringContaining('reusable workflow')])
  })
})

test('an identity that nobody registered is refused with the claims to compare', async () => {
  const pypi = opened(await startLocalPypi())
  pypi.setClaims({ repository: 'octo-org/another' })
  const failure = await failureOf(minted(exchange(pypi.origin, issuedBy(pypi.runnerEnvironment))))
  expect(failure.code).toBe('IDENTITY_REFUSED')
  expect(failure.message).toContain('invalid-publisher')
  expect(failure.details).toContainEqual({
    kind: 'table',
    title: 'Claims of this run, for debugging: register only what you mean to trust',
    rows: expect.arrayContaining([['repository', 'octo-org/another']]),
  })
})

test('an ID token that was used before is refused', async () => {
  const pypi = opened(await startLocalPypi())
  const once = await issuedBy(pypi.runnerEnvironment)('pypi')
  await minted(exchange(pypi.origin, async () => once))
  const failure = await failureOf(minted(exchange(pypi.origin, async () => once)))
  expect(failure.message).toContain('invalid-reuse-token')
})

/** ID tokens that can be told apart, none of which is a JWT. */
function numbered(): () => Promise<string> {
  let number = 0
  return async () => `id-token-${++number}`
}

/** An index that answers each request for a token as the test says, and remembers the ID tokens that it was shown. */
async function mintingIndex(answer: (response: ServerResponse, request: IncomingMessage) => void) {
  const shown: unknown[] = []
  const server = opened(
    await serveHttp((request, response) => {
      if (request.method === 'GET') {
        response.end(JSON.stringify({ audience: 'sample' }))
        return
      }
      void text(request).then((body) => {
        shown.push(JSON.parse(body).token)
        answer(response, request)
      })
    }),
  )
  return { origin: server.url.origin, shown }
}

/** A clock that stands still unless the test moves it. */
function stillClock(): Clock & { nowMs: number } {
  const clock = { nowMs: 1_000, monotonicMs: () => clock.nowMs, sleep: async () => {} }
  return clock
}

describe('the life of a token', () => {
  const DATE = 'Thu, 01 Oct 2026 12:00:00 GMT'
  const NOON = Date.parse(DATE) / 1_000

  test.each<[string, string | undefined, unknown, number | undefined]>([
    ['is what lies between the answer and its end', DATE, NOON + 900, 900_000],
    ['can be a second', DATE, NOON + 1, 1_000],
    ['can be a day', DATE, NOON + 86_400, 86_400_000],
    ['is unknown without a date', undefined, Date.now() / 1_000 + 900, undefined],
    ['is unknown with a date that is none', 'noon', NOON + 900, undefined],
    ['is unknown on the 31st of February', 'Tue, 31 Feb 2026 12:00:00 GMT', 1_772_539_200 + 900, undefined],
    ['is unknown in another zone', 'Thu, 01 Oct 2026 12:00:00', NOON + 900, undefined],
    ['is unknown with two dates', `${DATE}, ${DATE}`, NOON + 900, undefined],
    ['is unknown without an end', DATE, undefined, undefined],
    ['is unknown with an end that is null', DATE, null, undefined],
    ['is unknown with an end that is a text', DATE, String(NOON + 900), undefined],
    ['is unknown with an end in milliseconds', DATE, (NOON + 900) * 1_000, undefined],
    ['is unknown with an end before its beginning', DATE, NOON - 1, undefined],
    ['is unknown where it would have none', DATE, NOON, undefined],
    ['is unknown beyond a day', DATE, NOON + 86_401, undefined],
  ])('%s', async (_title, date, expires, lifeMs) => {
    const { origin } = await mintingIndex((response) => {
      response.sendDate = false
      if (date !== undefined) response.setHeader('date', date)
      response.end(JSON.stringify({ token: 'minted', expires }))
    })
    expect((await minted(exchange(origin, numbered()))).lifeMs).toBe(lifeMs)
  })

  test('runs from when it was asked for in the attempt that brought it', async () => {
    const clock = stillClock()
    const answers = [503, 200]
    const { origin } = await mintingIndex((response) => {
      clock.nowMs += 10_000
      response.writeHead(answers.shift() ?? 500).end(JSON.stringify({ token: 'minted' }))
    })
    const ids = numbered()
    const idToken = (): Promise<string> => {
      clock.nowMs += 5_000
      return ids()
    }
    // 1 s, an ID token ahead, an answer that was none, another ID token.
    expect((await minted(exchange(origin, idToken, { clock }))).askedAtMs).toBe(1_000 + 5_000 + 10_000 + 5_000)
  })
})

describe('ID tokens', () => {
  const give = (response: ServerResponse): void => {
    response.end(JSON.stringify({ token: 'minted' }))
  }

  test.each([
    [119_999, 'id-token-1'],
    [120_000, 'id-token-2'],
  ])('the one that was fetched ahead is good for two minutes: after %i ms', async (waitedMs, expected) => {
    const clock = stillClock()
    const { origin, shown } = await mintingIndex(give)
    const { mint } = await exchange(origin, numbered(), { clock }).prepared
    clock.nowMs += waitedMs
    await mint()
    expect(shown).toEqual([expected])
  })

  test('the one that was fetched ahead is used once, be it by two who mint at once', async () => {
    const { origin, shown } = await mintingIndex(give)
    const { mint } = await exchange(origin, numbered()).prepared
    await Promise.all([mint(), mint()])
    await mint()
    expect(shown.sort()).toEqual(['id-token-1', 'id-token-2', 'id-token-3'])
  })

  test.each<[string, (response: ServerResponse, request: IncomingMessage) => void]>([
    ['lost', (_response, request) => request.socket.destroy()],
    [
      'cut',
      (response, request) => {
        response.writeHead(200, { 'content-length': 1_000 })
        response.write('{"token": "half of a tok', () => request.socket.destroy())
      },
    ],
    ['trouble', (response) => response.writeHead(502).end('Bad Gateway')],
  ])('a fresh one follows where the answer was %s', async (_title, fail) => {
    const { origin, shown } = await mintingIndex((response, request) =>
      shown.length === 1 ? fail(response, request) : give(response),
    )
    const trade = exchange(origin, numbered())
    expect((await minted(trade)).token).toBe('minted')
    expect(shown).toEqual(['id-token-1', 'id-token-2'])
    expect(trade.reasons).toHaveLength(1)
    expect(trade.reasons.join()).not.toMatch(/id-token|tok/)
  })

  test('stay out of what is said of a refusal that repeats them', async () => {
    const { origin, shown } = await mintingIndex((response) => {
      const description = `${String(shown.at(-1))} is not welcome`
      response.writeHead(422).end(JSON.stringify({ errors: [{ code: 'c', description }] }))
    })
    const { message } = await failureOf(minted(exchange(origin, numbered())))
    expect(message).toContain('is not welcome')
    expect(message).not.toContain('id-token')
  })

  test('none is fetched after the end of the job', async () => {
    const { origin, shown } = await mintingIndex((response) => response.writeHead(503).end())
    const clock = { ...stillClock(), sleep: () => Promise.reject(cancelled()) }
    const { code } = await failureOf(minted(exchange(origin, numbered(), { clock })))
    expect(code).toBe('CANCELLED')
    expect(shown).toEqual(['id-token-1'])
  })
})

test('while sixty uploads ask again and again, tokens that live 5 s are minted one by one', async () => {
  const clock = stillClock()
  let number = 0
  const { origin, shown } = await mintingIndex((response) => {
    const now = new Date(1_790_000_000_000)
    response.sendDate = false
    response.setHeader('date', now.toUTCString())
    response.end(JSON.stringify({ token: `minted-${++number}`, expires: now.getTime() / 1_000 + 5 }))
  })
  const { mint } = await exchange(origin, numbered(), { clock }).prepared
  const failures: unknown[] = []
  const credential = renewingCredential(await mint(), {
    mint,
    clock,
    onRenewed: () => {},
    onRenewalFailed: (error) => failures.push(error),
  })
  for (let round = 1; round <= 5; round++) {
    const expected = `minted-${round}`
    const passwords = await Promise.all(Array.from({ length: 60 }, () => credential.password()))
    expect(new Set(passwords)).toEqual(new Set([expected]))
    clock.nowMs += 5_000
  }
  expect(shown).toEqual(['id-token-1', 'id-token-2', 'id-token-3', 'id-token-4', 'id-token-5'])
  expect(failures).toEqual([])
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
    const trade = exchange(server.url.origin, async () => 'e30.e30.sig', { reservedAudiences: trust })
    return { failure: await failureOf(minted(trade)), audiences: trade.audiences, mints }
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
