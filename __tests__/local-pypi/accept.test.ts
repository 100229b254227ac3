import { expect, test } from '@jest/globals'
import { acceptableOffers } from '../../local-pypi/accept.ts'

const OFFERS = ['text/html', 'application/json']

test.each([
  [undefined, ['text/html', 'application/json']],
  ['', []],
  ['*/*', ['text/html', 'application/json']],
  ['application/json', ['application/json']],
  ['application/json, */*;q=0.5', ['application/json', 'text/html']],
  ['text/html;q=0.2, application/json;q=0.9', ['application/json', 'text/html']],
  ['text/*', ['text/html']],
  ['*/*, text/html;q=0', ['application/json']],
  ['TEXT/HTML', ['text/html']],
  ['text/html;level=1', []],
  ['image/png', []],
])('of HTML and JSON, Accept %j takes %j', (header, expected) => {
  expect(acceptableOffers(header, OFFERS)).toEqual(expected)
})
