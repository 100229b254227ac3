import type { Distribution } from '../distribution/distribution.ts'
import { quoted } from '../grammar/quoted.ts'
import { words } from '../grammar/white-space.ts'
import type { Rendering } from '../rendering.ts'
import { isOfUnsaidType, NAME_THE_README, restructuredTextIn } from './description.ts'
import { adviceOn, looksLikeMarkdown } from './rendering-advice.ts'
import type { Complaint, RenderingRule } from './rule.ts'
import { warehouse } from './sources.ts'

const PYPI_RENDERS = warehouse('warehouse/utils/readme.py')
const HOW_LINES_COUNT = 'Lines are counted from the first line of the description.'
const IS_MARKDOWN = `It looks like Markdown, but nothing says so. ${NAME_THE_README}`

/** The verdict of `twine check` and PyPI. Where this rule is turned off, nothing needs to be rendered. */
export const descriptionRenderingRule: RenderingRule = {
  id: 'description-rendering',
  title: 'A description in reStructuredText renders without a warning.',
  source: PYPI_RENDERS,
  refusedBy: 'twine',
  appliesTo: 'every index',
  scope: 'rendering',
  check: problemsOfText,
}

export const renderingRules: readonly RenderingRule[] = [
  descriptionRenderingRule,
  {
    id: 'description-older-renderer',
    title: 'A description in reStructuredText renders with readme-renderer 45 too, which PyPI may still have.',
    source: PYPI_RENDERS,
    refusedBy: 'nobody',
    appliesTo: 'every index',
    scope: 'rendering',
    check: problemOfOlderRenderer,
  },
  {
    id: 'description-unchecked',
    title: 'Whether a description in reStructuredText renders can be told here.',
    source: PYPI_RENDERS,
    refusedBy: 'nobody',
    appliesTo: 'every index',
    scope: 'rendering',
    check: noVerdict,
  },
]

function* problemsOfText({ metadata }: Distribution, rendering: Rendering): Generator<Complaint> {
  if (rendering.state === 'unknown') return
  const text = restructuredTextIn(metadata) ?? ''
  const isMarkdown = isOfUnsaidType(metadata) && looksLikeMarkdown(text)
  const given = new Set<string>()
  for (const problem of rendering.problems) {
    const { message, shown } = parsed(problem)
    // Advice on single marks would lead astray whoever wrote Markdown.
    const advice = isMarkdown ? IS_MARKDOWN : adviceOn(message, text)
    const place = /^line \d/.test(message) ? HOW_LINES_COUNT : undefined
    const hints = [advice, place].filter((hint) => hint !== undefined).filter((hint) => !given.has(hint))
    for (const hint of hints) given.add(hint)
    yield {
      sentence: `The description does not render: ${shown}`,
      ...(hints.length > 0 && { hint: hints.join(' ') }),
    }
  }
}

function* problemOfOlderRenderer({ metadata }: Distribution, rendering: Rendering): Generator<Complaint> {
  if (rendering.state === 'unknown' || rendering.problems.length > 0) return
  const [problem] = rendering.olderProblems
  if (problem === undefined) return
  const { message, shown } = parsed(problem)
  const hint = adviceOn(message, restructuredTextIn(metadata) ?? '')
  yield {
    sentence: `The description renders with the newest readme-renderer, but not with 45, which PyPI may still have: ${shown}`,
    ...(hint !== undefined && { hint }),
  }
}

function* noVerdict(_: Distribution, rendering: Rendering): Generator<Complaint> {
  if (rendering.state === 'judged') return
  yield {
    sentence: `Whether the description renders could not be checked here, and the index may refuse it. ${rendering.reason}`,
    hint: 'To know before, run “twine check” on the file.',
  }
}

/** What docutils says, in one line, and the same with the beginning of what it says it of. */
function parsed(problem: string): { readonly message: string; readonly shown: string } {
  const end = problem.indexOf('\n\n')
  const message = oneLine(end === -1 ? problem : problem.slice(0, end))
  const excerpt = end === -1 ? '' : oneLine(problem.slice(end))
  return { message, shown: excerpt === '' ? message : `${message} The text there: ${quoted(excerpt)}.` }
}

function oneLine(text: string): string {
  return words(text).join(' ')
}
