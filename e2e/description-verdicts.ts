// What `twine check` says of descriptions, by way of description-referee.py: one process for all texts.
import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runOrThrow } from '../__tests__/support/child-process.ts'

export interface DescriptionVerdict {
  /** `crashed` where twine ends with a traceback. */
  readonly verdict: 'passed' | 'failed' | 'crashed'
  /** The first thing that docutils has against it, since twine stops there; empty for a text that passes. */
  readonly message: string
}

/**
 * @param pythonPath a folder with another readme_renderer than the installed one, or an empty text
 * @param folder where files can be laid down
 */
export async function judgeDescriptions(
  python: string,
  pythonPath: string,
  folder: string,
  texts: readonly string[],
): Promise<ReadonlyMap<string, DescriptionVerdict>> {
  const stem = join(folder, randomUUID())
  await writeFile(`${stem}.texts`, texts.map((text) => `${JSON.stringify(text)}\n`).join(''))
  const script = fileURLToPath(new URL('description-referee.py', import.meta.url))
  const env = { PATH: process.env.PATH ?? '', PYTHONPATH: pythonPath }
  await runOrThrow(python, ['-W', 'ignore', script, `${stem}.texts`, `${stem}.answers`], { env })
  const answers = (await readFile(`${stem}.answers`, 'utf8')).trimEnd().split('\n')
  if (answers.length !== texts.length) throw new Error('Not every text was judged.')
  return new Map(texts.map((text, index): [string, DescriptionVerdict] => [text, JSON.parse(answers[index] ?? '')]))
}
