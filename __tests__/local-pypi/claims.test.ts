import { expect, test } from '@jest/globals'
import { claimsOf, type Run, SAMPLE_RUN } from '../../local-pypi/claims.ts'
import { matchPublisher, publisherOf } from '../../local-pypi/publishers.ts'

const WORKFLOWS = 'octo-org/sample-project/.github/workflows'

test.each<[string, Partial<Run>, Readonly<Record<string, string>>]>([
  [
    'in a reusable workflow names the file it is in and the file that called it',
    { calledWorkflow: 'publish.yml' },
    {
      workflow_ref: `${WORKFLOWS}/release.yml@refs/tags/v1.0.0`,
      job_workflow_ref: `${WORKFLOWS}/publish.yml@refs/tags/v1.0.0`,
    },
  ],
  [
    'without a ref names its commit instead',
    { ref: '' },
    {
      ref: '',
      workflow_ref: `${WORKFLOWS}/release.yml@${SAMPLE_RUN.sha}`,
      job_workflow_ref: `${WORKFLOWS}/release.yml@${SAMPLE_RUN.sha}`,
    },
  ],
  ['of a private repository says so', { visibility: 'private' }, { repository_visibility: 'private' }],
])('a job %s, and its publisher fits', (_, changes, claims) => {
  const run: Run = { ...SAMPLE_RUN, ...changes }
  expect(claimsOf(run)).toMatchObject(claims)
  const publisher = publisherOf(run, 'any')
  expect(matchPublisher([publisher], { ...claimsOf(run), jti: 'new' }, () => false)).toEqual({
    state: 'matched',
    publisher,
  })
})
