import { describe, expect, test } from '@jest/globals'
import * as reason from '../../src/http/reason.ts'
import type { Reply } from '../../src/http/transport.ts'
import { rememberingLog } from '../support/fake-runner.ts'

const secrets = rememberingLog()
const reasonFrom = (answer: Reply) => reason.reasonFrom(answer, secrets)
const statusAndReason = (answer: Reply) => reason.statusAndReason(answer, secrets)
const textFrom = (answer: Reply) => reason.textFrom(answer, secrets)

function reply(body: string, type = '', status = 400, statusText = ''): Reply {
  return { status, statusText, headers: new Map(type === '' ? [] : [['content-type', type]]), body, bodyEnd: 'whole' }
}

const PYPI_JSON = JSON.stringify({
  message: 'The server could not comply with the request since it is malformed.\n\n\nFile already exists.\n\n',
  code: '400 File already exists (see above).',
  title: 'Bad Request',
})
const PYPI_HTML =
  '<html>\n <head>\n  <title>400 Only one sdist may be uploaded per release.</title>\n </head>\n <body>\n' +
  '  <h1>400 Only one sdist may be uploaded per release.</h1>\n  The server could not comply.<br/><br/>\n</body></html>'

describe("the server's own reason", () => {
  test.each([
    [
      "PyPI's JSON: the status line, without the number",
      reply(PYPI_JSON, 'application/json'),
      'File already exists (see above).',
    ],
    [
      'FastAPI',
      reply('{"detail":[{"loc":["body"],"msg":"field required"}]}', 'application/json', 422, 'Unprocessable'),
      'Unprocessable',
    ],
    ['a detail', reply('{"detail":"Not allowed here."}', 'application/json'), 'Not allowed here.'],
    [
      'an OAuth error',
      reply('{"error":"invalid_grant","error_description":"Bad grant."}', 'application/json'),
      'Bad grant.',
    ],
    ['a list of errors', reply('{"errors":[{"status":403,"message":"No."}]}', 'application/json', 403), 'No.'],
    ['JSON without a type', reply(' {"message":"As JSON."}'), 'As JSON.'],
    ['JSON that breaks off', reply('{"message":"As JS', 'application/json', 400, 'Bad Request'), 'Bad Request'],
    [
      'plain text on one line',
      reply('409 Conflict: package\n\n already  there\n', 'text/plain', 409),
      'Conflict: package already there',
    ],
    ['an empty body: the reason phrase', reply('', '', 405, 'Method Not Allowed'), 'Method Not Allowed'],
    ['HTTP/2 and nothing at all', reply('', '', 405), ''],
    ['an HTML entity', reply('<p>a &lt;b&gt; &amp; &#39;c&#x27; &bogus;</p>', 'text/html'), "a <b> & 'c' &bogus;"],
    [
      'HTML without a type',
      reply('<!DOCTYPE html><title>413 Too Large</title><style>p{}</style>', '', 413),
      'Too Large',
    ],
    ['scripts are no text', reply('<script>alert("x")</script><p>Real.</p>', 'text/html'), 'Real.'],
  ])('%s', (_title, answer, reason) => {
    expect(reasonFrom(answer)).toBe(reason)
  })

  test("PyPI's HTML says its sentence once", () => {
    expect(reasonFrom(reply(PYPI_HTML, 'text/html'))).toMatch(/^Only one sdist may be uploaded per release\./)
  })

  test('is bounded, however much the server says', () => {
    expect(reasonFrom(reply('x'.repeat(100_000), 'text/plain')).length).toBeLessThanOrEqual(501)
    for (const hostile of ['<', '<head', '<!--', '<a', '&#1;', '</p>', '<title>']) {
      expect(reasonFrom(reply(hostile.repeat(250_000 / hostile.length), 'text/html')).length).toBeLessThanOrEqual(501)
    }
    expect(reasonFrom(reply('['.repeat(60_000) + ']'.repeat(60_000), 'application/json', 400, 'Deep'))).toBe('Deep')
  })

  test('stands in a sentence with the status', () => {
    expect(statusAndReason(reply('', '', 502, 'Bad Gateway'))).toBe('status 502: “Bad Gateway”')
    expect(statusAndReason(reply('', '', 502))).toBe('status 502')
  })
})

test('loses every secret before it is cut', () => {
  const secret = 'pypi-AgEIcHlwaS5vcmc_abcdefghijklmnopqrst'
  secrets.mask(secret)
  for (const before of [0, 455, 470, 490, 499]) {
    expect(reasonFrom(reply(`${'x'.repeat(before)} ${secret}`, 'text/plain'))).not.toContain('pypi-A')
  }
  expect(reasonFrom(reply(JSON.stringify({ message: `No: ${secret}` }), 'application/json'))).toBe('No: ***')
  expect(reasonFrom(reply(`<p>No: ${secret.replace('_', '&#95;')}</p>`, 'text/html'))).toBe('No: ***')
  expect(textFrom(reply(`${'x'.repeat(64 * 1024 - 20)}${secret}`, 'text/plain'))).not.toContain('pypi-A')
})

test('an HTML page becomes text for a closer look', () => {
  expect(textFrom(reply('<h1>Sorry</h1><ul><li>one</li><li>two</li></ul>', 'text/html'))).toBe('Sorry\none\ntwo')
})
