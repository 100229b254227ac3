import { type Claims, claimText } from '../claims.ts'
import type { Detail } from '../errors.ts'
import { publisherLink } from './publisher-link.ts'
import type { ProjectAtStake } from './run-facts.ts'

/** As many as somebody would register by hand. */
const LINKS_SHOWN = 5

/** What the form of a trusted publisher asks for, with the values that fit a run. */
export interface Registration {
  readonly owner: string
  readonly repository: string
  readonly workflowFile: string
  /** Empty where the job is in none. */
  readonly environment: string
}

/** What to register for a run by its claims; nothing where they do not say it. */
export function registrationFrom(claims: Claims): Registration | undefined {
  const [owner = '', repository = ''] = claimText(claims, 'repository').split('/')
  // The workflow that was started: PyPI supports no other (docs.pypi.org/trusted-publishers/troubleshooting).
  const workflowFile = workflowFileOf(claims, 'workflow_ref')
  if (owner === '' || repository === '' || workflowFile === undefined) return undefined
  return { owner, repository, workflowFile, environment: claimText(claims, 'environment') }
}

/** The file's name below `.github/workflows/` that a claim such as `workflow_ref` speaks of. */
export function workflowFileOf(claims: Claims, claim: 'workflow_ref' | 'job_workflow_ref'): string | undefined {
  return /\/([^/@]+\.ya?ml)@/.exec(claimText(claims, claim))?.[1]
}

/** The values to enter, and the pages to enter them at. */
export function registrationDetails(
  registration: Registration,
  { title, siteUrl }: { readonly title: string; readonly siteUrl: URL | undefined },
  projects: readonly ProjectAtStake[],
): readonly Detail[] {
  const { owner, repository, workflowFile, environment } = registration
  const absent = projects.filter(({ existence }) => existence === 'absent')
  const rows: readonly (readonly [string, string])[] = [
    ...absent.slice(0, LINKS_SHOWN).map(({ name }) => ['PyPI Project Name', name] as const),
    ['Owner', owner],
    ['Repository name', repository],
    ['Workflow name', workflowFile],
    ['Environment name', environment === '' ? '(leave empty, or give the job an environment)' : environment],
  ]
  const table: Detail = { kind: 'table', title: `What to enter on ${title}, for GitHub`, rows }
  if (siteUrl === undefined) return [table]
  const present = projects.filter(({ existence }) => existence !== 'absent').slice(0, LINKS_SHOWN)
  return [
    table,
    ...present.map(({ name }): Detail => {
      const url = publisherLink(siteUrl, name, { owner, repository, workflowFile, environment }).href
      return { kind: 'link', title: `The form for ${name}, filled in`, url }
    }),
    ...(absent.length === 0
      ? []
      : [
          {
            kind: 'link',
            title: `For a project that ${title} does not have yet: register a pending publisher`,
            // It takes no parameters.
            url: new URL('manage/account/publishing/', siteUrl).href,
          } as const,
        ]),
  ]
}
