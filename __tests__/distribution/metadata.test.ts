import { execFileSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import { CORE_METADATA_FIELDS } from '../../src/distribution/core-metadata-fields.ts'
import { type Metadata, parseMetadata } from '../../src/distribution/metadata.ts'

const REQUIRED = 'Metadata-Version: 2.4\nName: foo\nVersion: 1.0\n'

/** Characters U+0080 to U+00FF stand for bytes. */
function parse(text: string): Metadata {
  return parseMetadata(Buffer.from(text, 'latin1'), 'PKG-INFO', 'foo-1.0.tar.gz')
}

/** UTF-8 bytes, as characters. */
function utf8(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}

/** The fields beside the three that every file has. */
function fields(text: string): Record<string, readonly string[]> {
  const { 'Metadata-Version': _, Name, Version, ...rest } = Object.fromEntries(parse(text).fields)
  return rest
}

// Expected values from packaging 26.3 on the rules of CPython 3.13.1 (e2e/metadata-referee.py).
describe('fields are read as packaging reads them:', () => {
  test.each<readonly [string, string, Record<string, readonly string[]>]>([
    [
      'CRLF ends a line',
      `${REQUIRED.replaceAll('\n', '\r\n')}Summary: s\r\n\r\nbody\r\n`,
      { Summary: ['s'], Description: ['body\r\n'] },
    ],
    [
      'CR ends a line',
      `${REQUIRED.replaceAll('\n', '\r')}Summary: s\r\rbody`,
      { Summary: ['s'], Description: ['body'] },
    ],
    [
      'continuation lines keep their break and indentation',
      `${REQUIRED}Description: one\n        |two\n\t three  \n`,
      { Description: ['one\n        |two\n\t three  '] },
    ],
    ['so do those after CRLF', `${REQUIRED}License: one\r\n two\r\n`, { License: ['one\r\n two'] }],
    ['a value may begin on the next line', `${REQUIRED}Summary:\n  later\n`, { Summary: ['later'] }],
    ['trailing white space stays', `${REQUIRED}Summary: \t two  \n`, { Summary: ['two  '] }],
    [
      'a line without a colon begins the body',
      `${REQUIRED}Summary: s\nno colon here\nAuthor: a\n`,
      { Summary: ['s'], Description: ['no colon here\nAuthor: a\n'] },
    ],
    [
      'so does one with an odd name',
      `${REQUIRED}Sum\x01mary: a\nAuthor: b\n`,
      { Description: ['Sum\x01mary: a\nAuthor: b\n'] },
    ],
    ['so does one with a name beyond ASCII', utf8(`${REQUIRED}Summäry: s\n`), { Description: ['Summäry: s\n'] }],
    ['a leading envelope line is skipped', `From me\n${REQUIRED}Summary: s\n`, { Summary: ['s'] }],
    ['one in the middle too', `${REQUIRED}From me\nSummary: s\n`, { Summary: ['s'] }],
    ['one at the end belongs to the body', `${REQUIRED}From me\n\nbody`, { Description: ['From me\nbody'] }],
    ['a header without a name is skipped', `${REQUIRED}: value\n more\nSummary: s\n`, { Summary: ['s'] }],
    ['a leading continuation line is skipped', ` x\n${REQUIRED}Summary: s\n`, { Summary: ['s'] }],
    ['names are compared without case', `${REQUIRED}HOME-page: h\n`, { 'Home-Page': ['h'] }],
    [
      'UTF-8 is decoded, and encoded words stay',
      utf8(`${REQUIRED}Author: Jürgen =?utf-8?q?caf=C3=A9?=  x\n`),
      { Author: ['Jürgen =?utf-8?q?caf=C3=A9?=  x'] },
    ],
    ['control characters stay', `${REQUIRED}Summary: a\0b\x0bc\n`, { Summary: ['a\0b\x0bc'] }],
    [
      'repeated fields keep their order',
      `${REQUIRED}Classifier: b\nSummary: s\nClassifier: a\n`,
      { Summary: ['s'], Classifier: ['b', 'a'] },
    ],
    ['an empty Import-Name is an empty list', `${REQUIRED}Import-Name:\n`, { 'Import-Name': [] }],
    ['an empty Import-Namespace is one empty value', `${REQUIRED}Import-Namespace:\n`, { 'Import-Namespace': [''] }],
    ['a blank line may be a description', `${REQUIRED}\n\n`, { Description: ['\n'] }],
    ['a description keeps a byte order mark', utf8(`${REQUIRED}\n\ufeffx`), { Description: ['\ufeffx'] }],
    [
      'a quoted-printable body is decoded',
      `${REQUIRED}Content-Transfer-Encoding: quoted-printable\n\na=3Db=\nc==d=zz=`,
      { Description: ['a=bc=d=zz'] },
    ],
    ['a Base64 body is decoded', `${REQUIRED}Content-Transfer-Encoding: BASE64\n\nw6Q=\n`, { Description: ['ä'] }],
    ['without padding as well', `${REQUIRED}Content-Transfer-Encoding: base64\n\nw 6Q`, { Description: ['ä'] }],
    ['unless it is no Base64', `${REQUIRED}Content-Transfer-Encoding: base64\n\nw6Qx5`, { Description: ['w6Qx5'] }],
  ])('%s', (_, text, expected) => {
    expect(fields(text)).toEqual(expected)
    expect(parse(text)).toMatchObject({ metadataVersion: '2.4', name: 'foo', version: '1.0', problems: [] })
  })

  test('keywords are split, trimmed as Python trims, and joined again', () => {
    const metadata = parse(utf8(`${REQUIRED}Keywords: a, b ,,c\xa0\x1c\n`))
    expect(metadata.fields.get('Keywords')).toEqual(['a, b, , c'])
  })

  test('Project-URLs are split at the first comma', () => {
    const metadata = parse(utf8(`${REQUIRED}Project-URL: \ufeffHome\x1c, \x1fhttp://a/,b\x85\nProject-URL: nocomma\n`))
    expect([...metadata.projectUrls]).toEqual([
      ['\ufeffHome', 'http://a/,b'],
      ['nocomma', ''],
    ])
    expect(metadata.fields.get('Project-URL')).toEqual(['\ufeffHome, http://a/,b', 'nocomma, '])
  })

  test.each([
    ['2.1', undefined],
    ['2.3', undefined],
    ['1.0', undefined],
    ['2.4', ['LICENSE']],
    ['2.10', ['LICENSE']],
    ['3.0', ['LICENSE']],
  ])('in Metadata-Version %s, License-File counts as twine has it', (version, expected) => {
    const metadata = parse(`Metadata-Version: ${version}\nName: foo\nVersion: 1.0\nLicense-File: LICENSE\n`)
    expect(metadata.fields.get('License-File')).toEqual(expected)
    expect(metadata.raw).toContainEqual({ name: 'License-File', value: 'LICENSE' })
  })
})

describe('what twine refuses is a problem, and not in the fields:', () => {
  test.each([
    ['a single field given twice', `${REQUIRED}summary: a\nSUMMARY: b\n`, 'repeated', 'Summary', ['a', 'b']],
    ['keywords given twice', `${REQUIRED}Keywords: a\nKeywords: b\n`, 'repeated', 'Keywords', ['a', 'b']],
    ['bytes that are not UTF-8', `${REQUIRED}Author: J\xfcrgen\n`, 'undecodable', 'Author', ['Jürgen']],
    ['a body that is not UTF-8', `${REQUIRED}\n\xff`, 'undecodable', 'Description', ['\xff']],
    ['a uuencoded body', `${REQUIRED}Content-Transfer-Encoding: uuencode\n\nx`, 'undecodable', 'Description', ['x']],
    [
      'a description as field and body',
      `${REQUIRED}Description: a\n\nb`,
      'ambiguous-description',
      'Description',
      ['a', 'b'],
    ],
    ['two of them as fields', `${REQUIRED}Description: a\nDescription: b\n\nc`, 'repeated', 'Description', ['a', 'b']],
    [
      'a body of parts',
      `${REQUIRED}Content-Type: Multipart/mixed; boundary=x\n\n--x\n\na\n--x--\n`,
      'ambiguous-description',
      'Description',
      [],
    ],
    [
      'a message as body',
      `${REQUIRED}Content-Type: message/rfc822\n\na: b\n`,
      'ambiguous-description',
      'Description',
      [],
    ],
    [
      'a label of two Project-URLs',
      `${REQUIRED}Project-URL: Home, a\nproject-url: Home , b\n`,
      'repeated-label',
      'Project-URL',
      ['Home, a', 'Home , b'],
    ],
  ] as const)('%s', (_, text, kind, field, values) => {
    const { problems, fields } = parse(text)
    expect(problems).toEqual([{ kind, field, values, sentence: expect.stringMatching(/^[A-Z].*\.$/) }])
    expect(fields.has(field)).toBe(false)
  })
})

test('unknown fields are kept aside, whatever their bytes', () => {
  const { unknown, problems } = parse(`${REQUIRED}X-One: 1\nx-one: 2\nConstructor: \xff\n`)
  expect(unknown).toEqual([
    { name: 'X-One', values: ['1', '2'] },
    { name: 'Constructor', values: ['\xff'] },
  ])
  expect(problems).toEqual([])
})

test('raw fields keep their order and spelling', () => {
  expect(parse(`version: 1.0\n${utf8('Author: é')}\nNAME: foo\nMetadata-Version: 2.1\nAuthor: b\n`).raw).toEqual([
    { name: 'version', value: '1.0' },
    { name: 'Author', value: 'é' },
    { name: 'NAME', value: 'foo' },
    { name: 'Metadata-Version', value: '2.1' },
    { name: 'Author', value: 'b' },
  ])
})

test.each([
  ['no Metadata-Version', 'Name: foo\nVersion: 1.0\n', 'Metadata-Version is missing.'],
  ['a blank Name', 'Metadata-Version: 2.1\nName: \nVersion: 1.0\n', 'Name is missing.'],
  [
    'two Names and no Version',
    'Metadata-Version: 2.1\nName: a\nName: b\n',
    'Name is given 2 times, but may be given only once. Version is missing.',
  ],
  [
    'a byte order mark at the start',
    utf8(`\ufeff${REQUIRED}`),
    'Metadata-Version is missing. Name is missing. Version is missing.',
  ],
  ['nothing at all', '', 'Metadata-Version is missing. Name is missing. Version is missing.'],
])('metadata with %s is refused', (_, text, reasons) => {
  expect(() => parse(text)).toThrow(
    expect.objectContaining({
      code: 'DIST_METADATA',
      message: `PKG-INFO in foo-1.0.tar.gz cannot be used: ${reasons}`,
      file: 'foo-1.0.tar.gz',
    }),
  )
})

describe('hostile metadata is read in linear time:', () => {
  test.each([' \n', '\r', ':\n', 'Summary: x', ' \r\n \t', '=', '\x1c'])('%j all over', (unit) => {
    const bytes = Buffer.alloc(4 * 1024 * 1024, unit)
    bytes.write(REQUIRED)
    expect(parseMetadata(bytes, 'PKG-INFO', 'foo-1.0.tar.gz').name).toBe('foo')
  })

  test('and more fields than anybody writes are refused', () => {
    expect(() => parse(REQUIRED + 'a:\n'.repeat(100_000))).toThrow(expect.objectContaining({ code: 'DIST_ARCHIVE' }))
  })
})

// With a heap so small that the process would end if it kept a string for each line or escape.
describe('hostile metadata of 4 MiB is read in little memory:', () => {
  test.each([
    ['continuation lines', 'License: x\n', ' \n', 'License'],
    ['quoted-printable escapes', 'Content-Transfer-Encoding: quoted-printable\n\n', '=41', 'Description'],
  ])('%s', (_, start, unit, field) => {
    const script = `
      const { parseMetadata } = await import(${JSON.stringify(new URL('../../src/distribution/metadata.ts', import.meta.url))})
      const bytes = Buffer.alloc(4 * 1024 * 1024, ${JSON.stringify(unit)})
      bytes.write(${JSON.stringify(REQUIRED + start)})
      const [value] = parseMetadata(bytes, 'PKG-INFO', 'foo-1.0.tar.gz').fields.get('${field}')
      console.log(value.length > 1_000_000)`
    const options = ['--max-old-space-size=40', '--input-type=module', '--eval', script]
    expect(execFileSync(process.execPath, options, { encoding: 'utf8', stdio: 'pipe' })).toBe('true\n')
  })
})

test('the table of fields names each field and form field once', () => {
  expect(new Set(CORE_METADATA_FIELDS.map(({ name }) => name)).size).toBe(32)
  expect(new Set(CORE_METADATA_FIELDS.map(({ formField }) => formField)).size).toBe(32)
})
