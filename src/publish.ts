import { type Finding, weighed } from './checks/finding.ts'
import type { Distribution } from './distribution/distribution.ts'
import { Failure, Failures } from './errors.ts'
import type { Holdings } from './holdings.ts'
import { isSent, type Plan, type PlannedDistribution, planFrom } from './plan.ts'
import type { Clock, Credential, PackageIndex } from './ports.ts'
import type { Outcome, Receipt, Release } from './receipt.ts'
import { releasesIn } from './releases.ts'
import type { Renderings } from './rendering.ts'

/** The rooms that data passes on its way, in order, and what hears of it. */
export interface Steps {
  readonly indexTitle: string
  readonly treatedAs: 'pypi' | 'other'
  /** What becomes of a distribution whose name the index holds already. */
  readonly existing: 'refuse' | 'skip'
  /** Finds and reads the distributions, as far as they can be read, and looks into them. */
  collect(): Promise<Collected>
  /** Loads the program's part for the network, which nothing needs before; sends nothing. */
  connect(): Promise<Connection>
  /** Waits for what the renderer says of their descriptions, where it was asked. */
  render(distributions: readonly Distribution[]): Promise<Renderings>
  /** Holds the distributions against the rules that were not applied while they were open. */
  check(distributions: readonly Distribution[], holdings: Holdings, renderings: Renderings): Promise<readonly Finding[]>
  tellChecks(plan: Plan, findings: readonly Finding[]): void
  beginUploads(count: number): void
  tell(outcome: Outcome): void
  /** The page of a release, where the index has such pages. */
  releaseUrl(name: string, version: string): string | undefined
  readonly clock: Clock
}

export interface Collected {
  readonly distributions: readonly Distribution[]
  /** Why others are not among them. */
  readonly failures: readonly Failure[]
  /** What was found while they were open. */
  readonly findings: readonly Finding[]
}

export interface Connection {
  /** Reads what the index holds of the projects; what cannot be read is unknown. */
  survey(distributions: readonly Distribution[]): Promise<Holdings>
  /** Reads what a credential needs, such as an ID token. */
  prepareCredential(): Promise<PreparedCredential>
  readonly index: PackageIndex
}

export interface PreparedCredential {
  /** From here on the run has effects: minting a token can create a project. */
  obtain(distributions: readonly Distribution[]): Promise<Credential>
}

/**
 * Publishes what there is to publish: each distribution ends in exactly one state of the receipt.
 *
 * @throws {Failure | Failures} where nothing was sent.
 */
export async function publish(steps: Steps): Promise<Receipt> {
  const collected = await steps.collect()
  const { distributions } = collected
  if (distributions.length === 0) throw new Failures(collected.failures)

  const { survey, prepareCredential, index } = await steps.connect()
  const credential = prepareCredential()
  // Whatever is wrong with it is told when it is needed, after all that is wrong with the files.
  credential.catch(() => {})
  const holdings = await survey(distributions)
  const plan = planFrom(distributions, holdings, steps)
  const sent = plan.filter(isSent).map(({ distribution }) => distribution)
  // Of a file that is not sent nobody renders the description, so nobody needs to wait for it.
  const renderings = await steps.render(sent)
  const found = [...(await steps.check(distributions, holdings, renderings)), ...collected.findings]
  const findings = weighed(found, new Set(sent))
  steps.tellChecks(plan, findings)
  refuseFaulty(collected, findings, steps.indexTitle)

  const uploaded =
    sent.length === 0 ? [] : await uploadInOrder(sent, await (await credential).obtain(sent), index, steps)
  const outcomes = [...uploaded, ...plan.flatMap(outcomeOfUnsent)].sort((one, other) =>
    byKindAndName(one.distribution, other.distribution),
  )
  return { indexTitle: steps.indexTitle, outcomes, releases: releasesOf(distributions, steps) }
}

/** One error ends the run, before anything has an effect. */
function refuseFaulty({ failures, distributions }: Collected, findings: readonly Finding[], indexTitle: string): void {
  const faulty = new Set(findings.filter(({ severity }) => severity === 'error').map((finding) => finding.distribution))
  const total = distributions.length + failures.length
  const refusals =
    faulty.size === 0
      ? []
      : [
          new Failure(
            'CHECKS_FAILED',
            `${indexTitle} would refuse ${faulty.size} of ${total} ${total === 1 ? 'file' : 'files'}, so nothing was sent.`,
            {
              hint:
                'Correct what the errors say, build again and run again. A rule that is wrong for your index can be ' +
                'left out by its name, with the input ignore-rules.',
            },
          ),
        ]
  if (failures.length + refusals.length > 0) throw new Failures([...failures, ...refusals])
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

/** Nothing is to be done for it any more. */
function outcomeOfUnsent(planned: PlannedDistribution): readonly Outcome[] {
  const { distribution, intent } = planned
  if (intent === 'already-there') return [{ distribution, state: 'already-there', elapsedMs: 0 }]
  if (intent === 'skip') {
    return [{ distribution, state: 'skipped', reason: 'The index has a file of this name.', elapsedMs: 0 }]
  }
  return []
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
  return releasesIn(distributions).flatMap(({ distributions: [first] }) => {
    if (first === undefined) return []
    const { name, version } = first.metadata
    return [{ name, version, url: releaseUrl(name, version) }]
  })
}
