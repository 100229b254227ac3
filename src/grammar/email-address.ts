import type { Flaw } from './flaw.ts'
import { quoted } from './quoted.ts'

/** In bytes (RFC 5321). */
const LONGEST_ADDRESS = 254
const LONGEST_DOMAIN = 253
const LONGEST_LABEL = 63
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u
/** Domains that mail never reaches, from the registry of special-use names. */
const SPECIAL_USE = /(?:^|\.)(arpa|invalid|local|localhost|onion|test)$/i

/**
 * What PyPI has against Author-Email or Maintainer-Email (warehouse, forklift/metadata.py): it validates what Python's
 * strict `email.utils.parseaddr` makes of the text, without asking the DNS, and nothing where that sees several
 * addresses or none. Only what is surely seen as one address is judged here.
 */
export function emailAddressFlaw(text: string): Flaw | undefined {
  const address = onlyAddress(text)
  if (address === undefined) return undefined
  const fault = address.kind === 'word' ? 'it has no “@”' : addressFault(address)
  if (fault === undefined) return undefined
  const subject = address.kind === 'word' ? address.text : `${address.local}@${address.domain}`
  return { what: `${quoted(subject)} is no email address: ${fault}.`, certainty: 'sure' }
}

type Address =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'address'; readonly local: string; readonly domain: string }

/** What takes a special meaning anywhere in the text; where it does, the parser is left to the index. */
const SPECIAL = /["\\\r\n()<>,:;[\]]/
const QUOTED_NAME = /^"[^"\\\r\n()]*"$/

/** Where comments, routes, groups, quoting or several addresses come in, nothing. */
function onlyAddress(text: string): Address | undefined {
  const opening = text.indexOf('<')
  if (opening === -1) return addressFrom(text, 'bare')
  const [name, rest] = [trimmed(text.slice(0, opening)), trimmed(text.slice(opening + 1))]
  if (!rest.endsWith('>') || (!QUOTED_NAME.test(name) && (SPECIAL.test(name) || name.includes('@')))) return undefined
  return addressFrom(rest.slice(0, -1), 'in brackets')
}

function addressFrom(text: string, place: 'bare' | 'in brackets'): Address | undefined {
  if (SPECIAL.test(text)) return undefined
  const [local = '', domain, ...rest] = text.split('@', 3)
  if (domain === undefined) {
    // Without brackets Python takes the first word for the address.
    const word = place === 'bare' ? (text.match(/[^ \t]+/)?.[0] ?? '') : withoutSpaceAtDots(text)
    return word === '' ? undefined : { kind: 'word', text: word }
  }
  // Two “@”, or nothing after one, make the parser give up; nothing before one in brackets makes it a route.
  if (rest.length > 0 || isBlank(domain) || (place === 'in brackets' && isBlank(local))) return undefined
  return { kind: 'address', local: withoutSpaceAtDots(local), domain: domain.replace(/[ \t]/g, '') }
}

function isBlank(text: string): boolean {
  return !/[^ \t]/.test(text)
}

/** White space around dots and at the ends means nothing; elsewhere in the local part it stays. */
function withoutSpaceAtDots(local: string): string {
  return local.split('.').map(trimmed).join('.')
}

/** Without spaces and tabs at the ends. */
function trimmed(text: string): string {
  let [start, end] = [0, text.length]
  while (/^[ \t]$/.test(text.charAt(start))) start++
  while (end > start && /^[ \t]$/.test(text.charAt(end - 1))) end--
  return text.slice(start, end)
}

function addressFault({ local, domain }: { readonly local: string; readonly domain: string }): string | undefined {
  if (INVISIBLE.test(local) || INVISIBLE.test(domain)) return 'it contains an invisible character'
  return localFault(local) ?? domainFault(domain) ?? lengthFault(`${local}@${domain}`)
}

function localFault(local: string): string | undefined {
  if (local === '') return 'nothing stands before the “@”'
  if (/[^A-Za-z0-9_!#$%&'*+/=?^`{|}~.\x80-\u{10ffff}-]/u.test(local)) {
    return 'a character before the “@” is not allowed there'
  }
  if (hasStrayDot(local)) return 'a dot before the “@” stands at an end or beside another'
  return undefined
}

function domainFault(domain: string): string | undefined {
  if (/[^A-Za-z0-9.\x80-\u{10ffff}-]/u.test(domain)) return 'a character after the “@” is not allowed there'
  const [, special] = SPECIAL_USE.exec(domain) ?? []
  if (special !== undefined) return `no mail reaches a domain under ${special}`
  // What international domains turn into is left to the index.
  if (/[^\0-\x7f]/.test(domain)) return undefined
  if (hasStrayDot(domain)) return 'a dot after the “@” stands at an end or beside another'
  const labels = domain.split('.')
  if (labels.some((label) => label.startsWith('-') || label.endsWith('-'))) {
    return 'a hyphen after the “@” stands at an end or beside a dot'
  }
  if (labels.some((label) => /^(?!xn)..--/i.test(label))) return 'two hyphens stand where only xn-- has them'
  if (domain.length > LONGEST_DOMAIN || labels.some((label) => label.length > LONGEST_LABEL)) {
    return 'what stands after the “@” is too long for a domain'
  }
  if (labels.length === 1) return 'what stands after the “@” has no dot'
  if (!/[A-Za-z]$/.test(domain)) return 'what stands after the “@” does not end in a letter'
  return undefined
}

function lengthFault(address: string): string | undefined {
  if (Buffer.byteLength(address) <= LONGEST_ADDRESS) return undefined
  return `it is longer than ${LONGEST_ADDRESS} bytes`
}

function hasStrayDot(text: string): boolean {
  return text.startsWith('.') || text.endsWith('.') || text.includes('..')
}
