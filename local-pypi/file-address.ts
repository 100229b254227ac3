import type { StoredFile } from './store.ts'

/** The path under which a file is served: cut out of its BLAKE2 digest, so that other bytes have another address. */
export function filePath({ digests: { blake2b256 }, filename }: StoredFile): string {
  const folders = [blake2b256.slice(0, 2), blake2b256.slice(2, 4), blake2b256.slice(4)]
  return `/packages/${folders.join('/')}/${encodeURIComponent(filename)}`
}

/** A point in time as PyPI's APIs write it: UTC with microseconds. */
export function timestamp(date: Date): string {
  return date.toISOString().replace(/Z$/, '000Z')
}

/** The path under which the attestations of a file are served (PyPI's integrity API). */
export function provenancePath(project: string, version: string, filename: string): string {
  return `/integrity/${[project, version, filename].map(encodeURIComponent).join('/')}/provenance`
}
