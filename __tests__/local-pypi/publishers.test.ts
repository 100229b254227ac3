import { describe, expect, test } from '@jest/globals'
import { type Claims, claimsOf, SAMPLE_RUN } from '../../local-pypi/claims.ts'
import { matchPublisher, type Publisher, publisherOf } from '../../local-pypi/publishers.ts'

const publisher = publisherOf(SAMPLE_RUN, ['sample-project'])
const claims: Claims = { ...claimsOf(SAMPLE_RUN), jti: 'new' }

function match(publishers: readonly Publisher[], overrides: Claims = {}) {
  return matchPublisher(publishers, { ...claims, ...overrides }, (jti) => jti === 'used')
}

test('the claims of the registered workflow match', () => {
  expect(match([publisher])).toEqual({ state: 'matched', publisher })
})

describe('claims that do not match', () => {
  const notFound = 'Publisher with matching claims was not found'
  test.each<[string, Claims, string]>([
    ['another owner', { repository: 'other/sample-project' }, notFound],
    ['another spelling of the repository', { repository: 'octo-org/Sample-Project' }, notFound],
    ['another owner id', { repository_owner_id: '1' }, notFound],
    [
      'another workflow',
      { job_workflow_ref: 'octo-org/sample-project/.github/workflows/ci.yml@refs/tags/v1.0.0' },
      notFound,
    ],
    ['another environment', { environment: 'staging' }, notFound],
    ['no environment', { environment: undefined }, notFound],
    ['no workflow file', { job_workflow_ref: 'nothing' }, 'Could not job extract workflow filename from OIDC claims'],
    ['a claim that is absent', { sha: undefined }, "Missing claim 'sha'"],
    ['a claim that is null', { jti: null }, "Missing claim 'jti'"],
    ['an owner that differs', { repository_owner: 'Octo-Org' }, "Check failed for required claim 'repository_owner'"],
    ['neither ref nor sha', { ref: '', sha: '' }, 'The ref and sha claims are empty'],
    [
      'a called workflow of another repository',
      { job_workflow_ref: 'shared/flows/.github/workflows/release.yml@refs/heads/main', sha: '' },
      "The job_workflow_ref claim does not match, expecting one of ['octo-org/sample-project/.github/workflows/release.yml@refs/tags/v1.0.0'], got 'shared/flows/.github/workflows/release.yml@refs/heads/main'",
    ],
    [
      'pull_request_target',
      { event_name: 'pull_request_target' },
      "Publishing from a workflow invoked via 'pull_request_target' is not supported.",
    ],
  ])('%s is refused', (_, overrides, reason) => {
    expect(match([publisher], overrides)).toEqual({ state: 'unmatched', reason })
  })

  test('a used token identifier is told apart', () => {
    expect(match([publisher], { jti: 'used' })).toEqual({ state: 'reused' })
  })

  test('a used token identifier is noticed before the event', () => {
    expect(match([publisher], { jti: 'used', event_name: 'pull_request_target' })).toEqual({ state: 'reused' })
  })
})

test('a workflow may be referred to by commit', () => {
  const job_workflow_ref = `octo-org/sample-project/.github/workflows/release.yml@${SAMPLE_RUN.sha}`
  expect(match([publisher], { ref: '', job_workflow_ref }).state).toBe('matched')
})

describe('of several publishers for one workflow', () => {
  const anywhere = { ...publisher, environment: '' }
  const staging = { ...publisher, environment: 'staging' }

  test.each<[unknown, Publisher]>([
    ['pypi', publisher],
    ['PyPI', publisher],
    ['staging', staging],
    ['another', anywhere],
    [undefined, anywhere],
    ['', anywhere],
  ])('a job with the environment %j gets the one that fits best', (environment, expected) => {
    expect(match([anywhere, staging, publisher], { environment })).toEqual({ state: 'matched', publisher: expected })
  })
})
