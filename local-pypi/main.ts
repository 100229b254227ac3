// Starts PyPI on this machine, for as long as the process runs. To be started with `node -- local-pypi/main.ts`: without
// the two hyphens Node takes `--env-file` for an option of its own.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { startLocalPypi } from './server.ts'
import type { ReceivedUpload } from './upload.ts'

const HELP = `PyPI on this machine: an index with uploads, trusted publishing and attestations, a runner's ID tokens, and a Sigstore.

Usage: npm run local-pypi -- [options]

  --port N         Listens on this port of 127.0.0.1 (default: any free one).
  --project NAME   Registers the publisher for this project only; may be repeated.
                   (Default: uploads create the projects they name. PyPI does not do that.)
  --env-file PATH  Also writes the environment to this file, one NAME=value a line, once it listens.
  --help           Shows this text.
`

function isPort(text: string): boolean {
  return /^[0-9]{1,5}$/.test(text) && Number(text) <= 65_535
}

/** Names come from outside: nothing of them may steer the terminal. */
function printable(text: string): string {
  return text.replace(/[\x00-\x1f\x7f-\x9f]/g, (character) => {
    return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`
  })
}

function lineOf({ filename = '(no file)', size = 0, outcome }: ReceivedUpload): string {
  switch (outcome.state) {
    case 'accepted':
      return printable(`accepted   ${filename} (${size} bytes)`)
    case 'identical':
      return printable(`identical  ${filename} (nothing done)`)
    case 'refused':
      return printable(`refused    ${filename}: ${outcome.status} ${outcome.reason}`)
  }
}

function shellQuoted(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      project: { type: 'string', multiple: true },
      'env-file': { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) {
    console.log(HELP)
    return
  }
  if (!isPort(values.port)) {
    throw new Error(`--port wants a number up to 65535, not ${JSON.stringify(values.port)}.`)
  }

  const pypi = await startLocalPypi({
    port: Number(values.port),
    projects: values.project ?? 'any',
    onUpload: (upload) => console.log(lineOf(upload)),
  })
  const environment = Object.entries({
    LOCAL_PYPI_UPLOAD_URL: pypi.uploadUrl,
    LOCAL_PYPI_SIMPLE_URL: pypi.simpleUrl,
    LOCAL_PYPI_TOKEN: pypi.userToken,
    LOCAL_PYPI_FULCIO_URL: pypi.fulcioUrl,
    LOCAL_PYPI_REKOR_URL: pypi.rekorUrl,
    LOCAL_PYPI_TRUSTED_ROOT_URL: pypi.trustedRootUrl,
    ...pypi.runnerEnvironment,
  })
  console.log(`Upload URL:    ${pypi.uploadUrl}`)
  console.log(`Simple index:  ${pypi.simpleUrl}`)
  console.log(`API token:     ${pypi.userToken}`)
  console.log(`fulcio-url:    ${pypi.fulcioUrl}`)
  console.log(`rekor-url:     ${pypi.rekorUrl}`)
  console.log(`Trusted root:  ${pypi.trustedRootUrl}`)
  console.log('\nThe environment of a job that may publish:\n')
  for (const [name, value] of environment) {
    console.log(`export ${name}=${shellQuoted(value)}`)
  }
  const envFile = values['env-file']
  if (envFile !== undefined) {
    writeFileSync(envFile, environment.map(([name, value]) => `${name}=${value}\n`).join(''))
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void pypi.close()
    })
  }
  console.log('\nListening until interrupted.')
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
