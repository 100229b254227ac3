import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Dicer } from '@fastify/busboy'
import { createBLAKE2b } from 'hash-wasm'
import type { Digests } from './store.ts'

/** The distribution, already on disk. */
export interface Content {
  readonly filename: string
  readonly contentType: string
  readonly size: number
  readonly digests: Digests
  /** The first bytes, by which an archive is known. */
  readonly head: Buffer
  readonly location: string
}

/** A part of the form, in the order sent. Of file parts only `content` is kept; the others are read and dropped. */
export type FormPart =
  | { readonly kind: 'text'; readonly name: string; readonly value: string }
  | { readonly kind: 'file'; readonly name: string; readonly content: Content | undefined }

/** A body that is no form: cut short, or not to be decoded. */
export class UnreadableForm extends Error {
  override readonly name = 'UnreadableForm'
}

type PartHeaders = Readonly<Record<string, readonly string[] | undefined>>

/** Header values come as ISO-8859-1; browsers and Python clients send UTF-8. */
function decoded(binary: string): string {
  return Buffer.from(binary, 'latin1').toString('utf8')
}

/**
 * A parameter of a header, without quotes and backslash escapes. `filename*` (RFC 5987) is another parameter than
 * `filename`, and the index knows only the latter.
 */
export function parameterOf(header: string, name: string): string | undefined {
  for (const match of header.matchAll(/;\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/g)) {
    if (match[1]?.toLowerCase() === name) {
      return decoded(match[2]?.replace(/\\(["\\])/g, '$1') ?? match[3]?.trim() ?? '')
    }
  }
  return undefined
}

async function readAll(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) {
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function receiveText(part: Readable, headers: PartHeaders, name: string): Promise<FormPart> {
  const bytes = await readAll(part)
  const isBase64 = headers['content-transfer-encoding']?.[0]?.toLowerCase() === 'base64'
  const value = isBase64 ? Buffer.from(bytes.toString('latin1'), 'base64') : bytes
  // Bytes that are not UTF-8 become U+FFFD.
  return { kind: 'text', name, value: value.toString('utf8') }
}

/** Streams the file to disk and computes its digests in the same pass, so that its size does not matter. */
async function receiveContent(part: Readable, filename: string, type: string, location: string): Promise<Content> {
  const sha256 = createHash('sha256')
  const md5 = createHash('md5')
  const blake2 = await createBLAKE2b(256)
  blake2.init()
  let size = 0
  let head = Buffer.alloc(0)
  const digest = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      if (head.length < 4) {
        head = Buffer.concat([head, chunk.subarray(0, 4 - head.length)])
      }
      size += chunk.length
      sha256.update(chunk)
      md5.update(chunk)
      blake2.update(chunk)
      yield chunk
    }
  }
  try {
    await pipeline(part, digest, createWriteStream(location))
  } catch (error) {
    await rm(location, { force: true })
    throw error
  }
  const digests = { sha256: sha256.digest('hex'), blake2b256: blake2.digest('hex'), md5: md5.digest('hex') }
  return { filename, contentType: type, size, digests, head, location }
}

async function receivePart(part: Readable, headers: PartHeaders, folder: string): Promise<FormPart | undefined> {
  const disposition = headers['content-disposition']?.[0] ?? ''
  const name = parameterOf(disposition, 'name')
  const filename = parameterOf(disposition, 'filename')
  if (name === undefined) {
    await readAll(part)
    return undefined
  }
  // An empty file name makes no file either.
  if (filename === undefined || filename === '') {
    return receiveText(part, headers, name)
  }
  if (name !== 'content') {
    part.resume()
    return { kind: 'file', name, content: undefined }
  }
  const type = headers['content-type']?.[0]?.split(';')[0]?.trim().toLowerCase() ?? 'text/plain'
  return { kind: 'file', name, content: await receiveContent(part, filename, type, join(folder, randomUUID())) }
}

/**
 * Reads a form to its end, the file into `folder`. A body of another type than a form has no parts.
 *
 * @throws {UnreadableForm} when the form is cut short; nothing of it is left in the folder.
 */
export async function readForm(request: IncomingMessage, folder: string): Promise<readonly FormPart[]> {
  const type = request.headers['content-type'] ?? ''
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) {
    const fields = new URLSearchParams((await readAll(request)).toString('utf8'))
    return [...fields].map(([name, value]) => ({ kind: 'text', name, value }))
  }
  if (!/^multipart\/form-data\b/i.test(type)) {
    request.resume()
    return []
  }
  const boundary = parameterOf(type, 'boundary')
  if (boundary === undefined || boundary === '') {
    request.resume()
    throw new UnreadableForm('the form has no boundary')
  }
  return readMultipart(request, boundary, folder)
}

async function readMultipart(request: IncomingMessage, boundary: string, folder: string): Promise<readonly FormPart[]> {
  const received: Promise<FormPart | undefined>[] = []
  const open = new Set<Readable>()
  const ended = new Promise<void>((resolve, reject) => {
    const form = new Dicer({ boundary })
    const fail = (cause: unknown) => {
      for (const part of open) {
        part.destroy()
      }
      request.unpipe(form)
      request.resume()
      reject(new UnreadableForm('the form is cut short', { cause }))
    }
    form.on('part', (part: Readable) => {
      open.add(part)
      part.once('close', () => open.delete(part))
      part.on('error', () => {})
      part.on('header', (headers: PartHeaders) => {
        const receiving = receivePart(part, headers, folder)
        // Its failure is looked at when the form has ended.
        receiving.catch(() => {})
        received.push(receiving)
      })
    })
    form.on('finish', resolve)
    form.on('error', fail)
    // Comes too when the client goes away.
    request.on('error', fail)
    request.pipe(form)
  })

  const [end, ...parts] = await Promise.allSettled([ended, ...(await settledAfter(ended, received))])
  const forms = parts.flatMap((part) => (part.status === 'fulfilled' && part.value !== undefined ? [part.value] : []))
  const failure = [end, ...parts].find((result) => result.status === 'rejected')
  if (failure !== undefined) {
    await discardContents(forms)
    throw failure.reason instanceof UnreadableForm
      ? failure.reason
      : new UnreadableForm('the form cannot be stored', { cause: failure.reason })
  }
  return forms
}

/** The list of parts is complete only when the form has ended. */
async function settledAfter<T>(ended: Promise<void>, list: readonly T[]): Promise<readonly T[]> {
  await ended.catch(() => {})
  return list
}

/** Removes from disk what a form has brought. */
export async function discardContents(parts: readonly FormPart[]): Promise<void> {
  for (const part of parts) {
    if (part.kind === 'file' && part.content !== undefined) {
      await rm(part.content.location, { force: true })
    }
  }
}
