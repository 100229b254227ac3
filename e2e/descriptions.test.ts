// Of every description in reStructuredText the built renderer says what `twine check` says, and why in its words.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { run, runOrThrow } from '../__tests__/support/child-process.ts'
import { distributionWith } from '../__tests__/support/distribution.ts'
import { restructuredTextIn } from '../src/checks/description.ts'
import type { Rendering } from '../src/rendering.ts'
import { startRenderer } from '../src/rst/renderer.ts'
import { describedDistributions, type PinnedFile, pathOf, prepareDescribedDistributions } from './corpus.ts'
import { mutateDescription } from './description-mutations.ts'
import { type DescriptionVerdict, judgeDescriptions } from './description-verdicts.ts'
import { randomFrom } from './random.ts'
import { CACHE, describeWith, PROJECT, preparePypisRenderer, RENDERER_WORKER } from './tools.ts'

const MUTATIONS = Number(process.env.E2E_DESCRIPTION_MUTATIONS ?? 600)
const SEED = Number(process.env.E2E_SEED ?? 20_263)

/** Files that are put to the command itself. */
const SAMPLE = 12
const EXAMPLES = 8
const EXCERPT = 400
/** No message is cut that is shorter. */
const LONG = 1_000

/** Known cases, of which docutils.test.ts asks for the whole answer. */
interface Case {
  readonly name: string
  readonly text: string
}

interface Described extends PinnedFile {
  readonly text: string
  readonly metadataVersion: string | undefined
}

interface Judged {
  readonly text: string
  readonly rendering: Rendering
  readonly twine: DescriptionVerdict
  /** By the older readme_renderer. */
  readonly older: DescriptionVerdict
}

await describeWith('the verdict on descriptions', prepare, ({ python, olderRenderer }) => {
  let folder: string
  let described: readonly Described[]
  let verdicts: ReadonlyMap<string, Judged>
  let cases: readonly string[]
  let real: readonly string[]
  let mutants: readonly string[]

  beforeAll(async () => {
    folder = await mkdtemp(join(CACHE, 'descriptions-'))
    const extract = fileURLToPath(new URL('extract-metadata.py', import.meta.url))
    await runOrThrow(python, [extract, folder, ...describedDistributions.map(pathOf)])
    described = (await Promise.all(describedDistributions.map((file) => descriptionOf(file, folder)))).flat()
    real = distinct(described.flatMap(({ text }) => [text, unfolded(text)]))
    cases = distinct(await knownCases())
    const random = randomFrom(SEED)
    const mutated = Array.from({ length: MUTATIONS }, () => mutateDescription(random.pick(real), random))
    // Nobody renders an empty text.
    mutants = distinct(mutated.filter((text) => text !== ''))

    const texts = distinct([...cases, ...real, ...mutants])
    const renderer = startRenderer(RENDERER_WORKER)
    const [renderings, twine, older] = await Promise.all([
      Promise.all(texts.map((text) => renderer.render(text))),
      judgeDescriptions(python, '', folder, texts),
      judgeDescriptions(python, olderRenderer, folder, texts),
    ]).finally(() => renderer.close())
    verdicts = new Map(texts.map((text, index) => [text, judged(text, renderings[index], twine, older)]))
  }, 600_000)

  afterAll(async () => {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
  })

  test('is asked for the descriptions of more than 300 sdists', () => {
    expect(described.filter(({ file }) => !file.endsWith('.whl')).length).toBeGreaterThan(300)
    expect(real.length).toBeGreaterThan(400)
    for (const texts of [real, mutants]) {
      const passed = texts.filter((text) => verdicts.get(text)?.twine.verdict === 'passed')
      expect(passed.length).toBeGreaterThan(texts.length / 5)
      expect(passed.length).toBeLessThan((texts.length * 4) / 5)
    }
  })

  test('is that of twine check for known cases', () => {
    expect(cases.length).toBeGreaterThanOrEqual(36)
    expect(disagreements(cases)).toEqual([])
  })

  test('is that of twine check for all real descriptions', () => {
    expect(disagreements(real)).toEqual([])
  })

  test('is that of twine check for mutated descriptions', () => {
    expect(disagreements(mutants)).toEqual([])
  })

  test('is that of an older readme_renderer too, for what renders', () => {
    const rendered = [...verdicts.values()].filter(({ twine }) => twine.verdict === 'passed')
    const differing = rendered.filter(({ rendering, older }) => {
      const passes = rendering.state === 'judged' && rendering.olderProblems.length === 0
      return passes !== (older.verdict === 'passed')
    })
    expect(differing.slice(0, EXAMPLES)).toEqual([])
    expect(rendered.some(({ older }) => older.verdict === 'failed')).toBe(true)
  })

  test('is what the command says of a file', async () => {
    // Older metadata is often such that twine does not look at the description.
    const sendable = described.filter(({ metadataVersion = '' }) => metadataVersion > '2.0')
    const step = Math.ceil(sendable.length / SAMPLE)
    const sample = sendable.filter((_, index) => index % step === 0)
    const said = await Promise.all(sample.map((one) => commandOn(python, one)))
    expect(said).toEqual(
      sample.map(({ file, text }) => {
        const { verdict = '', message = '' } = verdicts.get(text)?.twine ?? {}
        return { file, verdict, said: expect.stringContaining(inWords(message)) }
      }),
    )
    expect(new Set(said.map(({ verdict }) => verdict))).toEqual(new Set(['passed', 'failed']))
  })

  function disagreements(texts: readonly string[]): readonly unknown[] {
    const found = texts.flatMap((text) => {
      const one = verdicts.get(text)
      return one === undefined || agrees(one) ? [] : [one]
    })
    return found.slice(0, EXAMPLES).map(({ text, rendering, twine }) => {
      const us = rendering.state === 'judged' ? rendering.problems[0] : rendering
      return { text: text.slice(0, EXCERPT), us, twine, outOf: found.length }
    })
  }
})

async function prepare(): Promise<{ readonly python: string; readonly olderRenderer: string }> {
  const python = await prepareDescribedDistributions()
  return { python, olderRenderer: await preparePypisRenderer(python) }
}

async function commandOn(
  python: string,
  one: Described,
): Promise<{ readonly file: string; readonly verdict: string; readonly said: string }> {
  // It breaks lines for the terminal.
  const env = { PATH: process.env.PATH ?? '', COLUMNS: '10000' }
  const { exitCode, output } = await run(python, ['-m', 'twine', 'check', pathOf(one)], { env })
  return { file: one.file, verdict: exitCode === 0 ? 'passed' : 'failed', said: inWords(output) }
}

/** Without the white space that the command adds. */
function inWords(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Nothing where it is not in reStructuredText. */
async function descriptionOf(pinned: PinnedFile, folder: string): Promise<readonly Described[]> {
  const { metadata } = distributionWith({ metadata: await readFile(join(folder, pinned.file)) })
  const text = restructuredTextIn(metadata)
  return text === undefined ? [] : [{ ...pinned, text, metadataVersion: metadata.fields.get('Metadata-Version')?.[0] }]
}

/** As it was before it was folded into a header, which indents all lines but the first. */
function unfolded(text: string): string {
  return text.replace(/\n {8}/g, '\n')
}

async function knownCases(): Promise<readonly string[]> {
  const listed: readonly Case[] = JSON.parse(await readFile(join(PROJECT, '__tests__', 'rst', 'cases.json'), 'utf8'))
  const others = [
    'x'.repeat(10_001),
    '.. image:: https://]example.org/b.svg\n',
    // One text after the other: what the first defines must not count in the second.
    '.. role:: known-here\n\n:known-here:`x`\n',
    ':known-here:`x`\n',
  ]
  return [...listed.map(({ text }) => text), ...others]
}

function judged(
  text: string,
  rendering: Rendering | undefined,
  twine: ReadonlyMap<string, DescriptionVerdict>,
  older: ReadonlyMap<string, DescriptionVerdict>,
): Judged {
  const [byTwine, byOlder] = [twine.get(text), older.get(text)]
  if (rendering === undefined || byTwine === undefined || byOlder === undefined) throw new Error('Not judged.')
  return { text, rendering, twine: byTwine, older: byOlder }
}

function agrees({ rendering, twine }: Judged): boolean {
  // Where docutils itself fails, which depends on Python's version too, the index decides.
  if (rendering.state !== 'judged') return twine.verdict === 'crashed' && rendering.reason.includes(twine.message)
  const [first = ''] = rendering.problems
  return (
    (rendering.problems.length === 0) === (twine.verdict === 'passed') && first === inOurWords(twine.message, first)
  )
}

/** Where twine knows no line it says `line :`, and we say nothing; and what is long we cut. */
function inOurWords(message: string, ours: string): string {
  const words = message.replace(/^line : /, '')
  return ours.length > LONG && ours.endsWith('…') ? `${words.slice(0, ours.length - 1)}…` : words
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}
