import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import classifiers from '../../../src/checks/data/classifiers.json' with { type: 'json' }
import { type Finding, type Severity, weighed } from '../../../src/checks/finding.ts'
import { type Choice, checkContents, checkDistributions, descriptionToRender } from '../../../src/checks/preflight.ts'
import { collect } from '../../../src/distribution/collect.ts'
import type { Distribution } from '../../../src/distribution/distribution.ts'
import { normalizeName } from '../../../src/distribution/filename.ts'
import type { FailureCode } from '../../../src/errors.ts'
import { canonicalVersion } from '../../../src/grammar/version.ts'
import type { HeldFile, Holdings, ProjectHoldings } from '../../../src/holdings.ts'
import { isSent, planFrom } from '../../../src/plan.ts'
import type { Rendering, Renderings } from '../../../src/rendering.ts'
import type { TemporaryFolder } from '../../support/temporary-folder.ts'
import type { BuiltFile } from '../../support/wheel.ts'

/** What is said of files before anything is sent. */
export interface Judgement {
  /** Why files could not be read. */
  readonly failures: readonly FailureCode[]
  /** By the ids of the rules that speak, the worst that each says. */
  readonly onPypi: ReadonlyMap<string, Severity>
  readonly elsewhere: ReadonlyMap<string, Severity>
}

/** What the index holds of the project at hand, where that is more than an empty project. */
export interface Held extends Partial<Omit<ProjectHoldings, 'releases'>> {
  readonly files?: readonly Partial<HeldFile>[]
}

const RENDERS: Rendering = { state: 'judged', problems: [], olderProblems: [] }

const KINDS: readonly Severity[] = ['error', 'warning', 'note']

/**
 * Writes the files into a folder of their own, reads them as a run does, and applies every rule. `rendering` is what the
 * renderer says of each description that it is given.
 */
export async function judge(
  folder: TemporaryFolder,
  files: readonly BuiltFile[],
  held: Held = {},
  rendering: Rendering = RENDERS,
): Promise<Judgement> {
  const packagesDir = join(folder.path, 'dist')
  mkdirSync(packagesDir)
  try {
    const paths = files.map(({ filename, bytes }) => {
      const path = join(packagesDir, filename)
      writeFileSync(path, bytes)
      return path
    })
    const found: Record<Choice['treatedAs'], Finding[]> = { pypi: [], other: [] }
    const { distributions, failures } = await collect(paths, {
      packagesDir,
      digests: 'without-md5',
      displayPath: (path) => path,
      onContents: (distribution, contents) => {
        for (const treatedAs of ['pypi', 'other'] as const) {
          found[treatedAs].push(...checkContents(distribution, contents, choiceFor(treatedAs)))
        }
      },
    })
    const verdict = (treatedAs: Choice['treatedAs']): ReadonlyMap<string, Severity> => {
      const holdings = holdingsOf(distributions, held, treatedAs)
      const plan = planFrom(distributions, holdings, { existing: 'refuse', treatedAs })
      const sent = new Set(plan.filter(isSent).map(({ distribution }) => distribution))
      const choice = choiceFor(treatedAs)
      const renderings: Renderings = new Map(
        distributions
          .filter(({ metadata }) => descriptionToRender(metadata, choice) !== undefined)
          .map((distribution) => [distribution, rendering]),
      )
      const all = [...found[treatedAs], ...checkDistributions(distributions, holdings, renderings, choice)]
      all.forEach(assertApplied)
      return worstByRule(weighed(all, sent))
    }
    return { failures: failures.map(({ code }) => code), onPypi: verdict('pypi'), elsewhere: verdict('other') }
  } finally {
    rmSync(packagesDir, { recursive: true })
  }
}

function choiceFor(treatedAs: Choice['treatedAs']): Choice {
  return { depth: 'everything', ignored: new Set(), treatedAs }
}

/** A rule that throws is told as a warning, which here would pass for a verdict. */
function assertApplied({ rule, sentence }: Finding): void {
  if (sentence.startsWith('This rule could not be applied')) throw new Error(`${rule}: ${sentence}`)
}

function worstByRule(findings: readonly Finding[]): ReadonlyMap<string, Severity> {
  const worst = new Map<string, Severity>()
  for (const kind of KINDS) {
    for (const { rule, severity } of findings) if (severity === kind && !worst.has(rule)) worst.set(rule, kind)
  }
  return worst
}

/** PyPI tells its classifiers to whoever asks; of other indexes none is expected to. */
function holdingsOf(
  distributions: readonly Distribution[],
  { files = [], ...project }: Held,
  treatedAs: Choice['treatedAs'],
): Holdings {
  const heldFiles = files.map(
    (file): HeldFile => ({ filename: '', sha256: undefined, size: undefined, uploaded: undefined, ...file }),
  )
  const projects = new Map<string, ProjectHoldings>()
  for (const { metadata } of distributions) {
    const name = normalizeName(metadata.name)
    const releases = new Map(projects.get(name)?.releases).set(canonicalVersion(metadata.version) ?? metadata.version, {
      state: 'known',
      files: new Map(heldFiles.map((file) => [file.filename, file])),
    })
    projects.set(name, { existence: 'exists', status: undefined, totalBytes: 0, ...project, releases })
  }
  return { projects, classifiers: treatedAs === 'pypi' ? new Set(classifiers.valid) : undefined, readAt: new Date() }
}
