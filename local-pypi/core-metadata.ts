import type { CoreMetadata } from './store.ts'

/** How often a field may be sent; `labelled` fields repeat, each with a label before a comma that is its own. */
type Times = 'once' | 'many' | 'labelled'

interface MetadataField {
  /** The name in the form, which is not always that of the metadata. */
  readonly form: string
  readonly field: string
  readonly times: Times
  /** The first metadata version that has the field. */
  readonly since: string
}

/** The metadata versions that PyPI takes, oldest first. (There was never a 2.0.) */
export const METADATA_VERSIONS: readonly string[] = ['1.0', '1.1', '1.2', '2.1', '2.2', '2.3', '2.4', '2.5']

function field(form: string, name: string, times: Times, since: string): MetadataField {
  return { form, field: name, times, since }
}

/** The fields of core metadata as the upload form carries them. Whatever else a form holds is ignored. */
export const METADATA_FIELDS: readonly MetadataField[] = [
  field('metadata_version', 'metadata-version', 'once', '1.0'),
  field('name', 'name', 'once', '1.0'),
  field('version', 'version', 'once', '1.0'),
  field('platform', 'platform', 'many', '1.0'),
  field('summary', 'summary', 'once', '1.0'),
  field('description', 'description', 'once', '1.0'),
  field('keywords', 'keywords', 'once', '1.0'),
  field('home_page', 'home-page', 'once', '1.0'),
  field('author', 'author', 'once', '1.0'),
  field('author_email', 'author-email', 'once', '1.0'),
  field('license', 'license', 'once', '1.0'),
  field('supported_platform', 'supported-platform', 'many', '1.1'),
  field('download_url', 'download-url', 'once', '1.1'),
  field('classifiers', 'classifier', 'many', '1.1'),
  field('requires', 'requires', 'many', '1.1'),
  field('provides', 'provides', 'many', '1.1'),
  field('obsoletes', 'obsoletes', 'many', '1.1'),
  field('maintainer', 'maintainer', 'once', '1.2'),
  field('maintainer_email', 'maintainer-email', 'once', '1.2'),
  field('requires_dist', 'requires-dist', 'many', '1.2'),
  field('provides_dist', 'provides-dist', 'many', '1.2'),
  field('obsoletes_dist', 'obsoletes-dist', 'many', '1.2'),
  field('requires_python', 'requires-python', 'once', '1.2'),
  field('requires_external', 'requires-external', 'many', '1.2'),
  field('project_urls', 'project-url', 'labelled', '1.2'),
  field('description_content_type', 'description-content-type', 'once', '2.1'),
  field('provides_extra', 'provides-extra', 'many', '2.1'),
  field('dynamic', 'dynamic', 'many', '2.2'),
  field('license_expression', 'license-expression', 'once', '2.4'),
  field('license_file', 'license-file', 'many', '2.4'),
  field('import_name', 'import-name', 'many', '2.5'),
  field('import_namespace', 'import-namespace', 'many', '2.5'),
]

/** The value of a field that occurs once. */
export function single(metadata: CoreMetadata, name: string): string | undefined {
  return metadata.get(name)?.[0]
}

/** Splits `Label, URL` at the first comma. */
export function labelledUrl(value: string): { readonly label: string; readonly url: string } {
  const [label = '', ...rest] = value.split(',')
  return { label: label.trim(), url: rest.join(',').trim() }
}
