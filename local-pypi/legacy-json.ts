import { type Answer, jsonAnswer, titleOf } from './answers.ts'
import { labelledUrl, single } from './core-metadata.ts'
import { filePath, timestamp } from './file-address.ts'
import { normalizedName } from './names.ts'
import type { CoreMetadata, Project, Release, Store } from './store.ts'
import { compareVersions, isPreRelease, parseVersion, versionText } from './versions.ts'

export interface JsonRequest {
  readonly name: string
  /** `undefined` for the page of the whole project. */
  readonly version: string | undefined
  readonly origin: string
}

/** PyPI's older JSON API: a project with its newest release and the files of all, or one release. */
export function projectJson(store: Store, { name, version, origin }: JsonRequest): Answer {
  const project = store.project(name)
  const release =
    project === undefined || project.status === 'quarantined' ? undefined : releaseWanted(store, project, version)
  if (project === undefined || release === undefined) {
    return jsonAnswer(404, { message: 'Not Found' })
  }
  if (name !== normalizedName(name)) {
    const path = [project.normalizedName, ...(version === undefined ? [] : [version]), 'json'].map(encodeURIComponent)
    return { status: 301, reason: titleOf(301), headers: { Location: `${origin}/pypi/${path.join('/')}` }, body: '' }
  }
  const releases = project.releases.toSorted((left, right) => compareVersions(left.version, right.version))
  return jsonAnswer(
    200,
    {
      info: info(project, release, origin),
      last_serial: project.lastSerial,
      ownership: { roles: [{ role: 'Owner', user: project.owner }], organization: null },
      ...(version === undefined
        ? { releases: Object.fromEntries(releases.map((each) => [versionText(each.version), filesOf(each, origin)])) }
        : {}),
      urls: filesOf(release, origin),
      vulnerabilities: [],
    },
    { 'Cache-Control': 'max-age=900, public', 'X-PyPI-Last-Serial': String(project.lastSerial) },
  )
}

function releaseWanted(store: Store, project: Project, version: string | undefined): Release | undefined {
  if (version !== undefined) {
    const parsed = parseVersion(version)
    return parsed === undefined ? undefined : store.release(project, parsed)
  }
  const newestFirst = project.releases.toSorted((left, right) => compareVersions(right.version, left.version))
  return newestFirst.find((release) => !isPreRelease(release.version)) ?? newestFirst[0]
}

function filesOf(release: Release, origin: string) {
  return release.files
    .toSorted((left, right) => (left.filename < right.filename ? -1 : 1))
    .map((file) => ({
      comment_text: file.comment,
      'core-metadata': false,
      digests: { blake2b_256: file.digests.blake2b256, md5: file.digests.md5, sha256: file.digests.sha256 },
      downloads: -1,
      filename: file.filename,
      has_sig: false,
      md5_digest: file.digests.md5,
      packagetype: file.filetype,
      python_version: file.pythonVersion,
      requires_python: single(release.metadata, 'requires-python') ?? null,
      size: file.size,
      upload_time: file.uploaded.toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length),
      upload_time_iso_8601: timestamp(file.uploaded),
      url: `${origin}${filePath(file)}`,
      yanked: false,
      yanked_reason: null,
    }))
}

function info(project: Project, { metadata, version }: Release, origin: string) {
  const text = (field: string) => single(metadata, field) ?? null
  const list = (field: string) => metadata.get(field) ?? null
  const page = `${origin}/project/${encodeURIComponent(project.name)}/`
  return {
    author: text('author'),
    author_email: text('author-email'),
    bugtrack_url: null,
    classifiers: metadata.get('classifier') ?? [],
    description: text('description') ?? '',
    description_content_type: text('description-content-type'),
    docs_url: null,
    download_url: text('download-url'),
    downloads: { last_day: -1, last_month: -1, last_week: -1 },
    dynamic: list('dynamic'),
    home_page: text('home-page'),
    keywords: text('keywords'),
    license: text('license'),
    license_expression: text('license-expression'),
    license_files: list('license-file'),
    maintainer: text('maintainer'),
    maintainer_email: text('maintainer-email'),
    name: project.name,
    package_url: page,
    platform: text('platform'),
    project_url: page,
    project_urls: projectUrls(metadata),
    provides_extra: list('provides-extra'),
    release_url: `${page}${versionText(version)}/`,
    requires_dist: list('requires-dist'),
    requires_python: text('requires-python'),
    summary: text('summary'),
    version: versionText(version),
    yanked: false,
    yanked_reason: null,
  }
}

function projectUrls(metadata: CoreMetadata): Readonly<Record<string, string>> | null {
  const links = (metadata.get('project-url') ?? []).map(labelledUrl).map(({ label, url }) => [label, url])
  return links.length === 0 ? null : Object.fromEntries(links)
}
