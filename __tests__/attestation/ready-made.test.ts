import { describe, expect, test } from '@jest/globals'
import { attestationJson } from '../../src/attestation/attestation-object.ts'
import { readyMadeFor } from '../../src/attestation/ready-made.ts'
import { PUBLISH_TYPE } from '../../src/attestation/statement.ts'
import { CLAIMS, DISTRIBUTION, IDENTITY, type SigningOptions, signedWith } from './own-signing.ts'
import { identityOf, SAMPLE_CLAIMS, SAMPLE_TEXT, sampleDistribution } from './published-sample.ts'

const PUBLIC_LOG = 'wNI9atQGlz+VWfO6LRygH4QUfY/8W4RFwiT5i5WRgB0='
const SLSA = 'https://slsa.dev/provenance/v1'

function json(options: SigningOptions = {}): string {
  return attestationJson(signedWith(options))
}

function readyMade(...texts: readonly (string | undefined)[]) {
  const attestations = texts.map((text, index) => ({ displayPath: `dist/${index}.attestation`, text }))
  return readyMadeFor({ ...DISTRIBUTION, attestations }, IDENTITY, undefined)
}

describe('an attestation that lies beside its file', () => {
  test('is used as it is, when this run might have made it', () => {
    const text = json({ earlier: 4 })
    expect(readyMade(text)).toEqual({
      usable: [{ json: text, predicateType: PUBLISH_TYPE, logIndex: '1004', origin: 'ready-made' }],
      setAside: [],
    })
  })

  test('is used together with one of the other type', () => {
    const { usable, setAside } = readyMade(json({ predicateType: SLSA }), json())
    expect(usable.map(({ predicateType }) => predicateType)).toEqual([SLSA, PUBLISH_TYPE])
    expect(setAside).toEqual([])
  })

  test('is written anew: what PyPI passes over does not go along', () => {
    const text = json()
    const { usable } = readyMade(JSON.stringify({ extra: 1, ...JSON.parse(text) }, undefined, 2))
    expect(usable).toMatchObject([{ json: text }])
  })

  test('may be years old: the log says when it was made', () => {
    const distribution = sampleDistribution([{ displayPath: 'dist/sample.attestation', text: SAMPLE_TEXT }])
    const { usable, setAside } = readyMadeFor(distribution, identityOf(SAMPLE_CLAIMS), PUBLIC_LOG)
    expect(usable).toMatchObject([{ predicateType: PUBLISH_TYPE, logIndex: '147137144' }])
    expect(setAside).toEqual([])
  })

  test('is not used where it is in another log than the one that PyPI trusts', () => {
    const attestations = [{ displayPath: 'dist/a.attestation', text: json() }]
    expect(readyMadeFor({ ...DISTRIBUTION, attestations }, IDENTITY, PUBLIC_LOG)).toEqual({
      usable: [],
      setAside: [
        'The attestation dist/a.attestation is set aside: it was entered in another log than the one that PyPI trusts.',
      ],
    })
  })

  test('is not used twice, nor is a second of its type', () => {
    const [first, second] = [json(), json({ earlier: 1 })]
    expect(readyMade(first, first, second)).toMatchObject({
      usable: [{ json: first }],
      setAside: [
        'The attestation dist/1.attestation is set aside: it is of a type of which there is one already.',
        'The attestation dist/2.attestation is set aside: it is of a type of which there is one already.',
      ],
    })
  })

  test('does not lose its place to one that cannot be used', () => {
    const good = json()
    const { usable, setAside } = readyMade(json({ claims: { ...CLAIMS, repository: 'a/b' } }), good)
    expect(usable).toMatchObject([{ json: good }])
    expect(setAside).toEqual([
      'The attestation dist/0.attestation is set aside: it was signed in the repository “https://github.com/a/b”.',
    ])
  })

  test.each<readonly [string, string | undefined, string]>([
    ['cannot be read', undefined, 'cannot be read, or is far too long'],
    ['is none', 'hello', 'is no JSON object'],
    ['is broken', json().replace('"0.0.1"', '1'), 'has no version in its log entry that PyPI can read'],
    ['holds no statement', json({ statement: Buffer.from('{}') }), 'holds no in-toto statement of version 1'],
    ['is of another type', json({ predicateType: 'x' }), 'is of the type “x”, which PyPI does not take'],
    [
      'is of another tag of the same workflow',
      json({ claims: { ...CLAIMS, ref: 'refs/tags/v0', workflow_ref: CLAIMS.workflow_ref.replace('v1', 'v0') } }),
      'was signed by the workflow “https://github.com/octo-org/sample/.github/workflows/release.yml@refs/tags/v0”',
    ],
    ['is about another file', SAMPLE_TEXT, 'is about the file “sampleproject-4.0.0-py3-none-any.whl”'],
  ])('is set aside where it %s', (_, text, what) => {
    expect(readyMade(text)).toEqual({
      usable: [],
      setAside: [`The attestation dist/0.attestation is set aside: it ${what}.`],
    })
  })

  test('where there is none, none is used', () => {
    expect(readyMade()).toEqual({ usable: [], setAside: [] })
  })
})
