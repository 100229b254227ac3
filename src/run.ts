import { logEntryUrl } from './attesting.ts'
import type { Finding } from './checks/finding.ts'
import { collect } from './distribution/collect.ts'
import type { Distribution } from './distribution/distribution.ts'
import { normalizeName } from './distribution/filename.ts'
import { Failure, Failures, failuresIn } from './errors.ts'
import { unmetExpectations } from './expectations.ts'
import { DEFAULT_RETRIES, type Retrying } from './http/retry.ts'
import type { TimeLimits, Transport } from './http/transport.ts'
import { type IndexAddress, isLoopback, isPyPIHost, releaseUrl } from './package-index/index-address.ts'
import type { SurveyLimits } from './package-index/survey.ts'
import type { Clock, Log, SecretKeeper } from './ports.ts'
import {
  type Attested,
  type Collected,
  type Connection,
  type PreparedAttesting,
  type PreparedCredential,
  publish,
} from './publish.ts'
import type { Receipt } from './receipt.ts'
import type { Rendering, Renderings } from './rendering.ts'
import type { Renderer } from './rst/renderer.ts'
import { readCertificates } from './runner/certificates.ts'
import { displayPath, findFiles } from './runner/find-files.ts'
import type { Report } from './runner/report.ts'
import { readRunFacts } from './runner/run-facts.ts'
import { readWorkflow } from './runner/workflow.ts'
import type { Settings } from './settings.ts'
import { publisherLink } from './trusted-publishing/publisher-link.ts'
import { USER_AGENT } from './version.ts'

/** Where a run takes place. */
export interface Surroundings {
  readonly log: Log & SecretKeeper
  readonly report: Report
  readonly clock: Clock
  readonly cancellation: AbortSignal
  readonly timeLimits?: Partial<TimeLimits>
  readonly surveyLimits?: Partial<SurveyLimits>
}

/** How long uploads that are under way may take to their end when the job is cancelled: the runner kills it after 10 s. */
const LAST_WORDS_MS = 3_000

/** The rules, in a part of the program that is loaded while the disk is waited for. */
const loadChecks = (): Promise<typeof import('./checks/preflight.ts')> => import('./checks/preflight.ts')

/** One run of the action: the rooms of the corridor in `publish.ts`, furnished for GitHub Actions. */
export class Run {
  readonly #settings: Settings
  readonly #surroundings: Surroundings
  readonly #retrying: Retrying
  #transport: Transport | undefined
  #renderer: Promise<Renderer> | undefined

  constructor(settings: Settings, surroundings: Surroundings) {
    this.#settings = settings
    this.#surroundings = surroundings
    const { clock, report } = surroundings
    this.#retrying = {
      policy: DEFAULT_RETRIES,
      clock,
      onRetry: (reason, waitMs, next, attempts) => report.retry(reason, waitMs, next, attempts),
    }
  }

  /**
   * Publishes what the inputs say.
   *
   * @throws {Failure | Failures} where nothing was sent.
   */
  async publish(): Promise<Receipt> {
    const { inputs, index, checks, sigstore } = this.#settings
    const { report, clock, cancellation } = this.#surroundings
    cancellation.addEventListener('abort', () => this.#sayLastWords())
    return publish({
      indexTitle: index.title,
      treatedAs: index.treatedAs,
      existing: inputs.skipExisting ? 'skip' : 'refuse',
      mode: inputs.mode,
      concurrency: inputs.concurrency,
      waitForIndexMs: inputs.waitForIndexSeconds * 1_000,
      collect: () => this.#collect(),
      connect: () => this.#connect(),
      render: (distributions) => this.#renderingsOf(distributions),
      check: async (distributions, holdings, renderings) =>
        (await loadChecks()).checkDistributions(distributions, holdings, renderings, checks),
      tellChecks: (plan, findings) => report.checked(plan, findings),
      beginUploads: (distributions) => report.beginUploads(distributions, clock),
      progress: (distribution, sentBytes) => report.progress(distribution, sentBytes),
      tell: (outcome) => report.outcome(outcome),
      releaseUrl: (name, version) => releaseUrl(index, name, version)?.href,
      logEntryUrl: (logIndex) => logEntryUrl(sigstore.logUrl, logIndex),
      cancellation,
      clock,
    })
  }

  /** Ends whatever is still under way. */
  async close(): Promise<void> {
    await this.#transport?.close()
    await this.#closeRenderer()
  }

  /** Answers that are on their way may still come; after that the connections are cut. */
  #sayLastWords(): void {
    setTimeout(() => void this.#transport?.close(), LAST_WORDS_MS).unref()
  }

  async #collect(): Promise<Collected> {
    const { inputs, checks } = this.#settings
    const { report } = this.#surroundings
    const { packagesDir, printHash } = inputs
    const [{ checkContents, descriptionToRender }, paths] = await Promise.all([loadChecks(), findFiles(packagesDir)])
    const findings: Finding[] = []
    const collection = await collect(paths, {
      packagesDir,
      digests: printHash ? 'with-md5' : 'without-md5',
      displayPath,
      onMetadata: (metadata) => {
        const text = descriptionToRender(metadata, checks)
        if (text !== undefined) void this.#render(text)
      },
      ...(checks.depth === 'everything'
        ? { onContents: (distribution, contents) => findings.push(...checkContents(distribution, contents, checks)) }
        : {}),
    })
    report.collected(collection)
    if (printHash) report.digests(collection.distributions)
    // Of two identical files only one is kept, and what was found about the other has been found twice.
    const kept = new Set(collection.distributions)
    const unmet = unmetExpectations(collection.distributions, this.#settings.expected)
    return { ...collection, unmet, findings: findings.filter(({ distribution }) => kept.has(distribution)) }
  }

  /** Asks the renderer, which is started by the first text: it takes a second, in which the run goes on. */
  async #render(text: string): Promise<Rendering> {
    this.#renderer ??= import('./rst/renderer.ts').then(({ startRenderer }) =>
      startRenderer(new URL('./rst-worker.js', import.meta.url)),
    )
    try {
      return await (await this.#renderer).render(text)
    } catch (error) {
      return { state: 'unknown', reason: `The renderer could not be loaded: ${String(error)}.` }
    }
  }

  async #renderingsOf(distributions: readonly Distribution[]): Promise<Renderings> {
    const { descriptionToRender } = await loadChecks()
    const renderings = distributions.flatMap((distribution) => {
      const text = descriptionToRender(distribution.metadata, this.#settings.checks)
      return text === undefined ? [] : [this.#render(text).then((rendering) => [distribution, rendering] as const)]
    })
    const all = new Map(await Promise.all(renderings))
    await this.#closeRenderer()
    return all
  }

  /** Its memory may be needed for uploads, which are all that is left after its verdicts. */
  async #closeRenderer(): Promise<void> {
    await this.#renderer?.then((opened) => opened.close()).catch(() => {})
  }

  async #connect(): Promise<Connection> {
    const { inputs, index, indexUrl, authentication, checks } = this.#settings
    const { log, report, timeLimits, surveyLimits } = this.#surroundings
    const [{ openTransport }, { legacyIndex }, { survey }, { needsClassifiersOfIndex }] = await Promise.all([
      import('./http/door.ts'),
      import('./package-index/legacy-upload.ts'),
      import('./package-index/survey.ts'),
      loadChecks(),
    ])
    const transport = openTransport(USER_AGENT, { limits: timeLimits, certificates: await readCertificates(log) })
    this.#transport = transport
    const reading = {
      transport,
      secrets: log,
      retrying: this.#retrying,
      indexUrl,
      login: authentication.kind === 'trusted-publishing' ? undefined : authentication,
      limits: surveyLimits,
    }
    return {
      survey: (distributions) =>
        survey(distributions, index, {
          ...reading,
          classifiers: needsClassifiersOfIndex(distributions, checks) ? 'wanted' : 'not wanted',
        }),
      prepareCredential: () => this.#prepareCredential(transport),
      prepareAttesting: () => this.#prepareAttesting(transport),
      index: legacyIndex(index, {
        ...reading,
        onAnswer: (distribution, reply) => {
          if (inputs.verbose) report.answer(distribution, reply)
        },
      }),
    }
  }

  async #prepareCredential(transport: Transport): Promise<PreparedCredential> {
    const { inputs, authentication, index } = this.#settings
    const { log, report, clock } = this.#surroundings
    if (authentication.kind !== 'trusted-publishing') {
      const { user, password } = authentication
      return {
        tell(distributions) {
          report.authentication(authentication)
          report.suggestTrustedPublishing(publisherLinks(index, distributions))
        },
        async obtain() {
          return { user, password: async () => password, replacementFor: async () => undefined }
        },
      }
    }
    const [{ prepareExchange }, { renewingCredential }, { runnerIdentity }] = await Promise.all([
      import('./trusted-publishing/exchange.ts'),
      import('./trusted-publishing/renewing-credential.ts'),
      import('./runner/identity.ts'),
    ])
    const trusted = isPyPIHost(index.uploadUrl) || isLoopback(index.uploadUrl) || index.treatedAs === 'pypi'
    const retrying = this.#retrying
    const exchange = await prepareExchange(
      { ...index, reservedAudiences: trusted ? 'accepted' : 'refused' },
      {
        transport,
        identity: runnerIdentity(transport, log, retrying),
        secrets: log,
        log,
        retrying,
        facts: readRunFacts,
      },
    )
    return {
      tell() {
        report.authentication(authentication)
        if (inputs.mode !== 'publish') report.claims(exchange.claims)
      },
      async obtain({ projects }) {
        const atStake = [...projects].map(([name, { existence }]) => ({ name, existence }))
        const first = await exchange.mint(atStake)
        report.minted(index.title, first.lifeMs)
        return renewingCredential(first, {
          mint: () => exchange.mint(atStake),
          clock,
          onRenewed: ({ lifeMs }) => report.renewed(index.title, lifeMs),
          onRenewalFailed: (failure) => report.renewalFailed(failure),
        })
      },
    }
  }

  async #prepareAttesting(transport: Transport): Promise<PreparedAttesting> {
    const { attesting } = this.#settings
    const { report } = this.#surroundings
    if (attesting.kind === 'off') {
      return {
        async attest() {
          if (attesting.why !== undefined) report.attestationsOff(attesting.why)
          return { attestations: new Map() }
        },
      }
    }
    if (attesting.onFailure === 'publish nothing') return this.#prepareSigning(transport)
    try {
      const prepared = await this.#prepareSigning(transport)
      return { attest: (distributions) => prepared.attest(distributions).catch((error) => this.#without(error)) }
    } catch (error) {
      return { attest: async () => this.#without(error) }
    }
  }

  /** All files of a run go without, or none: a release that is half attested looks tampered with. */
  #without(error: unknown): Attested {
    if (error instanceof Failure && error.code === 'CANCELLED') throw error
    const isKnown = error instanceof Failure || error instanceof Failures
    const reasons = isKnown ? failuresIn(error).map(({ message }) => message) : [`Unexpected error: ${String(error)}.`]
    const unattested = reasons.join(' ')
    this.#surroundings.report.unattested(unattested)
    return { attestations: new Map(), unattested }
  }

  async #prepareSigning(transport: Transport): Promise<PreparedAttesting> {
    const { sigstore, inputs } = this.#settings
    const { log, report } = this.#surroundings
    const [{ prepareAttesting }, { runnerIdentity }] = await Promise.all([
      import('./attestation/attest.ts'),
      import('./runner/identity.ts'),
    ])
    const retrying = this.#retrying
    const prepared = await prepareAttesting(sigstore, {
      transport,
      identity: runnerIdentity(transport, log, retrying),
      secrets: log,
      log,
      retrying,
      onProgress: (made, total) => report.signing(made, total),
    })
    return {
      async attest(distributions) {
        if (prepared.state === 'refused-by-index') {
          report.unattested(prepared.reason)
          return { attestations: new Map(), unattested: prepared.reason }
        }
        for (const warning of prepared.warnings) log.warning(warning, 'Attestations')
        const attestations = await prepared.attest(distributions)
        report.attested(attestations)
        if (inputs.attestationsDir !== '') {
          const { writeCopies } = await import('./runner/attestation-copies.ts')
          await writeCopies(attestations, inputs.attestationsDir, log)
        }
        return { attestations }
      },
    }
  }
}

/** Where each project's trusted publisher could be registered, on an index that has them. */
function publisherLinks({ siteUrl, uploadUrl }: IndexAddress, distributions: readonly Distribution[]): readonly URL[] {
  const workflow = readWorkflow()
  if (workflow === undefined || siteUrl === undefined || !isPyPIHost(uploadUrl)) return []
  const names = new Set(distributions.map(({ metadata }) => normalizeName(metadata.name)))
  return [...names].map((name) => publisherLink(siteUrl, name, workflow))
}
