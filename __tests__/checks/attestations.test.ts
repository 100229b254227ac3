import { describe, expect, test } from '@jest/globals'
import { attestationJson } from '../../src/attestation/attestation-object.ts'
import type { SignedStatement } from '../../src/attestation/signed-statement.ts'
import { attestationRules } from '../../src/checks/attestations.ts'
import { distributionWith } from '../support/distribution.ts'

const FILENAME = 'foo_bar-1.0-py2.py3-none-any.whl'
const { digests } = distributionWith({ filename: FILENAME })
const PUBLISH = 'https://docs.pypi.org/attestations/publish/v1'
const SLSA = 'https://slsa.dev/provenance/v1'

interface Parts {
  readonly subject?: unknown
  readonly predicateType?: unknown
  readonly statement?: unknown
  readonly attestation?: Readonly<Record<string, unknown>>
}

const BYTES = Buffer.from('bytes')
/** What is signed by nobody: whether a signature is right, these rules do not ask. */
const UNSIGNED: SignedStatement = {
  statement: BYTES,
  signature: BYTES,
  certificate: BYTES,
  entry: {
    logIndex: '1',
    logKeyId: BYTES,
    integratedTime: '1',
    kind: 'dsse',
    version: '0.0.1',
    signedEntryTimestamp: BYTES,
    inclusionProof: { logIndex: '0', treeSize: '1', rootHash: BYTES, hashes: [], checkpoint: 'note' },
    canonicalizedBody: BYTES,
  },
}

/** An attestation as tools write it, with whatever is to be otherwise. */
function attestation(parts: Parts = {}): string {
  const {
    subject = [{ name: FILENAME, digest: { sha256: digests.sha256 } }],
    predicateType = PUBLISH,
    statement = { _type: 'https://in-toto.io/Statement/v1', subject, predicateType, predicate: null },
    attestation: others = {},
  } = parts
  const json = attestationJson({ ...UNSIGNED, statement: Buffer.from(JSON.stringify(statement)) })
  return JSON.stringify({ ...JSON.parse(json), ...others })
}

function complaints(...texts: readonly (string | undefined)[]): readonly string[] {
  const attestations = texts.map((text, index) => ({ displayPath: `dist/${index}.attestation`, text }))
  const distribution = distributionWith({ filename: FILENAME, attestations })
  return attestationRules.flatMap((rule) => [...rule.check(distribution)].map(({ sentence }) => sentence))
}

function subjectNamed(name: string): string {
  return attestation({ subject: [{ name, digest: { sha256: digests.sha256 } }] })
}

describe('an attestation beside a distribution', () => {
  test.each([
    ['of the one type', [attestation()]],
    ['of each type', [attestation(), attestation({ predicateType: SLSA })]],
    ['that spells the same file otherwise', [subjectNamed('Foo.Bar-1.0.0-py3.py2-none-any.whl')]],
    ['with a field that is newer', [attestation({ attestation: { timestamps: [] } })]],
  ])('%s is fine', (_, texts) => {
    expect(complaints(...texts)).toEqual([])
  })

  test.each<readonly [string, string | undefined, RegExp]>([
    ['that cannot be read', undefined, /cannot be read/],
    ['that is no JSON', 'hello', /is no JSON object/],
    ['that is a list', `[${attestation()}]`, /is no JSON object/],
    ['of a version to come', attestation({ attestation: { version: 2 } }), /not of version 1/],
    ['without a certificate', attestation({ attestation: { verification_material: {} } }), /no certificate/],
    [
      'without an entry of a log',
      attestation({
        attestation: { verification_material: { certificate: 'TUVV', transparency_entries: [] } },
      }),
      /no entry/,
    ],
    ['without an envelope', attestation({ attestation: { envelope: 1 } }), /no envelope/],
    ['whose statement is another', attestation({ statement: { _type: 'x' } }), /no in-toto statement/],
    ['without a subject', attestation({ subject: 1 }), /does not say which file/],
    ['about nothing', attestation({ subject: [] }), /about 0 files/],
    ['about two files', attestation({ subject: [{}, {}] }), /about 2 files/],
    ['about another file', subjectNamed('foo_bar-1.1-py3-none-any.whl'), /foo_bar-1\.1/],
    ['about a file of no known kind', subjectNamed('foo.exe'), /foo\.exe/],
    ['about other bytes', attestation({ subject: [{ name: FILENAME, digest: {} }] }), /other bytes/],
    ['of a type that PyPI does not take', attestation({ predicateType: 'https://x.example' }), /x\.example/],
  ])('%s is not', (_, text, words) => {
    expect(complaints(text)).toEqual([expect.stringMatching(words)])
  })

  test('is one of two at most, and of one type each', () => {
    expect(complaints(attestation(), attestation())).toEqual([expect.stringContaining('of one type')])
    const three = [attestation(), attestation(), attestation({ predicateType: SLSA })]
    expect(complaints(...three)).toEqual([expect.stringContaining('3 attestations')])
  })

  test('never stops a release', () => {
    expect(attestationRules.map(({ refusedBy }) => refusedBy)).toEqual(['nobody', 'nobody'])
  })
})
