import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildWheel } from '../__tests__/support/wheel.ts'
import { alternate, type Command, durationMs, type Measurements, mebibytes, ms, peakMebibytes } from './measure.ts'
import { twineCheck } from './programs.ts'
import type { Workplace } from './workplace.ts'

/** Where the end-to-end suites keep real distributions: `npm run e2e -- false-refusals` fetches them. */
const REAL_DISTRIBUTIONS = fileURLToPath(new URL('../e2e/.cache/corpus', import.meta.url))
const ROUNDS = 10
const COUNT = 100

/** What it takes to look at wheels as they are on PyPI. */
export function realWheels(workplace: Workplace): Measurements {
  function preflight(workspace: string, ignoredRules = ''): Command {
    const command = workplace.action(workspace, { attestations: 'false', 'ignore-rules': ignoredRules })
    return { ...command, endsWith: 1 }
  }

  return {
    async preflight() {
      const workspace = await folderOfRealWheels(workplace.folder)
      const { one, other, ratio } = await alternate(
        ROUNDS,
        () => durationMs(preflight(workspace)),
        () => durationMs(twineCheck(workspace)),
      )
      // They are of 87 projects, and half of them have a text of its own to render; a release has one.
      const unrendered = await alternate(
        ROUNDS,
        () => durationMs(preflight(workspace, 'description-rendering')),
        () => durationMs(twineCheck(workspace)),
      )
      const peaks = [await peakMebibytes(preflight(workspace)), await peakMebibytes(twineCheck(workspace))]
      const [peak, twinePeak] = peaks.map(mebibytes)
      return (
        `${ms(one)} for ${COUNT} real wheels, twine check ${ms(other)}, ratio ${ratio.toFixed(2)}; ` +
        `without rendering ${ms(unrendered.one)}, ratio ${unrendered.ratio.toFixed(2)}; ` +
        `${peak} at most, twine ${twinePeak}`
      )
    },
  }
}

/**
 * A folder with real wheels, and one more that PyPI surely refuses, for its local version: the action looks at all of
 * them and then ends, before it sends any. Wheels that twine gives up on are left out, since it would look no further.
 */
async function folderOfRealWheels(folder: string): Promise<string> {
  const workspace = join(folder, 'real')
  const dist = join(workspace, 'dist')
  await mkdir(dist, { recursive: true })
  const parse = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(fileURLToPath(new URL(`../e2e/${name}`, import.meta.url)), 'utf8'))
  const outdated = JSON.stringify(await parse('predating-rules.json'))
  const pinned = await parse('real-distributions.json')
  const wheels = (Array.isArray(pinned) ? pinned : [])
    .map(({ file }) => String(file))
    .filter((file) => file.endsWith('.whl') && !outdated.includes(JSON.stringify(file)))
  if (wheels.length < COUNT) throw new Error(`Only ${wheels.length} wheels are listed.`)
  // From all over the list, which goes by project.
  const chosen = wheels.filter((_, index) => (index * COUNT) % wheels.length < COUNT)
  for (const wheel of chosen) await copyFile(join(REAL_DISTRIBUTIONS, wheel), join(dist, wheel))
  const { filename, bytes } = buildWheel({ name: 'bench', version: '1.0+local' })
  await writeFile(join(dist, filename), bytes)
  return workspace
}
