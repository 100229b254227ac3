import { readFile } from 'node:fs/promises'
import { expect, test } from '@jest/globals'
import { checksPage } from '../scripts/checks-page.ts'
import { RULES, RULES_OF_THE_UPLOAD } from '../src/checks/rules.ts'

/** A formatter pads the cells of tables. */
function withoutPadding(page: string): string {
  return page
    .replace(/ +\|/g, ' |')
    .replace(/\| -+:? \|/g, '| --- |')
    .replace(/-{3,}/g, '---')
}

test('docs/checks.md says what the rules say: else run “npm run docs”', async () => {
  const page = await readFile(new URL('../docs/checks.md', import.meta.url), 'utf8')
  expect(withoutPadding(page)).toBe(withoutPadding(checksPage()))
})

test('ids are words joined by hyphens, and no two rules share one', () => {
  const ids = RULES.map(({ id }) => id)
  expect(ids.filter((id) => !/^[a-z]+(?:-[a-z\d]+)*$/.test(id))).toEqual([])
  expect(new Set(ids).size).toBe(ids.length)
})

test('titles are sentences, and sources are links', () => {
  for (const { title, source } of RULES) {
    expect(title).toMatch(/^[A-Z“].*\.$/)
    expect(source.url).toMatch(/^https:\/\//)
  }
})

test('every rule of the upload is a rule', () => {
  expect(RULES_OF_THE_UPLOAD.filter((rule) => !RULES.includes(rule))).toEqual([])
})
