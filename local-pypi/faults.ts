import type { IncomingMessage } from 'node:http'
import { sniffFilename } from './request-body.ts'

/** What a request is for. `survey` is whatever tells which files there are. */
export type Stage = 'audience' | 'id-token' | 'mint' | 'survey' | 'upload' | 'other'

/** A request that has just come in. */
export interface Call {
  readonly stage: Stage
  /** Counted from 1 among those of its stage. */
  readonly number: number
  /** Of the file that is uploaded; `undefined` for other stages, and where it cannot be told. */
  readonly filename: string | undefined
  /** Counted from 1 among the uploads of that file name; the same as `number` where there is none. */
  readonly attempt: number
}

/** What goes wrong with a request. Up to `after-effect` exclusively it has none. */
export type Fault =
  /** The connection is reset, or ended, without an answer. */
  | {
      readonly kind: 'reset' | 'hang-up'
      readonly when: 'before-body' | 'mid-body' | 'after-body' | 'after-effect'
    }
  /** Everything is read, and nothing answered. */
  | { readonly kind: 'silence'; readonly when: 'before-effect' | 'after-effect' }
  /** The answer comes so much later. */
  | { readonly kind: 'slow-server'; readonly pauseMs: number }
  /** The body is read in so many pieces, with a pause before each. */
  | { readonly kind: 'slow-reader'; readonly pauseMs: number; readonly pieces: number }
  /** The answer breaks off in its middle. The request had its effect. */
  | { readonly kind: 'cut'; readonly where: 'head' | 'body' }
  /**
   * Another answer, as what stands before PyPI gives it; `retryAfter` as the header says it. `before-body` comes at once,
   * and the body is not read.
   */
  | {
      readonly kind: 'status'
      readonly status: number
      readonly retryAfter?: string
      readonly when: 'before-body' | 'before-effect' | 'after-effect'
    }
  /** The token that the request shows is expired from now on. */
  | { readonly kind: 'expired-token' }

/** Says for each request what goes wrong with it, if anything does. */
export type FaultPlan = (call: Call) => Fault | undefined

export interface Faults {
  /** Replaces the plan; calls are counted anew. */
  set(plan: FaultPlan | undefined): void
  /** What goes wrong with a request. Its body is left as it is. */
  of(request: IncomingMessage): Promise<Fault | undefined>
}

const STAGES: readonly (readonly [path: RegExp, stage: Stage])[] = [
  [/^\/_runner\/token$/, 'id-token'],
  [/^\/_\/oidc\/audience$/, 'audience'],
  [/^\/_\/oidc\/(?:github\/)?mint-token$/, 'mint'],
  [/^\/legacy\/?$/, 'upload'],
  [/^\/(?:simple(?:\/.*)?|pypi\/.+\/json\/?)$/, 'survey'],
]

/** Counts the requests of each stage, and asks the plan about each. */
export function createFaults(plan: FaultPlan | undefined): Faults {
  let current = plan
  let counts = new Map<string, number>()

  /** The next number of a series. */
  const next = (series: string): number => {
    const number = (counts.get(series) ?? 0) + 1
    counts.set(series, number)
    return number
  }

  return {
    set: (replacement) => {
      current = replacement
      counts = new Map()
    },
    of: async (request) => {
      if (current === undefined) {
        return undefined
      }
      const stage = stageOf(request)
      const number = next(stage)
      const filename = stage === 'upload' ? await sniffFilename(request) : undefined
      // A plan that was taken back meanwhile has nothing to say any more.
      return current?.({ stage, number, filename, attempt: filename === undefined ? number : next(`file ${filename}`) })
    },
  }
}

function stageOf({ method, url = '/' }: IncomingMessage): Stage {
  const [path = ''] = url.split('?')
  const stage = STAGES.find(([pattern]) => pattern.test(path))?.[1] ?? 'other'
  return stage === 'upload' && method !== 'POST' ? 'other' : stage
}
