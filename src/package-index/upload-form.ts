import { CORE_METADATA_FIELDS } from '../distribution/core-metadata-fields.ts'
import type { Distribution } from '../distribution/distribution.ts'
import { pythonVersionOf } from '../distribution/filename.ts'
import type { Attestation } from '../ports.ts'

export type FormField = readonly [name: string, value: string]

/**
 * The text fields of the legacy upload form for a distribution, as twine 7 sends them, plus Import-Name and
 * Import-Namespace, and what was said of it. The index stores what the form says and never reads the file's own metadata.
 */
export function uploadFields(
  { filename, metadata, digests }: Distribution,
  attestations: readonly Attestation[],
): readonly FormField[] {
  return [
    [':action', 'file_upload'],
    ['protocol_version', '1'],
    ['filetype', filename.kind === 'wheel' ? 'bdist_wheel' : 'sdist'],
    ['pyversion', pythonVersionOf(filename)],
    ...CORE_METADATA_FIELDS.flatMap(({ name, formField }) =>
      (metadata.fields.get(name) ?? []).map(
        (value): FormField => [formField, name === 'Name' ? sentName(value) : value],
      ),
    ),
    ['sha256_digest', digests.sha256],
    ['blake2_256_digest', digests.blake2b256],
    // An empty list is refused (warehouse, attestations/services.py).
    ...(attestations.length === 0 ? [] : [attestationsField(attestations)]),
  ]
}

/** Joined as text: an index is to see the very objects that were checked. */
function attestationsField(attestations: readonly Attestation[]): FormField {
  return ['attestations', `[${attestations.map(({ json }) => json).join(',')}]`]
}

/** Every upload sets the name that PyPI displays, and users know it in the spelling that twine sends. */
function sentName(name: string): string {
  return name.replace(/[^A-Za-z0-9.]+/g, '-')
}
