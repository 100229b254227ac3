import { fork } from 'node:child_process'
import { on } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Target } from './programs.ts'

export interface Sink extends Target {
  /** How long the next upload that was not asked for yet was on its way, from its first byte to its last. */
  nextBodyMs(): Promise<number>
}

/** Does something with an index that takes every upload, `latencyMs` after it is there, and holds nothing. */
export async function withSink<Result>(latencyMs: number, work: (sink: Sink) => Promise<Result>): Promise<Result> {
  const child = fork(fileURLToPath(new URL('sink-process.ts', import.meta.url)), [String(latencyMs)])
  const messages = on(child, 'message')
  const nextNumber = async (): Promise<number> => Number((await messages.next()).value[0])
  try {
    const uploadUrl = `http://127.0.0.1:${await nextNumber()}/legacy/`
    return await work({ uploadUrl, userToken: 'pypi-anything', nextBodyMs: nextNumber })
  } finally {
    child.disconnect()
  }
}
