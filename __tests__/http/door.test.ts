import { randomBytes } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/errors.ts'
import type { Reply, SmallRequest, UploadRequest } from '../../src/http/transport.ts'
import { failureOf } from '../support/failure-of.ts'
import { type ScriptedServer, serveHttp, serveTcp } from '../support/scripted-server.ts'
import { send, shortDoor, untilTheEnd, type Way, withVariables } from './asking.ts'

async function serving(server: Promise<ScriptedServer>): Promise<URL> {
  return (await untilTheEnd(server)).url
}

/** Sends a text in small pieces, well within any idle limit. */
function drip(socket: Socket, text: string, pieceLength = 1): void {
  let sent = 0
  const timer = setInterval(() => {
    socket.write(text.slice(sent, sent + pieceLength))
    sent += pieceLength
  }, 50)
  socket.once('close', () => clearInterval(timer))
}

/** What an upload needs beside what the test is about. */
const UPLOAD: Omit<UploadRequest, 'url' | 'body'> = {
  headers: {},
  contentLength: 1,
  onProgress: () => {},
  onSent: () => {},
}

const ask = (way: Way, url: URL, body?: string): Promise<Reply> => send(way, shortDoor(), url, body)

describe.each(['request', 'upload'] as const)('%s', (way) => {
  test('brings status, headers and body, whatever the status', async () => {
    const url = await serving(
      serveHttp((request, response) => {
        request.resume()
        request.on('end', () => response.writeHead(418, 'Teapot', { 'X-Colour': 'brown' }).end('short and stout'))
      }),
    )
    const reply = await ask(way, url)
    expect(reply).toMatchObject({ status: 418, statusText: 'Teapot', body: 'short and stout', bodyEnd: 'whole' })
    expect(reply.headers.get('x-colour')).toBe('brown')
  })

  test('names this program to the server', async () => {
    const url = await serving(serveHttp((request, response) => response.end(request.headers['user-agent'])))
    expect((await ask(way, url)).body).toMatch(/^test\/1\.0/)
  })

  test('follows no redirect', async () => {
    let visits = 0
    const url = await serving(
      serveHttp((_request, response) => {
        visits++
        response.writeHead(307, { location: '/elsewhere' }).end()
      }),
    )
    expect((await ask(way, url)).status).toBe(307)
    expect(visits).toBe(1)
  })

  test('reads no more than its limit of 100 MiB of HTML', async () => {
    let sent = 0
    const url = await serving(
      serveHttp((_request, response) => {
        response.writeHead(500, { 'content-type': 'text/html' })
        const page = Buffer.alloc(1024 * 1024, '<p>')
        const more = () => {
          while (sent < 100 && !response.destroyed) {
            sent++
            if (!response.write(page)) return void response.once('drain', more)
          }
          response.end()
        }
        more()
      }),
    )
    const reply = await ask(way, url)
    expect(reply).toMatchObject({ status: 500, bodyEnd: 'cut' })
    expect(reply.body.length).toBe(256 * 1024)
    expect(sent).toBeLessThan(100)
  })

  test('an answer that is shorter than it says is cut, but has been heard', async () => {
    const url = await serving(
      serveTcp((socket) => {
        socket.once('data', () => socket.end('HTTP/1.1 403 No\r\ncontent-length: 1000\r\n\r\nnot for you'))
      }),
    )
    expect(await ask(way, url)).toMatchObject({ status: 403, body: 'not for you', bodyEnd: 'cut' })
  })

  test('an answer that stalls is cut', async () => {
    const url = await serving(
      serveTcp((socket) => {
        socket.once('data', () => socket.write('HTTP/1.1 400 Bad\r\ncontent-length: 1000\r\n\r\nno, beca'))
      }),
    )
    expect(await ask(way, url)).toMatchObject({ status: 400, body: 'no, beca', bodyEnd: 'cut' })
  })

  test('an answer that drips for ever is cut', async () => {
    const url = await serving(
      serveTcp((socket) => {
        socket.once('data', () =>
          drip(socket, `HTTP/1.1 400 Bad\r\ncontent-length: 1000\r\n\r\n${'x'.repeat(999)}`, 45),
        )
      }),
    )
    expect(await ask(way, url)).toMatchObject({ status: 400, bodyEnd: 'cut' })
  })

  test('a server that never answers is a time-out', async () => {
    const url = await serving(serveHttp((request) => request.resume()))
    const failure = await failureOf(ask(way, new URL('?token=hunter22', url)))
    expect(failure.code).toBe('NETWORK_TIMEOUT')
    expect(failure.message).toBe(`${url.host} did not answer in time.`)
  })

  test.each([
    [
      'changes the protocol',
      (socket: Socket) => socket.write('HTTP/1.1 101 On\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
    ],
    ['drips headers', (socket: Socket) => drip(socket, 'HTTP/1.1 200 OK\r\nx-long: xxxxxxxxxxxxxxxxxxxxxxxxxxxx')],
    [
      'is about to answer for ever',
      (socket: Socket) => drip(socket, 'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(20), 26),
    ],
  ])('a server that %s is given up', async (_title, speak) => {
    const url = await serving(serveTcp((socket) => socket.once('data', () => speak(socket))))
    const failure = await failureOf(ask(way, url))
    expect(failure.code).toMatch(/^NETWORK_/)
  })

  test('a server that closes at once is trouble with the connection', async () => {
    const url = await serving(serveTcp((socket) => socket.destroy()))
    expect(await failureOf(ask(way, url))).toMatchObject({ code: 'NETWORK_UNREACHABLE' })
  })

  test('a port where nobody listens refuses the connection', async () => {
    const server = await serveTcp(() => {})
    await server.close()
    expect(await failureOf(ask(way, server.url))).toMatchObject({
      code: 'NETWORK_UNREACHABLE',
      message: `${server.url.host} refused the connection.`,
    })
  })

  test('a server that speaks something else is named as such', async () => {
    const url = await serving(serveTcp((socket) => socket.once('data', () => socket.end('SSH-2.0-OpenSSH_9.7\r\n'))))
    expect(await failureOf(ask(way, url))).toMatchObject({
      code: 'NETWORK_ANSWER',
      message: `${url.host} does not speak http there.`,
    })
  })

  test('https to a port of http is named as such', async () => {
    const url = await serving(serveHttp((_request, response) => response.end()))
    const secure = new URL(url.href.replace('http:', 'https:'))
    expect(await failureOf(ask(way, secure))).toMatchObject({
      code: 'NETWORK_ANSWER',
      message: `${url.host} does not speak https there.`,
    })
  })

  test('reaches a server by its IPv6 address', async () => {
    const server = createServer((request, response) => {
      request.resume()
      request.on('end', () => response.end(request.headers.host))
    })
    server.listen(0, '::1')
    await once(server, 'listening')
    await untilTheEnd({
      async close() {
        server.closeAllConnections()
        server.close()
      },
    })
    const address = server.address()
    const url = new URL(`http://[::1]:${typeof address === 'object' ? address?.port : ''}/`)
    expect((await ask(way, url)).body).toBe(url.host)
  })

  test('a host that does not exist is named', async () => {
    const failure = await failureOf(ask(way, new URL('http://no-such-host.invalid/')))
    expect(failure.code).toBe('NETWORK_UNREACHABLE')
    expect(failure.message).toContain('no-such-host.invalid')
  })
})

describe('an upload', () => {
  test('for another host goes through the proxy, for loopback directly', async () => {
    const seen: string[] = []
    const proxy = await serving(
      serveHttp((request, response) => {
        seen.push(request.url ?? '')
        request.resume()
        response.end('by proxy')
      }),
    )
    const direct = await serving(serveHttp((_request, response) => response.end('directly')))
    await withVariables({ http_proxy: proxy.href }, async () => {
      expect((await ask('upload', new URL('http://index.test/legacy/'))).body).toBe('by proxy')
      expect((await ask('upload', direct)).body).toBe('directly')
    })
    expect(seen).toEqual(['http://index.test/legacy/'])
  })

  test('is sent with its length, not in chunks', async () => {
    const url = await serving(
      serveHttp((request, response) => {
        request.resume()
        request.on('end', () => response.end(JSON.stringify(request.headers)))
      }),
    )
    const headers: unknown = JSON.parse((await ask('upload', url, 'hello')).body)
    expect(headers).toMatchObject({ 'content-length': '5' })
    expect(headers).not.toHaveProperty('transfer-encoding')
  })

  test('tells how much has been handed over, up to the last byte', async () => {
    const url = await serving(
      serveHttp((request, response) => {
        request.resume()
        request.on('end', () => response.end('ok'))
      }),
    )
    const progress: number[] = []
    const sent: string[] = []
    const chunks = ['one', 'three', 'eleven']
    await shortDoor().upload({
      url,
      headers: {},
      body: Readable.from(chunks.map((chunk) => Buffer.from(chunk))),
      contentLength: 14,
      onProgress: (handedOverBytes) => progress.push(handedOverBytes),
      onSent: (chunk) => sent.push(chunk.toString()),
    })
    expect(progress).toEqual([3, 8, 14])
    expect(chunks).toEqual(expect.arrayContaining(sent))
  })

  test('that finds nobody has handed nothing over', async () => {
    const server = await serveTcp(() => {})
    await server.close()
    const progress: number[] = []
    const body = Readable.from([Buffer.from('x')])
    const onProgress = (handedOverBytes: number) => progress.push(handedOverBytes)
    await failureOf(shortDoor().upload({ ...UPLOAD, url: server.url, body, onProgress }))
    expect(progress).toEqual([])
    expect(body.destroyed).toBe(true)
  })

  test('that is refused early ends with the refusal, and its source is destroyed', async () => {
    const url = await serving(
      serveHttp((_request, response) => {
        response.writeHead(403, { connection: 'close' }).end('no')
      }),
    )
    const size = 64 * 1024 * 1024
    const body = Readable.from(
      (function* () {
        for (let sent = 0; sent < size; sent += 65_536) yield Buffer.alloc(65_536)
      })(),
    )
    const reply = await shortDoor().upload({
      url,
      headers: {},
      body,
      contentLength: size,
      onProgress: () => {},
      onSent: () => {},
    })
    expect(reply.status).toBe(403)
    expect(body.destroyed).toBe(true)
  })

  test('that is praised before it was sent is no success', async () => {
    const url = await serving(serveHttp((_request, response) => response.writeHead(200).end('thank you')))
    const size = 64 * 1024 * 1024
    const body = Readable.from(
      (function* () {
        for (let sent = 0; sent < size; sent += 65_536) yield Buffer.alloc(65_536)
      })(),
    )
    expect(
      await failureOf(
        shortDoor().upload({ url, headers: {}, body, contentLength: size, onProgress: () => {}, onSent: () => {} }),
      ),
    ).toMatchObject({
      code: 'NETWORK_UNREACHABLE',
      message: `${url.host} claimed success before the whole file was sent.`,
    })
  })

  test('whose source fails, fails with what the source said', async () => {
    const url = await serving(serveHttp((request) => request.resume()))
    const changed = new Failure('DIST_CHANGED', 'It changed.')
    const body = Readable.from(
      (function* () {
        yield Buffer.alloc(10)
        throw changed
      })(),
    )
    await expect(
      shortDoor().upload({ url, headers: {}, body, contentLength: 100, onProgress: () => {}, onSent: () => {} }),
    ).rejects.toBe(changed)
  })

  test('that the server stops reading is a time-out', async () => {
    const url = await serving(serveTcp((socket) => socket.pause()))
    const size = 256 * 1024 * 1024
    const chunk = Buffer.alloc(1024 * 1024)
    const body = Readable.from(
      (function* () {
        for (let sent = 0; sent < size; sent += chunk.length) yield chunk
      })(),
    )
    expect(
      await failureOf(
        shortDoor().upload({ url, headers: {}, body, contentLength: size, onProgress: () => {}, onSent: () => {} }),
      ),
    ).toMatchObject({
      code: 'NETWORK_TIMEOUT',
    })
  })
})

describe('a small request', () => {
  const get = (url: URL, more: Partial<SmallRequest> = {}) =>
    shortDoor().request({ method: 'GET', url, headers: { 'accept-encoding': 'gzip' }, ...more })

  test.each([
    [10, 'x'.repeat(10), 'cut'],
    [1_000_000, 'x'.repeat(1_000_000), 'whole'],
  ])('reads up to %d bytes where that is its limit', async (bodyLimitBytes, body, bodyEnd) => {
    const url = await serving(serveHttp((_request, response) => response.end('x'.repeat(1_000_000))))
    expect(await get(url, { bodyLimitBytes })).toMatchObject({ body, bodyEnd })
  })

  test('unpacks what it has asked for, and counts what comes out', async () => {
    const packed = gzipSync('x'.repeat(1_000_000))
    const url = await serving(
      serveHttp((_request, response) => response.writeHead(200, { 'content-encoding': 'GZIP' }).end(packed)),
    )
    expect(await get(url, { bodyLimitBytes: 1_000_000 })).toMatchObject({
      body: 'x'.repeat(1_000_000),
      bodyEnd: 'whole',
    })
    expect(await get(url, { bodyLimitBytes: 999_999 })).toMatchObject({ body: 'x'.repeat(999_999), bodyEnd: 'cut' })
  })

  test('leaves packed what it has not asked for', async () => {
    const packed = gzipSync('x')
    const url = await serving(
      serveHttp((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed)),
    )
    expect((await get(url, { headers: {} })).body).toBe(packed.toString('utf8'))
  })

  test.each([
    ['is broken', Buffer.from('no gzip')],
    ['ends too early', gzipSync('x'.repeat(1_000)).subarray(0, 15)],
  ])('takes a packed body that %s for cut', async (_title, body) => {
    const url = await serving(
      serveHttp((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(body)),
    )
    expect(await get(url)).toMatchObject({ status: 200, bodyEnd: 'cut' })
  })

  test('takes a packed body for cut where the connection breaks off', async () => {
    const packed = gzipSync(randomBytes(100_000))
    const url = await serving(
      serveHttp((_request, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': packed.length })
        response.write(packed.subarray(0, 50_000), () => response.destroy())
      }),
    )
    expect(await get(url, { bodyLimitBytes: 1_000_000 })).toMatchObject({ status: 200, bodyEnd: 'cut' })
  })

  test('is over in its time, however the body drips', async () => {
    const url = await serving(
      serveTcp((socket) =>
        socket.once('data', () =>
          drip(socket, `HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n${' '.repeat(999)}`, 45),
        ),
      ),
    )
    expect(await get(url, { wholeMs: 200 })).toMatchObject({ status: 200, bodyEnd: 'cut' })
  })

  test('that has no answer in its time is a time-out, and breaks no other off', async () => {
    const arrivals: ServerResponse[] = []
    const arrived = new EventEmitter()
    const url = await serving(
      serveHttp((request, response) => {
        if (request.url !== '/slow') return
        arrivals.push(response)
        arrived.emit('slow')
      }),
    )
    const door = shortDoor()
    const ask = (path: string, wholeMs: number) =>
      door.request({ method: 'GET', url: new URL(path, url), headers: {}, wholeMs })
    const slowArrived = once(arrived, 'slow')
    const slow = ask('/slow', 60_000)
    await slowArrived
    expect((await failureOf(ask('/never', 50))).code).toBe('NETWORK_TIMEOUT')
    for (const response of arrivals) response.end('after all')
    expect((await slow).body).toBe('after all')
  })

  test('uses the connection of one that is over', async () => {
    let connections = 0
    const url = await serving(
      serveTcp((socket) => {
        connections++
        socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok'))
      }),
    )
    const door = shortDoor()
    for (let round = 0; round < 3; round++) await door.request({ method: 'GET', url, headers: {} })
    expect(connections).toBe(1)
  })
})

describe('a closed door', () => {
  test('leaves no connection open', async () => {
    let connections = 0
    const url = await serving(
      serveTcp((socket) => {
        connections++
        socket.on('close', () => connections--)
        socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok'))
      }),
    )
    const door = shortDoor()
    await send('request', door, url, 'x')
    await send('upload', door, url, 'x')
    expect(connections).toBe(2)
    await door.close()
    while (connections > 0) await new Promise((resolve) => setImmediate(resolve))
  })

  /** Neither would end by itself in the time of a test. */
  const PATIENT = { limits: { connectMs: 600_000, answerMs: 600_000, idleMs: 600_000 } }
  const isOver = (url: URL) => ({
    code: 'CANCELLED',
    message: `${url.host} is not asked any more, since the run is over.`,
  })

  test.each(['request', 'upload'] as const)('ends a %s that waits for its answer', async (way) => {
    const arrived = new EventEmitter()
    const url = await serving(
      serveHttp((request) => {
        request.resume()
        request.on('end', () => arrived.emit('whole'))
      }),
    )
    const door = shortDoor(PATIENT)
    const whole = once(arrived, 'whole')
    const ending = failureOf(send(way, door, url))
    await whole
    await door.close()
    expect(await ending).toMatchObject(isOver(url))
  })

  test.each(['request', 'upload'] as const)('ends a %s that waits for its proxy', async (way) => {
    const arrived = new EventEmitter()
    const proxy = await serving(serveTcp((socket) => socket.once('data', () => arrived.emit('asked'))))
    const url = new URL('https://index.test/')
    const door = shortDoor(PATIENT)
    const asked = once(arrived, 'asked')
    const ending = withVariables({ https_proxy: proxy.href }, () => failureOf(send(way, door, url)))
    await asked
    await door.close()
    expect(await ending).toMatchObject(isOver(url))
  })

  test('ends an upload in the middle of its body, be it that the file or the server stalls', async () => {
    for (const read of ['flowing', 'paused'] as const) {
      const url = await serving(serveTcp((socket) => (read === 'flowing' ? socket.resume() : socket.pause())))
      const door = shortDoor(PATIENT)
      const begun = new EventEmitter()
      const beginning = once(begun, 'begun')
      const body = new Readable({ read: () => {} })
      body.push(Buffer.alloc(16 * 1024 * 1024))
      const onProgress = () => begun.emit('begun')
      const ending = failureOf(door.upload({ ...UPLOAD, url, body, contentLength: 32 * 1024 * 1024, onProgress }))
      await beginning
      await door.close()
      expect(await ending).toMatchObject(isOver(url))
      expect(body.destroyed).toBe(true)
    }
  })

  test.each(['request', 'upload'] as const)('takes no %s any more', async (way) => {
    const url = new URL('http://127.0.0.1:9/')
    const door = shortDoor()
    await door.close()
    await door.close()
    expect(await failureOf(send(way, door, url))).toMatchObject(isOver(url))
  })

  test('destroys what it does not send', async () => {
    const door = shortDoor()
    await door.close()
    const body = Readable.from([Buffer.from('x')])
    await failureOf(door.upload({ ...UPLOAD, url: new URL('http://127.0.0.1:9/'), body }))
    expect(body.destroyed).toBe(true)
  })

  test('ends dozens of both at once', async () => {
    let arrivals = 0
    const arrived = new EventEmitter()
    const url = await serving(
      serveHttp((request) => {
        request.resume()
        request.on('end', () => ++arrivals === 40 && arrived.emit('all'))
      }),
    )
    const door = shortDoor(PATIENT)
    const all = once(arrived, 'all')
    const ways = Array.from({ length: 20 }, () => ['request', 'upload'] as const).flat()
    const endings = ways.map((way) => failureOf(send(way, door, url)))
    await all
    await door.close()
    for (const ending of await Promise.all(endings)) expect(ending).toMatchObject(isOver(url))
  })
})
