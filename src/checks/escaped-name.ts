import { normalizeName } from '../distribution/filename.ts'
import { isProjectName } from '../grammar/project-name.ts'

/** A project's name as file names have it; `undefined` where it is no name. */
export function escapedName(name: string): string | undefined {
  return isProjectName(name) ? normalizeName(name).replaceAll('-', '_') : undefined
}
