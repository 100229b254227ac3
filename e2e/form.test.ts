// The form that the action sends is the form that twine sends.
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { assertSuccess, run } from '../__tests__/support/child-process.ts'
import { runAction } from '../__tests__/support/run-action.ts'
import { type CorpusFile, corpus, layOut, pathOf, prepareCorpus } from './corpus.ts'
import { type RecordedUpload, type Recorder, startRecorder } from './recorder.ts'
import { CACHE, describeWith } from './tools.ts'

const TWINE = fileURLToPath(new URL('twine-referee.py', import.meta.url))
const TOKEN = 'pypi-AgEIcHlwaS5vcmc'

// Metadata 2.5: the action sends what twine 7 knows of and leaves out.
const ONLY_OURS = new Set(['import_name', 'import_namespace'])

const takenByTwine = corpus.filter(({ twineRefuses }) => twineRefuses === undefined)
const refusedByTwine = corpus.filter(({ twineRefuses }) => twineRefuses !== undefined)

await describeWith('the upload form of real distributions', prepareCorpus, (python) => {
  let recorder: Recorder
  let folder: string
  let fromTwine: ReadonlyMap<string, RecordedUpload>
  let fromAction: ReadonlyMap<string, RecordedUpload>

  async function twine(files: readonly CorpusFile[]) {
    const credentials = ['--username', '__token__', '--password', TOKEN]
    const options = ['--repository-url', recorder.uploadUrl, '--non-interactive', '--disable-progress-bar']
    return await run(python, [TWINE, 'upload', ...credentials, ...options, ...files.map(pathOf)], {
      env: { PATH: process.env.PATH ?? '', HOME: folder, NO_COLOR: '1', COLUMNS: '4096' },
    })
  }

  async function action(files: readonly CorpusFile[], verifyMetadata: 'true' | 'false') {
    await rm(join(folder, 'dist'), { recursive: true, force: true })
    await layOut(files, join(folder, 'dist'))
    return await runAction({
      password: TOKEN,
      'repository-url': recorder.uploadUrl,
      'packages-dir': join(folder, 'dist'),
      'verify-metadata': verifyMetadata,
      // twine sends what twine check refuses.
      'ignore-rules': 'description-rendering',
    })
  }

  beforeAll(async () => {
    recorder = await startRecorder()
    folder = await mkdtemp(join(CACHE, 'form-'))
    assertSuccess(await twine(takenByTwine))
    fromTwine = recorder.takeUploads()
    assertSuccess(await action(takenByTwine, 'true'))
    fromAction = recorder.takeUploads()
  })

  afterAll(async () => {
    await recorder?.close()
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
  })

  test.each(takenByTwine)('is the same as twine’s for $file', ({ file }) => {
    const expected = fromTwine.get(file)
    const sent = fromAction.get(file)
    if (expected === undefined) throw new Error(`twine did not send ${file}.`)
    if (sent === undefined) throw new Error(`The action did not send ${file}.`)
    expect(shown(sent)).toEqual(shown(expected))
  })

  test('has the names of what is imported, which twine leaves out', () => {
    expect(fromAction.get('flit_core-4.2.0-py3-none-any.whl')?.fields.get('import_name')).toEqual(['flit_core'])
  })

  describe.each(refusedByTwine)('of $file, which twine refuses', (refused) => {
    test('is sent by the action when it need not verify metadata', async () => {
      const { exitCode, output } = await twine([refused])
      expect(output).toContain(refused.twineRefuses)
      expect(exitCode).toBe(1)
      recorder.takeUploads()

      assertSuccess(await action([refused], 'false'))
      const sent = recorder.takeUploads().get(refused.file)
      expect(sent?.content.sha256).toBe(refused.sha256)
    })
  })
})

/** What is compared, in a form in which a difference is easy to read. */
function shown({ fields, content, authorization }: RecordedUpload) {
  return {
    fields: Object.fromEntries(
      [...fields].filter(([name]) => !ONLY_OURS.has(name)).sort(([one], [other]) => (one < other ? -1 : 1)),
    ),
    content,
    authorization,
  }
}
