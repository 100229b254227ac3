import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Receipt } from '../src/receipt.ts'
import { receiptDocument, type Story } from '../src/runner/receipt-document.ts'
import { distributionWith } from './support/distribution.ts'

const SCHEMA = fileURLToPath(new URL('../docs/receipt.schema.json', import.meta.url))
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(
  JSON.parse(await readFile(SCHEMA, 'utf8')),
)

const WHEEL = distributionWith()

function story(receipt: Partial<Receipt>, others: Partial<Story> = {}): Story {
  return {
    tool: 'ts-pypi-publish 1.0.0',
    receipt: { indexTitle: 'PyPI', outcomes: [], releases: [], ...receipt },
    uploadUrl: 'https://upload.pypi.org/legacy/',
    failures: [],
    findings: [],
    publisherLinks: [],
    ...others,
  }
}

describe('the schema of the receipt describes', () => {
  test.each<[string, Story]>([
    ['a run that did nothing', story({})],
    [
      'a release with everything',
      story(
        {
          releases: [
            { name: 'foo', version: '1.0', url: 'https://pypi.org/project/foo/1.0/' },
            { name: 'bar', version: '1.0', url: undefined },
          ],
          outcomes: [
            {
              distribution: WHEEL,
              state: 'uploaded',
              attempts: 2,
              elapsedMs: 1_234,
              attestations: [
                {
                  predicateType: 'https://docs.pypi.org/attestations/publish/v1',
                  logIndex: '12',
                  url: undefined,
                  state: 'held',
                },
              ],
            },
            { distribution: WHEEL, state: 'refused', reason: 'No.', hint: 'Do not.', attempts: 1, elapsedMs: 0 },
          ],
          unattested: 'Sigstore is down.',
          serving: { state: 'not served', afterMs: 60_000, missing: [WHEEL] },
        },
        {
          findings: [
            { rule: 'name', severity: 'warning', distribution: WHEEL, sentence: 'It is odd.', hint: undefined },
          ],
        },
      ),
    ],
    ['what was served', story({ serving: { state: 'served', afterMs: 1_000 } })],
    [
      'a dry run',
      story({
        outcomes: [{ distribution: WHEEL, state: 'would-upload', attempts: 0, elapsedMs: 0 }],
        leftOut: ['That.'],
      }),
    ],
    [
      'a failure',
      story(
        {},
        { failures: [{ code: 'CHECKS_FAILED', message: 'No.', hint: undefined, file: undefined, details: [] }] },
      ),
    ],
  ])('%s', (_, told) => {
    const document: unknown = JSON.parse(JSON.stringify(receiptDocument(told)))
    validate(document)
    expect(validate.errors ?? []).toEqual([])
  })

  test('and nothing that lacks a member or has another word for a state', () => {
    const { files, ...others } = receiptDocument(story({}))
    expect(validate(others)).toBe(false)
    expect(validate({ ...others, files, result: 'great' })).toBe(false)
  })
})
