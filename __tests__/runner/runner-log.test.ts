import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { RunnerLog } from '../../src/runner/runner-log.ts'

const SECRET = 'pypi-sample_secret?x'
const write = process.stdout.write
let log: RunnerLog
let printed = ''

beforeEach(() => {
  // Announcing a secret prints it, for the runner to read.
  printed = ''
  process.stdout.write = (text) => {
    printed += String(text)
    return true
  }
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

  test.each([
    ['in the JSON of Python', 'geheim-ä-😀', 'geheim-\\u00e4-\\ud83d\\ude00'],
    ['in the JSON of PHP', 'secret/with/slashes', 'secret\\/with\\/slashes'],
    ['in JSON', 'secret"quoted"', 'secret\\"quoted\\"'],
    ['in HTML', `secret<&>"'`, 'secret&lt;&amp;&gt;&quot;&#39;'],
    ['in XML', 'secret"<&>', 'secret"&lt;&amp;&gt;'],
    ['in an address in small letters', 'secret/ä', 'secret%2f%c3%a4'],
    ['by its lines', '-----BEGIN-----\nfirst-line\nsecond-line', 'second-line'],
  ])('%s', (_, secret, spelling) => {
    log.mask(secret)
    expect(log.redact(`before ${spelling} after`)).toBe('before *** after')
  })

  test('where only its beginning is left of it, since the text was cut', () => {
    expect(log.redact(`“some text pypi-sample_s…” and “pypi-sam…”`)).toBe('“some text ***…” and “***…”')
  })

  test('and ordinary text is left as it is', () => {
    const text = 'some text… pypi-sample and py… more'
    expect(log.redact(text)).toBe(text)
  })
})

test('after its end only a verdict is said, and secrets are announced all the same', () => {
  log.close()
  printed = ''
  log.info('info')
  log.warning('warning', 'title')
  log.error('error', 'title')
  log.group('group', ['line'])
  expect(printed).toBe('')
  log.mask('another-secret')
  log.verdict('verdict', 'title')
  expect(printed).toContain('::add-mask::another-secret')
  expect(printed).toContain('::error title=title::verdict')
})

describe('of what GitHub shows beside a run', () => {
  const shown = (kind: 'error' | 'warning'): number => printed.match(new RegExp(`^::${kind} `, 'gm'))?.length ?? 0

  test('there are never more than it has room for, and the last error is always among it', () => {
    for (let number = 1; number <= 30; number++) {
      log.error(`Error ${number}.`, 'some-rule')
      log.warning(`Warning ${number}.`, 'some-rule')
    }
    log.countUnshown()
    log.verdict('Nothing was published.', 'CHECKS_FAILED')
    expect(shown('error')).toBe(10)
    expect(shown('warning')).toBe(7)
    expect(printed).toContain('\nError: Error 30. [some-rule]\n')
    expect(printed).toContain('\nWarning: Warning 30. [some-rule]\n')
    expect(printed).toContain('Only this log has 21 more errors and 23 more warnings')
    expect(printed).toMatch(/::error title=CHECKS_FAILED::Nothing was published\.\n$/)
  })

  test('nothing is counted where everything is shown', () => {
    log.error('Error.', 'some-rule')
    log.countUnshown()
    expect(printed).not.toContain('Only this log')
  })
})
