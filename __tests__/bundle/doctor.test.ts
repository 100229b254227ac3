// Half of all set-ups of trusted publishing fail the first time: what the run says then, in every situation we know of.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type LocalPypi, type LocalPypiOptions, startLocalPypi } from '../../local-pypi/server.ts'
import { type ActionRun, runAction } from '../support/run-action.ts'
import { buildWheel } from '../support/wheel.ts'

let workspace = ''

beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'doctor-'))
  await mkdir(join(workspace, 'dist'))
  const { filename, bytes } = buildWheel({ name: 'sample-project', version: '1.0.0' })
  await writeFile(join(workspace, 'dist', filename), bytes)
})

afterAll(async () => {
  await rm(workspace, { recursive: true, force: true })
})

const PUBLISHER = {
  owner: 'octo-org',
  ownerId: '654321',
  repository: 'sample-project',
  workflow: 'release.yml',
  environment: '',
  projects: ['sample-project'],
} as const

interface Situation {
  /** How the index and the run are; by default there is one publisher, which fits. */
  readonly index?: LocalPypiOptions
  /** What the index says whatever it is shown. */
  readonly refusal?: readonly [code: string, description: string]
  readonly event?: unknown
  readonly env?: Readonly<Record<string, string>>
  readonly identity?: 'given' | 'none'
  /** What stands first. */
  readonly says: RegExp
  /** What would be wrong to say at all. */
  readonly neverSays?: RegExp
}

const NOT_FOUND = 'valid token, but no corresponding publisher (Publisher with matching claims was not found)'

function registered(changes: Partial<Record<keyof typeof PUBLISHER, string>>): LocalPypiOptions {
  return { publishers: [{ ...PUBLISHER, ...changes, projects: PUBLISHER.projects }] }
}

const SITUATIONS: Readonly<Record<string, Situation>> = {
  'no permission': { identity: 'none', says: /Give the job the permission id-token: write/ },
  'no permission, since a fork asks by a pull request': {
    identity: 'none',
    env: { GITHUB_EVENT_NAME: 'pull_request' },
    event: { pull_request: { head: { repo: { fork: true } } } },
    says: /A pull request from a fork gets no ID token/,
    neverSays: /Likely/,
  },
  'no permission, in a pull request of the repository itself': {
    identity: 'none',
    env: { GITHUB_EVENT_NAME: 'pull_request' },
    event: { pull_request: { head: { repo: { fork: false } } } },
    says: /Give the job the permission id-token: write/,
    neverSays: /from a fork/,
  },
  'no permission, since Dependabot asks': {
    identity: 'none',
    env: { GITHUB_ACTOR: 'dependabot[bot]' },
    says: /Give the job the permission id-token: write/,
  },
  'a job without the environment that the publisher names': {
    index: { ...registered({ environment: 'pypi' }), run: { environment: undefined } },
    says: /Likely: the publisher names an environment, as most do, and this job is in none/,
  },
  'a job in another environment': {
    index: registered({ environment: 'release' }),
    says: /Possibly: the publisher names another environment than “pypi”/,
    neverSays: /this job is in none/,
  },
  'another workflow file': {
    index: { ...registered({ workflow: 'publish.yml' }), run: { environment: undefined } },
    says: /environment/,
  },
  'another repository': { index: registered({ repository: 'renamed' }), says: /environment/ },
  'another case of the owner': {
    index: { ...registered({}), run: { repository: 'Octo-Org/sample-project', environment: undefined } },
    says: /environment/,
  },
  'an account made anew under the name of the owner': {
    index: registered({}),
    refusal: [
      'invalid-publisher',
      "valid token, but no corresponding publisher (Check failed for required claim 'repository_owner_id')",
    ],
    says: /octo-org is another account than the one/,
    neverSays: /What to enter/,
  },
  'an owner spelled otherwise in the publisher': {
    refusal: [
      'invalid-publisher',
      "valid token, but no corresponding publisher (Check failed for required claim 'repository_owner')",
    ],
    says: /upper and lower case count/,
  },
  'a project that does not exist, and no pending publisher': {
    index: { publishers: [] },
    says: /Likely: .* has no project sample-project yet, and no pending publisher fits/,
  },
  'a reusable workflow': {
    index: { ...registered({}), run: { calledWorkflow: 'upload.yml' } },
    says: /Likely: this job runs in the reusable workflow upload\.yml, called by release\.yml/,
  },
  'a reusable workflow of another repository': {
    refusal: [
      'invalid-publisher',
      'valid token, but no corresponding publisher (The job_workflow_ref claim does not match, expecting one of […])',
    ],
    index: { run: { calledWorkflow: 'upload.yml' } },
    says: /reusable workflow upload\.yml/,
  },
  'a publisher of another branch': {
    refusal: [
      'invalid-publisher',
      'valid token, but no corresponding publisher (The job_workflow_ref claim does not match, expecting one of […])',
    ],
    says: /another branch, tag or repository of the workflow/,
  },
  pull_request_target: {
    index: { ...registered({}), run: { eventName: 'pull_request_target', environment: undefined } },
    says: /started by pull_request_target/,
    neverSays: /What to enter/,
  },
  'a run of a fork': {
    index: { run: { repository: 'somebody/sample-project' }, publishers: [PUBLISHER] },
    event: { repository: { fork: true } },
    says: /Likely: this run is of somebody\/sample-project, which is a fork/,
  },
  'an enterprise server': {
    refusal: ['invalid-payload', 'unknown trusted publishing issuer'],
    env: { GITHUB_SERVER_URL: 'https://github.example.com' },
    says: /This run is of https:\/\/github\.example\.com/,
    neverSays: /Likely|Possibly/,
  },
  'an enterprise with an issuer of its own': {
    refusal: [
      'invalid-publisher',
      "valid token, but no corresponding publisher (JWT issuer 'https://x' does not match expected issuer 'https://y')",
    ],
    says: /ID tokens .* does not know/,
  },
  'an ID token that was used': {
    refusal: ['invalid-reuse-token', 'invalid token: already used'],
    says: /shown to the index before/,
    neverSays: /What to enter/,
  },
  'an ID token out of its time': {
    refusal: ['invalid-token', 'malformed or invalid token'],
    says: /Possibly: the ID token was too old or too young/,
  },
  'a damaged ID token': {
    refusal: ['invalid-payload', 'malformed JWT'],
    says: /Possibly: the ID token arrived damaged/,
  },
  'a pending publisher for a project that exists by now': {
    refusal: ['invalid-pending-publisher', 'valid token, but project already exists'],
    says: /exists by now, and the pending publisher is gone/,
    neverSays: /Likely/,
  },
  'a pending publisher for a name that is not allowed': {
    refusal: ['invalid-payload', "The name 'sample' isn't allowed. See https://… for more information."],
    says: /its project cannot be made/,
  },
  'a pending publisher for a name like another': {
    refusal: ['invalid-payload', "The name 'sample' is too similar to an existing project."],
    says: /its project cannot be made/,
  },
  'trusted publishing switched off': {
    refusal: ['not-enabled', 'GitHub trusted publishing functionality not enabled'],
    says: /has switched trusted publishing off for now/,
  },
  'a code that nobody knows': {
    refusal: ['invalid-mood', 'the index does not feel like it'],
    says: /the index does not feel like it \(invalid-mood\)\. This answer is not known/,
    neverSays: /Likely|Possibly/,
  },
  'hostile words of the index': {
    refusal: ['invalid-publisher', `${NOT_FOUND}\n::error::gotcha\u001b[31m${'x'.repeat(100_000)}`],
    says: /environment/,
    neverSays: /^::error::gotcha/m,
  },
}

async function runIn({ index = {}, refusal, event, env = {}, identity = 'given' }: Situation): Promise<ActionRun> {
  const pypi: LocalPypi = await startLocalPypi({ projects: ['sample-project'], ...index })
  try {
    if (refusal !== undefined) pypi.refuseMinting({ code: refusal[0], description: refusal[1] })
    const eventFile = join(workspace, 'event.json')
    await writeFile(eventFile, JSON.stringify(event ?? {}))
    const identityVariables = identity === 'given' ? pypi.runnerEnvironment : {}
    return await runAction(pypi.inputs, {
      workspace,
      env: { ...identityVariables, GITHUB_EVENT_PATH: eventFile, ...env },
    })
  } finally {
    await pypi.close()
  }
}

describe.each(Object.entries(SITUATIONS))('%s', (_, situation) => {
  test('is told first', async () => {
    const run = await runIn(situation)
    expect(run.exitCode).toBe(1)
    const [error = ''] = run.output.split('\n').filter((line) => /^::error title=IDENTITY/.test(line))
    expect(error).toMatch(situation.says)
    if (situation.neverSays) expect(run.output).not.toMatch(situation.neverSays)
    expect(run.summary).not.toBe('')
  })
})

describe('what to register', () => {
  test('is shown with the form filled in, for a project that exists', async () => {
    const run = await runIn({ index: registered({ environment: 'release' }), says: /./ })
    expect(run.output).toMatch(
      /Owner +octo-org\n.*Repository name +sample-project\n.*Workflow name +release\.yml\n.*pypi/,
    )
    expect(run.output).toMatch(
      /\/manage\/project\/sample-project\/settings\/publishing\/\?provider=github&owner=octo-org&repository=sample-project&workflow_filename=release\.yml&environment=pypi/,
    )
    expect(run.summary).toContain('workflow_filename=release.yml')
  })

  test('is shown with the page of pending publishers, for one that does not', async () => {
    const run = await runIn({ index: { publishers: [] }, says: /./ })
    expect(run.output).toMatch(/PyPI Project Name +sample-project/)
    expect(run.output).toContain('/manage/account/publishing/')
    expect(run.output).not.toContain('/settings/publishing/')
  })
})
