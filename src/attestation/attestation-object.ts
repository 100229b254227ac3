/** What PyPI takes as the type of what an attestation says (warehouse, attestations/services.py). */
export const PREDICATE_TYPES = [
  'https://docs.pypi.org/attestations/publish/v1',
  'https://slsa.dev/provenance/v1',
] as const

/** What an attestation says, and of which file; whether its signature is right is another question. */
export interface Statement {
  readonly predicateType: string
  readonly subjects: readonly { readonly name: string; readonly sha256: string | undefined }[]
}

export type ParsedAttestation =
  | { readonly kind: 'attestation'; readonly statement: Statement }
  /** What is wrong with it, as the end of “It …”. */
  | { readonly kind: 'flaw'; readonly what: string }

const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1'
/** The standard alphabet; where the padding stands does not matter here. */
const BASE64 = /^[A-Za-z\d+/=\s]+$/

/** Parses one attestation object (PEP 740) as far as it can be judged without any key. */
export function parseAttestation(text: string): ParsedAttestation {
  const attestation = objectFrom(text)
  if (attestation === undefined) return flaw('is no JSON object')
  if (attestation.version !== 1) return flaw('is not of version 1')
  const material = fieldsOf(attestation.verification_material)
  if (material === undefined || !isBase64(material.certificate)) return flaw('has no certificate')
  const { transparency_entries: entries } = material
  if (!Array.isArray(entries) || entries.length === 0) return flaw('has no entry of a transparency log')
  const envelope = fieldsOf(attestation.envelope)
  if (envelope === undefined || !isBase64(envelope.statement) || !isBase64(envelope.signature)) {
    return flaw('has no envelope with a statement and a signature')
  }
  return parseStatement(Buffer.from(envelope.statement, 'base64').toString('utf8'))
}

function parseStatement(text: string): ParsedAttestation {
  const statement = objectFrom(text)
  if (statement === undefined || statement._type !== STATEMENT_TYPE)
    return flaw('holds no in-toto statement of version 1')
  const { predicateType, subject } = statement
  if (typeof predicateType !== 'string') return flaw('does not say of which type its statement is')
  if (!Array.isArray(subject)) return flaw('does not say which file it is about')
  const subjects: readonly unknown[] = subject
  return {
    kind: 'attestation',
    statement: {
      predicateType,
      subjects: subjects.map((each) => {
        const { name, digest } = fieldsOf(each) ?? {}
        const { sha256 } = fieldsOf(digest) ?? {}
        return { name: typeof name === 'string' ? name : '', sha256: typeof sha256 === 'string' ? sha256 : undefined }
      }),
    },
  }
}

function flaw(what: string): ParsedAttestation {
  return { kind: 'flaw', what }
}

function isBase64(value: unknown): value is string {
  return typeof value === 'string' && BASE64.test(value)
}

function objectFrom(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return fieldsOf(JSON.parse(text))
  } catch {
    return undefined
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
}
