import { describe, expect, test } from '@jest/globals'
import { parseCertificate } from '../../src/attestation/certificate.ts'
import { signingIdentityFrom, strangenessOf } from '../../src/attestation/identity.ts'
import { CLAIMS, IDENTITY } from './own-signing.ts'
import { identityOf, SAMPLE_CLAIMS, signedSample } from './published-sample.ts'

function runWith(claims: Readonly<Record<string, unknown>>) {
  return signingIdentityFrom(new Map(Object.entries({ ...CLAIMS, ...claims })))
}

function reasonFor(claims: Readonly<Record<string, unknown>>): string | undefined {
  const run = runWith(claims)
  return run.state === 'refused-by-index' ? run.reason : undefined
}

const WORKFLOWS = 'octo-org/sample/.github/workflows'

describe('whom a run signs as', () => {
  test('is its repository and its workflow', () => {
    expect(runWith({})).toEqual({
      state: 'accepted',
      identity: {
        issuer: 'https://token.actions.githubusercontent.com',
        repositoryUri: 'https://github.com/octo-org/sample',
        workflowUri: `https://github.com/${WORKFLOWS}/release.yml@refs/tags/v1`,
      },
      warnings: [],
    })
  })

  test.each<readonly [string, Readonly<Record<string, unknown>>]>([
    [
      'a deployment, which has a commit only',
      {
        ref: '',
        workflow_ref: `${WORKFLOWS}/release.yml@${CLAIMS.sha}`,
        job_workflow_ref: `${WORKFLOWS}/release.yml@${CLAIMS.sha}`,
      },
    ],
    ['a job that names its workflow by the commit', { job_workflow_ref: `${WORKFLOWS}/release.yml@${CLAIMS.sha}` }],
    [
      'a file that ends otherwise',
      { workflow_ref: `${WORKFLOWS}/a.yaml@refs/tags/v1`, job_workflow_ref: `${WORKFLOWS}/a.yaml@refs/tags/v1` },
    ],
    [
      'a branch with an at sign',
      {
        ref: 'refs/heads/a@b',
        workflow_ref: `${WORKFLOWS}/a.yml@refs/heads/a@b`,
        job_workflow_ref: `${WORKFLOWS}/a.yml@refs/heads/a@b`,
      },
    ],
  ])('%s is fine', (_, claims) => {
    expect(reasonFor(claims)).toBeUndefined()
  })

  test('in a reusable workflow is nobody whom PyPI knows', () => {
    expect(reasonFor({ job_workflow_ref: `${WORKFLOWS}/publish.yml@refs/tags/v1` })).toBe(
      'PyPI refuses attestations from reusable workflows: this job stands in “publish.yml”, which “release.yml” calls.',
    )
  })

  test('in a reusable workflow of another repository neither', () => {
    expect(reasonFor({ job_workflow_ref: 'other/shared/.github/workflows/publish.yml@v1' })).toContain('“publish.yml”')
  })

  test.each([
    ['another ref', { ref: 'refs/heads/main' }, '“octo-org/sample@refs/heads/main”'],
    ['another repository', { repository: 'octo-org/fork' }, '“octo-org/fork@refs/tags/v1”'],
    ['no place at all', { ref: '', sha: undefined }, '“octo-org/sample@”'],
    ['another spelling of the repository', { repository: 'Octo-Org/sample' }, '“Octo-Org/sample@refs/tags/v1”'],
  ])('with a workflow of %s is nobody whom PyPI knows', (_, claims, run) => {
    expect(reasonFor(claims)).toBe(
      'PyPI refuses attestations whose workflow is of another repository, ref or commit than the run: this one is ' +
        `“${CLAIMS.workflow_ref}”, in a run of ${run}.`,
    )
  })

  test('needs a place, and not its lack', () => {
    const workflow_ref = `${WORKFLOWS}/release.yml@`
    expect(reasonFor({ ref: '', sha: '', workflow_ref, job_workflow_ref: workflow_ref })).toMatch(
      /another repository, ref/,
    )
  })

  test.each(['repository', 'workflow_ref', 'job_workflow_ref'])('cannot be told without %s', (name) => {
    for (const value of [undefined, '', 1, null])
      expect(reasonFor({ [name]: value })).toMatch(/^The ID token does not say/)
  })

  test('is told of a repository only under a warning where it is not public', () => {
    for (const repository_visibility of ['private', 'internal', '', undefined]) {
      expect(runWith({ repository_visibility })).toMatchObject({
        state: 'accepted',
        warnings: [expect.stringContaining('“octo-org/sample” is not public')],
      })
    }
  })
})

describe('a certificate', () => {
  const OF_RUN = {
    issuer: IDENTITY.issuer,
    repositoryUri: IDENTITY.repositoryUri,
    workflowUri: IDENTITY.workflowUri,
    commit: CLAIMS.sha,
    ref: CLAIMS.ref,
  }

  test('of the published sample is for the run that made it', () => {
    const { identity } = parseCertificate(signedSample().certificate) ?? { identity: OF_RUN }
    expect(strangenessOf(identity, identityOf(SAMPLE_CLAIMS))).toBeUndefined()
  })

  test('need not name both ref and commit', () => {
    expect(strangenessOf({ ...OF_RUN, commit: undefined }, IDENTITY)).toBeUndefined()
    const workflowUri = `https://github.com/${WORKFLOWS}/release.yml@${CLAIMS.sha}`
    expect(strangenessOf({ ...OF_RUN, workflowUri, ref: undefined }, { ...IDENTITY, workflowUri })).toBeUndefined()
  })

  test('needs to name one of them', () => {
    const workflowUri = `https://github.com/${WORKFLOWS}/release.yml@undefined`
    const nowhere = { ...OF_RUN, workflowUri, ref: undefined, commit: undefined }
    expect(strangenessOf(nowhere, { ...IDENTITY, workflowUri })).toMatch(/neither the ref nor the commit/)
  })

  test.each([
    [{ issuer: 'https://a.example' }, 'was signed by a run that “https://a.example” vouches for, not GitHub Actions'],
    [{ issuer: undefined }, 'was signed by a run that nobody knows vouches for, not GitHub Actions'],
    [
      { repositoryUri: 'https://github.com/Octo-org/sample' },
      'was signed in the repository “https://github.com/Octo-org/sample”',
    ],
    [
      { workflowUri: `https://github.com/${WORKFLOWS}/release.yml@refs/tags/v2` },
      `was signed by the workflow “https://github.com/${WORKFLOWS}/release.yml@refs/tags/v2”`,
    ],
    [{ ref: 'refs/tags/v2' }, 'was signed by a workflow of neither the ref nor the commit of its run'],
    [{ ref: undefined }, 'was signed by a workflow of neither the ref nor the commit of its run'],
  ])('that says %j is for somebody else', (claims, what) => {
    expect(strangenessOf({ ...OF_RUN, ...claims }, IDENTITY)).toBe(what)
  })
})
