import type { Finding } from '../checks/finding.ts'
import type { Failure } from '../errors.ts'
import { type Outcome, type Receipt, resultOf } from '../receipt.ts'

/** All that is told of a run when it is over. Its texts hold no secrets. */
export interface Story {
  /** What the run was made with: name and version. */
  readonly tool: string
  /** Of a run that sent nothing: what is known of the files, none of which was tried. */
  readonly receipt: Receipt
  readonly uploadUrl: string
  /** Why nothing was sent. */
  readonly failures: readonly Pick<Failure, 'code' | 'message' | 'hint' | 'file' | 'details'>[]
  readonly findings: readonly Finding[]
  /** Where this workflow can be registered as a trusted publisher. */
  readonly publisherLinks: readonly string[]
}

/** The receipt as JSON; `docs/receipt.schema.json` describes it for others. */
export interface ReceiptDocument {
  readonly 'receipt-version': 1
  readonly tool: string
  readonly index: { readonly title: string; readonly 'upload-url': string }
  readonly result: string
  readonly releases: readonly { readonly name: string; readonly version: string; readonly url: string | null }[]
  readonly files: readonly FileDocument[]
  readonly errors: readonly {
    readonly code: string
    readonly message: string
    readonly hint: string | null
    readonly file: string | null
  }[]
  readonly findings: readonly {
    readonly rule: string
    readonly severity: string
    readonly file: string
    readonly sentence: string
    readonly hint: string | null
  }[]
  readonly unattested: string | null
  readonly serving: {
    readonly state: string
    readonly seconds: number
    readonly missing: readonly string[]
  } | null
  readonly 'not-rehearsed': readonly string[] | null
}

export interface FileDocument {
  readonly filename: string
  readonly name: string
  readonly version: string
  readonly kind: string
  readonly size: number
  readonly sha256: string
  readonly 'blake2b-256': string
  readonly state: string
  readonly reason: string | null
  readonly hint: string | null
  readonly attempts: number
  readonly seconds: number
  readonly attestations: readonly {
    readonly 'predicate-type': string
    readonly 'log-index': string
    readonly url: string | null
    readonly state: string
  }[]
}

export function receiptDocument({ tool, receipt, uploadUrl, failures, findings }: Story): ReceiptDocument {
  const { indexTitle, releases, outcomes, unattested, serving, leftOut } = receipt
  return {
    'receipt-version': 1,
    tool,
    index: { title: indexTitle, 'upload-url': uploadUrl },
    result: failures.length > 0 ? 'failed' : resultOf(receipt),
    releases: releases.map(({ name, version, url }) => ({ name, version, url: url ?? null })),
    files: outcomes.map(fileDocument),
    errors: failures.map(({ code, message, hint, file }) => ({
      code,
      message,
      hint: hint ?? null,
      file: file ?? null,
    })),
    findings: findings.map(({ rule, severity, distribution, sentence, hint }) => ({
      rule,
      severity,
      file: distribution.filename.basename,
      sentence,
      hint: hint ?? null,
    })),
    unattested: unattested ?? null,
    serving:
      serving === undefined
        ? null
        : {
            state: serving.state,
            seconds: secondsFrom(serving.afterMs),
            missing: serving.state === 'served' ? [] : serving.missing.map(({ filename }) => filename.basename),
          },
    'not-rehearsed': leftOut ?? null,
  }
}

function fileDocument(outcome: Outcome): FileDocument {
  const { distribution, state, reason, hint, attempts, elapsedMs, attestations = [] } = outcome
  const { filename, metadata, size, digests } = distribution
  return {
    filename: filename.basename,
    name: metadata.name,
    version: metadata.version,
    kind: filename.kind,
    size,
    sha256: digests.sha256,
    'blake2b-256': digests.blake2b256,
    state,
    reason: reason ?? null,
    hint: hint ?? null,
    attempts,
    seconds: secondsFrom(elapsedMs),
    attestations: attestations.map(({ predicateType, logIndex, url, state: held }) => ({
      'predicate-type': predicateType,
      'log-index': logIndex,
      url: url ?? null,
      state: held,
    })),
  }
}

function secondsFrom(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10
}
