import type { Flaw } from './flaw.ts'
import { quoted } from './quoted.ts'

const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]*):/
const HIGHEST_PORT = 65_535

/**
 * What PyPI has against a web address: little, since it percent-encodes nearly everything before it looks, and drops a
 * host that does not parse (warehouse, utils/http.py, and rfc3986 2.0).
 */
export function urlFlaw(text: string): Flaw | undefined {
  const [start, scheme = ''] = SCHEME.exec(text) ?? []
  if (start === undefined) return sure(`${quoted(text)} does not begin with https:// or http://.`)
  if (!/^https?$/i.test(scheme)) return sure(`${quoted(text)} does not begin with https:// or http://.`)
  const afterScheme = text.slice(start.length)
  const authority = afterScheme.startsWith('//') ? upTo(afterScheme.slice(2), /[\\/?#]/) : undefined
  const port = authority === undefined ? undefined : portOf(authority)
  if (port !== undefined && port.number > HIGHEST_PORT) {
    return { what: `The port in ${quoted(text)} is higher than ${HIGHEST_PORT}.`, certainty: port.certainty }
  }
  const pathAndQuery = upTo(afterScheme.slice(authority === undefined ? 0 : 2 + authority.length), /#/)
  if (!/[[\]]/.test(pathAndQuery)) return undefined
  return {
    what: `${quoted(text)} has a square bracket in its path or query; %5B and %5D stand for those.`,
    // A “..” takes away what stands before it, and that may be the bracket.
    certainty: pathAndQuery.includes('/..') ? 'unsure' : 'sure',
  }
}

function sure(what: string): Flaw {
  return { what, certainty: 'sure' }
}

function upTo(text: string, end: RegExp): string {
  const index = text.search(end)
  return index === -1 ? text : text.slice(0, index)
}

/** Of an authority that parses; rfc3986 knows ports of five digits at most. */
function portOf(authority: string): { readonly number: number; readonly certainty: Flaw['certainty'] } | undefined {
  const [colonAndPort, digits] = /:(\d{1,5})$/.exec(authority.slice(-6)) ?? []
  if (colonAndPort === undefined) return undefined
  const before = authority.slice(0, -colonAndPort.length)
  const at = before.indexOf('@')
  const [user, host] = at === -1 ? [undefined, before] : [before.slice(0, at), before.slice(at + 1)]
  if (user !== undefined && (user === '' || !isMadeOf(user, /[^A-Za-z0-9._~!$&'()*+,;=:-]/))) return undefined
  const isLiteral = /^\[.*\]$/s.test(host)
  if (!isLiteral && (!isMadeOf(host, /[^A-Za-z0-9._~!$&'()*+,;=-]/) || isImpossibleIpv4(host))) return undefined
  return { number: Number(digits), certainty: isLiteral ? 'unsure' : 'sure' }
}

function isMadeOf(text: string, otherCharacter: RegExp): boolean {
  return !otherCharacter.test(text.replace(/%[0-9A-Fa-f]{2}/g, ''))
}

function isImpossibleIpv4(host: string): boolean {
  return /^(?:\d{1,3}\.){3}\d{1,3}$/.test(host) && host.split('.').some((byte) => Number(byte) > 255)
}
