import { type Authentication, chooseAuthentication } from './authentication.ts'
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
import type { Credential } from './ports.ts'
import { publish } from './publish.ts'
import { isSuccess } from './receipt.ts'
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
}

const GRACE_MS = 1_000

const log = new RunnerLog()
const report = new Report(log)
const retrying: Retrying = {
  policy: DEFAULT_RETRIES,
  clock: systemClock,
  onRetry: (reason, waitMs, next) => report.retry(reason, waitMs, next, DEFAULT_RETRIES.attempts),
}

/** Resolves the inputs; whatever they have against them is found in one go. */
function settle(): Settings {
  const { inputs, warnings, failures } = readInputs()
  log.mask(inputs.password)
  if (inputs.user.startsWith('pypi-')) log.mask(inputs.user)
  log.mask(inputs.password.trim())
  for (const warning of warnings) log.warning(warning, 'Input')
  const all: Failure[] = [...failures]
  try {
    const index = parseIndexAddress(inputs.repositoryUrl, inputs.indexType)
    const authentication = chooseAuthentication(inputs.user, inputs.password, index)
    if (all.length === 0) return { inputs, index, authentication }
  } catch (error) {
    all.push(...failuresIn(error))
  }
  throw new Failures(all)
}

async function read({ packagesDir, printHash }: Inputs): Promise<readonly Distribution[]> {
  const collection = await collect(await findFiles(packagesDir), {
    packagesDir,
    digests: printHash ? 'with-md5' : 'without-md5',
    displayPath,
  })
  report.collected(collection)
  if (printHash) report.digests(collection.distributions)
  return collection.distributions
}

async function authenticate(
  { authentication, index }: Settings,
  distributions: readonly Distribution[],
  transport: Transport,
): Promise<Credential> {
  report.authentication(authentication)
  if (authentication.kind !== 'trusted-publishing') {
    report.suggestTrustedPublishing(publisherLinks(index, distributions))
    return { user: authentication.user, password: async () => authentication.password }
  }
  const [{ exchangeIdentity }, { runnerIdentity }] = await Promise.all([
    import('./trusted-publishing/exchange.ts'),
    import('./runner/identity.ts'),
  ])
  const trusted = isPyPIHost(index.uploadUrl) || isLoopback(index.uploadUrl) || index.treatedAs === 'pypi'
  const minted = await exchangeIdentity(
    { ...index, reservedAudiences: trusted ? 'accepted' : 'refused' },
    { transport, identity: runnerIdentity(transport, log, retrying), secrets: log, log, retrying },
  )
  report.minted(index.title, minted.expires)
  return { user: '__token__', password: async () => minted.token }
}

/** Where each project's trusted publisher could be registered, on an index that has them. */
function publisherLinks({ siteUrl, uploadUrl }: IndexAddress, distributions: readonly Distribution[]): readonly URL[] {
  const workflow = readWorkflow()
  if (workflow === undefined || siteUrl === undefined || !isPyPIHost(uploadUrl)) return []
  const names = new Set(distributions.map(({ metadata }) => normalizeName(metadata.name)))
  return [...names].map((name) => publisherLink(siteUrl, name, workflow))
}

async function main(): Promise<boolean> {
  let transport: Transport | undefined
  try {
    const settings = settle()
    const { inputs, index } = settings
    report.begin(VERSION, index.title, shownUrl(index.uploadUrl))
    report.leftUndone(inputs)
    const receipt = await publish({
      indexTitle: index.title,
      existing: inputs.skipExisting ? 'skip' : 'refuse',
      collect: () => read(inputs),
      async connect() {
        const [{ openTransport }, { legacyIndex }] = await Promise.all([
          import('./http/door.ts'),
          import('./package-index/legacy-upload.ts'),
        ])
        const opened = openTransport(USER_AGENT)
        transport = opened
        return {
          authenticate: (distributions) => authenticate(settings, distributions, opened),
          index: legacyIndex(index, {
            transport: opened,
            secrets: log,
            retrying,
            onAnswer: (distribution, reply) => report.answer(distribution, reply),
          }),
        }
      },
      beginUploads: (count) => report.beginUploads(count),
      tell: (outcome) => report.outcome(outcome),
      releaseUrl: (name, version) => releaseUrl(index, name, version)?.href,
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
