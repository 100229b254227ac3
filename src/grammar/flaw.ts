/** What is wrong with a text that ought to follow a grammar. */
export interface Flaw {
  /** A sentence for the user that names the part at fault; it may quote the text, which can be hostile and long. */
  readonly what: string
  /** `unsure` where implementations of one specification disagree, or where a newer one may know more than we do. */
  readonly certainty: 'sure' | 'unsure'
}
