// Every trouble at every stage: what a run says of each file is what the index has, and a second run completes the rest.

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { AUTHORITY } from '../../__tests__/support/authorities.ts'
import { runOrThrow } from '../../__tests__/support/child-process.ts'
import { TemporaryFolder } from '../../__tests__/support/temporary-folder.ts'
import { CACHE, describeWith, prepareOpenssl } from '../tools.ts'
import { FAULTS, isAimedAt, isUpload, type NamedFault, placeOf, planFor, TARGETS, type Target } from './fault-cells.ts'
import { BARRIERS, type NamedBarrier, openGateScene } from './gate-scene.ts'
import type { Demand } from './invariant.ts'
import { type Shipment, shipRelease } from './shipment.ts'
import {
  attempt,
  IMPATIENT_MS,
  type Manner,
  openScene,
  PATIENT_MS,
  publishingWithin,
  type Scene,
  type SceneOptions,
  shownStates,
} from './trial.ts'

const IS_WHOLE = process.env.FAULTS === 'all'

const UPLOADS = TARGETS.filter(isUpload)
const COUNTS = [1, 40] as const
type Count = (typeof COUNTS)[number]

/** The stage of what goes wrong without any request being at fault. */
const WHOLE_RUN = 'whole run'

/** One trouble at one stage, with so many files. */
interface Cell {
  readonly trouble: string
  /** How often it comes, or when it goes. */
  readonly times: string
  readonly stage: string
  readonly count: Count
  readonly manner: Manner
  readonly demand: Demand
  readonly answerMs: number
  readonly openScene: () => Promise<Scene>
}

const folder = new TemporaryFolder()
const authorityFile = folder.write('authority.pem', AUTHORITY)
const shipments = Object.fromEntries(COUNTS.map((count) => [count, shipFiles(count)]))
const rows: string[] = []

/** The files that a trouble may be aimed at are large enough for half of one to be on its way. */
function shipFiles(count: Count): Shipment {
  const places = UPLOADS.flatMap((target) => placeOf(target, count) ?? [])
  const sizes = new Map(places.map((place) => [place, 700_000]))
  return shipRelease(join(folder.path, `${count}`), { name: 'sample', version: '1.0', count, sizes })
}

function shipmentOf(count: Count): Shipment {
  const shipment = shipments[count]
  if (shipment === undefined) throw new Error('There are no such files.')
  return shipment
}

/** The stages there are with so many files, and the file that each is about. */
function stagesWith(count: Count, targets: readonly Target[]) {
  return targets
    .filter((target) => !isUpload(target) || placeOf(target, count) !== undefined)
    .map((target) => ({ target, filename: shipmentOf(count).files[placeOf(target, count) ?? 0]?.filename }))
}

function faultCells(manner: Manner, count: Count, targets: readonly Target[]): readonly Cell[] {
  return stagesWith(count, targets).flatMap(({ target, filename }) =>
    FAULTS.filter(({ meets }) => meets === 'every request' || isUpload(target)).flatMap((named) =>
      (['once', 'always'] as const).map((times) => ({
        trouble: named.name,
        times,
        stage: target,
        count,
        manner,
        demand: demandOf(named, times, manner),
        answerMs: named.fault.kind === 'silence' ? IMPATIENT_MS : PATIENT_MS,
        openScene: () => openScene({ manner, plan: planFor(named.fault, times, target, filename) }),
      })),
    ),
  )
}

/** What passes by itself must not keep anything from being published; nor must what only makes it slow. */
function demandOf({ fault, nature }: NamedFault, times: 'once' | 'always', manner: Manner): Demand {
  const onlySlows = fault.kind === 'slow-server' || fault.kind === 'slow-reader'
  // Only who mints tokens gets another one.
  const passes = nature === 'passing' && (fault.kind !== 'expired-token' || manner === 'PyPI, trusted publishing')
  return onlySlows || (times === 'once' && passes) ? 'everything is published' : 'whatever it says is true'
}

function gateCells(barriers: readonly NamedBarrier[], count: Count): readonly Cell[] {
  return stagesWith(count, TARGETS).flatMap(({ target, filename }) =>
    barriers.flatMap(({ name, barrier, nature }) =>
      (['for a while', 'for good'] as const).map((times) => ({
        trouble: name,
        times,
        stage: target,
        count,
        manner: 'PyPI, trusted publishing' as const,
        demand:
          nature === 'passing' && times === 'for a while' ? 'everything is published' : 'whatever it says is true',
        answerMs: PATIENT_MS,
        openScene: () =>
          openGateScene({
            barrier,
            // Requests before the uploads go out side by side; which of them reaches the gate does not matter.
            isReached: (call) => isAimedAt(call, target, filename),
            opens: times === 'for a while' ? 'by itself' : 'when told',
            authorityFile,
          }),
      })),
    ),
  )
}

const TEN_MINUTES_MS = 600_000
/** A token that does not live through the wait that the index asks for. */
const LONG_RETRY_AFTER = { kind: 'status', status: 429, retryAfter: '200', when: 'before-effect' } as const

const CLOCKS: readonly (readonly [trouble: string, SceneOptions])[] = [
  ['index 10 min ahead', { skewMs: TEN_MINUTES_MS }],
  ['index 10 min behind', { skewMs: -TEN_MINUTES_MS }],
  ['client 10 min ahead', { clientSkewMs: TEN_MINUTES_MS }],
  ['client 10 min behind', { clientSkewMs: -TEN_MINUTES_MS }],
]

function clockCells(count: Count): readonly Cell[] {
  const cell = (trouble: string, stage: string, times: string, options: SceneOptions): Cell => ({
    trouble,
    times,
    stage,
    count,
    manner: 'PyPI, trusted publishing',
    demand: 'everything is published',
    answerMs: PATIENT_MS,
    openScene: () => openScene(options),
  })
  return CLOCKS.flatMap(([trouble, skew]) => [
    cell(trouble, WHOLE_RUN, 'always', skew),
    ...stagesWith(count, UPLOADS).flatMap(({ target, filename }) => [
      cell(`${trouble}, expired token`, target, 'once', {
        ...skew,
        plan: planFor({ kind: 'expired-token' }, 'once', target, filename),
      }),
      cell(`${trouble}, token outlived by Retry-After`, target, 'once', {
        ...skew,
        tokenLifetimeSeconds: 120,
        plan: planFor(LONG_RETRY_AFTER, 'once', target, filename),
      }),
    ]),
  ])
}

/**
 * What is run where nobody asks for all: with one file each trouble that passes, and each that does not where it meets
 * uploads; and with many files what passes, in their middle.
 */
function isInFixedPart({ times, stage, count }: Cell): boolean {
  const passes = times === 'once' || times === 'for a while'
  return count === 1 ? passes || stage === 'first file' : passes && stage === 'later file'
}

function testCells(cells: readonly Cell[]): void {
  const wanted = cells.filter((cell) => IS_WHOLE || isInFixedPart(cell))
  const named = wanted.map(
    (cell) => [`${cell.trouble}, ${cell.times}, at ${cell.stage} of ${cell.count}`, cell] as const,
  )
  test.each(named)('%s', async (_, cell) => {
    const { trouble, times, stage, count, manner, demand, answerMs } = cell
    const scene = await cell.openScene()
    try {
      const shipment = shipmentOf(count)
      const publish = publishingWithin(scene, shipment, { answerMs })
      const result = await attempt(scene, { shipment, demand, publish })
      const words = [trouble, times, stage, count, manner, shownStates(result.first), shownStates(result.second)]
      rows.push(`| ${words.join(' | ')} |`)
      expect(result.violations).toEqual([])
      // What does not happen is no proof.
      if (stage !== WHOLE_RUN) expect(scene.troubles).toBeGreaterThan(0)
      if (manner === 'other index, API token') {
        // It need not take the same bytes twice as kindly as PyPI: it has to be looked at before they are sent again.
        expect(scene.pypi.received.filter(({ outcome }) => outcome.state === 'identical')).toEqual([])
      }
    } finally {
      await scene.close()
    }
  })
}

afterAll(async () => {
  folder.remove()
  if (!IS_WHOLE) return
  await mkdir(CACHE, { recursive: true })
  const head = ['fault', 'times', 'stage', 'files', 'index', 'first run', 'second run']
  const lines = [head, head.map(() => '-')].map((words) => `| ${words.join(' | ')} |`)
  await writeFile(join(CACHE, 'faults-table.md'), [...lines, ...rows, ''].join('\n'))
})

describe('requests that fail', () => {
  for (const count of COUNTS) testCells(faultCells('PyPI, trusted publishing', count, TARGETS))
})

describe('uploads that fail on another index', () => {
  for (const count of COUNTS) testCells(faultCells('other index, API token', count, UPLOADS))
})

describe('requests that cannot be made', () => {
  for (const count of COUNTS) testCells(gateCells(BARRIERS, count))
})

describe('clocks that are off', () => {
  for (const count of COUNTS) testCells(clockCells(count))
})

await describeWith('a certificate of an unknown authority', prepareOpenssl, (openssl) => {
  const certificate = { key: '', cert: '' }

  beforeAll(async () => {
    const [key, cert] = [join(folder.path, 'key.pem'), join(folder.path, 'certificate.pem')]
    const making = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
    const names = ['-subj', '/CN=test', '-addext', 'subjectAltName=DNS:localhost']
    await runOrThrow(openssl, [...making, ...names, '-keyout', key, '-out', cert])
    Object.assign(certificate, { key: await readFile(key, 'utf8'), cert: await readFile(cert, 'utf8') })
  })

  const barrier = {
    kind: 'wrong certificate',
    get key() {
      return certificate.key
    },
    get cert() {
      return certificate.cert
    },
  } as const
  for (const count of COUNTS) testCells(gateCells([{ name: 'unknown authority', barrier, nature: 'final' }], count))
})
