// Whatever bytes a file holds, reading and checking it ends soon, in findings or in failures that we understand.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { buildSdist } from '../__tests__/support/sdist.ts'
import { type BuiltFile, buildWheel, minimalMetadata } from '../__tests__/support/wheel.ts'
import type { Finding } from '../src/checks/finding.ts'
import { type Choice, checkContents, checkDistributions } from '../src/checks/preflight.ts'
import { collect } from '../src/distribution/collect.ts'
import { anyFile, type Material } from './archive-mutations.ts'
import { pathOf, prepareRealDistributions, realDistributions } from './corpus.ts'
import { nothingKnown } from './nothing-known.ts'
import { randomFrom } from './random.ts'
import { describeWith } from './tools.ts'

const CASES = Number(process.env.E2E_FUZZ_CASES ?? 20_000)
/** Each case has a seed of its own, this one plus its number, so that one can be repeated alone. */
const SEED = Number(process.env.E2E_SEED ?? 7_000_000)
const AT_ONCE = 4
/** What takes longer hangs: the usual case takes a few milliseconds. */
const LONGEST_MS = 10_000
const LONGEST_SENTENCE = 2_000
const HEAP_GROWTH_LIMIT = 64 * 1024 ** 2
/** What is damaged byte by byte is small, so that the injuries hit something. */
const SMALL = 20_000

interface Mishap {
  readonly seed: number
  readonly filename: string
  readonly what: string
}

await describeWith('the preflight of mutated files', prepareRealDistributions, () => {
  let folder: string
  let material: Material

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fuzz-'))
    await Promise.all(Array.from({ length: AT_ONCE }, (_, number) => mkdir(join(folder, String(number)))))
    material = await readMaterial()
  })

  afterAll(async () => {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
  })

  test(
    `ends well ${CASES} times`,
    async () => {
      const mishaps: Mishap[] = []
      let refused = 0
      let slowestMs = 0
      const tryCase = async (number: number): Promise<void> => {
        const file = anyFile(material, randomFrom(SEED + number))
        const mishap = (what: string): Mishap => ({ seed: SEED + number, filename: file.filename, what })
        const start = performance.now()
        try {
          const { findings, failures } = await preflight(file, join(folder, String(number % AT_ONCE)))
          if (failures.length > 0) refused++
          mishaps.push(...oddSentences(findings).map(mishap))
        } catch (error) {
          mishaps.push(mishap(error instanceof Error ? (error.stack ?? error.message) : String(error)))
        }
        const elapsedMs = performance.now() - start
        slowestMs = Math.max(slowestMs, elapsedMs)
        if (elapsedMs > LONGEST_MS) mishaps.push(mishap(`took ${elapsedMs} ms`))
      }
      const tryCases = async (first: number, end: number): Promise<void> => {
        for (let number = first; number < end && mishaps.length < 10; number += AT_ONCE) {
          const numbers = Array.from({ length: Math.min(AT_ONCE, end - number) }, (_, index) => number + index)
          await Promise.all(numbers.map(tryCase))
        }
      }

      // After the first of them everything is loaded and compiled.
      const warmUp = Math.floor(CASES / 10)
      await tryCases(0, warmUp)
      const heapAtFirst = heapUsed()
      await tryCases(warmUp, CASES)
      expect(mishaps).toEqual([])
      expect(heapUsed() - heapAtFirst).toBeLessThan(HEAP_GROWTH_LIMIT)
      // Some of it must be readable, or nothing but the readers would have been tried; a few may by chance be all alike.
      if (CASES >= 1_000) expect(refused / CASES).toBeGreaterThan(0.1)
      if (CASES >= 1_000) expect(refused / CASES).toBeLessThan(0.8)
      console.log(`${CASES} files, ${refused} of them unreadable, the slowest in ${slowestMs.toFixed(0)} ms`)
    },
    600_000 + CASES * 20,
  )
})

async function readMaterial(): Promise<Material> {
  const small = realDistributions.filter(({ size }) => size <= SMALL)
  const real = await Promise.all(
    small.map(async (pinned) => ({ filename: pinned.file, bytes: await readFile(pathOf(pinned)) })),
  )
  const options = { name: 'foo', version: '1.0', files: { LICENSE: 'Do as you like.\n' } }
  const long = `${minimalMetadata('foo', '1.0')}Requires-Dist: bar[x]>=1; extra == "y"\nProvides-Extra: y\n`
  const current =
    'Metadata-Version: 2.5\nName: foo\nVersion: 1.0\nAuthor-Email: Me <me@example.org>\nLicense-Expression: MIT OR BSD-3-Clause\n' +
    'License-File: LICENSE\nProject-URL: Home, https://example.org/\nClassifier: Programming Language :: Python\n' +
    'Dynamic: Summary\nImport-Name: foo\nRequires-Python: >=3.9,<4\nDescription-Content-Type: text/markdown\n\n# Foo\n'
  return {
    archives: [...real, buildWheel(options), buildSdist(options), buildSdist({ ...options, format: '.zip' })],
    metadata: [long, current, minimalMetadata('foo', '1.0')],
  }
}

interface Ended {
  readonly findings: readonly Finding[]
  readonly failures: readonly string[]
}

/** @throws whatever is a bug of ours. */
async function preflight({ filename, bytes }: BuiltFile, folder: string): Promise<Ended> {
  const path = join(folder, filename)
  const choice: Choice = { depth: 'everything', ignored: new Set(), treatedAs: 'pypi' }
  const findings: Finding[] = []
  await writeFile(path, bytes)
  try {
    const { distributions, failures } = await collect([path], {
      packagesDir: 'dist',
      digests: 'without-md5',
      displayPath: () => filename,
      onContents: (distribution, contents) => findings.push(...checkContents(distribution, contents, choice)),
    })
    findings.push(...checkDistributions(distributions, nothingKnown(distributions, undefined), new Map(), choice))
    return { findings, failures: failures.map(({ message }) => message) }
  } finally {
    await rm(path, { force: true })
  }
}

/** What a rule says when it breaks, and what nobody would read to its end. */
function oddSentences(findings: readonly Finding[]): readonly string[] {
  return findings
    .map(({ sentence }) => sentence)
    .filter((sentence) => sentence.includes('mistake of the action') || sentence.length > LONGEST_SENTENCE)
    .map((sentence) => sentence.slice(0, LONGEST_SENTENCE))
}

/** In bytes, after whatever could be thrown away was. */
function heapUsed(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  const { heapUsed: used, arrayBuffers } = process.memoryUsage()
  return used + arrayBuffers
}
