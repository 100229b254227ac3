import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { subjectPublicKeyInfo } from './certificate.ts'

/** The key of a log: of the one for certificates or of the one for signatures. */
export interface LogKey {
  readonly publicKey: KeyObject
  /** The SHA-256 of the public key, by which a log is known (RFC 6962, section 3.2). */
  readonly id: Buffer
  /** ECDSA with SHA-256, in DER. */
  sign(bytes: Buffer): Buffer
}

/** Makes a new P-256 key. */
export function createLogKey(): LogKey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return {
    publicKey,
    id: createHash('sha256').update(subjectPublicKeyInfo(publicKey)).digest(),
    sign: (bytes) => sign('sha256', bytes, privateKey),
  }
}
