import { Parser } from 'htmlparser2'

/** What a page of the simple API in HTML has to say (PEP 503, 629, 792). */
export interface SimpleHtml {
  /** The targets of all links, in order. */
  readonly links: readonly string[]
  /** The contents of `<meta>` elements by their names. */
  readonly meta: ReadonlyMap<string, string>
}

/** No element is inside another: what is nowhere kept open cannot be nested a million times, which takes for ever. */
class FlatParser extends Parser {
  protected override isVoidElement(): boolean {
    return true
  }
}

/** Reads a page, or its beginning, in linear time. */
export function parseSimpleHtml(html: string): SimpleHtml {
  const links: string[] = []
  const meta = new Map<string, string>()
  let element = ''
  let name: string | undefined
  let content: string | undefined
  const parser = new FlatParser({
    onopentagname(opened) {
      element = opened
      name = undefined
      content = undefined
    },
    onattribute(attribute, value) {
      if (element === 'a' && attribute === 'href') links.push(value)
      if (element !== 'meta') return
      if (attribute === 'name') name = value
      if (attribute === 'content') content = value
      if (name !== undefined && content !== undefined) meta.set(name, content)
    },
  })
  parser.end(html)
  return { links, meta }
}
