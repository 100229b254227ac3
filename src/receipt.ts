import type { Distribution } from './distribution/distribution.ts'
import type { Serving } from './ports.ts'

/**
 * What became of a distribution in this run. `failed` (we gave up) and `unconfirmed` (sent, and never heard what became
 * of it) are never success.
 */
export type OutcomeState =
  | 'uploaded'
  | 'already-there'
  | 'skipped'
  | 'refused'
  | 'failed'
  | 'unconfirmed'
  | 'not-tried'
  /** In a rehearsal: nothing that is known speaks against it. */
  | 'would-upload'

/** What became of one attestation that went with a file. */
export interface AttestationRecord {
  readonly predicateType: string
  /** Its number in the transparency log, in decimal. */
  readonly logIndex: string
  /** Where anybody can look at the entry, where it is in Sigstore's public log. */
  readonly url: string | undefined
  /** Whether the index really has it: it drops those of a file that it had already. */
  readonly state: 'held' | 'not held' | 'unknown'
}

export interface Outcome {
  readonly distribution: Distribution
  readonly state: OutcomeState
  /** The index's own words, or ours. */
  readonly reason?: string | undefined
  readonly hint?: string | undefined
  /** Of a file of this name that the index holds, where it is told and is another than ours. */
  readonly heldSha256?: string | undefined
  /** How often it was sent, or begun to be sent. */
  readonly attempts: number
  readonly elapsedMs: number
  /** Of a file that was uploaded with any. */
  readonly attestations?: readonly AttestationRecord[]
}

export interface Release {
  readonly name: string
  readonly version: string
  /** The page for people; absent for an index whose pages we do not know. */
  readonly url: string | undefined
}

/** Everything that a run did. The log's last lines, the outputs and the job summary are renderings of it. */
export interface Receipt {
  readonly indexTitle: string
  readonly outcomes: readonly Outcome[]
  /** Those to which the outcomes belong, in their order. */
  readonly releases: readonly Release[]
  /** Why files went without attestations although they were asked for, as a sentence. */
  readonly unattested?: string | undefined
  /** Whether installers find what was uploaded, where that was waited for. */
  readonly serving?: Serving | undefined
  /** What was not rehearsed although a run would do it, as sentences; absent where the run was none. */
  readonly leftOut?: readonly string[] | undefined
}

const SETTLED: ReadonlySet<OutcomeState> = new Set(['uploaded', 'already-there', 'skipped', 'would-upload'])

/** Whether a distribution is where it should be, or was left out on purpose. */
export function isSettled({ state }: Outcome): boolean {
  return SETTLED.has(state)
}

/** Whether a run publishes, or is a rehearsal that ends before its first effect, or just after the exchange of tokens. */
export type Mode = 'publish' | 'rehearse' | 'rehearse with exchange'

/** What came of a run, in a word for those who act on it. */
export type Result =
  /** All is there, and some of it is new. */
  | 'published'
  /** All was there, or was left out. */
  | 'unchanged'
  /** Not everything is there, as far as is known. */
  | 'incomplete'
  /** It was a rehearsal, and nothing speaks against the release. */
  | 'rehearsed'

export function resultOf(receipt: Receipt): Result {
  if (!receipt.outcomes.every(isSettled)) return 'incomplete'
  if (receipt.leftOut !== undefined) return 'rehearsed'
  return countOf(receipt, 'uploaded') > 0 ? 'published' : 'unchanged'
}

export function countOf({ outcomes }: Receipt, state: OutcomeState): number {
  return outcomes.filter((outcome) => outcome.state === state).length
}
