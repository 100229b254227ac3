import { alternate, durationMs, type Measurements, ms } from './measure.ts'
import type { Workplace } from './workplace.ts'

const ROUNDS = 10
const MANY = 60
const SIGSTORE_LATENCY_MS = 150

/** What attestations add to a run. */
export function signing(workplace: Workplace): Measurements {
  const { pypi } = workplace

  async function publish(wheels: number, attestations: 'true' | 'false'): Promise<number> {
    return durationMs(workplace.action(await workplace.newRelease({ wheels }), { attestations }))
  }

  /** As many calls as a client makes that keeps its certificate: one for that, one for each file. */
  async function askOneAfterAnother(): Promise<number> {
    const start = performance.now()
    for (let call = 0; call <= MANY; call++) {
      const answer = await fetch(`${pypi.rekorUrl}/api/v1/log/entries`, { method: 'POST', body: '{}' })
      await answer.body?.cancel()
    }
    return performance.now() - start
  }

  return {
    async attestations() {
      const signed = await alternate(
        ROUNDS,
        () => publish(1, 'true'),
        () => publish(1, 'false'),
      )
      // What an index needs to verify them is no matter here.
      pypi.setAttestations('off')
      pypi.sigstore.setLatency(SIGSTORE_LATENCY_MS)
      const many = await alternate(
        3,
        () => publish(MANY, 'true'),
        () => publish(MANY, 'false'),
      )
      const addedMs = many.one - many.other
      const callsMs = await askOneAfterAnother()
      pypi.sigstore.setLatency(0)
      pypi.setAttestations('on')
      return (
        `one wheel ${ms(signed.one)}, unsigned ${ms(signed.other)}, ratio ${signed.ratio.toFixed(2)}; ` +
        `${MANY} wheels at ${SIGSTORE_LATENCY_MS} ms per call ${ms(many.one)}, unsigned ${ms(many.other)}: ` +
        `${ms(addedMs)} for signing, the calls one after another ${ms(callsMs)}, ` +
        `ratio ${(addedMs / callsMs).toFixed(2)}`
      )
    },
  }
}
