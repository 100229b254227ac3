// The real devpi-server takes what the action sends, and gives back the same bytes.
import { appendFile, copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { assertSuccess, runOrThrow, type Server, startServer } from '../__tests__/support/child-process.ts'
import { type ActionInputs, type ActionRun, runAction } from '../__tests__/support/run-action.ts'
import { corpus, layOut, pathOf, prepareCorpus } from './corpus.ts'
import { downloadedSha256 } from './simple-page.ts'
import { CACHE, describeWith } from './tools.ts'

const USER = 'alice'
const PASSWORD = 'correct horse: battery'
const INDEX = 'releases'

await describeWith('devpi-server', prepareCorpus, (python) => {
  let folder: string
  let server: Server

  async function publish(inputs: ActionInputs = {}): Promise<ActionRun> {
    return await runAction({
      user: USER,
      password: PASSWORD,
      'repository-url': `${server.origin}/${USER}/${INDEX}/`,
      'packages-dir': join(folder, 'dist'),
      // The corpus has files that no check would let pass.
      'verify-metadata': 'false',
      ...inputs,
    })
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(CACHE, 'devpi-'))
    await layOut(corpus, join(folder, 'dist'))
    const data = ['--serverdir', join(folder, 'server')]
    const init = 'from devpi_server.init import init; init()'
    await runOrThrow(python, ['-c', init, ...data, '--no-root-pypi', '--root-passwd', PASSWORD])
    server = await startServer(python, (port) => {
      return ['-m', 'devpi_server', ...data, '--host', '127.0.0.1', '--port', port, '--offline-mode']
    })
    await createIndex(server.origin)
  })

  afterAll(async () => {
    await server?.close()
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
  })

  test('takes the corpus', async () => {
    const run = await publish()
    assertSuccess(run)
    expect(run.outputs.get('uploaded')).toBe(String(corpus.length))
  })

  test.each(corpus)('gives back $file byte for byte', async (file) => {
    expect(await downloadedSha256(`${server.origin}/${USER}/${INDEX}/+simple/`, file)).toBe(file.sha256)
  })

  test('takes identical files again', async () => {
    assertSuccess(await publish())
  })

  test('refuses other bytes under the same name, which skip-existing leaves out', async () => {
    const [file] = corpus
    if (file === undefined) throw new Error('The corpus is empty.')
    const changed = join(folder, 'changed')
    await mkdir(changed)
    await copyFile(pathOf(file), join(changed, file.file))
    await appendFile(join(changed, file.file), '\0')

    const refused = await publish({ 'packages-dir': changed })
    expect(refused.output).toContain('already exists')
    expect(refused.exitCode).toBe(1)

    const skipped = await publish({ 'packages-dir': changed, 'skip-existing': 'true' })
    expect(skipped.exitCode).toBe(0)
    expect(skipped.outputs.get('uploaded')).toBe('0')
  })
})

/** Makes the user and an index that takes each file name once. */
async function createIndex(origin: string): Promise<void> {
  await send('PUT', `${origin}/${USER}`, { password: PASSWORD })
  const session = await send('POST', `${origin}/+login`, { user: USER, password: PASSWORD })
  const { result }: { result: { password: string } } = JSON.parse(session)
  await send('PUT', `${origin}/${USER}/${INDEX}`, { type: 'stage', bases: [], volatile: false }, result.password)
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
