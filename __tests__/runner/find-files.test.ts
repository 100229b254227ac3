import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative, sep } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { findFiles } from '../../src/runner/find-files.ts'

const FILES = [
  'dist/a-1.0-py3-none-any.whl',
  'dist/a-1.0.tar.gz',
  'dist/.hidden.whl',
  'dist/sub/b-1.0.tar.gz',
  'dist/sub/deeper/c-1.0.tar.gz',
  'dist/.cache/d-1.0.tar.gz',
  'other dist/é-1.0.tar.gz',
  'weird[1]/e-1.0.tar.gz',
  '#dist/f-1.0.tar.gz',
  'top.whl',
]

let workspace = ''
const before = process.cwd()

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'find-files-'))
  for (const file of FILES) {
    await mkdir(dirname(join(workspace, file)), { recursive: true })
    await writeFile(join(workspace, file), '')
  }
  process.chdir(workspace)
})

afterEach(async () => {
  process.chdir(before)
  await rm(workspace, { recursive: true, force: true })
})

async function found(packagesDir: string): Promise<readonly string[]> {
  const root = process.cwd()
  return (await findFiles(packagesDir)).map((path) => relative(root, path).split(sep).join('/'))
}

const DIST = ['dist/a-1.0-py3-none-any.whl', 'dist/a-1.0.tar.gz', 'dist/sub']

describe('packages-dir', () => {
  test.each([
    ['a folder: its direct children, without hidden ones', 'dist', DIST],
    ['a folder with a slash at the end', 'dist/', DIST],
    ['a folder with a dot in front', './dist', DIST],
    ['a folder in the spelling of Windows', '.\\dist\\', DIST],
    ['a folder below', 'dist\\sub', ['dist/sub/b-1.0.tar.gz', 'dist/sub/deeper']],
    ['a name with spaces and other letters', 'other dist', ['other dist/é-1.0.tar.gz']],
    ['a folder whose name looks like a pattern', 'weird[1]', ['weird[1]/e-1.0.tar.gz']],
    ['a folder whose name looks like a comment', '#dist', ['#dist/f-1.0.tar.gz']],
    ['white space around', '  dist \n', DIST],
    ['a single file', 'top.whl', ['top.whl']],
    ['a pattern of files', 'dist/*.whl', ['dist/a-1.0-py3-none-any.whl']],
    [
      'a pattern that matches folders: their direct children',
      'dist/*',
      ['dist/a-1.0-py3-none-any.whl', 'dist/a-1.0.tar.gz', 'dist/sub/b-1.0.tar.gz', 'dist/sub/deeper'],
    ],
    [
      'deeper only with two stars',
      'dist/**/*.tar.gz',
      ['dist/a-1.0.tar.gz', 'dist/sub/b-1.0.tar.gz', 'dist/sub/deeper/c-1.0.tar.gz'],
    ],
    ['a dot that the pattern spells', 'dist/.cache/*', ['dist/.cache/d-1.0.tar.gz']],
    ['hidden files that the pattern spells', 'dist/.*.whl', ['dist/.hidden.whl']],
    ['several lines', 'dist/sub\ntop.whl', ['dist/sub/b-1.0.tar.gz', 'dist/sub/deeper', 'top.whl']],
    ['lines for Windows', 'dist\\sub\r\ntop.whl\r\n', ['dist/sub/b-1.0.tar.gz', 'dist/sub/deeper', 'top.whl']],
    ['a pattern that begins like a comment', '#dist/*', ['#dist/f-1.0.tar.gz']],
    ['a file whose path looks like a pattern', 'weird[1]/e-1.0.tar.gz', ['weird[1]/e-1.0.tar.gz']],
    ['a line that takes away', 'dist\n!dist/*.whl', ['dist/a-1.0.tar.gz', 'dist/sub']],
    ['a line that brings back', 'dist\n!dist/*\ndist/*.whl', ['dist/a-1.0-py3-none-any.whl', 'dist/sub']],
    ['nothing there', 'absent', []],
    ['a pattern that matches nothing', 'absent/*.whl', []],
  ])('%s', async (_title, packagesDir, expected) => {
    expect(await found(packagesDir)).toEqual(expected)
  })

  test('a pattern may lead out of the workspace and back', async () => {
    process.chdir(join(workspace, 'weird[1]'))
    expect(await found('../dist/*.whl')).toEqual(['../dist/a-1.0-py3-none-any.whl'])
    expect(await found('.././weird[[]1]/./*.tar.gz')).toEqual(['e-1.0.tar.gz'])
  })

  test('a link that leads nowhere is not passed over', async () => {
    await symlink(join(workspace, 'absent'), join(workspace, 'dist', 'gone-1.0.tar.gz'))
    expect(await found('dist')).toContain('dist/gone-1.0.tar.gz')
    await expect(findFiles('dist/*.tar.gz')).rejects.toMatchObject({ code: 'DIST_UNREADABLE' })
  })

  test('a workspace whose own name looks like a pattern is taken literally', async () => {
    process.chdir(join(workspace, 'weird[1]'))
    expect(await found('*.tar.gz')).toEqual(['e-1.0.tar.gz'])
  })
})
