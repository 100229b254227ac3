import { createHash } from 'node:crypto'
import { buildZip, type ZipOptions } from './zip-builder.ts'

export interface BuiltFile {
  readonly filename: string
  readonly bytes: Buffer
}

export interface WheelOptions {
  readonly name: string
  readonly version: string
  /** The whole METADATA; by default the three fields that every file needs, and a summary. */
  readonly metadata?: string | Uint8Array
  /** Python, ABI and platform tag. */
  readonly tag?: string
  /** More members, by name. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>
  readonly zip?: ZipOptions
}

/** Builds a wheel that an index has nothing against, unless the options ask for something else. */
export function buildWheel({
  name,
  version,
  metadata,
  tag = 'py3-none-any',
  files = {},
  zip,
}: WheelOptions): BuiltFile {
  const stem = `${fileNamePart(name)}-${version}`
  const info = `${stem}.dist-info`
  const members: Record<string, string | Uint8Array> = {
    [`${fileNamePart(name)}/__init__.py`]: `__version__ = '${version}'\n`,
    ...files,
    [`${info}/METADATA`]: metadata ?? minimalMetadata(name, version),
    [`${info}/WHEEL`]: `Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: ${tag}\n`,
  }
  const record = Object.entries(members).map(([path, content]) => {
    const digest = createHash('sha256').update(content).digest('base64url')
    return `${path},sha256=${digest},${Buffer.from(content).length}\n`
  })
  const all = [...Object.entries(members), [`${info}/RECORD`, `${record.join('')}${info}/RECORD,,\n`] as const]
  return {
    filename: `${stem}-${tag}.whl`,
    bytes: buildZip(
      all.map(([path, content]) => ({ name: path, content })),
      zip,
    ),
  }
}

/** What every METADATA and PKG-INFO needs, and a summary. */
export function minimalMetadata(name: string, version: string): string {
  return `Metadata-Version: 2.4\nName: ${name}\nVersion: ${version}\nSummary: A project for tests\n`
}

/** A project's name as file names have it. */
export function fileNamePart(name: string): string {
  return name.replace(/[-_.]+/g, '_').toLowerCase()
}
