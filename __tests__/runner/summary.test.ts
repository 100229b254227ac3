import { describe, expect, test } from '@jest/globals'
import type { Finding } from '../../src/checks/finding.ts'
import type { Distribution } from '../../src/distribution/distribution.ts'
import type { Detail } from '../../src/errors.ts'
import { type Outcome, type OutcomeState, type Receipt, resultOf } from '../../src/receipt.ts'
import { outputsFrom } from '../../src/runner/outputs.ts'
import { receiptDocument } from '../../src/runner/receipt-document.ts'
import { failureSummaryFrom, summaryFrom } from '../../src/runner/summary.ts'
import { distributionWith } from '../support/distribution.ts'
import { minimalMetadata } from '../support/wheel.ts'

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
      elapsedMs: 5,
      ...outcome,
    })),
    releases: [{ name: 'sample', version: '1.0', url: 'https://pypi.org/project/sample/1.0/' }],
  }
}

function finding(parts: Partial<Finding>): Finding {
  const { severity = 'warning', sentence = 'It is long.', hint, ...rest } = parts
  return { rule: 'summary-length', severity, distribution: distribution('sample-1.0.tar.gz'), sentence, hint, ...rest }
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

describe('the summary', () => {
  test('is a table of files below the release', () => {
    expect(summaryFrom(receipt({ state: 'uploaded' }), [], [])).toBe(
      [
        '## Published to PyPI',
        '',
        '- [sample 1.0](<https://pypi.org/project/sample/1.0/>)',
        '',
        '| Distribution | Kind | Size | State | Reason |',
        '| --- | --- | ---: | --- | --- |',
        '| `sample-1.0.tar.gz` | sdist | 2.0 KiB | ✅ uploaded |  |',
        '',
      ].join('\n'),
    )
  })

  test('cannot be broken by hostile names and reasons', () => {
    const summary = summaryFrom(
      receipt({
        state: 'refused',
        distribution: distribution('a`|b\n<script>-1.0.tar.gz'),
        reason:
          '|<img src=x onerror=alert(1)> [x](javascript:1) @octocat #1 https://evil.example www.evil.example\n# x',
      }),
      [finding({ sentence: '| <img src=x> [x](javascript:1) @octocat', hint: 'https://evil.example' })],
      [],
    )
    const rows = summary.split('\n').filter((line) => line.startsWith('| `'))
    expect(rows).toHaveLength(1)
    expect(rows[0]?.match(/(?<!\\)\|/g)).toHaveLength(6)
    expect(summary.replace(/`[^`]*`/g, '')).not.toMatch(/<(?!https:)|@octocat|#1\b|https:\/\/evil|www\.evil|\]\(java/)
  })

  test('stays below what a runner takes', () => {
    const many = Array.from({ length: 5_000 }, () => ({ state: 'refused' as const, reason: '&'.repeat(5_000) }))
    const summary = summaryFrom(
      receipt(...many),
      many.map(({ reason }, index) => finding({ sentence: `${index} ${reason}` })),
      [],
    )
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024)
    expect(summary).toContain('And ')
  })

  test('has a table of findings, errors first, with the same words said once', () => {
    const one = distribution('sample-1.0.tar.gz')
    const other = distribution('sample-1.1.tar.gz')
    const rows = failureSummaryFrom(
      [],
      [
        finding({ distribution: one, sentence: 'It is long.', hint: 'Shorten it.' }),
        finding({ distribution: other, sentence: 'It is long.', hint: 'Shorten it.' }),
        finding({ distribution: other, severity: 'error', sentence: 'It is none.', rule: 'version' }),
      ],
    )
    expect(rows.split('\n').filter((line) => line.startsWith('| '))).toEqual([
      '| | Distribution | Finding | Rule |',
      '| --- | --- | --- | --- |',
      '| ❌ error | `sample-1.1.tar.gz` | It is none. | `version` |',
      '| ⚠️ warning | `sample-1.0.tar.gz` and 1 more | It is long. Shorten it. | `summary-length` |',
    ])
  })

  test('of a failure says what to do, with its details below', () => {
    const details: readonly Detail[] = [
      { kind: 'list', title: 'Causes', items: ['The *first*.', 'The second.'] },
      { kind: 'table', title: 'Claims', rows: [['ref', 'refs/heads/`a|b`']] },
      { kind: 'code', title: 'In the workflow', lines: ['a: `b`', '```'] },
      { kind: 'link', title: 'Register [here]', url: 'https://pypi.org/?a=b' },
    ]
    const summary = failureSummaryFrom([{ message: 'It is <b>.', hint: 'Do this.', details }], [])
    expect(summary).toContain('- It is &#60;b&#62;. Do this.')
    expect(summary).toContain('  1. The &#42;first&#42;.\n  2. The second.\n')
    expect(summary).toContain('  | Claims | |\n  | --- | --- |\n  | ref | `refs/heads/?a?b?` |\n')
    expect(summary.match(/```/g)).toHaveLength(2)
    expect(summary).toContain('  [Register &#91;here&#93;](<https://pypi.org/?a=b>)')
  })
})

function outputs(of: Receipt): Readonly<Record<string, string>> {
  const uploadUrl = 'https://upload.pypi.org/legacy/'
  return outputsFrom(
    receiptDocument({ tool: 'it', receipt: of, uploadUrl, failures: [], findings: [], publisherLinks: [] }),
    '',
  )
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
