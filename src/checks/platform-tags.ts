import type { Distribution } from '../distribution/distribution.ts'
import { quoted } from '../grammar/quoted.ts'
import known from './data/platform-tags.json' with { type: 'json' }
import type { Complaint, DistributionRule } from './rule.ts'
import { warehouse } from './sources.ts'

export const platformTagRules: readonly DistributionRule[] = [
  {
    id: 'platform-tag',
    title: 'Every platform tag of a wheel is one that the index takes.',
    source: warehouse('warehouse/forklift/legacy.py'),
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'distribution',
    check: badPlatformTags,
  },
]

/** What speaks against a tag. */
interface Objection {
  /** The end of “The platform tag …”. */
  readonly what: string
  /** Where there is something better to say than about the whole family. */
  readonly hint?: string
  readonly certainty?: 'unsure'
}

/** The tags that begin with one word. */
interface Family {
  readonly name: string
  readonly hint: string
  /** Of what may follow the word. */
  readonly shapes: readonly Shape[]
}

interface Shape {
  /** Not bound to the end where PyPI's is not; Python's `\d` means the digits of every script. */
  readonly pattern: RegExp
  readonly objections: (groups: Readonly<Record<string, string>>) => readonly Objection[]
}

const NEWER = `This is what was known on ${known.date}: newer platforms are for the index to judge.`
const REBUILD = 'Build the wheel again with a current version of its build tool.'
const REPAIR =
  'Let auditwheel repair the wheel, which names it manylinux or musllinux, or build with cibuildwheel, which does so.'
const LEAVE_OUT = 'Leave this wheel out: users of that platform can build from the sdist.'
const MACOS =
  'Set MACOSX_DEPLOYMENT_TARGET to the oldest macOS that is meant, such as 11.0, and build again with cibuildwheel ' +
  'or a current build backend; delocate names wheels right, too.'
const PYEMSCRIPTEN = 'Build it with a current pyodide-build, which writes pyemscripten_….'

const NUMBERS_AND_ARCHITECTURE = /^_\p{Nd}+_\p{Nd}+_(?<architecture>.*)$/u

const FAMILIES: Readonly<Record<string, Family>> = {
  win: {
    name: 'Windows',
    hint: LEAVE_OUT,
    shapes: [shape(/^_(?<architecture>.*)$/, 'windows')],
  },
  linux: {
    name: 'Linux',
    hint: REPAIR,
    shapes: [{ pattern: /^_(?<architecture>.*)$/, objections: plainLinuxObjections }],
  },
  manylinux: {
    name: 'manylinux',
    hint: REPAIR,
    shapes: [
      shape(/^1_(?<architecture>.*)$/, 'manylinux1'),
      shape(/^2010_(?<architecture>.*)$/, 'manylinux2010'),
      shape(/^2014_(?<architecture>.*)$/, 'manylinux2014'),
      shape(NUMBERS_AND_ARCHITECTURE, 'manylinux'),
    ],
  },
  musllinux: {
    name: 'musllinux',
    hint: REPAIR,
    shapes: [shape(NUMBERS_AND_ARCHITECTURE, 'musllinux')],
  },
  macosx: {
    name: 'macOS',
    hint: MACOS,
    shapes: [
      {
        pattern: /^_(?<major>\p{Nd}+)_(?<minor>\p{Nd}+)_(?<architecture>.*)$/u,
        objections: (groups) => [...macosVersionObjections(groups), ...architectureObjections(groups, 'macos')],
      },
    ],
  },
  ios: {
    name: 'iOS',
    hint: REBUILD,
    shapes: [
      shape(/^_\p{Nd}+_\p{Nd}+_(?<architecture>.*)_(?:iphoneos|iphonesimulator)/u, 'ios'),
      {
        pattern: /^_\p{Nd}+_\p{Nd}+_/u,
        objections: () => [{ what: 'is for no SDK of iOS that is known', certainty: 'unsure' }],
      },
    ],
  },
  android: {
    name: 'Android',
    hint: REBUILD,
    shapes: [shape(/^_\p{Nd}+_(?<architecture>.*)$/u, 'android')],
  },
  pyemscripten: {
    name: 'PyEmscripten',
    hint: PYEMSCRIPTEN,
    shapes: [shape(/^_\p{Nd}+_\p{Nd}+_(?<architecture>wasm32|.*)/u, 'pyemscripten')],
  },
  // What PyPI never took.
  emscripten: { name: 'Emscripten', hint: PYEMSCRIPTEN, shapes: [] },
  pyodide: { name: 'Pyodide', hint: PYEMSCRIPTEN, shapes: [] },
}

type Architectures = keyof typeof known.architectures

/**
 * What PyPI has decided against, what was settled for good, and what is another platform's name for an architecture. Of
 * all others, it may take one day what it does not yet.
 */
const NEVER: Readonly<Partial<Record<Architectures, readonly string[]>>> = known.never

function shape(pattern: RegExp, of: Architectures): Shape {
  return { pattern, objections: (groups) => architectureObjections(groups, of) }
}

function* badPlatformTags({ filename }: Distribution): Generator<Complaint> {
  if (filename.kind !== 'wheel') return
  for (const tag of new Set(filename.platformTag.toLowerCase().split('.'))) {
    if (tag !== 'any' && tag !== 'win32') yield* complaintsAbout(tag)
  }
}

function* complaintsAbout(tag: string): Generator<Complaint> {
  const [word = ''] = /^[a-z]*/.exec(tag) ?? []
  const family = Object.hasOwn(FAMILIES, word) ? FAMILIES[word] : undefined
  const objections = objectionsTo(tag, tag.slice(word.length), family)
  const gravest = objections.find(({ certainty }) => certainty === undefined) ?? objections[0]
  if (gravest === undefined) return
  const { what, certainty, hint = certainty === undefined ? family?.hint : NEWER } = gravest
  yield {
    sentence: `The platform tag ${quoted(tag)} ${what}.`,
    ...(hint !== undefined && { hint }),
    ...(certainty !== undefined && { certainty }),
  }
}

function objectionsTo(tag: string, rest: string, family: Family | undefined): readonly Objection[] {
  if (tag === '') return [{ what: 'is empty', hint: REBUILD }]
  if (family === undefined) return [{ what: 'is of no platform that is known', certainty: 'unsure' }]
  for (const { pattern, objections } of family.shapes) {
    const match = pattern.exec(rest)
    if (match !== null) return objections(match.groups ?? {})
  }
  return [
    {
      what:
        family.shapes.length === 0
          ? `is for ${family.name}, and PyPI does not take such tags`
          : `is not written as tags for ${family.name} are`,
    },
  ]
}

function architectureObjections(
  { architecture = '' }: Readonly<Record<string, string>>,
  of: Architectures,
): readonly Objection[] {
  const architectures = known.architectures[of]
  if (architectures.includes(architecture)) return []
  return NEVER[of]?.includes(architecture) || architecture === ''
    ? [{ what: `has an architecture that PyPI does not take there: it takes ${architectures.join(', ')}` }]
    : [{ what: `has an architecture that is not known there: it is ${architectures.join(', ')}`, certainty: 'unsure' }]
}

/** Nobody can tell on which systems such a wheel runs, whatever the architecture; two are taken for the Raspberry Pi. */
function plainLinuxObjections({ architecture = '' }: Readonly<Record<string, string>>): readonly Objection[] {
  if (known.architectures.linux.includes(architecture)) return []
  return [{ what: 'does not tell on which Linux systems the wheel runs, so PyPI does not take it' }]
}

/** Since macOS 11, only the major version counts. */
function macosVersionObjections({ major = '', minor = '' }: Readonly<Record<string, string>>): readonly Objection[] {
  if (major === '10') return []
  if (Number(major) <= 10) return [{ what: 'is for a version of macOS that never was' }]
  if (minor !== '0') return [{ what: 'has a minor version, where from macOS 11 on it must be 0' }]
  return known.macosMajors.includes(major)
    ? []
    : [{ what: 'is for a version of macOS that is not known', certainty: 'unsure' }]
}
