import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Readable } from 'node:stream'

/** What can be measured, by name; each tells in one line what came out. */
export type Measurements = Readonly<Record<string, () => Promise<string>>>

export interface Command {
  readonly title: string
  readonly program: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  /** The exit code that is as it should be, where it is not 0. */
  readonly endsWith?: number
}

const LOOK_EVERY_MS = 5

/** Runs a command once, from start to end. Throws where it does not end well. */
export async function durationMs(command: Command): Promise<number> {
  const start = performance.now()
  await ended(started(command), command)
  return performance.now() - start
}

/**
 * The peak of a program's resident memory in MiB, as Linux counts it; what is taken in the last milliseconds may be
 * missed. Not the peak that a parent is told when its child ends: there Linux lets the child begin with its parent's.
 */
export async function peakMebibytes(command: Command): Promise<number> {
  const child = started(command)
  let peak = 0
  const timer = setInterval(() => {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
    // Not the highest of all looks: the first may see the program that starts it. One that has ended has none.
    peak = Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1] ?? peak)
  }, LOOK_EVERY_MS)
  child.once('exit', () => clearInterval(timer))
  await ended(child, command)
  return peak / 1024
}

function started({ program, args, cwd, env }: Command): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
}

async function ended(
  child: ChildProcessByStdio<null, Readable, Readable>,
  { title, endsWith = 0 }: Command,
): Promise<void> {
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const [exitCode] = await once(child, 'close')
  if (exitCode !== endsWith) throw new Error(`${title} ended with ${exitCode}:\n${output}`)
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

export function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(0)} ms`
}

export function mebibytes(count: number): string {
  return `${count.toFixed(0)} MiB`
}
