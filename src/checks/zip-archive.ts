import type { Contents } from '../distribution/contents.ts'
import type { Distribution } from '../distribution/distribution.ts'
import { buildAgain } from './build-again.ts'
import type { ArchiveRule, Complaint } from './rule.ts'
import { someNames } from './some-names.ts'
import { warehouse } from './sources.ts'

const MIB = 1024 * 1024
const UNPACKED_LIMIT_BYTES = 64 * MIB
const RATIO_LIMIT = 50
const STORED = 0
const DEFLATED = 8
const METHOD_NAMES: Readonly<Record<number, string>> = { 9: 'Deflate64', 12: 'bzip2', 14: 'LZMA', 93: 'Zstandard' }

const FORKLIFT = warehouse('warehouse/forklift/legacy.py')

export const zipArchiveRules: readonly ArchiveRule[] = [
  {
    id: 'zip-framing',
    title: 'A zip archive is the same whether it is read through its directory or from its beginning.',
    source: { title: 'PyPI, archives', url: 'https://docs.pypi.org/archives/' },
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'archive',
    check: badFraming,
  },
  {
    id: 'compression-method',
    title: 'The members of a zip archive are stored or deflated.',
    source: FORKLIFT,
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'archive',
    check: otherMethods,
  },
  {
    id: 'compression-ratio',
    title: `A zip archive unpacks to at most 64 MiB or ${RATIO_LIMIT} times its size, whichever is more.`,
    source: FORKLIFT,
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'archive',
    check: absurdRatio,
  },
  {
    id: 'unreadable-member',
    title: 'The members that an index reads can be unpacked.',
    source: FORKLIFT,
    refusedBy: 'pypi',
    appliesTo: 'every index',
    scope: 'archive',
    check: unreadableMembers,
  },
]

function* badFraming(distribution: Distribution, contents: Contents): Generator<Complaint> {
  if (contents.format !== 'zip' || contents.framing === undefined) return
  yield {
    sentence: `The zip archive ${contents.framing}.`,
    hint: `${buildAgain(distribution)} If something repacked the wheel, “wheel unpack” and “wheel pack” write a plain archive.`,
  }
}

function* otherMethods(_: Distribution, contents: Contents): Generator<Complaint> {
  if (contents.format !== 'zip') return
  const others = contents.members.filter(({ method }) => method !== STORED && method !== DEFLATED)
  const [first] = others
  if (first === undefined) return
  const method = METHOD_NAMES[first.method] ?? `method ${first.method}`
  yield {
    sentence: `${someNames(others.map(({ name }) => name))} ${others.length === 1 ? 'is' : 'are'} compressed in another way than deflate (${method}).`,
    hint: 'Build it again with deflate, or without compression.',
  }
}

function* absurdRatio({ size }: Distribution, contents: Contents): Generator<Complaint> {
  if (contents.format !== 'zip') return
  const unpacked = contents.members.reduce((sum, member) => sum + member.size, 0)
  if (unpacked <= UNPACKED_LIMIT_BYTES || unpacked / size <= RATIO_LIMIT) return
  yield {
    sentence: `It unpacks to ${Math.round(unpacked / MIB)} MiB, which is ${Math.floor(unpacked / size)} times its size; PyPI takes ${RATIO_LIMIT} times.`,
    hint: 'Leave out what compresses so well, such as files of zeros, or make it when the project is used.',
  }
}

function* unreadableMembers(_: Distribution, contents: Contents): Generator<Complaint> {
  if (contents.format !== 'zip') return
  const { unreadable, members } = contents
  // Other rules have said why.
  const damaged = unreadable.filter(({ method }) => method === STORED || method === DEFLATED)
  if (damaged.length === 0) return
  const isEncrypted = damaged.some(({ protection }) => protection === 'encrypted')
  yield {
    sentence: `${someNames(damaged.map(({ name }) => name))} cannot be unpacked: ${isEncrypted ? 'encrypted' : 'damaged'} (of ${members.length} members in all).`,
    hint: isEncrypted
      ? 'Build it again, without a password.'
      : 'Build it again. If it was passed between jobs, compare its size with the original.',
  }
}
