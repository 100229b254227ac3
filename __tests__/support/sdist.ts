import { gzipSync } from 'node:zlib'
import { buildTar, type TarEntry } from './tar-builder.ts'
import { type BuiltFile, fileNamePart, minimalMetadata } from './wheel.ts'
import { buildZip } from './zip-builder.ts'

export interface SdistOptions {
  readonly name: string
  readonly version: string
  /** The whole PKG-INFO; by default the three fields that every file needs, and a summary. */
  readonly metadata?: string | Uint8Array
  /** How the file name and the top folder spell the name, where that is not as it should be. */
  readonly namePart?: string
  readonly format?: '.tar.gz' | '.zip'
  /** More members, by their name below the top folder. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>
  /** Changes the members of a tar, of which PKG-INFO is the last, after everything else. */
  readonly arrange?: (entries: readonly TarEntry[]) => readonly TarEntry[]
}

/** Builds an sdist that an index has nothing against, unless the options ask for something else. */
export function buildSdist({
  name,
  version,
  metadata,
  namePart = fileNamePart(name),
  format = '.tar.gz',
  files = {},
  arrange = (entries) => entries,
}: SdistOptions): BuiltFile {
  const stem = `${namePart}-${version}`
  const entries: TarEntry[] = [
    { name: `${stem}/pyproject.toml`, content: '[build-system]\nrequires = ["flit_core"]\n' },
    ...Object.entries(files).map(([path, content]) => ({ name: `${stem}/${path}`, content })),
    { name: `${stem}/PKG-INFO`, content: metadata ?? minimalMetadata(name, version) },
  ]
  const bytes =
    format === '.zip' ? buildZip(entries) : gzipSync(buildTar(arrange([{ name: `${stem}/`, type: '5' }, ...entries])))
  return { filename: `${stem}${format}`, bytes }
}
