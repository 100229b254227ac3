import { gzipSync } from 'node:zlib'
import { buildTar, type TarEntry } from './tar-builder.ts'
import { type BuiltFile, fileNamePart, minimalMetadata } from './wheel.ts'
import { buildZip } from './zip-builder.ts'

export interface SdistOptions {
  readonly name: string
  readonly version: string
  /** The whole PKG-INFO; by default the three fields that every file needs, and a summary. */
  readonly metadata?: string | Uint8Array
  readonly format?: '.tar.gz' | '.zip'
  /** More members, by their name below the top folder. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>
}

/** Builds an sdist that an index has nothing against, unless the options ask for something else. */
export function buildSdist({ name, version, metadata, format = '.tar.gz', files = {} }: SdistOptions): BuiltFile {
  const stem = `${fileNamePart(name)}-${version}`
  const entries: TarEntry[] = [
    { name: `${stem}/pyproject.toml`, content: '[build-system]\nrequires = ["flit_core"]\n' },
    ...Object.entries(files).map(([path, content]) => ({ name: `${stem}/${path}`, content })),
    { name: `${stem}/PKG-INFO`, content: metadata ?? minimalMetadata(name, version) },
  ]
  const bytes =
    format === '.zip' ? buildZip(entries) : gzipSync(buildTar([{ name: `${stem}/`, type: '5' }, ...entries]))
  return { filename: `${stem}${format}`, bytes }
}
