import { describe, expect, test } from '@jest/globals'
import type { Reply } from '../../src/http/transport.ts'
import { filesByName } from '../../src/package-index/held-file.ts'
import { parseSimplePage, SIMPLE_HTML, SIMPLE_JSON, totalBytesOf } from '../../src/package-index/simple-page.ts'

const PAGE = new URL('https://index.example/simple/foo/')

const DIGEST = 'ab'.repeat(32)
const WHEEL = 'foo-1.0-py3-none-any.whl'

function reply(contentType: string, body: string, headers: Readonly<Record<string, string>> = {}): Reply {
  const all = new Map([['content-type', contentType], ...Object.entries(headers)])
  return { status: 200, statusText: 'OK', headers: all, body, bodyEnd: 'whole' }
}

async function filesIn(contentType: string, body: string) {
  return (await parseSimplePage(reply(contentType, body), PAGE))?.files
}

function json(...files: readonly unknown[]): string {
  return JSON.stringify({ meta: { 'api-version': '1.1' }, name: 'foo', files })
}

describe('a page in JSON', () => {
  test('tells name, digest, size and date of each file, and the status of the project', async () => {
    const file = {
      filename: WHEEL,
      hashes: { sha256: DIGEST.toUpperCase() },
      size: 12,
      'upload-time': '2026-03-01T12:00:00.250000Z',
    }
    const body = JSON.stringify({ files: [file], 'project-status': { status: 'archived' } })
    expect(await parseSimplePage(reply(`${SIMPLE_JSON}; charset=utf-8`, body, { age: '0' }), PAGE)).toEqual({
      files: [{ filename: WHEEL, sha256: DIGEST, size: 12, uploaded: new Date('2026-03-01T12:00:00.250Z') }],
      status: { word: 'archived', freshness: 'fresh' },
    })
  })

  test('out of a cache has an aged status', async () => {
    const body = JSON.stringify({ files: [], 'project-status': { status: 'active' } })
    const page = await parseSimplePage(reply(SIMPLE_JSON, body, { age: '1' }), PAGE)
    expect(page?.status).toEqual({ word: 'active', freshness: 'aged' })
  })

  test.each<[string, unknown]>([
    ['a size that is none', { filename: WHEEL, size: -1 }],
    ['a size beyond all files', { filename: WHEEL, size: 1e300 }],
    ['a size in words', { filename: WHEEL, size: '12' }],
    ['a short digest', { filename: WHEEL, hashes: { sha256: 'ab' } }],
    ['a digest of another kind', { filename: WHEEL, hashes: { md5: 'ab'.repeat(16) } }],
    ['hashes that are none', { filename: WHEEL, hashes: [DIGEST] }],
    ['a date that is none', { filename: WHEEL, 'upload-time': '2026-99-01T00:00:00Z' }],
    ['a date in words', { filename: WHEEL, 'upload-time': 'yesterday' }],
  ])('with %s lists the file without', async (_title, file) => {
    expect(await filesIn(SIMPLE_JSON, json(file))).toEqual([
      { filename: WHEEL, sha256: undefined, size: undefined, uploaded: undefined },
    ])
  })

  test.each<[string, unknown]>([
    ['without a name', {}],
    ['with a number for a name', { filename: 1 }],
    ['with an empty name', { filename: '' }],
    ['in a folder', { filename: '../foo-1.0.zip' }],
    ['in a folder of Windows', { filename: 'a\\foo-1.0.zip' }],
    ['with a line break in its name', { filename: 'foo-1.0.zip\n::error::' }],
    ['with an endless name', { filename: 'f'.repeat(1_000) }],
    ['that is none', null],
    ['that is a list', [WHEEL]],
  ])('leaves out a file %s', async (_title, file) => {
    expect(await filesIn(SIMPLE_JSON, json(file, { filename: WHEEL }))).toHaveLength(1)
  })

  test('may list files by names that every object has', async () => {
    const files = await filesIn(SIMPLE_JSON, '{"files": [{"filename": "__proto__", "size": 1}], "__proto__": {"x": 1}}')
    expect(files).toEqual([{ filename: '__proto__', sha256: undefined, size: 1, uploaded: undefined }])
  })

  test.each([
    ['nothing', ''],
    ['a number', '1'],
    ['null', 'null'],
    ['half a page', '{"files": ['],
    ['no files', '{"meta": {}}'],
    ['files that are no list', '{"files": {"length": 1}}'],
    ['a list', '[{"files": []}]'],
  ])('that is %s is none', async (_title, body) => {
    expect(await filesIn(SIMPLE_JSON, body)).toBeUndefined()
  })
})

describe('a page in HTML', () => {
  test('tells name and digest of each file, and the status of the project', async () => {
    const page = await parseSimplePage(
      reply(
        'text/html; charset=utf-8',
        `<!doctype html><html><head><META name='pypi:repository-version' content="1.4">
        <meta content="quarantined" name="pypi:project-status"/></head><body>
        <a class="x" href="../../files/ab/foo-1.0-py3-none-any.whl#sha256=${DIGEST}"
           data-requires-python="&gt;=3.8">ignored text</a>
        <A HREF=/files/foo-1.0%2Blocal.tar.gz?download&amp;x=1#md5=0123>foo</A>
        <!-- <a href="hidden-1.0.zip">hidden</a> -->
        <a name="top">no link</a></body>`,
      ),
      PAGE,
    )
    expect(page).toEqual({
      files: [
        { filename: WHEEL, sha256: DIGEST, size: undefined, uploaded: undefined },
        { filename: 'foo-1.0+local.tar.gz', sha256: undefined, size: undefined, uploaded: undefined },
      ],
      status: { word: 'quarantined', freshness: 'fresh' },
    })
  })

  test('that is marked as one may list nothing', async () => {
    expect(await filesIn(SIMPLE_HTML, '<meta name="pypi:repository-version" content="1.0">')).toEqual([])
  })

  test('that is cut off in the middle of a link keeps what came before', async () => {
    const files = await filesIn('text/html', `<a href="${WHEEL}">x</a><a href="foo-2.0-py3-none-an`)
    expect(files?.map(({ filename }) => filename)).toEqual([WHEEL])
  })

  test.each([
    ['a page for logging in', '<html><a href="/login?next=/simple/foo/">Log in</a><a href="/">Home</a></html>'],
    ['an empty page', ''],
    ['no page at all', '\0\xff<<<a href'],
  ])('that is %s is none', async (_title, body) => {
    expect(await filesIn('text/html', body)).toBeUndefined()
  })

  test('that lists names no file can have lists them not', async () => {
    const files = await filesIn(
      'text/html',
      `<a href="%2e%2e%2ffoo.zip">x</a><a href="%zz.zip">x</a><a href="${WHEEL}"></a>`,
    )
    expect(files?.map(({ filename }) => filename)).toEqual(['%zz.zip', WHEEL])
  })
})

test('a page in another format is none', async () => {
  expect(await filesIn('text/plain', json({ filename: WHEEL }))).toBeUndefined()
  expect(await filesIn('', json({ filename: WHEEL }))).toBeUndefined()
})

describe.each([
  ['JSON', SIMPLE_JSON, (name: string) => `${JSON.stringify({ filename: name, size: 1 })},`, '{"files":[', '{}]}'],
  ['HTML', 'text/html', (name: string) => `<a href="${name}#sha256=${DIGEST}">x</a>\n`, '<html>', ''],
])('half a million files in %s', (_title, contentType, line, begin, end) => {
  test('are read', async () => {
    const lines = Array.from({ length: 500_000 }, (_, index) => line(`foo-1.${index}.zip`))
    expect(await filesIn(contentType, `${begin}${lines.join('')}${end}`)).toHaveLength(500_000)
  })
})

test.each([
  ['elements in one another', '<div>', ''],
  ['elements that close what is not open', '</p>', ''],
  ['attributes', ' x=1', '<a'],
  ['beginnings of links', '<a href="', ''],
  ['beginnings of comments', '<!--', ''],
])('a page of a million %s is read to its end', async (_title, piece, begin) => {
  const body = `<a href="${WHEEL}"></a>${begin}${piece.repeat(1_000_000)}`
  expect((await filesIn('text/html', body))?.[0]?.filename).toBe(WHEEL)
})

test('of a name that is listed twice the first stands', () => {
  const file = (size: number) => ({ filename: WHEEL, sha256: undefined, size, uploaded: undefined })
  expect(filesByName([file(1), file(2)])).toEqual(new Map([[WHEEL, file(1)]]))
})

test('the total of sizes is known where every size is', () => {
  const file = (size: number | undefined) => ({ filename: 'x', sha256: undefined, size, uploaded: undefined })
  expect(totalBytesOf([file(1), file(2)])).toBe(3)
  expect(totalBytesOf([file(1), file(undefined)])).toBeUndefined()
  expect(totalBytesOf([])).toBe(0)
})

test.each([
  ['HTML', 'text/html', (href: string) => `<a href="${href}">foo</a>`],
  [
    'JSON',
    'application/json',
    (href: string) => JSON.stringify({ files: [{ filename: 'foo-1.0.tar.gz', url: href, hashes: {} }] }),
  ],
])('devpi lists files of other indexes too, which it does not hold: %s', async (_, type, pageWith) => {
  const url = new URL('https://devpi.example/user/dev/+simple/foo/')
  const filesBehind = async (href: string): Promise<number | undefined> => {
    const reply = { status: 200, statusText: '', headers: new Map([['content-type', type]]), body: pageWith(href) }
    return (await parseSimplePage({ ...reply, bodyEnd: 'whole' }, url))?.files.length
  }
  expect(await filesBehind('../../+f/abc/foo-1.0.tar.gz')).toBe(1)
  expect(await filesBehind('../../../base/+f/abc/foo-1.0.tar.gz')).toBe(0)
  expect(await filesBehind('https://devpi.example/root/pypi/+f/abc/foo-1.0.tar.gz')).toBe(0)
})
