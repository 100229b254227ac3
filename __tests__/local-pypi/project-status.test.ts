import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type LocalPypi, startLocalPypi } from '../../local-pypi/server.ts'
import { basic, fetchIdToken, send, upload, zipBytes } from './requests.ts'

const SIMPLE_JSON = { headers: { accept: 'application/vnd.pypi.simple.v1+json' } }
const SECOND = { filename: 'sample_project-1.0-py2-none-any.whl', bytes: zipBytes('second') }

let pypi: LocalPypi

beforeEach(async () => {
  pypi = await startLocalPypi()
  await upload(pypi)
})

afterEach(async () => {
  await pypi.close()
})

async function mintedToken(): Promise<string> {
  const body = JSON.stringify({ token: await fetchIdToken(pypi) })
  return JSON.parse((await send(`${pypi.origin}/_/oidc/mint-token`, { method: 'POST', body })).body).token
}

describe.each([
  ['active', 1],
  ['archived', 1],
  ['quarantined', 0],
] as const)('a project that is %s', (status, files) => {
  test('is marked as such, and lists what may be listed', async () => {
    pypi.setProjectStatus('sample-project', status)
    const page = JSON.parse((await send(`${pypi.simpleUrl}sample-project/`, SIMPLE_JSON)).body)
    expect(page['project-status']).toEqual({ status })
    expect(page.files).toHaveLength(files)
    const html = (await send(`${pypi.simpleUrl}sample-project/`)).body
    expect(html.slice(0, 1024)).toContain(`<meta name="pypi:project-status" content="${status}">`)
    expect(html.match(/<a /g) ?? []).toHaveLength(files)
  })
})

test('a project in quarantine has no page in the JSON API, and is not among the projects', async () => {
  pypi.setProjectStatus('sample-project', 'quarantined')
  expect((await send(`${pypi.origin}/pypi/sample-project/1.0/json`)).status).toBe(404)
  expect(JSON.parse((await send(pypi.simpleUrl, SIMPLE_JSON)).body).projects).toEqual([])
})

test('an archived project takes files from nobody', async () => {
  pypi.setProjectStatus('sample-project', 'archived')
  expect((await upload(pypi, SECOND)).reason).toBe(
    "The user 'local-user' isn't allowed to upload to project 'sample-project'. See https://pypi.org/help/#project-name for more information.",
  )
  const reply = await upload(pypi, SECOND, { authorization: basic(await mintedToken()) })
  expect(reply.reason).toBe(
    "The given token isn't allowed to upload to project 'sample-project'. See https://pypi.org/help/#project-name for more information.",
  )
})

test('a project in quarantine takes files from users, and not from publishers', async () => {
  pypi.setProjectStatus('sample-project', 'quarantined')
  const reply = await upload(pypi, SECOND, { authorization: basic(await mintedToken()) })
  expect([reply.status, reply.reason]).toEqual([403, expect.stringContaining("The given token isn't allowed")])
  expect((await upload(pypi, SECOND)).status).toBe(200)
})

test('pages about projects can come out of a cache', async () => {
  pypi.setAge(60)
  expect((await send(`${pypi.simpleUrl}sample-project/`)).headers.age).toBe('60')
  expect((await send(`${pypi.origin}/pypi/sample-project/1.0/json`)).headers.age).toBe('60')
  pypi.setAge(0)
  expect((await send(`${pypi.simpleUrl}sample-project/`)).headers.age).toBeUndefined()
})

test('requests are remembered, without what authorises them', async () => {
  await send(`${pypi.simpleUrl}sample-project/?x`, { headers: { accept: 'text/html' } })
  expect(pypi.requests).toEqual([
    { method: 'POST', path: '/legacy/', accept: undefined, authorization: 'given' },
    { method: 'GET', path: '/simple/sample-project/?x', accept: 'text/html', authorization: 'none' },
  ])
})
