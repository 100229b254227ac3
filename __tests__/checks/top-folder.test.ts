import { describe, expect, test } from '@jest/globals'
import { topFolder } from '../../src/checks/top-folder.ts'

// Answers of Python's os.path.commonpath, which wants at least one name and raises where we say undefined.
describe('the folder that names have in common', () => {
  test.each<readonly [readonly string[], string | undefined]>([
    [[], ''],
    [['p-1', 'p-1/PKG-INFO'], 'p-1'],
    [['p-1/PKG-INFO'], 'p-1/PKG-INFO'],
    [['p-1/src/a', 'p-1/src/b'], 'p-1/src'],
    [['p-1/a', 'p-10/a'], ''],
    [['p-1/', './p-1/a', 'p-1//b/.'], 'p-1'],
    [['a', '.'], ''],
    [['a', ''], ''],
    [['/p/a', '/p/b'], '/p'],
    [['/a', '/b'], '/'],
    [['/p/a', 'p/a'], undefined],
    [['p/../a', 'p/../b'], 'p/..'],
  ])('%j', (names, folder) => {
    expect(topFolder(names)).toBe(folder)
  })

  test('is found soon among names of many parts', () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `p/${index}/${'a/'.repeat(1_000)}`)
    expect(topFolder(names)).toBe('p')
  })
})
