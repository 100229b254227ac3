import { expect, test } from '@jest/globals'
import type { Detail } from '../../src/errors.ts'
import { isFolded, linesOf, mapText } from '../../src/runner/details.ts'

const TABLE: Detail = {
  kind: 'table',
  title: 'Values',
  rows: [
    ['Owner', 'octo-org'],
    ['Workflow name', 'release.yml'],
  ],
}
const DETAILS: readonly Detail[] = [
  { kind: 'list', title: 'Causes', items: ['This.', 'That.'] },
  TABLE,
  { kind: 'code', title: 'Workflow', lines: ['a:', '  b'] },
  { kind: 'link', title: 'There', url: 'https://a.example/' },
]

test('details are lines: lists numbered, tables aligned', () => {
  expect(DETAILS.map(linesOf)).toEqual([
    ['1. This.', '2. That.'],
    ['Owner          octo-org', 'Workflow name  release.yml'],
    ['a:', '  b'],
    ['https://a.example/'],
  ])
})

test('a long table is folded away, and nothing else', () => {
  expect(DETAILS.map(isFolded)).toEqual([false, false, false, false])
  const rows = Array.from({ length: 7 }, () => ['a', 'b'] as const)
  expect(isFolded({ kind: 'table', title: 'Claims', rows })).toBe(true)
})

test('every text of a detail can be changed', () => {
  const marked = DETAILS.map((detail) => JSON.stringify(mapText(detail, (text) => `<${text}>`)))
  for (const [index, detail] of DETAILS.entries()) {
    const texts = [detail.title, ...linesOf({ ...detail }).flatMap((line) => line.split(/^\d\. | {2,}/))]
    for (const text of texts.filter((each) => each !== '' && detail.kind !== 'code')) {
      expect(marked[index]).toContain(`<${text}>`)
    }
  }
  expect(marked[2]).toContain('<  b>')
})
