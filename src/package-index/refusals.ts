import type { IndexAddress } from './index-address.ts'

/** An answer that PyPI is known to give, and what its reader can do. */
interface Refusal {
  readonly says: RegExp
  readonly hint: string
}

const HELP = 'https://pypi.org/help/'
const LIMITS = 'https://docs.pypi.org/project-management/storage-limits'

/**
 * What PyPI says when it refuses an upload, the more particular before the more general (warehouse: forklift/legacy.py,
 * forklift/metadata.py, packaging/services.py, attestations/services.py, macaroons/security_policy.py).
 */
const REFUSALS: readonly Refusal[] = [
  // Who is asking.
  {
    says: /\bexpired\b/i,
    hint: 'The token is expired. Run the job again; if the token is a secret of yours, make a new one.',
  },
  {
    says: /OIDC scoped token is not valid for project|given token isn't allowed to upload/i,
    hint:
      'The trusted publisher of this workflow is not registered for this project, or the project is archived or in ' +
      'quarantine: look at its pages Publishing and Settings.',
  },
  {
    says: /project-scoped token is not valid for project/i,
    hint: 'The token was made for another project. Make one for this project, or use trusted publishing.',
  },
  {
    says: /Invalid API Token/i,
    hint: 'Set the secret again, with the whole token from “pypi-” to its end.',
  },
  {
    says: /Invalid or non-existent authentication/i,
    hint:
      'The index does not know this token: it was revoked, is not whole, or belongs to another index. PyPI and TestPyPI ' +
      'have tokens of their own.',
  },
  {
    says: /Username\/Password authentication is no longer supported/i,
    hint: 'Use trusted publishing, or an API token as the input password without the input user.',
  },
  {
    says: /verified primary email/i,
    hint: 'Whoever made the token has to verify their email address, in the account settings of the index.',
  },
  {
    says: /two-factor authentication/i,
    hint: 'Whoever made the token has to turn two-factor authentication on, in the account settings of the index.',
  },
  {
    says: /isn't allowed to upload to project/i,
    hint:
      'Somebody else has a project of this name, or it is archived: ask one of its owners to make you a maintainer, or ' +
      'choose another name.',
  },
  {
    says: /Read-only mode|New uploads are temporarily disabled/i,
    hint: 'Nobody can upload just now: see https://status.python.org, and run the job again later.',
  },
  // The project.
  {
    says: /Non-user identities cannot create new projects/i,
    hint:
      'The pending publisher was registered for a project with another name than the one in the metadata. Register one ' +
      'with this name, or correct the name.',
  },
  {
    says: /New project registration temporarily disabled/i,
    hint: 'New projects cannot be made just now: see https://status.python.org, and run the job again later.',
  },
  {
    says: /conflict with Python Standard Library module name/i,
    hint: 'Names of modules of the standard library are not given to projects: choose another name.',
  },
  {
    says: /is too similar to an existing project/i,
    hint: `Names that are easily taken for one another are not given twice: choose another name (${HELP}#project-name).`,
  },
  {
    says: /conflicts with an existing project/i,
    hint: 'Somebody has just made a project of this name. If that was you, in another job, run this one again.',
  },
  {
    says: /Too many new projects created/i,
    hint: 'PyPI limits how many projects one account makes in an hour: run the job again later.',
  },
  {
    says: /The name .* isn't allowed/i,
    hint: `The administrators have kept this name from use: choose another one, or ask them (${HELP}#project-name).`,
  },
  {
    says: /Organization account owning this project is inactive/i,
    hint: 'An owner of the organisation has to settle this with PyPI: support+orgs@pypi.org.',
  },
  // The file.
  {
    says: /File too large|Project size too large/i,
    hint: `An owner of the project can ask for more (${LIMITS}), or delete releases that nobody needs.`,
  },
  {
    says: /previously used by a file that has since been deleted/i,
    hint: 'A deleted file name never comes back: publish a new version.',
  },
  {
    says: /File already exists/i,
    hint: 'PyPI has other bytes under this name, or these bytes under another: publish a new version.',
  },
  {
    says: /releases older than \d+ days/i,
    hint: 'A release is closed some days after its first file: publish these files as a new version.',
  },
  { says: /Only one sdist/i, hint: 'The release has an sdist already: leave this one out, or publish a new version.' },
  {
    says: /digest supplied does not match/i,
    hint: 'The file was changed on its way: run the job again, and if it happens again, look for a proxy that changes it.',
  },
  {
    says: /description failed to render/i,
    hint: 'Run “twine check” on the file, and declare the type of the description (Description-Content-Type).',
  },
  {
    says: /is not a valid classifier|classifier .* has been deprecated/i,
    hint: 'Correct the classifier (https://pypi.org/classifiers/), build again and run again.',
  },
  {
    says: /unsupported platform tag/i,
    hint: 'Wheels for Linux are built as manylinux or musllinux: auditwheel or cibuildwheel do that.',
  },
  {
    says: /unknown error while trying to verify/i,
    hint: 'PyPI could not verify attestations just now: run the job again later, or publish with attestations: false.',
  },
  {
    says: /invalid attestations/i,
    hint:
      'Publish from the workflow file that is registered as trusted publisher, or publish without attestations, with ' +
      'attestations: false.',
  },
  {
    says: /Invalid distribution file|should be|should contain|Start filename for|does not contain the required|Invalid file extension/i,
    hint: 'Build the file again with a current build tool, and do not rename or repack it.',
  },
]

/** What to do about a refusal, by the server's own words where they are known, or else by the status. */
export function hintFor(status: number, reason: string, { treatedAs, uploadUrl }: IndexAddress): string | undefined {
  const known = treatedAs === 'pypi' || REFUSED_ANYWHERE.test(reason)
  const refusal = known ? REFUSALS.find(({ says }) => says.test(reason)) : undefined
  if (refusal !== undefined) return refusal.hint
  if (status === 401 || status === 403) {
    return treatedAs === 'pypi'
      ? 'Check that the token is whole, not revoked, and covers this project.'
      : 'Check the credentials, and that they may upload there.'
  }
  if (status === 404 || status === 405) {
    return /simple\/?$/.test(uploadUrl.pathname)
      ? 'repository-url looks like the address that pip reads from; files are uploaded to another one.'
      : 'Check repository-url: there is no upload endpoint at that address.'
  }
  if (status === 413) return 'The server in front of the index takes no file of this size: ask who runs it.'
  return undefined
}

/** What means the same whoever says it. */
const REFUSED_ANYWHERE = /\bexpired\b/i
