import { normalizedName, parseSdistName, parseWheelName } from './names.ts'
import { repr } from './python-text.ts'
import { canonicalVersion } from './versions.ts'

export type DistributionIdentity =
  | {
      readonly state: 'parsed'
      /** The same for all names of one distribution: `Foo-1.0.tar.gz` and `foo-1.zip` say the same. */
      readonly key: string
    }
  | { readonly state: 'invalid'; readonly problem: string }

/**
 * What a file name says, however it is spelled: project, version, and of a wheel build number and tags. With the words
 * of the `packaging` library for a name that does not say that.
 */
export function distributionIdentity(filename: string): DistributionIdentity {
  if (filename.endsWith('.whl')) {
    return wheelIdentity(filename)
  }
  if (!/\.(?:tar\.gz|zip)$/.test(filename)) {
    return { state: 'invalid', problem: `unknown distribution format: ${filename}` }
  }
  const parsed = parseSdistName(filename)
  if (parsed === undefined) {
    const problem = filename.includes('-') ? 'Invalid sdist filename (invalid version)' : 'Invalid sdist filename'
    return { state: 'invalid', problem: `${problem}: ${repr(filename)}` }
  }
  return { state: 'parsed', key: JSON.stringify([normalizedName(parsed.name), canonicalVersion(parsed.version)]) }
}

function wheelIdentity(filename: string): DistributionIdentity {
  const parsed = parseWheelName(filename)
  if (parsed.state === 'invalid') {
    return parsed
  }
  const parts = filename.slice(0, -'.whl'.length).split('-')
  const build = parts.length === 6 ? /^([0-9]+)(.*)$/.exec(parts[2] ?? '') : null
  const tags = parts.slice(-3).map((tag) => tag.toLowerCase().split('.').sort())
  const buildKey = build === null ? [] : [String(Number(build[1])), build[2]]
  const key = [normalizedName(parsed.name), canonicalVersion(parsed.version), buildKey, tags]
  return { state: 'parsed', key: JSON.stringify(key) }
}
