// What pip would get from an index.
import { createHash } from 'node:crypto'
import type { CorpusFile } from './corpus.ts'

/**
 * Downloads a file by way of its project's page and gives its SHA-256.
 *
 * @throws {Error} if the page does not link to the file, or an answer is not a success.
 */
export async function downloadedSha256(
  simpleUrl: string,
  { project, file }: Pick<CorpusFile, 'project' | 'file'>,
  headers: Readonly<Record<string, string>> = {},
): Promise<string> {
  const pageUrl = `${simpleUrl}${project.toLowerCase().replace(/[-_.]+/g, '-')}/`
  const page = await fetchOk(pageUrl, { ...headers, accept: 'text/html' })
  const links = [...(await page.text()).matchAll(/href="(?<target>[^"]+)"/g)].map(
    ({ groups }) => new URL(groups?.target ?? '', pageUrl),
  )
  const link = links.find(({ pathname }) => decodeURIComponent(pathname).endsWith(`/${file}`))
  if (link === undefined) throw new Error(`${pageUrl} has no link to ${file}.`)
  const { body } = await fetchOk(link.href, headers)
  const digest = createHash('sha256')
  for await (const chunk of body ?? []) digest.update(chunk)
  return digest.digest('hex')
}

async function fetchOk(url: string, headers: Readonly<Record<string, string>>): Promise<Response> {
  const response = await fetch(url, { headers })
  if (!response.ok) throw new Error(`${url} answered ${response.status} ${response.statusText}.`)
  return response
}
