// What a person reads of typical runs, whole: the log and the job summary of each are held in `logs/`, so that whoever
// changes a word sees it where it will be read. `VOICE=write npm test -- voice` writes them anew, for review.
import type { ChildProcess } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type LocalPypi, type LocalPypiOptions, startLocalPypi } from '../../local-pypi/server.ts'
import { type ActionInputs, type ActionRun, runAction } from '../support/run-action.ts'
import { buildSdist } from '../support/sdist.ts'
import { type BuiltFile, buildWheel, minimalMetadata } from '../support/wheel.ts'

const FOLDER = fileURLToPath(new URL('logs', import.meta.url))
const RELEASE = { name: 'sample-project', version: '1.0.0' }
const WHEEL = buildWheel(RELEASE)
const SDIST = buildSdist(RELEASE)
const LINUX = buildWheel({ ...RELEASE, tag: 'cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64' })
const MAC = buildWheel({ ...RELEASE, tag: 'cp312-cp312-macosx_11_0_arm64' })
const WINDOWS = buildWheel({ ...RELEASE, tag: 'cp312-cp312-win_amd64' })
const OTHER_BYTES = buildWheel({ ...RELEASE, files: { 'sample_project/more.py': '' } })

let workspace = ''
let pypi: LocalPypi
/** The process of the run that is under way. */
let child: ChildProcess | undefined

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'voice-'))
  await mkdir(join(workspace, 'dist'))
  pypi = await startLocalPypi()
})

afterEach(async () => {
  await pypi.close()
  await rm(workspace, { recursive: true, force: true })
})

/** What differs from run to run, written as what it is. */
function steady(text: string): string {
  const { host } = new URL(pypi.origin)
  return text
    .replace(/^::add-mask::.*\n/gm, '')
    .replace(/^ +at .*\n/gm, '')
    .replaceAll(workspace, '/workspace')
    .replaceAll(host, 'index.example')
    .replaceAll(host.replace(':', '%3A'), 'index.example')
    .replace(/ts-pypi-publish \d\S*/, 'ts-pypi-publish 1.2.3')
    .replace(/\b[\da-f]{64}\b/g, 'a1b2c3…')
    .replace(/(MD5: +)[\da-f]{32}\b/g, '$1d4e5f6…')
    .replace(/\b\d+\.\d s\b/g, '0.0 s')
    .replace(/(log entry )\d+/g, '$1123')
}

/** Compares what a run said with what it should have; both files of it are for people. */
async function compare(name: string, run: ActionRun): Promise<void> {
  for (const [path, said] of [
    [join(FOLDER, `${name}.txt`), steady(run.output)],
    [join(FOLDER, `${name}.md`), steady(run.summary)],
  ] as const) {
    if (process.env.VOICE === 'write') await writeFile(path, said)
    expect(said).toBe(await readFile(path, 'utf8'))
  }
}

interface Situation {
  readonly files?: readonly BuiltFile[]
  /** Files that the index has before. */
  readonly held?: readonly BuiltFile[]
  readonly options?: LocalPypiOptions
  readonly inputs?: ActionInputs | (() => ActionInputs)
  readonly env?: Readonly<Record<string, string>> | (() => Readonly<Record<string, string>>)
  readonly exitCode: number
  readonly before?: () => void | Promise<void>
}

async function put(files: readonly BuiltFile[]): Promise<void> {
  for (const { filename, bytes } of files) await writeFile(join(workspace, 'dist', filename), bytes)
}

async function runIn(situation: Situation): Promise<ActionRun> {
  const { files = [WHEEL, SDIST], held = [], options, inputs = {}, before = () => {} } = situation
  if (options !== undefined) {
    await pypi.close()
    pypi = await startLocalPypi(options)
  }
  if (held.length > 0) {
    await put(held)
    const first = await runAction({ ...pypi.inputs, password: pypi.userToken }, { workspace })
    expect(first).toMatchObject({ exitCode: 0 })
    await rm(join(workspace, 'dist'), { recursive: true })
    await mkdir(join(workspace, 'dist'))
  }
  await put(files)
  await before()
  const given = typeof inputs === 'function' ? inputs() : inputs
  const { env = pypi.runnerEnvironment } = situation
  return runAction(
    { ...pypi.inputs, verbose: 'false', 'print-hash': 'false', ...given },
    {
      workspace,
      env: typeof env === 'function' ? env() : env,
      onStart: (started) => {
        child = started
      },
    },
  )
}

function withMetadata(lines: string, options: { readonly tag?: string } = {}): BuiltFile {
  return buildWheel({ ...RELEASE, metadata: `${minimalMetadata(RELEASE.name, RELEASE.version)}${lines}`, ...options })
}

const SITUATIONS: Readonly<Record<string, Situation>> = {
  'release-by-trusted-publishing': { files: [WHEEL, SDIST], exitCode: 0 },
  'release-with-hashes-and-answers': { inputs: { verbose: 'true', 'print-hash': 'true' }, exitCode: 0 },
  'release-for-many-platforms': {
    files: [LINUX, MAC, WINDOWS, SDIST],
    inputs: { 'wait-for-index': '60', concurrency: '1' },
    exitCode: 0,
  },
  'release-with-a-token': { inputs: () => ({ password: pypi.userToken }), env: {}, exitCode: 0 },
  'release-of-two-projects': {
    files: [WHEEL, buildWheel({ name: 'other-project', version: '2.0' })],
    inputs: { concurrency: '1' },
    exitCode: 0,
  },
  'release-without-attestations': {
    options: { run: { calledWorkflow: 'called.yml' } },
    exitCode: 0,
  },
  'checks-find-errors': {
    files: [
      withMetadata('Requires-Dist: other @ https://example.com/other.whl\nRequires-Python: >=3.8.*\n'),
      buildWheel({ ...RELEASE, tag: 'cp312-cp312-linux_x86_64' }),
      SDIST,
    ],
    exitCode: 1,
  },
  'a-file-cannot-be-read': {
    files: [WHEEL, { ...SDIST, bytes: SDIST.bytes.subarray(0, 100) }],
    exitCode: 1,
  },
  'more-errors-than-github-shows': {
    files: Array.from({ length: 14 }, (_, index) =>
      withMetadata(`Requires-Dist: other${index} @ https://example.com/other.whl\n`, {
        tag: `py${index + 2}-none-any`,
      }),
    ),
    exitCode: 1,
  },
  'server-recovers': {
    files: [LINUX, MAC, SDIST],
    inputs: { concurrency: '1' },
    before: () =>
      pypi.setFaults(({ stage, filename, attempt }) =>
        stage === 'upload' && filename === MAC.filename && attempt < 3
          ? { kind: 'status', status: 503, when: 'before-effect' }
          : undefined,
      ),
    exitCode: 0,
  },
  'a-file-is-refused-in-the-middle': {
    files: [LINUX, MAC, WINDOWS, SDIST],
    inputs: { concurrency: '1', attestations: 'false' },
    before: () =>
      pypi.setFaults(({ stage, filename }) =>
        stage === 'upload' && filename === WINDOWS.filename
          ? { kind: 'status', status: 413, when: 'before-effect' }
          : undefined,
      ),
    exitCode: 1,
  },
  'everything-is-there': { held: [WHEEL, SDIST], exitCode: 0 },
  'some-is-there': { held: [WHEEL], exitCode: 0 },
  'other-bytes-are-there': { held: [WHEEL], files: [OTHER_BYTES, SDIST], exitCode: 1 },
  'other-bytes-are-skipped': {
    held: [WHEEL],
    files: [OTHER_BYTES, SDIST],
    inputs: { 'skip-existing': 'true' },
    exitCode: 0,
  },
  'identity-is-refused': { before: () => pypi.setClaims({ repository: 'octo-org/elsewhere' }), exitCode: 1 },
  'identity-is-not-permitted': { env: {}, exitCode: 1 },
  'dry-run': { inputs: { 'dry-run': 'true' }, exitCode: 0 },
  'dry-run-with-exchange': { inputs: { 'dry-run': 'exchange' }, exitCode: 0 },
  'dry-run-without-permission': { inputs: { 'dry-run': 'true' }, env: {}, exitCode: 0 },
  'not-served-yet': {
    inputs: { 'wait-for-index': '1' },
    before: () =>
      pypi.setFaults(({ stage }) =>
        stage === 'survey' && pypi.received.length > 0
          ? { kind: 'status', status: 404, when: 'before-effect' }
          : undefined,
      ),
    exitCode: 0,
  },
  'release-to-another-index': {
    inputs: () => ({ 'index-type': 'other', password: pypi.userToken }),
    env: {},
    exitCode: 0,
  },
  'release-with-strangers-and-old-inputs': {
    files: [
      WHEEL,
      { filename: 'notes.txt', bytes: Buffer.from('') },
      { filename: 'build.log', bytes: Buffer.from('') },
    ],
    inputs: { 'print-hash': 'yes', attestations: 'no way' },
    exitCode: 0,
  },
  'index-cannot-be-read': {
    inputs: { attestations: 'false' },
    before: () =>
      pypi.setFaults(({ stage }) =>
        stage === 'survey' ? { kind: 'status', status: 403, when: 'before-effect' } : undefined,
      ),
    exitCode: 0,
  },
  'mint-recovers': {
    inputs: { attestations: 'false' },
    before: () =>
      pypi.setFaults(({ stage, number }) =>
        stage === 'mint' && number === 1 ? { kind: 'status', status: 503, when: 'before-effect' } : undefined,
      ),
    exitCode: 0,
  },
  'answer-is-lost': {
    inputs: { attestations: 'false', concurrency: '1' },
    before: () =>
      pypi.setFaults(({ stage, filename, attempt }) =>
        stage === 'upload' && filename === WHEEL.filename && attempt === 1
          ? { kind: 'hang-up', when: 'after-effect' }
          : undefined,
      ),
    exitCode: 0,
  },
  'job-is-cancelled': {
    files: [LINUX, MAC, SDIST],
    inputs: { attestations: 'false', concurrency: '1' },
    before: () =>
      pypi.setFaults(({ stage, filename }) => {
        if (stage !== 'upload' || filename !== LINUX.filename) return undefined
        child?.kill('SIGINT')
        return { kind: 'silence', when: 'before-effect' }
      }),
    exitCode: 1,
  },
  'bug-of-ours': {
    before: () =>
      writeFile(
        join(workspace, 'broken.cjs'),
        "String.prototype.padEnd = () => { throw new TypeError('padEnd is broken') }",
      ),
    env: () => ({ NODE_OPTIONS: `--require=${join(workspace, 'broken.cjs')}` }),
    exitCode: 1,
  },
  'nothing-is-found': { files: [], exitCode: 1 },
  'inputs-are-wrong': { inputs: { 'index-type': 'pipy', concurrency: '99', 'ignore-rules': 'nothing' }, exitCode: 1 },
}

describe('the log and the summary of a run', () => {
  test.each(Object.entries(SITUATIONS))('%s', async (name, situation) => {
    const run = await runIn(situation)
    if (process.env.VOICE !== 'write') expect(run.exitCode).toBe(situation.exitCode)
    await compare(name, run)
  })
})

afterAll(async () => {
  const known = Object.keys(SITUATIONS).flatMap((name) => [`${name}.md`, `${name}.txt`])
  expect((await readdir(FOLDER)).sort()).toEqual(known.sort())
})
