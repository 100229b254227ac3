// Speed and memory as ratios against peers, measured in one run: `npm run bench`, or `npm run bench -- memory` for one
// of them. TWINE names the twine to compare with, BASELINE the main.js of another version.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inputVariables } from '../__tests__/support/run-action.ts'
import { buildWheel, requiredMetadata } from '../__tests__/support/wheel.ts'
import { startLocalPypi } from '../local-pypi/server.ts'
import { alternate, type Command, durationMs } from './measure.ts'

const ACTION = fileURLToPath(new URL('../dist/main.js', import.meta.url))
const TWINE = process.env.TWINE ?? 'twine'
const BASELINE = process.env.BASELINE
const ROUNDS = 10
const MANY = 60
const SIGSTORE_LATENCY_MS = 150
/** twine signs nothing either. */
const UNATTESTED = { attestations: 'false' }
/** Where the end-to-end suites keep real distributions: `npm run e2e -- false-refusals` fetches them. */
const REAL_DISTRIBUTIONS = fileURLToPath(new URL('../e2e/.cache/corpus', import.meta.url))
const REAL_COUNT = 100
const PATH = process.env.PATH ?? ''
/** Of the length that is usual, with what is usual in one. */
const README = `Bench
=====

.. image:: https://example.org/badge.svg
   :alt: a badge

A *small* library, see \`the site <https://example.org>\`_.

* one
* two

.. code-block:: python

   import bench

${'Some more words about it, with ``code`` in them, over several lines.\n'.repeat(20)}`

const folder = await mkdtemp(join(tmpdir(), 'bench-'))
const pypi = await startLocalPypi({ fileSizeLimitBytes: 4 * 1024 ** 3 })
const empty = join(folder, 'empty')
await mkdir(empty)

/** A folder with one wheel of the given size; the payload does not compress. */
async function folderWith(version: string, payloadBytes: number, metadata?: string): Promise<string> {
  const workspace = join(folder, version)
  await mkdir(join(workspace, 'dist'), { recursive: true })
  const { filename, bytes } = buildWheel({
    name: 'bench',
    version,
    ...(metadata === undefined ? {} : { metadata }),
    files: { 'bench/payload.bin': randomBytes(payloadBytes) },
  })
  await writeFile(join(workspace, 'dist', filename), bytes)
  return workspace
}

function action(workspace: string, inputs: Readonly<Record<string, string>>): Command {
  return {
    title: 'the action',
    program: process.execPath,
    args: [ACTION],
    cwd: workspace,
    env: { PATH, ...pypi.runnerEnvironment, ...inputVariables({ ...pypi.inputs, ...inputs }) },
  }
}

let count = 0
async function publishOnce(tool: 'action' | 'twine'): Promise<number> {
  const workspace = await folderWith(`1.${count++}`, 10_000)
  if (tool === 'action') return durationMs(action(workspace, UNATTESTED))
  return durationMs({
    title: 'twine',
    program: TWINE,
    args: ['upload', '--non-interactive', '--disable-progress-bar', '--repository-url', pypi.uploadUrl, 'dist/*'],
    cwd: workspace,
    env: { PATH, TWINE_USERNAME: '__token__', TWINE_PASSWORD: pypi.userToken, HOME: folder },
  })
}

/** Publishes one wheel that has a README of some length, in a type that needs the renderer or not. */
async function publishDescribed(type: string, verifyMetadata: 'true' | 'false'): Promise<number> {
  const version = `3.${count++}`
  const fields = `${requiredMetadata('bench', version)}Description-Content-Type: ${type}\n`
  const workspace = await folderWith(version, 10_000, `${fields}\n${README}`)
  return durationMs(action(workspace, { ...UNATTESTED, 'verify-metadata': verifyMetadata }))
}

async function publishSigned(attestations: 'true' | 'false'): Promise<number> {
  return durationMs(action(await folderWith(`4.${count++}`, 10_000), { attestations }))
}

/** A run with many wheels. */
async function publishMany(attestations: 'true' | 'false'): Promise<number> {
  const version = `5.${count++}`
  const dist = join(folder, version, 'dist')
  await mkdir(dist, { recursive: true })
  for (let index = 0; index < MANY; index++) {
    const { filename, bytes } = buildWheel({ name: 'bench', version, tag: `cp3${index}-none-any` })
    await writeFile(join(dist, filename), bytes)
  }
  return durationMs(action(join(folder, version), { attestations }))
}

/** As many calls as a client makes that keeps its certificate: one for that, one for each file. */
async function askOneAfterAnother(): Promise<number> {
  const start = performance.now()
  for (let call = 0; call <= MANY; call++) {
    const answer = await fetch(`${pypi.rekorUrl}/api/v1/log/entries`, { method: 'POST', body: '{}' })
    await answer.body?.cancel()
  }
  return performance.now() - start
}

/** Ends at once, because there is nothing to publish: exit code 1 is what it should be. */
async function startUp(main: string): Promise<number> {
  const start = performance.now()
  spawnSync(process.execPath, [main], { cwd: empty, env: { PATH, ...inputVariables({}) } })
  return performance.now() - start
}

async function toBaseline(main: string): Promise<string> {
  const { ratio } = await alternate(
    3 * ROUNDS,
    () => startUp(ACTION),
    () => startUp(main),
  )
  return ratio.toFixed(2)
}

async function emptyNode(): Promise<number> {
  const start = performance.now()
  spawnSync(process.execPath, ['-e', '0'], { cwd: empty, env: { PATH } })
  return performance.now() - start
}

/** The peak of resident memory of one publication. */
async function peakMemory(megabytes: number): Promise<string> {
  const workspace = await folderWith(`2.${count++}`, megabytes * 1024 * 1024)
  return mebibytes(await peakOfNode(action(workspace, UNATTESTED)))
}

/** Not `resourceUsage().maxRSS`: Linux lets a child begin with the peak of the process that started it. */
async function peakReporter(): Promise<string> {
  const script = join(folder, 'peak.cjs')
  await writeFile(
    script,
    "const fs = require('fs')\n" +
      "process.on('exit', () => {\n" +
      "  const [, peak] = /VmHWM:\\s*(\\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))\n" +
      '  fs.writeFileSync(process.env.PEAK_REPORT, peak)\n' +
      '})\n',
  )
  return script
}

/**
 * A folder with real wheels, and one more that PyPI surely refuses, for its local version: the action looks at all of
 * them and then ends, before it sends any. Wheels that twine gives up on are left out, since it would look no further.
 */
async function folderOfRealWheels(): Promise<string> {
  const workspace = join(folder, 'real')
  const dist = join(workspace, 'dist')
  await mkdir(dist, { recursive: true })
  const parse = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(fileURLToPath(new URL(`../e2e/${name}`, import.meta.url)), 'utf8'))
  const outdated = JSON.stringify(await parse('predating-rules.json'))
  const pinned = await parse('real-distributions.json')
  const wheels = (Array.isArray(pinned) ? pinned : [])
    .map(({ file }) => String(file))
    .filter((file) => file.endsWith('.whl') && !outdated.includes(JSON.stringify(file)))
  if (wheels.length < REAL_COUNT) throw new Error(`Only ${wheels.length} wheels are listed.`)
  // From all over the list, which goes by project.
  const chosen = wheels.filter((_, index) => (index * REAL_COUNT) % wheels.length < REAL_COUNT)
  for (const wheel of chosen) await copyFile(join(REAL_DISTRIBUTIONS, wheel), join(dist, wheel))
  const { filename, bytes } = buildWheel({ name: 'bench', version: '1.0+local' })
  await writeFile(join(dist, filename), bytes)
  return workspace
}

function preflight(workspace: string, ignoredRules = ''): Command {
  const command = action(workspace, { ...UNATTESTED, 'ignore-rules': ignoredRules })
  return { ...command, endsWith: 1 }
}

function twineCheck(workspace: string): Command {
  const env = { PATH, HOME: folder }
  return { title: 'twine check', program: TWINE, args: ['check', 'dist/*'], cwd: workspace, env }
}

/** The peak of resident memory of a program in Python, in MiB, as Linux counts it. */
async function peakOfPython(command: Command): Promise<number> {
  const site = join(folder, 'site')
  const report = join(folder, 'peak-of-python')
  await mkdir(site, { recursive: true })
  await writeFile(
    join(site, 'sitecustomize.py'),
    'import atexit, os, re\n' +
      "peak = lambda: re.search(r'VmHWM:\\s*(\\d+)', open('/proc/self/status').read())[1]\n" +
      "atexit.register(lambda: open(os.environ['PEAK_REPORT'], 'w').write(peak()))\n",
  )
  await durationMs({ ...command, env: { ...command.env, PYTHONPATH: site, PEAK_REPORT: report } })
  return Number(await readFile(report, 'utf8')) / 1024
}

/** The same of a script that Node runs. */
async function peakOfNode(command: Command): Promise<number> {
  const report = join(folder, 'peak-of-node')
  const args = ['--require', await peakReporter(), ...command.args]
  await durationMs({ ...command, args, env: { ...command.env, PEAK_REPORT: report } })
  return Number(await readFile(report, 'utf8')) / 1024
}

const MEASUREMENTS: Readonly<Record<string, () => Promise<string>>> = {
  async 'one-wheel'() {
    const { one, other, ratio } = await alternate(
      ROUNDS,
      () => publishOnce('action'),
      () => publishOnce('twine'),
    )
    return `${ms(one)} with trusted publishing, twine with a token ${ms(other)}, ratio ${ratio.toFixed(2)}`
  },
  async 'start-up'() {
    const { one, other, ratio } = await alternate(ROUNDS, () => startUp(ACTION), emptyNode)
    const before = BASELINE === undefined ? '' : `; to the baseline ${await toBaseline(BASELINE)}`
    return `${ms(one)} with nothing to publish, node -e 0 ${ms(other)}, ratio ${ratio.toFixed(2)}${before}`
  },
  async description() {
    const sides = [
      ['reStructuredText', 'text/x-rst'],
      ['Markdown', 'text/markdown'],
    ] as const
    const told: string[] = []
    for (const [title, type] of sides) {
      const { one, other, ratio } = await alternate(
        ROUNDS,
        () => publishDescribed(type, 'true'),
        () => publishDescribed(type, 'false'),
      )
      told.push(`${title}: ${ms(one)} for one wheel, ${ms(other)} unchecked, ratio ${ratio.toFixed(2)}`)
    }
    return told.join('; ')
  },
  async attestations() {
    const signed = await alternate(
      ROUNDS,
      () => publishSigned('true'),
      () => publishSigned('false'),
    )
    // What an index needs to verify them is no matter here.
    pypi.setAttestations('off')
    pypi.sigstore.setLatency(SIGSTORE_LATENCY_MS)
    const many = await alternate(
      3,
      () => publishMany('true'),
      () => publishMany('false'),
    )
    const addedMs = many.one - many.other
    const callsMs = await askOneAfterAnother()
    pypi.sigstore.setLatency(0)
    pypi.setAttestations('on')
    return (
      `one wheel ${ms(signed.one)}, unsigned ${ms(signed.other)}, ratio ${signed.ratio.toFixed(2)}; ` +
      `${MANY} wheels at ${SIGSTORE_LATENCY_MS} ms per call ${ms(many.one)}, unsigned ${ms(many.other)}: ` +
      `${ms(addedMs)} for signing, the calls one after another ${ms(callsMs)}, ratio ${(addedMs / callsMs).toFixed(2)}`
    )
  },
  async memory() {
    return `${await peakMemory(10)} at most for 10 MiB, ${await peakMemory(1024)} for 1 GiB`
  },
  async preflight() {
    const workspace = await folderOfRealWheels()
    const { one, other, ratio } = await alternate(
      ROUNDS,
      () => durationMs(preflight(workspace)),
      () => durationMs(twineCheck(workspace)),
    )
    // They are of 87 projects, and half of them have a text of its own to render; a release has one.
    const unrendered = await alternate(
      ROUNDS,
      () => durationMs(preflight(workspace, 'description-rendering')),
      () => durationMs(twineCheck(workspace)),
    )
    const peaks = [await peakOfNode(preflight(workspace)), await peakOfPython(twineCheck(workspace))].map(mebibytes)
    return (
      `${ms(one)} for ${REAL_COUNT} real wheels, twine check ${ms(other)}, ratio ${ratio.toFixed(2)}; ` +
      `without rendering ${ms(unrendered.one)}, ratio ${unrendered.ratio.toFixed(2)}; ` +
      `${peaks[0]} at most, twine ${peaks[1]}`
    )
  },
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(0)} ms`
}

function mebibytes(count: number): string {
  return `${count.toFixed(0)} MiB`
}

try {
  const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(MEASUREMENTS)
  for (const name of wanted) console.log(`${name}: ${await MEASUREMENTS[name]?.()}`)
} finally {
  await pypi.close()
  await rm(folder, { recursive: true, force: true })
}
