import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type LocalPypi, type LocalPypiOptions, startLocalPypi } from '../../local-pypi/server.ts'
import { type ActionInputs, type ActionRun, runAction } from '../support/run-action.ts'
import { buildSdist } from '../support/sdist.ts'
import { type BuiltFile, buildWheel, minimalMetadata } from '../support/wheel.ts'

const RELEASE = { name: 'sample-project', version: '1.0.0' }
const WHEEL = buildWheel(RELEASE)
const SDIST = buildSdist(RELEASE)
const OTHER_BYTES = buildWheel({ ...RELEASE, files: { 'sample_project/more.py': '' } })
const DAY_MS = 24 * 60 * 60 * 1000

let workspace = ''
let pypi: LocalPypi
let nowMs = Date.now()

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'checks-'))
  await mkdir(join(workspace, 'dist'))
  nowMs = Date.now()
  pypi = await startLocalPypi()
})

afterEach(async () => {
  await pypi.close()
  await rm(workspace, { recursive: true, force: true })
})

async function restart(options: LocalPypiOptions): Promise<void> {
  await pypi.close()
  pypi = await startLocalPypi(options)
}

async function put(...files: readonly BuiltFile[]): Promise<void> {
  for (const { filename, bytes } of files) await writeFile(join(workspace, 'dist', filename), bytes)
}

function publish(inputs: ActionInputs = {}): Promise<ActionRun> {
  return runAction({ ...pypi.inputs, ...inputs }, { workspace, env: pypi.runnerEnvironment })
}

function withMetadata(lines: string, version = RELEASE.version): BuiltFile {
  const metadata = `${minimalMetadata(RELEASE.name, version)}${lines}`
  return buildWheel({ ...RELEASE, version, metadata, tag: 'py2-none-any' })
}

function annotations({ output }: ActionRun, kind: 'error' | 'warning'): readonly string[] {
  return output.split('\n').filter((line) => line.startsWith(`::${kind} `))
}

function statesIn({ outputs }: ActionRun): readonly unknown[] {
  const files: readonly { readonly state: unknown }[] = JSON.parse(outputs.get('files') ?? '[]')
  return files.map(({ state }) => state)
}

function mintings(): number {
  return pypi.requests.filter(({ path }) => path.endsWith('/mint-token')).length
}

describe('a file that PyPI would refuse', () => {
  test('stops the run before anything has an effect, with every finding of every file', async () => {
    await put(
      WHEEL,
      withMetadata('Requires-Dist: other @ https://example.com/other.whl\nRequires-Python: >=3.8.*\n'),
      buildWheel({ ...RELEASE, tag: 'cp312-cp312-linux_x86_64' }),
    )
    const run = await publish()
    expect(run.exitCode).toBe(1)
    expect(annotations(run, 'error').join('\n')).toMatch(/title=direct-reference::.*other @ https/)
    expect(annotations(run, 'error').join('\n')).toMatch(/title=requires-python::.*>=3\.8\.\*/)
    expect(annotations(run, 'error').join('\n')).toMatch(/title=platform-tag::.*linux_x86_64/)
    expect(run.output).toMatch(/sample_project-1\.0\.0-py3-none-any\.whl +ok\n/)
    expect(run.output).toMatch(/sample_project-1\.0\.0-py2-none-any\.whl +2 errors, 1 warning\n/)
    expect(run.output).toContain('would refuse 2 of 3 files, so nothing was sent.')
    expect(run.output).toContain('Nothing was published.')
    expect(run.summary).toContain('`direct-reference`')
    expect(pypi.received).toEqual([])
    expect(mintings()).toBe(0)
  })

  test('is shown beside those that cannot be read at all', async () => {
    await put(withMetadata('Requires-Python: >=3.8.*\n'), { ...WHEEL, bytes: WHEEL.bytes.subarray(0, 300) })
    const run = await publish()
    const errors = annotations(run, 'error').join('\n')
    expect(errors).toContain('title=DIST_ARCHIVE::')
    expect(errors).toContain('title=requires-python::')
    expect(pypi.received).toEqual([])
  })

  test('is sent where its rule is ignored, and PyPI has the last word', async () => {
    await put(withMetadata('Classifier: Private :: Sample\n'))
    const run = await publish({ 'ignore-rules': 'classifier, summary-length' })
    expect(run.exitCode).toBe(1)
    expect(run.output).toContain('is not a valid classifier')
    expect(statesIn(run)).toEqual(['refused'])
  })

  test('is sent where checks are off, and PyPI has the last word', async () => {
    await put(withMetadata('Classifier: Private :: Sample\n'))
    const run = await publish({ 'verify-metadata': 'false' })
    expect(run.output).toContain('is not a valid classifier')
    expect(annotations(run, 'error').join('\n')).not.toContain('title=classifier')
  })

  test('is only warned of where the index is another one', async () => {
    await put(buildWheel({ ...RELEASE, tag: 'cp312-cp312-linux_x86_64' }))
    const run = await publish({ 'index-type': 'other' })
    expect(annotations(run, 'warning').join('\n')).toContain('title=platform-tag::')
    expect(annotations(run, 'error').join('\n')).not.toContain('title=platform-tag::')
    expect(pypi.received).toHaveLength(1)
  })
})

test('a warning stops nothing, and is in the summary', async () => {
  await put(withMetadata('License-Expression: LicenseRef-Sample OR Sample-9.9\n'))
  await restart({})
  const run = await publish()
  expect(annotations(run, 'warning').join('\n')).toContain('title=license-expression::')
  expect(run.summary).toContain('`license-expression`')
  expect(pypi.received).toHaveLength(1)
})

test('a rule that does not exist cannot be ignored', async () => {
  await put(WHEEL)
  const run = await publish({ 'ignore-rules': 'sumary-length' })
  expect(run.exitCode).toBe(1)
  expect(annotations(run, 'error').join('\n')).toContain('sumary-length')
  expect(pypi.requests).toEqual([])
})

test('a secret that stands in a file shows nowhere, not even its beginning', async () => {
  const secret = 'pypi-sample_secret_of_some_length'
  const lines = [
    `Requires-Dist: ${secret} x`,
    `Requires-Dist: ${'x'.repeat(85)} ${secret}`,
    `Project-URL: ${secret}`,
    `Classifier: ${secret}`,
    `License-Expression: ${secret} ${secret}`,
  ]
  await put(withMetadata(`${lines.join('\n')}\n`))
  const run = await publish({ password: secret })
  expect(run.exitCode).toBe(1)
  const shown = run.output.split('\n').filter((line) => !line.startsWith('::add-mask::'))
  for (const text of [shown.join('\n'), run.summary, [...run.outputs.values()].join()]) {
    expect(text).not.toMatch(/pypi-sample(?:_|&#95;)/)
  }
})

test('of many findings, as many are annotations as GitHub shows, and all are in the log', async () => {
  const lines = Array.from({ length: 30 }, (_, index) => `Provides-Extra: ${'!'.repeat(index + 1)}\n`)
  const dependencies = Array.from({ length: 5 }, (_, index) => `Requires-Dist: !${index}\n`)
  await put(withMetadata([...lines, ...dependencies].join('')))
  const run = await publish()
  expect(annotations(run, 'error')).toHaveLength(10)
  expect(annotations(run, 'error').at(-1)).toContain('title=CHECKS_FAILED')
  expect(run.output).toContain('Only this log has 17 more errors')
  expect(run.output).toContain('There are 10 more of these. [provides-extra]')
})

describe('what the index holds', () => {
  test('byte for byte is already there, and asks for no token', async () => {
    await put(WHEEL, SDIST)
    await publish()
    const before = mintings()
    const run = await publish()
    expect(run).toMatchObject({ exitCode: 0 })
    expect(statesIn(run)).toEqual(['already-there', 'already-there'])
    expect(run.output).toContain('Nothing was uploaded')
    expect(run.outputs.get('uploaded')).toBe('0')
    expect(pypi.received).toHaveLength(2)
    expect(mintings()).toBe(before)
  })

  test('is left alone, and the rest is sent', async () => {
    await put(WHEEL)
    await publish()
    await put(SDIST)
    const run = await publish()
    expect(run).toMatchObject({ exitCode: 0 })
    expect(statesIn(run)).toEqual(['already-there', 'uploaded'])
    expect(run.output).toContain('1 of 2 files uploaded, 1 already there.')
  })

  test('with other bytes is an error before anything is sent', async () => {
    await put(WHEEL)
    await publish()
    await put(OTHER_BYTES, SDIST)
    const run = await publish()
    expect(run.exitCode).toBe(1)
    expect(annotations(run, 'error').join('\n')).toContain('title=name-taken::')
    expect(pypi.received).toHaveLength(1)
    expect(mintings()).toBe(1)
  })

  test('under another name is no error with skip-existing, as it is none for twine', async () => {
    await put(WHEEL)
    await publish()
    await put({ ...WHEEL, filename: WHEEL.filename.replace('py3', 'py2') })
    expect(annotations(await publish(), 'error').join('\n')).toContain('title=same-bytes::')
    const run = await publish({ 'skip-existing': 'true' })
    expect(annotations(run, 'error').join('\n')).not.toContain('title=same-bytes::')
  })

  test('with other bytes is left out with skip-existing, and both digests are told', async () => {
    await put(WHEEL)
    await publish()
    await put(OTHER_BYTES, SDIST)
    const run = await publish({ 'skip-existing': 'true' })
    expect(run).toMatchObject({ exitCode: 0 })
    expect(statesIn(run)).toEqual(['skipped', 'uploaded'])
    expect(annotations(run, 'warning').join('\n')).toMatch(/SHA-256 [\da-f]{64} there, [\da-f]{64} here/)
  })

  test('of an old release is left alone without a complaint', async () => {
    await restart({ now: () => new Date(nowMs - 20 * DAY_MS) })
    await put(WHEEL)
    await publish()
    const run = await publish()
    expect(run).toMatchObject({ exitCode: 0 })
    expect(annotations(run, 'error')).toEqual([])
    expect(annotations(run, 'warning')).toEqual([])
  })

  test('of a release that is closed speaks against a new file', async () => {
    let shiftMs = 20 * DAY_MS
    await restart({ now: () => new Date(nowMs - shiftMs) })
    await put(WHEEL)
    await publish()
    shiftMs = 0
    await put(SDIST)
    const run = await publish()
    expect(run.exitCode).toBe(1)
    expect(annotations(run, 'error').join('\n')).toContain('title=release-age::')
    expect(pypi.received).toHaveLength(1)
  })

  test('turns what is wrong with a file into a note', async () => {
    const closed = withMetadata('Requires-Dist: other @ https://example.com/other.whl\n')
    await put(WHEEL)
    await publish()
    await put({ ...closed, filename: WHEEL.filename })
    const run = await publish({ 'skip-existing': 'true' })
    expect(run).toMatchObject({ exitCode: 0 })
    expect(annotations(run, 'error')).toEqual([])
    expect(run.output).toContain('[direct-reference]')
  })

  test('of an archived project speaks against new files, unless a cache may have kept an old answer', async () => {
    await put(WHEEL)
    await publish()
    await put(SDIST)
    pypi.setProjectStatus(RELEASE.name, 'archived')
    const fresh = await publish()
    expect(annotations(fresh, 'error').join('\n')).toContain('title=project-status::')
    expect(mintings()).toBe(1)
    pypi.setAge(60)
    const aged = await publish()
    expect(annotations(aged, 'warning').join('\n')).toContain('title=project-status::')
    expect(statesIn(aged)).toEqual(['already-there', 'refused'])
  })
})

describe('what the workflow expects', () => {
  test('ends the run before anything is sent, with everything that is not met', async () => {
    await put(WHEEL)
    const run = await publish({ 'expect-version': 'v1.0.1', 'expect-files': '*.whl\n*win_amd64.whl *.tar.gz' })
    expect(run).toMatchObject({ exitCode: 1 })
    expect(codesIn(run)).toEqual(['VERSION_UNEXPECTED', 'FILES_MISSING', 'FILES_MISSING'])
    expect(pypi.received).toEqual([])
  })

  test('lets a run pass that meets it', async () => {
    await put(WHEEL)
    const run = await publish({ 'expect-version': 'refs/tags/sample-project-1.0', 'expect-files': '*-none-any.whl' })
    expect(run).toMatchObject({ exitCode: 0 })
  })

  test('can only be a version', async () => {
    const run = await publish({ 'expect-version': 'main' })
    expect(codesIn(run)).toEqual(['INPUT_INVALID'])
  })
})

function codesIn({ outputs }: ActionRun): readonly string[] {
  const errors: readonly { readonly code: string }[] = JSON.parse(outputs.get('errors') ?? '[]')
  return errors.map(({ code }) => code)
}
