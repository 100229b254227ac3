export interface TarEntry {
  readonly name: string | Uint8Array
  readonly content?: string | Uint8Array
  /** The type flag: `0` file, `1` hard link, `2` symbolic link, `5` directory, `x` pax, `L` GNU long name and so on. */
  readonly type?: string
  readonly linkName?: string
  /** The ustar prefix that goes before the name. */
  readonly prefix?: string
  /** What the header claims instead of the content's length. */
  readonly claimedSize?: number
  readonly sizeField?: 'octal' | 'base-256'
  /** The field of the user's number: seven octal digits. */
  readonly owner?: string
  readonly checksum?: 'right' | 'signed' | 'wrong'
}

export interface TarOptions {
  readonly end?: 'mark' | 'none'
}

const BLOCK = 512

/** Builds a tar, right or deliberately wrong. */
export function buildTar(entries: readonly TarEntry[], { end = 'mark' }: TarOptions = {}): Buffer {
  const blocks = entries.flatMap((entry) => {
    const content = Buffer.from(entry.content ?? '')
    return [tarHeader(entry, content.length), content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)]
  })
  return Buffer.concat([...blocks, Buffer.alloc(end === 'mark' ? 2 * BLOCK : 0)])
}

/** The content of a pax header. */
export function paxRecords(records: Readonly<Record<string, string>>): Buffer {
  return Buffer.concat(
    Object.entries(records).map(([keyword, value]) => {
      const rest = Buffer.from(` ${keyword}=${value}\n`)
      let length = rest.length
      while (length !== rest.length + String(length).length) length = rest.length + String(length).length
      return Buffer.concat([Buffer.from(String(length)), rest])
    }),
  )
}

function tarHeader(entry: TarEntry, length: number): Buffer {
  const {
    type = '0',
    linkName = '',
    prefix = '',
    claimedSize = length,
    sizeField = 'octal',
    checksum = 'right',
  } = entry
  const header = Buffer.alloc(BLOCK)
  Buffer.from(entry.name).copy(header, 0, 0, 100)
  header.write(`0000644\x00${entry.owner ?? '0000000'}\x000000000\x00`, 100, 'latin1')
  if (sizeField === 'octal') header.write(`${claimedSize.toString(8).padStart(11, '0')} `, 124, 'latin1')
  else {
    header.writeUInt8(0x80, 124)
    header.writeBigUInt64BE(BigInt(claimedSize), 128)
  }
  header.write('00000000000 ', 136, 'latin1')
  header.write('        ', 148, 'latin1')
  header.write(type, 156, 'latin1')
  header.write(linkName, 157, 100, 'utf8')
  header.write('ustar\x0000', 257, 'latin1')
  header.write(prefix, 345, 155, 'utf8')
  const sum = header.reduce((total, byte) => total + (checksum === 'signed' && byte >= 0x80 ? byte - 0x100 : byte), 0)
  header.write(`${(sum + (checksum === 'wrong' ? 1 : 0)).toString(8).padStart(6, '0')}\x00 `, 148, 'latin1')
  return header
}
