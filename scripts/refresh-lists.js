// Writes the lists that age anew: node scripts/refresh-lists.js [file below src...]
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stdlibNames } from './stdlib-names.js'

const SOURCE = new URL('../src/', import.meta.url)
const WAREHOUSE = 'https://raw.githubusercontent.com/pypi/warehouse/main/'

/** By the file that it is in: what makes the list. */
const LISTS = {
  'checks/data/classifiers.json': classifiers,
  'checks/data/stdlib-names.json': () => withWheel('stdlib-list', stdlibNames),
  'checks/data/platform-tags.json': platformTags,
  'grammar/data/spdx.json': spdx,
}

/** PyPI's own source, or a file with it. */
const LEGACY = process.env.WAREHOUSE_LEGACY ?? `${WAREHOUSE}warehouse/forklift/legacy.py`

/** A new macOS comes every year; the rest of the list is looked after by hand. */
async function platformTags() {
  const known = JSON.parse(readFileSync(new URL('checks/data/platform-tags.json', SOURCE), 'utf8'))
  const source = LEGACY.startsWith('https:') ? await (await fetch(LEGACY)).text() : readFileSync(LEGACY, 'utf8')
  const [, majors] = /^_macosx_major_versions = \{([^}]*)\}/m.exec(source) ?? []
  if (majors === undefined) throw new Error(`${LEGACY} lists no versions of macOS any more.`)
  return { ...known, date: today(), macosMajors: [...majors.matchAll(/"(\d+)"/g)].map(([, major]) => major) }
}

/** Reads literals that a module assigns, without running it. */
const READ_LITERALS = `
import ast, json, sys, zipfile
wheel, member, *names = sys.argv[1:]
body = ast.parse(zipfile.ZipFile(wheel).read(member)).body
found = {node.target.id: node.value for node in body if isinstance(node, ast.AnnAssign)}
found |= {node.targets[0].id: node.value for node in body if isinstance(node, ast.Assign)}
json.dump([ast.literal_eval(found[name]) for name in names], sys.stdout)
`

function classifiers() {
  return withWheel('trove-classifiers', (wheel, version) => {
    const literals = ['sorted_classifiers', 'deprecated_classifiers']
    const [valid, deprecated] = JSON.parse(
      python(['-c', READ_LITERALS, wheel, 'trove_classifiers/__init__.py', ...literals]),
    )
    return { date: dateOf(version), source: `trove-classifiers ${version}`, valid, deprecated }
  })
}

/** PyPI judges by the list in `packaging`, which is younger than its pin of it at most; SPDX's own list is ahead. */
function spdx() {
  return withWheel('packaging', (wheel, version) => {
    const [list, licenses, exceptions] = JSON.parse(
      python(['-c', READ_LITERALS, wheel, 'packaging/licenses/_spdx.py', 'VERSION', 'LICENSES', 'EXCEPTIONS']),
    )
    const ids = (entries, isWanted) =>
      Object.values(entries)
        .filter(isWanted)
        .map(({ id }) => id)
    return {
      date: today(),
      source: `packaging ${version}`,
      version: list,
      licenses: ids(licenses, ({ deprecated }) => !deprecated),
      deprecatedLicenses: ids(licenses, ({ deprecated }) => deprecated),
      exceptions: ids(exceptions, () => true),
    }
  })
}

/** Lends out the newest wheel of a project, and its version. */
function withWheel(project, use) {
  const folder = mkdtempSync(join(tmpdir(), 'refresh-lists-'))
  try {
    python(['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:', '--dest', folder, project])
    const [name = ''] = readdirSync(folder)
    const [, version = ''] = name.split('-')
    return use(join(folder, name), version)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Of a version that begins with year, month and day. */
function dateOf(version) {
  const [year, month, day] = version.split('.')
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function python(args) {
  return execFileSync('python3', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 2 ** 26 })
}

function today() {
  return new Date().toISOString().slice(0, 10)
}

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(LISTS)
for (const name of wanted) {
  const list = LISTS[name]
  if (list === undefined) throw new Error(`There is no list ${name}: there are ${Object.keys(LISTS).join(', ')}.`)
  writeFileSync(fileURLToPath(new URL(name, SOURCE)), `${JSON.stringify(await list(), undefined, 2)}\n`)
  console.log(`Wrote src/${name}`)
}
