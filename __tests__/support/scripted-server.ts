import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTcpServer, type Socket } from 'node:net'

export interface ScriptedServer {
  readonly url: URL
  close(): Promise<void>
}

function urlOf(address: unknown): URL {
  if (typeof address !== 'object' || address === null || !('port' in address)) throw new Error('not listening')
  return new URL(`http://127.0.0.1:${String(address.port)}/`)
}

/** An HTTP server on loopback that does what the test says. */
export async function serveHttp(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<ScriptedServer> {
  const server = createServer(handle)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: urlOf(server.address()),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** A server on loopback that speaks what the test says, be it HTTP or not. */
export async function serveTcp(handle: (socket: Socket) => void): Promise<ScriptedServer> {
  const sockets = new Set<Socket>()
  const server = createTcpServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    handle(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: urlOf(server.address()),
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
