import type { Distribution } from '../distribution/distribution.ts'
import { jsonField, jsonFieldsFrom } from '../http/json-fields.ts'
import type { HeldAttestations } from '../ports.ts'
import type { IndexAddress } from './index-address.ts'
import { patienceOf, Reader, type ReaderPorts } from './reader.ts'

const READ_MS = 5_000
/** Nothing depends on it any more, and somebody waits for the end of the job. */
const ALL_MS = 15_000
/** Two attestations of some 10 KB each. */
const PAGE_LIMIT_BYTES = 256 * 1024
const PROVENANCE = 'application/vnd.pypi.integrity.v1+json'

/**
 * Reads which attestations the index holds of each file (docs.pypi.org/api/integrity). It never fails: what cannot be
 * read is unknown.
 */
export async function readProvenance(
  distributions: readonly Distribution[],
  { siteUrl }: IndexAddress,
  ports: ReaderPorts,
): Promise<ReadonlyMap<Distribution, HeldAttestations>> {
  if (siteUrl === undefined) return new Map()
  const reader = new Reader(ports, READ_MS, () => undefined)
  const patience = patienceOf(ports.retrying.clock, ALL_MS)
  const read = async (distribution: Distribution): Promise<HeldAttestations> => {
    const { name, version } = distribution.metadata
    const path = ['integrity', name, version, distribution.filename.basename, 'provenance'].map(encodeURIComponent)
    const url = new URL(path.join('/'), siteUrl)
    const reading = await reader.read(
      { url, accept: PROVENANCE, limitBytes: PAGE_LIMIT_BYTES, extent: 'whole' },
      patience,
    )
    if (reading.state === 'absent') return { state: 'known', logIndexes: new Set() }
    if (reading.state === 'unread') return { state: 'unknown', reason: reading.reason }
    const logIndexes = logIndexesFrom(reading.reply.body)
    return logIndexes === undefined
      ? { state: 'unknown', reason: `${url.host} answered with something that is no provenance.` }
      : { state: 'known', logIndexes }
  }
  return new Map(
    await Promise.all(distributions.map(async (distribution) => [distribution, await read(distribution)] as const)),
  )
}

/** The numbers in the log, from a provenance object (PEP 740). */
function logIndexesFrom(body: string): ReadonlySet<string> | undefined {
  const bundles = jsonFieldsFrom(body).get('attestation_bundles')
  if (!Array.isArray(bundles)) return undefined
  const entries = bundles
    .flatMap((bundle: unknown) => listIn(bundle, 'attestations'))
    .map((attestation) => jsonField(attestation, 'verification_material'))
    .flatMap((material) => listIn(material, 'transparency_entries'))
  return new Set(
    entries.flatMap((entry) => {
      const logIndex = jsonField(entry, 'logIndex')
      return typeof logIndex === 'string' ? [logIndex] : []
    }),
  )
}

function listIn(value: unknown, name: string): readonly unknown[] {
  const list = jsonField(value, name)
  return Array.isArray(list) ? list : []
}
