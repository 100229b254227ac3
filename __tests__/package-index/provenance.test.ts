import type { ServerResponse } from 'node:http'
import { expect, test } from '@jest/globals'
import { openTransport } from '../../src/http/door.ts'
import { parseIndexAddress } from '../../src/package-index/index-address.ts'
import { readProvenance } from '../../src/package-index/provenance.ts'
import type { HeldAttestations } from '../../src/ports.ts'
import { distributionWith } from '../support/distribution.ts'
import { impatient, rememberingLog } from '../support/fake-runner.ts'
import { serveHttp } from '../support/scripted-server.ts'

const DISTRIBUTION = distributionWith({ filename: 'foo-1.0.tar.gz' })

function entry(logIndex: unknown): unknown {
  return { verification_material: { transparency_entries: [{ logIndex }] } }
}

function provenanceOf(...attestations: readonly unknown[]): string {
  return JSON.stringify({ version: 1, attestation_bundles: [{ publisher: {}, attestations }] })
}

async function read(
  respond: (response: ServerResponse) => void,
): Promise<{ readonly held: HeldAttestations | undefined; readonly paths: readonly (string | undefined)[] }> {
  const paths: (string | undefined)[] = []
  const server = await serveHttp((request, response) => {
    paths.push(request.url)
    respond(response)
  })
  const transport = openTransport('test/1.0')
  try {
    const address = parseIndexAddress(`${server.url.href}legacy/`, 'pypi')
    const ports = { transport, secrets: rememberingLog(), retrying: impatient() }
    const held = await readProvenance([DISTRIBUTION], address, ports)
    return { held: held.get(DISTRIBUTION), paths }
  } finally {
    await transport.close()
    await server.close()
  }
}

test.each([
  ['one attestation', provenanceOf(entry('123')), ['123']],
  ['two of them', provenanceOf(entry('123'), entry('45678901234567890123')), ['123', '45678901234567890123']],
  ['several bundles', JSON.stringify({ attestation_bundles: [{ attestations: [entry('1')] }, {}, null] }), ['1']],
  ['numbers that are none', provenanceOf(entry(5), entry(null), {}, null, 'x'), []],
])('%s', async (_title, body, logIndexes) => {
  const { held, paths } = await read((response) => response.end(body))
  expect(held).toEqual({ state: 'known', logIndexes: new Set(logIndexes) })
  expect(paths).toEqual(['/integrity/foo/1.0/foo-1.0.tar.gz/provenance'])
})

test('a file without provenance has no attestations', async () => {
  const { held } = await read((response) => response.writeHead(404).end())
  expect(held).toEqual({ state: 'known', logIndexes: new Set() })
})

test.each([
  ['HTML', (response: ServerResponse) => response.end('<html>')],
  ['a list', (response: ServerResponse) => response.end('[]')],
  ['that it is switched off', (response: ServerResponse) => response.writeHead(403).end()],
  ['trouble', (response: ServerResponse) => response.writeHead(503).end()],
  ['nothing', (response: ServerResponse) => response.destroy()],
])('after %s it is unknown', async (_title, respond) => {
  expect((await read(respond)).held).toEqual({ state: 'unknown', reason: expect.stringMatching(/\.$/) })
})

test('an index without pages is not asked', async () => {
  const address = parseIndexAddress('https://index.example/legacy/', 'other')
  const transport = openTransport('test/1.0')
  const ports = { transport, secrets: rememberingLog(), retrying: impatient() }
  expect(await readProvenance([DISTRIBUTION], address, ports)).toEqual(new Map())
  await transport.close()
})
