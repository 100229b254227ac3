// Speed and memory as ratios against peers, measured in one run: `npm run bench`, or `npm run bench -- memory large` for
// some of them. TWINE and UV name the twine and the uv to compare with, BASELINE the main.js of another version. What is
// measured is `dist/`, as it was last built.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalPypi } from '../local-pypi/server.ts'
import type { Measurements } from './measure.ts'
import { publication } from './publication.ts'
import { realWheels } from './real-wheels.ts'
import { renewal } from './renewal.ts'
import { signing } from './signing.ts'
import { uploadSpeed } from './upload-speed.ts'
import { Workplace } from './workplace.ts'

const folder = await mkdtemp(join(tmpdir(), 'bench-'))
const pypi = await startLocalPypi({ fileSizeLimitBytes: 4 * 1024 ** 3 })
try {
  const workplace = new Workplace(folder, pypi)
  const measurements: Measurements = {
    ...publication(workplace),
    ...signing(workplace),
    ...realWheels(workplace),
    ...uploadSpeed(workplace),
    ...renewal(workplace),
  }
  const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(measurements)
  for (const name of wanted) {
    const measure = measurements[name]
    if (measure === undefined) throw new Error(`There are ${Object.keys(measurements).join(', ')}, and no ${name}.`)
    console.log(`${name}: ${await measure()}`)
  }
} finally {
  await pypi.close()
  await rm(folder, { recursive: true, force: true })
}
