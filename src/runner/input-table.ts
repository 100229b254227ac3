import { PYPI_UPLOAD_URL } from '../package-index/index-address.ts'

export interface InputDefinition {
  readonly name: string
  /** The spelling that `action.yml` marks as deprecated; it carries the default there. */
  readonly alias?: string
  readonly default: string
}

/** The inputs with their defaults, as `action.yml` declares them; a test holds the two together. */
export const INPUTS = {
  user: { name: 'user', default: '__token__' },
  password: { name: 'password', default: '' },
  repositoryUrl: { name: 'repository-url', alias: 'repository_url', default: PYPI_UPLOAD_URL },
  packagesDir: { name: 'packages-dir', alias: 'packages_dir', default: 'dist' },
  verifyMetadata: { name: 'verify-metadata', alias: 'verify_metadata', default: 'true' },
  skipExisting: { name: 'skip-existing', alias: 'skip_existing', default: 'false' },
  verbose: { name: 'verbose', default: 'true' },
  printHash: { name: 'print-hash', alias: 'print_hash', default: 'true' },
  attestations: { name: 'attestations', default: 'true' },
  attestationsDir: { name: 'attestations-dir', default: '' },
  fulcioUrl: { name: 'fulcio-url', default: 'https://fulcio.sigstore.dev' },
  rekorUrl: { name: 'rekor-url', default: 'https://rekor.sigstore.dev' },
  indexType: { name: 'index-type', default: 'auto' },
  indexUrl: { name: 'index-url', default: '' },
  expectVersion: { name: 'expect-version', default: '' },
  expectFiles: { name: 'expect-files', default: '' },
  dryRun: { name: 'dry-run', default: 'false' },
  concurrency: { name: 'concurrency', default: '4' },
  waitForIndex: { name: 'wait-for-index', default: '0' },
  ignoreRules: { name: 'ignore-rules', default: '' },
} as const satisfies Readonly<Record<string, InputDefinition>>
