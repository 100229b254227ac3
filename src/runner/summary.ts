import { isSuccess, type Outcome, type OutcomeState, type Receipt } from '../receipt.ts'
import { safeLine } from './safe-text.ts'
import { shownSize } from './shown-size.ts'

/** A runner drops a summary of more than 1 MiB as a whole. */
const ROWS_LIMIT_BYTES = 800 * 1024
const LINK_LIMIT = 50

const STATE_WORDS: Readonly<Record<OutcomeState, string>> = {
  uploaded: '✅ uploaded',
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

/** As many of the lines, from the first on, as there is room for. */
function fitting(lines: readonly string[]): readonly string[] {
  let bytes = 0
  return lines.filter((line) => {
    bytes += Buffer.byteLength(line) + 1
    return bytes <= ROWS_LIMIT_BYTES
  })
}

/** The receipt as GitHub-flavoured Markdown, with links to where a trusted publisher can be registered. */
export function summaryFrom(receipt: Receipt, publisherLinks: readonly string[]): string {
  const title = isSuccess(receipt) ? 'Published to' : 'Not everything was published to'
  const releases = receipt.releases.map(({ name, version, url }) => {
    const text = `${plain(name)} ${plain(version)}`
    return url === undefined ? `- ${text}` : `- [${text}](<${url}>)`
  })
  const rows = fitting(receipt.outcomes.map(fileRow))
  const left = receipt.outcomes.length - rows.length
  return [
    `## ${title} ${plain(receipt.indexTitle)}`,
    '',
    ...releases.slice(0, LINK_LIMIT),
    ...(releases.length > LINK_LIMIT ? [`- and ${releases.length - LINK_LIMIT} more`] : []),
    '',
    '| Distribution | Kind | Size | State | Reason |',
    '| --- | --- | ---: | --- | --- |',
    ...rows,
    '',
    ...(left > 0 ? [`And ${left} more.`, ''] : []),
    ...publisherLinks
      .slice(0, LINK_LIMIT)
      .flatMap((link) => [`[Register this workflow as a trusted publisher](<${link}>)`, '']),
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
  const items = sections.map(({ message, hint, details }) =>
    [
      `- ${plain(message)}${hint ? ` ${plain(hint)}` : ''}`,
      ...(details.length === 0 ? [] : ['', '  ```', ...details.map((line) => `  ${codeLine(line)}`), '  ```', '']),
    ].join('\n'),
  )
  const shown = fitting(items)
  const left = items.length - shown.length
  return ['## Nothing was published', '', ...shown, ...(left > 0 ? [`- and ${left} more`] : []), ''].join('\n')
}

function codeLine(line: string): string {
  return safeLine(line, 300).replaceAll('`', "'")
}
