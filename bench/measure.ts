import { spawn } from 'node:child_process'
import { once } from 'node:events'

export interface Command {
  readonly title: string
  readonly program: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  /** The exit code that is as it should be, where it is not 0. */
  readonly endsWith?: number
}

/** Runs a command once, from start to end. Throws where it does not end well. */
export async function durationMs({ title, program, args, cwd, env, endsWith = 0 }: Command): Promise<number> {
  const start = performance.now()
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const [exitCode] = await once(child, 'close')
  const elapsed = performance.now() - start
  if (exitCode !== endsWith) throw new Error(`${title} ended with ${exitCode}:\n${output}`)
  return elapsed
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2
}

/** Medians of runs that alternate, so that a busy moment of the machine hits both. */
export async function alternate(
  rounds: number,
  one: () => Promise<number>,
  other: () => Promise<number>,
): Promise<{ readonly one: number; readonly other: number; readonly ratio: number }> {
  const ones: number[] = []
  const others: number[] = []
  for (let round = 0; round < rounds; round++) {
    ones.push(await one())
    others.push(await other())
  }
  return { one: median(ones), other: median(others), ratio: median(ones) / median(others) }
}
