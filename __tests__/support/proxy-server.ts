import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, request } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { connect, type Socket } from 'node:net'

export interface ProxyServer {
  /** Without user and password. */
  readonly url: URL
  /** What it was asked for: hosts to tunnel to, or whole URLs. */
  readonly asked: readonly string[]
  close(): Promise<void>
}

export interface ProxyOptions {
  /** With these it is spoken to by https. */
  readonly certificate?: { readonly cert: string; readonly key: string }
  /** `user:password`; who does not show them is answered 407. */
  readonly credentials?: string
  /** What everybody is answered, instead of being let through. */
  readonly refusal?: number
}

/** A proxy on loopback for which every host is this machine. */
export async function startProxy(options: ProxyOptions = {}): Promise<ProxyServer> {
  const { certificate, credentials, refusal } = options
  const asked: string[] = []
  const sockets = new Set<Socket>()

  function refusalOf({ headers }: IncomingMessage): number | undefined {
    const expected = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`
    return expected !== undefined && headers['proxy-authorization'] !== expected ? 407 : refusal
  }

  const forward: RequestListener = (incoming, answer) => {
    asked.push(incoming.url ?? '')
    const status = refusalOf(incoming)
    if (status !== undefined) {
      incoming.resume()
      answer.writeHead(status).end('<h1>The proxy says no.</h1>')
      return
    }
    const { port, pathname, search } = new URL(incoming.url ?? '')
    const { 'proxy-authorization': _shown, ...headers } = incoming.headers
    const { method } = incoming
    const onward = request({ host: '127.0.0.1', port, path: pathname + search, method, headers }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers)
      reply.pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    incoming.pipe(onward)
  }
  const server = certificate ? createSecureServer(certificate, forward) : createServer(forward)
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
  })
  server.on('connect', (incoming: IncomingMessage, socket: Socket) => {
    socket.on('error', () => {})
    asked.push(incoming.url ?? '')
    const status = refusalOf(incoming)
    if (status !== undefined) {
      socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 2\r\n\r\nno`)
      return
    }
    const port = Number(new URL(`http://${incoming.url}`).port)
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      socket.pipe(onward).pipe(socket)
    })
    sockets.add(onward)
    onward.on('error', () => socket.destroy())
    socket.on('close', () => onward.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : ''
  return {
    // The certificate is for names, too.
    url: new URL(certificate ? `https://localhost:${port}` : `http://127.0.0.1:${port}`),
    asked,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
