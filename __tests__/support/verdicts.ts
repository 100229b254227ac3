import type { Complaint, DistributionRule } from '../../src/checks/rule.ts'
import { distributionWith } from './distribution.ts'

/** A whole METADATA whose fields, beside the required ones, are given line by line. */
export function metadataWith(lines: readonly string[], metadataVersion = '2.5'): string {
  return [`Metadata-Version: ${metadataVersion}`, 'Name: foo', 'Version: 1.0', ...lines, ''].join('\n')
}

/** The ids of the rules that complain about a METADATA, as often as they do, with a question mark where unsure. */
export function verdicts(rules: readonly DistributionRule[], metadata: string | Uint8Array): readonly string[] {
  const distribution = distributionWith({ metadata })
  return rules.flatMap((rule) => [...rule.check(distribution)].map((complaint) => verdict(rule.id, complaint)))
}

export function verdict(id: string, { certainty }: Complaint): string {
  return certainty === 'unsure' ? `${id}?` : id
}
