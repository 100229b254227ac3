/** A definition in one line (CommonMark 0.31, section 4.7), of plain characters: of more we could not be sure. */
const LINK_DEFINITION =
  /^ {0,3}\[[\w.][\w ./-]{0,200}\]:[ \t]*[\w/#.][\w/#.:?&=%@~+,;!-]*(?:[ \t]+"[\w .,:;/-]*")?[ \t]*$/
const BLANK = /^[ \t]*$/

/** Whether Markdown surely renders to nothing at all: it is white space and definitions of links. */
export function rendersToNothing(markdown: string): boolean {
  return markdown.split(/\r\n|[\r\n]/).every((line) => BLANK.test(line) || LINK_DEFINITION.test(line))
}
