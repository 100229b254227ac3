import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { RunnerLog } from '../../src/runner/runner-log.ts'

const SECRET = 'pypi-sample_secret?x'
const write = process.stdout.write
let log: RunnerLog

beforeEach(() => {
  // Announcing a secret prints it, for the runner to read.
  process.stdout.write = () => true
  log = new RunnerLog()
  log.mask(SECRET)
})
afterEach(() => {
  process.stdout.write = write
})

describe('a secret is taken out', () => {
  test.each([
    ['as it is', SECRET],
    ['in an address', encodeURIComponent(SECRET)],
    ['in base64', Buffer.from(SECRET).toString('base64')],
    ['in base64 without padding', Buffer.from(SECRET).toString('base64').replace(/=+$/, '')],
    ['in the base64 of addresses', Buffer.from(SECRET).toString('base64url')],
  ])('%s', (_, spelling) => {
    expect(log.redact(`before ${spelling} after`)).toMatch(/^before \*\*\*=* after$/)
  })

  test('where only its beginning is left of it, since the text was cut', () => {
    expect(log.redact(`“some text pypi-sample_s…” and “pypi-sam…”`)).toBe('“some text ***…” and “***…”')
  })

  test('and ordinary text is left as it is', () => {
    const text = 'some text… pypi-sample and py… more'
    expect(log.redact(text)).toBe(text)
  })
})
