import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { initializeCA, initializeCTLog } from '@sigstore/mock'
import { extension } from '../../local-pypi/sigstore/certificate.ts'
import { element, octetString, sequence, utf8String } from '../../local-pypi/sigstore/der.ts'
import { parseCertificate } from '../../src/attestation/certificate.ts'
import { derElementsIn } from '../../src/attestation/der.ts'
import { certificateFor, fulcioExtension, NOT_BEFORE } from './own-signing.ts'
import { signedSample } from './published-sample.ts'

const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const NOTHING = {
  issuer: undefined,
  repositoryUri: undefined,
  workflowUri: undefined,
  commit: undefined,
  ref: undefined,
}

function identityWith(...extensions: readonly Buffer[]) {
  return parseCertificate(certificateFor(publicKey, extensions))?.identity
}

describe('what a certificate says', () => {
  test('the one of the published sample says who published it, and when', () => {
    const { certificate } = signedSample()
    expect(parseCertificate(certificate)).toEqual({
      publicKey: expect.objectContaining({ type: 'public', asymmetricKeyType: 'ec' }),
      notBeforeMs: Date.UTC(2024, 10, 6, 22, 37, 7),
      notAfterMs: Date.UTC(2024, 10, 6, 22, 47, 7),
      pem: new X509Certificate(certificate).toString(),
      identity: {
        issuer: 'https://token.actions.githubusercontent.com',
        repositoryUri: 'https://github.com/pypa/sampleproject',
        workflowUri: 'https://github.com/pypa/sampleproject/.github/workflows/release.yml@refs/heads/main',
        commit: '621e4974ca25ce531773def586ba3ed8e736b3fc',
        ref: 'refs/heads/main',
      },
    })
  })

  test('as text it has lines of 64 characters and a line feed at the end', () => {
    const pem = parseCertificate(signedSample().certificate)?.pem ?? ''
    expect(pem).toMatch(
      /^-----BEGIN CERTIFICATE-----\n(?:[A-Za-z\d+/]{64}\n)+[A-Za-z\d+/=]{1,64}\n-----END CERTIFICATE-----\n$/,
    )
  })

  test('one of sigstore-js says the same', async () => {
    const key = generateKeyPairSync('ec', { namedCurve: 'P-384' })
    const authority = await initializeCA(key, await initializeCTLog(generateKeyPairSync('ec', { namedCurve: 'P-256' })))
    const values = { 8: 'issuer', 12: 'repository', 13: 'commit', 14: 'refs/heads/ü', 18: 'workflow' }
    const certificate = await authority.issueCertificate({
      publicKey: publicKey.export({ type: 'spki', format: 'der' }),
      subjectAltName: 'https://github.com/octo-org/sample',
      extensions: Object.entries(values).map(([number, value]) => ({ oid: `1.3.6.1.4.1.57264.1.${number}`, value })),
    })
    const der = Buffer.from(certificate.buffer, certificate.byteOffset, certificate.byteLength)
    expect(parseCertificate(der)?.identity).toEqual({
      issuer: 'issuer',
      repositoryUri: 'repository',
      commit: 'commit',
      ref: 'refs/heads/ü',
      workflowUri: 'workflow',
    })
  })

  test('times are those of the certificate', () => {
    expect(parseCertificate(certificateFor(publicKey, [fulcioExtension(8, 'x')]))).toMatchObject({
      notBeforeMs: NOT_BEFORE * 1_000,
      notAfterMs: (NOT_BEFORE + 600) * 1_000,
    })
  })

  test('what it does not say is unknown', () => {
    expect(identityWith(fulcioExtension(22, 'public'))).toEqual(NOTHING)
  })

  test.each([
    ['text as it is', Buffer.from('https://issuer.example')],
    ['two texts', Buffer.concat([utf8String('a'), utf8String('b')])],
    ['bytes', octetString(Buffer.from('a'))],
    ['a sequence of a text', sequence(utf8String('a'))],
    ['nothing', Buffer.alloc(0)],
    ['a text that ends beyond it', Buffer.from([0x0c, 0x7f, 0x61])],
    ['a text that is no UTF-8', element(0x0c, Buffer.from([0xff]))],
  ])('%s is no value', (_, value) => {
    expect(identityWith(extension('1.3.6.1.4.1.57264.1.8', value))).toEqual(NOTHING)
  })
})

describe('no certificate', () => {
  test('is one that says something twice', () => {
    expect(identityWith(fulcioExtension(8, 'a'), fulcioExtension(8, 'b'))).toBeUndefined()
  })

  test('is one without extensions, which says nothing', () => {
    expect(identityWith()).toBeUndefined()
  })

  test.each([
    ['a certificate in PEM', Buffer.from(new X509Certificate(signedSample().certificate).toString())],
    ['a certificate and a byte', Buffer.concat([signedSample().certificate, Buffer.alloc(1)])],
    ['two of them', Buffer.concat([signedSample().certificate, signedSample().certificate])],
    ['nothing', Buffer.alloc(0)],
    ['a sequence of nothing', sequence()],
    ['a sequence of sequences', sequence(sequence(sequence(sequence())))],
    ['text', Buffer.from('hello')],
    ['sequences without end', Buffer.alloc(131_072, 0x30)],
  ])('is %s', (_, bytes) => {
    expect(parseCertificate(bytes)).toBeUndefined()
  })

  test('is one that holds another as text, which Node would read in its stead', () => {
    const pem = `\n${new X509Certificate(signedSample().certificate)}`
    const certificate = certificateFor(publicKey, [extension('2.5.29.99', Buffer.from(pem))])
    expect(new X509Certificate(certificate).issuer).toContain('O=sigstore.dev')
    expect(parseCertificate(certificate)).toBeUndefined()
  })

  test('is one that is nested a thousand times', () => {
    let nested = sequence()
    for (let depth = 0; depth < 1_000; depth += 1) nested = sequence(nested)
    expect(parseCertificate(nested)).toBeUndefined()
  })

  test('is the beginning of one, however long', () => {
    const { certificate } = signedSample()
    for (let length = 0; length < certificate.length; length += 1) {
      expect(parseCertificate(certificate.subarray(0, length))).toBeUndefined()
    }
  })
})

test('a certificate with any one byte changed is no reason to stop', () => {
  const { certificate } = signedSample()
  for (let position = 0; position < certificate.length; position += 1) {
    for (const change of [0x01, 0x80, 0xff]) {
      const bytes = Buffer.from(certificate)
      bytes[position] = (bytes[position] ?? 0) ^ change
      expect(() => parseCertificate(bytes)).not.toThrow()
    }
  }
})

describe('values one after another', () => {
  test('are taken apart one level deep', () => {
    expect(derElementsIn(Buffer.concat([sequence(utf8String('a')), octetString(Buffer.alloc(300))]))).toEqual([
      { tag: 0x30, content: utf8String('a') },
      { tag: 0x04, content: Buffer.alloc(300) },
    ])
    expect(derElementsIn(new Uint8Array())).toEqual([])
  })

  test.each([127, 128, 255, 256, 65_535, 65_536])('may be %i bytes long', (length) => {
    expect(derElementsIn(octetString(Buffer.alloc(length)))).toEqual([{ tag: 4, content: Buffer.alloc(length) }])
  })

  test.each([
    ['without a length', '04'],
    ['longer than what there is', '0402 00'],
    ['of a length that ends too soon', '0482 01'],
    ['of no length yet', '0480 0000'],
    ['of a length in one byte too many', '048101 00'],
    ['of a length that begins with zero', `04820080${'00'.repeat(128)}`],
    ['of four gigabytes', '0484ffffffff00'],
    ['of a length of 127 bytes', `04ff${'ff'.repeat(127)}`],
    ['of a tag that goes on', '1f00'],
  ])('%s are none', (_, hex) => {
    expect(derElementsIn(Buffer.from(hex.replaceAll(' ', ''), 'hex'))).toBeUndefined()
  })
})
