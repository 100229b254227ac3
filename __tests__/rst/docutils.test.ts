// The built worker with docutils in it; what happens around the thread is in renderer.test.ts.
import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Renderer, startRenderer } from '../../src/rst/renderer.ts'
import cases from './cases.json' with { type: 'json' }

interface Case {
  readonly name: string
  readonly text: string
  /** The first thing that `twine check` has against it. */
  readonly problem?: string
  /** The same with the settings of readme-renderer 45. */
  readonly olderProblem?: string
}

const CASES: readonly Case[] = cases
const WORKER = new URL('../../dist/rst-worker.js', import.meta.url)

let renderer: Renderer

beforeAll(() => {
  renderer = startRenderer(WORKER)
})

afterAll(() => renderer.close())

async function problemsOf(text: string): Promise<readonly string[]> {
  const rendering = await renderer.render(text)
  if (rendering.state === 'unknown') throw new Error(rendering.reason)
  return rendering.problems
}

describe('the verdict of twine', () => {
  test.each(CASES)('on $name', async ({ text, problem, olderProblem }) => {
    const rendering = await renderer.render(text)
    if (rendering.state === 'unknown') throw new Error(rendering.reason)
    expect(rendering.problems[0]).toBe(problem)
    expect(rendering.olderProblems[0]).toBe(olderProblem)
  })

  test('on a line that is too long', async () => {
    expect(await problemsOf(`${'x'.repeat(10_001)}\n`)).toEqual(['Error: Line 1 exceeds the line-length-limit.'])
    expect(await problemsOf(`${'x'.repeat(10_000)}\n`)).toEqual([])
  })

  test('on a text on which docutils itself fails', async () => {
    const nested = Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}* x`).join('\n\n')
    expect(await problemsOf(nested)).toEqual([
      expect.stringMatching(/^RecursionError: maximum recursion depth exceeded/),
    ])
  })

  test('is told with everything else that docutils has against the text, each once', async () => {
    const text = 'Demo package\n=====\n\nUse :func:`f` and `open.\n\n* a\nb\n\nThanks to Jane_ and Jane_.\n'
    expect(await problemsOf(text)).toEqual([
      'line 2: Warning: Title underline too short.\n\nDemo package\n=====',
      'line 4: Error: Unknown interpreted text role "func".',
      'line 4: Warning: Inline interpreted text or phrase reference start-string without end-string.',
      'line 7: Warning: Bullet list ends without a blank line; unexpected unindent.',
      'line 9: Error: Unknown target name: "jane".',
    ])
  })
})

test('a role that one text defines is not known to the next', async () => {
  expect(await problemsOf('.. role:: house\n\nIn the :house:`style`.\n')).toEqual([])
  expect(await problemsOf('In the :house:`style`.\n')).toEqual([
    'line 1: Error: Unknown interpreted text role "house".',
  ])
})

test('half a surrogate pair is rendered as the sign for what cannot be read', async () => {
  expect(await problemsOf(':\uD83D:`x`\n')).toEqual(await problemsOf(':\uFFFD:`x`\n'))
})

describe('a text reads', () => {
  let origin = ''
  let requests = 0
  const server = createServer((_, response) => {
    requests += 1
    response.end('a,b\n')
  })

  beforeAll(async () => {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('No port was given.')
    origin = `http://127.0.0.1:${address.port}`
  })

  afterAll(async () => {
    server.close()
    await once(server, 'close')
  })

  const passwords = 'file:///etc/passwd'
  test.each([
    ['no file by include', '.. include:: /etc/passwd\n', /^line 1: Warning: "include" directive disabled/],
    ['no file as raw HTML', '.. raw:: html\n   :file: /etc/passwd\n', /^line 1: Warning: "raw" directive disabled/],
    ['no URL as raw HTML', '.. raw:: html\n   :url: ORIGIN\n', /^line 1: Warning: "raw" directive disabled/],
    [
      'no file into a table',
      '.. csv-table::\n   :file: /etc/passwd\n',
      /^line 1: Warning: File and URL access deactivated/,
    ],
    [
      'no file into a table in a given encoding',
      '.. csv-table::\n   :file: /etc/passwd\n   :encoding: latin-1\n',
      /^line 1: Warning: File and URL access deactivated/,
    ],
    ['no URL into a table', '.. csv-table::\n   :url: ORIGIN\n', /^line 1: Warning: File and URL access deactivated/],
    [
      'no image of the machine',
      `.. image:: ${passwords}\n   :loading: embed\n`,
      /Cannot embed image "file:\/\/\/etc\/passwd":\s+\[Errno 2\] No such file or directory/,
    ],
    [
      'no picture in a figure',
      `.. figure:: ${passwords}\n   :figwidth: image\n   :loading: embed\n`,
      /Cannot embed image "file:\/\/\/etc\/passwd":\s+\[Errno 2\] No such file or directory/,
    ],
    [
      'no environment',
      '.. image:: file:///proc/self/environ\n   :loading: embed\n',
      /Cannot embed image .*:\s+\[Errno 2\] No such file or directory/,
    ],
    [
      'no picture of the network',
      '.. image:: ORIGIN/a.png\n   :loading: embed\n',
      /Cannot get file path corresponding to http:/,
    ],
  ])('%s', async (_, text, problem) => {
    expect((await problemsOf(text.replace('ORIGIN', origin)))[0]).toMatch(problem)
    expect(requests).toBe(0)
  })

  test('no input', async () => {
    expect(await problemsOf('.. image:: file:///dev/stdin\n   :loading: embed\n')).toEqual([])
  })
})

describe('a hostile text', () => {
  const MiB = 1024 * 1024
  const filled = (piece: string): string => piece.repeat(MiB / piece.length)

  test.each([
    ['of one line', filled('> ')],
    ['of nothing but form feeds', filled('\f')],
    ['of zeros', filled('\0')],
    ['nested deep', Array.from({ length: 1_000 }, (_, depth) => `${' '.repeat(depth)}x`).join('\n\n')],
    ['with bullets in bullets on one line', filled(`${'* '.repeat(400)}\n\n`)],
    ['of back quotes', filled(`${'`'.repeat(9_000)}\n\n`)],
    ['of quotes', filled(`${'"\''.repeat(4_000)}\n\n`)],
    ['of addresses without an end', filled(`${'http://a.'.repeat(1_000)}\n\n`)],
    ['that doubles what it says', doubling(20)],
    ['of an endless number', `${'9'.repeat(9_000)}. x\n`],
    ['of open braces in a formula', `.. math::\n\n   ${'{'.repeat(5_000)}\n`],
    ['that embeds endless noise', '.. image:: file:///dev/urandom\n   :loading: embed\n'],
  ])('%s gets an answer, and the next one a verdict', async (_, text) => {
    expect(['judged', 'unknown']).toContain((await renderer.render(text)).state)
    expect(await problemsOf(`Fine, after ${text.length} characters.\n`)).toEqual([])
  })

  test('that needs more memory than there is gets no verdict', async () => {
    const before = process.memoryUsage.rss()
    const fresh = startRenderer(WORKER)
    try {
      const rendering = await fresh.render('.. image:: file:///dev/urandom\n   :loading: embed\n')
      expect(rendering).toEqual({ state: 'unknown', reason: 'docutils ended with MemoryError.' })
      // Python never gives memory back, so what it took at most is seen afterwards.
      expect(process.memoryUsage.rss() - before).toBeLessThan(1_000 * MiB)
    } finally {
      await fresh.close()
    }
  })

  test('that takes too long is given up', async () => {
    const impatient = startRenderer(WORKER, { silenceMs: 5_000, textLength: 2 * MiB })
    try {
      const table = filled('| a | b |\n+---+---+\n')
      const rendering = await impatient.render(`+---+---+\n${table}`)
      expect(rendering).toEqual({ state: 'unknown', reason: 'docutils did not end within 5 s.' })
    } finally {
      await impatient.close()
    }
  })

  test('has no more problems told than anybody reads', async () => {
    const many = await problemsOf(Array.from({ length: 300 }, (_, n) => `.. no${n}::\n\n`).join(''))
    expect(many).toHaveLength(200)
    expect(many.at(-1)).toContain('Unknown directive type "no199".')
  })

  test('has long problems cut', async () => {
    const [problem] = await problemsOf(`:${'x'.repeat(5_000)}:\`x\`\n`)
    expect(problem).toHaveLength(2_001)
    expect(problem).toMatch(/^line 1: Error: Unknown interpreted text role "x+…$/)
  })
})

/** Substitutions, each of which has the one before twice. */
function doubling(times: number): string {
  const definitions = Array.from({ length: times }, (_, n) => `.. |a${n + 1}| replace:: |a${n}| |a${n}|\n`)
  return `.. |a0| replace:: x\n${definitions.join('')}\n|a${times}|\n`
}
