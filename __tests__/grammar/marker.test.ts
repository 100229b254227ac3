import { describe, expect, test } from '@jest/globals'
import { Cursor } from '../../src/grammar/cursor.ts'
import { readMarker } from '../../src/grammar/marker.ts'

const MEBI = 2 ** 20

function read(text: string) {
  const cursor = new Cursor(text)
  const verdict = readMarker(cursor)
  return { ...verdict, rest: cursor.rest() }
}

describe('a marker', () => {
  test.each([
    'python_version<"3.12"',
    ' "3" <= python_full_version ',
    "os.name == 'nt' or sys.platform != 'win32'",
    'platform.python_implementation~="x"',
    'python_implementation === "x"',
    '"x"in extras and "y" not\t in dependency_groups',
    '"a"=="b"or"c"in"d"',
    '((os_name=="a") and(extra>"b"))or (extra == os_name)',
    'os_name == "\'" and extra == \'"\'',
    // Python keeps escapes that it does not know, and joins lines after a backslash.
    String.raw`os_name == "\d \x41 \u00e9 \U0010ffff \777 \\"`,
    'os_name == "a\\\nb\\\r\nc"',
  ])('is read from %j', (text) => {
    expect(read(text)).toEqual({ state: 'sound', rest: '' })
  })

  test('ends where nothing can follow', () => {
    expect(read('os_name == "a") or')).toEqual({ state: 'sound', rest: ') or' })
    expect(read('os_name == "a" AND')).toEqual({ state: 'sound', rest: 'AND' })
    expect(read('os_name == "a" orb')).toEqual({ state: 'sound', rest: 'orb' })
    expect(read('os_name == os_name.x')).toEqual({ state: 'sound', rest: '.x' })
  })

  test.each([
    ['', 'its marker lacks a variable or a text in quotation marks at its end'],
    ['()', 'its marker lacks a variable or a text in quotation marks before “)”'],
    ['python_version < 3', 'in its marker “3” is no variable, and text needs quotation marks'],
    ['python == "3"', 'in its marker “python” is no variable, and text needs quotation marks'],
    ['os_names == "3"', 'in its marker “os_names” is no variable, and text needs quotation marks'],
    ['os_name == "3', 'in its marker “"3” lacks the closing quotation mark'],
    [
      'os_name = "3"',
      'in its marker “=” is no operator; those of markers are <, <=, ==, !=, >=, >, ~=, ===, in and not in',
    ],
    [
      'os_name is "3"',
      'in its marker “is” is no operator; those of markers are <, <=, ==, !=, >=, >, ~=, ===, in and not in',
    ],
    [
      'os_name notin "3"',
      'in its marker “notin” is no operator; those of markers are <, <=, ==, !=, >=, >, ~=, ===, in and not in',
    ],
    [
      'os_name',
      'its marker lacks an operator at its end; those of markers are <, <=, ==, !=, >=, >, ~=, ===, in and not in',
    ],
    ['os_name == ', 'its marker lacks a variable or a text in quotation marks at its end'],
    ['os_name == "a" and', 'its marker lacks a variable or a text in quotation marks at its end'],
    ['(os_name == "a"', 'its marker lacks a closing parenthesis at its end'],
    ['(os_name == "a", extra)', 'its marker lacks a closing parenthesis before “, extra)”'],
    ['os_name == "a\nb"', 'in its marker “"a\nb"” has a line break or a null'],
    ['os_name == "\0"', 'in its marker “"\0"” has a line break or a null'],
    [String.raw`os_name == "\x4"`, String.raw`in its marker “"\x4"” has a backslash that begins no escape`],
    [String.raw`os_name == "\N{}"`, String.raw`in its marker “"\N{}"” has a backslash that begins no escape`],
    [
      String.raw`os_name == "\U00110000"`,
      String.raw`in its marker “"\U00110000"” has a backslash that begins no escape`,
    ],
    [String.raw`os_name == "\"`, String.raw`in its marker “"\"” has a backslash that begins no escape`],
  ])('is not read from %j, and the words say why', (text, why) => {
    expect(read(text)).toMatchObject({ state: 'faulty', why })
  })

  test.each([
    ['a character by name', String.raw`os_name == "\N{BULLET}"`],
    ['201 parentheses', `${'('.repeat(201)}os_name == "a"${')'.repeat(201)}`],
  ])('with %s is in doubt', (_, text) => {
    expect(read(text)).toMatchObject({ state: 'doubtful', rest: '' })
  })

  test('with 200 parentheses is not', () => {
    expect(read(`${'('.repeat(200)}os_name == "a"${')'.repeat(200)}`)).toMatchObject({ state: 'sound' })
  })

  test('that is in doubt and wrong is wrong', () => {
    expect(read(String.raw`os_name == "\N{BULLET}" and`)).toMatchObject({ state: 'faulty' })
  })

  test.each([
    ['parentheses', '('.repeat(MEBI), 'faulty'],
    ['pairs of parentheses', `${'('.repeat(MEBI / 2)}os_name==""${')'.repeat(MEBI / 2)}`, 'doubtful'],
    ['comparisons', `os_name==""${' or os_name==""'.repeat(MEBI / 14)}`, 'sound'],
    ['quotation marks', '"'.repeat(MEBI), 'faulty'],
    ['blanks', `os_name not${' '.repeat(MEBI)}`, 'faulty'],
    ['backslashes', `os_name=="${'\\'.repeat(MEBI)}"`, 'sound'],
    ['names never ended', `os_name=="${'\\N{'.repeat(MEBI / 3)}"`, 'faulty'],
    ['letters', 'a'.repeat(MEBI), 'faulty'],
  ])('of a mebibyte of %s is read', (_, text, state) => {
    expect(read(text).state).toBe(state)
  })
})
