import type { Distribution } from '../distribution/distribution.ts'

/** What to do about a wheel that its build backend seems to have made wrong, by the backend's own name if it is known. */
export function buildAgain({ generator }: Distribution): string {
  return generator === undefined
    ? 'Build it again with a current version of the build backend.'
    : `It was built by ${generator}: upgrade that, if there is a newer one, and build it again.`
}
