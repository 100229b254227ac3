import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterEach, describe, expect, test } from '@jest/globals'
import { beginCalls, refusal, type ServiceCalls, type SigstoreService } from '../../src/attestation/sigstore-service.ts'
import type { Transport } from '../../src/http/transport.ts'
import { failureOf } from '../support/failure-of.ts'
import { type RememberingLog, rememberingLog } from '../support/fake-runner.ts'
import { serveHttp, serveTcp } from '../support/scripted-server.ts'
import { impatientTransport, type ManualClock, manualClock } from './service-calls.ts'

const open: { close(): Promise<void> }[] = []

afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close()
})

function opened<Thing extends { close(): Promise<void> }>(thing: Thing): Thing {
  open.push(thing)
  return thing
}

interface Calling {
  readonly clock: ManualClock
  readonly log: RememberingLog
  readonly retries: string[]
  readonly calls: ServiceCalls
}

function calling(transport: Transport = opened(impatientTransport())): Calling {
  const clock = manualClock()
  const log = rememberingLog()
  const retries: string[] = []
  const retrying = { clock, onRetry: (reason: string) => retries.push(reason) }
  return { clock, log, retries, calls: beginCalls({ transport, secrets: log, retrying }) }
}

function rekorAt(url: URL): SigstoreService {
  return { role: 'transparency log', name: 'Rekor', url }
}

/** A service whose answers are given by their number, counted from 1. */
async function serviceThat(
  answer: (count: number, response: ServerResponse, request: IncomingMessage) => void,
): Promise<{ readonly service: SigstoreService; readonly count: () => number }> {
  let count = 0
  const server = await serveHttp((request, response) => {
    count++
    request.resume()
    answer(count, response, request)
  })
  opened(server)
  return { service: rekorAt(server.url), count: () => count }
}

const ASKED = { method: 'POST', path: '/api', body: '{}' } as const

describe('trouble that passes', () => {
  test.each([408, 425, 429, 500, 502, 503, 504])(
    'status %d is asked again, and told with the service',
    async (status) => {
      const { service } = await serviceThat((count, response) => {
        response.statusCode = count === 1 ? status : 201
        response.end('done')
      })
      const { calls, retries } = calling()
      expect((await calls.ask(service, ASKED)).body).toBe('done')
      expect(retries).toEqual([`Rekor: status ${status}`])
    },
  )

  test('a wait that is asked for is kept', async () => {
    const { service } = await serviceThat((count, response) => {
      if (count === 1) response.writeHead(429, { 'retry-after': '14' })
      response.end()
    })
    const { calls, clock } = calling()
    await calls.ask(service, ASKED)
    expect(clock.sleeps).toEqual([14_000])
  })

  test('a dropped connection, silence and an answer cut short are asked again', async () => {
    const { service, count } = await serviceThat((number, response) => {
      if (number === 1) response.socket?.destroy()
      else if (number === 3) {
        response.writeHead(201, { 'content-length': '100' })
        response.write('{"half', () => response.socket?.destroy())
      } else if (number > 3) response.end('done')
    })
    const { calls, retries } = calling(opened(impatientTransport(300)))
    expect((await calls.ask(service, ASKED)).body).toBe('done')
    expect(count()).toBe(4)
    expect(retries[0]?.replace(service.url.host, 'HOST')).toBe('Rekor: HOST broke the connection off.')
  })

  test('trouble that several calls have at once is not told by each', async () => {
    const { service } = await serviceThat((number, response) => {
      response.statusCode = number <= 8 ? 502 : 200
      response.end()
    })
    const { calls, retries } = calling()
    await Promise.all(Array.from({ length: 8 }, () => calls.ask(service, ASKED)))
    expect(new Set(retries)).toEqual(new Set(['Rekor: status 502']))
    expect(retries.length).toBeLessThan(8)
  })

  test('an outage of 20 s is survived, however short the waits', async () => {
    const { calls, clock } = calling()
    const start = clock.monotonicMs()
    const { service } = await serviceThat((_, response) => {
      response.statusCode = clock.monotonicMs() - start < 20_000 ? 502 : 200
      response.end()
    })
    expect((await calls.ask(service, ASKED)).status).toBe(200)
  })
})

describe('trouble that lasts', () => {
  test('is given up within two minutes', async () => {
    const { calls, clock } = calling()
    const start = clock.monotonicMs()
    const { service } = await serviceThat((_, response) => {
      response.statusCode = 502
      response.setHeader('content-type', 'text/html')
      response.end('<html><h1>Bad\n gateway</h1></html>')
    })
    const failure = await failureOf(calls.ask(service, ASKED))
    expect(failure.code).toBe('SIGSTORE_UNAVAILABLE')
    expect(failure.message).toBe(
      `The transparency log Rekor at ${service.url.host} keeps answering with status 502: “Bad gateway”.`,
    )
    expect(failure.hint).toContain('fulcio-url and rekor-url')
    expect(failure.hint).toContain('attestations: prefer')
    expect(failure.hint).toContain('attestations: false')
    expect(clock.monotonicMs() - start).toBeLessThan(120_000)
    expect(clock.monotonicMs() - start).toBeGreaterThan(20_000)
  })

  test('shares its time between all calls', async () => {
    const { calls, clock } = calling()
    const { service, count } = await serviceThat((_, response) => {
      response.end()
    })
    await calls.ask(service, ASKED)
    clock.pass(119_999)
    expect(calls.leftMs()).toBe(1)
    clock.pass(1)
    const { message } = await failureOf(calls.ask(service, ASKED))
    expect(message).toContain('did not do all that was asked within 120 s')
    expect(count()).toBe(1)
  })

  test('no call may last longer than what is left', async () => {
    const limits: unknown[] = []
    const transport: Transport = {
      ...opened(impatientTransport()),
      async request({ wholeMs }) {
        limits.push(wholeMs)
        return { status: 200, statusText: '', headers: new Map(), body: '', bodyEnd: 'whole' }
      },
    }
    const { calls, clock } = calling(transport)
    const service = rekorAt(new URL('http://log.example/'))
    await calls.ask(service, ASKED)
    clock.pass(115_000)
    await calls.ask(service, ASKED)
    expect(limits).toEqual([20_000, 5_000])
  })

  test('a host that cannot be reached is named once', async () => {
    const gone = await serveHttp(() => {})
    await gone.close()
    const failure = await failureOf(calling().calls.ask(rekorAt(gone.url), ASKED))
    expect(failure.code).toBe('SIGSTORE_UNAVAILABLE')
    expect(failure.message).toBe(`The transparency log Rekor at ${gone.url.host} refused the connection.`)
    expect(failure.cause).toMatchObject({ code: 'NETWORK_UNREACHABLE' })
  })

  test('what does not speak HTTP is not asked twice', async () => {
    const server = opened(await serveTcp((socket) => socket.end('220 mail.example ESMTP\r\n')))
    const { calls, retries } = calling()
    const failure = await failureOf(calls.ask(rekorAt(server.url), ASKED))
    expect(failure.message).toBe(`The transparency log Rekor at ${server.url.host} does not speak http there.`)
    expect(retries).toEqual([])
  })

  test('nothing is asked any more once the end has been told', async () => {
    const { calls } = calling()
    const { service, count } = await serviceThat((_, response) => {
      response.statusCode = 500
      calls.end()
      response.end()
    })
    expect((await failureOf(calls.ask(service, ASKED))).code).toBe('SIGSTORE_UNAVAILABLE')
    expect(count()).toBe(1)
  })
})

test('an answer that comes after the end is not given', async () => {
  const { calls } = calling()
  const { service } = await serviceThat((_, response) => {
    calls.end()
    response.end()
  })
  expect((await failureOf(calls.ask(service, ASKED))).code).toBe('SIGSTORE_UNAVAILABLE')
})

describe('what is said of a service', () => {
  test.each([
    ['https://rekor.sigstore.dev', true],
    ['https://fulcio.sigstore.dev', true],
    ['https://sigstore.dev.example', false],
    ['https://notsigstore.dev', false],
  ])('%s has the public status page: %s', (url, expected) => {
    const reply = { status: 400, statusText: '', headers: new Map(), body: 'no', bodyEnd: 'whole' } as const
    const { hint } = refusal(rekorAt(new URL(url)), reply, rememberingLog())
    expect(hint?.includes('https://status.sigstore.dev')).toBe(expected)
  })

  test('is one line without secrets, however it is answered', async () => {
    const { calls, log } = calling()
    const { service } = await serviceThat((_, response) => {
      response.statusCode = 400
      response.end(JSON.stringify({ code: 3, message: `your token\n::error::s3cr3t is ${'bad '.repeat(1_000)}` }))
    })
    log.mask('s3cr3t')
    const failure = refusal(service, await calls.ask(service, ASKED), log)
    expect(failure.code).toBe('SIGSTORE_REFUSED')
    expect(failure.message).toContain('“your token ::error::*** is bad bad')
    expect(failure.message).not.toContain('\n')
    expect(failure.message.length).toBeLessThan(700)
  })

  test('a redirect is not followed and makes no sense', async () => {
    const { calls, log } = calling()
    const { service, count } = await serviceThat((_, response) => {
      response.writeHead(302, { location: '/elsewhere' }).end()
    })
    const failure = refusal(service, await calls.ask(service, ASKED), log)
    expect(failure.code).toBe('SIGSTORE_UNEXPECTED')
    expect(failure.message).toContain('status 302: “Found”')
    expect(count()).toBe(1)
  })
})

test.each([
  ['', '/api'],
  ['sigstore/rekor', '/sigstore/rekor/api'],
  ['sigstore/rekor//?key=1', '/sigstore/rekor/api?key=1'],
  ['/other.example/', '//other.example/api'],
])('the path of the API goes after the path of the address (%s)', async (path, expected) => {
  const asked: unknown[] = []
  const { service } = await serviceThat((_, response, request) => {
    asked.push(request.url)
    response.end()
  })
  const { calls } = calling()
  await calls.ask(rekorAt(new URL(`${service.url.origin}/${path}`)), ASKED)
  expect(asked).toEqual([expected])
})
