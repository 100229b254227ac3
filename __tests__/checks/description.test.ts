import { describe, expect, test } from '@jest/globals'
import { descriptionRules, restructuredTextIn } from '../../src/checks/description.ts'
import { distributionWith } from '../support/distribution.ts'
import { verdicts } from '../support/verdicts.ts'
import { coreMetadata, type FieldValues } from './support/core-metadata.ts'

const TYPE = 'Description-Content-Type'

function renderedText(fields: FieldValues, body = 'Text.\n'): string | undefined {
  return restructuredTextIn(distributionWith({ metadata: coreMetadata(fields, body) }).metadata)
}

describe('rendered as reStructuredText is', () => {
  // Types as Python's email module reads them, with which twine and PyPI read them.
  test.each<readonly [string, FieldValues]>([
    ['a description without a type', {}],
    ['one whose type is empty', { [TYPE]: '' }],
    ['one whose type is unknown to the build backend', { [TYPE]: 'UNKNOWN' }],
    ...[
      'text/x-rst',
      'TEXT/X-RST',
      'text/x-rst ;',
      'text/x-rst;charset=UTF-8',
      'text/x-rst; charset="UTF-8"',
      'text/x-rst; charset=utf-8',
      'text/x-rst; variant=GFM',
      'text/x-rst;;',
    ].map((type): readonly [string, FieldValues] => [`one of type ${type}`, { [TYPE]: type }]),
  ])('%s', (_, fields) => {
    expect(renderedText(fields)).toBe('Text.\n')
  })

  test('one of only white space', () => {
    expect(renderedText({}, ' \n\n')).toBe(' \n\n')
  })

  test('one that begins with a byte order mark, which stays', () => {
    expect(renderedText({}, '\ufeffText.\n')).toBe('\ufeffText.\n')
  })

  test('one that is given as a field', () => {
    expect(renderedText({ Description: 'Text.', [TYPE]: undefined }, '')).toBe('Text.')
  })
})

describe('not rendered as reStructuredText is', () => {
  test.each<readonly [string, FieldValues, string]>([
    ['Markdown', { [TYPE]: 'text/markdown' }, 'Text.'],
    ['plain text', { [TYPE]: 'text/plain' }, 'Text.'],
    ['Markdown whose type has an odd parameter', { [TYPE]: 'text/markdown; charset=utf-8' }, 'Text.'],
    ['a type that is refused', { [TYPE]: 'text/html' }, 'Text.'],
    ['a charset that is refused', { [TYPE]: 'text/x-rst; charset=latin-1' }, 'Text.'],
    ['a type in comments', { [TYPE]: 'text/x-rst (reStructuredText)' }, 'Text.'],
    ['a type in code', { [TYPE]: '=?utf-8?q?text/x-rst?=' }, 'Text.'],
    ['what has two types', { [TYPE]: ['text/x-rst', 'text/x-rst'] }, 'Text.'],
    ['no description', { Description: undefined }, ''],
    ['an empty one', { Description: '' }, ''],
    ['one that the build backend did not know', { Description: undefined, [TYPE]: undefined }, 'UNKNOWN\n\n'],
    ['one that is given twice', { Description: 'Text.' }, 'Text.'],
  ])('%s', (_, fields, body) => {
    expect(renderedText({ [TYPE]: undefined, ...fields }, body)).toBeUndefined()
  })
})

describe('of the description there is to say', () => {
  test.each<readonly [string, FieldValues, string, readonly string[]]>([
    ['nothing where it has a type', { [TYPE]: 'text/x-rst' }, 'Text.', []],
    ['that it is missing', {}, '', ['description-missing']],
    ['that it is empty', { Description: '' }, '', ['description-missing']],
    ['that it is unknown to the build backend', {}, 'UNKNOWN', ['description-missing']],
    ['that its type is missing', {}, 'Text.', ['description-type-missing']],
    ['that its type is unknown to the build backend', { [TYPE]: 'UNKNOWN' }, 'Text.', ['description-type-missing']],
    [
      'nothing where it is given twice, which another rule says',
      { Description: 'Text.', [TYPE]: 'text/plain' },
      'Text.',
      [],
    ],
    [
      'nothing where its type is given twice, which another rule says',
      { [TYPE]: ['text/plain', 'text/plain'] },
      'Text.',
      [],
    ],
  ])('%s', (_, fields, body, expected) => {
    expect(
      verdicts(descriptionRules, coreMetadata({ Description: undefined, [TYPE]: undefined, ...fields }, body)),
    ).toEqual(expected)
  })

  test('nothing where it is no UTF-8, which another rule says', () => {
    const metadata = coreMetadata({ [TYPE]: 'text/plain' }, '\xff')
    expect(verdicts(descriptionRules, Buffer.from(metadata, 'latin1'))).toEqual([])
  })
})

/** Verdicts of comrak 0.0.12 and 0.0.16, with the options of readme-renderer 46, and of cmarkgfm, which 45 has. */
describe('Markdown', () => {
  const verdictOn = (text: string, type = 'text/markdown'): readonly string[] =>
    verdicts(descriptionRules, coreMetadata({ [TYPE]: type }, text))

  test.each([
    ' ',
    '\n\n',
    ' \t\r\n\r',
    '[a]: b',
    '[a]: https://example.org/a?b=c&d=%20#e\n',
    '   [Foo bar/1.0]:\t./x~y_z-t.png "A title"  \n\n[b]: /c\r\n',
    '[x]: a\n[x]: b\n',
  ])('that renders to nothing is refused: %j', (text) => {
    expect(verdictOn(text)).toEqual(['description-markdown'])
    expect(verdictOn(text, 'text/markdown; charset=utf-8')).toEqual(['description-markdown'])
    expect(verdictOn(text, 'text/plain')).toEqual([])
  })

  test.each([
    '.',
    '# \n',
    '<!-- a comment -->',
    '\xa0',
    '\f',
    '\x1c',
    '\u2028',
    '\0',
    '    [a]: b',
    '\t[a]: b',
    '[a]: b c',
    '[a]: b "c" d',
    '[a]: b"c"\n"d" e',
    '[ ]: b',
    '[a] : b',
    '[a]:',
    '[a]: b\ntext',
    'text\n[a]: b',
    '[a]: b\n===\n',
    '[[a]]: b',
    '[a]:\n\nb',
    '> [a]: b',
    '[^a]: b\n\n[^a]',
  ])('that renders to something, if only to the tags of a block, is not: %j', (text) => {
    expect(verdictOn(text)).toEqual([])
  })

  test('of a megabyte is judged at once', () => {
    for (const piece of [' ', '[', '[a', '[a]: b ', '[a]:', '[a]: "', '\r', '\n[a]: b', 'a ']) {
      verdictOn(piece.repeat(1_000_000 / piece.length))
      verdictOn(`${piece.repeat(1_000_000 / piece.length)}!`)
      verdictOn(`[a]: b${piece.repeat(1_000_000 / piece.length)}!`)
    }
  })
})
