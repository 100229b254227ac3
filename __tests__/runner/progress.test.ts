import { expect, test } from '@jest/globals'
import { Progress } from '../../src/runner/progress.ts'
import { distributionWith } from '../support/distribution.ts'

const FIRST = distributionWith({ filename: 'foo-1.0-py3-none-any.whl', size: 1_000 })
const SECOND = distributionWith({ filename: 'foo-1.0.tar.gz', size: 3_000 })

function begin(): { readonly progress: Progress; readonly at: (seconds: number) => void } {
  let nowMs = 5_000
  const clock = { monotonicMs: () => nowMs, sleep: async () => {} }
  return {
    progress: new Progress([FIRST, SECOND], clock),
    at: (seconds) => {
      nowMs = 5_000 + seconds * 1_000
    },
  }
}

test('says nothing in the first ten seconds, and then every ten', () => {
  const { progress, at } = begin()
  const told = [1, 9, 10, 11, 19, 20, 25].filter((seconds) => {
    at(seconds)
    return progress.sent(FIRST, 10 * seconds) !== undefined
  })
  expect(told).toEqual([10, 20])
})

test('adds up all files, and takes back what is sent anew', () => {
  const { progress, at } = begin()
  progress.sent(FIRST, 1_000)
  progress.ended()
  progress.sent(SECOND, 2_500)
  at(10)
  expect(progress.sent(SECOND, 1_000)).toEqual({
    files: 1,
    totalFiles: 2,
    bytes: 2_000,
    totalBytes: 4_000,
    bytesPerSecond: 200,
  })
})

test('counts no more of a file than there is, whatever goes with it', () => {
  const { progress, at } = begin()
  at(10)
  expect(progress.sent(FIRST, 1_400)).toMatchObject({ bytes: 1_000 })
})
