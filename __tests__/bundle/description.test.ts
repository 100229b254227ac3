import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type LocalPypi, startLocalPypi } from '../../local-pypi/server.ts'
import { type ActionInputs, type ActionOptions, type ActionRun, MAIN, runAction } from '../support/run-action.ts'
import { buildSdist } from '../support/sdist.ts'
import { type BuiltFile, buildWheel, requiredMetadata } from '../support/wheel.ts'

const RELEASE = { name: 'sample-project', version: '1.0.0' }
const FINE = 'Sample\n======\n\nA *small* library. See `the site <https://example.org>`_.\n'
const BROKEN = 'Sample\n======\n\nUse :func:`f` and ``open.\n\n.. toctree::\n\n   usage\n'

let workspace = ''
let pypi: LocalPypi

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'description-'))
  await mkdir(join(workspace, 'dist'))
  pypi = await startLocalPypi()
})

afterEach(async () => {
  await pypi.close()
  await rm(workspace, { recursive: true, force: true })
})

function metadata(description: string, type = 'text/x-rst'): string {
  return `${requiredMetadata(RELEASE.name, RELEASE.version)}Description-Content-Type: ${type}\n\n${description}`
}

function wheel(description: string, type?: string): BuiltFile {
  return buildWheel({ ...RELEASE, metadata: metadata(description, type) })
}

async function publish(files: readonly BuiltFile[], inputs: ActionInputs = {}, options: ActionOptions = {}) {
  for (const { filename, bytes } of files) await writeFile(join(workspace, 'dist', filename), bytes)
  return runAction({ ...pypi.inputs, ...inputs }, { workspace, env: pypi.runnerEnvironment, ...options })
}

function annotations({ output }: ActionRun, kind: 'error' | 'warning'): string {
  return output
    .split('\n')
    .filter((line) => line.startsWith(`::${kind} `))
    .join('\n')
}

describe('a description in reStructuredText', () => {
  test('that renders is published without a word', async () => {
    const run = await publish([wheel(FINE)])
    expect(run.exitCode).toBe(0)
    expect(run.output).not.toContain('title=description-')
    expect(pypi.received).toHaveLength(1)
  })

  test('that does not is refused before any effect, with every problem and its line', async () => {
    const run = await publish([wheel(BROKEN), buildSdist({ ...RELEASE, metadata: metadata(BROKEN) })])
    expect(run.exitCode).toBe(1)
    const errors = annotations(run, 'error')
    expect(errors).toContain('title=description-rendering::')
    expect(errors).toContain('line 4: Error: Unknown interpreted text role "func".')
    expect(errors).toContain('line 4: Warning: Inline literal start-string without end-string.')
    expect(errors).toContain('line 6: Error: Unknown directive type "toctree".')
    // Both files have the same text, so each problem is told once.
    expect(errors.match(/Unknown directive type/g)).toHaveLength(1)
    expect(errors).toContain('and 1 more')
    expect(run.summary).toContain('description-rendering')
    expect(pypi.received).toEqual([])
    expect(pypi.requests.filter(({ path }) => path.endsWith('/mint-token'))).toEqual([])
  })

  test('is refused on every index, as twine check refuses it', async () => {
    const run = await publish([wheel(BROKEN)], { 'index-type': 'other' })
    expect(annotations(run, 'error')).toContain('title=description-rendering::')
    expect(pypi.received).toEqual([])
  })

  test('is left to the index where checks are off, or the rule is ignored', async () => {
    for (const inputs of [{ 'verify-metadata': 'false' }, { 'ignore-rules': 'description-rendering' }]) {
      const run = await publish([wheel(BROKEN)], inputs)
      expect(run.exitCode).toBe(0)
      expect(run.output).not.toContain('docutils')
    }
  })

  test('is nobody’s business where the index has the file already', async () => {
    expect((await publish([wheel(BROKEN)], { 'verify-metadata': 'false' })).exitCode).toBe(0)
    const run = await publish([wheel(BROKEN)])
    expect(run.exitCode).toBe(0)
    expect(run.output).not.toContain('description-rendering')
  })

  test('may carry what a runner takes for a command', async () => {
    const run = await publish([wheel('Text\n\n.. ##[add-path]x::\n\n.. y::\n\n  ::set-output name=a::b\n')])
    expect(run.exitCode).toBe(1)
    expect(run.output).toContain('title=description-rendering::')
    expect(run.output).not.toMatch(/^\s*::set-output/m)
    expect(run.output).not.toContain('##[')
  })
})

test.each([
  ['rst-worker.js', ''],
  ['renderer.js', undefined],
  ['docutils/pyodide.asm.wasm', 'version https://git-lfs.github.com/spec/v1'],
  ['docutils/stdlib.zip', ''],
  ['docutils/site.pack', undefined],
])('a bundle whose %s is broken publishes with a warning', async (name, content) => {
  const folder = await mkdtemp(join(tmpdir(), 'broken bundle %23 '))
  try {
    await cp(dirname(MAIN), folder, { recursive: true })
    await rm(join(folder, name))
    if (content !== undefined) await writeFile(join(folder, name), content)
    const run = await publish([wheel(BROKEN)], {}, { main: join(folder, 'main.js') })
    expect(run.exitCode).toBe(0)
    expect(annotations(run, 'warning')).toMatch(/title=description-unchecked::.*[^.]\. /)
    expect(run.output).not.toContain('title=Bug')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

describe('where the renderer is missing', () => {
  let main = ''

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bundle-'))
    await cp(dirname(MAIN), folder, {
      recursive: true,
      filter: (source) => !/[\\/](?:docutils|rst-worker\.js)$/.test(source),
    })
    main = join(folder, 'main.js')
  })

  afterAll(async () => {
    await rm(dirname(main), { recursive: true, force: true })
  })

  test('a description that needs it is left to the index, with a warning', async () => {
    const run = await publish([wheel(BROKEN)], {}, { main })
    expect(run.exitCode).toBe(0)
    expect(annotations(run, 'warning')).toContain('title=description-unchecked::')
    expect(pypi.received).toHaveLength(1)
  })

  test.each(['text/markdown', 'text/plain'])('a description in %s is published as ever', async (type) => {
    const run = await publish([wheel(BROKEN, type)], {}, { main })
    expect(run.exitCode).toBe(0)
    expect(run.output).not.toContain('title=description-')
  })
})
