// What an index refuses, each in a file of its own, and what is said of it before anything is sent. What the renderer
// says of a description is given; attestations are not among it.
import { afterAll, describe, expect, test } from '@jest/globals'
import { chooseAuthentication } from '../../src/authentication.ts'
import type { Severity } from '../../src/checks/finding.ts'
import { Failure, type FailureCode } from '../../src/errors.ts'
import { parseIndexAddress } from '../../src/package-index/index-address.ts'
import type { Rendering } from '../../src/rendering.ts'
import { buildSdist } from '../support/sdist.ts'
import { paxRecords, type TarEntry } from '../support/tar-builder.ts'
import { TemporaryFolder } from '../support/temporary-folder.ts'
import { type BuiltFile, buildWheel, type WheelOptions } from '../support/wheel.ts'
import type { ZipEntry } from '../support/zip-builder.ts'
import { coreMetadata, type FieldValues } from './support/core-metadata.ts'
import { type Held, type Judgement, judge } from './support/judgement.ts'
import { wheelOfSize } from './support/wheel-of-size.ts'

const folder = new TemporaryFolder()
afterAll(() => folder.remove())

/** What is to be said: how bad a rule is, or why the file is not even read. */
interface Verdict {
  readonly rules: readonly string[]
  readonly onPypi: Severity | undefined
  readonly elsewhere: Severity | undefined
  readonly failures: readonly FailureCode[]
}

/** Where several rules are named, each speaks. */
const refusedEverywhere = (...rules: string[]): Verdict => ({
  rules,
  onPypi: 'error',
  elsewhere: 'error',
  failures: [],
})
const refusedByPypi = (...rules: string[]): Verdict => ({ rules, onPypi: 'error', elsewhere: 'warning', failures: [] })
const refusedByPypiAlone = (rule: string): Verdict => ({
  rules: [rule],
  onPypi: 'error',
  elsewhere: undefined,
  failures: [],
})
const doubted = (rule: string): Verdict => ({ rules: [rule], onPypi: 'warning', elsewhere: 'warning', failures: [] })
const doubtedOnPypi = (rule: string): Verdict => ({
  rules: [rule],
  onPypi: 'warning',
  elsewhere: undefined,
  failures: [],
})
const unreadable = (...failures: FailureCode[]): Verdict => ({
  rules: [],
  onPypi: undefined,
  elsewhere: undefined,
  failures,
})

type Row = readonly [
  what: string,
  files: BuiltFile | readonly BuiltFile[],
  verdict: Verdict,
  held?: Held,
  rendering?: Rendering,
]

async function expectVerdict([, files, verdict, held, rendering]: Row): Promise<void> {
  const judgement = await judge(folder, [files].flat(), held, rendering)
  expect(aboutRules(judgement, verdict.rules)).toEqual(expectedOf(verdict))
}

interface Said {
  readonly failures: readonly FailureCode[]
  readonly onPypi: readonly (Severity | undefined)[]
  readonly elsewhere: readonly (Severity | undefined)[]
  /** Errors by other rules than the ones looked for. */
  readonly others: readonly string[]
}

function aboutRules({ failures, onPypi, elsewhere }: Judgement, rules: readonly string[]): Said {
  const others = [...onPypi, ...elsewhere].flatMap(([rule, severity]) =>
    severity === 'error' && !rules.includes(rule) ? [rule] : [],
  )
  return {
    failures,
    onPypi: rules.map((rule) => onPypi.get(rule)),
    elsewhere: rules.map((rule) => elsewhere.get(rule)),
    others,
  }
}

function expectedOf({ rules, onPypi, elsewhere, failures }: Verdict): Said {
  return { failures, onPypi: rules.map(() => onPypi), elsewhere: rules.map(() => elsewhere), others: [] }
}

const FOO = { name: 'foo', version: '1.0' } as const
const INFO = 'foo-1.0.dist-info'

/** A wheel of foo 1.0 with these fields in its metadata. */
function withFields(fields: FieldValues): BuiltFile {
  return buildWheel({ ...FOO, metadata: coreMetadata(fields) })
}

/** A wheel of foo 1.0 that differs in something else. */
function wheel(options: Partial<WheelOptions>): BuiltFile {
  return buildWheel({ ...FOO, ...options })
}

function named(filename: string, { bytes }: BuiltFile): BuiltFile {
  return { filename, bytes }
}

/** A member in place of the one of this name. */
function replacing(name: string, change: Partial<ZipEntry>): NonNullable<WheelOptions['arrange']> {
  return (entries) => entries.map((entry) => (entry.name === name ? { ...entry, ...change } : entry))
}

function without(name: string): NonNullable<WheelOptions['arrange']> {
  return (entries) => entries.filter((entry) => entry.name !== name)
}

describe('name and version', () => {
  test.each<Row>([
    [
      'a name that ends in an underscore',
      named('foo_-1.0-py3-none-any.whl', buildWheel({ name: 'foo_', version: '1.0' })),
      refusedEverywhere('name'),
    ],
    ['a name that begins with a hyphen', buildWheel({ name: '-foo', version: '1.0' }), refusedEverywhere('name')],
    [
      'a name with a space',
      buildWheel({ name: 'foo bar', version: '1.0', namePart: 'foo_bar' }),
      refusedEverywhere('name'),
    ],
    [
      'a name that is not ASCII',
      buildWheel({ name: 'föö', version: '1.0', namePart: 'foo' }),
      refusedEverywhere('name'),
    ],
    [
      'the name of an sdist with a space',
      buildSdist({ name: 'foo bar', version: '1.0', namePart: 'foo_bar' }),
      refusedEverywhere('name'),
    ],
    ['the name that stands for none', buildWheel({ name: 'UNKNOWN', version: '1.0' }), refusedByPypi('name-given')],
    ['a local version', buildWheel({ name: 'foo', version: '1.0+cu121' }), refusedByPypi('local-version')],
    [
      'a version with a letter for a number',
      buildWheel({ name: 'foo', version: '1.0.x' }),
      refusedEverywhere('version'),
    ],
    ['a version with an underscore', buildWheel({ name: 'foo', version: '1_0' }), refusedEverywhere('version')],
    ['a version that is a word', buildWheel({ name: 'foo', version: 'latest' }), refusedEverywhere('version')],
    [
      'the version of an sdist that is a word',
      buildSdist({ name: 'foo', version: 'latest' }),
      refusedEverywhere('version'),
    ],
  ])('%s', async (...row) => expectVerdict(row))
})

describe('the form of the metadata', () => {
  test.each<Row>([
    ['no Metadata-Version', withFields({ 'Metadata-Version': undefined }), unreadable('DIST_METADATA')],
    [
      'a Metadata-Version that was never published',
      withFields({ 'Metadata-Version': '2.0' }),
      refusedEverywhere('metadata-version'),
    ],
    [
      'a Metadata-Version that is not published yet',
      withFields({ 'Metadata-Version': '2.6' }),
      doubted('metadata-version'),
    ],
    [
      'License-Expression before its time',
      withFields({ 'Metadata-Version': '2.3', 'License-Expression': 'MIT' }),
      refusedEverywhere('field-newer-than-metadata-version'),
    ],
    [
      'Dynamic before its time',
      withFields({ 'Metadata-Version': '2.1', Dynamic: 'License' }),
      refusedEverywhere('field-newer-than-metadata-version'),
    ],
    ['a summary of 513 characters', withFields({ Summary: 'a'.repeat(513) }), refusedByPypi('summary-length')],
    ['a summary of 513 emoji', withFields({ Summary: '🐍'.repeat(513) }), refusedByPypi('summary-length')],
    ['a summary with a line break', withFields({ Summary: 'one\n two' }), refusedEverywhere('summary')],
    ['two summaries', withFields({ Summary: ['one', 'two'] }), refusedEverywhere('repeated-field')],
    ['Dynamic for Version', withFields({ Dynamic: 'Version' }), refusedEverywhere('dynamic')],
    ['Dynamic for itself', withFields({ Dynamic: 'Dynamic' }), refusedByPypi('dynamic-itself')],
    [
      'Dynamic for a field written with underscores',
      withFields({ Dynamic: 'requires_dist' }),
      refusedEverywhere('dynamic'),
    ],
  ])('%s', async (...row) => expectVerdict(row))
})

describe('the type of the description', () => {
  test.each<Row>([
    ['HTML', withFields({ 'Description-Content-Type': 'text/html' }), refusedEverywhere('description-content-type')],
    [
      'a charset in lower case',
      withFields({ 'Description-Content-Type': 'text/markdown; charset=utf-8' }),
      doubted('description-content-type'),
    ],
    [
      'a variant in lower case',
      withFields({ 'Description-Content-Type': 'text/markdown; variant=gfm' }),
      refusedEverywhere('description-content-type'),
    ],
  ])('%s', async (...row) => expectVerdict(row))
})

describe('the description', () => {
  const TYPE = 'Description-Content-Type'
  const written = (type: string | undefined, text: string): BuiltFile =>
    buildWheel({ ...FOO, metadata: coreMetadata({ [TYPE]: type }, text) })
  /** What docutils says of the texts. */
  const failing = (...problems: string[]): Rendering => ({ state: 'judged', problems, olderProblems: [] })
  test.each<Row>([
    ['Markdown of white space', written('text/markdown', ' \n\n'), refusedByPypi('description-markdown')],
    ['Markdown of link definitions', written('text/markdown', '[a]: b\n'), refusedByPypi('description-markdown')],
    [
      'a table of Markdown without a type',
      written(undefined, '|a|b|\n|---|---|\n|1|2|\n'),
      refusedEverywhere('description-rendering'),
      {},
      failing('line 1: Error: Undefined substitution referenced: "a|b".'),
    ],
    [
      'an asterisk without a type',
      written(undefined, 'Accepts *args and returns a list.\n'),
      refusedEverywhere('description-rendering'),
      {},
      failing('line 1: Warning: Inline emphasis start-string without end-string.'),
    ],
    ...[
      ['a directive of Sphinx', '.. automodule:: foo\n', 'line 1: Error: Unknown directive type "automodule".'],
      ['a role of Sphinx', 'See :ref:`there`.\n', 'line 1: Error: Unknown interpreted text role "ref".'],
      ['another file', '.. include:: CHANGES.rst\n', 'line 1: Warning: "include" directive disabled.'],
      ['raw HTML', '.. raw:: html\n\n   <p>\n', 'line 1: Warning: "raw" directive disabled.'],
      ['a short underline', 'Hello world\n======\n\nText.\n', 'line 2: Warning: Title underline too short.'],
      ['white space', ' \n\n', 'No content rendered from RST source.'],
    ].map(
      ([what = '', text = '', problem = '']): Row => [
        what,
        written('text/x-rst', text),
        refusedEverywhere('description-rendering'),
        {},
        failing(problem),
      ],
    ),
    [
      'a title alone',
      written('text/x-rst', 'Demo\n====\n'),
      doubted('description-older-renderer'),
      {},
      { state: 'judged', problems: [], olderProblems: ['No content rendered from RST source.'] },
    ],
    [
      'what could not be rendered here',
      written('text/x-rst', 'Text.'),
      doubted('description-unchecked'),
      {},
      { state: 'unknown', reason: 'There is no renderer.' },
    ],
    ['none', withFields({ [TYPE]: undefined, Description: undefined }), doubted('description-missing')],
    ['none but UNKNOWN', written(undefined, 'UNKNOWN\n'), doubted('description-missing')],
    ['no type', written(undefined, 'Text.'), doubted('description-type-missing')],
  ])('%s', async (...row) => expectVerdict(row))
})

describe('classifiers', () => {
  test.each<Row>([
    [
      'one that keeps a project private',
      withFields({ Classifier: 'Private :: Do Not Upload' }),
      refusedByPypi('classifier'),
    ],
    [
      'one in lower case',
      withFields({ Classifier: 'programming language :: python :: 3' }),
      { ...doubted('classifier'), onPypi: 'error' },
    ],
    [
      'a deprecated one',
      withFields({ Classifier: 'Natural Language :: Ukranian' }),
      { ...doubted('classifier'), onPypi: 'error' },
    ],
  ])('%s', async (...row) => expectVerdict(row))
})

describe('dependencies', () => {
  test.each<Row>([
    ['a URL', withFields({ 'Requires-Dist': 'bar @ https://example.com/bar.whl' }), refusedByPypi('direct-reference')],
    [
      'a URL with extras and a marker',
      withFields({ 'Requires-Dist': 'bar[a] @ https://example.com/bar.whl ; os_name == "nt"' }),
      refusedByPypi('direct-reference'),
    ],
    ['a wild card after >=', withFields({ 'Requires-Dist': 'bar>=2.*' }), refusedEverywhere('requires-dist')],
    ['a single =', withFields({ 'Requires-Dist': 'bar=2' }), refusedEverywhere('requires-dist')],
    [
      'a marker without quotes',
      withFields({ 'Requires-Dist': 'bar; python_version < 3' }),
      refusedEverywhere('requires-dist'),
    ],
    [
      'a Requires-Python with a wild card after >=',
      withFields({ 'Requires-Python': '>=3.8.*' }),
      refusedEverywhere('requires-python'),
    ],
    ['a Requires-Python with a caret', withFields({ 'Requires-Python': '^3.8' }), refusedEverywhere('requires-python')],
    [
      'a Requires-Python without an operator',
      withFields({ 'Requires-Python': '3.8' }),
      refusedEverywhere('requires-python'),
    ],
    [
      'a Requires-Python with ~= and one number',
      withFields({ 'Requires-Python': '~=3' }),
      refusedEverywhere('requires-python'),
    ],
    ['an extra with a space', withFields({ 'Provides-Extra': 'a b' }), refusedEverywhere('provides-extra')],
    [
      'a Provides-Dist with a bare version',
      withFields({ 'Provides-Dist': 'bar (1.0)' }),
      refusedByPypi('provides-dist'),
    ],
    [
      'an Obsoletes-Dist with a bare version',
      withFields({ 'Obsoletes-Dist': 'bar (1.0)' }),
      refusedByPypi('obsoletes-dist'),
    ],
  ])('%s', async (...row) => expectVerdict(row))
})

describe('web and mail addresses', () => {
  test.each<Row>([
    [
      'a Project-URL without a comma',
      withFields({ 'Project-URL': 'Homepage https://a.b' }),
      refusedByPypi('project-url'),
    ],
    [
      'a Project-URL without a comma that is longer than a label',
      withFields({ 'Project-URL': 'Homepage https://example.com/a/long/path' }),
      refusedByPypi('project-url'),
    ],
    [
      'a label of 33 characters',
      withFields({ 'Project-URL': `${'a'.repeat(33)}, https://a.b` }),
      refusedByPypi('project-url'),
    ],
    ['an empty label', withFields({ 'Project-URL': ', https://a.b' }), refusedByPypi('project-url')],
    [
      'a label twice',
      withFields({ 'Project-URL': ['Home, https://a.b', 'Home , https://c.d'] }),
      refusedEverywhere('repeated-project-url-label'),
    ],
    [
      'a Project-URL of a repository of git',
      withFields({ 'Project-URL': 'Repo, git+https://a.b/c' }),
      refusedByPypi('project-url'),
    ],
    ['a Home-Page without a scheme', withFields({ 'Home-Page': 'www.a.b' }), refusedByPypi('home-page')],
    ['a Download-URL without a scheme', withFields({ 'Download-URL': 'www.a.b' }), refusedByPypi('download-url')],
    ['brackets in the path', withFields({ 'Home-Page': 'https://a.b/x[1]' }), refusedByPypi('home-page')],
    [
      'a port beyond the highest',
      withFields({ 'Project-URL': 'Home, https://a.b:99999/' }),
      refusedByPypi('project-url'),
    ],
    ...['me AT example.com', 'a@localhost', 'a@b', 'a@x.test', 'a..b@c.de'].flatMap((address): Row[] => [
      [`the author’s address ${address}`, withFields({ 'Author-Email': address }), refusedByPypi('author-email')],
      [
        `the maintainer’s address ${address}`,
        withFields({ 'Maintainer-Email': `Jane <${address}>` }),
        refusedByPypi('maintainer-email'),
      ],
    ]),
  ])('%s', async (...row) => expectVerdict(row))
})

describe('licences', () => {
  test.each<Row>([
    [
      'a licence beside an expression',
      withFields({ License: 'MIT', 'License-Expression': 'MIT' }),
      refusedByPypi('license-and-expression'),
    ],
    ...['MIT License', 'Apache 2.0', 'MIT/BSD-3-Clause', '(MIT', 'LicenseRef-a_b'].map(
      (expression): Row => [
        `the expression ${expression}`,
        withFields({ 'License-Expression': expression }),
        refusedEverywhere('license-expression'),
      ],
    ),
    ...['../LICENSE', '/LICENSE', 'LICEN*', 'a\\b', './LICENSE', 'LICENSE..txt'].flatMap((path): Row[] => [
      [
        `the path ${path}`,
        wheel({ metadata: coreMetadata({ 'License-File': path }) }),
        refusedEverywhere('license-file-path'),
      ],
      [
        `the path ${path} in an sdist`,
        buildSdist({ ...FOO, metadata: coreMetadata({ 'License-File': path }) }),
        refusedEverywhere('license-file-path'),
      ],
    ]),
    [
      'a licence file that is not in the wheel',
      withFields({ 'License-File': 'LICENSE' }),
      refusedByPypi('license-file-in-archive'),
    ],
    [
      'a licence file that is elsewhere in the wheel',
      wheel({ metadata: coreMetadata({ 'License-File': 'LICENSE' }), files: { [`${INFO}/LICENSE`]: 'MIT' } }),
      refusedByPypi('license-file-in-archive'),
    ],
    [
      'a licence file that is not in the sdist',
      buildSdist({ ...FOO, metadata: coreMetadata({ 'License-File': 'LICENSE' }) }),
      refusedByPypi('license-file-in-archive'),
    ],
  ])('%s', async (...row) => expectVerdict(row))
})

describe('import names', () => {
  test.each<Row>([
    ...['foo-bar', 'class', 'foo; public'].flatMap((name): Row[] => [
      [
        `the import name ${name}`,
        withFields({ 'Metadata-Version': '2.5', 'Import-Name': name }),
        refusedEverywhere('import-name'),
      ],
      [
        `the import namespace ${name}`,
        withFields({ 'Metadata-Version': '2.5', 'Import-Namespace': name }),
        refusedEverywhere('import-namespace'),
      ],
    ]),
  ])('%s', async (...row) => expectVerdict(row))
})

describe('file names of sdists', () => {
  const sdist = (version: string, inMetadata = version): BuiltFile =>
    buildSdist({ name: 'foo', version, metadata: coreMetadata({ Version: inMetadata }) })
  test.each<Row>([
    ['a zip', buildSdist({ ...FOO, format: '.zip' }), refusedByPypi('sdist-filename')],
    ['a name with a capital letter', buildSdist({ ...FOO, namePart: 'Foo' }), refusedByPypi('sdist-filename')],
    [
      'a name with a hyphen',
      buildSdist({ name: 'foo-bar', version: '1.0', namePart: 'foo-bar' }),
      refusedByPypi('sdist-filename'),
    ],
    [
      'a name with a dot',
      buildSdist({ name: 'foo.bar', version: '1.0', namePart: 'foo.bar' }),
      refusedByPypi('sdist-filename'),
    ],
    ['another name', buildSdist({ ...FOO, namePart: 'bar' }), refusedByPypi('sdist-filename')],
    ['a version with another number of zeros', sdist('1.0.0', '1.0'), refusedByPypi('sdist-filename')],
    ['a version that is not in its normal form', sdist('1.0-rc1'), refusedByPypi('sdist-filename')],
    ['another version', sdist('1.1', '1.0'), refusedByPypi('sdist-filename')],
  ])('%s', async (...row) => expectVerdict(row))
})

describe('file names of wheels', () => {
  const tagged = (platform: string): BuiltFile => wheel({ tag: `py3-none-${platform}` })
  test.each<Row>([
    ['a name with a capital letter', wheel({ namePart: 'Foo' }), refusedByPypi('wheel-filename-name')],
    [
      'a name with a dot',
      buildWheel({ name: 'foo.bar', version: '1.0', namePart: 'foo.bar' }),
      refusedByPypi('wheel-filename-name'),
    ],
    [
      'a name with two underscores',
      buildWheel({ name: 'foo-bar', version: '1.0', namePart: 'foo__bar' }),
      refusedByPypi('wheel-filename-name'),
    ],
    ['too few parts', named('foo-1.0.whl', wheel({})), unreadable('DIST_FILENAME')],
    ['a build number without a digit', named('foo-1.0-q-py3-none-any.whl', wheel({})), refusedByPypi('wheel-filename')],
    ['another name', wheel({ namePart: 'bar' }), refusedByPypi('wheel-filename-name')],
    [
      'another version',
      buildWheel({ name: 'foo', version: '1.1', metadata: coreMetadata() }),
      refusedByPypi('wheel-filename-version'),
    ],
    ...['linux_x86_64', 'macosx_11_1_arm64', 'musllinux_1_2_ppc64', 'manylinux_2_17_x86_64.linux_x86_64'].map(
      (platform): Row => [`the platform ${platform}`, tagged(platform), refusedByPypi('platform-tag')],
    ),
    ['a name of 247 bytes', buildWheel({ name: 'a'.repeat(226), version: '1.0' }), refusedByPypi('filename-length')],
  ])('%s', async (...row) => expectVerdict(row))
})

describe('file names of whatever kind', () => {
  test.each<Row>([
    ...['FOO-1.0.TAR.GZ', 'foo-1.0.tgz', 'foo-1.0.egg', 'foo-1.0.exe'].map(
      (filename): Row => [`the name ${filename}`, named(filename, buildSdist(FOO)), unreadable('DIST_FORMAT')],
    ),
    ['a backslash', wheel({ namePart: 'foo\\' }), refusedByPypi('filename-characters')],
    ['a control character', wheel({ tag: 'py3-none-any\u0007' }), refusedByPypi('filename-characters')],
    [
      'a control character in an sdist’s',
      named('foo\u007f-1.0.tar.gz', buildSdist(FOO)),
      refusedByPypi('filename-characters'),
    ],
  ])('%s', async (...row) => expectVerdict(row))
})

describe('sdists', () => {
  const { filename, bytes } = buildSdist(FOO)
  const GNU_SPARSE: TarEntry = { name: 'foo-1.0/hole', type: 'S' }
  const PAX_SPARSE: readonly TarEntry[] = [
    {
      name: 'PaxHeaders/hole',
      type: 'x',
      content: paxRecords({
        'GNU.sparse.major': '1',
        'GNU.sparse.minor': '0',
        'GNU.sparse.name': 'foo-1.0/hole',
        'GNU.sparse.realsize': '4096',
      }),
    },
    { name: 'GNUSparseFile/hole', content: Buffer.concat([Buffer.from('0\n'), Buffer.alloc(510)]) },
  ]
  test.each<Row>([
    [
      'compressed with xz',
      { filename, bytes: Buffer.from('/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj', 'base64') },
      unreadable('DIST_FORMAT'),
    ],
    [
      'compressed with bzip2',
      { filename, bytes: Buffer.from('QlpoOTFBWSZTWQAAAAA=', 'base64') },
      unreadable('DIST_FORMAT'),
    ],
    ['cut off', { filename, bytes: bytes.subarray(0, bytes.length - 20) }, unreadable('DIST_ARCHIVE')],
    [
      'with two top folders',
      buildSdist({ ...FOO, arrange: (entries) => [...entries, { name: 'docs/index.md', content: 'x' }] }),
      refusedByPypi('sdist-top-folder'),
    ],
    [
      'with names that begin with ./',
      buildSdist({ ...FOO, arrange: (entries) => entries.map((entry) => ({ ...entry, name: `./${entry.name}` })) }),
      refusedByPypi('sdist-pkg-info'),
    ],
    [
      'without PKG-INFO',
      buildSdist({ ...FOO, arrange: (entries) => entries.slice(0, -1) }),
      unreadable('DIST_METADATA'),
    ],
    [
      'with PKG-INFO above where everything lies',
      buildSdist({ ...FOO, arrange: () => [{ name: 'foo-1.0/PKG-INFO', content: coreMetadata() }] }),
      refusedByPypi('sdist-pkg-info'),
    ],
    [
      'with a sparse file as GNU tar has it',
      buildSdist({ ...FOO, arrange: (entries) => [...entries, GNU_SPARSE] }),
      refusedByPypi('sparse-member'),
    ],
    [
      'with a sparse file as pax has it',
      buildSdist({ ...FOO, arrange: (entries) => [...entries, ...PAX_SPARSE] }),
      refusedByPypi('sparse-member'),
    ],
    [
      'with code made unreadable by PyArmor',
      buildSdist({
        ...FOO,
        files: { 'foo.py': "from pyarmor import __pyarmor__\n__pyarmor__(__name__, __file__, b'x')\n" },
      }),
      refusedByPypi('concealed-code'),
    ],
    [
      'that are two of one version',
      [buildSdist(FOO), buildSdist({ name: 'foo', version: '1.0.0' })],
      refusedByPypiAlone('one-sdist'),
    ],
  ])('%s', async (...row) => expectVerdict(row))
})

describe('wheels', () => {
  const LEAF = 'foo/__init__.py'
  const entryPoints = (text: string): BuiltFile => wheel({ files: { [`${INFO}/entry_points.txt`]: text } })
  test.each<Row>([
    [
      'whose folder of metadata spells the version otherwise',
      named('foo-1.0.0-py3-none-any.whl', wheel({})),
      refusedByPypi('wheel-dist-info'),
    ],
    ['without WHEEL', wheel({ arrange: without(`${INFO}/WHEEL`) }), refusedByPypi('wheel-dist-info')],
    ['without RECORD', wheel({ arrange: without(`${INFO}/RECORD`) }), refusedByPypi('record')],
    ['without METADATA', wheel({ arrange: without(`${INFO}/METADATA`) }), unreadable('DIST_METADATA')],
    [
      'whose RECORD has an empty line',
      wheel({ arrange: replacing(`${INFO}/RECORD`, { content: `${LEAF},,\n\n${INFO}/RECORD,,\n` }) }),
      refusedByPypi('record'),
    ],
    [
      'whose RECORD is not UTF-8',
      wheel({ arrange: replacing(`${INFO}/RECORD`, { content: Buffer.from('f\xf6\xf6.py,,\n', 'latin1') }) }),
      refusedByPypi('record'),
    ],
    [
      'with a script whose name has a space',
      entryPoints('[console_scripts]\na b = foo:main\n'),
      refusedByPypi('entry-points'),
    ],
    [
      'with a script whose name has a slash',
      entryPoints('[gui_scripts]\na/b = foo:main\n'),
      refusedByPypi('entry-points'),
    ],
    ['with entry points after a colon', entryPoints('[console_scripts]\nfoo: foo\n'), refusedByPypi('entry-points')],
    ['with a group of entry points twice', entryPoints('[a]\nb = c\n[a]\nd = e\n'), refusedByPypi('entry-points')],
    ['with an entry point twice', entryPoints('[a]\nb = c\nb = d\n'), refusedByPypi('entry-points')],
    [
      'whose entry points begin with a byte order mark',
      entryPoints('\ufeff[console_scripts]\nfoo = foo:main\n'),
      refusedByPypi('entry-points'),
    ],
    [
      'with a member compressed with bzip2',
      wheel({ arrange: replacing(LEAF, { method: 'bzip2' }) }),
      refusedByPypi('compression-method'),
    ],
    [
      'with a member compressed with LZMA',
      wheel({ arrange: replacing(LEAF, { method: 'lzma' }) }),
      refusedByPypi('compression-method'),
    ],
    [
      'with a member compressed with Zstandard',
      wheel({ arrange: replacing(LEAF, { method: 'zstandard' }) }),
      refusedByPypi('compression-method'),
    ],
    [
      'that grow to 50 times their size and more',
      wheel({ files: { 'foo/zeros': Buffer.alloc(65 * 1024 * 1024) } }),
      refusedByPypi('compression-ratio'),
    ],
    [
      'with sizes behind the data',
      wheel({ arrange: (entries) => entries.map((entry) => ({ ...entry, sizes: 'data-descriptor' })) }),
      refusedByPypi('zip-framing'),
    ],
    [
      'with a member twice',
      wheel({ arrange: (entries) => [{ name: LEAF, content: 'x' }, ...entries] }),
      refusedByPypi('zip-framing'),
    ],
    [
      'with something before the archive',
      wheel({ zip: { before: Buffer.from('#!/usr/bin/env python3\n') } }),
      refusedByPypi('zip-framing'),
    ],
    ['with something after the archive', wheel({ zip: { after: Buffer.alloc(8) } }), refusedByPypi('zip-framing')],
    [
      'that are two in one',
      named('foo-1.0-py3-none-any.whl', { filename: '', bytes: Buffer.concat([wheel({}).bytes, wheel({}).bytes]) }),
      refusedByPypi('zip-framing'),
    ],
    ['with a comment on a member', wheel({ arrange: replacing(LEAF, { comment: 'x' }) }), refusedByPypi('zip-framing')],
    [
      'with another size where the member lies',
      wheel({ arrange: replacing(LEAF, { localClaims: { size: 7 } }) }),
      refusedByPypi('zip-framing'),
    ],
    [
      'with a name beyond ASCII that is not said to be UTF-8',
      wheel({ arrange: (entries) => [{ name: Buffer.from('foo/ö.py'), content: '' }, ...entries] }),
      refusedByPypi('zip-framing'),
    ],
    ['with a control character in a name', wheel({ files: { 'foo/a\u0001.py': '' } }), refusedByPypi('zip-framing')],
    [
      'with code made unreadable by PyArmor',
      wheel({ files: { 'foo/a.py': '__pyarmor_enter__()\n' } }),
      refusedByPypi('concealed-code'),
    ],
    [
      'with code made unreadable by SourceDefender',
      wheel({ files: { 'foo/a.pye': '---BEGIN PYE FILE---\nx\n---END PYE FILE---\n' } }),
      refusedByPypi('concealed-code'),
    ],
    ['of more than 100 MiB', wheelOfSize(104_857_601), doubtedOnPypi('file-size')],
  ])('%s', async (...row) => expectVerdict(row))
})

describe('what the index holds', () => {
  const { filename, bytes } = wheel({})
  const DAY_MS = 24 * 60 * 60 * 1000
  const uploaded = (days: number): Date => new Date(Date.now() - days * DAY_MS)
  test.each<Row>([
    [
      'other bytes under the same name',
      { filename, bytes },
      { ...refusedByPypi('name-taken'), elsewhere: 'warning' },
      { files: [{ filename, sha256: '0'.repeat(64), uploaded: uploaded(1) }] },
    ],
    [
      'a release whose first file is older than 14 days',
      { filename, bytes },
      refusedByPypiAlone('release-age'),
      { files: [{ filename: 'foo-1.0.tar.gz', sha256: '0'.repeat(64), uploaded: uploaded(15) }] },
    ],
    [
      'an sdist of this release under another name',
      buildSdist(FOO),
      refusedByPypiAlone('one-sdist'),
      { files: [{ filename: 'foo-1.0.zip', sha256: '0'.repeat(64), uploaded: uploaded(1) }] },
    ],
  ])('%s', async (...row) => expectVerdict(row))
})

describe('the inputs', () => {
  const settle = (url: string, user = '__token__', password = ''): readonly string[] => {
    try {
      const authentication = chooseAuthentication(user, password, parseIndexAddress(url, 'auto'))
      return authentication.kind === 'trusted-publishing' ? [] : authentication.warnings.map(({ title }) => title)
    } catch (error) {
      if (error instanceof Failure) return [error.code]
      throw error
    }
  }

  test.each([
    ['PyPI’s upload URL without the last slash', 'https://upload.pypi.org/legacy'],
    ['PyPI’s upload URL with http', 'http://upload.pypi.org/legacy/'],
    ['the upload path on the host that is read from', 'https://pypi.org/legacy/'],
  ])('%s is refused', (_, url) => {
    expect(settle(url)).toEqual(['INPUT_INVALID'])
  })

  test('the URL of another index may lack the slash', () => {
    expect(settle('https://example.com/legacy')).toEqual([])
  })

  test('a token that does not begin as PyPI’s do is warned about', () => {
    expect(settle('https://upload.pypi.org/legacy/', '__token__', 'secret')).toEqual(['Not an API token'])
  })

  test('a user name is refused for PyPI, and fine elsewhere', () => {
    expect(settle('https://upload.pypi.org/legacy/', 'jane', 'secret')).toEqual(['INPUT_CONFLICT'])
    expect(settle('https://example.com/legacy/', 'jane', 'secret')).toEqual([])
  })
})
