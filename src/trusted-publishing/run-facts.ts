/** What is known of the run beside its claims, for whoever looks for the cause of a refusal. */
export interface RunFacts {
  /** Such as `push` or `pull_request`; empty where the runner does not say. */
  readonly eventName: string
  /** Whose event it was. */
  readonly actor: string
  /** `https://github.com`, or the address of an enterprise's own server. */
  readonly serverUrl: string
  readonly fork: 'pull request from a fork' | 'run of a fork' | 'no fork'
}

/** A project of which this run has files. */
export interface ProjectAtStake {
  /** Normalised. */
  readonly name: string
  /** Whether the index has it, as far as it could be read. */
  readonly existence: 'exists' | 'absent' | 'unknown'
}
