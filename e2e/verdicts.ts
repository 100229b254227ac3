// What Python has against metadata, by way of verdict-referee.py: one process for all texts, once per packaging.
import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runOrThrow } from '../__tests__/support/child-process.ts'

type Reasons = Readonly<Record<string, string>>

/** Fields are in lower case. */
export interface Verdict {
  readonly refused: Reasons
  /** Over these packaging stumbles, so that nobody knows. */
  readonly crashed: Reasons
  /** PyPI's own rules; `null` where it would not look further. */
  readonly pypi: Reasons | null
}

export interface Verdicts {
  /** Which version of packaging has judged. */
  readonly packaging: string
  /** What PyPI takes, by the latest list. */
  readonly classifiers: readonly string[]
  readonly verdicts: readonly Verdict[]
}

/**
 * @param pythonPath a folder with another packaging than the installed one, or an empty text
 * @param folder where files can be laid down
 */
export async function judge(
  python: string,
  pythonPath: string,
  folder: string,
  metadata: readonly Buffer[],
): Promise<Verdicts> {
  const stem = join(folder, randomUUID())
  await writeFile(`${stem}.texts`, metadata.map((text) => `${text.toString('base64')}\n`).join(''))
  const script = fileURLToPath(new URL('verdict-referee.py', import.meta.url))
  const env = { PATH: process.env.PATH ?? '', PYTHONPATH: pythonPath }
  await runOrThrow(python, ['-W', 'ignore', script, `${stem}.texts`, `${stem}.answers`], { env })
  const [first = '', ...rest] = (await readFile(`${stem}.answers`, 'utf8')).trimEnd().split('\n')
  return { ...JSON.parse(first), verdicts: rest.map((line): Verdict => JSON.parse(line)) }
}
