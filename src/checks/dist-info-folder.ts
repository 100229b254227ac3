import type { Filename } from '../distribution/filename.ts'

/** Where PyPI looks for what describes a wheel: spelled as the file name spells it, in whatever normal form. */
export function distInfoFolder({ name, version }: Filename): string {
  return `${name}-${version}.dist-info`
}
