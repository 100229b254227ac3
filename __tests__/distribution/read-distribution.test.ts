import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from '@jest/globals'
import type { Distribution } from '../../src/distribution/distribution.ts'
import { readDistribution } from '../../src/distribution/read-distribution.ts'
import { asUnreadable } from '../../src/distribution/regular-file.ts'
import { buildSdist } from '../support/sdist.ts'
import { buildTar, type TarEntry } from '../support/tar-builder.ts'
import { TemporaryFolder } from '../support/temporary-folder.ts'
import { buildWheel, minimalMetadata } from '../support/wheel.ts'
import { buildZip, type ZipEntry } from '../support/zip-builder.ts'

const folder = new TemporaryFolder()
afterAll(() => folder.remove())

const WHEEL = 'foo-1.0-py3-none-any.whl'
const SDIST = 'foo-1.0.tar.gz'
const METADATA = minimalMetadata('foo', '1.0')

function read(filename: string, bytes: Uint8Array): Promise<Distribution> {
  return readDistribution(folder.write(filename, bytes), `dist/${filename}`, { digests: 'without-md5' })
}

function failing(code: string, message: string): unknown {
  return expect.objectContaining({
    code,
    message: expect.stringContaining(message),
    hint: expect.stringMatching(/\.$/),
    file: expect.stringMatching(/^dist\//),
  })
}

function tarred(entries: readonly TarEntry[]): Buffer {
  return gzipSync(buildTar(entries))
}

test.each([
  ['a wheel', buildWheel({ name: 'Foo.Bar', version: '1.0' })],
  ['an sdist', buildSdist({ name: 'Foo.Bar', version: '1.0' })],
  ['an sdist as a zip', buildSdist({ name: 'Foo.Bar', version: '1.0', format: '.zip' })],
])('%s is read whole', async (_, { filename, bytes }) => {
  const path = folder.write(filename, bytes)
  const distribution = await readDistribution(path, `dist/${filename}`, { digests: 'with-md5' })
  expect(distribution).toMatchObject({
    path,
    displayPath: `dist/${filename}`,
    filename: { basename: filename, name: 'foo_bar', version: '1.0' },
    size: bytes.length,
    stamp: { size: BigInt(bytes.length) },
    digests: {
      sha256: createHash('sha256').update(bytes).digest('hex'),
      md5: createHash('md5').update(bytes).digest('hex'),
    },
    metadata: { name: 'Foo.Bar', version: '1.0', problems: [], unknown: [] },
  })
})

describe('the metadata of a wheel', () => {
  test.each<readonly [string, readonly ZipEntry[]]>([
    [
      'lies where the file name says',
      [{ name: 'foo-1.0.dist-info/METADATA', content: METADATA }, { name: 'bar-1.dist-info/METADATA' }],
    ],
    [
      'may lie under another spelling',
      [{ name: 'bar-1.dist-info/METADATA' }, { name: 'FOO-1.0.0.dist-info/METADATA', content: METADATA }],
    ],
    ['may lie in the only folder of its kind', [{ name: 'oof-1.dist-info/METADATA', content: METADATA }]],
    [
      'is not looked for deeper down',
      [{ name: 'a/foo-1.0.dist-info/METADATA' }, { name: 'foo-1.0.dist-info/METADATA', content: METADATA }],
    ],
  ])('%s', async (_, entries) => {
    expect((await read(WHEEL, buildZip(entries))).metadata.name).toBe('foo')
  })

  test.each<readonly [string, readonly ZipEntry[], string, string]>([
    [
      'is not there',
      [{ name: 'foo/a.py' }, { name: 'setup.py' }],
      'DIST_METADATA',
      'has no foo-1.0.dist-info/METADATA: at its top it contains only foo, setup.py.',
    ],
    ['is not there since nothing is', [], 'DIST_METADATA', 'at its top it is empty.'],
    [
      'is there twice',
      [{ name: 'foo-1.0.dist-info/METADATA' }, { name: 'foo-1.0.dist-info/METADATA' }],
      'DIST_METADATA',
      'contains foo-1.0.dist-info/METADATA 2 times.',
    ],
    [
      'may be one of several',
      [{ name: 'a-1.dist-info/METADATA' }, { name: 'b-1.dist-info/METADATA' }],
      'DIST_METADATA',
      'contains a-1.dist-info/METADATA and b-1.dist-info/METADATA, and which one counts is unclear.',
    ],
    [
      'is a link',
      [{ name: 'foo-1.0.dist-info/METADATA', content: 'x', unixMode: 0o120777 }],
      'DIST_ARCHIVE',
      'as a symbolic link and not as a regular file.',
    ],
    [
      'is larger than any',
      [{ name: 'foo-1.0.dist-info/METADATA', content: Buffer.alloc((16 << 20) + 1) }],
      'DIST_ARCHIVE',
      'of 16777217 bytes',
    ],
    [
      'says nothing',
      [{ name: 'foo-1.0.dist-info/METADATA', content: 'hello' }],
      'DIST_METADATA',
      'Metadata-Version is missing.',
    ],
  ])('is refused where it %s', async (_, entries, code, message) => {
    await expect(read(WHEEL, buildZip(entries))).rejects.toEqual(failing(code, message))
  })
})

describe('the metadata of an sdist', () => {
  test('is what a tar leaves in its place in the end', async () => {
    const entries = [{ name: './foo-1.0/PKG-INFO' }, { name: 'foo-1.0/PKG-INFO', content: METADATA }]
    expect((await read(SDIST, tarred(entries))).metadata.name).toBe('foo')
  })

  test('is refused where a zip has it twice', async () => {
    const entries = [{ name: 'foo-1.0/PKG-INFO' }, { name: 'foo-1.0/PKG-INFO', content: METADATA }]
    await expect(read('foo-1.0.zip', buildZip(entries))).rejects.toEqual(
      failing('DIST_METADATA', 'contains foo-1.0/PKG-INFO 2 times.'),
    )
  })

  test.each<readonly [string, readonly TarEntry[]]>([
    ['lies in the top folder, whatever its name', [{ name: 'oof/PKG-INFO', content: METADATA }]],
    [
      'counts before that of an egg',
      [{ name: 'foo-1.0/foo.egg-info/PKG-INFO' }, { name: 'foo-1.0/PKG-INFO', content: METADATA }],
    ],
    ['may lie behind a dot', [{ name: './foo-1.0/PKG-INFO', content: METADATA }]],
  ])('%s', async (_, entries) => {
    expect((await read(SDIST, tarred(entries))).metadata.name).toBe('foo')
    expect(
      (await read('foo-1.0.zip', buildZip(entries.map(({ name, content = '' }) => ({ name, content }))))).metadata.name,
    ).toBe('foo')
  })

  test.each<readonly [string, readonly TarEntry[], string, string]>([
    [
      'is not there',
      [{ name: 'foo-main/setup.py' }],
      'DIST_METADATA',
      'has no PKG-INFO in a top folder: at its top it contains only foo-main.',
    ],
    ['lies in no folder', [{ name: 'PKG-INFO' }], 'DIST_METADATA', 'at its top it contains only PKG-INFO.'],
    ['has an absolute name', [{ name: '/foo-1.0/PKG-INFO' }], 'DIST_METADATA', 'has no PKG-INFO'],
    ['leads out of the archive', [{ name: '../PKG-INFO' }], 'DIST_METADATA', 'has no PKG-INFO'],
    [
      'lies in two folders',
      [{ name: 'a/PKG-INFO' }, { name: 'b/PKG-INFO' }],
      'DIST_METADATA',
      'which one counts is unclear',
    ],
    [
      'is a symbolic link',
      [{ name: 'a/PKG-INFO', type: '2', linkName: 'b' }],
      'DIST_ARCHIVE',
      'as a symbolic link and not',
    ],
    ['is a hard link', [{ name: 'a/PKG-INFO', type: '1', linkName: 'b' }], 'DIST_ARCHIVE', 'as a hard link and not'],
    [
      'is larger than any',
      [{ name: 'a/PKG-INFO', content: Buffer.alloc((16 << 20) + 1) }],
      'DIST_ARCHIVE',
      'of 16777217 bytes',
    ],
  ])('is refused where it %s', async (_, entries, code, message) => {
    await expect(read(SDIST, tarred(entries))).rejects.toEqual(failing(code, message))
  })
})

describe('a file is refused', () => {
  test.each([
    ['that is empty', WHEEL, '', 'DIST_ARCHIVE', 'dist/foo-1.0-py3-none-any.whl is empty (0 bytes).'],
    ['that is no zip', WHEEL, 'hello', 'DIST_FORMAT', 'is not a zip archive, as its name says, but text.'],
    ['that is no gzip', SDIST, 'hello', 'DIST_FORMAT', 'is not compressed with gzip, as its name says, but is text.'],
    ['of no valid name', 'foo.whl', '', 'DIST_FILENAME', 'foo.whl has 1 part between hyphens'],
  ])('%s', async (_, filename, content, code, message) => {
    await expect(read(filename, Buffer.from(content))).rejects.toEqual(failing(code, message))
  })

  test('that is a folder', async () => {
    mkdirSync(join(folder.path, 'folder-1.0.tar.gz'))
    const reading = readDistribution(join(folder.path, 'folder-1.0.tar.gz'), 'dist/folder-1.0.tar.gz', {
      digests: 'without-md5',
    })
    await expect(reading).rejects.toEqual(failing('DIST_UNREADABLE', 'dist/folder-1.0.tar.gz is a folder.'))
  })

  test('that is not there any more', async () => {
    const reading = readDistribution(join(folder.path, 'gone-1.0.tar.gz'), 'dist/gone-1.0.tar.gz', {
      digests: 'without-md5',
    })
    await expect(reading).rejects.toEqual(failing('DIST_UNREADABLE', 'dist/gone-1.0.tar.gz is not there any more.'))
  })

  const onPosix = process.platform === 'win32' ? test.skip : test

  onPosix('that is a named pipe, without waiting for a writer', async () => {
    const path = join(folder.path, 'pipe-1.0.tar.gz')
    execFileSync('mkfifo', [path])
    const reading = readDistribution(path, 'dist/pipe-1.0.tar.gz', { digests: 'without-md5' })
    await expect(reading).rejects.toEqual(failing('DIST_UNREADABLE', 'dist/pipe-1.0.tar.gz is no regular file.'))
  })

  // Root may read everything, so the operating system's word is made up here.
  test('that may not be read', () => {
    const denied = Object.assign(new Error('permission denied'), { code: 'EACCES' })
    expect(asUnreadable(denied, 'dist/locked-1.0.tar.gz')).toEqual(
      failing('DIST_UNREADABLE', 'may not be read by this user.'),
    )
  })

  test('that changes while it is read', async () => {
    const { filename, bytes } = buildWheel({ name: 'foo', version: '2.0' })
    const path = folder.write(filename, Buffer.concat([Buffer.alloc(8 << 20), bytes]))
    let state: 'reading' | 'read' = 'reading'
    const reading = readDistribution(path, `dist/${filename}`, { digests: 'without-md5' }).finally(() => {
      state = 'read'
    })
    const refused = expect(reading).rejects.toEqual(failing('DIST_CHANGED', 'changed while it was read.'))
    while (state === 'reading') {
      appendFileSync(path, 'x')
      await new Promise((resolve) => setImmediate(resolve))
    }
    await refused
  })
})
