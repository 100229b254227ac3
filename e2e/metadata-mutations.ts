// Metadata as nobody ought to write it: fields made by the grammar of their kind, then now and then damaged.
import type { Random } from './random.ts'

/** The fields, with the metadata version that brought each. */
const FIELDS = {
  'Metadata-Version': '1.0',
  Name: '1.0',
  Version: '1.0',
  Platform: '1.0',
  Summary: '1.0',
  Description: '1.0',
  Keywords: '1.0',
  'Home-Page': '1.0',
  Author: '1.0',
  'Author-Email': '1.0',
  License: '1.0',
  'Supported-Platform': '1.1',
  'Download-URL': '1.1',
  Classifier: '1.1',
  Requires: '1.1',
  Provides: '1.1',
  Obsoletes: '1.1',
  Maintainer: '1.2',
  'Maintainer-Email': '1.2',
  'Requires-Dist': '1.2',
  'Provides-Dist': '1.2',
  'Obsoletes-Dist': '1.2',
  'Requires-Python': '1.2',
  'Requires-External': '1.2',
  'Project-URL': '1.2',
  'Description-Content-Type': '2.1',
  'Provides-Extra': '2.1',
  Dynamic: '2.2',
  'License-Expression': '2.4',
  'License-File': '2.4',
  'Import-Name': '2.5',
  'Import-Namespace': '2.5',
} as const

type FieldName = keyof typeof FIELDS

const NAMES = Object.keys(FIELDS).filter((name): name is FieldName => name in FIELDS)

type Field = [name: string, value: string]

const MARKS =
  '()[]{}<>=!~,;\'"@ \t.*+-_/\\:#%&|^$`?0189aAzZ\u00df\u00e9\u0130\u0131\u017f\u0660\u200b\u2028\u212a\uff10\u{1f40d}\u0000\u000b\u000c\u001c\u0085\u00a0\ufeff'
const SCRAPS = [
  ...MARKS,
  '\n ',
  '\n\t',
  '\r',
  '\r\n ',
  '  ',
  '..',
  '//',
  '&&',
  '===',
  ' and ',
  ' or ',
  ' WITH ',
] as const

/** A METADATA that differs from the given one in one to three places. */
export function mutateMetadata(text: string, random: Random): Buffer {
  const end = /\r?\n\r?\n/.exec(text)
  const fields = fieldsOf(end === null ? text : text.slice(0, end.index))
  let body = end === null ? '' : text.slice(end.index + end[0].length)
  const age = fieldOf(fields, 'Metadata-Version')
  // Nobody looks further where the version is unknown or too old for the fields.
  if (age !== undefined && Number(age[1]) <= 2 && random.chance(0.9)) age[1] = random.pick(['2.1', '2.2', '2.4', '2.5'])
  for (let left = 1 + random.below(3); left > 0; left--) {
    if (random.chance(0.03)) body = random.pick(['', ' ', '\n', 'UNKNOWN', `${body}\u0000`, `*open ${body}`])
    else random.pick(CHANGES)(fields, random)
  }
  const newline = random.chance(0.02) ? '\r\n' : '\n'
  const lines = fields.map(([name, value]) => `${name}: ${value}`)
  return encode(`${lines.join('\n')}\n\n${body}`.replaceAll('\n', newline), random)
}

/** One value of a kind that fields hold, right or wrong. */
export function valueFor(field: FieldName, random: Random): string {
  const value = GENERATORS[field](random)
  return random.chance(0.35) ? damage(value, random) : value
}

/** The text with one or two small injuries. */
export function damage(text: string, random: Random): string {
  const letters = [...text]
  for (let left = 1 + random.below(2); left > 0; left--) {
    const at = random.below(letters.length + 1)
    const scrap = random.pick(['', ...SCRAPS])
    random.pick([
      () => letters.splice(at, 1),
      () => letters.splice(at, 0, scrap),
      () => letters.splice(at, 1, scrap),
      () => letters.splice(at, 0, ...letters.slice(at, at + 1 + random.below(6))),
      () => letters.splice(at),
      () => letters.splice(0, at),
      () => letters.splice(at, 1, (letters[at] ?? 'x').toUpperCase()),
    ])()
  }
  return letters.join('')
}

const CHANGES: readonly Change[] = [
  replaceOrAdd,
  replaceOrAdd,
  replaceOrAdd,
  replaceOrAdd,
  replaceOrAdd,
  replaceOrAdd,
  addAnother,
  addAnother,
  (fields, random) => {
    const field = fields[random.below(fields.length)]
    if (field !== undefined) field[1] = damage(field[1], random)
  },
  (fields, random) => {
    fields.splice(random.below(fields.length), 1)
  },
  (fields, random) => {
    const field = fields[random.below(fields.length)]
    if (field !== undefined) fields.push([...field])
  },
  (fields, random) => {
    const field = fields[random.below(fields.length)]
    if (field === undefined) return
    field[0] = random.pick([field[0].toUpperCase(), field[0].toLowerCase(), `${field[0]} `, damage(field[0], random)])
  },
  (fields, random) => {
    const version = fieldOf(fields, 'Metadata-Version')
    if (version !== undefined) version[1] = valueFor('Metadata-Version', random)
  },
]

type Change = (fields: Field[], random: Random) => void

function replaceOrAdd(fields: Field[], random: Random): void {
  const name = anyField(random)
  const value = valueFor(name, random)
  const old = fieldOf(fields, name)
  if (old === undefined) fields.push([name, value])
  else old[1] = value
  // Mostly in metadata that knows the field, or its value would never be looked at.
  const version = fieldOf(fields, 'Metadata-Version')
  if (version !== undefined && name !== 'Metadata-Version' && Number(version[1]) < Number(FIELDS[name])) {
    if (random.chance(0.9)) version[1] = random.pick([FIELDS[name], '2.5'])
  }
}

function fieldOf(fields: readonly Field[], wanted: FieldName): Field | undefined {
  return fields.find(([name]) => name.toLowerCase() === wanted.toLowerCase())
}

function addAnother(fields: Field[], random: Random): void {
  const name = anyField(random)
  fields.splice(random.below(fields.length + 1), 0, [name, valueFor(name, random)])
}

function anyField(random: Random): FieldName {
  return random.pick(random.chance(0.6) ? GRAMMATICAL : NAMES)
}

function fieldsOf(head: string): Field[] {
  const fields: Field[] = []
  for (const line of head.split(/\r?\n/)) {
    const last = fields.at(-1)
    const colon = line.indexOf(':')
    if (/^[ \t]/.test(line) && last !== undefined) last[1] += `\n${line}`
    else if (colon > 0) fields.push([line.slice(0, colon), line.slice(colon + 1).trimStart()])
  }
  return fields
}

function encode(text: string, random: Random): Buffer {
  if (!random.chance(0.03)) return Buffer.from(text)
  const bytes = Buffer.from(text)
  const injured = Buffer.from(bytes)
  injured[random.below(bytes.length)] = 0x80 + random.below(0x80)
  return random.pick([Buffer.from(text, 'latin1'), Buffer.from(`\ufeff${text}`), injured])
}

function several(random: Random, most: number, separator: string, make: () => string): string {
  return Array.from({ length: 1 + random.below(most) }, make).join(separator)
}

function perhaps(random: Random, share: number, text: string): string {
  return random.chance(share) ? text : ''
}

function number(random: Random): string {
  return random.pick(['0', '1', '2', '3', '10', '2024', '00', '01', '99999999999999999999'])
}

function space(random: Random): string {
  return random.pick(['', '', '', ' ', '  ', '\t'])
}

function version(random: Random): string {
  const joint = (): string => random.pick(['', '', '.', '-', '_'])
  const count = (): string => random.pick(['', '0', '1', '12'])
  return [
    perhaps(random, 0.05, 'v'),
    perhaps(random, 0.1, `${number(random)}!`),
    several(random, 4, '.', () => number(random)),
    perhaps(
      random,
      0.25,
      joint() + random.pick(['a', 'b', 'rc', 'c', 'alpha', 'beta', 'pre', 'preview', 'RC', 'x']) + joint() + count(),
    ),
    perhaps(random, 0.15, joint() + random.pick(['post', 'rev', 'r', 'POST']) + joint() + count()),
    perhaps(random, 0.04, `-${number(random)}`),
    perhaps(random, 0.12, `${joint()}dev${count()}`),
    perhaps(random, 0.1, `+${several(random, 3, joint() || '.', () => random.pick(['ubuntu', '1', 'g1a2b', 'cpu']))}`),
  ].join('')
}

function specifier(random: Random): string {
  const operator = random.pick(['==', '!=', '>=', '<=', '>', '<', '~=', '==', '>=', '===', '=', '^', '=>', ''])
  return `${space(random)}${operator}${space(random)}${version(random)}${perhaps(random, 0.15, '.*')}`
}

function specifiers(random: Random): string {
  return several(random, 3, random.pick([',', ',', ', ', ' ,', ' ', ',,']), () => specifier(random))
}

function name(random: Random): string {
  return random.pick([
    'foo',
    'Foo.Bar',
    'foo-bar_baz',
    'a',
    '0',
    'zope.interface',
    '-x',
    'x-',
    'f\u00f6\u00f6',
    'foo bar',
    'A1',
  ])
}

function markerValue(random: Random): string {
  if (random.chance(0.5)) {
    return random
      .pick(['python_version', 'sys_platform', 'os_name', 'extra', 'extras', 'dependency_groups', 'os.name'])
      .concat(perhaps(random, 0.03, '_x'))
  }
  const quote = random.pick(["'", '"', "'", '"', ''])
  return `${quote}${random.pick(['3.8', 'linux', 'test', '', "it's", 'a;b', version(random)])}${quote}`
}

function marker(random: Random, depth: number): string {
  if (depth > 0 && random.chance(0.35)) {
    const inner = `${marker(random, depth - 1)} ${random.pick(['and', 'or', 'AND', 'and'])} ${marker(random, depth - 1)}`
    return random.chance(0.4) ? `(${inner})` : inner
  }
  const operator = random.pick(['==', '!=', '<', '>=', 'in', 'not in', 'not  in', '~=', '===', '=', 'is', '=='])
  return `${markerValue(random)} ${operator} ${markerValue(random)}`
}

function requirement(random: Random): string {
  const extras = perhaps(
    random,
    0.3,
    `${space(random)}[${perhaps(
      random,
      0.9,
      several(random, 3, ',', () => name(random)),
    )}]`,
  )
  const wanted = random.pick([
    '',
    specifiers(random),
    ` (${specifiers(random)})`,
    `${space(random)}${specifiers(random)}`,
    ` @ ${url(random)}${random.pick([' ', ''])}`,
    `@${url(random)}`,
  ])
  const condition = perhaps(random, 0.5, `${space(random)};${space(random)}${marker(random, 2)}`)
  return `${name(random)}${extras}${wanted}${condition}`
}

function url(random: Random): string {
  const scheme = random.pick([
    'https://',
    'http://',
    'https:',
    'HTTPS://',
    'ftp://',
    '//',
    '',
    'git+https://',
    'mailto:',
  ])
  const host = random.pick([
    'example.com',
    'example.com:8080',
    'h:99999',
    'ex ample',
    '[::1]',
    'b\u00fccher.example',
    '',
    'u:p@h',
    '1.2.3.4',
  ])
  const rest = random.pick(['', '/', '/a/b', '/a[1]', '/?q=[x]', '/#frag[', '/%zz', '/a b', '?x', '/\u00fc', '/a,b'])
  return `${scheme}${host}${rest}`
}

function address(random: Random): string {
  const lone = random.pick([
    'me@example.com',
    'me@example.org',
    'me.@example.com',
    '.me@example.com',
    'm..e@example.com',
    'me@localhost',
    'me@x.local',
    'me@ex_ample.com',
    'me at example.com',
    'Jane Doe',
    '',
    'me@\u00fc.example.com',
    '"quoted"@example.com',
    'a@b@example.com',
    `${'x'.repeat(65)}@example.com`,
    'me@example.com.',
    'me@[127.0.0.1]',
    'me@example',
    'm\u00e9@example.com',
  ])
  return random.pick([
    lone,
    lone,
    `Jane Doe <${lone}>`,
    `"Doe, Jane" <${lone}>`,
    `Doe, Jane <${lone}>`,
    `${lone}, you@example.com`,
    `<${lone}>`,
    `${lone} (comment)`,
    `J\u00e4ne <${lone}`,
    `=?utf-8?q?J=C3=A4ne?= <${lone}>`,
  ])
}

function licence(random: Random): string {
  const id = (): string =>
    random.pick([
      'MIT',
      'mit',
      'Apache-2.0',
      'BSD-3-Clause',
      'GPL-3.0',
      'GPL-2.0-or-later',
      'GPL-2.0+',
      'MIT+',
      'LicenseRef-Proprietary',
      'licenseref-x.y',
      'LicenseRef-',
      'LicenseRef-x+',
      'LicenseRef-a_b',
      'BSD',
      'MIT License',
      'NONE',
      'DocumentRef-x:LicenseRef-y',
      'Zlib',
      '0BSD',
    ])
  const part = (): string => {
    const text = `${id()}${perhaps(random, 0.15, ` ${random.pick(['WITH', 'with'])} ${random.pick(['Classpath-exception-2.0', 'LLVM-exception', 'MIT', 'x'])}`)}`
    return random.chance(0.15) ? `(${text})` : text
  }
  const operator = random.pick([' AND ', ' OR ', ' and ', ' Or ', '/', ', ', '  OR  ', ' NOT '])
  const whole = several(random, 3, operator, part)
  return random.chance(0.1) ? `(${whole})` : whole
}

function contentType(random: Random): string {
  const type = random.pick([
    'text/markdown',
    'text/x-rst',
    'text/plain',
    'Text/Markdown',
    'text/html',
    'markdown',
    'text/rst',
    '',
    'UNKNOWN',
  ])
  const joint = random.pick(['; ', ';', ' ; ', ',', '  ;  '])
  const parameter = (): string =>
    random.pick([
      'charset=UTF-8',
      'charset=utf-8',
      'charset="UTF-8"',
      'charset=latin-1',
      'variant=GFM',
      'variant=CommonMark',
      'variant=gfm',
      'variant=Original',
      'variant="GFM"',
      'x=1',
      'x*',
      'x',
      'charset*0=UTF-8',
      'charset=',
      '=x',
      'Charset=UTF-8',
      'charset = UTF-8',
      '',
    ])
  return [type, ...Array.from({ length: random.below(3) }, parameter)].join(joint)
}

function importName(random: Random): string {
  const part = (): string =>
    random.pick(['foo', 'foo_bar', 'Foo', '_x', 'class', 'None', '1x', 'f\u00fc', 'a-b', '', 'match'])
  return `${several(random, 3, '.', part)}${perhaps(random, 0.25, random.pick(['; private', ';private', ' ; private', '; public', ';', ' ;  private ', '; Private']))}`
}

function words(random: Random): string {
  return random.pick([
    'A project',
    'one, two',
    'UNKNOWN',
    '',
    'a\n  b',
    'Caf\u00e9',
    'x'.repeat(513),
    'a\u2028b',
    'a\u000bb',
    'a\rb',
    '=?utf-8?q?x?=',
  ])
}

const GENERATORS: Readonly<Record<FieldName, (random: Random) => string>> = {
  'Metadata-Version': ({ pick }) =>
    pick(['1.0', '1.1', '1.2', '2.0', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '3.0', '2.10', '1', 'x', '']),
  Name: name,
  Version: version,
  Platform: words,
  Summary: words,
  Description: words,
  Keywords: words,
  'Home-Page': url,
  Author: words,
  'Author-Email': address,
  License: words,
  'Supported-Platform': words,
  'Download-URL': url,
  Classifier: ({ pick }) =>
    pick([
      'Programming Language :: Python :: 3',
      'Programming Language :: Python',
      'License :: OSI Approved :: MIT License',
      'programming language :: Python',
      'Programming Language::Python',
      'Private :: Do Not Upload',
      'Natural Language :: Ukranian',
      'Topic :: Communications :: Chat :: AOL Instant Messenger',
      'Made Up :: Thing',
      'Private ::',
    ]),
  Requires: words,
  Provides: words,
  Obsoletes: words,
  Maintainer: words,
  'Maintainer-Email': address,
  'Requires-Dist': requirement,
  'Provides-Dist': requirement,
  'Obsoletes-Dist': requirement,
  'Requires-Python': specifiers,
  'Requires-External': words,
  'Project-URL': (random) =>
    `${random.pick(['Home', 'Docs', '', 'x'.repeat(33), 'Ho me', 'H\u00f6me', '\u{1f40d}'.repeat(32)])}${random.pick([', ', ',', ' , ', ''])}${url(random)}`,
  'Description-Content-Type': contentType,
  'Provides-Extra': name,
  Dynamic: (random) => random.pick([...NAMES, 'requires_dist', 'Foo', 'dynamic']),
  'License-Expression': licence,
  'License-File': ({ pick }) =>
    pick([
      'LICENSE',
      'licenses/MIT.txt',
      '../LICENSE',
      '/LICENSE',
      'C:/x',
      'C:\\x',
      'a\\b',
      './a',
      'a//b',
      'a/',
      'a..b',
      '*.txt',
      '',
      '.',
      'a/./b',
      '\\\\s\\x',
      'a:b',
      '~/x',
    ]),
  'Import-Name': importName,
  'Import-Namespace': importName,
}

const GRAMMATICAL: readonly FieldName[] = [
  'Version',
  'Requires-Dist',
  'Requires-Python',
  'Provides-Extra',
  'Project-URL',
  'Description-Content-Type',
  'Dynamic',
  'License-Expression',
  'License-File',
  'Import-Name',
  'Import-Namespace',
  'Author-Email',
]
