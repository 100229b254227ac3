import type { Contents } from '../distribution/contents.ts'
import type { Distribution } from '../distribution/distribution.ts'
import type { Holdings } from '../holdings.ts'
import type { Rendering } from '../rendering.ts'

/** Where a rule comes from, for whoever wants to read it. */
export interface Source {
  readonly title: string
  readonly url: string
}

/** Who refuses a distribution that breaks a rule: this alone decides how bad a finding is. */
export type RefusedBy =
  /**
   * twine, the reference client, does not send it to any index, or `twine check` fails, which the action of PyPA runs
   * before it sends anything to any index: an error everywhere.
   */
  | 'twine'
  /** PyPI refuses it: an error there, elsewhere a warning. */
  | 'pypi'
  /** Nobody for sure: a warning everywhere. */
  | 'nobody'

/** What a rule has against a distribution. */
export interface Complaint {
  /** What is wrong, in a sentence that makes sense beside the file's name. */
  readonly sentence: string
  /** What to do about it, in full sentences. */
  readonly hint?: string
  /** Said where the index may well see it otherwise: the finding is a warning then, whoever the rule belongs to. */
  readonly certainty?: 'unsure'
}

/** A complaint that says which of several distributions it is about. */
export interface AttributedComplaint extends Complaint {
  readonly distribution: Distribution
}

interface RuleFacts {
  /** By which users turn it off, and documentation names it: lower-case words joined by hyphens, for ever the same. */
  readonly id: string
  /** What must hold, as a sentence. */
  readonly title: string
  readonly source: Source
  readonly refusedBy: RefusedBy
  /** PyPI's limits and habits mean nothing elsewhere; its grammar is a warning elsewhere. */
  readonly appliesTo: 'every index' | 'PyPI'
}

/** Looks at one distribution: its name, size and metadata. */
export interface DistributionRule extends RuleFacts {
  readonly scope: 'distribution'
  check(distribution: Distribution): Iterable<Complaint>
}

/** Looks at what is in one archive, while it is being read. */
export interface ArchiveRule extends RuleFacts {
  readonly scope: 'archive'
  check(distribution: Distribution, contents: Contents): Iterable<Complaint>
}

/** Looks at all distributions of the run together. */
export interface BatchRule extends RuleFacts {
  readonly scope: 'batch'
  check(distributions: readonly Distribution[]): Iterable<AttributedComplaint>
}

/** Looks at what the index holds. */
export interface IndexRule extends RuleFacts {
  readonly scope: 'index'
  check(distributions: readonly Distribution[], holdings: Holdings): Iterable<AttributedComplaint>
}

/** Looks at what the renderer says of a description that was given to it. */
export interface RenderingRule extends RuleFacts {
  readonly scope: 'rendering'
  check(distribution: Distribution, rendering: Rendering): Iterable<Complaint>
}

export type Rule = DistributionRule | ArchiveRule | BatchRule | IndexRule | RenderingRule
