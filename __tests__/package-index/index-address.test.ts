import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/errors.ts'
import {
  isLoopback,
  isPyPIHost,
  parseIndexAddress,
  releaseUrl,
  shownUrl,
} from '../../src/package-index/index-address.ts'

function failureOf(url: string): Failure {
  try {
    parseIndexAddress(url, 'auto')
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  throw new Error(`${url} was taken`)
}

describe('which index an upload URL means', () => {
  test.each([
    ['https://upload.pypi.org/legacy/', 'auto', 'PyPI', 'pypi'],
    ['https://test.pypi.org/legacy/', 'auto', 'TestPyPI', 'pypi'],
    ['https://test.pypi.org/legacy/', 'other', 'TestPyPI', 'other'],
    ['http://127.0.0.1:8080/legacy/', 'auto', '127.0.0.1:8080', 'other'],
    ['http://127.0.0.1:8080/legacy/', 'pypi', '127.0.0.1:8080', 'pypi'],
    ['https://notpypi.org/legacy/', 'auto', 'notpypi.org', 'other'],
    ['https://pypi.org.example.com/legacy/', 'auto', 'pypi.org.example.com', 'other'],
    ['http://devpi:3141/root/dev/', 'auto', 'devpi:3141', 'other'],
    ['https://gitlab.example.com/api/v4/projects/1/packages/pypi', 'auto', 'gitlab.example.com', 'other'],
  ] as const)('%s with index-type %s is %s, treated as %s', (url, type, title, treatedAs) => {
    expect(parseIndexAddress(url, type)).toMatchObject({ title, treatedAs })
  })

  test.each([
    ['no scheme', 'upload.pypi.org/legacy/', /is not an http or https URL/, /https:\/\//],
    [
      'a word, which may be a token and is not shown',
      'pypi',
      /^repository-url is not an http or https URL/,
      /https:\/\//,
    ],
    ['another scheme', 'ftp://upload.pypi.org/legacy/', /is not an http or https URL/, /https:\/\//],
    ['plain http to PyPI', 'http://upload.pypi.org/legacy/', /plain http/, /https:\/\/upload\.pypi\.org\/legacy\//],
    ['no slash at the end', 'https://upload.pypi.org/legacy', /not where PyPI takes uploads/, /legacy\/$/],
    [
      'the index host',
      'https://pypi.org/legacy/',
      /not where PyPI takes uploads/,
      /https:\/\/upload\.pypi\.org\/legacy\//,
    ],
    [
      'the simple index',
      'https://pypi.org/simple/',
      /not where PyPI takes uploads/,
      /https:\/\/upload\.pypi\.org\/legacy\//,
    ],
    [
      'TestPyPI’s simple index',
      'https://test.pypi.org/simple/',
      /not where PyPI/,
      /https:\/\/test\.pypi\.org\/legacy\//,
    ],
    [
      'another port',
      'https://upload.pypi.org:8443/legacy/',
      /not where PyPI takes uploads/,
      /https:\/\/upload\.pypi\.org\/legacy\//,
    ],
    ['the host of long ago', 'https://pypi.python.org/pypi', /switched off/, /upload\.pypi\.org/],
    [
      'where pip reads from devpi',
      'http://devpi:3141/root/dev/+simple/',
      /pip reads/,
      /http:\/\/devpi:3141\/root\/dev\/$/,
    ],
  ])('%s is refused with the right URL', (_title, url, message, hint) => {
    const failure = failureOf(url)
    expect(failure.code).toBe('INPUT_INVALID')
    expect(failure.message).toMatch(message)
    expect(failure.hint).toMatch(hint)
  })

  test.each([
    'https://me:hunter22@example.com/',
    'https://hunter22@upload.pypi.org/legacy/',
    'me:hunter22@example.com',
    'https//:hunter22@x',
  ])('a password in %s is refused and not shown', (url) => {
    const failure = failureOf(url)
    expect(`${failure.message} ${failure.hint}`).not.toContain('hunter22')
  })
})

test('hosts are told apart exactly', () => {
  expect(isPyPIHost(new URL('https://upload.pypi.org/'))).toBe(true)
  expect(isPyPIHost(new URL('https://evilpypi.org/'))).toBe(false)
  expect(
    ['localhost', '127.0.0.1', '127.8.9.1', '[::1]'].map((host) => isLoopback(new URL(`http://${host}/`))),
  ).toEqual([true, true, true, true])
  expect(
    ['127.0.0.1.example.com', 'localhost.example.com', '128.0.0.1'].map((host) =>
      isLoopback(new URL(`http://${host}/`)),
    ),
  ).toEqual([false, false, false])
})

test('a URL is shown without what may be secret', () => {
  expect(shownUrl(new URL('https://u:p@example.com/a/b?token=c#d'))).toBe('https://example.com/a/b')
})

test('the page of a release is known where the index is PyPI or treated so', () => {
  const page = (url: string, type: 'auto' | 'pypi') =>
    releaseUrl(parseIndexAddress(url, type), 'sample', '1!1.0+x')?.href
  expect(page('https://upload.pypi.org/legacy/', 'auto')).toBe('https://pypi.org/project/sample/1!1.0%2Bx/')
  expect(page('http://localhost:1/legacy/', 'pypi')).toBe('http://localhost:1/project/sample/1!1.0%2Bx/')
  expect(page('http://localhost:1/legacy/', 'auto')).toBeUndefined()
})
