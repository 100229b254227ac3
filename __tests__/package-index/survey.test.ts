import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type LocalPypi, startLocalPypi } from '../../local-pypi/server.ts'
import type { Distribution } from '../../src/distribution/distribution.ts'
import type { Holdings, ProjectHoldings, ReleaseHoldings } from '../../src/holdings.ts'
import { openTransport } from '../../src/http/door.ts'
import type { Retrying } from '../../src/http/retry.ts'
import { type IndexType, parseIndexAddress } from '../../src/package-index/index-address.ts'
import { type SurveyOptions, survey } from '../../src/package-index/survey.ts'
import { upload, zipBytes } from '../local-pypi/requests.ts'
import { distributionWith } from '../support/distribution.ts'
import { impatient, rememberingLog } from '../support/fake-runner.ts'
import { serveHttp } from '../support/scripted-server.ts'
import { minimalMetadata } from '../support/wheel.ts'

const MEBIBYTE = 1024 * 1024
const SIMPLE_JSON = 'application/vnd.pypi.simple.v1+json'
const WHEEL = 'sample_project-1.0-py3-none-any.whl'
const DIGEST = 'ab'.repeat(32)

const open: { close(): Promise<void> }[] = []

afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close()
})

interface Look extends Partial<Omit<SurveyOptions, 'transport'>> {
  readonly indexType?: IndexType
}

async function look(uploadUrl: string, distributions: readonly Distribution[], options: Look = {}): Promise<Holdings> {
  const transport = openTransport('test/1.0', { limits: { answerMs: 3_000, idleMs: 3_000 } })
  open.push(transport)
  const { indexType = 'auto', ...more } = options
  return survey(distributions, parseIndexAddress(uploadUrl, indexType), {
    transport,
    secrets: rememberingLog(),
    retrying: impatient(),
    ...more,
  })
}

function wheel(version = '1.0', size = 1_000, name = 'Sample_Project'): Distribution {
  const filename = `${name.toLowerCase().replace(/[-.]/g, '_')}-${version}-py3-none-any.whl`
  return distributionWith({ filename, size, metadata: minimalMetadata(name, version) })
}

function projectIn({ projects }: Holdings, name = 'sample-project'): ProjectHoldings {
  const project = projects.get(name)
  if (project === undefined) throw new Error(`${name} is not there`)
  return project
}

function releaseIn(holdings: Holdings, key = '1', name = 'sample-project'): ReleaseHoldings {
  const release = projectIn(holdings, name).releases.get(key)
  if (release === undefined) throw new Error(`${key} is not there`)
  return release
}

function filesIn(release: ReleaseHoldings): readonly string[] {
  return release.state === 'known' ? [...release.files.keys()] : [release.reason]
}

/** A clock on which everything takes its time, and retries do not wait. */
function ticking(): Retrying {
  return { ...impatient(), clock: { monotonicMs: () => performance.now(), sleep: async () => {} } }
}

const NOTHING_KNOWN = { existence: 'unknown', status: undefined, totalBytes: undefined }

describe('PyPI', () => {
  let pypi: LocalPypi
  let now: Date
  const asPyPI = { indexType: 'pypi' } as const

  beforeEach(async () => {
    now = new Date('2026-03-01T12:00:00.250Z')
    pypi = await startLocalPypi({ now: () => now })
    open.push(pypi)
    await upload(pypi)
    await upload(pypi, {
      fields: { filetype: 'sdist', version: '1.0.0' },
      filename: 'sample_project-1.0.0.tar.gz',
    })
    await upload(pypi, {
      fields: { version: '2' },
      filename: 'sample_project-2-py3-none-any.whl',
      bytes: zipBytes('2'),
    })
  })

  const reads = () => pypi.requests.filter(({ method }) => method === 'GET')

  test('is asked for each release and for the files of the project', async () => {
    const holdings = await look(pypi.uploadUrl, [wheel('1.0.0'), wheel('3')], asPyPI)
    expect(projectIn(holdings)).toMatchObject({
      existence: 'exists',
      status: { word: 'active', freshness: 'fresh' },
    })
    expect(projectIn(holdings).earlier).toEqual(
      new Map([['3', { version: '2', filenames: ['sample_project-2-py3-none-any.whl'] }]]),
    )
    expect([...projectIn(holdings).releases.keys()]).toEqual(['1', '3'])
    const release = releaseIn(holdings)
    expect(filesIn(release)).toEqual(['sample_project-1.0-py3-none-any.whl', 'sample_project-1.0.0.tar.gz'])
    expect(release.state === 'known' && release.files.get(WHEEL)).toEqual({
      filename: WHEEL,
      sha256: pypi.contents()[0]?.releases[0]?.files[0]?.digests.sha256,
      size: zipBytes().length,
      uploaded: now,
    })
    expect(releaseIn(holdings, '3')).toEqual({ state: 'known', files: new Map() })
    expect(holdings.classifiers).toBeUndefined()
    expect(
      reads()
        .map(({ path }) => path)
        .toSorted(),
    ).toEqual(['/pypi/sample-project/1.0.0/json', '/pypi/sample-project/3/json', '/simple/sample-project/'])
    expect(reads().find(({ path }) => path.startsWith('/simple/'))?.accept).toBe(SIMPLE_JSON)
  })

  test('is asked for the whole list of files where they could fill the project', async () => {
    const holdings = await look(pypi.uploadUrl, [wheel('1.0', 60 * MEBIBYTE), wheel('2', 40 * MEBIBYTE)], asPyPI)
    expect(projectIn(holdings)).toMatchObject({
      existence: 'exists',
      status: { word: 'active', freshness: 'fresh' },
      totalBytes: pypi
        .contents()[0]
        ?.releases.flatMap(({ files }) => files)
        .reduce((sum, { size }) => sum + size, 0),
    })
    expect(reads().find(({ path }) => path.startsWith('/simple/'))?.accept).toBe(SIMPLE_JSON)
  })

  test('knows nothing of a new project', async () => {
    const holdings = await look(pypi.uploadUrl, [wheel('1.0', 1, 'new'), wheel('2', 200 * MEBIBYTE, 'newer')], asPyPI)
    expect(projectIn(holdings, 'new').existence).toBe('absent')
    expect(releaseIn(holdings, '1', 'new')).toEqual({ state: 'known', files: new Map() })
    expect(projectIn(holdings, 'newer').existence).toBe('absent')
  })

  test('hides what a project in quarantine holds', async () => {
    pypi.setProjectStatus('sample-project', 'quarantined')
    const holdings = await look(pypi.uploadUrl, [wheel()], asPyPI)
    expect(projectIn(holdings)).toMatchObject({ existence: 'exists', status: { word: 'quarantined' } })
    expect(releaseIn(holdings)).toEqual({ state: 'unknown', reason: expect.stringContaining('quarantine') })
  })

  test.each([
    [0, 'fresh'],
    [1, 'aged'],
  ])('has a status out of a cache of %d seconds, which is %s', async (age, freshness) => {
    pypi.setProjectStatus('sample-project', 'archived')
    pypi.setAge(age)
    expect(projectIn(await look(pypi.uploadUrl, [wheel()], asPyPI)).status).toEqual({ word: 'archived', freshness })
  })

  test('is asked for its classifiers where somebody wants them', async () => {
    const { classifiers } = await look(pypi.uploadUrl, [wheel()], { ...asPyPI, classifiers: 'wanted' })
    expect(classifiers?.has('Topic :: Software Development')).toBe(true)
    expect(reads().map(({ path }) => path)).toContain('/pypi?:action=list_classifiers')
  })

  test('gets no credentials, whatever there are', async () => {
    const login = { user: '__token__', password: 'pypi-secret' }
    await look(pypi.uploadUrl, [wheel()], { ...asPyPI, login, classifiers: 'wanted' })
    expect(new Set(reads().map(({ authorization }) => authorization))).toEqual(new Set(['none']))
  })

  test('is not asked for what no project or version is named', async () => {
    const odd = ['../../legacy', 'a?b', 'x y', '.'].map((name) =>
      distributionWith({ metadata: minimalMetadata(name, '1.0') }),
    )
    const versions = ['..', '1.0/../..', 'latest'].map((version) =>
      distributionWith({ metadata: minimalMetadata('sample-project', version) }),
    )
    const holdings = await look(pypi.uploadUrl, [...odd, ...versions], asPyPI)
    expect(reads().map(({ path }) => path)).toEqual(['/simple/sample-project/'])
    expect(holdings.projects.size).toBe(5)
    expect(releaseIn(holdings, '..').state).toBe('unknown')
    expect(releaseIn(holdings, '1', 'x y').state).toBe('unknown')
  })
})

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** An index that does the same whatever it is asked, and the paths that it was asked for. */
async function serving(handle: Handler): Promise<{ readonly url: string; readonly requests: IncomingMessage[] }> {
  const requests: IncomingMessage[] = []
  const server = await serveHttp((request, response) => {
    requests.push(request)
    handle(request, response)
  })
  open.push(server)
  return { url: server.url.href, requests }
}

function page(body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Handler {
  return (_request, response) => response.writeHead(200, { 'content-type': SIMPLE_JSON, ...headers }).end(body)
}

function listing(...files: readonly unknown[]): string {
  return JSON.stringify({ meta: { 'api-version': '1.1' }, files })
}

describe('another index', () => {
  test('is read at its simple API, JSON before HTML, and sorted into releases by file names', async () => {
    const { url, requests } = await serving(
      page(
        listing(
          { filename: WHEEL, hashes: { sha256: DIGEST }, size: 1 },
          { filename: 'Sample.Project-1.0.0.zip', size: 2 },
          { filename: 'sample_project-1.0.post1.tar.gz', size: 3 },
          { filename: 'sample_project-2.0-1-cp312-abi3-win_amd64.whl', size: 4 },
          { filename: 'sample_project-1.0.win32.exe', size: 5 },
          { filename: 'sample_project-x.whl', size: 6 },
        ),
      ),
    )
    const holdings = await look(`${url}files/`, [wheel('1.0'), wheel('2'), wheel('3')])
    expect(projectIn(holdings)).toMatchObject({ existence: 'exists', status: undefined, totalBytes: 21 })
    expect(filesIn(releaseIn(holdings))).toEqual([WHEEL, 'Sample.Project-1.0.0.zip'])
    expect(filesIn(releaseIn(holdings, '2'))).toEqual(['sample_project-2.0-1-cp312-abi3-win_amd64.whl'])
    expect(filesIn(releaseIn(holdings, '3'))).toEqual([])
    expect(requests.map((request) => request.url)).toEqual(['/files/simple/sample-project/'])
    expect(requests[0]?.headers.accept).toBe(
      `${SIMPLE_JSON}, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1`,
    )
  })

  test('that has a file of ours has it in our release, whatever its name says', async () => {
    const { url } = await serving(page(listing({ filename: WHEEL })))
    const misnamed = distributionWith({ filename: WHEEL, metadata: minimalMetadata('sample-project', '7') })
    expect(filesIn(releaseIn(await look(url, [misnamed]), '7'))).toEqual([WHEEL])
  })

  test('may answer in HTML', async () => {
    const body = `<a href="/files/${WHEEL}#sha256=${DIGEST}">${WHEEL}</a>`
    const { url } = await serving(page(body, { 'content-type': 'text/html' }))
    const holdings = await look(url, [wheel()])
    expect(releaseIn(holdings)).toEqual({
      state: 'known',
      files: new Map([[WHEEL, { filename: WHEEL, sha256: DIGEST, size: undefined, uploaded: undefined }]]),
    })
    expect(projectIn(holdings)).toMatchObject({ existence: 'exists', totalBytes: undefined })
  })

  test('may pack its answer', async () => {
    const { url, requests } = await serving(
      page(gzipSync(listing({ filename: WHEEL })), { 'content-encoding': 'gzip' }),
    )
    expect(filesIn(releaseIn(await look(url, [wheel()])))).toEqual([WHEEL])
    expect(requests[0]?.headers['accept-encoding']).toBe('gzip')
  })

  test('is asked at the next place only where there is nothing at the first', async () => {
    const { url, requests } = await serving((request, response) =>
      request.url?.includes('+simple')
        ? page(listing({ filename: WHEEL }))(request, response)
        : response.writeHead(404).end(),
    )
    expect(filesIn(releaseIn(await look(`${url}me/dev`, [wheel()])))).toEqual([WHEEL])
    expect(requests.map((request) => request.url)).toEqual([
      '/me/dev/simple/sample-project/',
      '/me/dev/+simple/sample-project/',
    ])
  })

  test('that lists a project at no place may list it elsewhere', async () => {
    const { url } = await serving((_request, response) => response.writeHead(404).end())
    const holdings = await look(url, [wheel()])
    expect(projectIn(holdings)).toMatchObject(NOTHING_KNOWN)
    expect(releaseIn(holdings)).toEqual({ state: 'unknown', reason: expect.stringContaining('index-url') })
  })

  test('does not have the project where the user says that it would be listed', async () => {
    const { url, requests } = await serving((_request, response) => response.writeHead(404).end())
    const holdings = await look(url, [wheel()], { indexUrl: new URL('read/', url) })
    expect(projectIn(holdings).existence).toBe('absent')
    expect(releaseIn(holdings)).toEqual({ state: 'known', files: new Map() })
    expect(requests.map((request) => request.url)).toEqual(['/read/sample-project/'])
  })
})

describe('a user name and password', () => {
  const login = { user: 'alice', password: 'correct horse: battery' }

  test('go where uploads go', async () => {
    const { url, requests } = await serving(page(listing()))
    await look(url, [wheel()], { login })
    const pair = Buffer.from('alice:correct horse: battery').toString('base64')
    expect(requests[0]?.headers.authorization).toBe(`Basic ${pair}`)
  })

  test('go to no other host, not even to another port of it', async () => {
    const { url, requests } = await serving(page(listing()))
    await look('http://127.0.0.1:1/', [wheel()], { login, indexUrl: new URL(url) })
    expect(requests).toHaveLength(1)
    expect(requests[0]?.headers.authorization).toBeUndefined()
  })

  test('do not follow a redirect', async () => {
    const elsewhere = await serving(page(listing({ filename: WHEEL })))
    const { url } = await serving((_request, response) => response.writeHead(302, { location: elsewhere.url }).end())
    const holdings = await look(url, [wheel()], { login })
    expect(releaseIn(holdings)).toEqual({ state: 'unknown', reason: expect.stringContaining('elsewhere') })
    expect(elsewhere.requests).toEqual([])
  })

  test('are masked, and not shown where the server says them back', async () => {
    const { url } = await serving((request, response) => response.writeHead(403).end(request.headers.authorization))
    const secrets = rememberingLog()
    const holdings = await look(url, [wheel()], { login, secrets })
    const pair = Buffer.from('alice:correct horse: battery').toString('base64')
    expect(secrets.secrets).toEqual([pair])
    expect(JSON.stringify(filesIn(releaseIn(holdings)))).not.toContain(pair)
  })
})

const BOMB = gzipSync(Buffer.alloc(64 * MEBIBYTE, ' '))

const stream = (response: ServerResponse, piece: string): void => {
  const more = () => {
    while (!response.destroyed) if (!response.write(piece)) return void response.once('drain', more)
  }
  more()
}

describe.each(['pypi', 'other'] as const)('an index (%s)', (indexType) => {
  test.each<[string, Handler]>([
    ['is busy', (_request, response) => response.writeHead(503).end('try later')],
    ['wants fewer requests', (_request, response) => response.writeHead(429, { 'retry-after': '100' }).end()],
    ['wants a password', (_request, response) => response.writeHead(401).end()],
    ['answers with nothing', (_request, response) => response.writeHead(204).end()],
    ['breaks off', (request) => request.socket.destroy()],
    ['redirects', (_request, response) => response.writeHead(307, { location: '/' }).end()],
    ['answers nonsense', page('{"files": nonsense')],
    ['answers in another language', page('<html>hello</html>', { 'content-type': 'text/html' })],
    [
      'answers with half a page',
      (_request, response) => {
        response.writeHead(200, { 'content-type': SIMPLE_JSON, 'content-length': '1000' })
        response.write(listing().slice(0, 20))
        setImmediate(() => response.destroy())
      },
    ],
    ['says that its page is packed', page(listing(), { 'content-encoding': 'gzip' })],
    ['packs far too much', page(BOMB, { 'content-encoding': 'gzip' })],
    ['packs half a page', page(gzipSync(listing()).subarray(0, 20), { 'content-encoding': 'gzip' })],
    [
      'never stops',
      (_request, response) => {
        response.writeHead(200, { 'content-type': SIMPLE_JSON })
        stream(response, ' '.repeat(MEBIBYTE))
      },
    ],
  ])('that %s leaves everything unknown', async (_title, handle) => {
    const { url } = await serving(handle)
    const holdings = await look(`${url}legacy/`, [wheel('1.0', 100 * MEBIBYTE), wheel('2')], {
      indexType,
      classifiers: 'wanted',
    })
    expect(projectIn(holdings)).toMatchObject(NOTHING_KNOWN)
    expect(releaseIn(holdings)).toEqual({ state: 'unknown', reason: expect.stringMatching(/\.$/) })
    expect(releaseIn(holdings, '2').state).toBe('unknown')
    expect(holdings.classifiers).toBeUndefined()
  })

  test('that is busy for a moment is asked once more, and no more than that', async () => {
    const visits = new Map<string, number>()
    const { url } = await serving((request, response) => {
      const { url: path = '' } = request
      visits.set(path, (visits.get(path) ?? 0) + 1)
      if (visits.get(path) === 1 || path.includes('/hopeless')) response.writeHead(503).end()
      else page(JSON.stringify({ files: [], urls: [] }))(request, response)
    })
    const retrying = impatient()
    const projects = [wheel(), wheel('1.0', 1, 'hopeless')]
    const holdings = await look(`${url}legacy/`, projects, { indexType, retrying })
    expect(releaseIn(holdings)).toEqual({ state: 'known', files: new Map() })
    expect(releaseIn(holdings, '1', 'hopeless').state).toBe('unknown')
    expect(new Set(visits.values())).toEqual(new Set([2]))
    expect(retrying.reasons).toEqual([...visits.keys()].map(() => 'status 503'))
  })

  test.each<[string, Handler]>([
    ['never answers', (request) => request.resume()],
    [
      'answers a byte at a time',
      (_request, response) => {
        response.writeHead(200, { 'content-type': SIMPLE_JSON })
        const timer = setInterval(() => response.write(' '), 10)
        response.on('close', () => clearInterval(timer))
      },
    ],
  ])('that %s does not hold the run', async (_title, handle) => {
    const { url, requests } = await serving(handle)
    const limits = { readMs: 100, projectMs: 150, surveyMs: 200 }
    const projects = Array.from({ length: 40 }, (_, index) => wheel('1.0', 100 * MEBIBYTE, `project-${index}`))
    const holdings = await look(`${url}legacy/`, projects, { indexType, retrying: ticking(), limits })
    expect(holdings.projects.size).toBe(40)
    // Those whose turn never came were not asked for.
    expect(requests.length).toBeLessThan(40)
    for (const { distribution } of projects.map((distribution) => ({ distribution }))) {
      expect(releaseIn(holdings, '1', distribution.metadata.name).state).toBe('unknown')
    }
  })

  test('that has nothing at all where it was asked is asked at most four things at once', async () => {
    let atOnce = 0
    let most = 0
    const { url } = await serving((_request, response) => {
      most = Math.max(most, ++atOnce)
      setImmediate(() => {
        atOnce--
        response.writeHead(404).end()
      })
    })
    await look(
      url,
      Array.from({ length: 40 }, (_, index) => wheel('1.0', 1, `project-${index}`)),
      { indexType },
    )
    expect(most).toBeGreaterThan(1)
    expect(most).toBeLessThanOrEqual(4)
  })
})

test('the head of a page of any length is enough for the status', async () => {
  let response: ServerResponse | undefined
  const { url } = await serving((request, answer) => {
    if (!request.url?.startsWith('/simple/')) return void answer.writeHead(404).end()
    response = answer.writeHead(200, { 'content-type': 'text/html' })
    answer.write(
      '<meta name="pypi:repository-version" content="1.4"><meta name="pypi:project-status" content="archived">',
    )
    stream(answer, `<a href="x">${' '.repeat(64 * 1024)}</a>`)
  })
  const holdings = await look(`${url}legacy/`, [wheel()], { indexType: 'pypi' })
  expect(projectIn(holdings)).toMatchObject({ existence: 'exists', status: { word: 'archived' } })
  if (response !== undefined && !response.destroyed) await once(response, 'close')
})

test('a page that is too long for adding up still has a head', async () => {
  const { url } = await serving((request, response) => {
    if (!request.url?.startsWith('/simple/')) return void response.writeHead(404).end()
    if (request.headers.accept === SIMPLE_JSON) {
      response.writeHead(200, { 'content-type': SIMPLE_JSON })
      return stream(response, ' '.repeat(MEBIBYTE))
    }
    page('<meta name="pypi:project-status" content="archived"><meta name="pypi:repository-version" content="1.4">', {
      'content-type': 'text/html',
    })(request, response)
  })
  const holdings = await look(`${url}legacy/`, [wheel('1.0', 100 * MEBIBYTE)], { indexType: 'pypi' })
  expect(projectIn(holdings)).toMatchObject({
    existence: 'exists',
    status: { word: 'archived', freshness: 'fresh' },
    totalBytes: undefined,
  })
})

test.each([404, 503])('a project that has files exists, though its page answers with %d', async (status) => {
  const { url } = await serving((request, response) => {
    if (request.url?.startsWith('/simple/')) response.writeHead(status).end()
    else page(JSON.stringify({ urls: [{ filename: WHEEL }] }))(request, response)
  })
  const holdings = await look(`${url}legacy/`, [wheel()], { indexType: 'pypi' })
  expect(projectIn(holdings).existence).toBe('exists')
  expect(filesIn(releaseIn(holdings))).toEqual([WHEEL])
})

test('a list of classifiers that knows none of the well known is none', async () => {
  const lines = Array.from({ length: 1_000 }, (_, index) => `Topic :: ${index}`)
  const { url } = await serving(page(lines.join('\n'), { 'content-type': 'text/plain' }))
  const { classifiers } = await look(`${url}legacy/`, [wheel()], { indexType: 'pypi', classifiers: 'wanted' })
  expect(classifiers).toBeUndefined()
})
