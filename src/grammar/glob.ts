/** One character of a text: any, or those of a set. */
type Single = (character: string) => boolean
type Token = Single | 'any text'

/**
 * Whether a whole text fits a pattern as shells have them: `*`, `?`, `[abc]`, `[a-z]`, `[!abc]` or `[^abc]`. Upper and
 * lower case differ. It takes no longer than the product of both lengths, whatever the pattern.
 */
export function globOf(pattern: string): (text: string) => boolean {
  const tokens = tokensOf(pattern)
  return (text) => fits(tokens, text)
}

const PART = /\[(?<negation>[!^]?)(?<set>\]?[^\]]+|\])\]|\*+|[\s\S]/gu

function tokensOf(pattern: string): readonly Token[] {
  return [...pattern.matchAll(PART)].map(({ 0: part, groups: { negation, set } = {} }): Token => {
    if (set !== undefined) {
      const isMember = memberOf(set)
      return negation === '' ? isMember : (character) => !isMember(character)
    }
    if (part.startsWith('*')) return 'any text'
    if (part === '?') return () => true
    return (character) => character === part
  })
}

/** Single characters and ranges; one that goes backwards has no members. */
function memberOf(set: string): Single {
  const ranges = [...set.matchAll(/([\s\S])-([\s\S])|[\s\S]/gu)].map(
    ([one, from = one, to = one]) => [from, to] as const,
  )
  return (character) => ranges.some(([from, to]) => from <= character && character <= to)
}

/** Only the last `any text` ever needs to take more: what stood before it fits already. */
function fits(tokens: readonly Token[], text: string): boolean {
  const characters = [...text]
  let [token, at] = [0, 0]
  let last: { readonly token: number; at: number } | undefined
  while (at < characters.length) {
    const wanted = tokens[token]
    if (wanted === 'any text') {
      last = { token, at }
      token++
    } else if (wanted?.(characters[at] ?? '')) {
      token++
      at++
    } else if (last === undefined) {
      return false
    } else {
      last.at++
      token = last.token + 1
      at = last.at
    }
  }
  return tokens.slice(token).every((rest) => rest === 'any text')
}
