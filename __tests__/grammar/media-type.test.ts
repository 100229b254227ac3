import { describe, expect, test } from '@jest/globals'
import { descriptionTypeFlaw, descriptionTypeFrom } from '../../src/grammar/media-type.ts'

// Verdicts of packaging 26.2 and 26.3 on CPython 3.13.
describe('Description-Content-Type', () => {
  test.each([
    'text/plain',
    'Text/Markdown',
    ' text/x-rst ',
    'text/markdown;',
    'text/markdown; charset=UTF-8',
    'text/markdown;charset="UTF-8";variant=CommonMark;',
    'text/markdown; Variant = GFM; format=flowed',
    'text/markdown; x="a;b"',
    'text/plain; variant=gfm',
  ])('is taken by both versions of packaging: %s', (text) => {
    expect(descriptionTypeFlaw(text)).toBeUndefined()
  })

  test.each([
    'text/html',
    'markdown',
    'text/x-markdown',
    'text / plain',
    'text/markdown charset=UTF-8',
    'text/plain charset=UTF-8',
    'text/markdown (GitHub)',
    'text/markdown; variant=gfm',
    'TEXT/MARKDOWN; variant=""',
    'text/x-rst; charset=utf8',
    'text/x-rst; CHARSET=UTF-16',
    'text/markdown\n; variant=GFM',
    'text/markdown\u2028x',
  ])('is refused by both: %j', (text) => {
    expect(descriptionTypeFlaw(text)).toMatchObject({ certainty: 'sure' })
  })

  test.each([
    'text/markdown; charset=utf-8',
    'text/markdown;;variant=GFM',
    'text/markdown; x*',
    'text/markdown; charset=',
    'text/markdown; charset',
    'text/markdown; =x',
    'text/markdown; variant=GFM=x',
    "text/markdown; variant='GFM'",
    'text/markdown; charset=UTF-8, variant=GFM',
    'text/markdown; charset=UTF-8; charset=UTF-8',
    'text/markdown, text/plain',
    '=?utf-8?q?text/markdown?=',
  ])('is a matter of the version: %s', (text) => {
    expect(descriptionTypeFlaw(text)).toMatchObject({ certainty: 'unsure' })
  })

  test('of a megabyte is judged at once', () => {
    expect(descriptionTypeFlaw(`text/markdown${'; a=b'.repeat(200_000)}`)).toMatchObject({ certainty: 'unsure' })
    expect(descriptionTypeFlaw(`text/markdown;${' '.repeat(1_000_000)}x`)).toMatchObject({ certainty: 'unsure' })
  })

  // As `get_content_type` of Python's email module has it.
  test.each([
    ['text/x-rst', 'text/x-rst'],
    ['TEXT/X-RST', 'text/x-rst'],
    [' text/x-rst ;', 'text/x-rst'],
    ['text/x-rst;charset=UTF-8', 'text/x-rst'],
    ['text/x-rst; charset="utf-8"', 'text/x-rst'],
    ['text/markdown;;variant=GFM', 'text/markdown'],
    ['text/markdown; charset="', 'text/markdown'],
    ['text/plain; text/x-rst', 'text/plain'],
    ['text/x-rst; charset=latin-1', undefined],
    ['text/html', undefined],
    ['rst', undefined],
    ['text/x-rst (comment)', undefined],
    ['"text/x-rst"', undefined],
    ['text/markdown, text/plain', undefined],
    ['=?utf-8?q?text/x-rst?=', undefined],
    ['', undefined],
  ])('%j is read as %j', (text, type) => {
    expect(descriptionTypeFrom(text)).toBe(type)
  })
})
