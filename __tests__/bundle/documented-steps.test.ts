// Every step that the documents show is run, against an index on this machine.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type LocalPypi, startLocalPypi } from '../../local-pypi/server.ts'
import { blocksIn, documents, type Step, stepsIn } from '../support/documents.ts'
import { runAction } from '../support/run-action.ts'
import { buildSdist } from '../support/sdist.ts'
import { buildWheel } from '../support/wheel.ts'

const OURS = 'org/ts-pypi-publish@v1'
const RELEASE = { name: 'sample-project', version: '1.2.3' }
const FILES = [
  buildWheel({ ...RELEASE, tag: 'cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64' }),
  buildWheel({ ...RELEASE, tag: 'cp312-cp312-macosx_11_0_arm64' }),
  buildWheel({ ...RELEASE, tag: 'cp312-cp312-win_amd64' }),
  buildSdist(RELEASE),
]
/** Wherever the documents say that distributions lie. */
const FOLDERS = ['dist', 'packages/core/dist', 'packages/plugins/dist', 'wheels/linux', 'sdist']

const steps = documents
  .flatMap(blocksIn)
  .filter(({ language }) => language === 'yaml')
  .flatMap((block) => stepsIn(block).map((step, index) => ({ title: `${block.title}, step ${index + 1}`, step })))
  .filter(({ step }) => step.uses === OURS)

let workspace = ''
let pypi: LocalPypi

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'documented-'))
  for (const folder of FOLDERS) {
    await mkdir(join(workspace, folder), { recursive: true })
    for (const { filename, bytes } of FILES) await writeFile(join(workspace, folder, filename), bytes)
  }
  pypi = await startLocalPypi()
})

afterEach(async () => {
  await pypi.close()
  await rm(workspace, { recursive: true, force: true })
})

/** What an expression of a workflow stands for here. */
function meaningOf(expression: string): string {
  if (expression === 'github.ref_name') return 'v1.2.3'
  if (expression.startsWith('secrets.')) return pypi.userToken
  // The local index knows no other user.
  if (expression.startsWith('vars.')) return '__token__'
  throw new Error(`The test has no value for ${expression}.`)
}

/** The step's inputs, with the local index in the place of the one that it names. */
function inputsOf({ with: given = {} }: Step): Record<string, string> {
  const values = Object.entries(given).map(([name, value]) => [
    name,
    String(value).replace(/\$\{\{ *([^}]+?) *\}\}/g, (_, expression) => meaningOf(expression)),
  ])
  return { ...Object.fromEntries(values), ...pypi.inputs }
}

test('the documents show steps of every kind', () => {
  const named = new Set(steps.flatMap(({ step }) => Object.keys(step.with ?? {})))
  expect([...named].sort()).toEqual(
    expect.arrayContaining(['dry-run', 'expect-files', 'expect-version', 'packages-dir', 'password', 'skip-existing']),
  )
})

describe('a documented step', () => {
  test.each(steps)('$title publishes, or rehearses that', async ({ step }) => {
    const inputs = inputsOf(step)
    const run = await runAction(inputs, { workspace, env: pypi.runnerEnvironment })
    expect(`${run.exitCode} ${run.outputs.get('errors')}`).toBe('0 []')
    expect(run.outputs.get('result')).toBe(inputs['dry-run'] === undefined ? 'published' : 'rehearsed')
    expect(run.output).not.toContain('::warning title=Input::')
  })
})
