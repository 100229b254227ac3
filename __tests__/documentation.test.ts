// What the project's documents point at is there, and what they show can be read.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { blocksIn, documents, stepsIn } from './support/documents.ts'
import { manifest } from './support/run-action.ts'

const PROJECT = fileURLToPath(new URL('..', import.meta.url))

const blocks = documents.flatMap(blocksIn)
const yaml = blocks.filter(({ language }) => language === 'yaml')
const links = documents.flatMap(({ file, text }) =>
  [...withoutBlocks(text).matchAll(/\]\((?<target>[^)\s]+)\)/g)].map(({ groups }) => ({
    title: `${file}: ${groups?.target}`,
    file,
    target: groups?.target ?? '',
  })),
)
const inner = links.filter(({ target }) => !/^[a-z]+:/.test(target))

function withoutBlocks(text: string): string {
  return text.replace(/^ *```[\s\S]*?^ *```$/gm, '')
}

const FOLDER = join(PROJECT, '.github', 'workflows')
const workflows = readdirSync(FOLDER)
  .map((name) => readFileSync(join(FOLDER, name), 'utf8'))
  .join('\n')

/** The anchors that GitHub gives to headings. */
function anchorsOf(file: string): readonly string[] {
  return [...withoutBlocks(readFileSync(join(PROJECT, file), 'utf8')).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

test('there is something to look at', () => {
  expect(yaml.length).toBeGreaterThan(10)
  expect(inner.length).toBeGreaterThan(20)
})

describe('a link', () => {
  test.each(inner)('$title leads somewhere', ({ file, target }) => {
    const [path = '', anchor] = target.split('#')
    const found = path === '' ? file : normalize(join(dirname(file), path))
    expect(`${found} ${existsSync(join(PROJECT, found))}`).toBe(`${found} true`)
    if (anchor !== undefined) expect(anchorsOf(found)).toContain(anchor)
  })
})

describe('a block of YAML', () => {
  test.each(yaml)('$title can be read', ({ text }) => {
    expect(parse(text)).toEqual(expect.any(Object))
  })

  test.each(yaml.filter(({ text }) => /^jobs:/m.test(text) && text.includes('uses:')))(
    '$title is a whole workflow',
    ({ text }) => {
      const { on, jobs } = parse(text)
      expect(on).toBeDefined()
      for (const job of Object.values(jobs)) {
        expect(job).toMatchObject({ 'runs-on': 'ubuntu-latest', permissions: expect.anything() })
      }
    },
  )

  test.each(yaml.filter(({ text }) => /^jobs:[\s\S]*download-artifact/m.test(text)))(
    '$title downloads what a job before it built',
    (block) => {
      const artifactsOf = (action: string) =>
        stepsIn(block).flatMap(({ uses = '', with: inputs }) => (uses.startsWith(action) ? [inputs?.name] : []))
      expect(artifactsOf('actions/upload-artifact')).toEqual(artifactsOf('actions/download-artifact'))
      expect(block.text).toContain('needs: build')
    },
  )

  test.each(yaml)('$title names outputs that there are', (block) => {
    const ids = new Set(stepsIn(block).flatMap(({ id, uses }) => (uses?.startsWith('org/') && id ? [id] : [])))
    for (const [, step = '', output = ''] of block.text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)) {
      expect([...ids]).toContain(step)
      expect(Object.keys(manifest.outputs)).toContain(output)
    }
  })

  // The pins of this repository's own workflows are the versions that it knows to work.
  test.each(yaml)('$title uses other actions as this repository does', (block) => {
    for (const { uses = '' } of stepsIn(block)) {
      if (!uses.startsWith('actions/')) continue
      const [action, version] = uses.split('@')
      expect(workflows).toMatch(new RegExp(`${action}@[0-9a-f]{40} # ${version}\\.`))
    }
  })
})

test('scripts of npm that are named are there', () => {
  const { scripts } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8'))
  const named = documents.flatMap(({ text }) => [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name))
  expect(named.filter((name) => name === undefined || !(name in scripts))).toEqual([])
})

test('the states of a file are those of the receipt', () => {
  const schema = readFileSync(join(PROJECT, 'docs', 'receipt.schema.json'), 'utf8')
  const states: readonly string[] = JSON.parse(schema).properties.files.items.properties.state.enum
  const page = documents.find(({ file }) => file === 'docs/uploads.md')?.text ?? ''
  const rows = [...page.matchAll(/^\| `([\w-]+)` /gm)].map(([, state]) => state)
  expect([...rows].sort()).toEqual([...states].sort())
  const readme = documents.find(({ file }) => file === 'README.md')?.text ?? ''
  for (const state of states) expect(readme).toContain(`\`${state}\``)
})
