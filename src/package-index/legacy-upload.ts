import { ChunkPool } from '../distribution/chunk-pool.ts'
import type { Distribution } from '../distribution/distribution.ts'
import { streamUnchanged } from '../distribution/file-stream.ts'
import { isPassingTrouble, type Retrying, withRetries } from '../http/retry.ts'
import type { Reply, Transport } from '../http/transport.ts'
import type { Attestation, Credential, PackageIndex, SecretKeeper, UploadAnswer } from '../ports.ts'
import { interpretUpload, mayVerifyLater } from './answer.ts'
import { basicAuthorization } from './basic-authorization.ts'
import type { IndexAddress } from './index-address.ts'
import { encodeForm } from './multipart.ts'
import { readProvenance } from './provenance.ts'
import { uploadFields } from './upload-form.ts'

export interface LegacyUploadPorts {
  readonly transport: Transport
  readonly secrets: SecretKeeper
  readonly retrying: Retrying
  /** Is shown every final answer as it came. */
  readonly onAnswer: (distribution: Distribution, reply: Reply) => void
}

/** PyPI fetches Sigstore's keys for each verification, and gives up sooner than they take to come back. */
const VERIFIED_LATER_MS = 5_000

/** The index behind an upload URL, spoken to by the legacy upload API (docs.pypi.org/api/upload). */
export function legacyIndex(address: IndexAddress, ports: LegacyUploadPorts): PackageIndex {
  const { transport, secrets, retrying, onAnswer } = ports

  const pool = new ChunkPool()

  async function send(
    distribution: Distribution,
    credential: Credential,
    attestations: readonly Attestation[],
    onBegin: () => void,
  ): Promise<Reply> {
    const authorization = basicAuthorization(credential.user, await credential.password(), secrets)
    const { contentType, contentLength, body } = encodeForm(uploadFields(distribution, attestations), {
      filename: distribution.filename.basename,
      size: distribution.size,
      body: streamUnchanged(distribution, pool),
    })
    // PyPI's reason phrase is lost over HTTP/2, and its HTML is for browsers; as JSON the reason comes whole.
    const headers = { accept: 'application/json', authorization, 'content-type': contentType }
    return transport.upload({
      url: address.uploadUrl,
      headers,
      body,
      contentLength,
      onBegin,
      onSent: (chunk) => pool.giveBack(chunk),
    })
  }

  async function afterAWhile(sendPatiently: () => Promise<Reply>): Promise<Reply> {
    retrying.onRetry(`${address.title} could not verify the attestations just now`, VERIFIED_LATER_MS, 2, 2)
    await retrying.clock.sleep(VERIFIED_LATER_MS)
    return sendPatiently()
  }

  return {
    async upload(distribution, credential, attestations) {
      let mayHaveArrived = false
      const sendPatiently = (): Promise<Reply> =>
        withRetries(async () => {
          let begun = false
          try {
            const answer = await send(distribution, credential, attestations, () => {
              begun = true
            })
            mayHaveArrived ||= answer.status >= 500
            return answer
          } catch (error) {
            mayHaveArrived ||= begun && isPassingTrouble(error)
            throw error
          }
        }, retrying)
      const first = await sendPatiently()
      const reply = mayVerifyLater(first) ? await afterAWhile(sendPatiently) : first
      onAnswer(distribution, reply)
      const answer = withAdvice(interpretUpload(reply, address, secrets), attestations)
      return mayHaveArrived ? afterTrouble(answer, address) : answer
    },
    heldAttestations: (distributions) => readProvenance(distributions, address, ports),
  }
}

/** What lay beside the file is the first thing to doubt: it was made elsewhere. */
function withAdvice(answer: UploadAnswer, attestations: readonly Attestation[]): UploadAnswer {
  const isReadyMade = attestations.some(({ origin }) => origin === 'ready-made')
  if (answer.state !== 'refused' || !isReadyMade || !/invalid attestations/i.test(answer.reason)) return answer
  return { ...answer, hint: 'Take the attestations that lie beside the file out of the folder, and run the job again.' }
}

/**
 * PyPI answers identical bytes with success, so what it says after trouble is the truth. Elsewhere “exists” may speak
 * of the very file that an earlier attempt brought.
 */
function afterTrouble(answer: UploadAnswer, { treatedAs }: IndexAddress): UploadAnswer {
  if (answer.state !== 'exists' || treatedAs === 'pypi') return answer
  return {
    state: 'unconfirmed',
    reason: `an attempt broke off, and then the index said: ${answer.reason}`,
    hint: 'Compare the digests of the file on the index with those of this run.',
  }
}
