import type { Release } from '../receipt.ts'

/** Nothing that a shell makes anything of; PEP 508 names, and PEP 440 versions but for epochs' exclamation mark. */
const NAME = /^[A-Za-z0-9](?:[\w.-]{0,98}[A-Za-z0-9])?$/
const VERSION = /^[A-Za-z0-9][\w.+-]{0,98}$/
const URL_CHARACTERS = /^https?:\/\/[\w.~:/%[\]+-]{1,500}$/

const PIPS_OWN = 'https://pypi.org/simple/'

/**
 * The line that installs a release from where it was published; nothing where that is not known, or where it could mean
 * something else to a shell.
 *
 * @param simpleUrl the simple API of the index
 */
export function installCommand({ name, version }: Release, simpleUrl: string | undefined): string | undefined {
  if (simpleUrl === undefined || !NAME.test(name) || !VERSION.test(version) || !URL_CHARACTERS.test(simpleUrl)) {
    return undefined
  }
  const option = simpleUrl === PIPS_OWN ? '' : `--index-url ${simpleUrl} `
  return `pip install ${option}${name}==${version}`
}
