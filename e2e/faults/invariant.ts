import type { LocalPypi } from '../../local-pypi/server.ts'
import type { OutcomeState } from '../../src/receipt.ts'
import type { Ending } from './publishing.ts'
import type { Shipment } from './shipment.ts'

/** By file name, the SHA-256 of what the index holds. */
export type Held = ReadonlyMap<string, string>

export function heldBy(pypi: LocalPypi): Held {
  const files = pypi.contents().flatMap(({ releases }) => releases.flatMap((release) => release.files))
  return new Map(files.map(({ filename, digests }) => [filename, digests.sha256]))
}

/** What a run says of a file, held against what the index has; nothing where the two agree. */
function contradiction(state: OutcomeState | undefined, ours: string, held: string | undefined): string | undefined {
  switch (state) {
    case 'uploaded':
    case 'already-there':
      return held === ours ? undefined : `is said to be ${state}, and is not there`
    case 'refused':
    case 'failed':
    case 'not-tried':
      return held === undefined ? undefined : `is said to be ${state}, and is there`
    case 'unconfirmed':
      return undefined
    default:
      return `ended as ${state}`
  }
}

/** Whether a run must publish everything, or may end in whatever way it says. */
export type Demand = 'everything is published' | 'whatever it says is true'

export interface Verdict {
  readonly shipment: Shipment
  readonly ending: Ending
  readonly pypi: LocalPypi
  /** What the index held before the run. */
  readonly before: Held
  readonly demand: Demand
}

/** Everything that is wrong with a run, as sentences. */
export function violations({ shipment, ending, pypi, before, demand }: Verdict): readonly string[] {
  const held = heldBy(pypi)
  const { states, failures } = ending
  const found: string[] = []
  for (const { filename, sha256 } of shipment.files) {
    const state = states?.get(filename)
    const problem =
      states === undefined
        ? held.get(filename) !== before.get(filename) && 'is there, although nothing was said to be sent'
        : contradiction(state, sha256, held.get(filename))
    if (problem) found.push(`${filename} ${problem}.`)
    if (states !== undefined && demand === 'everything is published') {
      const due = before.has(filename) ? 'already-there' : 'uploaded'
      if (state !== due) found.push(`${filename} ought to be ${due}, and is ${state}.`)
    }
    if (state === 'already-there' && !before.has(filename)) found.push(`${filename} was not there before the run.`)
    const stores = pypi.received.filter((upload) => upload.filename === filename && upload.outcome.state === 'accepted')
    if (stores.length > 1) found.push(`${filename} was stored ${stores.length} times.`)
  }
  if (states === undefined && demand === 'everything is published') {
    found.push(`Nothing was sent: ${failures.map(({ message }) => message).join(' ')}`)
  }
  return [...found, ...leaks(ending, pypi)]
}

/** An API token, a JWT, and the beginning of `__token__:pypi-` in Base64, as `Authorization` has it. */
const SECRET = /pypi-[\w-]{20,}|eyJ[\w-]{10,}\.[\w-]{10,}|X190b2tlbl9fOnB5cGkt/

function leaks({ lines }: Ending, pypi: LocalPypi): readonly string[] {
  const requestToken = pypi.runnerEnvironment.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? ''
  return lines
    .filter((line) => SECRET.test(line) || line.includes(requestToken))
    .map((line) => `A secret stands in the log: ${line}`)
}
