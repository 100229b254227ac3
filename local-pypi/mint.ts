import { decodeJwt } from 'jose'
import { type Answer, jsonAnswer } from './answers.ts'
import type { Claims } from './claims.ts'
import { type Identity, newToken } from './credentials.ts'
import type { Issuer } from './issuer.ts'
import { normalizedName } from './names.ts'
import { matchPublisher, type Publisher } from './publishers.ts'

export interface Mint {
  /** Exchanges the ID token in a request body for an API token. */
  mint(body: string): Promise<Answer>
  /** How many tokens it has given. */
  readonly minted: number
}

export interface MintOptions {
  readonly issuer: Issuer
  readonly audience: string
  readonly publishers: readonly Publisher[]
  readonly tokens: Map<string, Identity>
  /** How long a token is good for. */
  readonly lifetimeSeconds: number
  readonly now: () => Date
}

export interface MintRefusal {
  /** As in `errors[].code`. */
  readonly code: string
  readonly description: string
}

/** The answer to an exchange that is refused. */
export function mintRefused({ code, description }: MintRefusal): Answer {
  return jsonAnswer(422, { message: 'Token request failed', errors: [{ code, description }] })
}

type MintErrorCode = 'invalid-payload' | 'invalid-token' | 'invalid-publisher' | 'invalid-reuse-token'

function refused(code: MintErrorCode, description: string): Answer {
  return mintRefused({ code, description })
}

/** The exchange of ID tokens for short-lived API tokens (warehouse, oidc/views.py). */
export function createMint({ issuer, audience, publishers, tokens, lifetimeSeconds, now }: MintOptions): Mint {
  const usedIds = new Set<string>()
  let minted = 0

  return {
    get minted() {
      return minted
    },
    mint: async (body) => {
      const payload = parsePayload(body)
      if (payload.state === 'invalid') {
        return refused('invalid-payload', payload.problem)
      }
      const unverified = unverifiedClaims(payload.token)
      if (unverified?.iss === undefined) {
        return refused('invalid-payload', 'malformed JWT')
      }
      if (unverified.iss !== issuer.url) {
        return refused('invalid-payload', 'unknown trusted publishing issuer')
      }
      const claims = await issuer.verify(payload.token, audience)
      if (claims === undefined) {
        return refused('invalid-token', 'malformed or invalid token')
      }
      const match = matchPublisher(publishers, claims, (jti) => usedIds.has(jti))
      switch (match.state) {
        case 'reused':
          return refused('invalid-reuse-token', 'invalid token: already used')
        case 'unmatched':
          return refused('invalid-publisher', `valid token, but no corresponding publisher (${match.reason})`)
        case 'matched': {
          // Nothing is awaited since the ID was looked up, so of two requests with one token only one gets here.
          usedIds.add(String(claims.jti))
          const expires = Math.floor(now().getTime() / 1000) + lifetimeSeconds
          const token = newToken()
          minted += 1
          tokens.set(token, publisherIdentity(match.publisher, expires))
          return jsonAnswer(200, { success: true, token, expires })
        }
      }
    },
  }
}

function publisherIdentity(publisher: Publisher, expiresSeconds: number): Identity {
  const projects = publisher.projects === 'any' ? 'any' : publisher.projects.map(normalizedName)
  return { kind: 'publisher', publisher, projects, expires: new Date(expiresSeconds * 1000) }
}

function unverifiedClaims(token: string): Claims | undefined {
  try {
    return decodeJwt(token)
  } catch {
    return undefined
  }
}

type Payload =
  | { readonly state: 'valid'; readonly token: string }
  | { readonly state: 'invalid'; readonly problem: string }

/** The body is JSON whatever its content type says; members other than `token` do not matter. */
function parsePayload(body: string): Payload {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return invalidPayload('Invalid JSON', 'json_invalid')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return invalidPayload('Input should be an object', 'model_type')
  }
  if (!('token' in value)) {
    return invalidPayload('token\n  Field required', 'missing')
  }
  if (typeof value.token !== 'string') {
    return invalidPayload('token\n  Input should be a valid string', 'string_type')
  }
  return { state: 'valid', token: value.token }
}

function invalidPayload(problem: string, type: string): Payload {
  return { state: 'invalid', problem: `1 validation error for TokenPayload\n${problem} [type=${type}]` }
}
