/** The workflow run whose identity the issuer vouches for. */
export interface Run {
  /** `owner/name`, as GitHub spells it. */
  readonly repository: string
  readonly repositoryId: string
  readonly repositoryOwnerId: string
  /** The file name in `.github/workflows/`. */
  readonly workflow: string
  /** The file name of the reusable workflow, in the same repository, that the job runs in; `undefined` for none. */
  readonly calledWorkflow: string | undefined
  readonly visibility: 'public' | 'private' | 'internal'
  /** Empty for a run that knows its commit only, as some deployments do. */
  readonly ref: string
  readonly sha: string
  readonly eventName: string
  readonly actor: string
  readonly runId: string
  readonly runAttempt: string
  /** The job's environment; `undefined` for a job without one. */
  readonly environment: string | undefined
}

export const SAMPLE_RUN: Run = {
  repository: 'octo-org/sample-project',
  repositoryId: '123456',
  repositoryOwnerId: '654321',
  workflow: 'release.yml',
  calledWorkflow: undefined,
  visibility: 'public',
  ref: 'refs/tags/v1.0.0',
  sha: '0123456789abcdef0123456789abcdef01234567',
  eventName: 'push',
  actor: 'octocat',
  runId: '1234567890',
  runAttempt: '1',
  environment: 'pypi',
}

/** Claims by name, as they stand in a token. */
export type Claims = Readonly<Record<string, unknown>>

function refTypeOf(ref: string): string {
  return ref.startsWith('refs/tags/') ? 'tag' : 'branch'
}

/** What follows the repository in the `sub` claim: environment, pull request or ref, in this order of preference. */
function subjectContext({ environment, eventName, ref }: Run): string {
  if (environment !== undefined) {
    return `environment:${environment.replaceAll(':', '%3A')}`
  }
  return eventName === 'pull_request' ? 'pull_request' : `ref:${ref}`
}

/** The claims that GitHub puts into a run's ID tokens, without those that differ from token to token. */
export function claimsOf(run: Run): Claims {
  const [owner = ''] = run.repository.split('/')
  const workflowRef = (file: string) => `${run.repository}/.github/workflows/${file}@${run.ref || run.sha}`
  return {
    sub: `repo:${run.repository}:${subjectContext(run)}`,
    ref: run.ref,
    sha: run.sha,
    repository: run.repository,
    repository_owner: owner,
    repository_owner_id: run.repositoryOwnerId,
    run_id: run.runId,
    run_number: '7',
    run_attempt: run.runAttempt,
    repository_visibility: run.visibility,
    repository_id: run.repositoryId,
    actor_id: '583231',
    actor: run.actor,
    workflow: 'Release',
    head_ref: '',
    base_ref: '',
    event_name: run.eventName,
    ref_protected: 'false',
    ref_type: refTypeOf(run.ref),
    workflow_ref: workflowRef(run.workflow),
    workflow_sha: run.sha,
    job_workflow_ref: workflowRef(run.calledWorkflow ?? run.workflow),
    job_workflow_sha: run.sha,
    runner_environment: 'github-hosted',
    ...(run.environment === undefined ? {} : { environment: run.environment }),
  }
}

// The runner's variables that say the same as a claim.
const VARIABLES: Readonly<Record<string, string>> = {
  GITHUB_REPOSITORY: 'repository',
  GITHUB_REPOSITORY_ID: 'repository_id',
  GITHUB_REPOSITORY_OWNER: 'repository_owner',
  GITHUB_REPOSITORY_OWNER_ID: 'repository_owner_id',
  GITHUB_WORKFLOW: 'workflow',
  GITHUB_WORKFLOW_REF: 'workflow_ref',
  GITHUB_WORKFLOW_SHA: 'workflow_sha',
  GITHUB_REF: 'ref',
  GITHUB_REF_TYPE: 'ref_type',
  GITHUB_SHA: 'sha',
  GITHUB_EVENT_NAME: 'event_name',
  GITHUB_ACTOR: 'actor',
  GITHUB_RUN_ID: 'run_id',
  GITHUB_RUN_NUMBER: 'run_number',
  GITHUB_RUN_ATTEMPT: 'run_attempt',
  RUNNER_ENVIRONMENT: 'runner_environment',
}

/** The environment variables with which a runner tells a job the same facts as the claims. */
export function variablesOf(claims: Claims): Readonly<Record<string, string>> {
  const variables: Record<string, string> = { GITHUB_ACTIONS: 'true', GITHUB_SERVER_URL: 'https://github.com' }
  for (const [name, claim] of Object.entries(VARIABLES)) {
    const value = claims[claim]
    if (typeof value === 'string') {
      variables[name] = value
    }
  }
  const { ref } = claims
  if (typeof ref === 'string') {
    variables.GITHUB_REF_NAME = ref.replace(/^refs\/(?:heads|tags|pull)\//, '')
  }
  return variables
}
