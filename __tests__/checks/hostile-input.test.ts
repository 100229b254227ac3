// Files made to break whoever reads them. Each ends in a clear word, and so does one of twice the size: what took more
// than linear time would not end within a test's time.
import { afterAll, describe, expect, test } from '@jest/globals'
import type { FailureCode } from '../../src/errors.ts'
import { buildSdist } from '../support/sdist.ts'
import { paxRecords, type TarEntry } from '../support/tar-builder.ts'
import { TemporaryFolder } from '../support/temporary-folder.ts'
import { type BuiltFile, buildWheel, type WheelOptions } from '../support/wheel.ts'
import { coreMetadata, type FieldValues } from './support/core-metadata.ts'
import { type Judgement, judge } from './support/judgement.ts'

const folder = new TemporaryFolder()
afterAll(() => folder.remove())

const FOO = { name: 'foo', version: '1.0' } as const
const INFO = 'foo-1.0.dist-info'
const MIB = 1024 * 1024

function wheel(options: Partial<WheelOptions>): BuiltFile {
  return buildWheel({ ...FOO, ...options })
}

function withFields(fields: FieldValues): BuiltFile {
  return wheel({ metadata: coreMetadata(fields) })
}

function sdistWith(...more: readonly TarEntry[]): BuiltFile {
  return buildSdist({ ...FOO, arrange: (entries) => [...entries, ...more] })
}

const judgementOf = (file: BuiltFile): Promise<Judgement> => judge(folder, [file])

/** Why it could not be read, and what PyPI would surely refuse it for. */
async function refusals(file: BuiltFile): Promise<readonly string[]> {
  const { failures, onPypi } = await judgementOf(file)
  return [...failures, ...[...onPypi].flatMap(([rule, severity]) => (severity === 'error' ? [rule] : []))].sort()
}

describe('archives', () => {
  const manyFiles = (count: number): Record<string, string> =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`foo/${index}.py`, '']))

  test.each([100_000, 200_000])('a wheel of %i members has nothing wrong with it', async (count) => {
    const stored: WheelOptions['arrange'] = (entries) => entries.map((entry) => ({ ...entry, method: 'stored' }))
    expect(await refusals(wheel({ files: manyFiles(count), arrange: stored, zip: { end: 'zip64' } }))).toEqual([])
  })

  test('more members than its plain end record can count', async () => {
    expect(await refusals(wheel({ files: manyFiles(70_000) }))).toEqual(['zip-framing'])
  })

  test.each([100_000, 200_000])('an sdist of %i members has nothing wrong with it', async (count) => {
    expect(await refusals(buildSdist({ ...FOO, files: manyFiles(count) }))).toEqual([])
  })

  const CLAIM = 4 * 1024 * MIB - 2
  const claiming = (name: string, claims: object): BuiltFile =>
    wheel({ arrange: (entries) => entries.map((entry) => (entry.name === name ? { ...entry, claims } : entry)) })
  test.each<readonly [string, BuiltFile, readonly (FailureCode | string)[]]>([
    ['METADATA that claims 4 GiB', claiming(`${INFO}/METADATA`, { size: CLAIM }), ['DIST_ARCHIVE']],
    [
      'METADATA that claims 4 GiB in packed form',
      claiming(`${INFO}/METADATA`, { packedSize: CLAIM }),
      ['DIST_ARCHIVE'],
    ],
    ['RECORD that claims 4 GiB', claiming(`${INFO}/RECORD`, { size: CLAIM }), ['compression-ratio']],
    ['a member that claims 4 GiB', claiming('foo/__init__.py', { size: CLAIM }), ['compression-ratio']],
    ['a member of a tar that claims 4 GiB', sdistWith({ name: 'foo-1.0/a', claimedSize: CLAIM }), ['DIST_ARCHIVE']],
    [
      'a member of a tar that claims 1 PiB',
      sdistWith({ name: 'foo-1.0/a', claimedSize: 2 ** 50, sizeField: 'base-256' }),
      ['DIST_ARCHIVE'],
    ],
    ['a path of 30,000 folders', wheel({ files: { [`${'a/'.repeat(30_000)}x.py`]: '' } }), []],
    [
      'a path of 200,000 folders in an sdist',
      sdistWith(
        { name: 'p', type: 'x', content: paxRecords({ path: `foo-1.0/${'a/'.repeat(200_000)}x.py` }) },
        { name: 'x' },
      ),
      [],
    ],
    [
      'a path that is nothing but slashes',
      sdistWith(
        { name: 'p', type: 'x', content: paxRecords({ path: `foo-1.0${'/'.repeat(500_000)}` }) },
        { name: 'x' },
      ),
      [],
    ],
    ['an absolute name', wheel({ files: { '/etc/passwd': '' } }), []],
    ['a name that climbs out', wheel({ files: { '../../evil.py': '' } }), []],
    ['an absolute name in an sdist', sdistWith({ name: '/etc/passwd' }), ['sdist-top-folder']],
    ['a name that climbs out of an sdist', sdistWith({ name: '../evil.py' }), ['sdist-top-folder']],
    ['a name that climbs out within the top folder', sdistWith({ name: 'foo-1.0/../../evil.py' }), []],
    [
      'METADATA twice',
      wheel({ arrange: (entries) => [...entries, { name: `${INFO}/METADATA`, content: coreMetadata() }] }),
      ['DIST_METADATA'],
    ],
    ['PKG-INFO twice', sdistWith({ name: 'foo-1.0/PKG-INFO', content: coreMetadata() }), []],
    ['a member twice in an sdist', sdistWith({ name: 'foo-1.0/a' }, { name: 'foo-1.0/a' }), []],
    ['a NUL in a name', wheel({ files: { 'foo/a\0b.py': '' } }), ['DIST_ARCHIVE']],
    ['a line break in a name', wheel({ files: { 'foo/a\nb.py': '' } }), ['zip-framing']],
    ['a workflow command in a name', wheel({ files: { 'foo/\n::error::gotcha': '' } }), ['zip-framing']],
    ['a line break in a name of an sdist', sdistWith({ name: 'foo-1.0/a\nb.py' }), []],
  ])('%s', async (_, file, expected) => {
    expect(await refusals(file)).toEqual(expected)
  })
})

describe('metadata', () => {
  const lines = (count: number, line: (index: number) => string): readonly string[] =>
    Array.from({ length: count }, (_, index) => line(index))

  test.each([5_000, 10_000, 19_000])('%i unknown classifiers', async (count) => {
    expect(await refusals(withFields({ Classifier: lines(count, (index) => `Topic :: Number ${index}`) }))).toEqual([
      'classifier',
    ])
  })

  test.each([5_000, 10_000, 19_000])('%i times the same field', async (count) => {
    expect(await refusals(withFields({ Summary: lines(count, String) }))).toEqual(['repeated-field'])
  })

  test.each([5_000, 10_000, 19_000])('%i fields that nobody knows', async (count) => {
    const fields = Object.fromEntries(lines(count, (index) => `X-${index}`).map((name) => [name, 'x']))
    const { failures, onPypi } = await judgementOf(withFields(fields))
    expect([failures, [...onPypi]]).toEqual([[], [['unknown-field', 'warning']]])
  })

  test('more fields than anybody writes', async () => {
    expect(await refusals(withFields({ Classifier: lines(30_000, String) }))).toEqual(['DIST_ARCHIVE'])
  })

  test('more than 16 MiB', async () => {
    expect(await refusals(withFields({ Keywords: 'a'.repeat(17 * MIB) }))).toEqual(['DIST_ARCHIVE'])
  })

  test.each<readonly [string, string | Buffer, readonly string[]]>([
    ['nothing but lines without a colon', 'no colon here\n'.repeat(100_000), ['DIST_METADATA']],
    [
      'a line without a colon between the fields',
      'Metadata-Version: 2.1\nwhat\nName: foo\nVersion: 1.0\n',
      ['DIST_METADATA'],
    ],
    ['a line without a colon behind the fields', `${coreMetadata({ Description: undefined })}what\n`, []],
    ['nothing', '', ['DIST_METADATA']],
    ['a name in two lines', coreMetadata({ Name: 'foo\n bar' }), ['name']],
    ['a requirement in a folded field', coreMetadata({ 'Requires-Dist': 'bar\n >=1' }), ['requires-dist']],
    [
      'a classifier in a folded field',
      coreMetadata({ Classifier: 'Programming Language ::\n Python' }),
      ['classifier'],
    ],
    ['a licence in a field of many folds', coreMetadata({ License: `MIT${'\n and more'.repeat(100_000)}` }), []],
    [
      'a summary in a field of many folds',
      coreMetadata({ Summary: `one${'\n two'.repeat(100_000)}` }),
      ['summary', 'summary-length'],
    ],
    ['a field that is not UTF-8', Buffer.from(coreMetadata({ Author: 'J\xf6rg' }), 'latin1'), ['undecodable-field']],
    ['a description that is not UTF-8', Buffer.from(coreMetadata({}, 'J\xf6rg'), 'latin1'), ['undecodable-field']],
    ['a name that is not UTF-8', Buffer.from(coreMetadata({ Name: 'f\xf6o' }), 'latin1'), ['DIST_METADATA']],
    ['nothing but bytes', Buffer.alloc(MIB, '\xff\xfe\x00\n', 'latin1'), ['DIST_METADATA']],
    ['lines that end in CR', coreMetadata().replaceAll('\n', '\r'), []],
  ])('%s', async (_, metadata, expected) => {
    expect(await refusals(wheel({ metadata }))).toEqual(expected)
  })

  /** Every field that a rule reads. */
  const READ = [
    'Summary',
    'Description-Content-Type',
    'Keywords',
    'Home-Page',
    'Download-URL',
    'Author',
    'Author-Email',
    'Maintainer-Email',
    'License-Expression',
    'License-File',
    'Classifier',
    'Requires-Dist',
    'Requires-Python',
    'Requires-External',
    'Project-URL',
    'Provides-Extra',
    'Provides-Dist',
    'Obsoletes-Dist',
    'Dynamic',
    'Import-Name',
    'Import-Namespace',
    'X-Unknown',
  ]
  test.each([
    ...[
      'a',
      '0',
      ' ',
      '\t',
      '.',
      ',',
      ';',
      ':',
      '-',
      '_',
      '@',
      '(',
      '[',
      '<',
      '"',
      "'",
      '\\',
      '/',
      '*',
      '+',
      '=',
      '😀',
    ],
    ...[
      '1.',
      '0!',
      'a.',
      'a,',
      'a ',
      '((',
      ' or ',
      'MIT OR ',
      'MIT AND (',
      'a@a.',
      '"a" ',
      '../',
      'a=',
      ';a=',
      '>=1,',
      '::',
      '=?utf-8?q?a?= ',
    ],
  ])('1 and 2 MiB of %j, spread over every field', async (text) => {
    for (const size of [MIB, 2 * MIB]) {
      const value = text.repeat(Math.ceil(size / text.length / READ.length))
      await judgementOf(withFields(Object.fromEntries(READ.map((field) => [field, value]))))
      await judgementOf(withFields(Object.fromEntries(READ.map((field) => [field, `a${value}!`]))))
    }
  })

  test.each([1, 2])('a single line of %i MiB', async (size) => {
    expect(await refusals(withFields({ Summary: 'a'.repeat(size * MIB) }))).toEqual(['summary-length'])
    expect(await refusals(withFields({ 'Requires-Dist': `a${'-'.repeat(size * MIB)}` }))).toEqual(['requires-dist'])
    expect(await refusals(withFields({ Version: '1.'.repeat((size * MIB) / 2) }))).toEqual(['overlong-name', 'version'])
  })
})

describe('requirements made to keep a parser busy', () => {
  const SIZES = [100_000, 200_000]
  const REQUIREMENTS: Readonly<Record<string, (count: number) => string>> = {
    'a name that does not end': (count) => `a${'-'.repeat(count)}`,
    'a name with a last letter': (count) => `a${'-.'.repeat(count)}!`,
    'extras without an end': (count) => `a[${'b,'.repeat(count)}`,
    'extras between blanks': (count) => `a[${'b , '.repeat(count)}!]`,
    'blanks before nothing': (count) => `a${' '.repeat(count)}!`,
    'blanks within a specifier': (count) => `a >=${' '.repeat(count)}!`,
    'a version without an end': (count) => `a>=${'1.'.repeat(count)}`,
    'a version of zeros': (count) => `a==${'0'.repeat(count)}.x`,
    'a version of suffixes': (count) => `a==1${'.post'.repeat(count)}`,
    'a local version without an end': (count) => `a==1+${'a.'.repeat(count)}`,
    'specifiers without an end': (count) => `a${'>=1,'.repeat(count)}!`,
    'specifiers without commas': (count) => `a${'>=1'.repeat(count)}`,
    'parentheses around specifiers': (count) => `a${'('.repeat(count)}>=1${')'.repeat(count)}`,
    'a marker without quotes': (count) => `a; os_name == ${'b'.repeat(count)}`,
    'a quote without an end': (count) => `a; os_name == "${'b'.repeat(count)}`,
    'markers without an end': (count) => `a; ${'os_name == "b" and '.repeat(count)}`,
    'operators of markers': (count) => `a; os_name${' not in'.repeat(count)} "b"`,
    'parentheses that open': (count) => `a; ${'('.repeat(count)}`,
  }
  const rows = Object.entries(REQUIREMENTS).flatMap(([what, make]) =>
    SIZES.map((count) => ({ what, count, value: make(count) })),
  )
  test.each(rows)('$what, $count times', async ({ value }) => {
    expect(await refusals(withFields({ 'Requires-Dist': value }))).toEqual(['requires-dist'])
  })

  test.each(SIZES)('a marker in %i parentheses is left to the index', async (count) => {
    const value = `a; ${'('.repeat(count)}os_name == "b"${')'.repeat(count)}`
    expect([[], ['requires-dist']]).toContainEqual(await refusals(withFields({ 'Requires-Dist': value })))
  })

  test.each(SIZES)('%i markers after one another are right', async (count) => {
    expect(
      await refusals(withFields({ 'Requires-Dist': `a; ${'os_name == "b" or '.repeat(count)}os_name == "c"` })),
    ).toEqual([])
  })
})
