import type { Contents } from '../distribution/contents.ts'
import type { Distribution } from '../distribution/distribution.ts'
import type { ArchiveRule, Complaint } from './rule.ts'
import { someNames } from './some-names.ts'

export const memberNameRules: readonly ArchiveRule[] = [
  {
    id: 'member-name',
    title: 'No member of an archive leads out of the folder that the archive is unpacked to.',
    source: { title: 'Python, tarfile', url: 'https://docs.python.org/3/library/tarfile.html#extraction-filters' },
    // PyPI takes it, and pip does not install it.
    refusedBy: 'nobody',
    appliesTo: 'every index',
    scope: 'archive',
    check: unsafeNames,
  },
]

const HINT = 'Build it again from files that lie below the folder of the project.'

function* unsafeNames(_: Distribution, { members, format }: Contents): Generator<Complaint> {
  const names = members.map(({ name }) => name)
  const outside = names.filter((name) => name.startsWith('/') || /(?:^|\/)\.\.(?:\/|$)/.test(name))
  if (outside.length > 0) {
    yield { sentence: `${someNames(outside)} would be unpacked outside of the folder, which pip refuses.`, hint: HINT }
  }
  // In a zip, another rule speaks about these.
  const odd = format === 'zip' ? [] : names.filter(hasControlCharacter)
  if (odd.length > 0) {
    yield {
      sentence: `${someNames(odd)} ${odd.length === 1 ? 'has a name' : 'have names'} with control characters.`,
      hint: HINT,
    }
  }
}

function hasControlCharacter(name: string): boolean {
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at)
    if (code < 0x20 || code === 0x7f) return true
  }
  return false
}
