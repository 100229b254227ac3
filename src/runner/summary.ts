import { isSuccess, type Outcome, type OutcomeState, type Receipt } from '../receipt.ts'
import { safeLine } from './safe-text.ts'
import { shownSize } from './shown-size.ts'

/** A runner drops a summary of more than 1 MiB as a whole. */
const ROWS_LIMIT_BYTES = 900 * 1024

const STATE_WORDS: Readonly<Record<OutcomeState, string>> = {
  uploaded: '✅ uploaded',
  'already-there': '✅ already there',
  skipped: '⏭️ skipped',
  refused: '❌ refused',
  failed: '❌ failed',
  unconfirmed: '❓ unconfirmed',
  'not-tried': '➖ not tried',
}

/** What means something to Markdown or HTML within a line, or would become a link by itself. */
const MARKUP = /[\\`*_[\]<>#|~&@]|:(?=\/\/)|(?<=www)\./gi

/** Text that GitHub shows as it is. */
function plain(text: string): string {
  return safeLine(text, 300).replace(MARKUP, (character) => `&#${character.charCodeAt(0)};`)
}

function fileRow({ distribution, state, reason }: Outcome): string {
  const cells = [
    `\`${distribution.filename.basename.replace(/[`|\r\n]/g, '')}\``,
    distribution.filename.kind,
    shownSize(distribution.size),
    STATE_WORDS[state],
    reason ? plain(reason) : '',
  ]
  return `| ${cells.join(' | ')} |`
}

function fittingRows(outcomes: readonly Outcome[]): readonly string[] {
  const rows: string[] = []
  let bytes = 0
  for (const outcome of outcomes) {
    const row = fileRow(outcome)
    bytes += Buffer.byteLength(row) + 1
    if (bytes > ROWS_LIMIT_BYTES) break
    rows.push(row)
  }
  return rows
}

/** The receipt as GitHub-flavoured Markdown, with links to where a trusted publisher can be registered. */
export function summaryFrom(receipt: Receipt, publisherLinks: readonly string[]): string {
  const title = isSuccess(receipt) ? 'Published to' : 'Not everything was published to'
  const releases = receipt.releases.map(({ name, version, url }) => {
    const text = `${plain(name)} ${plain(version)}`
    return url === undefined ? `- ${text}` : `- [${text}](<${url}>)`
  })
  const rows = fittingRows(receipt.outcomes)
  const left = receipt.outcomes.length - rows.length
  return [
    `## ${title} ${plain(receipt.indexTitle)}`,
    '',
    ...releases,
    '',
    '| Distribution | Kind | Size | State | Reason |',
    '| --- | --- | ---: | --- | --- |',
    ...rows,
    '',
    ...(left > 0 ? [`And ${left} more.`, ''] : []),
    ...publisherLinks.flatMap((link) => [`[Register this workflow as a trusted publisher](<${link}>)`, '']),
  ].join('\n')
}

/** A section that says why nothing was published, and what to do. */
export function failureSummaryFrom(
  sections: readonly {
    readonly message: string
    readonly hint: string | undefined
    readonly details: readonly string[]
  }[],
): string {
  return [
    '## Nothing was published',
    '',
    ...sections.flatMap(({ message, hint, details }) => [
      `- ${plain(message)}${hint ? ` ${plain(hint)}` : ''}`,
      ...(details.length === 0 ? [] : ['', '  ```', ...details.map((line) => `  ${codeLine(line)}`), '  ```', '']),
    ]),
    '',
  ].join('\n')
}

function codeLine(line: string): string {
  return safeLine(line, 300).replaceAll('`', "'")
}
