import type { Authentication } from '../authentication.ts'
import type { Finding, Severity } from '../checks/finding.ts'
import { type Claims, claimLines } from '../claims.ts'
import type { Collection } from '../distribution/collect.ts'
import type { Distribution } from '../distribution/distribution.ts'
import type { Failure } from '../errors.ts'
import { textFrom } from '../http/reason.ts'
import type { Reply } from '../http/transport.ts'
import type { Doubt, Plan, PlannedDistribution } from '../plan.ts'
import type { Attestations, Clock, Log, SecretKeeper } from '../ports.ts'
import { countOf, type Mode, type Outcome, type OutcomeState, type Receipt, resultOf } from '../receipt.ts'
import { groupedBy } from '../releases.ts'
import { linesOf, mapText } from './details.ts'
import { counted, type FindingGroup, grouped, shownFiles } from './findings.ts'
import { Progress } from './progress.ts'
import type { Story } from './receipt-document.ts'
import { shownSize } from './shown-size.ts'
import { writeStory } from './written-story.ts'

const STATE_WORDS: Readonly<Record<OutcomeState, string>> = {
  uploaded: 'uploaded',
  'already-there': 'already there',
  skipped: 'skipped',
  refused: 'REFUSED',
  failed: 'FAILED',
  unconfirmed: 'UNCONFIRMED',
  'not-tried': 'not tried',
  'would-upload': 'would be uploaded',
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

/** What nobody but the index can tell, and only when it is sent. */
const UNPROVEN = [
  'That the trusted publisher or token may upload to these projects.',
  'That the name of a new project is free: reserved names and names too similar to others are not listed anywhere.',
  'That no file of these names was ever deleted: their names stay taken.',
  'That the index grants these sizes, and takes these attestations.',
  'That nobody else uploads in the meantime.',
]

const ANSWER_LINE_LIMIT = 40
const SIGNED_PER_LINE = 20

/** Tells the story of a run: the log, then outputs and job summary. None of it can fail the run. */
export class Report {
  readonly #log: Log & SecretKeeper
  readonly #answers: string[] = []
  readonly #suggestions: string[] = []
  #tool = ''
  #indexTitle = ''
  #uploadUrl = ''
  #distributions: readonly Distribution[] = []
  #plan: Plan = []
  #findings: readonly Finding[] = []
  #nameWidth = 0
  #progress: Progress | undefined

  constructor(log: Log & SecretKeeper) {
    this.#log = log
  }

  begin(version: string, indexTitle: string, uploadUrl: string, mode: Mode): void {
    this.#indexTitle = indexTitle
    this.#uploadUrl = uploadUrl
    this.#tool = `ts-pypi-publish ${version}`
    this.#log.info(`${this.#tool} → ${indexTitle} (${uploadUrl})`)
    if (mode === 'rehearse') this.#log.info('Dry run: nothing will be minted, signed or sent.')
    if (mode === 'rehearse with exchange') {
      this.#log.info(
        'Dry run with exchange: nothing will be signed or sent, but a token will be minted. If a pending publisher ' +
          'fits this run, that creates its project.',
      )
    }
  }

  collected({ distributions, strangers }: Collection): void {
    this.#distributions = distributions
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
    this.#plan = plan
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
    for (const planned of plan) {
      const heldSha256 = planned.intent === 'skip' ? planned.held.sha256 : undefined
      if (heldSha256 !== undefined) this.#leftOut(planned.distribution, heldSha256)
    }
  }

  #leftOut({ filename, digests }: Distribution, heldSha256: string): void {
    this.#log.warning(
      `${filename.basename} is left out, but what the index has under this name is something else: SHA-256 ` +
        `${heldSha256} there, ${digests.sha256} here.`,
      'Left out, but not the same',
    )
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

  #rehearsal({ leftOut }: Receipt): void {
    if (leftOut === undefined) return
    for (const sentence of leftOut) this.#log.info(`Not rehearsed. ${sentence}`)
    this.#log.group('What a dry run cannot prove', UNPROVEN)
  }

  #serving({ indexTitle, serving }: Receipt): void {
    if (serving === undefined) return
    const seconds = `${(serving.afterMs / 1_000).toFixed(1)} s`
    if (serving.state === 'served') {
      this.#log.info(`Installers find everything on ${indexTitle} after ${seconds}.`)
      return
    }
    const [first, ...others] = serving.missing.map(({ filename }) => filename.basename)
    const what = others.length === 0 ? first : `${first} and ${others.length} more`
    this.#log.warning(
      `After ${seconds} ${indexTitle} does not show ${what} to installers yet. It was uploaded, and may take longer.`,
      'Not served yet',
    )
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
    this.#log.group('Claims of the ID token, for debugging', claimLines(claims))
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

  minted(indexTitle: string, lifeMs: number | undefined): void {
    this.#log.info(`${indexTitle} gave a token for this run${shownLife(lifeMs)}.`)
  }

  renewed(indexTitle: string, lifeMs: number | undefined): void {
    this.#log.info(`  ${indexTitle} gave another token, before the last one ends${shownLife(lifeMs)}.`)
  }

  /** The last token stays in use while the index takes it. */
  renewalFailed(error: unknown): void {
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
    const wait = `Trying again in ${(waitMs / 1_000).toFixed(1)} s (attempt ${next}${Number.isFinite(attempts) ? ` of ${attempts}` : ''}).`
    this.#log.info(`  ${stopped(reason)} ${wait}`)
  }

  beginUploads(distributions: readonly Distribution[], clock: Clock): void {
    const { length } = distributions
    this.#progress = new Progress(distributions, clock)
    this.#log.info('')
    this.#log.info(length === 1 ? 'Uploading 1 file' : `Uploading ${length} files`)
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
    this.#log.info('')
    this.#log.info(`The job was cancelled (${signal}): ending what is under way.`)
  }

  outcome({ distribution, state, reason, hint, heldSha256, elapsedMs }: Outcome): void {
    this.#progress?.ended()
    const name = distribution.filename.basename
    const seconds = state === 'not-tried' ? '' : `  ${(elapsedMs / 1_000).toFixed(1)} s`
    const said = reason === undefined ? '' : `  ${reason}`
    this.#log.info(`  ${this.#padded(name)}  ${STATE_WORDS[state].padEnd(9)}${seconds}${said}`)
    if (state === 'skipped' && heldSha256 !== undefined) this.#leftOut(distribution, heldSha256)
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
    this.#serving(receipt)
    this.#rehearsal(receipt)
    this.#log.info('')
    this.#log.info(lastSentence(receipt))
    await this.#write(receipt, [])
  }

  /** Nothing was sent: says why, once for each failure. */
  async nothingSent(failures: readonly Failure[]): Promise<void> {
    for (const { message, hint, details, code } of failures) {
      this.#log.error(hint ? `${message} ${hint}` : message, code)
      for (const detail of details) this.#log.group(detail.title, linesOf(detail))
    }
    this.#log.info('Nothing was published.')
    await this.#write({ indexTitle: this.#indexTitle, outcomes: this.#untried(), releases: [] }, failures)
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
  async #write(receipt: Receipt, failures: readonly Failure[]): Promise<void> {
    try {
      await writeStory({
        tool: this.#tool,
        receipt: { ...receipt, outcomes: receipt.outcomes.map((outcome) => this.#redactedOutcome(outcome)) },
        uploadUrl: this.#uploadUrl,
        failures: failures.map((failure) => this.#redactedFailure(failure)),
        findings: this.#findings,
        publisherLinks: this.#suggestions,
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
      file,
      details: details.map((detail) => mapText(detail, redact)),
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

function shownLife(lifeMs: number | undefined): string {
  const minutes = Math.round((lifeMs ?? 0) / 60_000)
  return minutes > 0 ? `, valid for ${minutes} min` : ''
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
  if (resultOf(receipt) === 'incomplete') return `Not everything of ${what} was published to ${indexTitle}: ${count}.`
  if (receipt.leftOut !== undefined) {
    const planned = countOf(receipt, 'would-upload')
    const there = held === 0 ? '' : `, ${held} ${held === 1 ? 'is' : 'are'} already there`
    return `Dry run of ${what} for ${indexTitle}: ${planned} of ${outcomes.length} files would be uploaded${there}. Nothing was sent.`
  }
  if (uploaded === 0) {
    const files = countOf(receipt, 'skipped') === 0 ? 'these files' : 'files of these names'
    return `Nothing was uploaded: ${indexTitle} has ${files} of ${what} already.`
  }
  const pages = releases.flatMap(({ url }) => url ?? [])
  return [`Published ${what} to ${indexTitle}: ${count}.`, ...pages].join(' ')
}
