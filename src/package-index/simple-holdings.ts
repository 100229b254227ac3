import { versionIn } from '../distribution/filename.ts'
import { canonicalVersion } from '../grammar/version.ts'
import type { HeldFile, ProjectHoldings, ReleaseHoldings } from '../holdings.ts'
import { earlierReleases } from './earlier-releases.ts'
import { filesByName } from './held-file.ts'
import { bareHoldings, type ProjectAtHand } from './project-at-hand.ts'
import type { Patience, Reader } from './reader.ts'
import { freshnessOf, parseSimplePage, SIMPLE_HTML, SIMPLE_JSON, type SimplePage, totalBytesOf } from './simple-page.ts'
import type { SimpleUrls } from './simple-url.ts'

export interface SimpleReading {
  readonly simpleUrls: SimpleUrls
  readonly reader: Reader
  readonly patience: Patience
}

/** JSON tells sizes and dates as well; HTML is what every index has (PEP 691). */
const ACCEPT = `${SIMPLE_JSON}, ${SIMPLE_HTML};q=0.2, text/html;q=0.1`
const PAGE_LIMIT_BYTES = 32 * 1024 * 1024

/** What an index holds of a project as its simple API lists it. */
export async function fetchSimpleHoldings(project: ProjectAtHand, where: SimpleReading): Promise<ProjectHoldings> {
  const listing = await fetchListing(project.name, ACCEPT, where)
  switch (listing.state) {
    case 'read': {
      const { files, status } = listing.page
      return {
        existence: 'exists',
        status,
        totalBytes: totalBytesOf(files),
        earlier: earlierReleases(project, files),
        releases: releasesFrom(project, listing.page),
      }
    }
    case 'absent': {
      const { urls, origin } = where.simpleUrls
      if (origin === 'given') {
        return bareHoldings(project, 'absent', { state: 'known', files: new Map(), ...listing.age })
      }
      // A new project, or an index that lists its projects elsewhere: the answer is the same.
      const places = urls.map(({ pathname }) => pathname).join(' or ')
      const reason = `The index lists no project ${project.name} below ${places}; index-url can say where it would.`
      return bareHoldings(project, 'unknown', { state: 'unknown', reason })
    }
    case 'unread':
      return bareHoldings(project, 'unknown', { state: 'unknown', reason: listing.reason })
  }
}

export type Listing =
  | { readonly state: 'read'; readonly page: SimplePage }
  | { readonly state: 'absent'; readonly age: Pick<SimplePage, 'freshness'> }
  | { readonly state: 'unread'; readonly reason: string }

/** The page of a project by its normalised name: asks at one place after the other while there is nothing there. */
export async function fetchListing(
  name: string,
  accept: string,
  { simpleUrls, reader, patience }: SimpleReading,
): Promise<Listing> {
  let age: Pick<SimplePage, 'freshness'> = {}
  for (const simpleUrl of simpleUrls.urls) {
    const url = new URL(`${name}/`, simpleUrl)
    const page = { url, accept, limitBytes: PAGE_LIMIT_BYTES, extent: 'whole' } as const
    const reading = await reader.read(page, patience)
    if (reading.state === 'unread') return reading
    if (reading.state === 'read') {
      const parsed = await parseSimplePage(reading.reply, url)
      return parsed === undefined
        ? { state: 'unread', reason: `${url.host} shows no list of files at ${url.pathname}.` }
        : { state: 'read', page: parsed }
    }
    age = freshnessOf(reading.reply)
  }
  return { state: 'absent', age }
}

/** Sorts files into the releases at hand by what their names say; a name of ours belongs to our release whatever it says. */
function releasesFrom(
  { releases }: ProjectAtHand,
  { files, freshness }: SimplePage,
): ReadonlyMap<string, ReleaseHoldings> {
  const keyOfOurs = new Map(
    releases.flatMap(({ key, distributions }) => distributions.map(({ filename }) => [filename.basename, key])),
  )
  const filesOf = new Map<string, HeldFile[]>(releases.map(({ key }) => [key, []]))
  for (const file of files) {
    const key = keyOfOurs.get(file.filename) ?? canonicalVersion(versionIn(file.filename) ?? '')
    if (key !== undefined) filesOf.get(key)?.push(file)
  }
  const age = freshness && { freshness }
  return new Map(
    [...filesOf].map(([key, ofRelease]) => [key, { state: 'known', files: filesByName(ofRelease), ...age }]),
  )
}
