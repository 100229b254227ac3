import { bytesAt, listAt, member, objectAt, type Parsed, parsed, Unfit } from './model-fields.ts'
import type { JsonObject } from './sigstore/json.ts'

/** An attestation whose outer shape is right. Of its entries no more is known than that they are objects. */
export interface Attestation {
  /** In DER, supposedly. */
  readonly certificate: Buffer
  readonly transparencyEntries: readonly JsonObject[]
  readonly statement: Buffer
  readonly signature: Buffer
}

/** Parses the `attestations` field of an upload. PyPI lists every problem; here it is the first one. */
export function parseAttestations(text: string): Parsed<readonly Attestation[]> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    const problem = '1 validation error for list[Attestation]\n  Invalid JSON [type=json_invalid]'
    return { state: 'invalid', problem }
  }
  return parsed('list[Attestation]', () => {
    if (!Array.isArray(value)) {
      throw new Unfit('', 'Input should be a valid array', 'list_type')
    }
    return value.map((each: unknown, index) => attestationFrom(each, String(index)))
  })
}

// Keys beyond those that are read here are ignored at this level.
function attestationFrom(value: unknown, place: string): Attestation {
  const attestation = objectAt(value, place)
  const version = member(attestation, 'version', place)
  if (version !== 1) {
    throw new Unfit(`${place}.version`, 'Input should be 1', 'literal_error')
  }
  const materialPlace = `${place}.verification_material`
  const material = objectAt(member(attestation, 'verification_material', place), materialPlace)
  const certificate = bytesAt(member(material, 'certificate', materialPlace), `${materialPlace}.certificate`)
  const entriesPlace = `${materialPlace}.transparency_entries`
  const entries = listAt(member(material, 'transparency_entries', materialPlace), entriesPlace)
  if (entries.length === 0) {
    throw new Unfit(entriesPlace, 'List should have at least 1 item after validation, not 0', 'too_short')
  }
  const envelopePlace = `${place}.envelope`
  const envelope = objectAt(member(attestation, 'envelope', place), envelopePlace)
  return {
    certificate,
    transparencyEntries: entries.map((entry, index) => objectAt(entry, `${entriesPlace}.${index}`)),
    statement: bytesAt(member(envelope, 'statement', envelopePlace), `${envelopePlace}.statement`),
    signature: bytesAt(member(envelope, 'signature', envelopePlace), `${envelopePlace}.signature`),
  }
}
