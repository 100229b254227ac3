import type { Contents } from '../distribution/contents.ts'
import type { Distribution } from '../distribution/distribution.ts'
import { distInfoFolder } from '../distribution/filename.ts'
import { utf8TextFrom } from '../distribution/utf8-text.ts'
import { quoted } from '../grammar/quoted.ts'
import { strip } from '../grammar/white-space.ts'
import type { ArchiveRule, Complaint } from './rule.ts'
import { specification } from './sources.ts'

export const entryPointsRules: readonly ArchiveRule[] = [
  {
    id: 'entry-points',
    title: 'The entry points of a wheel are written as specified, and scripts have the names of files.',
    source: specification('Entry points', 'entry-points'),
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'archive',
    check: badEntryPoints,
  },
]

function* badEntryPoints({ filename }: Distribution, contents: Contents): Generator<Complaint> {
  if (filename.kind !== 'wheel' || contents.format !== 'zip') return
  const text = contents.texts.get(`${distInfoFolder(filename)}/entry_points.txt`)
  const flaw = text && entryPointsFlaw(text)
  if (flaw === undefined) return
  yield {
    sentence: `Its entry_points.txt ${flaw}.`,
    hint: 'Correct the entry points or scripts of the project (in pyproject.toml, setup.cfg or setup.py) and build again.',
  }
}

/** Their options are names of programs, and those of `DEFAULT` are theirs as well. */
const SCRIPTS = ['console_scripts', 'gui_scripts']
const DEFAULT = 'DEFAULT'
/** Python's `\w`, dots and hyphens. */
const SCRIPT_NAME = /^[\p{L}\p{N}_.-]+$/u

/**
 * What is wrong with an entry_points.txt, as its end of a sentence, as Python's `configparser` and warehouse
 * (utils/wheel.py) see it.
 */
export function entryPointsFlaw(bytes: Buffer): string | undefined {
  const text = utf8TextFrom(bytes)
  if (text === undefined) return 'is not UTF-8'
  const sections = new Map<string, Set<string>>()
  let options: Set<string> | undefined
  let indent = 0
  let mayGoOn = false
  for (const [index, line] of text.split('\n').entries()) {
    const content = strip(line)
    if (content === '' || content.startsWith('#') || content.startsWith(';')) continue
    const where = `in line ${index + 1}`
    const lineIndent = line.indexOf(content.charAt(0))
    if (options !== undefined && mayGoOn && lineIndent > indent) continue
    indent = lineIndent
    const section = sectionIn(content)
    if (section !== undefined) {
      if (sections.has(section) && section !== DEFAULT) return `has the group ${quoted(section)} twice`
      options = sections.get(section) ?? new Set()
      sections.set(section, options)
      mayGoOn = false
      continue
    }
    if (options === undefined) {
      return content.startsWith('\ufeff')
        ? 'begins with a byte order mark'
        : `has ${quoted(content)} before the first group, ${where}`
    }
    const equals = content.indexOf('=')
    if (equals < 1) return `has no name, “=” and object reference ${where}: ${quoted(content)}`
    const option = strip(content.slice(0, equals))
    if (options.has(option)) return `has ${quoted(option)} twice in one group`
    options.add(option)
    mayGoOn = true
  }
  const isScript = SCRIPTS.filter((group) => sections.has(group))
  for (const group of isScript.length === 0 ? [] : [...isScript, DEFAULT]) {
    for (const name of sections.get(group) ?? []) {
      if (!SCRIPT_NAME.test(name))
        return `has a script ${quoted(name)}, whose name is not made of letters, digits, “_”, “.” and “-”`
    }
  }
  return undefined
}

/** What stands between the first bracket and the last. */
function sectionIn(content: string): string | undefined {
  const end = content.lastIndexOf(']')
  return content.startsWith('[') && end > 1 ? content.slice(1, end) : undefined
}
