import type { Contents } from '../distribution/contents.ts'
import type { Distribution } from '../distribution/distribution.ts'
import type { Holdings } from '../holdings.ts'
import { classifierRules, hasClassifiersToConfirm } from './classifiers.ts'
import type { Finding, Severity } from './finding.ts'
import type { AttributedComplaint, Complaint, Rule } from './rule.ts'
import { RULES, RULES_OF_THE_UPLOAD } from './rules.ts'

export interface Choice {
  /** `upload`: only what speaks against sending a file at all. */
  readonly depth: 'everything' | 'upload'
  /** Ids of rules that are turned off. */
  readonly ignored: ReadonlySet<string>
  /** Whose rules are law: PyPI's own are elsewhere only worth a warning. */
  readonly treatedAs: 'pypi' | 'other'
}

/** Of one rule about one file: who has so many needs to see no more of them. */
const COMPLAINT_LIMIT = 20

/** Those of the ids that no rule bears. */
export function unknownRules(ids: Iterable<string>): readonly string[] {
  const known = new Set(RULES.map(({ id }) => id))
  return [...ids].filter((id) => !known.has(id))
}

/** Applies the rules about what is in an archive. To be called while it is being read, since nobody keeps that. */
export function checkContents(distribution: Distribution, contents: Contents, choice: Choice): readonly Finding[] {
  return chosen(choice).flatMap((rule) =>
    rule.scope === 'archive'
      ? findings(rule, choice, [distribution], () => attributed(distribution, rule.check(distribution, contents)))
      : [],
  )
}

/** Applies all other rules. Never throws, and takes time linear in the size of what it is given. */
export function checkDistributions(
  distributions: readonly Distribution[],
  holdings: Holdings,
  choice: Choice,
): readonly Finding[] {
  return chosen(choice).flatMap((rule) => {
    switch (rule.scope) {
      case 'distribution':
        return distributions.flatMap((distribution) =>
          findings(rule, choice, [distribution], () => attributed(distribution, rule.check(distribution))),
        )
      case 'batch':
        return findings(rule, choice, distributions, () => rule.check(distributions))
      case 'index':
        return findings(rule, choice, distributions, () => rule.check(distributions, holdings))
      case 'archive':
        return []
    }
  })
}

/** Whether the index's own list of classifiers would change a verdict. */
export function needsClassifiersOfIndex(distributions: readonly Distribution[], choice: Choice): boolean {
  const counts = chosen(choice).some((rule) => classifierRules.some(({ id }) => id === rule.id))
  return counts && hasClassifiersToConfirm(distributions)
}

function chosen({ depth, ignored, treatedAs }: Choice): readonly Rule[] {
  const rules = depth === 'everything' ? RULES : RULES_OF_THE_UPLOAD
  return rules.filter(({ id, appliesTo }) => !ignored.has(id) && (appliesTo === 'every index' || treatedAs === 'pypi'))
}

function findings(
  rule: Rule,
  choice: Choice,
  subjects: readonly Distribution[],
  complaints: () => Iterable<AttributedComplaint>,
): readonly Finding[] {
  const found: Finding[] = []
  const counts = new Map<Distribution, number>()
  const add = (distribution: Distribution, severity: Severity, sentence: string, hint?: string): void => {
    found.push({ rule: rule.id, severity, distribution, sentence, hint })
  }
  try {
    for (const complaint of complaints()) {
      const count = (counts.get(complaint.distribution) ?? 0) + 1
      counts.set(complaint.distribution, count)
      if (count > COMPLAINT_LIMIT) continue
      add(complaint.distribution, severityOf(rule, complaint, choice), complaint.sentence, complaint.hint)
    }
  } catch (error) {
    // A bug of ours must not stop a release: the index knows the rule as well.
    const [subject] = subjects
    const sentence = `This rule could not be applied, which is a mistake of the action: ${String(error)}`
    if (subject !== undefined) add(subject, 'warning', sentence, 'Please report it. The index decides meanwhile.')
  }
  for (const [distribution, count] of counts) {
    if (count > COMPLAINT_LIMIT) add(distribution, 'warning', `There are ${count - COMPLAINT_LIMIT} more of these.`)
  }
  return found
}

function* attributed(distribution: Distribution, complaints: Iterable<Complaint>): Generator<AttributedComplaint> {
  for (const complaint of complaints) yield { ...complaint, distribution }
}

function severityOf({ refusedBy }: Rule, { certainty }: Complaint, { treatedAs }: Choice): Severity {
  if (certainty === 'unsure' || refusedBy === 'nobody') return 'warning'
  return refusedBy === 'twine' || treatedAs === 'pypi' ? 'error' : 'warning'
}
