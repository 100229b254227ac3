import type { Distribution } from './distribution/distribution.ts'

/** What PyPI's own renderer makes of one description in reStructuredText. */
export type Rendering =
  | {
      readonly state: 'judged'
      /**
       * Everything it has against the text, in its order and in the wording of `twine check`, such as
       * `line 4: Error: Unknown directive type "toctree".`, often with an excerpt after an empty line; none where the
       * text renders.
       */
      readonly problems: readonly string[]
      /** What it has against a text that renders, with the settings of readme-renderer before 46. */
      readonly olderProblems: readonly string[]
    }
  /** It could not be had, or gave no verdict in time; why, as a sentence. */
  | { readonly state: 'unknown'; readonly reason: string }

/** Of the distributions whose description was to be rendered. */
export type Renderings = ReadonlyMap<Distribution, Rendering>
