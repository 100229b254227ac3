import { criticalExtension, extension } from './certificate.ts'
import { element, sequence, utf8String } from './der.ts'

/** Claims by name, as they stand in an ID token. */
export type TokenClaims = Readonly<Record<string, unknown>>

const FULCIO = '1.3.6.1.4.1.57264.1'
const GITHUB = 'https://github.com'
const URI_NAME_TAG = 0x86

/** The issuer that the certificates name: the one of github.com, in whose place the local one stands. */
export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com'

/**
 * The extensions by which a certificate tells who runs what: the claims of a GitHub token under Fulcio's numbers
 * (fulcio, docs/oid-info.md). What a token does not say, or says with an empty text, is left out.
 */
export function identityExtensions(claims: TokenClaims): readonly Buffer[] {
  const claim = (name: string): string => {
    const value = claims[name]
    return typeof value === 'string' ? value : ''
  }
  const page = (name: string): string => (claim(name) === '' ? '' : `${GITHUB}/${claim(name)}`)
  const run = `${GITHUB}/${claim('repository')}/actions/runs/${claim('run_id')}/attempts/${claim('run_attempt')}`

  // The numbers 1 to 6 are the older form: text as it is, not in DER.
  const older: readonly (readonly [number, string])[] = [
    [1, GITHUB_ISSUER],
    [2, claim('event_name')],
    [3, claim('sha')],
    [4, claim('workflow')],
    [5, claim('repository')],
    [6, claim('ref')],
  ]
  const newer: readonly (readonly [number, string])[] = [
    [8, GITHUB_ISSUER],
    [9, page('job_workflow_ref')],
    [10, claim('job_workflow_sha')],
    [11, claim('runner_environment')],
    [12, page('repository')],
    [13, claim('sha')],
    [14, claim('ref')],
    [15, claim('repository_id')],
    [16, page('repository_owner')],
    [17, claim('repository_owner_id')],
    [18, page('workflow_ref')],
    [19, claim('workflow_sha')],
    [20, claim('event_name')],
    [21, run],
    [22, claim('repository_visibility')],
  ]
  const isSaid = ([, value]: readonly [number, string]) => value !== ''
  return [
    criticalExtension('2.5.29.17', sequence(element(URI_NAME_TAG, Buffer.from(page('job_workflow_ref'))))),
    ...older.filter(isSaid).map(([number, value]) => extension(`${FULCIO}.${number}`, Buffer.from(value))),
    ...newer.filter(isSaid).map(([number, value]) => extension(`${FULCIO}.${number}`, utf8String(value))),
  ]
}
