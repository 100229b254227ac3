// The real devpi-server takes what the action sends, and gives back the same bytes.
import { appendFile, copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { assertSuccess } from '../__tests__/support/child-process.ts'
import { type ActionInputs, type ActionRun, runAction } from '../__tests__/support/run-action.ts'
import { corpus, layOut, pathOf, prepareCorpus } from './corpus.ts'
import { type Devpi, PASSWORD, startDevpi, USER } from './servers.ts'
import { downloadedSha256 } from './simple-page.ts'
import { CACHE, describeWith } from './tools.ts'

const INDEX = 'releases'

await describeWith('devpi-server', prepareCorpus, (python) => {
  let folder: string
  let server: Devpi

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
    server = await startDevpi(python, folder)
    await server.createIndex(INDEX, 'non-volatile')
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
