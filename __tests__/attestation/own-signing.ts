// Attestations by a certificate authority and a log that exist for one call only: anything about them can be otherwise.
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import {
  type CertificateFields,
  distinguishedName,
  extension,
  signedCertificate,
} from '../../local-pypi/sigstore/certificate.ts'
import { utf8String } from '../../local-pypi/sigstore/der.ts'
import { identityExtensions } from '../../local-pypi/sigstore/github-identity.ts'
import { MerkleTree } from '../../local-pypi/sigstore/merkle-tree.ts'
import { parseCertificate } from '../../src/attestation/certificate.ts'
import type { SignedStatement } from '../../src/attestation/signed-statement.ts'
import { paeOf, statementFor } from '../../src/attestation/statement.ts'
import { distributionWith } from '../support/distribution.ts'
import { identityOf } from './published-sample.ts'

export const CLAIMS = {
  repository: 'octo-org/sample',
  repository_visibility: 'public',
  ref: 'refs/tags/v1',
  sha: '0123456789abcdef0123456789abcdef01234567',
  workflow_ref: 'octo-org/sample/.github/workflows/release.yml@refs/tags/v1',
  job_workflow_ref: 'octo-org/sample/.github/workflows/release.yml@refs/tags/v1',
}
export const IDENTITY = identityOf(new Map(Object.entries(CLAIMS)))
export const DISTRIBUTION = distributionWith()
/** A certificate is valid for ten minutes from here on, in seconds. */
export const NOT_BEFORE = 1_800_000_000

export interface SigningOptions {
  readonly statement?: Uint8Array
  readonly predicateType?: string
  readonly claims?: Readonly<Record<string, unknown>>
  readonly curve?: 'P-256' | 'P-384'
  readonly otherExtensions?: readonly Buffer[]
  readonly integratedTime?: number
  /** Changes what is logged. */
  readonly body?: (body: LoggedBody) => unknown
  /** Leaves that are in the log before it. */
  readonly earlier?: number
}

export interface LoggedBody {
  readonly apiVersion: string
  readonly kind: string
  readonly spec: {
    readonly payloadHash: { readonly algorithm: string; readonly value: string }
    readonly signatures: readonly { readonly signature: string; readonly verifier: string }[]
  }
}

export function signedWith({
  predicateType,
  statement = statementOf(predicateType),
  claims = CLAIMS,
  curve = 'P-256',
  otherExtensions = [],
  integratedTime = NOT_BEFORE + 1,
  body = (same) => same,
  earlier = 0,
}: SigningOptions = {}): SignedStatement {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: curve })
  const certificate = certificateFor(publicKey, [...identityExtensions(claims), ...otherExtensions])
  const signature = sign('sha256', paeOf(statement), privateKey)
  const logged: LoggedBody = {
    apiVersion: '0.0.1',
    kind: 'dsse',
    spec: {
      payloadHash: { algorithm: 'sha256', value: createHash('sha256').update(statement).digest('hex') },
      signatures: [
        {
          signature: signature.toString('base64'),
          verifier: Buffer.from(parseCertificate(certificate)?.pem ?? '').toString('base64'),
        },
      ],
    },
  }
  const canonicalizedBody = Buffer.from(JSON.stringify(body(logged)))
  const tree = new MerkleTree()
  for (let leaf = 0; leaf < earlier; leaf += 1) tree.append(Buffer.from(`leaf ${leaf}`))
  tree.append(canonicalizedBody)
  const rootHash = tree.root()
  return {
    statement,
    signature,
    certificate,
    entry: {
      logIndex: String(1_000 + earlier),
      logKeyId: Buffer.alloc(32, 7),
      integratedTime: String(integratedTime),
      kind: 'dsse',
      version: '0.0.1',
      signedEntryTimestamp: Buffer.from('promise'),
      inclusionProof: {
        logIndex: String(earlier),
        treeSize: String(tree.size),
        rootHash,
        hashes: tree.proof(earlier),
        checkpoint: `log.example - 1\n${tree.size}\n${rootHash.toString('base64')}\n\n— log.example c2lnbmF0dXJl\n`,
      },
      canonicalizedBody,
    },
  }
}

export function certificateFor(publicKey: KeyObject, extensions: readonly Buffer[]): Buffer {
  const fields: CertificateFields = {
    serial: Buffer.from([1]),
    issuer: distinguishedName('example', 'authority'),
    subject: distinguishedName('example', 'leaf'),
    notBefore: new Date(NOT_BEFORE * 1_000),
    notAfter: new Date((NOT_BEFORE + 600) * 1_000),
    publicKey,
    extensions,
  }
  return signedCertificate(fields, generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey)
}

/** An extension of Fulcio's with a text in it. */
export function fulcioExtension(number: number, text: string): Buffer {
  return extension(`1.3.6.1.4.1.57264.1.${number}`, utf8String(text))
}

function statementOf(predicateType: string | undefined): Uint8Array {
  const statement = JSON.parse(Buffer.from(statementFor(DISTRIBUTION)).toString())
  return Buffer.from(JSON.stringify(predicateType === undefined ? statement : { ...statement, predicateType }))
}
