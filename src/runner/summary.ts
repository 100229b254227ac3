import type { Finding, Severity } from '../checks/finding.ts'
import type { Detail } from '../errors.ts'
import {
  type AttestationRecord,
  type Outcome,
  type OutcomeState,
  type Receipt,
  type Result,
  resultOf,
} from '../receipt.ts'
import { grouped } from './findings.ts'
import { safeLine } from './safe-text.ts'
import { shownSize } from './shown-size.ts'

/** A runner drops a summary of more than 1 MiB as a whole, and it has two lists of rows. */
const ROWS_LIMIT_BYTES = 400 * 1024
const LINK_LIMIT = 50

const STATE_WORDS: Readonly<Record<OutcomeState, string>> = {
  uploaded: '✅ uploaded',
  'already-there': '✅ already there',
  skipped: '⏭️ skipped',
  refused: '❌ refused',
  failed: '❌ failed',
  unconfirmed: '❓ unconfirmed',
  'not-tried': '➖ not tried',
  'would-upload': '☑️ would be uploaded',
}

const TITLES: Readonly<Record<Result, string>> = {
  published: 'Published to',
  unchanged: 'Nothing new for',
  incomplete: 'Not everything was published to',
  rehearsed: 'Dry run for',
}

const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  error: '❌ error',
  warning: '⚠️ warning',
  note: 'ℹ️ note',
}

/** What means something to Markdown or HTML within a line, or would become a link by itself. */
const MARKUP = /[\\`*_[\]<>#|~&@]|:(?=\/\/)|(?<=www)\./gi

/** Text that GitHub shows as it is. */
function plain(text: string, limit = 300): string {
  return safeLine(text, limit).replace(MARKUP, (character) => `&#${character.charCodeAt(0)};`)
}

/** A name as code, which no link or emphasis can break. */
function code(name: string): string {
  return `\`${safeLine(name, 300).replace(/[`|]/g, '?')}\``
}

type Column = readonly [heading: string, rule: string, cell: (outcome: Outcome) => string]

const COLUMNS: readonly Column[] = [
  ['Distribution', '---', ({ distribution }) => code(distribution.filename.basename)],
  ['Kind', '---', ({ distribution }) => distribution.filename.kind],
  ['Size', '---:', ({ distribution }) => shownSize(distribution.size)],
  ['State', '---', ({ state }) => STATE_WORDS[state]],
]
const ATTESTATION: Column = [
  'Attestation',
  '---',
  ({ attestations = [] }) => attestations.map(shownAttestation).join('<br>'),
]
const REASON: Column = ['Reason', '---', ({ reason }) => (reason ? plain(reason) : '')]

/** As the index has it; whoever looks for it finds it in the log in any case. */
const ATTESTATION_WORDS: Readonly<Record<AttestationRecord['state'], string>> = {
  held: '',
  'not held': ', which the index does not list',
  unknown: ', sent',
}

function shownAttestation({ logIndex, url, state }: AttestationRecord): string {
  const text = `log entry ${plain(logIndex)}`
  const entry = url === undefined ? text : `[${text}](<${url}>)`
  return `${entry}${ATTESTATION_WORDS[state]}`
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

/** As many of the lines, from the first on, as there is room for. */
function fitting(lines: readonly string[]): readonly string[] {
  let bytes = 0
  return lines.filter((line) => {
    bytes += Buffer.byteLength(line) + 1
    return bytes <= ROWS_LIMIT_BYTES
  })
}

/** What was found, one row for what is the same of several files; nothing where nothing was found. */
function findingsTable(findings: readonly Finding[]): readonly string[] {
  const rows = grouped(findings).map(({ severity, filenames: [first = '', ...others], rule, sentence, hint }) => {
    const file = `${code(first)}${others.length === 0 ? '' : ` and ${others.length} more`}`
    return `| ${SEVERITY_WORDS[severity]} | ${file} | ${plain(`${sentence} ${hint ?? ''}`.trim(), 800)} | ${code(rule)} |`
  })
  if (rows.length === 0) return []
  const shown = fitting(rows)
  const left = rows.length - shown.length
  return [
    '### What the checks found',
    '',
    '| | Distribution | Finding | Rule |',
    '| --- | --- | --- | --- |',
    ...shown,
    '',
    ...(left > 0 ? [`And ${left} more.`, ''] : []),
  ]
}

/** The receipt as GitHub-flavoured Markdown, with links to where a trusted publisher can be registered. */
export function summaryFrom(receipt: Receipt, findings: readonly Finding[], publisherLinks: readonly string[]): string {
  const title = TITLES[resultOf(receipt)]
  const releases = receipt.releases.map(({ name, version, url }) => {
    const text = `${plain(name)} ${plain(version)}`
    return url === undefined ? `- ${text}` : `- [${text}](<${url}>)`
  })
  const isAttested = receipt.outcomes.some(({ attestations }) => attestations !== undefined)
  const columns = [...COLUMNS, ...(isAttested ? [ATTESTATION] : []), REASON]
  const rows = fitting(receipt.outcomes.map((outcome) => tableRow(columns.map(([, , cell]) => cell(outcome)))))
  const left = receipt.outcomes.length - rows.length
  return [
    `## ${title} ${plain(receipt.indexTitle)}`,
    '',
    ...releases.slice(0, LINK_LIMIT),
    ...(releases.length > LINK_LIMIT ? [`- and ${releases.length - LINK_LIMIT} more`] : []),
    '',
    tableRow(columns.map(([heading]) => heading)),
    tableRow(columns.map(([, rule]) => rule)),
    ...rows,
    '',
    ...(left > 0 ? [`And ${left} more.`, ''] : []),
    ...(receipt.unattested === undefined ? [] : [`Published without attestations. ${plain(receipt.unattested)}`, '']),
    ...(receipt.leftOut ?? []).flatMap((sentence) => [`Not rehearsed. ${plain(sentence)}`, '']),
    ...findingsTable(findings),
    ...publisherLinks
      .slice(0, LINK_LIMIT)
      .flatMap((link) => [`[Register this workflow as a trusted publisher](<${link}>)`, '']),
  ].join('\n')
}

interface Section {
  readonly message: string
  readonly hint: string | undefined
  readonly details: readonly Detail[]
}

/** A section that says why nothing was published, and what to do. */
export function failureSummaryFrom(sections: readonly Section[], findings: readonly Finding[]): string {
  const items = sections.map(({ message, hint, details }) =>
    [`- ${plain(message)}${hint ? ` ${plain(hint)}` : ''}`, ...details.flatMap(detailBlock)].join('\n'),
  )
  const shown = fitting(items)
  const left = items.length - shown.length
  const more = left > 0 ? [`- and ${left} more`] : []
  return ['## Nothing was published', '', ...shown, ...more, '', ...findingsTable(findings)].join('\n')
}

/** Below an item of a list, and so indented. */
function detailBlock(detail: Detail): readonly string[] {
  const title = plain(detail.title)
  return ['', ...blockLines(detail, title), ''].map((line) => (line === '' ? '' : `  ${line}`))
}

function blockLines(detail: Detail, title: string): readonly string[] {
  switch (detail.kind) {
    case 'list':
      return [`**${title}**`, '', ...detail.items.map((item, index) => `${index + 1}. ${plain(item, 800)}`)]
    case 'table':
      return [
        `| ${title} | |`,
        '| --- | --- |',
        ...detail.rows.map(([name, value]) => `| ${plain(name)} | ${code(value)} |`),
      ]
    case 'code':
      return [`**${title}**`, '', '```', ...detail.lines.map(codeLine), '```']
    case 'link':
      return [`[${title}](<${new URL(detail.url).href}>)`]
  }
}

function codeLine(line: string): string {
  return safeLine(line, 300).replaceAll('`', "'")
}
