import type { Claims, Run } from './claims.ts'
import { repr, reprList } from './python-text.ts'

/** A GitHub workflow that may upload to some projects, as its owner has registered it on PyPI. */
export interface Publisher {
  readonly owner: string
  readonly ownerId: string
  readonly repository: string
  /** The workflow's file name. */
  readonly workflow: string
  /** Lower-case, as PyPI keeps it; empty when any environment, or none, will do. */
  readonly environment: string
  /**
   * The projects it is registered for. `any` is a convenience that PyPI does not have: whatever project an upload
   * names is created at its first sight.
   */
  readonly projects: readonly string[] | 'any'
}

/** The publisher that fits a run: with the workflow that its job is in, by which PyPI looks for it. */
export function publisherOf(run: Run, projects: Publisher['projects']): Publisher {
  const [owner = '', repository = ''] = run.repository.split('/')
  return {
    owner,
    ownerId: run.repositoryOwnerId,
    repository,
    workflow: run.calledWorkflow ?? run.workflow,
    environment: run.environment?.toLowerCase() ?? '',
    projects,
  }
}

export type Match =
  | { readonly state: 'matched'; readonly publisher: Publisher }
  | { readonly state: 'reused' }
  | { readonly state: 'unmatched'; readonly reason: string }

// In the order in which they are verified (warehouse, oidc/models/github.py), then those that must merely exist.
const REQUIRED_CLAIMS = [
  'repository',
  'repository_owner',
  'repository_owner_id',
  'job_workflow_ref',
  'jti',
  'event_name',
  'ref',
  'sha',
] as const

type RequiredClaim = (typeof REQUIRED_CLAIMS)[number]

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/**
 * Finds the publisher for the claims of a genuine ID token and verifies the claims against it.
 *
 * The look-up compares owner and repository as they are spelled; only the verification after it ignores the case of
 * the repository. Of several publishers for a workflow, the one with the job's environment wins over the one without.
 */
export function matchPublisher(
  publishers: readonly Publisher[],
  claims: Claims,
  isUsed: (jti: string) => boolean,
): Match {
  const missing = REQUIRED_CLAIMS.find((name) => claims[name] === undefined || claims[name] === null)
  if (missing !== undefined) {
    return unmatched(`Missing claim ${repr(missing)}`)
  }
  const claim = (name: RequiredClaim): string => textOf(claims[name])

  const workflow = /[^/]+\.ya?ml(?=@)/.exec(claim('job_workflow_ref'))?.[0]
  if (workflow === undefined) {
    return unmatched('Could not job extract workflow filename from OIDC claims')
  }
  const slash = claim('repository').indexOf('/')
  const candidates = publishers.filter(
    (publisher) =>
      publisher.owner === claim('repository').slice(0, slash) &&
      publisher.repository === claim('repository').slice(slash + 1) &&
      publisher.ownerId === claim('repository_owner_id') &&
      publisher.workflow === workflow,
  )
  const environment = textOf(claims.environment).toLowerCase()
  const publisher =
    candidates.find((candidate) => environment !== '' && candidate.environment === environment) ??
    candidates.find((candidate) => candidate.environment === '')
  return publisher === undefined
    ? unmatched('Publisher with matching claims was not found')
    : verifyClaims(publisher, claim, isUsed)
}

function verifyClaims(
  publisher: Publisher,
  claim: (name: RequiredClaim) => string,
  isUsed: (jti: string) => boolean,
): Match {
  const repository = `${publisher.owner}/${publisher.repository}`
  if (claim('repository').toLowerCase() !== repository.toLowerCase()) {
    return unmatched("Check failed for required claim 'repository'")
  }
  if (claim('repository_owner') !== publisher.owner) {
    return unmatched("Check failed for required claim 'repository_owner'")
  }
  const refs = [claim('ref'), claim('sha')].filter((ref) => ref !== '')
  if (refs.length === 0) {
    return unmatched('The ref and sha claims are empty')
  }
  const expected = refs.map((ref) => `${repository}/.github/workflows/${publisher.workflow}@${ref}`)
  const actual = claim('job_workflow_ref')
  if (!expected.includes(actual)) {
    const list = reprList(expected.toSorted())
    return unmatched(`The job_workflow_ref claim does not match, expecting one of ${list}, got ${repr(actual)}`)
  }
  if (isUsed(claim('jti'))) {
    return { state: 'reused' }
  }
  if (claim('event_name') === 'pull_request_target') {
    return unmatched("Publishing from a workflow invoked via 'pull_request_target' is not supported.")
  }
  return { state: 'matched', publisher }
}

function unmatched(reason: string): Match {
  return { state: 'unmatched', reason }
}
