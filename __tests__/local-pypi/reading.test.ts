import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type LocalPypi, startLocalPypi } from '../../local-pypi/server.ts'
import { gzipBytes, send, sha256, upload, zipBytes } from './requests.ts'

const JSON_TYPE = 'application/vnd.pypi.simple.v1+json'
const WHEEL = 'sample_project-1.0-py3-none-any.whl'

let pypi: LocalPypi

beforeEach(async () => {
  pypi = await startLocalPypi({
    now: () => new Date('2026-03-01T12:00:00.250Z'),
    classifiers: ['A :: B', 'Private :: Not'],
  })
  await upload(pypi, {
    fields: {
      name: 'Sample_Project',
      summary: 'First.',
      requires_python: '>=3.8',
      classifiers: 'A :: B',
      project_urls: 'Home, https://example.com/?a,b',
    },
  })
  await upload(pypi, {
    fields: { filetype: 'sdist', version: '1.0.0', summary: 'Second.' },
    filename: 'sample_project-1.0.0.tar.gz',
  })
  await upload(pypi, {
    fields: { version: '2.0rc1' },
    filename: 'sample_project-2.0rc1-py3-none-any.whl',
    bytes: zipBytes('rc'),
  })
})

afterEach(async () => {
  await pypi.close()
})

async function readJson(path: string, accept = JSON_TYPE) {
  return JSON.parse((await send(`${pypi.origin}${path}`, { headers: { accept } })).body)
}

describe('the simple API', () => {
  test('lists the files of a project in JSON', async () => {
    const page = await readJson('/simple/sample-project/')
    expect(page).toMatchObject({
      meta: { 'api-version': '1.4', '_last-serial': expect.any(Number) },
      name: 'sample-project',
      'project-status': { status: 'active' },
      versions: ['1.0', '2.0rc1'],
    })
    expect(page.files.map(({ filename }: { readonly filename: string }) => filename)).toEqual([
      WHEEL,
      'sample_project-1.0.0.tar.gz',
      'sample_project-2.0rc1-py3-none-any.whl',
    ])
    expect(page.files[0]).toEqual({
      filename: WHEEL,
      url: expect.stringMatching(`^${pypi.origin}/packages/../../[0-9a-f]{60}/${WHEEL}$`),
      hashes: { sha256: sha256(zipBytes()) },
      'requires-python': '>=3.8',
      size: zipBytes().length,
      'upload-time': '2026-03-01T12:00:00.250000Z',
      yanked: false,
      'core-metadata': false,
      'data-dist-info-metadata': false,
      provenance: null,
    })
  })

  test('lists the same files in HTML, and serves them', async () => {
    const page = await send(`${pypi.origin}/simple/sample-project/`)
    expect(page.headers['content-type']).toBe('text/html; charset=UTF-8')
    const [, url = ''] = /<a href="([^"#]+)#sha256=[0-9a-f]{64}" data-requires-python="&gt;=3.8">/.exec(page.body) ?? []
    expect((await send(url)).body).toBe(zipBytes().toString())
    expect(page.body).toContain('<meta name="pypi:repository-version" content="1.4">')
    const other = await send(url.replace(/packages\/../, 'packages/zz'))
    expect(other.status).toBe(404)
  })

  test.each([
    [JSON_TYPE, JSON_TYPE],
    ['application/vnd.pypi.simple.v1+html', 'application/vnd.pypi.simple.v1+html; charset=UTF-8'],
    [`text/html;q=0.1, ${JSON_TYPE};q=0.2`, JSON_TYPE],
    [`text/html;q=0.3, ${JSON_TYPE};q=0.2`, 'text/html; charset=UTF-8'],
    ['*/*', 'text/html; charset=UTF-8'],
    ['image/png', 'text/html; charset=UTF-8'],
  ])('answers Accept %s with %s', async (accept, type) => {
    for (const path of ['/simple/', '/simple/sample-project/']) {
      const reply = await send(`${pypi.origin}${path}`, { headers: { accept } })
      expect([reply.status, reply.headers['content-type'], reply.headers.vary]).toEqual([200, type, 'Accept'])
    }
  })

  test('lists all projects', async () => {
    expect(await readJson('/simple/')).toEqual({
      meta: { 'api-version': '1.4', '_last-serial': expect.any(Number) },
      projects: [{ name: 'sample-project', '_last-serial': expect.any(Number) }],
    })
    expect((await send(pypi.simpleUrl)).body).toContain('<a href="/simple/sample-project/">sample-project</a>')
  })

  test.each([
    ['/simple', '/simple/'],
    ['/simple/sample-project', '/simple/sample-project/'],
    ['/simple/Sample.Project/', '/simple/sample-project/'],
  ])('redirects %s to %s', async (path, location) => {
    const reply = await send(`${pypi.origin}${path}`)
    expect([reply.status, reply.headers.location]).toEqual([301, `${pypi.origin}${location}`])
  })

  test('answers 404 in plain text for a project that does not exist', async () => {
    const reply = await send(`${pypi.origin}/simple/Nothing/`, { headers: { accept: JSON_TYPE } })
    expect([reply.status, reply.headers['content-type'], reply.body]).toEqual([
      404,
      'text/plain; charset=UTF-8',
      '404 Not Found',
    ])
  })

  test('has a page without files for a project without releases', async () => {
    const registered = await startLocalPypi({ projects: ['Empty'] })
    try {
      const headers = { accept: JSON_TYPE }
      const page = JSON.parse((await send(`${registered.origin}/simple/empty/`, { headers })).body)
      expect([page.versions, page.files]).toEqual([[], []])
      expect((await send(`${registered.origin}/pypi/empty/json`)).status).toBe(404)
    } finally {
      await registered.close()
    }
  })

  test('answers 304 as long as nothing has changed', async () => {
    const url = `${pypi.origin}/simple/sample-project/`
    const { headers } = await send(url)
    const again = { headers: { 'if-none-match': `"other", W/${headers.etag}` } }
    expect(await send(url, again)).toMatchObject({ status: 304, body: '', headers: { etag: headers.etag } })
    await upload(pypi, {
      fields: { version: '3' },
      filename: 'sample_project-3-py3-none-any.whl',
      bytes: zipBytes('3'),
    })
    const changed = await send(url, again)
    expect(changed.status).toBe(200)
    const serials = [headers, changed.headers].map((each) => Number(each['x-pypi-last-serial']))
    expect(serials[1]).toBeGreaterThan(serials[0] ?? Number.NaN)
  })
})

describe('the older JSON API', () => {
  test('shows the newest release that is no pre-release, and the files of all', async () => {
    const page = await readJson('/pypi/sample-project/json')
    expect(page.info).toMatchObject({
      name: 'sample-project',
      version: '1.0',
      summary: 'First.',
      requires_python: '>=3.8',
      classifiers: ['A :: B'],
      project_urls: { Home: 'https://example.com/?a,b' },
    })
    expect(Object.keys(page.releases)).toEqual(['1.0', '2.0rc1'])
    expect(page.urls).toEqual(page.releases['1.0'])
    expect(page.urls[1]).toMatchObject({
      filename: 'sample_project-1.0.0.tar.gz',
      packagetype: 'sdist',
      python_version: 'source',
      size: gzipBytes().length,
      digests: { sha256: sha256(gzipBytes()), blake2b_256: expect.any(String), md5: expect.any(String) },
      upload_time_iso_8601: '2026-03-01T12:00:00.250000Z',
      yanked: false,
    })
  })

  test('finds a release by any spelling of its version', async () => {
    const page = await readJson('/pypi/sample-project/1.0.0/json')
    expect([page.info.version, page.urls.length, page.releases]).toEqual(['1.0', 2, undefined])
  })

  test.each(['/pypi/nothing/json', '/pypi/sample-project/9/json', '/pypi/sample-project/latest/json'])(
    'answers 404 in JSON for %s',
    async (path) => {
      const reply = await send(`${pypi.origin}${path}`)
      expect([reply.status, reply.body]).toEqual([404, '{"message":"Not Found"}'])
    },
  )

  test('redirects to the normalised name', async () => {
    const reply = await send(`${pypi.origin}/pypi/Sample_Project/1.0/json`)
    expect([reply.status, reply.headers.location]).toEqual([301, `${pypi.origin}/pypi/sample-project/1.0/json`])
  })
})

test('the valid classifiers are listed, one a line', async () => {
  const reply = await send(`${pypi.origin}/pypi?:action=list_classifiers`)
  expect([reply.headers['content-type'], reply.body]).toEqual(['text/plain; charset=utf-8', 'A :: B\nPrivate :: Not'])
})
