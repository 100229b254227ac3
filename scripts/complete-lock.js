// Completes package-lock.json for every platform, or checks it: node scripts/complete-lock.js [--check] [file]
//
// npm leaves an optional package out of the lock where the registry it asked does not have it, and `npm ci` then
// refuses the lock on every other platform. It also writes where each package came from, which names a registry that
// others may not reach.
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

const OPERATING_SYSTEMS = new Map([
  ...['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'].map(
    (os) => [os, os],
  ),
  ['win', 'win32'],
])
const PROCESSORS = new Set(['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'])
const C_LIBRARIES = new Map([
  ['gnu', 'glibc'],
  ['gnueabihf', 'glibc'],
  ['musl', 'musl'],
  ['musleabihf', 'musl'],
])

/** What a package named after a platform runs on. Throws where the name says nothing, since npm would install it. */
function platformFrom(name) {
  const words = name.slice(name.lastIndexOf('/') + 1).split('-')
  const os = words.map((word) => OPERATING_SYSTEMS.get(word)).find(Boolean)
  const cpu = words.find((word) => PROCESSORS.has(word))
  const libc = words.map((word) => C_LIBRARIES.get(word)).find(Boolean)
  if (os === undefined && cpu === undefined) throw new Error(`The name ${name} does not say for which platform it is.`)
  return { ...(os && { os: [os] }), ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }) }
}

/** The lowest version that an exact, `^` or `~` range allows. Throws for every other range. */
function lowestVersion(name, range) {
  const version = /^[\^~]?(\d+\.\d+\.\d+(?:[-+].+)?)$/.exec(range)?.[1]
  if (version === undefined) throw new Error(`${name} is wanted in the range ${range}, which names no version.`)
  return version
}

/** Where Node looks for a package that another one needs, the nearest folder first. */
function placesFor(name, dependent) {
  const parts = dependent === '' ? [] : dependent.split('/node_modules/')
  const nested = parts.map((_, index) => `${parts.slice(0, index + 1).join('/node_modules/')}/node_modules/${name}`)
  return [...nested.reverse(), `node_modules/${name}`]
}

/** The entries that optional dependencies want and that the lock does not have, by place. */
function missingEntries(packages) {
  const missing = {}
  for (const [dependent, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(optionalDependencies)) {
      const places = placesFor(name, dependent)
      const found = places.find((place) => place in packages || place in missing)
      // An exact wish is not served by another version that lives further out for somebody else.
      const isServed =
        found !== undefined &&
        (found === places[0] || !/^\d/.test(range) || (packages[found] ?? missing[found]).version === range)
      if (isServed) continue
      missing[found === undefined ? places.at(-1) : places[0]] = {
        version: lowestVersion(name, range),
        ...platformFrom(name),
        ...(dev && { dev }),
        optional: true,
      }
    }
  }
  return missing
}

const { values, positionals } = parseArgs({ options: { check: { type: 'boolean' } }, allowPositionals: true })
const file = positionals[0] ?? 'package-lock.json'
const lock = JSON.parse(readFileSync(file, 'utf8'))
const missing = missingEntries(lock.packages)
const resolved = Object.keys(lock.packages).filter((place) => 'resolved' in lock.packages[place])

if (values.check) {
  const complaints = [
    ...Object.keys(missing).map((place) => `${place} is missing.`),
    ...resolved.map((place) => `${place} says where it was downloaded ("resolved").`),
  ]
  for (const complaint of complaints) console.error(`${file}: ${complaint}`)
  if (complaints.length > 0) {
    console.error('Run "node scripts/complete-lock.js" and commit the lock file.')
    process.exitCode = 1
  }
} else {
  for (const place of resolved) delete lock.packages[place].resolved
  // npm's own order, so that its next run changes no more than it must.
  const entries = Object.entries({ ...lock.packages, ...missing })
  lock.packages = Object.fromEntries(entries.sort(([one], [other]) => one.localeCompare(other, 'en')))
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(`${Object.keys(missing).length} entries added, ${resolved.length} download addresses removed.`)
}
