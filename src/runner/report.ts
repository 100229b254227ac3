import * as core from '@actions/core'
import type { Authentication } from '../authentication.ts'
import type { Finding, Severity } from '../checks/finding.ts'
import type { Collection } from '../distribution/collect.ts'
import type { Distribution } from '../distribution/distribution.ts'
import type { Failure } from '../errors.ts'
import { textFrom } from '../http/reason.ts'
import type { Reply } from '../http/transport.ts'
import type { Doubt, Plan, PlannedDistribution } from '../plan.ts'
import type { Attestations } from '../ports.ts'
import { countOf, isSuccess, type Outcome, type OutcomeState, type Receipt } from '../receipt.ts'
import { groupedBy } from '../releases.ts'
import { counted, type FindingGroup, grouped, shownFiles } from './findings.ts'
import { outputsFrom } from './outputs.ts'
import type { RunnerLog } from './runner-log.ts'
import { shownSize } from './shown-size.ts'
import { failureSummaryFrom, summaryFrom } from './summary.ts'

const STATE_WORDS: Readonly<Record<OutcomeState, string>> = {
  uploaded: 'uploaded',
  'already-there': 'already there',
  skipped: 'skipped',
  refused: 'REFUSED',
  failed: 'FAILED',
  unconfirmed: 'UNCONFIRMED',
  'not-tried': 'not tried',
}

/** What is said of a file that somebody must look after; of the others a line in the log is enough. */
const TROUBLES: Readonly<Partial<Record<OutcomeState, string>>> = {
  refused: 'was refused',
  failed: 'could not be uploaded',
  unconfirmed: 'was sent, but whether it arrived is unknown',
}

/** Why it is not known before what will become of a file. */
const DOUBTS: Readonly<Record<Doubt['doubt'], string>> = {
  unread: 'what it holds is not known',
  'unknown-bytes': 'it has a file of this name, but does not say which bytes',
  'other-bytes': 'it has other bytes under this name, and may let them be replaced',
}

/** GitHub shows ten of a kind for a step, and one more says what comes of the errors. */
const ANNOTATION_LIMIT = 9

const ANSWER_LINE_LIMIT = 40
const SIGNED_PER_LINE = 20

interface Rendered {
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
}

/** Tells the story of a run: the log, then outputs and job summary. None of it can fail the run. */
export class Report {
  readonly #log: RunnerLog
  readonly #answers: string[] = []
  readonly #suggestions: string[] = []
  #findings: readonly Finding[] = []
  #nameWidth = 0

  constructor(log: RunnerLog) {
    this.#log = log
  }

  begin(version: string, indexTitle: string, uploadUrl: string): void {
    this.#log.info(`ts-pypi-publish ${version} → ${indexTitle} (${uploadUrl})`)
  }

  collected({ distributions, strangers }: Collection): void {
    this.#nameWidth = Math.max(0, ...distributions.map(({ filename }) => filename.basename.length))
    this.#log.info('')
    this.#log.info(`Distributions: ${distributions.length}`)
    for (const { filename, size } of distributions) {
      this.#log.info(`  ${this.#padded(filename.basename)}  ${filename.kind.padEnd(5)}  ${shownSize(size)}`)
    }
    if (strangers.length > 0) this.#log.info(`Left alone, not distributions: ${strangers.join(', ')}`)
  }

  /** A line for each file with what was found about it, then each finding once. */
  checked(plan: Plan, findings: readonly Finding[]): void {
    this.#findings = findings.map((finding) => this.#redacted(finding))
    this.#log.info('')
    this.#log.info('Checks')
    const about = groupedBy(findings, ({ distribution }) => distribution)
    for (const planned of plan) {
      const { distribution } = planned
      const verdict = counted(about.get(distribution) ?? []) || 'ok'
      const words = [verdict, shownIntent(planned)].filter((word) => word !== '').join('  ')
      this.#log.info(`  ${this.#padded(distribution.filename.basename)}  ${words}`)
    }
    this.#surveyTrouble(plan)
    this.#differingBytes(plan)
    const groups = grouped(findings)
    const [errors, warnings] = [groups.filter(isOf('error')), groups.filter(isOf('warning'))]
    for (const group of errors.slice(0, ANNOTATION_LIMIT)) this.#log.error(sentencesOf(group), group.rule)
    for (const group of warnings.slice(0, ANNOTATION_LIMIT)) this.#log.warning(sentencesOf(group), group.rule)
    this.#foldAway('More errors', errors.slice(ANNOTATION_LIMIT))
    this.#foldAway('More warnings', warnings.slice(ANNOTATION_LIMIT))
    this.#foldAway('Notes on files that are not sent', groups.filter(isOf('note')))
  }

  #foldAway(title: string, groups: readonly FindingGroup[]): void {
    if (groups.length === 0) return
    this.#log.group(
      `${title} (${groups.length})`,
      groups.map((group) => `${sentencesOf(group)} [${group.rule}]`),
    )
  }

  /** Without secrets: a summary is not masked by the runner, and escapes what it is given. */
  #redacted(finding: Finding): Finding {
    const { sentence, hint } = finding
    return { ...finding, sentence: this.#log.redact(sentence), hint: hint && this.#log.redact(hint) }
  }

  /** Each reason once: a project of many files is read once. */
  #surveyTrouble(plan: Plan): void {
    const reasons = plan.flatMap((planned) =>
      planned.intent === 'unknown' && planned.because.doubt === 'unread' ? [planned.because.reason] : [],
    )
    for (const reason of new Set(reasons)) this.#log.info(`What the index holds could not be read: ${reason}`)
  }

  #differingBytes(plan: Plan): void {
    for (const { distribution, intent, ...rest } of plan) {
      if (intent !== 'skip' || !('held' in rest) || rest.held.sha256 === undefined) continue
      const { basename } = distribution.filename
      this.#log.warning(
        `${basename} is left out, but what the index has under this name is something else: SHA-256 ` +
          `${rest.held.sha256} there, ${distribution.digests.sha256} here.`,
        'Left out, but not the same',
      )
    }
  }

  /** What the index has of the attestations that went with the files, where that is not all. */
  #attestationTrouble({ outcomes }: Receipt): void {
    const sent = outcomes.flatMap(({ attestations = [] }) => attestations)
    const missing = sent.filter(({ state }) => state === 'not held').length
    const unknown = sent.filter(({ state }) => state === 'unknown').length
    if (missing > 0) this.#log.info(`${missing} of ${sent.length} attestations are not listed by the index.`)
    if (unknown > 0)
      this.#log.info(`Whether the index has ${unknown} of ${sent.length} attestations could not be read.`)
  }

  digests(distributions: readonly Distribution[]): void {
    this.#log.group(
      'Digests',
      distributions.flatMap(({ filename, digests }) => [
        filename.basename,
        `  SHA256:      ${digests.sha256}`,
        `  MD5:         ${digests.md5 ?? 'not available here'}`,
        `  BLAKE2-256:  ${digests.blake2b256}`,
      ]),
    )
  }

  authentication({ why, ...rest }: Authentication): void {
    this.#log.info('')
    this.#log.info(why)
    if (rest.kind === 'trusted-publishing') return
    for (const { message, title } of rest.warnings) this.#log.warning(message, title)
  }

  /** Why nothing is signed, where that was to be expected. */
  attestationsOff(why: string): void {
    this.#log.info(why)
  }

  /** Nothing could be signed, and files go without. */
  unattested(reason: string): void {
    this.#log.warning(`The files are published without attestations. ${reason}`, 'No attestations')
  }

  /** Sixty files take some seconds, and more on a bad day. */
  signing(made: number, total: number): void {
    if (made % SIGNED_PER_LINE === 0 && made < total) this.#log.info(`${made} of ${total} files are signed.`)
  }

  attested(attestations: Attestations): void {
    const made = [...attestations.values()].flat()
    const readyMade = made.filter(({ origin }) => origin === 'ready-made').length
    const beside = readyMade === 0 ? '' : `, ${readyMade} of them found beside the files`
    this.#log.info(
      `${made.length} ${made.length === 1 ? 'attestation' : 'attestations'} to go with the files${beside}.`,
    )
  }

  minted(indexTitle: string, expires: number | undefined): void {
    const minutes = expires === undefined ? 0 : Math.round((expires - Date.now() / 1_000) / 60)
    this.#log.info(`${indexTitle} gave a token for this run${minutes > 0 ? `, valid for ${minutes} min` : ''}.`)
  }

  suggestTrustedPublishing(links: readonly URL[]): void {
    if (links.length === 0) return
    this.#log.warning(
      'Trusted publishing needs no token that could leak. Register this workflow as a publisher, then leave the input ' +
        `password out: ${links.map(({ href }) => href).join(' ')}`,
      'Trusted publishing is available',
    )
    this.#suggestions.push(...links.map(({ href }) => href))
  }

  retry(reason: string, waitMs: number, next: number, attempts: number): void {
    const wait = `Trying again in ${(waitMs / 1_000).toFixed(1)} s (attempt ${next}${Number.isFinite(attempts) ? ` of ${attempts}` : ''}).`
    this.#log.info(`  ${stopped(reason)} ${wait}`)
  }

  beginUploads(count: number): void {
    this.#log.info('')
    this.#log.info(count === 1 ? 'Uploading 1 file' : `Uploading ${count} files`)
  }

  outcome({ distribution, state, reason, hint, elapsedMs }: Outcome): void {
    const name = distribution.filename.basename
    const seconds = state === 'not-tried' ? '' : `  ${(elapsedMs / 1_000).toFixed(1)} s`
    const said = reason === undefined ? '' : `  ${reason}`
    this.#log.info(`  ${this.#padded(name)}  ${STATE_WORDS[state].padEnd(9)}${seconds}${said}`)
    const trouble = TROUBLES[state]
    if (trouble === undefined) return
    const why = reason === undefined ? '' : `: ${reason}`
    const sentences = [stopped(`${name} ${trouble}${why}`), hint ?? '']
    this.#log.error(sentences.join(' ').trim(), `${name} ${state}`)
  }

  answer({ filename }: Distribution, reply: Reply): void {
    const isHtml = reply.headers.get('content-type')?.includes('html')
    const lines = (isHtml ? textFrom(reply, this.#log) : reply.body)
      .split(/\r\n|\n|\r/)
      .map((line) => line.trimEnd())
      .filter((line) => line !== '')
    const isCut = reply.bodyEnd === 'cut' || lines.length > ANSWER_LINE_LIMIT
    this.#answers.push(
      `${filename.basename}: ${reply.status} ${reply.statusText}`.trimEnd(),
      ...lines.slice(0, ANSWER_LINE_LIMIT).map((line) => `  ${line}`),
      ...(isCut ? ['  … (cut)'] : []),
    )
  }

  async end(receipt: Receipt, answers: 'with-answers' | 'without-answers'): Promise<void> {
    if (answers === 'with-answers' && this.#answers.length > 0) this.#log.group('Answers of the index', this.#answers)
    this.#attestationTrouble(receipt)
    this.#log.info('')
    this.#log.info(lastSentence(receipt))
    const outcomes = receipt.outcomes.map((outcome) => ({
      ...outcome,
      reason: outcome.reason && this.#log.redact(outcome.reason),
    }))
    const shown = { ...receipt, outcomes }
    await this.#write(() => ({
      outputs: outputsFrom(shown),
      summary: summaryFrom(shown, this.#findings, this.#suggestions),
    }))
  }

  /** Nothing was sent: says why, once for each failure. */
  async nothingSent(failures: readonly Failure[]): Promise<void> {
    for (const { message, hint, details, code } of failures) {
      this.#log.error(hint ? `${message} ${hint}` : message, code)
      if (details.length > 0) this.#log.group('Details', details)
    }
    this.#log.info('Nothing was published.')
    const nothing: Receipt = { indexTitle: '', outcomes: [], releases: [] }
    const redact = (text: string): string => this.#log.redact(text)
    const shown = failures.map(({ message, hint, details }) => ({
      message: redact(message),
      hint: hint && redact(hint),
      details: details.map(redact),
    }))
    await this.#write(() => ({ outputs: outputsFrom(nothing), summary: failureSummaryFrom(shown, this.#findings) }))
  }

  /** A mistake of ours, which no user can mend: the stack is for whoever reads the report. */
  readonly bug = (error: unknown): void => {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    this.#log.error('Something went wrong inside the action itself. Please report it with the details below.', 'Bug')
    this.#log.group('Details', stack.split('\n'))
  }

  /** The process ends although the run has not: something that was waited for will never come. */
  readonly ended = (): void => {
    this.#log.error('The run ended without a result: a server left a request without any answer.', 'No result')
  }

  #padded(name: string): string {
    return name.padEnd(Math.min(this.#nameWidth, 90))
  }

  /** Whatever goes wrong in here, even in the rendering, comes after the files are public, and is only a warning. */
  async #write(render: () => Rendered): Promise<void> {
    try {
      const { outputs, summary } = render()
      if (process.env.GITHUB_OUTPUT) {
        for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value)
      }
      if (process.env.GITHUB_STEP_SUMMARY) await core.summary.addRaw(summary).write()
    } catch (error) {
      this.#log.warning(`Outputs or job summary could not be written: ${String(error)}`, 'Report incomplete')
    }
  }
}

function isOf(wanted: Severity): (group: FindingGroup) => boolean {
  return ({ severity }) => severity === wanted
}

function sentencesOf({ filenames, sentence, hint }: FindingGroup): string {
  return [`${shownFiles(filenames)}: ${sentence}`, hint ?? ''].join(' ').trim()
}

/** What is going to happen to a file, where that is anything but sending it. */
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

function stopped(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`
}

function lastSentence(receipt: Receipt): string {
  const { outcomes, releases, indexTitle } = receipt
  const uploaded = countOf(receipt, 'uploaded')
  const what = releases.map(({ name, version }) => `${name} ${version}`).join(', ')
  const held = countOf(receipt, 'already-there')
  const count = `${uploaded} of ${outcomes.length} ${outcomes.length === 1 ? 'file' : 'files'} uploaded${
    held === 0 ? '' : `, ${held} already there`
  }`
  if (!isSuccess(receipt)) return `Not everything of ${what} was published to ${indexTitle}: ${count}.`
  if (uploaded === 0) {
    const files = countOf(receipt, 'skipped') === 0 ? 'these files' : 'files of these names'
    return `Nothing was uploaded: ${indexTitle} has ${files} of ${what} already.`
  }
  const pages = releases.flatMap(({ url }) => url ?? [])
  return [`Published ${what} to ${indexTitle}: ${count}.`, ...pages].join(' ')
}
