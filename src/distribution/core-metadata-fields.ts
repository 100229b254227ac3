export interface CoreMetadataField {
  /** As the specification writes it; compared without regard to case. */
  readonly name: string
  /** The field of the upload form that carries it (warehouse, forklift/metadata.py). */
  readonly formField: string
  readonly times: 'once' | 'repeated'
  /** The metadata version that brought it. */
  readonly since: '1.0' | '1.1' | '1.2' | '2.1' | '2.2' | '2.4' | '2.5'
}

/** The fields of the core metadata specification (packaging.python.org/specifications/core-metadata), oldest first. */
export const CORE_METADATA_FIELDS = [
  { name: 'Metadata-Version', formField: 'metadata_version', times: 'once', since: '1.0' },
  { name: 'Name', formField: 'name', times: 'once', since: '1.0' },
  { name: 'Version', formField: 'version', times: 'once', since: '1.0' },
  { name: 'Platform', formField: 'platform', times: 'repeated', since: '1.0' },
  { name: 'Summary', formField: 'summary', times: 'once', since: '1.0' },
  { name: 'Description', formField: 'description', times: 'once', since: '1.0' },
  { name: 'Keywords', formField: 'keywords', times: 'once', since: '1.0' },
  { name: 'Home-Page', formField: 'home_page', times: 'once', since: '1.0' },
  { name: 'Author', formField: 'author', times: 'once', since: '1.0' },
  { name: 'Author-Email', formField: 'author_email', times: 'once', since: '1.0' },
  { name: 'License', formField: 'license', times: 'once', since: '1.0' },
  { name: 'Supported-Platform', formField: 'supported_platform', times: 'repeated', since: '1.1' },
  { name: 'Download-URL', formField: 'download_url', times: 'once', since: '1.1' },
  { name: 'Classifier', formField: 'classifiers', times: 'repeated', since: '1.1' },
  { name: 'Requires', formField: 'requires', times: 'repeated', since: '1.1' },
  { name: 'Provides', formField: 'provides', times: 'repeated', since: '1.1' },
  { name: 'Obsoletes', formField: 'obsoletes', times: 'repeated', since: '1.1' },
  { name: 'Maintainer', formField: 'maintainer', times: 'once', since: '1.2' },
  { name: 'Maintainer-Email', formField: 'maintainer_email', times: 'once', since: '1.2' },
  { name: 'Requires-Dist', formField: 'requires_dist', times: 'repeated', since: '1.2' },
  { name: 'Provides-Dist', formField: 'provides_dist', times: 'repeated', since: '1.2' },
  { name: 'Obsoletes-Dist', formField: 'obsoletes_dist', times: 'repeated', since: '1.2' },
  { name: 'Requires-Python', formField: 'requires_python', times: 'once', since: '1.2' },
  { name: 'Requires-External', formField: 'requires_external', times: 'repeated', since: '1.2' },
  { name: 'Project-URL', formField: 'project_urls', times: 'repeated', since: '1.2' },
  { name: 'Description-Content-Type', formField: 'description_content_type', times: 'once', since: '2.1' },
  { name: 'Provides-Extra', formField: 'provides_extra', times: 'repeated', since: '2.1' },
  { name: 'Dynamic', formField: 'dynamic', times: 'repeated', since: '2.2' },
  { name: 'License-Expression', formField: 'license_expression', times: 'once', since: '2.4' },
  { name: 'License-File', formField: 'license_file', times: 'repeated', since: '2.4' },
  { name: 'Import-Name', formField: 'import_name', times: 'repeated', since: '2.5' },
  { name: 'Import-Namespace', formField: 'import_namespace', times: 'repeated', since: '2.5' },
] as const satisfies readonly CoreMetadataField[]

export type FieldName = (typeof CORE_METADATA_FIELDS)[number]['name']
