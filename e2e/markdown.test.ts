// A description in Markdown that the preflight calls empty is one of which PyPI's own renderer makes nothing.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { runOrThrow } from '../__tests__/support/child-process.ts'
import { distributionWith } from '../__tests__/support/distribution.ts'
import { type Choice, checkDistributions } from '../src/checks/preflight.ts'
import { describedDistributions, pathOf, prepareDescribedDistributions } from './corpus.ts'
import { nothingKnown } from './nothing-known.ts'
import { type Random, randomFrom } from './random.ts'
import { CACHE, describeWith, preparePypisRenderer } from './tools.ts'

const TEXTS = Number(process.env.E2E_MARKDOWN_TEXTS ?? 4_000)
const SEED = Number(process.env.E2E_SEED ?? 20_264)
const RULE = 'description-markdown'
const EXAMPLES = 8

const CHOICE: Choice = { depth: 'everything', ignored: new Set(), treatedAs: 'pypi' }

interface Judged {
  readonly title: string
  readonly text: string
  readonly variant: string
  readonly isRefused: boolean
  /** Whether PyPI makes anything of it. */
  readonly renders: boolean
}

type Unjudged = Omit<Judged, 'renders'>

/** What a line of a text of nothing may look like, and what is nearly nothing. */
const LINES = [
  '',
  '',
  ' ',
  '\t',
  '   \t ',
  '\u00a0',
  '\u3000',
  '\u200b',
  '\u0085',
  '\u2028',
  '\u000b',
  '\u000c',
  '\u0000',
  '\ufeff',
  '[docs]: https://example.org',
  '[docs]: https://example.org',
  '[docs]: https://example.org "The docs"',
  "[docs]: https://example.org 'The docs'",
  '[docs]: https://example.org (The docs)',
  '[docs]: https://example.org "The docs',
  '[docs]: https://example.org The docs',
  '[docs]: <https://example.org>',
  '[docs]: <https://example.org/a b>',
  '[docs]: <>',
  '[docs]:https://example.org',
  '[docs]:',
  '[docs]: https://example.org "a" "b"',
  '[docs]: https://example.org\\',
  '[docs]: https://example.org "a\\"',
  '[do\\]cs]: https://example.org',
  '[do[c]s]: https://example.org',
  '[]: https://example.org',
  '[ ]: https://example.org',
  '[.]: https://example.org',
  '[a-b/c d]: #anchor',
  '[日本語]: https://example.org',
  '[^1]: A footnote.',
  '[^1]: https://example.org',
  '[docs]: /a(b)c',
  '[docs]: /a(b',
  '[docs]: mailto:jane@example.org',
  '[docs]: :rocket:',
  '[x]: y',
  '[ ]: y',
  '[docs] : https://example.org',
  '[docs]',
  '[docs][]',
  '- [docs]: https://example.org',
  '> [docs]: https://example.org',
  '1. [docs]: https://example.org',
  '"The docs"',
  'https://example.org',
  '<!-- a comment -->',
  '<!--',
  '<br>',
  '&nbsp;',
  '&#32;',
  '\\',
  '#',
  '-',
  '---',
  '>',
  '*',
  '```',
  '~~~',
  '|',
  'x',
  'Text.',
] as const

await describeWith('the verdict on Markdown', prepare, ({ python, renderer }) => {
  let folder: string
  let real: readonly Judged[]
  let made: readonly Judged[]

  beforeAll(async () => {
    folder = await mkdtemp(join(CACHE, 'markdown-'))
    const extract = fileURLToPath(new URL('extract-metadata.py', import.meta.url))
    await runOrThrow(python, [extract, folder, ...describedDistributions.map(pathOf)])
    const texts = await Promise.all(
      describedDistributions.map(async ({ file }) => unjudged(file, await readFile(join(folder, file)))),
    )
    real = await judge(texts.flat(), python, renderer, folder)
    const random = randomFrom(SEED)
    const lines = Array.from({ length: TEXTS }, (_, number) => unjudged(`text ${number}`, metadataWith(random)))
    made = await judge(lines.flat(), python, renderer, folder)
  }, 240_000)

  afterAll(async () => {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
  })

  test('is that of PyPI’s renderer for all real distributions', () => {
    expect(real.length).toBeGreaterThan(100)
    expect(real.filter(({ isRefused, renders }) => isRefused === renders).map(({ title }) => title)).toEqual([])
  })

  test('calls nothing empty of which the renderer makes something', () => {
    expect(made.length).toBeGreaterThan(TEXTS / 2)
    expect(made.filter(({ isRefused, renders }) => isRefused && renders).slice(0, EXAMPLES)).toEqual([])
  })

  test('misses little of what is empty', () => {
    const empty = made.filter(({ renders }) => !renders)
    expect(empty.length).toBeGreaterThan(TEXTS / 20)
    expect(empty.filter(({ isRefused }) => isRefused).length).toBeGreaterThan(empty.length / 3)
  })
})

async function prepare(): Promise<{ readonly python: string; readonly renderer: string }> {
  const python = await prepareDescribedDistributions()
  return { python, renderer: await preparePypisRenderer(python) }
}

/** Nothing where the description is not in Markdown, or there is none. */
function unjudged(title: string, metadata: string | Buffer): readonly Unjudged[] {
  const distribution = distributionWith({ metadata })
  const { fields } = distribution.metadata
  const [type = ''] = fields.get('Description-Content-Type') ?? []
  const [text = ''] = fields.get('Description') ?? []
  if (!/^text\/markdown\b/i.test(type) || text === '') return []
  const findings = checkDistributions([distribution], nothingKnown([distribution], undefined), new Map(), CHOICE)
  const isRefused = findings.some(({ rule, severity }) => rule === RULE && severity === 'error')
  return [{ title, text, variant: /variant=CommonMark/.test(type) ? 'CommonMark' : 'GFM', isRefused }]
}

async function judge(
  texts: readonly Unjudged[],
  python: string,
  renderer: string,
  folder: string,
): Promise<readonly Judged[]> {
  const [tasks, answers] = [join(folder, 'tasks'), join(folder, 'answers')]
  await writeFile(tasks, texts.map(({ text, variant }) => `${JSON.stringify({ text, variant })}\n`).join(''))
  const script = fileURLToPath(new URL('markdown-referee.py', import.meta.url))
  const env = { PATH: process.env.PATH ?? '', PYTHONPATH: renderer }
  await runOrThrow(python, [script, tasks, answers], { env })
  const rendered = (await readFile(answers, 'utf8')).trimEnd().split('\n')
  if (rendered.length !== texts.length) throw new Error('Not every text was judged.')
  return texts.map((one, index) => ({ ...one, renders: rendered[index] === 'true' }))
}

function metadataWith(random: Random): string {
  const type = `text/markdown${random.pick(['', '; variant=GFM', '; variant=CommonMark'])}`
  const lines = Array.from({ length: 1 + random.below(5) }, () => {
    const indent = random.pick(['', '', '', ' ', '   ', '    ', '\t'])
    return `${indent}${random.pick(LINES)}${random.pick(['', '', ' ', '\t', '\u00a0'])}`
  })
  // Most texts are of few kinds of lines, or nearly all would render.
  const text = random.chance(0.5)
    ? lines
    : lines.map((line) => (random.chance(0.6) ? '[a]: https://example.org' : line))
  const body = text.join(random.pick(['\n', '\n', '\r\n', '\r']))
  return `Metadata-Version: 2.1\nName: foo\nVersion: 1.0\nDescription-Content-Type: ${type}\n\n${body}`
}
