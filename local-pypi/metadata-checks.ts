import { labelledUrl, METADATA_FIELDS, METADATA_VERSIONS, single } from './core-metadata.ts'
import type { Form } from './form.ts'
import { isProjectName } from './names.ts'
import { repr, reprList } from './python-text.ts'
import { CORE_METADATA_PAGE, type Refusal, refusal } from './refusal.ts'
import type { CoreMetadata } from './store.ts'
import { parseVersion, type Version, versionText } from './versions.ts'

const LOCAL_VERSIONS_PAGE =
  'https://packaging.python.org/en/latest/specifications/version-specifiers/#local-version-identifiers'
const DESCRIPTION_TYPES = ['text/plain', 'text/x-rst', 'text/markdown']
const SUMMARY_CHARACTERS = 512

interface MetadataProblem {
  readonly field: string
  readonly message: string
  /** Where to read more, when that is not the page on core metadata. */
  readonly page?: string
}

export type ParsedMetadata =
  | {
      readonly state: 'valid'
      readonly name: string
      readonly version: Version
      readonly metadata: CoreMetadata
    }
  | Refusal

/**
 * Takes the core metadata from the form (never from the file) and checks them in three rounds, each only when the one
 * before found nothing: repeated fields, the rules of the specification, the index's own rules. Of what a round finds,
 * one problem is reported.
 *
 * The rules that need a parser of their own (requirements, specifiers, licence expressions, addresses, links, dynamic
 * fields, import names, rendering the description) are not applied here.
 */
export function parseMetadata(form: Form, classifiers: ReadonlySet<string>): ParsedMetadata {
  const fields = METADATA_FIELDS.map((field) => ({ ...field, values: form.all(field.form) }))
    // A lone empty value counts as absent.
    .filter(({ values }) => values.length > 1 || (values[0] ?? '') !== '')
  const repeated = fields
    .filter(({ times, values }) =>
      times === 'once' ? values.length > 1 : times === 'labelled' && hasDoubleLabel(values),
    )
    .map(({ form: name }) => ({ field: name, message: `${repr(name)} has invalid data` }))
  if (repeated.length > 0) {
    return reportOf(repeated)
  }

  const metadata: CoreMetadata = new Map(fields.map(({ field, values }) => [field, values]))
  const standard = standardProblems(metadata)
  const name = single(metadata, 'name')
  const version = parseVersion(single(metadata, 'version') ?? '')
  if (standard.length > 0 || name === undefined || version === undefined) {
    return reportOf(standard)
  }
  const own = indexProblems(metadata, version, classifiers)
  return own.length > 0 ? reportOf(own) : { state: 'valid', name, version, metadata }
}

function hasDoubleLabel(values: readonly string[]): boolean {
  return new Set(values.map((value) => labelledUrl(value).label)).size < values.length
}

/** What the `packaging` library objects to. */
function standardProblems(metadata: CoreMetadata): readonly MetadataProblem[] {
  const metadataVersion = single(metadata, 'metadata-version')
  const age = METADATA_VERSIONS.indexOf(metadataVersion ?? '')
  const problems: MetadataProblem[] = []
  if (metadataVersion === undefined || age < 0) {
    const shown = metadataVersion === undefined ? 'None' : repr(metadataVersion)
    problems.push({ field: 'metadata-version', message: `${shown} is not a valid metadata version` })
  }
  const tooNew = METADATA_FIELDS.filter(
    ({ field, since }) => age >= 0 && metadata.has(field) && METADATA_VERSIONS.indexOf(since) > age,
  )
  for (const { field, since } of tooNew) {
    problems.push({ field, message: `${field} introduced in metadata version ${since}, not ${metadataVersion}` })
  }
  problems.push(
    ...requiredProblems(metadata, 'name', isProjectName),
    ...requiredProblems(metadata, 'version', (text) => parseVersion(text) !== undefined),
  )
  if (single(metadata, 'summary')?.includes('\n')) {
    problems.push({ field: 'summary', message: "'summary' must be a single line" })
  }
  const type = single(metadata, 'description-content-type')
  if (type !== undefined && !DESCRIPTION_TYPES.includes(type.split(';')[0]?.trim().toLowerCase() ?? '')) {
    const message = `'description-content-type' must be one of ${reprList(DESCRIPTION_TYPES)}, not ${repr(type)}`
    problems.push({ field: 'description-content-type', message })
  }
  return problems
}

function requiredProblems(
  metadata: CoreMetadata,
  field: string,
  isValid: (value: string) => boolean,
): readonly MetadataProblem[] {
  const value = single(metadata, field)
  if (value === undefined) {
    return [{ field, message: `${repr(field)} is a required field` }]
  }
  return isValid(value) ? [] : [{ field, message: `${repr(value)} is invalid for ${repr(field)}` }]
}

/** What PyPI objects to beyond the specification (warehouse, forklift/metadata.py). */
function indexProblems(
  metadata: CoreMetadata,
  version: Version,
  classifiers: ReadonlySet<string>,
): readonly MetadataProblem[] {
  const problems: MetadataProblem[] = []
  if (version.local.length > 0) {
    const message = `The use of local versions in '${versionText(version)}' is not allowed.`
    problems.push({ field: 'version', message, page: LOCAL_VERSIONS_PAGE })
  }
  if ([...(single(metadata, 'summary') ?? '')].length > SUMMARY_CHARACTERS) {
    problems.push({ field: 'summary', message: `'summary' field must be ${SUMMARY_CHARACTERS} characters or less.` })
  }
  for (const classifier of [...new Set(metadata.get('classifier'))].sort()) {
    if (!classifiers.has(classifier)) {
      problems.push({ field: 'classifier', message: `${repr(classifier)} is not a valid classifier.` })
    }
  }
  if (metadata.has('license') && metadata.has('license-expression')) {
    const message =
      'License is deprecated when License-Expression is present. Only License-Expression should be present.'
    problems.push({ field: 'license', message })
  }
  return problems
}

/** Of several problems the one that is told: version of the metadata, name and version first, then by field. */
function reportOf(problems: readonly MetadataProblem[]): Refusal {
  const first = ['metadata-version', 'name', 'version']
  const rank = ({ field }: MetadataProblem) => (first.includes(field) ? first.indexOf(field) : first.length)
  const [problem] = problems.toSorted(
    (left, right) => rank(left) - rank(right) || (left.field < right.field ? -1 : left.field > right.field ? 1 : 0),
  )
  const { message = '', page = CORE_METADATA_PAGE } = problem ?? {}
  const sentence = message.endsWith('.') ? message : `${message}.`
  return refusal(400, `${sentence} See ${page} for more information.`)
}
