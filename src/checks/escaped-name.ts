import { normalizeName } from '../distribution/filename.ts'

const NAME = /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/i

/** A project's name as file names have it; `undefined` where it is no name. */
export function escapedName(name: string): string | undefined {
  return NAME.test(name) ? normalizeName(name).replaceAll('-', '_') : undefined
}
