import { describe, expect, test } from '@jest/globals'
import { parseRecordPaths } from '../../src/checks/record-paths.ts'

// What Python 3.13 makes of these: csv.reader(text.splitlines()), the first of each row.
describe('the paths of a RECORD', () => {
  test.each<readonly [string, readonly string[]]>([
    ['', []],
    ['a,,\nb,sha256=x,1\n', ['a', 'b']],
    ['a,,\r\nb,,\rc', ['a', 'b', 'c']],
    ['a,,\x0cb,,\x1cc,,\x85d\u2028e', ['a', 'b', 'c', 'd', 'e']],
    ['a\\b\\c,,\n', ['a/b/c']],
    ['"a,b",,\n', ['a,b']],
    ['"a""b",,\n', ['a"b']],
    ['"a"b,c\n', ['ab']],
    ['a"b",c\n', ['a"b"']],
    ['"a\nb",,\nc,,\n', ['ab', 'c']],
    ['"a\n\nb",,\n', ['ab']],
    ['x,"a\nb",c\ny,,\n', ['x', 'y']],
    ['"a', ['a']],
    ['"",,\n', ['']],
    [',\n', ['']],
    [' ,\n', [' ']],
    ['\ufeffa,,\n', ['\ufeffa']],
    ['x,"a""b\n', ['x']],
    [`a,${'x'.repeat(131_072)}\n`, ['a']],
  ])('of %j are %j', (text, paths) => {
    expect(parseRecordPaths(Buffer.from(text))).toEqual({ kind: 'paths', paths: new Set(paths) })
  })

  test.each([
    ['a,,\n\nb,,\n', 'has nothing in line 2'],
    ['\n', 'has nothing in line 1'],
    ['a,,\r\n\r\n', 'has nothing in line 2'],
    [Buffer.from('f\xf6\xf6,,\n', 'latin1'), 'is not UTF-8'],
    [`a,${'x'.repeat(131_073)}\n`, 'has an absurdly long value in line 1'],
    ['"'.repeat(30_000_000), 'has an absurdly long value in line 1'],
    [`${','.repeat(10_000_000)}${'x'.repeat(131_073)}`, 'has an absurdly long value in line 1'],
    [`a,"${'x'.repeat(70_000)}\n${'x'.repeat(70_000)}"\n`, 'has an absurdly long value in line 2'],
  ])('cannot be told where it has a flaw: %#', (text, what) => {
    expect(parseRecordPaths(Buffer.from(text))).toEqual({ kind: 'flaw', what })
  })
})
