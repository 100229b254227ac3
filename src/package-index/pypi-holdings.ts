import type { Distribution } from '../distribution/distribution.ts'
import { parseVersion, versionText } from '../grammar/version.ts'
import type { ProjectHoldings, ReleaseHoldings } from '../holdings.ts'
import type { Release } from '../releases.ts'
import { earlierReleases } from './earlier-releases.ts'
import { filesByName } from './held-file.ts'
import type { ProjectAtHand } from './project-at-hand.ts'
import type { Patience, Reader } from './reader.ts'
import { parseReleaseJson } from './release-json.ts'
import { freshnessOf, parseSimpleHead, parseSimplePage, SIMPLE_HTML, SIMPLE_JSON, totalBytesOf } from './simple-page.ts'

export interface PyPIReading {
  readonly siteUrl: URL
  readonly reader: Reader
  readonly patience: Patience
}

const MEBIBYTE = 1024 * 1024
/** PyPI's limit for a project is a hundred times that: with less in one run, nobody needs to add up what is there. */
const WORTH_ADDING_UP_BYTES = 100 * MEBIBYTE
/** Its description, and some kilobytes for each file. */
const RELEASE_LIMIT_BYTES = 8 * MEBIBYTE
/** Some twenty thousand files. */
const PAGE_LIMIT_BYTES = 8 * MEBIBYTE
/** Projects that build every night have more. */
const LONG_PAGE_LIMIT_BYTES = 32 * MEBIBYTE
/** The status stands in the first kilobyte (warehouse/templates/api/simple/detail.html). */
const HEAD_LIMIT_BYTES = 16 * 1024

/**
 * What PyPI holds: each release by its own page in the older JSON API, which is small; the project's status from the
 * head of its page in the simple API, and only for large files the whole of that.
 */
export async function fetchPyPIHoldings(project: ProjectAtHand, where: PyPIReading): Promise<ProjectHoldings> {
  const [page, ...releases] = await Promise.all([
    fetchProjectPage(project, where),
    ...project.releases.map(async (release) => [release.key, await fetchRelease(release, where)] as const),
  ])
  const isHeld = releases.some(([, release]) => release.state === 'known' && release.files.size > 0)
  const isQuarantined = page.status?.word === 'quarantined'
  return {
    ...page,
    existence: isHeld ? 'exists' : page.existence,
    releases: new Map(releases.map(([key, release]) => [key, isQuarantined ? HIDDEN : release])),
  }
}

/** PyPI lists nothing of a project in quarantine, and keeps what it has. */
const HIDDEN: ReleaseHoldings = { state: 'unknown', reason: 'The index hides the files of a project in quarantine.' }

type ProjectPage = Omit<ProjectHoldings, 'releases'>

/** The whole of it tells what the release before had; of one that is too long the head has the status all the same. */
async function fetchProjectPage(project: ProjectAtHand, where: PyPIReading): Promise<ProjectPage> {
  const isLarge = sizeOf(project.distributions) >= WORTH_ADDING_UP_BYTES
  const page = await fetchWholePage(project, isLarge ? LONG_PAGE_LIMIT_BYTES : PAGE_LIMIT_BYTES, where)
  return page === 'too long' ? fetchHead(project.name, where) : page
}

async function fetchWholePage(
  project: ProjectAtHand,
  limitBytes: number,
  { siteUrl, reader, patience }: PyPIReading,
): Promise<ProjectPage | 'too long'> {
  const url = new URL(`simple/${project.name}/`, siteUrl)
  const reading = await reader.read({ url, accept: SIMPLE_JSON, limitBytes, extent: 'whole' }, patience)
  if (reading.state === 'unread' && reading.page === 'cut') return 'too long'
  if (reading.state !== 'read') return pageOf(reading.state === 'absent' ? 'absent' : 'unknown')
  const page = await parseSimplePage(reading.reply, url)
  if (page === undefined) return pageOf('unknown')
  const { files, status } = page
  return { existence: 'exists', status, totalBytes: totalBytesOf(files), earlier: earlierReleases(project, files) }
}

async function fetchHead(name: string, { siteUrl, reader, patience }: PyPIReading): Promise<ProjectPage> {
  const url = new URL(`simple/${name}/`, siteUrl)
  const accept = `${SIMPLE_HTML}, text/html;q=0.9`
  const reading = await reader.read({ url, accept, limitBytes: HEAD_LIMIT_BYTES, extent: 'beginning' }, patience)
  if (reading.state !== 'read') return pageOf(reading.state === 'absent' ? 'absent' : 'unknown')
  const head = parseSimpleHead(reading.reply)
  return head === undefined ? pageOf('unknown') : { existence: 'exists', status: head.status, totalBytes: undefined }
}

function pageOf(existence: 'absent' | 'unknown'): ProjectPage {
  return { existence, status: undefined, totalBytes: undefined }
}

function sizeOf(distributions: readonly Distribution[]): number {
  return distributions.reduce((sum, { size }) => sum + size, 0)
}

/** Any spelling of the version will do: PyPI looks for its canonical form (warehouse/legacy/api/json.py). */
async function fetchRelease(
  { project, distributions: [first] }: Release,
  { siteUrl, reader, patience }: PyPIReading,
): Promise<ReleaseHoldings> {
  const version = parseVersion(first?.metadata.version ?? '')
  if (version === undefined) return { state: 'unknown', reason: 'What its metadata has as Version is none.' }
  const url = new URL(`pypi/${project}/${encodeURIComponent(versionText(version))}/json`, siteUrl)
  const page = { url, accept: 'application/json', limitBytes: RELEASE_LIMIT_BYTES, extent: 'whole' } as const
  const reading = await reader.read(page, patience)
  if (reading.state === 'unread') return { state: 'unknown', reason: reading.reason }
  const files = reading.state === 'absent' ? [] : parseReleaseJson(reading.reply.body)
  return files === undefined
    ? { state: 'unknown', reason: `${url.host} answered with something else than a release.` }
    : { state: 'known', files: filesByName(files), ...freshnessOf(reading.reply) }
}
