// Writes what the renderer runs to dist/docutils, or to another folder: npm run build:docutils [-- folder]
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadPyodide } from 'pyodide'
import { downloadWheels } from './wheels.js'

const PYODIDE = fileURLToPath(new URL('../../node_modules/pyodide/', import.meta.url))
const UNCHANGED = ['pyodide.mjs', 'pyodide.asm.mjs', 'pyodide.asm.wasm']

function pyodideVersion() {
  const { version } = JSON.parse(readFileSync(join(PYODIDE, 'package.json'), 'utf8'))
  const { devDependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  if (version !== devDependencies.pyodide) {
    throw new Error(`Pyodide ${version} is installed, not ${devDependencies.pyodide}: run "npm ci".`)
  }
  return version
}

/** One line for each file of a folder. */
function digests(folder, names, origin) {
  return names.map((name) => {
    const digest = createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex')
    return `${digest}  ${name} (${origin})\n`
  })
}

async function build(wheels, output) {
  const version = pyodideVersion()
  downloadWheels(wheels)
  const sources = [
    ...digests(PYODIDE, [...UNCHANGED, 'python_stdlib.zip'], `npm, pyodide ${version}`),
    ...digests(wheels, readdirSync(wheels).sort(), 'PyPI'),
  ]
  rmSync(output, { recursive: true, force: true })
  mkdirSync(output, { recursive: true })
  for (const name of UNCHANGED) writeFileSync(join(output, name), readFileSync(join(PYODIDE, name)))

  // Sets are in bytecode in the order that the seed gives them. Nobody sees the columns of a traceback.
  const python = await loadPyodide({ env: { HOME: '/', PYTHONHASHSEED: '0', PYTHONNODEBUGRANGES: '1' } })
  python.mountNodeFS('/scripts', fileURLToPath(new URL('.', import.meta.url)))
  python.mountNodeFS('/wheels', wheels)
  python.mountNodeFS('/output', output)
  // The first place where Python looks for modules.
  python.FS.chdir('/scripts')
  python.pyimport('pack').pack('/scripts', '/wheels', '/output')
  const licences = python.pyimport('licences').licences('/scripts', '/wheels', version, sources.join(''))
  writeFileSync(join(output, 'licences.txt'), licences)
}

const [output = fileURLToPath(new URL('../../dist/docutils', import.meta.url))] = process.argv.slice(2)
const wheels = mkdtempSync(join(tmpdir(), 'docutils-wheels-'))
try {
  await build(wheels, output)
} finally {
  rmSync(wheels, { recursive: true })
}
