import { Failure } from '../errors.ts'
import type { Reply } from './transport.ts'

/**
 * The answer, where a success has been heard to its end: half of what was asked for is of no use, and may be had whole
 * by asking again.
 *
 * @throws {Failure} `NETWORK_UNREACHABLE`.
 */
export function wholeAnswer(reply: Reply, { host }: URL): Reply {
  if (reply.status >= 200 && reply.status < 300 && reply.bodyEnd === 'cut') {
    throw new Failure('NETWORK_UNREACHABLE', `${host} broke off in the middle of its answer.`, {
      hint: 'Run the job again; if it keeps failing, check what stands between the runner and that host.',
    })
  }
  return reply
}
