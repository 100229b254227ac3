import { Failure } from '../errors.ts'
import { strip } from '../grammar/white-space.ts'
import { CORE_METADATA_FIELDS, type FieldName } from './core-metadata-fields.ts'
import { decodeBody, type EmailBody } from './email-body.ts'
import { type EmailHeader, parseEmail, utf8From } from './email-message.ts'
import { METADATA_FIELD_LIMIT } from './limits.ts'
import { archiveFailure } from './member.ts'

export interface RawField {
  /** As spelled in the file. */
  readonly name: string
  /** Bytes that are not UTF-8 read as Latin-1. */
  readonly value: string
}

export type MetadataProblemKind =
  /** A field that may stand once stands there several times. */
  | 'repeated'
  /** A field or the body is not UTF-8. */
  | 'undecodable'
  /** The description is given more than once, or the body is no text. */
  | 'ambiguous-description'
  /** Two Project-URLs bear the same label. */
  | 'repeated-label'

/** Something that twine refuses to send; how bad it is, the caller decides. */
export interface MetadataProblem {
  readonly kind: MetadataProblemKind
  readonly field: FieldName
  /** What was found; bytes that are not UTF-8 read as Latin-1. */
  readonly values: readonly string[]
  /** For the user: what is wrong. */
  readonly sentence: string
}

/** The core metadata of a distribution, as its METADATA or PKG-INFO has it. */
export interface Metadata {
  readonly metadataVersion: string
  readonly name: string
  readonly version: string
  /**
   * What the index is to be told, each field's values in the order of the file. The description is here whether it
   * came as a field or as the body; keywords are joined by `, ` and Project-URLs written `label, url`, as twine sends
   * them. Fields with a problem are left out, and so is License-File before Metadata-Version 2.4, which twine drops.
   */
  readonly fields: ReadonlyMap<FieldName, readonly string[]>
  /** From label to URL. */
  readonly projectUrls: ReadonlyMap<string, string>
  readonly problems: readonly MetadataProblem[]
  /** Fields that the specification does not know. */
  readonly unknown: readonly { readonly name: string; readonly values: readonly string[] }[]
  /** Every header of the file, in order, whatever became of it. */
  readonly raw: readonly RawField[]
}

const FIELDS = new Map(CORE_METADATA_FIELDS.map((field) => [field.name.toLowerCase(), field]))

/**
 * Parses METADATA or PKG-INFO to what `packaging.metadata.parse_email` and twine 7 make of it.
 *
 * @param member where in the file the bytes were, and `file` which file, for the message
 * @throws {Failure} `DIST_METADATA` where Metadata-Version, Name or Version is missing: no form can be sent without;
 *   `DIST_ARCHIVE` where there are more fields than anybody writes.
 */
export function parseMetadata(bytes: Uint8Array, member: string, file: string): Metadata {
  const message = parseEmail(bytes, METADATA_FIELD_LIMIT)
  if (message === undefined) {
    throw archiveFailure(file, `contains ${member} of more than ${METADATA_FIELD_LIMIT} fields, which is absurdly many`)
  }
  const parts: Parts = { fields: new Map(), projectUrls: new Map(), problems: [], unknown: [] }
  for (const headers of byLowerCaseName(message.headers)) addField(parts, headers)
  addDescription(parts, decodeBody(message))

  const required = requiredValues(parts, member, file)
  if (isBefore24(required.metadataVersion)) parts.fields.delete('License-File')
  return {
    ...parts,
    ...required,
    raw: message.headers.map(({ name, value }) => ({ name, value: utf8From(value) ?? value })),
  }
}

/** A Metadata under construction. */
interface Parts {
  readonly fields: Map<FieldName, readonly string[]>
  projectUrls: ReadonlyMap<string, string>
  readonly problems: MetadataProblem[]
  readonly unknown: { readonly name: string; readonly values: readonly string[] }[]
}

function byLowerCaseName(headers: readonly EmailHeader[]): Iterable<readonly EmailHeader[]> {
  const groups = new Map<string, EmailHeader[]>()
  for (const header of headers) {
    const key = header.name.toLowerCase()
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [header])
    else group.push(header)
  }
  return groups.values()
}

function addField(parts: Parts, headers: readonly EmailHeader[]): void {
  const decoded = headers.map(({ value }) => utf8From(value))
  const values = headers.map(({ value }, index) => decoded[index] ?? value)
  const [{ name = '' } = {}] = headers
  const field = FIELDS.get(name.toLowerCase())
  if (field === undefined) {
    parts.unknown.push({ name, values })
  } else if (decoded.includes(undefined)) {
    parts.problems.push({
      kind: 'undecodable',
      field: field.name,
      values,
      sentence: `${field.name} is no UTF-8 text.`,
    })
  } else if (field.times === 'once' && values.length > 1) {
    parts.problems.push({
      kind: 'repeated',
      field: field.name,
      values,
      sentence: `${field.name} is given ${values.length} times, but may be given only once.`,
    })
  } else addValues(parts, field.name, values)
}

function addValues(parts: Parts, field: FieldName, values: readonly string[]): void {
  switch (field) {
    case 'Keywords':
      parts.fields.set(
        field,
        values.map((value) => value.split(',').map(strip).join(', ')),
      )
      break
    case 'Project-URL':
      addProjectUrls(parts, values)
      break
    case 'Import-Name':
      // PEP 794: a single empty value says that there is nothing to import.
      parts.fields.set(field, values.length === 1 && values[0] === '' ? [] : values)
      break
    default:
      parts.fields.set(field, values)
  }
}

function addProjectUrls(parts: Parts, values: readonly string[]): void {
  const urls = new Map<string, string>()
  for (const value of values) {
    const [first = ''] = value.split(',', 1)
    const label = strip(first)
    if (urls.has(label)) {
      const sentence = `Two Project-URLs bear the label “${label}”.`
      parts.problems.push({ kind: 'repeated-label', field: 'Project-URL', values, sentence })
      return
    }
    urls.set(label, strip(value.slice(first.length + 1)))
  }
  parts.projectUrls = urls
  parts.fields.set(
    'Project-URL',
    [...urls].map(([label, url]) => `${label}, ${url}`),
  )
}

function addDescription(parts: Parts, body: EmailBody): void {
  if (body.kind === 'parts') {
    parts.problems.push({
      kind: 'ambiguous-description',
      field: 'Description',
      values: [],
      sentence: 'The body is made of MIME parts and is no description.',
    })
    return
  }
  if (body.kind === 'undecodable') {
    parts.problems.push({
      kind: 'undecodable',
      field: 'Description',
      values: [body.bytes],
      sentence: 'The description is no UTF-8 text.',
    })
    return
  }
  if (body.text === '') return
  const asField = parts.fields.get('Description')
  const problem = parts.problems.find(({ field }) => field === 'Description')
  if (asField !== undefined) {
    parts.fields.delete('Description')
    parts.problems.push({
      kind: 'ambiguous-description',
      field: 'Description',
      values: [...asField, body.text],
      sentence: 'The description is given both as a field and as the body.',
    })
  } else if (problem === undefined) parts.fields.set('Description', [body.text])
}

function requiredValues(
  { fields, problems }: Parts,
  member: string,
  file: string,
): Pick<Metadata, 'metadataVersion' | 'name' | 'version'> {
  const reasons: string[] = []
  const required = (field: FieldName): string => {
    const [value = ''] = fields.get(field) ?? []
    if (strip(value) === '') {
      reasons.push(problems.find((problem) => problem.field === field)?.sentence ?? `${field} is missing.`)
    }
    return value
  }
  const values = { metadataVersion: required('Metadata-Version'), name: required('Name'), version: required('Version') }
  if (reasons.length === 0) return values
  throw new Failure('DIST_METADATA', `${member} in ${file} cannot be used: ${reasons.join(' ')}`, {
    file,
    hint:
      'An index takes nothing without Metadata-Version, Name and Version. The build backend writes them: build the ' +
      'distribution again with a current one, and do not edit its metadata afterwards.',
  })
}

/** Compares the numbers alone: whatever else stands in a Metadata-Version, no index takes. */
function isBefore24(metadataVersion: string): boolean {
  const [major = 0, minor = 0] = (metadataVersion.match(/\d+/g) ?? []).map(Number)
  return major < 2 || (major === 2 && minor < 4)
}
