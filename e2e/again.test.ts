// Publishing again: on real indexes a second run sends what is missing, and what becomes of changed bytes the index says.
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type ActionInputs, type ActionRun, runAction } from '../__tests__/support/run-action.ts'
import { buildSdist } from '../__tests__/support/sdist.ts'
import { type BuiltFile, buildWheel } from '../__tests__/support/wheel.ts'
import { prepareCorpus } from './corpus.ts'
import { type Devpi, PASSWORD, type Pypiserver, startDevpi, startPypiserver, USER } from './servers.ts'
import { downloadedSha256 } from './simple-page.ts'
import { CACHE, describeWith } from './tools.ts'

interface Index {
  readonly uploadUrl: string
  readonly simpleUrl: string
}

await describeWith('publishing again', prepareCorpus, (python) => {
  let folder = ''
  let strict: Pypiserver
  let lenient: Pypiserver
  let wordless: Pypiserver
  let devpi: Devpi

  beforeAll(async () => {
    folder = await mkdtemp(join(CACHE, 'again-'))
    const start = (name: string, options: readonly string[] = []): Promise<Pypiserver> =>
      startPypiserver(python, join(folder, name), options)
    ;[strict, lenient, wordless, devpi] = await Promise.all([
      start('strict'),
      start('lenient', ['--overwrite']),
      start('wordless', ['--hash-algo', 'md5']),
      startDevpi(python, join(folder, 'devpi')),
    ])
    await devpi.createIndex('volatile', 'volatile')
    await devpi.createIndex('stable', 'non-volatile')
  })

  afterAll(async () => {
    await Promise.all([strict, lenient, wordless, devpi].map((server) => server?.close()))
    if (folder !== '') await rm(folder, { recursive: true, force: true })
  })

  const pypiserver = ({ origin }: Pypiserver): Index => ({ uploadUrl: `${origin}/`, simpleUrl: `${origin}/simple/` })
  const devpiIndex = (name: string): Index => {
    const uploadUrl = `${devpi.origin}/${USER}/${name}/`
    return { uploadUrl, simpleUrl: `${uploadUrl}+simple/` }
  }
  const STRICT: readonly [string, () => Index][] = [
    ['pypiserver', () => pypiserver(strict)],
    ['a non-volatile index of devpi', () => devpiIndex('stable')],
  ]
  const LENIENT: readonly [string, () => Index][] = [
    ['pypiserver with --overwrite', () => pypiserver(lenient)],
    ['a volatile index of devpi', () => devpiIndex('volatile')],
  ]

  let projects = 0

  /** Two wheels and an sdist of a project of its own; another content gives other bytes under the same names. */
  function release(content = 'as it was', name = `again-${++projects}`): readonly BuiltFile[] {
    const files = { [`${name.replace('-', '_')}/content.txt`]: content }
    return [
      buildWheel({ name, version: '1.0', tag: 'cp312-none-any', files }),
      buildWheel({ name, version: '1.0', tag: 'cp313-none-any', files }),
      buildSdist({ name, version: '1.0', files: { 'content.txt': content } }),
    ]
  }

  async function publish(
    { uploadUrl }: Index,
    files: readonly BuiltFile[],
    inputs: ActionInputs = {},
    env: Readonly<Record<string, string>> = {},
  ): Promise<ActionRun> {
    const workspace = await mkdtemp(join(folder, 'run-'))
    await mkdir(join(workspace, 'dist'))
    for (const { filename, bytes } of files) await writeFile(join(workspace, 'dist', filename), bytes)
    return runAction({ user: USER, password: PASSWORD, 'repository-url': uploadUrl, ...inputs }, { workspace, env })
  }

  function statesIn({ outputs }: ActionRun): readonly string[] {
    const files: readonly { readonly state: string }[] = JSON.parse(outputs.get('files') ?? '[]')
    return files.map(({ state }) => state)
  }

  /** Whether an index gives back exactly the bytes of these files. */
  async function serves({ simpleUrl }: Index, files: readonly BuiltFile[]): Promise<boolean> {
    const [first] = files
    const project = (first?.filename.split('-')[0] ?? '').replaceAll('_', '-')
    for (const { filename, bytes } of files) {
      const served = await downloadedSha256(simpleUrl, { project, file: filename })
      if (served !== createHash('sha256').update(bytes).digest('hex')) return false
    }
    return true
  }

  const ALL = ['uploaded', 'uploaded', 'uploaded']
  const NONE = ['already-there', 'already-there', 'already-there']

  describe.each([...STRICT, ...LENIENT])('%s', (_, index) => {
    test('is sent nothing by a second run', async () => {
      const files = release()
      expect(statesIn(await publish(index(), files))).toEqual(ALL)
      const again = await publish(index(), files)
      expect(again).toMatchObject({ exitCode: 0 })
      expect(statesIn(again)).toEqual(NONE)
      expect(Object.fromEntries(again.outputs)).toMatchObject({ result: 'unchanged', uploaded: '0' })
      expect(again.output).toContain('Nothing was uploaded')
      expect(await serves(index(), files)).toBe(true)
    })

    test('is sent what is missing of a release', async () => {
      const files = release()
      await publish(index(), files.slice(1, 2))
      const run = await publish(index(), files)
      expect(run).toMatchObject({ exitCode: 0 })
      expect(statesIn(run)).toEqual(['uploaded', 'already-there', 'uploaded'])
      expect(await serves(index(), files)).toBe(true)
    })

    test('keeps what it has where skip-existing is set, and both digests are shown', async () => {
      const files = release()
      await publish(index(), files)
      const changed = release('changed', `again-${projects}`)
      const run = await publish(index(), changed, { 'skip-existing': 'true' })
      expect(run).toMatchObject({ exitCode: 0 })
      expect(statesIn(run)).toEqual(['skipped', 'skipped', 'skipped'])
      for (const { bytes } of [files[0], changed[0]].flatMap((file) => file ?? [])) {
        expect(run.output).toMatch(new RegExp(`::warning .*${createHash('sha256').update(bytes).digest('hex')}`))
      }
      expect(await serves(index(), files)).toBe(true)
    })

    test('takes twenty files at once, and gives back their bytes', async () => {
      const name = `again-${++projects}`
      const files = Array.from({ length: 20 }, (_unused, number) =>
        buildWheel({ name, version: '1.0', tag: `cp3${number}-none-any` }),
      )
      const run = await publish(index(), files)
      expect(run).toMatchObject({ exitCode: 0 })
      expect(run.outputs.get('uploaded')).toBe('20')
      expect(await serves(index(), files)).toBe(true)
    })
  })

  test.each<[string, () => Index, readonly string[]]>([
    ['pypiserver refuses', () => pypiserver(strict), ['refused', 'not-tried', 'not-tried']],
    ['pypiserver with --overwrite takes', () => pypiserver(lenient), ALL],
    ['a non-volatile index of devpi takes', () => devpiIndex('stable'), ALL],
    ['a volatile index of devpi takes', () => devpiIndex('volatile'), ALL],
  ])('%s the same bytes once more where what it has cannot be read', async (_, index, states) => {
    const files = release()
    await publish(index(), files)
    const run = await publish(index(), files, { 'index-url': 'http://127.0.0.1:9/simple/' })
    expect(statesIn(run)).toEqual(states)
    expect(await serves(index(), files)).toBe(true)
  })

  test.each(STRICT)('%s keeps its bytes, and refuses others', async (_, index) => {
    const files = release()
    await publish(index(), files)
    const run = await publish(index(), release('changed', `again-${projects}`))
    expect(run).toMatchObject({ exitCode: 1 })
    expect(statesIn(run)).toEqual(['refused', 'not-tried', 'not-tried'])
    expect(run.outputs.get('result')).toBe('incomplete')
    expect(await serves(index(), files)).toBe(true)
  })

  test.each(LENIENT)('%s takes other bytes, and gives them back', async (_, index) => {
    await publish(index(), release())
    const changed = release('changed', `again-${projects}`)
    const run = await publish(index(), changed)
    expect(run).toMatchObject({ exitCode: 0 })
    expect(statesIn(run)).toEqual(ALL)
    expect(await serves(index(), changed)).toBe(true)
  })

  test('an index that tells no SHA-256 decides, and skip-existing leaves its files alone', async () => {
    const index = pypiserver(wordless)
    const files = release()
    expect(statesIn(await publish(index, files))).toEqual(ALL)
    const again = await publish(index, files)
    expect(statesIn(again)).toEqual(['refused', 'not-tried', 'not-tried'])
    const skipped = await publish(index, files, { 'skip-existing': 'true' })
    expect(skipped).toMatchObject({ exitCode: 0 })
    expect(statesIn(skipped)).toEqual(['skipped', 'skipped', 'skipped'])
  })

  test('all of it goes through a proxy as well', async () => {
    const asked: string[] = []
    const proxy = createServer((incoming, answer) => {
      asked.push(`${incoming.method} ${incoming.url}`)
      forward(incoming, answer, strict.origin)
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    try {
      const address = proxy.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      // A name that only the proxy knows: this machine itself is never asked through one.
      const index = { uploadUrl: 'http://index.test/', simpleUrl: 'http://index.test/simple/' }
      const env = { http_proxy: `http://127.0.0.1:${port}` }
      const files = release()
      expect(statesIn(await publish(index, files, {}, env))).toEqual(ALL)
      expect(statesIn(await publish(index, files, {}, env))).toEqual(NONE)
      expect(asked.filter((line) => line.startsWith('POST http://index.test/'))).toHaveLength(3)
      expect(await serves(pypiserver(strict), files)).toBe(true)
    } finally {
      proxy.closeAllConnections()
      proxy.close()
    }
  })
})

function forward(incoming: IncomingMessage, answer: ServerResponse, origin: string): void {
  const { method, headers } = incoming
  const { pathname, search } = new URL(incoming.url ?? '/')
  const onward = request(new URL(pathname + search, origin), { method, headers: { ...headers } }, (reply) => {
    answer.writeHead(reply.statusCode ?? 502, reply.headers)
    reply.pipe(answer)
  })
  incoming.pipe(onward)
}
