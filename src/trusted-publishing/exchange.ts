import { type Claims, isReusableWorkflow, readClaims } from '../claims.ts'
import { Failure } from '../errors.ts'
import { jsonFieldsFrom } from '../http/json-fields.ts'
import { statusAndReason } from '../http/reason.ts'
import { withRetries } from '../http/retry.ts'
import type { Reply } from '../http/transport.ts'
import { wholeAnswer } from '../http/whole-answer.ts'
import type { IdentityProvider, Log, SecretKeeper } from '../ports.ts'
import { type AudiencePorts, fetchAudience, type TrustedIndex } from './audience.ts'
import type { MintRefusal } from './diagnosis.ts'
import type { ProjectAtStake, RunFacts } from './run-facts.ts'

export interface ExchangePorts extends AudiencePorts {
  readonly identity: IdentityProvider
  readonly log: Log
  /** What is known of the run, for whoever looks for the cause of a refusal. */
  readonly facts: () => RunFacts
}

/** A short-lived API token for every project of the publisher. */
export interface MintedToken {
  readonly token: string
  /** When it was asked for, on the monotonic clock: it began to live then or later. */
  readonly askedAtMs: number
  /** For how long it is good, by the index's own clock; absent where the answer does not say, or makes no sense. */
  readonly lifeMs: number | undefined
}

/** An exchange for which everything is there: only its effect is missing. */
export interface PreparedExchange {
  /** What the ID tokens of this run say of it, unverified. */
  readonly claims: Claims
  /**
   * Trades an ID token for an API token, as often as one is needed. That can create a project (where a pending
   * publisher matches), so it comes after everything that could still speak against the release. The projects are
   * those of the release, for the explanation of a refusal.
   *
   * @throws {Failure} `IDENTITY_*`, `INDEX_UNEXPECTED`, `CANCELLED` or `NETWORK_*`.
   */
  mint(projects?: readonly ProjectAtStake[]): Promise<MintedToken>
}

/** How long an ID token that was fetched ahead may lie: GitHub's live for some minutes. */
const AHEAD_MS = 120_000
const LONGEST_LIFE_MS = 24 * 60 * 60 * 1_000

/**
 * Reads what an exchange of this run's identity for an API token needs: the audience, and an ID token for it.
 *
 * @throws {Failure} `IDENTITY_*`, `INDEX_NO_TRUSTED_PUBLISHING`, `INDEX_UNEXPECTED`, `CANCELLED` or `NETWORK_*`.
 */
export async function prepareExchange(index: TrustedIndex, ports: ExchangePorts): Promise<PreparedExchange> {
  const { identity, log, retrying } = ports
  const audience = await fetchAudience(index, ports)
  const staleAtMs = retrying.clock.monotonicMs() + AHEAD_MS
  const first = await identity.fetchIdToken(audience)
  const claims = readClaims(first)
  let ahead: string | undefined = first
  // An index takes each but once (`invalid-reuse-token`), also where its answer was lost.
  const nextIdToken = async (): Promise<string> => {
    const unused = retrying.clock.monotonicMs() < staleAtMs ? ahead : undefined
    ahead = undefined
    return unused ?? identity.fetchIdToken(audience)
  }
  let warning: 'due' | 'none' = isReusableWorkflow(claims) ? 'due' : 'none'
  return {
    claims,
    async mint(projects = []) {
      if (warning === 'due') {
        log.warning(
          'This job runs in a reusable workflow, which PyPI does not support for trusted publishing. ' +
            'Publish from the workflow that calls it.',
          'Reusable workflow',
        )
      }
      warning = 'none'
      return mint(nextIdToken, { index, claims, projects }, ports)
    },
  }
}

interface Exchange {
  readonly index: TrustedIndex
  readonly claims: Claims
  readonly projects: readonly ProjectAtStake[]
}

async function mint(
  nextIdToken: () => Promise<string>,
  { index, claims, projects }: Exchange,
  { transport, secrets, retrying, facts }: ExchangePorts,
): Promise<MintedToken> {
  const url = new URL('/_/oidc/mint-token', index.uploadUrl)
  const headers = { accept: 'application/json', 'content-type': 'application/json' }
  let askedAtMs = 0
  const reply = await withRetries(async () => {
    const body = JSON.stringify({ token: await nextIdToken() })
    askedAtMs = retrying.clock.monotonicMs()
    return wholeAnswer(await transport.request({ method: 'POST', url, headers, body }), url)
  }, retrying)

  const answer = jsonFieldsFrom(reply.body)
  const token = answer.get('token')
  if (reply.status === 200 && typeof token === 'string' && token !== '') {
    secrets.mask(token)
    return { token, askedAtMs, lifeMs: lifeFrom(answer.get('expires'), reply.headers.get('date')) }
  }
  const refusals = reply.status === 200 ? [] : refusalsFrom(answer.get('errors'), secrets)
  if (refusals.length === 0) throw answerFailure(reply, index, secrets)
  const { exchangeRefused } = await import('./diagnosis.ts')
  throw exchangeRefused(refusals, { index, claims, facts: facts(), projects })
}

/**
 * How long a token lives, in milliseconds, from the Unix time at which it ends and the time at which the index answered.
 * This machine's clock may be minutes off, so nothing is made of the one without the other.
 */
function lifeFrom(expires: unknown, date = ''): number | undefined {
  const answeredAt = new Date(date)
  // One way to write a date (RFC 9110, 5.6.7), which leaves no room for other zones and for the 31st of February.
  const isDate = !Number.isNaN(answeredAt.getTime()) && answeredAt.toUTCString() === date
  if (!isDate || typeof expires !== 'number') return undefined
  const lifeMs = expires * 1_000 - answeredAt.getTime()
  return lifeMs > 0 && lifeMs <= LONGEST_LIFE_MS ? lifeMs : undefined
}

/** It neither gave a token nor said why not. */
function answerFailure(reply: Reply, { title }: TrustedIndex, secrets: SecretKeeper): Failure {
  if (reply.status === 200) {
    return new Failure('INDEX_UNEXPECTED', `${title} answered the exchange of tokens without giving a token.`, {
      hint: 'Run the job again; if it happens again, the index has trouble: see its status page.',
    })
  }
  return new Failure(
    'INDEX_UNEXPECTED',
    `${title} answered the exchange of tokens with ${statusAndReason(reply, secrets)}.`,
    { hint: 'The index has trouble: see its status page, and run the job again later.' },
  )
}

function refusalsFrom(errors: unknown, secrets: SecretKeeper): readonly MintRefusal[] {
  if (!Array.isArray(errors)) return []
  const line = (value: unknown, otherwise: string, limit: number): string =>
    typeof value === 'string' ? secrets.redact(value).replace(/\s+/g, ' ').trim().slice(0, limit) : otherwise
  return errors.slice(0, 5).map((error: { readonly code?: unknown; readonly description?: unknown } | null) => ({
    code: line(error?.code, 'no code', 100),
    description: line(error?.description, 'no reason given', 500),
  }))
}
