// The rules that every workflow keeps. What they mean for GitHub is checked by actionlint and zizmor.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'

const FOLDER = fileURLToPath(new URL('../.github/workflows/', import.meta.url))

interface Step {
  readonly name?: string
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}

interface Job {
  readonly name?: string
  readonly needs?: string | readonly string[]
  readonly if?: string
  readonly permissions?: Readonly<Record<string, string>>
  readonly 'timeout-minutes'?: number
  readonly steps: readonly Step[]
}

interface Workflow {
  readonly file: string
  readonly text: string
  readonly permissions?: unknown
  readonly concurrency?: { readonly group?: string }
  readonly jobs: Readonly<Record<string, Job>>
}

const workflows: readonly Workflow[] = readdirSync(FOLDER)
  .filter((file) => /\.ya?ml$/.test(file))
  .map((file) => {
    const text = readFileSync(`${FOLDER}${file}`, 'utf8')
    return { ...parse(text), file, text }
  })

const jobs = workflows.flatMap((workflow) =>
  Object.entries(workflow.jobs).map(([id, job]) => ({ title: `${workflow.file}: ${id}`, job })),
)
const steps = jobs.flatMap(({ title, job }) =>
  job.steps.map((step, index) => ({ title: `${title}: step ${index + 1}`, step })),
)
const lines = workflows.flatMap(({ file, text }) =>
  text
    .split('\n')
    .filter((line) => /^\s*(?:- )?uses:/.test(line))
    .map((line) => ({ title: `${file}: ${line.trim()}`, line })),
)

test('the workflows of the project are all there', () => {
  expect(workflows.map(({ file }) => file)).toEqual(
    expect.arrayContaining([
      'canary.yml',
      'ci.yml',
      'codeql.yml',
      'commit-dist.yml',
      'e2e.yml',
      'rebuild-dist.yml',
      'renderer-pins.yml',
      'release.yml',
      'scorecard.yml',
      'zizmor.yml',
    ]),
  )
})

describe.each(workflows.map((workflow) => ({ title: workflow.file, workflow })))('$title', ({ workflow }) => {
  test('grants nothing to a job that does not ask', () => {
    expect(workflow.permissions).toEqual({})
  })

  test('says what becomes of runs that overlap', () => {
    expect(workflow.concurrency?.group).toMatch(/./)
  })
})

describe.each(jobs)('$title', ({ job }) => {
  test('asks for the permissions it needs, by name', () => {
    expect(job.permissions).toBeInstanceOf(Object)
    for (const access of Object.values(job.permissions ?? {})) expect(['read', 'write']).toContain(access)
  })

  test('ends within the hour', () => {
    expect(job['timeout-minutes']).toBeGreaterThan(0)
    expect(job['timeout-minutes']).toBeLessThanOrEqual(60)
  })
})

test.each(lines)('$title is pinned by its commit, with the version beside it', ({ line }) => {
  expect(line).toMatch(/uses: (?:\.\/|[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/)
})

test('an action has one commit in all workflows', () => {
  const pins = new Map<string, Set<string>>()
  for (const { step } of steps) {
    const [action = '', commit] = step.uses?.split('@') ?? []
    // Every path of one repository, such as github/codeql-action/init, must be of the same commit.
    const repository = action.split('/').slice(0, 2).join('/')
    if (commit) pins.set(repository, (pins.get(repository) ?? new Set()).add(commit))
  }
  expect([...pins].filter(([, commits]) => commits.size > 1)).toEqual([])
})

test.each(steps.filter(({ step }) => step.uses?.startsWith('actions/checkout@')))(
  '$title leaves no token behind',
  ({ step }) => {
    expect(step.with?.['persist-credentials']).toBe(false)
  },
)

test.each(steps.filter(({ step }) => step.run !== undefined))('$title gets values through env only', ({ step }) => {
  expect(step.run).not.toContain('${{')
})

describe.each([
  ['ci.yml', 'all-green'],
  ['e2e.yml', 'e2e-green'],
])('the gate of %s', (file, gate) => {
  const all = workflows.find((workflow) => workflow.file === file)?.jobs ?? {}

  test('waits for every other job', () => {
    const others = Object.keys(all).filter((id) => id !== gate)
    expect([all[gate]?.needs].flat().sort()).toEqual(others.sort())
  })

  test('runs whatever happened, since a skipped check counts as passed', () => {
    expect(all[gate]?.if).toMatch(/^\$\{\{ always\(\) \}\}$/)
  })

  test('has the name that branch protection and release.yml know', () => {
    expect(all[gate]?.name).toBe(gate)
    expect(workflows.find((workflow) => workflow.file === 'release.yml')?.text).toContain(gate)
  })
})
