import { describe, expect, test } from '@jest/globals'
import { dependencyRules } from '../../src/checks/dependencies.ts'
import { descriptionTypeRules } from '../../src/checks/description-type.ts'
import { dynamicFieldRules } from '../../src/checks/dynamic-fields.ts'
import { emailAddressRules } from '../../src/checks/email-addresses.ts'
import { importNameRules } from '../../src/checks/import-names.ts'
import { licenceRules } from '../../src/checks/licence.ts'
import { nameAndVersionRules } from '../../src/checks/name-and-version.ts'
import { projectUrlRules } from '../../src/checks/project-urls.ts'
import { summaryRules } from '../../src/checks/summary.ts'
import { distributionWith } from '../support/distribution.ts'
import { metadataWith, verdicts } from '../support/verdicts.ts'

const RULES = [
  ...nameAndVersionRules,
  ...summaryRules,
  ...descriptionTypeRules,
  ...dependencyRules,
  ...dynamicFieldRules,
  ...licenceRules,
  ...importNameRules,
  ...projectUrlRules,
  ...emailAddressRules,
]

// Verdicts of packaging 26.2 and 26.3, and of warehouse's own second pass.
describe('Name', () => {
  test.each(['f', 'foo', 'F.o-o_1'])('may be %j', (name) => {
    expect(verdicts(RULES, metadataWith([]).replace('foo', name))).toEqual([])
  })

  test.each(['foo_', '-foo', 'foo bar', 'foo ', 'föö', 'a\u212a', 'fo/o'])('cannot be %j', (name) => {
    expect(verdicts(RULES, metadataWith([]).replace('foo', name))).toEqual(['name'])
  })

  test('that is UNKNOWN is none', () => {
    expect(verdicts(RULES, metadataWith([]).replace('foo', 'UNKNOWN'))).toEqual(['name-given'])
  })
})

describe('Version', () => {
  test.each(['1.0', 'v1.0-RC1', '1!2.0.post1.dev3', '1.0-1'])('may be %j', (version) => {
    expect(verdicts(RULES, metadataWith([]).replace('1.0', version))).toEqual([])
  })

  test.each(['1.0.x', '1_0', 'latest', '1.0+', 'UNKNOWN'])('cannot be %j', (version) => {
    expect(verdicts(RULES, metadataWith([]).replace('1.0', version))).toEqual(['version'])
  })

  test('cannot be local', () => {
    expect(verdicts(RULES, metadataWith([]).replace('1.0', '1.0+CU121'))).toEqual(['local-version'])
  })
})

describe('a field may be', () => {
  test.each([
    `Summary: ${'😀'.repeat(512)}`,
    'Description-Content-Type: text/markdown; charset=UTF-8; variant=GFM',
    'Requires-Dist: bar[x]>=1,<2; python_version < "3.12"',
    'Requires-Dist: bar (>=1)',
    'Requires-Python: >=3.8,!=3.9.*,',
    'Provides-Extra: A.b-c_d',
    'Provides-Dist: bar (>=1)',
    'Obsoletes-Dist: bar',
    'Dynamic: REQUIRES-dist',
    'Dynamic: Obsoletes',
    'License: MIT',
    'License-Expression: GPL-3.0 OR mit',
    'License-File: a/b c/LICENSE',
    'License-File: C:x',
    'License-File: .',
    'Import-Name: foo; private',
    'Import-Namespace: foo.bar',
    `Project-URL: ${'😀'.repeat(32)}, https://a.b/,c`,
    'Home-Page: https:///x',
    'Download-URL: HTTP://a.b',
    'Author-Email: a@x.org, b@y',
    'Maintainer-Email: Jane <jane@example.org>',
  ])('%s', (line) => {
    expect(verdicts(RULES, metadataWith([line]))).toEqual([])
  })
})

describe('a field cannot be', () => {
  test.each([
    ['summary', 'Summary: a\n b'],
    ['summary?', 'Summary: a\u2028b'],
    ['summary?', 'Summary: a\x0bb'],
    ['summary-length', `Summary: ${'a'.repeat(513)}`],
    ['summary-length', `Summary: ${'😀'.repeat(513)}`],
    ['description-content-type', 'Description-Content-Type: text/html'],
    ['description-content-type?', 'Description-Content-Type: text/markdown; charset=utf-8'],
    ['requires-dist', 'Requires-Dist: bar>=2.*'],
    ['requires-dist', 'Requires-Dist: bar=2'],
    ['requires-dist', 'Requires-Dist: bar; python_version < 3'],
    ['direct-reference', 'Requires-Dist: bar[x] @ https://example.com/bar.whl ; extra == "x"'],
    ['requires-python', 'Requires-Python: >=3.8.*'],
    ['requires-python', 'Requires-Python: ^3.8'],
    ['requires-python', 'Requires-Python: 3.8'],
    ['requires-python', 'Requires-Python: ~=3'],
    ['provides-extra', 'Provides-Extra: a b'],
    ['provides-extra', 'Provides-Extra: _a'],
    ['provides-dist', 'Provides-Dist: bar (1.0)'],
    ['provides-dist', 'Provides-Dist: bar @ https://example.com/bar.whl'],
    ['obsoletes-dist', 'Obsoletes-Dist: bar (1.0)'],
    ['dynamic', 'Dynamic: Version'],
    ['dynamic', 'Dynamic: requires_dist'],
    ['dynamic', 'Dynamic: Summary '],
    ['dynamic-itself', 'Dynamic: dynamic'],
    ['license-expression', 'License-Expression: MIT License'],
    ['license-expression', 'License-Expression: (MIT'],
    ['license-and-expression', 'License: MIT\nLicense-Expression: MIT'],
    ['license-file-path', 'License-File: ../LICENSE'],
    ['license-file-path', 'License-File: LICENSE..txt'],
    ['license-file-path', 'License-File: /LICENSE'],
    ['license-file-path', 'License-File: C:/LICENSE'],
    ['license-file-path', 'License-File: C:\\LICENSE'],
    ['license-file-path', 'License-File: LICEN*'],
    ['license-file-path', 'License-File: a\\b'],
    ['license-file-path', 'License-File: ./LICENSE'],
    ['license-file-path', 'License-File: a//b'],
    ['license-file-path', 'License-File: a/./b'],
    ['license-file-path', 'License-File: a/'],
    ['license-file-path?', 'License-File: ./C:.'],
    ['license-file-path', 'License-File: a\nLicense-File:'],
    ['import-name', 'Import-Name: foo-bar'],
    ['import-name', 'Import-Name: class'],
    ['import-namespace', 'Import-Namespace: foo; public'],
    ['project-url', 'Project-URL: Homepage https://a.b'],
    ['project-url', `Project-URL: ${'a'.repeat(33)}, https://a.b`],
    ['project-url', 'Project-URL: , https://a.b'],
    ['project-url', 'Project-URL: Homepage'],
    ['project-url', 'Project-URL: Repo, git+https://a.b/c'],
    ['home-page', 'Home-Page: www.a.b'],
    ['download-url', 'Download-URL: https://a.b:99999/'],
    ['author-email', 'Author-Email: me AT example.com'],
    ['maintainer-email', 'Maintainer-Email: a@localhost'],
  ])('%s: %j', (rule, line) => {
    expect(verdicts(RULES, metadataWith([line]))).toEqual([rule])
  })

  test('told by Dynamic as something newer than is known', () => {
    expect(verdicts(RULES, metadataWith(['Dynamic: Foo'], '2.6'))).toEqual(['dynamic?'])
  })
})

describe('what the index drops is not judged:', () => {
  test.each([
    ['the word UNKNOWN', ['Home-Page: UNKNOWN', 'Author-Email:  UNKNOWN ', 'Requires-Python: UNKNOWN']],
    ['all values where the last is UNKNOWN', ['License-File: ../a', 'License-File: UNKNOWN']],
    ['an empty value', ['Home-Page:', 'Requires-Python:', 'License-Expression:', 'Import-Namespace:']],
    ['License-File of old', ['License-File: ../a']],
    ['an UNKNOWN License beside an expression', ['License: UNKNOWN', 'License-Expression: MIT']],
    ['an empty License beside an expression', ['License:', 'License-Expression: MIT']],
  ])('%s', (what, lines) => {
    expect(verdicts(RULES, metadataWith(lines, what === 'License-File of old' ? '2.3' : '2.5'))).toEqual([])
  })

  test('an empty value among others is', () => {
    expect(verdicts(RULES, metadataWith(['Provides-Extra: a', 'Provides-Extra:']))).toEqual(['provides-extra'])
  })
})

describe('a complaint', () => {
  function complaints(line: string) {
    const distribution = distributionWith({ metadata: metadataWith([line]) })
    return RULES.flatMap((rule) => [...rule.check(distribution)])
  }

  test('quotes the value and says what to write', () => {
    expect(complaints('Home-Page: www.a.b')).toEqual([
      {
        sentence: 'Home-Page: “www.a.b” does not begin with https:// or http://.',
        hint: 'Write the whole URL, with https:// or http:// before it.',
      },
    ])
    expect(complaints('Project-URL: Homepage https://example.org/some/where')[0]?.hint).toBe(
      'Write a comma between the label and the URL.',
    )
    expect(complaints('Author-Email: Jane Doe')[0]?.hint).toContain('belongs into Author')
  })

  test.each([
    'Summary: ',
    'Description-Content-Type: ',
    'Requires-Dist: ',
    'Requires-Python: ',
    'Provides-Extra: ',
    'Dynamic: ',
    'License-File: ../',
    'License-Expression: ',
    'Import-Name: ',
    'Project-URL: a, ',
    'Home-Page: ',
    'Author-Email: ',
  ])('about a megabyte is made at once and stays short: %s', (field) => {
    for (const [complaint] of ['a\x01', '; ', '((', '(a ', 'a.'].map((unit) =>
      complaints(field + unit.repeat(500_000)),
    )) {
      expect(complaint?.sentence.length ?? 0).toBeLessThan(500)
    }
  })
})
