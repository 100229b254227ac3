import { expect, test } from '@jest/globals'
import type { Finding } from '../../src/checks/finding.ts'
import { counted, grouped, shownFiles } from '../../src/runner/findings.ts'
import { distributionWith } from '../support/distribution.ts'

function finding(filename: string, parts: Partial<Finding> = {}): Finding {
  const distribution = distributionWith({ filename })
  return { rule: 'some-rule', severity: 'warning', distribution, sentence: 'It is so.', hint: undefined, ...parts }
}

test('the same words about several files are one group, errors come first, and notes last', () => {
  const groups = grouped([
    finding('a-1-py3-none-any.whl'),
    finding('b-1-py3-none-any.whl', { severity: 'note' }),
    finding('c-1-py3-none-any.whl'),
    finding('c-1-py3-none-any.whl', { severity: 'error' }),
    finding('d-1-py3-none-any.whl', { hint: 'Do this.' }),
  ])
  expect(groups.map(({ severity, hint, filenames }) => [severity, hint, shownFiles(filenames)])).toEqual([
    ['error', undefined, 'c-1-py3-none-any.whl'],
    ['warning', undefined, 'a-1-py3-none-any.whl and 1 more'],
    ['warning', 'Do this.', 'd-1-py3-none-any.whl'],
    ['note', undefined, 'b-1-py3-none-any.whl'],
  ])
})

test('findings are counted by severity', () => {
  expect(counted([])).toBe('')
  expect(counted([finding('a-1-py3-none-any.whl'), finding('b-1-py3-none-any.whl', { severity: 'error' })])).toBe(
    '1 error, 1 warning',
  )
  expect(counted([finding('a-1-py3-none-any.whl'), finding('a-1-py3-none-any.whl')])).toBe('2 warnings')
})

test('a file that breaks a rule several times in the same words is one file', () => {
  const [group] = grouped([finding('a-1-py3-none-any.whl'), finding('a-1-py3-none-any.whl')])
  expect(group?.filenames).toEqual(['a-1-py3-none-any.whl'])
})
