import { readFile } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import { INPUTS, type InputDefinition } from '../src/runner/input-table.ts'
import { outputsFrom } from '../src/runner/outputs.ts'
import { receiptDocument } from '../src/runner/receipt-document.ts'
import { manifest } from './support/run-action.ts'

const definitions: readonly InputDefinition[] = Object.values(INPUTS)
const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')

/** The rows of the README's table below a heading: the first cell's code words, and the other cells. */
function tableBelow(heading: string): ReadonlyMap<string, readonly string[]> {
  const section = readme.split(/^##+ /m).find((part) => part.startsWith(`${heading}\n`)) ?? ''
  const rows = section.split('\n').filter((line) => line.startsWith('| `'))
  return new Map(
    rows.map((row) => {
      const [name = '', ...cells] = row
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim())
      return [/`([^`]+)`/.exec(name)?.[1] ?? '', [name, ...cells]]
    }),
  )
}

describe('the inputs', () => {
  test('are the same in action.yml and in the code', () => {
    const names = definitions.flatMap(({ name, alias }) => (alias === undefined ? [name] : [name, alias]))
    expect(Object.keys(manifest.inputs)).toEqual(names)
  })

  test.each(definitions)('$name has the same default in both', ({ name, alias, default: value }) => {
    // Where there is an alias, it carries the default, so that it is heard when the other is not given.
    expect(manifest.inputs[alias ?? name]?.default ?? '').toBe(value)
    if (alias === undefined) return
    expect(manifest.inputs[name]?.default).toBeUndefined()
    expect(manifest.inputs[alias]?.deprecationMessage).toContain(name)
    expect(manifest.inputs[alias]?.description).toBe(manifest.inputs[name]?.description)
  })

  test('are in the README, with alias and default', () => {
    const rows = tableBelow('Inputs')
    expect([...rows.keys()]).toEqual(definitions.map(({ name }) => name))
    for (const { name, alias, default: value } of definitions) {
      const [first, second] = rows.get(name) ?? []
      if (alias !== undefined) expect(first).toContain(`\`${alias}\``)
      expect(second).toBe(value === '' ? '' : `\`${value}\``)
    }
  })
})

describe('the outputs', () => {
  const written = Object.keys(
    outputsFrom(
      receiptDocument({
        tool: '',
        receipt: { indexTitle: 'PyPI', outcomes: [], releases: [] },
        uploadUrl: '',
        failures: [],
        findings: [],
        publisherLinks: [],
      }),
      '',
    ),
  )

  test('are the same in action.yml and in the code', () => {
    expect(Object.keys(manifest.outputs)).toEqual(written)
  })

  test('are in the README', () => {
    expect([...tableBelow('Outputs').keys()]).toEqual(written)
  })
})

test('the runtime is Node 24, and the bundle is where action.yml says', async () => {
  expect(manifest.runs.using).toBe('node24')
  await expect(readFile(new URL(`../${manifest.runs.main}`, import.meta.url))).resolves.toBeDefined()
})
