import { readFileSync, statSync } from 'node:fs'
import { jsonField } from '../http/json-fields.ts'
import type { RunFacts } from '../trusted-publishing/run-facts.ts'

/** What the runner's variables and the event say of this run. */
export function readRunFacts(): RunFacts {
  const event = readEvent()
  const head = jsonField(jsonField(jsonField(event, 'pull_request'), 'head'), 'repo')
  const isForksPullRequest = jsonField(head, 'fork') === true
  return {
    eventName: process.env.GITHUB_EVENT_NAME ?? '',
    actor: process.env.GITHUB_ACTOR ?? '',
    serverUrl: process.env.GITHUB_SERVER_URL || 'https://github.com',
    fork: isForksPullRequest
      ? 'pull request from a fork'
      : jsonField(jsonField(event, 'repository'), 'fork') === true
        ? 'run of a fork'
        : 'no fork',
  }
}

/** More than any event has: GitHub sends none of more than 25 MB. */
const EVENT_LIMIT_BYTES = 32 * 1024 * 1024

function readEvent(): unknown {
  try {
    const path = process.env.GITHUB_EVENT_PATH ?? ''
    const facts = statSync(path)
    if (!facts.isFile() || facts.size > EVENT_LIMIT_BYTES) return undefined
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    // Nothing depends on it but how well a failure is explained.
    return undefined
  }
}
