import { open } from 'node:fs/promises'
import { constants, deflateRawSync } from 'node:zlib'
import { afterAll, describe, expect, test } from '@jest/globals'
import { openZip, readsAsZip, type ZipMember } from '../../src/distribution/zip.ts'
import { TemporaryFolder } from '../support/temporary-folder.ts'
import { buildZip, type ZipEntry, type ZipOptions } from '../support/zip-builder.ts'

const folder = new TemporaryFolder()
afterAll(() => folder.remove())

interface Read {
  readonly members: readonly ZipMember[]
  /** The content of the last member, or what reading it throws. */
  readonly last: string | unknown
}

async function read(bytes: Uint8Array, limitBytes = 1_000): Promise<Read> {
  const handle = await open(folder.write('foo.whl', bytes))
  try {
    const zip = await openZip(handle, bytes.length, 'foo.whl')
    const member = zip.members.at(-1)
    const last =
      member === undefined ? undefined : await zip.read(member, limitBytes).then(String, (error: unknown) => error)
    return { members: zip.members, last }
  } finally {
    await handle.close()
  }
}

function damaged(message: string): unknown {
  return expect.objectContaining({
    code: 'DIST_ARCHIVE',
    message: expect.stringContaining(message),
    file: 'foo.whl',
    hint: expect.stringMatching(/\.$/),
  })
}

describe('a member is read from a zip', () => {
  test.each<readonly [string, readonly ZipEntry[], ZipOptions]>([
    ['stored', [{ name: 'a', content: 'hello', method: 'stored' }], {}],
    ['deflated', [{ name: 'a', content: 'hello' }], {}],
    ['with ZIP64 sizes', [{ name: 'a', content: 'hello', sizes: 'zip64' }], {}],
    ['with a data descriptor', [{ name: 'a', content: 'hello', sizes: 'data-descriptor' }], {}],
    ['with a ZIP64 end', [{ name: 'a', content: 'hello' }], { end: 'zip64' }],
    ['with a comment', [{ name: 'a', content: 'hello' }], { comment: 'PK\x05 and more' }],
    ['with the longest comment', [{ name: 'a', content: 'hello' }], { comment: 'x'.repeat(65_535) }],
    ['with something before it', [{ name: 'a', content: 'hello' }], { before: Buffer.from('#!/bin/sh\n') }],
    ['with something before a ZIP64 end', [{ name: 'a', content: 'hello' }], { before: Buffer.alloc(9), end: 'zip64' }],
    [
      'whose packed data have no end',
      [{ name: 'a', content: 'hello', packed: deflateRawSync('hello', { finishFlush: constants.Z_SYNC_FLUSH }) }],
      {},
    ],
    ['that is shorter than it claims', [{ name: 'a', content: 'hello', claims: { size: 10 } }], {}],
    ['with something after it', [{ name: 'a', content: 'hello' }], { after: Buffer.alloc(100) }],
    ['with a wrong count of entries', [{ name: 'a', content: 'hello' }], { claims: { entries: 70_000 } }],
    ['whose directory does not fit into the first read', [...manyEntries(4_000), { name: 'a', content: 'hello' }], {}],
  ])('%s', async (_, entries, options) => {
    const { members, last } = await read(buildZip(entries, options))
    expect(members).toHaveLength(entries.length)
    expect(last).toBe('hello')
  })

  test('that is empty', async () => {
    expect(await read(buildZip([{ name: 'a' }]))).toMatchObject({ last: '' })
  })

  test('which may have none', async () => {
    expect(await read(buildZip([]))).toEqual({ members: [], last: undefined })
  })
})

test.each<readonly [string, Uint8Array, boolean]>([
  ['a zip', buildZip([{ name: 'a' }]), true],
  ['a zip behind something else', buildZip([{ name: 'a' }], { before: Buffer.alloc(9) }), true],
  ['a ZIP64', buildZip([{ name: 'a' }], { end: 'zip64', comment: 'x' }), true],
  ['an empty zip', buildZip([]), true],
  ['an empty zip behind something else', buildZip([], { before: Buffer.alloc(9) }), true],
  ['a zip without its end', buildZip([{ name: 'a' }]).subarray(0, -9), false],
  ['an end without a directory', buildZip([], { before: Buffer.alloc(99), claims: { directorySize: 50 } }), false],
  ['a directory larger than the file', buildZip([{ name: 'a' }], { claims: { directorySize: 999 } }), false],
  ['several disks', severalDisks(), false],
  ['a few bytes', Buffer.from('PK'), false],
])('%s reads as a zip, or not', async (_, bytes, expected) => {
  const handle = await open(folder.write('foo.tar.gz', bytes))
  try {
    expect(await readsAsZip(handle, bytes.length, 'foo.tar.gz')).toBe(expected)
  } finally {
    await handle.close()
  }
})

function severalDisks(): Buffer {
  const bytes = buildZip([{ name: 'a' }])
  bytes.writeUInt16LE(1, bytes.length - 18)
  return bytes
}

test('members are listed as the directory has them', async () => {
  const { members } = await read(
    buildZip([
      { name: 'd/' },
      { name: 'd/é', content: 'x' },
      { name: Buffer.from([0x81, 0x62]), content: 'xy', method: 'stored' },
      { name: 'l', content: 'd', unixMode: 0o120777 },
      { name: 'l' },
      { name: '..\\e/./f' },
    ]),
  )
  expect(members.map(({ name, kind, size }) => [name, kind, size])).toEqual([
    ['d/', 'directory', 0],
    ['d/é', 'file', 1],
    ['üb', 'file', 2],
    ['l', 'symlink', 1],
    ['l', 'file', 0],
    ['..\\e/./f', 'file', 0],
  ])
})

describe('a member is not read', () => {
  test.each<readonly [string, ZipEntry, string]>([
    ['that is encrypted', { name: 'a', flags: 1 }, 'contains a in encrypted form'],
    [
      'that is compressed in another way',
      { name: 'a', content: 'x', method: 'bzip2' },
      'contains a in a compression (method 12)',
    ],
    ['beyond the limit', { name: 'a', content: 'x'.repeat(1_001) }, 'contains a of 1001 bytes'],
    [
      'that is packed beyond the limit',
      { name: 'a', claims: { packedSize: 3_000_000 } },
      'contains a of 3000000 bytes',
    ],
    [
      'that unpacks to more than it claims',
      { name: 'a', content: 'x'.repeat(1_000_000), claims: { size: 10 } },
      'a cannot be unpacked',
    ],
    ['with a wrong checksum', { name: 'a', content: 'x', claims: { crc32: 1 } }, 'does not agree with its checksum'],
    [
      'that lies outside the file',
      { name: 'a', content: 'x', claims: { offset: 4_000_000_000 } },
      'a does not lie within it',
    ],
    [
      'that lies elsewhere',
      { name: 'a', content: 'x', claims: { offset: 1 } },
      'a is not where its central directory says',
    ],
    ['that would end behind the file', { name: 'a', content: 'x', claims: { packedSize: 900 } }, 'a is not where'],
    [
      'that has another name where it lies',
      { name: 'a', content: 'x', localName: 'b' },
      'a bears another name where it lies',
    ],
  ])('%s', async (_, entry, message) => {
    expect((await read(buildZip([entry]))).last).toEqual(damaged(message))
  })

  test('whose packed data are no deflate data', async () => {
    const bytes = buildZip([{ name: 'a', content: 'hello hello' }])
    bytes.fill(0xff, 31, 35)
    expect((await read(bytes)).last).toEqual(damaged('a cannot be unpacked'))
  })
})

describe('an archive is refused', () => {
  const whole = buildZip([{ name: 'a', content: 'hello' }])
  test.each<readonly [string, Uint8Array, string]>([
    ['that is cut off', whole.subarray(0, -10), 'is cut off'],
    [
      'whose directory is larger than the file',
      buildZip([{ name: 'a' }], { claims: { directorySize: 1_000 } }),
      'does not fit into it',
    ],
    [
      'whose directory starts behind its end',
      buildZip([{ name: 'a' }], { claims: { directoryOffset: 1_000 } }),
      'does not fit into it',
    ],
    [
      'whose directory is larger than any',
      buildZip([], { before: Buffer.alloc(65 << 20), claims: { directorySize: 65 << 20 } }),
      'needs more than 64 MiB',
    ],
    [
      'whose directory is no directory',
      buildZip([{ name: 'a' }], { claims: { directorySize: 30 } }),
      'is not made of entries',
    ],
    ['in which an entry runs past the directory', runsPast(), 'an entry runs past its central directory'],
    ['with a NUL in a name', buildZip([{ name: 'a\0b' }]), 'contains a NUL character'],
  ])('%s', async (_, bytes, message) => {
    await expect(read(bytes)).rejects.toEqual(damaged(message))
  })

  test('with more members than anybody means', async () => {
    const entry = buildZip([{ name: 'a' }]).subarray(33, 33 + 47)
    const directory = Buffer.concat(Array.from({ length: 500_001 }, () => entry))
    const end = buildZip([], { claims: { directorySize: directory.length } })
    await expect(read(Buffer.concat([directory, end]))).rejects.toEqual(damaged('more than 500,000 members'))
  })

  test.each([
    ['<!DOCTYPE html><p>404', 'but a web page'],
    ['version https://git-lfs.github.com/spec/v1\noid sha256:00\n', 'but a Git LFS pointer'],
    ['\x1f\x8b\x08', 'but compressed with gzip'],
    ['hello', 'but text'],
    ['\0\0', 'but something else'],
    ['PK', 'but text'],
    ['PK\x05\x06 and too short', 'but something else'],
  ])('that is none: %j', async (content, message) => {
    await expect(read(Buffer.from(content, 'latin1'))).rejects.toMatchObject({
      code: 'DIST_FORMAT',
      message: expect.stringContaining(message),
    })
  })
})

function manyEntries(count: number): readonly ZipEntry[] {
  return Array.from({ length: count }, (_, index) => ({ name: `folder/file-${index}`, method: 'stored' }))
}

function runsPast(): Buffer {
  const bytes = buildZip([{ name: 'a' }])
  bytes.writeUInt16LE(500, bytes.indexOf('PK\x01\x02') + 30)
  return bytes
}
