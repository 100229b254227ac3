import { type Claims, claimRows, claimText, isReusableWorkflow } from '../claims.ts'
import { type Detail, Failure } from '../errors.ts'
import { registrationDetails, registrationFrom, workflowFileOf } from './registration.ts'
import type { ProjectAtStake, RunFacts } from './run-facts.ts'

/** What an index says when it gives no token. */
export interface MintRefusal {
  readonly code: string
  readonly description: string
}

/** A run that an index did not trust. */
export interface Situation {
  readonly index: { readonly title: string; readonly siteUrl: URL | undefined }
  /** Of the ID token that was shown. */
  readonly claims: Claims
  readonly facts: RunFacts
  readonly projects: readonly ProjectAtStake[]
}

/** Sure: the index said so, or it follows from the claims. The others are told in the order of their likelihood. */
interface Cause {
  readonly certainty: 'sure' | 'likely' | 'possible'
  /** What is the matter, and what to do about it. */
  readonly sentence: string
}

const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com'
const CAUSES_SHOWN = 4
const LEADS: Readonly<Record<Cause['certainty'], string>> = { sure: '', likely: 'Likely: ', possible: 'Possibly: ' }

/** Explains why an index did not trust a run: what happened, the likeliest causes, and what to register where. */
export function exchangeRefused(refusals: readonly MintRefusal[], situation: Situation): Failure {
  const { index, claims, projects } = situation
  const causes = refusals.flatMap((refusal) => causesOf(refusal, situation)).slice(0, CAUSES_SHOWN)
  const registration = registrationFrom(claims)
  const isAboutRegistration = refusals.some(({ code }) => code === 'invalid-publisher') && !isSettled(causes)
  const [first, ...others] = causes
  const details: readonly Detail[] = [
    ...(others.length === 0
      ? []
      : [{ kind: 'list', title: 'If it is not that, in order of likelihood', items: others.map(shown) } as const]),
    ...(isAboutRegistration && registration !== undefined ? registrationDetails(registration, index, projects) : []),
    {
      kind: 'table',
      title: 'Claims of this run, for debugging: register only what you mean to trust',
      rows: claimRows(claims),
    },
  ]
  const reasons = refusals.map(({ code, description }) => `${description} (${code})`).join('; ')
  return new Failure('IDENTITY_REFUSED', `${index.title} did not trust this run: ${reasons}.`, {
    hint: first === undefined ? 'This answer is not known to the action; the claims below may help.' : shown(first),
    details,
  })
}

/** Whether no registration would help. */
function isSettled([first]: readonly Cause[]): boolean {
  return first?.certainty === 'sure'
}

function shown({ certainty, sentence }: Cause): string {
  return `${LEADS[certainty]}${sentence}`
}

function causesOf({ code, description }: MintRefusal, situation: Situation): readonly Cause[] {
  const { index, claims, facts } = situation
  const issuer = claimText(claims, 'iss')
  const isForeignIssuer = /issuer/i.test(description) && issuer !== '' && issuer !== GITHUB_ISSUER
  if (isForeignIssuer || (facts.serverUrl !== 'https://github.com' && code === 'invalid-publisher')) {
    return [
      sure(
        `This run is of ${facts.serverUrl}, whose ID tokens ${index.title} does not know: trusted publishing works from ` +
          'github.com alone. Publish with an API token as the input password.',
      ),
    ]
  }
  switch (code) {
    case 'invalid-publisher':
      return [...statedCauses(description, situation), ...supposedCauses(situation)]
    case 'invalid-pending-publisher':
      return [
        sure(
          'The project that the pending publisher was to create exists by now, and the pending publisher is gone. If the ' +
            'project is yours, register a publisher in its settings; if not, choose another name.',
        ),
      ]
    case 'invalid-reuse-token':
      return [sure('The ID token was shown to the index before. Run the job again: each run gets fresh ones.')]
    case 'invalid-token':
      return [
        possible(
          'the ID token was too old or too young when it arrived: check the clock of a runner of your own, and run the ' +
            'job again.',
        ),
        possible(`${index.title} could not read GitHub's keys just now: see its status page, and run the job again.`),
      ]
    case 'not-enabled':
      return [
        sure(
          `${index.title} has switched trusted publishing off for now: see its status page. An API token as the input ` +
            'password works meanwhile.',
        ),
      ]
    case 'invalid-payload':
      return payloadCauses(description, situation)
    default:
      return []
  }
}

/** What the index's own sentence says for certain (warehouse, oidc/models/_core.py and github.py). */
function statedCauses(description: string, { claims, facts }: Situation): readonly Cause[] {
  if (/pull_request_target/.test(description) || claimText(claims, 'event_name') === 'pull_request_target') {
    return [
      sure(
        'The workflow was started by pull_request_target, from which PyPI takes nothing, since strangers can start it. ' +
          'Publish from another event, such as a release or a pushed tag.',
      ),
    ]
  }
  if (/claim '?repository_owner_id/.test(description)) {
    return [
      sure(
        `The owner ${claimText(claims, 'repository_owner')} is another account than the one that the publisher was registered ` +
          'for: it was deleted and made anew, or somebody else has taken the name. Remove the publisher and register it again.',
      ),
    ]
  }
  if (/claim '?repository_owner'/.test(description)) {
    return [sure('The owner is spelled otherwise in the publisher: upper and lower case count. Register it again.')]
  }
  if (/job_workflow_ref/.test(description)) {
    return [
      isReusableWorkflow(claims)
        ? reusable(claims)
        : sure(
            'The publisher was found, but is for another branch, tag or repository of the workflow: register it again.',
          ),
    ]
  }
  if (facts.fork === 'run of a fork') {
    return [
      likely(
        `this run is of ${claimText(claims, 'repository')}, which is a fork. Publish from the repository that is registered, ` +
          'or register the fork.',
      ),
    ]
  }
  return []
}

/** What mostly is the matter where no publisher was found, the likeliest first. */
function supposedCauses({ index, claims, projects }: Situation): readonly Cause[] {
  const repository = claimText(claims, 'repository')
  const environment = claimText(claims, 'environment')
  const workflowFile = workflowFileOf(claims, 'workflow_ref') ?? 'of this run'
  const absent = projects.filter(({ existence }) => existence === 'absent').map(({ name }) => name)
  const causes: Cause[] = []
  if (isReusableWorkflow(claims)) causes.push(reusable(claims))
  if (absent.length > 0) {
    causes.push(
      likely(
        `${index.title} has no project ${absent.slice(0, 3).join(', ')} yet, and no pending publisher fits this run, or it ` +
          'has expired, which happens after 30 days. Register one with the values below.',
      ),
    )
  }
  if (index.title === 'TestPyPI') {
    causes.push(likely('the publisher is registered on PyPI, and not on TestPyPI, which has publishers of its own.'))
  }
  causes.push(
    environment === ''
      ? likely(
          'the publisher names an environment, as most do, and this job is in none. Give the job the same one ' +
            '(environment: NAME), or register the publisher without.',
        )
      : possible(`the publisher names another environment than “${environment}”, which this job is in.`),
    possible(
      `the publisher names another workflow file than ${workflowFile}. Its name counts, and not the title in it.`,
    ),
  )
  if (/[A-Z]/.test(repository)) {
    causes.push(possible(`the publisher spells ${repository} otherwise: upper and lower case count.`))
  }
  causes.push(
    possible(
      `the publisher is for another repository than ${repository}, such as its name before it was renamed or moved.`,
    ),
  )
  return causes
}

function reusable(claims: Claims): Cause {
  const called = workflowFileOf(claims, 'job_workflow_ref') ?? 'another file'
  const caller = workflowFileOf(claims, 'workflow_ref') ?? 'another one'
  return {
    certainty: 'likely',
    sentence:
      `this job runs in the reusable workflow ${called}, called by ${caller}, which PyPI does not support. Put the job ` +
      'that publishes into the workflow that is started, and register that file.',
  }
}

function payloadCauses(description: string, { index }: Situation): readonly Cause[] {
  if (/isn't allowed|too similar|conflict|disabled|invalid/i.test(description) && /name|project/i.test(description)) {
    return [
      sure(
        'A pending publisher fits this run, but its project cannot be made, for the reason above. Choose another name, in ' +
          'the metadata and in the pending publisher.',
      ),
    ]
  }
  if (/unknown trusted publishing issuer/i.test(description)) {
    return [
      sure(`${index.title} does not know whoever made the ID token. Publish with an API token as the input password.`),
    ]
  }
  return [possible('the ID token arrived damaged. Run the job again; look for a proxy that changes what it forwards.')]
}

function sure(sentence: string): Cause {
  return { certainty: 'sure', sentence }
}

function likely(sentence: string): Cause {
  return { certainty: 'likely', sentence }
}

function possible(sentence: string): Cause {
  return { certainty: 'possible', sentence }
}
