import { mkdirSync } from 'node:fs'
import { basename } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type Collection, collect } from '../../src/distribution/collect.ts'
import { TemporaryFolder } from '../support/temporary-folder.ts'
import { buildWheel } from '../support/wheel.ts'

const WHEEL = buildWheel({ name: 'foo', version: '1.0' })
let folder: TemporaryFolder

beforeEach(() => {
  folder = new TemporaryFolder()
})
afterEach(() => folder.remove())

function collected(paths: readonly string[]): Promise<Collection> {
  return collect(paths, { packagesDir: 'dist', digests: 'without-md5', displayPath: (path) => basename(path) })
}

test('an attestation belongs to the distribution that it is named after, and to no other', async () => {
  const paths = [
    folder.write(WHEEL.filename, WHEEL.bytes),
    folder.write(`${WHEEL.filename}.publish.attestation`, 'an attestation'),
    folder.write('bar-1.0-py3-none-any.whl.publish.attestation', 'of a file that is not there'),
  ]
  const { distributions, strangers, failures } = await collected(paths)
  expect(distributions.map(({ attestations }) => attestations)).toEqual([
    [{ displayPath: `${WHEEL.filename}.publish.attestation`, text: 'an attestation' }],
  ])
  expect(strangers).toEqual(['bar-1.0-py3-none-any.whl.publish.attestation'])
  expect(failures).toEqual([])
})

test('an attestation that cannot be read has no text', async () => {
  const name = `${WHEEL.filename}.publish.attestation`
  mkdirSync(`${folder.path}/${name}`)
  const long = folder.write(`${WHEEL.filename}.slsa.attestation`, 'x'.repeat(200_000))
  const paths = [folder.write(WHEEL.filename, WHEEL.bytes), `${folder.path}/${name}`, long]
  const { distributions } = await collected(paths)
  expect(distributions[0]?.attestations.map(({ text }) => text)).toEqual([undefined, undefined])
})

test('what cannot be read does not hide what can', async () => {
  const paths = [folder.write(WHEEL.filename, WHEEL.bytes), folder.write('bar-1.0-py3-none-any.whl', 'no zip')]
  const { distributions, failures } = await collected(paths)
  expect(distributions.map(({ filename }) => filename.basename)).toEqual([WHEEL.filename])
  expect(failures.map(({ code }) => code)).toEqual(['DIST_FORMAT'])
})
