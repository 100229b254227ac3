import { describe, expect, test } from '@jest/globals'
import { indexHoldingsRules } from '../../src/checks/index-holdings.ts'
import { projectHoldingsRules } from '../../src/checks/project-holdings.ts'
import type { Distribution } from '../../src/distribution/distribution.ts'
import type { HeldFile, Holdings, ProjectHoldings } from '../../src/holdings.ts'
import { distributionWith } from '../support/distribution.ts'
import { minimalMetadata } from '../support/wheel.ts'

const NOW = new Date('2026-06-15T12:00:00Z')
const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS
const GIBIBYTE = 1024 ** 3
const WHEEL = distributionWith()
const SDIST = distributionWith({ filename: 'foo-1.0.tar.gz' })

/** A file of the index: one that a distribution at hand is, or of another name or other bytes. */
function held(filename: string, file: Partial<HeldFile> = {}): HeldFile {
  return { filename, sha256: '0'.repeat(64), size: 1_000, uploaded: undefined, ...file }
}

function heldAs({ filename, digests }: Distribution, file: Partial<HeldFile> = {}): HeldFile {
  return held(filename.basename, { sha256: digests.sha256, ...file })
}

interface Project extends Partial<Omit<ProjectHoldings, 'releases'>> {
  readonly files?: readonly HeldFile[]
}

function holdingsOf({ files = [], ...facts }: Project, name = 'foo'): Holdings {
  const project: ProjectHoldings = {
    existence: 'exists',
    status: undefined,
    totalBytes: undefined,
    ...facts,
    releases: new Map([['1', { state: 'known', files: new Map(files.map((file) => [file.filename, file])) }]]),
  }
  return { projects: new Map([[name, project]]), classifiers: undefined, readAt: NOW }
}

function verdicts(distributions: readonly Distribution[], holdings: Holdings): readonly string[] {
  return [...indexHoldingsRules, ...projectHoldingsRules].flatMap((rule) =>
    [...rule.check(distributions, holdings)].map(
      ({ distribution, certainty }) =>
        `${rule.id}${certainty === 'unsure' ? '?' : ''} ${distribution.filename.basename}`,
    ),
  )
}

describe('a file', () => {
  test('is fine where nothing is held, the release is not known or the project was not asked for', () => {
    expect(verdicts([WHEEL, SDIST], holdingsOf({}))).toEqual([])
    const unknown: ProjectHoldings = {
      existence: 'unknown',
      status: undefined,
      totalBytes: undefined,
      releases: new Map([['1', { state: 'unknown', reason: 'It timed out.' }]]),
    }
    expect(verdicts([WHEEL], { projects: new Map([['foo', unknown]]), classifiers: undefined, readAt: NOW })).toEqual(
      [],
    )
    expect(verdicts([WHEEL], { projects: new Map(), classifiers: undefined, readAt: NOW })).toEqual([])
  })

  test('is fine where the index holds just that, however long', () => {
    expect(verdicts([WHEEL], holdingsOf({ files: [heldAs(WHEEL, { uploaded: new Date(0) })] }))).toEqual([])
  })

  test('has no name that the index holds with other bytes', () => {
    expect(verdicts([WHEEL], holdingsOf({ files: [held('foo-1.0-py3-none-any.whl')] }))).toEqual([
      'name-taken foo-1.0-py3-none-any.whl',
    ])
  })

  test('may be the one that is held, where the index tells no digest', () => {
    expect(verdicts([WHEEL], holdingsOf({ files: [held('foo-1.0-py3-none-any.whl', { sha256: undefined })] }))).toEqual(
      [],
    )
  })
})

describe('bytes', () => {
  const copy = distributionWith({ filename: 'foo-1.0-py2-none-any.whl', content: 'foo-1.0-py3-none-any.whl' })

  test('are those of one file of the run', () => {
    expect(verdicts([WHEEL, copy], holdingsOf({}))).toEqual(['same-bytes foo-1.0-py2-none-any.whl'])
  })

  test('are those of no other file that is held', () => {
    expect(verdicts([copy], holdingsOf({ files: [heldAs(WHEEL)] }))).toEqual(['same-bytes foo-1.0-py2-none-any.whl'])
    expect(verdicts([WHEEL, copy], holdingsOf({ files: [heldAs(WHEEL)] }))).toEqual([
      'same-bytes foo-1.0-py2-none-any.whl',
    ])
  })
})

describe('an sdist', () => {
  const zip = distributionWith({ filename: 'foo-1.0.zip' })
  const longer = distributionWith({ filename: 'foo-1.0.0.tar.gz', metadata: minimalMetadata('Foo', '1.0.0') })
  const next = distributionWith({ filename: 'foo-1.1.tar.gz', metadata: minimalMetadata('foo', '1.1') })

  test('is the only one of its release in the run', () => {
    expect(verdicts([SDIST, next, WHEEL], holdingsOf({}))).toEqual([])
    expect(verdicts([SDIST, zip], holdingsOf({}))).toEqual(['one-sdist foo-1.0.zip'])
    expect(verdicts([SDIST, longer], holdingsOf({}))).toEqual(['one-sdist foo-1.0.0.tar.gz'])
  })

  test('is the only one of its release on the index', () => {
    expect(verdicts([SDIST], holdingsOf({ files: [held('Foo-1.0.zip')] }))).toEqual(['one-sdist foo-1.0.tar.gz'])
    expect(verdicts([SDIST, zip], holdingsOf({ files: [heldAs(SDIST)] }))).toEqual(['one-sdist foo-1.0.zip'])
    expect(verdicts([zip, SDIST], holdingsOf({ files: [heldAs(SDIST)] }))).toEqual(['one-sdist foo-1.0.zip'])
  })

  test.each(['foo-1.0-py3-none-any.whl', 'foo-1.0.linux-x86_64.tar.gz', 'foo-1.0.win32.exe', 'foo-1.0-py2.7.egg'])(
    'may join other files: %s',
    (filename) => {
      expect(verdicts([SDIST], holdingsOf({ files: [held(filename)] }))).toEqual([])
    },
  )
})

describe('a release', () => {
  const since = (ageMs: number, file: Partial<HeldFile> = {}): Holdings =>
    holdingsOf({
      files: [
        heldAs(SDIST, { uploaded: new Date(NOW.getTime() - ageMs), ...file }),
        held('foo-1.0-py2-none-any.whl', { uploaded: NOW }),
      ],
    })

  test.each<readonly [string, number, readonly string[]]>([
    ['13 days', 13 * DAY_MS, []],
    ['14 days less an hour and a second', 14 * DAY_MS - HOUR_MS - 1_000, []],
    ['14 days less a minute', 14 * DAY_MS - 60_000, ['release-age? foo-1.0-py3-none-any.whl']],
    ['14 days and an hour', 14 * DAY_MS + HOUR_MS, ['release-age? foo-1.0-py3-none-any.whl']],
    ['14 days, an hour and a second', 14 * DAY_MS + HOUR_MS + 1_000, ['release-age foo-1.0-py3-none-any.whl']],
    ['a year', 365 * DAY_MS, ['release-age foo-1.0-py3-none-any.whl']],
  ])('whose first file is %s old: %j', (_, ageMs, expected) => {
    expect(verdicts([WHEEL, SDIST], since(ageMs))).toEqual(expected)
  })

  test('is only warned of where a cache may have kept the answer while the release was deleted', () => {
    const { projects, ...others } = since(365 * DAY_MS)
    const [[name, project] = []] = [...projects]
    const [[key, release] = []] = [...(project?.releases ?? [])]
    if (name === undefined || project === undefined || key === undefined || release?.state !== 'known')
      throw new Error()
    const aged = { ...project, releases: new Map([[key, { ...release, freshness: 'aged' as const }]]) }
    expect(verdicts([WHEEL], { ...others, projects: new Map([[name, aged]]) })).toEqual([
      'release-age? foo-1.0-py3-none-any.whl',
    ])
  })

  test('is of no age where the index tells no date', () => {
    expect(verdicts([WHEEL], holdingsOf({ files: [heldAs(SDIST)] }))).toEqual([])
  })
})

describe('a project', () => {
  test.each([
    ['archived', 'fresh', ['project-status foo-1.0-py3-none-any.whl', 'project-status foo-1.0.tar.gz']],
    ['archived', 'aged', ['project-status? foo-1.0-py3-none-any.whl', 'project-status? foo-1.0.tar.gz']],
    ['quarantined', 'fresh', ['project-status? foo-1.0-py3-none-any.whl', 'project-status? foo-1.0.tar.gz']],
    ['active', 'fresh', []],
    ['deprecated', 'fresh', []],
    ['sleeping', 'fresh', []],
  ] as const)('that is %s, by an answer that is %s', (word, freshness, expected) => {
    expect(verdicts([WHEEL, SDIST], holdingsOf({ status: { word, freshness } }))).toEqual(expected)
  })

  test('whatever it is, does not matter to files that are there', () => {
    expect(
      verdicts([WHEEL], holdingsOf({ status: { word: 'archived', freshness: 'fresh' }, files: [heldAs(WHEEL)] })),
    ).toEqual([])
  })

  test.each<readonly [string, number | undefined, readonly string[]]>([
    ['just below the limit', 10 * GIBIBYTE - 2_000, []],
    ['just beyond it with the new files', 10 * GIBIBYTE - 1_999, ['project-size foo-1.0-py3-none-any.whl']],
    ['beyond it already, which was granted', 10 * GIBIBYTE + 1, []],
    ['not told', undefined, []],
  ])('whose size is %s', (_, totalBytes, expected) => {
    expect(verdicts([WHEEL, SDIST], holdingsOf({ totalBytes }))).toEqual(expected)
  })

  test('does not grow by files that it has', () => {
    expect(verdicts([WHEEL, SDIST], holdingsOf({ totalBytes: 10 * GIBIBYTE - 1_000, files: [heldAs(SDIST)] }))).toEqual(
      [],
    )
  })

  test.each<readonly [string, ProjectHoldings['existence'], readonly string[]]>([
    ['tomllib', 'absent', ['standard-library-name? foo-1.0-py3-none-any.whl']],
    ['XML.dom', 'absent', ['standard-library-name? foo-1.0-py3-none-any.whl']],
    ['__main__', 'absent', []],
    ['main', 'absent', ['standard-library-name? foo-1.0-py3-none-any.whl']],
    ['future', 'exists', []],
    ['tomllib', 'unknown', []],
    ['tomli', 'absent', []],
  ])('named %s that is %s', (name, existence, expected) => {
    const distribution = distributionWith({ metadata: minimalMetadata(name, '1.0') })
    const normalized = name.toLowerCase().replace('.', '-')
    expect(verdicts([distribution], holdingsOf({ existence }, normalized))).toEqual(expected)
  })
})
