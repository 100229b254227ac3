import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { basic, FORM_TYPE, multipart, send, uploadParts } from './requests.ts'

const MAIN = fileURLToPath(new URL('../../local-pypi/main.ts', import.meta.url))

let folder: string
let started: ChildProcess[]

beforeEach(async () => {
  started = []
  folder = await mkdtemp(join(tmpdir(), 'local-pypi-test-'))
})

afterEach(async () => {
  for (const child of started) {
    child.kill('SIGKILL')
  }
  await rm(folder, { recursive: true, force: true })
})

function start(...options: readonly string[]) {
  // Without the two hyphens Node takes an option such as --env-file for its own.
  const child = spawn(process.execPath, ['--', MAIN, ...options], {
    env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder },
  })
  started.push(child)
  let output = ''
  const seen = async (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (output.includes(text)) {
          resolve()
        }
      }
      child.stdout.on('data', look)
      child.once('close', () => reject(new Error(`ended without ${JSON.stringify(text)}: ${output}`)))
      look()
    })
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { child, seen, ended, output: () => output }
}

test('the command writes the environment, tells each upload and leaves nothing behind', async () => {
  const envFile = join(folder, 'variables')
  const { child, seen, ended, output } = start('--project', 'sample-project', '--env-file', envFile)
  await seen('Listening')
  const variables = Object.fromEntries(
    (await readFile(envFile, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  )
  expect(output()).toContain(`export GITHUB_REPOSITORY='octo-org/sample-project'`)
  expect(output()).toContain(`fulcio-url:    ${variables.LOCAL_PYPI_FULCIO_URL}\n`)
  expect(output()).toContain(`rekor-url:     ${variables.LOCAL_PYPI_REKOR_URL}\n`)
  expect((await send(variables.LOCAL_PYPI_TRUSTED_ROOT_URL ?? '')).status).toBe(200)
  const idToken = await send(`${variables.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=pypi`, {
    headers: { authorization: `bearer ${variables.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` },
  })
  expect(idToken.status).toBe(200)

  const headers = { authorization: basic(variables.LOCAL_PYPI_TOKEN ?? ''), 'content-type': FORM_TYPE }
  const uploadWith = async (fields: Readonly<Record<string, string>>) =>
    send(variables.LOCAL_PYPI_UPLOAD_URL ?? '', { method: 'POST', headers, body: multipart(uploadParts({ fields })) })
  await uploadWith({})
  await uploadWith({})
  await uploadWith({ protocol_version: '3' })
  await seen('refused    sample_project-1.0-py3-none-any.whl: 400 Unknown protocol version.\n')
  expect(output()).toContain('accepted   sample_project-1.0-py3-none-any.whl (9 bytes)\nidentical  ')
  // On disk is what was accepted, and nothing of the rest.
  const [ownFolder = ''] = (await readdir(folder)).filter((name) => name !== 'variables')
  expect(await readdir(join(folder, ownFolder))).toHaveLength(1)

  child.kill('SIGTERM')
  // On Windows there is no signal that a process could act on.
  const isWindows = process.platform === 'win32'
  expect(await ended).toBe(isWindows ? null : 0)
  const left = (await readdir(folder)).filter((name) => name !== 'variables')
  expect(isWindows ? [] : left).toEqual([])
})

test('--help shows the options', async () => {
  const { ended, output } = start('--help')
  expect([await ended, output()]).toEqual([0, expect.stringContaining('--project NAME')])
})

test.each([['--port', '70000'], ['--unknown']])('%s %s is refused', async (...options) => {
  const { ended, output } = start(...options)
  expect([await ended, output()]).toEqual([1, expect.stringContaining(options[0])])
})
