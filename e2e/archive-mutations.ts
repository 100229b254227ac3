// Archives as nobody ought to build them: made of odd members, or whole and then damaged.
import { gunzipSync, gzipSync } from 'node:zlib'
import { buildSdist } from '../__tests__/support/sdist.ts'
import { buildTar, paxRecords, type TarEntry } from '../__tests__/support/tar-builder.ts'
import { type BuiltFile, buildWheel, minimalMetadata } from '../__tests__/support/wheel.ts'
import { buildZip, type ZipEntry } from '../__tests__/support/zip-builder.ts'
import { damage, mutateMetadata } from './metadata-mutations.ts'
import type { Random } from './random.ts'

/** What damaged files are made of. */
export interface Material {
  /** Whole distributions of a few KiB. */
  readonly archives: readonly BuiltFile[]
  readonly metadata: readonly string[]
}

/** One more file that somebody could try to publish. */
export function anyFile(material: Material, random: Random): BuiltFile {
  const { filename, bytes } = random.pick([withOddMetadata, withOddMembers, damaged, damaged, withOddTexts])(
    material,
    random,
  )
  return { filename: random.chance(0.05) ? oddFilename(filename, random) : filename, bytes }
}

function withOddMetadata({ metadata }: Material, random: Random): BuiltFile {
  const text = mutateMetadata(random.pick(metadata), random)
  const swollen = random.chance(0.02) ? swell(text, random) : text
  // Under its own name as far as that can be part of a file name, so that rules about names have their turn as well.
  const [, name = 'foo'] = /^Name: ([\w.-]{1,50})$/im.exec(text.toString()) ?? []
  const [, version = '1.0'] = /^Version: ([\w.!+]{1,50})$/im.exec(text.toString()) ?? []
  const options = { name, version, metadata: swollen }
  return random.chance(0.5) ? buildWheel(options) : buildSdist(options)
}

/** A lot of something: lines, or letters of one line. */
function swell(text: Buffer, random: Random): Buffer {
  const times = random.pick([1_000, 10_000, 10_000, 100_000])
  const unit = random.pick([
    'Classifier: Programming Language :: Python\n',
    'Requires-Dist: foo (',
    'Requires-Dist: a[',
    'License-Expression: (',
    'Requires-Dist: a; (',
    'Requires-Python: >=1,',
    'Project-URL: a, https://',
    'Author-Email: (',
    'Author-Email: a@',
    'Import-Name: a.',
    'Version: 1.',
    'Description-Content-Type: a;',
  ])
  const colon = unit.indexOf(': ') + 2
  const tail = random.pick([
    ' ',
    '(',
    '[',
    ',',
    'a,',
    '1.',
    ' and ',
    ' OR MIT',
    '"',
    '\\',
    '.a',
    '((',
    'a@',
    '; x=1',
    '0',
  ])
  const swollen = unit.endsWith('\n') ? unit.repeat(Math.min(times, 20_000)) : `${unit}${tail.repeat(times)}\n`
  return Buffer.concat([Buffer.from(colon > 1 ? swollen : ''), text])
}

function withOddMembers(_: Material, random: Random): BuiltFile {
  return random.chance(0.5) ? oddWheel(random) : oddSdist(random)
}

function oddWheel(random: Random): BuiltFile {
  const info = 'foo-1.0.dist-info'
  const entries: ZipEntry[] = [
    { name: 'foo/__init__.py', content: 'x = 1\n' },
    { name: `${info}/METADATA`, content: minimalMetadata('foo', '1.0') },
    { name: `${info}/WHEEL`, content: 'Wheel-Version: 1.0\nTag: py3-none-any\n' },
    { name: `${info}/RECORD`, content: `foo/__init__.py,,\n${info}/METADATA,,\n${info}/WHEEL,,\n${info}/RECORD,,\n` },
  ]
  for (let left = 1 + random.below(3); left > 0; left--) {
    const at = random.below(entries.length)
    const old = entries[at] ?? { name: 'x' }
    random.pick([
      () => entries.splice(at, 1, { ...old, ...oddEntry(random) }),
      () => entries.splice(at, 0, { name: oddName(random), ...oddEntry(random) }),
      () => entries.splice(at, 1),
      () => entries.push(old),
      () => entries.splice(at, 1, { ...old, name: oddName(random) }),
    ])()
  }
  const bytes = buildZip(entries, {
    ...(random.chance(0.1) && { end: 'zip64' }),
    ...(random.chance(0.1) && { comment: damage('comment', random) }),
    ...(random.chance(0.1) && { before: Buffer.from('MZ') }),
    ...(random.chance(0.1) && { after: Buffer.alloc(random.below(50)) }),
    ...(random.chance(0.1) && {
      claims: { entries: random.below(0x10000), directorySize: random.below(500), directoryOffset: random.below(500) },
    }),
  })
  return { filename: 'foo-1.0-py3-none-any.whl', bytes }
}

function oddEntry(random: Random): Partial<ZipEntry> {
  return random.pick<Partial<ZipEntry>>([
    { method: 'stored' },
    { method: 'bzip2' },
    { sizes: 'data-descriptor' },
    { sizes: 'zip64' },
    { flags: random.below(0x10000) },
    { claims: { size: 0xfffffffe } },
    { claims: { size: random.below(1_000), packedSize: random.below(1_000) } },
    { claims: { crc32: 1 } },
    { claims: { offset: random.below(2_000) } },
    { localName: oddName(random) },
    { unixMode: random.pick([0o120777, 0o040755, 0, 0o170000]) },
    { content: Buffer.alloc(random.pick([0, 1, 1_000, 300_000])) },
  ])
}

function oddSdist(random: Random): BuiltFile {
  const entries: TarEntry[] = [
    { name: 'foo-1.0/', type: '5' },
    { name: 'foo-1.0/setup.py', content: 'x' },
    { name: 'foo-1.0/PKG-INFO', content: minimalMetadata('foo', '1.0') },
  ]
  for (let left = 1 + random.below(3); left > 0; left--) {
    const at = random.below(entries.length + 1)
    const old = entries[at] ?? { name: 'x' }
    random.pick([
      () => entries.splice(at, 1, { ...old, ...oddTarEntry(random) }),
      () => entries.splice(at, 0, { name: oddName(random), ...oddTarEntry(random) }),
      () => entries.splice(at, 1),
      () => entries.push(old),
      () => entries.splice(at, 1, { ...old, name: oddName(random) }),
    ])()
  }
  const tar = buildTar(entries, { end: random.pick(['mark', 'none']) })
  return { filename: 'foo-1.0.tar.gz', bytes: gzipSync(tar, { level: 1 }) }
}

function oddTarEntry(random: Random): Partial<TarEntry> {
  const records = {
    [random.pick(['path', 'size', 'GNU.sparse.major', 'GNU.sparse.name', 'linkpath', 'x', 'mtime'])]: random.pick([
      '1',
      '-1',
      '99999999999999999999',
      oddName(random),
      '',
    ]),
  }
  return random.pick<Partial<TarEntry>>([
    { type: 'x', content: paxRecords(records) },
    { type: 'g', content: paxRecords(records) },
    { type: 'x', content: damage('12 path=abc\n', random) },
    { type: 'L', content: `${oddName(random)}\0` },
    { type: 'K', content: 'x'.repeat(random.below(3_000)) },
    { type: random.pick(['1', '2', '3', '5', '7', 'S', 'V', 'M', '\0', '9']), linkName: oddName(random) },
    { claimedSize: random.pick([0, 1, 511, 513, 1_000_000, 8_000_000_000]) },
    { sizeField: 'base-256' },
    { owner: damage('0000000', random).slice(0, 7) },
    { checksum: random.pick(['signed', 'wrong']) },
    { content: Buffer.alloc(random.pick([0, 511, 512, 513, 300_000])) },
    { prefix: oddName(random).slice(0, 150) },
  ])
}

function oddName(random: Random): string {
  return random.pick([
    '',
    '.',
    '..',
    '/',
    '/etc/passwd',
    '../../x',
    'C:\\x',
    'foo-1.0/PKG-INFO',
    './foo-1.0/PKG-INFO',
    'foo-1.0//PKG-INFO',
    'foo-1.0/./PKG-INFO',
    'foo-1.0.dist-info/METADATA',
    'foo-1.0.dist-info/RECORD',
    'foo-1.0.dist-info/entry_points.txt',
    'FOO-1.0.dist-info/METADATA',
    'a\0b',
    'a\nb',
    'a\rb',
    '\u{1f40d}',
    'f\u00fc',
    'x'.repeat(random.below(60_000)),
    'd/'.repeat(random.below(3_000)),
    '::error::x',
  ])
}

function damaged({ archives }: Material, random: Random): BuiltFile {
  const { filename, bytes } = random.pick(archives)
  if (!filename.endsWith('.tar.gz') || random.chance(0.2)) return { filename, bytes: injure(bytes, archives, random) }
  // Below the gzip, which would notice nearly everything.
  return { filename, bytes: gzipSync(injure(gunzipSync(bytes), archives, random), { level: 1 }) }
}

function injure(bytes: Buffer, archives: Material['archives'], random: Random): Buffer {
  const injured = Buffer.from(bytes)
  const at = random.below(bytes.length)
  const length = random.below(Math.min(2_000, bytes.length))
  return random.pick([
    () => {
      for (let left = 1 + random.below(8); left > 0; left--) injured[random.below(bytes.length)] = random.below(0x100)
      return injured
    },
    // Where a zip has its directory and its end.
    () => {
      for (let left = 1 + random.below(8); left > 0; left--) {
        injured[Math.max(0, bytes.length - 1 - random.below(300))] = random.pick([
          0,
          1,
          0x7f,
          0xff,
          random.below(0x100),
        ])
      }
      return injured
    },
    () => injured.subarray(0, at),
    () => injured.subarray(at),
    () => Buffer.concat([injured.subarray(0, at), injured.subarray(at + length)]),
    () => Buffer.concat([injured.subarray(0, at), injured.subarray(Math.max(0, at - length))]),
    () => Buffer.concat([injured.subarray(0, at), Buffer.alloc(length, random.below(0x100)), injured.subarray(at)]),
    () => Buffer.concat([injured, random.pick(archives).bytes]),
    () => injured.fill(random.pick([0, 0xff]), at, Math.min(bytes.length, at + 1 + random.below(64))),
  ])()
}

/** A wheel whose other texts are odd: RECORD, WHEEL, entry points. */
function withOddTexts(_: Material, random: Random): BuiltFile {
  const info = 'foo-1.0.dist-info'
  const several = (text: string): string => {
    let result = text
    for (let left = 1 + random.below(4); left > 0; left--) result = damage(result, random)
    return random.chance(0.02) ? result.repeat(random.pick([100, 5_000])) : result
  }
  const record = `foo/__init__.py,sha256=${'A'.repeat(43)},20\n"a,""b",,\n${info}/RECORD,,\n`
  return {
    filename: 'foo-1.0-py3-none-any.whl',
    bytes: buildZip([
      { name: 'foo/__init__.py', content: several("__pyarmor__(__name__, __file__, b'x')\n") },
      { name: `${info}/METADATA`, content: minimalMetadata('foo', '1.0') },
      { name: `${info}/WHEEL`, content: several('Wheel-Version: 1.0\nGenerator: x (1)\nTag: py3-none-any\n') },
      {
        name: `${info}/entry_points.txt`,
        content: several('[console_scripts]\nfoo = foo:main\n; x\n[a.b]\nc=d [e]\n'),
      },
      { name: `${info}/RECORD`, content: several(record) },
    ]),
  }
}

/** With the ending that makes it a distribution, and nothing that no file system takes. */
function oddFilename(filename: string, random: Random): string {
  const [ending = ''] = /(?:\.tar)?\.\w+$/.exec(filename) ?? []
  const stem = damage(filename.slice(0, -ending.length), random)
  return `${stem.replaceAll(/[/\0]/g, '_').slice(0, 150)}${ending}`
}
