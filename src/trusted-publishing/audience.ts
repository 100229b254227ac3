import { Failure } from '../errors.ts'
import { jsonFieldsFrom } from '../http/json-fields.ts'
import { statusAndReason } from '../http/reason.ts'
import { type Retrying, withRetries } from '../http/retry.ts'
import type { Reply, Transport } from '../http/transport.ts'
import { wholeAnswer } from '../http/whole-answer.ts'
import type { SecretKeeper } from '../ports.ts'

/**
 * Audiences that stand for somebody else's door. An index that answers with one of them would receive an ID token that
 * is valid there, and could use it; so only those doors themselves may name them.
 */
const RESERVED_AUDIENCES = new Set(['pypi', 'testpypi', 'sigstore'])

export interface TrustedIndex {
  readonly uploadUrl: URL
  readonly title: string
  /** Where people look at projects, where that is known. */
  readonly siteUrl: URL | undefined
  /** `accepted` from PyPI itself, from this machine, and from what the user vouched for with `index-type: pypi`. */
  readonly reservedAudiences: 'accepted' | 'refused'
}

export interface AudiencePorts {
  readonly transport: Transport
  readonly secrets: SecretKeeper
  readonly retrying: Retrying
}

/**
 * Asks the index for which audience an ID token must be made.
 *
 * @throws {Failure} `INDEX_NO_TRUSTED_PUBLISHING`, `IDENTITY_AUDIENCE`, `INDEX_UNEXPECTED` or `NETWORK_*`.
 */
export async function fetchAudience(
  index: TrustedIndex,
  { transport, secrets, retrying }: AudiencePorts,
): Promise<string> {
  const url = new URL('/_/oidc/audience', index.uploadUrl)
  const headers = { accept: 'application/json' }
  const reply = await withRetries(
    async () => wholeAnswer(await transport.request({ method: 'GET', url, headers }), url),
    retrying,
  )
  if (reply.status !== 200) throw audienceRefused(reply, index, secrets)
  const audience = audienceFrom(reply.body)
  if (audience === undefined) {
    throw new Failure('INDEX_UNEXPECTED', `${url.host} did not say for which audience it wants an ID token.`, {
      hint: 'Check repository-url, and that this index supports trusted publishing.',
    })
  }
  if (RESERVED_AUDIENCES.has(audience.toLowerCase()) && index.reservedAudiences === 'refused') {
    throw new Failure(
      'IDENTITY_AUDIENCE',
      `${url.host} asked for an ID token for the audience “${audience}”, which belongs to another service.`,
      {
        hint:
          'No token was requested: that index could have used it in your name. If you run the index and trust it ' +
          'like PyPI, set index-type: pypi.',
      },
    )
  }
  return audience
}

function audienceFrom(body: string): string | undefined {
  const audience = jsonFieldsFrom(body).get('audience')
  return typeof audience === 'string' && /^[\x21-\x7e]{1,256}$/.test(audience) ? audience : undefined
}

function audienceRefused(reply: Reply, { title, uploadUrl }: TrustedIndex, secrets: SecretKeeper): Failure {
  const alternative = 'Give an API token as the input password instead.'
  if (reply.status === 403) {
    return new Failure('INDEX_NO_TRUSTED_PUBLISHING', `${title} has switched trusted publishing off.`, {
      hint: `It may come back: its status page tells. ${alternative}`,
    })
  }
  if (reply.status === 404 || reply.status === 405) {
    return new Failure('INDEX_NO_TRUSTED_PUBLISHING', `${uploadUrl.host} does not do trusted publishing.`, {
      hint: 'Check repository-url. For an index without trusted publishing, give the inputs user and password.',
    })
  }
  return new Failure(
    'INDEX_UNEXPECTED',
    `${uploadUrl.host} answered the question for its audience with ${statusAndReason(reply, secrets)}.`,
    { hint: alternative },
  )
}
