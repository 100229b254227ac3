import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from '@jest/globals'
import type { Contents } from '../../src/distribution/contents.ts'
import type { Distribution } from '../../src/distribution/distribution.ts'
import { readDistribution } from '../../src/distribution/read-distribution.ts'
import { buildSdist, type SdistOptions } from '../support/sdist.ts'
import { buildTar } from '../support/tar-builder.ts'
import { TemporaryFolder } from '../support/temporary-folder.ts'
import { type BuiltFile, buildWheel, minimalMetadata, type WheelOptions } from '../support/wheel.ts'
import { buildZip } from '../support/zip-builder.ts'

const folder = new TemporaryFolder()
afterAll(() => folder.remove())

interface Seen {
  readonly distribution: Distribution
  readonly contents: Contents
}

async function see({ filename, bytes }: BuiltFile): Promise<Seen> {
  let seen: Seen | undefined
  const distribution = await readDistribution(folder.write(filename, bytes), filename, {
    digests: 'without-md5',
    onContents: (ofDistribution, contents) => {
      seen = { distribution: ofDistribution, contents }
    },
  })
  if (seen === undefined) throw new Error('There were no contents.')
  expect(seen.distribution).toBe(distribution)
  return seen
}

function wheel(options: Partial<WheelOptions> = {}): BuiltFile {
  return buildWheel({ name: 'foo', version: '1.0', ...options })
}

function sdist(options: Partial<SdistOptions> = {}): BuiltFile {
  return buildSdist({ name: 'foo', version: '1.0', ...options })
}

const INFO = 'foo-1.0.dist-info'
const MIB = 1024 * 1024
const MARK = '__pyarmor_enter__'

describe('what is in a wheel', () => {
  test('is told with those of its texts that rules read', async () => {
    const { contents } = await see(
      wheel({ files: { [`${INFO}/entry_points.txt`]: '[a]\n', [`${INFO}/other.txt`]: 'x' } }),
    )
    expect(contents).toMatchObject({ format: 'zip', framing: undefined, concealed: [], unreadable: [] })
    if (contents.format !== 'zip') throw new Error('It is a zip.')
    expect([...contents.texts.keys()].sort()).toEqual([`${INFO}/RECORD`, `${INFO}/WHEEL`, `${INFO}/entry_points.txt`])
    expect(String(contents.texts.get(`${INFO}/entry_points.txt`))).toBe('[a]\n')
    expect(contents.members.map(({ name }) => name)).toContain(`${INFO}/other.txt`)
  })

  test('has the flaw of its chain of records', async () => {
    const { contents } = await see(wheel({ zip: { after: Buffer.alloc(3) } }))
    expect(contents).toMatchObject({ framing: expect.stringContaining('is followed by 3 bytes') })
  })

  test('may not all be readable', async () => {
    const arrange: NonNullable<WheelOptions['arrange']> = (entries) => [
      { name: 'encrypted.py', content: 'x', flags: 1 },
      { name: 'damaged.py', content: 'x'.repeat(100_000), claims: { crc32: 1 } },
      { name: 'nobody.reads', content: 'x', claims: { crc32: 1 } },
      { name: 'bzip2.py', content: 'x', method: 'bzip2' },
      ...entries.map((entry) => (entry.name === `${INFO}/RECORD` ? { ...entry, claims: { crc32: 1 } } : entry)),
    ]
    const { contents } = await see(wheel({ arrange }))
    if (contents.format !== 'zip') throw new Error('It is a zip.')
    expect(contents.unreadable.map(({ name }) => name)).toEqual([
      'encrypted.py',
      'damaged.py',
      'bzip2.py',
      `${INFO}/RECORD`,
    ])
    expect(contents.texts.has(`${INFO}/RECORD`)).toBe(false)
  })
})

describe('what built a wheel', () => {
  const wheelFile = (text: string, name = `${INFO}/WHEEL`): Partial<WheelOptions> => ({
    arrange: (entries) => entries.map((entry) => (entry.name === `${INFO}/WHEEL` ? { name, content: text } : entry)),
  })

  test.each<readonly [string, string | undefined]>([
    ['Wheel-Version: 1.0\nGenerator: setuptools (80.9.0)\n', 'setuptools (80.9.0)'],
    ['generator:hatchling 1.27.0\r\n', 'hatchling 1.27.0'],
    ['Generator: \nTag: py3-none-any\n', undefined],
    ['', undefined],
    [`Generator: ${'x'.repeat(1_000)}`, 'x'.repeat(100)],
  ])('is told in %j', async (text, generator) => {
    const { distribution } = await see(wheel(wheelFile(text)))
    expect(distribution.generator).toBe(generator)
  })

  test('is found where the folder of metadata is spelled otherwise than the file name', async () => {
    const { distribution } = await see({ ...wheel(), filename: 'foo-1.0.0-py3-none-any.whl' })
    expect(distribution.generator).toBe('tests')
  })

  test('is not looked for where nobody wants the contents', async () => {
    const { filename, bytes } = wheel()
    const { generator } = await readDistribution(folder.write(filename, bytes), filename, { digests: 'without-md5' })
    expect(generator).toBeUndefined()
  })
})

describe('what is in an sdist', () => {
  test.each<readonly [string, BuiltFile, Partial<Contents>]>([
    ['that is sound', sdist(), { format: 'tar', tail: 'clean', alsoReadsAs: undefined, concealed: [] }],
    ['that is a zip', sdist({ format: '.zip' }), { format: 'zip', framing: undefined, concealed: [] }],
    ['whose gzip is cut off', cut(sdist(), 5), { format: 'tar', tail: 'damaged', alsoReadsAs: undefined }],
    [
      'that is followed by a zip',
      followed(sdist(), buildZip([{ name: 'a' }])),
      { tail: 'damaged', alsoReadsAs: 'zip' },
    ],
    ['that stops at something else', withoutEnd(), { format: 'tar', tail: 'no-header' }],
  ])('%s', async (_, file, expected) => {
    const { contents, distribution } = await see(file)
    expect(contents).toMatchObject(expected)
    expect(distribution.metadata.name).toBe('foo')
  })

  test('is read no further than to the end of its tar where the gzip is damaged, whoever wants the contents', async () => {
    const { filename, bytes } = cut(sdist(), 5)
    const { metadata } = await readDistribution(folder.write(filename, bytes), filename, { digests: 'without-md5' })
    expect(metadata.name).toBe('foo')
  })

  test.each([
    ['is cut off as well', cut(sdist({ files: { a: randomText(10_000) } }), 2_000)],
    ['may have had more members', cut(withoutMark(), 5)],
  ])('is refused where the tar %s', async (_, file) => {
    await expect(see(file)).rejects.toMatchObject({ code: 'DIST_ARCHIVE' })
  })
})

describe.each([
  ['a wheel', (files: Record<string, string>) => wheel({ files }), ''],
  ['an sdist', (files: Record<string, string>) => sdist({ files }), 'foo-1.0/'],
] as const)('concealed code in %s', (_, build, above) => {
  test.each([
    ['by a mark of PyArmor', 'a.py', `x\n${MARK}()\n`, 'PyArmor'],
    ['by the call of PyArmor', 'a.py', '__pyarmor__(__name__, __file__, b"x")', 'PyArmor'],
    ['in whatever case the suffix is', 'b/a.PYE', MARK, 'PyArmor'],
    ['by both marks of SourceDefender', 'a.pye', '---BEGIN PYE FILE---\nx\n---END PYE FILE---', 'SourceDefender'],
    ['in as many bytes as PyPI looks into', 'a.py', MARK.padEnd(5 * MIB), 'PyArmor'],
  ])('is found %s', async (_name, member, content, by) => {
    expect((await see(build({ [member]: content }))).contents.concealed).toEqual([{ member: `${above}${member}`, by }])
  })

  test.each([
    ['where PyArmor is called otherwise', 'a.py', '__pyarmor__(__name__, __path__)'],
    ['where one mark of SourceDefender is missing', 'a.pye', '---BEGIN PYE FILE---'],
    ['in other files', 'a.txt', MARK],
    ['in a file that is all suffix', 'b/.py', MARK],
    ['in more bytes than PyPI looks into', 'a.py', MARK.padEnd(5 * MIB + 1)],
  ])('is not found %s', async (_name, member, content) => {
    expect((await see(build({ [member]: content }))).contents.concealed).toEqual([])
  })
})

function withoutMark(): BuiltFile {
  const entries = [{ name: 'foo-1.0/PKG-INFO', content: minimalMetadata('foo', '1.0') }]
  return { filename: 'foo-1.0.tar.gz', bytes: gzipSync(buildTar(entries, { end: 'none' })) }
}

function cut({ filename, bytes }: BuiltFile, count: number): BuiltFile {
  return { filename, bytes: bytes.subarray(0, -count) }
}

function followed({ filename, bytes }: BuiltFile, by: Buffer): BuiltFile {
  return { filename, bytes: Buffer.concat([bytes, by]) }
}

function withoutEnd(): BuiltFile {
  const entries = [
    { name: 'foo-1.0/PKG-INFO', content: minimalMetadata('foo', '1.0') },
    { name: 'foo-1.0/a', checksum: 'wrong' as const },
  ]
  return { filename: 'foo-1.0.tar.gz', bytes: gzipSync(buildTar(entries)) }
}

function randomText(length: number): string {
  let state = 1
  return Array.from({ length }, () => {
    state = (state * 48_271) % 0x7fffffff
    return String.fromCharCode(0x21 + (state % 90))
  }).join('')
}
