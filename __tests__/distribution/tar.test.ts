import { open } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from '@jest/globals'
import { type GzipReading, isGzipFailure, scanTar, type TarScan, type TarVisitor } from '../../src/distribution/tar.ts'
import { failureOf } from '../support/failure-of.ts'
import { buildTar, paxRecords, type TarEntry } from '../support/tar-builder.ts'
import { TemporaryFolder } from '../support/temporary-folder.ts'
import { buildZip } from '../support/zip-builder.ts'

const folder = new TemporaryFolder()
afterAll(() => folder.remove())

interface Scan extends TarScan {
  /** What the visitor was given of each member. */
  readonly contents: readonly string[]
}

/** Scans and keeps the content of all members. */
async function scan(bytes: Uint8Array, reading?: GzipReading): Promise<Scan> {
  const handle = await open(folder.write('foo.tar.gz', bytes))
  const contents: string[] = []
  const visitor: TarVisitor = {
    wants: () => true,
    take: (_, content) => {
      contents.push(String(content))
    },
  }
  try {
    return { ...(await scanTar(handle, bytes.length, 'foo.tar.gz', visitor, reading)), contents }
  } finally {
    await handle.close()
  }
}

async function listed(entries: readonly TarEntry[]): Promise<readonly (readonly unknown[])[]> {
  const { members, contents } = await scan(gzipSync(buildTar(entries)))
  return members.map((member, index) => [member.name, member.kind, member.size, contents[index]])
}

function failing(code: string, message: string): unknown {
  return expect.objectContaining({
    code,
    message: expect.stringContaining(message),
    file: 'foo.tar.gz',
    hint: expect.stringMatching(/\.$/),
  })
}

const MIB = 1024 * 1024
const LONG = `long/${'n'.repeat(200)}`

describe('members are listed and read', () => {
  test.each<readonly [string, readonly TarEntry[], readonly (readonly unknown[])[]]>([
    [
      'of every kind',
      kinds(),
      [
        ['f', 'file', 1, 'x'],
        ['old', 'file', 1, 'y'],
        ['contiguous', 'file', 1, 'z'],
        ['d', 'directory', 0, ''],
        ['old-d', 'directory', 0, ''],
        ['s', 'symlink', 0, ''],
        ['h', 'hardlink', 0, ''],
        ['fifo', 'other', 0, ''],
        ['strange', 'file', 1, 'w'],
        ['last', 'file', 1, 'v'],
      ],
    ],
    ['with a ustar prefix', [{ name: 'a', prefix: 'p/q', content: 'x' }], [['p/q/a', 'file', 1, 'x']]],
    [
      'with a GNU long name',
      [
        { type: 'L', name: '././@LongLink', content: `${LONG}\0` },
        { name: 'short', content: 'x' },
      ],
      [[LONG, 'file', 1, 'x']],
    ],
    [
      'with a GNU long link',
      [
        { type: 'K', name: '././@LongLink', content: `${LONG}\0` },
        { name: 'a', type: '2' },
      ],
      [['a', 'symlink', 0, '']],
    ],
    [
      'with a pax path',
      [
        { type: 'x', name: 'p', content: paxRecords({ mtime: '1.5', path: LONG }) },
        { name: 'short', content: 'x' },
      ],
      [[LONG, 'file', 1, 'x']],
    ],
    [
      'with a pax size',
      [
        { type: 'x', name: 'p', content: paxRecords({ size: '2' }) },
        { name: 'a', content: 'xy', claimedSize: 0 },
        { name: 'b' },
      ],
      [
        ['a', 'file', 2, 'xy'],
        ['b', 'file', 0, ''],
      ],
    ],
    [
      'with a global pax header',
      [
        { type: 'g', name: 'g', content: paxRecords({ comment: 'c', path: 'no' }) },
        { name: 'a', content: 'x' },
      ],
      [['a', 'file', 1, 'x']],
    ],
    [
      'whose outermost name wins',
      [
        { type: 'L', name: 'l', content: 'outer\0' },
        { type: 'x', name: 'p', content: paxRecords({ path: 'inner' }) },
        { name: 'a' },
      ],
      [['outer', 'file', 0, '']],
    ],
    [
      'whose outermost name wins over a GNU long name as well',
      [
        { type: 'x', name: 'p', content: paxRecords({ path: 'outer' }) },
        { type: 'L', name: 'l', content: 'inner\0' },
        { name: 'a', content: 'x' },
      ],
      [['outer', 'file', 1, 'x']],
    ],
    [
      'with a name of a million slashes',
      [{ type: 'x', name: 'p', content: paxRecords({ path: `${'/'.repeat(1_000_000)}x//` }) }, { name: 'a' }],
      [[`${'/'.repeat(1_000_000)}x`, 'file', 0, '']],
    ],
    [
      'with a size in base 256',
      [{ name: 'a', content: 'x', sizeField: 'base-256' }, { name: 'b' }],
      [
        ['a', 'file', 1, 'x'],
        ['b', 'file', 0, ''],
      ],
    ],
    ['with a checksum of signed bytes', [{ name: 'ä', content: 'x', checksum: 'signed' }], [['ä', 'file', 1, 'x']]],
    ['with a name that is not UTF-8', [{ name: Buffer.from([0x61, 0xe9]) }], [['a\ufffd', 'file', 0, '']]],
    [
      'with odd names',
      [{ name: './a' }, { name: '/b' }, { name: 'c\\d' }, { name: 'a' }, { name: 'a' }],
      [
        ['./a', 'file', 0, ''],
        ['/b', 'file', 0, ''],
        ['c\\d', 'file', 0, ''],
        ['a', 'file', 0, ''],
        ['a', 'file', 0, ''],
      ],
    ],
    [
      'with a claim of content where there can be none',
      [
        { name: 'd', type: '5', claimedSize: 4_096 },
        { name: 'a', content: 'x' },
      ],
      [
        ['d', 'directory', 4_096, ''],
        ['a', 'file', 1, 'x'],
      ],
    ],
    [
      'that are sparse in the older pax ways',
      [
        { type: 'x', name: 'p', content: paxRecords({ 'GNU.sparse.size': '1' }) },
        { name: 'a', content: 'x' },
        { type: 'x', name: 'p', content: paxRecords({ 'GNU.sparse.map': '0,1' }) },
        { name: 'b', content: 'x' },
        { type: 'x', name: 'p', content: paxRecords({ 'GNU.sparse.major': '2', 'GNU.sparse.minor': '0' }) },
        { name: 'c', content: 'x' },
      ],
      [
        ['a', 'sparse', 1, 'x'],
        ['b', 'sparse', 1, 'x'],
        ['c', 'file', 1, 'x'],
      ],
    ],
    [
      'that are sparse in the pax way',
      [
        {
          type: 'x',
          name: 'p',
          content: paxRecords({ 'GNU.sparse.major': '1', 'GNU.sparse.minor': '0', 'GNU.sparse.name': 'real' }),
        },
        { name: 'a', content: 'x' },
      ],
      [['real', 'sparse', 1, 'x']],
    ],
    ['none at all', [], []],
  ])('%s', async (_, entries, expected) => {
    expect(await listed(entries)).toEqual(expected)
  })

  test('behind the map of an old sparse file', async () => {
    const map = Buffer.alloc(512)
    const tar = buildTar([{ name: 's', type: 'S', claimedSize: 0 }])
    const header = tar.subarray(0, 512)
    header[482] = 1
    header.write('        ', 148)
    header.write(
      header
        .reduce((sum, byte) => sum + byte, 0)
        .toString(8)
        .padStart(6, '0'),
      148,
    )
    const { members } = await scan(gzipSync(Buffer.concat([header, map, buildTar([{ name: 'a' }])])))
    expect(members.map(({ name, kind }) => [name, kind])).toEqual([
      ['s', 'sparse'],
      ['a', 'file'],
    ])
  })

  test('from several gzip members, with zeros behind the last', async () => {
    const tar = buildTar([{ name: 'a', content: 'hello' }])
    const parts = [gzipSync(tar.subarray(0, 600)), gzipSync(tar.subarray(600)), Buffer.alloc(700)]
    const { members, end } = await scan(Buffer.concat(parts))
    expect(members).toHaveLength(1)
    expect(end).toBe('mark')
  })

  test.each<readonly [string, Buffer, TarScan['end']]>([
    ['its mark', buildTar([{ name: 'a' }]), 'mark'],
    ['its mark, whatever comes then', Buffer.concat([buildTar([{ name: 'a' }]), buildTar([{ name: 'b' }])]), 'mark'],
    ['the end of the data', buildTar([{ name: 'a' }], { end: 'none' }), 'end-of-data'],
    ['a block that is no header', buildTar([{ name: 'a' }, { name: 'b', checksum: 'wrong' }]), 'no-header'],
    ['a header with a number that is none', buildTar([{ name: 'a' }, { name: 'b', owner: 'nobody ' }]), 'no-header'],
    [
      'a pax header that is none',
      buildTar([{ name: 'a' }, { type: 'x', name: 'p', content: '99 a=b\n' }, { name: 'b' }]),
      'no-header',
    ],
    ['half a block', Buffer.concat([buildTar([{ name: 'a' }], { end: 'none' }), Buffer.alloc(100)]), 'no-header'],
  ])('up to %s', async (_, tar, expected) => {
    const { members, end } = await scan(gzipSync(tar))
    expect(members.map(({ name }) => name)).toEqual(['a'])
    expect(end).toBe(expected)
  })
})

describe('where only the tar counts, it is read', () => {
  const whole = gzipSync(buildTar([{ name: 'a', content: 'hello' }]))
  const broken = Buffer.from(whole)
  broken.writeUInt32LE(1, broken.length - 8)
  const named = Buffer.concat([Buffer.from('1f8b081800000000000361006200', 'hex'), whole.subarray(10)])
  const withEverything = Buffer.concat([
    Buffer.from('1f8b081e0000000000030200787861006200ffff', 'hex'),
    whole.subarray(10),
  ])

  test.each([
    ['without the end of the gzip', whole.subarray(0, -5)],
    ['with something behind the gzip', Buffer.concat([whole, buildZip([])])],
    ['with a wrong checksum of the gzip', broken],
    ['with a name and a comment in the gzip', named],
    ['with all that the header of a gzip may hold', withEverything],
  ])('%s', async (_, bytes) => {
    const { contents, end } = await scan(bytes, 'as-far-as-needed')
    expect([contents, end]).toEqual([['hello'], 'mark'])
  })

  test('but not where it is cut off as well', async () => {
    const { end } = await scan(gzipSync(buildTar([{ name: 'a' }], { end: 'none' })).subarray(0, -5), 'as-far-as-needed')
    expect(end).toBe('end-of-data')
  })
})

test.each([
  ['of the gzip', gzipSync(buildTar([{ name: 'a' }])).subarray(0, -5), true],
  ['of the tar', gzipSync('hello'), false],
])('a flaw %s is told from others', async (_, bytes, expected) => {
  expect(isGzipFailure(await failureOf(scan(bytes)))).toBe(expected)
})

describe('an archive is refused', () => {
  const whole = gzipSync(buildTar([{ name: 'a', content: 'hello' }]))
  const broken = Buffer.from(whole)
  broken.writeUInt32LE(1, broken.length - 8)

  test.each<readonly [string, Uint8Array, string]>([
    ['whose gzip is cut off', whole.subarray(0, -20), 'is cut off: its gzip data ends early'],
    ['whose gzip lacks its last byte', whole.subarray(0, -1), 'is cut off: its gzip data ends early'],
    ['with something behind its gzip', Buffer.concat([whole, buildZip([])]), 'has something behind its gzip data'],
    ['whose gzip is broken', broken, 'is damaged: its gzip data cannot be unpacked'],
    [
      'in which a member ends early',
      gzipSync(buildTar([{ name: 'a', content: 'x' }], { end: 'none' }).subarray(0, 900)),
      'a member in it ends early',
    ],
    [
      'in which a size is beyond everything',
      gzipSync(buildTar([{ name: 'a', claimedSize: 8_000_000_000 }])),
      'a member in it ends early',
    ],
    [
      'with a pax header of 1 GiB',
      gzipSync(buildTar([{ type: 'x', name: 'p', claimedSize: 1 << 30 }])),
      'a tar header of 1073741824 bytes',
    ],
    [
      'with a GNU long name of 1 GiB',
      gzipSync(buildTar([{ type: 'L', name: 'p', claimedSize: 1 << 30 }])),
      'a tar header of 1073741824 bytes',
    ],
    [
      'with a pax header that is none',
      gzipSync(buildTar([{ type: 'x', name: 'p', content: '99 a=b\n' }, { name: 'a' }])),
      'a pax header in it is malformed',
    ],
    [
      'with a pax header of ten thousand records and one',
      gzipSync(buildTar([{ type: 'x', name: 'p', content: '6 a=b\n'.repeat(10_001) }, { name: 'a' }])),
      'a pax header in it is malformed',
    ],
    [
      'with a pax size that is none',
      gzipSync(buildTar([{ type: 'x', name: 'p', content: paxRecords({ size: '-1' }) }, { name: 'a' }])),
      'a pax header in it is malformed',
    ],
    [
      'with a pax header of nothing',
      gzipSync(buildTar([{ type: 'x', name: 'p', content: paxRecords({ path: 'a' }) }])),
      'has nothing to describe',
    ],
  ])('%s', async (_, bytes, message) => {
    await expect(scan(bytes)).rejects.toEqual(failing('DIST_ARCHIVE', message))
  })

  test('with more headers than anybody means', async () => {
    const tar = Buffer.alloc(500_001 * 512)
    const header = buildTar([{ name: 'a' }]).subarray(0, 512)
    for (let at = 0; at < tar.length; at += 512) header.copy(tar, at)
    await expect(scan(gzipSync(tar, { level: 1 }))).rejects.toEqual(
      failing('DIST_ARCHIVE', 'more than 500,000 members'),
    )
  })

  test.each([
    ['a long name', 'n'.repeat(MIB)],
    ['a name of slashes, most of which are left out', `${'n'.repeat(100)}${'/'.repeat(MIB - 100)}`],
  ])('with %s of 1 MiB on more members than memory is meant for', async (_, name) => {
    const entries = [{ type: 'L', name: '././@LongLink', content: name }, { name: 'a' }]
    const packed = gzipSync(buildTar(entries, { end: 'none' }))
    expect((await scan(Buffer.concat(Array(64).fill(packed)))).members).toHaveLength(64)
    await expect(scan(Buffer.concat(Array(65).fill(packed)))).rejects.toEqual(
      failing('DIST_ARCHIVE', 'more than 64 MiB of names'),
    )
  })

  test.each([
    ['BZh91AY', 'but is compressed with bzip2'],
    ['\xfd7zXZ\0', 'but is compressed with xz'],
    ['PK\x03\x04', 'but is a zip archive'],
    ['<html>', 'but is a web page'],
    ['hello', 'but is text'],
    [buildTar([{ name: 'a' }]).toString('latin1'), 'but is a tar archive without compression'],
  ])('that is none', async (content, message) => {
    await expect(scan(Buffer.from(content, 'latin1'))).rejects.toEqual(failing('DIST_FORMAT', message))
  })

  test.each([
    ['hello', 'but text'],
    ['', 'but nothing'],
    [gzipSync('twice'), 'but compressed with gzip'],
    [Buffer.alloc(512, '<html>'), 'but a web page'],
  ])('that holds none', async (content, message) => {
    await expect(scan(gzipSync(content))).rejects.toEqual(failing('DIST_FORMAT', message))
  })
})

function kinds(): readonly TarEntry[] {
  return [
    { name: 'f', content: 'x' },
    { name: 'old', type: '\0', content: 'y' },
    { name: 'contiguous', type: '7', content: 'z' },
    { name: 'd/', type: '5' },
    { name: 'old-d/', type: '\0' },
    { name: 's', type: '2', linkName: 'f' },
    { name: 'h', type: '1', linkName: 'f' },
    { name: 'fifo', type: '6' },
    { name: 'strange', type: 'Z', content: 'w' },
    { name: 'last', content: 'v' },
  ]
}
