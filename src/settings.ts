import { type Attesting, chooseAttesting, parseServiceUrl } from './attesting.ts'
import { type Authentication, chooseAuthentication } from './authentication.ts'
import type { Choice } from './checks/preflight.ts'
import { Failure, Failures, failuresIn } from './errors.ts'
import { type Expected, parseExpectedVersion } from './expectations.ts'
import { type IndexAddress, parseIndexAddress } from './package-index/index-address.ts'
import { parseIndexUrl } from './package-index/simple-url.ts'
import type { Log, SecretKeeper } from './ports.ts'
import { type Inputs, readInputs } from './runner/inputs.ts'
import { readProxySecrets } from './runner/proxy-secrets.ts'

/** What the inputs come to. */
export interface Settings {
  readonly inputs: Inputs
  readonly index: IndexAddress
  readonly authentication: Authentication
  readonly attesting: Attesting
  readonly sigstore: { readonly authorityUrl: URL; readonly logUrl: URL }
  readonly indexUrl: URL | undefined
  readonly checks: Choice
  readonly expected: Expected
}

/**
 * Resolves the inputs; whatever they have against them is found in one go.
 *
 * @throws {Failures} `INPUT_INVALID`, `INPUT_CONFLICT`.
 */
export async function settle(log: Log & SecretKeeper): Promise<Settings> {
  const { inputs, warnings, failures } = readInputs()
  log.mask(inputs.password)
  if (inputs.user.startsWith('pypi-')) log.mask(inputs.user)
  log.mask(inputs.password.trim())
  for (const secret of readProxySecrets()) log.mask(secret)
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
  const version = found(() => (inputs.expectVersion === '' ? undefined : parseExpectedVersion(inputs.expectVersion)))
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
  return {
    inputs,
    index,
    authentication,
    attesting,
    sigstore: { authorityUrl, logUrl },
    indexUrl,
    checks,
    expected: { version, files: inputs.expectFiles },
  }
}

async function unknownRulesAmong(ids: readonly string[]): Promise<readonly Failure[]> {
  if (ids.length === 0) return []
  const { unknownRules } = await import('./checks/preflight.ts')
  return unknownRules(ids).map(
    (id) =>
      new Failure('INPUT_INVALID', `The input ignore-rules has “${id}”, which is no rule.`, {
        hint: 'The name of a rule stands with each of its findings, and all are in docs/checks.md.',
      }),
  )
}
