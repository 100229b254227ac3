import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type LocalPypi, startLocalPypi } from '../../local-pypi/server.ts'
import { type ActionInputs, type ActionRun, inputVariables, MAIN, runAction } from '../support/run-action.ts'
import { buildSdist } from '../support/sdist.ts'
import { buildWheel } from '../support/wheel.ts'

const RELEASE = { name: 'sample-project', version: '1.0.0' }
const WHEEL = buildWheel(RELEASE)
const SDIST = buildSdist(RELEASE)

let workspace = ''
let pypi: LocalPypi

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'bundle-'))
  await mkdir(join(workspace, 'dist'))
  pypi = await startLocalPypi()
})

afterEach(async () => {
  await pypi.close()
  await rm(workspace, { recursive: true, force: true })
})

async function put(...files: readonly { readonly filename: string; readonly bytes: Uint8Array }[]): Promise<void> {
  for (const { filename, bytes } of files) await writeFile(join(workspace, 'dist', filename), bytes)
}

/** Runs the action against local-pypi; with the variables of a runner where no password is given. */
function publish(inputs: ActionInputs = {}): Promise<ActionRun> {
  const env = inputs.password === undefined ? pypi.runnerEnvironment : {}
  return runAction({ ...pypi.inputs, ...inputs }, { workspace, env })
}

function filesOnIndex(): readonly string[] {
  return pypi
    .contents()
    .flatMap(({ releases }) => releases.flatMap(({ files }) => files.map(({ filename }) => filename)))
    .sort()
}

function filesIn({ outputs }: ActionRun): readonly Readonly<Record<string, unknown>>[] {
  return JSON.parse(outputs.get('files') ?? '[]')
}

/** What a person would see: all but the commands that tell the runner what to hide. */
function shown({ output }: ActionRun): string {
  return output
    .split('\n')
    .filter((line) => !line.startsWith('::add-mask::'))
    .join('\n')
}

describe('a release', () => {
  test('is published through trusted publishing, and told in outputs and summary', async () => {
    await put(WHEEL, SDIST)
    const run = await publish()
    expect(run).toMatchObject({ exitCode: 0 })
    expect(filesOnIndex()).toEqual([WHEEL.filename, SDIST.filename].sort())
    expect(pypi.received.map(({ filename }) => filename)).toEqual([WHEEL.filename, SDIST.filename])

    const page = `${pypi.origin}/project/sample-project/1.0.0/`
    expect(Object.fromEntries(run.outputs)).toMatchObject({
      name: 'sample-project',
      version: '1.0.0',
      'release-url': page,
      uploaded: '2',
    })
    expect(JSON.parse(run.outputs.get('releases') ?? '')).toEqual([{ ...RELEASE, url: page }])
    expect(filesIn(run)).toEqual(
      [WHEEL, SDIST].map(({ filename, bytes }) => ({
        filename,
        ...RELEASE,
        kind: filename.endsWith('.whl') ? 'wheel' : 'sdist',
        size: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        'blake2b-256': expect.stringMatching(/^[\da-f]{64}$/),
        state: 'uploaded',
        reason: null,
        hint: null,
        attempts: 1,
        seconds: expect.any(Number),
        attestations: [expect.objectContaining({ state: 'held' })],
      })),
    )
    expect(run.output).toContain('Authenticating by trusted publishing, since no password was given.')
    expect(run.output).toContain(
      `Published sample-project 1.0.0 to ${new URL(pypi.origin).host}: 2 of 2 files uploaded.`,
    )
    expect(run.summary).toContain(WHEEL.filename)
  })

  test('is published with an API token, which shows nowhere', async () => {
    await put(WHEEL)
    const run = await publish({ password: `${pypi.userToken}\n` })
    expect(run).toMatchObject({ exitCode: 0 })
    expect(filesOnIndex()).toEqual([WHEEL.filename])
    expect(shown(run)).not.toContain(pypi.userToken)
    expect(run.output).toContain(`::add-mask::${pypi.userToken}`)
  })

  test('lets no token, ID token or Authorization header show', async () => {
    await put(WHEEL)
    const run = await publish()
    const masked = [...run.output.matchAll(/^::add-mask::(.*)$/gm)].map((match) => match[1] ?? '')
    // The runner's request token, an ID token for the index and one for Sigstore, the minted token, and what Basic
    // authentication makes of it.
    expect(masked).toHaveLength(5)
    for (const secret of masked) {
      expect(shown(run)).not.toContain(secret)
      expect(run.summary).not.toContain(secret)
      expect([...run.outputs.values()].join()).not.toContain(secret)
    }
  })

  test('that is public is a success, even if outputs and summary cannot be written', async () => {
    await put(WHEEL)
    const nowhere = join(workspace, 'nowhere', 'file')
    const run = await runAction(
      { ...pypi.inputs },
      { workspace, env: { ...pypi.runnerEnvironment, GITHUB_OUTPUT: nowhere, GITHUB_STEP_SUMMARY: nowhere } },
    )
    expect(run).toMatchObject({ exitCode: 0 })
    expect(run.output).toContain('::warning title=Report incomplete')
    expect(filesOnIndex()).toEqual([WHEEL.filename])
  })

  test('goes on when nobody reads the log any more', async () => {
    await put(WHEEL, SDIST)
    const env = { ...process.env, ...pypi.runnerEnvironment, ...inputVariables({ 'repository-url': pypi.uploadUrl }) }
    const child = spawn(process.execPath, [MAIN], { cwd: workspace, env, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.destroy()
    child.stderr.destroy()
    const [exitCode] = await once(child, 'close')
    expect(exitCode).toBe(0)
    expect(filesOnIndex()).toHaveLength(2)
  })

  test('names strangers and leaves them alone', async () => {
    await put(WHEEL, { filename: 'notes.txt', bytes: new Uint8Array(1) })
    await put({ filename: `${WHEEL.filename}.publish.attestation`, bytes: new Uint8Array(1) })
    const run = await publish()
    expect(run).toMatchObject({ exitCode: 0 })
    expect(run.output).toContain('notes.txt')
    expect(filesOnIndex()).toEqual([WHEEL.filename])
  })

  test('of several projects has no single name, and lists them all', async () => {
    await put(WHEEL, buildWheel({ name: 'other-project', version: '2.0' }))
    const run = await publish()
    expect(run).toMatchObject({ exitCode: 0 })
    expect(run.outputs.get('name')).toBe('')
    expect(JSON.parse(run.outputs.get('releases') ?? '')).toHaveLength(2)
  })

  test('works through the old spellings of the inputs', async () => {
    await mkdir(join(workspace, 'other folder'))
    await writeFile(join(workspace, 'other folder', WHEEL.filename), WHEEL.bytes)
    const run = await runAction(
      { ...pypi.inputs, 'repository-url': '', repository_url: pypi.uploadUrl, packages_dir: 'other folder/' },
      { workspace, env: pypi.runnerEnvironment },
    )
    expect(run).toMatchObject({ exitCode: 0 })
    expect(filesOnIndex()).toEqual([WHEEL.filename])
  })

  test('shows digests and answers only where asked', async () => {
    await put(WHEEL)
    const sha256 = createHash('sha256').update(WHEEL.bytes).digest('hex')
    const md5 = createHash('md5').update(WHEEL.bytes).digest('hex')
    const loud = await publish()
    expect(loud.output).toContain(`SHA256:      ${sha256}`)
    expect(loud.output).toContain(`MD5:         ${md5}`)
    expect(loud.output).toContain('::group::Answers of the index')
    const quiet = await publish({ 'print-hash': 'false', verbose: 'false' })
    expect(quiet.output).not.toContain('SHA256')
    expect(quiet.output).not.toContain('::group::')
  })
})

describe('an identity that the index does not trust', () => {
  test('ends before anything is sent, with the claims to compare', async () => {
    await put(WHEEL)
    pypi.setClaims({ repository: 'octo-org/elsewhere' })
    const run = await publish()
    expect(run.exitCode).toBe(1)
    expect(run.output).toContain('invalid-publisher')
    expect(run.output).toMatch(/^repository +octo-org\/elsewhere$/m)
    expect(run.summary).toContain('Nothing was published')
    expect(pypi.received).toEqual([])
  })

  test('is told apart from a job without the permission', async () => {
    await put(WHEEL)
    const run = await runAction({ ...pypi.inputs }, { workspace })
    expect(run.exitCode).toBe(1)
    expect(run.output).toContain('id-token: write')
  })

  test('and from a pull request of a fork', async () => {
    await put(WHEEL)
    const eventFile = join(workspace, 'event.json')
    await writeFile(eventFile, JSON.stringify({ pull_request: { head: { repo: { fork: true } } } }))
    const run = await runAction(
      { ...pypi.inputs },
      { workspace, env: { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: eventFile } },
    )
    expect(run.output).toContain('pull request from a fork')
  })
})

test('hostile words of an index give no command to the runner', async () => {
  await put(
    buildWheel({
      name: 'sample-project',
      version: '1.0.0',
      metadata: `Metadata-Version: 2.4\nName: sample-project\nVersion: 1.0.0\n::error::x\nSummary: ##[error]x\n`,
    }),
  )
  const run = await publish()
  for (const line of run.output.split(/\r\n|\n|\r/)) {
    expect(line).not.toMatch(/^\s*::(?!(?:add-mask|group|endgroup|warning title=|error title=|debug)\b)/)
    expect(line).not.toContain('##[')
  }
})

describe('an index that takes no trusted publishing', () => {
  test('gets user and password', async () => {
    await put(WHEEL)
    const run = await publish({ user: 'me', password: 'correct horse' })
    expect(run.exitCode).toBe(1)
    expect(run.output).toContain('Username/Password authentication is no longer supported')
    expect(shown(run)).not.toContain('correct horse')
  })
})
