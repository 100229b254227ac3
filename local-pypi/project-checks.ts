import type { Identity } from './credentials.ts'
import { normalizedName } from './names.ts'
import { repr } from './python-text.ts'
import { helpPage, type Refusal, refusal } from './refusal.ts'
import { isStandardLibraryName } from './standard-library.ts'
import type { Project } from './store.ts'

const TROUBLESHOOTING_PAGE = 'https://docs.pypi.org/trusted-publishers/troubleshooting/'

export interface ProjectRequest {
  readonly identity: Identity
  /** The name in the form. */
  readonly name: string
  /** The project of that name, if there is one. */
  readonly project: Project | undefined
  readonly now: Date
}

/** Says whether somebody may upload to a project, or create it by the upload. */
export function checkProject({ identity, name, project, now }: ProjectRequest): Refusal | undefined {
  if (project === undefined && identity.kind === 'publisher' && identity.projects !== 'any') {
    return refusal(
      400,
      'Non-user identities cannot create new projects. This was probably caused by successfully using a pending ' +
        "publisher but specifying the project name incorrectly (either in the publisher or in your project's " +
        `metadata). Please ensure that both match. See: ${TROUBLESHOOTING_PAGE}`,
    )
  }
  if (project === undefined && isStandardLibraryName(normalizedName(name))) {
    return refusal(
      400,
      `The name ${repr(name)} isn't allowed (conflict with Python Standard Library module name). ` +
        `See ${helpPage('project-name')} for more information.`,
    )
  }
  const projectName = project?.name ?? name
  return checkScope(identity, projectName) ?? checkExpiry(identity, now) ?? checkRight(identity, project, projectName)
}

/** The limits that are sealed in the token come before the rights of whoever it was made for. */
function checkScope(identity: Identity, name: string): Refusal | undefined {
  if (identity.projects === 'any' || identity.projects.includes(normalizedName(name))) {
    return undefined
  }
  const reason =
    identity.kind === 'publisher'
      ? `OIDC scoped token is not valid for project '${name}'`
      : `project-scoped token is not valid for project: ${repr(name)}`
  return refusal(403, `Invalid API Token: ${reason}`)
}

function checkExpiry({ expires }: Identity, now: Date): Refusal | undefined {
  return expires !== undefined && now >= expires ? refusal(403, 'Invalid API Token: token is expired') : undefined
}

/** Nobody uploads to an archived project; to one in quarantine users still do, and publishers do not. */
function checkRight(identity: Identity, project: Project | undefined, name: string): Refusal | undefined {
  const { status = 'active', owner } = project ?? {}
  const page = helpPage('project-name')
  if (identity.kind === 'publisher') {
    return status === 'active'
      ? undefined
      : refusal(403, `The given token isn't allowed to upload to project '${name}'. See ${page} for more information.`)
  }
  if (status !== 'archived' && (owner === undefined || owner === identity.user)) {
    return undefined
  }
  return refusal(
    403,
    `The user '${identity.user}' isn't allowed to upload to project '${name}'. See ${page} for more information.`,
  )
}
