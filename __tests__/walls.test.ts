import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'

/** Lines by the file they stand in. The files need not exist in the project. */
type Lines = Readonly<Record<string, readonly string[]>>

const REFUSED: Lines = {
  'src/errors.ts': ["import './ports.ts'", "import './distribution/limits.ts'", "import 'node:fs'"],
  'src/ports.ts': [
    "import './distribution/zip.ts'",
    "import './http/door.ts'",
    "import './package-index/legacy-upload.ts'",
    "import './runner/report.ts'",
    "import './rst/renderer.ts'",
    "import './trusted-publishing/exchange.ts'",
    "import './main.ts'",
  ],
  'src/receipt.ts': ["import './distribution/collect.ts'", "import './runner/summary.ts'", "import './publish.ts'"],
  'src/publish.ts': [
    "import './authentication.ts'",
    "import './main.ts'",
    "import './clock.ts'",
    "import './http/retry.ts'",
    "import './package-index/answer.ts'",
    "import './runner/report.ts'",
    "import './trusted-publishing/claims.ts'",
    "import './distribution/../runner/report.ts'",
    "import 'node:process'",
    "await fetch('https://index.example/')",
  ],
  'src/main.ts': [
    "import '@actions/core'",
    "import '@actions/http-client'",
    "import 'undici'",
    "import 'form-data'",
    "import 'node:https'",
    "import '../local-pypi/server.ts'",
    'process.env.GITHUB_REF',
    "await fetch('https://index.example/')",
  ],
  'src/authentication.ts': ["import './main.ts'", "import './runner/inputs.ts'", "import '@actions/core'"],
  'src/clock.ts': ["import './main.ts'", "import 'node:process'"],
  'src/version.ts': ["import './main.ts'", "import 'node:process'", 'process.env.npm_package_version'],
  'src/distribution/zip.ts': [
    "import 'node:http'",
    "import 'node:https'",
    "import 'node:http2'",
    "import 'node:net'",
    "import 'node:tls'",
    "import 'node:dns'",
    "import 'node:dns/promises'",
    "import 'node:dgram'",
    "import 'node:child_process'",
    "import 'node:worker_threads'",
    "import 'node:module'",
    "import 'http'",
    "import 'https'",
    "import 'net'",
    "import '@actions/core'",
    "import '@actions/core/lib/core.js'",
    "import '@actions/glob/lib/glob.js'",
    "import '@actions/http-client'",
    "import '@actions/http-client/lib/proxy'",
    "import 'undici'",
    "import 'undici/lib/api/api-request.js'",
    "import 'form-data/lib/form_data.js'",
    "import '../../node_modules/undici/index.js'",
    "import '../main.ts'",
    "import '../publish.ts'",
    "import '../ports.ts'",
    "import '../http/door.ts'",
    "import '../package-index/answer.ts'",
    "import '../runner/report.ts'",
    "import '../trusted-publishing/audience.ts'",
    "import './../main.ts'",
    "import '../../src/main.ts'",
    "import { env } from 'node:process'",
    "import { env as environment } from 'process'",
    "import type { Report } from '../runner/report.ts'",
    "export { get } from 'node:http'",
    "export * from 'node:https'",
    "await import('node:net')",
    "require('node:net')",
    "await fetch('https://index.example/')",
    "await globalThis.fetch('https://index.example/')",
    "new WebSocket('wss://index.example/')",
    'process.env.HOME',
    'export const { env: variables } = process',
    "process.getBuiltinModule('node:http')",
  ],
  'src/http/retry.ts': [
    "import '../distribution/limits.ts'",
    "import '../package-index/answer.ts'",
    "import '../runner/report.ts'",
    "import '../trusted-publishing/audience.ts'",
    "import '../main.ts'",
    "import '@actions/core'",
    "import '@actions/http-client'",
    "import '@actions/http-client/lib/proxy'",
    "import 'undici'",
    "import 'node:https'",
    'process.env.HTTPS_PROXY',
  ],
  'src/http/small-request.ts': [
    "import '../distribution/limits.ts'",
    "import '../package-index/answer.ts'",
    "import '../runner/report.ts'",
    "import '../trusted-publishing/audience.ts'",
    "import '@actions/http-client/lib/proxy'",
    "import '@actions/core'",
    "import 'undici'",
    "import 'form-data'",
  ],
  'src/http/ways.ts': [
    "import '../distribution/limits.ts'",
    "import '../package-index/answer.ts'",
    "import '../runner/report.ts'",
    "import '../trusted-publishing/audience.ts'",
    "import '@actions/http-client'",
    "import 'undici/lib/api/api-request.js'",
    "import '@actions/core'",
    "import 'form-data'",
  ],
  'src/http/proxy.ts': ["import '@actions/http-client'", "import '@actions/http-client/lib/auth'", "import 'undici'"],
  'src/http/trust.ts': ["import 'node:fs'", "import 'undici'", 'process.env.SSL_CERT_FILE'],
  'src/http/upload-request.ts': ["import 'undici'", "import '@actions/http-client'", "import 'node:tls'"],
  'src/uploads.ts': ["import './package-index/answer.ts'", "import './http/retry.ts'", "import './runner/report.ts'"],
  'src/pool.ts': ["import './ports.ts'", "import 'node:events'"],
  'src/run.ts': ["import '@actions/core'", "import 'undici'", "import 'node:fs'", 'process.env.GITHUB_REF'],
  'src/settings.ts': ["import '@actions/core'", "import 'node:fs'", 'process.env.GITHUB_REF'],
  'src/package-index/answer.ts': [
    "import '../runner/report.ts'",
    "import '../trusted-publishing/audience.ts'",
    "import '../main.ts'",
    "import '../publish.ts'",
    "import 'form-data'",
    "import '@actions/core/lib/core.js'",
    "import 'node:https'",
    'process.env.HOME',
  ],
  'src/package-index/multipart.ts': [
    "import '../runner/report.ts'",
    "import '../trusted-publishing/audience.ts'",
    "import '../main.ts'",
    "import 'form-data/lib/form_data.js'",
    "import 'undici'",
    "import 'node:http'",
  ],
  'src/trusted-publishing/exchange.ts': [
    "import '../runner/identity.ts'",
    "import '../package-index/index-address.ts'",
    "import '../distribution/limits.ts'",
    "import '../main.ts'",
    "import '@actions/core'",
    "import '@actions/http-client'",
    "await fetch('https://index.example/')",
    'process.env.ACTIONS_ID_TOKEN_REQUEST_URL',
  ],
  'src/runner/identity.ts': [
    "import '../main.ts'",
    "import '../publish.ts'",
    "import '@actions/core/lib/oidc-utils.js'",
    "import '@actions/http-client'",
    "import '@actions/http-client/lib/auth'",
    "import 'undici'",
    "import 'form-data'",
    "import 'node:https'",
    "await fetch('https://issuer.example/')",
  ],
  'src/grammar/version.ts': [
    "import '../checks/rule.ts'",
    "import '../distribution/limits.ts'",
    "import '../errors.ts'",
    "import 'node:fs'",
    "import 'undici'",
  ],
  'src/checks/classifiers.ts': [
    "import '../package-index/survey.ts'",
    "import '../http/door.ts'",
    "import '../runner/report.ts'",
    "import '../plan.ts'",
    "import '../main.ts'",
    "import '../rst/renderer.ts'",
    "import 'node:fs'",
    "import 'node:http'",
    "import 'htmlparser2'",
    "await fetch('https://index.example/')",
    'process.env.HOME',
  ],
  'src/plan.ts': [
    "import './checks/finding.ts'",
    "import './package-index/survey.ts'",
    "import './runner/report.ts'",
    "import './http/door.ts'",
    "import 'node:fs'",
  ],
  'src/releases.ts': ["import './holdings.ts'", "import './checks/rule.ts'"],
  'src/holdings.ts': ["import './plan.ts'", "import './package-index/survey.ts'", "import 'node:fs'"],
  'src/rendering.ts': ["import './checks/rule.ts'", "import './rst/renderer.ts'", "import 'node:fs'"],
  'src/rst/renderer.ts': [
    "import '../distribution/distribution.ts'",
    "import '../checks/preflight.ts'",
    "import '../runner/report.ts'",
    "import 'pyodide'",
    "import 'node:fs'",
    "import 'node:http'",
    'process.env.HOME',
    "await fetch('https://index.example/')",
  ],
  'src/rst/worker.ts': [
    "import '../distribution/distribution.ts'",
    "import '../main.ts'",
    "import 'node:http'",
    "await fetch('https://index.example/')",
    'process.env.HOME',
  ],
  'src/attesting.ts': ["import './attestation/attest.ts'", "import './runner/inputs.ts'", "import 'node:crypto'"],
  'src/claims.ts': ["import './trusted-publishing/exchange.ts'", "import './runner/identity.ts'", "import 'node:fs'"],
  'src/attestation/attestation-object.ts': [
    "import '../checks/rule.ts'",
    "import '../package-index/answer.ts'",
    "import '../runner/identity.ts'",
    "import '../trusted-publishing/audience.ts'",
    "import 'node:fs'",
    "import 'node:https'",
    "import 'undici'",
    "import '@sigstore/sign'",
    "await fetch('https://fulcio.example/')",
    'process.env.SIGSTORE_ID_TOKEN',
  ],
  'src/package-index/survey.ts': ["import '../checks/rule.ts'", "import '../runner/report.ts'", "import 'htmlparser2'"],
  'src/no-wall-yet.ts': ["import './main.ts'"],
  'src/no-wall-yet/part.ts': ["import './other.ts'", "import '../errors.ts'", "import 'node:fs'"],
  'local-pypi/server.ts': [
    "import '../src/distribution/filename.ts'",
    "import './../src/errors.ts'",
    "import '../dist/main.js'",
    "import '../__tests__/support/failure-of.ts'",
    "export * from '../src/distribution/metadata.ts'",
    "await import('../src/distribution/filename.ts')",
  ],
  '__tests__/local-pypi/upload.test.ts': [
    "import '../../src/package-index/upload-form.ts'",
    "import '../support/../../src/errors.ts'",
    "import '../support/failure-of.ts'",
    "import '../support/fake-runner.ts'",
  ],
  'e2e/devpi.test.ts': [
    "import '../src/distribution/filename.ts'",
    "import '../src/main.ts'",
    "import '../dist/main.js'",
    "import '../__tests__/support/failure-of.ts'",
  ],
  'e2e/metadata.test.ts': [
    "import '../src/errors.ts'",
    "import '../src/package-index/upload-form.ts'",
    "import '../src/distribution/../main.ts'",
  ],
  'e2e/faults/matrix.test.ts': ["import '../../src/package-index/delivery.ts'", "import '../../src/http/retry.ts'"],
  'e2e/fuzz.test.ts': ["import '../src/main.ts'", "import '../src/package-index/survey.ts'"],
  'e2e/summary.test.ts': ["import '../src/runner/report.ts'", "import '../local-pypi/server.ts'"],
  'e2e/survey.test.ts': ["import '../src/checks/rule.ts'", "import '../src/http/retry.ts'", "import '../src/main.ts'"],
}

const ALLOWED: Lines = {
  'src/rendering.ts': ["import type { Distribution } from './distribution/distribution.ts'"],
  'src/rst/renderer.ts': ["import '../rendering.ts'", "import { Worker } from 'node:worker_threads'"],
  'src/rst/worker.ts': ["import type { PyodideInterface } from 'pyodide'", "import driver from './driver.py'"],
  'src/ports.ts': ["import type { Distribution } from './distribution/distribution.ts'"],
  'src/publish.ts': ["import './distribution/filename.ts'", "import './ports.ts'", "import './receipt.ts'"],
  'src/plan.ts': ["import './holdings.ts'", "import './releases.ts'"],
  'src/releases.ts': ["import './grammar/version.ts'"],
  'src/checks/classifiers.ts': [
    "import './rule.ts'",
    "import list from './data/classifiers.json' with { type: 'json' }",
    "import '../grammar/version.ts'",
    "import '../holdings.ts'",
  ],
  'src/package-index/survey.ts': ["import '../holdings.ts'", "import '../grammar/version.ts'"],
  'src/package-index/simple-html.ts': ["import 'htmlparser2'", "await import('htmlparser2')"],
  'src/grammar/spdx-list.ts': ["import list from './data/spdx.json' with { type: 'json' }"],
  'e2e/summary.test.ts': ["import '../src/runner/summary.ts'", "import '../src/receipt.ts'"],
  'e2e/survey.test.ts': ["import '../src/package-index/survey.ts'"],
  'e2e/faults/matrix.test.ts': ["import '../../src/run.ts'", "import '../../local-pypi/server.ts'"],
  'e2e/fuzz.test.ts': ["import '../src/checks/preflight.ts'", "import '../src/distribution/collect.ts'"],
  'src/main.ts': ["import './publish.ts'", "await import('./http/door.ts')", 'process.exitCode = 1'],
  'src/distribution/zip.ts': ["import './limits.ts'", "import '../errors.ts'", "import 'node:fs/promises'"],
  'src/http/small-request.ts': ["import '@actions/http-client'", "import './transport.ts'"],
  'src/http/ways.ts': ["import 'undici'", "import '../errors.ts'"],
  'src/http/proxy.ts': ["import '@actions/http-client/lib/proxy'"],
  'src/http/trust.ts': ["import * as tls from 'node:tls'"],
  'src/run.ts': ["import './publish.ts'", "await import('./http/door.ts')"],
  'src/uploads.ts': ["import './pool.ts'", "import './ports.ts'"],
  'src/package-index/answer.ts': ["import '../http/reason.ts'", "import '../distribution/filename.ts'"],
  'src/package-index/multipart.ts': ["import 'form-data'", "import './upload-form.ts'"],
  'src/trusted-publishing/exchange.ts': ["import '../http/retry.ts'", "import '../ports.ts'"],
  'src/runner/identity.ts': ["import '@actions/core'", "import '../http/retry.ts'", 'process.env.GITHUB_EVENT_NAME'],
  'local-pypi/server.ts': ["import './names.ts'", "import 'node:http'", "import 'jose'"],
  '__tests__/local-pypi/upload.test.ts': ["import '../../local-pypi/server.ts'", "import '../support/wheel.ts'"],
  'e2e/devpi.test.ts': ["import '../local-pypi/server.ts'", "import '../__tests__/support/run-action.ts'"],
  'e2e/metadata.test.ts': ["import '../src/distribution/metadata.ts'", "import './corpus.ts'"],
}

const WALLS = ['noRestrictedImports', 'noRestrictedGlobals', 'noProcessEnv'].map((rule) => `lint/style/${rule}`)
const BIOME = fileURLToPath(new URL('../node_modules/@biomejs/biome/bin/biome', import.meta.url))
const CONFIGURATION = fileURLToPath(new URL('../biome.json', import.meta.url))

interface Findings {
  readonly diagnostics: readonly {
    readonly category: string
    readonly location: { readonly path: string; readonly start?: { readonly line: number } }
  }[]
}

function rowsFrom(lines: Lines): readonly (readonly [path: string, line: string])[] {
  return Object.entries(lines).flatMap(([path, texts]) => texts.map((text) => [path, text] as const))
}

/** The lines at which a wall stands, as `path: line`, by one run of the linter over all of them. */
function refusedLines(rows: readonly (readonly [path: string, line: string])[]): ReadonlySet<string> {
  const files = new Map<string, readonly string[]>()
  for (const [path, line] of rows) files.set(path, [...(files.get(path) ?? []), line])
  const folder = mkdtempSync(join(tmpdir(), 'walls-'))
  try {
    // The folder is no git repository.
    const configuration = { ...JSON.parse(readFileSync(CONFIGURATION, 'utf8')), vcs: { enabled: false } }
    writeFileSync(join(folder, 'biome.json'), JSON.stringify(configuration))
    for (const [path, lines] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), lines.join('\n'))
    }
    const args = [BIOME, 'lint', '--reporter=json', '--max-diagnostics=none']
    const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
    const { diagnostics }: Findings = JSON.parse(stdout)
    // A file that cannot be parsed is not looked at, and would seem to break no wall.
    expect(diagnostics.filter(({ category }) => !category.startsWith('lint/'))).toEqual([])
    return new Set(
      diagnostics
        .filter(({ category }) => WALLS.includes(category))
        .map(({ location: { path, start } }) => {
          const normalPath = path.replaceAll('\\', '/')
          return `${normalPath}: ${files.get(normalPath)?.[(start?.line ?? 0) - 1]}`
        }),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('the walls between the parts', () => {
  const refused = refusedLines([...rowsFrom(REFUSED), ...rowsFrom(ALLOWED)])

  test.each(rowsFrom(REFUSED))('refuse in %s: %s', (path, line) => {
    expect(refused).toContain(`${path}: ${line}`)
  })

  test.each(rowsFrom(ALLOWED))('allow in %s: %s', (path, line) => {
    expect(refused).not.toContain(`${path}: ${line}`)
  })
})
