import type { Contents, TarContents } from '../distribution/contents.ts'
import type { Distribution } from '../distribution/distribution.ts'
import type { ArchiveRule, Complaint } from './rule.ts'
import { someNames } from './some-names.ts'
import { specification, warehouse } from './sources.ts'
import { topFolder } from './top-folder.ts'

const SDIST = specification('Source distribution format', 'source-distribution-format')
const ARCHIVES = { title: 'PyPI, archives', url: 'https://docs.pypi.org/archives/' }
const BUILD_WITH_BACKEND =
  'Build it with “python -m build --sdist”: a tar of a working copy, or one packed by hand, is no sdist.'

export const sdistArchiveRules: readonly ArchiveRule[] = [
  {
    id: 'sdist-top-folder',
    title: 'Everything in an sdist lies in one folder.',
    source: SDIST,
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'archive',
    check: noTopFolder,
  },
  {
    id: 'sdist-pkg-info',
    title: 'PKG-INFO lies in the folder that holds everything else in an sdist.',
    source: SDIST,
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'archive',
    check: noPkgInfo,
  },
  {
    id: 'sparse-member',
    title: 'No member of an sdist is stored as a sparse file.',
    source: ARCHIVES,
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'archive',
    check: sparseMembers,
  },
  {
    id: 'two-archives',
    title: 'No sdist is a tar and a zip at once.',
    source: warehouse('warehouse/forklift/legacy.py'),
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'archive',
    check: twoArchives,
  },
  {
    id: 'sdist-end',
    title: 'An sdist ends as a tar and as a gzip ought to end.',
    source: SDIST,
    // Whoever unpacks it stops at the end of the tar, or does not.
    refusedBy: 'nobody',
    appliesTo: 'every index',
    scope: 'archive',
    check: badEnd,
  },
]

function* noTopFolder({ filename }: Distribution, { members }: Contents): Generator<Complaint> {
  if (filename.kind !== 'sdist') return
  const folder = topFolderOf(members)
  if (folder === undefined) {
    yield { sentence: 'Some of its members have absolute names and some have not.', hint: BUILD_WITH_BACKEND }
  } else if (folder === '') {
    const tops = new Set(members.map(({ name }) => name.split('/', 2).find((part) => part !== '.') ?? name))
    yield {
      sentence: `Its members have no folder in common: it has ${someNames([...tops])}.`,
      hint: BUILD_WITH_BACKEND,
    }
  }
}

function* noPkgInfo({ filename }: Distribution, { members }: Contents): Generator<Complaint> {
  const folder = topFolderOf(members)
  if (filename.kind !== 'sdist' || folder === undefined || folder === '') return
  if (members.some(({ name }) => name === `${folder}/PKG-INFO`)) return
  yield {
    sentence: `It has no ${someNames([`${folder}/PKG-INFO`])}, where PyPI looks for it since all its members lie there.`,
    hint: BUILD_WITH_BACKEND,
  }
}

/** `/` is no folder for PyPI either. */
function topFolderOf(members: Contents['members']): string | undefined {
  const folder = topFolder(members.map(({ name }) => name))
  return folder === '/' ? '' : folder
}

function* sparseMembers({ filename }: Distribution, { members }: Contents): Generator<Complaint> {
  if (filename.kind !== 'sdist') return
  const sparse = members.filter(({ kind }) => kind === 'sparse').map(({ name }) => name)
  if (sparse.length === 0) return
  yield {
    sentence: `${someNames(sparse)} ${sparse.length === 1 ? 'is' : 'are'} stored as sparse ${sparse.length === 1 ? 'file' : 'files'}.`,
    hint: 'Pack it again without --sparse (or -S).',
  }
}

function* twoArchives(_: Distribution, contents: Contents): Generator<Complaint> {
  if (contents.format !== 'tar' || contents.alsoReadsAs !== 'zip') return
  yield { sentence: 'It is a tar archive from its beginning and a zip archive from its end.', hint: BUILD_WITH_BACKEND }
}

const BAD_ENDS: Readonly<Record<Exclude<TarContents['tail'], 'clean'>, string>> = {
  'no-header': 'Its tar stops at something that is no member: what may follow is lost for whoever unpacks it.',
  damaged:
    'Behind the end of its tar, its gzip data is cut off or damaged, or something follows that does not belong there.',
}

function* badEnd(_: Distribution, contents: Contents): Generator<Complaint> {
  if (contents.format !== 'tar' || contents.tail === 'clean') return
  yield {
    sentence: BAD_ENDS[contents.tail],
    hint: 'Build it again. If it was passed between jobs, compare its size with the original.',
  }
}
