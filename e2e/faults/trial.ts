import type { FaultPlan } from '../../local-pypi/faults.ts'
import { type LocalPypi, type LocalPypiOptions, startLocalPypi } from '../../local-pypi/server.ts'
import { type Demand, heldBy, violations } from './invariant.ts'
import { type Ending, publishWithin } from './publishing.ts'
import type { Shipment } from './shipment.ts'
import { VirtualTime } from './virtual-time.ts'

/** As what the index is spoken to, and with what. */
export type Manner = 'PyPI, trusted publishing' | 'PyPI, API token' | 'other index, API token'

/** A place where runs meet with trouble, until it is mended. */
export interface Scene {
  readonly pypi: LocalPypi
  readonly time: VirtualTime
  readonly inputs: Readonly<Record<string, string>>
  readonly environment: Readonly<Record<string, string>>
  /** How many requests have gone wrong. */
  readonly troubles: number
  /** Ends all trouble. */
  mend(): Promise<void>
  close(): Promise<void>
}

export interface SceneOptions {
  readonly manner?: Manner
  readonly plan?: FaultPlan
  /** How far ahead of the truth the index's clock is. */
  readonly skewMs?: number
  /** How far ahead of the truth the client's clock is. */
  readonly clientSkewMs?: number
  readonly tokenLifetimeSeconds?: number
  readonly tls?: LocalPypiOptions['tls']
  readonly onSleep?: () => Promise<void> | void
}

/** An index that is spoken to without anything in between. */
export async function openScene(options: SceneOptions = {}): Promise<Scene> {
  const { manner = 'PyPI, trusted publishing', plan, skewMs = 0, clientSkewMs = 0, tls, onSleep } = options
  const { tokenLifetimeSeconds } = options
  const time = new VirtualTime(onSleep)
  let troubles = 0
  const countedPlan: FaultPlan = (call) => {
    const fault = plan?.(call)
    if (fault !== undefined) troubles++
    return fault
  }
  const pypi = await startLocalPypi({
    now: () => new Date(realNow() + time.nowMs + skewMs),
    faults: countedPlan,
    ...(tokenLifetimeSeconds === undefined ? {} : { tokenLifetimeSeconds }),
    ...(tls === undefined ? {} : { tls }),
  })
  Date.now = () => realNow() + clientSkewMs
  return {
    pypi,
    time,
    inputs: inputsFor(manner, pypi),
    environment: pypi.runnerEnvironment,
    get troubles() {
      return troubles
    },
    mend: async () => pypi.setFaults(),
    async close() {
      Date.now = realNow
      await pypi.close()
    },
  }
}

/** The time of this machine, whatever a trial makes of `Date.now`. */
const realNow = Date.now

function inputsFor(manner: Manner, pypi: LocalPypi): Readonly<Record<string, string>> {
  const token = { user: '__token__', password: pypi.userToken }
  switch (manner) {
    case 'PyPI, trusted publishing':
      return pypi.inputs
    case 'PyPI, API token':
      return { ...pypi.inputs, ...token }
    case 'other index, API token':
      return { 'repository-url': pypi.uploadUrl, 'index-type': 'other', 'index-url': pypi.simpleUrl, ...token }
  }
}

/** The run amid trouble, or the one when it is over. */
export type Round = 'first' | 'second'

export interface Trial {
  readonly shipment: Shipment
  /** What the first run has to come to; the second has to publish whatever is missing. */
  readonly demand: Demand
  readonly publish: (round: Round) => Promise<Ending>
}

export interface TrialResult {
  /** What is wrong with either run, as sentences. */
  readonly violations: readonly string[]
  readonly first: Ending
  readonly second: Ending
}

/** Publishes amid trouble, and once more when it is over: then nothing may be missing. */
export async function attempt({ pypi, mend }: Scene, { shipment, demand, publish }: Trial): Promise<TrialResult> {
  const first = await publish('first')
  const afterFirst = violations({ shipment, ending: first, pypi, before: new Map(), demand })
  await mend()
  const before = heldBy(pypi)
  const second = await publish('second')
  const afterSecond = violations({ shipment, ending: second, pypi, before, demand: 'everything is published' })
  return { violations: [...afterFirst, ...afterSecond.map((problem) => `Second run: ${problem}`)], first, second }
}

/** Much longer than anything takes that answers at all. */
export const PATIENT_MS = 10_000
/** For an answer that never comes. */
export const IMPATIENT_MS = 250

export interface FirstRun {
  /** How long it waits for an answer, in truth. */
  readonly answerMs: number
  readonly inputs?: Readonly<Record<string, string>>
  readonly cancellation?: AbortSignal
}

/** Publishes within this process. The second run is a patient one, and is not cancelled. */
export function publishingWithin(
  scene: Scene,
  { folder }: Shipment,
  first: FirstRun,
): (round: Round) => Promise<Ending> {
  return (round) => {
    const { environment, time } = scene
    const { answerMs, cancellation = new AbortController().signal }: FirstRun =
      round === 'first' ? first : { answerMs: PATIENT_MS }
    return publishWithin({
      inputs: { ...inputsOf(scene, round), 'packages-dir': folder, ...first.inputs },
      environment,
      clock: time.clock(cancellation),
      cancellation,
      limits: {
        timeLimits: { connectMs: PATIENT_MS, answerMs, idleMs: answerMs },
        surveyLimits: { readMs: answerMs },
      },
    })
  }
}

/** Whoever was refused because a token had expired comes back with another one. */
export function inputsOf({ inputs, pypi }: Scene, round: Round): Scene['inputs'] {
  return round === 'first' || inputs.password === undefined ? inputs : { ...inputs, password: pypi.createUserToken({}) }
}

/** How many files ended in which state, in words. */
export function shownStates({ states, failures }: Ending): string {
  if (states === undefined) return `nothing sent: ${failures.map(({ code }) => code).join(', ')}`
  const counts = new Map<string, number>()
  for (const state of states.values()) counts.set(state, (counts.get(state) ?? 0) + 1)
  return [...counts].map(([state, count]) => `${count} ${state}`).join(', ')
}
