import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Distribution } from '../../src/distribution/distribution.ts'
import { type ScriptedServer, serveHttp } from '../support/scripted-server.ts'

/** An upload as it reaches the index, none of it read yet. */
export interface Post {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly socket: Socket
  readonly password: string
  /** Reads everything and puts the file on the shelf, if the index takes it; gives the status for that. */
  keep(): Promise<number>
  /** Reads everything and forgets it. */
  drain(): Promise<void>
}

/** What an index does with an upload. */
export type Reaction = (post: Post) => void | Promise<void>

/** How an index treats a name that it holds: as PyPI does, as most others do, or by keeping both. */
type Habit = 'identical is success' | 'names are taken' | 'takes everything'

/** What an index says of what it has. */
type Listing =
  | 'true'
  /** From the second look on. */
  | 'late'
  | 'empty'
  | 'empty, out of a cache'
  | 'without digests'
  | 'in trouble'

export interface FaultyIndexOptions {
  /** For one upload after the other; those that follow are taken. */
  readonly reactions: readonly Reaction[]
  readonly habit: Habit
  readonly listing?: Listing
  /** SHA-256 of what it has of our file's name before. */
  readonly held?: string
}

export interface FaultyIndex extends ScriptedServer {
  /** SHA-256 of everything that was kept, one entry for each time. */
  readonly shelf: readonly string[]
  readonly passwords: readonly string[]
  readonly posts: () => number
  readonly looks: () => number
}

/** An index of one file, on a real socket, that does with each upload what the test says. */
export async function serveFaultyIndex(
  { filename: { basename } }: Distribution,
  { reactions, habit, listing = 'true', held }: FaultyIndexOptions,
): Promise<FaultyIndex> {
  const shelf: string[] = held === undefined ? [] : [held]
  const passwords: string[] = []
  const left = [...reactions]
  let posts = 0
  let looks = 0

  const keepIfTaken = (sha256: string): number => {
    if (habit === 'identical is success' && shelf.includes(sha256)) return 200
    if (habit === 'identical is success' && shelf.length > 0) return 400
    if (habit === 'names are taken' && shelf.length > 0) return 409
    shelf.push(sha256)
    return 200
  }

  const show = (request: IncomingMessage, response: ServerResponse): void => {
    looks++
    if (listing === 'in trouble') {
      response.writeHead(503).end()
      return
    }
    const isHidden = listing.startsWith('empty') || (listing === 'late' && looks === 1)
    const shown = isHidden ? [] : shelf
    const age = listing.endsWith('out of a cache') ? { age: '60' } : {}
    const isRelease = request.url?.startsWith('/pypi/') === true
    const files = shown.map((sha256) => {
      const digests = listing === 'without digests' ? {} : { sha256 }
      return { filename: basename, url: basename, hashes: digests, digests, size: 1 }
    })
    // As on PyPI, where there is no page of what does not exist.
    if (isRelease && files.length === 0) {
      response.writeHead(404, age).end()
      return
    }
    response.writeHead(200, { 'content-type': 'application/vnd.pypi.simple.v1+json', ...age })
    response.end(JSON.stringify(isRelease ? { urls: files } : { meta: { 'api-version': '1.0' }, files }))
  }

  const server = await serveHttp((request, response) => {
    if (request.method === 'GET') return show(request, response)
    posts++
    const [, login = ''] = (request.headers.authorization ?? '').split(' ')
    const password = Buffer.from(login, 'base64').toString().replace(/^.*?:/, '')
    passwords.push(password)
    const react = left.shift() ?? takes
    const post: Post = {
      request,
      response,
      socket: request.socket,
      password,
      keep: async () => keepIfTaken(await digestOfContent(request)),
      drain: async () => void (await digestOfContent(request)),
    }
    // Some reactions end the connection in the middle.
    void Promise.resolve(react(post)).catch(() => {})
  })
  return { ...server, shelf, passwords, posts: () => posts, looks: () => looks }
}

/** Reads a form to its end, and gives the SHA-256 of the file in it. */
async function digestOfContent(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  const begin = body.indexOf('\r\n\r\n', body.indexOf('name="content"')) + 4
  const boundary = body.subarray(0, body.indexOf('\r\n'))
  return createHash('sha256')
    .update(body.subarray(begin, body.lastIndexOf(boundary) - 2))
    .digest('hex')
}

export const takes: Reaction = async (post) => {
  const status = await post.keep()
  post.response.writeHead(status).end(status === 400 ? 'File already exists' : '')
}

/** Answers, and keeps nothing. */
export function says(status: number, body = '', headers: Readonly<Record<string, string>> = {}): Reaction {
  return async (post) => {
    await post.drain()
    post.response.writeHead(status, headers).end(body)
  }
}

/** Keeps the file, and then does something else than say so. */
export function keepsBut(then: Reaction): Reaction {
  return async (post) => {
    await post.keep()
    await then(post)
  }
}

/** Hears everything, keeps nothing, and then does something else than answer. */
export function forgetsAnd(then: Reaction): Reaction {
  return async (post) => {
    await post.drain()
    await then(post)
  }
}

export const answers = (status: number, headers: Readonly<Record<string, string>> = {}): Reaction => {
  return ({ response }) => void response.writeHead(status, headers).end()
}
export const cutsOff: Reaction = ({ socket }) => void socket.destroy()
export const resets: Reaction = ({ socket }) => void socket.resetAndDestroy()
export const staysSilent: Reaction = () => {}
/** The client never hears the end of the headers. */
export const cutsOffAfterTheStatusLine: Reaction = ({ socket }) => void socket.end('HTTP/1.1 200 OK\r\nserver: x\r\n')
/** The client has heard the status, but not all that was to be said. */
export const cutsOffInTheBody: Reaction = ({ response, socket }) => {
  response.writeHead(200, { 'content-length': '1000' })
  response.write('Thank y', () => socket.destroy())
}
/** Something that is no HTTP. */
export const talksNonsense: Reaction = ({ socket }) => void socket.end('Hello!\r\n\r\n')
/** Before the end of a file that does not fit into what lies between. */
export const resetsInTheMiddle: Reaction = ({ request, socket }) => {
  request.once('data', () => socket.resetAndDestroy())
}
