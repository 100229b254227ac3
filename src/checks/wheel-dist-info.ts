import type { Contents } from '../distribution/contents.ts'
import type { Distribution } from '../distribution/distribution.ts'
import { distInfoFolder } from '../distribution/filename.ts'
import { buildAgain } from './build-again.ts'
import type { ArchiveRule, Complaint } from './rule.ts'
import { someNames } from './some-names.ts'
import { specification } from './sources.ts'

export const wheelDistInfoRules: readonly ArchiveRule[] = [
  {
    id: 'wheel-dist-info',
    title: 'A wheel has WHEEL and METADATA in a .dist-info folder that spells name and version as the file name does.',
    source: specification('Binary distribution format', 'binary-distribution-format'),
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'archive',
    check: missingFiles,
  },
]

const NEEDED = ['WHEEL', 'METADATA']

function* missingFiles(distribution: Distribution, { members }: Contents): Generator<Complaint> {
  const { filename } = distribution
  if (filename.kind !== 'wheel') return
  const folder = distInfoFolder(filename)
  const names = new Set(members.map(({ name }) => name))
  const missing = NEEDED.filter((file) => !names.has(`${folder}/${file}`))
  if (missing.length === 0) return
  const folders = new Set(members.flatMap(({ name }) => /^[^/]+\.dist-info(?=\/)/.exec(name)?.[0] ?? []))
  folders.delete(folder)
  yield {
    sentence: `It has no ${missing.map((file) => `${folder}/${file}`).join(' and no ')}${folders.size === 0 ? '' : `, only the folder ${someNames([...folders])}`}.`,
    hint: `${buildAgain(distribution)} A wheel must not be renamed: “wheel tags” and “wheel pack” change name and content together.`,
  }
}
