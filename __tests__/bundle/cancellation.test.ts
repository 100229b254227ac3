// A runner tells a step whose job is cancelled so by a signal, and kills it ten seconds later.
import type { ChildProcess } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type ActionRun, runAction } from '../support/run-action.ts'
import { type ScriptedServer, serveHttp } from '../support/scripted-server.ts'
import { buildWheel } from '../support/wheel.ts'

const WHEELS = [0, 1, 2, 3, 4, 5].map((index) =>
  buildWheel({ name: 'sample', version: '1.0', tag: `cp3${index}-none-any` }),
)

let workspace = ''
let server: ScriptedServer | undefined

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'cancellation-'))
  await mkdir(join(workspace, 'dist'))
  for (const { filename, bytes } of WHEELS) await writeFile(join(workspace, 'dist', filename), bytes)
})

afterEach(async () => {
  await server?.close()
  server = undefined
  await rm(workspace, { recursive: true, force: true })
})

function publish(url: URL, onStart: (child: ChildProcess) => void): Promise<ActionRun> {
  const inputs = { 'repository-url': `${url.origin}/legacy/`, user: 'someone', password: 'a-long-password' }
  return runAction(inputs, { workspace, onStart })
}

function statesIn({ outputs }: ActionRun): readonly string[] {
  const files: readonly { readonly state: string }[] = JSON.parse(outputs.get('files') ?? '[]')
  return files.map(({ state }) => state)
}

interface Index {
  readonly url: URL
  /** Uploads that were read to their end and wait for an answer. */
  readonly waiting: ServerResponse[]
}

/** An index that takes the first upload at once, and calls back when four more wait for an answer. */
async function slowIndex(whenFourWait: () => void): Promise<Index> {
  const waiting: ServerResponse[] = []
  let taken = 0
  server = await serveHttp((request, response) => {
    request.resume()
    request.on('end', () => {
      if (request.method === 'GET') response.writeHead(404).end()
      else if (taken++ === 0) response.end('OK')
      else if (waiting.push(response) === 4) whenFourWait()
    })
  })
  return { url: server.url, waiting }
}

describe.each(['SIGINT', 'SIGTERM'] as const)('after %s', (signal) => {
  test('uploads whose answers do not come are unconfirmed, nothing new is begun, and the report is out', async () => {
    let cancel = (): void => {}
    const { url, waiting } = await slowIndex(() => cancel())
    const run = await publish(url, (child) => {
      cancel = () => void child.kill(signal)
    })
    expect(run.exitCode).toBe(1)
    expect(waiting).toHaveLength(4)
    expect(statesIn(run)).toEqual(['uploaded', ...Array(4).fill('unconfirmed'), 'not-tried'])
    expect(run.output).toContain(`The job was cancelled (${signal})`)
    expect(run.outputs.get('result')).toBe('incomplete')
    expect(run.summary).toContain('Not everything was published')
  })

  test('answers that come at once still count', async () => {
    let cancel = (): void => {}
    const { url, waiting } = await slowIndex(() => cancel())
    const run = await publish(url, (child) => {
      cancel = () => {
        child.stdout?.on('data', (text: string) => {
          if (text.includes('was cancelled')) for (const response of waiting) response.end('OK')
        })
        child.kill(signal)
      }
    })
    expect(run.exitCode).toBe(1)
    expect(statesIn(run)).toEqual([...Array(5).fill('uploaded'), 'not-tried'])
  })

  test('a run that has sent nothing ends with nothing published', async () => {
    let cancel = (): void => {}
    server = await serveHttp(() => cancel())
    const run = await publish(server.url, (child) => {
      cancel = () => void child.kill(signal)
    })
    expect(run.exitCode).toBe(1)
    expect(run.output).toContain('::error title=CANCELLED::The job was cancelled.')
    expect(run.output).toContain('Nothing was published.')
    expect(run.outputs.get('result')).toBe('failed')
  })
})
