import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

// devpi-server needs some seconds, and more where both cores are busy.
const START_LIMIT_MS = 120_000

const LEASH = fileURLToPath(new URL('leash.ts', import.meta.url))

export interface Finished {
  readonly exitCode: number
  /** What it printed to stdout and stderr, as it came. */
  readonly output: string
}

export interface RunOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly timeoutMs?: number
  /** Hears of the program when it has been started, so as to tell it something. */
  readonly onStart?: (child: ChildProcess) => void
}

/** Runs a program to its end, whatever its exit code; with `env`, that is its whole environment. */
export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const { cwd, env, timeoutMs = 600_000, onStart = () => {} } = options
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Not `timeout`, whose timer outlives a program that cannot be started.
    signal: AbortSignal.timeout(timeoutMs),
    killSignal: 'SIGKILL',
    ...(cwd === undefined ? {} : { cwd }),
    ...(env === undefined ? {} : { env }),
  })
  const output = collectOutput(child)
  onStart(child)
  // Not `once`, which would reject for a program that cannot be started: that one has an exit code below zero.
  const exitCode = await new Promise<number | null>((resolve) => {
    child.on('close', resolve)
  })
  return { exitCode: exitCode ?? -1, output: output() }
}

/** As `run`, but anything but exit code 0 is an error that shows what was printed. */
export async function runOrThrow(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const finished = await run(command, args, options)
  assertSuccess(finished)
  return finished.output
}

/** @throws {Error} unless the exit code is 0, with what was printed. */
export function assertSuccess({ exitCode, output }: Finished): void {
  if (exitCode !== 0) throw new Error(`The program ended with exit code ${exitCode}:\n${output}`)
}

export interface Server {
  readonly origin: string
  close(): Promise<void>
}

/** Starts a server on a free port of 127.0.0.1 and waits until it answers; it dies with this process at the latest. */
export async function startServer(command: string, argsFor: (port: string) => readonly string[]): Promise<Server> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  // The two hyphens keep Node from taking options of the server for its own.
  const child = spawn(process.execPath, ['--', LEASH, command, ...argsFor(String(port))], { stdio: 'pipe' })
  const output = collectOutput(child)
  const close = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const closed = once(child, 'close')
    child.stdin.end()
    await closed
  }
  const deadline = performance.now() + START_LIMIT_MS
  while (!(await answers(origin))) {
    if (child.exitCode !== null || performance.now() > deadline) {
      await close()
      throw new Error(`${command} does not answer on ${origin}:\n${output()}`)
    }
    await setTimeout(100)
  }
  return { origin, close }
}

async function answers(origin: string): Promise<boolean> {
  try {
    const response = await fetch(origin, { redirect: 'manual', signal: AbortSignal.timeout(5_000) })
    await response.body?.cancel()
    return true
  } catch {
    return false
  }
}

/** A port that was free a moment ago: the servers here cannot be told to choose one themselves. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port was given.')
  return address.port
}

function collectOutput(child: ChildProcess): () => string {
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
  }
  // Without a listener a program that cannot be started would end this process; `close` follows all the same.
  child.on('error', (error) => {
    text += String(error)
  })
  return () => text
}
