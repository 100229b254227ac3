import type { Severity } from '../checks/finding.ts'
import type { Detail, FailureCode } from '../errors.ts'
import { type Release, resultOf } from '../receipt.ts'
import { isFolded } from './details.ts'
import { grouped } from './findings.ts'
import { installCommand } from './install-command.ts'
import { cut, folded, type Markdown, tableRow } from './markdown.ts'
import type { Story } from './receipt-document.ts'
import { pagesOf, TITLES, UNPROVEN, whatHappened, whatIsServed, whatNext } from './sentences.ts'
import { detailsOfFiles, tableOfFiles, troublesWithFiles } from './summary-files.ts'

// A runner drops a summary of more than 1 MiB as a whole. Each list has its share of it, here and in summary-files.ts;
// together they leave 70 KiB for what stands around them.
const FINDINGS_LIMIT_BYTES = 200 * 1024
const FAILURES_LIMIT_BYTES = 150 * 1024
const LINK_LIMIT = 20
const COMMAND_LIMIT = 10

/** What a summary needs beside the story. */
export interface SummaryOptions {
  readonly markdown: Markdown
  /** The simple API of the index, where it is known. */
  readonly simpleUrl: string | undefined
  /** The page about an error, where it is known. */
  readonly errorUrl: (code: FailureCode) => string | undefined
}

/** A run as GitHub-flavoured Markdown, for people. */
export function summaryOf(story: Story, options: SummaryOptions): string {
  const lines = story.failures.length === 0 ? endSummary(story, options) : failureSummary(story, options)
  return lines.join('\n')
}

function endSummary(
  { receipt, findings, publisherLinks }: Story,
  { markdown, simpleUrl }: SummaryOptions,
): readonly string[] {
  const { releases, outcomes, indexTitle, unattested, leftOut } = receipt
  const result = resultOf(receipt)
  const pages = pagesOf(receipt)
  const next = whatNext(receipt)
  const served = whatIsServed(receipt)
  return [
    `## ${TITLES[result]} ${markdown.plain(indexTitle)}`,
    '',
    markdown.plain(whatHappened(receipt), 800),
    '',
    ...pages.slice(0, LINK_LIMIT).map(({ text, url }) => `- ${markdown.link(text, url)}`),
    ...(pages.length > LINK_LIMIT ? [`- and ${pages.length - LINK_LIMIT} more`] : []),
    '',
    ...(next === undefined ? [] : [`**What to do next:** ${markdown.plain(next, 800)}`, '']),
    ...(result === 'published' ? installBlock(releases, simpleUrl, markdown) : []),
    ...(served === undefined
      ? []
      : [`${receipt.serving?.state === 'served' ? '✅' : '⚠️'} ${markdown.plain(served, 800)}`, '']),
    ...(unattested === undefined ? [] : [`⚠️ Published without attestations. ${markdown.plain(unattested, 800)}`, '']),
    ...(leftOut ?? []).flatMap((sentence) => [
      `⚠️ Not rehearsed: trusted publishing. ${markdown.plain(sentence, 800)}`,
      '',
    ]),
    ...tableOfFiles(outcomes, markdown),
    ...troublesWithFiles(outcomes, markdown),
    ...detailsOfFiles(outcomes, markdown),
    ...findingsTable(findings, markdown),
    ...(leftOut === undefined
      ? []
      : folded(
          'What a dry run cannot prove',
          UNPROVEN.map((sentence) => `- ${sentence}`),
        )),
    ...publisherLinks
      .slice(0, LINK_LIMIT)
      .flatMap((link) => [markdown.link('Register this workflow as a trusted publisher', link), '']),
  ]
}

/** The lines that install what was published. */
function installBlock(
  releases: readonly Release[],
  simpleUrl: string | undefined,
  markdown: Markdown,
): readonly string[] {
  const commands = releases.flatMap((release) => installCommand(release, simpleUrl) ?? []).slice(0, COMMAND_LIMIT)
  return commands.length === 0 ? [] : [...markdown.block(commands), '']
}

/** Why nothing was sent, and what to do. */
function failureSummary(
  { receipt, failures, findings }: Story,
  { markdown, errorUrl }: SummaryOptions,
): readonly string[] {
  const where = receipt.indexTitle === '' ? '' : ` to ${markdown.plain(receipt.indexTitle)}`
  const sections = failures.map(({ code, message, hint, details }) => {
    const url = errorUrl(code)
    return [
      `❌ **${markdown.plain(message, 800)}**`,
      '',
      ...(hint === undefined ? [] : [markdown.plain(hint, 800), '']),
      ...details.flatMap((detail) => detailBlock(detail, markdown)),
      ...(url === undefined ? [] : [markdown.link(`More about ${code}`, url), '']),
    ].join('\n')
  })
  return [
    `## Nothing was published${where}`,
    '',
    ...cut(sections, FAILURES_LIMIT_BYTES),
    ...findingsTable(findings, markdown),
    ...(receipt.outcomes.length === 0 ? [] : folded('The files', tableOfFiles(receipt.outcomes, markdown))),
  ]
}

function detailBlock(detail: Detail, markdown: Markdown): readonly string[] {
  const title = markdown.plain(detail.title)
  if (detail.kind === 'link') return [markdown.link(detail.title, detail.url), '']
  const lines = detailLines(detail, markdown)
  return isFolded(detail) ? folded(title, lines) : [`**${title}**`, '', ...lines, '']
}

function detailLines(detail: Exclude<Detail, { readonly kind: 'link' }>, markdown: Markdown): readonly string[] {
  switch (detail.kind) {
    case 'list':
      return detail.items.map((item, index) => `${index + 1}. ${markdown.plain(item, 800)}`)
    case 'table':
      return [
        tableRow(['Name', 'Value']),
        tableRow(['---', '---']),
        ...detail.rows.map(([name, value]) => tableRow([markdown.plain(name), markdown.code(value)])),
      ]
    case 'code':
      return markdown.block(detail.lines)
  }
}

const SEVERITY_SIGNS: Readonly<Record<Severity, string>> = { error: '❌', warning: '⚠️', note: 'ℹ️' }

/** What was found, one row for what is the same of several files; nothing where nothing was found. */
function findingsTable(findings: Story['findings'], markdown: Markdown): readonly string[] {
  const rows = grouped(findings).map(({ severity, filenames: [first = '', ...others], rule, sentence, hint }) => {
    const files = `${markdown.code(first)}${others.length === 0 ? '' : ` and ${others.length} more`}`
    const said = markdown.plain(`${sentence} ${hint ?? ''}`, 800)
    return tableRow([SEVERITY_SIGNS[severity], `${files}<br>**${severity}:** ${said} (${markdown.code(rule)})`])
  })
  if (rows.length === 0) return []
  return [
    '### What the checks found',
    '',
    tableRow(['', 'Finding']),
    tableRow(['---', '---']),
    ...cut(rows, FINDINGS_LIMIT_BYTES),
  ]
}
