import { describe, expect, test } from '@jest/globals'
import { bundleFromJSON } from '@sigstore/bundle'
import { TrustedRoot } from '@sigstore/protobuf-specs'
import { toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify'
import { flawIn } from '../../src/attestation/self-check.ts'
import type { InclusionProof, LogEntry, SignedStatement } from '../../src/attestation/signed-statement.ts'
import { statementFor } from '../../src/attestation/statement.ts'
import { distributionWith } from '../support/distribution.ts'
import {
  CLAIMS,
  DISTRIBUTION,
  fulcioExtension,
  IDENTITY,
  type LoggedBody,
  NOT_BEFORE,
  type SigningOptions,
  signedWith,
} from './own-signing.ts'
import { identityOf, PUBLIC_ROOT, SAMPLE_CLAIMS, sampleDistribution, signedSample } from './published-sample.ts'

const sample = signedSample()

function withEntry(changes: Partial<LogEntry>): SignedStatement {
  return { ...sample, entry: { ...sample.entry, ...changes } }
}

function withProof(changes: Partial<InclusionProof>): SignedStatement {
  return withEntry({ inclusionProof: { ...sample.entry.inclusionProof, ...changes } })
}

/** The bytes with one bit changed, somewhere in the middle. */
function flipped(bytes: Uint8Array, position = bytes.length >> 1): Uint8Array {
  return bytes.map((byte, index) => (index === position ? byte ^ 1 : byte))
}

function flawInSample(signed: SignedStatement): string | undefined {
  return flawIn(signed, sampleDistribution(), identityOf(SAMPLE_CLAIMS))
}

const { inclusionProof: proof } = sample.entry
const verifier = new Verifier(toTrustMaterial(TrustedRoot.fromJSON(PUBLIC_ROOT)), {
  ctlogThreshold: 1,
  tlogThreshold: 1,
  timestampThreshold: 1,
})

/** The verdict of sigstore-js, which has the public keys. */
function isVerified({ statement, signature, certificate, entry }: SignedStatement): boolean {
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
  const bundle = {
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: {
      certificate: { rawBytes: base64(certificate) },
      tlogEntries: [
        {
          logIndex: entry.logIndex,
          logId: { keyId: base64(entry.logKeyId) },
          kindVersion: { kind: entry.kind, version: entry.version },
          integratedTime: entry.integratedTime,
          inclusionPromise: { signedEntryTimestamp: base64(entry.signedEntryTimestamp) },
          inclusionProof: {
            ...entry.inclusionProof,
            rootHash: base64(entry.inclusionProof.rootHash),
            hashes: entry.inclusionProof.hashes.map(base64),
            checkpoint: { envelope: entry.inclusionProof.checkpoint },
          },
          canonicalizedBody: base64(entry.canonicalizedBody),
        },
      ],
    },
    dsseEnvelope: {
      payload: base64(statement),
      payloadType: 'application/vnd.in-toto+json',
      signatures: [{ sig: base64(signature), keyid: '' }],
    },
  }
  try {
    verifier.verify(toSignedEntity(bundleFromJSON(bundle)))
    return true
  } catch {
    return false
  }
}

test('the published sample has no flaw, and sigstore-js agrees', () => {
  expect(flawInSample(sample)).toBeUndefined()
  expect(isVerified(sample)).toBe(true)
})

const OTHER_SIGNATURE = 'has a signature that is not by the key of its certificate'
const OTHER_ROOT = 'has an inclusion proof that leads to another root'
const OTHER_PLACE = 'has an inclusion proof that does not fit the place of its log entry'
const OTHER_CHECKPOINT = 'has an inclusion proof of another tree than the checkpoint'
const NOT_VALID = 'was logged at a time when its certificate was not valid'

describe('the published sample with a change', () => {
  test.each<readonly [string, SignedStatement, string]>([
    ['another byte in the statement', { ...sample, statement: flipped(sample.statement) }, 'other bytes'],
    [
      'white space in the statement',
      { ...sample, statement: Buffer.concat([sample.statement, Buffer.from(' ')]) },
      OTHER_SIGNATURE,
    ],
    ['no statement', { ...sample, statement: new Uint8Array() }, 'holds no in-toto statement'],
    ['another signature', { ...sample, signature: flipped(sample.signature) }, OTHER_SIGNATURE],
    ['no signature', { ...sample, signature: new Uint8Array() }, OTHER_SIGNATURE],
    ['a signature of a megabyte', { ...sample, signature: Buffer.alloc(1_000_000, 0x30) }, OTHER_SIGNATURE],
    ['the certificate of somebody else', { ...sample, certificate: signedWith().certificate }, OTHER_SIGNATURE],
    [
      'another byte at the end of the certificate',
      { ...sample, certificate: flipped(sample.certificate, sample.certificate.length - 1) },
      'about another certificate',
    ],
    ['no certificate', { ...sample, certificate: new Uint8Array() }, 'has a certificate that cannot be read'],
    ['an earlier time', withEntry({ integratedTime: '1730932626' }), NOT_VALID],
    ['a later time', withEntry({ integratedTime: '1730933228' }), NOT_VALID],
    ['no time', withEntry({ integratedTime: '0' }), NOT_VALID],
    ['a time in the far future', withEntry({ integratedTime: '18446744073709551615' }), NOT_VALID],
    ['another kind', withEntry({ kind: 'intoto' }), 'has a log entry of a kind that PyPI does not take'],
    [
      'another version of the kind',
      withEntry({ version: '0.0.2' }),
      'has a log entry of a kind that PyPI does not take',
    ],
    ['no promise of the log', withEntry({ signedEntryTimestamp: new Uint8Array() }), 'without the promise of the log'],
    ['no body', withEntry({ canonicalizedBody: new Uint8Array() }), 'has a log entry of another kind than it says'],
    [
      'white space in the body',
      withEntry({ canonicalizedBody: Buffer.concat([sample.entry.canonicalizedBody, Buffer.from(' ')]) }),
      OTHER_ROOT,
    ],
    ['the next place in the tree', withProof({ logIndex: '25232883' }), OTHER_ROOT],
    ['a place beyond the tree', withProof({ logIndex: '25232885' }), OTHER_PLACE],
    ['the first place in the tree', withProof({ logIndex: '0' }), OTHER_PLACE],
    ['a tree of another size', withProof({ treeSize: '25232884' }), OTHER_PLACE],
    ['a tree of another size, and as high', withProof({ treeSize: '25232886' }), OTHER_CHECKPOINT],
    ['an empty tree', withProof({ treeSize: '0' }), OTHER_PLACE],
    ['a tree beyond all numbers', withProof({ treeSize: '18446744073709551615' }), OTHER_PLACE],
    ['another root', withProof({ rootHash: flipped(proof.rootHash) }), OTHER_ROOT],
    ['no root', withProof({ rootHash: new Uint8Array() }), OTHER_ROOT],
    [
      'another hash',
      withProof({ hashes: proof.hashes.map((hash, index) => (index === 5 ? flipped(hash) : hash)) }),
      OTHER_ROOT,
    ],
    ['one hash less', withProof({ hashes: proof.hashes.slice(1) }), OTHER_PLACE],
    ['one hash more', withProof({ hashes: [...proof.hashes, proof.rootHash] }), OTHER_PLACE],
    ['hashes in another order', withProof({ hashes: proof.hashes.toReversed() }), OTHER_ROOT],
    ['no hashes', withProof({ hashes: [] }), OTHER_PLACE],
    ['ten thousand hashes', withProof({ hashes: Array(10_000).fill(proof.rootHash) }), OTHER_PLACE],
    [
      'a checkpoint of another size',
      withProof({ checkpoint: proof.checkpoint.replace('25232885', '25232886') }),
      OTHER_CHECKPOINT,
    ],
    [
      'a checkpoint of another root',
      withProof({ checkpoint: proof.checkpoint.replace('wfIuS5', 'wfIuS6') }),
      OTHER_CHECKPOINT,
    ],
    [
      'a checkpoint that nobody signed',
      withProof({ checkpoint: `${proof.checkpoint.split('\n\n')[0]}\n\n` }),
      OTHER_CHECKPOINT,
    ],
    ['a checkpoint that breaks off', withProof({ checkpoint: proof.checkpoint.trimEnd() }), OTHER_CHECKPOINT],
    ['no checkpoint', withProof({ checkpoint: '' }), OTHER_CHECKPOINT],
    ['a checkpoint of 100,000 lines', withProof({ checkpoint: 'a\n1\nb\n'.repeat(33_000) }), OTHER_CHECKPOINT],
  ])('%s is found out', (_, signed, what) => {
    expect(flawInSample(signed)).toContain(what)
  })

  // What only the log's key can tell. PyPI has it.
  test.each<readonly [string, SignedStatement]>([
    ['another second', withEntry({ integratedTime: '1730932629' })],
    ['another number in the log', withEntry({ logIndex: '147137145' })],
    ['another log', withEntry({ logKeyId: flipped(sample.entry.logKeyId) })],
    ['another promise', withEntry({ signedEntryTimestamp: flipped(sample.entry.signedEntryTimestamp) })],
    [
      'another signature of the checkpoint',
      withProof({ checkpoint: proof.checkpoint.replace('wNI9ajBF', 'wNI9ajBG') }),
    ],
  ])('%s is for somebody with keys to find out', (_, signed) => {
    expect(flawInSample(signed)).toBeUndefined()
    expect(isVerified(signed)).toBe(false)
  })

  test('nothing else in it can be another file, run or repository', () => {
    const identity = identityOf(SAMPLE_CLAIMS)
    const other = { ...sampleDistribution(), digests: { ...sampleDistribution().digests, sha256: '0'.repeat(64) } }
    expect(flawIn(sample, other, identity)).toBe('is about a file of this name with other bytes')
    expect(flawIn(sample, distributionWith(), identity)).toContain('is about the file “sampleproject-4.0.0')
    expect(flawIn(sample, sampleDistribution(), IDENTITY)).toContain('was signed in the repository')
  })
})

function flawWith(options: SigningOptions): string | undefined {
  return flawIn(signedWith(options), DISTRIBUTION, IDENTITY)
}

describe('an attestation that is signed and logged', () => {
  test.each([0, 1, 6, 7, 99])('after %i others has no flaw', (earlier) => {
    expect(flawWith({ earlier })).toBeUndefined()
  })

  test.each([
    ['the first', 0],
    ['the last', 600],
  ])('in %s second of its certificate has no flaw', (_, second) => {
    expect(flawWith({ integratedTime: NOT_BEFORE + second })).toBeUndefined()
  })

  test.each([-1, 601])('in second %i of its certificate is late or early', (second) => {
    expect(flawWith({ integratedTime: NOT_BEFORE + second })).toBe(NOT_VALID)
  })

  test('about provenance has no flaw', () => {
    expect(flawWith({ predicateType: 'https://slsa.dev/provenance/v1' })).toBeUndefined()
  })

  const changedSpec = (change: (spec: LoggedBody['spec']) => unknown) => (body: LoggedBody) => ({
    ...body,
    spec: change(body.spec),
  })
  const OTHER_KIND = 'has a log entry of another kind than it says'
  const OTHER_STATEMENT = 'has a log entry about another statement'
  const OTHER_LOGGED_SIGNATURE = 'has a log entry about another signature'
  test.each<readonly [string, SigningOptions, string]>([
    ['with a key of another curve', { curve: 'P-384' }, 'has a certificate for a key that is not of P-256'],
    [
      'of another type',
      { predicateType: 'https://a.example' },
      'is of the type “https://a.example”, which PyPI does not take',
    ],
    [
      'about another file',
      { statement: statementFor(distributionWith({ filename: 'foo-2.0.tar.gz' })) },
      'is about the file “foo-2.0.tar.gz”',
    ],
    [
      'by another repository',
      { claims: { ...CLAIMS, repository: 'a/b' } },
      'was signed in the repository “https://github.com/a/b”',
    ],
    ['by a run without an identity', { claims: {} }, 'was signed in the repository nobody knows'],
    [
      'with a certificate that says something twice',
      { otherExtensions: [fulcioExtension(8, 'x')] },
      'has a certificate that cannot be read',
    ],
    ['as something else', { body: (body) => ({ ...body, kind: 'hashedrekord' }) }, OTHER_KIND],
    ['as something newer', { body: (body) => ({ ...body, apiVersion: '0.0.2' }) }, OTHER_KIND],
    ['as nothing', { body: () => null }, OTHER_KIND],
    ['without a specification', { body: ({ kind, apiVersion }) => ({ kind, apiVersion }) }, OTHER_STATEMENT],
    [
      'with another hash',
      { body: changedSpec((spec) => ({ ...spec, payloadHash: { ...spec.payloadHash, value: '00' } })) },
      OTHER_STATEMENT,
    ],
    [
      'with a hash of another kind',
      { body: changedSpec((spec) => ({ ...spec, payloadHash: { ...spec.payloadHash, algorithm: 'md5' } })) },
      OTHER_STATEMENT,
    ],
    ['without signatures', { body: changedSpec((spec) => ({ ...spec, signatures: [] })) }, OTHER_LOGGED_SIGNATURE],
    [
      'with something for signatures',
      { body: changedSpec((spec) => ({ ...spec, signatures: 1 })) },
      OTHER_LOGGED_SIGNATURE,
    ],
    [
      'with a second signature',
      { body: changedSpec((spec) => ({ ...spec, signatures: [...spec.signatures, null] })) },
      OTHER_LOGGED_SIGNATURE,
    ],
    [
      'with another signature',
      {
        body: changedSpec(({ signatures, ...spec }) => ({
          ...spec,
          signatures: signatures.map((each) => ({ ...each, signature: 'TUVV' })),
        })),
      },
      OTHER_LOGGED_SIGNATURE,
    ],
    [
      'with another certificate',
      {
        body: changedSpec(({ signatures, ...spec }) => ({
          ...spec,
          signatures: signatures.map((each) => ({ ...each, verifier: 'TUVV' })),
        })),
      },
      'has a log entry about another certificate',
    ],
    [
      'with its certificate in one line',
      {
        body: changedSpec(({ signatures, ...spec }) => ({
          ...spec,
          signatures: signatures.map((each) => ({ ...each, verifier: inOneLine(each.verifier) })),
        })),
      },
      'has a log entry about another certificate',
    ],
  ])('%s is refused', (_, options, what) => {
    expect(flawWith(options)).toBe(what)
  })
})

function inOneLine(verifier: string): string {
  const pem = Buffer.from(verifier, 'base64')
    .toString()
    .replaceAll(/\n(?!-)/g, '')
  return Buffer.from(pem).toString('base64')
}
