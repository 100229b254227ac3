import { get } from 'node:https'
import { afterEach, expect, test } from '@jest/globals'
import { type LocalPypi, type LocalPypiOptions, startLocalPypi } from '../../local-pypi/server.ts'
import { AUTHORITY, SERVER } from '../support/authorities.ts'
import { basic, exchange, fetchIdToken, send, upload, zipBytes } from './requests.ts'

let pypi: LocalPypi

async function start(options: LocalPypiOptions): Promise<void> {
  pypi = await startLocalPypi(options)
}

afterEach(async () => {
  await pypi.close()
})

test('answers are dated by the index’s own clock', async () => {
  await start({ now: () => new Date('2026-03-01T12:00:00Z') })
  expect((await send(`${pypi.simpleUrl}none/`)).headers.date).toBe('Sun, 01 Mar 2026 12:00:00 GMT')
})

test('a minted token lives as long as it says', async () => {
  let nowMs = Date.parse('2026-03-01T12:00:00Z')
  await start({ now: () => new Date(nowMs), tokenLifetimeSeconds: 5 })
  const { token, expires } = JSON.parse((await exchange(pypi, await fetchIdToken(pypi))).body)
  expect(expires).toBe(nowMs / 1000 + 5)
  const authorized = { authorization: basic(token) }
  nowMs += 4_999
  expect((await upload(pypi, {}, authorized)).status).toBe(200)
  nowMs += 1
  expect((await upload(pypi, {}, authorized)).reason).toBe('Invalid API Token: token is expired')
  expect(pypi.minted).toBe(1)
})

test('uploads that take longer do not wait for one another', async () => {
  await start({ uploadLatencyMs: 500 })
  const another = { filename: 'sample_project-1.0-py2-none-any.whl', bytes: zipBytes('another') }
  const uploads = [upload(pypi), upload(pypi, another)]
  await Promise.race(uploads)
  expect(pypi.received).toHaveLength(2)
  expect((await Promise.all(uploads)).map(({ status }) => status)).toEqual([200, 200])
})

test('everything can be spoken over TLS', async () => {
  await start({ tls: SERVER })
  expect(pypi.uploadUrl).toMatch(/^https:/)
  const status = await new Promise((resolve, reject) => {
    get(`${pypi.origin}/_/oidc/audience`, { ca: AUTHORITY, agent: false }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    }).on('error', reject)
  })
  expect(status).toBe(200)
})
