import { Readable } from 'node:stream'
import { afterEach } from '@jest/globals'
import { openTransport, type TransportOptions } from '../../src/http/door.ts'
import type { Reply, Transport } from '../../src/http/transport.ts'

const LIMITS = { connectMs: 500, answerMs: 500, idleMs: 500 }
const open: { close(): Promise<void> }[] = []

afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close()
})

/** Closes something when the test is over. */
export async function untilTheEnd<Thing extends { close(): Promise<void> }>(
  thing: Promise<Thing> | Thing,
): Promise<Thing> {
  const opened = await thing
  open.push(opened)
  return opened
}

/** A door with short limits that is closed when the test is over. */
export function shortDoor(options: TransportOptions = {}): Transport {
  const door = openTransport('test/1.0', { limits: LIMITS, ...options })
  open.push(door)
  return door
}

export type Way = 'request' | 'upload'

/** Sends a text, one way or the other. */
export function send(way: Way, door: Transport, url: URL, body = 'x'.repeat(1_000)): Promise<Reply> {
  if (way === 'request') return door.request({ method: 'POST', url, headers: { accept: 'application/json' }, body })
  return door.upload({
    url,
    headers: {},
    body: Readable.from([Buffer.from(body)]),
    contentLength: body.length,
    onProgress: () => {},
    onSent: () => {},
  })
}

/** Runs something with variables of the environment, which are taken back afterwards. */
export async function withVariables<Result>(
  variables: Readonly<Record<string, string>>,
  act: () => Promise<Result>,
): Promise<Result> {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const)
  Object.assign(process.env, variables)
  try {
    return await act()
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}
