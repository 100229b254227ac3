// Mixed faults by chance: what a run says of each file is what the index has, and a second run completes the rest.
// FAULTS_SEED=17 plays the seed 17 again, and nothing else.

import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { TemporaryFolder } from '../../__tests__/support/temporary-folder.ts'
import type { FaultPlan } from '../../local-pypi/faults.ts'
import { type Random, randomFrom } from '../random.ts'
import { FAULTS } from './fault-cells.ts'
import { type Shipment, shipRelease } from './shipment.ts'
import { attempt, IMPATIENT_MS, type Manner, openScene, publishingWithin } from './trial.ts'

const SEEDS = process.env.FAULTS === 'all' ? 400 : 60
const { FAULTS_SEED } = process.env
const seeds = FAULTS_SEED ? [Number(FAULTS_SEED)] : Array.from({ length: SEEDS }, (_, place) => place + 1)

const MANNERS: readonly Manner[] = ['PyPI, trusted publishing', 'PyPI, API token', 'other index, API token']
/** How likely it is that a request goes wrong. */
const SHARES = [0, 0.1, 0.3, 0.6]
const TEN_MINUTES_MS = 600_000

const folder = new TemporaryFolder()

afterAll(() => folder.remove())

test.each(seeds)('seed %i', async (seed) => {
  const random = randomFrom(seed)
  const shipment = randomShipment(join(folder.path, String(seed)), random)
  const cancellation = new AbortController()
  const scene = await openScene({
    manner: random.pick(MANNERS),
    skewMs: random.pick([-TEN_MINUTES_MS, 0, TEN_MINUTES_MS]),
    clientSkewMs: random.pick([-TEN_MINUTES_MS, 0, TEN_MINUTES_MS]),
    tokenLifetimeSeconds: random.pick([5, 60, 900]),
    plan: randomPlan(seed, shipment, random, cancellation),
  })
  try {
    const publish = publishingWithin(scene, shipment, {
      answerMs: IMPATIENT_MS,
      inputs: { concurrency: String(1 + random.below(6)) },
      cancellation: cancellation.signal,
    })
    const { violations } = await attempt(scene, { shipment, demand: 'whatever it says is true', publish })
    expect(violations).toEqual([])
  } finally {
    await scene.close()
  }
})

/** From 1 to 12 files of one or two releases, of one project or of two. */
function randomShipment(path: string, random: Random): Shipment {
  const sizes = () => new Map([[random.below(6), random.pick([10, 100_000, 2_000_000])]])
  const release = (name: string, version: string): Shipment =>
    shipRelease(path, { name, version, count: 1 + random.below(6), sizes: sizes() })
  const first = release('sample', '1.0')
  if (random.chance(0.5)) return first
  const second = random.chance(0.5) ? release('sample', '1.1') : release('other', '1.0')
  return { folder: path, files: [...first.files, ...second.files] }
}

/**
 * What goes wrong with a request hangs on what it is and on how many there were of it, and not on the order in which
 * requests of different kinds come; so that a seed means nearly the same each time.
 */
function randomPlan(seed: number, shipment: Shipment, random: Random, cancellation: AbortController): FaultPlan {
  const shares = { before: random.pick(SHARES), uploads: random.pick(SHARES) }
  // Sometimes one file never gets through.
  const stubborn = random.chance(0.2) ? random.pick(shipment.files).filename : undefined
  const stubbornFault = random.pick(FAULTS).fault
  const cancelledAt = random.chance(0.15) ? 1 + random.below(20) : undefined
  let calls = 0
  return ({ stage, number, filename, attempt }) => {
    calls++
    if (calls === cancelledAt) cancellation.abort()
    if (filename !== undefined && filename === stubborn) return stubbornFault
    const own = randomFrom(hashOf(`${seed} ${stage} ${filename ?? ''} ${filename === undefined ? number : attempt}`))
    return own.chance(stage === 'upload' ? shares.uploads : shares.before) ? own.pick(FAULTS).fault : undefined
  }
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}
