import { generateKeyPairSync } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { type CertificateOrder, createCertificateAuthority } from './certificate-authority.ts'
import { createFaults, type Fault, replyWithoutEffect, type Service, spoiltReply } from './faults.ts'
import type { TokenClaims } from './github-identity.ts'
import { createLogKey } from './log-key.ts'
import { jsonReply, type Reply } from './reply.ts'
import { createTransparencyLog } from './transparency-log.ts'
import { type TrustedRoot, trustedRootOf } from './trusted-root.ts'

const HOUR_MS = 3600 * 1000

/** A call as it was answered. */
export interface SigstoreCall {
  readonly service: Service
  /** `none` when it got no answer. */
  readonly status: number | 'none'
  /** How many calls of this service were under way when it came, itself among them. */
  readonly concurrent: number
}

/** What a test may do with the local Sigstore while it runs. */
export interface SigstoreControl {
  /** Every call so far, in the order in which they were answered. */
  readonly calls: readonly SigstoreCall[]
  /** How many entries the log has taken, whether or not their client heard of it. */
  readonly loggedEntries: number
  /**
   * Lets the next calls of a service go wrong, for ever when no number is given. Replaces what was set for the service
   * before. Faults that a service cannot have do nothing.
   */
  fail(service: Service, fault: Fault, times?: number): void
  /** Lets all calls of a service go well again. */
  mend(service: Service): void
  /** Every call from now on takes so much longer. */
  setLatency(latencyMs: number): void
}

export interface Sigstore {
  readonly control: SigstoreControl
  readonly trustedRoot: TrustedRoot
  /** POST `/api/v2/signingCert` of the certificate authority. */
  signCertificate(body: string): Promise<Reply>
  /** POST `/api/v1/log/entries` of the log. */
  addEntry(body: string, contentType: string | undefined): Promise<Reply>
  /** GET `/api/v1/log/entries/…` of the log. */
  entry(uuid: string): Promise<Reply>
}

export interface SigstoreOptions {
  /** The address of all services. */
  readonly url: string
  readonly now: () => Date
  /** The claims of a token that is genuine, not expired, and for the audience `sigstore`. */
  readonly verifyIdToken: (token: string) => Promise<TokenClaims | undefined>
  readonly latencyMs: number
}

/** A Sigstore: certificate authority, log of certificates and log of signatures, each with a key of its own. */
export function createSigstore({ url, now, verifyIdToken, latencyMs }: SigstoreOptions): Sigstore {
  // Log times are whole seconds, and clocks differ a little.
  const validFrom = new Date(now().getTime() - HOUR_MS)
  const certificateLog = createLogKey()
  const logKey = createLogKey()
  const authority = createCertificateAuthority({ verifyIdToken, certificateLog, validFrom })
  const log = createTransparencyLog({ name: new URL(url).host, key: logKey, now })
  const faults = createFaults()
  const calls: SigstoreCall[] = []
  const underWay = new Map<Service, number>()
  let latency = latencyMs

  const called = async (
    service: Service,
    act: (fault: Fault | undefined) => Promise<Reply> | Reply,
  ): Promise<Reply> => {
    const concurrent = (underWay.get(service) ?? 0) + 1
    underWay.set(service, concurrent)
    // Taken at once, so that calls in parallel do not share a fault.
    const fault = faults.next(service)
    try {
      if (latency > 0) {
        await delay(latency)
      }
      const early = fault === undefined ? undefined : replyWithoutEffect(fault)
      const reply = early ?? (await act(fault))
      const final = early !== undefined || fault === undefined ? reply : spoiltReply(reply, fault)
      const isHeard = final.delivery === 'whole' || final.delivery === 'cut'
      calls.push({ service, status: isHeard ? final.status : 'none', concurrent })
      return final
    } finally {
      underWay.set(service, (underWay.get(service) ?? 1) - 1)
    }
  }

  return {
    trustedRoot: trustedRootOf({ url, validFrom, log: logKey, certificateLog, chain: authority.chain }),
    signCertificate: async (body) =>
      called('certificate-authority', async (fault) => {
        const judgement = await authority.judge(body)
        if (judgement.state === 'refused') {
          return judgement.reply
        }
        const notBefore = fault?.kind === 'expired-certificate' ? new Date(now().getTime() - HOUR_MS) : now()
        return authority.issue(
          fault?.kind === 'another-key' ? withAnotherKey(judgement.order) : judgement.order,
          notBefore,
        )
      }),
    addEntry: async (body, contentType) =>
      called('log', (fault) => {
        if (!/^application\/json\b/i.test(contentType ?? '')) {
          const message = `unsupported media type "${contentType ?? ''}", only [application/json] are allowed`
          return jsonReply(415, { code: 415, message })
        }
        const reply = log.add(body)
        return fault?.kind === 'another-entry' && reply.status === 201 ? { ...log.earlierEntry(), status: 201 } : reply
      }),
    entry: async (uuid) =>
      called('log-look-up', (fault) => (fault?.kind === 'another-entry' ? log.earlierEntry() : log.entry(uuid))),
    control: {
      calls,
      get loggedEntries() {
        return log.added
      },
      fail: (service, fault, times = Number.POSITIVE_INFINITY) => faults.set(service, fault, times),
      mend: (service) => faults.clear(service),
      setLatency: (milliseconds) => {
        latency = milliseconds
      },
    },
  }
}

function withAnotherKey({ claims }: CertificateOrder): CertificateOrder {
  return { claims, publicKey: generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey }
}
