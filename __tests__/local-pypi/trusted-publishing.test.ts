import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import type { Claims } from '../../local-pypi/claims.ts'
import { type LocalPypi, startLocalPypi } from '../../local-pypi/server.ts'
import { basic, exchange, fetchIdToken, mintToken, send, upload } from './requests.ts'

const START = new Date('2026-03-01T12:00:00Z')

let pypi: LocalPypi
let now: Date

beforeEach(async () => {
  now = START
  pypi = await startLocalPypi({ projects: ['sample-project'], now: () => now })
})

afterEach(async () => {
  await pypi.close()
})

function later(seconds: number): void {
  now = new Date(START.getTime() + seconds * 1000)
}

describe('the issuer', () => {
  test('gives ID tokens that verify against its published keys', async () => {
    const token = await fetchIdToken(pypi, 'anyone')
    const configuration = JSON.parse((await send(`${pypi.origin}/.well-known/openid-configuration`)).body)
    const { payload, protectedHeader } = await jwtVerify(token, createRemoteJWKSet(new URL(configuration.jwks_uri)), {
      issuer: configuration.issuer,
      audience: 'anyone',
      currentDate: now,
    })
    expect(protectedHeader).toMatchObject({ alg: 'RS256', kid: expect.any(String) })
    const issued = START.getTime() / 1000
    expect(payload).toMatchObject({
      iat: issued,
      exp: issued + 300,
      sub: 'repo:octo-org/sample-project:environment:pypi',
      repository: 'octo-org/sample-project',
      repository_owner: 'octo-org',
      job_workflow_ref: 'octo-org/sample-project/.github/workflows/release.yml@refs/tags/v1.0.0',
      environment: 'pypi',
      event_name: 'push',
    })
  })

  test('tells the length of the token and never gives the same one twice', async () => {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = pypi.runnerEnvironment
    const answers = await Promise.all(
      [1, 2].map(async () => JSON.parse((await send(`${url}&audience=pypi`, bearer(token))).body)),
    )
    expect(answers.map(({ count, value }) => count - value.length)).toEqual([0, 0])
    expect(new Set(answers.map(({ value }) => decodeJwt(value).jti)).size).toBe(2)
  })

  test.each([
    ['nothing', {}],
    ['another token', { authorization: 'bearer another' }],
    ['another scheme', { authorization: 'token' }],
  ])('answers 401 in JSON to a request with %s', async (_, headers) => {
    const reply = await send(`${pypi.runnerEnvironment.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=pypi`, { headers })
    expect([reply.status, reply.headers['content-type']]).toEqual([401, 'application/json'])
  })

  test('has a request URL to which the audience must be appended, not set', async () => {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = pypi.runnerEnvironment
    const reply = await send(`${url}?audience=pypi`, bearer(token))
    expect(decodeJwt(JSON.parse(reply.body).value).aud).toBe('https://github.com/octo-org')
  })

  test('sets the variables of the run that the claims describe', async () => {
    pypi.setClaims({ ref: 'refs/heads/main', environment: undefined })
    expect(pypi.runnerEnvironment).toMatchObject({
      GITHUB_REPOSITORY: 'octo-org/sample-project',
      GITHUB_REPOSITORY_OWNER: 'octo-org',
      GITHUB_WORKFLOW_REF: 'octo-org/sample-project/.github/workflows/release.yml@refs/tags/v1.0.0',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_REF_NAME: 'main',
      GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
      GITHUB_EVENT_NAME: 'push',
      GITHUB_SERVER_URL: 'https://github.com',
    })
  })
})

function bearer(token = '') {
  return { headers: { authorization: `Bearer ${token}` } }
}

test('the audience is told', async () => {
  expect(JSON.parse((await send(`${pypi.origin}/_/oidc/audience`)).body)).toEqual({ audience: 'pypi' })
})

test.each(['/_/oidc/mint-token', '/_/oidc/github/mint-token'])('%s mints a token for 900 seconds', async (path) => {
  const token = await fetchIdToken(pypi)
  const reply = await send(`${pypi.origin}${path}`, { method: 'POST', body: JSON.stringify({ token, other: 1 }) })
  expect(reply.status).toBe(200)
  expect(JSON.parse(reply.body)).toEqual({
    success: true,
    token: expect.stringMatching(/^pypi-[A-Za-z0-9_-]{80,}$/),
    expires: START.getTime() / 1000 + 900,
  })
})

test.each([
  ['GET', '/_/oidc/mint-token', 'POST'],
  ['POST', '/_/oidc/audience', 'GET, HEAD, OPTIONS'],
])('%s %s is not allowed', async (method, path, allow) => {
  const reply = await send(`${pypi.origin}${path}`, { method })
  expect([reply.status, reply.headers.allow]).toEqual([405, allow])
})

describe('a body that holds no ID token is refused as invalid-payload', () => {
  test.each([
    ['not JSON', 'hello'],
    ['a list', '[]'],
    ['without a token', '{}'],
    ['with a token that is no text', '{"token": 1}'],
    ['with a token that is no JWT', '{"token": "abc"}'],
    ['with a JWT that has no issuer', `{"token": "${jwt({})}"}`],
    ['with a JWT of an unknown issuer', `{"token": "${jwt({ iss: 'https://example.com' })}"}`],
  ])('%s', async (_, body) => {
    const reply = await send(`${pypi.origin}/_/oidc/mint-token`, { method: 'POST', body })
    expect(reply.status).toBe(422)
    expect(JSON.parse(reply.body)).toEqual({
      message: 'Token request failed',
      errors: [{ code: 'invalid-payload', description: expect.any(String) }],
    })
  })
})

function jwt(claims: Claims): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'RS256' })}.${part(claims)}.c2lnbmF0dXJl`
}

describe('a token that is not genuine is refused as invalid-token', () => {
  const seconds = START.getTime() / 1000
  test.each<[string, Claims]>([
    ['expired longer than the leeway', { exp: seconds - 31 }],
    ['not valid yet', { nbf: seconds + 31 }],
    ['for another audience', { aud: 'testpypi' }],
    ['for a list of audiences', { aud: ['pypi'] }],
    ['without an expiry', { exp: undefined }],
    ['without a date of issue', { iat: undefined }],
  ])('%s', async (_, claims) => {
    pypi.setClaims(claims)
    const reply = await exchange(pypi, await fetchIdToken(pypi))
    expect(JSON.parse(reply.body).errors).toEqual([
      { code: 'invalid-token', description: 'malformed or invalid token' },
    ])
  })

  test('with another signature', async () => {
    const token = await fetchIdToken(pypi)
    const other = await fetchIdToken(pypi)
    const [header, payload] = token.split('.')
    const reply = await exchange(pypi, [header, payload, other.split('.')[2]].join('.'))
    expect(JSON.parse(reply.body).errors[0].code).toBe('invalid-token')
  })

  test('but one within the leeway passes', async () => {
    pypi.setClaims({ exp: seconds - 29 })
    expect((await exchange(pypi, await fetchIdToken(pypi))).status).toBe(200)
  })
})

test('a genuine token without a publisher is refused with the reason, and is not used up', async () => {
  pypi.setClaims({ event_name: 'pull_request_target' })
  const token = await fetchIdToken(pypi)
  const answers = [await exchange(pypi, token), await exchange(pypi, token)].map(({ body }) => JSON.parse(body).errors)
  const refused = [
    {
      code: 'invalid-publisher',
      description:
        "valid token, but no corresponding publisher (Publishing from a workflow invoked via 'pull_request_target' is not supported.)",
    },
  ]
  expect(answers).toEqual([refused, refused])
})

test('an ID token mints once, also when two ask at the same time', async () => {
  const token = await fetchIdToken(pypi)
  const replies = await Promise.all([exchange(pypi, token), exchange(pypi, token)])
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 422])
  const third = await exchange(pypi, token)
  expect(JSON.parse(third.body).errors).toEqual([
    { code: 'invalid-reuse-token', description: 'invalid token: already used' },
  ])
})

describe('a minted token', () => {
  test('uploads to the registered project', async () => {
    const token = await mintToken(pypi)
    expect((await upload(pypi, {}, { authorization: basic(token) })).status).toBe(200)
    expect(pypi.received[0]?.credential).toEqual({ scheme: 'basic', kind: 'trusted-publishing-token' })
  })

  test('is refused for a project that exists but is not registered', async () => {
    const fields = { name: 'other' }
    await upload(pypi, { fields, filename: 'other-1.0-py3-none-any.whl' })
    const token = await mintToken(pypi)
    const reply = await upload(pypi, { fields }, { authorization: basic(token) })
    expect([reply.status, reply.reason]).toEqual([
      403,
      "Invalid API Token: OIDC scoped token is not valid for project 'other'",
    ])
  })

  test('cannot create a project', async () => {
    const token = await mintToken(pypi)
    const reply = await upload(pypi, { fields: { name: 'new' } }, { authorization: basic(token) })
    expect([reply.status, reply.reason]).toEqual([
      400,
      expect.stringMatching(/^Non-user identities cannot create new projects\. /),
    ])
    expect(pypi.contents().map(({ name }) => name)).toEqual(['sample-project'])
  })

  test('expires after 900 seconds', async () => {
    const authorization = basic(await mintToken(pypi))
    later(899)
    expect((await upload(pypi, {}, { authorization })).status).toBe(200)
    later(900)
    const reply = await upload(pypi, {}, { authorization })
    expect([reply.status, reply.reason]).toEqual([403, 'Invalid API Token: token is expired'])
  })

  test('creates any project when the publisher is registered for any', async () => {
    const open = await startLocalPypi()
    try {
      const token = await mintToken(open)
      expect((await upload(open, {}, { authorization: basic(token) })).status).toBe(200)
      expect(open.contents().map(({ name }) => name)).toEqual(['sample-project'])
    } finally {
      await open.close()
    }
  })
})
