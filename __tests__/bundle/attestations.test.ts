import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type LocalPypi, type LocalPypiOptions, startLocalPypi } from '../../local-pypi/server.ts'
import { type ActionInputs, type ActionRun, runAction } from '../support/run-action.ts'
import { buildSdist } from '../support/sdist.ts'
import { type BuiltFile, buildWheel } from '../support/wheel.ts'

const RELEASE = { name: 'sample-project', version: '1.0.0' }
const WHEEL = buildWheel(RELEASE)
const SDIST = buildSdist(RELEASE)

interface FileOutput {
  readonly filename: string
  readonly state: string
  readonly attestations: readonly {
    readonly 'log-index': string
    readonly url: string | null
    readonly state: string
  }[]
}

let workspace = ''
let pypi: LocalPypi

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'attestations-'))
  await mkdir(join(workspace, 'dist'))
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

function filesOf({ outputs }: ActionRun): readonly FileOutput[] {
  return JSON.parse(outputs.get('files') ?? '[]')
}

function annotations({ output }: ActionRun, kind: 'error' | 'warning'): string {
  return output
    .split('\n')
    .filter((line) => line.startsWith(`::${kind} `))
    .join('\n')
}

async function provenance(filename: string): Promise<number> {
  const { name, version } = RELEASE
  const answer = await fetch(`${pypi.origin}/integrity/${name}/${version}/${filename}/provenance`)
  return answer.status
}

describe('with trusted publishing, on an index like PyPI', () => {
  test('every file is signed before any is uploaded, and the index takes what was signed', async () => {
    await put(WHEEL, SDIST)
    const run = await publish()
    expect(run.output).not.toContain('::error')
    expect(run.exitCode).toBe(0)
    const paths = pypi.requests.map(({ path }) => path)
    const order = [
      paths.findIndex((path) => path.endsWith('/mint-token')),
      paths.findIndex((path) => path.startsWith('/api/v2/signingCert')),
      paths.findLastIndex((path) => path.startsWith('/api/v1/log/entries')),
      paths.indexOf('/legacy/'),
    ]
    expect(order).toEqual([...order].sort((one, other) => one - other))
    expect(order[0]).toBeGreaterThan(-1)
    expect(pypi.sigstore.calls.map(({ service }) => service).sort()).toEqual(['certificate-authority', 'log', 'log'])
    for (const { filename, attestations } of filesOf(run)) {
      expect(attestations).toEqual([
        {
          'predicate-type': 'https://docs.pypi.org/attestations/publish/v1',
          'log-index': expect.stringMatching(/^\d+$/),
          // Only of Sigstore's public log is a page known.
          url: null,
          state: 'held',
        },
      ])
      expect(await provenance(filename)).toBe(200)
      expect(run.summary).toContain(`log entry ${attestations[0]?.['log-index']}`)
    }
  })

  test('a file that the index has already is not signed', async () => {
    await put(WHEEL)
    await publish()
    const before = pypi.sigstore.calls.length
    await put(SDIST)
    const run = await publish()
    expect(filesOf(run).map(({ state }) => state)).toEqual(['already-there', 'uploaded'])
    expect(pypi.sigstore.calls.slice(before).map(({ service }) => service)).toEqual(['certificate-authority', 'log'])
    await publish()
    expect(pypi.sigstore.calls).toHaveLength(before + 2)
  })

  test('where Sigstore refuses, nothing is published, and the message says what to do', async () => {
    await put(WHEEL, SDIST)
    pypi.sigstore.fail('log', { kind: 'status', status: 400 })
    const run = await publish()
    expect(run.exitCode).toBe(1)
    expect(annotations(run, 'error')).toContain('title=SIGSTORE_REFUSED::')
    expect(annotations(run, 'error')).toContain('attestations: prefer')
    expect(run.output).toContain('Nothing was published.')
    expect(pypi.received).toEqual([])
  })

  test.each(['certificate-authority', 'log'] as const)('trouble of the %s that passes is survived', async (service) => {
    await put(WHEEL)
    pypi.sigstore.fail(service, { kind: 'status', status: 502 }, 1)
    const run = await publish()
    expect(run.exitCode).toBe(0)
    expect(run.output).toMatch(/Trying again in .* s/)
    expect(filesOf(run).map(({ attestations }) => attestations.map(({ state }) => state))).toEqual([['held']])
  })

  test('an entry whose answer was lost is found again', async () => {
    await put(WHEEL)
    pypi.sigstore.fail('log', { kind: 'drop', when: 'after-effect' }, 1)
    const run = await publish()
    expect(run.exitCode).toBe(0)
    expect(pypi.sigstore.calls.map(({ service }) => service)).toContain('log-look-up')
  })

  test.each(['wrong-proof', 'another-entry'] as const)(
    'an answer of the log with a %s is not passed on',
    async (kind) => {
      await put(WHEEL)
      pypi.sigstore.fail('log', { kind })
      const run = await publish()
      expect(run.exitCode).toBe(1)
      expect(annotations(run, 'error')).toContain('title=SIGSTORE_UNEXPECTED::')
      expect(pypi.received).toEqual([])
    },
  )

  test('with prefer, all files go without where one cannot be signed', async () => {
    await put(WHEEL, SDIST)
    pypi.sigstore.fail('log', { kind: 'status', status: 400 })
    const run = await publish({ attestations: 'prefer' })
    expect(run.exitCode).toBe(0)
    expect(annotations(run, 'warning')).toContain('The files are published without attestations.')
    expect(run.summary).toContain('Published without attestations.')
    expect(filesOf(run).map(({ state, attestations }) => [state, attestations])).toEqual([
      ['uploaded', []],
      ['uploaded', []],
    ])
    expect(await provenance(WHEEL.filename)).toBe(404)
  })

  test('in a reusable workflow, all files go without, since PyPI would refuse them', async () => {
    await restart({ run: { calledWorkflow: 'called.yml' } })
    await put(WHEEL)
    const run = await publish()
    expect(run.exitCode).toBe(0)
    expect(annotations(run, 'warning')).toContain('reusable workflow')
    expect(run.summary).toContain('Published without attestations.')
    expect(pypi.sigstore.calls).toEqual([])
  })

  test('in a private repository, a warning says that the log is public', async () => {
    await restart({ run: { visibility: 'private' } })
    await put(WHEEL)
    expect(annotations(await publish(), 'warning')).toMatch(/public/)
  })

  test('copies are written where they are wanted, and can lie beside the files of another run', async () => {
    await put(WHEEL)
    pypi.setAttestations('failing')
    expect((await publish({ 'attestations-dir': 'copies' })).exitCode).toBe(1)
    const [copy = '', ...others] = await readdir(join(workspace, 'copies'))
    expect([copy, ...others]).toEqual([`${WHEEL.filename}.publish.attestation`])
    const text = await readFile(join(workspace, 'copies', copy), 'utf8')
    await writeFile(join(workspace, 'dist', copy), text)
    pypi.setAttestations('on')
    const before = pypi.sigstore.calls.length
    const run = await publish()
    expect(run.exitCode).toBe(0)
    expect(pypi.sigstore.calls).toHaveLength(before)
    expect(filesOf(run).map(({ attestations }) => attestations.map(({ state }) => state))).toEqual([['held']])
  })

  test('an attestation beside a file that is about another one is set aside', async () => {
    await put(WHEEL)
    await writeFile(join(workspace, 'dist', `${WHEEL.filename}.publish.attestation`), '{"version": 1}')
    const run = await publish()
    expect(run.exitCode).toBe(0)
    expect(annotations(run, 'warning')).toContain('.publish.attestation')
    expect(filesOf(run).map(({ attestations }) => attestations.length)).toEqual([1])
  })

  test('no secret and no token is printed on the way', async () => {
    await put(WHEEL)
    pypi.sigstore.fail('certificate-authority', { kind: 'status', status: 401 })
    const run = await publish()
    const unmasked = run.output.replaceAll(/^::add-mask::.*$/gm, '')
    expect(unmasked).not.toContain('eyJ')
    expect(run.summary).not.toContain('eyJ')
  })
})

describe('nothing is signed', () => {
  test.each([
    ['with a token', (): ActionInputs => ({ password: pypi.userToken }), 'they need trusted publishing'],
    ['on another index', (): ActionInputs => ({ 'index-type': 'other' }), 'takes them is not known'],
    ['where it is turned off', (): ActionInputs => ({ attestations: 'false' }), undefined],
  ])('%s', async (_title, inputs, why) => {
    await put(WHEEL)
    const run = await publish(inputs())
    expect(run.exitCode).toBe(0)
    expect(pypi.sigstore.calls).toEqual([])
    expect(filesOf(run).map(({ attestations }) => attestations)).toEqual([[]])
    if (why === undefined) expect(run.output).not.toContain('No attestations')
    else expect(run.output).toContain(why)
    expect(run.summary).not.toContain('attestations')
  })
})

test.each(['fulcio-url', 'rekor-url'])('%s must be https or on this machine', async (input) => {
  const run = await publish({ [input]: 'http://sigstore.example/' })
  expect(run.exitCode).toBe(1)
  expect(annotations(run, 'error')).toContain(`The input ${input} is not an https URL.`)
})
