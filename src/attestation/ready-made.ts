import type { AttestationFile, Distribution } from '../distribution/distribution.ts'
import type { Attestation } from '../ports.ts'
import { attestationJson, parseAttestation } from './attestation-object.ts'
import type { SigningIdentity } from './identity.ts'
import { flawIn } from './self-check.ts'
import { parseStatement } from './statement.ts'

/** What lies ready-made beside a distribution. */
export interface ReadyMade {
  /** At most one of each type that PyPI takes. */
  readonly usable: readonly Attestation[]
  /** Why each of the others cannot be used, as sentences. */
  readonly setAside: readonly string[]
}

type Judged =
  | { readonly kind: 'usable'; readonly attestation: Attestation }
  | { readonly kind: 'flaw'; readonly what: string }

/**
 * Judges the attestations that lie beside a distribution: those that this run might have made can be used.
 *
 * @param logKeyId of the log that PyPI trusts, where it is known
 */
export function readyMadeFor(
  distribution: Distribution,
  identity: SigningIdentity,
  logKeyId: string | undefined,
): ReadyMade {
  const usable = new Map<string, Attestation>()
  const setAside: string[] = []
  for (const file of distribution.attestations) {
    const judged = judge(file, distribution, identity, logKeyId)
    if (judged.kind === 'usable' && !usable.has(judged.attestation.predicateType)) {
      usable.set(judged.attestation.predicateType, judged.attestation)
    } else {
      const what = judged.kind === 'flaw' ? judged.what : 'is of a type of which there is one already'
      setAside.push(`The attestation ${file.displayPath} is set aside: it ${what}.`)
    }
  }
  return { usable: [...usable.values()], setAside }
}

function judge(
  { text }: AttestationFile,
  distribution: Distribution,
  identity: SigningIdentity,
  logKeyId: string | undefined,
): Judged {
  if (text === undefined) return { kind: 'flaw', what: 'cannot be read, or is far too long' }
  const parsed = parseAttestation(text)
  if (parsed.kind === 'flaw') return parsed
  const { signed } = parsed
  const statement = parseStatement(signed.statement)
  if (statement.kind === 'flaw') return statement
  const flaw = flawIn(signed, distribution, identity)
  if (flaw !== undefined) return { kind: 'flaw', what: flaw }
  // One of Sigstore's staging instance, say, is as good in itself, and PyPI would refuse the file with it.
  if (logKeyId !== undefined && Buffer.from(signed.entry.logKeyId).toString('base64') !== logKeyId) {
    return { kind: 'flaw', what: 'was entered in another log than the one that PyPI trusts' }
  }
  return {
    kind: 'usable',
    attestation: {
      json: attestationJson(signed),
      predicateType: statement.statement.predicateType,
      logIndex: signed.entry.logIndex,
      origin: 'ready-made',
    },
  }
}
