import { expect, test } from '@jest/globals'
import { sizeRules } from '../../src/checks/sizes.ts'
import { distributionWith } from '../support/distribution.ts'

function verdicts(size: number): readonly string[] {
  return sizeRules.flatMap((rule) => [...rule.check(distributionWith({ size }))].map(() => rule.id))
}

test('A file of 100 MiB is fine, and one byte more may be too much', () => {
  expect(verdicts(104_857_600)).toEqual([])
  expect(verdicts(104_857_601)).toEqual(['file-size'])
})
