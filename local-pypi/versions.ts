/** A PEP 440 version in its parts. Numbers are kept as `bigint`, for dates and the like may be long. */
export interface Version {
  readonly epoch: bigint
  readonly release: readonly bigint[]
  readonly pre: { readonly phase: 'a' | 'b' | 'rc'; readonly number: bigint } | undefined
  readonly post: bigint | undefined
  readonly dev: bigint | undefined
  readonly local: readonly string[]
}

// PEP 440, appendix B.
const VERSION =
  /^v?(?:(?<epoch>[0-9]+)!)?(?<release>[0-9]+(?:\.[0-9]+)*)(?:[-_.]?(?<phase>alpha|a|beta|b|preview|pre|c|rc)[-_.]?(?<pre>[0-9]*))?(?:-(?<implicitPost>[0-9]+)|[-_.]?(?<post>post|rev|r)[-_.]?(?<postNumber>[0-9]*))?(?:[-_.]?(?<dev>dev)[-_.]?(?<devNumber>[0-9]*))?(?:\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/i

const PHASES: Readonly<Record<string, 'a' | 'b' | 'rc'>> = {
  a: 'a',
  alpha: 'a',
  b: 'b',
  beta: 'b',
  c: 'rc',
  rc: 'rc',
  pre: 'rc',
  preview: 'rc',
}

/** Reads a version as PEP 440 has it, white space around it allowed; `undefined` when it is none. */
export function parseVersion(text: string): Version | undefined {
  const groups = VERSION.exec(text.trim())?.groups
  if (groups === undefined) {
    return undefined
  }
  const phase = PHASES[groups.phase?.toLowerCase() ?? '']
  const post = groups.implicitPost ?? (groups.post === undefined ? undefined : groups.postNumber || '0')
  return {
    epoch: BigInt(groups.epoch ?? 0),
    release: (groups.release ?? '').split('.').map(BigInt),
    pre: phase === undefined ? undefined : { phase, number: BigInt(groups.pre || 0) },
    post: post === undefined ? undefined : BigInt(post),
    dev: groups.dev === undefined ? undefined : BigInt(groups.devNumber || 0),
    local: groups.local?.toLowerCase().split(/[-_.]/) ?? [],
  }
}

/** The normal form of a version (PEP 440), its trailing zeros kept. */
export function versionText({ epoch, release, pre, post, dev, local }: Version): string {
  return [
    epoch === 0n ? '' : `${epoch}!`,
    release.join('.'),
    pre === undefined ? '' : `${pre.phase}${pre.number}`,
    post === undefined ? '' : `.post${post}`,
    dev === undefined ? '' : `.dev${dev}`,
    local.length === 0 ? '' : `+${local.join('.')}`,
  ].join('')
}

/** The text under which PyPI finds a release: `1.0` and `1.0.0` are one release. */
export function canonicalVersion(version: Version): string {
  const lastNonZero = version.release.findLastIndex((number) => number !== 0n)
  return versionText({ ...version, release: version.release.slice(0, Math.max(lastNonZero, 0) + 1) })
}

export function isPreRelease({ pre, dev }: Version): boolean {
  return pre !== undefined || dev !== undefined
}

/** Whatever orders two versions whose releases are equal. */
function phaseKey({ pre, post, dev }: Version): readonly bigint[] {
  const phases = { a: 1n, b: 2n, rc: 3n }
  // A development release of nothing else comes before every pre-release; a final release after all of them.
  const phase = pre !== undefined ? phases[pre.phase] : post === undefined && dev !== undefined ? 0n : 4n
  const isComplete = dev === undefined ? 1n : 0n
  return [phase, pre?.number ?? 0n, post ?? -1n, isComplete, dev ?? 0n]
}

/** Compares lists of numbers one by one; what is missing counts as zero. */
function compareNumbers(left: readonly bigint[], right: readonly bigint[]): number {
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0n) - (right[index] ?? 0n)
    if (difference !== 0n) {
      return difference < 0n ? -1 : 1
    }
  }
  return 0
}

/** Orders versions as PEP 440 does. Local versions are left out: the index takes none. */
export function compareVersions(left: Version, right: Version): number {
  return (
    compareNumbers([left.epoch], [right.epoch]) ||
    compareNumbers(left.release, right.release) ||
    compareNumbers(phaseKey(left), phaseKey(right))
  )
}
