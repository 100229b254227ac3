import type { FailureCode } from '../errors.ts'

/**
 * The entry about an error in this action's own documentation, at the version that runs; nothing where the runner does
 * not say where the action came from, as for one that lies in the workspace.
 */
export function readErrorUrl(code: FailureCode): string | undefined {
  const { GITHUB_SERVER_URL: server = '', GITHUB_ACTION_REPOSITORY: repository = '' } = process.env
  const ref = process.env.GITHUB_ACTION_REF ?? ''
  if (!/^https:\/\/[\w.-]+$/.test(server) || !/^[\w.-]+\/[\w.-]+$/.test(repository) || !/^[\w./-]+$/.test(ref)) {
    return undefined
  }
  return `${server}/${repository}/blob/${ref}/docs/errors.md#${code.toLowerCase()}`
}
