import type { Distribution } from '../distribution/distribution.ts'
import { quoted } from '../grammar/quoted.ts'
import type { Holdings } from '../holdings.ts'
import { closestSpelling } from './closest-spelling.ts'
import list from './data/classifiers.json' with { type: 'json' }
import type { AttributedComplaint, Complaint, IndexRule } from './rule.ts'
import { sentValues } from './sent-values.ts'
import { warehouse } from './sources.ts'

const VALID: ReadonlySet<string> = new Set(list.valid)
const DEPRECATED: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(list.deprecated))
/** Kept free for projects that must never be uploaded (trove-classifiers). */
const NEVER_VALID = 'Private ::'
/** Of one distribution: a near miss is looked for among all classifiers, and nobody reads more. */
const LOOKED_FOR = 20

export const classifierRules: readonly IndexRule[] = [
  {
    id: 'classifier',
    title: 'Every Classifier is one that the index knows, in exactly its spelling.',
    source: warehouse('warehouse/forklift/metadata.py'),
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'index',
    check: unknownClassifiers,
  },
]

/**
 * Whether there are classifiers that only the index's own list can tell about: new ones come every month, so the list
 * at hand ages.
 */
export function hasClassifiersToConfirm(distributions: readonly Distribution[]): boolean {
  return distributions.some((distribution) =>
    classifiersOf(distribution).some((classifier) => !isNeverValid(classifier) && !VALID.has(classifier)),
  )
}

function* unknownClassifiers(
  distributions: readonly Distribution[],
  { classifiers: known }: Holdings,
): Generator<AttributedComplaint> {
  for (const distribution of distributions) {
    const missing = classifiersOf(distribution).filter((classifier) => !(known ?? VALID).has(classifier))
    for (const [index, classifier] of missing.entries()) {
      const isSure = known !== undefined || isNeverValid(classifier)
      yield {
        distribution,
        ...complaintAbout(classifier, index < LOOKED_FOR ? (known ?? VALID) : []),
        ...(!isSure && { certainty: 'unsure' }),
      }
    }
  }
}

function classifiersOf({ metadata }: Distribution): readonly string[] {
  return [...new Set(sentValues(metadata, 'Classifier'))]
}

function isNeverValid(classifier: string): boolean {
  return classifier.startsWith(NEVER_VALID)
}

function complaintAbout(classifier: string, candidates: Iterable<string>): Complaint {
  if (isNeverValid(classifier)) {
    return {
      sentence: `Classifier ${quoted(classifier)} keeps the distribution from being published: PyPI does not take it.`,
      hint: 'Take it out of the project if it is meant to be published.',
    }
  }
  const replacements = DEPRECATED.get(classifier)
  if (replacements !== undefined) {
    return {
      sentence: `Classifier ${quoted(classifier)} is deprecated.`,
      hint: replacements.length === 0 ? 'Leave it out.' : `Write ${replacements.map(quoted).join(' or ')} instead.`,
    }
  }
  const closest = closestSpelling(classifier, candidates)
  return {
    sentence: `Classifier ${quoted(classifier)} is not on the list of classifiers.`,
    hint:
      closest === undefined
        ? 'Choose one of https://pypi.org/classifiers/, or leave it out.'
        : `Write ${quoted(closest)}, or choose another of https://pypi.org/classifiers/.`,
  }
}
