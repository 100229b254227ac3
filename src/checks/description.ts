import type { FieldName } from '../distribution/core-metadata-fields.ts'
import type { Distribution } from '../distribution/distribution.ts'
import type { Metadata } from '../distribution/metadata.ts'
import { type DescriptionType, descriptionTypeFrom } from '../grammar/media-type.ts'
import { strip } from '../grammar/white-space.ts'
import { rendersToNothing } from './empty-markdown.ts'
import type { Complaint, DistributionRule } from './rule.ts'
import { sentValue } from './sent-values.ts'
import { specification, warehouse } from './sources.ts'

const TEXT = 'Description'
const TYPE = 'Description-Content-Type'

/** How a project comes by a description, and by its type as well. */
export const NAME_THE_README =
  'Name the file under [project] in pyproject.toml, as readme = "README.md" or readme = "README.rst": its ending tells ' +
  'the type. In setup.py and setup.cfg that is long_description and long_description_content_type.'

export const descriptionRules: readonly DistributionRule[] = [
  {
    id: 'description-missing',
    title: 'There is a description.',
    source: specification('Core metadata', 'core-metadata'),
    // twine check warns of it.
    refusedBy: 'nobody',
    appliesTo: 'every index',
    scope: 'distribution',
    check: noText,
  },
  {
    id: 'description-type-missing',
    title: `${TYPE} says what the description is written in.`,
    source: specification('Core metadata', 'core-metadata'),
    // twine check warns of it.
    refusedBy: 'nobody',
    appliesTo: 'every index',
    scope: 'distribution',
    check: noType,
  },
  {
    id: 'description-markdown',
    title: 'A description in Markdown is more than white space and link definitions.',
    source: warehouse('warehouse/utils/readme.py'),
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'distribution',
    check: emptyMarkdown,
  },
]

/** The description, where it is rendered as reStructuredText: where it is declared so, or not declared to be anything. */
export function restructuredTextIn(metadata: Metadata): string | undefined {
  return typeOf(metadata) === 'text/x-rst' ? sentValue(metadata, TEXT) : undefined
}

/** Whether nothing tells what the description is written in. */
export function isOfUnsaidType(metadata: Metadata): boolean {
  return sentValue(metadata, TYPE) === undefined && !hasProblem(metadata, TYPE)
}

/** How the description is read; nothing where the type is such that another rule refuses it. */
function typeOf(metadata: Metadata): DescriptionType | undefined {
  // Without a type it is reStructuredText to PyPI (warehouse, utils/readme.py) and to twine.
  if (isOfUnsaidType(metadata)) return 'text/x-rst'
  const declared = sentValue(metadata, TYPE)
  return declared === undefined ? undefined : descriptionTypeFrom(declared)
}

function hasProblem({ problems }: Metadata, field: FieldName): boolean {
  return problems.some((problem) => problem.field === field)
}

function* noText({ metadata }: Distribution): Generator<Complaint> {
  if (sentValue(metadata, TEXT) !== undefined || hasProblem(metadata, TEXT)) return
  yield { sentence: 'There is no description, so the page of the project will be empty.', hint: NAME_THE_README }
}

function* noType({ metadata }: Distribution): Generator<Complaint> {
  if (sentValue(metadata, TEXT) === undefined || !isOfUnsaidType(metadata)) return
  yield { sentence: `${TYPE} is missing, so the description is read as reStructuredText.`, hint: NAME_THE_README }
}

function* emptyMarkdown({ metadata }: Distribution): Generator<Complaint> {
  const text = typeOf(metadata) === 'text/markdown' ? sentValue(metadata, TEXT) : undefined
  if (text === undefined || !rendersToNothing(text)) return
  yield {
    sentence: `The description does not render: it is Markdown of nothing but ${strip(text) === '' ? 'white space' : 'link definitions'}.`,
    hint: 'Look into the file that readme names in pyproject.toml, write something there and build again.',
  }
}
