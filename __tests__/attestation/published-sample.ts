import { readFileSync } from 'node:fs'
import { parseAttestation } from '../../src/attestation/attestation-object.ts'
import { type SigningIdentity, signingIdentityFrom } from '../../src/attestation/identity.ts'
import type { SignedStatement } from '../../src/attestation/signed-statement.ts'
import type { Distribution } from '../../src/distribution/distribution.ts'
import { distributionWith } from '../support/distribution.ts'

/** The attestation of sampleproject 4.0.0, as PyPI serves it. */
export const SAMPLE_TEXT = readFileSync(new URL('sampleproject-4.0.0.json', import.meta.url), 'utf8')

/** The keys of the public Sigstore, as far as the sample needs them. */
export const PUBLIC_ROOT: unknown = JSON.parse(
  readFileSync(new URL('sigstore-public-root.json', import.meta.url), 'utf8'),
)

const FILENAME = 'sampleproject-4.0.0-py3-none-any.whl'
const SHA256 = 'c23e447ea90d796d1e645c35c4b2de125040add12a845825546f91c93f391b6b'

/** What GitHub said of the run that made the sample. */
export const SAMPLE_CLAIMS: ReadonlyMap<string, unknown> = new Map([
  ['repository', 'pypa/sampleproject'],
  ['repository_visibility', 'public'],
  ['ref', 'refs/heads/main'],
  ['sha', '621e4974ca25ce531773def586ba3ed8e736b3fc'],
  ['workflow_ref', 'pypa/sampleproject/.github/workflows/release.yml@refs/heads/main'],
  ['job_workflow_ref', 'pypa/sampleproject/.github/workflows/release.yml@refs/heads/main'],
])

/** The file that the sample is about, with whatever lies beside it. */
export function sampleDistribution(attestations: Distribution['attestations'] = []): Distribution {
  const distribution = distributionWith({ filename: FILENAME, attestations })
  return { ...distribution, digests: { ...distribution.digests, sha256: SHA256 } }
}

export function signedSample(): SignedStatement {
  return signedIn(SAMPLE_TEXT)
}

export function signedIn(text: string): SignedStatement {
  const parsed = parseAttestation(text)
  if (parsed.kind === 'flaw') throw new Error(`It ${parsed.what}.`)
  return parsed.signed
}

export function identityOf(claims: ReadonlyMap<string, unknown>): SigningIdentity {
  const run = signingIdentityFrom(claims)
  if (run.state !== 'accepted') throw new Error(run.reason)
  return run.identity
}
