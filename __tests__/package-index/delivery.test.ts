import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { Distribution } from '../../src/distribution/distribution.ts'
import { readDistribution } from '../../src/distribution/read-distribution.ts'
import { cancelled, Failure } from '../../src/errors.ts'
import { openTransport } from '../../src/http/door.ts'
import type { Transport } from '../../src/http/transport.ts'
import { parseIndexAddress } from '../../src/package-index/index-address.ts'
import { legacyIndex } from '../../src/package-index/legacy-upload.ts'
import type { Clock, Credential, UploadAnswer } from '../../src/ports.ts'
import { rememberingLog } from '../support/fake-runner.ts'
import { buildWheel } from '../support/wheel.ts'
import {
  answers,
  cutsOff,
  cutsOffAfterTheStatusLine,
  cutsOffInTheBody,
  type FaultyIndex,
  type FaultyIndexOptions,
  forgetsAnd,
  keepsBut,
  type Reaction,
  resets,
  resetsInTheMiddle,
  says,
  serveFaultyIndex,
  staysSilent,
  takes,
  talksNonsense,
} from './faulty-index.ts'

const OTHER_BYTES = 'f'.repeat(64)
/** Short enough for a test, and long enough for a server that answers at once. */
const SILENCE_MS = 1_500

let folder = ''
let small: Distribution
/** More than the buffers between here and a server that does not read can take. */
let large: Distribution

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'delivery-'))
  const wheelOf = async (name: string, files: Readonly<Record<string, Uint8Array>>) => {
    const { filename, bytes } = buildWheel({ name, version: '1.0', files })
    await writeFile(join(folder, filename), bytes)
    return readDistribution(join(folder, filename), filename, { digests: 'without-md5' })
  }
  small = await wheelOf('small', {})
  large = await wheelOf('large', { 'payload.bin': randomBytes(32 * 1024 * 1024) })
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close()
})

type Kind = 'pypi' | 'other'

interface Given extends Partial<FaultyIndexOptions> {
  readonly distribution?: Distribution
  readonly credential?: Credential
  /** How often the clock sleeps before the job is cancelled in its sleep. */
  readonly cancelledAfterSleeps?: number
  /** How long it takes to send the file. */
  readonly attemptMs?: number
  readonly change?: (transport: Transport) => Transport
}

interface Delivered {
  readonly end: UploadAnswer | Failure
  readonly index: FaultyIndex
  readonly attempts: readonly number[]
  readonly strained: number
  readonly sleptMs: readonly number[]
  readonly reasons: readonly string[]
  readonly finalStatuses: readonly number[]
  readonly progress: readonly number[]
}

const fixed = (password = 'secret'): Credential => ({
  user: '__token__',
  password: async () => password,
  replacementFor: async () => undefined,
})

interface VirtualClock extends Clock {
  pass(milliseconds: number): void
}

/** A clock on which time passes in sleep, and where the test says so. */
function virtualClock(sleptMs: number[], sleeps = Number.POSITIVE_INFINITY): VirtualClock {
  let nowMs = 0
  return {
    pass(milliseconds) {
      nowMs += milliseconds
    },
    monotonicMs: () => nowMs,
    async sleep(milliseconds) {
      if (sleptMs.length >= sleeps) throw cancelled()
      sleptMs.push(milliseconds)
      nowMs += milliseconds
    },
  }
}

async function deliver(kind: Kind, reactions: readonly Reaction[], given: Given = {}): Promise<Delivered> {
  const {
    distribution = small,
    credential = fixed(),
    cancelledAfterSleeps,
    attemptMs = 0,
    change = (transport) => transport,
  } = given
  const habit = kind === 'pypi' ? 'identical is success' : 'names are taken'
  const index = await serveFaultyIndex(distribution, { habit, ...given, reactions })
  const transport = openTransport('test/1.0', { limits: { answerMs: SILENCE_MS, idleMs: SILENCE_MS } })
  open.push(index, transport)
  const attempts: number[] = []
  const sleptMs: number[] = []
  const progress: number[] = []
  const reasons: string[] = []
  const finalStatuses: number[] = []
  const clock = virtualClock(sleptMs, cancelledAfterSleeps)
  let strained = 0
  const ports = {
    transport: change(transport),
    secrets: rememberingLog(),
    retrying: { clock, onRetry: (reason: string) => reasons.push(reason) },
    onAnswer: (_: Distribution, { status }: { readonly status: number }) => finalStatuses.push(status),
  }
  const observer = {
    attempt(number: number) {
      attempts.push(number)
      clock.pass(attemptMs)
    },
    progress: (sentBytes: number) => progress.push(sentBytes),
    strained: () => {
      strained++
    },
  }
  const address = parseIndexAddress(`${index.url.href}legacy/`, kind)
  const end = await legacyIndex(address, ports)
    .upload(distribution, { credential, attestations: [] }, observer)
    .catch((error: unknown) => {
      if (error instanceof Failure) return error
      throw error
    })
  return { end, index, attempts, strained, sleptMs, reasons, finalStatuses, progress }
}

const times = (count: number, reaction: Reaction): readonly Reaction[] => Array.from({ length: count }, () => reaction)

const KINDS = ['pypi', 'other'] as const
/** So that a file that has arrived is sent again: the one is not asked before that, the other lists it too late. */
const LATE = { pypi: 'true', other: 'late' } as const

describe.each(KINDS)('an attempt that the index (%s) has kept without a word', (kind) => {
  test.each([
    ['the connection is cut', cutsOff],
    ['the connection is reset', resets],
    ['it says 500', answers(500)],
    ['it says 502', answers(502)],
    ['it says 503', answers(503)],
    ['it says 504', answers(504)],
    ['the answer is cut after the status line', cutsOffAfterTheStatusLine],
    ['it stays silent', staysSilent],
  ] as const)('is found to have brought the file, where %s', async (_title, fault) => {
    const { end, index, attempts, reasons } = await deliver(kind, [keepsBut(fault)])
    expect(end).toEqual({ state: 'uploaded' })
    expect(index.shelf).toEqual([small.digests.sha256])
    // PyPI takes identical bytes again; the other was asked, and listed them.
    expect(attempts).toEqual(kind === 'pypi' ? [1, 2] : [1])
    expect(index.looks()).toBe(kind === 'pypi' ? 0 : 1)
    expect(reasons).toEqual([expect.stringContaining(`${small.filename.basename}: `)])
  })

  test.each([
    ['every answer is 502', keepsBut(answers(502))],
    ['every connection is cut', keepsBut(cutsOff)],
    ['every answer is 500', keepsBut(answers(500))],
  ] as const)('is found at the end, where %s', async (_title, fault) => {
    const { end, index } = await deliver(kind, times(5, fault))
    expect(end).toEqual({ state: 'uploaded' })
    expect(index.shelf).toEqual([small.digests.sha256])
  })

  test('is found where nonsense was answered, which is no trouble that passes', async () => {
    const { end, index, attempts } = await deliver(kind, [keepsBut(talksNonsense)])
    expect(end).toEqual({ state: 'uploaded' })
    expect(index.shelf).toEqual([small.digests.sha256])
    expect(attempts).toEqual([1])
  })

  test('is found where the next attempt is refused for another reason', async () => {
    const { end, finalStatuses } = await deliver(kind, [keepsBut(answers(502)), says(403, 'No.')], {
      listing: LATE[kind],
    })
    expect(end).toEqual({ state: 'uploaded' })
    expect(finalStatuses).toEqual([403])
  })

  test.each(['in trouble', 'empty', 'empty, out of a cache', 'without digests'] as const)(
    'is unconfirmed, and no failure, where trouble lasts and what the index shows is %s',
    async (listing) => {
      const { end, index } = await deliver(kind, times(5, keepsBut(answers(502))), { listing })
      expect(end).toMatchObject({
        state: 'unconfirmed',
        reason: expect.stringMatching(/^127\.0\.0\.1:\d+ answered with status 502.*\. (?:The index|What the index)/),
        hint: expect.stringContaining('Run the job again'),
      })
      expect(index.shelf).toEqual([small.digests.sha256])
    },
  )

  test('is unconfirmed where the listing out of a cache is all that speaks against an answer of 503', async () => {
    const { end } = await deliver(kind, times(5, keepsBut(answers(503))), { listing: 'empty, out of a cache' })
    expect(end).toMatchObject({ state: 'unconfirmed', reason: expect.stringContaining('a cache had kept') })
  })
})

describe.each(KINDS)('an attempt of which the index (%s) has kept nothing', (kind) => {
  test.each([
    ['the connection is cut', forgetsAnd(cutsOff)],
    ['it says 502', says(502)],
    ['it says 503', says(503)],
    ['it says 408', says(408)],
    ['it says 425', says(425)],
    ['it says 429', says(429)],
    ['it stays silent', forgetsAnd(staysSilent)],
    ['the answer is cut after the status line', forgetsAnd(cutsOffAfterTheStatusLine)],
  ] as const)('is followed by one that brings it, where %s', async (_title, fault) => {
    const { end, index, attempts, progress } = await deliver(kind, [fault, takes])
    expect(end).toEqual({ state: 'uploaded' })
    expect(index.shelf).toEqual([small.digests.sha256])
    expect(attempts).toEqual([1, 2])
    expect(Math.max(...progress)).toBeGreaterThan(small.size)
  })

  test.each([
    [500, 'INDEX_UNEXPECTED'],
    [503, 'INDEX_UNEXPECTED'],
    [408, 'INDEX_UNEXPECTED'],
    [425, 'INDEX_UNEXPECTED'],
    [429, 'INDEX_UNEXPECTED'],
  ] as const)('is a failure where it always says %d, and the index shows nothing', async (status, code) => {
    const { end, index, attempts, strained, finalStatuses } = await deliver(kind, times(6, says(status)))
    // Of a place that is only guessed a missing page would mean nothing; this one shows an empty page.
    expect(end).toMatchObject({ code, message: expect.stringContaining(`status ${status}`) })
    expect(index.shelf).toEqual([])
    expect(attempts).toEqual([1, 2, 3, 4, 5])
    expect(strained).toBe(status === 408 || status === 425 ? 0 : 5)
    expect(finalStatuses).toEqual([status])
  })

  test.each([
    ['502', says(502)],
    ['504', says(504)],
    ['a cut after everything was sent', forgetsAnd(cutsOff)],
  ] as const)('is unconfirmed where all it ever gets is %s: it may still be at work on it', async (_title, fault) => {
    const { end, index } = await deliver(kind, times(5, fault))
    expect(end).toMatchObject({ state: 'unconfirmed', reason: expect.stringContaining('does not list it') })
    expect(index.shelf).toEqual([])
  })

  test('is unconfirmed where one of many was answered with 502', async () => {
    const { end } = await deliver(kind, [says(503), says(502), says(503), says(500), says(503)])
    expect(end).toMatchObject({ state: 'unconfirmed' })
  })

  test('is a failure where every connection is reset in the middle of the file', async () => {
    const { end, index, attempts, progress } = await deliver(kind, times(5, resetsInTheMiddle), { distribution: large })
    expect(end).toMatchObject({ code: 'NETWORK_UNREACHABLE' })
    expect(attempts).toHaveLength(5)
    expect(Math.max(...progress)).toBeLessThan(large.size)
    expect(index.looks()).toBe(0)
  })

  test('is followed by another where the connection is reset in the middle of the file', async () => {
    const { end, index } = await deliver(kind, [resetsInTheMiddle], { distribution: large })
    expect(end).toEqual({ state: 'uploaded' })
    expect(index.shelf).toEqual([large.digests.sha256])
    expect(index.looks()).toBe(0)
  })

  test('is a failure where no connection can be made, and nothing is looked up', async () => {
    const change = (transport: Transport): Transport => ({
      ...transport,
      upload: (request) => transport.upload({ ...request, url: new URL('http://127.0.0.1:1/legacy/') }),
    })
    const { end, index, attempts } = await deliver(kind, [], { change })
    expect(end).toMatchObject({ code: 'NETWORK_UNREACHABLE' })
    expect(attempts).toHaveLength(5)
    expect([index.posts(), index.looks()]).toEqual([0, 0])
  })

  test('is refused where an answer follows the trouble, and the index shows nothing', async () => {
    const { end } = await deliver(kind, [says(502), says(400, 'Bad summary.')])
    expect(end).toMatchObject({ state: 'refused', reason: 'Bad summary.' })
  })

  test('is unconfirmed where a refusal follows the trouble, and the index cannot be looked at', async () => {
    const { end } = await deliver(kind, [says(502), says(403, 'No.')], { listing: 'in trouble' })
    expect(end).toMatchObject({ state: 'unconfirmed', reason: expect.stringContaining('said “No.”') })
  })
})

test.each(KINDS)('success that is cut off in the middle of its words is success (%s)', async (kind) => {
  const { end, index, attempts } = await deliver(kind, [keepsBut(cutsOffInTheBody)])
  expect(end).toEqual({ state: 'uploaded' })
  expect(index.shelf).toEqual([small.digests.sha256])
  expect(attempts).toEqual([1])
})

test('an index that takes everything gets one copy', async () => {
  const faults = [keepsBut(cutsOff), keepsBut(answers(502)), keepsBut(staysSilent)]
  for (const fault of faults) {
    const { end, index } = await deliver('other', [fault], { habit: 'takes everything' })
    expect(end).toEqual({ state: 'uploaded' })
    expect(index.shelf).toEqual([small.digests.sha256])
  }
})

describe.each(KINDS)('a name that the index (%s) calls taken', (kind) => {
  const taken = kind === 'pypi' ? says(400, 'File already exists') : says(409, 'Conflict')

  test('at once, with our bytes, was there already', async () => {
    const { end, attempts } = await deliver(kind, [taken], { held: small.digests.sha256 })
    expect(end).toEqual({ state: 'already-there' })
    expect(attempts).toEqual([1])
  })

  test('after an attempt that may have brought our bytes is uploaded', async () => {
    const { end, index } = await deliver(kind, [keepsBut(answers(502)), taken], { listing: LATE[kind] })
    expect(end).toEqual({ state: 'uploaded' })
    expect(index.shelf).toEqual([small.digests.sha256])
  })

  test('after an attempt that certainly brought nothing was there already', async () => {
    const { end } = await deliver(kind, [says(429), taken], { held: small.digests.sha256 })
    expect(end).toEqual({ state: 'already-there' })
  })

  test.each([
    ['at once', []],
    ['after trouble', [says(502)]],
  ])('%s, with other bytes, exists, and their digest is told', async (_title, before) => {
    const { end } = await deliver(kind, [...before, taken], { held: OTHER_BYTES })
    expect(end).toMatchObject({ state: 'exists', heldSha256: OTHER_BYTES })
  })

  test.each(['in trouble', 'without digests', 'empty'] as const)(
    'at once exists, where what it shows is %s',
    async (listing) => {
      const { end } = await deliver(kind, [taken], { listing, held: OTHER_BYTES })
      expect(end).toMatchObject({ state: 'exists', heldSha256: undefined })
    },
  )

  test.each(['in trouble', 'without digests', 'empty'] as const)(
    'after trouble, where what it shows is %s, is ours for certain only if identical bytes would have been a success',
    async (listing) => {
      const { end } = await deliver(kind, [keepsBut(cutsOff), taken], { listing })
      expect(end).toMatchObject({ state: 'exists' })
      expect('mayBeOurs' in end).toBe(kind === 'other')
    },
  )
})

describe('how long is waited', () => {
  test('is at least what the index asks', async () => {
    const { end, sleptMs } = await deliver('pypi', [says(503, '', { 'retry-after': '120' })])
    expect(end).toEqual({ state: 'uploaded' })
    expect(sleptMs).toEqual([120_000])
  })

  test.each([
    ['1200', '20 minutes'],
    ['90000', '25 hours'],
    ['301', '6 minutes'],
  ])('is not as long as five minutes and more: it says when to come back (%s)', async (seconds, span) => {
    const { end, attempts, sleptMs } = await deliver('pypi', [says(429, 'Slow down.', { 'retry-after': seconds })])
    expect(end).toMatchObject({
      code: 'INDEX_UNEXPECTED',
      message: expect.stringContaining(`It asks to be left alone for ${span}.`),
      hint: `Run the job again after ${span}.`,
    })
    expect([attempts, sleptMs]).toEqual([[1], []])
  })

  test('does not matter where the file has arrived', async () => {
    const { end } = await deliver('pypi', [keepsBut(answers(503, { 'retry-after': '3600' }))])
    expect(end).toEqual({ state: 'uploaded' })
  })

  test('is nothing any more half an hour after the first trouble', async () => {
    const asking = says(503, '', { 'retry-after': '60' })
    const { end, attempts } = await deliver('pypi', times(9, asking), { attemptMs: 20 * 60_000 })
    expect(end).toBeInstanceOf(Failure)
    expect(attempts).toEqual([1, 2, 3])
  })
})

describe('a token that the index calls expired', () => {
  const EXPIRED = 'Invalid API Token: token is expired'
  /** Takes only what is sent with this password. */
  const wants =
    (password: string): Reaction =>
    (post) =>
      (post.password === password ? takes : says(403, EXPIRED))(post)

  function renewing(...passwords: readonly (string | undefined)[]): Credential & { readonly replaced: string[] } {
    const left = [...passwords]
    const replaced: string[] = []
    let current = 'first'
    return {
      user: '__token__',
      replaced,
      password: async () => current,
      async replacementFor(expired) {
        replaced.push(expired)
        const next = left.shift()
        current = next ?? current
        return next
      },
    }
  }

  test.each(KINDS)('is replaced, and the file sent again at once (%s)', async (kind) => {
    const credential = renewing('second')
    const { end, index, sleptMs, attempts, finalStatuses } = await deliver(kind, times(2, wants('second')), {
      credential,
    })
    expect(end).toEqual({ state: 'uploaded' })
    expect(index.passwords).toEqual(['first', 'second'])
    expect(credential.replaced).toEqual(['first'])
    expect([sleptMs, attempts, finalStatuses]).toEqual([[], [1, 2], [200]])
    expect(index.looks()).toBe(0)
  })

  test('twice is refused', async () => {
    const credential = renewing('second', 'third')
    const { end, index } = await deliver('pypi', times(3, wants('third')), { credential })
    expect(end).toMatchObject({ state: 'refused', reason: EXPIRED, hint: expect.stringContaining('expired') })
    expect(index.passwords).toEqual(['first', 'second'])
  })

  test('may expire again in a later attempt', async () => {
    const credential = renewing('second', 'third')
    const { end, index } = await deliver('pypi', [wants('second'), says(503), wants('third'), wants('third')], {
      credential,
    })
    expect(end).toEqual({ state: 'uploaded' })
    expect(index.passwords).toEqual(['first', 'second', 'second', 'third'])
  })

  test('is refused where there can be no other', async () => {
    const { end, index } = await deliver('pypi', [says(403, EXPIRED)])
    expect(end).toMatchObject({ state: 'refused', reason: EXPIRED })
    expect(index.posts()).toBe(1)
  })

  test('that is refused for another reason is not replaced', async () => {
    const credential = renewing('second')
    const { end } = await deliver('pypi', [says(403, 'Invalid API Token: malformed')], { credential })
    expect(end).toMatchObject({ state: 'refused' })
    expect(credential.replaced).toEqual([])
  })

  const failing = (): Credential => ({
    ...fixed(),
    replacementFor: async () => Promise.reject(new Failure('NETWORK_TIMEOUT', 'No other token could be had.')),
  })

  test('and cannot be replaced ends the file', async () => {
    const { end, index } = await deliver('pypi', [says(403, EXPIRED)], { credential: failing() })
    expect(end).toMatchObject({ message: 'No other token could be had.' })
    expect([index.posts(), index.looks()]).toEqual([1, 0])
  })

  test.each(KINDS)('and cannot be replaced ends the file, unless it has arrived before (%s)', async (kind) => {
    const { end } = await deliver(kind, [keepsBut(answers(502)), says(403, EXPIRED)], {
      credential: failing(),
      listing: LATE[kind],
    })
    expect(end).toEqual({ state: 'uploaded' })
    const unheard = await deliver(kind, [says(502), says(403, EXPIRED)], { credential: failing() })
    expect(unheard.end).toMatchObject({
      state: 'unconfirmed',
      reason: 'No other token could be had. The index does not list it.',
    })
  })

  test.each(KINDS)('is the last word of nobody where the file has arrived before (%s)', async (kind) => {
    const { end } = await deliver(kind, [keepsBut(cutsOff), says(403, EXPIRED)], { listing: LATE[kind] })
    expect(end).toEqual({ state: 'uploaded' })
  })
})

describe('a credential that is dead from the start', () => {
  const dead: Credential = {
    ...fixed(),
    password: async () => Promise.reject(new Failure('NETWORK_TIMEOUT', 'No token could be had.')),
  }

  test('is not tried twice', async () => {
    const { end, index, attempts } = await deliver('pypi', [], { credential: dead })
    expect(end).toMatchObject({ message: 'No token could be had.' })
    expect([index.posts(), attempts]).toEqual([0, []])
  })

  test.each([
    ['uploaded', keepsBut(answers(502))],
    ['unconfirmed', says(502)],
  ] as const)('and dies later leaves the file %s', async (state, fault) => {
    let asked = 0
    const credential = { ...dead, password: async () => (asked++ === 0 ? 'secret' : dead.password()) }
    const { end } = await deliver('pypi', [fault], { credential })
    expect(end).toMatchObject({ state })
  })
})

describe('a job that is cancelled', () => {
  test('while it waits fails where the file is certainly not there', async () => {
    const { end } = await deliver('other', [says(429)], { cancelledAfterSleeps: 0 })
    expect(end).toMatchObject({ code: 'CANCELLED' })
  })

  test.each(KINDS)(
    'while it waits is unconfirmed where it may be, and looks at nothing any more (%s)',
    async (kind) => {
      const { end, index } = await deliver(kind, [keepsBut(answers(502))], { cancelledAfterSleeps: 0 })
      expect(end).toMatchObject({ state: 'unconfirmed', reason: expect.stringContaining('The job was cancelled.') })
      expect(index.looks()).toBe(0)
    },
  )

  test.each(KINDS)('while the index keeps silent is unconfirmed (%s)', async (kind) => {
    let transport: Transport | undefined
    const hangUp = keepsBut(() => void transport?.close())
    const { end, attempts } = await deliver(kind, [hangUp], {
      change(given) {
        transport = given
        return given
      },
    })
    expect(end).toMatchObject({ state: 'unconfirmed' })
    expect(attempts).toEqual([1])
  })

  test('while the file is on its way fails', async () => {
    let transport: Transport | undefined
    const hangUp: Reaction = ({ request }) => void request.once('data', () => void transport?.close())
    const { end } = await deliver('other', [hangUp], {
      distribution: large,
      change(given) {
        transport = given
        return given
      },
    })
    expect(end).toBeInstanceOf(Failure)
  })
})
