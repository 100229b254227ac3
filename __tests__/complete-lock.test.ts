import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'

const SCRIPT = fileURLToPath(new URL('../scripts/complete-lock.js', import.meta.url))
let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'complete-lock-'))
  file = join(folder, 'package-lock.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

function lockWith(packages: object): string {
  writeFileSync(file, JSON.stringify({ lockfileVersion: 3, packages }))
  return file
}

function run(...args: readonly string[]): { readonly status: number | null; readonly stderr: string } {
  return spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8' })
}

/** The packages after completion. */
function completed(packages: object): object {
  expect(run(lockWith(packages))).toMatchObject({ status: 0, stderr: '' })
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

const TOOL = { version: '1.3.2', dev: true }

describe('completing a lock file', () => {
  test.each([
    ['@tool/cli-darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
    ['@tool/binding-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
    ['@tool/binding-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
    ['@tool/binding-win32-ia32-msvc', { os: ['win32'], cpu: ['ia32'] }],
    ['@tool/binding-wasm32-wasi', { cpu: ['wasm32'] }],
    ['tool-win-x64', { os: ['win32'], cpu: ['x64'] }],
  ])('adds %s for the platform in its name', (name, platform) => {
    const packages = { 'node_modules/tool': { ...TOOL, optionalDependencies: { [name]: '1.3.2' } } }
    expect(completed(packages)).toEqual({
      ...packages,
      [`node_modules/${name}`]: { version: '1.3.2', ...platform, dev: true, optional: true },
    })
  })

  test('does not call what the project itself wants a development package', () => {
    const packages = { '': { optionalDependencies: { 'tool-linux-x64': '2.0.0' } } }
    expect(completed(packages)).toEqual({
      ...packages,
      'node_modules/tool-linux-x64': { version: '2.0.0', os: ['linux'], cpu: ['x64'], optional: true },
    })
  })

  test('leaves alone what an outer folder provides already', () => {
    const packages = {
      'node_modules/host': { version: '1.0.0' },
      'node_modules/host/node_modules/tool': { ...TOOL, optionalDependencies: { 'tool-linux-x64': '^1.0.0' } },
      'node_modules/tool-linux-x64': { version: '1.9.0' },
    }
    expect(completed(packages)).toEqual(packages)
  })

  test('puts a second version beside the one who wants it', () => {
    const packages = {
      'node_modules/host': { version: '1.0.0' },
      'node_modules/host/node_modules/tool': { ...TOOL, optionalDependencies: { 'tool-linux-x64': '1.3.2' } },
      'node_modules/tool-linux-x64': { version: '2.0.0' },
    }
    expect(completed(packages)).toHaveProperty(
      ['node_modules/host/node_modules/tool/node_modules/tool-linux-x64', 'version'],
      '1.3.2',
    )
  })

  test('takes the lowest version of a range', () => {
    const packages = { 'node_modules/tool': { ...TOOL, optionalDependencies: { 'tool-linux-x64': '~1.3.0' } } }
    expect(completed(packages)).toHaveProperty(['node_modules/tool-linux-x64', 'version'], '1.3.0')
  })

  test.each([
    ['names no platform', { tool: '1.0.0' }, 'The name tool does not say for which platform it is.'],
    ['names no version', { 'tool-linux-x64': '>=1' }, 'tool-linux-x64 is wanted in the range >=1'],
  ])('guesses nothing where a dependency %s', (_, optionalDependencies, message) => {
    const { status, stderr } = run(lockWith({ 'node_modules/host': { ...TOOL, optionalDependencies } }))
    expect(status).toBe(1)
    expect(stderr).toContain(message)
  })

  test('sorts as npm does, removes download addresses, and changes nothing the second time', () => {
    const packages = {
      'node_modules/tool': {
        ...TOOL,
        resolved: 'https://registry.example/tool.tgz',
        optionalDependencies: { '@tool/linux-x64': '1.3.2', '@tool/darwin-x64': '1.3.2' },
      },
    }
    expect(Object.keys(completed(packages))).toEqual([
      'node_modules/@tool/darwin-x64',
      'node_modules/@tool/linux-x64',
      'node_modules/tool',
    ])
    const once = readFileSync(file, 'utf8')
    expect(once).not.toContain('resolved')
    expect(run(file).status).toBe(0)
    expect(readFileSync(file, 'utf8')).toBe(once)
  })
})

describe('checking a lock file', () => {
  test.each([
    [
      'an entry that is missing',
      { 'node_modules/tool': { ...TOOL, optionalDependencies: { 'tool-linux-x64': '1.3.2' } } },
      'node_modules/tool-linux-x64 is missing.',
    ],
    [
      'a download address',
      { 'node_modules/tool': { ...TOOL, resolved: 'https://registry.example/tool.tgz' } },
      'node_modules/tool says where it was downloaded',
    ],
  ])('refuses %s and writes nothing', (_, packages, complaint) => {
    lockWith(packages)
    const before = readFileSync(file, 'utf8')
    const { status, stderr } = run('--check', file)
    expect(status).toBe(1)
    expect(stderr).toContain(complaint)
    expect(readFileSync(file, 'utf8')).toBe(before)
  })

  test('has nothing against the lock file of this project', () => {
    const lock = fileURLToPath(new URL('../package-lock.json', import.meta.url))
    expect(run('--check', lock)).toMatchObject({ status: 0, stderr: '' })
  })
})
