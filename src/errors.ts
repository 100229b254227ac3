/** Every way in which a run can end badly that is not a bug. `docs/errors.md` has an entry for each. */
export type FailureCode =
  | 'INPUT_INVALID'
  | 'INPUT_CONFLICT'
  | 'DIST_NONE_FOUND'
  | 'DIST_UNREADABLE'
  | 'DIST_CHANGED'
  | 'DIST_FILENAME'
  | 'DIST_FORMAT'
  | 'DIST_ARCHIVE'
  | 'DIST_METADATA'
  | 'DIST_CONFLICT'
  | 'VERSION_UNEXPECTED'
  | 'FILES_MISSING'
  | 'CHECKS_FAILED'
  | 'IDENTITY_NOT_PERMITTED'
  | 'IDENTITY_UNAVAILABLE'
  | 'IDENTITY_AUDIENCE'
  | 'IDENTITY_REFUSED'
  | 'INDEX_NO_TRUSTED_PUBLISHING'
  | 'INDEX_REDIRECTED'
  | 'INDEX_UNEXPECTED'
  | 'SIGSTORE_UNAVAILABLE'
  | 'SIGSTORE_REFUSED'
  | 'SIGSTORE_UNEXPECTED'
  | 'NETWORK_TIMEOUT'
  | 'NETWORK_UNREACHABLE'
  | 'NETWORK_ANSWER'
  | 'NETWORK_UNTRUSTED'
  | 'NETWORK_PROXY'
  | 'CANCELLED'

/** Something to look closer at. Its text may come from anywhere: whoever shows it makes it safe. */
export type Detail =
  | { readonly kind: 'list'; readonly title: string; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly title: string; readonly rows: readonly (readonly [string, string])[] }
  /** Lines to be taken over as they stand. */
  | { readonly kind: 'code'; readonly title: string; readonly lines: readonly string[] }
  | { readonly kind: 'link'; readonly title: string; readonly url: string }

export interface FailureOptions {
  /** What to do next, in full sentences. */
  readonly hint?: string | undefined
  /** The file that it is about, as the user knows it. */
  readonly file?: string | undefined
  /** For whoever wants to look closer, such as the claims of an ID token. */
  readonly details?: readonly Detail[]
  readonly cause?: unknown
}

/**
 * A mishap that we understand: a closed code, one sentence for the user that ends with a full stop, and what to do
 * about it. Anything else that is thrown is a bug of ours.
 */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly code: FailureCode
  readonly hint: string | undefined
  readonly file: string | undefined
  readonly details: readonly Detail[]

  constructor(code: FailureCode, message: string, { hint, file, details = [], cause }: FailureOptions = {}) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    this.hint = hint
    this.file = file
    this.details = details
  }
}

/** Several failures that were found in one go, so that the user can mend them in one go. */
export class Failures extends Error {
  override readonly name = 'Failures'
  readonly failures: readonly Failure[]

  constructor(failures: readonly Failure[]) {
    super(failures.map(({ message }) => message).join('\n'))
    this.failures = failures
  }
}

/** The failures in what was thrown; a bug of ours is none and is thrown again. */
export function failuresIn(error: unknown): readonly Failure[] {
  if (error instanceof Failures) return error.failures
  if (error instanceof Failure) return [error]
  throw error
}

/** What ends whatever is still to be done when the job is cancelled. */
export function cancelled(): Failure {
  return new Failure('CANCELLED', 'The job was cancelled.', {
    hint: 'Run the job again to publish what is missing: it looks first at what the index has.',
  })
}
