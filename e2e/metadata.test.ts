// The metadata that is read from real distributions is what Python's archive readers and `packaging` read from them.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { runOrThrow } from '../__tests__/support/child-process.ts'
import { CORE_METADATA_FIELDS } from '../src/distribution/core-metadata-fields.ts'
import { type Metadata, parseMetadata } from '../src/distribution/metadata.ts'
import { readDistribution } from '../src/distribution/read-distribution.ts'
import { pathOf, prepareRealDistributions, realDistributions } from './corpus.ts'
import { CACHE, describeWith } from './tools.ts'

/** What the referee says: `RawMetadata` of packaging, whose keys are all but the fields' own names. */
interface Refereed {
  readonly raw: Readonly<Record<string, string | readonly string[] | Readonly<Record<string, string>>>>
  readonly unparsed: Readonly<Record<string, readonly (string | null)[]>>
}

// Where packaging's key is not the field's name in lower case with underscores.
const KEYS: Readonly<Record<string, string>> = {
  Classifier: 'classifiers',
  Platform: 'platforms',
  'Project-URL': 'project_urls',
  'Supported-Platform': 'supported_platforms',
  'License-File': 'license_files',
  'Import-Name': 'import_names',
  'Import-Namespace': 'import_namespaces',
}

const REPEATED: ReadonlySet<string> = new Set(
  CORE_METADATA_FIELDS.filter(({ times }) => times === 'repeated').map(({ name }) => name),
)

await describeWith('the metadata of real distributions', prepareRealDistributions, (python) => {
  let folder: string
  let refereed: Readonly<Record<string, Refereed>>

  beforeAll(async () => {
    folder = await mkdtemp(join(CACHE, 'metadata-'))
    await runOrThrow(python, [script('extract-metadata.py'), folder, ...realDistributions.map(pathOf)])
    const extracted = realDistributions.map(({ file }) => join(folder, file))
    const answers = join(folder, 'answers.json')
    await runOrThrow(python, [script('metadata-referee.py'), answers, ...extracted])
    refereed = JSON.parse(await readFile(answers, 'utf8'))
  })

  afterAll(async () => {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
  })

  test.each(realDistributions)('is what Python reads from $file', async (entry) => {
    const { raw = {}, unparsed = {} } = refereed[entry.file] ?? {}
    const { metadata, digests, size } = await readDistribution(pathOf(entry), entry.file, { digests: 'without-md5' })

    expect({ size, sha256: digests.sha256 }).toEqual({ size: entry.size, sha256: entry.sha256 })
    expect(metadata).toEqual(parseMetadata(await readFile(join(folder, entry.file)), 'METADATA', entry.file))
    expect(asPackagingHasIt(metadata)).toEqual(withoutEarlyLicenceFiles(raw, metadata.metadataVersion))
    expect(metadata.problems).toEqual([])
    expect(metadata.unknown.map(({ name }) => name.toLowerCase())).toEqual(Object.keys(unparsed))
  })
})

function script(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url))
}

/** License-File is of metadata 2.4: twine drops it from what is older, and so do we. */
function withoutEarlyLicenceFiles(raw: Refereed['raw'], metadataVersion: string): Refereed['raw'] {
  if (Number(metadataVersion) >= 2.4) return raw
  return Object.fromEntries(Object.entries(raw).filter(([key]) => key !== 'license_files'))
}

function asPackagingHasIt({ fields, projectUrls }: Metadata): Record<string, unknown> {
  const entries = [...fields].map(([name, values]) => {
    const key = KEYS[name] ?? name.toLowerCase().replaceAll('-', '_')
    switch (name) {
      case 'Keywords':
        // packaging keeps them apart; none of them holds a comma.
        return [key, values[0]?.split(', ')]
      case 'Project-URL':
        return [key, Object.fromEntries(projectUrls)]
      default:
        return [key, REPEATED.has(name) ? values : values[0]]
    }
  })
  return Object.fromEntries(entries)
}
