import { strip } from './white-space.ts'

/** A version by PEP 440, in its normal form. Numbers are digits without leading zeros: they may be of any length. */
export interface Version {
  readonly epoch: string
  readonly release: readonly string[]
  /** `a`, `b` or `rc`, and its number. */
  readonly preRelease: string | undefined
  readonly postRelease: string | undefined
  readonly developmentRelease: string | undefined
  readonly local: string | undefined
}

const SEPARATOR = '[._-]?'
const PATTERN = new RegExp(
  [
    '^v?',
    '(?:(?<epoch>[0-9]+)!)?',
    '(?<release>[0-9]+(?:\\.[0-9]+)*)',
    `(?:${SEPARATOR}(?<pre>alpha|a|beta|b|preview|pre|c|rc)${SEPARATOR}(?<preNumber>[0-9]*))?`,
    `(?:-(?<bareNumber>[0-9]+)|${SEPARATOR}(?<post>post|rev|r)${SEPARATOR}(?<postNumber>[0-9]*))?`,
    `(?:${SEPARATOR}(?<dev>dev)${SEPARATOR}(?<devNumber>[0-9]*))?`,
    '(?:\\+(?<local>[a-z0-9]+(?:[._-][a-z0-9]+)*))?$',
  ].join(''),
  'i',
)

const PRE_RELEASES: Readonly<Record<string, string>> = {
  alpha: 'a',
  beta: 'b',
  c: 'rc',
  pre: 'rc',
  preview: 'rc',
}

/** A version as PEP 440 reads it, with white space around it; `undefined` where it is none. */
export function parseVersion(text: string): Version | undefined {
  const parts = PATTERN.exec(strip(text))?.groups
  if (parts === undefined) return undefined
  const { epoch = '0', release = '', pre, preNumber, bareNumber, post, postNumber, dev, devNumber, local } = parts
  const letters = pre?.toLowerCase()
  return {
    epoch: plain(epoch),
    release: release.split('.').map(plain),
    preRelease: letters === undefined ? undefined : `${PRE_RELEASES[letters] ?? letters}${plain(preNumber)}`,
    postRelease: post === undefined && bareNumber === undefined ? undefined : plain(bareNumber ?? postNumber),
    developmentRelease: dev === undefined ? undefined : plain(devNumber),
    local: local
      ?.toLowerCase()
      .split(/[._-]/)
      .map((part) => (/^[0-9]+$/.test(part) ? plain(part) : part))
      .join('.'),
  }
}

/** The normal form, which sdists and wheels are named by: `1.0rc1` for `v1.0-RC.1`. Trailing zeros stay. */
export function versionText(version: Version): string {
  return [
    version.epoch === '0' ? '' : `${version.epoch}!`,
    version.release.join('.'),
    version.preRelease ?? '',
    version.postRelease === undefined ? '' : `.post${version.postRelease}`,
    version.developmentRelease === undefined ? '' : `.dev${version.developmentRelease}`,
    version.local === undefined ? '' : `+${version.local}`,
  ].join('')
}

/** The one text that equal versions share: the normal form without trailing zeros in the release. */
export function canonicalVersion(text: string): string | undefined {
  const version = parseVersion(text)
  if (version === undefined) return undefined
  const last = version.release.findLastIndex((number) => number !== '0')
  return versionText({ ...version, release: version.release.slice(0, Math.max(last, 0) + 1) })
}

/** Digits without leading zeros; a number left out is 0. */
function plain(digits: string | undefined): string {
  return digits?.replace(/^0+/, '') || '0'
}
