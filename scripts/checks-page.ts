import type { Rule } from '../src/checks/rule.ts'
import { RULES, RULES_OF_THE_UPLOAD } from '../src/checks/rules.ts'

const SECTIONS: readonly { readonly scope: Rule['scope']; readonly title: string }[] = [
  { scope: 'distribution', title: 'File name and metadata' },
  { scope: 'rendering', title: 'The description as a page' },
  { scope: 'archive', title: 'Inside the archive' },
  { scope: 'batch', title: 'All files together' },
  { scope: 'index', title: 'What the index holds' },
]

const INTRODUCTION = `# Checks

<!-- Written by “npm run docs” from the rules in src/checks/. -->

Before anything is sent, every distribution is held against these rules, and everything that is found is said at once.
An error ends the run with nothing published. A warning does not: the index decides. A finding about a file that will
not be sent (the index has it already, or \`skip-existing\` leaves it out) is a note.

A rule is a warning at most where the index may see it otherwise: what is newer than this version of the action, limits
that PyPI raises on request, and what implementations of one specification disagree about.

- \`verify-metadata: false\` leaves only the rules marked with ¹, without which nothing can be uploaded.
- \`ignore-rules\` leaves out single rules by their name. Then the index has the last word.
`

/** What docs/checks.md has to say. */
export function checksPage(): string {
  const sections = SECTIONS.map(({ scope, title }) => {
    const rows = RULES.filter((rule) => rule.scope === scope).map(rowOf)
    return [
      `## ${title}`,
      '',
      '| Rule | What must hold | If it does not | Source |',
      '| --- | --- | --- | --- |',
      ...rows,
      '',
    ].join('\n')
  })
  return [INTRODUCTION, ...sections].join('\n')
}

function rowOf(rule: Rule): string {
  const always = RULES_OF_THE_UPLOAD.includes(rule) ? ' ¹' : ''
  const source = `[${cell(rule.source.title)}](${rule.source.url})`
  return `| \`${rule.id}\`${always} | ${cell(rule.title)} | ${consequence(rule)} | ${source} |`
}

function consequence({ refusedBy, appliesTo }: Rule): string {
  if (refusedBy === 'nobody') return appliesTo === 'PyPI' ? 'warning on PyPI' : 'warning'
  if (appliesTo === 'PyPI') return 'error on PyPI'
  return refusedBy === 'twine' ? 'error' : 'error on PyPI, else warning'
}

/** Text that Markdown shows as it is, within a table. */
function cell(text: string): string {
  return text.replace(/[\\|<>*_[\]]/g, (character) => `\\${character}`)
}
