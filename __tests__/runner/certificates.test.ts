import { mkdirSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { readCertificates } from '../../src/runner/certificates.ts'
import { AUTHORITY, OTHER_AUTHORITY, SERVER } from '../support/authorities.ts'
import { rememberingLog } from '../support/fake-runner.ts'
import { TemporaryFolder } from '../support/temporary-folder.ts'

const VARIABLES = ['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS'] as const

const folder = new TemporaryFolder()
const one = folder.write('one.pem', AUTHORITY)
const other = folder.write('other.pem', OTHER_AUTHORITY)
const before = VARIABLES.map((name) => [name, process.env[name]] as const)

afterAll(() => folder.remove())
beforeEach(() => {
  for (const name of VARIABLES) delete process.env[name]
})
afterEach(() => {
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
})

async function read(variables: Partial<Record<(typeof VARIABLES)[number], string>>) {
  Object.assign(process.env, variables)
  const log = rememberingLog()
  return { certificates: await readCertificates(log), lines: log.lines }
}

describe('authorities to trust', () => {
  test.each([
    ['nothing is set', {}, []],
    ['variables are empty', { SSL_CERT_FILE: '', REQUESTS_CA_BUNDLE: '' }, []],
    ['SSL_CERT_FILE is set', { SSL_CERT_FILE: one }, [AUTHORITY]],
    ['REQUESTS_CA_BUNDLE is set', { REQUESTS_CA_BUNDLE: one }, [AUTHORITY]],
    ['CURL_CA_BUNDLE is set', { CURL_CA_BUNDLE: one }, [AUTHORITY]],
    ['both are set', { SSL_CERT_FILE: one, REQUESTS_CA_BUNDLE: other }, [AUTHORITY, OTHER_AUTHORITY]],
    ['both name one file', { SSL_CERT_FILE: one, REQUESTS_CA_BUNDLE: one }, [AUTHORITY]],
    ['requests has its own', { REQUESTS_CA_BUNDLE: one, CURL_CA_BUNDLE: other }, [AUTHORITY]],
    ['requests has its own, but empty', { REQUESTS_CA_BUNDLE: '', CURL_CA_BUNDLE: other }, [OTHER_AUTHORITY]],
    ['Node has one as well', { SSL_CERT_FILE: one, NODE_EXTRA_CA_CERTS: other }, [AUTHORITY, OTHER_AUTHORITY]],
    ['Node alone has one, which it reads itself', { NODE_EXTRA_CA_CERTS: one }, []],
    ['Node has one that is not there', { SSL_CERT_FILE: one, NODE_EXTRA_CA_CERTS: '/no/such/file' }, [AUTHORITY]],
  ])('where %s', async (_title, variables, certificates) => {
    expect(await read(variables)).toEqual({ certificates, lines: [] })
  })

  test('are found among keys, remarks and line ends of any kind, each by itself', async () => {
    const text = `# Ours\r\n${SERVER.key}\n${AUTHORITY.replaceAll('\n', '\r\n')}\r\nsubject=x\n${OTHER_AUTHORITY}`
    const { certificates } = await read({ SSL_CERT_FILE: folder.write('mixed.pem', text) })
    expect(certificates).toEqual([AUTHORITY.replaceAll('\n', '\r\n'), OTHER_AUTHORITY])
  })

  test.each([
    ['is not there', () => join(folder.path, 'none.pem'), 'does not exist.'],
    ['is a folder', () => makeFolder('folder'), 'is a folder.'],
    ['is no file of its own', () => '/dev/null', 'is no regular file.'],
    ['holds no certificate', () => folder.write('key.pem', SERVER.key), 'holds no certificate in PEM.'],
    ['is empty', () => folder.write('empty.pem', ''), 'holds no certificate in PEM.'],
    ['was cut', () => folder.write('cut.pem', AUTHORITY.slice(0, 300)), 'holds no certificate in PEM.'],
    ['is binary', () => folder.write('binary.der', Buffer.alloc(1_000, 0x30)), 'holds no certificate in PEM.'],
    ['is huge', () => makeHuge('huge.pem'), 'is too large for a file of certificates.'],
  ])('a file that %s is one warning, and the others are trusted all the same', async (_title, make, sentence) => {
    const path = make()
    const { certificates, lines } = await read({ SSL_CERT_FILE: path, REQUESTS_CA_BUNDLE: other })
    expect(certificates).toEqual([OTHER_AUTHORITY])
    expect(lines).toEqual([`warning Certificates: SSL_CERT_FILE is left aside: ${path} ${sentence}`])
  })

  test('each useless file is a warning of its own that names its variable', async () => {
    const { certificates, lines } = await read({ SSL_CERT_FILE: '/no/1', CURL_CA_BUNDLE: '/no/2' })
    expect(certificates).toEqual([])
    expect(lines.map((line) => /: (\w+) is left aside/.exec(line)?.[1])).toEqual(['SSL_CERT_FILE', 'CURL_CA_BUNDLE'])
  })
})

function makeFolder(name: string): string {
  const path = join(folder.path, name)
  mkdirSync(path)
  return path
}

function makeHuge(name: string): string {
  const path = folder.write(name, AUTHORITY)
  truncateSync(path, 1024 ** 3)
  return path
}
