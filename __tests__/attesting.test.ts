import { describe, expect, test } from '@jest/globals'
import { chooseAttesting, logEntryUrl, parseServiceUrl } from '../src/attesting.ts'
import { type Authentication, chooseAuthentication } from '../src/authentication.ts'
import { type IndexType, parseIndexAddress } from '../src/package-index/index-address.ts'
import { failureOf } from './support/failure-of.ts'

const PYPI = 'https://upload.pypi.org/legacy/'
const TESTPYPI = 'https://test.pypi.org/legacy/'
const OTHER = 'https://index.example/legacy/'

function authentication(password: string, url: string): Authentication {
  return chooseAuthentication('__token__', password, parseIndexAddress(url, 'auto'))
}

describe('whether files are signed', () => {
  test.each([
    ['required', '', PYPI, 'auto', { kind: 'on', onFailure: 'publish nothing' }],
    ['required', '', TESTPYPI, 'auto', { kind: 'on', onFailure: 'publish nothing' }],
    ['preferred', '', PYPI, 'auto', { kind: 'on', onFailure: 'publish without' }],
    ['required', '', OTHER, 'pypi', { kind: 'on', onFailure: 'publish nothing' }],
    ['off', '', PYPI, 'auto', { kind: 'off', why: undefined }],
    ['off', 'pypi-token', PYPI, 'auto', { kind: 'off', why: undefined }],
    ['required', 'pypi-token', PYPI, 'auto', { kind: 'off', why: expect.stringContaining('trusted publishing') }],
    ['preferred', 'pypi-token', PYPI, 'auto', { kind: 'off', why: expect.stringContaining('trusted publishing') }],
    ['required', '', OTHER, 'auto', { kind: 'off', why: expect.stringContaining('index.example') }],
    ['required', '', PYPI, 'other', { kind: 'off', why: expect.stringContaining('PyPI') }],
  ] as const)('%s, with the password “%s”, on %s as %s', (wish, password, url, type: IndexType, expected) => {
    expect(chooseAttesting(wish, authentication(password, url), parseIndexAddress(url, type))).toEqual(expected)
  })
})

describe('the address of a service', () => {
  test.each([
    'https://fulcio.example',
    'https://fulcio.example/path/',
    'http://127.0.0.1:80/',
    'http://localhost:8080',
  ])('may be %s', (text) => {
    expect(parseServiceUrl('fulcio-url', text).href).toBe(new URL(text).href)
  })

  test.each([
    '',
    'fulcio.example',
    'http://fulcio.example/',
    'ftp://127.0.0.1/',
    'https://user:secret@fulcio.example/',
  ])('may not be “%s”, and is not repeated', async (text) => {
    const failure = await failureOf((async () => parseServiceUrl('fulcio-url', text))())
    expect(failure.code).toBe('INPUT_INVALID')
    expect(failure.message).toContain('fulcio-url')
    expect(`${failure.message} ${failure.hint}`).not.toContain('secret')
  })
})

test('an entry of the public log has a page, and of another log none', () => {
  expect(logEntryUrl(new URL('https://rekor.sigstore.dev'), '12')).toBe('https://search.sigstore.dev/?logIndex=12')
  expect(logEntryUrl(new URL('https://rekor.example'), '12')).toBeUndefined()
})
