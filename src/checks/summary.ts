import type { Distribution } from '../distribution/distribution.ts'
import { quoted } from '../grammar/quoted.ts'
import type { Complaint, DistributionRule } from './rule.ts'
import { sentValue } from './sent-values.ts'
import { specification, warehouse } from './sources.ts'

/** In code points. */
const LONGEST = 512
/** Beside the line feed, which every version of packaging minds, what 26.3 and later take for the end of a line. */
const NEWER_LINE_BREAK = /[\r\v\f\x1c-\x1e\x85\u2028\u2029]/

export const summaryRules: readonly DistributionRule[] = [
  {
    id: 'summary',
    title: 'Summary is one line.',
    source: specification('Core metadata', 'core-metadata'),
    refusedBy: 'twine',
    appliesTo: 'every index',
    scope: 'distribution',
    check: severalLines,
  },
  {
    id: 'summary-length',
    title: `Summary has at most ${LONGEST} characters.`,
    source: warehouse('warehouse/forklift/metadata.py'),
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'distribution',
    check: tooLong,
  },
]

function* severalLines({ metadata }: Distribution): Generator<Complaint> {
  const summary = sentValue(metadata, 'Summary') ?? ''
  const hint = 'Write the description of the project, in pyproject.toml, in one line.'
  if (summary.includes('\n')) {
    yield { sentence: `Summary ${quoted(summary)} goes over several lines.`, hint }
  } else if (NEWER_LINE_BREAK.test(summary)) {
    yield {
      sentence:
        `Summary ${quoted(summary)} contains an unusual line break. ` +
        'PyPI takes it with packaging 26.2, but will refuse it with 26.3.',
      hint,
      certainty: 'unsure',
    }
  }
}

function* tooLong({ metadata }: Distribution): Generator<Complaint> {
  const summary = sentValue(metadata, 'Summary') ?? ''
  if (summary.length <= LONGEST) return
  const length = [...summary].length
  if (length <= LONGEST) return
  yield {
    sentence: `Summary ${quoted(summary)} has ${length} characters; ${LONGEST} are allowed.`,
    hint: 'Shorten the description of the project in pyproject.toml; the long one belongs into its readme.',
  }
}
