// An index that takes every upload and keeps nothing, in a process of its own, so that its work takes no time from the
// one that measures. Its argument is how many milliseconds an upload takes it once the whole of it is there. It tells
// its parent numbers: its port, then of each upload how many milliseconds it was on its way.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'

const latencyMs = Number(process.argv[2])

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const start = performance.now()
  request.resume()
  await once(request, 'end')
  const isUpload = request.method === 'POST'
  if (isUpload) {
    process.send?.(performance.now() - start)
    await setTimeout(latencyMs)
  }
  response.writeHead(isUpload ? 200 : 404, { 'content-length': 0 }).end()
}

const server = createServer((request, response) => {
  answer(request, response).catch(() => response.destroy())
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.(typeof address === 'object' ? address?.port : undefined)
})
process.once('disconnect', () => process.exit())
