import { jsonReply, type Reply } from './reply.ts'

/** A call that a client makes: for a certificate, to add an entry, or to read one (as after a 409). */
export type Service = 'certificate-authority' | 'log' | 'log-look-up'

/** What goes wrong with a call. */
export type Fault =
  /** An error of the server, without the request being looked at; `retryAfter` as the header says it. */
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  /** The request is taken, and never answered. */
  | { readonly kind: 'silence' }
  /** The connection ends without an answer, before or after the request had its effect. */
  | { readonly kind: 'drop'; readonly when: 'before-effect' | 'after-effect' }
  /** The answer breaks off in its middle. */
  | { readonly kind: 'cut' }
  /** A page for people, with the status of success. */
  | { readonly kind: 'page' }
  /** JSON of another shape, with the status of success. */
  | { readonly kind: 'other-json' }
  | { readonly kind: 'expired-certificate' }
  /** A certificate for a key that is not the client's. */
  | { readonly kind: 'another-key' }
  /** The entry of another file. */
  | { readonly kind: 'another-entry' }
  /** A proof that does not lead to the root. */
  | { readonly kind: 'wrong-proof' }

export interface Faults {
  /** Lets so many calls of a service go wrong from now on, instead of what was set for it before. */
  set(service: Service, fault: Fault, times: number): void
  clear(service: Service): void
  /** The fault of the call that has just come, if it has one. */
  next(service: Service): Fault | undefined
}

/** Keeps at most one planned fault for each service. */
export function createFaults(): Faults {
  const planned = new Map<Service, { readonly fault: Fault; readonly left: number }>()
  return {
    set: (service, fault, times) => {
      planned.set(service, { fault, left: times })
    },
    clear: (service) => {
      planned.delete(service)
    },
    next: (service) => {
      const plan = planned.get(service)
      if (plan === undefined || plan.left <= 0) {
        return undefined
      }
      planned.set(service, { fault: plan.fault, left: plan.left - 1 })
      return plan.fault
    },
  }
}

const NO_ANSWER: Reply = { status: 500, headers: {}, body: '', delivery: 'dropped' }

/** The answer to a call whose fault keeps it from having any effect; `undefined` for the other faults. */
export function replyWithoutEffect(fault: Fault): Reply | undefined {
  switch (fault.kind) {
    case 'status': {
      const headers = fault.retryAfter === undefined ? {} : { 'Retry-After': fault.retryAfter }
      return jsonReply(fault.status, { code: fault.status, message: 'This answer was ordered.' }, headers)
    }
    case 'silence':
      return { ...NO_ANSWER, delivery: 'never' }
    case 'drop':
      return fault.when === 'before-effect' ? NO_ANSWER : undefined
    default:
      return undefined
  }
}

/** The answer to a call that had its effect, spoilt on its way. */
export function spoiltReply(reply: Reply, fault: Fault): Reply {
  switch (fault.kind) {
    case 'drop':
      return NO_ANSWER
    case 'cut':
      return { ...reply, delivery: 'cut' }
    case 'page':
      return { ...reply, headers: { 'Content-Type': 'text/html' }, body: '<html><body>Welcome!</body></html>' }
    case 'other-json':
      return { ...reply, body: '{"result":[]}' }
    case 'wrong-proof':
      return {
        ...reply,
        body: reply.body.replace(/("hashes":\[")([0-9a-f])/, (_, start, digit) => start + otherDigit(digit)),
      }
    default:
      return reply
  }
}

function otherDigit(digit: string): string {
  return digit === '0' ? '1' : '0'
}
