import type { Identity } from './credentials.ts'
import { normalizedName } from './names.ts'
import { repr } from './python-text.ts'
import { helpPage, type Refusal, refusal } from './refusal.ts'
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
  const projectName = project?.name ?? name
  return (
    checkScope(identity, projectName) ?? checkExpiry(identity, now) ?? checkRole(identity, project?.owner, projectName)
  )
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

function checkRole(identity: Identity, owner: string | undefined, name: string): Refusal | undefined {
  if (identity.kind === 'publisher' || owner === undefined || owner === identity.user) {
    return undefined
  }
  return refusal(
    403,
    `The user '${identity.user}' isn't allowed to upload to project '${name}'. ` +
      `See ${helpPage('project-name')} for more information.`,
  )
}
