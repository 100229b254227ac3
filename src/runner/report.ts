import type { Authentication } from '../authentication.ts'
import type { Finding, Severity } from '../checks/finding.ts'
import { type Claims, claimRows } from '../claims.ts'
import type { Collection } from '../distribution/collect.ts'
import type { Distribution } from '../distribution/distribution.ts'
import { type Detail, Failure } from '../errors.ts'
import { textFrom } from '../http/reason.ts'
import type { Reply } from '../http/transport.ts'
import type { Plan } from '../plan.ts'
import type { Attestations, Clock } from '../ports.ts'
import { type Mode, type Outcome, type Receipt, resultOf } from '../receipt.ts'
import { groupedBy } from '../releases.ts'
import { aligned, isFolded, linesOf, mapText } from './details.ts'
import { readErrorUrl } from './documentation.ts'
import { checkWords, collectedWords, outcomeWords, rehearsedWords } from './file-words.ts'
import { type FindingGroup, grouped, sentencesOf } from './findings.ts'
import { Markdown } from './markdown.ts'
import { Progress } from './progress.ts'
import type { Story } from './receipt-document.ts'
import type { StepLog } from './runner-log.ts'
import {
  differenceOf,
  numbered,
  pagesOf,
  seconds,
  stopped,
  TITLES,
  troubleWith,
  UNPROVEN,
  whatHappened,
  whatIsServed,
  whatNext,
} from './sentences.ts'
import { shownSize } from './shown-size.ts'
import { writeStory } from './written-story.ts'

/** Warnings about files; so many more may come that are about the run. */
const FINDING_WARNING_LIMIT = 4
const ANSWER_LINE_LIMIT = 40
const ANSWER_WIDTH_LIMIT = 500
const SIGNED_PER_LINE = 20
const STRANGER_LIMIT = 10
const WIDEST_NAME = 90

/** Which index a run publishes to, for people. */
export interface ShownIndex {
  readonly title: string
  readonly uploadUrl: string
  /** Its simple API, where it is known. */
  readonly simpleUrl: string | undefined
}

/** Tells the story of a run: the log, then outputs and job summary. None of it can fail the run. */
export class Report {
  readonly #log: StepLog
  readonly #answers: string[] = []
  readonly #suggestions: string[] = []
  #tool = ''
  #index: ShownIndex = { title: '', uploadUrl: '', simpleUrl: undefined }
  #distributions: readonly Distribution[] = []
  #plan: Plan = []
  #findings: readonly Finding[] = []
  #nameWidth = 0
  #progress: Progress | undefined

  constructor(log: StepLog) {
    this.#log = log
  }

  begin(version: string, index: ShownIndex, mode: Mode): void {
    this.#index = index
    this.#tool = `ts-pypi-publish ${version}`
    this.#log.info(`${this.#tool} → ${index.title} (${index.uploadUrl})`)
    if (mode === 'rehearse') this.#log.info('Dry run: nothing will be minted, signed or sent.')
    if (mode === 'rehearse with exchange') {
      this.#log.info(
        'Dry run with exchange: nothing will be signed or sent, but a token will be minted. If a pending publisher ' +
          'fits this run, that creates its project.',
      )
    }
  }

  collected({ distributions, strangers, failures }: Collection): void {
    this.#distributions = distributions
    this.#nameWidth = Math.max(0, ...distributions.map(({ filename }) => filename.basename.length))
    const unusable =
      failures.length === 0 || distributions.length === 0 ? '' : `, and ${failures.length} that cannot be used`
    this.#heading(`Distributions: ${distributions.length}${unusable}`)
    for (const distribution of distributions) this.#fileLine(distribution, collectedWords(distribution))
    if (strangers.length > 0) {
      const more = strangers.length > STRANGER_LIMIT ? ` and ${strangers.length - STRANGER_LIMIT} more` : ''
      this.#log.info(`Left alone, not distributions: ${strangers.slice(0, STRANGER_LIMIT).join(', ')}${more}`)
    }
  }

  /** A line for each file with what was found about it, then each finding once. */
  checked(plan: Plan, findings: readonly Finding[]): void {
    this.#plan = plan
    this.#findings = findings.map((finding) => this.#redacted(finding))
    this.#heading('Checks')
    const about = groupedBy(findings, ({ distribution }) => distribution)
    for (const planned of plan) {
      this.#fileLine(planned.distribution, checkWords(planned, about.get(planned.distribution) ?? []))
    }
    this.#surveyTrouble(plan)
    for (const { distribution, ...intent } of plan) {
      if (intent.intent === 'skip') this.#difference(skipped(distribution, intent.held.sha256))
    }
    const groups = grouped(findings)
    const warnings = groups.filter(isOf('warning'))
    for (const group of groups.filter(isOf('error'))) this.#log.error(sentencesOf(group), group.rule)
    for (const group of warnings.slice(0, FINDING_WARNING_LIMIT)) this.#log.warning(sentencesOf(group), group.rule)
    this.#foldAway('More warnings', warnings.slice(FINDING_WARNING_LIMIT))
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

  #difference(outcome: Outcome): void {
    const difference = differenceOf(outcome)
    if (difference !== undefined) this.#log.warning(difference, 'Left out with other bytes')
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

  #rehearsal({ leftOut, outcomes }: Receipt): void {
    if (leftOut === undefined) return
    for (const sentence of leftOut) this.#log.info(`Not rehearsed: trusted publishing. ${sentence}`)
    this.#heading('What would happen')
    for (const { distribution, state } of outcomes) this.#fileLine(distribution, rehearsedWords(state))
    this.#log.group('What a dry run cannot prove', UNPROVEN)
  }

  #serving(receipt: Receipt): void {
    const served = whatIsServed(receipt)
    if (served === undefined) return
    if (receipt.serving?.state === 'served') this.#log.info(served)
    else this.#log.warning(served, 'Not served yet')
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

  /** Who this run is to the index; for whoever compares it with a publisher. */
  claims(claims: Claims): void {
    this.#log.group('Claims of this run, for debugging', aligned(claimRows(claims)))
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
    const go = made.length === 1 ? 'goes' : 'go'
    this.#log.info(`${numbered(made.length, 'attestation')} ${go} with the files${beside}.`)
  }

  minted(indexTitle: string, lifeMs: number | undefined): void {
    this.#log.info(`${indexTitle} gave a token for this run${shownLife(lifeMs)}.`)
  }

  renewed(indexTitle: string, lifeMs: number | undefined): void {
    this.#log.info(`  ${indexTitle} gave another token${shownLife(lifeMs)}.`)
  }

  /** The last token stays in use while the index takes it. */
  renewalFailed(error: unknown): void {
    // One that was under way when the run was over is nobody's concern.
    if (error instanceof Failure && error.code === 'CANCELLED') return
    this.#log.info(`  Another token could not be had: ${error instanceof Error ? error.message : String(error)}`)
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
    const total = Number.isFinite(attempts) ? ` of ${attempts}` : ''
    // Of a file its name comes first; of other requests some reasons are a status alone.
    const why = reason.startsWith('status ') ? `A request was answered with ${reason}` : reason
    this.#log.info(`  ${stopped(why)} Trying again in ${seconds(waitMs)} (attempt ${next}${total}).`)
  }

  beginUploads(distributions: readonly Distribution[], clock: Clock): void {
    this.#progress = new Progress(distributions, clock)
    this.#heading(`Uploading ${numbered(distributions.length, 'file')}`)
  }

  progress(distribution: Distribution, sentBytes: number): void {
    const standing = this.#progress?.sent(distribution, sentBytes)
    if (standing === undefined) return
    const { files, totalFiles, bytes, totalBytes, bytesPerSecond } = standing
    const share = totalBytes === 0 ? 100 : Math.floor((bytes / totalBytes) * 100)
    const amount = `${shownSize(bytes)} of ${shownSize(totalBytes)} (${share} %)`
    this.#log.info(`  … ${files} of ${totalFiles} files done, ${amount}, ${shownSize(bytesPerSecond)}/s`)
  }

  /** What is under way may still end; nothing new is begun. */
  cancelled(signal: string): void {
    this.#heading(`The job was cancelled (${signal}): ending what is under way.`)
  }

  outcome(outcome: Outcome): void {
    this.#progress?.ended()
    const { distribution, state, hint } = outcome
    this.#fileLine(distribution, outcomeWords(outcome))
    this.#difference(outcome)
    const trouble = troubleWith(outcome)
    if (trouble === undefined) return
    const sentences = hint === undefined ? trouble : `${trouble} ${hint}`
    this.#log.error(sentences, `${distribution.filename.basename} ${state}`)
  }

  /** What the index answered to a file, for the end of the log. */
  answer({ filename }: Distribution, reply: Reply): void {
    const isHtml = reply.headers.get('content-type')?.includes('html')
    // A secret may have several lines.
    const lines = (isHtml ? textFrom(reply, this.#log) : this.#log.redact(reply.body))
      .split(/\r\n|\n|\r/)
      .map((line) => line.trimEnd())
      .filter((line) => line !== '')
    const shown = lines.slice(0, ANSWER_LINE_LIMIT).map((line) => `  ${line.slice(0, ANSWER_WIDTH_LIMIT)}`)
    const isCut = reply.bodyEnd === 'cut' || lines.length > ANSWER_LINE_LIMIT
    const title = `${filename.basename}: ${reply.status} ${reply.statusText}`.trimEnd()
    // Joined to a text of its own: a part of the body would keep all of it in memory.
    this.#answers.push([title, ...shown, ...(isCut ? ['  … (cut)'] : [])].join('\n'))
  }

  async end(receipt: Receipt): Promise<void> {
    if (this.#answers.length > 0) {
      this.#log.group(
        'Answers of the index',
        this.#answers.flatMap((answer) => answer.split('\n')),
      )
    }
    this.#attestationTrouble(receipt)
    this.#serving(receipt)
    this.#rehearsal(receipt)
    this.#log.info('')
    for (const { url } of pagesOf(receipt)) this.#log.info(url)
    await this.#write(receipt, [])
    this.#log.countUnshown()
    const next = whatNext(receipt)
    const sentences = next === undefined ? whatHappened(receipt) : `${whatHappened(receipt)} ${next}`
    // Of a single file all has been said.
    if (next === undefined || receipt.outcomes.length === 1) this.#log.info(sentences)
    else this.#log.verdict(sentences, `${TITLES[resultOf(receipt)]} ${receipt.indexTitle}`)
    this.#log.close()
  }

  /** Nothing was sent: says why, once for each failure. The last of them says what came of the run. */
  async nothingSent(failures: readonly Failure[]): Promise<void> {
    for (const [index, failure] of failures.entries()) {
      const { message, hint, details, code } = failure
      const sentences = hint === undefined ? message : `${message} ${hint}`
      if (index === failures.length - 1) this.#log.verdict(sentences, code)
      else this.#log.error(sentences, code)
      for (const detail of details) this.#detail(detail)
      const url = readErrorUrl(code)
      if (url !== undefined) this.#log.info(`More about this error: ${url}`)
    }
    await this.#write({ indexTitle: this.#index.title, outcomes: this.#untried(), releases: [] }, failures)
    this.#log.countUnshown()
    this.#log.info('')
    this.#log.info('Nothing was published.')
    this.#log.close()
  }

  #detail(detail: Detail): void {
    if (isFolded(detail)) {
      this.#log.group(detail.title, linesOf(detail))
      return
    }
    this.#heading(detail.title)
    for (const line of linesOf(detail)) this.#log.info(`  ${line}`)
  }

  /** What is known of the files where none was tried. */
  #untried(): readonly Outcome[] {
    return this.#distributions.map((distribution) => {
      const intent = this.#plan.find((planned) => planned.distribution === distribution)?.intent
      const state = intent === 'already-there' ? 'already-there' : 'not-tried'
      return { distribution, state, attempts: 0, elapsedMs: 0 }
    })
  }

  /** A mistake of ours, which no user can mend: the stack is for whoever reads the report. */
  readonly bug = (error: unknown): void => {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    this.#log.group('Details for the report', stack.split('\n'))
    this.#log.verdict(
      `Something went wrong inside the action itself. ${this.#published} Please report it with the details above.`,
      'Bug',
    )
  }

  /** The process ends although the run has not: something that was waited for will never come. */
  readonly ended = (): void => {
    this.#log.verdict(
      `The run ended without a result: a server left a request without any answer. ${this.#published}`,
      'No result',
    )
  }

  get #published(): string {
    return this.#progress === undefined
      ? 'Nothing was published.'
      : 'The log says which files were uploaded until then.'
  }

  /** A title, with an empty line before it. */
  #heading(title: string): void {
    this.#log.info('')
    this.#log.info(title)
  }

  #fileLine({ filename }: Distribution, words: string): void {
    this.#log.info(`  ${filename.basename.padEnd(Math.min(this.#nameWidth, WIDEST_NAME))}  ${words}`.trimEnd())
  }

  /** Whatever goes wrong in here, even in the rendering, comes after the files are public, and is only a warning. */
  async #write(receipt: Receipt, failures: readonly Failure[]): Promise<void> {
    const redact = (text: string): string => this.#log.redact(text)
    const { outcomes, unattested, leftOut } = receipt
    try {
      const story = {
        tool: this.#tool,
        receipt: {
          ...receipt,
          outcomes: outcomes.map((outcome) => this.#redactedOutcome(outcome)),
          unattested: unattested && redact(unattested),
          leftOut: leftOut?.map(redact),
        },
        uploadUrl: this.#index.uploadUrl,
        failures: failures.map((failure) => this.#redactedFailure(failure)),
        findings: this.#findings,
        publisherLinks: this.#suggestions,
      }
      await writeStory(story, {
        markdown: new Markdown(redact),
        simpleUrl: this.#index.simpleUrl,
        errorUrl: readErrorUrl,
      })
    } catch (error) {
      this.#log.warning(`Outputs or job summary could not be written: ${String(error)}`, 'Report incomplete')
    }
  }

  #redactedOutcome(outcome: Outcome): Outcome {
    const { reason, hint } = outcome
    return { ...outcome, reason: reason && this.#log.redact(reason), hint: hint && this.#log.redact(hint) }
  }

  #redactedFailure({ code, message, hint, file, details }: Failure): Story['failures'][number] {
    const redact = (text: string): string => this.#log.redact(text)
    return {
      code,
      message: redact(message),
      hint: hint && redact(hint),
      file: file && redact(file),
      details: details.map((detail) => mapText(detail, redact)),
    }
  }
}

function isOf(wanted: Severity): (group: FindingGroup) => boolean {
  return ({ severity }) => severity === wanted
}

function shownLife(lifeMs: number | undefined): string {
  const minutes = Math.round((lifeMs ?? 0) / 60_000)
  return minutes > 0 ? `, valid for ${minutes} min` : ''
}

function skipped(distribution: Distribution, heldSha256: string | undefined): Outcome {
  return { distribution, state: 'skipped', heldSha256, attempts: 0, elapsedMs: 0 }
}
