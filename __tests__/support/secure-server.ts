import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { createServer } from 'node:https'
import { SERVER } from './authorities.ts'
import type { ScriptedServer } from './scripted-server.ts'

/** An HTTPS server on loopback, called `localhost`, that does what the test says. */
export async function serveHttps(
  handle: RequestListener,
  certificate: { readonly cert: string; readonly key: string } = SERVER,
): Promise<ScriptedServer> {
  const server = createServer(certificate, handle)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    url: new URL(`https://localhost:${typeof address === 'object' ? address?.port : ''}/`),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
