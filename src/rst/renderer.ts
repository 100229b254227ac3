import { Worker } from 'node:worker_threads'
import type { Rendering } from '../rendering.ts'

export interface Renderer {
  /** What the text's rendering comes to; the same text is rendered once. Never rejects. */
  render(text: string): Promise<Rendering>
  /** Stops it, whatever it is doing. What is still waited for becomes unknown. */
  close(): Promise<void>
}

export interface Limits {
  /** How long it may say nothing while something is waited for. */
  readonly silenceMs: number
  /** Of a text, in UTF-16 code units. */
  readonly textLength: number
}

const LIMITS: Limits = { silenceMs: 60_000, textLength: 1024 * 1024 }

const LONGEST_REASON = 300

/** Starts docutils in a thread of its own. `worker` is the built worker; what it runs lies beside it in `docutils/`. */
export function startRenderer(worker: URL, limits: Limits = LIMITS): Renderer {
  return new Docutils(worker, limits)
}

class Docutils implements Renderer {
  readonly #limits: Limits
  readonly #renderings = new Map<string, Promise<Rendering>>()
  /** Who waits, in the order of the texts, which is the order of the answers. */
  readonly #waiting: ((rendering: Rendering) => void)[] = []
  readonly #thread: Worker | undefined
  #timer: NodeJS.Timeout | undefined
  /** Why there are no more answers. */
  #end: string | undefined

  constructor(worker: URL, limits: Limits) {
    this.#limits = limits
    try {
      this.#thread = this.#start(worker)
    } catch (error) {
      this.#fail(error)
    }
  }

  #start(worker: URL): Worker {
    // It has no business with the environment. What it prints, which Pyodide does only before it fails, nobody reads. Its
    // memory it limits itself: `resourceLimits` would do so for JavaScript alone, and can end the whole process.
    const thread = new Worker(worker, { env: {}, execArgv: [], stdout: true, stderr: true })
      .on('message', (answer) => this.#hear(answer))
      .on('messageerror', (error) => this.#fail(error))
      .on('error', (error) => this.#fail(error))
      .on('exit', () => this.#giveUp('The thread that runs docutils ended.'))
    // While something is waited for, the timer keeps the process alive.
    thread.unref()
    return thread
  }

  render(text: string): Promise<Rendering> {
    const known = this.#renderings.get(text)
    if (known !== undefined) return known
    const rendering = this.#ask(text)
    this.#renderings.set(text, rendering)
    return rendering
  }

  async close(): Promise<void> {
    this.#giveUp('The renderer has been closed.')
    await this.#thread?.terminate()
  }

  async #ask(text: string): Promise<Rendering> {
    const { textLength } = this.#limits
    if (text.length > textLength) {
      return unknown(`It is longer than ${textLength.toLocaleString('en')} characters, which may take too long.`)
    }
    if (this.#end !== undefined) return unknown(this.#end)
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
      // Python does not take half a surrogate pair for text. Decoding it this way keeps a byte-order mark.
      this.#thread?.postMessage(Buffer.from(text).toString())
      this.#watch()
    })
  }

  #hear(answer: unknown): void {
    const rendering = parseRendering(answer)
    if (rendering === undefined) this.#giveUp('docutils gave an answer that makes no sense.')
    else {
      this.#waiting.shift()?.(rendering)
      this.#watch()
    }
  }

  /** From each text and each answer on, time runs anew. */
  #watch(): void {
    clearTimeout(this.#timer)
    if (this.#waiting.length === 0) return
    const { silenceMs } = this.#limits
    this.#timer = setTimeout(() => this.#giveUp(`docutils did not end within ${silenceMs / 1_000} s.`), silenceMs)
  }

  #fail(error: unknown): void {
    const lines = String(error).trim().split('\n')
    // Of an error from Python the text is a traceback, with what happened in its last line.
    const happened = lines[0]?.includes('Traceback') ? lines.at(-1) : lines[0]
    this.#giveUp(`docutils could not be run: ${(happened ?? '').slice(0, LONGEST_REASON).replace(/\.$/, '')}.`)
  }

  #giveUp(reason: string): void {
    if (this.#end !== undefined) return
    this.#end = reason
    clearTimeout(this.#timer)
    for (const resolve of this.#waiting.splice(0)) resolve(unknown(reason))
    this.#thread?.terminate().catch(() => {})
  }
}

function unknown(reason: string): Rendering {
  return { state: 'unknown', reason }
}

function parseRendering(answer: unknown): Rendering | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined
  if ('reason' in answer && typeof answer.reason === 'string') return unknown(answer.reason)
  if (!('problems' in answer && 'olderProblems' in answer)) return undefined
  const { problems, olderProblems } = answer
  return areTexts(problems) && areTexts(olderProblems) ? { state: 'judged', problems, olderProblems } : undefined
}

function areTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
