import { writeFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type LocalPypi, startLocalPypi } from '../../local-pypi/server.ts'
import { type ActionInputs, type ActionRun, runAction } from '../support/run-action.ts'
import { type ScriptedServer, serveHttp, serveTcp } from '../support/scripted-server.ts'
import { buildSdist } from '../support/sdist.ts'
import { buildTar } from '../support/tar-builder.ts'
import { buildWheel, minimalMetadata, requiredMetadata } from '../support/wheel.ts'
import { buildZip } from '../support/zip-builder.ts'

const WHEEL = buildWheel({ name: 'sample', version: '1.0' })
const NAME = WHEEL.filename
const INFO = 'sample-1.0.dist-info'
const METADATA = minimalMetadata('sample', '1.0')

let workspace = ''

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'bad-input-'))
  await mkdir(join(workspace, 'dist'))
})

afterEach(() => rm(workspace, { recursive: true, force: true }))

function put(filename: string, bytes: Uint8Array | string): Promise<void> {
  return writeFile(join(workspace, 'dist', filename), bytes)
}

/** What the run says as errors: one annotation each. */
function errorsOf({ output }: ActionRun): readonly string[] {
  return output.split('\n').filter((line) => line.startsWith('::error '))
}

describe('a file that is not what it should be', () => {
  let pypi: LocalPypi

  beforeEach(async () => {
    pypi = await startLocalPypi()
  })

  afterEach(() => pypi.close())

  function publish(inputs: ActionInputs = {}): Promise<ActionRun> {
    return runAction({ ...pypi.inputs, ...inputs }, { workspace, env: pypi.runnerEnvironment })
  }

  const members = Array.from({ length: 600_000 }, (_, index) => ({ name: `m/${index}`, content: '' }))
  const wheelOf = (metadata: string | Uint8Array) => buildWheel({ name: 'sample', version: '1.0', metadata }).bytes
  const stored = { method: 'stored' as const }

  const cases: readonly (readonly [string, string, () => Uint8Array | string, RegExp])[] = [
    ['nothing in it', NAME, () => '', /empty/],
    ['half a wheel', NAME, () => WHEEL.bytes.subarray(0, 400), /cut off/],
    ['a wheel that is a web page', NAME, () => '<!DOCTYPE html><p>Not found</p>', /not a zip archive/],
    ['a wheel of no members', NAME, () => buildZip([]), /METADATA/],
    [
      'an encrypted METADATA',
      NAME,
      () => buildZip([{ name: `${INFO}/METADATA`, content: METADATA, flags: 1 }]),
      /encrypted/,
    ],
    [
      'two METADATA',
      NAME,
      () => buildZip([1, 2].map(() => ({ name: `${INFO}/METADATA`, content: METADATA }))),
      /METADATA.*2 times/,
    ],
    ['a bomb for METADATA', NAME, () => wheelOf(Buffer.alloc(50 * 1024 * 1024, 'a')), /METADATA.*large/],
    [
      'a METADATA that lies about its size',
      NAME,
      () => buildZip([{ name: `${INFO}/METADATA`, content: Buffer.alloc(5_000_000, 'a'), claims: { size: 100 } }]),
      /METADATA/,
    ],
    [
      'six hundred thousand members',
      NAME,
      () => buildZip(members.map((member) => ({ ...member, ...stored }))),
      /500,000/,
    ],
    [
      'a METADATA in Latin-1',
      NAME,
      () => wheelOf(Buffer.from(`${METADATA}Author: J\xfcrgen\n`, 'latin1')),
      /Author.*UTF-8/,
    ],
    ['a METADATA without version', NAME, () => wheelOf('Metadata-Version: 2.1\nName: sample\n'), /Version/],
    ['two names', NAME, () => wheelOf(`${METADATA}Name: other\n`), /Name/],
    ['a name that does not parse', 'sample-1.0.whl', () => WHEEL.bytes, /sample-1\.0\.whl/],
    ['an egg', 'sample-1.0-py3.12.egg', () => WHEEL.bytes, /format/],
    [
      'an extension in capitals',
      'sample-1.0.TAR.GZ',
      () => buildSdist({ name: 'sample', version: '1.0' }).bytes,
      /format/,
    ],
    ['a tar.gz that is text', 'sample-1.0.tar.gz', () => 'hello', /not compressed with gzip/],
    [
      'a tar.gz that is a plain tar',
      'sample-1.0.tar.gz',
      () => buildTar([{ name: 'a', content: 'b' }]),
      /not compressed with gzip/,
    ],
    [
      'half a tar.gz',
      'sample-1.0.tar.gz',
      () => buildSdist({ name: 'sample', version: '1.0' }).bytes.subarray(0, 120),
      /cut off/,
    ],
    [
      'a tar.gz without PKG-INFO',
      'sample-1.0.tar.gz',
      () => gzipSync(buildTar([{ name: 'sample-1.0/setup.py', content: '' }])),
      /PKG-INFO/,
    ],
    [
      'two PKG-INFO and nothing else',
      'sample-1.0.tar.gz',
      () => gzipSync(buildTar([1, 2].map(() => ({ name: 'sample-1.0/PKG-INFO', content: METADATA })))),
      /no “sample-1\.0\/PKG-INFO\/PKG-INFO”/,
    ],
  ]

  test.each(cases)('%s: one clear error, nothing sent', async (_title, filename, bytes, words) => {
    await put(filename, bytes())
    const run = await publish()
    expect(run.exitCode).toBe(1)
    // What a rule has found is followed by a line that says what comes of it.
    const errors = errorsOf(run).filter((error) => !error.includes('title=CHECKS_FAILED'))
    expect(errors).toHaveLength(1)
    expect(errors[0]).toContain(filename)
    expect(errors[0]).toMatch(words)
    expect(run.output).not.toMatch(/\n\s+at /)
    expect(pypi.received).toEqual([])
    expect(pypi.contents()).toEqual([])
  })

  test('a folder named like a wheel is told apart from one', async () => {
    await mkdir(join(workspace, 'dist', NAME))
    const run = await publish()
    expect(run.exitCode).toBe(1)
    expect(errorsOf(run)).toEqual([expect.stringMatching(/folder/)])
  })

  test('every file is spoken of, in one run', async () => {
    await put(NAME, 'hello')
    await put('sample-1.0.tar.gz', 'hello')
    await put('sample-1.0.egg', 'hello')
    const run = await publish()
    expect(errorsOf(run)).toHaveLength(3)
    expect(pypi.received).toEqual([])
  })

  test('two files of one name with other bytes are refused, identical ones are one', async () => {
    await mkdir(join(workspace, 'more'))
    await put(NAME, WHEEL.bytes)
    await writeFile(join(workspace, 'more', NAME), WHEEL.bytes)
    expect((await publish({ 'packages-dir': 'dist\nmore' })).exitCode).toBe(0)
    expect(pypi.received).toHaveLength(1)
    const other = buildWheel({ name: 'sample', version: '1.0', files: { 'x.py': '' } })
    await writeFile(join(workspace, 'more', NAME), other.bytes)
    const run = await publish({ 'packages-dir': 'dist\nmore' })
    expect(run.exitCode).toBe(1)
    expect(errorsOf(run)).toEqual([expect.stringMatching(/one name but differ/)])
    expect(pypi.received).toHaveLength(1)
  })

  test.each([
    ['an empty folder', 'dist', /dist is empty/],
    ['a folder that is not there', 'absent', /absent does not exist/],
    ['a pattern that matches nothing', 'absent/*.whl', /matches nothing/],
  ])('%s: nothing matched', async (_title, packagesDir, words) => {
    const run = await publish({ 'packages-dir': packagesDir })
    expect(run.exitCode).toBe(1)
    expect(errorsOf(run)).toEqual([expect.stringMatching(words)])
  })

  test.each([
    ['CRLF', METADATA.replaceAll('\n', '\r\n')],
    ['a blank line and a description', `${requiredMetadata('sample', '1.0')}\nHello\n`],
  ])('a METADATA with %s is fine', async (_title, metadata) => {
    await put(NAME, wheelOf(metadata))
    expect(await publish()).toMatchObject({ exitCode: 0 })
  })

  test.each([
    ['ZIP64', { end: 'zip64' as const }],
    ['a comment', { comment: 'made by hand' }],
  ])('a wheel with %s is fine', async (_title, zip) => {
    await put(NAME, buildWheel({ name: 'sample', version: '1.0', zip }).bytes)
    expect((await publish()).exitCode).toBe(0)
  })

  test.each([
    ['no scheme', { 'repository-url': 'upload.pypi.org/legacy/' }, /https/],
    ['a password in it', { 'repository-url': 'https://me:hunter22hunter22@example.com/' }, /user name or password/],
    ['http to PyPI', { 'repository-url': 'http://upload.pypi.org/legacy/' }, /plain http/],
    ['the simple index', { 'repository-url': 'https://pypi.org/simple/' }, /upload\.pypi\.org\/legacy/],
    ['a blank password', { password: ' \n ' }, /white space/],
    ['a password for PyPI', { user: 'me', password: 'hunter22hunter22', 'repository-url': '' }, /2024/],
    ['a token for a URL', { 'repository-url': 'pypi-hunter22hunter22' }, /is not an http/],
    ['a token for a user', { user: 'pypi-hunter22hunter22' }, /holds an API token/],
    ['two bad inputs at once', { 'index-type': 'x', 'repository-url': 'y' }, /index-type/],
  ])('an input with %s', async (_title, inputs: ActionInputs, words) => {
    await put(NAME, WHEEL.bytes)
    const run = await publish(inputs)
    expect(run.exitCode).toBe(1)
    expect(errorsOf(run)).toHaveLength('index-type' in inputs ? 2 : 1)
    expect(errorsOf(run)[0]).toMatch(words)
    expect(
      run.output
        .split('\n')
        .filter((line) => !line.startsWith('::add-mask::'))
        .join(),
    ).not.toContain('hunter22')
    expect(pypi.received).toEqual([])
  })
})

describe('a server that is not what it should be', () => {
  let server: ScriptedServer | undefined

  afterEach(async () => {
    await server?.close()
  })

  async function publishTo(serving: Promise<ScriptedServer>, inputs: ActionInputs = {}): Promise<ActionRun> {
    server = await serving
    await put(NAME, WHEEL.bytes)
    return runAction(
      { 'repository-url': server.url.href, password: 'pypi-sample_token_of_some_length', ...inputs },
      { workspace },
    )
  }

  test('one that sends 100 MiB of HTML is quoted in one short sentence', async () => {
    const run = await publishTo(
      serveHttp((request, response) => {
        request.resume()
        response.writeHead(400, { 'content-type': 'text/html' })
        response.end(`<title>400 No</title>${'<p>::error::x ##[error]y</p>'.repeat(4_000_000)}`)
      }),
    )
    expect(run.exitCode).toBe(1)
    expect(errorsOf(run)).toEqual([expect.stringMatching(/No/)])
    expect(run.output.length).toBeLessThan(10_000)
    expect(run.output).not.toMatch(/^::error::/m)
    expect(run.output).not.toContain('##[error]')
  })

  test('one that lies about its length has still been heard', async () => {
    const run = await publishTo(
      serveTcp((socket) => {
        socket.on('data', () => socket.end('HTTP/1.1 400 No\r\ncontent-length: 99999\r\n\r\nThe file is not welcome.'))
      }),
    )
    expect(run.exitCode).toBe(1)
    expect(run.output).toContain('The file is not welcome.')
  })

  test('one that redirects gets no credential at the other end', async () => {
    let elsewhere = 0
    const target = await serveHttp((_request, response) => {
      elsewhere++
      response.end()
    })
    try {
      const run = await publishTo(
        serveHttp((request, response) => {
          request.resume()
          response.writeHead(308, { location: `${target.url.href}legacy/` }).end()
        }),
      )
      expect(run.exitCode).toBe(1)
      expect(run.output).toContain(`Set repository-url: ${target.url.href}legacy/`)
      expect(elsewhere).toBe(0)
    } finally {
      await target.close()
    }
  })

  test('one that echoes the credential back shows it to nobody', async () => {
    const run = await publishTo(
      serveHttp((request, response) => {
        request.resume()
        const basic = request.headers.authorization?.split(' ')[1] ?? ''
        const token = Buffer.from(basic, 'base64').toString()
        const padding = 'x'.repeat(460)
        response.writeHead(403, { 'content-type': 'text/plain' }).end(`No: ${basic} ${token} ${padding} ${token}`)
      }),
    )
    expect(run.exitCode).toBe(1)
    const lines = run.output.split('\n').filter((line) => !line.startsWith('::add-mask::'))
    for (const text of [lines.join('\n'), run.summary, [...run.outputs.values()].join()]) {
      expect(text).not.toMatch(/pypi-sample(?:_|&#95;)/)
      expect(text).not.toContain(Buffer.from('__token__:pypi-sample_token_of_some_length').toString('base64'))
    }
    expect(run.summary).toContain('&#42;&#42;&#42;')
  })

  test('a file that changes between reading and sending never arrives whole', async () => {
    const arrived: string[] = []
    const answers: Readonly<Record<string, string>> = {
      '/_/oidc/audience': '{"audience":"sample"}',
      '/id-token': '{"value":"e30.e30.signature"}',
      '/_/oidc/mint-token': '{"token":"pypi-sample_token_of_some_length"}',
    }
    const other = buildWheel({ name: 'sample', version: '1.0', files: { 'other.py': '' } })
    server = await serveHttp((request, response) => {
      request.resume()
      const answer = answers[new URL(request.url ?? '', 'http://x').pathname]
      if (request.method === 'GET' && answer === undefined) {
        response.writeHead(404).end()
      } else if (answer === undefined) {
        request.on('end', () => {
          arrived.push('upload')
          response.end()
        })
      } else {
        writeFileSync(join(workspace, 'dist', NAME), other.bytes)
        response.end(answer)
      }
    })
    await put(NAME, WHEEL.bytes)
    const run = await runAction(
      { 'repository-url': `${server.url.href}legacy/` },
      {
        workspace,
        env: {
          ACTIONS_ID_TOKEN_REQUEST_URL: `${server.url.href}id-token?x=1`,
          ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
        },
      },
    )
    expect(run.exitCode).toBe(1)
    expect(errorsOf(run)).toEqual([expect.stringMatching(/changed/)])
    expect(arrived).toEqual([])
  })
})
