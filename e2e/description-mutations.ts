// Descriptions in reStructuredText with the small faults that people make.
import type { Random } from './random.ts'

/** So that a mutant is judged quickly, and its fault matters. */
const MOST_LINES = 60

const INLINE = [
  ':class:`Thing`',
  ':py:func:`demo.run`',
  ':code:`x = 1`',
  ':sup:`2`',
  ':math:`a_b`',
  ':red:`x`',
  ':q:`x`',
  ':pep:`8`',
  ':pep:`none`',
  '`open',
  '``open',
  '*args',
  '**kwargs',
  '|build|',
  'Jane_',
  'Jane__',
  '`the docs`_',
  '`the docs <https://example.org>`_',
  '`the docs <https://example.net>`__',
  '`a file <here_>`_',
  '[1]_',
  '[#]_',
  '[#note]_',
  '[*]_',
  '[Jane2020]_',
  '_`a target`',
  '\\',
  '\\*',
  '# ',
  '[text](https://example.org)',
  '![badge](https://example.org/b.svg)',
  '日本語',
  '🐍',
  'e\u0301',
  '\u200b',
  '\u00a0',
  '\t',
  '\u000c',
  '\u2028',
] as const

const BLOCKS = [
  ['.. toctree::', '   :maxdepth: 2', '', '   usage'],
  ['.. code-block:: python', '', '   import demo'],
  ['.. code:: nosuchlanguage', '   :number-lines:', '', '   x'],
  ['.. code-block::', '   :caption: A caption', '', '   x'],
  ['.. note:: Read this.'],
  ['.. note::'],
  ['.. versionadded:: 1.0'],
  ['.. image:: https://example.org/b.svg', '   :target: https://example.org', '   :alt: b'],
  ['.. image:: https://example.org/b.svg', '   :widht: 10'],
  ['.. image:: b.png', '   :scale: 50 %', '   :align: nowhere'],
  ['.. image::'],
  ['.. figure:: b.png', '', '   A caption.', '', '   A legend.'],
  ['.. |build| image:: https://example.org/b.svg'],
  ['.. |build| replace:: built'],
  ['.. raw:: html', '', '   <b>x</b>'],
  ['.. include:: CHANGES.rst'],
  ['.. csv-table::', '   :header: a, b', '', '   1, 2'],
  ['.. csv-table:: Rows', '   :file: rows.csv'],
  ['.. list-table::', '', '   * - a', '     - b', '   * - c'],
  ['.. table:: Named', '', '   == ==', '   a  b', '   == =='],
  ['.. contents:: Contents', '   :depth: 2'],
  ['.. contents::', '   :local:', '   :depth: deep'],
  ['.. sectnum::'],
  ['.. role:: q(code)', '   :language: nosuchlanguage', '', ':q:`x`'],
  ['.. role:: red', '', ':red:`x`'],
  ['.. default-role:: math', '', '`a_b`'],
  ['.. math::', '', '   a^2 + b^2'],
  ['.. class:: wide'],
  ['.. date:: %Y'],
  ['.. unicode:: 0xA9'],
  ['.. epigraph::', '', '   Text.', '', '   -- Somebody'],
  ['.. parsed-literal::', '', '   *x'],
  ['.. topic:: A topic', '', '   Text.'],
  ['.. sidebar:: Beside', '', '   Text.'],
  ['.. meta::', '   :keywords: a'],
  ['.. _docs: https://example.org'],
  ['.. _docs: https://example.net'],
  ['.. _docs: docs_'],
  ['.. __: https://example.org'],
  ['__ https://example.org'],
  ['.. [1] A footnote.'],
  ['.. [#note] A footnote.'],
  ['.. [Jane2020] A citation.'],
  ['.. A comment', '   of two lines'],
  ['..'],
  ['-----'],
  ['=====', 'Title', '====='],
  ['Title', '~~~~~'],
  ['日本語', '===='],
  ['日本語', '======'],
  ['== ==', 'a  b', '== ==', '1  2', '== =='],
  ['== ==', 'a  b', '== ==', '123 4', '== =='],
  ['+---+---+', '| a | b |', '+===+===+', '| 1 | 2 |', '+---+---+'],
  ['+---+---+', '| a | b |', '+---+--+'],
  [':Author: Jane', ':Date: today'],
  [':field: value', 'text'],
  ['term', '    definition'],
  ['-a  an option', '--all=x  another'],
  ['| a line', '| another', 'text'],
  ['>>> demo()', '1'],
  ['Example::', '', '    literal', '  less'],
  ['Example::', 'Not indented.'],
  ['::', '', '> quoted', '> literal'],
  ['1. one', '2. two', '4. four'],
  ['a) one', 'c) three'],
  ['(i) one', '(ii) two'],
  ['* one', '* two', 'text'],
  ['* one', '', '  * nested', '* two'],
  ['```python', 'import demo', '```'],
  ['# A heading of Markdown', '', '* `a link`: [here](there)'],
  ['<p align="center">', '  <img src="x">', '</p>'],
] as const

type Mutation = (lines: string[], at: number, random: Random) => void

const MUTATIONS: readonly Mutation[] = [
  (lines, at) => lines.splice(at, 1),
  (lines, at, random) => lines.splice(at, 1 + random.below(4)),
  (lines, _, random) => joined(lines, random),
  (lines, at) => lines.splice(at, 0, ''),
  (lines, at) => lines.splice(at, 0, lines[at] ?? ''),
  (lines, at) => lines.push(...lines.splice(at, 1)),
  (lines, _, random) => change(lines, isUnderline, random, (line) => line.slice(random.below(3) + 1)),
  (lines, _, random) => change(lines, isUnderline, random, (line) => `${line}${line.slice(0, 2)}`),
  (lines, _, random) => change(lines, isUnderline, random, (line) => random.pick([...'=-~^"#']).repeat(line.length)),
  (lines, _, random) => change(lines, isText, random, (line) => `${' '.repeat(random.below(5) + 1)}${line}`),
  (lines, _, random) =>
    change(
      lines,
      (line) => /^\s+\S/.test(line),
      random,
      (line) => line.slice(1),
    ),
  (lines, _, random) =>
    change(
      lines,
      (line) => /^\s+\S/.test(line),
      random,
      (line) => line.trimStart(),
    ),
  (lines, _, random) => change(lines, isText, random, (line) => inserted(line, random.pick(INLINE), random)),
  (lines, _, random) => change(lines, isText, random, (line) => inserted(line, ` ${random.pick(INLINE)} `, random)),
  (lines, _, random) =>
    change(lines, isText, random, (line) => inserted(line, random.pick([...'`*_|:\\<>[]']), random)),
  (lines, _, random) => change(lines, isText, random, (line) => swapped(line, random)),
  (lines, _, random) => change(lines, isText, random, (line) => cut(line, random)),
  (lines, at, random) => lines.splice(at, 0, '', ...random.pick(BLOCKS), ''),
  (lines, at, random) => lines.splice(at, 0, ...random.pick(BLOCKS)),
  (lines, at, random) => lines.splice(at, 0, '', ...random.pick(BLOCKS).map((line) => `  ${line}`), ''),
]

/** A text of at most 60 lines, with one or a few faults. */
export function mutateDescription(text: string, random: Random): string {
  const all = text.split('\n')
  const start = random.chance(0.7) ? 0 : random.below(all.length)
  const lines = all.slice(start, start + MOST_LINES)
  for (let count = random.pick([1, 1, 1, 2, 3]); count > 0; count -= 1) {
    random.pick(MUTATIONS)(lines, random.below(lines.length + 1), random)
  }
  return lines.join(random.chance(0.05) ? '\r\n' : '\n')
}

function isUnderline(line: string): boolean {
  return /^([=\-~^"#*+`'.:_])\1{2,}\s*$/.test(line)
}

function isText(line: string): boolean {
  return line.trim() !== '' && !isUnderline(line)
}

/** Without one of its empty lines. */
function joined(lines: string[], random: Random): void {
  const empty = [...lines.keys()].filter((index) => lines[index]?.trim() === '')
  if (empty.length > 0) lines.splice(random.pick(empty), 1)
}

function change(
  lines: string[],
  isMeant: (line: string) => boolean,
  random: Random,
  changed: (line: string) => string,
): void {
  const meant = [...lines.keys()].filter((index) => isMeant(lines[index] ?? ''))
  if (meant.length === 0) return
  const index = random.pick(meant)
  lines[index] = changed(lines[index] ?? '')
}

function inserted(line: string, scrap: string, random: Random): string {
  const characters = [...line]
  characters.splice(random.below(characters.length + 1), 0, scrap)
  return characters.join('')
}

function swapped(line: string, random: Random): string {
  const characters = [...line]
  const at = random.below(characters.length)
  const [one = '', other = ''] = characters.splice(at, 2)
  characters.splice(at, 0, other, one)
  return characters.join('')
}

function cut(line: string, random: Random): string {
  const characters = [...line]
  characters.splice(random.below(characters.length), 1 + random.below(3))
  return characters.join('')
}
