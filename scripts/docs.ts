// Writes the pages of docs/ that are made from the code.
import { writeFile } from 'node:fs/promises'
import { checksPage } from './checks-page.ts'

await writeFile(new URL('../docs/checks.md', import.meta.url), checksPage())
