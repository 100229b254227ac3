import { type Finding, weighed } from './checks/finding.ts'
import type { Distribution } from './distribution/distribution.ts'
import { cancelled, Failure, Failures } from './errors.ts'
import type { Holdings } from './holdings.ts'
import { isSent, type Plan, type PlannedDistribution, planFrom } from './plan.ts'
import type { Attestations, Clock, Credential, HeldAttestations, PackageIndex } from './ports.ts'
import type { AttestationRecord, Mode, Outcome, Receipt, Release } from './receipt.ts'
import { releasesIn } from './releases.ts'
import type { Renderings } from './rendering.ts'
import { byKindAndName, uploadAll } from './uploads.ts'

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
  beginUploads(distributions: readonly Distribution[]): void
  /** So many bytes of a distribution have left in the attempt that is under way. */
  progress(distribution: Distribution, sentBytes: number): void
  tell(outcome: Outcome): void
  /** The page of a release, where the index has such pages. */
  releaseUrl(name: string, version: string): string | undefined
  /** The page of an entry in the transparency log, where the log has such pages. */
  logEntryUrl(logIndex: string): string | undefined
  readonly mode: Mode
  /** How many files may be under way at once. */
  readonly concurrency: number
  /** How long the end of a run waits for installers to find what was uploaded; 0 for not at all. */
  readonly waitForIndexMs: number
  /** From then on nothing new is begun. What is under way is for whoever cancels to end. */
  readonly cancellation: AbortSignal
  readonly clock: Clock
}

export interface Collected {
  readonly distributions: readonly Distribution[]
  /** Why others are not among them. */
  readonly failures: readonly Failure[]
  /** What the workflow expects of them, and they are not. */
  readonly unmet: readonly Failure[]
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
  /** Says which credential it is, and why. */
  tell(distributions: readonly Distribution[]): void
  /** From here on the run has effects: minting a token can create a project. What the index holds helps to explain a refusal. */
  obtain(holdings: Holdings): Promise<Credential>
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
  const { plan, next } = await unlessCancelled(prepare(steps), steps.cancellation)
  const { outcomes, ...rest } = next.kind === 'send' ? await send(next.consignment, steps) : next.ending
  return {
    indexTitle: steps.indexTitle,
    outcomes: [...outcomes, ...plan.flatMap(outcomeOfUnsent)].sort((one, other) =>
      byKindAndName(one.distribution, other.distribution),
    ),
    releases: releasesOf(
      plan.map(({ distribution }) => distribution),
      steps,
    ),
    ...rest,
  }
}

interface Prepared {
  readonly plan: Plan
  readonly next:
    | { readonly kind: 'send'; readonly consignment: Consignment }
    | { readonly kind: 'end'; readonly ending: Ending }
}

/** What a run comes to, beside what was known from the plan. */
type Ending = Pick<Receipt, 'outcomes' | 'unattested' | 'serving' | 'leftOut'>

/** What is going to be sent, with everything that goes with it. */
interface Consignment extends Attested {
  readonly sent: readonly Distribution[]
  readonly credential: Credential
  readonly index: PackageIndex
}

/** Everything up to the first upload. */
async function prepare(steps: Steps): Promise<Prepared> {
  const { cancellation } = steps
  const collected = await steps.collect()
  const { distributions } = collected
  if (distributions.length === 0) throw new Failures(collected.failures)

  const { survey, prepareCredential, prepareAttesting, index } = await steps.connect()
  stopIfCancelled(cancellation)
  const preparedCredential = prepareCredential()
  const preparedAttesting = prepareAttesting()
  // Whatever is wrong with them is told when they are needed, after all that is wrong with the files.
  for (const prepared of [preparedCredential, preparedAttesting]) prepared.catch(() => {})
  const holdings = await survey(distributions)
  const plan = planFrom(distributions, holdings, steps)
  const sent = plan.filter(isSent).map(({ distribution }) => distribution)
  // Of a file that is not sent nobody renders the description, so nobody needs to wait for it.
  const renderings = await steps.render(sent)
  const found = [...(await steps.check(distributions, holdings, renderings)), ...collected.findings]
  const findings = weighed(found, new Set(sent))
  steps.tellChecks(plan, findings)
  refuseFaulty(collected, findings, steps.indexTitle)
  if (steps.mode !== 'publish') {
    const ending = await rehearse(sent, holdings, preparedCredential, preparedAttesting, steps)
    return { plan, next: { kind: 'end', ending } }
  }
  if (sent.length === 0) return { plan, next: { kind: 'end', ending: { outcomes: [] } } }

  const [{ tell, obtain }, { attest }] = [await preparedCredential, await preparedAttesting]
  tell(sent)
  // From here on everything has an effect, so its parts come one after another: mint, sign, upload.
  stopIfCancelled(cancellation)
  const credential = await obtain(holdings)
  stopIfCancelled(cancellation)
  const attested = await attest(sent)
  return { plan, next: { kind: 'send', consignment: { sent, credential, index, ...attested } } }
}

/** Goes as far as a run can without an effect; or, where that is asked for, as far as the exchange of tokens. */
async function rehearse(
  sent: readonly Distribution[],
  holdings: Holdings,
  preparedCredential: Promise<PreparedCredential>,
  preparedAttesting: Promise<PreparedAttesting>,
  { mode, cancellation }: Steps,
): Promise<Ending> {
  const outcomes = sent.map(
    (distribution): Outcome => ({ distribution, state: 'would-upload', attempts: 0, elapsedMs: 0 }),
  )
  try {
    const { tell, obtain } = await preparedCredential
    tell(sent)
    await preparedAttesting
    stopIfCancelled(cancellation)
    if (mode === 'rehearse with exchange') await obtain(holdings)
    return { outcomes, leftOut: [] }
  } catch (error) {
    // A pull request has no identity, and can be rehearsed all the same, unless the exchange was asked for.
    const isLeftOut = mode === 'rehearse' && error instanceof Failure && error.code === 'IDENTITY_NOT_PERMITTED'
    if (!isLeftOut) throw error
    return { outcomes, leftOut: [error.message] }
  }
}

function stopIfCancelled({ aborted }: AbortSignal): void {
  if (aborted) throw cancelled()
}

/** What is given up goes on for a moment, and nobody hears of it any more. */
async function unlessCancelled<Value>(value: Promise<Value>, cancellation: AbortSignal): Promise<Value> {
  value.catch(() => {})
  const end = new AbortController()
  const abortion = new Promise<never>((_resolve, reject) => {
    if (cancellation.aborted) reject(cancelled())
    cancellation.addEventListener('abort', () => reject(cancelled()), { signal: end.signal })
  })
  return Promise.race([value, abortion]).finally(() => end.abort())
}

async function send(consignment: Consignment, steps: Steps): Promise<Ending> {
  const { sent, credential, attestations, unattested, index } = consignment
  const { concurrency, existing, cancellation, clock, tell, progress, waitForIndexMs } = steps
  steps.beginUploads(sent)
  const uploads = await uploadAll(sent, {
    concurrency,
    existing,
    cancellation,
    clock,
    tell,
    progress,
    send: (distribution, observer) =>
      index.upload(distribution, { credential, attestations: attestations.get(distribution) ?? [] }, observer),
  })
  const outcomes = await withRecords(uploads, attestations, index, steps)
  const fresh = outcomes.filter(({ state }) => state === 'uploaded').map(({ distribution }) => distribution)
  if (waitForIndexMs === 0 || fresh.length === 0 || cancellation.aborted) return { outcomes, unattested }
  return { outcomes, unattested, serving: await index.awaitServed(fresh, waitForIndexMs) }
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
function refuseFaulty(
  { failures, unmet, distributions }: Collected,
  findings: readonly Finding[],
  indexTitle: string,
): void {
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
  const all = [...failures, ...unmet, ...refusals]
  if (all.length > 0) throw new Failures(all)
}

/** Nothing is to be done for it any more. */
function outcomeOfUnsent(planned: PlannedDistribution): readonly Outcome[] {
  const { distribution } = planned
  if (planned.intent === 'already-there') return [{ distribution, state: 'already-there', attempts: 0, elapsedMs: 0 }]
  if (planned.intent === 'skip') {
    const reason = 'The index has a file of this name.'
    return [{ distribution, state: 'skipped', reason, heldSha256: planned.held.sha256, attempts: 0, elapsedMs: 0 }]
  }
  return []
}

function releasesOf(distributions: readonly Distribution[], { releaseUrl }: Steps): readonly Release[] {
  return releasesIn(distributions).flatMap(({ distributions: [first] }) => {
    if (first === undefined) return []
    const { name, version } = first.metadata
    return [{ name, version, url: releaseUrl(name, version) }]
  })
}
