import { describe, expect, test } from '@jest/globals'
import type { Finding } from '../../src/checks/finding.ts'
import type { Distribution } from '../../src/distribution/distribution.ts'
import type { Detail } from '../../src/errors.ts'
import { type Outcome, type OutcomeState, type Receipt, resultOf } from '../../src/receipt.ts'
import { Markdown } from '../../src/runner/markdown.ts'
import { outputsFrom } from '../../src/runner/outputs.ts'
import { receiptDocument, type Story } from '../../src/runner/receipt-document.ts'
import { type SummaryOptions, summaryOf } from '../../src/runner/summary.ts'
import { distributionWith } from '../support/distribution.ts'
import { minimalMetadata } from '../support/wheel.ts'

const HUGE = 5_000

function distribution(basename: string, name = 'sample', version = '1.0'): Distribution {
  const sample = distributionWith({ filename: basename, metadata: minimalMetadata(name, version), size: 2_048 })
  return { ...sample, digests: { sha256: 'a'.repeat(64), blake2b256: 'b'.repeat(64) } }
}

function receipt(...outcomes: readonly (Pick<Outcome, 'state'> & Partial<Outcome>)[]): Receipt {
  return {
    indexTitle: 'PyPI',
    outcomes: outcomes.map((outcome) => ({
      distribution: distribution('sample-1.0.tar.gz'),
      attempts: 1,
      elapsedMs: 50,
      ...outcome,
    })),
    releases: [{ name: 'sample', version: '1.0', url: 'https://pypi.org/project/sample/1.0/' }],
  }
}

function finding(parts: Partial<Finding>): Finding {
  const { severity = 'warning', sentence = 'It is long.', hint, ...rest } = parts
  return { rule: 'summary-length', severity, distribution: distribution('sample-1.0.tar.gz'), sentence, hint, ...rest }
}

function story(of: Receipt, parts: Partial<Story> = {}): Story {
  const uploadUrl = 'https://upload.pypi.org/legacy/'
  return { tool: 'it', receipt: of, uploadUrl, failures: [], findings: [], publisherLinks: [], ...parts }
}

function summary(of: Receipt, parts: Partial<Story> = {}, options: Partial<SummaryOptions> = {}): string {
  return summaryOf(story(of, parts), {
    markdown: new Markdown((text) => text),
    simpleUrl: 'https://pypi.org/simple/',
    errorUrl: () => undefined,
    ...options,
  })
}

function failure(parts: Partial<Story['failures'][number]>): Story['failures'][number] {
  return { code: 'INPUT_INVALID', message: 'It is wrong.', hint: undefined, file: undefined, details: [], ...parts }
}

test.each([
  ['uploaded', 'published'],
  ['already-there', 'unchanged'],
  ['skipped', 'unchanged'],
  ['refused', 'incomplete'],
  ['failed', 'incomplete'],
  ['unconfirmed', 'incomplete'],
  ['not-tried', 'incomplete'],
] as const)('%s alone makes the run %s', (state: OutcomeState, expected) => {
  expect(resultOf(receipt({ state }))).toBe(expected)
})

describe('the summary of a release', () => {
  test('has a line to install it, a table of files, and the rest folded away', () => {
    const attestations = [
      { predicateType: 'p', logIndex: '42', url: 'https://search.sigstore.dev/?logIndex=42', state: 'held' as const },
    ]
    expect(summary(receipt({ state: 'uploaded', attempts: 2, attestations }))).toBe(
      [
        '## Published to PyPI',
        '',
        'Published sample 1.0 to PyPI: 1 of 1 file uploaded.',
        '',
        '- [sample 1.0](<https://pypi.org/project/sample/1.0/>)',
        '',
        '```',
        'pip install sample==1.0',
        '```',
        '',
        '|  | File |',
        '| --- | --- |',
        '| ✅ | `sample-1.0.tar.gz`<br>**uploaded** · 2.0 KiB · any, from source |',
        '',
        '<details>',
        '<summary>More about each file</summary>',
        '',
        `- \`sample-1.0.tar.gz\`<br>sdist, 0.1 s, 2 attempts<br>SHA-256 \`${'a'.repeat(64)}\`<br>attestation: [log entry 42](<https://search.sigstore.dev/?logIndex=42>)`,
        '',
        '</details>',
        '',
      ].join('\n'),
    )
  })

  test('says to install from another index, or nothing of it', () => {
    const of = receipt({ state: 'uploaded' })
    const testPypi = { simpleUrl: 'https://test.pypi.org/simple/' }
    expect(summary(of, {}, testPypi)).toContain('pip install --index-url https://test.pypi.org/simple/ sample==1.0')
    expect(summary(of, {}, { simpleUrl: undefined })).not.toContain('pip install')
    expect(summary(receipt({ state: 'already-there' }))).not.toContain('pip install')
    expect(summary(receipt({ state: 'uploaded' }, { state: 'refused' }))).not.toContain('pip install')
  })

  test('says what to look at and what to do where not all went well', () => {
    const of = receipt(
      { state: 'uploaded' },
      { state: 'refused', reason: 'Too large', hint: 'Ask for more.' },
      { state: 'skipped', heldSha256: 'c'.repeat(64) },
    )
    const text = summary(of)
    expect(text).toContain('**What to do next:** Correct what was refused')
    expect(text).toContain('- ❌ sample-1.0.tar.gz was refused: Too large. Ask for more.')
    expect(text).toContain('- ⚠️ sample-1.0.tar.gz is left out, but')
  })

  test('says what installers find, what has no attestations, and what was not rehearsed', () => {
    const of = receipt({ state: 'uploaded' })
    const served = { ...of, serving: { state: 'served', afterMs: 1_000 } as const }
    expect(summary(served)).toContain('✅ Installers find everything on PyPI after 1.0 s.')
    const missing = of.outcomes.map((outcome) => outcome.distribution)
    const unserved = { ...of, serving: { state: 'not served', afterMs: 1_000, missing } as const }
    expect(summary(unserved)).toContain('⚠️ After 1.0 s PyPI does not show')
    expect(summary({ ...of, unattested: 'It could not.' })).toContain('⚠️ Published without attestations. It could not.')
    const rehearsed = summary({ ...receipt({ state: 'would-upload' }), leftOut: ['It may not.'] })
    expect(rehearsed).toContain('⚠️ Not rehearsed: trusted publishing. It may not.')
    expect(rehearsed).toContain('<summary>What a dry run cannot prove</summary>')
  })

  test('has links to register a publisher', () => {
    const publisherLinks = ['https://pypi.org/manage/project/sample/settings/publishing/']
    expect(summary(receipt({ state: 'uploaded' }), { publisherLinks })).toContain(
      '[Register this workflow as a trusted publisher](<https://pypi.org/manage/project/sample/settings/publishing/>)',
    )
  })
})

describe('the summary of a run that sent nothing', () => {
  test('says why, and what to do, with details', () => {
    const details: readonly Detail[] = [
      { kind: 'list', title: 'Causes', items: ['The *first*.', '- The second.'] },
      { kind: 'table', title: 'Values', rows: [['ref', 'refs/heads/`a|b`']] },
      {
        kind: 'table',
        title: 'Claims',
        rows: Array.from({ length: 7 }, (_, index) => [`claim ${index}`, 'x'] as const),
      },
      { kind: 'code', title: 'In the workflow', lines: ['a: `b`', '```'] },
      { kind: 'link', title: 'Register [here]', url: 'https://pypi.org/?a=b' },
    ]
    const failures = [failure({ message: 'It is <b>.', hint: 'Do this.', details })]
    const text = summary(receipt(), { failures }, { errorUrl: (code) => `https://docs.example/#${code}` })
    expect(text).toContain('## Nothing was published to PyPI')
    expect(text).toContain('❌ **It is &#60;b&#62;.**\n\nDo this.\n')
    expect(text).toContain('**Causes**\n\n1. The &#42;first&#42;.\n2. \u2060- The second.\n')
    expect(text).toContain('**Values**\n\n| Name | Value |\n| --- | --- |\n| ref | `refs/heads/?a?b?` |\n')
    expect(text).toContain('<summary>Claims</summary>')
    expect(text.match(/```/g)).toHaveLength(2)
    expect(text).toContain('[Register &#91;here&#93;](<https://pypi.org/?a=b>)')
    expect(text).toContain('[More about INPUT_INVALID](<https://docs.example/#INPUT_INVALID>)')
  })

  test('has a table of findings, errors first, with the same words said once', () => {
    const one = distribution('sample-1.0.tar.gz')
    const other = distribution('sample-1.1.tar.gz')
    const findings = [
      finding({ distribution: one, sentence: 'It is long.', hint: 'Shorten it.' }),
      finding({ distribution: other, sentence: 'It is long.', hint: 'Shorten it.' }),
      finding({ distribution: other, severity: 'error', sentence: 'It is none.', rule: 'version' }),
    ]
    const rows = summary(receipt(), { failures: [failure({})], findings }).split('\n')
    expect(rows.filter((line) => line.startsWith('| '))).toEqual([
      '|  | Finding |',
      '| --- | --- |',
      '| ❌ | `sample-1.1.tar.gz`<br>**error:** It is none. (`version`) |',
      '| ⚠️ | `sample-1.0.tar.gz` and 1 more<br>**warning:** It is long. Shorten it. (`summary-length`) |',
    ])
  })
})

test('hostile text breaks no table and becomes nothing but text', () => {
  const hostile = '|<img src=x onerror=a()> [x](javascript:1) @octocat #1 https://evil.example www.evil.example\n# x'
  const text = summary(
    {
      ...receipt({ state: 'refused', distribution: distribution('a`|b\n<script>-1.0.tar.gz'), reason: hostile }),
      indexTitle: hostile,
      unattested: hostile,
    },
    { findings: [finding({ sentence: hostile, hint: hostile })], publisherLinks: [`https://a.example/${hostile}`] },
  )
  const bare = text.replace(/`[^`]*`/g, '').replace(/\]\(<https:[^<>]*>\)/g, '')
  expect(bare).not.toMatch(/<(?!\/?(?:br|details|summary)>)|@octocat|#1\b|https:\/\/|www\.evil|\]\(/)
  for (const row of text.split('\n').filter((line) => line.startsWith('| '))) expect(row.match(/\|/g)).toHaveLength(3)
})

describe('a summary stays below what a runner takes, and says what is cut', () => {
  const endless = '&'.repeat(5_000)
  const many = Array.from({ length: HUGE }, () => ({
    state: 'refused' as const,
    distribution: distribution(`${'x'.repeat(200)}-1.0.tar.gz`),
    reason: endless,
    hint: endless,
  }))
  const findings = many.map(({ reason }, index) => finding({ sentence: `${index} ${reason}`, hint: endless }))

  test('of a release', () => {
    const releases = many.map((_, index) => ({
      name: endless,
      version: `${index}`,
      url: `https://a.example/${endless}`,
    }))
    const publisherLinks = releases.map(({ url }) => url)
    const text = summary({ ...receipt(...many), releases, indexTitle: endless }, { findings, publisherLinks })
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024)
    expect(text.match(/And \d+ more: a summary has room for 1 MiB/g)).toHaveLength(4)
  })

  test('of a run that sent nothing', () => {
    const details: readonly Detail[] = [{ kind: 'list', title: endless, items: [endless] }]
    const failures = many.map(() => failure({ message: endless, hint: endless, details }))
    const text = summary({ ...receipt(...many), releases: [] }, { failures, findings })
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024)
    expect(text.match(/And \d+ more: a summary has room for 1 MiB/g)).toHaveLength(3)
  })
})

function outputs(of: Receipt): Readonly<Record<string, string>> {
  return outputsFrom(receiptDocument(story(of)), '')
}

test('outputs name a release only where there is exactly one', () => {
  expect(outputs(receipt({ state: 'uploaded' }))).toMatchObject({ name: 'sample', version: '1.0', uploaded: '1' })
  const two = {
    ...receipt({ state: 'uploaded' }),
    releases: [1, 2].map((n) => ({ name: `p${n}`, version: '1', url: undefined })),
  }
  expect(outputs(two)).toMatchObject({ name: '', version: '', 'release-url': '' })
  expect(JSON.parse(outputs(two).releases ?? '')).toEqual([
    { name: 'p1', version: '1', url: null },
    { name: 'p2', version: '1', url: null },
  ])
})
