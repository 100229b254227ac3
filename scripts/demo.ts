// Publishes a sample release to an index on this machine, through trusted publishing, as a runner would.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runAction } from '../__tests__/support/run-action.ts'
import { buildSdist } from '../__tests__/support/sdist.ts'
import { buildWheel, requiredMetadata } from '../__tests__/support/wheel.ts'
import { startLocalPypi } from '../local-pypi/server.ts'

const RELEASE = { name: 'sample-project', version: '1.0.0', metadata: metadataWithReadme() }

/** A README in reStructuredText, so that the demo shows that it is rendered. */
function metadataWithReadme(): string {
  const fields = `${requiredMetadata('sample-project', '1.0.0')}Description-Content-Type: text/x-rst\n`
  return `${fields}\nSample project\n==============\n\nA *sample*, see \`PyPI <https://pypi.org>\`_.\n`
}

function heading(text: string): void {
  console.log(`\n── ${text} ${'─'.repeat(Math.max(0, 76 - text.length))}\n`)
}

const workspace = await mkdtemp(join(tmpdir(), 'publish-demo-'))
const pypi = await startLocalPypi()
try {
  await mkdir(join(workspace, 'dist'))
  for (const { filename, bytes } of [buildWheel(RELEASE), buildSdist(RELEASE)]) {
    await writeFile(join(workspace, 'dist', filename), bytes)
  }

  heading('The log of the run')
  const run = await runAction({ ...pypi.inputs }, { workspace, env: pypi.runnerEnvironment })
  process.stdout.write(run.output)

  heading('The job summary')
  console.log(run.summary.trim())

  heading('What the index now serves')
  console.log(`${pypi.simpleUrl}${RELEASE.name}/`)
  const page = await fetch(`${pypi.simpleUrl}${RELEASE.name}/`, {
    headers: { accept: 'application/vnd.pypi.simple.v1+json' },
  })
  console.log(JSON.stringify(await page.json(), undefined, 2))
  process.exitCode = run.exitCode
} finally {
  await pypi.close()
  await rm(workspace, { recursive: true, force: true })
}
