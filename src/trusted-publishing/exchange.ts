import { claimLines, isReusableWorkflow, readClaims } from '../claims.ts'
import { Failure } from '../errors.ts'
import { jsonFieldsFrom } from '../http/json-fields.ts'
import { statusAndReason } from '../http/reason.ts'
import { withRetries } from '../http/retry.ts'
import type { Reply } from '../http/transport.ts'
import type { IdentityProvider, Log, SecretKeeper } from '../ports.ts'
import { type AudiencePorts, fetchAudience, type TrustedIndex } from './audience.ts'

export interface ExchangePorts extends AudiencePorts {
  readonly identity: IdentityProvider
  readonly log: Log
}

/** A short-lived API token for every project of the publisher. */
export interface MintedToken {
  readonly token: string
  /** Unix time in seconds; absent where the index does not say. */
  readonly expires: number | undefined
}

/** An exchange for which everything is there: only its effect is missing. */
export interface PreparedExchange {
  /**
   * Trades the ID token for an API token. That can create a project (where a pending publisher matches), so it comes
   * after everything that could still speak against the release.
   *
   * @throws {Failure} `IDENTITY_*`, `INDEX_UNEXPECTED` or `NETWORK_*`.
   */
  mint(): Promise<MintedToken>
}

/**
 * Reads what an exchange of this run's identity for an API token needs: the audience, and an ID token for it.
 *
 * @throws {Failure} `IDENTITY_*`, `INDEX_NO_TRUSTED_PUBLISHING`, `INDEX_UNEXPECTED` or `NETWORK_*`.
 */
export async function prepareExchange(index: TrustedIndex, ports: ExchangePorts): Promise<PreparedExchange> {
  const audience = await fetchAudience(index, ports)
  const fetchIdToken = (): Promise<string> => ports.identity.fetchIdToken(audience)
  const first = await fetchIdToken()
  return { mint: () => mint(first, fetchIdToken, index, ports) }
}

async function mint(
  firstIdToken: string,
  fetchIdToken: () => Promise<string>,
  index: TrustedIndex,
  { transport, secrets, log, retrying }: ExchangePorts,
): Promise<MintedToken> {
  const url = new URL('/_/oidc/mint-token', index.uploadUrl)
  const headers = { accept: 'application/json', 'content-type': 'application/json' }
  let unused: string | undefined = firstIdToken
  let idToken = firstIdToken
  const reply = await withRetries(async () => {
    // A fresh one each time: a mint whose answer was lost may have used it up (`invalid-reuse-token`).
    idToken = unused ?? (await fetchIdToken())
    unused = undefined
    return transport.request({ method: 'POST', url, headers, body: JSON.stringify({ token: idToken }) })
  }, retrying)

  const claims = readClaims(idToken)
  if (isReusableWorkflow(claims)) {
    log.warning(
      'This job runs in a reusable workflow, which PyPI does not support for trusted publishing. ' +
        'Publish from the workflow that calls it.',
      'Reusable workflow',
    )
  }
  const answer = jsonFieldsFrom(reply.body)
  const token = answer.get('token')
  const expires = answer.get('expires')
  if (reply.status === 200 && typeof token === 'string' && token !== '') {
    secrets.mask(token)
    return { token, expires: typeof expires === 'number' ? expires : undefined }
  }
  throw exchangeFailure(reply, index, secrets, claimLines(claims))
}

function exchangeFailure(
  reply: Reply,
  { title }: TrustedIndex,
  secrets: SecretKeeper,
  claims: readonly string[],
): Failure {
  if (reply.status === 200) {
    return new Failure('INDEX_UNEXPECTED', `${title} answered the exchange of tokens without giving a token.`, {
      hint: 'Run the job again; if it happens again, the index has trouble: see its status page.',
    })
  }
  const refusals = refusalsFrom(jsonFieldsFrom(reply.body).get('errors'), secrets)
  if (refusals.length === 0) {
    return new Failure(
      'INDEX_UNEXPECTED',
      `${title} answered the exchange of tokens with ${statusAndReason(reply, secrets)}.`,
      {
        hint: 'The index has trouble: see its status page, and run the job again later.',
      },
    )
  }
  const reasons = refusals.map(({ code, description }) => `${description} (${code})`).join('; ')
  return new Failure('IDENTITY_REFUSED', `${title} refused to trust this run: ${reasons}.`, {
    hint:
      `Compare the claims with the trusted publisher that is registered on ${title}: owner, repository, workflow ` +
      'file and environment must be the same. They are shown for debugging; register only what you mean to trust.',
    details: claims,
  })
}

interface MintRefusal {
  readonly code: string
  readonly description: string
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
