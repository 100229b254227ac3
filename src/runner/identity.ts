import { Failure } from '../errors.ts'
import { jsonFieldsFrom } from '../http/json-fields.ts'
import { statusAndReason } from '../http/reason.ts'
import { type Retrying, withRetries } from '../http/retry.ts'
import type { Transport } from '../http/transport.ts'
import { wholeAnswer } from '../http/whole-answer.ts'
import type { IdentityProvider, SecretKeeper } from '../ports.ts'
import { notPermitted } from '../trusted-publishing/permission.ts'
import { readRunFacts } from './run-facts.ts'

/**
 * The runner's own source of ID tokens. It is asked through our door to the network rather than with the toolkit's
 * `getIDToken`, which follows redirects and writes the request URL to the debug log.
 */
export function runnerIdentity(transport: Transport, secrets: SecretKeeper, retrying: Retrying): IdentityProvider {
  return {
    async fetchIdToken(audience) {
      const requestUrl = process.env.ACTIONS_ID_TOKEN_REQUEST_URL ?? ''
      const requestToken = process.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? ''
      if (requestUrl === '' || requestToken === '') throw notPermitted(readRunFacts())
      secrets.mask(requestToken)
      if (!URL.canParse(requestUrl)) throw unavailable('The address to ask for it is no URL.')
      const url = new URL(requestUrl)
      url.searchParams.set('audience', audience)
      const headers = { accept: 'application/json', authorization: `bearer ${requestToken}` }
      const reply = await withRetries(
        async () => wholeAnswer(await transport.request({ method: 'GET', url, headers }), url),
        retrying,
      ).catch((cause: unknown) => {
        throw cause instanceof Failure && cause.code !== 'CANCELLED' ? unavailable(cause.message, cause) : cause
      })
      const idToken = reply.status === 200 ? idTokenFrom(reply.body) : undefined
      if (idToken === undefined) {
        // What came with a success may well be the token, in a form that we do not know.
        const said = reply.status < 300 ? 'something that is no ID token' : statusAndReason(reply, secrets)
        throw unavailable(`It answered with ${said}.`)
      }
      secrets.mask(idToken)
      return idToken
    },
  }
}

function unavailable(reason: string, cause?: Failure): Failure {
  return new Failure('IDENTITY_UNAVAILABLE', `GitHub did not give this job an ID token. ${reason}`, {
    hint: 'Run the job again; if it happens again, see https://www.githubstatus.com.',
    cause,
  })
}

function idTokenFrom(body: string): string | undefined {
  const value = jsonFieldsFrom(body).get('value')
  return typeof value === 'string' && value !== '' ? value : undefined
}
