// Of each field the preflight says what Python says: packaging 26.2, which PyPI runs, the newest packaging, and what
// PyPI asks for on top of that.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { runOrThrow } from '../__tests__/support/child-process.ts'
import { distributionWith } from '../__tests__/support/distribution.ts'
import type { Finding } from '../src/checks/finding.ts'
import { checkDistributions } from '../src/checks/preflight.ts'
import type { Rule } from '../src/checks/rule.ts'
import { RULES } from '../src/checks/rules.ts'
import { CORE_METADATA_FIELDS } from '../src/distribution/core-metadata-fields.ts'
import type { Distribution } from '../src/distribution/distribution.ts'
import { failuresIn } from '../src/errors.ts'
import { pathOf, prepareRealDistributions, realDistributions } from './corpus.ts'
import { mutateMetadata } from './metadata-mutations.ts'
import { nothingKnown } from './nothing-known.ts'
import { randomFrom } from './random.ts'
import { CACHE, describeWith, prepareRelease } from './tools.ts'
import { judge, type Verdict } from './verdicts.ts'

const MUTATIONS = Number(process.env.E2E_METADATA_MUTATIONS ?? 4_000)
const SEED = Number(process.env.E2E_SEED ?? 20_260)
/** The description is not what is tried here; the beginning of one is enough. */
const BODY_LENGTH = 300

/** The field that a rule about metadata is about; `named` where the sentence begins with it. */
const FIELD_OF_RULE: Readonly<Record<string, string>> = {
  'ambiguous-description': 'description',
  'author-email': 'author-email',
  classifier: 'classifier',
  'description-content-type': 'description-content-type',
  'direct-reference': 'requires-dist',
  'download-url': 'download-url',
  dynamic: 'dynamic',
  'dynamic-itself': 'dynamic',
  'field-newer-than-metadata-version': 'named',
  'home-page': 'home-page',
  'import-name': 'import-name',
  'import-namespace': 'import-namespace',
  'license-and-expression': 'license',
  'license-expression': 'license-expression',
  'license-file-path': 'license-file',
  'local-version': 'version',
  'maintainer-email': 'maintainer-email',
  'metadata-version': 'metadata-version',
  name: 'name',
  'obsoletes-dist': 'obsoletes-dist',
  'overlong-name': 'named',
  'project-url': 'project-url',
  'provides-dist': 'provides-dist',
  'provides-extra': 'provides-extra',
  'repeated-field': 'named',
  'repeated-project-url-label': 'project-url',
  'requires-dist': 'requires-dist',
  'requires-python': 'requires-python',
  summary: 'summary',
  'summary-length': 'summary',
  'undecodable-field': 'named',
  version: 'version',
}

/** All other rules that say something about metadata, and why no field is compared. */
const NOT_COMPARED: Readonly<Record<string, string>> = {
  'unknown-field': 'only twine minds: PyPI is never sent the field',
  'name-given': 'PyPI refuses the form, before its metadata',
}

interface Exception {
  readonly fields: readonly string[] | 'all'
  /** Why we do not say what Python says. */
  readonly why: string
  holds(values: readonly string[], ours: readonly Finding[]): boolean
}

/** Where we know better than to say what Python says; every one is met among the mutations. */
const EXCEPTIONS: readonly Exception[] = [
  {
    fields: 'all',
    why: 'PyPI drops a field that is empty or says UNKNOWN before anybody looks at it; twine refuses it',
    holds: (values) => values.length === 0 || values.at(-1)?.trim() === 'UNKNOWN' || values.join('') === '',
  },
  {
    fields: ['metadata-version', 'dynamic'],
    why: 'a version or a field may be newer than this action',
    holds: (_, ours) => ours.length > 0,
  },
  {
    fields: ['license-expression'],
    why: 'an identifier may be newer than the list of this action',
    holds: (_, ours) => ours.some(({ sentence }) => /SPDX/.test(sentence)),
  },
  {
    fields: ['description-content-type'],
    why: 'packaging 26.2 and 26.3 refuse odd parameters for different reasons, and another version may refuse neither',
    holds: (_, ours) => ours.length > 0,
  },
  {
    fields: ['import-name', 'import-namespace'],
    why: 'which letters beyond ASCII make an identifier depends on the age of Python',
    holds: ([value = ''], ours) => ours.length > 0 && /[^\x00-\x7f]/.test(value),
  },
  {
    fields: ['author-email', 'maintainer-email'],
    why: 'lists, comments, brackets that are left open and letters beyond ASCII are left to PyPI',
    holds: ([value = ''], ours) => ours.length === 0 && /[(),:;"\\]|<[^>]*$|[^\x00-\x7f]/.test(value),
  },
]

interface Judged {
  readonly title: string
  readonly metadata: Buffer
  /** `undefined` where it could not even be read, which ends a run. */
  readonly findings: readonly Finding[] | undefined
  readonly distribution: Distribution | undefined
  readonly older: Verdict
  readonly newer: Verdict
}

interface Disagreement {
  readonly field: string
  /** All that is worth reading about it. */
  readonly text: string
}

const EXAMPLES = 8
const timesMet = new Map<Exception, number>()
const RULES_BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]))
const FIELDS = CORE_METADATA_FIELDS.map(({ name }) => name.toLowerCase())

await describeWith('the verdict on metadata', prepare, ({ python, olderPackaging }) => {
  let folder: string
  let real: readonly Judged[]
  let mutated: readonly Judged[]
  let versions: readonly string[]

  beforeAll(async () => {
    folder = await mkdtemp(join(CACHE, 'verdicts-'))
    const extract = fileURLToPath(new URL('extract-metadata.py', import.meta.url))
    await runOrThrow(python, [extract, folder, ...realDistributions.map(pathOf)])
    const texts = await Promise.all(
      realDistributions.map(async ({ file }) => ({ title: file, metadata: await readFile(join(folder, file)) })),
    )
    const random = randomFrom(SEED)
    const bases = texts.map(({ metadata }) => beginning(metadata.toString()))
    const mutants = Array.from({ length: MUTATIONS }, (_, number) => ({
      title: `mutation ${number}`,
      metadata: mutateMetadata(random.pick(bases), random),
    }))

    const { classifiers } = await judge(python, '', folder, [])
    const ours = [...texts, ...mutants].map((text) => ({ ...text, ...ourVerdict(text.metadata, classifiers) }))
    const metadata = ours.map((one) => one.metadata)
    const [older, newer] = await Promise.all([
      judge(python, olderPackaging, folder, metadata),
      judge(python, '', folder, metadata),
    ])
    versions = [older.packaging, newer.packaging]
    const judged = ours.map((one, index) => {
      const [olderVerdict, newerVerdict] = [older.verdicts[index], newer.verdicts[index]]
      if (olderVerdict === undefined || newerVerdict === undefined) throw new Error('A text was not judged.')
      return { ...one, older: olderVerdict, newer: newerVerdict }
    })
    real = judged.slice(0, texts.length)
    mutated = judged.slice(texts.length)
  }, 240_000)

  afterAll(async () => {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
  })

  test('is Python’s own, with two versions of packaging', () => {
    expect(versions).toEqual(['26.2', '26.3'])
  })

  test('is compared for every rule about metadata', () => {
    const known = new Set([...Object.keys(FIELD_OF_RULE), ...Object.keys(NOT_COMPARED)])
    expect([...known].filter((id) => !RULES_BY_ID.has(id))).toEqual([])
    const refusing = RULES.filter(({ refusedBy, scope }) => scope === 'distribution' && refusedBy === 'twine')
    expect(refusing.map(({ id }) => id).filter((id) => !known.has(id))).toEqual([])
  })

  test('is Python’s for all real distributions', () => {
    expect(real.length).toBeGreaterThanOrEqual(400)
    expect(summed(real.flatMap(disagreements))).toEqual({})
  })

  test('is Python’s for mutated metadata', () => {
    expect(mutated.length).toBeGreaterThanOrEqual(3_000)
    expect(summed(mutated.flatMap(disagreements))).toEqual({})
  })

  test('differs from Python’s in no other way than the listed ones, and in each of them', () => {
    expect(EXCEPTIONS.filter((exception) => !timesMet.has(exception)).map(({ why }) => why)).toEqual([])
  })

  test('has been put to the test for every field that has a grammar', () => {
    const refused = new Set(mutated.flatMap(({ older }) => Object.keys({ ...older.refused, ...older.pypi })))
    const wanted = new Set(Object.values(FIELD_OF_RULE).filter((field) => field !== 'named'))
    expect([...wanted].filter((field) => !refused.has(field))).toEqual([])
    const clean = mutated.filter(({ older }) => older.pypi !== null)
    expect(clean.length).toBeGreaterThan(mutated.length / 5)
  })
})

async function prepare(): Promise<{ readonly python: string; readonly olderPackaging: string }> {
  const python = await prepareRealDistributions()
  return { python, olderPackaging: await prepareRelease(python, 'packaging', '26.2') }
}

function beginning(text: string): string {
  const end = /\r?\n\r?\n/.exec(text)
  return end === null ? text : text.slice(0, end.index + BODY_LENGTH)
}

function ourVerdict(metadata: Buffer, classifiers: readonly string[]): Pick<Judged, 'distribution' | 'findings'> {
  try {
    const distribution = distributionWith({ metadata })
    const holdings = nothingKnown([distribution], classifiers)
    const choice = { depth: 'everything', ignored: new Set<string>(), treatedAs: 'pypi' } as const
    return { distribution, findings: checkDistributions([distribution], holdings, new Map(), choice) }
  } catch (error) {
    failuresIn(error)
    return { distribution: undefined, findings: undefined }
  }
}

function disagreements(judged: Judged): readonly Disagreement[] {
  const { metadata, findings, distribution, older, newer } = judged
  if (findings === undefined || distribution === undefined) {
    const reasons = [older, newer].map(({ refused, crashed }) => ({ ...refused, ...crashed }))
    const isRefused = reasons.every((some) => ['metadata-version', 'name', 'version'].some((field) => field in some))
    return isRefused ? [] : [disagreement(judged, '(unreadable)', [], '')]
  }
  const found: Disagreement[] = []
  for (const field of FIELDS) {
    const ours = findings.filter((finding) => fieldOf(finding) === field)
    if (agrees(field, ours, judged) || isException(distribution, field, ours)) continue
    found.push(disagreement(judged, field, ours, linesOf(metadata, field)))
  }
  return found
}

function disagreement(
  { title, older, newer }: Judged,
  field: string,
  ours: readonly Finding[],
  lines: string,
): Disagreement {
  const python = [older, newer].map(({ refused, crashed, pypi }) => refused[field] ?? crashed[field] ?? pypi?.[field])
  const us = ours.map(({ severity, rule, sentence }) => `${severity} ${rule}: ${sentence}`).join(' ')
  return { field, text: [title, lines, `us: ${us}`, `26.2: ${python[0]}`, `26.3: ${python[1]}`].join(' | ') }
}

/** Whether what we found in one field is what Python found. */
function agrees(field: string, ours: readonly Finding[], { older, newer }: Judged): boolean {
  const byTwine = ours.filter(({ rule }) => RULES_BY_ID.get(rule)?.refusedBy === 'twine')
  const twineErrors = byTwine.some(({ severity }) => severity === 'error')
  const pypiErrors = ours.some(({ rule, severity }) => severity === 'error' && ownRuleOfPypi(rule))
  const verdicts = [older, newer]
  if (verdicts.some(({ crashed }) => field in crashed)) {
    // Nobody knows what becomes of it: the one thing that would be wrong is an error where the other accepts it.
    return !twineErrors || verdicts.every(({ refused, crashed }) => field in refused || field in crashed)
  }
  const refusals = verdicts.filter(({ refused }) => field in refused).length
  if (refusals === 2) return twineErrors
  if (twineErrors) return false
  if (refusals === 1) return byTwine.length > 0
  const pypi = older.pypi ?? newer.pypi
  return pypi === null || field in pypi === pypiErrors
}

function ownRuleOfPypi(id: string): boolean {
  return RULES_BY_ID.get(id)?.refusedBy === 'pypi'
}

function isException({ metadata }: Distribution, field: string, ours: readonly Finding[]): boolean {
  const [, values = []] = [...metadata.fields].find(([name]) => name.toLowerCase() === field) ?? []
  const isGiven = metadata.raw.some(({ name }) => name.toLowerCase() === field)
  const exception = EXCEPTIONS.find(
    ({ fields, holds }) => isGiven && (fields === 'all' || fields.includes(field)) && holds(values, ours),
  )
  if (exception !== undefined) timesMet.set(exception, (timesMet.get(exception) ?? 0) + 1)
  return exception !== undefined
}

function fieldOf({ rule, sentence }: Finding): string | undefined {
  const field = FIELD_OF_RULE[rule]
  return field === 'named' ? /^(?:The )?([\w-]+)/.exec(sentence)?.[1]?.toLowerCase() : field
}

function linesOf(metadata: Buffer, field: string): string {
  const lines = metadata.toString().split(/\n(?![ \t])/)
  return lines
    .filter((line) => line.toLowerCase().startsWith(`${field}:`))
    .map((line) => JSON.stringify(line.slice(0, 200)))
    .slice(0, 4)
    .join(' ')
}

/** How many of each field, with some examples: a failing test is to be read. */
function summed(all: readonly Disagreement[]): Readonly<Record<string, readonly string[]>> {
  const byField = new Map<string, string[]>()
  for (const { field, text } of all) byField.set(field, [...(byField.get(field) ?? []), text])
  return Object.fromEntries(
    [...byField].map(([field, texts]) => [`${field}, ${texts.length} times`, texts.slice(0, EXAMPLES)]),
  )
}
