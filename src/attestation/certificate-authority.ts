import { generateKeyPairSync, sign, X509Certificate } from 'node:crypto'
import { readClaims } from '../claims.ts'
import { Failure } from '../errors.ts'
import { jsonField, jsonFieldsFrom } from '../http/json-fields.ts'
import type { SecretKeeper } from '../ports.ts'
import { type Certificate, parseCertificate } from './certificate.ts'
import { type SigningIdentity, strangenessOf } from './identity.ts'
import { isSuccess, refusal, type ServiceCalls, type SigstoreService, serviceFailure } from './sigstore-service.ts'

/** A short-lived certificate, and the use of the key that it is for. */
export interface SigningCertificate {
  /** X.509, in DER. */
  readonly certificate: Uint8Array
  /** The same in PEM, as logs and verifiers compare it. */
  readonly pem: string
  /** From its beginning to its end. */
  readonly lifetimeMs: number
  /** ECDSA over P-256 and SHA-256, in DER. The key itself cannot be had. */
  sign(bytes: Uint8Array): Uint8Array
}

const PATH = '/api/v2/signingCert'
/** Fulcio's last ten minutes. One that runs out at once would be renewed for ever. */
const SHORTEST_LIFETIME_MS = 60_000

/**
 * Makes a key and has it certified for whoever the ID token names (Fulcio's API, version 2).
 *
 * @param identity whom it has to name
 * @throws {Failure} `SIGSTORE_*`, or `IDENTITY_UNAVAILABLE` for a token without a subject.
 */
export async function obtainCertificate(
  idToken: string,
  identity: SigningIdentity,
  { authority, calls, secrets }: { authority: SigstoreService; calls: ServiceCalls; secrets: SecretKeeper },
): Promise<SigningCertificate> {
  const subject = readClaims(idToken).get('sub')
  if (typeof subject !== 'string' || subject === '') {
    throw new Failure('IDENTITY_UNAVAILABLE', 'The ID token for Sigstore does not say whom it is for.')
  }
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const body = {
    credentials: { oidcIdentityToken: idToken },
    publicKeyRequest: {
      publicKey: { algorithm: 'ECDSA', content: publicKey.export({ type: 'spki', format: 'pem' }) },
      // That we have the key is proven by signing the subject with it.
      proofOfPossession: sign('sha256', Buffer.from(subject), privateKey).toString('base64'),
    },
  }
  const reply = await calls.ask(authority, { method: 'POST', path: PATH, body: JSON.stringify(body) })
  if (!isSuccess(reply)) throw refusal(authority, reply, secrets)
  const leaf = leafIn(reply.body)
  const unexpected = (what: string): Failure => serviceFailure('SIGSTORE_UNEXPECTED', authority, what)
  if (leaf === undefined) throw unexpected('answered without a certificate that can be read')
  const { der, pem, notBeforeMs, notAfterMs } = leaf
  if (!leaf.publicKey.equals(publicKey)) throw unexpected('gave a certificate for another key')
  const strangeness = strangenessOf(leaf.identity, identity)
  if (strangeness !== undefined) throw unexpected(`gave a certificate for somebody else: what it signs ${strangeness}`)
  const lifetimeMs = notAfterMs - notBeforeMs
  if (!(lifetimeMs >= SHORTEST_LIFETIME_MS)) throw unexpected('gave a certificate that is not valid for a minute')
  return { certificate: der, pem, lifetimeMs, sign: (bytes) => sign('sha256', bytes, privateKey) }
}

/** The first certificate of the chain, with the certificate log's promise in it: PyPI asks for no other form. */
function leafIn(body: string): (Certificate & { readonly der: Uint8Array }) | undefined {
  const chain = jsonField(jsonFieldsFrom(body).get('signedCertificateEmbeddedSct'), 'chain')
  const certificates = jsonField(chain, 'certificates')
  const [pem]: readonly unknown[] = Array.isArray(certificates) ? certificates : []
  const der = typeof pem === 'string' ? derFrom(pem) : undefined
  const leaf = der && parseCertificate(der)
  return leaf && { ...leaf, der }
}

function derFrom(pem: string): Uint8Array | undefined {
  try {
    return new X509Certificate(pem).raw
  } catch {
    return undefined
  }
}
