// Whatever names, metadata, servers and claims say, it stays text: no command to the runner, and no markup in the summary.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type LocalPypi, startLocalPypi } from '../../local-pypi/server.ts'
import { type ActionInputs, type ActionRun, manifest, runAction } from '../support/run-action.ts'
import { commandsIn } from '../support/runner-commands.ts'
import { serveHttp } from '../support/scripted-server.ts'
import { buildSdist } from '../support/sdist.ts'
import { buildWheel, minimalMetadata } from '../support/wheel.ts'

const PASSWORD = 'a-long-password'
const RELEASE = { name: 'sample-project', version: '1.0.0' }
const WHEEL = buildWheel(RELEASE)

/** Each does something where it gets through; what it would do is marked. */
const COMMANDS = [
  '::set-output name=result::pwned',
  '::stop-commands::pwned',
  '::add-mask::pwned',
  '::group::pwned',
  ' \t\u00a0\u3000::error::pwned',
  '\u200b::error::pwned',
  '\ufeff:\u00ad:warning::pwned',
  '##[error]pwned',
  '#\u200b#[add-mask]pwned',
  '\r::error::pwned',
  '\n::error::pwned',
  '\r\n::error::pwned',
  '\u0085::error::pwned',
  '\u2028::error::pwned',
]
const MARKUP = [
  '\u001b[31m::error::pwned',
  '%0A::error::pwned',
  '<img src=x onerror=pwned()>',
  '</summary></details><h1>pwned',
  '<!-- pwned',
  '[pwned](javascript:pwned)',
  '![pwned](https://evil.example/pwned.png)',
  '@octocat #1 GH-1 https://evil.example www.evil.example me@evil.example :tada: $pwned$',
  '``` ` | \n\n# pwned\n\n---\n',
  '\u202epwned\u2066\u200f',
  '**pwned** ~~pwned~~ __pwned__ &lt;pwned&gt; \\*',
]
const HOSTILE = [...COMMANDS, ...MARKUP]
const MIB = 1024 * 1024
const UNSEEN = /[\p{Cf}\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/u

const INPUTS = ['index-type', 'ignore-rules', 'print-hash', 'dry-run', 'expect-version', 'expect-files', 'index-url']
const CLAIMS = ['repository', 'repository_owner', 'workflow_ref', 'job_workflow_ref', 'ref', 'environment', 'sub']
const AUDIENCE = '{"audience": "pypi"}'

let workspace = ''
let pypi: LocalPypi

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'injection-'))
  await mkdir(join(workspace, 'dist'))
  pypi = await startLocalPypi()
})

afterEach(async () => {
  await pypi.close()
  await rm(workspace, { recursive: true, force: true })
})

async function put(name: string, bytes: Uint8Array): Promise<void> {
  await writeFile(join(workspace, 'dist', name), bytes)
}

function publish(inputs: ActionInputs = {}): Promise<ActionRun> {
  return runAction({ ...pypi.inputs, ...inputs }, { workspace, env: pypi.runnerEnvironment })
}

/** Publishes to a server that answers as the test says. */
async function publishTo(
  answer: (request: IncomingMessage) => Answer,
  inputs: ActionInputs = {},
  env: Readonly<Record<string, string>> = {},
): Promise<ActionRun> {
  const server = await serveHttp((request, response) => {
    request.resume()
    request.on('end', () => {
      const { status, type, body, reason = '' } = answer(request)
      response.writeHead(status, reason, { 'content-type': type }).end(body)
    })
  })
  try {
    const url = `${server.url.origin}/legacy/`
    return await runAction({ 'repository-url': url, user: 'me', password: PASSWORD, ...inputs }, { workspace, env })
  } finally {
    await server.close()
  }
}

/** The texts in rows of so many. */
function turned(texts: readonly string[], width: number): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(texts.length / width) }, (_, index) =>
    texts.slice(index * width, (index + 1) * width),
  )
}

interface Answer {
  readonly status: number
  readonly type: string
  readonly body: string
  readonly reason?: string
}

/** The commands that the action means to give. */
const MEANT: Readonly<Record<string, RegExp>> = {
  'add-mask': /^$/,
  group: /^$/,
  endgroup: /^$/,
  error: /^title=[^:,]+$/,
  warning: /^title=[^:,]+$/,
}

/** The elements that the action's own Markdown has. */
const ELEMENTS = /<\/?(?:details|summary)>|<br>|<span>&#36;<\/span>/g

function expectHarmless({ output, outputs, summary }: ActionRun): void {
  // The toolkit's glob tells where it searches for a pattern of the workflow's own. No line ends within what it tells.
  const said = output.replace(/^::debug::[^\n]*\n/gm, '')
  const commands = commandsIn(said)
  for (const { name, properties, data } of commands) {
    expect(`${name} ${properties} ${MEANT[name]?.test(properties)}`).toBe(`${name} ${properties} true`)
    expect(data).not.toMatch(/^pwned/)
  }
  const depths = commands.flatMap(({ name }) => (name === 'group' ? [1] : name === 'endgroup' ? [-1] : []))
  expect(depths).toEqual(depths.map((_, index) => (index % 2 === 0 ? 1 : -1)))
  expect(commands.filter(({ name }) => name === 'error').length).toBeLessThanOrEqual(10)
  expect(commands.filter(({ name }) => name === 'warning').length).toBeLessThanOrEqual(10)
  // Nothing moves a terminal's cursor, or turns the direction of what is read.
  expect(said).not.toMatch(UNSEEN)
  expect([...outputs.keys()].filter((name) => !(name in manifest.outputs))).toEqual([])
  expect(Buffer.byteLength(output)).toBeLessThan(MIB / 4)
  expectPlain(summary)
}

/** What is neither code nor link nor our own element is text, as GitHub sees it. */
function expectPlain(summary: string): void {
  expect(Buffer.byteLength(summary)).toBeLessThan(MIB)
  expect(summary).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/)
  const text = summary
    .replace(/^```\n[^`]*^```$/gm, '')
    .replace(/`[^`\n]*`/g, '')
    .replace(/\]\(<https?:[^<>\s]*>\)/g, ']')
    .replace(ELEMENTS, '')
  expect(text).not.toMatch(/<|\]\(|!\[/)
  expect(text).not.toMatch(/^#{1,6} (?!Published|Nothing|Not everything|Dry run|What)/m)
  for (const line of text.split('\n').filter((each) => each.startsWith('|'))) expect(line.match(/\|/g)).toHaveLength(3)
  // GitHub looks for people, issues, addresses and pictures when entities have been undone.
  const undone = text.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
  expect(undone).not.toMatch(/@\w|#\d|GH-\d|:\/\/|www\.|:tada:|\$/)
}

describe('a runner takes for commands', () => {
  test.each(COMMANDS)('%j', (text) => {
    expect(commandsIn(`before\n${text}\nafter`)).not.toEqual([])
  })

  test.each(['a ::error::x', ': :error::x', '## [error]x', 'a: b'])('but not %j', (text) => {
    expect(commandsIn(text)).toEqual([])
  })
})

describe('no command and no markup comes', () => {
  test('out of metadata that is refused', async () => {
    const fields = HOSTILE.map((text, index) => `Requires-Dist: other${index} ${text.replace(/[\r\n]/g, ' ')}\n`)
    const more = `Requires-Python: ${COMMANDS.join(' ')}\nClassifier: ${MARKUP.join(' ')}\n`
    await put(
      WHEEL.filename,
      buildWheel({ ...RELEASE, metadata: minimalMetadata(...idOf(RELEASE)) + fields.join('') + more }).bytes,
    )
    const run = await publish()
    expect(run.exitCode).toBe(1)
    expectHarmless(run)
  })

  test('out of metadata with hostile names, versions, summaries and lines that go on', async () => {
    for (const [index, text] of HOSTILE.entries()) {
      const metadata = `Metadata-Version: 2.4\nName: ${text}\nVersion: ${text}\nSummary: ${text}\n ${text}\n${text}\n`
      const wheel = buildWheel({ ...RELEASE, tag: `py${index}-none-any`, metadata })
      await put(wheel.filename, wheel.bytes)
    }
    const run = await publish()
    expect(run.exitCode).toBe(1)
    expectHarmless(run)
  })

  test('out of 1 MiB of metadata', async () => {
    const long = '::error::pwned <b> @octocat \u202e '.repeat(MIB / 32)
    const metadata = `${minimalMetadata(...idOf(RELEASE))}Requires-Dist: ${long}\nKeywords: ${long}\n`
    await put(WHEEL.filename, buildWheel({ ...RELEASE, metadata }).bytes)
    const run = await publish()
    expect(run.exitCode).toBe(1)
    expectHarmless(run)
  })

  test('out of the names of files', async () => {
    const names = HOSTILE.map((text) => text.replace(/[/\0]/g, '_'))
    for (const [index, name] of names.entries()) {
      await put(`${name}-1.0-py${index}-none-any.whl`, WHEEL.bytes)
      await put(`${name}-1.0.tar.gz`, buildSdist(RELEASE).bytes)
      await put(`${index} ${name}.txt`, new Uint8Array())
    }
    const run = await publish()
    expect(run.exitCode).toBe(1)
    expectHarmless(run)
  })

  test('out of the names of folders', async () => {
    const folders = HOSTILE.map((text) => `${text.replace(/[/\0\r\n]/g, '_')}`)
    for (const folder of folders) await mkdir(join(workspace, folder), { recursive: true })
    expectHarmless(await publish({ 'packages-dir': folders.join('\n') }))
    expectHarmless(await publish({ 'packages-dir': HOSTILE.join('\r') }))
  })

  test('out of inputs', async () => {
    await put(WHEEL.filename, WHEEL.bytes)
    for (const text of turned(HOSTILE, INPUTS.length)) {
      const inputs = Object.fromEntries(INPUTS.map((name, index) => [name, text[index] ?? '']))
      expectHarmless(await publish(inputs))
      const user = text.join(' ').trim()
      expectHarmless(await publishTo(() => ({ status: 403, type: 'text/plain', body: 'no' }), { user }))
    }
  })

  test.each([
    ['text', 400, 'text/plain', (text: string) => text],
    ['JSON', 400, 'application/json', (text: string) => JSON.stringify({ message: text, code: `400 ${text}` })],
    ['HTML', 400, 'text/html', (text: string) => `<title>${escaped(text)}</title><p>${escaped(text)}</p>`],
    ['raw HTML', 400, 'text/html', (text: string) => text],
    ['a conflict', 409, 'text/plain', (text: string) => `already exists ${text}`],
    ['a success', 200, 'text/plain', (text: string) => text],
  ] as const)('out of an index that answers with %s', async (_, status, type, bodyFrom) => {
    await put(WHEEL.filename, WHEEL.bytes)
    for (const texts of turned(HOSTILE, 6)) {
      const body = bodyFrom(texts.join('\n'))
      const reason = texts.join(' ').replace(/[^\x20-\x7e]/g, '')
      expectHarmless(await publishTo(({ method }) => ({ status: method === 'GET' ? 404 : status, type, body, reason })))
    }
  })

  test('out of 1 MiB of an answer, be it one line or many', async () => {
    await put(WHEEL.filename, WHEEL.bytes)
    for (const text of ['##[error]pwned <b> @octocat '.repeat(MIB / 28), '::error::pwned\n'.repeat(MIB / 15)]) {
      const run = await publishTo(() => ({ status: 400, type: 'text/plain', body: text }))
      expect(run.exitCode).toBe(1)
      expectHarmless(run)
    }
  })

  test('out of a list of files that is not to be trusted', async () => {
    await put(WHEEL.filename, WHEEL.bytes)
    const files = HOSTILE.map((text) => ({
      filename: WHEEL.filename,
      hashes: { sha256: text },
      url: text,
      yanked: text,
    }))
    const page = JSON.stringify({ meta: { 'api-version': '1.1' }, name: HOSTILE[0], files, versions: HOSTILE })
    const run = await publishTo(({ method }) =>
      method === 'GET'
        ? { status: 200, type: 'application/vnd.pypi.simple.v1+json', body: page }
        : { status: 200, type: 'text/plain', body: '' },
    )
    expectHarmless(run)
  })

  test('out of claims', async () => {
    await put(WHEEL.filename, WHEEL.bytes)
    for (const texts of turned(HOSTILE, CLAIMS.length)) {
      pypi.setClaims(Object.fromEntries(CLAIMS.map((name, index) => [name, texts[index]])))
      expectHarmless(await publish())
      expectHarmless(await publish({ 'dry-run': 'true' }))
    }
  })

  test('out of an exchange that is refused', async () => {
    await put(WHEEL.filename, WHEEL.bytes)
    for (const [code = '', description = '', message = ''] of turned(HOSTILE, 3)) {
      const refusal = JSON.stringify({ message, errors: [{ code, description }] })
      const answer = ({ method, url = '' }: IncomingMessage): Answer => {
        if (url.startsWith('/_/oidc/audience')) return { status: 200, type: 'application/json', body: AUDIENCE }
        return { status: method === 'GET' ? 404 : 422, type: 'application/json', body: refusal }
      }
      const trusting = { user: '', password: '', 'index-type': 'pypi', attestations: 'false' }
      const run = await publishTo(answer, trusting, pypi.runnerEnvironment)
      expect(run.exitCode).toBe(1)
      expect(run.output).toContain('title=IDENTITY_REFUSED::')
      expectHarmless(run)
    }
  })
})

test('a server that repeats the login does not get it shown, in whatever spelling', async () => {
  await put(WHEEL.filename, WHEEL.bytes)
  const spellings = (request: IncomingMessage): readonly string[] => {
    const login = (request.headers.authorization ?? '').replace(/^Basic /, '')
    const given = Buffer.from(login, 'base64').toString()
    return [
      login,
      given,
      encodeURIComponent(given),
      JSON.stringify(given),
      given.slice(0, -2),
      `${'x'.repeat(495)}${given}`,
    ]
  }
  for (let index = 0; index < 6; index++) {
    const run = await publishTo((request) => {
      const body = spellings(request)[index] ?? ''
      return { status: request.method === 'GET' ? 404 : 400, type: 'text/plain', body }
    })
    // That nothing shows is what `runAction` itself looks after.
    expect(run.exitCode).toBe(1)
  }
})

function idOf({ name, version }: typeof RELEASE): readonly [string, string] {
  return [name, version]
}

function escaped(text: string): string {
  return text.replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`)
}
