import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type LocalPypi, startLocalPypi } from '../../local-pypi/server.ts'
import { basic, type Fields, gzipBytes, type Part, type Upload, upload, zipBytes } from './requests.ts'

let pypi: LocalPypi

beforeEach(async () => {
  pypi = await startLocalPypi({ fileSizeLimitBytes: 2 * 1024 * 1024 })
})

afterEach(async () => {
  await pypi.close()
})

const MORE = 'See https://packaging.python.org/specifications/core-metadata for more information.'
const NAME_RULE = "Start and end with a letter or numeral containing only ASCII numeric and '.', '_' and '-'."

async function expectRefused(what: Upload, message: string): Promise<void> {
  const reply = await upload(pypi, what)
  expect([reply.status, reply.reason]).toEqual([400, message])
  expect(pypi.contents()).toEqual([])
  expect(pypi.received.map(({ outcome }) => outcome)).toEqual([
    { state: 'refused', status: 400, reason: message, detail: message },
  ])
}

describe('the form', () => {
  test.each<[string, Fields, string]>([
    ['another protocol version', { protocol_version: '2' }, 'Unknown protocol version.'],
    ['no name', { name: undefined }, `'' is an invalid value for Name. Error: This field is required. ${MORE}`],
    [
      'the name UNKNOWN',
      { name: ' UNKNOWN\n' },
      `'' is an invalid value for Name. Error: This field is required. ${MORE}`,
    ],
    ['a bad name', { name: 'foo_' }, `'foo_' is an invalid value for Name. Error: ${NAME_RULE} ${MORE}`],
    [
      'a long bad name',
      { name: `${'a'.repeat(40)}!${'b'.repeat(40)}` },
      `'${'a'.repeat(30)}...${'b'.repeat(30)}' is an invalid value for Name. Error: ${NAME_RULE} ${MORE}`,
    ],
    ['no file type', { filetype: undefined }, 'Invalid value for filetype. Error: This field is required.'],
    ['an old file type', { filetype: 'bdist_egg' }, 'Invalid value for filetype. Error: Use a known file type.'],
    [
      'a SHA-256 in Base64',
      { sha256_digest: 'A'.repeat(43) },
      'Invalid value for sha256_digest. Error: Use a valid, hex-encoded, SHA256 message digest.',
    ],
    [
      'a BLAKE2 of another length, told before the file type',
      { blake2_256_digest: 'ab'.repeat(64), filetype: 'egg' },
      'Invalid value for blake2_256_digest. Error: Use a valid, hex-encoded, BLAKE2 message digest.',
    ],
    [
      'a wheel without a Python version',
      { pyversion: '' },
      'Invalid value for pyversion. Error: Python version is required for binary distribution uploads.',
    ],
    [
      'an sdist for a Python version',
      { filetype: 'sdist', pyversion: 'py3' },
      "Invalid value for pyversion. Error: Use 'source' as Python version for an sdist.",
    ],
    ['no digest', { sha256_digest: undefined }, 'Error: Include at least one message digest.'],
    [
      'a bad name before a bad file type',
      { name: '!', filetype: 'egg' },
      `'!' is an invalid value for Name. Error: ${NAME_RULE} ${MORE}`,
    ],
  ])('with %s is refused', async (_, fields, message) => {
    await expectRefused({ fields }, message)
  })

  test('with a text field as a file is refused', async () => {
    const parts: readonly Part[] = [{ name: 'summary', filename: 'blob', bytes: Buffer.from('text') }]
    await expectRefused({ parts }, 'summary: Should not be a tuple.')
  })

  test('without a file is refused', async () => {
    await expectRefused({ parts: [] }, 'Upload payload does not have a file.')
  })
})

describe('core metadata', () => {
  const local = 'https://packaging.python.org/en/latest/specifications/version-specifiers/#local-version-identifiers'
  test.each<[string, Fields, string]>([
    ['no metadata version', { metadata_version: undefined }, `None is not a valid metadata version. ${MORE}`],
    ['metadata version 2.0', { metadata_version: '2.0' }, `'2.0' is not a valid metadata version. ${MORE}`],
    ['metadata version 2.6', { metadata_version: '2.6' }, `'2.6' is not a valid metadata version. ${MORE}`],
    ['a field sent twice', { summary: ['a', 'b'] }, `'summary' has invalid data. ${MORE}`],
    ['keywords sent twice', { keywords: ['a', 'b'] }, `'keywords' has invalid data. ${MORE}`],
    ['a name sent twice', { name: ['sample-project', 'other'] }, `'name' has invalid data. ${MORE}`],
    [
      'a link label twice',
      { project_urls: ['Home, https://a', 'Home , https://b'] },
      `'project_urls' has invalid data. ${MORE}`,
    ],
    [
      'a field newer than the metadata version',
      { metadata_version: '2.3', license_expression: 'MIT' },
      `license-expression introduced in metadata version 2.4, not 2.3. ${MORE}`,
    ],
    [
      'of two problems the one that comes first by field',
      { license_file: ['LICENSE'], dynamic: ['License'], summary: 'a\nb' },
      `dynamic introduced in metadata version 2.2, not 2.1. ${MORE}`,
    ],
    ['no version', { version: undefined }, `'version' is a required field. ${MORE}`],
    ['a bad version', { version: 'latest', summary: 'a\nb' }, `'latest' is invalid for 'version'. ${MORE}`],
    [
      'a local version',
      { version: '1.0+cu121' },
      `The use of local versions in '1.0+cu121' is not allowed. See ${local} for more information.`,
    ],
    ['a summary of two lines', { summary: 'a\nb' }, `'summary' must be a single line. ${MORE}`],
    ['a long summary', { summary: '😀'.repeat(513) }, `'summary' field must be 512 characters or less. ${MORE}`],
    [
      'another content type',
      { description_content_type: 'text/html' },
      `'description-content-type' must be one of ['text/plain', 'text/x-rst', 'text/markdown'], not 'text/html'. ${MORE}`,
    ],
    [
      'an unknown classifier',
      { classifiers: ['Typing :: Typed', 'typing :: typed'] },
      `'typing :: typed' is not a valid classifier. ${MORE}`,
    ],
    [
      'licence and licence expression',
      { metadata_version: '2.4', license: 'MIT', license_expression: 'MIT' },
      `License is deprecated when License-Expression is present. Only License-Expression should be present. ${MORE}`,
    ],
  ])('with %s are refused', async (_, fields, message) => {
    await expectRefused({ fields }, message)
  })

  test.each<[string, Fields]>([
    ['512 emoji as summary', { summary: '😀'.repeat(512) }],
    ['fields that it does not know', { 'Description-Content-Type': 'text/html', anything: ['a', 'b'] }],
    ['an empty field twice', { metadata_version: '2.1', license_expression: '' }],
    ['a content type in capitals with parameters', { description_content_type: 'Text/Markdown; variant=GFM' }],
    ['white space around the version', { version: ' 1.0 ' }],
    [
      'an UNKNOWN licence beside an expression',
      { metadata_version: '2.4', license: 'UNKNOWN', license_expression: 'MIT' },
    ],
  ])('with %s are accepted', async (_, fields) => {
    expect((await upload(pypi, { fields })).reason).toBe('OK')
  })
})

describe('the file', () => {
  const extensions = 'See https://www.python.org/dev/peps/pep-0527'
  const unprintable =
    'Cannot upload a file with non-printable characters (ordinals 0-31) or the DEL character (ordinal 127) in the name.'
  const unknownExtension = `Invalid file extension: Use .tar.gz, .whl or .zip extension. ${extensions} and https://peps.python.org/pep-0715/ for more information`
  const sdist: Fields = { filetype: 'sdist' }
  const start = "Start filename for 'sample-project' with 'sample_project'."

  test.each<[string, Upload, string]>([
    ['a control character in its name', { filename: 'a\tb.whl' }, unprintable],
    ['a slash in its name', { filename: 'a/b.whl' }, "Cannot upload a file with '/' or '\\' in the name."],
    ['a backslash in its name', { filename: 'a\\\\b.whl' }, "Cannot upload a file with '/' or '\\' in the name."],
    ['an unknown extension', { filename: 'sample_project-1.0.tgz' }, unknownExtension],
    ['nothing but an extension', { filename: '.whl' }, unknownExtension],
    [
      'an extension of the other type',
      { fields: sdist, filename: 'sample_project-1.0-py3-none-any.whl' },
      `Invalid file extension: Extension .whl is invalid for filetype sdist. ${extensions} for more information.`,
    ],
    [
      'an extension in capitals',
      { fields: sdist, filename: 'sample_project-1.0.TAR.GZ' },
      `Invalid file extension: Extension .TAR.GZ is invalid for filetype sdist. ${extensions} for more information.`,
    ],
    ['the type of an image', { contentType: 'image/png' }, 'Invalid distribution file.'],
    [
      'too many bytes',
      { bytes: Buffer.concat([zipBytes(), Buffer.alloc(2 * 1024 * 1024)]) },
      "File too large. Limit for project 'sample-project' is 2 MB. See https://docs.pypi.org/project-management/storage-limits#requesting-a-file-size-limit-increase for more information.",
    ],
    [
      'a digest of other bytes',
      { fields: { blake2_256_digest: 'ab'.repeat(32) } },
      'The digest supplied does not match a digest calculated from the uploaded file.',
    ],
    [
      'an MD5 in Base64',
      { fields: { md5_digest: 'XrY7u+Ae7tCTyyK7j1rNww==' } },
      'The digest supplied does not match a digest calculated from the uploaded file.',
    ],
    ['bytes that are no ZIP', { bytes: gzipBytes() }, 'Invalid distribution file. File is not a zipfile'],
    [
      'bytes that are no gzip',
      { fields: sdist, bytes: zipBytes() },
      'Invalid distribution file. File is not a tarfile',
    ],
    ['no bytes', { bytes: Buffer.alloc(0) }, 'Invalid distribution file. File is not a zipfile'],
    [
      'an sdist name without a version',
      { fields: sdist, filename: 'sample_project.tar.gz' },
      'Invalid source distribution filename: sample_project.tar.gz',
    ],
    ['the sdist name of another project', { fields: sdist, filename: 'other-1.0.tar.gz' }, start],
    [
      'an sdist name that is not normalised',
      { fields: sdist, filename: 'sample-project-1.0.tar.gz' },
      "Filename 'sample-project-1.0.tar.gz' is invalid, should be 'sample_project-1.0.tar.gz'.",
    ],
    [
      'an sdist as a ZIP archive',
      { fields: sdist, filename: 'sample_project-1.0.zip', bytes: zipBytes() },
      "Filename 'sample_project-1.0.zip' is invalid, should be 'sample_project-1.0.tar.gz'.",
    ],
    [
      'a post-release with a hyphen in the sdist name',
      { fields: { ...sdist, version: '1.0-1' }, filename: 'sample_project-1.0-1.tar.gz' },
      "Filename 'sample_project-1.0-1.tar.gz' is invalid, should be 'sample_project-1.0.post1.tar.gz'.",
    ],
    [
      'a wheel name of too few parts',
      { filename: 'sample_project-1.0.whl' },
      "Invalid wheel filename (wrong number of parts): 'sample_project-1.0'",
    ],
    ['the wheel name of another project', { filename: 'other-1.0-py3-none-any.whl' }, start],
    [
      'a wheel name that is not normalised',
      { filename: 'Sample.Project-1.0-py3-none-any.whl' },
      "Filename 'Sample.Project-1.0-py3-none-any.whl' should contain the normalized project name 'sample_project', not 'Sample.Project'.",
    ],
    [
      'a platform that PyPI does not know, before the project of the wheel name',
      { filename: 'other-1.0-cp312-cp312-Manylinux2014_x86_64.linux_x86_64.whl' },
      "Binary wheel 'other-1.0-cp312-cp312-Manylinux2014_x86_64.linux_x86_64.whl' has an unsupported platform tag 'linux_x86_64'.",
    ],
    [
      'another version in the wheel name',
      { filename: 'sample_project-1.1-py3-none-any.whl' },
      "Version in filename should be '1.0' not '1.1'.",
    ],
    [
      'a wheel name of 247 bytes',
      { filename: `sample_project-1.0-py3-${'a'.repeat(216)}-any.whl` },
      `Filename is too long: 'sample_project-1.0-py3-${'a'.repeat(216)}-any.whl'`,
    ],
  ])('with %s is refused', async (_, what, message) => {
    await expectRefused(what, message)
  })

  test.each<[string, Upload]>([
    ['the version spelled with more zeros', { filename: 'sample_project-1.0.0-py3-none-any.whl' }],
    ['a wheel name of 246 bytes', { filename: `sample_project-1.0-py3-${'a'.repeat(215)}-any.whl` }],
    ['no content type', { contentType: '' }],
    [
      'exactly as many bytes as allowed',
      { bytes: Buffer.concat([Buffer.from('PK'), Buffer.alloc(2 * 1024 * 1024 - 2)]) },
    ],
    ['a digest in capitals', { bytes: zipBytes('wheel'), fields: { md5_digest: '00BBD67D33CF95B0349C4495413B0590' } }],
  ])('with %s is accepted', async (_, what) => {
    expect((await upload(pypi, what)).reason).toBe('OK')
  })

  test.each<[string, Upload]>([
    ['without a file name', { parts: [['content', zipBytes()]] }],
    ['with an empty file name', { filename: '' }],
    ['with a name that no file system takes', { filename: `sample_project-1.0-py3-none-${'a'.repeat(300)}.whl` }],
  ])('sent %s breaks the server', async (_, what) => {
    const reply = await upload(pypi, what, { accept: 'application/json' })
    expect([reply.status, reply.headers['content-type']]).toEqual([500, 'text/html; charset=UTF-8'])
    expect(pypi.contents()).toEqual([])
  })
})

describe('authentication', () => {
  const invalid =
    'Invalid or non-existent authentication information. See https://pypi.org/help/#invalid-auth for more information.'
  const password =
    'Username/Password authentication is no longer supported. Migrate to API Tokens or Trusted Publishers instead. See https://pypi.org/help/#apitoken and https://pypi.org/help/#trusted-publishers'

  test.each([
    ['an unknown token', basic('pypi-unknown'), invalid],
    ['a token that is none', basic('secret'), invalid],
    ['no Base64', 'Basic ???', invalid],
    ['another scheme', 'Digest abc', invalid],
    ['a word', 'pypi', invalid],
    ['user name and password', basic('secret', 'octocat'), password],
  ])('with %s is refused before the form is looked at', async (_, authorization, message) => {
    const reply = await upload(pypi, { fields: { name: '!' } }, { authorization })
    expect([reply.status, reply.reason, reply.headers['www-authenticate']]).toEqual([403, message, undefined])
  })

  test('a request without any is refused after misplaced files', async () => {
    const parts: readonly Part[] = [{ name: 'summary', filename: 'blob', bytes: Buffer.from('text') }]
    expect((await upload(pypi, { parts }, { authorization: 'none' })).status).toBe(400)
  })

  test('the text on passwords is in the status line only', async () => {
    const headers = { authorization: basic('secret', 'octocat'), accept: 'application/json' }
    const reply = await upload(pypi, {}, headers)
    expect(JSON.parse(reply.body)).toEqual({
      message: 'Access was denied to this resource.\n\n\n\n\n',
      code: `403 ${password}`,
      title: 'Forbidden',
    })
  })

  test.each([
    ['Basic with white space around the token', (token: string) => basic(` ${token}\n`)],
    ['Bearer', (token: string) => `Bearer ${token}`],
    ['token', (token: string) => `token ${token}`],
  ])('%s is taken', async (_, header) => {
    expect((await upload(pypi, {}, { authorization: header(pypi.userToken) })).status).toBe(200)
  })

  test.each([
    [
      'limited to another project',
      { projects: ['other'] },
      "Invalid API Token: project-scoped token is not valid for project: 'sample-project'",
    ],
    ['that is expired', { expires: new Date(0) }, 'Invalid API Token: token is expired'],
    [
      'of another user',
      { user: 'stranger' },
      "The user 'stranger' isn't allowed to upload to project 'sample-project'. See https://pypi.org/help/#project-name for more information.",
    ],
  ])('a token %s is refused', async (_, options, message) => {
    await upload(pypi)
    const reply = await upload(pypi, {}, { authorization: basic(pypi.createUserToken(options)) })
    expect([reply.status, reply.reason]).toEqual([403, message])
  })

  test('a token limited to the project is taken, however the project is spelled', async () => {
    const token = pypi.createUserToken({ projects: ['Sample_Project'] })
    expect((await upload(pypi, {}, { authorization: basic(token) })).status).toBe(200)
  })
})

describe('a new project', () => {
  test.each(['xml.dom', 'Tomllib', 'future'])('named like the module %s is refused', async (name) => {
    await expectRefused(
      { fields: { name } },
      `The name '${name}' isn't allowed (conflict with Python Standard Library module name). See https://pypi.org/help/#project-name for more information.`,
    )
  })
})
