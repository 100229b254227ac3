import { createHash } from 'node:crypto'
import { buildZip, type ZipEntry, type ZipOptions } from './zip-builder.ts'

export interface BuiltFile {
  readonly filename: string
  readonly bytes: Buffer
}

export interface WheelOptions {
  readonly name: string
  readonly version: string
  /** The whole METADATA; by default the three fields that every file needs, and a summary. */
  readonly metadata?: string | Uint8Array
  /** How the file name and the `.dist-info` folder spell the name, where that is not as it should be. */
  readonly namePart?: string
  /** Python, ABI and platform tag. */
  readonly tag?: string
  /** More members, by name. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>
  /** Changes the members, of which RECORD is the last, after everything else. */
  readonly arrange?: (entries: readonly ZipEntry[]) => readonly ZipEntry[]
  readonly zip?: ZipOptions
}

/** Builds a wheel that an index has nothing against, unless the options ask for something else. */
export function buildWheel({
  name,
  version,
  metadata,
  namePart = fileNamePart(name),
  tag = 'py3-none-any',
  files = {},
  arrange = (entries) => entries,
  zip,
}: WheelOptions): BuiltFile {
  const stem = `${namePart}-${version}`
  const info = `${stem}.dist-info`
  const members: Record<string, string | Uint8Array> = {
    [`${namePart}/__init__.py`]: `__version__ = '${version}'\n`,
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
    bytes: buildZip(arrange(all.map(([path, content]) => ({ name: path, content }))), zip),
  }
}

/** What every METADATA and PKG-INFO needs, and what an index would miss. */
export function minimalMetadata(name: string, version: string): string {
  return `${requiredMetadata(name, version)}Description-Content-Type: text/plain\nDescription: It is for tests.\n`
}

/** The same for a description of one's own, which begins after an empty line. */
export function requiredMetadata(name: string, version: string): string {
  return `Metadata-Version: 2.4\nName: ${name}\nVersion: ${version}\nSummary: A project for tests\n`
}

/** A project's name as file names have it. */
export function fileNamePart(name: string): string {
  return name.replace(/[-_.]+/g, '_').toLowerCase()
}
