// Requests to the local index as a client sends them, byte by byte.
import { createHash } from 'node:crypto'
import { type IncomingHttpHeaders, request } from 'node:http'
import { createBLAKE2b } from 'hash-wasm'
import type { LocalPypi } from '../../local-pypi/server.ts'

export interface Reply {
  readonly status: number
  readonly reason: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface RequestOptions {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

export async function send(url: string, { method = 'GET', headers = {}, body }: RequestOptions = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          reason: response.statusMessage ?? '',
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

export interface FilePart {
  readonly name: string
  readonly filename: string
  readonly bytes: Buffer
  readonly contentType?: string
}

export type Part = readonly [name: string, value: string | Buffer] | FilePart

const BOUNDARY = 'part-of-a-form'

/** A multipart body with the parts in the order given. */
export function multipart(parts: readonly Part[]): Buffer {
  const encoded = parts.flatMap((part) => {
    const [head, value] =
      'name' in part
        ? [`name="${part.name}"; filename="${part.filename}"${typeLine(part)}`, part.bytes]
        : [`name="${part[0]}"`, Buffer.from(part[1])]
    return [Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`), value, Buffer.from('\r\n')]
  })
  return Buffer.concat([...encoded, Buffer.from(`--${BOUNDARY}--\r\n`)])
}

function typeLine({ contentType = 'application/octet-stream' }: FilePart): string {
  return contentType === '' ? '' : `\r\nContent-Type: ${contentType}`
}

export const FORM_TYPE = `multipart/form-data; boundary=${BOUNDARY}`

export function basic(token: string, user = '__token__'): string {
  return `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`
}

/** Fields of an upload by name: a text, several, or none where the field is not sent. */
export type Fields = Readonly<Record<string, string | readonly string[] | undefined>>

export interface Upload {
  readonly fields?: Fields
  readonly filename?: string
  readonly bytes?: Buffer
  readonly contentType?: string
  /** Parts after the fields, instead of the file. */
  readonly parts?: readonly Part[]
}

/** Bytes that begin like a ZIP archive, different for each text. */
export function zipBytes(text = 'wheel'): Buffer {
  return Buffer.from(`PK\x03\x04${text}`)
}

/** Bytes that begin like a gzip stream, different for each text. */
export function gzipBytes(text = 'sdist'): Buffer {
  return Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.from(text)])
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export async function blake2b256(bytes: Buffer): Promise<string> {
  return (await createBLAKE2b(256)).init().update(bytes).digest('hex')
}

/** The parts of an upload that is fine but for what is given. */
export function uploadParts({ fields = {}, filename, bytes, contentType, parts }: Upload = {}): readonly Part[] {
  const isSdist = fields.filetype === 'sdist'
  const content = bytes ?? (isSdist ? gzipBytes() : zipBytes())
  const all: Fields = {
    ':action': 'file_upload',
    protocol_version: '1',
    filetype: 'bdist_wheel',
    pyversion: isSdist ? 'source' : 'py3',
    metadata_version: '2.1',
    name: 'sample-project',
    version: '1.0',
    sha256_digest: sha256(content),
    ...fields,
  }
  const texts = Object.entries(all).flatMap(([name, value = []]) =>
    (typeof value === 'string' ? [value] : value).map((one): Part => [name, one]),
  )
  const file: FilePart = {
    name: 'content',
    filename: filename ?? (isSdist ? 'sample_project-1.0.tar.gz' : 'sample_project-1.0-py3-none-any.whl'),
    bytes: content,
    ...(contentType === undefined ? {} : { contentType }),
  }
  return [...texts, ...(parts ?? [file])]
}

/** Uploads with the user's token, unless the headers say otherwise. */
export async function upload(
  pypi: LocalPypi,
  what: Upload = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  return send(pypi.uploadUrl, {
    method: 'POST',
    headers: { authorization: basic(pypi.userToken), 'content-type': FORM_TYPE, ...headers },
    body: multipart(uploadParts(what)),
  })
}

/** Asks the issuer for an ID token as a job does. */
export async function fetchIdToken(pypi: LocalPypi, audience = 'pypi'): Promise<string> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = pypi.runnerEnvironment
  const reply = await send(`${url}&audience=${encodeURIComponent(audience)}`, {
    headers: { authorization: `bearer ${token}` },
  })
  return JSON.parse(reply.body).value
}

export async function exchange(pypi: LocalPypi, idToken: string): Promise<Reply> {
  return send(`${pypi.origin}/_/oidc/mint-token`, { method: 'POST', body: JSON.stringify({ token: idToken }) })
}

/** An API token by trusted publishing. */
export async function mintToken(pypi: LocalPypi): Promise<string> {
  const reply = await exchange(pypi, await fetchIdToken(pypi))
  return JSON.parse(reply.body).token
}
