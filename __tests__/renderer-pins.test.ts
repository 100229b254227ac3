import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from '@jest/globals'

const SCRIPTS = fileURLToPath(new URL('../scripts/docutils/', import.meta.url))
const OURS = ['requirements.txt', 'readme-renderer.txt']
  .map((name) => readFileSync(join(SCRIPTS, name), 'utf8'))
  .join('')
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'renderer-pins-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function differencesTo(theirs: string): string {
  const file = join(folder, 'main.txt')
  writeFileSync(file, theirs)
  return execFileSync(process.execPath, [join(SCRIPTS, 'compare-pins.js'), file], { encoding: 'utf8' })
}

test('the same versions among others are no difference', () => {
  const theirs = `celery[sqs]==5.6.0 \\\n    --hash=sha256:00\n${OURS}    # via readme-renderer\nredis==6.4.0\n`
  expect(differencesTo(theirs)).toBe('')
})

test('an extra is not part of the name', () => {
  expect(differencesTo(OURS.replace('readme-renderer==', 'readme-renderer[md]=='))).toBe('')
})

test('the case of a name does not matter', () => {
  expect(differencesTo(OURS.replace('pygments==', 'Pygments=='))).toBe('')
})

test.each([['docutils'], ['pygments'], ['readme-renderer']])('another version of %s is told with both', (project) => {
  const [, version] = new RegExp(`^${project}==(\\S+)`, 'm').exec(OURS) ?? []
  const theirs = OURS.replace(`${project}==${version}`, `${project}==99.1rc1`)
  expect(differencesTo(theirs)).toBe(`PyPI has ${project} 99.1rc1, we follow ${version}.\n`)
})

test('a project whose name only begins the same is another one', () => {
  const theirs = OURS.replace('docutils==', 'docutils-stubs==')
  expect(differencesTo(theirs)).toMatch(/^PyPI has docutils \(no pin of it\), we follow \S+\.\n$/)
})
