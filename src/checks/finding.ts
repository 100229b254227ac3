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
