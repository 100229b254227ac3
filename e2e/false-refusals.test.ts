// What PyPI took, the preflight lets pass, unless PyPI has learnt better since; and elsewhere it refuses nothing that
// twine would send.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { runOrThrow } from '../__tests__/support/child-process.ts'
import type { Finding } from '../src/checks/finding.ts'
import { type Choice, checkContents, checkDistributions, descriptionToRender } from '../src/checks/preflight.ts'
import { RULES } from '../src/checks/rules.ts'
import { collect } from '../src/distribution/collect.ts'
import type { Distribution } from '../src/distribution/distribution.ts'
import type { Rendering, Renderings } from '../src/rendering.ts'
import { type Renderer, startRenderer } from '../src/rst/renderer.ts'
import { type PinnedFile, pathOf, prepareRealDistributions, realDistributions } from './corpus.ts'
import { nothingKnown } from './nothing-known.ts'
import { CACHE, describeWith, RENDERER_WORKER } from './tools.ts'

/** By rule: why it refuses what PyPI once took, and which of the distributions it would refuse today. */
type Refusals = Readonly<Record<string, { readonly why: string; readonly files: readonly string[] }>>

interface Checked {
  readonly file: string
  /** What is found where PyPI's rules are law, and where they are not. */
  readonly onPypi: readonly Finding[]
  readonly elsewhere: readonly Finding[]
  /** Why it cannot be read, which ends a run. */
  readonly failures: readonly string[]
}

/** Rules that say what `twine check` says, which tells more of them than a list of old files would. */
const RENDERING = RULES.filter(({ scope, refusedBy }) => scope === 'rendering' && refusedBy === 'twine')
/** The files over which we and `twine check` differ, and why. */
const UNLIKE_TWINE: Readonly<Record<string, string>> = {
  'enscons-0.0.1-py2.py3-none-any.whl': 'has a field “Sumary”, of which no index hears: we warn',
  'cffi-1.11.5.tar.gz': 'has a Description-Content-Type UNKNOWN, which PyPI drops and we do not mind',
}

const predating: Refusals = JSON.parse(
  await readFile(fileURLToPath(new URL('predating-rules.json', import.meta.url)), 'utf8'),
)

await describeWith('the preflight of real distributions', prepareRealDistributions, (python) => {
  let folder: string
  let checked: readonly Checked[]
  let twine: Readonly<Record<string, string>>

  beforeAll(async () => {
    folder = await mkdtemp(join(CACHE, 'twine-check-'))
    const answers = join(folder, 'answers.json')
    const script = fileURLToPath(new URL('twine-check-referee.py', import.meta.url))
    const asked = runOrThrow(python, ['-W', 'ignore', script, answers, ...realDistributions.map(pathOf)])
    const all: Checked[] = []
    const renderer = startRenderer(RENDERER_WORKER)
    try {
      for (const pinned of realDistributions) all.push(await preflight(pinned, renderer))
    } finally {
      await renderer.close()
    }
    checked = all
    await asked
    twine = JSON.parse(await readFile(answers, 'utf8'))
  }, 240_000)

  afterAll(async () => {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
  })

  test('reads every one', () => {
    expect(checked.length).toBeGreaterThanOrEqual(400)
    expect(checked.filter(({ failures }) => failures.length > 0)).toEqual([])
  })

  test('finds no error in any but those that are older than a rule', () => {
    const found = new Map<string, string[]>()
    for (const { file, onPypi } of checked) {
      for (const rule of rulesBroken(onPypi).filter((id) => !isOfRendering(id)))
        found.set(rule, [...(found.get(rule) ?? []), file])
    }
    const listed = Object.entries(predating).map(([rule, { files }]) => [rule, files])
    expect(Object.fromEntries([...found].sort())).toEqual(Object.fromEntries(listed))
  })

  test('finds no error elsewhere but where twine refuses the file', () => {
    const differing = checked
      .filter(({ file }) => !(file in UNLIKE_TWINE))
      .filter(({ file, elsewhere }) => {
        const verdict = twine[file] ?? 'not judged'
        return (verdict === 'passed') !== (rulesBroken(elsewhere).length === 0)
      })
    expect(differing.map(({ file, elsewhere }) => [file, twine[file], rulesBroken(elsewhere)])).toEqual([])
  })

  test('says that a description does not render exactly where twine check says so', () => {
    const judged = checked.filter(({ file }) => twine[file] === 'passed' || twine[file] === 'failed')
    const failed = judged.filter(({ file }) => twine[file] === 'failed')
    expect(failed.length).toBeGreaterThan(20)
    for (const place of ['onPypi', 'elsewhere'] as const) {
      const refused = judged.filter((one) => rulesBroken(one[place]).some(isOfRendering))
      expect(refused.map(({ file }) => file)).toEqual(failed.map(({ file }) => file))
    }
  })

  test('applies every rule without a mishap', () => {
    const sentences = checked.flatMap(({ onPypi, elsewhere }) =>
      [...onPypi, ...elsewhere].map(({ sentence }) => sentence),
    )
    expect(sentences.filter((sentence) => sentence.includes('mistake of the action'))).toEqual([])
    expect(Object.keys(predating).filter((id) => !RULES.some((rule) => rule.id === id))).toEqual([])
  })
})

/** Each file by itself: what rules say about several is no matter here. */
async function preflight(pinned: PinnedFile, renderer: Renderer): Promise<Checked> {
  const { file } = pinned
  const onPypi: Choice = { depth: 'everything', ignored: new Set(), treatedAs: 'pypi' }
  const elsewhere: Choice = { ...onPypi, treatedAs: 'other' }
  const found: Record<'onPypi' | 'elsewhere', Finding[]> = { onPypi: [], elsewhere: [] }
  const { distributions, failures } = await collect([pathOf(pinned)], {
    packagesDir: 'dist',
    digests: 'without-md5',
    displayPath: () => file,
    onContents(distribution, contents) {
      found.onPypi.push(...checkContents(distribution, contents, onPypi))
      found.elsewhere.push(...checkContents(distribution, contents, elsewhere))
    },
  })
  const holdings = nothingKnown(distributions, undefined)
  for (const [place, choice] of [
    ['onPypi', onPypi],
    ['elsewhere', elsewhere],
  ] as const) {
    const renderings = await renderingsOf(distributions, renderer, choice)
    found[place].push(...checkDistributions(distributions, holdings, renderings, choice))
  }
  return { file, ...found, failures: failures.map(({ message }) => message) }
}

async function renderingsOf(
  distributions: readonly Distribution[],
  renderer: Renderer,
  choice: Choice,
): Promise<Renderings> {
  const renderings = new Map<Distribution, Rendering>()
  for (const distribution of distributions) {
    const text = descriptionToRender(distribution.metadata, choice)
    if (text !== undefined) renderings.set(distribution, await renderer.render(text))
  }
  return renderings
}

function isOfRendering(rule: string): boolean {
  return RENDERING.some(({ id }) => id === rule)
}

function rulesBroken(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule))]
}
