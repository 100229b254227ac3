import type { Finding } from '../checks/finding.ts'
import type { Distribution } from '../distribution/distribution.ts'
import { platformWords } from '../distribution/platform-words.ts'
import type { Doubt, PlannedDistribution } from '../plan.ts'
import type { Outcome, OutcomeState } from '../receipt.ts'
import { counted } from './findings.ts'
import { numbered, seconds } from './sentences.ts'
import { shownSize } from './shown-size.ts'

// What stands beside a file's name in the log, at each step.

const SIZE_WIDTH = '1023.9 KiB'.length

export function collectedWords({ filename, size }: Distribution): string {
  return `${filename.kind}  ${shownSize(size).padStart(SIZE_WIDTH)}  ${platformWords(filename).join(', ')}`
}

/** What was found about it, and what is going to happen to it, where that is anything but sending it. */
export function checkWords(planned: PlannedDistribution, findings: readonly Finding[]): string {
  return [counted(findings) || 'ok', shownIntent(planned)].filter((words) => words !== '').join('  ')
}

/** Why it is not known before what will become of a file. */
const DOUBTS: Readonly<Record<Doubt['doubt'], string>> = {
  unread: 'what it holds is not known',
  'unknown-bytes': 'it has a file of this name, but does not say which bytes',
  'other-bytes': 'it has other bytes under this name, and may let them be replaced',
}

function shownIntent(planned: PlannedDistribution): string {
  switch (planned.intent) {
    case 'already-there':
      return 'already there'
    case 'skip':
      return 'left out, the index has a file of this name'
    case 'conflict':
      return 'its name is taken'
    case 'unknown':
      return `the index decides: ${DOUBTS[planned.because.doubt]}`
    case 'upload':
      return ''
  }
}

/** In capitals what somebody must look after. */
const STATE_WORDS: Readonly<Record<OutcomeState, string>> = {
  uploaded: 'uploaded',
  'already-there': 'already there',
  skipped: 'left out',
  refused: 'REFUSED',
  failed: 'FAILED',
  unconfirmed: 'UNCONFIRMED',
  'not-tried': 'not tried',
  'would-upload': 'would be uploaded',
}
const STATE_WIDTH = STATE_WORDS['already-there'].length
const SECONDS_WIDTH = '999.9 s'.length

export function outcomeWords({ state, reason, attempts, elapsedMs }: Outcome): string {
  if (state === 'not-tried') return `${STATE_WORDS[state]}, after what went wrong above`
  const words = [STATE_WORDS[state].padEnd(STATE_WIDTH), seconds(elapsedMs).padStart(SECONDS_WIDTH)]
  if (attempts > 1) words.push(numbered(attempts, 'attempt'))
  // What went wrong is said below, in full.
  if (state === 'skipped' && reason !== undefined) words.push(reason)
  return words.join('  ')
}

export function rehearsedWords(state: OutcomeState): string {
  return STATE_WORDS[state]
}
