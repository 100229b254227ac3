import { once } from 'node:events'
import { createServer } from 'node:https'
import { ELSEWHERE, SERVER } from '../../__tests__/support/authorities.ts'
import type { Call } from '../../local-pypi/faults.ts'
import { breakLookUps, type Closure, type Gate, portOf, startGate, startProxyGate } from './gate.ts'
import { openScene, type Scene } from './trial.ts'

/** What keeps a request from being made at all. */
export type Barrier =
  | { readonly kind: 'refused connection' }
  | { readonly kind: 'no look-up'; readonly code: 'ENOTFOUND' | 'EAI_AGAIN' }
  | { readonly kind: 'no TLS' }
  /** Somebody else shows this certificate. */
  | { readonly kind: 'wrong certificate'; readonly key: string; readonly cert: string }
  | { readonly kind: 'proxy refuses'; readonly status: number }

export interface NamedBarrier {
  readonly name: string
  readonly barrier: Barrier
  /** `passing` where it is worth to try again. */
  readonly nature: 'passing' | 'final'
}

export const BARRIERS: readonly NamedBarrier[] = [
  { name: 'refused connection', barrier: { kind: 'refused connection' }, nature: 'passing' },
  { name: 'host name unknown', barrier: { kind: 'no look-up', code: 'ENOTFOUND' }, nature: 'passing' },
  { name: 'no answer to look-ups', barrier: { kind: 'no look-up', code: 'EAI_AGAIN' }, nature: 'passing' },
  { name: 'no TLS spoken', barrier: { kind: 'no TLS' }, nature: 'final' },
  { name: 'certificate of another host', barrier: { kind: 'wrong certificate', ...ELSEWHERE }, nature: 'final' },
  { name: 'proxy answers 502', barrier: { kind: 'proxy refuses', status: 502 }, nature: 'passing' },
  { name: 'proxy answers 403', barrier: { kind: 'proxy refuses', status: 403 }, nature: 'final' },
  { name: 'proxy answers 407', barrier: { kind: 'proxy refuses', status: 407 }, nature: 'final' },
]

export interface GateSceneOptions {
  readonly barrier: Barrier
  /** Whether this request shuts the gate. It is broken off then, as is everything else that is under way. */
  readonly isReached: (call: Call) => boolean
  /** Whether the gate opens when the client has met with it and waits, or only when it is opened. */
  readonly opens: 'by itself' | 'when told'
  /** The PEM file of who vouches for the index where it is spoken to over TLS. */
  readonly authorityFile: string
}

/** An index behind a gate that is shut when a certain request reaches it. */
export async function openGateScene(options: GateSceneOptions): Promise<Scene> {
  const { barrier, isReached, opens, authorityFile } = options
  const usesTls = barrier.kind === 'no TLS' || barrier.kind === 'wrong certificate' || barrier.kind === 'proxy refuses'
  let state: 'before' | 'shut' | 'after' = 'before'
  let firstWaitMs: number | undefined

  const scene = await openScene({
    ...(usesTls ? { tls: SERVER } : {}),
    plan(call) {
      if (state !== 'before' || !isReached(call)) return undefined
      state = 'shut'
      way.shut()
      return { kind: 'reset', when: 'before-body' }
    },
    async onSleep() {
      if (state !== 'shut' || opens === 'when told') return
      // The first waits come of what was broken off. One that begins later comes of meeting with the gate.
      firstWaitMs ??= scene.time.nowMs
      if (scene.time.nowMs > firstWaitMs) await mend()
    },
  })
  const { pypi } = scene
  const way = await openWay(barrier, Number(new URL(pypi.origin).port), authorityFile)
  const mend = async (): Promise<void> => {
    state = 'after'
    await way.open()
  }
  const atGate = (variables: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [name, value.replaceAll(pypi.origin, way.origin)]),
    )
  return {
    ...scene,
    inputs: atGate(scene.inputs),
    environment: { ...atGate(scene.environment), ...way.environment },
    get troubles() {
      return scene.troubles
    },
    mend,
    async close() {
      await mend()
      way.close()
      await scene.close()
    },
  }
}

/** How an index is reached. */
interface Way extends Pick<Gate, 'shut' | 'open' | 'close'> {
  readonly origin: string
  readonly environment: Readonly<Record<string, string>>
}

async function openWay(barrier: Barrier, port: number, authorityFile: string): Promise<Way> {
  const trusting = { SSL_CERT_FILE: authorityFile }
  switch (barrier.kind) {
    case 'refused connection': {
      const gate = await startGate(port, { kind: 'refused' })
      return { ...gate, origin: `http://127.0.0.1:${gate.port}`, environment: {} }
    }
    case 'no look-up':
      return wayWithoutLookUps(barrier.code, await startGate(port, { kind: 'none' }))
    case 'no TLS': {
      const gate = await startGate(port, { kind: 'garbage' })
      return { ...gate, origin: `https://localhost:${gate.port}`, environment: trusting }
    }
    case 'wrong certificate':
      return wayToSomebodyElse(barrier, port, trusting)
    case 'proxy refuses': {
      const gate = await startProxyGate(barrier.status)
      // A name that only the proxy knows.
      const environment = { ...trusting, HTTPS_PROXY: `http://127.0.0.1:${gate.port}` }
      return { ...gate, origin: `https://index.test:${port}`, environment }
    }
  }
}

function wayWithoutLookUps(code: 'ENOTFOUND' | 'EAI_AGAIN', gate: Gate): Way {
  let mendLookUps = (): void => {}
  return {
    origin: `http://localhost:${gate.port}`,
    environment: {},
    shut() {
      mendLookUps = breakLookUps(code)
      gate.shut()
    },
    async open() {
      mendLookUps()
      await gate.open()
    },
    close: () => gate.close(),
  }
}

async function wayToSomebodyElse(
  certificate: { readonly key: string; readonly cert: string },
  port: number,
  environment: Readonly<Record<string, string>>,
): Promise<Way> {
  const somebody = createServer(certificate, (_, answer) => answer.end('Who are you?')).listen(0, '127.0.0.1')
  await once(somebody, 'listening')
  const closure: Closure = { kind: 'elsewhere', port: portOf(somebody) }
  const gate = await startGate(port, closure)
  return {
    ...gate,
    origin: `https://localhost:${gate.port}`,
    environment,
    close() {
      gate.close()
      somebody.closeAllConnections()
      somebody.close()
    },
  }
}
