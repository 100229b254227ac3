import { createHash, type KeyObject, sign } from 'node:crypto'
import {
  bitString,
  element,
  elementsOf,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  set,
  time,
  trueValue,
  utf8String,
} from './der.ts'

export interface CertificateFields {
  readonly serial: Buffer
  /** Encoded names. */
  readonly issuer: Buffer
  readonly subject: Buffer
  readonly notBefore: Date
  readonly notAfter: Date
  readonly publicKey: KeyObject
  /** Encoded, in the order in which they are to stand. */
  readonly extensions: readonly Buffer[]
}

// Version 3 is written as 2.
const VERSION = element(0xa0, integer(Buffer.from([2])))
const ECDSA_WITH_SHA384 = sequence(objectIdentifier('1.2.840.10045.4.3.3'))
const EXTENSIONS_TAG = 0xa3

/** The part of a certificate that gets signed (RFC 5280, section 4.1). */
export function toBeSigned({ serial, issuer, subject, notBefore, notAfter, publicKey, extensions }: CertificateFields) {
  return sequence(
    VERSION,
    integer(serial),
    ECDSA_WITH_SHA384,
    issuer,
    sequence(time(notBefore), time(notAfter)),
    subject,
    subjectPublicKeyInfo(publicKey),
    element(EXTENSIONS_TAG, sequence(...extensions)),
  )
}

/** A certificate in DER, signed with a P-384 key. */
export function signedCertificate(fields: CertificateFields, issuerKey: KeyObject): Buffer {
  const content = toBeSigned(fields)
  return sequence(content, ECDSA_WITH_SHA384, bitString(sign('sha384', content, issuerKey)))
}

/** A public key in DER, as certificates and key identifiers have it. */
export function subjectPublicKeyInfo(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' })
}

/** A name of organisation and common name. */
export function distinguishedName(organization: string, commonName: string): Buffer {
  const part = (oid: string, text: string) => set(sequence(objectIdentifier(oid), utf8String(text)))
  return sequence(part('2.5.4.10', organization), part('2.5.4.3', commonName))
}

/** An extension that whoever does not know it may pass over. */
export function extension(oid: string, value: Buffer): Buffer {
  return sequence(objectIdentifier(oid), octetString(value))
}

/** An extension without which the certificate must not be trusted. */
export function criticalExtension(oid: string, value: Buffer): Buffer {
  return sequence(objectIdentifier(oid), trueValue(), octetString(value))
}

const KEY_IDENTIFIER_BYTES = 20

/** Any short name for a key will do, as long as it is always the same (RFC 5280, section 4.2.1.2). */
function keyIdentifier(key: KeyObject): Buffer {
  return createHash('sha256').update(subjectPublicKeyInfo(key)).digest().subarray(0, KEY_IDENTIFIER_BYTES)
}

/** The extension that names the certificate's own key. */
export function subjectKeyIdentifier(key: KeyObject): Buffer {
  return extension('2.5.29.14', octetString(keyIdentifier(key)))
}

/** The extension that names the key of the issuer. */
export function authorityKeyIdentifier(key: KeyObject): Buffer {
  return extension('2.5.29.35', sequence(element(0x80, keyIdentifier(key))))
}

/** What stands in the certificate's extensions, by object identifier in DER as hexadecimal text. */
function extensionValues(certificate: Buffer): ReadonlyMap<string, Buffer> {
  const [whole] = elementsOf(certificate)
  const [content] = elementsOf(whole?.content ?? Buffer.alloc(0))
  const holder = elementsOf(content?.content ?? Buffer.alloc(0)).find(({ tag }) => tag === EXTENSIONS_TAG)
  const [list] = elementsOf(holder?.content ?? Buffer.alloc(0))
  return new Map(
    elementsOf(list?.content ?? Buffer.alloc(0)).flatMap(({ content: entry }) => {
      const parts = elementsOf(entry)
      const [oid, value] = [parts.at(0), parts.at(-1)]
      return oid === undefined || value === undefined ? [] : [[oid.content.toString('hex'), value.content] as const]
    }),
  )
}

/**
 * The value of a certificate's extension, in DER; `undefined` when the certificate has no such extension.
 *
 * @throws {RangeError} when the bytes are no certificate.
 */
export function extensionValue(certificate: Buffer, oid: string): Buffer | undefined {
  const [encoded] = elementsOf(objectIdentifier(oid))
  return extensionValues(certificate).get(encoded?.content.toString('hex') ?? '')
}
