// An index that takes everything and writes down what it was sent.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { Busboy, type BusboyHeaders } from '@fastify/busboy'

export interface RecordedUpload {
  /** The values of each form field, in the order in which they came. */
  readonly fields: ReadonlyMap<string, readonly string[]>
  readonly content: RecordedFile
  readonly authorization: string
}

export interface RecordedFile {
  readonly field: string
  readonly filename: string
  readonly contentType: string
  readonly size: number
  readonly sha256: string
}

export interface Recorder {
  readonly uploadUrl: string
  /** What was received since it was last asked, by file name. */
  takeUploads(): ReadonlyMap<string, RecordedUpload>
  close(): Promise<void>
}

export async function startRecorder(): Promise<Recorder> {
  let uploads = new Map<string, RecordedUpload>()
  const server = createServer((request, response) => {
    readUpload(request).then(
      (upload) => {
        uploads.set(upload.content.filename, upload)
        response.end()
      },
      (error: unknown) => {
        response.writeHead(400, 'The recorder cannot read this').end(String(error))
      },
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port was given.')
  return {
    uploadUrl: `http://127.0.0.1:${address.port}/legacy/`,
    takeUploads: () => {
      const taken = uploads
      uploads = new Map()
      return taken
    },
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

async function readUpload(request: IncomingMessage): Promise<RecordedUpload> {
  const { 'content-type': contentType, authorization } = request.headers
  if (contentType === undefined) throw new Error('There is no Content-Type.')
  const headers: BusboyHeaders = { 'content-type': contentType }
  const busboy = Busboy({
    headers,
    preservePath: true,
    limits: { fieldSize: 64 * 1024 * 1024 },
    isPartAFile: (_field, _type, filename) => filename !== undefined,
  })
  const fields = new Map<string, string[]>()
  const files: Promise<RecordedFile>[] = []
  busboy.on('field', (name, value) => {
    fields.set(name, [...(fields.get(name) ?? []), value])
  })
  busboy.on('file', (field, stream, filename, _encoding, type) => {
    files.push(readFilePart(field, filename, type, stream))
  })
  request.pipe(busboy)
  await once(busboy, 'finish')
  const [content, ...others] = await Promise.all(files)
  if (content === undefined || others.length > 0) throw new Error(`There are ${files.length} file parts.`)
  return { fields, content, authorization: authorization ?? '' }
}

async function readFilePart(
  field: string,
  filename: string,
  contentType: string,
  stream: AsyncIterable<Uint8Array>,
): Promise<RecordedFile> {
  const digest = createHash('sha256')
  let size = 0
  for await (const chunk of stream) {
    digest.update(chunk)
    size += chunk.length
  }
  return { field, filename, contentType, size, sha256: digest.digest('hex') }
}
