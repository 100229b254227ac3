/** Of letters added, left out or replaced. */
const FARTHEST = 3
/** In UTF-16 units: nobody mistypes a word of that length, and comparing takes time. */
const LONGEST = 200

/** That of the candidates which somebody may have meant: the one with the same letters, or else the most similar. */
export function closestSpelling(text: string, candidates: Iterable<string>): string | undefined {
  if (text.length > LONGEST) return undefined
  const letters = lettersOf(text)
  let closest: string | undefined
  let distance = FARTHEST + 1
  for (const candidate of candidates) {
    const found = distanceBelow(distance, letters, lettersOf(candidate))
    if (found === undefined) continue
    closest = candidate
    distance = found
  }
  return closest
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/\s/g, '')
}

/** The Levenshtein distance where it is below the limit; computed in a band along the diagonal only. */
function distanceBelow(limit: number, one: string, other: string): number | undefined {
  if (Math.abs(one.length - other.length) >= limit) return undefined
  let row = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let line = 1; line <= one.length; line++) {
    const next = new Array<number>(other.length + 1).fill(limit)
    next[0] = line
    const [first, last] = [Math.max(1, line - limit), Math.min(other.length, line + limit)]
    for (let column = first; column <= last; column++) {
      const replaced = (row[column - 1] ?? limit) + (one[line - 1] === other[column - 1] ? 0 : 1)
      next[column] = Math.min(replaced, (row[column] ?? limit) + 1, (next[column - 1] ?? limit) + 1)
    }
    if (Math.min(...next) >= limit) return undefined
    row = next
  }
  const distance = row[other.length] ?? limit
  return distance < limit ? distance : undefined
}
