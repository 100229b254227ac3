import { PassThrough, type Readable } from 'node:stream'
import FormData from 'form-data'
import type { FormField } from './upload-form.ts'

export interface FilePart {
  readonly filename: string
  /** In bytes; the body is exactly this long. */
  readonly size: number
  readonly body: Readable
}

export interface EncodedForm {
  readonly contentType: string
  /** Of the whole body, in bytes. */
  readonly contentLength: number
  readonly body: Readable
}

/** Encodes fields and file as one multipart body of known length, as a stream. */
export function encodeForm(fields: readonly FormField[], file: FilePart): EncodedForm {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  form.append('content', file.body, {
    filename: file.filename,
    contentType: 'application/octet-stream',
    knownLength: file.size,
  })
  // form-data is an old-style stream, which has neither back-pressure nor destruction of its own.
  const body = form.pipe(new PassThrough())
  form.on('error', (error: Error) => body.destroy(error))
  body.on('close', () => file.body.destroy())
  return { contentType: form.getHeaders()['content-type'], contentLength: form.getLengthSync(), body }
}
