import { PAX_RECORD_LIMIT } from './limits.ts'
import type { Member } from './member.ts'

/** Headers and contents come in blocks of this many bytes (POSIX pax, ustar interchange format). */
export const TAR_BLOCK_BYTES = 512

export interface TarHeader {
  readonly name: string
  readonly type: string
  /** In bytes. */
  readonly size: number
  /** Whether one more block of the map of an old GNU sparse file follows. */
  readonly sparseMap: 'ends' | 'goes-on'
}

/** What a pax header says that matters to a reader. */
export interface PaxRecords {
  readonly path?: string
  readonly size?: number
  readonly content: 'plain' | 'sparse'
}

const KINDS: Readonly<Record<string, Member['kind']>> = {
  '0': 'file',
  '\0': 'file',
  '1': 'hardlink',
  '2': 'symlink',
  '3': 'other',
  '4': 'other',
  '5': 'directory',
  '6': 'other',
  S: 'sparse',
}

export function kindFrom({ type, name }: TarHeader): Member['kind'] {
  // Before POSIX, a directory was a file whose name ends in a slash.
  if (type === '\0' && name.endsWith('/')) return 'directory'
  // What is none of them is taken for a file, as POSIX asks.
  return KINDS[type] ?? 'file'
}

/** Links, devices, directories and pipes have no content, whatever their size says: Python's `tarfile` skips none. */
export function hasContent(header: TarHeader): boolean {
  return kindFrom(header) !== 'directory' && !/^[1-6]$/.test(header.type)
}

/** Mode, user, group, time, and the device numbers: Python takes no block for a header in which one is malformed. */
const NUMBERS = [
  [100, 108],
  [108, 116],
  [116, 124],
  [136, 148],
  [329, 337],
  [337, 345],
] as const

/** Takes a block for a header as Python's `tarfile` does; undefined where it is none. */
export function parseTarHeader(block: Buffer): TarHeader | undefined {
  const checksum = tarNumber(block.subarray(148, 156))
  const size = tarNumber(block.subarray(124, 136))
  if (checksum === undefined || size === undefined || !checksums(block).includes(checksum)) return undefined
  if (!NUMBERS.every(([start, end]) => isTarNumber(block.subarray(start, end)))) return undefined
  const type = String.fromCharCode(block.readUInt8(156))
  const name = tarText(block.subarray(0, 100))
  const prefix = type === 'S' ? '' : tarText(block.subarray(345, 500))
  return {
    name: prefix === '' || 'LK'.includes(type) ? name : `${prefix}/${name}`,
    type,
    size,
    sparseMap: block[482] === 0 ? 'ends' : 'goes-on',
  }
}

/** The name in the content of a GNU long-name header. */
export function tarText(bytes: Buffer): string {
  const end = bytes.indexOf(0)
  return bytes.toString('utf8', 0, end < 0 ? bytes.length : end)
}

/** Parses the content of a pax header (`length keyword=value\n`, repeated); undefined where it is none. */
export function parsePaxRecords(bytes: Buffer): PaxRecords | undefined {
  const records = new Map<string, string>()
  // What is left of the last block is filled with NULs.
  let count = 0
  for (let at = 0; at < bytes.length && bytes[at] !== 0; ) {
    if (++count > PAX_RECORD_LIMIT) return undefined
    const [digits = ''] = /^[0-9]{1,7} /.exec(bytes.toString('latin1', at, at + 8)) ?? []
    const end = at + Number(digits)
    const record = bytes.subarray(at + digits.length, end)
    const equals = record.indexOf('=')
    if (digits === '' || equals < 1 || end > bytes.length || record.at(-1) !== 0x0a) return undefined
    records.set(record.toString('utf8', 0, equals), record.toString('utf8', equals + 1, record.length - 1))
    at = end
  }
  return paxFrom(records)
}

function paxFrom(records: ReadonlyMap<string, string>): PaxRecords | undefined {
  const path = records.get('GNU.sparse.name') ?? records.get('path')
  const digits = records.get('size')
  const size = digits === undefined ? undefined : Number(digits)
  if (digits !== undefined && !(/^[0-9]+$/.test(digits) && Number.isSafeInteger(size))) return undefined
  return {
    ...(path === undefined ? {} : { path }),
    ...(size === undefined ? {} : { size }),
    content: isSparse(records) ? 'sparse' : 'plain',
  }
}

/** By any of the three ways in which GNU tar has written holes into pax headers: 0.0, 0.1 and 1.0. */
function isSparse(records: ReadonlyMap<string, string>): boolean {
  const version = `${records.get('GNU.sparse.major')}.${records.get('GNU.sparse.minor')}`
  return records.has('GNU.sparse.size') || records.has('GNU.sparse.map') || version === '1.0'
}

/** Octal digits, or GNU's base 256 where the first byte says so. */
function tarNumber(field: Buffer): number | undefined {
  if (field[0] === 0x80) {
    const value = field.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0)
    return Number.isSafeInteger(value) ? value : undefined
  }
  const digits = octalDigits(field)
  return digits === undefined ? undefined : Number.parseInt(digits || '0', 8)
}

/** Of any size, negative ones included. */
function isTarNumber(field: Buffer): boolean {
  return field[0] === 0x80 || field[0] === 0xff || octalDigits(field) !== undefined
}

function octalDigits(field: Buffer): string | undefined {
  const digits = tarText(field).trim()
  return /^[0-7]*$/.test(digits) ? digits : undefined
}

/** Some old programs took the bytes for signed ones; the checksum's own field counts as spaces. */
function checksums(block: Buffer): readonly number[] {
  let unsigned = 0
  let signed = 0
  for (let index = 0; index < block.length; index++) {
    const byte = index >= 148 && index < 156 ? 0x20 : (block[index] ?? 0)
    unsigned += byte
    signed += byte < 0x80 ? byte : byte - 0x100
  }
  return [unsigned, signed]
}
