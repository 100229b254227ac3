import type { Distribution } from '../distribution/distribution.ts'
import { type Filename, normalizeName, parseFilename } from '../distribution/filename.ts'
import { utf8TextFrom } from '../distribution/utf8-text.ts'
import { quoted } from '../grammar/quoted.ts'
import { canonicalVersion } from '../grammar/version.ts'
import { jsonField } from '../http/json-fields.ts'

/** Of which type the statements are that we make: that a trusted publisher has published the file. */
export const PUBLISH_TYPE = 'https://docs.pypi.org/attestations/publish/v1'

/** What PyPI takes as the type of what an attestation says (warehouse, attestations/services.py). */
export const PREDICATE_TYPES = [PUBLISH_TYPE, 'https://slsa.dev/provenance/v1'] as const

/** Of which type the signed bytes are, as the signature has it; attestations do not name it. */
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json'

const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1'

/** What an attestation says, and of which file; whether its signature is right is another question. */
export interface Statement {
  readonly predicateType: string
  readonly subjects: readonly { readonly name: string; readonly sha256: string | undefined }[]
}

export type ParsedStatement =
  | { readonly kind: 'statement'; readonly statement: Statement }
  /** What is wrong with what holds it, as the end of “It …”. */
  | { readonly kind: 'flaw'; readonly what: string }

/** The in-toto statement that a file is published here, in UTF-8, spelled as pypi-attestations spells it. */
export function statementFor({ filename, digests }: Distribution): Uint8Array {
  const statement = {
    _type: STATEMENT_TYPE,
    subject: [{ name: filename.basename, digest: { sha256: digests.sha256 } }],
    predicateType: PUBLISH_TYPE,
    predicate: null,
  }
  return Buffer.from(JSON.stringify(statement))
}

/** The bytes that are signed in a statement's stead (DSSE, pre-authentication encoding). */
export function paeOf(statement: Uint8Array): Uint8Array {
  const head = `DSSEv1 ${Buffer.byteLength(PAYLOAD_TYPE)} ${PAYLOAD_TYPE} ${statement.length} `
  return Buffer.concat([Buffer.from(head), statement])
}

/** Parses an in-toto statement as far as PyPI looks at it. */
export function parseStatement(bytes: Uint8Array): ParsedStatement {
  const document = documentFrom(bytes)
  const predicate = jsonField(document, 'predicate') ?? null
  if (jsonField(document, '_type') !== STATEMENT_TYPE || typeof predicate !== 'object' || Array.isArray(predicate)) {
    return flaw('holds no in-toto statement of version 1')
  }
  const predicateType = jsonField(document, 'predicateType')
  const subject = jsonField(document, 'subject')
  if (typeof predicateType !== 'string') return flaw('does not say of which type its statement is')
  if (!Array.isArray(subject)) return flaw('does not say which file it is about')
  const subjects = subject.map((each: unknown) => {
    const name = jsonField(each, 'name')
    const sha256 = jsonField(jsonField(each, 'digest'), 'sha256')
    return { name: typeof name === 'string' ? name : '', sha256: typeof sha256 === 'string' ? sha256 : undefined }
  })
  return { kind: 'statement', statement: { predicateType, subjects } }
}

/** Why PyPI would not take a statement for one about this file, as the end of “It …”. */
export function mismatchOf(
  { predicateType, subjects }: Statement,
  { filename, digests }: Distribution,
): string | undefined {
  const [subject, second] = subjects
  if (subject === undefined || second !== undefined) return `is about ${subjects.length} files, and not about one`
  if (!isSameFile(subject.name, filename)) return `is about the file ${quoted(subject.name)}`
  if (subject.sha256 !== digests.sha256) return 'is about a file of this name with other bytes'
  const isKnown = PREDICATE_TYPES.some((type) => type === predicateType)
  return isKnown ? undefined : `is of the type ${quoted(predicateType)}, which PyPI does not take`
}

/** By what the names mean, as pypi-attestations compares them: project, version and tags. */
function isSameFile(name: string, filename: Filename): boolean {
  if (name === filename.basename) return true
  try {
    return meaningOf(parseFilename(name)) === meaningOf(filename)
  } catch {
    return false
  }
}

function meaningOf(filename: Filename): string {
  const { kind, name, version } = filename
  const tags =
    kind === 'sdist'
      ? []
      : [filename.build, ...[filename.pythonTag, filename.abiTag, filename.platformTag].map(sortedTags)]
  return JSON.stringify([kind, normalizeName(name), canonicalVersion(version) ?? version, ...tags])
}

function sortedTags(tags: string): string {
  return tags.toLowerCase().split('.').sort().join('.')
}

function documentFrom(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8TextFrom(bytes) ?? '')
  } catch {
    return undefined
  }
}

function flaw(what: string): ParsedStatement {
  return { kind: 'flaw', what }
}
