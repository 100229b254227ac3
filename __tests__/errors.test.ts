import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

const PROJECT = fileURLToPath(new URL('..', import.meta.url))

const [, union = ''] =
  /export type FailureCode =(.*?)\n\n/s.exec(readFileSync(join(PROJECT, 'src/errors.ts'), 'utf8')) ?? []
const codes = [...union.matchAll(/'([A-Z_]+)'/g)].map(([, code = '']) => code)

const documented = [...readFileSync(join(PROJECT, 'docs/errors.md'), 'utf8').matchAll(/^### `([^`]+)`$/gm)].map(
  ([, code = '']) => code,
)

const source = readdirSync(join(PROJECT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && file !== 'errors.ts')
  .map((file) => readFileSync(join(PROJECT, 'src', file), 'utf8'))
  .join('\n')

test('docs/errors.md has one entry per failure code, in the same order', () => {
  expect(codes).not.toEqual([])
  expect(documented).toEqual(codes)
})

test('every code is used', () => {
  expect(codes.filter((code) => !source.includes(`'${code}'`))).toEqual([])
})
