// Prints a line for each project that PyPI renders descriptions with in another version than the one that we follow:
// node scripts/docutils/compare-pins.js [a requirements file instead of PyPI's own]
import { readFileSync } from 'node:fs'

const WAREHOUSE = 'https://raw.githubusercontent.com/pypi/warehouse/main/requirements/main.txt'
const PROJECTS = ['docutils', 'pygments', 'readme-renderer']

async function fetchText(url) {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url} was answered with HTTP ${answer.status}.`)
  return answer.text()
}

function versionIn(requirements, project) {
  const [, version] = new RegExp(`^${project}(?:\\[[\\w,-]+\\])?==([\\w.!+-]+)`, 'im').exec(requirements) ?? []
  return version
}

const [file] = process.argv.slice(2)
const theirs = file === undefined ? await fetchText(WAREHOUSE) : readFileSync(file, 'utf8')
const ours = ['requirements.txt', 'readme-renderer.txt']
  .map((name) => readFileSync(new URL(name, import.meta.url), 'utf8'))
  .join('')
for (const project of PROJECTS) {
  const their = versionIn(theirs, project)
  const our = versionIn(ours, project)
  if (their !== our) console.log(`PyPI has ${project} ${their ?? '(no pin of it)'}, we follow ${our}.`)
}
