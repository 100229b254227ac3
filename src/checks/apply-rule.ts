import type { Distribution } from '../distribution/distribution.ts'
import type { Finding, Severity } from './finding.ts'
import type { AttributedComplaint, Complaint, Rule } from './rule.ts'

/** Of one rule about one file: who has so many needs to see no more of them. */
const COMPLAINT_LIMIT = 20

type Judged = Pick<Rule, 'id' | 'refusedBy'>

/** Turns what a rule has against one distribution into findings. */
export function findingsAbout(
  distribution: Distribution,
  rule: Judged,
  treatedAs: 'pypi' | 'other',
  check: () => Iterable<Complaint>,
): readonly Finding[] {
  return findingsAmong([distribution], rule, treatedAs, function* () {
    for (const complaint of check()) yield { ...complaint, distribution }
  })
}

/** Turns what a rule has against some of the distributions into findings. */
export function findingsAmong(
  distributions: readonly Distribution[],
  rule: Judged,
  treatedAs: 'pypi' | 'other',
  check: () => Iterable<AttributedComplaint>,
): readonly Finding[] {
  const found: Finding[] = []
  const kept = new Map<Distribution, number>()
  const left = new Map<Distribution, Severity[]>()
  const add = (distribution: Distribution, severity: Severity, sentence: string, hint?: string): void => {
    found.push({ rule: rule.id, severity, distribution, sentence, hint })
  }
  try {
    for (const { distribution, sentence, hint, certainty } of check()) {
      const severity = severityOf(rule, certainty, treatedAs)
      const count = kept.get(distribution) ?? 0
      if (count < COMPLAINT_LIMIT) {
        kept.set(distribution, count + 1)
        add(distribution, severity, sentence, hint)
      } else {
        const others = left.get(distribution)
        if (others === undefined) left.set(distribution, [severity])
        else others.push(severity)
      }
    }
  } catch (error) {
    // A bug of ours must not stop a release: the index knows the rule as well.
    const [subject] = distributions
    const sentence = `This rule could not be applied, which is a mistake of the action: ${String(error)}`
    if (subject !== undefined) add(subject, 'warning', sentence, 'Please report it. The index decides meanwhile.')
  }
  for (const [distribution, severities] of left) {
    const worst = severities.includes('error') ? 'error' : 'warning'
    add(distribution, worst, `There are ${severities.length} more of these.`)
  }
  return found
}

function severityOf({ refusedBy }: Judged, certainty: Complaint['certainty'], treatedAs: 'pypi' | 'other'): Severity {
  if (certainty === 'unsure' || refusedBy === 'nobody') return 'warning'
  return refusedBy === 'twine' || treatedAs === 'pypi' ? 'error' : 'warning'
}
