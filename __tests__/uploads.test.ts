import { describe, expect, test } from '@jest/globals'
import type { Distribution } from '../src/distribution/distribution.ts'
import { Failure } from '../src/errors.ts'
import type { UploadAnswer, UploadObserver } from '../src/ports.ts'
import type { Outcome } from '../src/receipt.ts'
import { type UploadOptions, uploadAll } from '../src/uploads.ts'
import { distributionWith } from './support/distribution.ts'
import { minimalMetadata } from './support/wheel.ts'

function file(filename: string): Distribution {
  const [name = '', version = ''] = filename.replace('.tar.gz', '').split('-')
  return distributionWith({ filename, metadata: minimalMetadata(name, version) })
}

function wheels(name: string, version: string, count: number): readonly Distribution[] {
  return Array.from({ length: count }, (_, index) => file(`${name}-${version}-cp3${index}-none-any.whl`))
}

interface Sending {
  readonly filename: string
  readonly observer: UploadObserver
  answer(answer: UploadAnswer): Promise<void>
  fail(error: unknown): Promise<void>
}

/** An index that answers when it is told to. */
class SlowIndex {
  readonly begun: string[] = []
  readonly underWay: Sending[] = []

  send = (distribution: Distribution, observer: UploadObserver): Promise<UploadAnswer> => {
    const filename = distribution.filename.basename
    this.begun.push(filename)
    return new Promise((resolve, reject) => {
      const end = async (act: () => void): Promise<void> => {
        this.underWay.splice(this.underWay.indexOf(sending), 1)
        act()
        await settled()
      }
      const sending: Sending = {
        filename,
        observer,
        answer: (answer) => end(() => resolve(answer)),
        fail: (error) => end(() => reject(error)),
      }
      this.underWay.push(sending)
    })
  }

  async answerAll(): Promise<void> {
    while (this.underWay.length > 0) await this.underWay[0]?.answer({ state: 'uploaded' })
  }
}

/** Long enough for whatever is waiting on promises alone. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

interface Started {
  readonly index: SlowIndex
  readonly told: Outcome[]
  readonly cancellation: AbortController
  readonly outcomes: Promise<readonly Outcome[]>
}

async function start(distributions: readonly Distribution[], options: Partial<UploadOptions> = {}): Promise<Started> {
  const index = new SlowIndex()
  const told: Outcome[] = []
  const cancellation = new AbortController()
  const outcomes = uploadAll(distributions, {
    concurrency: 4,
    existing: 'refuse',
    cancellation: cancellation.signal,
    clock: { monotonicMs: () => 0, sleep: async () => {} },
    send: index.send,
    tell: (outcome) => told.push(outcome),
    progress: () => {},
    ...options,
  })
  await settled()
  return { index, told, cancellation, outcomes }
}

function states(outcomes: readonly Outcome[]): Readonly<Record<string, string>> {
  return Object.fromEntries(outcomes.map(({ distribution, state }) => [distribution.filename.basename, state]))
}

describe('the order', () => {
  test('is wheels before sdists and by name, one after another where that is asked for', async () => {
    const names = ['foo-1.tar.gz', 'foo-1-py3-none-any.whl', 'foo-1-cp312-none-any.whl']
    const { index, outcomes } = await start(names.map(file), { concurrency: 1 })
    await index.answerAll()
    await outcomes
    expect(index.begun).toEqual(['foo-1-cp312-none-any.whl', 'foo-1-py3-none-any.whl', 'foo-1.tar.gz'])
  })

  test('begins with the first file of a release alone', async () => {
    const { index, outcomes } = await start([...wheels('foo', '1', 6), file('foo-1.tar.gz')])
    expect(index.begun).toHaveLength(1)
    await index.underWay[0]?.answer({ state: 'uploaded' })
    expect(index.underWay).toHaveLength(4)
    await index.answerAll()
    expect(states(await outcomes)).toMatchObject({ 'foo-1.tar.gz': 'uploaded' })
    expect(index.begun.at(-1)).toBe('foo-1.tar.gz')
  })

  test('takes the releases of one project one after another, and projects at once', async () => {
    const { index, outcomes } = await start([
      ...wheels('foo', '1', 2),
      ...wheels('foo', '2', 2),
      ...wheels('bar', '1', 2),
    ])
    expect(index.begun).toEqual(['bar-1-cp30-none-any.whl', 'foo-1-cp30-none-any.whl'])
    await index.underWay[1]?.answer({ state: 'uploaded' })
    expect(index.begun.slice(2)).toEqual(['foo-1-cp31-none-any.whl'])
    await index.underWay[1]?.answer({ state: 'uploaded' })
    expect(index.begun.slice(3)).toEqual(['foo-2-cp30-none-any.whl'])
    await index.answerAll()
    expect(Object.values(states(await outcomes))).toEqual(Array(6).fill('uploaded'))
  })
})

describe('after a file that cannot be uploaded', () => {
  test.each<[string, (sending: Sending | undefined) => Promise<void> | undefined, string]>([
    ['refused', (sending) => sending?.answer({ state: 'refused', reason: 'no', hint: undefined }), 'refused'],
    [
      'there already',
      (sending) => sending?.answer({ state: 'exists', reason: 'it is', heldSha256: undefined }),
      'refused',
    ],
    ['unconfirmed', (sending) => sending?.answer({ state: 'unconfirmed', reason: '?', hint: '' }), 'unconfirmed'],
    ['failed', (sending) => sending?.fail(new Failure('NETWORK_TIMEOUT', 'Silence.')), 'failed'],
    ['failed by a bug', (sending) => sending?.fail(new TypeError('undefined is not a function')), 'failed'],
  ])('(%s) nothing new is begun, and what is under way ends', async (_, end, state) => {
    const { index, told, outcomes } = await start(wheels('foo', '1', 7))
    await index.underWay[0]?.answer({ state: 'uploaded' })
    await end(index.underWay[1])
    expect(index.begun).toHaveLength(5)
    await index.answerAll()
    const all = await outcomes
    expect(Object.values(states(all)).sort()).toEqual(
      ['uploaded', 'uploaded', 'uploaded', 'uploaded', state, 'not-tried', 'not-tried'].sort(),
    )
    expect(told).toEqual(all)
  })

  test('the others of its release are not tried where it was the first', async () => {
    const { index, outcomes } = await start(wheels('foo', '1', 3))
    await index.underWay[0]?.answer({ state: 'refused', reason: 'no', hint: undefined })
    expect(Object.values(states(await outcomes))).toEqual(['refused', 'not-tried', 'not-tried'])
    expect(index.begun).toHaveLength(1)
  })
})

test('files that are there already, or are left out, stop nothing', async () => {
  const { index, outcomes } = await start(wheels('foo', '1', 3), { existing: 'skip' })
  await index.underWay[0]?.answer({ state: 'already-there' })
  await index.underWay[0]?.answer({ state: 'exists', reason: 'it is', heldSha256: 'f'.repeat(64) })
  await index.answerAll()
  const all = await outcomes
  expect(all.map(({ state }) => state)).toEqual(['already-there', 'skipped', 'uploaded'])
  expect(all[1]).toMatchObject({ reason: 'it is', heldSha256: 'f'.repeat(64) })
})

test.each([
  ['refuse', 'unconfirmed'],
  ['skip', 'skipped'],
] as const)('a file that is there and may be ours is, with %s, %s', async (existing, state) => {
  const { index, outcomes } = await start(wheels('foo', '1', 1), { existing })
  const mayBeOurs = { reason: 'An attempt may have brought it.', hint: 'Look.' }
  await index.underWay[0]?.answer({ state: 'exists', reason: 'it is', heldSha256: undefined, mayBeOurs })
  expect(await outcomes).toMatchObject([state === 'skipped' ? { state } : { state, ...mayBeOurs }])
})

test('a refusal because of other bytes shows both digests', async () => {
  const [wheel] = wheels('foo', '1', 1)
  const { index, outcomes } = await start(wheel === undefined ? [] : [wheel])
  await index.underWay[0]?.answer({ state: 'exists', reason: 'it is', heldSha256: 'f'.repeat(64) })
  const [outcome] = await outcomes
  expect(outcome?.reason).toContain('f'.repeat(64))
  expect(outcome?.reason).toContain(wheel?.digests.sha256)
})

test('fewer are sent at once when the index has trouble', async () => {
  const { index, outcomes } = await start(wheels('foo', '1', 9))
  await index.underWay[0]?.answer({ state: 'uploaded' })
  index.underWay[0]?.observer.strained()
  await index.underWay[0]?.answer({ state: 'uploaded' })
  await index.underWay[0]?.answer({ state: 'uploaded' })
  expect(index.underWay).toHaveLength(2)
  await index.answerAll()
  await outcomes
})

test('attempts are counted', async () => {
  const { index, outcomes } = await start(wheels('foo', '1', 1))
  index.underWay[0]?.observer.attempt(1)
  index.underWay[0]?.observer.attempt(2)
  await index.answerAll()
  expect(await outcomes).toMatchObject([{ attempts: 2 }])
})

test('a cancelled run begins nothing new, and says of what was broken off that it was cancelled', async () => {
  const { index, cancellation, outcomes } = await start(wheels('foo', '1', 7))
  await index.underWay[0]?.answer({ state: 'uploaded' })
  cancellation.abort()
  await index.underWay[0]?.answer({ state: 'uploaded' })
  expect(index.begun).toHaveLength(5)
  await index.underWay[0]?.fail(new Failure('NETWORK_ANSWER', 'Nobody asks any more.'))
  await index.answerAll()
  const all = await outcomes
  expect(all.map(({ state }) => state).sort()).toEqual(
    ['uploaded', 'uploaded', 'uploaded', 'uploaded', 'failed', 'not-tried', 'not-tried'].sort(),
  )
  expect(all.find(({ state }) => state === 'failed')?.reason).toBe('The job was cancelled.')
})
