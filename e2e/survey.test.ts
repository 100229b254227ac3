// What the survey makes of real indexes: what they hold, what they do not, and what they will not say.
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { runOrThrow, type Server, startServer } from '../__tests__/support/child-process.ts'
import { buildSdist } from '../__tests__/support/sdist.ts'
import { type BuiltFile, buildWheel } from '../__tests__/support/wheel.ts'
import type { Distribution } from '../src/distribution/distribution.ts'
import { readDistribution } from '../src/distribution/read-distribution.ts'
import type { Holdings } from '../src/holdings.ts'
import { openTransport } from '../src/http/door.ts'
import { parseIndexAddress } from '../src/package-index/index-address.ts'
import { type Login, survey } from '../src/package-index/survey.ts'
import { CACHE, describeWith, preparePython } from './tools.ts'

const USER = 'alice'
const PASSWORD = 'correct horse: battery'
const WHEEL = buildWheel({ name: 'Sample.Project', version: '1.0' })
const SDIST = buildSdist({ name: 'Sample.Project', version: '1.0' })
const LATER = buildWheel({ name: 'Sample.Project', version: '2.0' })
/** Never uploaded: another release, and a project of which the index knows nothing. */
const NEWEST = buildWheel({ name: 'Sample.Project', version: '3.0' })
const STRANGER = buildWheel({ name: 'stranger-of-this-index', version: '1.0' })

const HELD = [WHEEL, SDIST, LATER]
const AT_HAND = [WHEEL, NEWEST, STRANGER]

let folder: string
let distributions: readonly Distribution[]

async function prepare(name: string): Promise<void> {
  folder = await mkdtemp(join(CACHE, `${name}-`))
  await layOut(HELD, 'held')
  distributions = await Promise.all(
    (await layOut(AT_HAND, 'dist')).map((path) => readDistribution(path, path, { digests: 'without-md5' })),
  )
}

async function layOut(files: readonly BuiltFile[], into: string): Promise<readonly string[]> {
  await mkdir(join(folder, into))
  const paths = files.map(({ filename }) => join(folder, into, filename))
  await Promise.all(files.map(({ bytes }, index) => writeFile(paths[index] ?? '', bytes)))
  return paths
}

async function look(repositoryUrl: string, indexUrl?: string, login?: Login): Promise<Holdings> {
  const transport = openTransport('survey-test/1.0')
  const clock = { monotonicMs: () => performance.now(), sleep: async () => {} }
  try {
    return await survey(distributions, parseIndexAddress(repositoryUrl, 'auto'), {
      transport,
      secrets: { mask: () => {}, redact: (text) => text },
      retrying: { clock, onRetry: () => {} },
      indexUrl: indexUrl === undefined ? undefined : new URL(indexUrl),
      login,
    })
  } finally {
    await transport.close()
  }
}

/** Each release at hand with the digests by file name, or the reason why it is unknown. */
function shown({ projects }: Holdings) {
  return Object.fromEntries(
    [...projects].map(([name, { existence, releases }]) => [
      name,
      {
        existence,
        ...Object.fromEntries(
          [...releases].map(([version, release]) => [
            version,
            release.state === 'unknown'
              ? release.reason
              : Object.fromEntries([...release.files.values()].map((file) => [file.filename, file.sha256])),
          ]),
        ),
      },
    ]),
  )
}

function digestsOf(...files: readonly BuiltFile[]) {
  return Object.fromEntries(
    files.map(({ filename, bytes }) => [filename, createHash('sha256').update(bytes).digest('hex')]),
  )
}

await describeWith('pypiserver', preparePython, (python) => {
  describe.each([
    ['that anybody may read', 'update', { existence: 'exists', '1': digestsOf(WHEEL, SDIST), '3': {} }],
    [
      'that wants a password even of readers',
      'update,list,download',
      {
        existence: 'unknown',
        '1': expect.stringMatching(/^127\.0\.0\.1:\d+ answered with status 401\b/),
        '3': expect.any(String),
      },
    ],
  ])('%s', (_title, authenticated, withoutPassword) => {
    let server: Server

    beforeAll(async () => {
      await prepare('survey-pypiserver')
      const passwords = join(folder, 'htpasswd')
      await writeFile(passwords, `${USER}:{SHA}${createHash('sha1').update(PASSWORD).digest('base64')}\n`)
      const access = ['--authenticate', authenticated, '--passwords', passwords]
      server = await startServer(python, (port) => {
        const address = ['--interface', '127.0.0.1', '--port', port]
        return ['-m', 'pypiserver', 'run', ...address, ...access, join(folder, 'held')]
      })
    })

    afterAll(async () => {
      await server?.close()
      await rm(folder, { recursive: true, force: true })
    })

    test('holds what it holds, and sends the reader of what it does not know to PyPI', async () => {
      const holdings = await look(`${server.origin}/`, undefined, { user: USER, password: PASSWORD })
      expect(shown(holdings)).toEqual({
        'sample-project': { existence: 'exists', '1': digestsOf(WHEEL, SDIST), '3': {} },
        'stranger-of-this-index': {
          existence: 'unknown',
          '1': expect.stringContaining('elsewhere'),
        },
      })
    })

    test('says what it says to a reader without a password', async () => {
      expect(shown(await look(`${server.origin}/`))).toMatchObject({ 'sample-project': withoutPassword })
    })
  })
})

await describeWith('devpi-server', preparePython, (python) => {
  let server: Server
  let index: string

  beforeAll(async () => {
    await prepare('survey-devpi')
    const data = ['--serverdir', join(folder, 'server')]
    const init = 'from devpi_server.init import init; init()'
    await runOrThrow(python, ['-c', init, ...data, '--no-root-pypi', '--root-passwd', PASSWORD])
    server = await startServer(python, (port) => {
      return ['-m', 'devpi_server', ...data, '--host', '127.0.0.1', '--port', port, '--offline-mode']
    })
    index = `${server.origin}/${USER}/releases/`
    await createIndexes(server.origin)
    const login = ['--username', USER, '--password', PASSWORD]
    const files = HELD.map(({ filename }) => join(folder, 'held', filename))
    await runOrThrow(python, ['-m', 'twine', 'upload', '--repository-url', index, ...login, ...files])
  })

  afterAll(async () => {
    await server?.close()
    await rm(folder, { recursive: true, force: true })
  })

  test('is read at +simple/, where nothing in its upload URL points', async () => {
    expect(shown(await look(index))).toEqual({
      'sample-project': { existence: 'exists', '1': digestsOf(WHEEL, SDIST), '3': {} },
      'stranger-of-this-index': { existence: 'unknown', '1': expect.stringContaining('index-url') },
    })
  })

  test('does not hold what it only lists for its base', async () => {
    const staging = index.replace('/releases/', '/staging/')
    expect(shown(await look(staging))).toEqual({
      'sample-project': { existence: 'exists', '1': {}, '3': {} },
      'stranger-of-this-index': { existence: 'unknown', '1': expect.stringContaining('index-url') },
    })
  })

  test('has no project that it does not list where the user says that it lists all', async () => {
    expect(shown(await look(index, `${index}+simple/`))).toEqual({
      'sample-project': { existence: 'exists', '1': digestsOf(WHEEL, SDIST), '3': {} },
      'stranger-of-this-index': { existence: 'absent', '1': {} },
    })
  })
})

/** Makes the user, an index, and another one that has the first as its base. */
async function createIndexes(origin: string): Promise<void> {
  await send('PUT', `${origin}/${USER}`, { password: PASSWORD })
  const session = await send('POST', `${origin}/+login`, { user: USER, password: PASSWORD })
  const { result }: { result: { password: string } } = JSON.parse(session)
  const bases = { releases: [], staging: [`${USER}/releases`] }
  for (const [name, basesOfIndex] of Object.entries(bases)) {
    const settings = { type: 'stage', bases: basesOfIndex, volatile: false }
    await send('PUT', `${origin}/${USER}/${name}`, settings, result.password)
  }
}

async function send(method: string, url: string, body: object, sessionPassword?: string): Promise<string> {
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  if (sessionPassword !== undefined) {
    headers['x-devpi-auth'] = Buffer.from(`${USER}:${sessionPassword}`).toString('base64')
  }
  const response = await fetch(url, { method, headers, body: JSON.stringify(body) })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}: ${text}`)
  return text
}
