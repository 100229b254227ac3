import { randomBytes, randomUUID } from 'node:crypto'
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, jwtVerify, SignJWT } from 'jose'
import type { Claims } from './claims.ts'

const LIFETIME_SECONDS = 5 * 60
// GitHub dates its tokens back by so much.
const BACKDATED_SECONDS = 10 * 60
const LEEWAY_SECONDS = 30

export interface Issuer {
  readonly url: string
  /** The bearer token with which a job asks for ID tokens. */
  readonly requestToken: string
  configuration(): Claims
  keys(): Promise<unknown>
  /** Signs a new ID token; `claims` are added last, so that they may replace any other, and `undefined` removes one. */
  issue(audience: string, claims: Claims): Promise<string>
  /**
   * Verifies a token as PyPI does: RS256 with a known `kid`, the required claims, the dates with some leeway, and
   * `aud` one text and no list. `undefined` when anything of it fails.
   */
  verify(token: string, audience: string): Promise<JWTPayload | undefined>
}

export interface IssuerOptions {
  readonly url: string
  readonly now: () => Date
}

/** An OpenID Connect issuer like the one behind a GitHub runner, with a key of its own that is made at once. */
export function createIssuer({ url, now }: IssuerOptions): Issuer {
  const keyId = randomUUID()
  const made = makeKey(keyId)
  // Whoever needs the key awaits it and meets the error there; nobody may need it.
  made.catch(() => {})

  return {
    url,
    requestToken: randomBytes(32).toString('base64url'),
    configuration: () => ({
      issuer: url,
      jwks_uri: `${url}/.well-known/jwks`,
      subject_types_supported: ['public', 'pairwise'],
      response_types_supported: ['id_token'],
      claims_supported: ['sub', 'aud', 'exp', 'iat', 'iss', 'jti', 'nbf', 'ref', 'repository', 'repository_owner'],
      id_token_signing_alg_values_supported: ['RS256'],
      scopes_supported: ['openid'],
    }),
    keys: async () => (await made).jwks,
    issue: async (audience, claims) => {
      const issuedAt = Math.floor(now().getTime() / 1000)
      const payload = {
        jti: randomUUID(),
        aud: audience,
        iss: url,
        nbf: issuedAt - BACKDATED_SECONDS,
        exp: issuedAt + LIFETIME_SECONDS,
        iat: issuedAt,
        ...claims,
      }
      const { privateKey } = await made
      return new SignJWT(payload).setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: keyId }).sign(privateKey)
    },
    verify: async (token, audience) => {
      const { jwks } = await made
      try {
        const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet(jwks), {
          algorithms: ['RS256'],
          issuer: url,
          audience,
          requiredClaims: ['iss', 'iat', 'exp', 'aud'],
          clockTolerance: LEEWAY_SECONDS,
          currentDate: now(),
        })
        return protectedHeader.kid === undefined || payload.aud !== audience ? undefined : payload
      } catch {
        return undefined
      }
    },
  }
}

async function makeKey(keyId: string) {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: keyId, alg: 'RS256', use: 'sig' }] }
  return { privateKey, jwks }
}
