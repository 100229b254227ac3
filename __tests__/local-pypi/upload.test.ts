import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type LocalPypi, startLocalPypi } from '../../local-pypi/server.ts'
import {
  basic,
  blake2b256,
  FORM_TYPE,
  gzipBytes,
  multipart,
  send,
  sha256,
  type Upload,
  upload,
  uploadParts,
  zipBytes,
} from './requests.ts'

let pypi: LocalPypi
let now: Date

beforeEach(async () => {
  now = new Date('2026-03-01T12:00:00Z')
  pypi = await startLocalPypi({ now: () => now })
})

afterEach(async () => {
  await pypi.close()
})

const sdist: Upload = { fields: { filetype: 'sdist' } }

describe('an accepted upload', () => {
  test('is answered with the default page and held with its digests', async () => {
    const bytes = zipBytes('x'.repeat(300_000))
    const fields = { blake2_256_digest: await blake2b256(bytes) }
    const reply = await upload(pypi, { bytes, fields }, { accept: 'application/json' })
    expect([reply.status, reply.reason, reply.body]).toEqual([
      200,
      'OK',
      '{"message":"\\n\\n\\n\\n\\n","code":"200 OK","title":"OK"}',
    ])
    const digests = { sha256: sha256(bytes), blake2b256: await blake2b256(bytes), md5: expect.any(String) }
    const files = [{ filename: 'sample_project-1.0-py3-none-any.whl', size: bytes.length, digests }]
    expect(pypi.contents()).toEqual([{ name: 'sample-project', releases: [{ version: '1.0', files }] }])
  })

  test('is recorded as it was sent, without the secret', async () => {
    await upload(pypi, { fields: { classifiers: ['Typing :: Typed', 'Topic :: Utilities'], license: 'UNKNOWN' } })
    const [received] = pypi.received
    expect(received?.fields.map(({ name }) => name)).toEqual([
      ':action',
      'protocol_version',
      'filetype',
      'pyversion',
      'metadata_version',
      'name',
      'version',
      'sha256_digest',
      'classifiers',
      'classifiers',
      'license',
    ])
    expect(received).toMatchObject({
      filename: 'sample_project-1.0-py3-none-any.whl',
      contentType: 'application/octet-stream',
      headers: { 'content-type': FORM_TYPE },
      credential: { scheme: 'basic', kind: 'user-token' },
      outcome: { state: 'accepted' },
    })
    expect(JSON.stringify(received)).not.toContain('pypi-')
    expect(received?.headers).not.toHaveProperty('authorization')
  })

  test('adds to the release of an equal version, and gives the project its spelling', async () => {
    await upload(pypi)
    const filename = 'sample_project-1.0.0.tar.gz'
    await upload(pypi, { fields: { filetype: 'sdist', name: 'Sample.Project', version: '1.0.0' }, filename })
    expect(pypi.contents()).toMatchObject([
      { name: 'Sample.Project', releases: [{ version: '1.0', files: [{}, { filename }] }] },
    ])
  })
})

describe('an upload of what is there already', () => {
  test('with the same name and bytes is answered 200 and changes nothing', async () => {
    await upload(pypi)
    const before = pypi.contents()
    now = new Date('2027-01-01T00:00:00Z')
    const reply = await upload(pypi, { fields: { name: 'Sample_Project', summary: 'Other.' } })
    expect([reply.status, reply.reason]).toEqual([200, 'OK'])
    expect(pypi.received.map(({ outcome }) => outcome.state)).toEqual(['accepted', 'identical'])
    expect(pypi.contents()).toEqual(before)
  })

  test.each<[string, Upload]>([
    ['the same name and other bytes', { bytes: zipBytes('other') }],
    ['the same bytes and another name', { filename: 'sample_project-1.0-py2-none-any.whl' }],
    ['the same bytes in another project', { fields: { name: 'other' }, filename: 'other-1.0-py3-none-any.whl' }],
  ])('with %s is refused', async (_, what) => {
    await upload(pypi)
    const reply = await upload(pypi, what)
    const filename = what.filename ?? 'sample_project-1.0-py3-none-any.whl'
    const hash = await blake2b256(what.bytes ?? zipBytes())
    expect([reply.status, reply.reason]).toEqual([
      400,
      `File already exists ('${filename}', with blake2_256 hash '${hash}'). See https://pypi.org/help/#file-name-reuse for more information.`,
    ])
    expect(pypi.contents()).toHaveLength(1)
  })

  test('by name, deleted meanwhile, is refused', async () => {
    await upload(pypi)
    pypi.deleteFile('sample_project-1.0-py3-none-any.whl')
    const reply = await upload(pypi)
    expect(reply.reason).toBe(
      'This filename was previously used by a file that has since been deleted. Use a different version. See https://pypi.org/help/#file-name-reuse for more information.',
    )
  })

  test('as a second sdist is refused', async () => {
    await upload(pypi, sdist)
    const second = await upload(pypi, { ...sdist, filename: 'sample_project-1.0.zip', bytes: gzipBytes('other') })
    expect(second.reason).toBe('Only one sdist may be uploaded per release.')
  })

  test('is refused when the release is older than 14 days', async () => {
    await upload(pypi)
    now = new Date('2026-03-15T12:00:00Z')
    expect((await upload(pypi, sdist)).status).toBe(200)
    now = new Date('2026-03-15T12:00:01Z')
    const filename = 'sample_project-1.0-py2-none-any.whl'
    const reply = await upload(pypi, { filename, bytes: zipBytes('other') })
    expect(reply.reason).toBe('Uploading new files to releases older than 14 days is not allowed.')
  })
})

describe('an answer', () => {
  const message = 'Upload payload does not have a file.'
  const explanation =
    'The server could not comply with the request since it is either malformed or otherwise incorrect.'
  const html = `<html>
 <head>
  <title>400 ${message}</title>
 </head>
 <body>
  <h1>400 ${message}</h1>
  ${explanation}<br/><br/>
${message}


 </body>
</html>`
  const plain = `400 ${message}\n\n${explanation}\n\n\n${message}\n\n`
  const json = JSON.stringify({
    message: `${explanation}\n\n\n${message}\n\n`,
    code: `400 ${message}`,
    title: 'Bad Request',
  })

  test.each([
    ['*/*', 'text/html; charset=UTF-8', html],
    ['text/html', 'text/html; charset=UTF-8', html],
    ['application/json', 'application/json', json],
    ['text/html;q=0.1, application/json', 'application/json', json],
    ['text/plain', 'text/plain; charset=UTF-8', plain],
    [undefined, 'text/plain; charset=UTF-8', plain],
  ])('to Accept %j is %s', async (accept, type, body) => {
    const reply = await upload(pypi, { parts: [] }, accept === undefined ? {} : { accept })
    expect([reply.status, reply.reason, reply.headers['content-type'], reply.body]).toEqual([400, message, type, body])
  })

  test('keeps to ISO-8859-1 in the status line, and to the whole text in the body', async () => {
    const fields = { version: 'é😀' }
    const reply = await upload(pypi, { fields }, { accept: 'application/json' })
    expect(reply.reason).toMatch(/^'é\?' is invalid for 'version'\. /)
    expect(JSON.parse(reply.body).message).toContain("'é😀' is invalid for 'version'. ")
  })

  test('escapes the message in HTML', async () => {
    const reply = await upload(pypi, { fields: { version: '<b>' } }, { accept: 'text/html' })
    expect(reply.body).toContain('&#x27;&lt;b&gt;&#x27; is invalid for')
  })
})

describe('reading the form', () => {
  test('takes UTF-8, Base64 and what is neither', async () => {
    const base64 = 'name="comment"\r\nContent-Transfer-Encoding: base64\r\n\r\naMOp\r\n'
    const parts = uploadParts({ fields: { summary: 'é', author: 'a\0b' } })
    const bytes = multipart([...parts.slice(0, -1), ['license', Buffer.from([0xff])], ...parts.slice(-1)])
    const [head = '', ...rest] = bytes.toString('latin1').split('--part-of-a-form\r\nContent-Disposition: form-data; ')
    const body = [head, base64, ...rest].join('--part-of-a-form\r\nContent-Disposition: form-data; ')
    await send(pypi.uploadUrl, {
      method: 'POST',
      headers: { authorization: basic(pypi.userToken), 'content-type': FORM_TYPE },
      body: Buffer.from(body, 'latin1'),
    })
    const [received] = pypi.received
    expect(received?.outcome).toEqual({ state: 'accepted' })
    expect(received?.fields).toEqual(
      expect.arrayContaining([
        { name: 'comment', value: 'hé' },
        { name: 'summary', value: 'é' },
        { name: 'license', value: '\ufffd' },
      ]),
    )
    const json = JSON.parse((await send(`${pypi.origin}/pypi/sample-project/json`)).body)
    expect(json.info.author).toBe('a\\x00b')
  })

  test('knows no filename*', async () => {
    const body = multipart(uploadParts()).toString('latin1').replace('filename="', "filename*=\"utf-8''")
    const headers = { authorization: basic(pypi.userToken), 'content-type': FORM_TYPE }
    expect((await send(pypi.uploadUrl, { method: 'POST', headers, body })).status).toBe(500)
  })

  test.each([
    ['cut short', FORM_TYPE, multipart(uploadParts()).subarray(0, -40)],
    ['without a boundary', 'multipart/form-data', multipart(uploadParts())],
  ])('%s is answered 400', async (_, contentType, body) => {
    const headers = { authorization: basic(pypi.userToken), 'content-type': contentType, accept: 'application/json' }
    const reply = await send(`${pypi.uploadUrl}?:action=file_upload`, { method: 'POST', headers, body })
    expect(JSON.parse(reply.body)).toMatchObject({
      code: '400 Bad Request',
      message: expect.stringContaining('Invalid Form Data.'),
    })
    expect(pypi.received).toEqual([])
  })

  test('survives a client that goes away in the middle', async () => {
    const headers = { authorization: basic(pypi.userToken), 'content-type': FORM_TYPE, 'content-length': '100000' }
    await new Promise<void>((resolve) => {
      const sent = request(pypi.uploadUrl, { method: 'POST', headers })
      sent.on('error', () => resolve())
      sent.write(multipart(uploadParts()).subarray(0, -40), () => sent.destroy())
      sent.on('close', () => resolve())
    })
    expect((await upload(pypi)).status).toBe(200)
    expect(pypi.received).toHaveLength(1)
  })

  test('ignores a signature that is a file', async () => {
    const parts = uploadParts()
    const signature = { name: 'gpg_signature', filename: 'a.asc', bytes: Buffer.from('-----') }
    const headers = { authorization: basic(pypi.userToken), 'content-type': FORM_TYPE }
    const reply = await send(pypi.uploadUrl, { method: 'POST', headers, body: multipart([...parts, signature]) })
    expect(reply.status).toBe(200)
    expect(pypi.received[0]?.filename).toBe('sample_project-1.0-py3-none-any.whl')
  })
})

describe('routing', () => {
  const form = { 'content-type': FORM_TYPE }

  async function act(path: string, action: string | undefined, method = 'POST') {
    const parts = action === undefined ? [] : [[':action', action] as const]
    const reply = await send(`${pypi.origin}${path}`, { method, headers: form, body: multipart(parts) })
    return [reply.status, reply.reason, reply.headers.allow]
  }

  test('redirects an upload without the trailing slash', async () => {
    const reply = await send(`${pypi.origin}/legacy`, { method: 'POST', headers: form, body: multipart(uploadParts()) })
    expect([reply.status, reply.headers.location, reply.reason]).toEqual([
      308,
      pypi.uploadUrl,
      'An upload was attempted to /legacy but the expected upload URL is /legacy/ (with a trailing slash)',
    ])
  })

  const reading = 'GET, HEAD, OPTIONS'
  const registration = 'Project pre-registration is no longer required or supported, upload your files instead.'
  const documentation = 'Uploading documentation is no longer supported, we recommend using https://readthedocs.org/.'
  test.each([
    ['/legacy/', undefined, [405, 'Method Not Allowed', reading]],
    ['/legacy/', 'other', [405, 'Method Not Allowed', reading]],
    ['/legacy/', 'submit', [410, registration, undefined]],
    ['/legacy/', 'submit_pkg_info', [410, registration, undefined]],
    ['/legacy/', 'doc_upload', [410, documentation, undefined]],
    ['/pypi', 'other', [404, 'Not Found', undefined]],
    ['/nowhere', 'file_upload', [404, 'Not Found', undefined]],
  ])('answers POST %s with the action %j as PyPI does', async (path, action, expected) => {
    expect(await act(path, action)).toEqual(expected)
  })

  test('points from the former upload URL to the present one', async () => {
    expect(await act('/pypi', 'file_upload')).toEqual([
      410,
      `This API has moved to ${pypi.uploadUrl}. See TODO for more information.`,
      undefined,
    ])
  })

  test.each([
    ['/legacy', [405, 'Method Not Allowed', 'POST']],
    ['/legacy/?:action=file_upload', [405, 'Method Not Allowed', 'POST']],
    ['/legacy/', [200, 'OK', undefined]],
  ])('answers GET %s as PyPI does', async (path, expected) => {
    const reply = await send(`${pypi.origin}${path}`)
    expect([reply.status, reply.reason, reply.headers.allow]).toEqual(expected)
  })

  test('takes the action from the query string too', async () => {
    const body = multipart(uploadParts({ fields: { ':action': undefined } }))
    const headers = { authorization: basic(pypi.userToken), ...form }
    const reply = await send(`${pypi.uploadUrl}?:action=file_upload`, { method: 'POST', headers, body })
    expect(reply.status).toBe(200)
  })
})

test('parallel uploads of one file with different bytes leave one of them', async () => {
  const replies = await Promise.all(['a', 'b', 'c', 'd'].map((text) => upload(pypi, { bytes: zipBytes(text) })))
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400])
  expect(pypi.contents()[0]?.releases[0]?.files).toHaveLength(1)
})
