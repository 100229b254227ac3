import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const REQUIREMENTS = fileURLToPath(new URL('requirements.txt', import.meta.url))

/** Fetches the wheels of `requirements.txt` into a folder; pip refuses bytes with other digests than stand there. */
export function downloadWheels(folder) {
  const options = ['--quiet', '--no-deps', '--only-binary', ':all:', '--require-hashes', '--dest', folder]
  execFileSync('python3', ['-m', 'pip', 'download', ...options, '--requirement', REQUIREMENTS], { stdio: 'inherit' })
}
