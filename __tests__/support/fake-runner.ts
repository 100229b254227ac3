import type { Retrying } from '../../src/http/retry.ts'
import type { Log, SecretKeeper } from '../../src/ports.ts'

/** A log that remembers, and masks that are remembered with it, in the order in which everything happened. */
export interface RememberingLog extends Log, SecretKeeper {
  readonly lines: string[]
  readonly secrets: string[]
}

export function rememberingLog(): RememberingLog {
  const lines: string[] = []
  const secrets: string[] = []
  return {
    lines,
    secrets,
    mask: (secret) => secrets.push(secret),
    redact: (text) => secrets.reduce((redacted, secret) => redacted.replaceAll(secret, '***'), text),
    info: (message) => lines.push(message),
    warning: (message, title) => lines.push(`warning ${title}: ${message}`),
    error: (message, title) => lines.push(`error ${title}: ${message}`),
    group: (title, inner) => lines.push(`group ${title}`, ...inner),
  }
}

/** Retries without waiting. */
export function impatient(attempts = 3): Retrying & { readonly reasons: string[] } {
  const reasons: string[] = []
  return {
    reasons,
    policy: { attempts, firstDelayMs: 1, longestDelayMs: 1 },
    clock: { monotonicMs: () => 0, sleep: async () => {} },
    onRetry: (reason) => reasons.push(reason),
  }
}
