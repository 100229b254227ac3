import { describe, expect, test } from '@jest/globals'
import { claimRows, isReusableWorkflow, readClaims } from '../src/claims.ts'

function idToken(payload: unknown): string {
  return `e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.c2ln`
}

const WORKFLOW = 'octo-org/sample/.github/workflows/release.yml@refs/tags/v1'

describe('the claims of an ID token', () => {
  test('are read without being verified', () => {
    expect(readClaims(idToken({ sub: 'repo:octo-org/sample' })).get('sub')).toBe('repo:octo-org/sample')
  })

  test.each(['', 'x', 'a.b.c', 'e30.bm90IGpzb24.x', idToken(null), idToken([]), idToken('text')])(
    'are none for %p',
    (token) => {
      expect(readClaims(token).size).toBe(0)
    },
  )

  test('are shown by name, the absent ones as missing', () => {
    expect(claimRows(readClaims(idToken({ repository: 'a/b', environment: 3 })))).toEqual([
      ['sub', 'missing'],
      ['repository', 'a/b'],
      ['repository_owner', 'missing'],
      ['repository_owner_id', 'missing'],
      ['workflow_ref', 'missing'],
      ['job_workflow_ref', 'missing'],
      ['ref', 'missing'],
      ['environment', 'missing'],
    ])
  })

  test.each([
    [{ workflow_ref: WORKFLOW, job_workflow_ref: WORKFLOW }, false],
    [
      { workflow_ref: WORKFLOW, job_workflow_ref: 'octo-org/shared/.github/workflows/publish.yml@refs/heads/main' },
      true,
    ],
    [{ workflow_ref: WORKFLOW }, false],
    [{}, false],
  ])('%j: reusable workflow %p', (claims, expected) => {
    expect(isReusableWorkflow(readClaims(idToken(claims)))).toBe(expected)
  })
})
