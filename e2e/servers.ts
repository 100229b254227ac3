// Real indexes that the suites publish to, each with one user.
import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runOrThrow, type Server, startServer } from '../__tests__/support/child-process.ts'

export const USER = 'alice'
export const PASSWORD = 'correct horse: battery'

export interface Pypiserver extends Server {
  /** Where it keeps files, as they are. */
  readonly packages: string
}

/** Starts pypiserver in a folder of its own. */
export async function startPypiserver(
  python: string,
  folder: string,
  options: readonly string[] = [],
): Promise<Pypiserver> {
  const packages = join(folder, 'packages')
  await mkdir(packages, { recursive: true })
  const passwords = join(folder, 'htpasswd')
  await writeFile(passwords, `${USER}:{SHA}${createHash('sha1').update(PASSWORD).digest('base64')}\n`)
  const access = ['--authenticate', 'update', '--passwords', passwords, '--disable-fallback']
  const server = await startServer(python, (port) => {
    const address = ['--interface', '127.0.0.1', '--port', port]
    return ['-m', 'pypiserver', 'run', ...address, ...access, ...options, packages]
  })
  return { ...server, packages }
}

export interface Devpi extends Server {
  /** Makes an index of the user's: one that takes each file name once, or one in which files are replaced. */
  createIndex(name: string, kind: 'volatile' | 'non-volatile'): Promise<void>
}

/** Starts devpi-server in a folder of its own, with the user and no index. */
export async function startDevpi(python: string, folder: string): Promise<Devpi> {
  const data = ['--serverdir', join(folder, 'server')]
  const init = 'from devpi_server.init import init; init()'
  await runOrThrow(python, ['-c', init, ...data, '--no-root-pypi', '--root-passwd', PASSWORD])
  const server = await startServer(python, (port) => {
    return ['-m', 'devpi_server', ...data, '--host', '127.0.0.1', '--port', port, '--offline-mode']
  })
  await send('PUT', `${server.origin}/${USER}`, { password: PASSWORD })
  const session = await send('POST', `${server.origin}/+login`, { user: USER, password: PASSWORD })
  const { result }: { result: { password: string } } = JSON.parse(session)
  return {
    ...server,
    async createIndex(name, kind) {
      const index = { type: 'stage', bases: [], volatile: kind === 'volatile' }
      await send('PUT', `${server.origin}/${USER}/${name}`, index, result.password)
    },
  }
}

async function send(method: string, url: string, body: object, sessionPassword?: string): Promise<string> {
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  if (sessionPassword !== undefined) {
    headers['x-devpi-auth'] = Buffer.from(`${USER}:${sessionPassword}`).toString('base64')
  }
  const response = await fetch(url, { method, headers, body: JSON.stringify(body) })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}: ${text}`)
  return text
}
