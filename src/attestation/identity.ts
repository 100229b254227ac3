import type { Claims } from '../claims.ts'
import { quoted } from '../grammar/quoted.ts'
import type { CertificateIdentity } from './certificate.ts'

/** What the certificate of an attestation must say of the run that signs, for PyPI to take it. */
export interface SigningIdentity {
  readonly issuer: string
  readonly repositoryUri: string
  /** The workflow with the ref or commit that it was read from. */
  readonly workflowUri: string
}

export type RunIdentity =
  | {
      readonly state: 'accepted'
      readonly identity: SigningIdentity
      /** What whoever publishes should know before anything is signed, as sentences. */
      readonly warnings: readonly string[]
    }
  /** PyPI would refuse every file that comes with an attestation of this run; why, as a sentence. */
  | { readonly state: 'refused-by-index'; readonly reason: string }

/** PyPI takes attestations of no other instance of GitHub Actions (pypi-attestations, GitHubPublisher). */
const ISSUER = 'https://token.actions.githubusercontent.com'
const GITHUB = 'https://github.com'
const WORKFLOW_FILE = /([^/]+\.ya?ml)@/

/**
 * Whom a run signs as. PyPI finds the trusted publisher by the workflow of the job, and compares its repository and
 * workflow with those of the run as a whole (warehouse, oidc/models/github.py; pypi-attestations, GitHubPublisher).
 *
 * @param claims of an ID token, unverified
 */
export function signingIdentityFrom(claims: Claims): RunIdentity {
  const claim = (name: string): string => {
    const value = claims.get(name)
    return typeof value === 'string' ? value : ''
  }
  const repository = claim('repository')
  const workflowRef = claim('workflow_ref')
  const jobFile = workflowFileIn(claim('job_workflow_ref'))
  const runFile = workflowFileIn(workflowRef)
  if (repository === '' || jobFile === undefined || runFile === undefined) {
    return refused('The ID token does not say which workflow of which repository runs, so PyPI would not know either.')
  }
  if (jobFile !== runFile) {
    return refused(
      `PyPI refuses attestations from reusable workflows: this job stands in ${quoted(jobFile)}, which ` +
        `${quoted(runFile)} calls.`,
    )
  }
  const places = [claim('ref'), claim('sha')].filter((place) => place !== '')
  if (!places.some((place) => workflowRef === `${repository}/.github/workflows/${jobFile}@${place}`)) {
    return refused(
      `PyPI refuses attestations whose workflow is of another repository, ref or commit than the run: this one is ` +
        `${quoted(workflowRef)}, in a run of ${quoted(`${repository}@${places[0] ?? ''}`)}.`,
    )
  }
  return {
    state: 'accepted',
    identity: {
      issuer: ISSUER,
      repositoryUri: `${GITHUB}/${repository}`,
      workflowUri: `${GITHUB}/${workflowRef}`,
    },
    warnings: claim('repository_visibility') === 'public' ? [] : [exposureOf(repository)],
  }
}

/** Why a certificate is not for this identity, as the end of “It …”. */
export function strangenessOf(
  { issuer, repositoryUri, workflowUri, commit, ref }: CertificateIdentity,
  expected: SigningIdentity,
): string | undefined {
  if (issuer !== expected.issuer) return `was signed by a run that ${named(issuer)} vouches for, not GitHub Actions`
  if (repositoryUri !== expected.repositoryUri) return `was signed in the repository ${named(repositoryUri)}`
  if (workflowUri !== expected.workflowUri) return `was signed by the workflow ${named(workflowUri)}`
  const isPlaced = [ref, commit].some((place) => place !== undefined && workflowUri.endsWith(`@${place}`))
  return isPlaced ? undefined : 'was signed by a workflow of neither the ref nor the commit of its run'
}

function workflowFileIn(workflowRef: string): string | undefined {
  return WORKFLOW_FILE.exec(workflowRef)?.[1]
}

function exposureOf(repository: string): string {
  return (
    `The repository ${quoted(repository)} is not public, but certificates and log entries of attestations are, for ` +
    'ever: they tell its name, its owner, the workflow, the commit and the ref.'
  )
}

function named(value: string | undefined): string {
  return value === undefined ? 'nobody knows' : quoted(value)
}

function refused(reason: string): RunIdentity {
  return { state: 'refused-by-index', reason }
}
