import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { readProxySecrets } from '../../src/runner/proxy-secrets.ts'

const NAMES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY']
const before = { ...process.env }

beforeEach(() => {
  for (const name of NAMES) delete process.env[name]
})
afterEach(() => {
  for (const name of NAMES) delete process.env[name]
  Object.assign(process.env, before)
})

test.each([
  ['nothing', '', []],
  ['a proxy without a login', 'http://proxy.example:3128', []],
  ['a user alone', 'http://user@proxy.example:3128', []],
  [
    'user and password',
    'http://user:secret%40word@proxy.example',
    ['secret%40word', 'secret@word', 'user:secret%40word', 'user:secret@word'],
  ],
  ['a login without a scheme', 'user:password@proxy.example:3128', ['password', 'user:password']],
  ['a bare percent sign', 'http://user:100%sure@proxy.example', ['100%sure', 'user:100%sure']],
])('%s', (_, value, expected) => {
  process.env.HTTPS_PROXY = value
  expect(readProxySecrets()).toEqual(expected)
})
