// The project's own Markdown, for tests that hold it against the project.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))

export interface Document {
  /** Its path in the project. */
  readonly file: string
  readonly text: string
}

export interface Block {
  /** Where it stands, for a test's name. */
  readonly title: string
  readonly language: string
  readonly text: string
}

export const documents: readonly Document[] = [
  ...['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', 'e2e/README.md'],
  ...readdirSync(join(PROJECT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
].map((file) => ({ file, text: readFileSync(join(PROJECT, file), 'utf8') }))

/** Text between lines of three backquotes; in a list it is indented. */
export function blocksIn({ file, text }: Document): readonly Block[] {
  return [...text.matchAll(/^(?<indent> *)```(?<language>\w+)\n(?<body>[\s\S]*?)^\k<indent>```$/gm)].map(
    ({ index, groups: { indent = '', language = '', body = '' } = {} }) => ({
      title: `${basename(file)}, line ${text.slice(0, index).split('\n').length}`,
      language,
      text: body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  )
}

type Jobs = Readonly<Record<string, { readonly steps?: readonly Step[] }>>

export interface Step {
  readonly id?: string
  readonly if?: string
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, string>>
}

/** The steps of a block, be it a workflow, a job, or a list of steps. */
export function stepsIn({ text }: Block): readonly Step[] {
  const content: unknown = parse(text)
  if (Array.isArray(content)) return content
  const workflow = content as Jobs & { readonly jobs?: Jobs }
  return Object.values(workflow.jobs ?? workflow).flatMap(({ steps = [] }) => steps)
}
