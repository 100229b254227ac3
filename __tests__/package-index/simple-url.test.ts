import { describe, expect, test } from '@jest/globals'
import { parseIndexAddress } from '../../src/package-index/index-address.ts'
import { parseIndexUrl, simpleUrlsOf } from '../../src/package-index/simple-url.ts'
import { failureOf } from '../support/failure-of.ts'

describe('the simple API of an index', () => {
  test.each([
    ['pypiserver', 'http://pypi.corp:8080/', 'http://pypi.corp:8080/simple/'],
    ['Nexus', 'https://nexus.corp/repository/pypi-hosted/', 'https://nexus.corp/repository/pypi-hosted/simple/'],
    [
      'GitLab',
      'https://gitlab.com/api/v4/projects/42/packages/pypi',
      'https://gitlab.com/api/v4/projects/42/packages/pypi/simple/',
    ],
    ['Gitea', 'https://gitea.corp/api/packages/me/pypi', 'https://gitea.corp/api/packages/me/pypi/simple/'],
    [
      'Artifactory',
      'https://corp.jfrog.io/artifactory/api/pypi/local',
      'https://corp.jfrog.io/artifactory/api/pypi/local/simple/',
    ],
    [
      'CodeArtifact',
      'https://d-1.d.codeartifact.eu-west-1.amazonaws.com/pypi/repo/',
      'https://d-1.d.codeartifact.eu-west-1.amazonaws.com/pypi/repo/simple/',
    ],
    [
      'Artifact Registry',
      'https://europe-python.pkg.dev/project/repo/',
      'https://europe-python.pkg.dev/project/repo/simple/',
    ],
  ])('%s is below its upload URL', (_title, uploadUrl, expected) => {
    const { urls, origin } = simpleUrlsOf(parseIndexAddress(uploadUrl, 'auto'), undefined)
    expect(urls[0]?.href).toBe(expected)
    expect(origin).toBe('guessed')
  })

  test.each([
    [
      'Azure Artifacts',
      'https://pkgs.dev.azure.com/org/_packaging/feed/pypi/upload',
      'https://pkgs.dev.azure.com/org/_packaging/feed/pypi/simple/',
    ],
    ['an index built after PyPI', 'https://index.corp/api/legacy/', 'https://index.corp/api/simple/'],
    ['pypicloud', 'https://pypi.corp/simple/', 'https://pypi.corp/simple/'],
  ])('%s is where its upload URL says', (_title, uploadUrl, expected) => {
    const { urls } = simpleUrlsOf(parseIndexAddress(uploadUrl, 'other'), undefined)
    expect(urls.map(({ href }) => href)).toEqual([expected])
  })

  test('devpi is the second guess, without the query of the upload URL', () => {
    const { urls } = simpleUrlsOf(parseIndexAddress('https://devpi.corp/me/dev?x=1', 'auto'), undefined)
    expect(urls.map(({ href }) => href)).toEqual([
      'https://devpi.corp/me/dev/simple/',
      'https://devpi.corp/me/dev/+simple/',
    ])
  })

  test('what the user says is no guess', () => {
    const indexUrl = parseIndexUrl('https://read.corp/pypi')
    expect(simpleUrlsOf(parseIndexAddress('https://write.corp/', 'auto'), indexUrl)).toEqual({
      urls: [indexUrl],
      origin: 'given',
    })
  })
})

describe('index-url', () => {
  test.each([
    ['https://pypi.org/simple/', 'https://pypi.org/simple/'],
    ['https://devpi.corp/me/dev/+simple', 'https://devpi.corp/me/dev/+simple/'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/'],
    ['https://index.corp/simple?x=1#y', 'https://index.corp/simple/'],
  ])('%s is read as %s', (text, expected) => {
    expect(parseIndexUrl(text).href).toBe(expected)
  })

  test.each([
    'simple',
    'pypi-secret-token',
    'ftp://index.corp/simple/',
    'https://user:hunter22@index.corp/simple/',
    'https://hunter22@index.corp/simple/',
    'http://pypi.org/simple/',
    'http://test.pypi.org/simple/',
  ])('%s is refused, and nothing secret in it is shown', async (text) => {
    const failure = await failureOf((async () => parseIndexUrl(text))())
    expect(failure.code).toBe('INPUT_INVALID')
    expect(`${failure.message} ${failure.hint}`).not.toMatch(/hunter22|secret/)
  })
})
