import { randomBytes } from 'node:crypto'
import { base64, proposedEntryFrom } from './dsse.ts'
import type { LogKey } from './log-key.ts'
import { MerkleTree } from './merkle-tree.ts'
import { jsonReply, type Reply } from './reply.ts'

/** Where entries are added, and read by what follows. */
export const ENTRIES_PATH = '/api/v1/log/entries'

// So many that an entry's proof has hashes of both its sides from the first on.
const EARLIER_LEAVES = 37
// The public log has grown out of older ones: an entry's number is not its place in the tree.
const ENTRIES_OF_OLDER_TREES = 121_904_255
const TREE_ID_BYTES = 8

export interface TransparencyLog {
  /** Adds the entry of a request; 409 when it is there already. */
  add(body: string): Reply
  /** An entry by its identifier, proven for the tree as it is now. */
  entry(uuid: string): Reply
  /** An entry that was there before all others. */
  earlierEntry(): Reply
  /** How many entries have been added. */
  readonly added: number
}

export interface TransparencyLogOptions {
  /** The name in checkpoints: the host and port of the log's address. */
  readonly name: string
  readonly key: LogKey
  readonly now: () => Date
}

interface Entry {
  readonly uuid: string
  readonly body: Buffer
  readonly index: number
  readonly integratedTime: number
}

/** A log with the requests and answers of Rekor's first version, over a tree that has some leaves already. */
export function createTransparencyLog({ name, key, now }: TransparencyLogOptions): TransparencyLog {
  const tree = new MerkleTree()
  const treeId = randomBytes(TREE_ID_BYTES)
  const origin = `${name} - ${treeId.readBigUInt64BE()}`
  const entries = new Map<string, Entry>()

  const append = (body: Buffer): Entry => {
    const index = tree.size
    const uuid = `${treeId.toString('hex')}${tree.append(body).toString('hex')}`
    const entry = { uuid, body, index, integratedTime: Math.floor(now().getTime() / 1000) }
    entries.set(uuid, entry)
    return entry
  }
  const earlier = Array.from({ length: EARLIER_LEAVES }, () => append(earlierBody()))

  const checkpoint = (): string => {
    const note = `${origin}\n${tree.size}\n${base64(tree.root())}\n`
    const signature = Buffer.concat([key.id.subarray(0, 4), key.sign(Buffer.from(note))])
    return `${note}\n— ${name} ${base64(signature)}\n`
  }

  const shown = ({ uuid, body, index, integratedTime }: Entry) => {
    // In the order of RFC 8785, as the promise is signed.
    const promised = {
      body: base64(body),
      integratedTime,
      logID: key.id.toString('hex'),
      logIndex: ENTRIES_OF_OLDER_TREES + index,
    }
    return {
      [uuid]: {
        ...promised,
        verification: {
          inclusionProof: {
            checkpoint: checkpoint(),
            hashes: tree.proof(index).map((hash) => hash.toString('hex')),
            logIndex: index,
            rootHash: tree.root().toString('hex'),
            treeSize: tree.size,
          },
          signedEntryTimestamp: base64(key.sign(Buffer.from(JSON.stringify(promised)))),
        },
      },
    }
  }

  return {
    get added() {
      return tree.size - EARLIER_LEAVES
    },
    add: (requestBody) => {
      const proposed = proposedEntryFrom(requestBody)
      if (proposed.state === 'invalid') {
        return jsonReply(400, { code: 400, message: `error processing entry: ${proposed.problem}` })
      }
      const { canonicalBody } = proposed
      const known = [...entries.values()].find(({ body }) => body.equals(canonicalBody))
      if (known !== undefined) {
        const message = `an equivalent entry already exists in the transparency log with UUID ${known.uuid}`
        return jsonReply(409, { code: 409, message }, { Location: `${ENTRIES_PATH}/${known.uuid}` })
      }
      const entry = append(canonicalBody)
      const headers = { ETag: entry.uuid, Location: `${ENTRIES_PATH}/${entry.uuid}` }
      return jsonReply(201, shown(entry), headers)
    },
    earlierEntry: () => {
      const [first] = earlier
      return first === undefined ? jsonReply(404, {}) : jsonReply(200, shown(first))
    },
    entry: (uuid) => {
      const entry = entries.get(uuid)
      return entry === undefined
        ? jsonReply(404, { code: 404, message: 'entry not found' })
        : jsonReply(200, shown(entry))
    },
  }
}

/** The body of an entry that somebody else has made. */
function earlierBody(): Buffer {
  const digest = () => ({ algorithm: 'sha256', value: randomBytes(32).toString('hex') })
  const signatures = [{ signature: base64(randomBytes(71)), verifier: base64(randomBytes(600)) }]
  const spec = { envelopeHash: digest(), payloadHash: digest(), signatures }
  return Buffer.from(JSON.stringify({ apiVersion: '0.0.1', kind: 'dsse', spec }))
}
