import { type FileHandle, open } from 'node:fs/promises'
import { afterAll, describe, expect, test } from '@jest/globals'
import { FileWindow } from '../../src/distribution/file-window.ts'
import { openZip } from '../../src/distribution/zip.ts'
import { zipFramingFlaw } from '../../src/distribution/zip-framing.ts'
import { TemporaryFolder } from '../support/temporary-folder.ts'
import { buildZip, extraField, type ZipEntry, type ZipOptions } from '../support/zip-builder.ts'

const folder = new TemporaryFolder()
afterAll(() => folder.remove())

async function flawIn(
  bytes: Uint8Array,
  read: (handle: FileHandle) => FileHandle = (handle) => handle,
): Promise<unknown> {
  const handle = await open(folder.write('foo.whl', bytes))
  try {
    const { members } = await openZip(handle, bytes.length, 'foo.whl')
    return await zipFramingFlaw(new FileWindow(read(handle), bytes.length), bytes.length, members)
  } finally {
    await handle.close()
  }
}

const A: ZipEntry = { name: 'a', content: 'hello hello' }
/** The member, and the central directory with what follows. */
const LOCAL = buildZip([A]).subarray(0, -22 - 47)
const REST = buildZip([A]).subarray(-22 - 47)
const ZIP64_EXTRA = 1
const UNICODE_PATH_EXTRA = 0x7075

// Verdicts of warehouse's utils/zipfiles.py.
describe('nothing is said against an archive', () => {
  test.each<readonly [string, readonly ZipEntry[], ZipOptions]>([
    ['that is plain', [A, { name: 'b', method: 'stored', content: 'x' }, { name: 'c', content: '' }], {}],
    ['without members', [], {}],
    ['with folders', [{ name: 'd/', method: 'stored' }, { name: 'd/a' }], {}],
    ['with a comment at its end', [A], { comment: 'a comment' }],
    ['with ZIP64 sizes', [{ ...A, sizes: 'zip64' }], {}],
    ['with a ZIP64 end', [A], { end: 'zip64' }],
    ['with names in UTF-8', [{ ...A, name: 'ö\u{1f40d}' }], {}],
    ['with other extra fields', [{ ...A, localExtra: extraField(0x5455, 'x').fill(7, 4) }], {}],
    ['with an extra field twice that may be', [{ ...A, localExtra: Buffer.alloc(8) }], {}],
    ['with a Unicode path', [{ ...A, localExtra: extraField(UNICODE_PATH_EXTRA, '12345a') }], {}],
    ['with an empty ZIP64 extra', [{ ...A, localExtra: extraField(ZIP64_EXTRA, '') }], {}],
    [
      'with a ZIP64 extra of the one size that both are',
      [
        {
          name: 'a',
          method: 'stored',
          content: 'x',
          localExtra: extraField(ZIP64_EXTRA, Buffer.from([1, 0, 0, 0, 0, 0, 0, 0])),
        },
      ],
      {},
    ],
    ['with another checksum where the member lies', [{ ...A, localClaims: { crc32: 1 } }], {}],
    ['with another method where the member lies', [{ ...A, localClaims: { method: 99 } }], {}],
    ['with a link', [{ ...A, unixMode: 0o120777 }], {}],
  ])('%s', async (_, entries, options) => {
    expect(await flawIn(buildZip(entries, options))).toBeUndefined()
  })
})

describe('a flaw is found in an archive', () => {
  test.each<readonly [string, readonly ZipEntry[], ZipOptions, string]>([
    ['with something before it', [A], { before: Buffer.from('#!/bin/sh\n') }, 'does not begin at the first byte'],
    ['with something after it', [A], { after: Buffer.alloc(8) }, 'is followed by 8 bytes that do not belong to it'],
    ['with sizes behind the data', [{ ...A, sizes: 'data-descriptor' }], {}, 'has the sizes of “a” behind its data'],
    ['with a control character in a name', [{ ...A, name: 'a\u0001' }], {}, 'has a control character in a name'],
    ['with a delete in a name', [{ ...A, name: 'a\u007f' }], {}, 'has a control character in a name'],
    [
      'with a name in another character set',
      [{ ...A, name: Buffer.from('ö', 'latin1') }],
      {},
      'a name that is not UTF-8',
    ],
    [
      'with a name that is not said to be UTF-8',
      [{ ...A, name: Buffer.from('ö') }],
      {},
      'does not list under this name',
    ],
    [
      'with another name where the member lies',
      [{ ...A, localName: 'b' }],
      {},
      'holds “b”, which its central directory',
    ],
    [
      'with another packed size where it lies',
      [{ ...A, localClaims: { packedSize: 1 } }],
      {},
      'gives “a” another size',
    ],
    ['with another size where it lies', [{ ...A, localClaims: { size: 12 } }], {}, 'gives “a” another size'],
    ['with a member twice', [A, A], {}, 'holds “a” twice'],
    ['that lists a member twice', [A, { ...A, local: 'left out' }], {}, 'lists “a” twice'],
    ['that lists what is not there', [A, { name: 'b', local: 'left out' }], {}, 'lists “b”, which it does not hold'],
    ['with a comment on a member', [{ ...A, comment: 'x' }], {}, 'has a comment on “a”'],
    [
      'with half an extra field',
      [{ ...A, localExtra: Buffer.from([1, 0, 9]) }],
      {},
      'has an extra field that does not fit',
    ],
    ['with too long an extra field', [{ ...A, localExtra: Buffer.from([9, 9, 1, 0]) }], {}, 'has an extra field that'],
    [
      'with a ZIP64 extra twice',
      [{ ...A, sizes: 'zip64', localExtra: extraField(ZIP64_EXTRA, '') }],
      {},
      'has an extra field',
    ],
    [
      'with a Unicode path twice',
      [
        {
          ...A,
          localExtra: Buffer.concat([
            extraField(UNICODE_PATH_EXTRA, '12345a'),
            extraField(UNICODE_PATH_EXTRA, '12345a'),
          ]),
        },
      ],
      {},
      'has an extra field twice',
    ],
    [
      'with a control character in a Unicode path',
      [{ ...A, localExtra: extraField(UNICODE_PATH_EXTRA, '12345a\n') }],
      {},
      'has a control character in a name',
    ],
    [
      'with a Unicode path that is none',
      [{ ...A, localExtra: extraField(UNICODE_PATH_EXTRA, Buffer.from('12345\xf6', 'latin1')) }],
      {},
      'has a name that is not UTF-8',
    ],
    [
      'with a ZIP64 extra of odd size',
      [{ ...A, localExtra: extraField(ZIP64_EXTRA, '1234') }],
      {},
      'has an extra field',
    ],
    [
      'with one ZIP64 size of two',
      [{ ...A, localExtra: extraField(ZIP64_EXTRA, Buffer.from([11, 0, 0, 0, 0, 0, 0, 0])) }],
      {},
      'has an extra field',
    ],
    [
      'with an empty ZIP64 extra where sizes are wanted',
      [{ ...A, localClaims: { size: 0xffffffff }, localExtra: extraField(ZIP64_EXTRA, '') }],
      {},
      'has an extra field',
    ],
    ['of several disks', [A], { claims: { entriesOnDisk: 0 } }, 'as if there were several disks'],
    [
      'of several disks in ZIP64',
      [A],
      { end: 'zip64', claims: { entriesOnDisk: 0 } },
      'as if there were several disks',
    ],
    [
      'with an extended ZIP64 end',
      [A],
      { end: 'zip64', claims: { zip64Size: 45 } },
      'has an extended ZIP64 end record',
    ],
    ['with a wrong count of members', [A], { claims: { entries: 2 } }, 'counts 2 members, where its directory lists 1'],
    [
      'whose directory is said to lie elsewhere',
      [A],
      { claims: { directoryOffset: 0 } },
      'ends with a record that says something else of its central directory',
    ],
    ['that needs a newer format', [{ ...A, versionNeeded: 64 }], {}, 'needs a version of the zip format that Python'],
  ])('%s', async (_, entries, options, message) => {
    expect(await flawIn(buildZip(entries, options))).toEqual(expect.stringContaining(message))
  })

  test.each<readonly [string, Uint8Array, string]>([
    ['that is two in one', Buffer.concat([buildZip([A]), buildZip([A])]), 'is followed by'],
    [
      'with something between its records',
      Buffer.concat([LOCAL, Buffer.alloc(5), REST]),
      'has something at byte 41 that is no record',
    ],
    ['whose comment is cut off', buildZip([A], { comment: 'a comment' }).subarray(0, -3), 'ends within its comment'],
    ['whose ZIP64 end nothing points to', withoutLocator(), 'has a ZIP64 end record that nothing points to'],
  ])('%s', async (_, bytes, message) => {
    expect(await flawIn(bytes)).toEqual(expect.stringContaining(message))
  })

  test('and the name in it is cut where it is long', async () => {
    const flaw = await flawIn(buildZip([{ name: 'n'.repeat(60_000), comment: 'x' }]))
    expect(String(flaw).length).toBeLessThan(200)
  })
})

test.each<readonly [string, ZipEntry, number, number]>([
  ['large members are skipped', { name: 'x', method: 'stored', content: Buffer.alloc(600_000) }, 20, 25],
  ['small members are read many at a time', { name: 'x', content: 'x' }, 5_000, 4],
])('%s', async (_, entry, count, mostReads) => {
  const entries = Array.from({ length: count }, (_, index) => ({ ...entry, name: `${index}` }))
  let reads = 0
  const counting = (handle: FileHandle): FileHandle =>
    new Proxy(handle, {
      get(target, key) {
        if (key !== 'read') return Reflect.get(target, key)
        reads++
        return target.read.bind(target)
      },
    })
  expect(await flawIn(buildZip(entries), counting)).toBeUndefined()
  expect(reads).toBeLessThanOrEqual(mostReads)
})

/** Between the member and the central directory, where Python does not stumble over it. */
function withoutLocator(): Buffer {
  const record = buildZip([A], { end: 'zip64', zip64Locator: 'missing' }).subarray(-22 - 56, -22)
  return Buffer.concat([LOCAL, record, REST])
}
