import type { Contents } from '../distribution/contents.ts'
import type { Distribution } from '../distribution/distribution.ts'
import type { Metadata } from '../distribution/metadata.ts'
import type { Holdings } from '../holdings.ts'
import type { Renderings } from '../rendering.ts'
import { findingsAbout, findingsAmong } from './apply-rule.ts'
import { classifierRules, hasClassifiersToConfirm } from './classifiers.ts'
import { restructuredTextIn } from './description.ts'
import type { Finding } from './finding.ts'
import { descriptionRenderingRule } from './rendering.ts'
import type { Rule } from './rule.ts'
import { RULES, RULES_OF_THE_UPLOAD } from './rules.ts'

export interface Choice {
  /** `upload`: only what speaks against sending a file at all. */
  readonly depth: 'everything' | 'upload'
  /** Ids of rules that are turned off. */
  readonly ignored: ReadonlySet<string>
  /** Whose rules are law: PyPI's own are elsewhere only worth a warning. */
  readonly treatedAs: 'pypi' | 'other'
}

/** Those of the ids that no rule bears. */
export function unknownRules(ids: Iterable<string>): readonly string[] {
  const known = new Set(RULES.map(({ id }) => id))
  return [...ids].filter((id) => !known.has(id))
}

/** Applies the rules about what is in an archive. To be called while it is being read, since nobody keeps that. */
export function checkContents(distribution: Distribution, contents: Contents, choice: Choice): readonly Finding[] {
  return chosen(choice).flatMap((rule) =>
    rule.scope === 'archive'
      ? findingsAbout(distribution, rule, choice.treatedAs, () => rule.check(distribution, contents))
      : [],
  )
}

/** Applies all other rules. Never throws, and takes time linear in the size of what it is given. */
export function checkDistributions(
  distributions: readonly Distribution[],
  holdings: Holdings,
  renderings: Renderings,
  choice: Choice,
): readonly Finding[] {
  return chosen(choice).flatMap((rule) => findingsOf(rule, distributions, holdings, renderings, choice))
}

function findingsOf(
  rule: Rule,
  distributions: readonly Distribution[],
  holdings: Holdings,
  renderings: Renderings,
  { treatedAs }: Choice,
): readonly Finding[] {
  switch (rule.scope) {
    case 'distribution':
      return distributions.flatMap((distribution) =>
        findingsAbout(distribution, rule, treatedAs, () => rule.check(distribution)),
      )
    case 'batch':
      return findingsAmong(distributions, rule, treatedAs, () => rule.check(distributions))
    case 'index':
      return findingsAmong(distributions, rule, treatedAs, () => rule.check(distributions, holdings))
    case 'rendering':
      return distributions.flatMap((distribution) => {
        const rendering = renderings.get(distribution)
        if (rendering === undefined) return []
        return findingsAbout(distribution, rule, treatedAs, () => rule.check(distribution, rendering))
      })
    case 'archive':
      return []
  }
}

/** The description that a renderer is wanted for: reStructuredText, where the rule that it renders counts. */
export function descriptionToRender(metadata: Metadata, choice: Choice): string | undefined {
  return chosen(choice).includes(descriptionRenderingRule) ? restructuredTextIn(metadata) : undefined
}

/** Whether the index's own list of classifiers would change a verdict. */
export function needsClassifiersOfIndex(distributions: readonly Distribution[], choice: Choice): boolean {
  const counts = chosen(choice).some((rule) => classifierRules.some(({ id }) => id === rule.id))
  return counts && hasClassifiersToConfirm(distributions)
}

function chosen({ depth, ignored, treatedAs }: Choice): readonly Rule[] {
  const rules = depth === 'everything' ? RULES : RULES_OF_THE_UPLOAD
  return rules.filter(({ id, appliesTo }) => !ignored.has(id) && (appliesTo === 'every index' || treatedAs === 'pypi'))
}
