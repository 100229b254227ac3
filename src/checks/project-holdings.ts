import type { Distribution } from '../distribution/distribution.ts'
import { quoted } from '../grammar/quoted.ts'
import type { Holdings, ProjectHoldings } from '../holdings.ts'
import { groupedBy, releasesIn } from '../releases.ts'
import modules from './data/stdlib-names.json' with { type: 'json' }
import { newIn } from './held-files.ts'
import type { AttributedComplaint, IndexRule } from './rule.ts'
import { warehouse } from './sources.ts'

const GIBIBYTE = 1024 ** 3
const LIMIT_BYTES = 10 * GIBIBYTE
const MODULES: ReadonlySet<string> = new Set(modules.names)

export const projectHoldingsRules: readonly IndexRule[] = [
  {
    id: 'project-status',
    title: 'The project is neither archived nor in quarantine.',
    source: {
      title: 'Project status markers',
      url: 'https://packaging.python.org/en/latest/specifications/project-status-markers/',
    },
    refusedBy: 'pypi',
    appliesTo: 'PyPI',
    scope: 'index',
    check: (distributions, holdings) =>
      projectsWithNewFiles(distributions, holdings).flatMap((project) => [...closedProject(project)]),
  },
  {
    id: 'project-size',
    title: 'The files of a project have at most 10 GiB together, unless PyPI has granted it more.',
    source: { title: 'PyPI, storage limits', url: 'https://docs.pypi.org/project-management/storage-limits/' },
    // Nothing public tells what was granted.
    refusedBy: 'nobody',
    appliesTo: 'PyPI',
    scope: 'index',
    check: (distributions, holdings) =>
      projectsWithNewFiles(distributions, holdings).flatMap((project) => [...tooLarge(project)]),
  },
  {
    id: 'standard-library-name',
    title: 'A new project has not the name of a module of Python’s standard library.',
    source: warehouse('warehouse/packaging/services.py'),
    refusedBy: 'pypi',
    appliesTo: 'PyPI',
    scope: 'index',
    check: (distributions, holdings) =>
      projectsWithNewFiles(distributions, holdings).flatMap((project) => [...nameOfModule(project)]),
  },
]

/** A project that files of the run are new to. */
interface Receiver {
  /** Normalised. */
  readonly name: string
  readonly first: Distribution
  readonly others: readonly Distribution[]
  readonly held: ProjectHoldings
}

function projectsWithNewFiles(distributions: readonly Distribution[], holdings: Holdings): readonly Receiver[] {
  const byProject = groupedBy(releasesIn(distributions), ({ project }) => project)
  return [...byProject].flatMap(([name, releases]) => {
    const [first, ...others] = releases.flatMap((release) => newIn(release, holdings))
    const held = holdings.projects.get(name)
    return first === undefined || held === undefined ? [] : [{ name, first, others, held }]
  })
}

function* closedProject({ name, first, others, held: { status } }: Receiver): Generator<AttributedComplaint> {
  for (const distribution of [first, ...others]) {
    if (status?.word === 'archived') {
      yield {
        distribution,
        sentence: `The project ${quoted(name)} is archived, and takes no new files.`,
        hint: 'An owner can unarchive it in its settings on PyPI.',
        ...(status.freshness === 'aged' && { certainty: 'unsure' }),
      }
    } else if (status?.word === 'quarantined') {
      yield {
        distribution,
        sentence: `The project ${quoted(name)} is in quarantine: PyPI takes nothing for it from trusted publishers, and shows nobody its files.`,
        hint: 'Look for mail from PyPI’s administrators, or ask them.',
        // A maintainer’s token may still upload.
        certainty: 'unsure',
      }
    }
  }
}

function* tooLarge({ name, first, others, held: { totalBytes } }: Receiver): Generator<AttributedComplaint> {
  // Who has more than that already was granted it.
  if (totalBytes === undefined || totalBytes > LIMIT_BYTES) return
  const total = [first, ...others].reduce((sum, { size }) => sum + size, totalBytes)
  if (total <= LIMIT_BYTES) return
  yield {
    distribution: first,
    sentence: `With the new files, the project ${quoted(name)} has ${(total / GIBIBYTE).toFixed(2)} GiB, where PyPI takes 10 GiB unless it has granted more.`,
    hint: 'If it has not, delete old files that nobody needs, or ask for a higher limit first (https://docs.pypi.org/project-management/storage-limits/).',
  }
}

function* nameOfModule({ name, first, held: { existence } }: Receiver): Generator<AttributedComplaint> {
  if (existence !== 'absent' || !MODULES.has(name)) return
  yield {
    distribution: first,
    sentence: `${quoted(name)} is the name of a module of Python’s standard library, and PyPI creates no project of such a name.`,
    hint: 'Give the project another name.',
    // The list ages, and an answer that there is no such project may have, too.
    certainty: 'unsure',
  }
}
