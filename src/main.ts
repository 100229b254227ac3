import { type Attesting, chooseAttesting, logEntryUrl, parseServiceUrl } from './attesting.ts'
import { type Authentication, chooseAuthentication } from './authentication.ts'
import type { Finding } from './checks/finding.ts'
import type { Choice } from './checks/preflight.ts'
import { systemClock } from './clock.ts'
import { collect } from './distribution/collect.ts'
import type { Distribution } from './distribution/distribution.ts'
import { normalizeName } from './distribution/filename.ts'
import { Failure, Failures, failuresIn } from './errors.ts'
import { DEFAULT_RETRIES, type Retrying } from './http/retry.ts'
import type { Transport } from './http/transport.ts'
import {
  type IndexAddress,
  isLoopback,
  isPyPIHost,
  parseIndexAddress,
  releaseUrl,
  shownUrl,
} from './package-index/index-address.ts'
import { parseIndexUrl } from './package-index/simple-url.ts'
import {
  type Attested,
  type Collected,
  type Connection,
  type PreparedAttesting,
  type PreparedCredential,
  publish,
} from './publish.ts'
import { isSuccess } from './receipt.ts'
import type { Rendering, Renderings } from './rendering.ts'
import type { Renderer } from './rst/renderer.ts'
import { displayPath, findFiles } from './runner/find-files.ts'
import { type Inputs, readInputs } from './runner/inputs.ts'
import { Report } from './runner/report.ts'
import { RunnerLog } from './runner/runner-log.ts'
import { readWorkflow } from './runner/workflow.ts'
import { publisherLink } from './trusted-publishing/publisher-link.ts'
import { USER_AGENT, VERSION } from './version.ts'

interface Settings {
  readonly inputs: Inputs
  readonly index: IndexAddress
  readonly authentication: Authentication
  readonly attesting: Attesting
  readonly sigstore: { readonly authorityUrl: URL; readonly logUrl: URL }
  readonly indexUrl: URL | undefined
  readonly checks: Choice
}

const GRACE_MS = 1_000

const log = new RunnerLog()
const report = new Report(log)
let transport: Transport | undefined
let renderer: Promise<Renderer> | undefined
const retrying: Retrying = {
  policy: DEFAULT_RETRIES,
  clock: systemClock,
  onRetry: (reason, waitMs, next, attempts) => report.retry(reason, waitMs, next, attempts),
}

/** The rules, in a part of the program that is loaded while the disk is waited for. */
const loadChecks = (): Promise<typeof import('./checks/preflight.ts')> => import('./checks/preflight.ts')

/** Asks the renderer, which is started by the first text: it takes a second, in which the run goes on. */
async function render(text: string): Promise<Rendering> {
  renderer ??= import('./rst/renderer.ts').then(({ startRenderer }) =>
    startRenderer(new URL('./rst-worker.js', import.meta.url)),
  )
  try {
    return await (await renderer).render(text)
  } catch (error) {
    return { state: 'unknown', reason: `The renderer could not be loaded: ${String(error)}.` }
  }
}

/** Its memory may be needed for uploads, which are all that is left after its verdicts. */
async function closeRenderer(): Promise<void> {
  await renderer?.then((opened) => opened.close()).catch(() => {})
}

/** Resolves the inputs; whatever they have against them is found in one go. */
async function settle(): Promise<Settings> {
  const { inputs, warnings, failures } = readInputs()
  log.mask(inputs.password)
  if (inputs.user.startsWith('pypi-')) log.mask(inputs.user)
  log.mask(inputs.password.trim())
  for (const warning of warnings) log.warning(warning, 'Input')
  const all: Failure[] = [...failures, ...(await unknownRulesAmong(inputs.ignoreRules))]
  const found = <Value>(find: () => Value): Value | undefined => {
    try {
      return find()
    } catch (error) {
      all.push(...failuresIn(error))
      return undefined
    }
  }
  const indexUrl = found(() => (inputs.indexUrl === '' ? undefined : parseIndexUrl(inputs.indexUrl)))
  const index = found(() => parseIndexAddress(inputs.repositoryUrl, inputs.indexType))
  const authentication = index && found(() => chooseAuthentication(inputs.user, inputs.password, index))
  const authorityUrl = found(() => parseServiceUrl('fulcio-url', inputs.fulcioUrl))
  const logUrl = found(() => parseServiceUrl('rekor-url', inputs.rekorUrl))
  if (index === undefined || authentication === undefined || authorityUrl === undefined || logUrl === undefined) {
    throw new Failures(all)
  }
  if (all.length > 0) throw new Failures(all)
  if (indexUrl !== undefined && index.treatedAs === 'pypi') {
    log.warning(`The input index-url is not used: where ${index.title} lists its files is known.`, 'Input')
  }
  const checks: Choice = {
    depth: inputs.verifyMetadata ? 'everything' : 'upload',
    // What PyPI answers to bytes that it has under another name, skip-existing passes over.
    ignored: new Set([...inputs.ignoreRules, ...(inputs.skipExisting ? ['same-bytes'] : [])]),
    treatedAs: index.treatedAs,
  }
  const attesting = chooseAttesting(inputs.attestations, authentication, index)
  return { inputs, index, authentication, attesting, sigstore: { authorityUrl, logUrl }, indexUrl, checks }
}

async function unknownRulesAmong(ids: readonly string[]): Promise<readonly Failure[]> {
  if (ids.length === 0) return []
  const { unknownRules } = await loadChecks()
  return unknownRules(ids).map(
    (id) =>
      new Failure('INPUT_INVALID', `The input ignore-rules has “${id}”, which is no rule.`, {
        hint: 'The name of a rule stands with each of its findings, and all are in docs/checks.md.',
      }),
  )
}

async function read({ inputs, checks }: Settings): Promise<Collected> {
  const { packagesDir, printHash } = inputs
  const [{ checkContents, descriptionToRender }, paths] = await Promise.all([loadChecks(), findFiles(packagesDir)])
  const findings: Finding[] = []
  const collection = await collect(paths, {
    packagesDir,
    digests: printHash ? 'with-md5' : 'without-md5',
    displayPath,
    onMetadata(metadata) {
      const text = descriptionToRender(metadata, checks)
      if (text !== undefined) void render(text)
    },
    ...(checks.depth === 'everything'
      ? { onContents: (distribution, contents) => findings.push(...checkContents(distribution, contents, checks)) }
      : {}),
  })
  report.collected(collection)
  if (printHash) report.digests(collection.distributions)
  // Of two identical files only one is kept, and what was found about the other has been found twice.
  const kept = new Set(collection.distributions)
  return { ...collection, findings: findings.filter(({ distribution }) => kept.has(distribution)) }
}

async function renderingsOf(distributions: readonly Distribution[], checks: Choice): Promise<Renderings> {
  const { descriptionToRender } = await loadChecks()
  const renderings = distributions.flatMap((distribution) => {
    const text = descriptionToRender(distribution.metadata, checks)
    return text === undefined ? [] : [render(text).then((rendering) => [distribution, rendering] as const)]
  })
  const all = new Map(await Promise.all(renderings))
  await closeRenderer()
  return all
}

async function connect(settings: Settings): Promise<Connection> {
  const { index, indexUrl, authentication } = settings
  const [{ openTransport }, { legacyIndex }, { survey }, { needsClassifiersOfIndex }] = await Promise.all([
    import('./http/door.ts'),
    import('./package-index/legacy-upload.ts'),
    import('./package-index/survey.ts'),
    loadChecks(),
  ])
  const opened = openTransport(USER_AGENT)
  transport = opened
  const ports = { transport: opened, secrets: log, retrying }
  return {
    survey: (distributions) =>
      survey(distributions, index, {
        ...ports,
        indexUrl,
        login: authentication.kind === 'trusted-publishing' ? undefined : authentication,
        classifiers: needsClassifiersOfIndex(distributions, settings.checks) ? 'wanted' : 'not wanted',
      }),
    prepareCredential: () => prepareCredential(settings, opened),
    prepareAttesting: () => prepareAttesting(settings, opened),
    index: legacyIndex(index, {
      ...ports,
      onAnswer: (distribution, reply) => report.answer(distribution, reply),
    }),
  }
}

async function prepareCredential(
  { authentication, index }: Settings,
  transport: Transport,
): Promise<PreparedCredential> {
  if (authentication.kind !== 'trusted-publishing') {
    const { user, password } = authentication
    return {
      async obtain(distributions) {
        report.authentication(authentication)
        report.suggestTrustedPublishing(publisherLinks(index, distributions))
        return { user, password: async () => password }
      },
    }
  }
  const [{ prepareExchange }, { runnerIdentity }] = await Promise.all([
    import('./trusted-publishing/exchange.ts'),
    import('./runner/identity.ts'),
  ])
  const trusted = isPyPIHost(index.uploadUrl) || isLoopback(index.uploadUrl) || index.treatedAs === 'pypi'
  const exchange = await prepareExchange(
    { ...index, reservedAudiences: trusted ? 'accepted' : 'refused' },
    { transport, identity: runnerIdentity(transport, log, retrying), secrets: log, log, retrying },
  )
  return {
    async obtain() {
      report.authentication(authentication)
      const { token, expires } = await exchange.mint()
      report.minted(index.title, expires)
      return { user: '__token__', password: async () => token }
    },
  }
}

async function prepareAttesting(settings: Settings, transport: Transport): Promise<PreparedAttesting> {
  const { attesting } = settings
  if (attesting.kind === 'off') {
    return {
      async attest() {
        if (attesting.why !== undefined) report.attestationsOff(attesting.why)
        return { attestations: new Map() }
      },
    }
  }
  if (attesting.onFailure === 'publish nothing') return prepareSigning(settings, transport)
  try {
    const prepared = await prepareSigning(settings, transport)
    return { attest: (distributions) => prepared.attest(distributions).catch(without) }
  } catch (error) {
    return { attest: async () => without(error) }
  }
}

/** All files of a run go without, or none: a release that is half attested looks tampered with. */
function without(error: unknown): Attested {
  const isKnown = error instanceof Failure || error instanceof Failures
  const reasons = isKnown ? failuresIn(error).map(({ message }) => message) : [`Unexpected error: ${String(error)}.`]
  const unattested = reasons.join(' ')
  report.unattested(unattested)
  return { attestations: new Map(), unattested }
}

async function prepareSigning({ sigstore, inputs }: Settings, transport: Transport): Promise<PreparedAttesting> {
  const [{ prepareAttesting }, { runnerIdentity }] = await Promise.all([
    import('./attestation/attest.ts'),
    import('./runner/identity.ts'),
  ])
  const identity = runnerIdentity(transport, log, retrying)
  const prepared = await prepareAttesting(sigstore, {
    transport,
    identity,
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

/** Where each project's trusted publisher could be registered, on an index that has them. */
function publisherLinks({ siteUrl, uploadUrl }: IndexAddress, distributions: readonly Distribution[]): readonly URL[] {
  const workflow = readWorkflow()
  if (workflow === undefined || siteUrl === undefined || !isPyPIHost(uploadUrl)) return []
  const names = new Set(distributions.map(({ metadata }) => normalizeName(metadata.name)))
  return [...names].map((name) => publisherLink(siteUrl, name, workflow))
}

async function main(): Promise<boolean> {
  try {
    const settings = await settle()
    const { inputs, index, checks } = settings
    report.begin(VERSION, index.title, shownUrl(index.uploadUrl))
    const receipt = await publish({
      indexTitle: index.title,
      treatedAs: index.treatedAs,
      existing: inputs.skipExisting ? 'skip' : 'refuse',
      collect: () => read(settings),
      connect: () => connect(settings),
      render: (distributions) => renderingsOf(distributions, checks),
      check: async (distributions, holdings, renderings) =>
        (await loadChecks()).checkDistributions(distributions, holdings, renderings, checks),
      tellChecks: (plan, findings) => report.checked(plan, findings),
      beginUploads: (count) => report.beginUploads(count),
      tell: (outcome) => report.outcome(outcome),
      releaseUrl: (name, version) => releaseUrl(index, name, version)?.href,
      logEntryUrl: (logIndex) => logEntryUrl(settings.sigstore.logUrl, logIndex),
      clock: systemClock,
    })
    await report.end(receipt, inputs.verbose ? 'with-answers' : 'without-answers')
    return isSuccess(receipt)
  } catch (error) {
    if (error instanceof Failure || error instanceof Failures) await report.nothingSent(failuresIn(error))
    else report.bug(error)
    return false
  } finally {
    await transport?.close()
    await closeRenderer()
  }
}

// Until it is known that everything went well, it did not: Node ends a process that waits for nothing, with 0.
process.exitCode = 1
process.once('exit', report.ended)

// No top-level await: the bundle is CommonJS, see rolldown.config.js.
main()
  .then((published) => {
    process.exitCode = published ? 0 : 1
  }, report.bug)
  .finally(() => {
    process.off('exit', report.ended)
    // A connection that cannot be cut, such as one to a proxy that never answers, must not hold the job.
    setTimeout(() => process.exit(), GRACE_MS).unref()
  })
