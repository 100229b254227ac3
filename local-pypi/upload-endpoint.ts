import { type Answer, type StatusPage, serverFault, statusPage } from './answers.ts'
import type { AttestationVerifier } from './attestations.ts'
import { type Handler, type Incoming, methodNotAllowed, READING_METHODS } from './router.ts'
import type { TrustedRoot } from './sigstore/trusted-root.ts'
import { type ReceivedUpload, receiveUpload, type UploadOptions } from './upload.ts'
import { discardContents, type FormPart, readForm, UnreadableForm } from './upload-body.ts'

export interface UploadEndpointOptions extends UploadOptions {
  /** Where forms are read to. */
  readonly folder: string
  readonly url: string
  /** By which attestations are verified. */
  readonly trustedRoot: TrustedRoot
  readonly onUpload: (upload: ReceivedUpload) => void
}

export interface UploadEndpoint {
  /** `/legacy/`, where files are uploaded. */
  readonly legacy: Handler
  /** `/legacy`, which a client must not use. */
  readonly withoutSlash: Handler
  /** `/pypi`, where files were uploaded before; a few of its other actions remain. */
  readonly former: Handler
}

const NO_REGISTRATION = 'Project pre-registration is no longer required or supported, upload your files instead.'

// What the upload API could do once.
const GONE_ACTIONS: Readonly<Record<string, string>> = {
  submit: NO_REGISTRATION,
  submit_pkg_info: NO_REGISTRATION,
  doc_upload: 'Uploading documentation is no longer supported, we recommend using https://readthedocs.org/.',
}

/** The endpoints of the upload API: which action is asked for, by which method, and the answer as a page. */
export function createUploadEndpoint(options: UploadEndpointOptions): UploadEndpoint {
  const { folder, url, trustedRoot, onUpload } = options

  let verifier: Promise<AttestationVerifier> | undefined
  /** Loaded when the first attestation comes: its libraries take longer to load than the rest of the index. */
  const attestationVerifier = async (): Promise<AttestationVerifier> => {
    verifier ??= import('./attestation-verifier.ts').then((module) => module.createAttestationVerifier(trustedRoot))
    return verifier
  }

  /** Reads the form of a POST, and finds the action: in the query string or else in the form. */
  const withAction = async (
    incoming: Incoming,
    act: (action: string, parts: readonly FormPart[]) => Promise<Answer>,
  ): Promise<Answer> => {
    let parts: readonly FormPart[]
    try {
      parts = incoming.method === 'POST' ? await readForm(incoming.request, folder) : []
    } catch (error) {
      if (error instanceof UnreadableForm) {
        return statusPage({ status: 400, detail: 'Invalid Form Data.' }, incoming)
      }
      throw error
    }
    const field = parts.findLast((part) => part.kind === 'text' && part.name === ':action')
    const inForm = field?.kind === 'text' ? field.value : ''
    return act(incoming.query.getAll(':action').at(-1) ?? inForm, parts)
  }

  const upload = async (incoming: Incoming, parts: readonly FormPart[]): Promise<Answer> => {
    const hasAttestations = parts.some(({ name }) => name === 'attestations')
    const verifyAttestation = hasAttestations ? await attestationVerifier() : undefined
    const received = receiveUpload({ parts, headers: incoming.request.headers, verifyAttestation }, options)
    if (received.outcome.state !== 'accepted') {
      await discardContents(parts)
    }
    onUpload(received)
    if (received.outcome.state !== 'refused') {
      return statusPage({ status: 200 }, incoming)
    }
    return received.outcome.status >= 500 ? serverFault() : statusPage(received.outcome, incoming)
  }

  return {
    legacy: (incoming) =>
      withAction(incoming, async (action, parts) => {
        const isPost = incoming.method === 'POST'
        if (action === 'file_upload') {
          return isPost ? upload(incoming, parts) : methodNotAllowed(incoming, ['POST'])
        }
        await discardContents(parts)
        const gone = GONE_ACTIONS[action]
        if (gone !== undefined) {
          return isPost ? statusPage(page(410, gone), incoming) : methodNotAllowed(incoming, ['POST'])
        }
        return READING_METHODS.includes(incoming.method) ? explanation() : methodNotAllowed(incoming, READING_METHODS)
      }),

    withoutSlash: (incoming) => {
      const message =
        'An upload was attempted to /legacy but the expected upload URL is /legacy/ (with a trailing slash)'
      return statusPage({ ...page(308, message), headers: { Location: url } }, incoming)
    },

    former: (incoming) =>
      withAction(incoming, async (action, parts) => {
        await discardContents(parts)
        if (action === 'list_classifiers') {
          const headers = { 'Content-Type': 'text/plain; charset=utf-8' }
          return { status: 200, headers, body: [...options.classifiers].join('\n') }
        }
        // “TODO” is what PyPI really says (warehouse/legacy/api/pypi.py).
        return action === 'file_upload' || GONE_ACTIONS[action] !== undefined
          ? statusPage(page(410, `This API has moved to ${url}. See TODO for more information.`), incoming)
          : statusPage({ status: 404 }, incoming)
      }),
  }
}

function page(status: number, message: string): StatusPage {
  return { status, reason: message, detail: message }
}

/** What a browser gets to see: a page with status 200, which proves nothing about an upload. */
function explanation(): Answer {
  const body = [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '  <head><title>Upload</title></head>',
    '  <body><h2>API endpoint</h2><p>Files are uploaded here, by POST.</p></body>',
    '</html>',
    '',
  ].join('\n')
  return { status: 200, headers: { 'Content-Type': 'text/html; charset=UTF-8' }, body }
}
