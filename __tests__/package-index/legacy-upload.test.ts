import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Distribution } from '../../src/distribution/distribution.ts'
import { readDistribution } from '../../src/distribution/read-distribution.ts'
import { openTransport } from '../../src/http/door.ts'
import { type IndexType, parseIndexAddress } from '../../src/package-index/index-address.ts'
import { legacyIndex } from '../../src/package-index/legacy-upload.ts'
import { uploadFields } from '../../src/package-index/upload-form.ts'
import type { Attestation, Credential, UploadAnswer, UploadObserver } from '../../src/ports.ts'
import { impatient, rememberingLog } from '../support/fake-runner.ts'
import { serveHttp } from '../support/scripted-server.ts'
import { buildWheel } from '../support/wheel.ts'

const METADATA = [
  'Metadata-Version: 2.5',
  'Name: Sample__Project',
  'Version: 1.0',
  'Classifier: B',
  'Classifier: A',
  'Keywords: one,two , three',
  'Project-URL: Docs, https://example.com/docs',
  'Project-URL: Code,https://example.com/code',
  'Import-Name: sample',
  'New-Field: x',
  '',
  'Línea ünd\n“日本”\n',
].join('\n')

let folder = ''
let distribution: Distribution

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'legacy-upload-'))
  const { filename, bytes } = buildWheel({ name: 'sample-project', version: '1.0', metadata: METADATA })
  await writeFile(join(folder, filename), bytes)
  distribution = await readDistribution(join(folder, filename), filename, { digests: 'without-md5' })
})

afterEach(() => rm(folder, { recursive: true, force: true }))

type Script = (request: IncomingMessage, response: ServerResponse) => void

const answer =
  (status: number, body = ''): Script =>
  (_request, response) => {
    response.writeHead(status).end(body)
  }
const DOUBT = answer(
  400,
  'Invalid attestations supplied during upload: Unknown error while trying to verify included attestations: TUF',
)

const silent: UploadObserver = { attempt() {}, progress() {}, strained() {} }
const login = (user: string): Credential => ({
  user,
  password: async () => 'pypi-secret',
  replacementFor: async () => undefined,
})

/** Uploads to a server that reads each request to its end and then follows the next line of the script. */
async function upload(
  scripts: readonly Script[],
  indexType: IndexType = 'other',
  attestations: readonly Attestation[] = [],
): Promise<{ readonly answer: UploadAnswer; readonly reasons: readonly string[]; readonly bodies: readonly string[] }> {
  const bodies: string[] = []
  const left = [...scripts]
  const server = await serveHttp((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => {
      bodies.push(Buffer.concat(chunks).toString('utf8'))
      left.shift()?.(request, response)
    })
  })
  const transport = openTransport('test/1.0', { limits: { answerMs: 2_000, idleMs: 2_000 } })
  try {
    const retrying = impatient()
    const address = parseIndexAddress(`${server.url.href}legacy/`, indexType)
    const index = legacyIndex(address, { transport, secrets: rememberingLog(), retrying, onAnswer: () => {} })
    const accompaniment = { credential: login('__token__'), attestations }
    return { answer: await index.upload(distribution, accompaniment, silent), reasons: retrying.reasons, bodies }
  } finally {
    await transport.close()
    await server.close()
  }
}

describe('the form', () => {
  test('says what the metadata says, in the fields that twine uses', () => {
    const fields = uploadFields(distribution, [])
    expect(fields).toEqual([
      [':action', 'file_upload'],
      ['protocol_version', '1'],
      ['filetype', 'bdist_wheel'],
      ['pyversion', 'py3'],
      ['metadata_version', '2.5'],
      ['name', 'Sample-Project'],
      ['version', '1.0'],
      ['description', 'Línea ünd\n“日本”\n'],
      ['keywords', 'one, two, three'],
      ['classifiers', 'B'],
      ['classifiers', 'A'],
      ['project_urls', 'Docs, https://example.com/docs'],
      ['project_urls', 'Code, https://example.com/code'],
      ['import_name', 'sample'],
      ['sha256_digest', distribution.digests.sha256],
      ['blake2_256_digest', distribution.digests.blake2b256],
    ])
  })

  test('arrives with the file as its last part', async () => {
    const { bodies } = await upload([answer(200)])
    const [body = ''] = bodies
    const names = [...body.matchAll(/Content-Disposition: form-data; name="([^"]+)"/g)].map((match) => match[1])
    expect(names).toEqual([...uploadFields(distribution, []).map(([name]) => name), 'content'])
    expect(body).toContain('\r\n\r\nLínea ünd\n“日本”\n\r\n')
    expect(body).toContain(
      `name="content"; filename="${distribution.filename.basename}"\r\nContent-Type: application/octet-stream\r\n\r\nPK`,
    )
  })
})

test('a large file arrives as it is at a server that reads slowly, though its buffers are used again', async () => {
  const payload = randomBytes(12 * 1024 * 1024)
  const { filename, bytes } = buildWheel({ name: 'large', version: '1.0', files: { 'payload.bin': payload } })
  await writeFile(join(folder, filename), bytes)
  distribution = await readDistribution(join(folder, filename), filename, { digests: 'without-md5' })
  const arrived: Buffer[] = []
  const server = await serveHttp((request, response) => {
    // A pause after every piece, so that the sender always has to wait.
    request.on('data', (piece) => {
      arrived.push(piece)
      request.pause()
      setImmediate(() => request.resume())
    })
    request.once('end', () => response.end())
  })
  const transport = openTransport('test/1.0')
  try {
    const address = parseIndexAddress(server.url.href, 'other')
    const ports = { transport, secrets: rememberingLog(), retrying: impatient(), onAnswer: () => {} }
    const index = legacyIndex(address, ports)
    const accompaniment = { credential: login('me'), attestations: [] }
    expect(await index.upload(distribution, accompaniment, silent)).toEqual({ state: 'uploaded' })
  } finally {
    await transport.close()
    await server.close()
  }
  expect(Buffer.concat(arrived).includes(bytes)).toBe(true)
})

test('attestations are one JSON list, each as it was checked', () => {
  const attestation = { json: '{ "version":1}', predicateType: 'type', logIndex: '1', origin: 'made here' } as const
  const fields = uploadFields(distribution, [attestation, { ...attestation, json: '{"version": 1}' }])
  expect(fields.at(-1)).toEqual(['attestations', '[{ "version":1},{"version": 1}]'])
  expect(uploadFields(distribution, []).map(([name]) => name)).not.toContain('attestations')
})

describe('an upload', () => {
  test('that is refused is sent once', async () => {
    const { answer: said, bodies } = await upload([answer(400, 'No such thing.')])
    expect(said).toEqual({ state: 'refused', reason: 'No such thing.', hint: undefined })
    expect(bodies).toHaveLength(1)
  })

  test.each([
    ['twice at most', [DOUBT, DOUBT], 'refused'],
    ['and may then succeed', [DOUBT, answer(200)], 'uploaded'],
  ] as const)(
    'is sent again where PyPI could not verify attestations for reasons unknown, %s',
    async (_title, scripts, state) => {
      const { answer: said, bodies, reasons } = await upload(scripts, 'pypi')
      expect(said.state).toBe(state)
      if (said.state === 'refused') expect(said.hint).toContain('could not verify attestations just now')
      expect(bodies).toHaveLength(2)
      expect(reasons).toEqual([expect.stringContaining('could not verify the attestations just now')])
    },
  )

  test('whose attestations are refused is sent once, and the hint says what to do', async () => {
    const words = 'Invalid attestations supplied during upload: Verification failed: 0 of 1 policies succeeded'
    const { answer: said, bodies } = await upload([answer(400, words)], 'pypi')
    expect(said).toEqual({ state: 'refused', reason: words, hint: expect.stringContaining('attestations: false') })
    expect(bodies).toHaveLength(1)
    const made = { json: '{}', predicateType: 'type', logIndex: '1', origin: 'ready-made' } as const
    const { answer: advised } = await upload([answer(400, words)], 'pypi', [made])
    expect(advised).toMatchObject({ hint: expect.stringContaining('lie beside the file') })
  })

  test('is sent again whole', async () => {
    const { answer: said, bodies, reasons } = await upload([answer(429), answer(200)])
    expect(said).toEqual({ state: 'uploaded' })
    expect(reasons).toEqual([`${distribution.filename.basename}: status 429`])
    const withoutBoundary = bodies.map((body) => body.replaceAll(body.slice(0, body.indexOf('\r\n')), ''))
    expect(withoutBoundary).toEqual([withoutBoundary[0], withoutBoundary[0]])
  })
})
