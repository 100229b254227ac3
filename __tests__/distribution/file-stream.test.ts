import { createHash } from 'node:crypto'
import { appendFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from '@jest/globals'
import { ChunkPool } from '../../src/distribution/chunk-pool.ts'
import type { Distribution } from '../../src/distribution/distribution.ts'
import { streamUnchanged } from '../../src/distribution/file-stream.ts'
import { readDistribution } from '../../src/distribution/read-distribution.ts'
import { TemporaryFolder } from '../support/temporary-folder.ts'
import { buildWheel } from '../support/wheel.ts'

const folder = new TemporaryFolder()
afterAll(() => folder.remove())

/** Of a good two chunks. */
async function distribution(): Promise<Distribution> {
  const before = Buffer.alloc(1_200_000, 'abc')
  const { filename, bytes } = buildWheel({ name: 'foo', version: '1.0', zip: { before } })
  return readDistribution(folder.write(filename, bytes), `dist/${filename}`, { digests: 'without-md5' })
}

async function received(stream: AsyncIterable<Buffer>, onChunk: () => void = () => {}): Promise<number> {
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    onChunk()
  }
  return size
}

test('an unchanged file arrives whole, and as often as it is wanted', async () => {
  const wheel = await distribution()
  for (let attempt = 0; attempt < 2; attempt++) {
    const chunks: Buffer[] = await streamUnchanged(wheel, new ChunkPool()).toArray()
    expect(chunks).toHaveLength(3)
    expect(createHash('sha256').update(Buffer.concat(chunks)).digest('hex')).toBe(wheel.digests.sha256)
  }
})

describe('a file that changed before it is sent yields nothing:', () => {
  test.each<readonly [string, (wheel: Distribution) => void]>([
    ['longer', ({ path }) => appendFileSync(path, 'x')],
    ['other bytes', ({ path, size }) => writeFileSync(path, Buffer.alloc(size))],
    [
      'another file in its place',
      ({ path, size }) => {
        writeFileSync(`${path}.new`, Buffer.alloc(size))
        renameSync(`${path}.new`, path)
      },
    ],
  ])('%s', async (_, change) => {
    const wheel = await distribution()
    change(wheel)
    let chunks = 0
    await expect(received(streamUnchanged(wheel, new ChunkPool()), () => chunks++)).rejects.toMatchObject({
      code: 'DIST_CHANGED',
      message: `${wheel.displayPath} changed after it was read.`,
    })
    expect(chunks).toBe(0)
  })

  test('removed', async () => {
    const wheel = await distribution()
    rmSync(wheel.path)
    await expect(received(streamUnchanged(wheel, new ChunkPool()))).rejects.toMatchObject({ code: 'DIST_UNREADABLE' })
  })
})

test.each<readonly [string, (wheel: Distribution) => void]>([
  ['grows', ({ path }) => appendFileSync(path, 'x')],
  ['shrinks', ({ path }) => writeFileSync(path, 'x')],
])('a file that %s while it is sent never arrives whole', async (_, change) => {
  const wheel = await distribution()
  let size = 0
  let changes = 0
  const receiving = (async () => {
    for await (const chunk of streamUnchanged(wheel, new ChunkPool())) {
      size += chunk.length
      if (changes++ === 0) change(wheel)
    }
  })()
  await expect(receiving).rejects.toMatchObject({ code: 'DIST_CHANGED' })
  expect(size).toBeLessThan(wheel.size)
})

const onLinux = process.platform === 'linux' ? test : test.skip

onLinux('a stream that is destroyed, at whatever time, leaves no file open', async () => {
  const wheel = await distribution()
  const before = readdirSync('/proc/self/fd').length
  for (const stop of [0, 1, 2]) {
    const stream = streamUnchanged(wheel, new ChunkPool())
    for (let chunk = 0; chunk < stop; chunk++) await stream.iterator({ destroyOnReturn: false }).next()
    const closed = new Promise((resolve) => stream.once('close', resolve))
    stream.destroy()
    await closed
  }
  expect(readdirSync('/proc/self/fd')).toHaveLength(before)
})
