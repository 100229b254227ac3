import { platformWords } from '../distribution/platform-words.ts'
import type { AttestationRecord, Outcome, OutcomeState } from '../receipt.ts'
import { cut, folded, type Markdown, tableRow } from './markdown.ts'
import { differenceOf, numbered, seconds, troubleWith } from './sentences.ts'
import { shownSize } from './shown-size.ts'

const TABLE_LIMIT_BYTES = 200 * 1024
const DETAILS_LIMIT_BYTES = 250 * 1024
const TROUBLES_LIMIT_BYTES = 150 * 1024

const STATES: Readonly<Record<OutcomeState, readonly [sign: string, words: string]>> = {
  uploaded: ['✅', 'uploaded'],
  'already-there': ['✅', 'already there'],
  skipped: ['⏭️', 'left out'],
  refused: ['❌', 'refused'],
  failed: ['❌', 'failed'],
  unconfirmed: ['❓', 'unconfirmed'],
  'not-tried': ['➖', 'not tried'],
  'would-upload': ['☑️', 'would be uploaded'],
}

/** As the index has it; whoever looks for it finds it in the log in any case. */
const ATTESTATION_WORDS: Readonly<Record<AttestationRecord['state'], string>> = {
  held: '',
  'not held': ', which the index does not list',
  unknown: ', sent',
}

/** One row for each file, narrow enough for a phone: the rest is told by `detailsOfFiles`. */
export function tableOfFiles(outcomes: readonly Outcome[], markdown: Markdown): readonly string[] {
  if (outcomes.length === 0) return []
  const rows = outcomes.map(({ distribution: { filename, size }, state }) => {
    const [sign, words] = STATES[state]
    const facts = [`**${words}**`, shownSize(size), markdown.plain(platformWords(filename).join(', '))]
    return tableRow([sign, `${markdown.code(filename.basename)}<br>${facts.join(' · ')}`])
  })
  return [tableRow(['', 'File']), tableRow(['---', '---']), ...cut(rows, TABLE_LIMIT_BYTES)]
}

/** What went wrong with files, each with what to do about it. */
export function troublesWithFiles(outcomes: readonly Outcome[], markdown: Markdown): readonly string[] {
  const items = outcomes.flatMap((outcome) => {
    const trouble = troubleWith(outcome)
    if (trouble !== undefined) {
      const hint = outcome.hint === undefined ? '' : ` ${markdown.plain(outcome.hint, 800)}`
      return [`- ❌ ${markdown.plain(trouble, 800)}${hint}`]
    }
    const difference = differenceOf(outcome)
    return difference === undefined ? [] : [`- ⚠️ ${markdown.plain(difference, 800)}`]
  })
  if (items.length === 0) return []
  return ['### What to look at', '', ...cut(items, TROUBLES_LIMIT_BYTES)]
}

/** Everything else that is known of the files, folded away. */
export function detailsOfFiles(outcomes: readonly Outcome[], markdown: Markdown): readonly string[] {
  if (outcomes.length === 0) return []
  const items = outcomes.map((outcome) => detailsOfFile(outcome, markdown).join('<br>'))
  return folded('More about each file', cut(items, DETAILS_LIMIT_BYTES))
}

function detailsOfFile(
  { distribution, attempts, elapsedMs, attestations }: Outcome,
  markdown: Markdown,
): readonly string[] {
  const { filename, digests } = distribution
  const sent =
    attempts === 0 ? '' : `, ${seconds(elapsedMs)}${attempts === 1 ? '' : `, ${numbered(attempts, 'attempt')}`}`
  return [
    `- ${markdown.code(filename.basename)}`,
    `${filename.kind}${sent}`,
    `SHA-256 ${markdown.code(digests.sha256)}`,
    ...(attestations ?? []).map(({ logIndex, url, state }) => {
      const text = `log entry ${logIndex}`
      const entry = url === undefined ? markdown.plain(text) : markdown.link(text, url)
      return `attestation: ${entry}${ATTESTATION_WORDS[state]}`
    }),
  ]
}
