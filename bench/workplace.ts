import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildWheel } from '../__tests__/support/wheel.ts'
import type { LocalPypi } from '../local-pypi/server.ts'
import type { Command } from './measure.ts'
import { action } from './programs.ts'

export interface ReleaseOptions {
  /** How many wheels; one when not given. */
  readonly wheels?: number
  /** What each holds, which does not compress; 10 kB when not given. */
  readonly payloadBytes?: number
  /** The whole METADATA of a version. */
  readonly metadata?: (version: string) => string
}

/** Where measurements are made: a temporary folder, and an index that all may use. */
export class Workplace {
  readonly folder: string
  readonly pypi: LocalPypi
  #releases = 0

  constructor(folder: string, pypi: LocalPypi) {
    this.folder = folder
    this.pypi = pypi
  }

  /** A folder with a release that no index has, in `dist`. */
  async newRelease({ wheels = 1, payloadBytes = 10_000, metadata }: ReleaseOptions = {}): Promise<string> {
    const version = `1.${this.#releases++}`
    const workspace = join(this.folder, version)
    await mkdir(join(workspace, 'dist'), { recursive: true })
    for (let index = 0; index < wheels; index++) {
      const { filename, bytes } = buildWheel({
        name: 'bench',
        version,
        tag: `cp3${index}-none-any`,
        ...(metadata === undefined ? {} : { metadata: metadata(version) }),
        files: { 'bench/payload.bin': randomBytes(payloadBytes) },
        // Deflating a gigabyte that does not get smaller takes a minute.
        arrange: (entries) => entries.map((entry) => ({ ...entry, method: 'stored' })),
      })
      await writeFile(join(workspace, 'dist', filename), bytes)
    }
    return workspace
  }

  /** The action with trusted publishing to the index that all use. */
  action(workspace: string, inputs: Readonly<Record<string, string>>): Command {
    return action(workspace, { ...this.pypi.inputs, ...inputs }, this.pypi.runnerEnvironment)
  }
}
