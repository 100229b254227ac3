import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for files of one test suite; call `remove` when it is over. */
export class TemporaryFolder {
  readonly path: string = mkdtempSync(join(tmpdir(), 'ts-pypi-publish-'))

  /** Writes a file, and gives its path. */
  write(name: string, bytes: Uint8Array | string): string {
    const path = join(this.path, name)
    writeFileSync(path, bytes)
    return path
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true })
  }
}
