import { createHash, type KeyObject } from 'node:crypto'
import { extension, subjectPublicKeyInfo } from './certificate.ts'
import { octetString } from './der.ts'
import type { LogKey } from './log-key.ts'

const TIMESTAMP_LIST_OID = '1.3.6.1.4.1.11129.2.4.2'
const VERSION_1 = 0
const CERTIFICATE_TIMESTAMP = 0
const PRECERTIFICATE_ENTRY = 1
const SHA256 = 4
const ECDSA = 3

function number(value: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes)
  // Node writes at most 6 bytes at a time; the dates of this age need no more.
  const size = Math.min(bytes, 6)
  buffer.writeUIntBE(value, bytes - size, size)
  return buffer
}

/**
 * The extension by which a log promises to take a certificate (RFC 6962, sections 3.2 and 3.3).
 *
 * @param content What is signed in the certificate, made without this extension.
 * @param issuer The key of whoever signs the certificate.
 */
export function timestampExtension(log: LogKey, content: Buffer, issuer: KeyObject, now: Date): Buffer {
  const time = number(now.getTime(), 8)
  const noExtensions = number(0, 2)
  const signature = log.sign(
    Buffer.concat([
      Buffer.from([VERSION_1, CERTIFICATE_TIMESTAMP]),
      time,
      number(PRECERTIFICATE_ENTRY, 2),
      createHash('sha256').update(subjectPublicKeyInfo(issuer)).digest(),
      number(content.length, 3),
      content,
      noExtensions,
    ]),
  )
  const timestamp = Buffer.concat([
    Buffer.from([VERSION_1]),
    log.id,
    time,
    noExtensions,
    Buffer.from([SHA256, ECDSA]),
    number(signature.length, 2),
    signature,
  ])
  const list = Buffer.concat([number(timestamp.length + 2, 2), number(timestamp.length, 2), timestamp])
  return extension(TIMESTAMP_LIST_OID, octetString(list))
}
