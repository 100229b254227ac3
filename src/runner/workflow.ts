import type { PublisherWorkflow } from '../trusted-publishing/publisher-link.ts'

/** Which workflow runs, from the runner's variables; nothing where they are not as GitHub sets them. */
export function readWorkflow(): PublisherWorkflow | undefined {
  const [owner, repository] = (process.env.GITHUB_REPOSITORY ?? '').split('/')
  const workflowFile = /\/([^/@]+\.ya?ml)@/.exec(process.env.GITHUB_WORKFLOW_REF ?? '')?.[1]
  return owner && repository && workflowFile ? { owner, repository, workflowFile } : undefined
}
