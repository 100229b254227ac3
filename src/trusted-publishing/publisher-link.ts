/** The workflow that a trusted publisher is registered for. */
export interface PublisherWorkflow {
  readonly owner: string
  readonly repository: string
  /** The file's name below `.github/workflows/`. */
  readonly workflowFile: string
  /** Empty or absent for any environment, or none. */
  readonly environment?: string
}

/** The page of a project's publishers with the form filled in. `projectName` is the normalised name (PEP 503). */
export function publisherLink(siteUrl: URL, projectName: string, workflow: PublisherWorkflow): URL {
  const link = new URL(`manage/project/${encodeURIComponent(projectName)}/settings/publishing/`, siteUrl)
  link.searchParams.set('provider', 'github')
  link.searchParams.set('owner', workflow.owner)
  link.searchParams.set('repository', workflow.repository)
  link.searchParams.set('workflow_filename', workflow.workflowFile)
  if (workflow.environment) link.searchParams.set('environment', workflow.environment)
  return link
}
