import { describe, expect, test } from '@jest/globals'
import { mismatchOf, PUBLISH_TYPE, paeOf, parseStatement, statementFor } from '../../src/attestation/statement.ts'
import { distributionWith } from '../support/distribution.ts'
import { sampleDistribution, signedSample } from './published-sample.ts'

test('a statement is byte for byte what the Python tool has signed for the same file', () => {
  expect(Buffer.from(statementFor(sampleDistribution()))).toEqual(signedSample().statement)
})

test('a statement names the file as it is uploaded', () => {
  const distribution = distributionWith({ filename: 'Foo.Bar-01.0.tar.gz' })
  expect(JSON.parse(Buffer.from(statementFor(distribution)).toString())).toMatchObject({
    subject: [{ name: 'Foo.Bar-01.0.tar.gz', digest: { sha256: distribution.digests.sha256 } }],
  })
})

test('what is signed counts bytes, not characters', () => {
  const signed = paeOf(Buffer.from('{"ü":1}'))
  expect(Buffer.from(signed).toString()).toBe('DSSEv1 28 application/vnd.in-toto+json 8 {"ü":1}')
})

test('what is signed may be any bytes', () => {
  expect(Buffer.from(paeOf(Buffer.from([0xff, 0]))).subarray(-4)).toEqual(Buffer.from([0x32, 0x20, 0xff, 0]))
})

const STATEMENT = {
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ name: 'foo-1.0-py3-none-any.whl', digest: { sha256: distributionWith().digests.sha256 } }],
  predicateType: PUBLISH_TYPE,
  predicate: null,
}

function judgement(statement: unknown): string | undefined {
  const text = typeof statement === 'string' ? statement : JSON.stringify(statement)
  const parsed = parseStatement(Buffer.from(text, 'latin1'))
  return parsed.kind === 'flaw' ? parsed.what : mismatchOf(parsed.statement, distributionWith())
}

// As sigstore-python and pypi-attestations judge them.
describe('a statement about a file', () => {
  const { predicate: _, ...withoutPredicate } = STATEMENT
  const [subject] = STATEMENT.subject

  test.each<readonly [string, unknown]>([
    ['as it should be', STATEMENT],
    ['without a predicate', withoutPredicate],
    ['with an empty predicate', { ...STATEMENT, predicate: {} }],
    ['with a full predicate', { ...STATEMENT, predicate: { buildType: 'x' } }],
    ['with an unknown field', { ...STATEMENT, extra: 1 }],
    ['with white space', JSON.stringify(STATEMENT, undefined, 2)],
    ['about provenance', { ...STATEMENT, predicateType: 'https://slsa.dev/provenance/v1' }],
    [
      'with another digest besides',
      { ...STATEMENT, subject: [{ ...subject, digest: { ...subject?.digest, md5: '' } }] },
    ],
    ['that spells the name otherwise', { ...STATEMENT, subject: [{ ...subject, name: 'Foo-1-py3-none-any.whl' }] }],
  ])('%s is taken', (_, statement) => {
    expect(judgement(statement)).toBeUndefined()
  })

  const upper = distributionWith().digests.sha256.toUpperCase()
  test.each<readonly [string, unknown, string]>([
    ['that is no JSON', '{', 'holds no in-toto statement of version 1'],
    ['that is a list', [STATEMENT], 'holds no in-toto statement of version 1'],
    ['that is nothing', 'null', 'holds no in-toto statement of version 1'],
    ['that is no UTF-8', { ...STATEMENT, extra: '\xff' }, 'holds no in-toto statement of version 1'],
    ['after a byte order mark', `\xef\xbb\xbf${JSON.stringify(STATEMENT)}`, 'holds no in-toto statement of version 1'],
    [
      'of version 0.1',
      { ...STATEMENT, _type: 'https://in-toto.io/Statement/v0.1' },
      'holds no in-toto statement of version 1',
    ],
    ['whose predicate is a text', { ...STATEMENT, predicate: 'x' }, 'holds no in-toto statement of version 1'],
    ['whose predicate is a list', { ...STATEMENT, predicate: [] }, 'holds no in-toto statement of version 1'],
    ['of no type', { ...STATEMENT, predicateType: 1 }, 'does not say of which type its statement is'],
    ['of another type', { ...STATEMENT, predicateType: 'x' }, 'is of the type “x”, which PyPI does not take'],
    ['about nothing', { ...STATEMENT, subject: [] }, 'is about 0 files, and not about one'],
    ['about two files', { ...STATEMENT, subject: [subject, subject] }, 'is about 2 files, and not about one'],
    ['about who knows what', { ...STATEMENT, subject: {} }, 'does not say which file it is about'],
    ['about a file without a name', { ...STATEMENT, subject: [{ digest: {} }] }, 'is about the file “”'],
    ['about a null', { ...STATEMENT, subject: [null] }, 'is about the file “”'],
    [
      'about other bytes',
      { ...STATEMENT, subject: [{ ...subject, digest: { sha256: 'x' } }] },
      'is about a file of this name with other bytes',
    ],
    [
      'with a digest in capitals',
      { ...STATEMENT, subject: [{ ...subject, digest: { sha256: upper } }] },
      'is about a file of this name with other bytes',
    ],
  ])('%s is not', (_, statement, what) => {
    expect(judgement(statement)).toBe(what)
  })
})
