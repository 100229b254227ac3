import { describe, expect, test } from '@jest/globals'
import { licenseExpressionFlaws } from '../../src/grammar/license-expression.ts'

const MEBI = 2 ** 20

describe('a license expression', () => {
  test.each([
    'MIT',
    'mit',
    ' MIT\n',
    'MIT AND (Apache-2.0 or BSD-2-Clause)',
    '((MIT))OR(ISC)',
    'MIT\x1cor\x85ISC',
    // Deprecated ids are on the list, and a plus may follow any.
    'GPL-3.0',
    'GPL-3.0+',
    'MIT+',
    'GPL-2.0-only WITH Classpath-exception-2.0',
    'gpl-2.0 with classpath-exception-2.0 and MIT',
    'GPL-3.0-only WITH harbour-exception',
    'LicenseRef-Proprietary',
    'licenseref-My.Own-1 WITH Classpath-exception-2.0',
  ])('%j is in order', (text) => {
    expect(licenseExpressionFlaws(text)).toEqual([])
  })

  test.each([
    ['', '“” is no license expression: it is empty.'],
    [' ', '“ ” is no license expression: it is empty.'],
    [
      'MIT License',
      '“MIT License” is no license expression: AND, OR or WITH is missing between “MIT” and “License”. ' +
        'Perhaps “MIT” is meant.',
    ],
    [
      'Apache License, Version 2.0',
      '“Apache License, Version 2.0” is no license expression: AND, OR or WITH is missing between “Apache” and ' +
        '“License,”. Perhaps “Apache-2.0” is meant.',
    ],
    ['MIT AND', '“MIT AND” is no license expression: nothing follows “AND”.'],
    ['or MIT', '“or MIT” is no license expression: nothing stands before “or”.'],
    ['MIT AND OR ISC', '“MIT AND OR ISC” is no license expression: nothing stands between “AND” and “OR”.'],
    ['MIT AND ()', '“MIT AND ()” is no license expression: nothing stands between “(” and “)”.'],
    ['(MIT', '“(MIT” is no license expression: a “(” has no “)” after it. Perhaps “MIT” is meant.'],
    ['MIT)', '“MIT)” is no license expression: a “)” has no “(” before it. Perhaps “MIT” is meant.'],
    ['MIT (ISC)', '“MIT (ISC)” is no license expression: AND, OR or WITH is missing between “MIT” and “(”.'],
    ['NOT MIT', '“NOT MIT” is no license expression: AND, OR or WITH is missing between “NOT” and “MIT”.'],
    ['MIT/X11', '“MIT/X11” has characters that no license id has.'],
    ['Apache_2', '“Apache_2” has characters that no license id has. Perhaps “Apache-2.0” is meant.'],
    ['DocumentRef-a:LicenseRef-b', '“DocumentRef-a:LicenseRef-b” has characters that no license id has.'],
    ['LicenseRef-a_b', '“LicenseRef-a_b” has characters other than letters, digits, “.” and “-”.'],
    ['LicenseRef-a+', '“LicenseRef-a+” ends in “+”, which goes with ids of the SPDX license list only.'],
    ['MIT WITH foo_bar', '“foo_bar” has characters that no id of an exception has.'],
  ])('%j is not, and the sentence says why', (text, what) => {
    expect(licenseExpressionFlaws(text)).toEqual([{ what, certainty: 'sure' }])
  })

  test.each([
    ['Apache2', '“Apache2” is not on the SPDX license list 3.27.0. Perhaps “Apache-2.0” is meant.'],
    ['GPLv3', '“GPLv3” is not on the SPDX license list 3.27.0. Perhaps “GPL-3.0-only” is meant.'],
    ['GPLv3+', '“GPLv3+” is not on the SPDX license list 3.27.0. Perhaps “GPL-3.0-or-later” is meant.'],
    ['BSD-3', '“BSD-3” is not on the SPDX license list 3.27.0. Perhaps “BSD-3-Clause” is meant.'],
    ['Proprietary', '“Proprietary” is not on the SPDX license list 3.27.0.'],
    ['MIT WITH Foo-exception', '“Foo-exception” is no exception of the SPDX list 3.27.0.'],
    ['MIT WITH ISC', '“ISC” is no exception of the SPDX list 3.27.0.'],
    ['LicenseRef-', 'Nothing follows “LicenseRef-”; packaging 26.2 accepts that, and 26.3 refuses it.'],
    [
      'LicenseRef-a+ OR licenseref-A',
      '“LicenseRef-a+” ends in “+”, which goes with ids of the SPDX license list only; packaging 26.2 accepts it ' +
        'here, and 26.3 refuses it.',
    ],
    [
      '(MIT) WITH Classpath-exception-2.0',
      'A WITH does not follow a license id; packaging 26.2 accepts that, and 26.3 refuses it.',
    ],
    [
      'MIT WITH Classpath-exception-2.0 WITH LLVM-exception',
      'A WITH does not follow a license id; packaging 26.2 accepts that, and 26.3 refuses it.',
    ],
    ['MIT WITH (ISC)', 'A WITH is not followed by an exception; packaging 26.2 accepts that, and 26.3 refuses it.'],
    [`${'('.repeat(101)}MIT${')'.repeat(101)}`, 'Parentheses are nested more than 100 deep, which Python may refuse.'],
  ])('%j is in doubt, and the sentence says why', (text, what) => {
    expect(licenseExpressionFlaws(text)).toEqual([{ what, certainty: 'unsure' }])
  })

  test('has each id looked at, but not without end', () => {
    expect(licenseExpressionFlaws('Foo AND MIT AND b*r').map(({ certainty }) => certainty)).toEqual(['unsure', 'sure'])
    expect(licenseExpressionFlaws(`Foo${' OR Foo'.repeat(99)}`)).toHaveLength(20)
  })

  test.each([
    ['parentheses', '('.repeat(MEBI), 'sure'],
    ['pairs of parentheses', `${'('.repeat(MEBI / 2)}MIT${')'.repeat(MEBI / 2)}`, 'unsure'],
    ['licenses', `MIT${' OR MIT'.repeat(MEBI / 7)}`, undefined],
    ['unknown licenses', `x${' OR x'.repeat(MEBI / 5)}`, 'unsure'],
    ['pluses', '+'.repeat(MEBI), 'sure'],
    ['letters', 'a'.repeat(MEBI), 'unsure'],
    ['a reference', `LicenseRef-${'a'.repeat(MEBI)}`, undefined],
    ['spaces', ' '.repeat(MEBI), 'sure'],
    ['words', 'a '.repeat(MEBI / 2), 'sure'],
  ])('of a mebibyte of %s is read', (_, text, certainty) => {
    expect(licenseExpressionFlaws(text)[0]?.certainty).toBe(certainty)
  })
})
