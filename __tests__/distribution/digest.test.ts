import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { afterAll, expect, test } from '@jest/globals'
import { type DigestChoice, digestFile } from '../../src/distribution/digest.ts'
import type { Digests } from '../../src/distribution/distribution.ts'
import { TemporaryFolder } from '../support/temporary-folder.ts'

const folder = new TemporaryFolder()
afterAll(() => folder.remove())
let files = 0

async function digest(bytes: Uint8Array | string, choice: DigestChoice): Promise<Digests> {
  const handle = await open(folder.write(`file-${++files}`, bytes))
  try {
    return await digestFile(handle, choice)
  } finally {
    await handle.close()
  }
}

// The BLAKE2b values are from Python's hashlib.blake2b(digest_size=32).
test.each([
  ['', '0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8'],
  ['abc', 'bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319'],
])('%j has the digests that Python computes', async (text, blake2b256) => {
  expect(await digest(text, 'without-md5')).toEqual({
    sha256: createHash('sha256').update(text).digest('hex'),
    blake2b256,
  })
})

test('a file of several buffers is hashed in the right order, MD5 included', async () => {
  const bytes = Buffer.concat(Array.from({ length: 5 }, (_, index) => Buffer.alloc(700_001, index)))
  expect(await digest(bytes, 'with-md5')).toEqual({
    sha256: createHash('sha256').update(bytes).digest('hex'),
    blake2b256: '561ccbe9d9ad6ebf8f81fe49ffee70941ef940123a77d475d0a09182132504d9',
    md5: createHash('md5').update(bytes).digest('hex'),
  })
})

test('files that are hashed at the same time do not mix', async () => {
  const texts = ['one', 'another', 'a third']
  const together = await Promise.all(texts.map((text) => digest(text, 'without-md5')))
  for (const [index, text] of texts.entries()) expect(together[index]).toEqual(await digest(text, 'without-md5'))
})
