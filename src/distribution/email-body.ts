import { type ByteText, type EmailMessage, utf8From } from './email-message.ts'

export type EmailBody =
  | { readonly kind: 'text'; readonly text: string }
  /** Not UTF-8, or in a transfer encoding that nobody writes metadata in. */
  | { readonly kind: 'undecodable'; readonly bytes: ByteText }
  /** MIME parts or another message: no text of its own. */
  | { readonly kind: 'parts' }

/** The body as Python's `Message.get_payload(decode=True)` gives it, decoded as UTF-8. */
export function decodeBody(message: EmailMessage): EmailBody {
  if (/^(?:multipart|message)\/[^/]*$/.test(contentType(message))) return { kind: 'parts' }
  const bytes = decodeTransferEncoding(message.body, firstValue(message, 'content-transfer-encoding')?.toLowerCase())
  const text = bytes === undefined ? undefined : utf8From(bytes)
  return text === undefined ? { kind: 'undecodable', bytes: bytes ?? message.body } : { kind: 'text', text }
}

function contentType(message: EmailMessage): string {
  const [type = ''] = (firstValue(message, 'content-type') ?? '').split(';', 1)
  return type.replace(/^[\t-\r\x1c- ]+/, '').toLowerCase()
}

function firstValue({ headers }: EmailMessage, name: string): ByteText | undefined {
  return headers.find((header) => header.name.toLowerCase() === name)?.value
}

function decodeTransferEncoding(body: ByteText, encoding: string | undefined): ByteText | undefined {
  switch (encoding) {
    case 'quoted-printable':
      return decodeQuotedPrintable(body)
    case 'base64':
      return decodeBase64(body)
    case 'uuencode':
    case 'x-uuencode':
    case 'uue':
    case 'x-uue':
      return undefined
    default:
      return body
  }
}

const QUOTED = /=(?:\n|\r[^\n]*\n?|$|(=)|([0-9A-Fa-f]{2}))/g

/** Python's `binascii.a2b_qp`: a stray `=` stays, `==` becomes one. One match at a time, since there may be millions. */
function decodeQuotedPrintable(body: ByteText): ByteText {
  const bytes = Buffer.alloc(body.length)
  let size = 0
  let from = 0
  for (const { 0: quoted, 1: equals = '', 2: hex = '', index } of body.matchAll(QUOTED)) {
    size += bytes.write(body.slice(from, index), size, 'latin1')
    size += bytes.write(equals, size, 'latin1')
    size += bytes.write(hex, size, 'hex')
    from = index + quoted.length
  }
  size += bytes.write(body.slice(from), size, 'latin1')
  return bytes.toString('latin1', 0, size)
}

/** Python's `decode_b`: forgives strange characters and missing padding, and leaves alone what is no Base64 at all. */
function decodeBase64(body: ByteText): ByteText {
  const encoded = body.replace(/[\r\n]+/g, '')
  return decodePaddedBase64(encoded) ?? decodePaddedBase64(`${encoded}==`) ?? encoded
}

/** Reads up to the padding that completes a group of four; undefined where a group stays incomplete. */
function decodePaddedBase64(encoded: ByteText): ByteText | undefined {
  let digits = 0
  let pads = 0
  for (let index = 0; index < encoded.length; index++) {
    const char = encoded.charAt(index)
    if (char === '=') {
      pads++
      if (digits % 4 >= 2 && (digits % 4) + pads >= 4) return base64Digits(encoded.slice(0, index))
    } else if (/[A-Za-z0-9+/]/.test(char)) {
      digits++
      pads = 0
    }
  }
  return digits % 4 === 0 ? base64Digits(encoded) : undefined
}

function base64Digits(text: ByteText): ByteText {
  return Buffer.from(text.replace(/[^A-Za-z0-9+/]+/g, ''), 'base64').toString('latin1')
}
