import { describe, expect, test } from '@jest/globals'
import { type Choice, checkDistributions, descriptionToRender } from '../../src/checks/preflight.ts'
import { renderingRules } from '../../src/checks/rendering.ts'
import type { Complaint } from '../../src/checks/rule.ts'
import type { Distribution } from '../../src/distribution/distribution.ts'
import type { Rendering } from '../../src/rendering.ts'
import { distributionWith } from '../support/distribution.ts'
import { coreMetadata } from './support/core-metadata.ts'

const TYPE = 'Description-Content-Type'
const RST = described('Text.\n', 'text/x-rst')

function described(text: string, type?: string): Distribution {
  return distributionWith({ metadata: coreMetadata({ [TYPE]: type }, text) })
}

function judged(problems: readonly string[], olderProblems: readonly string[] = []): Rendering {
  return { state: 'judged', problems, olderProblems }
}

function complaints(rendering: Rendering, distribution = RST): readonly (Complaint & { readonly rule: string })[] {
  return renderingRules.flatMap((rule) =>
    [...rule.check(distribution, rendering)].map((complaint) => ({ rule: rule.id, ...complaint })),
  )
}

function hints(rendering: Rendering, distribution?: Distribution): readonly (string | undefined)[] {
  return complaints(rendering, distribution).map(({ hint }) => hint)
}

describe('a problem', () => {
  test.each([
    ['line 1: Error: Unknown interpreted text role "class".', 'line 1: Error: Unknown interpreted text role "class".'],
    [
      'line 4: Error: Unknown directive type "toctree".\n\n.. toctree::\n\n   usage',
      'line 4: Error: Unknown directive type "toctree". The text there: “.. toctree:: usage”.',
    ],
    [
      'line 1: Error: Error in "image" directive:\nunknown option: "widht".\n\n.. image:: https://example.org/b.svg\n   :widht: 10',
      'line 1: Error: Error in "image" directive: unknown option: "widht". ' +
        'The text there: “.. image:: https://example.org/b.svg :widht: 10”.',
    ],
    [
      'line 5: Error: Malformed table.\nText in column margin in table line 5.\n\n===== =====\nName  Value\n===== =====',
      'line 5: Error: Malformed table. Text in column margin in table line 5. ' +
        'The text there: “===== ===== Name Value ===== =====”.',
    ],
    ['Error: Line 1 exceeds the line-length-limit.', 'Error: Line 1 exceeds the line-length-limit.'],
    ['No content rendered from RST source.', 'No content rendered from RST source.'],
  ])('is told in one line, in twine’s words: %j', (problem, told) => {
    expect(complaints(judged([problem]))).toMatchObject([
      { rule: 'description-rendering', sentence: `The description does not render: ${told}` },
    ])
  })

  test('that follows others is told as well', () => {
    const problems = ['line 1: Error: A.', 'line 2: Warning: B.', 'line 2: Warning: C.']
    expect(complaints(judged(problems)).map(({ sentence }) => sentence)).toEqual(
      problems.map((problem) => `The description does not render: ${problem}`),
    )
  })

  test('with a long excerpt is told with its beginning', () => {
    const [complaint] = complaints(judged([`line 1: Error: A.\n\n${'b'.repeat(2_000)}`]))
    expect(complaint?.sentence).toBe(
      `The description does not render: line 1: Error: A. The text there: “${'b'.repeat(100)}…”.`,
    )
  })
})

describe('advice', () => {
  const ON_LINES = 'Lines are counted from the first line of the description.'
  test.each([
    ['line 4: Error: Unknown directive type "toctree".\n\n.. toctree::', /“\.\. code-block::”.*none of Sphinx/],
    ['line 1: Error: Unknown interpreted text role "class".', /``name``/],
    ['line 1: Error: Error in "code-block" directive:\nunknown option: "emphasize-lines".', /:emphasize-lines:/],
    ['line 1: Warning: "raw" directive disabled.\n\n.. raw:: html', /no raw HTML/],
    ['line 4: Warning: "include" directive disabled.', /let the build put the text/],
    ['line 1: Warning: File and URL access deactivated; ignoring "csv-table" directive.', /write the rows/],
    ['line 2: Warning: Title underline too short.\n\nDemo package\n=====', /as long as the title/],
    ['line 1: Warning: Title overline too short.\n\n===\nDemo\n===', /as long as the title/],
    ['line 1: Severe: Title overline & underline mismatch.', /as long as the title/],
    ['line 13: Error: Inconsistent title style: skip from level 1 to 3.', /leave out no level/],
    ['line 4: Error: Unexpected section title.', /do not indent/],
    ['line 1: Warning: Inline emphasis start-string without end-string.', /backslash/],
    ['line 3: Warning: Inline literal start-string without end-string.', /double backquotes/],
    ['line 4: Warning: Inline interpreted text or phrase reference start-string without end-string.', /backslash/],
    ['line 4: Warning: Inline substitution_reference start-string without end-string.', /backslash/],
    ['line 3: Error: Unexpected indentation.', /blank line/],
    ['line 3: Warning: Bullet list ends without a blank line; unexpected unindent.', /blank line/],
    ['line 2: Warning: Explicit markup ends without a blank line; unexpected unindent.', /blank line/],
    ['line 3: Warning: Block quote ends without a blank line; unexpected unindent.', /blank line/],
    ['line 3: Warning: Literal block expected; none found.', /blank line/],
    ['line 2: Warning: Duplicate explicit target name: "docs".', /two underscores/],
    ['line 1: Error: Undefined substitution referenced: "build".', /Define it in the same text/],
    ['line 1: Error: Unknown target name: "jane".', /ends in an underscore/],
    ['Error: Anonymous hyperlink mismatch: 2 references but 1 targets.\nSee "backrefs".', /ends in an underscore/],
    ['line 1: Error: Too many autonumbered footnote references: only 0 left.', /ends in an underscore/],
    ['line 5: Error: Malformed table.\nText in column margin.', /list-table/],
    ['line 4: Warning: Bibliographic field "Author"\nmust contain a single <paragraph>.', /one paragraph/],
    ['No content rendered from RST source.', /show nothing/],
  ])('is given on %j', (problem, advice) => {
    const [hint = ''] = hints(judged([problem]))
    expect(hint).toMatch(advice)
    expect(hint.endsWith(ON_LINES)).toBe(problem.startsWith('line '))
  })

  test('is given once for each class of problems, and once on how lines count', () => {
    const role = (line: number): string => `line ${line}: Error: Unknown interpreted text role "class".`
    const given = hints(
      judged([role(1), role(2), 'line 3: Error: Unexpected indentation.', role(4), 'line 5: Error: X.']),
    )
    expect(given).toEqual([
      expect.stringMatching(/roles of Sphinx.*Lines are counted/),
      undefined,
      expect.stringMatching(/^Leave a blank line(?!.*Lines are counted)/),
      undefined,
      undefined,
    ])
  })

  test('is not taken from what a text quotes', () => {
    expect(hints(judged(['line 1: Error: X.\n\nUnknown directive type "a"']))).toEqual([ON_LINES])
    expect(hints(judged(['Error: Odd: "Malformed table".']))).toEqual([undefined])
  })

  test('on a blank description tells how to have one', () => {
    const [hint] = hints(judged(['No content rendered from RST source.']), described(' \n\n'))
    expect(hint).toMatch(/^It is blank.*readme = "README.md"/)
  })
})

describe('Markdown without a type', () => {
  const problems = [
    'line 3: Warning: Inline literal start-string without end-string.',
    'line 9: Error: Undefined substitution referenced: "a".',
  ]
  test.each([
    '# Foo\n\ntext',
    'text\n\n###### Foo\n',
    '```python\nx\n```\n',
    '| a | b |\n| --- | --- |\n| 1 | 2 |\n',
    '|a|b|\n|:---|---:|\n|1|2|\n',
    'a | b\n---: | :---\n1 | 2\n',
    'a | b\n--- | ---\n1 | 2\n',
    'See [the site](https://example.org) of *it.\n',
  ])('is taken for what it is, and no other advice is given: %j', (text) => {
    expect(hints(judged(problems), described(text))).toEqual([
      expect.stringMatching(/^It looks like Markdown.*readme = "README.md"/),
      undefined,
    ])
    expect(hints(judged(problems), described(text, 'text/x-rst'))).toEqual([
      expect.stringContaining('backslash'),
      expect.stringContaining('Define it'),
    ])
  })

  test('is looked for in a megabyte at once', () => {
    for (const piece of ['#', '`', '| :-', '---', ']', '](', '.. ', '\n', '\n-', '--- ']) {
      const text = piece.repeat(1_000_000 / piece.length)
      expect(hints(judged(problems), described(text))).toHaveLength(2)
    }
  })

  test.each([
    'Foo\n===\n\nSee `the site <https://example.org>`_.\n',
    'Foo\n---\n\n+---+---+\n| a | b |\n+---+---+\n',
    'Foo\n===\n\nIn a shell::\n\n    # pip install foo\n\n.. note:: [a](b)\n',
    '~~~~\nFoo\n~~~~\n\n| a line block\n\n``code`` #1 [1]_ (x)\n',
  ])('is not seen in reStructuredText: %j', (text) => {
    expect(hints(judged(problems), described(text))[0]).toContain('backslash')
  })
})

describe('the other rules', () => {
  test('have nothing to say of what renders', () => {
    expect(complaints(judged([]))).toEqual([])
  })

  test('tell of the older renderer, by its first problem', () => {
    const older = ['No content rendered from RST source.', 'line 2: Error: X.']
    expect(complaints(judged([], older), described('Demo\n====\n', 'text/x-rst'))).toEqual([
      {
        rule: 'description-older-renderer',
        sentence:
          'The description renders with the newest readme-renderer, but not with 45, which PyPI may still have: ' +
          'No content rendered from RST source.',
        hint: expect.stringContaining('neither does a title'),
      },
    ])
  })

  test('leave the older renderer out where the newest one fails', () => {
    expect(complaints(judged(['line 1: Error: X.'], ['line 2: Error: Y.']))).toHaveLength(1)
  })

  test('tell why nothing could be rendered', () => {
    expect(complaints({ state: 'unknown', reason: 'docutils gave no answer in 60 seconds.' })).toEqual([
      {
        rule: 'description-unchecked',
        sentence:
          'Whether the description renders could not be checked here, and the index may refuse it. ' +
          'docutils gave no answer in 60 seconds.',
        hint: 'To know before, run “twine check” on the file.',
      },
    ])
  })
})

describe('a text is given to the renderer', () => {
  const choice: Choice = { depth: 'everything', ignored: new Set(), treatedAs: 'pypi' }
  test.each<readonly [string, Choice, string | undefined]>([
    ['on PyPI', choice, 'Text.\n'],
    ['on every other index', { ...choice, treatedAs: 'other' }, 'Text.\n'],
    ['unless only the rules of the upload count', { ...choice, depth: 'upload' }, undefined],
    [
      'unless the rule that it renders is ignored',
      { ...choice, ignored: new Set(['description-rendering']) },
      undefined,
    ],
    [
      'where only the lesser rules are ignored',
      { ...choice, ignored: new Set(['description-older-renderer', 'description-unchecked']) },
      'Text.\n',
    ],
  ])('%s', (_, choice, text) => {
    expect(descriptionToRender(RST.metadata, choice)).toBe(text)
  })
})

test.each([100, 200])(
  'of %i problems of 2,000 hostile characters twenty are told, and the rest is counted',
  (count) => {
    const holdings = { projects: new Map(), classifiers: undefined, readAt: new Date() }
    for (const piece of [
      '\n',
      ' ',
      '"',
      '\n\n',
      '::error::x\n',
      '\u2028',
      'Inline ',
      'A a ends ',
      '\x1b[31m',
      '😀',
      '##[x]',
    ]) {
      const text = piece.repeat(2_000 / piece.length)
      const problems = Array.from({ length: count }, (_, index) => `line ${index}: Error: ${text}\n\n${text}`)
      const found = checkDistributions([RST], holdings, new Map([[RST, judged(problems)]]), {
        depth: 'everything',
        ignored: new Set(),
        treatedAs: 'pypi',
      }).filter(({ rule }) => rule === 'description-rendering')
      expect(found).toHaveLength(21)
      expect(found.at(-1)?.sentence).toBe(`There are ${count - 20} more of these.`)
      for (const { sentence } of found) {
        expect(sentence).not.toMatch(/\n/)
        expect(sentence.length).toBeLessThan(2_500)
      }
    }
  },
)
