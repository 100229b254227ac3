import { startLocalPypi } from '../local-pypi/server.ts'
import { durationMs, type Measurements, ms } from './measure.ts'
import { action } from './programs.ts'
import type { Workplace } from './workplace.ts'

const WHEELS = 60
const TOKEN_LIFETIME_SECONDS = 5
/** At four at once, some twenty seconds for all. */
const SERVER_MS = 1_300

/** What becomes of a run that outlives its tokens. */
export function renewal(workplace: Workplace): Measurements {
  return {
    async renewal() {
      const workspace = await workplace.newRelease({ wheels: WHEELS })
      const pypi = await startLocalPypi({
        tokenLifetimeSeconds: TOKEN_LIFETIME_SECONDS,
        uploadLatencyMs: SERVER_MS,
      })
      try {
        const inputs = { ...pypi.inputs, attestations: 'false' }
        const elapsedMs = await durationMs(action(workspace, inputs, pypi.runnerEnvironment))
        const arrived = pypi.contents().flatMap(({ releases }) => releases.flatMap(({ files }) => files)).length
        return (
          `${arrived} of ${WHEELS} wheels arrived in ${ms(elapsedMs)}, with tokens that live ${TOKEN_LIFETIME_SECONDS} s: ` +
          `${pypi.minted} minted, ${pypi.received.length} uploads for ${WHEELS} files`
        )
      } finally {
        await pypi.close()
      }
    },
  }
}
