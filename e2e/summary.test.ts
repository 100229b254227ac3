// A renderer of GitHub-flavoured Markdown makes nothing of hostile texts in a job summary, whatever it knows.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { Parser } from 'htmlparser2'
import { runOrThrow } from '../__tests__/support/child-process.ts'
import { distributionWith } from '../__tests__/support/distribution.ts'
import type { Finding } from '../src/checks/finding.ts'
import type { Detail } from '../src/errors.ts'
import type { Outcome, Receipt } from '../src/receipt.ts'
import { Markdown } from '../src/runner/markdown.ts'
import type { Story } from '../src/runner/receipt-document.ts'
import { summaryOf } from '../src/runner/summary.ts'
import { describeWith, preparePython } from './tools.ts'

const HOSTILE = [
  '<img src=x onerror=pwned()>',
  '</summary></details><h1>pwned</h1>',
  '<!-- pwned',
  '<https://evil.example/>',
  '[pwned](javascript:pwned)',
  '![pwned](https://evil.example/pwned.png)',
  '[pwned][1]\n\n[1]: https://evil.example',
  '@octocat @octo-org/team me@evil.example mailto:me@evil.example',
  '#1 octo-org/repo#1 GH-1 gh-2',
  'https://evil.example http://evil.example ftp://evil.example www.evil.example',
  ':tada: :+1:',
  '$pwned$ $$pwned$$ $`pwned`$',
  '``` ` `` | \n\n# pwned\n\n---\n\n===',
  '# pwned',
  '- pwned',
  '1. pwned',
  '> [!WARNING]\n> pwned',
  '    pwned',
  '| pwned |\n| --- |',
  '**pwned** ~~pwned~~ __pwned__ _pwned_ *pwned*',
  '&lt;img src=x&gt; &amp;lt; &#60;b&#62;',
  '\\* \\\n \\',
  'pwned[^1]\n\n[^1]: pwned',
  '\u202epwned\u2066',
]
/** What our own Markdown makes, with the attributes that it may have. */
const ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    'h2 h3 p ul ol li table thead tbody tr strong br pre code details summary span'
      .split(' ')
      .map((name) => [name, []]),
  ),
  td: ['align'],
  th: ['align'],
  a: ['href'],
}
const HEADINGS = [
  'Nothing was published to',
  'Not everything was published to',
  'What the checks found',
  'What to look at',
]

function findingsOf(text: string): readonly Finding[] {
  const distribution = distributionWith()
  return [{ rule: text, severity: 'error', distribution, sentence: text, hint: text }]
}

function receiptOf(text: string): Receipt {
  const basename = `${text.replaceAll('\0', '')}-1.0.tar.gz`
  const distribution = distributionWith({ filename: basename })
  const outcome: Outcome = { distribution, state: 'refused', reason: text, hint: text, attempts: 1, elapsedMs: 0 }
  const attestations = [{ predicateType: text, logIndex: text, url: text, state: 'held' as const }]
  return {
    indexTitle: text,
    outcomes: [outcome, { ...outcome, state: 'uploaded', attestations }],
    releases: [{ name: text, version: text, url: `https://pypi.org/project/${text}` }],
    unattested: text,
    serving: { state: 'not served', afterMs: 0, missing: [distribution] },
  }
}

function detailsOf(text: string): readonly Detail[] {
  const rows = Array.from({ length: 8 }, () => [text, text] as const)
  return [
    { kind: 'list', title: text, items: [text] },
    { kind: 'table', title: text, rows },
    { kind: 'table', title: text, rows: rows.slice(0, 1) },
    { kind: 'code', title: text, lines: text.split('\n') },
    { kind: 'link', title: text, url: `https://pypi.org/?x=${text}` },
  ]
}

function summariesOf(text: string): readonly string[] {
  const story: Story = {
    tool: text,
    receipt: receiptOf(text),
    uploadUrl: text,
    failures: [],
    findings: findingsOf(text),
    publisherLinks: [`https://pypi.org/${text}`],
  }
  const failure = { code: 'INPUT_INVALID', message: text, hint: text, file: text, details: detailsOf(text) } as const
  const options = {
    markdown: new Markdown((each) => each),
    simpleUrl: 'https://pypi.org/simple/',
    errorUrl: () => undefined,
  }
  return [summaryOf(story, options), summaryOf({ ...story, failures: [failure] }, options)]
}

/** What GitHub makes something of when Markdown has been undone; `$` alone in its element is as its documentation says. */
const SEEN = /@\w|#\d|GH-\d|\w:\/\/|www\.|:tada:|🎉|\$./i

interface Page {
  /** Each element as `name attribute=value …`. */
  readonly elements: readonly { readonly name: string; readonly attributes: Readonly<Record<string, string>> }[]
  /** What GitHub would look for people, issues and pictures in. */
  readonly texts: readonly string[]
  readonly headings: readonly string[]
  readonly comments: number
}

function read(html: string): Page {
  const elements: { name: string; attributes: Record<string, string> }[] = []
  const texts: string[] = []
  const headings: string[] = []
  const path: string[] = []
  let comments = 0
  const parser = new Parser({
    onopentag: (name, attributes) => {
      path.push(name)
      elements.push({ name, attributes })
      if (/^h\d$/.test(name)) headings.push('')
    },
    onclosetag: () => path.pop(),
    ontext: (text) => {
      if (/^h\d$/.test(path.at(-1) ?? '')) headings.push(`${headings.pop() ?? ''}${text}`)
      if (!path.includes('code')) texts.push(text)
    },
    oncomment: () => {
      comments++
    },
  })
  parser.end(html)
  return { elements, texts, headings, comments }
}

await describeWith('with a renderer', preparePython, (python) => {
  test.each(HOSTILE)('%j stays text', async (hostile) => {
    const folder = await mkdtemp(join(tmpdir(), 'summary-'))
    try {
      for (const summary of summariesOf(hostile)) {
        const [text, html] = [join(folder, 'text.md'), join(folder, 'page.html')]
        await writeFile(text, summary)
        const referee = fileURLToPath(new URL('summary-referee.py', import.meta.url))
        await runOrThrow(python, [referee, text, html])
        expectPlain(read(await readFile(html, 'utf8')))
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})

function expectPlain({ elements, texts, headings, comments }: Page): void {
  for (const { name, attributes } of elements) {
    expect(`${name} ${Object.keys(ELEMENTS).includes(name)}`).toBe(`${name} true`)
    expect(Object.keys(attributes).filter((attribute) => !ELEMENTS[name]?.includes(attribute))).toEqual([])
    expect(attributes.href ?? 'https://pypi.org/').toMatch(/^https:\/\/pypi\.org\//)
  }
  expect(comments).toBe(0)
  expect(headings.filter((heading) => !HEADINGS.some((known) => heading.startsWith(known)))).toEqual([])
  expect(texts.filter((text) => SEEN.test(text))).toEqual([])
}
