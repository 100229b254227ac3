import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterEach, describe, expect, test } from '@jest/globals'
import { startLocalPypi } from '../../local-pypi/server.ts'
import type { Distribution } from '../../src/distribution/distribution.ts'
import { cancelled } from '../../src/errors.ts'
import { openTransport } from '../../src/http/door.ts'
import type { Transport } from '../../src/http/transport.ts'
import { type IndexType, parseIndexAddress } from '../../src/package-index/index-address.ts'
import { awaitServed, type ServedPorts } from '../../src/package-index/served.ts'
import type { Clock, Serving } from '../../src/ports.ts'
import { upload, zipBytes } from '../local-pypi/requests.ts'
import { distributionWith } from '../support/distribution.ts'
import { rememberingLog } from '../support/fake-runner.ts'
import { serveHttp } from '../support/scripted-server.ts'
import { minimalMetadata } from '../support/wheel.ts'

const JSON_TYPE = 'application/vnd.pypi.simple.v1+json'
const PIP = `${JSON_TYPE}, application/vnd.pypi.simple.v1+html; q=0.1, text/html; q=0.01`
const UV = `${JSON_TYPE}, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01`
const OLDER = 'text/html'
const MINUTE_MS = 60_000

const open: { close(): Promise<void> }[] = []

afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close()
})

interface VirtualClock extends Clock {
  readonly sleptMs: readonly number[]
}

/** A clock on which time passes only in sleep; a run may be cancelled at some time. */
function virtualClock(cancelledAtMs = Number.POSITIVE_INFINITY): VirtualClock {
  let nowMs = 0
  const sleptMs: number[] = []
  return {
    sleptMs,
    monotonicMs: () => 5_000 + nowMs,
    async sleep(milliseconds) {
      sleptMs.push(milliseconds)
      nowMs = Math.min(nowMs + milliseconds, cancelledAtMs)
      if (nowMs === cancelledAtMs) throw cancelled()
    },
  }
}

interface Waiting extends Partial<Omit<ServedPorts, 'retrying'>> {
  readonly limitMs?: number
  readonly indexType?: IndexType
  readonly clock?: Clock
  /** Where it would be told of retries. */
  readonly told?: string[]
}

function newTransport(): Transport {
  const transport = openTransport('test/1.0')
  open.push(transport)
  return transport
}

async function waitFor(url: string, distributions: readonly Distribution[], waiting: Waiting = {}): Promise<Serving> {
  const { limitMs = MINUTE_MS, indexType = 'pypi', clock = virtualClock(), told = [], ...ports } = waiting
  return awaitServed(distributions, limitMs, parseIndexAddress(url, indexType), {
    transport: newTransport(),
    secrets: rememberingLog(),
    retrying: { clock, onRetry: (reason) => told.push(reason) },
    ...ports,
  })
}

function wheel(version = '1.0', name = 'Sample_Project'): Distribution {
  const filename = `${name.toLowerCase()}-${version}-py3-none-any.whl`
  return distributionWith({ filename, metadata: minimalMetadata(name, version) })
}

interface Asked {
  readonly path: string
  readonly accept: string
  readonly authorization: string | undefined
}

type Handler = (asked: Asked, response: ServerResponse, request: IncomingMessage) => void

/** An index that answers as the test says, and what it was asked. */
async function indexThat(handle: Handler): Promise<{ readonly url: string; readonly asked: readonly Asked[] }> {
  const asked: Asked[] = []
  const server = await serveHttp((request, response) => {
    const { accept = '', authorization } = request.headers
    const one = { path: request.url ?? '', accept, authorization }
    asked.push(one)
    handle(one, response, request)
  })
  open.push(server)
  return { url: server.url.href, asked }
}

interface Listed {
  readonly filename: string
  readonly hashes?: Readonly<Record<string, string>>
}

function listed({ filename, digests }: Distribution): Listed {
  return { filename: filename.basename, hashes: { sha256: digests.sha256 } }
}

/** Answers as warehouse does: HTML where nothing else is wanted. */
function list(files: readonly Listed[], { accept }: Asked, response: ServerResponse): void {
  if (accept.startsWith(JSON_TYPE)) {
    response.writeHead(200, { 'content-type': JSON_TYPE }).end(JSON.stringify({ meta: {}, files }))
    return
  }
  const links = files.map(({ filename, hashes }) => `<a href="/f/${filename}#sha256=${hashes?.sha256}">x</a>`)
  const head = '<meta name="pypi:repository-version" content="1.4">'
  response.writeHead(200, { 'content-type': 'text/html' }).end(`${head}${links.join('\n')}`)
}

const acceptsOf = (asked: readonly Asked[]) => asked.map(({ accept }) => accept).toSorted()
const pathsOf = (asked: readonly Asked[]) => asked.map(({ path }) => path).toSorted()

describe('waiting for the index', () => {
  test('ends at once where installers find the file, whichever of them asks', async () => {
    const ours = wheel()
    const { url, asked } = await indexThat((one, response) => list([listed(ours)], one, response))
    const clock = virtualClock()
    expect(await waitFor(url, [ours], { clock })).toEqual({ state: 'served', afterMs: 0 })
    expect(clock.sleptMs).toEqual([])
    expect(new Set(pathsOf(asked))).toEqual(new Set(['/simple/sample-project/']))
    expect(acceptsOf(asked)).toEqual([PIP, UV, OLDER].toSorted())
  })

  test('looks again with growing pauses until the file is there', async () => {
    const ours = wheel()
    const clock = virtualClock()
    const { url } = await indexThat((one, response) =>
      clock.sleptMs.length < 6 ? list([], one, response) : list([listed(ours)], one, response),
    )
    expect(await waitFor(url, [ours], { clock })).toEqual({ state: 'served', afterMs: 35_000 })
    expect(clock.sleptMs).toEqual([1_000, 2_000, 4_000, 8_000, 10_000, 10_000])
  })

  test.each([PIP, UV, OLDER])('goes on while one of the pages is outdated: %s', async (outdated) => {
    const ours = wheel()
    const clock = virtualClock()
    const { url, asked } = await indexThat((one, response) =>
      list(one.accept === outdated && clock.sleptMs.length < 2 ? [] : [listed(ours)], one, response),
    )
    expect(await waitFor(url, [ours], { clock })).toEqual({ state: 'served', afterMs: 3_000 })
    expect(acceptsOf(asked.slice(3))).toEqual([outdated, outdated])
  })

  test('takes no file with other bytes for the one that was sent', async () => {
    const ours = wheel()
    const other = { ...listed(ours), hashes: { sha256: 'ab'.repeat(32) } }
    const { url } = await indexThat((one, response) => list([other], one, response))
    expect(await waitFor(url, [ours])).toEqual({ state: 'not served', afterMs: 59_000, missing: [ours] })
  })

  test('takes a file without a digest, or with another kind of digest, by its name', async () => {
    const ours = [wheel('1.0'), wheel('2.0')]
    const [first, second] = ours.map((one) => one.filename.basename)
    const files = [{ filename: first ?? '' }, { filename: second ?? '', hashes: { md5: 'ab'.repeat(16) } }]
    const { url } = await indexThat((one, response) => list(files, one, response))
    expect(await waitFor(url, ours)).toEqual({ state: 'served', afterMs: 0 })
  })

  test('names what is missing on any page when the time is over, in the order in which it was given', async () => {
    const [first, second, third, fourth] = [wheel('4.0'), wheel('3.0'), wheel('2.0'), wheel('1.0')] as const
    const { url } = await indexThat((one, response) =>
      list([first, one.accept === UV ? second : fourth, third].map(listed), one, response),
    )
    const clock = virtualClock()
    expect(await waitFor(url, [first, second, third, fourth], { clock, limitMs: 5_500 })).toEqual({
      state: 'not served',
      afterMs: 4_500,
      missing: [second, fourth],
    })
    expect(clock.sleptMs).toEqual([1_000, 2_000, 1_500])
  })

  test('asks for each page once in a round, however many files are on it, and no more once it is complete', async () => {
    const versions = Array.from({ length: 40 }, (_, at) => `${at}.0`)
    const names: readonly string[] = ['one', 'two', 'three']
    const ours = versions.map((version, at) => wheel(version, names[at % 3]))
    const clock = virtualClock()
    const { url, asked } = await indexThat((one, response) => {
      const [, , name = ''] = one.path.split('/')
      const onPage = ours.filter(({ metadata }) => metadata.name === name)
      const isThere = clock.sleptMs.length >= names.indexOf(name)
      list((isThere ? onPage : onPage.slice(1)).map(listed), one, response)
    })
    expect(await waitFor(url, ours, { clock })).toEqual({ state: 'served', afterMs: 3_000 })
    const times = (name: string) => asked.filter(({ path }) => path === `/simple/${name}/`).length
    expect(names.map(times)).toEqual([3, 6, 9])
  })

  test('makes no words about whatever goes wrong on the way', async () => {
    const ours = wheel()
    const troubles: readonly Handler[] = [
      (_, response) => response.writeHead(503).end(),
      (_, response) => response.writeHead(429, { 'retry-after': '0' }).end(),
      (_, response) => void response.destroy(),
      (_, response) => response.writeHead(403).end('no'),
      (_, response) => response.writeHead(302, { location: '/elsewhere' }).end(),
      (_, response) => response.writeHead(404).end(),
      (_, response) => response.writeHead(200, { 'content-type': JSON_TYPE }).end('{"files":[{'),
      (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Log in</h1>'),
      (_, response) => {
        response.writeHead(200, { 'content-type': JSON_TYPE, 'content-length': '999' })
        response.write('{}', () => response.destroy())
      },
    ]
    const clock = virtualClock()
    const told: string[] = []
    let rounds = 0
    const { url } = await indexThat((one, response, request) => {
      // The pauses between rounds are whole seconds, those before a retry are not.
      rounds = clock.sleptMs.filter((slept) => slept % 1_000 === 0).length
      const trouble = troubles[rounds]
      if (trouble === undefined) list([listed(ours)], one, response)
      else trouble(one, response, request)
    })
    expect(await waitFor(url, [ours], { clock, told, limitMs: 10 * MINUTE_MS })).toMatchObject({ state: 'served' })
    expect(rounds).toBe(troubles.length)
    expect(told).toEqual([])
  })

  test('asks again after more failures than a reader puts up with', async () => {
    const ours = ['one', 'two', 'three', 'four', 'five'].map((name) => wheel('1.0', name))
    const clock = virtualClock()
    const { url } = await indexThat((one, response) =>
      clock.sleptMs.includes(4_000) ? list(ours.map(listed), one, response) : response.writeHead(500).end(),
    )
    expect(await waitFor(url, ours, { clock })).toMatchObject({ state: 'served' })
  })

  test('keeps what a page listed while it cannot be read any more', async () => {
    const [there, missing] = [wheel('1.0'), wheel('2.0')]
    const clock = virtualClock()
    const { url } = await indexThat((one, response) =>
      clock.sleptMs.length === 0 ? list([listed(there)], one, response) : response.writeHead(403).end(),
    )
    expect(await waitFor(url, [there, missing], { clock })).toMatchObject({ state: 'not served', missing: [missing] })
  })

  test('ends when the run is cancelled, with what is known', async () => {
    const [there, missing] = [wheel('1.0'), wheel('2.0')]
    const { url, asked } = await indexThat((one, response) => list([listed(there)], one, response))
    const clock = virtualClock(2_500)
    expect(await waitFor(url, [there, missing], { clock })).toEqual({
      state: 'not served',
      afterMs: 2_500,
      missing: [missing],
    })
    expect(asked).toHaveLength(6)
  })

  test('ends when the run is cancelled and its connections are cut while nothing is answered', async () => {
    const ours = wheel()
    const transport = newTransport()
    const { url } = await indexThat(() => void transport.close())
    const clock = virtualClock(1)
    expect(await waitFor(url, [ours], { clock, transport })).toEqual({
      state: 'not served',
      afterMs: 1,
      missing: [ours],
    })
  })

  test('has no part in what no project is called', async () => {
    const odd = distributionWith({ metadata: minimalMetadata('../../legacy', '1.0') })
    const { url, asked } = await indexThat((one, response) => list([listed(odd)], one, response))
    expect(await waitFor(url, [odd])).toMatchObject({ state: 'not served', missing: [odd] })
    expect(asked).toEqual([])
  })

  test('finds what was uploaded to PyPI', async () => {
    const pypi = await startLocalPypi()
    open.push(pypi)
    const content = zipBytes().toString('latin1')
    const ours = distributionWith({
      filename: 'sample_project-1.0-py3-none-any.whl',
      metadata: minimalMetadata('sample-project', '1.0'),
      content,
    })
    const clock = virtualClock()
    const uploading: Clock = {
      ...clock,
      async sleep(milliseconds) {
        await clock.sleep(milliseconds)
        if (clock.sleptMs.length === 2) await upload(pypi)
      },
    }
    expect(await waitFor(pypi.uploadUrl, [ours], { clock: uploading })).toEqual({ state: 'served', afterMs: 3_000 })
    const changed = { ...ours, digests: { ...ours.digests, sha256: 'ab'.repeat(32) } }
    expect(await waitFor(pypi.uploadUrl, [changed])).toMatchObject({ state: 'not served', missing: [changed] })
  })
})

describe('waiting for another index', () => {
  const other = { indexType: 'other' } as const

  test('asks as pip and as uv do, at the place that uploads let us guess', async () => {
    const ours = wheel()
    const { url, asked } = await indexThat((one, response) => list([listed(ours)], one, response))
    expect(await waitFor(`${url}legacy/`, [ours], other)).toEqual({ state: 'served', afterMs: 0 })
    expect(acceptsOf(asked)).toEqual([PIP, UV].toSorted())
    expect(new Set(pathsOf(asked))).toEqual(new Set(['/simple/sample-project/']))
  })

  test('asks at the next place where the first has nothing', async () => {
    const ours = wheel()
    const { url } = await indexThat((one, response) =>
      one.path.startsWith('/me/dev/+simple/') ? list([listed(ours)], one, response) : response.writeHead(404).end(),
    )
    expect(await waitFor(`${url}me/dev/`, [ours], other)).toEqual({ state: 'served', afterMs: 0 })
  })

  test('asks where the user says', async () => {
    const ours = wheel()
    const { url, asked } = await indexThat((one, response) => list([listed(ours)], one, response))
    const indexUrl = new URL('read/', url)
    expect(await waitFor(`${url}legacy/`, [ours], { ...other, indexUrl })).toEqual({ state: 'served', afterMs: 0 })
    expect(new Set(pathsOf(asked))).toEqual(new Set(['/read/sample-project/']))
  })

  test.each<[string, string, number, readonly number[]]>([
    ['gives up soon where no project has a page at the places guessed', 'nothing', 29_000, [404]],
    ['has patience with a project that is not there yet where another one is', 'another project', 299_000, [404]],
    ['has patience with an index that is out of order', 'nothing', 299_000, [404, 403]],
  ])('%s', async (_, there, afterMs, statuses) => {
    const [ours, second] = [wheel(), wheel('1.0', 'another')]
    let turn = 0
    const { url } = await indexThat((one, response) =>
      there === 'another project' && one.path === '/legacy-files/simple/another/'
        ? list([listed(second)], one, response)
        : response.writeHead(statuses[turn++ % statuses.length] ?? 500).end(),
    )
    const distributions = there === 'another project' ? [ours, second] : [ours]
    const limitMs = 5 * MINUTE_MS
    expect(await waitFor(`${url}legacy-files/`, distributions, { ...other, limitMs })).toEqual({
      state: 'not served',
      afterMs,
      missing: [ours],
    })
  })

  test('has patience with a project that is not there yet where the user says where it will be', async () => {
    const ours = wheel()
    const { url } = await indexThat((_, response) => response.writeHead(404).end())
    const options = { ...other, indexUrl: new URL(url), limitMs: 5 * MINUTE_MS }
    expect(await waitFor(url, [ours], options)).toMatchObject({ state: 'not served', afterMs: 299_000 })
  })
})

describe('a user name and password', () => {
  const login = { user: 'alice', password: 'correct horse' }
  const pair = `Basic ${Buffer.from('alice:correct horse').toString('base64')}`
  const authorizations = (asked: readonly Asked[]) => [...new Set(asked.map(({ authorization }) => authorization))]

  test('are shown where files are uploaded to', async () => {
    const ours = wheel()
    const { url, asked } = await indexThat((one, response) => list([listed(ours)], one, response))
    await waitFor(url, [ours], { indexType: 'other', login })
    expect(authorizations(asked)).toEqual([pair])
  })

  test('are shown to no other host', async () => {
    const ours = wheel()
    const { url, asked } = await indexThat((one, response) => list([listed(ours)], one, response))
    const options = { indexType: 'other', login, indexUrl: new URL(url) } as const
    expect(await waitFor('http://127.0.0.1:1/', [ours], options)).toEqual({ state: 'served', afterMs: 0 })
    expect(authorizations(asked)).toEqual([undefined])
  })

  test('are not needed on PyPI', async () => {
    const ours = wheel()
    const { url, asked } = await indexThat((one, response) => list([listed(ours)], one, response))
    await waitFor(url, [ours], { login })
    expect(authorizations(asked)).toEqual([undefined])
  })
})
