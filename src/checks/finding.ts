import type { Distribution } from '../distribution/distribution.ts'

/** `error`: the index would surely refuse the file. `note`: it would, or might, if the file were sent; it is not. */
export type Severity = 'error' | 'warning' | 'note'

/** What a rule found out about a distribution. */
export interface Finding {
  /** The rule's id. */
  readonly rule: string
  readonly severity: Severity
  readonly distribution: Distribution
  readonly sentence: string
  readonly hint: string | undefined
}

/** What was found about files that are not sent turns into notes: whatever is wrong with them, nobody refuses them. */
export function weighed(findings: readonly Finding[], sent: ReadonlySet<Distribution>): readonly Finding[] {
  return findings.map((finding) => (sent.has(finding.distribution) ? finding : { ...finding, severity: 'note' }))
}
