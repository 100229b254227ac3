import { countOf, type Receipt } from '../receipt.ts'

/** The outputs of the step by name, as `action.yml` declares them. All values are text, as outputs are. */
export function outputsFrom(receipt: Receipt): Readonly<Record<string, string>> {
  const [release, ...others] = receipt.releases
  const only = others.length === 0 ? release : undefined
  return {
    name: only?.name ?? '',
    version: only?.version ?? '',
    'release-url': only?.url ?? '',
    releases: JSON.stringify(receipt.releases.map(({ name, version, url }) => ({ name, version, url: url ?? null }))),
    files: JSON.stringify(
      receipt.outcomes.map(({ distribution, state, reason, attestations = [] }) => ({
        filename: distribution.filename.basename,
        name: distribution.metadata.name,
        version: distribution.metadata.version,
        kind: distribution.filename.kind,
        size: distribution.size,
        sha256: distribution.digests.sha256,
        'blake2b-256': distribution.digests.blake2b256,
        state,
        reason: reason ?? null,
        attestations: attestations.map(({ predicateType, logIndex, url, state: held }) => ({
          'predicate-type': predicateType,
          'log-index': logIndex,
          url: url ?? null,
          state: held,
        })),
      })),
    ),
    uploaded: String(countOf(receipt, 'uploaded')),
  }
}
