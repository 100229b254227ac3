// A dry run goes as far as it can without an effect: nothing is minted, signed or sent.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type LocalPypi, startLocalPypi } from '../../local-pypi/server.ts'
import { type ActionInputs, type ActionRun, runAction } from '../support/run-action.ts'
import { buildSdist } from '../support/sdist.ts'
import { buildWheel } from '../support/wheel.ts'

const RELEASE = { name: 'sample-project', version: '1.0.0' }
const WHEEL = buildWheel(RELEASE)
const SDIST = buildSdist(RELEASE)

let workspace = ''
let pypi: LocalPypi

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'dry-run-'))
  await mkdir(join(workspace, 'dist'))
  for (const { filename, bytes } of [WHEEL, SDIST]) await writeFile(join(workspace, 'dist', filename), bytes)
  pypi = await startLocalPypi()
})

afterEach(async () => {
  await pypi.close()
  await rm(workspace, { recursive: true, force: true })
})

function rehearse(
  inputs: ActionInputs,
  env: Readonly<Record<string, string>> = pypi.runnerEnvironment,
): Promise<ActionRun> {
  return runAction({ ...pypi.inputs, ...inputs }, { workspace, env })
}

function statesIn({ outputs }: ActionRun): readonly string[] {
  const files: readonly { readonly state: string }[] = JSON.parse(outputs.get('files') ?? '[]')
  return files.map(({ state }) => state)
}

/** The requests that had an effect. */
function effects(): readonly string[] {
  return pypi.requests.filter(({ method }) => method !== 'GET').map(({ path }) => path)
}

describe('a dry run', () => {
  test.each(['true', 'TRUE', 'yes'])('(%s) asks and reads, and has no effect', async (value) => {
    const run = await rehearse({ 'dry-run': value })
    expect(run).toMatchObject({ exitCode: 0 })
    expect(effects()).toEqual([])
    expect(pypi.requests.some(({ path }) => path.startsWith('/_runner/token'))).toBe(true)
    expect(statesIn(run)).toEqual(['would-upload', 'would-upload'])
    expect(run.outputs.get('result')).toBe('rehearsed')
    expect(run.output).toContain('2 of 2 files would be uploaded. Nothing was sent.')
    expect(run.output).toMatch(/^repository {2,}octo-org/m)
    expect(run.summary).toContain('## Dry run for')
  })

  test('with exchange mints a token, and has no other effect', async () => {
    const run = await rehearse({ 'dry-run': 'exchange' })
    expect(run).toMatchObject({ exitCode: 0 })
    expect(effects()).toEqual(['/_/oidc/mint-token'])
    expect(run.output).toContain('creates its project')
    expect(run.outputs.get('result')).toBe('rehearsed')
  })

  test('with exchange fails where the index does not trust the run', async () => {
    pypi.setClaims({ repository: 'somebody/else' })
    const run = await rehearse({ 'dry-run': 'exchange' })
    expect(run).toMatchObject({ exitCode: 1 })
    expect(run.output).toContain('::error title=IDENTITY_REFUSED::')
  })

  test('with exchange fails where the job may not have an ID token', async () => {
    const run = await rehearse({ 'dry-run': 'exchange' }, {})
    expect(run).toMatchObject({ exitCode: 1 })
    expect(run.output).toContain('::error title=IDENTITY_NOT_PERMITTED::')
  })

  test('with exchange tries it also where no file is left to send', async () => {
    await rehearse({ attestations: 'false' })
    pypi.setClaims({ repository: 'somebody/else' })
    const run = await rehearse({ 'dry-run': 'exchange' })
    expect(run).toMatchObject({ exitCode: 1 })
    expect(run.output).toContain('::error title=IDENTITY_REFUSED::')
  })

  test('of a job without id-token: write says what it left out', async () => {
    const run = await rehearse({ 'dry-run': 'true' }, {})
    expect(run).toMatchObject({ exitCode: 0 })
    expect(run.output).toContain('Not rehearsed: trusted publishing. This job may not have an ID token')
    expect(run.summary).toContain('Not rehearsed:')
    expect(run.outputs.get('result')).toBe('rehearsed')
  })

  test('with a token has no effect either', async () => {
    const run = await rehearse({ 'dry-run': 'true', password: pypi.userToken }, {})
    expect(run).toMatchObject({ exitCode: 0 })
    expect(effects()).toEqual([])
    expect(run.output).toContain('Authenticating with an API token')
  })

  test('ends as a run would where the checks find an error', async () => {
    const { filename, bytes } = buildWheel({ name: 'sample-project', version: '1.0.1+local' })
    await writeFile(join(workspace, 'dist', filename), bytes)
    const run = await rehearse({ 'dry-run': 'true' })
    expect(run).toMatchObject({ exitCode: 1 })
    expect(run.outputs.get('result')).toBe('failed')
    expect(statesIn(run)).toEqual(['not-tried', 'not-tried', 'not-tried'])
  })

  test('tells files that are there already from those that would be sent', async () => {
    await rm(join(workspace, 'dist', SDIST.filename))
    await rehearse({ attestations: 'false' })
    await writeFile(join(workspace, 'dist', SDIST.filename), SDIST.bytes)
    const before = effects().length
    const run = await rehearse({ 'dry-run': 'true' })
    expect(statesIn(run)).toEqual(['already-there', 'would-upload'])
    expect(run.output).toContain('1 of 2 files would be uploaded, 1 already there. Nothing was sent.')
    expect(effects()).toHaveLength(before)
  })
})
