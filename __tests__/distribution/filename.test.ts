import { describe, expect, test } from '@jest/globals'
import { normalizeName, parseFilename, pythonVersionOf, versionIn } from '../../src/distribution/filename.ts'
import { Failure } from '../../src/errors.ts'

describe('a file name is split into its parts', () => {
  test.each([
    ['foo-1.0-py3-none-any.whl', { name: 'foo', version: '1.0', pythonTag: 'py3', abiTag: 'none', platformTag: 'any' }],
    [
      'foo-1!2.0-7_x-cp39.cp310-abi3-manylinux2014_x86_64.manylinux_2_17_x86_64.whl',
      {
        name: 'foo',
        version: '1!2.0',
        build: '7_x',
        pythonTag: 'cp39.cp310',
        abiTag: 'abi3',
        platformTag: 'manylinux2014_x86_64.manylinux_2_17_x86_64',
      },
    ],
    // What an index would refuse is left to the checks.
    [
      'a.b-x-y-py3-none-any.whl',
      { name: 'a.b', version: 'x', build: 'y', pythonTag: 'py3', abiTag: 'none', platformTag: 'any' },
    ],
  ])('of the wheel %s', (basename, parts) => {
    expect(parseFilename(basename)).toEqual({ kind: 'wheel', basename, ...parts })
  })

  test.each([
    ['foo-1.0.tar.gz', '.tar.gz', 'foo', '1.0'],
    ['foo-bar-1.0.zip', '.zip', 'foo-bar', '1.0'],
    ['foo-1.0-1.tar.gz', '.tar.gz', 'foo-1.0', '1'],
    ['foo-latest.tar.gz', '.tar.gz', 'foo', 'latest'],
    ['foo.tar.gz', '.tar.gz', 'foo', ''],
    ['foo-.tar.gz', '.tar.gz', 'foo-', ''],
    ['-1.0.tar.gz', '.tar.gz', '-1.0', ''],
  ])('of the sdist %s', (basename, format, name, version) => {
    expect(parseFilename(basename)).toEqual({ kind: 'sdist', basename, format, name, version })
  })

  test.each([
    ['foo-1.0.whl', 'foo-1.0.whl has 2 parts between hyphens'],
    ['foo.whl', 'foo.whl has 1 part between hyphens'],
    ['foo-bar-1.0-1-py3-none-any.whl', 'has 7 parts between hyphens'],
    ['-1.0-py3-none-any.whl', 'has an empty name'],
    ['foo-1.0--none-any.whl', 'has an empty Python tag'],
    ['foo-1.0--py3-none-any.whl', 'has an empty build number'],
    ['foo-1.0-py3-none-.whl', 'has an empty platform tag'],
    ['.tar.gz', '.tar.gz has no name before .tar.gz'],
    ['foo-1.0.tar.bz2', 'ends neither in .whl nor in .tar.gz nor in .zip'],
    ['foo-1.0.TAR.GZ', 'ends neither in .whl'],
  ])('and %s is refused with the part that is wrong', (basename, message) => {
    expect(() => parseFilename(basename, `dist/${basename}`)).toThrow(
      expect.objectContaining({
        code: 'DIST_FILENAME',
        message: expect.stringContaining(message),
        file: `dist/${basename}`,
        hint: expect.stringMatching(/\.$/),
      }),
    )
  })
})

test.each([
  ['foo-1.0-py3-none-any.whl', '1.0'],
  ['foo-1.0-2-py3-none-any.whl', '1.0'],
  ['foo-bar-1.0.tar.gz', '1.0'],
  ['foo-1.0.zip', '1.0'],
  ['foo.zip', ''],
  ['foo-1.0-py3-none.whl', undefined],
  ['foo--py3-none-any.whl', undefined],
  ['.whl', undefined],
  ['.tar.gz', undefined],
  ['foo-1.0.egg', undefined],
  ['', undefined],
])('the name %j tells the version %j, as it does where it is parsed', (basename, expected) => {
  expect(versionIn(basename)).toBe(expected)
  if (expected === undefined) expect(() => parseFilename(basename)).toThrow(Failure)
  else expect(parseFilename(basename).version).toBe(expected)
})

// Expected values from twine 7's own pattern.
test.each([
  ['foo-1.0-py3-none-any.whl', 'py3'],
  ['foo-1.0-1-cp312-cp312-linux_x86_64.whl', 'cp312'],
  ['foo-1.0-py2.py3-none-any.whl', 'py2.py3'],
  ['shiboken2-5.13.2-5.13.2-cp35.cp36.cp37-abi3-manylinux1_x86_64.whl', 'cp35.cp36.cp37'],
  ['foo-v1-py3-none-any.whl', 'v1'],
  ['foo-1.0-build-py3-none-any.whl', 'build'],
  ['foo-bar-1.0-py3-none-any.whl', 'bar'],
  ['foo-٣-py3-none-any.whl', 'py3'],
  ['foo-1-py\n3-none-any.whl', 'any'],
  ['foo-1.0.tar.gz', 'source'],
])('the Python version that goes with %j is the one that twine sends', (basename, expected) => {
  expect(pythonVersionOf(parseFilename(basename))).toBe(expected)
})

test.each([
  ['Foo.Bar', 'foo-bar'],
  ['foo__-._bar', 'foo-bar'],
  ['foo', 'foo'],
])('the project %s is known as %s', (name, normal) => {
  expect(normalizeName(name)).toBe(normal)
})
