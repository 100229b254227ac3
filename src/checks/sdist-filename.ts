import type { Distribution } from '../distribution/distribution.ts'
import { quoted } from '../grammar/quoted.ts'
import { parseVersion, versionText } from '../grammar/version.ts'
import { escapedName } from './escaped-name.ts'
import { hasUnstorableCharacters } from './filename.ts'
import type { Complaint, DistributionRule } from './rule.ts'
import { pep } from './sources.ts'

export const sdistFilenameRules: readonly DistributionRule[] = [
  {
    id: 'sdist-filename',
    title: 'An sdist is named name-version.tar.gz, both in their normal form, and “_” for “-” in the name.',
    source: pep(625),
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'distribution',
    check: badSdistFilename,
  },
]

function* badSdistFilename({ filename, metadata }: Distribution): Generator<Complaint> {
  if (filename.kind !== 'sdist' || hasUnstorableCharacters(filename.basename)) return
  const name = escapedName(metadata.name)
  const version = parseVersion(metadata.version)
  // Other rules have said what is wrong with them.
  if (name === undefined || version === undefined) return
  const stem = `${name}-${versionText(version)}`
  const right = `${stem}.tar.gz`
  if (filename.basename === right) return
  const [sentence, hint] =
    filename.format === '.zip'
      ? [
          `An sdist is a .tar.gz, and this one should be ${quoted(right)}.`,
          'Build it again without --formats=zip: python -m build --sdist writes a .tar.gz.',
        ]
      : [
          `The sdist of ${quoted(metadata.name)} ${quoted(metadata.version)} should be named ${quoted(right)}.`,
          'Build it again with a current build backend (setuptools writes such names from 69.3 on), and do not rename it.',
        ]
  yield { sentence, hint }
}
