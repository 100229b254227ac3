import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import type { PyodideConfig } from 'pyodide'
import driver from './driver.py'

type FileSystem = Parameters<NonNullable<PyodideConfig['fsInit']>>[0]

const ASSETS = new URL('docutils/', import.meta.url)
const HOME = '/app'

/** What Python's memory may grow to: a text that needs more ends with a MemoryError. */
const MOST_MEMORY_BYTES = 512 * 1024 * 1024
const PAGE_BYTES = 65_536

const LOCK_FILE = {
  info: {
    abi_version: '2026_0',
    arch: 'wasm32',
    platform: 'emscripten_5_0_3',
    python: '3.14.2',
    version: '314.0.7',
  },
  packages: {},
} as const

interface Driver {
  judge(text: string): string
}

/** Starts Python with docutils and nothing else: no packages to load, no access to Node, to its files or its input. */
async function start(): Promise<Driver> {
  limitMemory()
  reportFailure()
  const pack = readFile(new URL('site.pack', ASSETS))
  // The bundler must leave this import alone: Pyodide finds its other files beside itself.
  const pyodideUrl = new URL('pyodide.mjs', ASSETS).href
  const { loadPyodide }: typeof import('pyodide') = await import(pyodideUrl)
  const python = await loadPyodide({
    indexURL: pathOf('.'),
    stdLibURL: pathOf('stdlib.zip'),
    lockFileContents: LOCK_FILE,
    packageBaseUrl: pathOf('no-packages'),
    jsglobals: {},
    env: { PYTHONPATH: HOME },
    stdin: () => null,
    stdout() {},
    stderr() {},
    async fsInit(fileSystem) {
      unpack(await pack, fileSystem)
      fileSystem.writeFile(`${HOME}/driver.py`, driver)
    },
  })
  return python.pyimport('driver')
}

/** Pyodide takes a path of the operating system where one might expect a URL. */
function pathOf(name: string): string {
  return fileURLToPath(new URL(name, ASSETS))
}

/** The memory is made by the WebAssembly module itself, so its growth is the one place to say no. */
function limitMemory(): void {
  const grow = WebAssembly.Memory.prototype.grow
  WebAssembly.Memory.prototype.grow = function (pages) {
    if (this.buffer.byteLength + pages * PAGE_BYTES > MOST_MEMORY_BYTES) throw new RangeError('No more memory.')
    return grow.call(this, pages)
  }
}

/** Pyodide only prints that its module cannot be used, and then waits for ever. */
function reportFailure(): void {
  const instantiate = WebAssembly.instantiate
  WebAssembly.instantiate = (...given) => {
    const instance = instantiate(...given)
    instance.catch((error: unknown) => setImmediate(() => stop(error)))
    return instance
  }
}

function stop(error: unknown): never {
  throw error instanceof Error ? error : new Error(String(error))
}

/** Writes the files of a pack: the length of its list in four bytes, the list in JSON, then their bytes in its order. */
function unpack(pack: Uint8Array, fileSystem: FileSystem): void {
  const listLength = new DataView(pack.buffer, pack.byteOffset).getUint32(0, true)
  let end = 4 + listLength
  const list: readonly (readonly [path: string, size: number])[] = JSON.parse(
    new TextDecoder().decode(pack.subarray(4, end)),
  )
  for (const [path, size] of list) {
    const place = `${HOME}/${path}`
    fileSystem.mkdirTree(place.slice(0, place.lastIndexOf('/')))
    // A plain array of bytes: Emscripten does not know a Buffer for one.
    fileSystem.writeFile(place, new Uint8Array(pack.buffer, pack.byteOffset + end, size), { canOwn: true })
    end += size
  }
}

const started = start()

async function answer(text: string): Promise<void> {
  const { judge } = await started
  parentPort?.postMessage(JSON.parse(judge(text)))
}

// Whatever goes wrong ends the thread, and so reaches whoever started it: a Python that has failed once is not asked again.
parentPort?.on('message', (text: string) => void answer(text).catch((error: unknown) => setImmediate(stop, error)))
