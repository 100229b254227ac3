import type { Distribution } from './distribution/distribution.ts'
import { cancelled, Failure } from './errors.ts'
import { Pool } from './pool.ts'
import type { Clock, UploadAnswer, UploadObserver } from './ports.ts'
import { isSettled, type Outcome } from './receipt.ts'
import { groupedBy, releasesIn } from './releases.ts'

export interface UploadOptions {
  /** How many may be under way at once. */
  readonly concurrency: number
  /** What becomes of a distribution whose name the index turns out to hold. */
  readonly existing: 'refuse' | 'skip'
  /** From then on nothing new is begun. */
  readonly cancellation: AbortSignal
  readonly clock: Clock
  send(distribution: Distribution, observer: UploadObserver): Promise<UploadAnswer>
  tell(outcome: Outcome): void
  /** So many bytes of a distribution have left in the attempt that is under way. */
  progress(distribution: Distribution, sentBytes: number): void
}

/**
 * Uploads distributions, wheels before sdists and by name. The first of a release goes alone, since it creates the
 * release and, on PyPI, sets its metadata; and releases of one project come one after another, since the first of them
 * creates the project. After one that cannot be uploaded nothing new is begun. It never fails: each ends in one state.
 */
export async function uploadAll(
  distributions: readonly Distribution[],
  options: UploadOptions,
): Promise<readonly Outcome[]> {
  const pool = new Pool(options.concurrency)
  const outcomes: Outcome[] = []
  let goOn = true

  const upload = (distribution: Distribution): Promise<void> =>
    pool.run(async () => {
      const begun = goOn && !options.cancellation.aborted
      const outcome = begun ? await uploadOne(distribution, pool, options) : notTried(distribution)
      goOn &&= isSettled(outcome)
      outcomes.push(outcome)
      options.tell(outcome)
    })

  const uploadProject = async (releases: readonly { readonly distributions: readonly Distribution[] }[]) => {
    for (const { distributions: ofRelease } of releases) {
      const [first, ...others] = [...ofRelease].sort(byKindAndName)
      if (first !== undefined) await upload(first)
      await Promise.all(others.map(upload))
    }
  }

  const projects = groupedBy(releasesIn([...distributions].sort(byKindAndName)), ({ project }) => project)
  await Promise.all([...projects.values()].map(uploadProject))
  return outcomes
}

function notTried(distribution: Distribution): Outcome {
  return { distribution, state: 'not-tried', attempts: 0, elapsedMs: 0 }
}

async function uploadOne(distribution: Distribution, pool: Pool, options: UploadOptions): Promise<Outcome> {
  const { clock } = options
  const start = clock.monotonicMs()
  let attempts = 0
  const observer: UploadObserver = {
    attempt(number) {
      attempts = number
    },
    progress: (sentBytes) => options.progress(distribution, sentBytes),
    strained: () => pool.narrow(),
  }
  const verdict = await options.send(distribution, observer).then(
    (answer) => verdictFrom(answer, distribution, options.existing),
    (error: unknown) => verdictFromError(error, options.cancellation),
  )
  return { distribution, ...verdict, attempts, elapsedMs: clock.monotonicMs() - start }
}

type Verdict = Pick<Outcome, 'state' | 'reason' | 'hint' | 'heldSha256'>

function verdictFrom(answer: UploadAnswer, { digests }: Distribution, existing: UploadOptions['existing']): Verdict {
  if (answer.state !== 'exists') return answer
  const { reason, heldSha256, mayBeOurs } = answer
  if (existing === 'skip') return { state: 'skipped', reason, heldSha256 }
  if (mayBeOurs !== undefined) return { state: 'unconfirmed', ...mayBeOurs }
  return {
    state: 'refused',
    reason: heldSha256 === undefined ? reason : `${reason} (SHA-256 ${heldSha256} there, ${digests.sha256} here)`,
    hint:
      'The index has a file of this name, and does not replace it: publish a new version. To leave such files out, set ' +
      'skip-existing: true.',
    heldSha256,
  }
}

function verdictFromError(error: unknown, { aborted }: AbortSignal): Verdict {
  // Whatever broke it off then, it was the end of the job.
  if (aborted) return { state: 'failed', reason: cancelled().message }
  // A bug of ours must not hide what has been published: it ends this file, and the receipt is still complete.
  if (!(error instanceof Failure)) return { state: 'failed', reason: `Unexpected error: ${String(error)}` }
  return { state: 'failed', reason: error.message, hint: error.hint }
}

/** The order in which files are sent and shown. */
export function byKindAndName(one: Distribution, other: Distribution): number {
  if (one.filename.kind !== other.filename.kind) return one.filename.kind === 'wheel' ? -1 : 1
  return one.filename.basename < other.filename.basename ? -1 : 1
}
