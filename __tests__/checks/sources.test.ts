import { expect, test } from '@jest/globals'
import { RULES } from '../../src/checks/rules.ts'

const HOSTS = [
  'docs.pypi.org',
  'docs.python.org',
  'github.com',
  'packaging.python.org',
  'peps.python.org',
  'policies.python.org',
  'pypi.org',
]

test.each(RULES.map(({ id, source }) => [id, source] as const))(
  'the source of %s is a page of somebody who decides',
  (_, { title, url }) => {
    const parsed = new URL(url)
    expect(parsed.href).toBe(url)
    expect([parsed.protocol, HOSTS.includes(parsed.host)]).toEqual(['https:', true])
    expect(title).toMatch(/^\S.*\S$/)
  },
)

test('no two rules have one id, and each is lower-case words joined by hyphens', () => {
  const ids = RULES.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))).toEqual([])
})
