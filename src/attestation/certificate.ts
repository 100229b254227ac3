import { type KeyObject, X509Certificate } from 'node:crypto'
import { utf8TextFrom } from '../distribution/utf8-text.ts'
import { type DerElement, derElementsIn } from './der.ts'

/** What a certificate of Sigstore says of who signs; the URIs are those of a workflow's run (fulcio, oid-info). */
export interface CertificateIdentity {
  /** Who vouched for the run: the issuer of its ID token. */
  readonly issuer: string | undefined
  readonly repositoryUri: string | undefined
  /** The workflow that was started, with the ref or commit that it was read from. */
  readonly workflowUri: string | undefined
  readonly commit: string | undefined
  readonly ref: string | undefined
}

export interface Certificate {
  readonly publicKey: KeyObject
  /** Unix time in milliseconds. */
  readonly notBeforeMs: number
  readonly notAfterMs: number
  /** Lines of 64 characters and a line feed at the end: logs and verifiers compare it as text. */
  readonly pem: string
  readonly identity: CertificateIdentity
}

/** The object identifiers of Fulcio's extensions, 1.3.6.1.4.1.57264.1.N as they are encoded, in hex. */
const FULCIO = '2b0601040183bf3001'
const FULCIO_ISSUER = `${FULCIO}08`
const FULCIO_REPOSITORY = `${FULCIO}0c`
const FULCIO_COMMIT = `${FULCIO}0d`
const FULCIO_REF = `${FULCIO}0e`
const FULCIO_WORKFLOW = `${FULCIO}12`

const UTF8_STRING = 0x0c
const SEQUENCE = 0x30
const EXTENSIONS = 0xa3

/** Parses a certificate in DER; nothing where it is none, or one whose key or extensions cannot be read. */
export function parseCertificate(der: Uint8Array): Certificate | undefined {
  try {
    const certificate = new X509Certificate(der)
    const identity = identityIn(der)
    // Node reads PEM too, wherever it stands in the bytes, and does not mind what follows.
    if (!certificate.raw.equals(der) || identity === undefined) return undefined
    return {
      publicKey: certificate.publicKey,
      notBeforeMs: Date.parse(certificate.validFrom),
      notAfterMs: Date.parse(certificate.validTo),
      pem: certificate.toString(),
      identity,
    }
  } catch {
    return undefined
  }
}

function identityIn(der: Uint8Array): CertificateIdentity | undefined {
  const extensions = extensionsIn(der)
  if (extensions === undefined) return undefined
  const textOf = (oid: string): string | undefined => textIn(extensions.get(oid))
  return {
    issuer: textOf(FULCIO_ISSUER),
    repositoryUri: textOf(FULCIO_REPOSITORY),
    workflowUri: textOf(FULCIO_WORKFLOW),
    commit: textOf(FULCIO_COMMIT),
    ref: textOf(FULCIO_REF),
  }
}

/** The values by object identifier (RFC 5280, section 4.1). None may stand there twice (section 4.2). */
function extensionsIn(der: Uint8Array): ReadonlyMap<string, Uint8Array> | undefined {
  const [certificate] = derElementsIn(der) ?? []
  const [fields] = elementsIn(certificate, SEQUENCE)
  const [list] = elementsIn(
    elementsIn(fields, SEQUENCE).find(({ tag }) => tag === EXTENSIONS),
    EXTENSIONS,
  )
  const extensions = new Map<string, Uint8Array>()
  for (const extension of elementsIn(list, SEQUENCE)) {
    const parts = elementsIn(extension, SEQUENCE)
    const [oid, value] = [parts.at(0), parts.at(-1)]
    if (oid === undefined || value === undefined) return undefined
    const key = hex(oid.content)
    if (extensions.has(key)) return undefined
    extensions.set(key, value.content)
  }
  return extensions.size === 0 ? undefined : extensions
}

/** What stands in the element, if it is of this tag; else nothing. */
function elementsIn(element: DerElement | undefined, tag: number): readonly DerElement[] {
  return element?.tag === tag ? (derElementsIn(element.content) ?? []) : []
}

function textIn(value: Uint8Array | undefined): string | undefined {
  const [text, second] = derElementsIn(value ?? new Uint8Array()) ?? []
  return text?.tag === UTF8_STRING && second === undefined ? utf8TextFrom(text.content) : undefined
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
