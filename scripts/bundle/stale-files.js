// A rolldown plugin that removes what an earlier build left beside the bundle. Folders are not the bundler's: see
// scripts/docutils/build.js.
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

export function staleFiles() {
  return {
    name: 'stale-files',
    writeBundle({ dir }, bundle) {
      for (const entry of readdirSync(dir, { withFileTypes: true })) {
        if (entry.isFile() && !Object.hasOwn(bundle, entry.name)) rmSync(join(dir, entry.name))
      }
    },
  }
}
