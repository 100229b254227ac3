// What an index takes although it looks as if it would not: a rule that is too strict would stop a good release.
import { createHash } from 'node:crypto'
import { afterAll, describe, expect, test } from '@jest/globals'
import { buildSdist, type SdistOptions } from '../support/sdist.ts'
import { TemporaryFolder } from '../support/temporary-folder.ts'
import { type BuiltFile, buildWheel, type WheelOptions } from '../support/wheel.ts'
import type { ZipEntry } from '../support/zip-builder.ts'
import { coreMetadata, type FieldValues } from './support/core-metadata.ts'
import { type Held, judge } from './support/judgement.ts'
import { wheelOfSize } from './support/wheel-of-size.ts'

const folder = new TemporaryFolder()
afterAll(() => folder.remove())

const FOO = { name: 'foo', version: '1.0' } as const
const INFO = 'foo-1.0.dist-info'

function withFields(fields: FieldValues): BuiltFile {
  return buildWheel({ ...FOO, metadata: coreMetadata(fields) })
}

function wheel(options: Partial<WheelOptions>): BuiltFile {
  return buildWheel({ ...FOO, metadata: coreMetadata(), ...options })
}

function described(type: string, text: string): BuiltFile {
  return wheel({ metadata: coreMetadata({ 'Description-Content-Type': type }, text) })
}

function sdist(options: Partial<SdistOptions> = {}): BuiltFile {
  return buildSdist({ ...FOO, metadata: coreMetadata(), ...options })
}

function withRecord(change: (record: string) => string): BuiltFile {
  const changed = (entry: ZipEntry): ZipEntry =>
    entry.name === `${INFO}/RECORD` ? { ...entry, content: change(String(entry.content)) } : entry
  return wheel({ arrange: (entries) => entries.map(changed) })
}

type Row = readonly [what: string, files: BuiltFile | readonly BuiltFile[], held?: Held]

describe('nothing at all is said of', () => {
  test.each<Row>([
    ['a plain wheel', wheel({})],
    ['a plain sdist', sdist()],
    ['a wheel and an sdist together', [wheel({}), sdist()]],
    [
      'wheels of several platforms',
      ['win_amd64', 'macosx_11_0_arm64', 'manylinux_2_17_x86_64'].map((tag) => wheel({ tag: `cp313-cp313-${tag}` })),
    ],
    ['a summary of 512 emoji', withFields({ Summary: '🐍'.repeat(512) })],
    ['a description in reStructuredText that renders', described('text/x-rst', 'Foo\n===\n\nA *small* library.\n')],
    ['a description in Markdown', described('text/markdown; variant=GFM', '# Foo\n\n[a]: b\n')],
    ['Markdown that reStructuredText would not take', described('text/markdown', 'Use `*args` and foo_.\n')],
    ['a description in plain text', described('text/plain', ':func:`f` *\n')],
    ['plain text of white space', described('text/plain', ' \n\n')],
    ['several addresses of authors', withFields({ 'Author-Email': 'a@localhost, b@localhost' })],
    ['a URL without a host', withFields({ 'Home-Page': 'https:///x' })],
    [
      'License-File before its time, which is not sent',
      withFields({ 'Metadata-Version': '2.1', 'License-File': 'LICENSE' }),
    ],
    ['an expression that SPDX calls deprecated', withFields({ 'License-Expression': 'GPL-3.0' })],
    [
      'a classifier of a licence beside an expression',
      withFields({ 'License-Expression': 'MIT', Classifier: 'License :: OSI Approved :: MIT License' }),
    ],
    [
      'fields whose value is unknown',
      withFields({ 'Home-Page': 'UNKNOWN', License: 'UNKNOWN', 'Author-Email': 'UNKNOWN' }),
    ],
    [
      'a licence file that is there',
      wheel({
        metadata: coreMetadata({ 'License-File': 'a/LICENSE' }),
        files: { [`${INFO}/licenses/a/LICENSE`]: 'MIT' },
      }),
    ],
    [
      'a licence file that is there, in an sdist',
      sdist({ metadata: coreMetadata({ 'License-File': 'a/LICENSE' }), files: { 'a/LICENSE': 'MIT' } }),
    ],
    ['a comment at the end of the archive', wheel({ zip: { comment: 'a comment' } })],
    [
      'a wheel that spells the version with more zeros throughout',
      buildWheel({ name: 'foo', version: '1.0.0', metadata: coreMetadata() }),
    ],
    ['compressed tags that are not sorted', wheel({ tag: 'py3.py2-none-any' })],
    ['two platforms that mean the same', wheel({ tag: 'cp313-cp313-manylinux_2_17_x86_64.manylinux2014_x86_64' })],
    [
      'a name in capitals with dots',
      buildWheel({ name: 'Foo.Bar', version: '1.0', metadata: coreMetadata({ Name: 'Foo.Bar' }) }),
    ],
    [
      'an sdist of a name in capitals with dots',
      buildSdist({ name: 'Foo.Bar', version: '1.0', metadata: coreMetadata({ Name: 'Foo.Bar' }) }),
    ],
    ['directories among the members', wheel({ arrange: (entries) => [{ name: 'foo/' }, ...entries] })],
    [
      'a ZIP64 archive',
      wheel({ zip: { end: 'zip64' }, arrange: (entries) => entries.map((entry) => ({ ...entry, sizes: 'zip64' })) }),
    ],
    [
      'entry points',
      wheel({
        files: { [`${INFO}/entry_points.txt`]: '# why\n[console_scripts]\nfoo-bar.baz = foo:main\n[a:b]\nc d/e = f\n' },
      }),
    ],
    ['a name beyond ASCII in UTF-8', wheel({ files: { 'foo/ö.py': '' } })],
    [
      'more than 64 MiB that do not compress so well',
      wheel({
        files: { 'foo/data': Buffer.alloc(65 * 1024 * 1024) },
        arrange: (entries) => entries.map((entry) => ({ ...entry, method: 'stored' })),
      }),
    ],
    [
      'a release whose first file came 13 days ago',
      wheel({}),
      { files: [{ filename: 'foo-1.0.tar.gz', uploaded: new Date(Date.now() - 13 * 86_400_000) }] },
    ],
  ])('%s', async (...[, files, held]) => {
    expect(await judge(folder, [files].flat(), held)).toEqual({ failures: [], onPypi: new Map(), elsewhere: new Map() })
  })

  test('a file of exactly 100 MiB', async () => {
    const { failures, onPypi, elsewhere } = await judge(folder, [wheelOfSize(104_857_600)])
    // RECORD does not list what fills it.
    expect([failures, [...onPypi].filter(([rule]) => rule !== 'record-mismatch'), elsewhere.get('file-size')]).toEqual([
      [],
      [],
      undefined,
    ])
  })
})

describe('it is only warned about', () => {
  test.each<readonly [string, BuiltFile, string]>([
    ['a RECORD that lists too much', withRecord((record) => `foo/gone.py,,\n${record}`), 'record-mismatch'],
    [
      'a RECORD that lists too little',
      withRecord((record) => record.replace(/^foo\/__init__\.py.*\n/m, '')),
      'record-mismatch',
    ],
  ])('%s', async (_, file, rule) => {
    expect(await judge(folder, [file])).toEqual({
      failures: [],
      onPypi: new Map([[rule, 'warning']]),
      elsewhere: new Map([[rule, 'warning']]),
    })
  })
})

test('a top folder of another name is fine in an sdist', async () => {
  const { bytes } = buildSdist({ name: 'foo', version: '1.0', namePart: 'something-else' })
  const { failures, onPypi, elsewhere } = await judge(folder, [{ filename: 'foo-1.0.tar.gz', bytes }])
  expect([failures, [...onPypi.values(), ...elsewhere.values()].filter((severity) => severity === 'error')]).toEqual([
    [],
    [],
  ])
})

describe('what is not sent', () => {
  const bad = withFields({ Version: '1.0+local', 'Home-Page': 'www.a.b', 'Requires-Python': '3.8' })
  const sha256 = createHash('sha256').update(bad.bytes).digest('hex')

  test('since the index holds these bytes gives notes at most, however bad it is', async () => {
    const { failures, onPypi, elsewhere } = await judge(folder, [bad], {
      files: [{ filename: bad.filename, sha256, uploaded: new Date(0) }],
    })
    expect(failures).toEqual([])
    expect(onPypi.get('requires-python')).toBe('note')
    expect(new Set([...onPypi.values(), ...elsewhere.values()])).toEqual(new Set(['note']))
  })
})
