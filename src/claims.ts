import { jsonFieldsFrom } from './http/json-fields.ts'

/** The claims that a trusted publisher is compared with, in the order in which PyPI's set-up form asks for them. */
const SHOWN_CLAIMS = [
  'sub',
  'repository',
  'repository_owner',
  'repository_owner_id',
  'workflow_ref',
  'job_workflow_ref',
  'ref',
  'environment',
] as const

export type Claims = ReadonlyMap<string, unknown>

/**
 * The claims of an ID token, unverified: good for showing and for guessing causes, never for deciding. Empty where the
 * token is not a JWT.
 */
export function readClaims(idToken: string): Claims {
  const payload = idToken.split('.')[1] ?? ''
  return jsonFieldsFrom(Buffer.from(payload, 'base64url').toString('utf8'))
}

/** Each claim that matters, as name and value; an absent one is shown as missing. */
export function claimRows(claims: Claims): readonly (readonly [string, string])[] {
  return SHOWN_CLAIMS.map((name) => [name, claimText(claims, name) || 'missing'])
}

/** A claim's text; empty where there is none. */
export function claimText(claims: Claims, name: string): string {
  const value = claims.get(name)
  return typeof value === 'string' ? value : ''
}

/**
 * Whether the job runs in a workflow that another one called: PyPI does not support publishing from there (warehouse
 * issue 11096), and refuses attestations made there.
 */
export function isReusableWorkflow(claims: Claims): boolean {
  const workflow = claims.get('workflow_ref')
  const jobWorkflow = claims.get('job_workflow_ref')
  return typeof workflow === 'string' && typeof jobWorkflow === 'string' && workflow !== jobWorkflow
}
