import { afterEach, describe, expect, test } from '@jest/globals'
import { cancelled } from '../../src/errors.ts'
import { openTransport } from '../../src/http/door.ts'
import { parseIndexAddress } from '../../src/package-index/index-address.ts'
import { lookUp, type Sight } from '../../src/package-index/look-up.ts'
import { distributionWith } from '../support/distribution.ts'
import { impatient, rememberingLog } from '../support/fake-runner.ts'
import { type FaultyIndexOptions, serveFaultyIndex } from './faulty-index.ts'

const DISTRIBUTION = distributionWith()
const OURS = DISTRIBUTION.digests.sha256
const OTHERS = 'f'.repeat(64)

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close()
})

async function look(
  kind: 'pypi' | 'other',
  given: Pick<FaultyIndexOptions, 'held' | 'listing'>,
  retrying = impatient(),
  simplePath?: string,
): Promise<Sight> {
  const index = await serveFaultyIndex(DISTRIBUTION, { reactions: [], habit: 'names are taken', ...given })
  const transport = openTransport('test/1.0')
  open.push(index, transport)
  const address = parseIndexAddress(`${index.url.href}legacy/`, kind)
  const indexUrl = simplePath === undefined ? undefined : new URL(simplePath, index.url)
  return lookUp(DISTRIBUTION, address, { transport, secrets: rememberingLog(), retrying, indexUrl })
}

describe.each(['pypi', 'other'] as const)('a look at an index (%s)', (kind) => {
  test.each([
    ['our bytes', { held: OURS }, { state: 'same' }],
    ['other bytes', { held: OTHERS }, { state: 'other', sha256: OTHERS, freshness: 'fresh' }],
    ['an untold digest', { held: OURS, listing: 'without digests' }, { state: 'undisclosed' }],
    ['nothing', {}, { state: 'absent', freshness: 'fresh' }],
    ['nothing, by a cache', { listing: 'empty, out of a cache' }, { state: 'absent', freshness: 'aged' }],
    ['trouble', { listing: 'in trouble' }, { state: 'unseen', reason: expect.stringContaining('status 503') }],
  ] as const)('shows %s', async (_title, given, sight) => {
    expect(await look(kind, given)).toEqual(sight)
  })

  test('says whose trouble it is', async () => {
    const retrying = impatient()
    await look(kind, { listing: 'in trouble' }, retrying)
    expect(retrying.reasons).toContain(`${DISTRIBUTION.filename.basename}: looking for it on the index: status 503`)
  })

  test('sees nothing where the job is cancelled meanwhile', async () => {
    const retrying = { ...impatient(), clock: { monotonicMs: () => 0, sleep: () => Promise.reject(cancelled()) } }
    expect(await look(kind, { listing: 'in trouble' }, retrying)).toMatchObject({ state: 'unseen' })
  })
})

test.each([
  ['fresh', {}],
  ['aged', { listing: 'empty, out of a cache' }],
] as const)(
  'a page that is missing where the user says it would be tells as much as an empty one (%s)',
  async (freshness, given) => {
    // Below this path the index knows no empty pages.
    expect(await look('other', given, impatient(), 'pypi/')).toEqual({ state: 'absent', freshness })
  },
)

test('a look fails at nothing, be it a mistake of ours', async () => {
  const transport = openTransport('test/1.0')
  open.push(transport)
  const secrets = {
    ...rememberingLog(),
    mask() {
      throw new TypeError('A mistake.')
    },
  }
  const ports = { transport, secrets, retrying: impatient(), login: { user: 'me', password: 'secret' } }
  const address = parseIndexAddress('http://127.0.0.1:1/legacy/', 'other')
  expect(await lookUp(DISTRIBUTION, address, ports)).toMatchObject({
    state: 'unseen',
    reason: expect.stringContaining('A mistake.'),
  })
})
