import { type Finding, weighed } from './checks/finding.ts'
import type { Distribution } from './distribution/distribution.ts'
import { Failure, Failures } from './errors.ts'
import type { Holdings } from './holdings.ts'
import { isSent, type Plan, type PlannedDistribution, planFrom } from './plan.ts'
import type { Attestations, Clock, Credential, HeldAttestations, PackageIndex, UploadAnswer } from './ports.ts'
import type { AttestationRecord, Outcome, Receipt, Release } from './receipt.ts'
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
  /** The page of an entry in the transparency log, where the log has such pages. */
  logEntryUrl(logIndex: string): string | undefined
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
  /** Reads what signing needs, where files are to be signed. */
  prepareAttesting(): Promise<PreparedAttesting>
  readonly index: PackageIndex
}

export interface PreparedCredential {
  /** From here on the run has effects: minting a token can create a project. */
  obtain(distributions: readonly Distribution[]): Promise<Credential>
}

export interface PreparedAttesting {
  /** Signs every file or none. Certificates and log entries are public for ever. */
  attest(distributions: readonly Distribution[]): Promise<Attested>
}

export interface Attested {
  readonly attestations: Attestations
  /** Why there are none, where there ought to be. */
  readonly unattested?: string | undefined
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

  const { survey, prepareCredential, prepareAttesting, index } = await steps.connect()
  const credential = prepareCredential()
  const attesting = prepareAttesting()
  // Whatever is wrong with them is told when they are needed, after all that is wrong with the files.
  for (const prepared of [credential, attesting]) prepared.catch(() => {})
  const holdings = await survey(distributions)
  const plan = planFrom(distributions, holdings, steps)
  const sent = plan.filter(isSent).map(({ distribution }) => distribution)
  // Of a file that is not sent nobody renders the description, so nobody needs to wait for it.
  const renderings = await steps.render(sent)
  const found = [...(await steps.check(distributions, holdings, renderings)), ...collected.findings]
  const findings = weighed(found, new Set(sent))
  steps.tellChecks(plan, findings)
  refuseFaulty(collected, findings, steps.indexTitle)

  const { uploaded, unattested } =
    sent.length === 0 ? NOTHING_SENT : await send(sent, await credential, await attesting, index, steps)
  const outcomes = [...uploaded, ...plan.flatMap(outcomeOfUnsent)].sort((one, other) =>
    byKindAndName(one.distribution, other.distribution),
  )
  return { indexTitle: steps.indexTitle, outcomes, releases: releasesOf(distributions, steps), unattested }
}

interface Sent {
  readonly uploaded: readonly Outcome[]
  readonly unattested?: string | undefined
}

const NOTHING_SENT: Sent = { uploaded: [] }

/** From here on everything has an effect, so its parts come one after another: mint, sign, upload. */
async function send(
  distributions: readonly Distribution[],
  { obtain }: PreparedCredential,
  { attest }: PreparedAttesting,
  index: PackageIndex,
  steps: Steps,
): Promise<Sent> {
  const credential = await obtain(distributions)
  const { attestations, unattested } = await attest(distributions)
  const outcomes = await uploadInOrder(distributions, credential, attestations, index, steps)
  return { uploaded: await withRecords(outcomes, attestations, index, steps), unattested }
}

/** Says of each file that was uploaded with attestations whether the index has them. */
async function withRecords(
  outcomes: readonly Outcome[],
  attestations: Attestations,
  index: PackageIndex,
  { logEntryUrl }: Steps,
): Promise<readonly Outcome[]> {
  const attested = outcomes.filter(({ state, distribution }) => state === 'uploaded' && attestations.has(distribution))
  if (attested.length === 0) return outcomes
  // The files are public: whatever goes wrong from here on must not lose the receipt.
  const held: HeldByDistribution = await index
    .heldAttestations(attested.map(({ distribution }) => distribution))
    .catch(() => new Map())
  return outcomes.map((outcome) => {
    const { distribution } = outcome
    if (!attested.includes(outcome)) return outcome
    const records = (attestations.get(distribution) ?? []).map(({ predicateType, logIndex }) => ({
      predicateType,
      logIndex,
      url: logEntryUrl(logIndex),
      state: stateOf(logIndex, held.get(distribution)),
    }))
    return { ...outcome, attestations: records }
  })
}

type HeldByDistribution = ReadonlyMap<Distribution, HeldAttestations>

function stateOf(logIndex: string, held: HeldAttestations | undefined): AttestationRecord['state'] {
  if (held?.state !== 'known') return 'unknown'
  return held.logIndexes.has(logIndex) ? 'held' : 'not held'
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
  attestations: Attestations,
  index: PackageIndex,
  { existing, beginUploads, tell, clock }: Steps,
): Promise<readonly Outcome[]> {
  beginUploads(distributions.length)
  const outcomes: Outcome[] = []
  let goOn = true
  for (const distribution of [...distributions].sort(byKindAndName)) {
    const start = clock.monotonicMs()
    const upload = (): Promise<UploadAnswer> =>
      index.upload(distribution, credential, attestations.get(distribution) ?? [])
    const verdict: Verdict = goOn ? await tryUpload(upload, existing) : { state: 'not-tried' }
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

async function tryUpload(upload: () => Promise<UploadAnswer>, existing: Steps['existing']): Promise<Verdict> {
  try {
    const answer = await upload()
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
