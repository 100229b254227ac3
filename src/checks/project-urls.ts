import type { FieldName } from '../distribution/core-metadata-fields.ts'
import type { Distribution } from '../distribution/distribution.ts'
import { quoted } from '../grammar/quoted.ts'
import { urlFlaw } from '../grammar/url.ts'
import { flawedValue } from './flawed-value.ts'
import type { Complaint, DistributionRule } from './rule.ts'
import { sentValue } from './sent-values.ts'
import { warehouse } from './sources.ts'

const SECOND_PASS = warehouse('warehouse/forklift/metadata.py')
/** In code points. */
const LONGEST_LABEL = 32
const HINT = 'Write the whole URL, with https:// or http:// before it.'

export const projectUrlRules: readonly DistributionRule[] = [
  {
    id: 'project-url',
    title: `Every Project-URL is a label of at most ${LONGEST_LABEL} characters, a comma and a web address.`,
    source: SECOND_PASS,
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'distribution',
    check: projectUrls,
  },
  urlRule('home-page', 'Home-Page'),
  urlRule('download-url', 'Download-URL'),
]

function urlRule(id: string, field: FieldName): DistributionRule {
  return {
    id,
    title: `${field} is a web address.`,
    source: SECOND_PASS,
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'distribution',
    check: ({ metadata }) => {
      const value = sentValue(metadata, field)
      const flaw = value === undefined ? undefined : urlFlaw(value)
      return value === undefined || flaw === undefined ? [] : [flawedValue(field, flaw, HINT)]
    },
  }
}

function* projectUrls({ metadata }: Distribution): Generator<Complaint> {
  for (const [label, url] of metadata.projectUrls) {
    const flaw = urlFlaw(url)
    if (label === '') {
      yield {
        sentence: `The Project-URL ${quoted(url)} has no label.`,
        hint: 'Write a label before it, such as Homepage.',
      }
    } else if (isLongerThan(label, LONGEST_LABEL)) {
      yield {
        sentence: `The label ${quoted(label)} of a Project-URL is longer than ${LONGEST_LABEL} characters.`,
        hint: url === '' ? 'Write a comma between the label and the URL.' : 'Shorten it.',
      }
    } else if (url === '') {
      yield {
        sentence: `The Project-URL ${quoted(label)} has no URL.`,
        hint: 'Write the URL after the label and a comma.',
      }
    } else if (flaw !== undefined) yield flawedValue('Project-URL', flaw, HINT)
  }
}

function isLongerThan(text: string, codePoints: number): boolean {
  return text.length > codePoints && [...text.slice(0, 2 * codePoints + 1)].length > codePoints
}
