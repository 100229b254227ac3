// Real distributions from PyPI, pinned by digest: see corpus.json for what each is there to show.
import { existsSync } from 'node:fs'
import { link, mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runOrThrow } from '../__tests__/support/child-process.ts'
import { CACHE, preparePython } from './tools.ts'

export interface CorpusFile {
  readonly file: string
  /** The project, as the simple API names it. */
  readonly project: string
  readonly size: number
  readonly sha256: string
  /** What it is in the corpus for. */
  readonly covers: string
  /** Why twine refuses it, in its own words, where it does: metadata of an age that kept no rules yet. */
  readonly twineRefuses?: string
}

const FOLDER = join(CACHE, 'corpus')

export const corpus: readonly CorpusFile[] = JSON.parse(
  await readFile(fileURLToPath(new URL('corpus.json', import.meta.url)), 'utf8'),
)

export function pathOf({ file }: CorpusFile): string {
  return join(FOLDER, file)
}

/**
 * Downloads what is not there yet, and gives the Python that can do so. A file in the folder has its digest: it was
 * checked before it got its name.
 */
export async function prepareCorpus(): Promise<string> {
  const python = await preparePython()
  await mkdir(FOLDER, { recursive: true })
  const missing = corpus.filter((file) => !existsSync(pathOf(file)))
  if (missing.length > 0) {
    const list = join(CACHE, 'corpus-missing.json')
    await writeFile(list, JSON.stringify(missing))
    await runOrThrow(python, [fileURLToPath(new URL('fetch-corpus.py', import.meta.url)), list, FOLDER])
  }
  return python
}

/** Fills a new folder with some of the files, without copying them. */
export async function layOut(files: readonly CorpusFile[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const file of files) await link(pathOf(file), join(folder, basename(file.file)))
}
