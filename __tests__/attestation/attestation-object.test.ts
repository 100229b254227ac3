import { describe, expect, test } from '@jest/globals'
import { attestationJson, parseAttestation } from '../../src/attestation/attestation-object.ts'
import { SAMPLE_TEXT, signedIn, signedSample } from './published-sample.ts'

type Document = Readonly<Record<string, unknown>>

/** The sample with one value, at the end of a path, set or (where nothing is given) removed. */
function changed(path: readonly (string | number)[], value?: unknown): string {
  const sample: unknown = JSON.parse(SAMPLE_TEXT)
  return JSON.stringify(replaced(sample, path, value))
}

function replaced(container: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return value
  if (Array.isArray(container)) {
    return container.map((each: unknown, index) => (index === step ? replaced(each, rest, value) : each))
  }
  const fields: Document = Object(container)
  return { ...fields, [step]: replaced(fields[step], rest, value) }
}

function flawIn(text: string): string | undefined {
  const parsed = parseAttestation(text)
  return parsed.kind === 'flaw' ? parsed.what : undefined
}

const ENTRY = ['verification_material', 'transparency_entries', 0] as const
const PROOF = [...ENTRY, 'inclusionProof'] as const
const sample = signedSample()
const entryDocument: unknown = JSON.parse(attestationJson(sample)).verification_material.transparency_entries[0]

describe('writing', () => {
  test('the published sample comes out as it went in', () => {
    expect(JSON.parse(attestationJson(sample))).toEqual(JSON.parse(SAMPLE_TEXT))
    expect(signedIn(attestationJson(sample))).toEqual(sample)
  })

  test('zero and empty fields are there', () => {
    const { entry } = sample
    const inclusionProof = { ...entry.inclusionProof, logIndex: '0', treeSize: '1', hashes: [] }
    const json = attestationJson({ ...sample, entry: { ...entry, logIndex: '0', inclusionProof } })
    expect(JSON.parse(json).verification_material.transparency_entries).toMatchObject([
      { logIndex: '0', inclusionProof: { logIndex: '0', treeSize: '1', hashes: [] } },
    ])
    expect(signedIn(json).entry.inclusionProof).toMatchObject({ logIndex: '0', treeSize: '1', hashes: [] })
  })

  test('bytes are in the standard alphabet, with padding', () => {
    const json = attestationJson({ ...sample, signature: Buffer.from([0xfb, 0xff, 0xbf, 0xff]) })
    expect(JSON.parse(json).envelope.signature).toBe('+/+//w==')
  })

  test('a number of 64 bits is not rounded', () => {
    const json = attestationJson({ ...sample, entry: { ...sample.entry, logIndex: '9223372036854775807' } })
    expect(signedIn(json).entry.logIndex).toBe('9223372036854775807')
  })
})

// As pypi-attestations 0.0.29 judges them, but for rubbish in base64 and zeros before numbers: it passes over those.
describe('reading', () => {
  test.each([
    ['an unknown field', changed(['extra'], 1)],
    ['an unknown field beside the certificate', changed(['verification_material', 'timestamps'], [])],
    ['an unknown field in the envelope', changed(['envelope', 'extra'], 1)],
    ['a second entry, whatever it is', changed(['verification_material', 'transparency_entries'], [entryDocument, {}])],
    ['line breaks in base64', changed(['envelope', 'signature'], 'TU\r\nVV\n')],
    ['the largest number', changed([...ENTRY, 'logIndex'], '18446744073709551615')],
    ['as many hashes as a tree can want', changed([...PROOF, 'hashes'], Array(64).fill('TUVV'))],
  ])('%s is let pass', (_, text) => {
    expect(flawIn(text)).toBeUndefined()
  })

  test.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a text', '"x"'],
    ['what is nested without end', '['.repeat(131_072)],
    ['what is nested deeply', `${'[{"a":'.repeat(20_000)}1${'}]'.repeat(20_000)}`],
  ])('%s is no object', (_, text) => {
    expect(flawIn(text)).toBe('is no JSON object')
  })

  test.each([
    ['a later one', 2],
    ['a text', '1'],
    ['missing', undefined],
  ])('the version is 1, and not %s', (_, version) => {
    expect(flawIn(changed(['version'], version))).toBe('is not of version 1')
  })

  const bytes: readonly (readonly [readonly (string | number)[], string])[] = [
    [['verification_material', 'certificate'], 'certificate'],
    [['envelope', 'statement'], 'envelope with a statement'],
    [['envelope', 'signature'], 'envelope with a signature'],
    [[...ENTRY, 'logId', 'keyId'], 'keyId in its log entry'],
    [[...ENTRY, 'inclusionPromise', 'signedEntryTimestamp'], 'signedEntryTimestamp in its log entry'],
    [[...ENTRY, 'canonicalizedBody'], 'canonicalizedBody in its log entry'],
    [[...PROOF, 'rootHash'], 'rootHash in its inclusion proof'],
    [[...PROOF, 'hashes', 3], 'hashes in its inclusion proof'],
  ]
  const noBytes = [
    1,
    '',
    '=',
    'TUV',
    'TUVV-_==',
    'TUVV=',
    'TU VV',
    'TUVVTQ',
    '-----BEGIN CERTIFICATE-----',
    null,
    ['TUVV'],
  ]
  test.each(bytes)('%j is bytes in base64', (path, title) => {
    for (const value of noBytes) expect(flawIn(changed(path, value))).toBe(`has no ${title} that PyPI can read`)
  })

  const decimals: readonly (readonly [readonly (string | number)[], string])[] = [
    [[...ENTRY, 'logIndex'], 'logIndex in its log entry'],
    [[...ENTRY, 'integratedTime'], 'integratedTime in its log entry'],
    [[...PROOF, 'logIndex'], 'logIndex in its inclusion proof'],
    [[...PROOF, 'treeSize'], 'treeSize in its inclusion proof'],
  ]
  const noDecimals = [1, '', '-1', '1.0', '0x1', 'x', '18446744073709551616', '9'.repeat(100_000), null, ['1']]
  test.each(decimals)('%j is a number in decimal, as text', (path, title) => {
    for (const value of noDecimals) expect(flawIn(changed(path, value))).toBe(`has no ${title} that PyPI can read`)
  })

  const texts: readonly (readonly [readonly (string | number)[], string])[] = [
    [[...ENTRY, 'kindVersion', 'kind'], 'kind in its log entry'],
    [[...ENTRY, 'kindVersion', 'version'], 'version in its log entry'],
    [[...PROOF, 'checkpoint', 'envelope'], 'checkpoint in its inclusion proof'],
  ]
  test.each(texts)('%j is a text', (path, title) => {
    for (const value of [1, '', null, {}]) {
      expect(flawIn(changed(path, value))).toBe(`has no ${title} that PyPI can read`)
    }
  })

  const records: readonly (readonly [readonly (string | number)[], string])[] = [
    [ENTRY, 'entry of a transparency log'],
    [[...ENTRY, 'logId'], 'logId in its log entry'],
    [[...ENTRY, 'kindVersion'], 'kindVersion in its log entry'],
    [[...ENTRY, 'inclusionPromise'], 'inclusionPromise in its log entry'],
    [PROOF, 'inclusionProof in its log entry'],
    [[...PROOF, 'checkpoint'], 'checkpoint in its inclusion proof'],
  ]
  test.each(records)('%j has its fields and no others', (path, title) => {
    expect(flawIn(changed([...path, 'extra'], 1))).toBe(`has no ${title} that PyPI can read`)
    for (const value of [{}, [], null, 'x', 1]) {
      expect(flawIn(changed(path, value))).toBe(`has no ${title} that PyPI can read`)
    }
  })

  test.each([
    ...Object.keys(Object(entryDocument)).map((name) => [[...ENTRY, name], 'entry of a transparency log'] as const),
    ...Object.keys(sample.entry.inclusionProof).map(
      (name) => [[...PROOF, name], 'inclusionProof in its log entry'] as const,
    ),
  ])('%j cannot be left out', (path, title) => {
    expect(flawIn(changed(path))).toBe(`has no ${title} that PyPI can read`)
  })

  test.each([
    [['verification_material'], 'certificate'],
    [['verification_material', 'transparency_entries'], 'entry of a transparency log'],
    [['envelope'], 'envelope with a statement'],
  ])('%j cannot be left out or be something else', (path, title) => {
    for (const value of [undefined, null, [], {}, 'x']) {
      expect(flawIn(changed(path, value))).toBe(`has no ${title} that PyPI can read`)
    }
  })

  test.each([
    ['too many to be a path', Array(65).fill('TUVV')],
    ['ten thousand', Array(10_000).fill('TUVV')],
    ['no list', {}],
  ])('the hashes of a proof are not %s', (_, hashes) => {
    expect(flawIn(changed([...PROOF, 'hashes'], hashes))).toBe(
      'has no hashes in its inclusion proof that PyPI can read',
    )
  })

  test('a megabyte of base64 is nothing but bytes', () => {
    const certificate = Buffer.alloc(1_000_000, 1)
    expect(signedIn(attestationJson({ ...sample, certificate })).certificate).toEqual(certificate)
  })
})
