import { execFileSync } from 'node:child_process'

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

/** The names that PyPI keeps for Python's standard library, from a wheel of stdlib-list. */
export function stdlibNames(wheel, version) {
  const modules = execFileSync('python3', ['-c', READ_LISTS, wheel], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const date = new Date().toISOString().slice(0, 10)
  return { date, source: `stdlib-list ${version}`, names: stdlibNamesFrom(modules) }
}
