import type { AttestationFile } from './distribution.ts'
import { openRegularFile } from './regular-file.ts'

/** What tools name an attestation: the distribution, what it attests, and this ending (as twine looks for them). */
const NAME = /^(.+\.(?:whl|tar\.gz|zip))\.[^.\\/]+\.attestation$/s
/** Ten times what a real one takes. */
const LIMIT_BYTES = 128 * 1024

/** The path of the distribution that a file is an attestation of, by its name; nothing where it is none. */
export function attestedPath(path: string): string | undefined {
  return NAME.exec(path)?.[1]
}

/** Reads a file that lies beside a distribution. Whatever is wrong with it, its text is missing then. */
export async function readAttestation(path: string, displayPath: string): Promise<AttestationFile> {
  try {
    const { handle } = await openRegularFile(path, displayPath)
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(LIMIT_BYTES + 1))
      return { displayPath, text: bytesRead > LIMIT_BYTES ? undefined : buffer.toString('utf8', 0, bytesRead) }
    } finally {
      await handle.close()
    }
  } catch {
    return { displayPath, text: undefined }
  }
}
