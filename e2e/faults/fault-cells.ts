import type { Call, Fault, FaultPlan } from '../../local-pypi/faults.ts'

/** What a fault is aimed at: a request before the uploads, or the upload of a file by its place in the order. */
export type Target = 'audience' | 'id-token' | 'mint' | 'survey' | 'first file' | 'later file' | 'last file'

export const TARGETS: readonly Target[] = [
  'audience',
  'id-token',
  'mint',
  'survey',
  'first file',
  'later file',
  'last file',
]

/** Whether only the first request that it is aimed at goes wrong, or each. */
export type Times = 'once' | 'always'

export interface NamedFault {
  readonly name: string
  readonly fault: Fault
  /** `uploads` for what only a form with a file can meet with. */
  readonly meets: 'every request' | 'uploads'
  /** `passing` where the next attempt can succeed and is worth waiting for. */
  readonly nature: 'passing' | 'final'
}

function named(name: string, fault: Fault, rest: Partial<Omit<NamedFault, 'name' | 'fault'>> = {}): NamedFault {
  return { name, fault, meets: 'every request', nature: 'passing', ...rest }
}

const RETRY_AFTER = '7'
/** Nobody waits for so long. */
const ENDLESS_RETRY_AFTER = '86400'

export const FAULTS: readonly NamedFault[] = [
  named('reset before the body', { kind: 'reset', when: 'before-body' }),
  named('reset in the middle of the body', { kind: 'reset', when: 'mid-body' }, { meets: 'uploads' }),
  named('reset after the body', { kind: 'reset', when: 'after-body' }),
  named('reset after the effect', { kind: 'reset', when: 'after-effect' }),
  named('hang-up before the body', { kind: 'hang-up', when: 'before-body' }),
  named('hang-up in the middle of the body', { kind: 'hang-up', when: 'mid-body' }, { meets: 'uploads' }),
  named('hang-up after the body', { kind: 'hang-up', when: 'after-body' }),
  named('hang-up after the effect', { kind: 'hang-up', when: 'after-effect' }),
  named('silence without effect', { kind: 'silence', when: 'before-effect' }),
  named('silence after the effect', { kind: 'silence', when: 'after-effect' }),
  named('slow server', { kind: 'slow-server', pauseMs: 60 }),
  named('slow reader', { kind: 'slow-reader', pieces: 4, pauseMs: 15 }, { meets: 'uploads' }),
  named('answer cut in its head', { kind: 'cut', where: 'head' }),
  named('answer cut in its body', { kind: 'cut', where: 'body' }),
  ...[408, 425, 429].flatMap((status) => [
    named(`${status}`, { kind: 'status', status, when: 'before-effect' }),
    named(`${status}, Retry-After`, { kind: 'status', status, retryAfter: RETRY_AFTER, when: 'before-effect' }),
  ]),
  named(
    '429, endless Retry-After',
    { kind: 'status', status: 429, retryAfter: ENDLESS_RETRY_AFTER, when: 'before-effect' },
    { nature: 'final' },
  ),
  ...[500, 502, 503, 504].flatMap((status) => [
    named(`${status}`, { kind: 'status', status, when: 'before-effect' }),
    named(`${status} after the effect`, { kind: 'status', status, when: 'after-effect' }),
  ]),
  named('503, Retry-After', { kind: 'status', status: 503, retryAfter: RETRY_AFTER, when: 'before-effect' }),
  named('503 before the body', { kind: 'status', status: 503, when: 'before-body' }),
  named('expired token', { kind: 'expired-token' }, { meets: 'uploads' }),
]

export function isUpload(target: Target): boolean {
  return target.endsWith(' file')
}

/** The file that a target stands for, by its place in the order of sending; with one file, there is only the first. */
export function placeOf(target: Target, count: number): number | undefined {
  switch (target) {
    case 'first file':
      return 0
    case 'later file':
      return count > 2 ? Math.floor(count / 2) : undefined
    case 'last file':
      return count > 1 ? count - 1 : undefined
    default:
      return undefined
  }
}

/** Lets a fault happen to what it is aimed at. */
export function planFor(fault: Fault, times: Times, target: Target, filename: string | undefined): FaultPlan {
  return (call) => (isAimedAt(call, target, filename) && (times === 'always' || nthOf(call) === 1) ? fault : undefined)
}

export function isAimedAt(call: Call, target: Target, filename: string | undefined): boolean {
  return isUpload(target) ? call.filename === filename : call.stage === target
}

function nthOf({ stage, number, attempt }: Call): number {
  return stage === 'upload' ? attempt : number
}
