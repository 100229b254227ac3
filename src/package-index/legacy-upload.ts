import { ChunkPool } from '../distribution/chunk-pool.ts'
import type { Distribution } from '../distribution/distribution.ts'
import { streamUnchanged } from '../distribution/file-stream.ts'
import type { Reply } from '../http/transport.ts'
import type { Accompaniment, PackageIndex, UploadObserver } from '../ports.ts'
import { interpretUpload, withAdvice } from './answer.ts'
import type { Attempt } from './attempt.ts'
import { basicAuthorization } from './basic-authorization.ts'
import { deliver } from './delivery.ts'
import type { IndexAddress } from './index-address.ts'
import { lookUp } from './look-up.ts'
import { encodeForm } from './multipart.ts'
import { readProvenance } from './provenance.ts'
import { awaitServed } from './served.ts'
import type { SurveyOptions } from './survey.ts'
import { uploadFields } from './upload-form.ts'

export interface LegacyUploadPorts extends Omit<SurveyOptions, 'classifiers'> {
  /** Is shown every final answer as it came. */
  readonly onAnswer: (distribution: Distribution, reply: Reply) => void
}

/** The index behind an upload URL, spoken to by the legacy upload API (docs.pypi.org/api/upload). */
export function legacyIndex(address: IndexAddress, ports: LegacyUploadPorts): PackageIndex {
  const { transport, secrets, retrying, onAnswer } = ports
  const pool = new ChunkPool()

  async function send(
    distribution: Distribution,
    password: string,
    { credential, attestations }: Accompaniment,
    observer: UploadObserver,
  ): Promise<Attempt> {
    const { contentType, contentLength, body } = encodeForm(uploadFields(distribution, attestations), {
      filename: distribution.filename.basename,
      size: distribution.size,
      body: streamUnchanged(distribution, pool),
    })
    const headers = {
      // PyPI's reason phrase is lost over HTTP/2, and its HTML is for browsers; as JSON the reason comes whole.
      accept: 'application/json',
      authorization: basicAuthorization(credential.user, password, secrets),
      'content-type': contentType,
    }
    let handedOverBytes = 0
    try {
      const reply = await transport.upload({
        url: address.uploadUrl,
        headers,
        body,
        contentLength,
        onProgress(bytes) {
          handedOverBytes = bytes
          observer.progress(bytes)
        },
        onSent: (chunk) => pool.giveBack(chunk),
      })
      return { kind: 'answered', reply }
    } catch (error) {
      const handedOver = handedOverBytes < contentLength ? 'not everything' : 'everything'
      return { kind: 'broken off', error, handedOver }
    }
  }

  return {
    upload: (distribution, accompaniment, observer) =>
      deliver({
        distribution,
        index: address,
        credential: accompaniment.credential,
        observer,
        secrets,
        retrying,
        send: (password) => send(distribution, password, accompaniment, observer),
        look: () => lookUp(distribution, address, ports),
        meaningOf(reply) {
          onAnswer(distribution, reply)
          return withAdvice(interpretUpload(reply, address, secrets), accompaniment.attestations)
        },
      }),
    heldAttestations: (distributions) => readProvenance(distributions, address, ports),
    awaitServed: (distributions, limitMs) => awaitServed(distributions, limitMs, address, ports),
  }
}
