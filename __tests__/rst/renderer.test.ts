// What happens around the thread, tried with small threads of our own; docutils itself is in docutils.test.ts.
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import { type Limits, type Renderer, startRenderer } from '../../src/rst/renderer.ts'
import { run } from '../support/child-process.ts'
import { TemporaryFolder } from '../support/temporary-folder.ts'

const RENDERER = new URL('../../src/rst/renderer.ts', import.meta.url)
const PATIENT: Limits = { silenceMs: 20_000, textLength: 1_000 }
const IMPATIENT: Limits = { silenceMs: 50, textLength: 1_000 }

const ECHO = "port.on('message', (text) => port.postMessage({ problems: [text], olderProblems: [] }))"
const SILENT = "port.on('message', () => {})"
const BUSY = "port.on('message', () => { for (;;); })"

const folder = new TemporaryFolder()
const started: Renderer[] = []
let files = 0

afterEach(async () => {
  await Promise.all(started.splice(0).map((renderer) => renderer.close()))
})

afterAll(() => folder.remove())

/** Writes a thread in which `port` leads to the renderer. */
function scripted(script: string): URL {
  return written('cjs', `const { parentPort: port } = require('node:worker_threads')\n${script}\n`)
}

function written(extension: string, source: string): URL {
  files += 1
  return pathToFileURL(folder.write(`${files}.${extension}`, source))
}

function rendererOf(script: string, limits: Limits = PATIENT): Renderer {
  return rendererIn(scripted(script), limits)
}

function rendererIn(worker: URL, limits: Limits = PATIENT): Renderer {
  const renderer = startRenderer(worker, limits)
  started.push(renderer)
  return renderer
}

function judged(...problems: readonly string[]) {
  return { state: 'judged', problems, olderProblems: [] }
}

function unknown(reason: unknown) {
  return { state: 'unknown', reason }
}

describe('texts', () => {
  test('are rendered in their order, and the same one once', async () => {
    const renderer = rendererOf(
      "const seen = []\nport.on('message', (text) => port.postMessage({ problems: [seen.push(text) + text], olderProblems: [] }))",
    )
    const renderings = await Promise.all(['a', 'b', 'a', 'c', 'b'].map((text) => renderer.render(text)))
    expect(renderings).toEqual([judged('1a'), judged('2b'), judged('1a'), judged('3c'), judged('2b')])
    expect(await renderer.render('a')).toEqual(judged('1a'))
  })

  test.each([
    ['a byte-order mark', '\uFEFFtext', '\uFEFFtext'],
    ['line endings', 'a\r\nb\rc\n', 'a\r\nb\rc\n'],
    ['a character outside of the first plane', '🐍', '🐍'],
    ['half a surrogate pair, replaced,', 'a\uD83Db', 'a\uFFFDb'],
  ])('keep %s', async (_, text, arrives) => {
    expect(await rendererOf(ECHO).render(text)).toEqual(judged(arrives))
  })

  test('that are too long are not asked about', async () => {
    const renderer = rendererOf(ECHO)
    expect(await renderer.render('x'.repeat(1_001))).toEqual(
      unknown('It is longer than 1,000 characters, which may take too long.'),
    )
    expect(await renderer.render('x'.repeat(1_000))).toEqual(judged('x'.repeat(1_000)))
  })
})

test('the thread has no environment, and what it prints goes nowhere', async () => {
  const worker = scripted(
    "console.log('printed'); console.error('printed')\n" +
      "port.on('message', () => port.postMessage({ problems: Object.keys(process.env), olderProblems: [] }))",
  )
  const { exitCode, output } = await runOne(worker, PATIENT, 'await renderer.close()')
  expect(output).toBe('{"state":"judged","problems":[],"olderProblems":[]}\n')
  expect(exitCode).toBe(0)
})

describe('a thread', () => {
  test('that does not exist makes every rendering unknown', async () => {
    const renderer = rendererIn(new URL('nothing.cjs', pathToFileURL(`${folder.path}/`)))
    const expected = unknown(expect.stringMatching(/^docutils could not be run: .*Cannot find module .*nothing\.cjs/))
    expect(await renderer.render('a')).toEqual(expected)
    expect(await renderer.render('b')).toEqual(expected)
  })

  test('that cannot be one makes every rendering unknown', async () => {
    const renderer = rendererIn(new URL('https://example.org/worker.js'))
    expect(await renderer.render('a')).toEqual(unknown(expect.stringMatching(/^docutils could not be run: /)))
  })

  test('that fails while it starts says why, in one line', async () => {
    const renderer = rendererOf("throw new Error('Traceback:\\n  in some file\\nImportError: no such thing\\n')")
    expect(await renderer.render('a')).toEqual(unknown('docutils could not be run: ImportError: no such thing.'))
  })

  test('that fails with a very long text says the beginning of it', async () => {
    const renderer = rendererOf("throw new Error('x'.repeat(100_000))")
    const rendering = await renderer.render('a')
    expect(rendering).toEqual(unknown(expect.stringMatching(/^docutils could not be run: Error: x{200,300}\.$/)))
  })

  test('that dies makes unknown what is waited for, and what comes later', async () => {
    const renderer = rendererOf(
      "port.on('message', (text) => text === 'b' ? process.exit(3) : port.postMessage({ problems: [], olderProblems: [] }))",
    )
    const renderings = await Promise.all(['a', 'b', 'c'].map((text) => renderer.render(text)))
    const dead = unknown('The thread that runs docutils ended.')
    expect(renderings).toEqual([judged(), dead, dead])
    expect(await renderer.render('d')).toEqual(dead)
    expect(await renderer.render('a')).toEqual(judged())
  })

  test.each([
    ['does not answer', SILENT],
    ['never comes to rest', BUSY],
    ['never comes to its start', 'for (;;);'],
  ])('that %s is ended after a time', async (_, script) => {
    const renderer = rendererOf(script, IMPATIENT)
    const renderings = await Promise.all([renderer.render('a'), renderer.render('b')])
    const late = unknown('docutils did not end within 0.05 s.')
    expect(renderings).toEqual([late, late])
    expect(await renderer.render('c')).toEqual(late)
  })

  test.each([
    ['nothing', 'undefined'],
    ['null', 'null'],
    ['a number', '42'],
    ['half a verdict', '{ problems: [] }'],
    ['a problem that is no text', '{ problems: [1], olderProblems: [] }'],
    ['problems that are no list', "{ problems: [], olderProblems: 'none' }"],
    ['a reason that is no text', '{ reason: 1 }'],
  ])('that answers %s is not asked again', async (_, answer) => {
    const renderer = rendererOf(`port.on('message', () => port.postMessage(${answer}))`)
    const senseless = unknown('docutils gave an answer that makes no sense.')
    expect(await renderer.render('a')).toEqual(senseless)
    expect(await renderer.render('b')).toEqual(senseless)
  })

  test('may say that it does not know', async () => {
    const renderer = rendererOf(
      "port.on('message', () => port.postMessage({ state: 'unknown', reason: 'Too tired.' }))",
    )
    expect(await renderer.render('a')).toEqual(unknown('Too tired.'))
  })
})

describe('closing', () => {
  test.each([
    ['that waits', SILENT],
    ['that works', BUSY],
  ])('ends a thread %s, and what is waited for is unknown', async (_, script) => {
    const renderer = rendererOf(script)
    const rendering = renderer.render('a')
    await renderer.close()
    const closed = unknown('The renderer has been closed.')
    expect(await rendering).toEqual(closed)
    expect(await renderer.render('b')).toEqual(closed)
  })

  test('can be done twice, and after the thread has ended by itself', async () => {
    const renderer = rendererOf("throw new Error('gone')")
    const before = await renderer.render('a')
    await Promise.all([renderer.close(), renderer.close()])
    await renderer.close()
    expect(await renderer.render('b')).toEqual(before)
  })
})

describe('a process', () => {
  test('ends by itself when nothing is waited for, though the renderer is not closed', async () => {
    const { exitCode, output } = await runOne(scripted(ECHO))
    expect(output).toBe('{"state":"judged","problems":["a"],"olderProblems":[]}\n')
    expect(exitCode).toBe(0)
  })

  test('stays for what is waited for', async () => {
    const later = `port.on('message', (text) => setTimeout(() => port.postMessage({ reason: text }), 200))`
    const { exitCode, output } = await runOne(scripted(later))
    expect(output).toBe('{"state":"unknown","reason":"a"}\n')
    expect(exitCode).toBe(0)
  })

  test('ends though the thread never does', async () => {
    const { exitCode, output } = await runOne(scripted(BUSY), IMPATIENT)
    expect(output).toBe('{"state":"unknown","reason":"docutils did not end within 0.05 s."}\n')
    expect(exitCode).toBe(0)
  })
})

/** Runs a process that renders one text and prints what comes of it. */
function runOne(worker: URL, limits: Limits = PATIENT, end = '') {
  const program = [
    `const { startRenderer } = await import(${JSON.stringify(RENDERER.href)})`,
    `const renderer = startRenderer(new URL(${JSON.stringify(worker.href)}), ${JSON.stringify(limits)})`,
    `console.log(JSON.stringify(await renderer.render('a')))`,
    end,
  ].join('\n')
  return run(process.execPath, [fileURLToPath(written('mjs', program))], { timeoutMs: 20_000 })
}
