import { createHash } from 'node:crypto'
import { acceptableOffers } from './accept.ts'
import { type Answer, titleOf } from './answers.ts'
import { single } from './core-metadata.ts'
import { filePath, provenancePath, timestamp } from './file-address.ts'
import { normalizedName } from './names.ts'
import type { Project, ProjectStatus, Store } from './store.ts'
import { compareVersions, versionText } from './versions.ts'

const JSON_TYPE = 'application/vnd.pypi.simple.v1+json'
const OFFERS = ['text/html', 'application/vnd.pypi.simple.v1+html', JSON_TYPE]
const API_VERSION = '1.4'

export interface SimpleRequest {
  readonly accept: string | undefined
  readonly ifNoneMatch: string | undefined
  readonly origin: string
}

/** The list of all projects (PEP 503, PEP 691). */
export function simpleIndex(store: Store, request: SimpleRequest): Answer {
  const projects = store.projects.filter(({ status }) => status !== 'quarantined')
  return negotiated(request, store.serial, {
    json: () => ({
      meta: { 'api-version': API_VERSION, '_last-serial': store.serial },
      projects: projects.map(({ name, lastSerial }) => ({ name, '_last-serial': lastSerial })),
    }),
    html: () =>
      page('Simple index', [
        ...projects.map((project) => `<a href="/simple/${project.normalizedName}/">${escaped(project.name)}</a>`),
      ]),
  })
}

/** The files of a project (PEP 503, 691, 700, 714, 740, 792). */
export function simpleProject(store: Store, name: string, request: SimpleRequest): Answer {
  const project = store.project(name)
  if (project === undefined) {
    return { status: 404, headers: { 'Content-Type': 'text/plain; charset=UTF-8' }, body: '404 Not Found' }
  }
  if (name !== normalizedName(name)) {
    const location = `${request.origin}/simple/${project.normalizedName}/`
    return { status: 301, reason: titleOf(301), headers: { Location: location }, body: '' }
  }
  const { versions, files } = projectFiles(project, request.origin)
  return negotiated(request, project.lastSerial, {
    json: () => ({
      meta: { 'api-version': API_VERSION, '_last-serial': project.lastSerial },
      name: project.normalizedName,
      'project-status': { status: project.status },
      versions,
      files,
    }),
    html: () => {
      const links = files.map((file) => {
        const python = file['requires-python']
        const attributes = [
          python === null ? '' : ` data-requires-python="${escaped(python)}"`,
          file.provenance === null ? '' : ` data-provenance="${escaped(file.provenance)}"`,
        ].join('')
        return `<a href="${escaped(file.url)}#sha256=${file.hashes.sha256}"${attributes}>${escaped(file.filename)}</a><br>`
      })
      return `${page(`Links for ${project.normalizedName}`, links, project.status)}<!--SERIAL ${project.lastSerial}-->\n`
    },
  })
}

function projectFiles(project: Project, origin: string) {
  const releases = project.releases
    .filter(({ files }) => files.length > 0 && project.status !== 'quarantined')
    .toSorted((left, right) => compareVersions(left.version, right.version))
  const files = releases.flatMap((release) =>
    release.files
      .toSorted((left, right) => (left.filename < right.filename ? -1 : 1))
      .map((file) => ({
        filename: file.filename,
        url: `${origin}${filePath(file)}`,
        hashes: { sha256: file.digests.sha256 },
        'requires-python': single(release.metadata, 'requires-python') ?? null,
        size: file.size,
        'upload-time': timestamp(file.uploaded),
        yanked: false,
        'data-dist-info-metadata': false,
        'core-metadata': false,
        provenance:
          file.provenance === undefined
            ? null
            : `${origin}${provenancePath(project.normalizedName, versionText(release.version), file.filename)}`,
      })),
  )
  return { versions: releases.map(({ version }) => versionText(version)), files }
}

interface Forms {
  readonly json: () => unknown
  readonly html: () => string
}

/** Answers in the form that is wanted most; HTML when nothing on offer is, rather than 406. */
function negotiated({ accept, ifNoneMatch }: SimpleRequest, serial: number, forms: Forms): Answer {
  const type = acceptableOffers(accept, OFFERS)[0] ?? 'text/html'
  const body = type === JSON_TYPE ? `${JSON.stringify(forms.json())}\n` : forms.html()
  const etag = `"${createHash('sha256').update(type).update(body).digest('base64url')}"`
  const headers = {
    'Content-Type': type === JSON_TYPE ? type : `${type}; charset=UTF-8`,
    'Cache-Control': 'max-age=600, public',
    Vary: 'Accept',
    'X-PyPI-Last-Serial': String(serial),
    ETag: etag,
  }
  const isKnown = ifNoneMatch?.split(',').some((known) => ['*', etag].includes(known.trim().replace(/^W\//, '')))
  return isKnown ? { status: 304, headers, body: '' } : { status: 200, headers, body }
}

function page(title: string, lines: readonly string[], status?: ProjectStatus): string {
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '  <head>',
    `    <meta name="pypi:repository-version" content="${API_VERSION}">`,
    ...(status === undefined ? [] : [`    <meta name="pypi:project-status" content="${status}">`]),
    `    <title>${escaped(title)}</title>`,
    '  </head>',
    '  <body>',
    `    <h1>${escaped(title)}</h1>`,
    ...lines.map((line) => `    ${line}`),
    '  </body>',
    '</html>',
    '',
  ].join('\n')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
