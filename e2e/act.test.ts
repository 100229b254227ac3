// `act` runs .github/workflows/local.yml, and with it the action as a workflow uses it.
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { assertSuccess, type Finished, run, type Server, startServer } from '../__tests__/support/child-process.ts'
import { corpus, layOut, prepareCorpus } from './corpus.ts'
import { downloadedSha256 } from './simple-page.ts'
import { CACHE, describeWith, PROJECT, prepareAct } from './tools.ts'

const FILES = corpus.filter(({ project }) => project === 'xdg_base_dirs')

async function prepare(): Promise<string> {
  await prepareCorpus()
  return await prepareAct()
}

await describeWith('act', prepare, (act) => {
  let folder: string
  let packages: string
  let envFile: string
  let pypi: Server

  beforeEach(async () => {
    folder = await mkdtemp(join(CACHE, 'act-run-'))
    packages = join(folder, 'packages')
    await layOut(FILES, packages)
    envFile = join(folder, 'local-pypi.env')
    pypi = await startServer(process.execPath, (port) => {
      return ['--', join(PROJECT, 'local-pypi', 'main.ts'), '--port', port, '--env-file', envFile]
    })
    // It writes the file as soon as it listens, which may be just after its first answer.
    while (!existsSync(envFile)) await setTimeout(20)
  })

  afterEach(async () => {
    await pypi?.close()
    await rm(folder, { recursive: true, force: true })
  })

  async function runJob(job: string, from: string, more: readonly string[]): Promise<Finished> {
    const home = join(folder, 'home')
    await mkdir(home)
    const workflow = ['workflow_dispatch', '--directory', PROJECT, '--workflows', '.github/workflows/local.yml']
    const host = ['--platform', 'ubuntu-latest=-self-hosted', '--action-cache-path', join(folder, 'act')]
    const offline = ['--action-offline-mode', '--no-cache-server', '--pull=false']
    const chosen = ['--job', job, '--input', `packages-dir=${from}`]
    return await run(act, [...workflow, ...host, ...offline, ...chosen, ...more], {
      // act hands its environment on to the steps: nobody's own settings, and our Node first.
      cwd: folder,
      env: { HOME: home, PATH: [dirname(process.execPath), process.env.PATH].join(delimiter) },
      timeoutMs: 120_000,
    })
  }

  test.each([
    { job: 'trusted-publishing', says: 'trusted publishing' },
    { job: 'token', says: 'API token' },
  ])('publishes in the job $job', async ({ job, says }) => {
    const finished = await runJob(job, packages, ['--env-file', envFile])
    assertSuccess(finished)
    const { output } = finished
    expect(output).toContain(says)
    expect(output).toContain(`uploaded ${FILES.length} of`)
    expect(output).not.toContain(await tokenIn(envFile))
    for (const file of FILES) expect(await downloadedSha256(`${pypi.origin}/simple/`, file)).toBe(file.sha256)
  })

  // act may lose the last lines of a step that fails, so only what it says itself is looked at here.
  test('fails the job without a package', async () => {
    const empty = join(folder, 'empty')
    await mkdir(empty)
    const { exitCode, output } = await runJob('token', empty, ['--env-file', envFile])
    expect(exitCode).toBe(1)
    expect(output).toContain('Failure - Main ./')
  })

  test('sends nothing anywhere without a local index', async () => {
    const { exitCode, output } = await runJob('token', packages, [])
    expect(exitCode).toBe(1)
    expect(output).toContain('Failure - Main Look for the local index')
    expect(output).not.toContain('Main ./')
  })
})

async function tokenIn(envFile: string): Promise<string> {
  const token = /^LOCAL_PYPI_TOKEN=(?<token>.+)$/m.exec(await readFile(envFile, 'utf8'))?.groups?.token
  if (token === undefined) throw new Error('local-pypi wrote no token.')
  return token
}
