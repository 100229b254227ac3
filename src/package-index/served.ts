import type { Distribution } from '../distribution/distribution.ts'
import { isProjectName } from '../grammar/project-name.ts'
import type { HeldFile } from '../holdings.ts'
import type { Serving } from '../ports.ts'
import { projectsIn } from '../releases.ts'
import type { IndexAddress } from './index-address.ts'
import { type Patience, Reader, type ReaderPorts } from './reader.ts'
import { fetchListing, type Listing, type SimpleReading } from './simple-holdings.ts'
import { type SimpleUrls, simpleUrlsOf } from './simple-url.ts'
import { authorizationOf, type Login } from './survey.ts'

export interface ServedPorts extends ReaderPorts {
  /** Where the simple API is, where the user said so. */
  readonly indexUrl?: URL | undefined
  readonly login?: Login | undefined
}

/** pip/_internal/index/collector.py, `_get_simple_response`. */
const PIP = 'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html; q=0.1, text/html; q=0.01'
/** crates/uv-client/src/registry_client.rs, `MediaType::pypi`. */
const UV = 'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01'
/** pip before 22.2. */
const OLDER_INSTALLERS = 'text/html'

/**
 * What installers send as `Accept`, by which caches tell answers apart. PyPI's cuts it down to JSON or HTML
 * (terraform/warehouse/vcl/main.vcl in pypi/infra), so that pip and uv get the same and older installers another page;
 * caches elsewhere take the header as it is, and whether an index has HTML is its own affair.
 *
 * Neither pip nor uv sends `Cache-Control` for a page that it has not kept; pip sent `max-age=0` before 26.2, to which
 * PyPI's cache pays no heed.
 */
const ACCEPTED = { pypi: [PIP, UV, OLDER_INSTALLERS], other: [PIP, UV] } as const

/** Longer than the survey takes: everything else is done. */
const READ_MS = 10_000
/** PyPI's cache gives an outdated page once more and fetches another meanwhile: a second look soon is worth it. */
const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 10_000
/** Before the end, so that there is time for an answer. */
const LAST_LOOK_MS = 1_000
/** A new project may take its time, and a place that was guessed wrong will never have it. */
const GUESSED_PLACE_MS = 30_000

/**
 * Waits until installers find every file on its project's page, with its digest where the page tells one. What cannot
 * be read is not served yet. Where the page's place is a guess and nothing has been found there after half a minute, it
 * waits no longer. It never fails: when the run is cancelled it ends with what is known.
 */
export async function awaitServed(
  distributions: readonly Distribution[],
  limitMs: number,
  index: IndexAddress,
  ports: ServedPorts,
): Promise<Serving> {
  const { clock } = ports.retrying
  const startMs = clock.monotonicMs()
  const afterMs = (): number => clock.monotonicMs() - startMs
  const patience: Patience = { remainingMs: () => limitMs - afterMs() }
  const simpleUrls = simpleUrlsFor(index, ports.indexUrl)
  const authorizationFor = authorizationOf(index, ports)
  // Whatever is wrong with one look is made good by the next.
  const readerPorts: ReaderPorts = { ...ports, retrying: { clock, onRetry: () => {} } }
  const views = [...projectsIn(distributions)].flatMap(([project, ofProject]) =>
    ACCEPTED[index.treatedAs].map((accept) => new View(project, accept, ofProject)),
  )
  let place: SimpleUrls['origin'] | 'found' = simpleUrls.origin
  try {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      // A new one for each round, since a reader that has failed several times asks no more.
      const reader = new Reader(readerPorts, READ_MS, authorizationFor)
      const incomplete = views.filter(({ missing }) => missing.length > 0)
      const states = await Promise.all(incomplete.map((view) => view.look({ simpleUrls, reader, patience })))
      if (views.every(({ missing }) => missing.length === 0)) return { state: 'served', afterMs: afterMs() }
      if (states.includes('read')) place = 'found'
      const isNowhere = place === 'guessed' && states.every((state) => state === 'absent')
      const endMs = isNowhere ? Math.min(limitMs, GUESSED_PLACE_MS) : limitMs
      const remainingMs = endMs - LAST_LOOK_MS - afterMs()
      if (remainingMs <= 0) break
      await clock.sleep(Math.min(pauseMs, remainingMs))
    }
  } catch {
    // Cancelled; and whatever else it may be, the files are up.
  }
  const missing = new Set(views.flatMap((view) => view.missing))
  return {
    state: 'not served',
    afterMs: afterMs(),
    missing: distributions.filter((distribution) => missing.has(distribution)),
  }
}

/** The page of a project as some installers get it. */
class View {
  readonly #project: string
  readonly #accept: string
  readonly #distributions: readonly Distribution[]
  #missing: readonly Distribution[]

  constructor(project: string, accept: string, distributions: readonly Distribution[]) {
    this.#project = project
    this.#accept = accept
    this.#distributions = distributions
    this.#missing = distributions
  }

  /** What the page did not list when it was last read. */
  get missing(): readonly Distribution[] {
    return this.#missing
  }

  async look(where: SimpleReading): Promise<Listing['state']> {
    // Whatever else stands in metadata is no part of a URL.
    if (!isProjectName(this.#project)) return 'unread'
    const listing = await fetchListing(this.#project, this.#accept, where)
    if (listing.state === 'read') {
      const { files } = listing.page
      this.#missing = this.#distributions.filter((distribution) => !files.some((file) => isSame(file, distribution)))
    }
    return listing.state
  }
}

function isSame({ filename, sha256 }: HeldFile, distribution: Distribution): boolean {
  return filename === distribution.filename.basename && (sha256 === undefined || sha256 === distribution.digests.sha256)
}

function simpleUrlsFor(index: IndexAddress, indexUrl: URL | undefined): SimpleUrls {
  return index.treatedAs === 'pypi' && index.siteUrl !== undefined
    ? { urls: [new URL('simple/', index.siteUrl)], origin: 'given' }
    : simpleUrlsOf(index, indexUrl)
}
