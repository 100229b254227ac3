import type { Distribution } from '../distribution/distribution.ts'
import { isProjectName } from '../grammar/project-name.ts'
import type { Holdings, ProjectHoldings } from '../holdings.ts'
import { basicAuthorization } from './basic-authorization.ts'
import { fetchClassifiers } from './classifiers.ts'
import { type IndexAddress, isPyPIHost } from './index-address.ts'
import { bareHoldings, type ProjectAtHand, projectsAtHand } from './project-at-hand.ts'
import { fetchPyPIHoldings } from './pypi-holdings.ts'
import { eitherPatience, type Patience, patienceOf, Reader, type ReaderPorts } from './reader.ts'
import { fetchSimpleHoldings } from './simple-holdings.ts'
import { simpleUrlsOf } from './simple-url.ts'

/** What files are uploaded with, where that is a fixed user name and password. */
export interface Login {
  readonly user: string
  readonly password: string
}

export interface SurveyLimits {
  /** For one attempt to read one page. */
  readonly readMs: number
  /** For all pages of one project. */
  readonly projectMs: number
  /** For everything. */
  readonly surveyMs: number
}

const LIMITS: SurveyLimits = { readMs: 5_000, projectMs: 10_000, surveyMs: 30_000 }

export interface SurveyOptions extends ReaderPorts {
  /** Where the simple API is, where the user said so. */
  readonly indexUrl?: URL | undefined
  readonly login?: Login | undefined
  /** Whether somebody will ask the index's own list of classifiers. */
  readonly classifiers?: 'wanted' | 'not wanted'
  readonly limits?: Partial<SurveyLimits> | undefined
}

/**
 * Reads what the index holds of the projects at hand. It never fails: what cannot be read, or not soon, is unknown.
 *
 * For the names of files a cache's age does not matter: one that is listed stays taken, since PyPI gives no name free
 * again and other indexes decide for themselves; one that is not listed yet is sent, and the index says what it thinks
 * of that. For what else depends on it, the holdings say that they are aged.
 */
export async function survey(
  distributions: readonly Distribution[],
  index: IndexAddress,
  options: SurveyOptions,
): Promise<Holdings> {
  const limits = { ...LIMITS, ...options.limits }
  const { clock } = options.retrying
  const reader = new Reader(options, limits.readMs, authorizationOf(index, options))
  const surveyPatience = patienceOf(clock, limits.surveyMs)

  const surveyProject = async (project: ProjectAtHand): Promise<ProjectHoldings> => {
    // Whatever else stands in metadata is no part of a URL.
    if (!isProjectName(project.name)) {
      return bareHoldings(project, 'unknown', { state: 'unknown', reason: 'What its metadata has as Name is none.' })
    }
    const patience: Patience = eitherPatience(patienceOf(clock, limits.projectMs), surveyPatience)
    return index.treatedAs === 'pypi' && index.siteUrl !== undefined
      ? fetchPyPIHoldings(project, { siteUrl: index.siteUrl, reader, patience })
      : fetchSimpleHoldings(project, { simpleUrls: simpleUrlsOf(index, options.indexUrl), reader, patience })
  }

  const [classifiers, ...projects] = await Promise.all([
    options.classifiers === 'wanted' ? fetchClassifiers(index, reader, surveyPatience) : undefined,
    ...projectsAtHand(distributions).map(async (project) => [project.name, await surveyProject(project)] as const),
  ])
  return { projects: new Map(projects), classifiers, readAt: new Date() }
}

/** The login is shown to the host that uploads show it to, and to no other; PyPI shows everything to everybody. */
export function authorizationOf(
  { uploadUrl, treatedAs }: IndexAddress,
  { login, secrets }: Pick<SurveyOptions, 'login' | 'secrets'>,
): (url: URL) => string | undefined {
  if (login === undefined || treatedAs === 'pypi' || isPyPIHost(uploadUrl)) return () => undefined
  const authorization = basicAuthorization(login.user, login.password, secrets)
  return (url) => (url.origin === uploadUrl.origin ? authorization : undefined)
}
