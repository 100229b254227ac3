import type { Distribution } from './distribution/distribution.ts'
import { normalizeName } from './distribution/filename.ts'
import { Failure } from './errors.ts'
import type { Clock, Credential, PackageIndex } from './ports.ts'
import type { Outcome, Receipt, Release } from './receipt.ts'

/** The rooms that data passes on its way, in order, and what hears of it. */
export interface Steps {
  readonly indexTitle: string
  /** What becomes of a distribution whose name the index holds already. */
  readonly existing: 'refuse' | 'skip'
  /** Finds and reads the distributions. */
  collect(): Promise<readonly Distribution[]>
  /** Loads the program's part for the network, which nothing needs before; sends nothing. */
  connect(): Promise<Connection>
  beginUploads(count: number): void
  tell(outcome: Outcome): void
  /** The page of a release, where the index has such pages. */
  releaseUrl(name: string, version: string): string | undefined
  readonly clock: Clock
}

export interface Connection {
  /** From here on the run has effects: minting a token can create a project. */
  authenticate(distributions: readonly Distribution[]): Promise<Credential>
  readonly index: PackageIndex
}

/**
 * Publishes what there is to publish: each distribution ends in exactly one state of the receipt.
 *
 * @throws {Failure | Failures} where nothing was sent.
 */
export async function publish(steps: Steps): Promise<Receipt> {
  const distributions = await steps.collect()
  const { index, authenticate } = await steps.connect()
  const credential = await authenticate(distributions)
  const outcomes = await uploadInOrder(distributions, credential, index, steps)
  return { indexTitle: steps.indexTitle, outcomes, releases: releasesOf(distributions, steps) }
}

/** Wheels first, since the first file of a release sets its metadata on PyPI; stops after a final refusal. */
async function uploadInOrder(
  distributions: readonly Distribution[],
  credential: Credential,
  index: PackageIndex,
  { existing, beginUploads, tell, clock }: Steps,
): Promise<readonly Outcome[]> {
  beginUploads(distributions.length)
  const outcomes: Outcome[] = []
  let goOn = true
  for (const distribution of [...distributions].sort(byKindAndName)) {
    const start = clock.monotonicMs()
    const verdict: Verdict = goOn ? await tryUpload(distribution, credential, index, existing) : { state: 'not-tried' }
    const outcome = { distribution, ...verdict, elapsedMs: clock.monotonicMs() - start }
    goOn &&= outcome.state === 'uploaded' || outcome.state === 'skipped'
    outcomes.push(outcome)
    tell(outcome)
  }
  return outcomes
}

type Verdict = Pick<Outcome, 'state' | 'reason' | 'hint'>

async function tryUpload(
  distribution: Distribution,
  credential: Credential,
  index: PackageIndex,
  existing: Steps['existing'],
): Promise<Verdict> {
  try {
    const answer = await index.upload(distribution, credential)
    if (answer.state !== 'exists') return answer
    return existing === 'skip'
      ? { state: 'skipped', reason: answer.reason }
      : {
          state: 'refused',
          reason: answer.reason,
          hint: 'A file of this name is there already. To leave such files out, set skip-existing: true.',
        }
  } catch (error) {
    // A bug of ours must not hide what has been published: it ends this file, and the receipt is still complete.
    if (!(error instanceof Failure)) return { state: 'failed', reason: `Unexpected error: ${String(error)}` }
    return { state: 'failed', reason: error.message, hint: error.hint }
  }
}

function byKindAndName(one: Distribution, other: Distribution): number {
  if (one.filename.kind !== other.filename.kind) return one.filename.kind === 'wheel' ? -1 : 1
  return one.filename.basename < other.filename.basename ? -1 : 1
}

function releasesOf(distributions: readonly Distribution[], { releaseUrl }: Steps): readonly Release[] {
  const releases = new Map<string, Release>()
  for (const { metadata } of distributions) {
    const { name, version } = metadata
    releases.set(`${normalizeName(name)} ${version}`, { name, version, url: releaseUrl(name, version) })
  }
  return [...releases.values()]
}
