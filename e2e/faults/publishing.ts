import { inputVariables } from '../../__tests__/support/run-action.ts'
import { type Failure, failuresIn } from '../../src/errors.ts'
import type { Clock } from '../../src/ports.ts'
import type { OutcomeState, Receipt } from '../../src/receipt.ts'
import { Run, type Surroundings } from '../../src/run.ts'
import { Report } from '../../src/runner/report.ts'
import { settle } from '../../src/settings.ts'
import { SilentLog } from './silent-log.ts'

export interface Publishing {
  readonly inputs: Readonly<Record<string, string>>
  /** The runner's variables, and others that matter to the run; it sees no further ones that do. */
  readonly environment: Readonly<Record<string, string>>
  readonly clock: Clock
  readonly limits: Pick<Surroundings, 'timeLimits' | 'surveyLimits'>
  readonly cancellation: AbortSignal
}

/** How a run ended, as it says itself. */
export interface Ending {
  /** By file name; nothing where the run says that nothing was sent. */
  readonly states: ReadonlyMap<string, OutcomeState> | undefined
  /** Why nothing was sent. */
  readonly failures: readonly Failure[]
  readonly lines: readonly string[]
}

/** Whatever of this process's environment would reach a run. */
const SEEN_BY_RUNS = /^(?:INPUT_|GITHUB_|ACTIONS_|RUNNER_|(?:https?|no|all)_proxy$|SSL_CERT_FILE$|[A-Z]+_CA_BUNDLE$)/i

/**
 * Runs the action within this process, but for its process: no output file, no exit code.
 *
 * @throws what is no failure that the action understands.
 */
export async function publishWithin({ inputs, environment, ...rest }: Publishing): Promise<Ending> {
  const before = { ...process.env }
  for (const name of Object.keys(before)) if (SEEN_BY_RUNS.test(name)) delete process.env[name]
  Object.assign(process.env, environment, inputVariables({ attestations: 'false', verbose: 'true', ...inputs }))
  try {
    return await publishNow(rest)
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
  }
}

async function publishNow({
  clock,
  limits,
  cancellation,
}: Omit<Publishing, 'inputs' | 'environment'>): Promise<Ending> {
  const log = new SilentLog()
  const report = new Report(log)
  let run: Run | undefined
  try {
    const settings = await settle(log)
    const surroundings = { log, report, clock, cancellation, ...limits }
    run = new Run(settings, surroundings)
    const receipt = await run.publish()
    await report.end(receipt)
    return { states: statesIn(receipt), failures: [], lines: log.lines }
  } catch (error) {
    const failures = failuresIn(error)
    await report.nothingSent(failures)
    return { states: undefined, failures, lines: log.lines }
  } finally {
    await run?.close()
  }
}

function statesIn({ outcomes }: Receipt): ReadonlyMap<string, OutcomeState> {
  return new Map(outcomes.map(({ distribution, state }) => [distribution.filename.basename, state]))
}
