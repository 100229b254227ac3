import type { HeldFile, ProjectStatus } from '../holdings.ts'
import { jsonField } from '../http/json-fields.ts'
import type { Reply } from '../http/transport.ts'
import { heldFileFrom } from './held-file.ts'
import { pageJsonFrom } from './page-json.ts'

export const SIMPLE_JSON = 'application/vnd.pypi.simple.v1+json'
export const SIMPLE_HTML = 'application/vnd.pypi.simple.v1+html'

/** What the simple API shows of a project (PEP 503, 691, 700, 792). */
export interface SimplePage {
  readonly files: readonly HeldFile[]
  /** Most indexes say nothing. */
  readonly status: ProjectStatus | undefined
  /** Said where a cache has kept the page for a while. */
  readonly freshness?: 'aged'
}

interface Listed {
  /** Where it is, as the page writes it. */
  readonly href: unknown
  readonly file: HeldFile | undefined
}

interface PageContent {
  readonly listed: readonly Listed[]
  readonly statusWord: unknown
}

const DISTRIBUTION = /\.(?:whl|tar\.gz|zip|egg|exe|tar\.bz2|tgz)$/
const LONGEST_STATUS = 100
/** As in warehouse/templates/api/simple/detail.html. */
const META_VERSION = /<meta name="pypi:repository-version" /
const META_STATUS = /<meta name="pypi:project-status" content="([^"]+)"/

/** Reads a project's page, JSON or HTML as the answer says; nothing where it is some other page. */
export async function parseSimplePage({ headers, body }: Reply, url: URL): Promise<SimplePage | undefined> {
  const [type = ''] = (headers.get('content-type') ?? '').toLowerCase().split(';', 1)
  const content = type.includes('json') ? parseJson(body) : type.includes('html') ? await parseHtml(body) : undefined
  if (content === undefined) return undefined
  const files = content.listed.filter(({ href }) => isOwn(href, url)).flatMap(({ file }) => file ?? [])
  return { files, status: statusFrom(content.statusWord, headers), ...freshnessOf({ headers }) }
}

/**
 * Whether a file that a page lists is the index's own. devpi lists the files of an index's bases as well, which lie
 * below the bases' addresses; what others inherit from elsewhere, nothing tells.
 */
function isOwn(href: unknown, { href: page, pathname }: URL): boolean {
  const [, index] = /^(.*\/)\+simple\//.exec(pathname) ?? []
  if (index === undefined || typeof href !== 'string' || !URL.canParse(href, page)) return true
  return new URL(href, page).pathname.startsWith(index)
}

/**
 * Reads the status from the beginning of a page in HTML as PyPI writes it; nothing where it is some other page. For one
 * word, which stands in the first kilobyte, the parser that reads whole pages would take too long to load.
 */
export function parseSimpleHead({ headers, body }: Reply): Pick<SimplePage, 'status'> | undefined {
  if (!META_VERSION.test(body)) return undefined
  return { status: statusFrom(META_STATUS.exec(body)?.[1], headers) }
}

/** Of all files together; nothing where the size of one is not told. */
export function totalBytesOf(files: Iterable<HeldFile>): number | undefined {
  let total = 0
  for (const { size } of files) {
    if (size === undefined) return undefined
    total += size
  }
  return total
}

function parseJson(body: string): PageContent | undefined {
  const page = pageJsonFrom(body)
  const listed = jsonField(page, 'files')
  if (!Array.isArray(listed)) return undefined
  const files = listed.map((file: unknown): Listed => {
    const held = heldFileFrom({
      filename: jsonField(file, 'filename'),
      sha256: jsonField(jsonField(file, 'hashes'), 'sha256'),
      size: jsonField(file, 'size'),
      uploaded: jsonField(file, 'upload-time'),
    })
    return { href: jsonField(file, 'url'), file: held }
  })
  return { listed: files, statusWord: jsonField(jsonField(page, 'project-status'), 'status') }
}

async function parseHtml(body: string): Promise<PageContent | undefined> {
  const { parseSimpleHtml } = await import('./simple-html.ts')
  const { links, meta } = parseSimpleHtml(body)
  const listed = links.map((href): Listed => ({ href, file: fileBehind(href) }))
  // A page for logging in has links too. An index that marks its pages may list a project without files.
  const isSimplePage =
    meta.has('pypi:repository-version') || listed.some(({ file }) => DISTRIBUTION.test(file?.filename ?? ''))
  return isSimplePage ? { listed, statusWord: meta.get('pypi:project-status') } : undefined
}

/** A link's last path segment is the file's name, and its fragment may be a digest (PEP 503). */
function fileBehind(href: string): HeldFile | undefined {
  const [address = '', fragment = ''] = href.split('#', 2)
  const [path = ''] = address.split('?', 1)
  const segment = path.slice(path.lastIndexOf('/') + 1)
  return heldFileFrom({
    filename: decoded(segment),
    sha256: /(?:^|&)sha256=([\da-f]{64})(?:&|$)/i.exec(fragment)?.[1],
    size: undefined,
    uploaded: undefined,
  })
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

function statusFrom(word: unknown, headers: Reply['headers']): ProjectStatus | undefined {
  if (typeof word !== 'string' || word === '' || word.length > LONGEST_STATUS) return undefined
  return { word, freshness: isAged({ headers }) ? 'aged' : 'fresh' }
}

/** To be spread into what is made of an answer. */
export function freshnessOf(reply: Pick<Reply, 'headers'>): { readonly freshness?: 'aged' } {
  return isAged(reply) ? { freshness: 'aged' } : {}
}

/** By seconds that whatever has kept the answer on its way sets (RFC 9111, 5.1). */
function isAged({ headers }: Pick<Reply, 'headers'>): boolean {
  return Number(headers.get('age') ?? 0) !== 0
}
