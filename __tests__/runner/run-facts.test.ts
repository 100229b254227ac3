import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { readRunFacts } from '../../src/runner/run-facts.ts'
import { runOrThrow } from '../support/child-process.ts'

let folder = ''
let path = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-facts-'))
  path = join(folder, 'event.json')
  process.env.GITHUB_EVENT_PATH = path
})
afterEach(async () => {
  delete process.env.GITHUB_EVENT_PATH
  await rm(folder, { recursive: true, force: true })
})

describe('what an event tells of forks', () => {
  test.each([
    ['{"pull_request":{"head":{"repo":{"fork":true}}}}', 'pull request from a fork'],
    ['{"repository":{"fork":true}}', 'run of a fork'],
    ['{"repository":{"fork":false}}', 'no fork'],
    ['{"repository":{"fork":"true"}}', 'no fork'],
    ['not JSON', 'no fork'],
    ['null', 'no fork'],
    [`${'['.repeat(100_000)}`, 'no fork'],
  ])('%.60s', async (event, fork) => {
    await writeFile(path, event)
    expect(readRunFacts().fork).toBe(fork)
  })

  test('nothing, where there is no file', () => {
    expect(readRunFacts().fork).toBe('no fork')
  })

  test('nothing, where the file is larger than an event', async () => {
    await writeFile(path, `{"repository":{"fork":true},"x":"${'x'.repeat(33 * 1024 * 1024)}"}`)
    expect(readRunFacts().fork).toBe('no fork')
  })

  const onPosix = process.platform === 'win32' ? test.skip : test
  onPosix('nothing, where it is none that ends', async () => {
    await runOrThrow('mkfifo', [path])
    expect(readRunFacts().fork).toBe('no fork')
  })
})
