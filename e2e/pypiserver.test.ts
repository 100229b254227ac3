// The real pypiserver takes what the action sends, and gives back the same bytes.
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { assertSuccess, runOrThrow } from '../__tests__/support/child-process.ts'
import { type ActionInputs, type ActionRun, runAction } from '../__tests__/support/run-action.ts'
import { buildWheel } from '../__tests__/support/wheel.ts'
import { corpus, layOut, prepareCorpus } from './corpus.ts'
import { PASSWORD, type Pypiserver, startPypiserver, USER } from './servers.ts'
import { downloadedSha256 } from './simple-page.ts'
import { CACHE, describeWith } from './tools.ts'

await describeWith('pypiserver', prepareCorpus, (python) => {
  let folder: string
  let packages: string
  let server: Pypiserver

  async function publish(inputs: ActionInputs = {}): Promise<ActionRun> {
    return await runAction({
      user: USER,
      password: PASSWORD,
      'repository-url': `${server.origin}/`,
      'packages-dir': join(folder, 'dist'),
      // The corpus has files that no check would let pass.
      'verify-metadata': 'false',
      ...inputs,
    })
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(CACHE, 'pypiserver-'))
    await layOut(corpus, join(folder, 'dist'))
    server = await startPypiserver(python, folder)
    packages = server.packages
  })

  afterAll(async () => {
    await server?.close()
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
  })

  test('keeps nothing of a run with a wrong password', async () => {
    const { exitCode, output } = await publish({ password: 'wrong' })
    expect(output).toContain('403')
    expect(exitCode).toBe(1)
    expect(await readdir(packages)).toEqual([])
  })

  test('takes the corpus', async () => {
    const run = await publish()
    assertSuccess(run)
    expect(run.outputs.get('uploaded')).toBe(String(corpus.length))
  })

  test.each(corpus)('gives back $file byte for byte', async (file) => {
    expect(await downloadedSha256(`${server.origin}/simple/`, file)).toBe(file.sha256)
  })

  test('serves pip', async () => {
    const into = join(folder, 'downloads')
    const source = ['--index-url', `${server.origin}/simple/`, '--only-binary', ':all:', '--dest', into]
    await runOrThrow(python, ['-m', 'pip', '--isolated', 'download', '--no-deps', ...source, 'xdg-base-dirs'])
    expect(await readdir(into)).toEqual(['xdg_base_dirs-6.0.3-py3-none-any.whl'])
  })

  test('is left as it is by a second run', async () => {
    const { exitCode, output, outputs } = await publish()
    expect(exitCode).toBe(0)
    expect(output).toContain('Nothing was uploaded')
    expect(outputs.get('uploaded')).toBe('0')
  })

  test('has its refusal of other bytes under the same name shown', async () => {
    await putOtherBytes()
    const { exitCode, output } = await publish({ 'packages-dir': join(folder, 'other') })
    expect(output).toMatch(/::warning title=name-taken::/)
    expect(output).toContain('already exists')
    expect(exitCode).toBe(1)
  })

  test('keeps its bytes in a run that skips what exists', async () => {
    await putOtherBytes()
    const { exitCode, outputs } = await publish({ 'packages-dir': join(folder, 'other'), 'skip-existing': 'true' })
    expect(exitCode).toBe(0)
    expect(outputs.get('uploaded')).toBe('0')
  })

  async function putOtherBytes(): Promise<void> {
    const { filename, bytes } = buildWheel({ name: 'xdg-base-dirs', version: '6.0.3' })
    await mkdir(join(folder, 'other'), { recursive: true })
    await writeFile(join(folder, 'other', filename), bytes)
  }
})
