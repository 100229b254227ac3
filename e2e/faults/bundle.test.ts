// The built action as a runner runs it, by the real clock: one run amid each kind of trouble, and one when it is over.

import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { AUTHORITY, OTHER_AUTHORITY } from '../../__tests__/support/authorities.ts'
import { type ActionRun, runAction } from '../../__tests__/support/run-action.ts'
import { TemporaryFolder } from '../../__tests__/support/temporary-folder.ts'
import type { Call } from '../../local-pypi/faults.ts'
import type { OutcomeState } from '../../src/receipt.ts'
import { FAULTS, isAimedAt, planFor, type Target } from './fault-cells.ts'
import { BARRIERS, openGateScene } from './gate-scene.ts'
import type { Demand } from './invariant.ts'
import type { Ending } from './publishing.ts'
import { shipRelease } from './shipment.ts'
import { attempt, openScene, type Round, type Scene } from './trial.ts'

// Uploads are given five minutes to be answered.
const SILENCE_LIMIT_MS = 900_000

const folder = new TemporaryFolder()
const authorityFile = folder.write('authority.pem', AUTHORITY)
const sizes = new Map([0, 1, 2].map((place) => [place, 700_000]))
const shipment = shipRelease(join(folder.path, 'dist'), { name: 'sample', version: '1.0', count: 3, sizes })

type Environment = Readonly<Record<string, string>>

const TARGET: Target = 'first file'
const filename = shipment.files[0]?.filename

afterAll(() => folder.remove())

/** The first run has a little more in its environment. */
function publishing(scene: Scene, environment: Environment): (round: Round) => Promise<Ending> {
  const inputs = { ...scene.inputs, attestations: 'false', verbose: 'true', 'packages-dir': shipment.folder }
  return async (round) => {
    const env = round === 'first' ? { ...scene.environment, ...environment } : scene.environment
    return endingOf(await runAction(inputs, { env }))
  }
}

/** What a run says of itself in its outputs and its log. */
function endingOf({ exitCode, output, outputs }: ActionRun): Ending {
  // What announces a secret to the runner is shown to nobody.
  const lines = output.split('\n').filter((line) => !line.startsWith('::add-mask::'))
  if (lines.includes('Nothing was published.')) return { states: undefined, failures: [], lines }
  const files: readonly { readonly filename: string; readonly state: OutcomeState }[] = JSON.parse(
    outputs.get('files') ?? '[]',
  )
  const isFine = files.every(({ state }) => state === 'uploaded' || state === 'already-there')
  expect({ exitCode, output }).toMatchObject({ exitCode: isFine ? 0 : 1 })
  return { states: new Map(files.map(({ filename, state }) => [filename, state])), failures: [], lines }
}

async function check(open: () => Promise<Scene>, demand: Demand, environment: Environment = {}): Promise<void> {
  const scene = await open()
  try {
    const { violations } = await attempt(scene, { shipment, demand, publish: publishing(scene, environment) })
    expect(violations).toEqual([])
  } finally {
    await scene.close()
  }
}

const faults = FAULTS.filter(({ fault }) => fault.kind !== 'silence' || process.env.FAULTS === 'all')

test.concurrent.each(faults.map((named) => [named.name, named] as const))(
  '%s',
  async (_, { fault, nature }) => {
    const open = () => openScene({ plan: planFor(fault, 'once', TARGET, filename) })
    await check(open, nature === 'passing' ? 'everything is published' : 'whatever it says is true')
  },
  SILENCE_LIMIT_MS,
)

/** Has a process look no host up any more. */
const WITHOUT_LOOK_UPS =
  'import d from "node:dns";d.lookup=(h,...r)=>r.at(-1)(Object.assign(Error(h),{code:"ENOTFOUND"}))'

test.concurrent.each(BARRIERS.map((named) => [named.name, named] as const))('%s', async (_, { barrier }) => {
  const isReached = (call: Call) => isAimedAt(call, TARGET, filename)
  // Nobody here hears the process wait.
  const open = () => openGateScene({ barrier, isReached, opens: 'when told', authorityFile })
  // What this process cannot look up, another still can.
  const preload = `--import=data:text/javascript,${encodeURIComponent(WITHOUT_LOOK_UPS)}`
  await check(open, 'whatever it says is true', barrier.kind === 'no look-up' ? { NODE_OPTIONS: preload } : {})
})

test.concurrent('an authority that is not known', async () => {
  const open = () =>
    openGateScene({ barrier: { kind: 'no TLS' }, isReached: () => false, opens: 'when told', authorityFile })
  await check(open, 'whatever it says is true', { SSL_CERT_FILE: folder.write('other.pem', OTHER_AUTHORITY) })
})
