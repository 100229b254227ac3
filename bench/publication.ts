import { spawnSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { inputVariables } from '../__tests__/support/run-action.ts'
import { requiredMetadata } from '../__tests__/support/wheel.ts'
import { alternate, durationMs, type Measurements, mebibytes, ms, peakMebibytes } from './measure.ts'
import { ACTION, PATH, twineUpload } from './programs.ts'
import type { Workplace } from './workplace.ts'

const BASELINE = process.env.BASELINE
const ROUNDS = 10
/** twine signs nothing either. */
const UNATTESTED = { attestations: 'false' }
/** Of the length that is usual, with what is usual in one. */
const README = `Bench
=====

.. image:: https://example.org/badge.svg
   :alt: a badge

A *small* library, see \`the site <https://example.org>\`_.

* one
* two

.. code-block:: python

   import bench

${'Some more words about it, with ``code`` in them, over several lines.\n'.repeat(20)}`

/** What it takes to publish one wheel, or nothing. */
export function publication(workplace: Workplace): Measurements {
  const { pypi } = workplace

  /** Publishes one wheel that has a README of some length, in a type that needs the renderer or not. */
  async function publishDescribed(type: string, verifyMetadata: 'true' | 'false'): Promise<number> {
    const metadata = (version: string): string =>
      `${requiredMetadata('bench', version)}Description-Content-Type: ${type}\n\n${README}`
    const workspace = await workplace.newRelease({ metadata })
    return durationMs(workplace.action(workspace, { ...UNATTESTED, 'verify-metadata': verifyMetadata }))
  }

  /** The peak of resident memory of one publication. */
  async function peakMemory(payloadMebibytes: number): Promise<string> {
    const workspace = await workplace.newRelease({ payloadBytes: payloadMebibytes * 1024 * 1024 })
    return mebibytes(await peakMebibytes(workplace.action(workspace, UNATTESTED)))
  }

  return {
    async 'one-wheel'() {
      const { one, other, ratio } = await alternate(
        ROUNDS,
        async () => durationMs(workplace.action(await workplace.newRelease(), UNATTESTED)),
        async () => durationMs(twineUpload(await workplace.newRelease(), pypi)),
      )
      return `${ms(one)} with trusted publishing, twine with a token ${ms(other)}, ratio ${ratio.toFixed(2)}`
    },

    async 'start-up'() {
      const empty = join(workplace.folder, 'empty')
      await mkdir(empty, { recursive: true })
      // It ends at once, because there is nothing to publish: exit code 1 is what it should be.
      const startUp = (main: string) => async () => nodeMs([main], empty, inputVariables({}))
      const { one, other, ratio } = await alternate(ROUNDS, startUp(ACTION), async () => nodeMs(['-e', '0'], empty))
      const told = `${ms(one)} with nothing to publish, node -e 0 ${ms(other)}, ratio ${ratio.toFixed(2)}`
      if (BASELINE === undefined) return told
      const toBaseline = await alternate(3 * ROUNDS, startUp(ACTION), startUp(BASELINE))
      return `${told}; to the baseline ${toBaseline.ratio.toFixed(2)}`
    },

    async description() {
      const sides = [
        ['reStructuredText', 'text/x-rst'],
        ['Markdown', 'text/markdown'],
      ] as const
      const told: string[] = []
      for (const [title, type] of sides) {
        const { one, other, ratio } = await alternate(
          ROUNDS,
          () => publishDescribed(type, 'true'),
          () => publishDescribed(type, 'false'),
        )
        told.push(`${title}: ${ms(one)} for one wheel, ${ms(other)} unchecked, ratio ${ratio.toFixed(2)}`)
      }
      return told.join('; ')
    },

    async memory() {
      return `${await peakMemory(10)} at most for 10 MiB, ${await peakMemory(1024)} for 1 GiB`
    },
  }
}

/** Not `durationMs`, which takes a few milliseconds of its own. */
function nodeMs(args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): number {
  const start = performance.now()
  spawnSync(process.execPath, args, { cwd, env: { PATH, ...env } })
  return performance.now() - start
}
