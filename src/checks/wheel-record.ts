import type { Contents } from '../distribution/contents.ts'
import type { Distribution } from '../distribution/distribution.ts'
import { distInfoFolder } from '../distribution/filename.ts'
import { buildAgain } from './build-again.ts'
import { parseRecordPaths, type RecordPaths } from './record-paths.ts'
import type { ArchiveRule, Complaint } from './rule.ts'
import { someNames } from './some-names.ts'
import { specification } from './sources.ts'

const SOURCE = specification('Recording installed projects', 'recording-installed-packages')

export const wheelRecordRules: readonly ArchiveRule[] = [
  {
    id: 'record',
    title: 'A wheel has a RECORD: lines of comma-separated values in UTF-8, none of them empty.',
    source: SOURCE,
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'archive',
    check: badRecord,
  },
  {
    id: 'record-mismatch',
    title: "A wheel's RECORD lists what is in the wheel, and nothing else.",
    source: SOURCE,
    // PyPI takes the wheel, and tells the users of the project by email.
    refusedBy: 'nobody',
    appliesTo: 'every index',
    scope: 'archive',
    check: mismatches,
  },
]

function* badRecord(distribution: Distribution, { members, ...contents }: Contents): Generator<Complaint> {
  const { filename } = distribution
  if (filename.kind !== 'wheel' || contents.format !== 'zip') return
  const path = recordPath(distribution)
  if (!members.some(({ name }) => name === path)) {
    // Where the whole folder is missing, another rule says so.
    if (!members.some(({ name }) => name.startsWith(`${distInfoFolder(filename)}/`))) return
    yield { sentence: `It has no ${path}.`, hint: buildAgain(distribution) }
    return
  }
  const text = contents.texts.get(path)
  const parsed = text && recordPathsOf(text)
  if (parsed?.kind === 'flaw') yield { sentence: `Its RECORD ${parsed.what}.`, hint: buildAgain(distribution) }
}

function* mismatches(distribution: Distribution, contents: Contents): Generator<Complaint> {
  if (distribution.filename.kind !== 'wheel' || contents.format !== 'zip') return
  const path = recordPath(distribution)
  const text = contents.texts.get(path)
  const parsed = text && recordPathsOf(text)
  if (parsed?.kind !== 'paths') return
  const signatures = [`${path}.jws`, `${path}.p7s`]
  const names = new Set(
    contents.members.map(({ name }) => name).filter((name) => !/[/\\]$/.test(name) && !signatures.includes(name)),
  )
  const unlisted = [...names].filter((name) => !parsed.paths.has(name))
  const missing = [...parsed.paths].filter((name) => !names.has(name))
  if (unlisted.length > 0) {
    yield {
      sentence: `Its RECORD does not list ${someNames(unlisted)}.`,
      hint: 'PyPI takes it and sends an email about it. If something changed the wheel after it was built, “wheel unpack” and “wheel pack” write a new RECORD.',
    }
  }
  if (missing.length > 0) {
    yield {
      sentence: `Its RECORD lists ${someNames(missing)}, which ${missing.length === 1 ? 'is' : 'are'} not in the wheel.`,
      hint: 'PyPI takes it and sends an email about it. If something changed the wheel after it was built, “wheel unpack” and “wheel pack” write a new RECORD.',
    }
  }
}

/** What was read of a RECORD, as long as somebody holds it: two rules ask, and some have megabytes. */
const PARSED = new WeakMap<Buffer, RecordPaths>()

function recordPathsOf(text: Buffer): RecordPaths {
  const parsed = PARSED.get(text) ?? parseRecordPaths(text)
  PARSED.set(text, parsed)
  return parsed
}

function recordPath({ filename }: Distribution): string {
  return `${distInfoFolder(filename)}/RECORD`
}
