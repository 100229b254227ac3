import { readClaims } from '../claims.ts'
import type { Distribution } from '../distribution/distribution.ts'
import { Failure } from '../errors.ts'
import type { Attestation, Attestations, IdentityProvider, Log } from '../ports.ts'
import { attestationJson } from './attestation-object.ts'
import { obtainCertificate } from './certificate-authority.ts'
import { type SigningIdentity, signingIdentityFrom } from './identity.ts'
import { readyMadeFor } from './ready-made.ts'
import { flawIn } from './self-check.ts'
import { fetchHeldIdToken, freshIdTokens, type HeldIdToken, renewedCertificates } from './signing-certificates.ts'
import { ALTERNATIVES, beginCalls, type ServicePorts, type SigstoreService } from './sigstore-service.ts'
import { PUBLISH_TYPE, paeOf, statementFor } from './statement.ts'
import { logStatement } from './transparency-log.ts'

export interface SigstoreAddresses {
  /** Of a certificate authority that speaks as Fulcio does, in version 2 of its API. */
  readonly authorityUrl: URL
  /** Of a transparency log that speaks as Rekor does, in version 1 of its API. */
  readonly logUrl: URL
}

export interface AttestingPorts extends ServicePorts {
  readonly identity: IdentityProvider
  readonly log: Log
  /** Is told after each attestation how many of them are made, of how many. */
  readonly onProgress?: (made: number, total: number) => void
}

export type PreparedAttesting =
  /** PyPI would refuse every file that comes with an attestation of this run; why, as a sentence. */
  | { readonly state: 'refused-by-index'; readonly reason: string }
  | {
      readonly state: 'ready'
      /** What whoever publishes should know before anything is signed, as sentences. */
      readonly warnings: readonly string[]
      /**
       * Finds a publish attestation beside every distribution, or makes one; one of another type that lies there goes
       * along. All are made, or none is given. Certificates and log entries are public for ever.
       *
       * @throws {Failure} `SIGSTORE_*` within two minutes, or `IDENTITY_*`.
       */
      attest(distributions: readonly Distribution[]): Promise<Attestations>
    }

/** Sigstore publishes no limits, but has been seen to answer 429 to who asked for much at once. */
const PARALLEL_ENTRIES = 8

interface Signing {
  readonly authority: SigstoreService
  readonly log: SigstoreService
  readonly identity: SigningIdentity
  readonly firstIdToken: HeldIdToken
  readonly ports: AttestingPorts
}

/**
 * Reads what signing needs: an ID token for Sigstore, and what its claims say of this run.
 *
 * @throws {Failure} `IDENTITY_*`
 */
export async function prepareAttesting(
  { authorityUrl, logUrl }: SigstoreAddresses,
  ports: AttestingPorts,
): Promise<PreparedAttesting> {
  const firstIdToken = await fetchHeldIdToken(ports.identity, ports.retrying.clock)
  const run = signingIdentityFrom(readClaims(firstIdToken.idToken))
  if (run.state === 'refused-by-index') return run
  const signing: Signing = {
    authority: { role: 'certificate authority', name: 'Fulcio', url: authorityUrl },
    log: { role: 'transparency log', name: 'Rekor', url: logUrl },
    identity: run.identity,
    firstIdToken,
    ports,
  }
  return { state: 'ready', warnings: run.warnings, attest: (distributions) => attest(distributions, signing) }
}

async function attest(distributions: readonly Distribution[], signing: Signing): Promise<Attestations> {
  const readyMade = distributions.map((distribution) => {
    const { usable, setAside } = readyMadeFor(distribution, signing.identity, knownKeyIdOf(signing.log))
    for (const sentence of setAside) signing.ports.log.info(sentence)
    return [distribution, usable] as const
  })
  const isLacking = ([, usable]: (typeof readyMade)[number]): boolean =>
    usable.every(({ predicateType }) => predicateType !== PUBLISH_TYPE)
  const made = await attestEach(
    readyMade.filter(isLacking).map(([distribution]) => distribution),
    signing,
  )
  return new Map(
    readyMade.map(([distribution, usable]) => {
      const own = made.get(distribution)
      return [distribution, own === undefined ? usable : [own, ...usable]]
    }),
  )
}

/** SHA-256 of the key of Sigstore's public log, which has not changed since 2021. */
const PUBLIC_LOG_KEY_ID = 'wNI9atQGlz+VWfO6LRygH4QUfY/8W4RFwiT5i5WRgB0='

function knownKeyIdOf({ url }: SigstoreService): string | undefined {
  return url.hostname === 'rekor.sigstore.dev' ? PUBLIC_LOG_KEY_ID : undefined
}

/** Makes an attestation for each, or for none. */
async function attestEach(
  distributions: readonly Distribution[],
  { authority, log, identity, firstIdToken, ports }: Signing,
): Promise<ReadonlyMap<Distribution, Attestation>> {
  const { secrets, onProgress } = ports
  const { clock } = ports.retrying
  const calls = beginCalls(ports)
  const nextIdToken = freshIdTokens(firstIdToken, { identity: ports.identity, clock, leftMs: calls.leftMs })
  const currentCertificate = renewedCertificates(
    async () => obtainCertificate(await nextIdToken(), identity, { authority, calls, secrets }),
    clock,
  )
  const made = new Map<Distribution, Attestation>()
  const attestOne = async (distribution: Distribution): Promise<void> => {
    const { certificate, pem, sign } = await currentCertificate()
    const statement = statementFor(distribution)
    const signature = sign(paeOf(statement))
    const entry = await logStatement({ statement, signature, certificatePem: pem }, { log, calls, secrets })
    const signed = { statement, signature, certificate, entry }
    const flaw = flawIn(signed, distribution, identity)
    if (flaw !== undefined) {
      // Whether by the authority's fault or the log's.
      const what = `What Sigstore gave for ${distribution.filename.basename} cannot be used: the attestation ${flaw}.`
      throw new Failure('SIGSTORE_UNEXPECTED', what, { hint: `Run the job again later. ${ALTERNATIVES}` })
    }
    made.set(distribution, {
      json: attestationJson(signed),
      predicateType: PUBLISH_TYPE,
      logIndex: entry.logIndex,
      origin: 'made here',
    })
    onProgress?.(made.size, distributions.length)
  }
  try {
    await inParallel(distributions, PARALLEL_ENTRIES, attestOne)
  } catch (error) {
    calls.end()
    throw error
  }
  return made
}

/** Works on so many at once, each by the next one who is free. */
async function inParallel<Item>(
  items: readonly Item[],
  most: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const rest = items.values()
  const workThrough = async (): Promise<void> => {
    for (const item of rest) await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, workThrough))
}
