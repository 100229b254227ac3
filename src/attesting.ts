import type { Authentication } from './authentication.ts'
import { Failure } from './errors.ts'
import { type IndexAddress, isLoopback } from './package-index/index-address.ts'

export type AttestingWish = 'required' | 'preferred' | 'off'

/** Whether the run signs what it uploads. */
export type Attesting =
  | { readonly kind: 'on'; readonly onFailure: 'publish nothing' | 'publish without' }
  /** Why not, where somebody might wonder. */
  | { readonly kind: 'off'; readonly why: string | undefined }

/**
 * Chooses whether to sign: PyPI takes attestations only along with trusted publishing (warehouse,
 * attestations/services.py), and of other indexes nobody knows whether they take any.
 */
export function chooseAttesting(wish: AttestingWish, authentication: Authentication, index: IndexAddress): Attesting {
  if (wish === 'off') return { kind: 'off', why: undefined }
  if (authentication.kind !== 'trusted-publishing') {
    return { kind: 'off', why: 'No attestations: they need trusted publishing.' }
  }
  if (index.treatedAs !== 'pypi') {
    return {
      kind: 'off',
      why: `No attestations: whether ${index.title} takes them is not known (index-type: pypi says so).`,
    }
  }
  return { kind: 'on', onFailure: wish === 'preferred' ? 'publish without' : 'publish nothing' }
}

/**
 * Parses the address of a service that is shown the run's identity.
 *
 * @param input the name of the input
 * @throws {Failure} `INPUT_INVALID` unless it is https, or on this machine.
 */
export function parseServiceUrl(input: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isSecret = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url))
  if (url === undefined || !isSecret || url.username !== '' || url.password !== '') {
    throw new Failure('INPUT_INVALID', `The input ${input} is not an https URL.`, {
      hint: 'It must begin with https:// and have no user name; http is for services on this machine.',
    })
  }
  return url
}

/** Where anybody can look at an entry of Sigstore's public log; of others no such page is known. */
export function logEntryUrl({ hostname }: URL, logIndex: string): string | undefined {
  return hostname === 'rekor.sigstore.dev' ? `https://search.sigstore.dev/?logIndex=${logIndex}` : undefined
}
