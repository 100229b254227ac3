import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSdist } from '../../__tests__/support/sdist.ts'
import { type BuiltFile, buildWheel } from '../../__tests__/support/wheel.ts'

/** Files that lie in a folder to be published. */
export interface Shipment {
  readonly folder: string
  /** In the order in which the action sends them, with what they hold. */
  readonly files: readonly { readonly filename: string; readonly sha256: string }[]
}

export interface ShippedRelease {
  readonly name: string
  readonly version: string
  /** How many files; from two on the last is the sdist. */
  readonly count: number
  /** How many bytes each file has about, by its place from 0; a few hundred where nothing is said. */
  readonly sizes?: ReadonlyMap<number, number>
}

const PYTHONS = ['cp310', 'cp311', 'cp312', 'cp313', 'cp314', 'cp39']
const PLATFORMS = [
  'macosx_11_0_arm64',
  'manylinux_2_17_aarch64',
  'manylinux_2_17_x86_64',
  'musllinux_1_2_aarch64',
  'musllinux_1_2_x86_64',
  'win_amd64',
  'win_arm64',
]
const TAGS = PYTHONS.flatMap((python) => PLATFORMS.map((platform) => `${python}-${python}-${platform}`))

/** Writes the files of a release into a folder, which is made if need be. */
export function shipRelease(folder: string, { name, version, count, sizes = new Map() }: ShippedRelease): Shipment {
  if (count > TAGS.length) throw new Error(`There are no more than ${TAGS.length} tags.`)
  mkdirSync(folder, { recursive: true })
  const files = Array.from({ length: count }, (_, place): BuiltFile => {
    const padding = { 'data.bin': noise(`${name} ${version} ${place}`, sizes.get(place) ?? 10) }
    if (count > 1 && place === count - 1) return buildSdist({ name, version, files: padding })
    return buildWheel({ name, version, tag: TAGS[place] ?? '', files: padding })
  })
  for (const { filename, bytes } of files) writeFileSync(join(folder, filename), bytes)
  return {
    folder,
    files: files.map(({ filename, bytes }) => ({
      filename,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })),
  }
}

/** Bytes that cannot be compressed, and are the same for the same seed. */
function noise(seed: string, size: number): Buffer {
  const block = 32
  const blocks = Array.from({ length: Math.ceil(size / block) }, (_, number) =>
    createHash('sha256').update(`${seed} ${number}`).digest(),
  )
  return Buffer.concat(blocks).subarray(0, size)
}
