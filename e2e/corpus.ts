// Real distributions from PyPI, pinned by digest: corpus.json has few, each there to show something,
// real-distributions.json many of all ages and kinds, and described-sdists.json more sdists for what they say of
// themselves.
import { existsSync } from 'node:fs'
import { link, mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runOrThrow } from '../__tests__/support/child-process.ts'
import { CACHE, preparePython } from './tools.ts'

export interface PinnedFile {
  readonly file: string
  /** The project, as the simple API names it. */
  readonly project: string
  readonly size: number
  readonly sha256: string
}

export interface CorpusFile extends PinnedFile {
  /** What it is in the corpus for. */
  readonly covers: string
  /** Why twine refuses it, in its own words, where it does: metadata of an age that kept no rules yet. */
  readonly twineRefuses?: string
}

const FOLDER = join(CACHE, 'corpus')

export const corpus: readonly CorpusFile[] = JSON.parse(await readFile(beside('corpus.json'), 'utf8'))

/** Those of the corpus among them. */
export const realDistributions: readonly PinnedFile[] = [
  ...corpus,
  ...JSON.parse(await readFile(beside('real-distributions.json'), 'utf8')),
]

/** All of them, and sdists with a description in reStructuredText. */
export const describedDistributions: readonly PinnedFile[] = [
  ...realDistributions,
  ...JSON.parse(await readFile(beside('described-sdists.json'), 'utf8')),
]

export function pathOf({ file }: PinnedFile): string {
  return join(FOLDER, file)
}

export function prepareCorpus(): Promise<string> {
  return prepare(corpus)
}

export function prepareRealDistributions(): Promise<string> {
  return prepare(realDistributions)
}

export function prepareDescribedDistributions(): Promise<string> {
  return prepare(describedDistributions)
}

/**
 * Downloads what is not there yet, and gives the Python that can do so. A file in the folder has its digest: it was
 * checked before it got its name.
 */
async function prepare(files: readonly PinnedFile[]): Promise<string> {
  const python = await preparePython()
  await mkdir(FOLDER, { recursive: true })
  const missing = files.filter((file) => !existsSync(pathOf(file)))
  if (missing.length > 0) {
    const list = join(CACHE, 'corpus-missing.json')
    await writeFile(list, JSON.stringify(missing))
    await runOrThrow(python, [beside('fetch-corpus.py'), list, FOLDER])
  }
  return python
}

/** Fills a new folder with some of the files, without copying them. */
export async function layOut(files: readonly PinnedFile[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const file of files) await link(pathOf(file), join(folder, basename(file.file)))
}

function beside(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url))
}
