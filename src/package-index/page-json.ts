/** Pages nest four deep; a parser that is given millions of brackets takes a gigabyte before it gives up. */
const DEEPEST = 64

/** The value of a page in JSON; nothing where it is none, or nests as no page does. */
export function pageJsonFrom(body: string): unknown {
  if (!/^\s{0,100}\{/.test(body) || isTooDeep(body)) return undefined
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function isTooDeep(body: string): boolean {
  let depth = 0
  for (let at = 0; at < body.length; at++) {
    switch (body[at]) {
      case '"':
        at = endOfString(body, at)
        break
      case '[':
      case '{':
        if (++depth > DEEPEST) return true
        break
      case ']':
      case '}':
        depth--
    }
  }
  return false
}

/** Where the string that begins at a quotation mark ends: at the next one that no backslash takes away. */
function endOfString(body: string, start: number): number {
  for (let at = start + 1; at < body.length; at++) {
    const char = body[at]
    if (char === '\\') at++
    else if (char === '"') return at
  }
  return body.length
}
