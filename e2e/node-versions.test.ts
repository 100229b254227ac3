// The bundle publishes on every Node that a runner may have.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { assertSuccess, runOrThrow } from '../__tests__/support/child-process.ts'
import { type ActionInputs, type ActionOptions, runAction } from '../__tests__/support/run-action.ts'
import { buildWheel, requiredMetadata } from '../__tests__/support/wheel.ts'
import { type LocalPypi, startLocalPypi } from '../local-pypi/server.ts'
import { corpus, layOut, prepareCorpus } from './corpus.ts'
import { CACHE, describeWith, prepareNode } from './tools.ts'

// The oldest that the bundle is built for (act and 32-bit ARM runners), the oldest 24 that a runner has shipped, and
// our own, which is the newest.
const OTHER_VERSIONS = ['20.18.1', '24.4.0']

const FILES = corpus.filter(({ project }) => project === 'xdg_base_dirs')

interface Runtime {
  readonly version: string
  readonly node: string
}

async function prepare(): Promise<readonly Runtime[]> {
  await prepareCorpus()
  const runtimes: Runtime[] = []
  for (const version of OTHER_VERSIONS) runtimes.push({ version, node: await prepareNode(version) })
  return [...runtimes, { version: process.versions.node, node: process.execPath }]
}

await describeWith('the bundle', prepare, (runtimes) => {
  let folder: string
  let pypi: LocalPypi

  beforeAll(async () => {
    folder = await mkdtemp(join(CACHE, 'node-versions-'))
    await layOut(FILES, join(folder, 'dist'))
  })

  afterAll(async () => {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
  })

  beforeEach(async () => {
    pypi = await startLocalPypi()
  })

  afterEach(async () => {
    await pypi.close()
  })

  async function publish(inputs: ActionInputs, options: ActionOptions): Promise<void> {
    const run = await runAction(
      { 'repository-url': pypi.uploadUrl, 'packages-dir': join(folder, 'dist'), ...inputs },
      options,
    )
    assertSuccess(run)
    expect(run.outputs.get('uploaded')).toBe(String(FILES.length))
    expect(run.summary).not.toBe('')
    const held = pypi.contents().flatMap(({ releases }) => releases.flatMap(({ files }) => files))
    expect(held.map(({ digests }) => digests.sha256).sort()).toEqual(FILES.map(({ sha256 }) => sha256).sort())
  }

  describe.each(runtimes)('on Node $version', ({ version, node }) => {
    test('is run by that version', async () => {
      expect((await runOrThrow(node, ['--version'])).trim()).toBe(`v${version}`)
    })

    test('publishes by trusted publishing', async () => {
      await publish({}, { node, env: pypi.runnerEnvironment })
    })

    test('publishes with a token', async () => {
      await publish({ password: pypi.userToken }, { node })
    })

    test('says why a description does not render', async () => {
      const metadata = `${requiredMetadata('sample', '1.0')}Description-Content-Type: text/x-rst\n\nSee :ref:\`this\`.\n`
      const { filename, bytes } = buildWheel({ name: 'sample', version: '1.0', metadata })
      const workspace = await mkdtemp(join(CACHE, 'node-versions-'))
      await mkdir(join(workspace, 'dist'))
      await writeFile(join(workspace, 'dist', filename), bytes)
      const run = await runAction(
        { 'repository-url': pypi.uploadUrl, password: pypi.userToken },
        { node, workspace },
      ).finally(() => rm(workspace, { recursive: true }))
      expect(run.output).toContain('line 1: Error: Unknown interpreted text role "ref".')
      expect(run.exitCode).toBe(1)
    })
  })
})
