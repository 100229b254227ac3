/**
 * What a runner tells a step whose job is cancelled: SIGINT, 7.5 s later SIGTERM, and 2.5 s after that the end
 * (docs.github.com, workflow cancellation reference). On Windows SIGTERM is a Ctrl-Break.
 */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGBREAK'] as const

/** Calls back once, however often the runner says it. */
export function onCancellation(cancel: (signal: string) => void): void {
  let isCancelled = false
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (isCancelled) return
      isCancelled = true
      cancel(signal)
    })
  }
}
