import { countOf, type Outcome, type OutcomeState, type Receipt, type Result, resultOf } from '../receipt.ts'

/** More releases than these are counted rather than named. */
const NAMED_RELEASES = 3

export function stopped(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`
}

/** `1 file`, `2 files`. */
export function numbered(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`
}

/** `a 1.0, b 2.0`, or how many there are. */
function releaseNames({ releases }: Receipt): string {
  if (releases.length > NAMED_RELEASES) return `${releases.length} releases`
  return releases.map(({ name, version }) => `${name} ${version}`).join(', ')
}

/** The first line of a summary, and the title of an annotation. */
export const TITLES: Readonly<Record<Result, string>> = {
  published: 'Published to',
  unchanged: 'Nothing new for',
  incomplete: 'Not everything was published to',
  rehearsed: 'Dry run for',
}

/** What came of a run, in one sentence. */
export function whatHappened(receipt: Receipt): string {
  const { indexTitle } = receipt
  const what = releaseNames(receipt)
  switch (resultOf(receipt)) {
    case 'incomplete':
      return `Not everything of ${what} was published to ${indexTitle}: ${counts(receipt, 'uploaded')}.`
    case 'rehearsed':
      return `Dry run of ${what} for ${indexTitle}: ${counts(receipt, 'would-upload')}. Nothing was sent.`
    case 'unchanged': {
      const files = countOf(receipt, 'skipped') === 0 ? 'these files' : 'files of these names'
      return `Nothing was uploaded: ${indexTitle} has ${files} of ${what} already.`
    }
    case 'published':
      return `Published ${what} to ${indexTitle}: ${counts(receipt, 'uploaded')}.`
  }
}

const OTHER_COUNTS: readonly (readonly [OutcomeState, string])[] = [
  ['already-there', 'already there'],
  ['skipped', 'left out'],
  ['refused', 'refused'],
  ['failed', 'failed'],
  ['unconfirmed', 'unconfirmed'],
  ['not-tried', 'not tried'],
]

function counts(receipt: Receipt, done: 'uploaded' | 'would-upload'): string {
  const words = done === 'uploaded' ? 'uploaded' : 'would be uploaded'
  const total = numbered(receipt.outcomes.length, 'file')
  const others = OTHER_COUNTS.flatMap(([state, word]) => {
    const count = countOf(receipt, state)
    return count === 0 ? [] : [`${count} ${word}`]
  })
  return [`${countOf(receipt, done)} of ${total} ${words}`, ...others].join(', ')
}

/** The pages of the releases for people, where there is something to see. */
export function pagesOf(receipt: Receipt): readonly { readonly text: string; readonly url: string }[] {
  if (receipt.outcomes.every(({ state }) => !PUBLIC.has(state))) return []
  return receipt.releases.flatMap(({ name, version, url }) =>
    url === undefined ? [] : [{ text: `${name} ${version}`, url }],
  )
}

const PUBLIC: ReadonlySet<OutcomeState> = new Set(['uploaded', 'already-there', 'skipped'])

/** What to do about files that are not where they should be; nothing where there are none. */
export function whatNext(receipt: Receipt): string | undefined {
  if (resultOf(receipt) !== 'incomplete') return undefined
  const start = countOf(receipt, 'refused') === 0 ? 'Run' : 'Correct what was refused, then run'
  return `${start} the job again: it looks first at what ${receipt.indexTitle} has, and sends the rest.`
}

/** How long installers took to find everything, or what they do not find; nothing where nobody waited. */
export function whatIsServed({ indexTitle, serving }: Receipt): string | undefined {
  if (serving === undefined) return undefined
  const after = seconds(serving.afterMs)
  if (serving.state === 'served') return `Installers find everything on ${indexTitle} after ${after}.`
  const [first, ...others] = serving.missing.map(({ filename }) => filename.basename)
  const what = others.length === 0 ? first : `${first} and ${others.length} more`
  return `After ${after} ${indexTitle} does not show ${what} to installers yet. The upload went well; it may take longer.`
}

/** What is said of a file that somebody must look after; of the others a line in the log is enough. */
const TROUBLES: Readonly<Partial<Record<OutcomeState, string>>> = {
  refused: 'was refused',
  failed: 'could not be uploaded',
  unconfirmed: 'was sent, but whether it arrived is unknown',
}

/** What went wrong with a file, in one sentence; nothing where nothing did. */
export function troubleWith({ distribution, state, reason }: Outcome): string | undefined {
  const trouble = TROUBLES[state]
  if (trouble === undefined) return undefined
  return stopped(`${distribution.filename.basename} ${trouble}${reason === undefined ? '' : `: ${reason}`}`)
}

/** That a file was left out although the index has other bytes under its name; nothing where that is not so. */
export function differenceOf({ distribution, state, heldSha256 }: Outcome): string | undefined {
  if (state !== 'skipped' || heldSha256 === undefined) return undefined
  const { filename, digests } = distribution
  return (
    `${filename.basename} is left out, but what the index has under this name is something else: SHA-256 ` +
    `${heldSha256} there, ${digests.sha256} here.`
  )
}

/** What nobody but the index can tell, and only when it is sent. */
export const UNPROVEN = [
  'That the trusted publisher or token may upload to these projects.',
  'That the name of a new project is free: reserved names and names too similar to others are not listed anywhere.',
  'That no file of these names was ever deleted: their names stay taken.',
  'That the index grants these sizes, and takes these attestations.',
  'That nobody else uploads in the meantime.',
]
