import type { Finding, Severity } from '../checks/finding.ts'
import { groupedBy } from '../releases.ts'

/** What a rule says in the same words of one or more files: said once, since a release has a hundred wheels. */
export interface FindingGroup extends Omit<Finding, 'distribution'> {
  readonly filenames: readonly string[]
}

const ORDER: readonly Severity[] = ['error', 'warning', 'note']

/** Errors first; within a severity in the order of the findings. */
export function grouped(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups = groupedBy(findings, ({ rule, severity, sentence, hint }) =>
    JSON.stringify([rule, severity, sentence, hint]),
  )
  const told = [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { distribution: _, ...finding } = first
    // A file that breaks a rule twice in the same words is one file.
    return [{ ...finding, filenames: [...new Set(group.map(({ distribution }) => distribution.filename.basename))] }]
  })
  return ORDER.flatMap((severity) => told.filter((group) => group.severity === severity))
}

/** `a.whl`, or `a.whl and 3 more`. */
export function shownFiles([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} and ${others.length} more`
}

/** How many there are of each severity, such as `1 error, 2 warnings`; empty where there are none. */
export function counted(findings: readonly Finding[]): string {
  return ORDER.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length
    return count === 0 ? [] : `${count} ${severity}${count === 1 ? '' : 's'}`
  }).join(', ')
}

/** What is said of the files, with what to do about it. */
export function sentencesOf({ filenames, sentence, hint }: FindingGroup): string {
  return [`${shownFiles(filenames)}: ${sentence}`, hint ?? ''].join(' ').trim()
}
