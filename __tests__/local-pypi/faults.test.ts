import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Call, Fault } from '../../local-pypi/faults.ts'
import { type LocalPypi, startLocalPypi } from '../../local-pypi/server.ts'
import { basic, exchange, fetchIdToken, mintToken, type Reply, send, upload, zipBytes } from './requests.ts'

let pypi: LocalPypi

beforeEach(async () => {
  pypi = await startLocalPypi()
})

afterEach(async () => {
  await pypi.close()
})

// More than half of it does not fit into a socket's buffers at once.
const bytes = zipBytes('x'.repeat(3_000_000))

/** What a client gets to see: an answer, or how the connection ended. */
async function seen(asked: Promise<Reply>): Promise<number | string> {
  return asked.then(
    ({ status }) => status,
    (error: NodeJS.ErrnoException) => error.code ?? error.message,
  )
}

/** One fault for the first upload, and none for others. */
function failFirstUpload(fault: Fault): void {
  pypi.setFaults(({ stage, number }) => (stage === 'upload' && number === 1 ? fault : undefined))
}

function heldFiles(): number {
  return pypi.contents().flatMap(({ releases }) => releases.flatMap(({ files }) => files)).length
}

test.each<[Fault, seen: readonly (number | string)[], held: number]>([
  [{ kind: 'reset', when: 'before-body' }, ['ECONNRESET', 'EPIPE'], 0],
  [{ kind: 'reset', when: 'mid-body' }, ['ECONNRESET', 'EPIPE'], 0],
  [{ kind: 'reset', when: 'after-body' }, ['ECONNRESET'], 0],
  [{ kind: 'reset', when: 'after-effect' }, ['ECONNRESET'], 1],
  [{ kind: 'hang-up', when: 'after-body' }, ['ECONNRESET'], 0],
  [{ kind: 'hang-up', when: 'after-effect' }, ['ECONNRESET'], 1],
  [{ kind: 'cut', where: 'head' }, ['ECONNRESET', 'HPE_INVALID_EOF_STATE'], 1],
  [{ kind: 'cut', where: 'body' }, ['ECONNRESET'], 1],
  [{ kind: 'status', status: 429, retryAfter: '7', when: 'before-effect' }, [429], 0],
  [{ kind: 'status', status: 502, when: 'after-effect' }, [502], 1],
  [{ kind: 'slow-server', pauseMs: 1 }, [200], 1],
  [{ kind: 'slow-reader', pieces: 5, pauseMs: 1 }, [200], 1],
  [{ kind: 'expired-token' }, [403], 0],
])('%j', async (fault, ends, held) => {
  failFirstUpload(fault)
  expect(ends).toContain(await seen(upload(pypi, { bytes })))
  expect(heldFiles()).toBe(held)
  expect(pypi.received.filter(({ outcome }) => outcome.state === 'accepted')).toHaveLength(held)
})

test.each<[Fault, held: number]>([
  [{ kind: 'silence', when: 'before-effect' }, 0],
  [{ kind: 'silence', when: 'after-effect' }, 1],
])('%j', async (fault, held) => {
  failFirstUpload(fault)
  const silent = seen(upload(pypi, { bytes }))
  // The next one is answered, and by then the first has had its effect if it ever has one.
  const next = { filename: 'sample_project-1.0-py2-none-any.whl', bytes: zipBytes('next') }
  while (pypi.requests.length === 0) await new Promise(setImmediate)
  expect(await seen(upload(pypi, next))).toBe(200)
  while (heldFiles() < held + 1) await new Promise(setImmediate)
  expect(heldFiles()).toBe(held + 1)
  await pypi.close()
  expect(await silent).toBe('ECONNRESET')
})

test('a status comes with its header and a page, as from what stands before the index', async () => {
  failFirstUpload({ kind: 'status', status: 503, retryAfter: '7', when: 'before-effect' })
  const { status, reason, headers, body } = await upload(pypi, {}, { accept: 'application/json' })
  expect([status, reason, headers['retry-after']]).toEqual([503, 'Service Unavailable', '7'])
  expect(headers['content-type']).toMatch(/^text\/html/)
  expect(body).toContain('<h1>503 Service Unavailable</h1>')
  expect((await upload(pypi)).status).toBe(200)
})

test('a status can come before the body was read, and ends the connection', async () => {
  failFirstUpload({ kind: 'status', status: 503, when: 'before-body' })
  const { status, headers } = await upload(pypi, { bytes: zipBytes('small') })
  expect([status, headers.connection]).toEqual([503, 'close'])
  expect(pypi.received).toEqual([])
})

test('a token that has expired stays so, and others do not', async () => {
  const [token, other] = [await mintToken(pypi), await mintToken(pypi)]
  failFirstUpload({ kind: 'expired-token' })
  const authorized = (one: string) => ({ authorization: basic(one) })
  const first = await upload(pypi, {}, authorized(token))
  expect([first.status, first.reason]).toEqual([403, 'Invalid API Token: token is expired'])
  expect((await upload(pypi, {}, authorized(token))).status).toBe(403)
  expect((await upload(pypi, {}, authorized(other))).status).toBe(200)
})

describe('the plan', () => {
  test('is asked for each request, which is counted by stage and by file', async () => {
    const calls: Call[] = []
    const plan = (call: Call): undefined => {
      calls.push(call)
    }
    pypi.setFaults(plan)
    await send(`${pypi.origin}/_/oidc/audience`)
    await mintToken(pypi)
    await send(`${pypi.origin}/pypi/sample-project/json`)
    const first = 'sample_project-1.0-py3-none-any.whl'
    const second = 'sample_project-1.0-cp313-cp313-win_amd64.whl'
    // The name stands behind a description that comes in many pieces.
    await upload(pypi, { fields: { description: 'long\n'.repeat(200_000) } })
    await upload(pypi, { filename: second, bytes: zipBytes('second') })
    await upload(pypi, { filename: first })
    await send(`${pypi.simpleUrl}sample-project/`)
    await send(pypi.origin)
    await upload(pypi, { parts: [] })
    const none = { filename: undefined }
    expect(calls).toEqual([
      { stage: 'audience', number: 1, attempt: 1, ...none },
      { stage: 'id-token', number: 1, attempt: 1, ...none },
      { stage: 'mint', number: 1, attempt: 1, ...none },
      { stage: 'survey', number: 1, attempt: 1, ...none },
      { stage: 'upload', number: 1, attempt: 1, filename: first },
      { stage: 'upload', number: 2, attempt: 1, filename: second },
      { stage: 'upload', number: 3, attempt: 2, filename: first },
      { stage: 'survey', number: 2, attempt: 2, ...none },
      { stage: 'other', number: 1, attempt: 1, ...none },
      { stage: 'upload', number: 4, attempt: 4, ...none },
    ])
    expect(pypi.received.map(({ outcome }) => outcome.state)).toEqual(['accepted', 'accepted', 'identical', 'refused'])
    calls.length = 0
    pypi.setFaults(plan)
    await upload(pypi)
    expect(calls).toMatchObject([{ stage: 'upload', number: 1, attempt: 1 }])
  })

  test('can be given from the start, and taken back', async () => {
    const failing = await startLocalPypi({ faults: () => ({ kind: 'status', status: 500, when: 'before-effect' }) })
    expect((await send(`${failing.origin}/_/oidc/audience`)).status).toBe(500)
    failing.setFaults()
    expect((await send(`${failing.origin}/_/oidc/audience`)).status).toBe(200)
    await failing.close()
  })
})

test('a mint whose answer is lost has used its ID token, and counts', async () => {
  pypi.setFaults(({ stage, number }) =>
    stage === 'mint' && number === 1 ? { kind: 'reset', when: 'after-effect' } : undefined,
  )
  const idToken = await fetchIdToken(pypi)
  expect(await seen(exchange(pypi, idToken))).toBe('ECONNRESET')
  expect((await exchange(pypi, idToken)).body).toContain('invalid-reuse-token')
  expect(pypi.minted).toBe(1)
})
