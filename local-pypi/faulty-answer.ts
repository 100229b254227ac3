import { type IncomingMessage, STATUS_CODES } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import type { Answer, Delivery } from './answers.ts'
import type { Fault } from './faults.ts'
import { discardBody, readHalf, readSlowly } from './request-body.ts'

export interface FaultyRequest {
  readonly request: IncomingMessage
  /** Has the request's effect, and gives the answer to it. */
  readonly answer: () => Promise<Answer>
  readonly expireToken: (request: IncomingMessage) => void
}

/** What comes of a request with which something goes wrong. */
export async function faultyAnswer(fault: Fault, { request, answer, expireToken }: FaultyRequest): Promise<Answer> {
  switch (fault.kind) {
    case 'reset':
    case 'hang-up':
      await reach(fault.when, request, answer)
      return undelivered(fault.kind === 'reset' ? 'reset' : 'dropped')
    case 'silence':
      await reach(fault.when, request, answer)
      return undelivered('never')
    case 'status':
      await reach(fault.when, request, answer)
      return frontAnswer(fault.status, {
        ...(fault.retryAfter === undefined ? {} : { 'Retry-After': fault.retryAfter }),
        ...(fault.when === 'before-body' ? { Connection: 'close' } : {}),
      })
    case 'slow-server': {
      const late = await answer()
      await setTimeout(fault.pauseMs, undefined, { ref: false })
      return late
    }
    case 'slow-reader':
      await readSlowly(request, fault.pieces, fault.pauseMs)
      return answer()
    case 'cut':
      return { ...(await answer()), delivery: fault.where === 'head' ? 'cut-in-head' : 'cut' }
    case 'expired-token':
      expireToken(request)
      return answer()
  }
}

type Point = 'before-body' | 'mid-body' | 'after-body' | 'before-effect' | 'after-effect'

/** Goes on with a request until the point where something happens. */
async function reach(point: Point, request: IncomingMessage, answer: () => Promise<Answer>): Promise<void> {
  switch (point) {
    case 'before-body':
      return
    case 'mid-body':
      return readHalf(request)
    case 'after-body':
    case 'before-effect':
      return discardBody(request)
    case 'after-effect':
      await answer()
  }
}

function undelivered(delivery: Delivery): Answer {
  return { status: 500, headers: {}, body: '', delivery }
}

/** A page of what stands before the index, such as a balancer: HTML whatever the client asks for. */
function frontAnswer(status: number, headers: Readonly<Record<string, string>>): Answer {
  const line = `${status} ${STATUS_CODES[status]}`
  return {
    status,
    headers: { 'Content-Type': 'text/html', ...headers },
    body: `<html>\n<head><title>${line}</title></head>\n<body><h1>${line}</h1></body>\n</html>\n`,
  }
}
