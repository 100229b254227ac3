import { jsonFieldsFrom } from './http/json-fields.ts'

/** The claims that a trusted publisher is compared with, in the order in which PyPI's set-up form asks for them. */
export const SHOWN_CLAIMS = [
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

/** One line per claim that matters; an absent one is shown as missing. */
export function claimLines(claims: Claims): readonly string[] {
  return SHOWN_CLAIMS.map((name) => {
    const value = claims.get(name)
    return `${name}: ${typeof value === 'string' ? value : 'missing'}`
  })
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
