import type { HeldFile, ProjectStatus } from '../holdings.ts'
import { jsonField } from '../http/json-fields.ts'
import type { Reply } from '../http/transport.ts'
import { heldFileFrom } from './held-file.ts'

export const SIMPLE_JSON = 'application/vnd.pypi.simple.v1+json'
export const SIMPLE_HTML = 'application/vnd.pypi.simple.v1+html'

/** What the simple API shows of a project (PEP 503, 691, 700, 792). */
export interface SimplePage {
  readonly files: readonly HeldFile[]
  /** Most indexes say nothing. */
  readonly status: ProjectStatus | undefined
}

interface PageContent {
  readonly files: readonly HeldFile[]
  readonly statusWord: unknown
}

const DISTRIBUTION = /\.(?:whl|tar\.gz|zip|egg|exe|tar\.bz2|tgz)$/
const LONGEST_STATUS = 100
/** As in warehouse/templates/api/simple/detail.html. */
const META_VERSION = /<meta name="pypi:repository-version" /
const META_STATUS = /<meta name="pypi:project-status" content="([^"]+)"/

/** Reads a project's page, JSON or HTML as the answer says; nothing where it is some other page. */
export async function parseSimplePage({ headers, body }: Reply): Promise<SimplePage | undefined> {
  const [type = ''] = (headers.get('content-type') ?? '').toLowerCase().split(';', 1)
  const content = type.includes('json') ? parseJson(body) : type.includes('html') ? await parseHtml(body) : undefined
  return content && { files: content.files, status: statusFrom(content.statusWord, headers) }
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
  let page: unknown
  try {
    page = JSON.parse(body)
  } catch {
    return undefined
  }
  const listed = jsonField(page, 'files')
  if (!Array.isArray(listed)) return undefined
  const files = listed.flatMap((file: unknown) => {
    const held = heldFileFrom({
      filename: jsonField(file, 'filename'),
      sha256: jsonField(jsonField(file, 'hashes'), 'sha256'),
      size: jsonField(file, 'size'),
      uploaded: jsonField(file, 'upload-time'),
    })
    return held ?? []
  })
  return { files, statusWord: jsonField(jsonField(page, 'project-status'), 'status') }
}

async function parseHtml(body: string): Promise<PageContent | undefined> {
  const { parseSimpleHtml } = await import('./simple-html.ts')
  const { links, meta } = parseSimpleHtml(body)
  const files = links.flatMap((link) => fileBehind(link) ?? [])
  // A page for logging in has links too. An index that marks its pages may list a project without files.
  const isSimplePage = meta.has('pypi:repository-version') || files.some(({ filename }) => DISTRIBUTION.test(filename))
  return isSimplePage ? { files, statusWord: meta.get('pypi:project-status') } : undefined
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
  // In seconds, set by whatever has kept the answer on its way (RFC 9111, 5.1).
  return { word, freshness: Number(headers.get('age') ?? 0) === 0 ? 'fresh' : 'aged' }
}
