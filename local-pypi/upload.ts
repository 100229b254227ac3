import type { IncomingHttpHeaders } from 'node:http'
import { type AttestationVerifier, receiveAttestations } from './attestations.ts'
import { authenticate, type CredentialSeen, type Identity } from './credentials.ts'
import { checkFile } from './file-checks.ts'
import { cleanedForm } from './form.ts'
import { checkForm } from './form-checks.ts'
import { parseMetadata } from './metadata-checks.ts'
import { checkProject } from './project-checks.ts'
import { provenanceOf } from './provenance.ts'
import { type Refusal, refusal } from './refusal.ts'
import type { Store } from './store.ts'
import type { FormPart } from './upload-body.ts'

/**
 * What becomes of attestations: they are verified; or ignored, when PyPI's administrators have turned them off; or all
 * refused, because PyPI cannot fetch what it verifies them with.
 */
export type AttestationsState = 'on' | 'off' | 'failing'

const withoutTrustedRoot: AttestationVerifier = () => ({
  state: 'unknown-error',
  problem: 'Failed to refresh TUF metadata',
})

/** What became of an upload. `identical` is answered like `accepted`, and changes nothing. */
export type UploadOutcome = Refusal | { readonly state: 'accepted' | 'identical' }

/** An upload as it arrived. */
export interface ReceivedUpload {
  /** The text fields in the order sent, before any cleaning. */
  readonly fields: readonly { readonly name: string; readonly value: string }[]
  readonly filename: string | undefined
  /** The content type of the file's part. */
  readonly contentType: string | undefined
  readonly size: number | undefined
  /** Lower-case names; without `authorization`. */
  readonly headers: IncomingHttpHeaders
  readonly credential: CredentialSeen
  readonly outcome: UploadOutcome
}

export interface UploadOptions {
  readonly store: Store
  readonly tokens: ReadonlyMap<string, Identity>
  readonly classifiers: ReadonlySet<string>
  readonly fileSizeLimitBytes: number
  readonly now: () => Date
  readonly attestations: () => AttestationsState
}

interface UploadRequest {
  readonly parts: readonly FormPart[]
  readonly headers: IncomingHttpHeaders
  /** Needed for uploads with attestations only. */
  readonly verifyAttestation: AttestationVerifier | undefined
}

/**
 * Judges an upload by PyPI's checks in PyPI's order (warehouse, forklift/legacy.py), of which the first to fail is the
 * answer, and stores the file when none does. Nothing in here waits, so that uploads cannot get into one another.
 *
 * Left out are most checks of names of new projects, and those of what is in the archive.
 */
export function receiveUpload(request: UploadRequest, options: UploadOptions): ReceivedUpload {
  const { parts } = request
  const { authorization, ...otherHeaders } = request.headers
  const { seen, result } = authenticate(authorization, options.tokens)
  const content = parts.flatMap((part) => (part.kind === 'file' && part.content ? [part.content] : [])).at(-1)
  return {
    fields: parts.flatMap((part) => (part.kind === 'text' ? [{ name: part.name, value: part.value }] : [])),
    filename: content?.filename,
    contentType: content?.contentType,
    size: content?.size,
    headers: otherHeaders,
    credential: seen,
    outcome: judge(request, result, options),
  }
}

function judge(
  { parts, verifyAttestation }: UploadRequest,
  authentication: ReturnType<typeof authenticate>['result'],
  { store, classifiers, fileSizeLimitBytes, now, attestations }: UploadOptions,
): UploadOutcome {
  const form = cleanedForm(parts)
  const [misplaced] = form.misplacedFiles
  if (misplaced !== undefined) {
    return refusal(400, `${misplaced}: Should not be a tuple.`)
  }
  if (authentication.state === 'refused') {
    return authentication
  }
  const { identity } = authentication

  const formRefusal = checkForm(form)
  if (formRefusal !== undefined) {
    return formRefusal
  }
  const parsed = parseMetadata(form, classifiers)
  if (parsed.state === 'refused') {
    return parsed
  }
  const { content } = form
  if (content.state === 'absent') {
    return refusal(400, 'Upload payload does not have a file.')
  }

  const { name, version, metadata } = parsed
  const project = store.project(name)
  const projectRefusal = checkProject({ identity, name, project, now: now() })
  if (projectRefusal !== undefined) {
    return projectRefusal
  }
  if (content.state === 'not-a-file') {
    return { state: 'refused', status: 500, reason: 'Internal Server Error', detail: '' }
  }

  const { file } = content
  const filetype = form.first('filetype') === 'sdist' ? 'sdist' : 'bdist_wheel'
  const verdict = checkFile({
    file,
    filetype,
    claimed: {
      sha256: form.first('sha256_digest'),
      blake2b256: form.first('blake2_256_digest'),
      md5: form.first('md5_digest'),
    },
    name,
    version,
    release: store.release(project, version),
    like: store.fileLike(file.filename, file.digests),
    isNameUsed: store.wasUsed(file.filename),
    sizeLimitBytes: fileSizeLimitBytes,
    now: now(),
  })
  if (verdict.state !== 'acceptable') {
    return verdict
  }
  const { filename, size, digests, location } = file
  const received = receiveAttestations({
    text: attestations() === 'off' ? undefined : form.last('attestations'),
    identity,
    filename,
    sha256: digests.sha256,
    verify: attestations() === 'failing' ? withoutTrustedRoot : verifyAttestation,
  })
  if (received.state === 'refused') {
    return received
  }
  store.add({
    name,
    owner: ownerOf(identity),
    version,
    metadata,
    file: {
      filename,
      filetype,
      pythonVersion: form.first('pyversion') || 'source',
      comment: form.first('comment') ?? '',
      size,
      digests,
      uploaded: now(),
      provenance: received.state === 'none' ? undefined : provenanceOf(received.publisher, received.attestations),
      location,
    },
  })
  return { state: 'accepted' }
}

/** The user to whom everything belongs that no token of another user has created. */
export const LOCAL_USER = 'local-user'

function ownerOf(identity: Identity): string {
  return identity.kind === 'user' ? identity.user : LOCAL_USER
}
