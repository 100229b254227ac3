// What is committed in dist/docutils is what its sources, from npm and PyPI, make of it: byte for byte.
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { runOrThrow } from '../__tests__/support/child-process.ts'
import { describeWith, PROJECT, preparePython } from './tools.ts'

const COMMITTED = join(PROJECT, 'dist', 'docutils')
const FILES = readdirSync(COMMITTED)

test.each([['pyodide.mjs'], ['pyodide.asm.mjs'], ['pyodide.asm.wasm']])('%s is the one of the npm package', (name) => {
  // Not toEqual, which would print ten megabytes.
  expect(isSame(join(COMMITTED, name), join(PROJECT, 'node_modules', 'pyodide', name))).toBe(true)
})

await describeWith('the assets of the renderer, built anew', preparePython, (python) => {
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'docutils-assets-'))
    const path = [dirname(python), process.env.PATH].join(delimiter)
    const script = join(PROJECT, 'scripts', 'docutils', 'build.js')
    await runOrThrow('env', [`PATH=${path}`, process.execPath, script, folder])
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('are the same files', () => {
    expect(readdirSync(folder).sort()).toEqual([...FILES].sort())
  })

  test.each(FILES.map((name) => [name]))('have the same %s', (name) => {
    expect(isSame(join(COMMITTED, name), join(folder, name))).toBe(true)
  })
})

function isSame(one: string, other: string): boolean {
  return readFileSync(one).equals(readFileSync(other))
}
