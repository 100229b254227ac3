import { readdir, stat } from 'node:fs/promises'
import { join, posix, relative, resolve, sep } from 'node:path'
import { Failure } from '../errors.ts'

/**
 * The paths that `packages-dir` means, absolute and sorted. A value or line that names an existing folder stands for
 * its direct children. Any other line is a pattern: matched folders stand for their direct children, matched files for
 * themselves; a line that begins with `!` takes away again what it matches. Names that begin with a dot are left out,
 * as a shell's `*` does, unless the pattern spells the dot. Only `**` goes deeper. Paths are relative to the working
 * folder, which a runner sets to the workspace.
 *
 * @throws {Failure} `DIST_UNREADABLE` where a folder may not be listed.
 */
export async function findFiles(packagesDir: string): Promise<readonly string[]> {
  const whole = packagesDir.trim()
  const lines = (await isFolder(whole)) ? [whole] : whole.split(/\r?\n/).map((line) => line.trim())
  const found = new Set<string>()
  try {
    for (const line of lines.filter((line) => line !== '')) {
      if (line.startsWith('!')) for (const path of await match(line.slice(1).trim())) found.delete(path)
      else for (const path of await match(line)) found.add(path)
    }
  } catch (cause) {
    throw new Failure('DIST_UNREADABLE', 'A folder or link that packages-dir leads to cannot be followed.', {
      hint: 'Check its permissions, and look for links that lead nowhere.',
      cause,
    })
  }
  return [...found].sort()
}

async function match(line: string): Promise<readonly string[]> {
  if (await isFolder(line)) return children(line)
  if (await exists(line)) return [resolve(line)]
  // A backslash separates on every system: a workflow's matrix uses one value for all; `[*]` still escapes.
  const pattern = line.replaceAll('\\', '/')
  if (await isFolder(pattern)) return children(pattern)
  if (!/[*?[]/.test(pattern)) return (await exists(pattern)) ? [resolve(pattern)] : []
  // Loaded when a pattern is used, which is rare: the toolkit's glob is a large part of start-up.
  const { create } = await import('@actions/glob')
  // The toolkit takes a line that begins with # for a comment, and would leave links out that lead nowhere.
  const globber = await create(withoutDots(pattern).replace(/^#/, '[#]'), {
    implicitDescendants: false,
    omitBrokenSymbolicLinks: false,
  })
  const [root = ''] = globber.getSearchPaths()
  const found: string[] = []
  for (const path of await globber.glob()) {
    if (isHidden(relative(root, path), pattern)) continue
    if (await isFolder(path)) for (const child of await children(path)) found.push(child)
    else found.push(path)
  }
  return found
}

/** The toolkit takes no `.` and `..` in patterns: what leads out of the workspace is spelled out, and escaped. */
function withoutDots(pattern: string): string {
  const normal = posix.normalize(pattern)
  const [up = ''] = /^(?:\.\.\/)+/.exec(normal) ?? []
  if (up === '') return normal
  const base = resolve(up).split(sep).join('/').replace(/[*?[]/g, '[$&]')
  return `${base.replace(/\/$/, '')}/${normal.slice(up.length)}`
}

/** Whether a path below the fixed part of a pattern has a part that begins with a dot which the pattern leaves open. */
function isHidden(pathBelowRoot: string, pattern: string): boolean {
  const pieces = pattern.split('/')
  const open = pieces.slice(pieces.findIndex((piece) => /[*?[]/.test(piece)))
  const spellsDot = open.some((piece) => /^\.[^.]/.test(piece))
  return !spellsDot && pathBelowRoot.split(sep).some((part) => /^\.[^.]/.test(part))
}

async function children(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder)
  return names.filter((name) => !name.startsWith('.')).map((name) => resolve(join(folder, name)))
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}

/** A path as the user knows it: relative to the workspace where it lies in it, with slashes. */
export function displayPath(path: string): string {
  const inside = relative(process.cwd(), path)
  return (inside.startsWith('..') ? path : inside).split(sep).join('/')
}
