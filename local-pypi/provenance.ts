import { acceptableOffers } from './accept.ts'
import { type Answer, jsonAnswer, statusPage } from './answers.ts'
import type { Attestation } from './attestation-json.ts'
import type { Publisher } from './publishers.ts'
import type { Incoming } from './router.ts'
import type { Store } from './store.ts'
import type { AttestationsState } from './upload.ts'
import { parseVersion } from './versions.ts'

const INTEGRITY_TYPE = 'application/vnd.pypi.integrity.v1+json'

/** The attestations of a file with the publisher whose identity they were verified against (PEP 740). */
export type Provenance = ReturnType<typeof provenanceOf>

/** Puts verified attestations together as the index keeps and serves them. */
export function provenanceOf(publisher: Publisher, attestations: readonly Attestation[]) {
  return {
    version: 1,
    attestation_bundles: [
      {
        publisher: {
          kind: 'GitHub',
          repository: `${publisher.owner}/${publisher.repository}`,
          workflow: publisher.workflow,
          environment: publisher.environment === '' ? null : publisher.environment,
        },
        attestations: attestations.map(({ certificate, transparencyEntries, statement, signature }) => ({
          version: 1,
          verification_material: {
            certificate: certificate.toString('base64'),
            transparency_entries: transparencyEntries,
          },
          envelope: { statement: statement.toString('base64'), signature: signature.toString('base64') },
        })),
      },
    ],
  }
}

export interface ProvenanceRequest {
  readonly name: string
  readonly version: string
  readonly filename: string
  readonly attestations: AttestationsState
}

/** PyPI's integrity API (warehouse, api/integrity.py): the provenance of one file. */
export function provenanceOfFile(
  store: Store,
  { name, version, filename, attestations }: ProvenanceRequest,
  incoming: Incoming,
): Answer {
  const parsed = parseVersion(version)
  const release = parsed === undefined ? undefined : store.release(store.project(name), parsed)
  const file = release?.files.find((each) => each.filename === filename)
  if (file === undefined) {
    return statusPage({ status: 404 }, incoming)
  }
  const [type] = acceptableOffers(incoming.accept, [INTEGRITY_TYPE, 'application/json'])
  const headers = { 'Cache-Control': 'max-age=600, public', Vary: 'Accept' }
  if (type === undefined) {
    return jsonAnswer(406, { message: 'Request not acceptable' }, headers)
  }
  if (attestations === 'off') {
    return jsonAnswer(403, { message: 'Attestations temporarily disabled' }, headers)
  }
  return file.provenance === undefined
    ? jsonAnswer(404, { message: `No provenance available for ${filename}` }, headers)
    : jsonAnswer(200, file.provenance, { ...headers, 'Content-Type': type })
}
