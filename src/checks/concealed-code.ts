import type { Contents } from '../distribution/contents.ts'
import type { Distribution } from '../distribution/distribution.ts'
import { quoted } from '../grammar/quoted.ts'
import type { ArchiveRule, Complaint } from './rule.ts'

export const concealedCodeRules: readonly ArchiveRule[] = [
  {
    id: 'concealed-code',
    title: 'No Python code is encrypted by PyArmor or SourceDefender.',
    source: {
      title: 'PyPI, acceptable use policy',
      url: 'https://policies.python.org/pypi.org/Acceptable-Use-Policy/',
    },
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'archive',
    check: concealedCode,
  },
]

function* concealedCode(_: Distribution, { concealed }: Contents): Generator<Complaint> {
  for (const { member, by } of concealed) {
    yield {
      sentence: `${quoted(member)} bears the marks of code that ${by} has encrypted, which PyPI does not take.`,
      hint: 'Publish the readable code, or leave the file out.',
    }
  }
}
