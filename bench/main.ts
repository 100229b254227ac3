// Speed and memory as ratios against peers, measured in one run: `npm run bench`, or `npm run bench -- memory` for one
// of them. TWINE names the twine to compare with.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inputVariables } from '../__tests__/support/run-action.ts'
import { buildWheel } from '../__tests__/support/wheel.ts'
import { startLocalPypi } from '../local-pypi/server.ts'
import { alternate, type Command, durationMs } from './measure.ts'

const ACTION = fileURLToPath(new URL('../dist/main.js', import.meta.url))
const TWINE = process.env.TWINE ?? 'twine'
const ROUNDS = 10
const PATH = process.env.PATH ?? ''

const folder = await mkdtemp(join(tmpdir(), 'bench-'))
const pypi = await startLocalPypi({ fileSizeLimitBytes: 4 * 1024 ** 3 })
const empty = join(folder, 'empty')
await mkdir(empty)

/** A folder with one wheel of the given size; the payload does not compress. */
async function folderWith(version: string, payloadBytes: number): Promise<string> {
  const workspace = join(folder, version)
  await mkdir(join(workspace, 'dist'), { recursive: true })
  const { filename, bytes } = buildWheel({
    name: 'bench',
    version,
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
    env: { PATH, ...pypi.runnerEnvironment, ...inputVariables({ 'index-type': 'pypi', ...inputs }) },
  }
}

let count = 0
async function publishOnce(tool: 'action' | 'twine'): Promise<number> {
  const workspace = await folderWith(`1.${count++}`, 10_000)
  if (tool === 'action') return durationMs(action(workspace, { 'repository-url': pypi.uploadUrl }))
  return durationMs({
    title: 'twine',
    program: TWINE,
    args: ['upload', '--non-interactive', '--disable-progress-bar', '--repository-url', pypi.uploadUrl, 'dist/*'],
    cwd: workspace,
    env: { PATH, TWINE_USERNAME: '__token__', TWINE_PASSWORD: pypi.userToken, HOME: folder },
  })
}

/** Ends at once, because there is nothing to publish: exit code 1 is what it should be. */
async function startUp(): Promise<number> {
  const start = performance.now()
  spawnSync(process.execPath, [ACTION], { cwd: empty, env: { PATH, ...inputVariables({}) } })
  return performance.now() - start
}

async function emptyNode(): Promise<number> {
  const start = performance.now()
  spawnSync(process.execPath, ['-e', '0'], { cwd: empty, env: { PATH } })
  return performance.now() - start
}

/** The peak of resident memory of one publication, in MiB, as Linux counts it. */
async function peakMemory(megabytes: number): Promise<string> {
  const workspace = await folderWith(`2.${count++}`, megabytes * 1024 * 1024)
  const report = join(folder, `peak-${megabytes}`)
  const command = action(workspace, { 'repository-url': pypi.uploadUrl })
  await durationMs({
    ...command,
    args: ['--require', await peakReporter(), ACTION],
    env: { ...command.env, PEAK_REPORT: report },
  })
  return `${(Number(await readFile(report, 'utf8')) / 1024).toFixed(0)} MiB`
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
    const { one, other, ratio } = await alternate(ROUNDS, startUp, emptyNode)
    return `${ms(one)} with nothing to publish, node -e 0 ${ms(other)}, ratio ${ratio.toFixed(2)}`
  },
  async memory() {
    return `${await peakMemory(10)} at most for 10 MiB, ${await peakMemory(1024)} for 1 GiB`
  },
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(0)} ms`
}

try {
  const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(MEASUREMENTS)
  for (const name of wanted) console.log(`${name}: ${await MEASUREMENTS[name]?.()}`)
} finally {
  await pypi.close()
  await rm(folder, { recursive: true, force: true })
}
