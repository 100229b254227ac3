import { describe, expect, test } from '@jest/globals'
import type { Distribution } from '../src/distribution/distribution.ts'
import type { HeldFile, Holdings, ReleaseHoldings } from '../src/holdings.ts'
import { type Intent, isSent, type PlanPolicy, planFrom } from '../src/plan.ts'
import { distributionWith } from './support/distribution.ts'
import { minimalMetadata } from './support/wheel.ts'

const DISTRIBUTION = distributionWith({
  filename: 'foo_bar-1.0-py3-none-any.whl',
  metadata: minimalMetadata('Foo.Bar', '1.0.0'),
})

function holding(release: ReleaseHoldings): Holdings {
  const project = { existence: 'exists', status: undefined, totalBytes: undefined } as const
  return {
    projects: new Map([['foo-bar', { ...project, releases: new Map([['1', release]]) }]]),
    classifiers: undefined,
    readAt: new Date(),
  }
}

function held(sha256: string | undefined, filename = DISTRIBUTION.filename.basename): HeldFile {
  return { filename, sha256, size: undefined, uploaded: undefined }
}

function known(...files: readonly HeldFile[]): ReleaseHoldings {
  return { state: 'known', files: new Map(files.map((file) => [file.filename, file])) }
}

function intentFor(release: ReleaseHoldings, policy: PlanPolicy): Intent & { readonly distribution: Distribution } {
  const [planned] = planFrom([DISTRIBUTION], holding(release), policy)
  if (planned === undefined) throw new Error('nothing was planned')
  return planned
}

const SAME = held(DISTRIBUTION.digests.sha256)
const OTHER = held('0'.repeat(64))
const UNTOLD = held(undefined)

const UPLOAD: Intent = { intent: 'upload' }
const THERE: Intent = { intent: 'already-there', held: SAME }
const UNREAD: Intent = { intent: 'unknown', because: { doubt: 'unread', reason: 'No answer.' } }

describe.each<[string, ReleaseHoldings, Record<'refuse' | 'skip', Record<PlanPolicy['treatedAs'], Intent>>]>([
  ['nothing', known(), { refuse: { pypi: UPLOAD, other: UPLOAD }, skip: { pypi: UPLOAD, other: UPLOAD } }],
  [
    'another file',
    known(held(DISTRIBUTION.digests.sha256, 'foo_bar-1.0.tar.gz')),
    { refuse: { pypi: UPLOAD, other: UPLOAD }, skip: { pypi: UPLOAD, other: UPLOAD } },
  ],
  ['the same bytes', known(SAME), { refuse: { pypi: THERE, other: THERE }, skip: { pypi: THERE, other: THERE } }],
  [
    'other bytes',
    known(OTHER),
    {
      refuse: {
        pypi: { intent: 'conflict', held: OTHER },
        other: { intent: 'unknown', because: { doubt: 'other-bytes', held: OTHER } },
      },
      skip: { pypi: { intent: 'skip', held: OTHER }, other: { intent: 'skip', held: OTHER } },
    },
  ],
  [
    'bytes without a digest',
    known(UNTOLD),
    {
      refuse: {
        pypi: { intent: 'unknown', because: { doubt: 'unknown-bytes', held: UNTOLD } },
        other: { intent: 'unknown', because: { doubt: 'unknown-bytes', held: UNTOLD } },
      },
      skip: { pypi: { intent: 'skip', held: UNTOLD }, other: { intent: 'skip', held: UNTOLD } },
    },
  ],
  [
    'nobody knows what',
    { state: 'unknown', reason: 'No answer.' },
    { refuse: { pypi: UNREAD, other: UNREAD }, skip: { pypi: UNREAD, other: UNREAD } },
  ],
])('where the index holds %s under the name', (_title, release, expected) => {
  test.each(
    (['refuse', 'skip'] as const).flatMap((existing) =>
      (['pypi', 'other'] as const).map((treatedAs) => ({ existing, treatedAs, intent: expected[existing][treatedAs] })),
    ),
  )('$existing on $treatedAs: $intent.intent', ({ existing, treatedAs, intent }) => {
    expect(intentFor(release, { existing, treatedAs })).toEqual({ distribution: DISTRIBUTION, ...intent })
  })
})

test('what was never asked for is unknown', () => {
  const plan = planFrom(
    [DISTRIBUTION, distributionWith({ metadata: minimalMetadata('foo', 'no version') })],
    { projects: new Map(), classifiers: undefined, readAt: new Date() },
    { existing: 'refuse', treatedAs: 'pypi' },
  )
  expect(plan.map(({ intent }) => intent)).toEqual(['unknown', 'unknown'])
})

test('a name that every object has is only a name', () => {
  const distribution = distributionWith({
    filename: 'constructor-1.0-py3-none-any.whl',
    metadata: minimalMetadata('constructor', 'toString'),
  })
  const policy = { existing: 'skip', treatedAs: 'other' } as const
  expect(planFrom([distribution], holding(known()), policy)[0]?.intent).toBe('unknown')
})

test.each<[Intent, 'sent' | 'left out']>([
  [UPLOAD, 'sent'],
  [UNREAD, 'sent'],
  [{ intent: 'conflict', held: OTHER }, 'sent'],
  [THERE, 'left out'],
  [{ intent: 'skip', held: OTHER }, 'left out'],
])('%j is %s', (intent, expected) => {
  expect(isSent({ distribution: DISTRIBUTION, ...intent }) ? 'sent' : 'left out').toBe(expected)
})
