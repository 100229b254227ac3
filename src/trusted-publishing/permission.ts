import { type Detail, Failure } from '../errors.ts'
import type { RunFacts } from './run-facts.ts'

const PERMISSION: Detail = {
  kind: 'code',
  title: 'In the workflow',
  lines: ['jobs:', '  publish:', '    permissions:', '      id-token: write'],
}

/** Explains why a job may not have an ID token. */
export function notPermitted({ fork, actor, eventName }: RunFacts): Failure {
  if (fork === 'pull request from a fork' && eventName === 'pull_request') {
    return new Failure('IDENTITY_NOT_PERMITTED', 'A pull request from a fork gets no ID token, so it cannot publish.', {
      hint: 'Publish from another event, such as a release or a pushed tag. To try a release out, set dry-run: true.',
    })
  }
  const items = [
    ...(actor === 'dependabot[bot]'
      ? ['Likely: Dependabot started this run, and gets fewer permissions than others do. Publish from another event.']
      : []),
    'Likely: the job lacks the permission id-token: write. Permissions of the job replace those of the workflow, so it has to stand with the job if that has any.',
    'Possibly: this job is in a reusable workflow, and the job that calls it does not grant the permission too.',
    'Possibly: an API token was meant, and the secret that the input password names does not exist: that expands to nothing, which selects trusted publishing.',
  ]
  return new Failure('IDENTITY_NOT_PERMITTED', 'This job may not have an ID token, which trusted publishing needs.', {
    hint: 'Give the job the permission id-token: write, or give an API token as the input password.',
    details: [{ kind: 'list', title: 'What may be the matter', items }, PERMISSION],
  })
}
