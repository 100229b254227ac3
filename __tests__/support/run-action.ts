// Runs the built action as a runner does: as its own process, with every input of action.yml set.
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { type Finished, run } from './child-process.ts'
import { leaksOf } from './leaks.ts'

export type ActionInputs = Readonly<Record<string, string>>

export interface ActionRun extends Finished {
  readonly outputs: ReadonlyMap<string, string>
  readonly summary: string
  /** What the file says whose path is an output; nothing where there is none. */
  readonly receipt: unknown
}

export interface ActionOptions {
  /** The folder it works in; an empty one when not given. */
  readonly workspace?: string
  /** The `node` that runs it; our own if not given. */
  readonly node?: string
  /** The entry of the bundle; the built one if not given. */
  readonly main?: string
  /** What the runner adds to the environment, such as the source of ID tokens. */
  readonly env?: Readonly<Record<string, string>>
  /** Hears of the process when it has been started, so as to tell it something. */
  readonly onStart?: (child: ChildProcess) => void
}

export interface Manifest {
  readonly inputs: Readonly<
    Record<string, { readonly default?: string; readonly description: string; readonly deprecationMessage?: string }>
  >
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
  readonly runs: { readonly using: string; readonly main: string }
}

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))

export const manifest: Manifest = parse(await readFile(join(PROJECT, 'action.yml'), 'utf8'))

/** The bundle's entry. */
export const MAIN = join(PROJECT, manifest.runs.main)

/**
 * Runs the action.
 *
 * @throws {Error} where it let out a secret, be it in the log, the outputs, the summary or the receipt.
 */
export async function runAction(inputs: ActionInputs, options: ActionOptions = {}): Promise<ActionRun> {
  const { node = process.execPath, main = MAIN, env = {}, onStart = () => {} } = options
  const temporary = await mkdtemp(join(tmpdir(), 'action-run-'))
  const workspace = options.workspace ?? temporary
  const outputFile = join(temporary, 'output')
  const summaryFile = join(temporary, 'summary.md')
  try {
    await Promise.all([writeFile(outputFile, ''), writeFile(summaryFile, '')])
    const finished = await run(node, [main], {
      cwd: workspace,
      onStart,
      env: {
        ...systemVariables(),
        HOME: temporary,
        GITHUB_ACTIONS: 'true',
        GITHUB_OUTPUT: outputFile,
        GITHUB_STEP_SUMMARY: summaryFile,
        GITHUB_WORKSPACE: workspace,
        RUNNER_TEMP: temporary,
        ...inputVariables(inputs),
        ...env,
      },
    })
    const [outputs, summary] = await Promise.all([readFile(outputFile, 'utf8'), readFile(summaryFile, 'utf8')])
    const values = parseOutputs(outputs)
    const receipt = await readFile(values.get('receipt') ?? '', 'utf8').catch(() => '')
    const given = [inputs.password ?? '', env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? '']
    const leaks = leaksOf({ output: finished.output, written: `${outputs}\n${summary}\n${receipt}` }, given)
    if (leaks.length > 0) throw new Error(`The run let secrets out: ${leaks.join(' ')}`)
    return { ...finished, outputs: values, summary, receipt: receipt === '' ? undefined : JSON.parse(receipt) }
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

/** What a program needs of its system to run at all; Windows' programs do not start without SystemRoot. */
function systemVariables(): Record<string, string> {
  return Object.fromEntries(
    ['PATH', 'SystemRoot', 'TEMP', 'TMPDIR'].flatMap((name) => {
      const value = process.env[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

/** A runner sets every input: one that was not given to its default, or to the empty string. */
export function inputVariables(inputs: ActionInputs): Record<string, string> {
  const unknown = Object.keys(inputs).filter((name) => !(name in manifest.inputs))
  if (unknown.length > 0) throw new Error(`action.yml has no ${unknown.join(', ')}.`)
  return Object.fromEntries(
    Object.entries(manifest.inputs).map(([name, input]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      inputs[name] ?? input.default ?? '',
    ]),
  )
}

/** Reads a file of outputs, in which each value stands between lines that hold its own delimiter. */
function parseOutputs(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/^(?<name>[^\n<=]+)<<(?<end>[^\n]+)\n(?<value>[\s\S]*?)\n?^\k<end>$/gm)].map(({ groups }) => [
      groups?.name ?? '',
      groups?.value ?? '',
    ]),
  )
}
