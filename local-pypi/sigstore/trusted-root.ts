import type { KeyObject } from 'node:crypto'
import { subjectPublicKeyInfo } from './certificate.ts'
import { AUTHORITY_NAME, ORGANIZATION } from './certificate-authority.ts'
import { base64 } from './dsse.ts'
import type { LogKey } from './log-key.ts'

export interface TrustedRootOptions {
  /** The address of all services. */
  readonly url: string
  readonly validFrom: Date
  readonly log: LogKey
  readonly certificateLog: LogKey
  /** In DER. */
  readonly chain: readonly Buffer[]
}

/** What a verifier has to trust, as JSON (protobuf-specs, sigstore_trustroot.proto). */
export type TrustedRoot = ReturnType<typeof trustedRootOf>

/** Puts the keys and certificates of the services into a trusted root without an end. */
export function trustedRootOf({ url, validFrom, log, certificateLog, chain }: TrustedRootOptions) {
  const validFor = { start: validFrom.toISOString() }
  const logInstance = ({ publicKey, id }: LogKey) => ({
    baseUrl: url,
    hashAlgorithm: 'SHA2_256',
    publicKey: { rawBytes: rawBytes(publicKey), keyDetails: 'PKIX_ECDSA_P256_SHA_256', validFor },
    logId: { keyId: base64(id) },
  })
  return {
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: [logInstance(log)],
    certificateAuthorities: [
      {
        subject: { organization: ORGANIZATION, commonName: AUTHORITY_NAME },
        uri: url,
        certChain: { certificates: chain.map((certificate) => ({ rawBytes: base64(certificate) })) },
        validFor,
      },
    ],
    ctlogs: [logInstance(certificateLog)],
    timestampAuthorities: [],
  }
}

function rawBytes(key: KeyObject): string {
  return base64(subjectPublicKeyInfo(key))
}
