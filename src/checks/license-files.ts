import type { Contents } from '../distribution/contents.ts'
import type { Distribution } from '../distribution/distribution.ts'
import { distInfoFolder } from '../distribution/filename.ts'
import { licenceFilePathFlaw } from '../grammar/licence-file-path.ts'
import { quoted } from '../grammar/quoted.ts'
import { buildAgain } from './build-again.ts'
import type { ArchiveRule, Complaint } from './rule.ts'
import { sentValues } from './sent-values.ts'
import { pep } from './sources.ts'
import { topFolder } from './top-folder.ts'

export const licenseFileRules: readonly ArchiveRule[] = [
  {
    id: 'license-file-in-archive',
    title: "Every License-File is in the distribution: in a wheel's .dist-info/licenses, or in an sdist's top folder.",
    source: pep(639),
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'archive',
    check: missingLicenseFiles,
  },
]

function* missingLicenseFiles(distribution: Distribution, { members }: Contents): Generator<Complaint> {
  const files = sentValues(distribution.metadata, 'License-File')
  if (files.length === 0) return
  const folder = folderFor(distribution, members)
  if (folder === undefined) return
  const names = new Set(members.map(({ name }) => name))
  for (const file of files) {
    // Of a path that is none, another rule speaks.
    if (names.has(`${folder}/${file}`) || licenceFilePathFlaw(file) !== undefined) continue
    yield {
      sentence: `License-File ${quoted(file)} is not in it, at ${quoted(`${folder}/${file}`)}.`,
      hint: `${buildAgain(distribution)} Let license-files in pyproject.toml name files that are there.`,
    }
  }
}

function folderFor({ filename }: Distribution, members: Contents['members']): string | undefined {
  if (filename.kind === 'wheel') return `${distInfoFolder(filename)}/licenses`
  return topFolder(members.map(({ name }) => name)) || undefined
}
