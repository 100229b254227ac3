import { describe, expect, test } from '@jest/globals'
import { pageJsonFrom } from '../../src/package-index/page-json.ts'

describe('a page in JSON', () => {
  test.each([
    ['an object', '{"a": [1, {"b": null}]}', { a: [1, { b: null }] }],
    ['with white space before it', '\n {"a": 1}', { a: 1 }],
    ['with brackets in its texts', JSON.stringify({ a: '['.repeat(100) }), { a: '['.repeat(100) }],
    ['with quotation marks in its texts', JSON.stringify({ a: '"[\\"'.repeat(100) }), { a: '"[\\"'.repeat(100) }],
  ])('is read: %s', (_, body, expected) => {
    expect(pageJsonFrom(body)).toEqual(expected)
  })

  test.each([
    ['nothing', ''],
    ['a list', '[]'],
    ['half an object', '{"a": '],
    ['a web page', '<html>'],
    ['what nests deeper than any page', `{"a": ${'['.repeat(100)}${']'.repeat(100)}}`],
    ['tens of millions of brackets', `{"a": ${'['.repeat(30_000_000)}`],
    ['a text that never ends', `{"a": "${'\\'.repeat(1_000_001)}`],
  ])('is not known where it is %s', (_, body) => {
    expect(pageJsonFrom(body)).toBeUndefined()
  })
})
