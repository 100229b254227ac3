import { afterAll, describe, expect, test } from '@jest/globals'
import { memberNameRules } from '../../src/checks/member-names.ts'
import type { ArchiveRule } from '../../src/checks/rule.ts'
import { sdistArchiveRules } from '../../src/checks/sdist-archive.ts'
import { wheelDistInfoRules } from '../../src/checks/wheel-dist-info.ts'
import { wheelRecordRules } from '../../src/checks/wheel-record.ts'
import { zipArchiveRules } from '../../src/checks/zip-archive.ts'
import { readDistribution } from '../../src/distribution/read-distribution.ts'
import { buildSdist, type SdistOptions } from '../support/sdist.ts'
import { TemporaryFolder } from '../support/temporary-folder.ts'
import { type BuiltFile, buildWheel, type WheelOptions } from '../support/wheel.ts'
import { buildZip } from '../support/zip-builder.ts'

const folder = new TemporaryFolder()
afterAll(() => folder.remove())

const RULES: readonly ArchiveRule[] = [
  ...zipArchiveRules,
  ...wheelDistInfoRules,
  ...wheelRecordRules,
  ...sdistArchiveRules,
  ...memberNameRules,
]
type ArrangeZip = NonNullable<WheelOptions['arrange']>
type ArrangeTar = NonNullable<SdistOptions['arrange']>

const INFO = 'foo-1.0.dist-info'

interface Said {
  readonly rule: string
  readonly sentence: string
  readonly hint: string | undefined
}

async function saidOf({ filename, bytes }: BuiltFile): Promise<readonly Said[]> {
  const said: Said[] = []
  await readDistribution(folder.write(filename, bytes), filename, {
    digests: 'without-md5',
    onContents: (distribution, contents) => {
      for (const rule of RULES) {
        for (const { sentence, hint } of rule.check(distribution, contents))
          said.push({ rule: rule.id, sentence, hint })
      }
    },
  })
  return said
}

function wheel(options: Partial<WheelOptions> = {}): BuiltFile {
  return buildWheel({ name: 'foo', version: '1.0', ...options })
}

function sdist(options: Partial<SdistOptions> = {}): BuiltFile {
  return buildSdist({ name: 'foo', version: '1.0', ...options })
}

describe('nothing is said of', () => {
  const signature =
    (name: string): ArrangeZip =>
    (entries) => [{ name: `${INFO}/${name}` }, ...entries]
  test.each([
    ['a wheel', wheel()],
    ['an sdist', sdist()],
    ['an sdist as a zip', sdist({ format: '.zip' })],
    ['a wheel with a signature', wheel({ arrange: signature('RECORD.jws') })],
    ['a wheel with the other signature', wheel({ arrange: signature('RECORD.p7s') })],
    ['a wheel with folders', wheel({ arrange: (entries) => [{ name: 'foo/' }, ...entries] })],
    [
      'a wheel that unpacks to 64 MiB',
      wheel({ arrange: (e) => [{ name: `${INFO}/RECORD.jws`, claims: { size: 67_000_000 } }, ...e] }),
    ],
    ['a top folder of another name', sdist({ arrange: renaming((name) => name.replace('foo-1.0', 'bar')) })],
  ])('%s', async (_, file) => {
    expect(await saidOf(file)).toEqual([])
  })
})

describe('it is said', () => {
  const claiming =
    (claims: object): ArrangeZip =>
    (entries) => [{ name: `${INFO}/RECORD.jws`, claims }, ...entries]
  test.each<readonly [string, BuiltFile, string, string]>([
    [
      'that a wheel unpacks to too much',
      wheel({ arrange: claiming({ size: 67_108_864 }) }),
      'compression-ratio',
      'It unpacks to 64 MiB',
    ],
    [
      'that code cannot be unpacked',
      wheel({
        files: { 'a.py': 'x' },
        arrange: (entries) => entries.map((entry) => (entry.name === 'a.py' ? { ...entry, flags: 1 } : entry)),
      }),
      'unreadable-member',
      '“a.py” cannot be unpacked: encrypted',
    ],
    [
      'in which folder a wheel has its metadata instead',
      { ...wheel(), filename: 'foo-1.0.0-py3-none-any.whl' },
      'wheel-dist-info',
      'It has no foo-1.0.0.dist-info/WHEEL and no foo-1.0.0.dist-info/METADATA, only the folder “foo-1.0.dist-info”.',
    ],
    [
      'what RECORD leaves out',
      wheel({ arrange: (entries) => [...'abcdefg'].map((name) => ({ name })).concat(entries as []) }),
      'record-mismatch',
      'Its RECORD does not list “a”, “b”, “c”, “d”, “e” and 2 more.',
    ],
    [
      'what RECORD lists in vain',
      wheel({ arrange: (entries) => entries.filter(({ name }) => name !== 'foo/__init__.py') }),
      'record-mismatch',
      'Its RECORD lists “foo/__init__.py”, which is not in the wheel.',
    ],
    [
      'that an sdist has no common folder',
      sdist({ arrange: (entries) => [{ name: 'a' }, ...entries] }),
      'sdist-top-folder',
      'Its members have no folder in common: it has “a” and “foo-1.0”.',
    ],
    [
      'that some names in an sdist are absolute',
      sdist({ arrange: (entries) => [{ name: '/foo-1.0/a' }, ...entries] }),
      'sdist-top-folder',
      'Some of its members have absolute names and some have not.',
    ],
    [
      'that an sdist is two archives',
      followedBy(sdist(), buildZip([{ name: 'a' }])),
      'two-archives',
      'It is a tar archive from its beginning and a zip archive from its end.',
    ],
    ['that an sdist ends badly', cut(sdist()), 'sdist-end', 'Behind the end of its tar, its gzip data is cut off'],
    [
      'that names lead outside',
      sdist({ files: { '../x': '', '..y': '', 'z/..': '' } }),
      'member-name',
      '“foo-1.0/../x” and “foo-1.0/z/..” would be unpacked outside',
    ],
    [
      'that a name has a line break',
      sdist({ files: { 'a\nb': '' } }),
      'member-name',
      'has a name with control characters.',
    ],
  ])('%s', async (_, file, rule, sentence) => {
    const said = await saidOf(file)
    expect(said).toContainEqual({
      rule,
      sentence: expect.stringContaining(sentence),
      hint: expect.stringMatching(/\.$/),
    })
  })

  test('what built the wheel, where that is known', async () => {
    const [said] = await saidOf(wheel({ zip: { after: Buffer.alloc(1) } }))
    expect(said?.hint).toMatch(/^It was built by tests: upgrade that/)
  })
})

function renaming(rename: (name: string) => string): ArrangeTar {
  return (entries) => entries.map((entry) => ({ ...entry, name: rename(String(entry.name)) }))
}

function followedBy({ filename, bytes }: BuiltFile, more: Buffer): BuiltFile {
  return { filename, bytes: Buffer.concat([bytes, more]) }
}

function cut({ filename, bytes }: BuiltFile): BuiltFile {
  return { filename, bytes: bytes.subarray(0, -5) }
}
