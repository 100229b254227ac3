import type { IndexAddress } from './index-address.ts'
import type { Patience, Reader } from './reader.ts'

const LIMIT_BYTES = 1024 * 1024
/** PyPI has some 900. A page that is something else has few lines, and not this one among them. */
const FEWEST = 100
const WELL_KNOWN = 'Programming Language :: Python :: 3'

/** The classifiers that an index takes; nothing where it does not say. */
export async function fetchClassifiers(
  { siteUrl, treatedAs }: IndexAddress,
  reader: Reader,
  patience: Patience,
): Promise<ReadonlySet<string> | undefined> {
  if (treatedAs !== 'pypi' || siteUrl === undefined) return undefined
  const url = new URL('pypi?:action=list_classifiers', siteUrl)
  const page = { url, accept: 'text/plain', limitBytes: LIMIT_BYTES, extent: 'whole' } as const
  const reading = await reader.read(page, patience)
  if (reading.state !== 'read') return undefined
  const lines = reading.reply.body.split('\n').map((line) => line.trim())
  const classifiers = new Set(lines.filter((line) => line !== ''))
  return classifiers.size > FEWEST && classifiers.has(WELL_KNOWN) ? classifiers : undefined
}
