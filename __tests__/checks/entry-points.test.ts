import { describe, expect, test } from '@jest/globals'
import { entryPointsFlaw } from '../../src/checks/entry-points.ts'

// Verdicts of warehouse's utils/wheel.py with Python 3.13.
describe('nothing is said against', () => {
  test.each([
    '',
    '\n \n',
    '# only a comment\n',
    '[console_scripts]\nfoo = foo:main\n',
    '[console_scripts]\r\nfoo = foo:main\r\n',
    '[console_scripts]\nfoo=foo:main [extra]\nb.a-r_1=x\n',
    '[gui_scripts]\nföö² = foo\n',
    '[a]\nany thing/at all = x\n',
    '[a]\nb =\n',
    '[a]\nb = c\n  continued: without equals\n[d]\ne = f\n',
    '[a]\nb = c\n\n  continued\n',
    '[a]\n  b = c\n  d = e\n',
    '[a]\nb = c\n; comment\n# comment\n',
    '[a]\nb = c\nB = c\n',
    '[a] and more\nb = c\n',
    '[a]b]\nc = d\n[a]\nc = d\n',
    '[DEFAULT]\na = b\n[DEFAULT]\nc = d\n',
    '[DEFAULT]\na b = c\n',
    '[a]\nb = c\n\u00a0\u2003continued\n',
  ])('%j', (text) => {
    expect(entryPointsFlaw(Buffer.from(text))).toBeUndefined()
  })
})

describe('a flaw is found in', () => {
  test.each<readonly [string | Buffer, string]>([
    ['[console_scripts]\na b = foo:main\n', 'has a script “a b”'],
    ['[gui_scripts]\na/b = foo:main\n', 'has a script “a/b”'],
    ['[console_scripts]\na\u0301 = foo:main\n', 'has a script'],
    ['[DEFAULT]\na b = c\n[console_scripts]\n', 'has a script “a b”'],
    ['[console_scripts]\nfoo: foo\n', 'in line 2: “foo: foo”'],
    ['[a]\n= c\n', 'in line 2: “= c”'],
    ['[a]\nb = c\nd\n', 'in line 3: “d”'],
    ['[a]\nb = c\n[a]\nd = e\n', 'has the group “a” twice'],
    ['[a]\nb = c\nb = d\n', 'has “b” twice in one group'],
    ['[a]\nb = c\nb\t= d\n', 'has “b” twice in one group'],
    ['[DEFAULT]\na = b\n[DEFAULT]\na = b\n', 'has “a” twice in one group'],
    ['a = b\n', 'has “a = b” before the first group, in line 1'],
    ['\n[]\n', 'has “[]” before the first group, in line 2'],
    ['\ufeff[console_scripts]\nfoo = foo:main\n', 'begins with a byte order mark'],
    [Buffer.from('[\xf6]\n', 'latin1'), 'is not UTF-8'],
  ])('%j', (text, flaw) => {
    expect(entryPointsFlaw(Buffer.from(text))).toEqual(expect.stringContaining(flaw))
  })
})
