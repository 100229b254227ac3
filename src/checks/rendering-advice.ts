import { strip } from '../grammar/white-space.ts'
import { NAME_THE_README } from './description.ts'

/** How docutils begins what it has to say, and what to do about it. */
const ADVICE: readonly { readonly about: RegExp; readonly hint: string }[] = [
  {
    about: /^Unknown directive type/,
    hint:
      'PyPI knows the directives of docutils, such as “.. code-block::”, “.. note::” and “.. image::”, and none of ' +
      'Sphinx or its extensions: write out what it stands for, or link to the documentation.',
  },
  {
    about: /^Unknown interpreted text role/,
    hint:
      'PyPI does not know the roles of Sphinx, such as “:class:” and “:ref:”: put code between double backquotes, as in ' +
      '``name``, and write links as `text <https://example.org/>`__.',
  },
  {
    about: /^Error in "[^"]*" directive: unknown option/,
    hint: 'PyPI knows the options of docutils, and none of Sphinx, such as “:emphasize-lines:”: leave it out.',
  },
  {
    about: /^"raw" directive disabled/,
    hint: 'PyPI takes no raw HTML: use what docutils has for it, such as “.. image::” or “.. list-table::”.',
  },
  {
    about: /^"include" directive disabled/,
    hint: 'PyPI has no other file at hand: let the build put the text of that file into the description.',
  },
  {
    about: /^File and URL access deactivated/,
    hint: 'PyPI opens no file and no address: write the rows of the table below the directive.',
  },
  {
    about: /^(?:Title (?:under|over)line too short|Title overline & underline mismatch|Missing matching underline)/,
    hint: 'Make the line below a title, and one above it, as long as the title is; wide characters count twice.',
  },
  {
    about: /^(?:Inconsistent title style|Title level inconsistent|Unexpected section title)/,
    hint: 'Underline the titles of one level alike, leave out no level, and do not indent titles.',
  },
  {
    about: /^Inline [a-z_ ]+ start-string without end-string/,
    hint:
      'Close the mark. Where it is none, write a backslash before it, as in \\*args, or put the code between double ' +
      'backquotes, as in ``*args``.',
  },
  {
    about: /^(?:Unexpected indentation|Literal block expected|[A-Z][a-z -]+ ends without a blank line)/,
    hint:
      'Leave a blank line before and after every list, quotation, directive and block of code, and indent what belongs ' +
      'together by the same number of spaces.',
  },
  {
    about: /^Duplicate (?:explicit )?target name/,
    hint: 'Rename one of the two, or end links with two underscores, as in `text <https://example.org/>`__.',
  },
  {
    about: /^Undefined substitution referenced/,
    hint:
      'Define it in the same text, as in “.. |name| image:: https://example.org/badge.svg”. Where it is none, write a ' +
      'backslash before the bars.',
  },
  {
    about: /^(?:Unknown target name|Anonymous hyperlink mismatch|Too many (?:autonumbered|symbol) footnote references)/,
    hint:
      'What ends in an underscore is a link: define in the same text where it leads. Where it is none, write a backslash ' +
      'before the underscore, or put the code between double backquotes.',
  },
  {
    about: /^Malformed table/,
    hint: 'Line the text up with the borders of its columns, or use “.. list-table::”.',
  },
  {
    about: /^Bibliographic field/,
    hint: 'Write a paragraph between the title and the fields, or no more than one paragraph into each field.',
  },
]

const HAS_MARK =
  'The text begins with a byte-order mark, which docutils takes for a part of it: save the file without one.'
const IS_BLANK = `It is blank: the build found no readme, or an empty one. ${NAME_THE_README}`
const IS_UNSEEN =
  'Comments, link targets and substitutions show nothing by themselves, and neither does a title: add a paragraph.'

/** What to do about what docutils has against a text, told as `twine check` tells it, where there is advice. */
export function adviceOn(message: string, text: string): string | undefined {
  if (text.startsWith('\ufeff')) return HAS_MARK
  if (message.startsWith('No content rendered')) return strip(text) === '' ? IS_BLANK : IS_UNSEEN
  const told = message.replace(/^(?:line \d+: )?[A-Z][a-z]+: /, '')
  return ADVICE.find(({ about }) => about.test(told))?.hint
}

/** What is Markdown at the beginning of a line, or anywhere: a heading, a fence, a table, a link. */
const MARKDOWN = /^#{1,6} \S|^```|^\| ?:?---|^:?---+:? ?\||\]\(\S/m
/** Comments, directives and targets. */
const EXPLICIT_MARKUP = /^\.\. /m

/** Whether a text is rather Markdown than reStructuredText. */
export function looksLikeMarkdown(text: string): boolean {
  return MARKDOWN.test(text) && !EXPLICIT_MARKUP.test(text)
}
