import { describe, expect, test } from '@jest/globals'
import { chooseAuthentication } from '../src/authentication.ts'
import { Failure } from '../src/errors.ts'
import { parseIndexAddress } from '../src/package-index/index-address.ts'

const PYPI = parseIndexAddress('https://upload.pypi.org/legacy/', 'auto')
const DEVPI = parseIndexAddress('http://devpi:3141/user/dev/', 'auto')
const HTTPS = parseIndexAddress('https://index.example.com/', 'auto')
const LOCAL = parseIndexAddress('http://127.0.0.1:8080/legacy/', 'pypi')

function failureOf(user: string, password: string, index = PYPI): Failure {
  try {
    chooseAuthentication(user, password, index)
  } catch (error) {
    if (error instanceof Failure) return error
  }
  throw new Error('not refused')
}

function titles(user: string, password: string, index: typeof PYPI): readonly string[] {
  const authentication = chooseAuthentication(user, password, index)
  return authentication.kind === 'trusted-publishing' ? [] : authentication.warnings.map(({ title }) => title)
}

describe('the way of authenticating', () => {
  test.each([
    ['trusted publishing without a password', '__token__', '', PYPI, 'trusted-publishing'],
    ['trusted publishing on loopback by http', '__token__', '', LOCAL, 'trusted-publishing'],
    ['an API token', '__token__', 'pypi-abc', PYPI, 'token'],
    ['a user and password elsewhere', 'me', 'secret', HTTPS, 'password'],
    ['a user and password by http', 'me', 'secret', DEVPI, 'password'],
    ['a user without password elsewhere', 'me', '', HTTPS, 'password'],
  ])('is %s', (_title, user, password, index, kind) => {
    expect(chooseAuthentication(user, password, index)).toMatchObject({ kind })
  })

  test('loses the line end that came with a pasted token, and nothing of a password', () => {
    expect(chooseAuthentication('__token__', ' pypi-abc\n', PYPI)).toMatchObject({ password: 'pypi-abc' })
    expect(chooseAuthentication('me', ' secret ', HTTPS)).toMatchObject({ password: ' secret ' })
  })

  test.each([
    ['a password for PyPI', 'me', 'secret', PYPI, 'INPUT_CONFLICT'],
    ['a user without password for PyPI', 'me', '', PYPI, 'INPUT_CONFLICT'],
    ['white space for a token', '__token__', ' \n', PYPI, 'INPUT_INVALID'],
    ['white space for a password', 'me', '\t', HTTPS, 'INPUT_INVALID'],
    ['trusted publishing by http', '__token__', '', DEVPI, 'INPUT_CONFLICT'],
  ])('%s is refused before anything is sent', (_title, user, password, index, code) => {
    const failure = failureOf(user, password, index)
    expect(failure.code).toBe(code)
    expect(failure.hint).not.toBe('')
  })

  test.each([
    ['nothing', '__token__', 'pypi-abc', PYPI, []],
    ['a token of a strange look', '__token__', 'ghp_abc', PYPI, ['Not an API token']],
    ['the same elsewhere, as the PyPA action does', '__token__', 'glpat-abc', HTTPS, ['Not an API token']],
    ['a password in the clear', 'me', 'secret', DEVPI, ['Password sent in the clear']],
    ['an empty password', 'me', '', HTTPS, ['No password']],
    ['nothing on loopback', 'me', 'secret', LOCAL, []],
  ])('warns of %s', (_title, user, password, index, expected) => {
    expect(titles(user, password, index)).toEqual(expected)
  })
})
