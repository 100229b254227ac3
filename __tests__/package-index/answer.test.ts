import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/errors.ts'
import type { Reply } from '../../src/http/transport.ts'
import * as answers from '../../src/package-index/answer.ts'
import { type IndexAddress, parseIndexAddress } from '../../src/package-index/index-address.ts'
import { rememberingLog } from '../support/fake-runner.ts'

const PYPI = parseIndexAddress('https://upload.pypi.org/legacy/', 'auto')
const OTHER = parseIndexAddress('https://index.example.com/simple/', 'auto')

const secrets = rememberingLog()
const interpretUpload = (answer: Reply, index: IndexAddress) => answers.interpretUpload(answer, index, secrets)

function reply(status: number, message = '', headers: Readonly<Record<string, string>> = {}): Reply {
  const body = JSON.stringify({ code: `${status} ${message}`, message: 'explained', title: 'Title' })
  return { status, statusText: '', headers: new Map(Object.entries(headers)), body, bodyEnd: 'whole' }
}

function failureOf(answer: Reply): Failure {
  try {
    interpretUpload(answer, PYPI)
  } catch (error) {
    if (error instanceof Failure) return error
  }
  throw new Error('not refused')
}

describe('the meaning of an answer to an upload', () => {
  test.each([200, 201, 202, 204])('%d means that the index has the file', (status) => {
    expect(interpretUpload(reply(status, 'OK'), PYPI)).toEqual({ state: 'uploaded' })
  })

  test.each([
    [
      '<!DOCTYPE html>\n<html><head><title>Simple index</title></head><body></body></html>',
      'installers',
      'another one',
    ],
    ['<html><head><title>Links for sample</title></head>', 'installers', 'another one'],
    ['<meta name="pypi:repository-version" content="1.4">', 'installers', 'another one'],
    ['<form><input name=pw type="password"></form>', 'logging in', 'another login'],
  ])('200 with a page for others means that nothing was stored: %s', (body, message, hint) => {
    const page = { ...reply(200, 'OK', { 'content-type': 'text/html; charset=utf-8' }), body }
    const failure = failureOf(page)
    expect(failure).toMatchObject({ code: 'INDEX_UNEXPECTED', message: expect.stringContaining(message) })
    expect(failure.hint).toContain(hint)
  })

  test('200 with any other page means that the index has the file', () => {
    const page = { ...reply(200, 'OK', { 'content-type': 'text/html' }), body: '<html><body>Thank you!</body></html>' }
    expect(interpretUpload(page, OTHER)).toEqual({ state: 'uploaded' })
  })

  test.each([
    [400, "File already exists ('a.whl', with blake2_256 hash 'x')."],
    [400, 'Validation failed: File name has already been taken'],
    [400, 'Repository does not allow updating assets: pypi-hosted'],
    [400, 'pypi-hosted/packages/sample/1.0/sample-1.0-py3-none-any.whl cannot be updated'],
    [400, 'Requested entity already exists'],
    [403, 'Not enough permissions to overwrite artifact'],
    [403, "Not enough permissions to delete/overwrite artifact 'pypi:sample/1.0/sample-1.0.tar.gz'"],
    [409, 'Conflict'],
    [422, 'sample 1.0 already exists'],
  ])('%d “%s” means that there is a file of this name', (status, reason) => {
    expect(interpretUpload(reply(status, reason), PYPI)).toMatchObject({ state: 'exists' })
  })

  test('a text about rights to overwrite something else does not', () => {
    const answer = reply(403, 'Quota exceeded: your administrator may allow you to overwrite limits')
    expect(interpretUpload(answer, OTHER)).toMatchObject({ state: 'refused' })
  })

  test.each([
    [400, 'This filename was previously used by a file that has since been deleted.', /new version/],
    [400, "'summary' field must be 512 characters or less.", undefined],
    [403, 'Invalid API Token: token is expired', /expired/],
    [403, "The given token isn't allowed to upload to project 'a'.", /trusted publisher/],
    [404, 'Not Found', /repository-url/],
    [405, 'Method Not Allowed', /repository-url/],
    [409, "The name 'sample' conflicts with an existing project.", undefined],
    [413, 'Request Entity Too Large', /size/],
  ])('%d “%s” is final, with the reason', (status, reason, hint) => {
    const answer = interpretUpload(reply(status, reason), PYPI)
    expect(answer).toMatchObject({ state: 'refused', reason })
    if (hint) expect('hint' in answer && answer.hint).toMatch(hint)
  })

  test('a simple-index URL is suspected where the upload endpoint is missing', () => {
    expect(interpretUpload(reply(405, 'Method Not Allowed'), OTHER)).toMatchObject({
      hint: expect.stringMatching(/pip reads/),
    })
  })

  test('a redirect is refused with the right URL, from which secrets are taken', () => {
    const failure = failureOf(
      reply(308, 'Moved', { location: 'https://u:hunter22@upload.pypi.org/legacy/?token=hunter22' }),
    )
    expect(failure.code).toBe('INDEX_REDIRECTED')
    expect(failure.hint).toBe('Set repository-url: https://upload.pypi.org/legacy/')
    expect(failureOf(reply(301, 'Moved', { location: '/other/' })).hint).toBe(
      'Set repository-url: https://upload.pypi.org/other/',
    )
    expect(failureOf(reply(301, 'Moved', { location: 'javascript:alert(1)' })).hint).toBe('Check repository-url.')
    expect(failureOf(reply(301, 'Moved')).hint).toBe('Check repository-url.')
  })

  test.each([429, 500, 503])('%d to the last attempt is a failure that may pass', (status) => {
    expect(failureOf(reply(status, 'Busy')).message).toBe(`PyPI answered with status ${status}: “Busy”.`)
  })

  test.each([
    ['75', '75 seconds'],
    ['1200', '20 minutes'],
    ['7201', '3 hours'],
    ['864000', '10 days'],
  ])('trouble for which the index wants to be left alone (%s s) says when to come back', (seconds, span) => {
    const failure = failureOf(reply(503, 'Busy', { 'retry-after': seconds }))
    expect(failure.message).toBe(`PyPI answered with status 503: “Busy”. It asks to be left alone for ${span}.`)
    expect(failure.hint).toBe(`Run the job again after ${span}.`)
  })
})

test.each([
  [403, 'Invalid API Token: token is expired', true],
  [401, 'The session has expired.', true],
  [403, 'Invalid API Token: malformed', false],
  [400, 'The release window has expired.', false],
])('%d “%s” means that the login was good once: %p', (status, reason, expected) => {
  expect(answers.isExpired(reply(status, reason), secrets)).toBe(expected)
})
