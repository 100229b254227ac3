import {
  alternate,
  type Command,
  durationMs,
  type Measurements,
  mebibytes,
  median,
  ms,
  peakMebibytes,
} from './measure.ts'
import { actionWithToken, twineUpload, uvPublish } from './programs.ts'
import { withSink } from './sink.ts'
import type { Workplace } from './workplace.ts'

const ROUNDS = 3
const MANY = 100
const SERVER_MS = 200
const MEBIBYTE = 1024 * 1024

/**
 * Uploads to an index that keeps nothing, so that what an index does with a file is out of the figures. It holds
 * nothing either, so each run is the first of its release.
 */
export function uploadSpeed(workplace: Workplace): Measurements {
  return {
    uploads: () =>
      withSink(SERVER_MS, async (sink) => {
        const workspace = await workplace.newRelease({ wheels: MANY, payloadBytes: MEBIBYTE })
        const own = actionWithToken(workspace, sink)
        const told: string[] = []
        for (const peer of [twineUpload(workspace, sink), uvPublish(workspace, sink)]) {
          const { one, other, ratio } = await alternate(
            ROUNDS,
            () => durationMs(own),
            () => durationMs(peer),
          )
          told.push(`${ms(one)}, ${peer.title} ${ms(other)}, ratio ${ratio.toFixed(2)}`)
        }
        return `${MANY} wheels of 1 MiB, ${SERVER_MS} ms of server time each: ${told.join('; ')}`
      }),

    large: () =>
      withSink(0, async (sink) => {
        const workspace = await workplace.newRelease({ payloadBytes: 1024 * MEBIBYTE })
        const own = actionWithToken(workspace, sink)
        const peers = [twineUpload(workspace, sink), uvPublish(workspace, sink)]
        const sendingMs = new Map([own, ...peers].map((command): [Command, number[]] => [command, []]))
        const timed = async (command: Command): Promise<number> => {
          const elapsedMs = await durationMs(command)
          sendingMs.get(command)?.push(await sink.nextBodyMs())
          return elapsedMs
        }
        const shown = (elapsedMs: number, command: Command): string =>
          `${ms(elapsedMs)} (${ms(median(sendingMs.get(command) ?? []))} of it for sending)`
        const told: string[] = []
        for (const peer of peers) {
          const { one, other, ratio } = await alternate(
            ROUNDS,
            () => timed(own),
            () => timed(peer),
          )
          const throughput = (1 / ratio).toFixed(2)
          told.push(`${shown(one, own)}, ${peer.title} ${shown(other, peer)}, throughput ratio ${throughput}`)
        }
        const peaks = [`${mebibytes(await peakMebibytes(own))} at most`]
        for (const peer of peers) peaks.push(`${peer.title} ${mebibytes(await peakMebibytes(peer))}`)
        return `a wheel of 1 GiB: ${told.join('; ')}; ${peaks.join(', ')}`
      }),
  }
}
