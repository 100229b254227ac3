import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, verify, X509Certificate } from 'node:crypto'
import {
  authorityKeyIdentifier,
  type CertificateFields,
  criticalExtension,
  distinguishedName,
  extension,
  signedCertificate,
  subjectKeyIdentifier,
  toBeSigned,
} from './certificate.ts'
import { timestampExtension } from './certificate-timestamp.ts'
import { bitString, integer, objectIdentifier, sequence, trueValue } from './der.ts'
import { identityExtensions, type TokenClaims } from './github-identity.ts'
import { objectFrom, parseJsonObject } from './json.ts'
import type { LogKey } from './log-key.ts'
import { jsonReply, type Reply } from './reply.ts'

const LIFETIME_MS = 10 * 60 * 1000
const AUTHORITY_LIFETIME_MS = 10 * 365 * 24 * 3600 * 1000
const SERIAL_BYTES = 19

export const ORGANIZATION = 'local-pypi'
export const AUTHORITY_NAME = 'local-sigstore-intermediate'
const ROOT_NAME = 'local-sigstore'

// Bits of the key usage extension, with the count of bits that follow the last one used.
const DIGITAL_SIGNATURE = bitString(Buffer.from([0x80]), 7)
const CERTIFICATE_AND_LIST_SIGNING = bitString(Buffer.from([0x06]), 1)

/** What a certificate is asked for. */
export interface CertificateOrder {
  readonly claims: TokenClaims
  readonly publicKey: KeyObject
}

export type Judgement = { readonly state: 'granted'; readonly order: CertificateOrder } | RefusedRequest

interface RefusedRequest {
  readonly state: 'refused'
  readonly reply: Reply
}

export interface CertificateAuthority {
  /** In DER: the certificate that signs and the root above it. */
  readonly chain: readonly Buffer[]
  /** Checks a request for a certificate: the token, the key, and that whoever asks holds the key. */
  judge(body: string): Promise<Judgement>
  /** A certificate that is valid for ten minutes from a point in time, with the chain above it. */
  issue(order: CertificateOrder, notBefore: Date): Reply
}

export interface CertificateAuthorityOptions {
  /** The claims of a token that the issuer has made for the audience `sigstore` and that has not expired. */
  readonly verifyIdToken: (token: string) => Promise<TokenClaims | undefined>
  readonly certificateLog: LogKey
  readonly validFrom: Date
}

// Fulcio answers with gRPC's codes in the body.
const INVALID_ARGUMENT = 3
const UNAUTHENTICATED = 16

function refused(status: number, code: number, message: string): RefusedRequest {
  return { state: 'refused', reply: jsonReply(status, { code, message, details: [] }) }
}

/** A certificate authority with the requests and answers of Fulcio's second API, for tokens of GitHub's kind. */
export function createCertificateAuthority(options: CertificateAuthorityOptions): CertificateAuthority {
  const { verifyIdToken, certificateLog, validFrom } = options
  const root = generateKeyPairSync('ec', { namedCurve: 'P-384' })
  const own = generateKeyPairSync('ec', { namedCurve: 'P-384' })
  const rootName = distinguishedName(ORGANIZATION, ROOT_NAME)
  const ownName = distinguishedName(ORGANIZATION, AUTHORITY_NAME)
  const above = {
    serial: newSerial(),
    issuer: rootName,
    notBefore: validFrom,
    notAfter: new Date(validFrom.getTime() + AUTHORITY_LIFETIME_MS),
  }
  const chain = [
    signedCertificate(
      {
        ...above,
        subject: ownName,
        publicKey: own.publicKey,
        extensions: [
          ...authorityExtensions(own.publicKey, 0),
          extendedKeyUsage(),
          authorityKeyIdentifier(root.publicKey),
        ],
      },
      root.privateKey,
    ),
    signedCertificate(
      {
        ...above,
        serial: newSerial(),
        subject: rootName,
        publicKey: root.publicKey,
        extensions: authorityExtensions(root.publicKey, 1),
      },
      root.privateKey,
    ),
  ]

  return {
    chain,
    judge: async (body) => {
      const request = parseRequest(body)
      if (request === undefined) {
        return refused(400, INVALID_ARGUMENT, 'The request could not be parsed.')
      }
      const claims = await verifyIdToken(request.token)
      if (claims === undefined || typeof claims.sub !== 'string') {
        return refused(401, UNAUTHENTICATED, 'There was an error processing the identity token')
      }
      const publicKey = parsePublicKey(request.publicKey)
      if (publicKey === undefined) {
        return refused(400, INVALID_ARGUMENT, 'The public key supplied in the request could not be parsed')
      }
      // Sigstore puts an e-mail address first, which GitHub's tokens do not have.
      const isProven = verify('sha256', Buffer.from(claims.sub), publicKey, Buffer.from(request.proof, 'base64'))
      return isProven
        ? { state: 'granted', order: { claims, publicKey } }
        : refused(400, INVALID_ARGUMENT, 'The signature supplied in the request could not be verified')
    },

    issue: ({ claims, publicKey }, notBefore) => {
      const fields: CertificateFields = {
        serial: newSerial(),
        issuer: ownName,
        // Who it is stands in the alternative name.
        subject: sequence(),
        notBefore,
        notAfter: new Date(notBefore.getTime() + LIFETIME_MS),
        publicKey,
        extensions: [
          criticalExtension('2.5.29.15', DIGITAL_SIGNATURE),
          extendedKeyUsage(),
          subjectKeyIdentifier(publicKey),
          authorityKeyIdentifier(own.publicKey),
          ...identityExtensions(claims),
        ],
      }
      const timestamp = timestampExtension(certificateLog, toBeSigned(fields), own.publicKey, notBefore)
      const leaf = signedCertificate({ ...fields, extensions: [...fields.extensions, timestamp] }, own.privateKey)
      const certificates = [leaf, ...chain].map((certificate) => new X509Certificate(certificate).toString())
      return jsonReply(200, { signedCertificateEmbeddedSct: { chain: { certificates } } })
    },
  }
}

function newSerial(): Buffer {
  const bytes = randomBytes(SERIAL_BYTES)
  // A leading zero would be one byte too many.
  return Buffer.concat([Buffer.from([0x01]), bytes])
}

function authorityExtensions(key: KeyObject, pathLength: number): readonly Buffer[] {
  return [
    criticalExtension('2.5.29.15', CERTIFICATE_AND_LIST_SIGNING),
    criticalExtension('2.5.29.19', sequence(trueValue(), integer(Buffer.from([pathLength])))),
    subjectKeyIdentifier(key),
  ]
}

/** Code signing and nothing else. */
function extendedKeyUsage(): Buffer {
  return extension('2.5.29.37', sequence(objectIdentifier('1.3.6.1.5.5.7.3.3')))
}

/** Only P-256 is taken, the one curve that attestations of version 1 know (PEP 740). */
function parsePublicKey(pem: string): KeyObject | undefined {
  try {
    const key = createPublicKey(pem)
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : undefined
  } catch {
    return undefined
  }
}

interface SigningRequest {
  readonly token: string
  readonly publicKey: string
  /** Base64. */
  readonly proof: string
}

function parseRequest(body: string): SigningRequest | undefined {
  const request = parseJsonObject(body)
  const keyRequest = objectFrom(request?.publicKeyRequest)
  const token = objectFrom(request?.credentials)?.oidcIdentityToken
  const publicKey = objectFrom(keyRequest?.publicKey)?.content
  const proof = keyRequest?.proofOfPossession
  return typeof token === 'string' && typeof publicKey === 'string' && typeof proof === 'string'
    ? { token, publicKey, proof }
    : undefined
}
