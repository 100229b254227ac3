import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Attestation, Attestations, Log } from '../ports.ts'

/** By predicate type: the endings that other tools know. */
const ENDINGS: Readonly<Record<string, string>> = {
  'https://docs.pypi.org/attestations/publish/v1': 'publish',
  'https://slsa.dev/provenance/v1': 'slsa',
}

/**
 * Writes each attestation to a file, named after the distribution as `pypi-attestations` and twine name it. What is
 * there already is replaced, so that a second run meets no left-overs; a link is replaced, and not followed.
 */
export async function writeCopies(attestations: Attestations, folder: string, log: Log): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    for (const [{ filename }, each] of attestations) {
      for (const attestation of each) {
        const path = join(folder, copyName(filename.basename, attestation))
        await rm(path, { force: true })
        await writeFile(path, attestation.json, { flag: 'wx' })
      }
    }
  } catch (error) {
    // The attestations go with the files all the same.
    log.warning(`Copies of the attestations could not be written to ${folder}: ${String(error)}`, 'Attestations')
  }
}

function copyName(basename: string, { predicateType }: Attestation): string {
  return `${basename}.${ENDINGS[predicateType] ?? 'other'}.attestation`
}
