import { Failure, type FailureCode } from '../errors.ts'
import { statusAndReason } from '../http/reason.ts'
import { isPassing, type Retrying, withRetries } from '../http/retry.ts'
import type { Reply, Transport } from '../http/transport.ts'
import { wholeAnswer } from '../http/whole-answer.ts'
import type { SecretKeeper } from '../ports.ts'

/** One of the two services that attestations need. */
export interface SigstoreService {
  readonly role: 'certificate authority' | 'transparency log'
  readonly name: 'Fulcio' | 'Rekor'
  /** The address to which the paths of its API are appended. */
  readonly url: URL
}

export interface ServiceRequest {
  readonly method: 'GET' | 'POST'
  /** From the service's address on. */
  readonly path: string
  /** JSON. */
  readonly body?: string
}

/** The calls of one signing, which share the time that it may take. */
export interface ServiceCalls {
  /** What is left of the time, in milliseconds. */
  leftMs(): number
  /**
   * Calls a service, again after trouble that may pass. A request that was heard while its answer was lost is sent
   * again too: neither service minds.
   *
   * @throws {Failure} `SIGSTORE_UNAVAILABLE` where no final answer can be had in time.
   */
  ask(service: SigstoreService, request: ServiceRequest): Promise<Reply>
  /** One of them has failed for good: lets no other begin any more, and come to nothing what is under way. */
  end(): void
}

export interface ServicePorts {
  readonly transport: Transport
  readonly secrets: SecretKeeper
  /** How patient signing is, it knows itself. */
  readonly retrying: Pick<Retrying, 'clock' | 'onRetry'>
}

/** In all. An outage of half a minute is common; a release should not wait for one of hours. */
const SIGNING_MS = 120_000
/** A log that is busy takes several seconds; what is given up sooner comes back as a conflict. */
const CALL_MS = 20_000
/** The time is what ends it. */
const POLICY = { attempts: Number.POSITIVE_INFINITY, firstDelayMs: 1_000, longestDelayMs: 15_000 }
/** How long the trouble of a service is old news. */
const TELLING_MS = 5_000
/** More than ten times what either has to say. */
const BODY_LIMIT_BYTES = 128 * 1024

/** Begins the time that signing may take. */
export function beginCalls({ transport, secrets, retrying }: ServicePorts): ServiceCalls {
  const { clock, onRetry } = retrying
  const deadlineMs = clock.monotonicMs() + SIGNING_MS
  const leftMs = (): number => deadlineMs - clock.monotonicMs()
  let state: 'open' | 'ended' = 'open'
  /** By service: until when its trouble has been told. Eight calls at once have the same. */
  const toldUntilMs = new Map<SigstoreService, number>()
  const tellOnce = (service: SigstoreService, tell: () => void): void => {
    const nowMs = clock.monotonicMs()
    if (nowMs < (toldUntilMs.get(service) ?? Number.NEGATIVE_INFINITY)) return
    toldUntilMs.set(service, nowMs + TELLING_MS)
    tell()
  }

  const assertOpen = ({ host }: URL): void => {
    if (state === 'ended') throw new Failure('NETWORK_ANSWER', `${host} is not asked any more.`)
  }

  const askOnce = async (url: URL, { method, body }: ServiceRequest): Promise<Reply> => {
    assertOpen(url)
    if (leftMs() <= 0) {
      throw new Failure('NETWORK_TIMEOUT', `${url.host} did not do all that was asked within ${SIGNING_MS / 1_000} s.`)
    }
    const reply = await transport
      .request({
        method,
        url,
        headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body }),
        bodyLimitBytes: BODY_LIMIT_BYTES,
        wholeMs: Math.min(CALL_MS, leftMs()),
      })
      // What comes too late, be it trouble, is nothing to ask again for.
      .finally(() => assertOpen(url))
    return wholeAnswer(reply, url)
  }

  return {
    leftMs,
    async ask(service, request) {
      const url = new URL(service.url)
      url.pathname = `${url.pathname.replace(/\/+$/, '')}${request.path}`
      const reply = await withRetries(() => askOnce(url, request), {
        policy: { ...POLICY, deadlineMs },
        clock,
        onRetry: (reason, ...rest) => tellOnce(service, () => onRetry(`${service.name}: ${reason}`, ...rest)),
      }).catch((cause: unknown) => {
        throw cause instanceof Failure ? unreachable(service, cause) : cause
      })
      if (isPassing(reply.status)) {
        const said = `keeps answering with ${statusAndReason(reply, secrets)}`
        throw serviceFailure('SIGSTORE_UNAVAILABLE', service, said)
      }
      return reply
    },
    end() {
      state = 'ended'
    },
  }
}

export function isSuccess({ status }: Reply): boolean {
  return status === 200 || status === 201
}

/** A failure that says which service it is about, and what can be done; `what` goes on after its host. */
export function serviceFailure(
  code: FailureCode & `SIGSTORE_${string}`,
  { role, name, url }: SigstoreService,
  what: string,
  cause?: unknown,
): Failure {
  return new Failure(code, `The ${role} ${name} at ${url.host} ${what}.`, { hint: hintFor(url), cause })
}

/** What an answer without success means, for a request that is not worth repeating. */
export function refusal(service: SigstoreService, reply: Reply, secrets: SecretKeeper): Failure {
  const said = statusAndReason(reply, secrets)
  return reply.status >= 400
    ? serviceFailure('SIGSTORE_REFUSED', service, `does not accept what this run asks for, with ${said}`)
    : serviceFailure('SIGSTORE_UNEXPECTED', service, `answered with ${said}, which makes no sense there`)
}

/** Failures of the network begin with the host. */
function unreachable(service: SigstoreService, cause: Failure): Failure {
  const what = cause.message.slice(service.url.host.length + 1).replace(/\.$/, '')
  const failure = serviceFailure('SIGSTORE_UNAVAILABLE', service, what, cause)
  // It does not pass, and the hint says what to do about it.
  if (cause.code !== 'NETWORK_UNTRUSTED' || cause.hint === undefined) return failure
  return new Failure(failure.code, failure.message, { hint: `${cause.hint} ${ALTERNATIVES}`, cause })
}

/** What one can do without Sigstore. */
export const ALTERNATIVES =
  'With attestations: prefer, files are published without attestations where Sigstore has trouble; with ' +
  'attestations: false, it is not asked.'

function hintFor({ hostname }: URL): string {
  const isPublic = /(?:^|\.)sigstore\.dev$/.test(hostname)
  const first = isPublic
    ? 'See https://status.sigstore.dev, and run the job again later.'
    : 'Check the inputs fulcio-url and rekor-url, and run the job again later.'
  return `${first} ${ALTERNATIVES}`
}
