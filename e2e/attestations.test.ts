// What the built action signs, Python's own `pypi-attestations` and `sigstore` verify.
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { assertSuccess, runOrThrow } from '../__tests__/support/child-process.ts'
import { runAction } from '../__tests__/support/run-action.ts'
import { buildSdist } from '../__tests__/support/sdist.ts'
import { type BuiltFile, buildWheel } from '../__tests__/support/wheel.ts'
import { type LocalPypi, startLocalPypi } from '../local-pypi/server.ts'
import { attestationJson, parseAttestation } from '../src/attestation/attestation-object.ts'
import { CACHE, describeWith, preparePython } from './tools.ts'

interface Case {
  readonly attestation: string
  readonly name: string
  readonly sha256: string
  readonly repository: string
  readonly workflow: string
}

const PUBLISH = 'https://docs.pypi.org/attestations/publish/v1'
const RELEASE = { name: 'sample-project', version: '1.0.0' }
const PUBLISHER = { repository: 'octo-org/sample-project', workflow: 'release.yml' }
/** The attestation that PyPI's documentation shows, and the root of the instance of Sigstore that it is from. */
const SAMPLE = new URL('../__tests__/attestation/sampleproject-4.0.0.json', import.meta.url)
const PUBLIC_ROOT = new URL('../__tests__/attestation/sigstore-public-root.json', import.meta.url)

await describeWith(
  'attestations',
  () => preparePython('attestation-requirements.txt'),
  (python) => {
    let folder: string
    let pypi: LocalPypi

    beforeEach(async () => {
      folder = await mkdtemp(join(CACHE, 'attestations-'))
      await mkdir(join(folder, 'dist'))
      pypi = await startLocalPypi()
      await writeFile(join(folder, 'root.json'), JSON.stringify(pypi.trustedRoot))
    })

    afterEach(async () => {
      await pypi?.close()
      if (folder !== undefined) await rm(folder, { recursive: true, force: true })
    })

    async function publish(files: readonly BuiltFile[]): Promise<readonly Case[]> {
      for (const { filename, bytes } of files) await writeFile(join(folder, 'dist', filename), bytes)
      const inputs = { ...pypi.inputs, 'attestations-dir': 'copies' }
      assertSuccess(await runAction(inputs, { workspace: folder, env: pypi.runnerEnvironment }))
      return files.map(({ filename, bytes }) => ({
        ...PUBLISHER,
        attestation: join(folder, 'copies', `${filename}.publish.attestation`),
        name: filename,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      }))
    }

    async function verdicts(root: string, cases: readonly Case[]): Promise<readonly string[]> {
      const [list, answers] = [join(folder, 'cases.json'), join(folder, 'answers.json')]
      await writeFile(list, JSON.stringify(cases))
      const script = fileURLToPath(new URL('attestation-referee.py', import.meta.url))
      await runOrThrow(python, ['-W', 'ignore', script, root, list, answers])
      return JSON.parse(await readFile(answers, 'utf8'))
    }

    async function takenByIndex(filename: string): Promise<unknown> {
      const { name, version } = RELEASE
      const answer = await fetch(`${pypi.origin}/integrity/${name}/${version}/${filename}/provenance`)
      const provenance: { readonly attestation_bundles: readonly { readonly attestations: readonly unknown[] }[] } =
        JSON.parse(await answer.text())
      return provenance.attestation_bundles[0]?.attestations
    }

    test.each([1, 60])('of %d wheels and an sdist are verified, and are what the index took', async (count) => {
      const wheels = Array.from({ length: count }, (_, index) =>
        buildWheel({ ...RELEASE, tag: `cp3${index}-none-any` }),
      )
      const cases = await publish([...wheels, buildSdist(RELEASE)])
      expect(await readdir(join(folder, 'copies'))).toHaveLength(count + 1)
      expect(await verdicts(join(folder, 'root.json'), cases)).toEqual(cases.map(() => PUBLISH))
      for (const { attestation, name } of cases) {
        expect(await takenByIndex(name)).toEqual([JSON.parse(await readFile(attestation, 'utf8'))])
      }
    })

    describe('or files', () => {
      test.each<readonly [string, (text: string, one: Case) => Partial<Case> & { readonly text?: string }]>([
        ['are of another file', (_, { sha256 }) => ({ sha256: sha256.replace(/^../, '00') })],
        ['are of a file with another name', () => ({ name: 'sample_project-1.0.1.tar.gz' })],
        ['are of another repository', () => ({ repository: 'octo-org/other' })],
        ['are of another workflow', () => ({ workflow: 'other.yml' })],
        ['have another statement', (text) => ({ text: changedIn(text, 'statement') })],
        ['have another signature', (text) => ({ text: changedIn(text, 'signature') })],
      ])('that %s, are refused', async (_title, change) => {
        const [one] = await publish([buildSdist(RELEASE)])
        if (one === undefined) throw new Error('Nothing was published.')
        const { text, ...others } = change(await readFile(one.attestation, 'utf8'), one)
        if (text !== undefined) await writeFile(one.attestation, text)
        const said = await verdicts(join(folder, 'root.json'), [{ ...one, ...others }])
        expect(said).toEqual([expect.stringMatching(/^refused: /)])
      })
    })

    test('read and written again, the one of PyPI’s documentation is verified', async () => {
      const parsed = parseAttestation(await readFile(SAMPLE, 'utf8'))
      if (parsed.kind === 'flaw') throw new Error(parsed.what)
      const attestation = join(folder, 'sample.attestation')
      await writeFile(attestation, attestationJson(parsed.signed))
      const { subject } = JSON.parse(Buffer.from(parsed.signed.statement).toString('utf8'))
      const sample: Case = {
        attestation,
        name: subject[0].name,
        sha256: subject[0].digest.sha256,
        repository: 'pypa/sampleproject',
        workflow: 'release.yml',
      }
      expect(await verdicts(fileURLToPath(PUBLIC_ROOT), [sample])).toEqual([PUBLISH])
    })
  },
)

/** One byte of it is another. */
function changedIn(text: string, part: 'statement' | 'signature'): string {
  const attestation = JSON.parse(text)
  const bytes = Buffer.from(attestation.envelope[part], 'base64')
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 5) ^ 1, bytes.length - 5)
  return JSON.stringify({ ...attestation, envelope: { ...attestation.envelope, [part]: bytes.toString('base64') } })
}
