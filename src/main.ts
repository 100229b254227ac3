import { systemClock } from './clock.ts'
import { Failure, Failures, failuresIn } from './errors.ts'
import { shownUrl } from './package-index/index-address.ts'
import { simpleUrlOf } from './package-index/simple-url.ts'
import { resultOf } from './receipt.ts'
import { Run } from './run.ts'
import { onCancellation } from './runner/cancellation.ts'
import { Report } from './runner/report.ts'
import { RunnerLog } from './runner/runner-log.ts'
import { settle } from './settings.ts'
import { VERSION } from './version.ts'

const GRACE_MS = 1_000

const log = new RunnerLog()
const report = new Report(log)
const cancellation = new AbortController()
onCancellation((signal) => {
  report.cancelled(signal)
  cancellation.abort()
})

async function main(): Promise<boolean> {
  let run: Run | undefined
  try {
    const settings = await settle(log)
    const { inputs, index, indexUrl } = settings
    const simpleUrl = simpleUrlOf(index, indexUrl)?.href
    report.begin(VERSION, { title: index.title, uploadUrl: shownUrl(index.uploadUrl), simpleUrl }, inputs.mode)
    const { signal } = cancellation
    run = new Run(settings, { log, report, clock: systemClock(signal), cancellation: signal })
    const receipt = await run.publish()
    await report.end(receipt)
    return resultOf(receipt) !== 'incomplete'
  } catch (error) {
    if (error instanceof Failure || error instanceof Failures) await report.nothingSent(failuresIn(error))
    else report.bug(error)
    return false
  } finally {
    await run?.close()
  }
}

// Until it is known that everything went well, it did not: Node ends a process that waits for nothing, with 0.
process.exitCode = 1
process.once('exit', report.ended)

// No top-level await: the bundle is CommonJS, see rolldown.config.js.
main()
  .then((published) => {
    process.exitCode = published ? 0 : 1
  }, report.bug)
  .finally(() => {
    process.off('exit', report.ended)
    // A connection that cannot be cut, such as one to a proxy that never answers, must not hold the job.
    setTimeout(() => process.exit(), GRACE_MS).unref()
  })
