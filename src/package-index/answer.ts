import { Failure } from '../errors.ts'
import { reasonFrom, statusAndReason } from '../http/reason.ts'
import { isPassing, retryAfterMs } from '../http/retry.ts'
import type { Reply } from '../http/transport.ts'
import type { Attestation, SecretKeeper, UploadAnswer } from '../ports.ts'
import { type IndexAddress, shownUrl } from './index-address.ts'
import { hintFor } from './refusals.ts'

/**
 * How indexes say that they hold a file of this name, where the status alone does not: PyPI (400 “File already
 * exists”), Artifact Registry (400 “already exists”, pypa/twine#816), GitLab (400 “has already been taken”), Nexus (400
 * “does not allow updating assets”, and on newer databases “cannot be updated”, sonatype/nexus-public#696), Artifactory
 * (403 “not enough permissions to delete/overwrite artifact”, pypa/twine#332), devpi (403 or 409). 409 says it by itself.
 */
const EXISTS =
  /already exists?\b|has already been taken|does not allow updating|\bcannot be updated\b|overwrite artifact|can't be overwritten/i
const EXISTS_STATUSES = new Set([400, 403, 422])
/** PyPI's other 409: somebody else has just created the project (warehouse, packaging/services.py). */
const PROJECT_CONFLICT = /conflicts with an existing project/i

/**
 * Decides what an index's answer to an upload means. Call it with final answers: a passing status is refused here.
 *
 * @throws {Failure} `INDEX_REDIRECTED`, `INDEX_UNEXPECTED`.
 */
export function interpretUpload(reply: Reply, index: IndexAddress, secrets: SecretKeeper): UploadAnswer {
  const { status } = reply
  if (status >= 200 && status < 300) {
    assertNoPage(reply, index)
    return { state: 'uploaded' }
  }
  if (status >= 300 && status < 400) throw redirected(reply, index)
  if (isPassing(status)) throw troubled(reply, index, secrets)
  const reason = reasonFrom(reply, secrets) || `status ${status}`
  if (saysThatItExists(status, reason)) return { state: 'exists', reason, heldSha256: undefined }
  return { state: 'refused', reason, hint: hintFor(status, reason, index) }
}

/** What a server shows to whoever only wants to look: an upload that is answered so has not been seen as one. */
const PAGES = [
  {
    html: /<meta name="pypi:repository-version"|<title>\s*(?:simple index|links for )/i,
    what: 'the list of files that installers read',
    hint: 'repository-url looks like the address that pip reads from; files are uploaded to another one.',
  },
  {
    html: /<input\b[^>]{0,500}\btype\s*=\s*["']?password\b/i,
    what: 'a page for logging in',
    hint: 'Check repository-url, and whether something in front of the index wants another login than user and password.',
  },
]

function assertNoPage({ headers, body }: Reply, { title }: IndexAddress): void {
  if (!headers.get('content-type')?.includes('html')) return
  const page = PAGES.find(({ html }) => html.test(body))
  if (page === undefined) return
  throw new Failure('INDEX_UNEXPECTED', `${title} answered the upload with ${page.what}, and has stored nothing.`, {
    hint: page.hint,
  })
}

function saysThatItExists(status: number, reason: string): boolean {
  if (status === 409) return !PROJECT_CONFLICT.test(reason)
  return EXISTS_STATUSES.has(status) && EXISTS.test(reason)
}

function troubled(reply: Reply, index: IndexAddress, secrets: SecretKeeper): Failure {
  const message = `${index.title} answered with ${statusAndReason(reply, secrets)}.`
  const askedMs = retryAfterMs(reply) ?? 0
  if (askedMs < MINUTE_MS) {
    return new Failure('INDEX_UNEXPECTED', message, {
      hint:
        hintFor(reply.status, reasonFrom(reply, secrets), index) ??
        'The index has trouble or wants fewer requests: run the job again later.',
    })
  }
  const span = shownSpan(askedMs)
  return new Failure('INDEX_UNEXPECTED', `${message} It asks to be left alone for ${span}.`, {
    hint: `Run the job again after ${span}.`,
  })
}

const MINUTE_MS = 60_000

/** In the largest unit of which there are at least two, rounded up: nobody should come back too early. */
function shownSpan(milliseconds: number): string {
  const units = [
    ['days', 24 * 60 * MINUTE_MS],
    ['hours', 60 * MINUTE_MS],
    ['minutes', MINUTE_MS],
  ] as const
  const [unit, unitMs] = units.find(([, ms]) => milliseconds >= 2 * ms) ?? ['seconds', 1_000]
  return `${Math.ceil(milliseconds / unitMs)} ${unit}`
}

/** Whether an index says that the login was good once: another one, where there is one, may help. */
export function isExpired(reply: Reply, secrets: SecretKeeper): boolean {
  return (reply.status === 401 || reply.status === 403) && EXPIRED.test(reasonFrom(reply, secrets))
}

/** PyPI: “Invalid API Token: token is expired” (warehouse, macaroons/caveats). */
const EXPIRED = /\bexpired\b/i

/** What lay beside the file is the first thing to doubt: it was made elsewhere. */
export function withAdvice(answer: UploadAnswer, attestations: readonly Attestation[]): UploadAnswer {
  const isReadyMade = attestations.some(({ origin }) => origin === 'ready-made')
  if (answer.state !== 'refused' || !isReadyMade || !INVALID_ATTESTATIONS.test(answer.reason)) return answer
  return { ...answer, hint: 'Take the attestations that lie beside the file out of the folder, and run the job again.' }
}

const INVALID_ATTESTATIONS = /invalid attestations/i

/**
 * Whether PyPI could not verify attestations for a reason that it does not know, such as that it could not fetch
 * Sigstore's keys: asking once more helps, although it is a 400 (warehouse, attestations/services.py).
 */
export function mayVerifyLater({ status, body }: Reply): boolean {
  return status === 400 && UNVERIFIED.test(body)
}

const UNVERIFIED = /unknown error while trying to verify/i

function redirected(reply: Reply, { title, uploadUrl }: IndexAddress): Failure {
  const target = targetOf(reply.headers.get('location'), uploadUrl)
  return new Failure('INDEX_REDIRECTED', `${title} wants uploads at another address, and none was sent there.`, {
    hint: target ? `Set repository-url: ${shownUrl(target)}` : 'Check repository-url.',
  })
}

function targetOf(location: string | undefined, base: URL): URL | undefined {
  try {
    const target = new URL(location ?? '', base)
    return location && (target.protocol === 'https:' || target.protocol === 'http:') ? target : undefined
  } catch {
    return undefined
  }
}
