import type { Distribution } from './distribution/distribution.ts'

/**
 * What became of a distribution in this run. `failed` (we gave up) and `unconfirmed` (sent, and never heard what became
 * of it) are never success.
 */
export type OutcomeState = 'uploaded' | 'already-there' | 'skipped' | 'refused' | 'failed' | 'unconfirmed' | 'not-tried'

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
}

const SUCCESS: ReadonlySet<OutcomeState> = new Set(['uploaded', 'already-there', 'skipped'])

/** Whether every distribution is where it should be, or was left out on purpose. */
export function isSuccess({ outcomes }: Receipt): boolean {
  return outcomes.every(({ state }) => SUCCESS.has(state))
}

export function countOf({ outcomes }: Receipt, state: OutcomeState): number {
  return outcomes.filter((outcome) => outcome.state === state).length
}
