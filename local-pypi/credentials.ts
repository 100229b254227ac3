import { randomBytes } from 'node:crypto'
import type { Publisher } from './publishers.ts'
import { helpPage, type Refusal, refusal } from './refusal.ts'

/** Whom a token speaks for, and what it is limited to. */
export type Identity =
  | {
      readonly kind: 'user'
      readonly user: string
      /** Normalised names, or `any` to which the user may upload. */
      readonly projects: readonly string[] | 'any'
      readonly expires: Date | undefined
    }
  | {
      readonly kind: 'publisher'
      readonly publisher: Publisher
      /** Normalised names, sealed when the token was minted. */
      readonly projects: readonly string[] | 'any'
      readonly expires: Date
    }

/** How a request has authenticated, with nothing secret in it. */
export interface CredentialSeen {
  readonly scheme: 'none' | 'basic' | 'bearer' | 'token' | 'other'
  readonly kind: 'none' | 'password' | 'unknown-token' | 'user-token' | 'trusted-publishing-token'
}

export interface Authentication {
  readonly seen: CredentialSeen
  readonly result: { readonly state: 'identified'; readonly identity: Identity } | Refusal
}

interface Credential {
  readonly scheme: CredentialSeen['scheme']
  /** `undefined` for the schemes that have none. */
  readonly user: string | undefined
  readonly token: string
}

/** A new token as PyPI's look: `pypi-` and base64url. (PyPI's are macaroons; nobody but PyPI looks into them.) */
export function newToken(): string {
  return `pypi-${randomBytes(96).toString('base64url')}`
}

// warehouse, macaroons/security_policy.py.
function parseAuthorization(header: string): Credential | undefined {
  const space = header.indexOf(' ')
  const scheme = header.slice(0, Math.max(space, 0)).toLowerCase()
  const value = header.slice(space + 1)
  if (scheme === 'bearer' || scheme === 'token') {
    return { scheme, user: undefined, token: value }
  }
  if (scheme !== 'basic') {
    return undefined
  }
  const decoded = Buffer.from(value, 'base64').toString()
  const colon = decoded.indexOf(':')
  return colon < 0 ? undefined : { scheme, user: decoded.slice(0, colon), token: decoded.slice(colon + 1).trim() }
}

/** The token or password that a request shows. */
export function tokenShown(header: string | undefined): string | undefined {
  return parseAuthorization(header ?? '')?.token
}

/**
 * Says whose request it is. There is no 401 on PyPI: every failure is 403. Whether the token is expired or limited to
 * other projects is only looked at later, against the project.
 */
export function authenticate(header: string | undefined, tokens: ReadonlyMap<string, Identity>): Authentication {
  const credential = parseAuthorization(header ?? '')
  if (credential === undefined) {
    return { seen: { scheme: header === undefined ? 'none' : 'other', kind: 'none' }, result: noIdentity() }
  }
  const { scheme, user, token } = credential
  if (user !== undefined && user !== '__token__') {
    return { seen: { scheme, kind: 'password' }, result: passwordRefused() }
  }
  const identity = tokens.get(token)
  if (identity === undefined) {
    return { seen: { scheme, kind: 'unknown-token' }, result: noIdentity() }
  }
  const kind = identity.kind === 'user' ? 'user-token' : 'trusted-publishing-token'
  return { seen: { scheme, kind }, result: { state: 'identified', identity } }
}

function noIdentity(): Refusal {
  const page = helpPage('invalid-auth')
  return refusal(403, `Invalid or non-existent authentication information. See ${page} for more information.`)
}

function passwordRefused(): Refusal {
  const reason =
    'Username/Password authentication is no longer supported. Migrate to API Tokens or Trusted Publishers instead. ' +
    `See ${helpPage('apitoken')} and ${helpPage('trusted-publishers')}`
  // Only the status line carries this text; the page has no detail.
  return { ...refusal(403, reason), detail: '' }
}
