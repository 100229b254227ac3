// Runs jest with the arguments given and ends with a plain count, alone on its line, from jest's JSON result.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = mkdtempSync(join(tmpdir(), 'jest-result-'))
const resultFile = join(folder, 'result.json')
try {
  const { status } = spawnSync(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      fileURLToPath(new URL('../node_modules/jest/bin/jest.js', import.meta.url)),
      '--json',
      `--outputFile=${resultFile}`,
      ...process.argv.slice(2),
    ],
    // jest prints its JSON to stdout as well; only its report on stderr is for people.
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const result = JSON.parse(readFileSync(resultFile, 'utf8'))
  // A suite that could not even be loaded holds no test, and must still count as a failure.
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites
  const skipped = result.numPendingTests + result.numTodoTests
  process.stdout.write(`${result.numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`)
  process.exitCode = status ?? 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
