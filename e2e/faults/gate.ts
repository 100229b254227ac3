import dns from 'node:dns'
import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** Something between a client and a server that can be shut, which breaks every connection, and opened again. */
export interface Gate {
  readonly port: number
  shut(): void
  open(): Promise<void>
  close(): void
}

/** What new connections meet with while a gate is shut. */
export type Closure =
  /** Nobody listens. */
  | { readonly kind: 'refused' }
  /** What is spoken there is no TLS. */
  | { readonly kind: 'garbage' }
  /** Somebody else listens. */
  | { readonly kind: 'elsewhere'; readonly port: number }
  /** The gate itself lets them through. */
  | { readonly kind: 'none' }

/** A gate of which TCP connections know nothing while it is open. */
export async function startGate(targetPort: number, closure: Closure): Promise<Gate> {
  const sockets = new Sockets()
  let isOpen = true

  const join = (socket: Socket, port: number): void => {
    const onward = sockets.watch(connect(port, '127.0.0.1'))
    socket.pipe(onward).pipe(socket)
    socket.on('close', () => onward.destroy())
    onward.on('close', () => socket.destroy())
  }
  const receive = (socket: Socket): void => {
    sockets.watch(socket)
    if (isOpen || closure.kind === 'none') join(socket, targetPort)
    else if (closure.kind === 'elsewhere') join(socket, closure.port)
    else socket.end('220 This is another protocol.\r\n')
  }
  const listen = async (port: number): Promise<Server> => {
    const server = createServer(receive).listen(port, '127.0.0.1')
    await once(server, 'listening')
    return server
  }

  let server = await listen(0)
  const port = portOf(server)
  return {
    port,
    shut() {
      isOpen = false
      if (closure.kind === 'refused') server.close()
      sockets.reset()
    },
    async open() {
      if (isOpen) return
      isOpen = true
      if (closure.kind === 'refused') server = await listen(port)
    },
    close() {
      server.close()
      sockets.reset()
    },
  }
}

/** A proxy that builds tunnels, to this machine whatever the host, and answers with a status while it is shut. */
export async function startProxyGate(status: number): Promise<Gate> {
  const sockets = new Sockets()
  let isOpen = true
  const server = createHttpServer()
  server.on('connection', (socket: Socket) => sockets.watch(socket))
  server.on('connect', (incoming, socket: Socket) => {
    if (!isOpen) {
      socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 2\r\n\r\nno`)
      return
    }
    const onward = sockets.watch(connect(Number(incoming.url?.split(':')[1]), '127.0.0.1'))
    onward.on('connect', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      socket.pipe(onward).pipe(socket)
    })
    socket.on('close', () => onward.destroy())
    onward.on('close', () => socket.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: portOf(server),
    shut() {
      isOpen = false
      sockets.reset()
    },
    async open() {
      isOpen = true
    },
    close() {
      server.close()
      sockets.reset()
    },
  }
}

/** Lets every look-up of a host name within this process fail, until the function that is returned is called. */
export function breakLookUps(code: 'ENOTFOUND' | 'EAI_AGAIN'): () => void {
  const { lookup } = dns
  const broken = (hostname: string, ...rest: readonly unknown[]): void => {
    const done = rest.at(-1)
    const error = Object.assign(new Error(`getaddrinfo ${code} ${hostname}`), {
      code,
      syscall: 'getaddrinfo',
      hostname,
    })
    if (typeof done === 'function') process.nextTick(done, error)
  }
  Object.assign(dns, { lookup: broken })
  return () => {
    Object.assign(dns, { lookup })
  }
}

class Sockets {
  readonly #sockets = new Set<Socket>()

  watch(socket: Socket): Socket {
    this.#sockets.add(socket)
    return socket.on('error', () => {}).on('close', () => this.#sockets.delete(socket))
  }

  reset(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy()
  }
}

export function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port was given.')
  return address.port
}
