import * as core from '@actions/core'
import type { Log, SecretKeeper } from '../ports.ts'
import { safeLine } from './safe-text.ts'
import { spellingsOf } from './secret-spellings.ts'

/** Below this length a value is too likely to be an ordinary word, whose masking would garble logs and outputs. */
const SHORTEST_SECRET = 6
/** What stands where text was cut. */
const CUT = '…'

/**
 * GitHub shows ten annotations of a kind for a step, and drops what comes later. The last of the errors is kept for the
 * one that says what came of the run. Of the warnings some are the runner's own: one for each old spelling of an input.
 */
const ERROR_LIMIT = 9
const WARNING_LIMIT = 7

/** The log of a step, which GitHub shows parts of beside the run. */
export interface StepLog extends Log, SecretKeeper {
  /** The error that says what came of the run: it is shown beside it, however many there were before. */
  verdict(message: string, title: string): void
  /** Counts what stands in the log alone; to be called when the run is over. */
  countUnshown(): void
  /** From now on only a verdict is said: what was given up may go on for a moment. */
  close(): void
}

/**
 * The only writer to stdout and stderr. It makes every text safe, and takes every secret out of it by itself as well,
 * since a runner's masks do not cover outputs, the job summary, or a log outside of GitHub.
 */
export class RunnerLog implements StepLog {
  readonly #secrets = new Set<string>()
  #errors = 0
  #warnings = 0
  #isClosed = false

  constructor() {
    // A log that nobody reads any more is no reason to stop half-way, or to fail when the files are public.
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  }

  mask(secret: string): void {
    if (secret.length < SHORTEST_SECRET || this.#secrets.has(secret)) return
    // Each line of a key is one too: whatever is shown in lines is.
    for (const line of secret.split(/\r?\n/)) if (line !== secret) this.mask(line)
    core.setSecret(secret)
    for (const spelling of spellingsOf(secret)) this.#secrets.add(spelling)
  }

  redact(text: string): string {
    let redacted = text
    for (const secret of this.#secrets) redacted = redacted.replaceAll(secret, '***')
    return redacted.includes(CUT) ? this.#redactCut(redacted) : redacted
  }

  /** Text that was cut may end with the beginning of a secret. */
  #redactCut(text: string): string {
    return text
      .split(CUT)
      .map((piece, index, pieces) => (index === pieces.length - 1 ? piece : this.#withoutBeginnings(piece)))
      .join(CUT)
  }

  #withoutBeginnings(piece: string): string {
    for (const secret of this.#secrets) {
      for (let length = Math.min(secret.length, piece.length); length >= SHORTEST_SECRET; length--) {
        if (piece.endsWith(secret.slice(0, length))) return `${piece.slice(0, -length)}***`
      }
    }
    return piece
  }

  info(message: string): void {
    if (this.#isClosed) return
    core.info(this.#safe(message))
  }

  warning(message: string, title: string): void {
    if (this.#isClosed) return
    this.#warnings++
    if (this.#warnings <= WARNING_LIMIT) core.warning(this.#safe(message), { title: this.#safe(title) })
    else this.info(`Warning: ${message} [${title}]`)
  }

  error(message: string, title: string): void {
    if (this.#isClosed) return
    this.#errors++
    if (this.#errors <= ERROR_LIMIT) this.verdict(message, title)
    else this.info(`Error: ${message} [${title}]`)
  }

  verdict(message: string, title: string): void {
    core.error(this.#safe(message), { title: this.#safe(title) })
  }

  countUnshown(): void {
    const counts = [
      countedFrom(this.#errors - ERROR_LIMIT, 'error'),
      countedFrom(this.#warnings - WARNING_LIMIT, 'warning'),
    ]
    const unshown = counts.filter((count) => count !== '').join(' and ')
    if (unshown !== '') this.info(`Only this log has ${unshown}: GitHub shows ten of a kind beside a run.`)
  }

  close(): void {
    this.#isClosed = true
  }

  group(title: string, lines: readonly string[]): void {
    if (this.#isClosed) return
    core.startGroup(this.#safe(title))
    for (const line of lines) core.info(this.#safe(line))
    core.endGroup()
  }

  #safe(text: string): string {
    return safeLine(this.redact(text))
  }
}

function countedFrom(count: number, noun: string): string {
  return count <= 0 ? '' : `${count} more ${noun}${count === 1 ? '' : 's'}`
}
