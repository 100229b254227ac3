// The names that PyPI keeps for Python's standard library, written anew by: node scripts/stdlib-names.js
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const FILE = fileURLToPath(new URL('../src/checks/data/stdlib-names.json', import.meta.url))

/** All lists of the wheel, one for each version of Python, with a module on each line. */
const READ_LISTS = `
import sys, zipfile
wheel = zipfile.ZipFile(sys.argv[1])
for name in wheel.namelist():
    if name.startswith('stdlib_list/lists/'):
        print(wheel.read(name).decode())
`

/**
 * Every module with all packages that it is in, as project names: without punctuation at the ends, and normalised
 * (warehouse, packaging/services.py).
 */
export function stdlibNamesFrom(modules) {
  const names = modules.flatMap((module) => {
    const parts = module.split('.')
    return parts.map((_, index) => parts.slice(0, index + 1).join('.'))
  })
  const normalized = names.map((name) =>
    name
      .replace(/^[-_.]+|[-_.]+$/g, '')
      .replace(/[-_.]+/g, '-')
      .toLowerCase(),
  )
  return [...new Set(normalized)].filter((name) => name !== '').sort()
}

/** What a wheel of stdlib-list makes of the list. */
export function stdlibNames(wheel, version) {
  const modules = execFileSync('python3', ['-c', READ_LISTS, wheel], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const date = new Date().toISOString().slice(0, 10)
  return { date, source: `stdlib-list ${version}`, names: stdlibNamesFrom(modules) }
}

function refresh() {
  const folder = mkdtempSync(join(tmpdir(), 'stdlib-names-'))
  try {
    const download = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:', '--dest', folder]
    execFileSync('python3', [...download, 'stdlib-list'], { stdio: 'inherit' })
    const [name = ''] = readdirSync(folder)
    const [, version = ''] = name.split('-')
    writeFileSync(FILE, `${JSON.stringify(stdlibNames(join(folder, name), version), undefined, 2)}\n`)
    console.log(`Wrote ${FILE}`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) refresh()
