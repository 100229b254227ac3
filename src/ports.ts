import type { Distribution } from './distribution/distribution.ts'

/** Where a run speaks. Everything it is given is made safe before it is printed. */
export interface Log {
  info(message: string): void
  /** Something that the user should act on; shown beside the run as well. */
  warning(message: string, title: string): void
  error(message: string, title: string): void
  /** Lines that are folded away under a title until somebody wants them. */
  group(title: string, lines: readonly string[]): void
}

/** Where a secret is announced the moment it exists, so that nothing can print it. */
export interface SecretKeeper {
  mask(secret: string): void
  /** The text without any secret. To be asked before text is cut or escaped, while secrets can still be recognised. */
  redact(text: string): string
}

/** Who this run is: the source of ID tokens. */
export interface IdentityProvider {
  /**
   * A fresh ID token for the audience, masked.
   *
   * @throws {Failure} `IDENTITY_NOT_PERMITTED` where the run may not have one, `IDENTITY_UNAVAILABLE` or `NETWORK_*`
   *   where it cannot be had.
   */
  fetchIdToken(audience: string): Promise<string>
}

/** What uploads are authorised with. */
export interface Credential {
  readonly user: string
  /** A password that is valid now. */
  password(): Promise<string>
}

/** A signed statement about one file, which an index takes along with it (PEP 740). */
export interface Attestation {
  /** The object in JSON. */
  readonly json: string
  readonly predicateType: string
  /** Its number in the transparency log, in decimal. */
  readonly logIndex: string
  /** Whether this run made it, or it lay beside the file. */
  readonly origin: 'made here' | 'ready-made'
}

export type Attestations = ReadonlyMap<Distribution, readonly Attestation[]>

/** What became of one attempt to upload one distribution. */
export type UploadAnswer =
  /** The index holds exactly these bytes now. */
  | { readonly state: 'uploaded' }
  /** It holds a file of this name already; whether with the same bytes, it does not say. */
  | { readonly state: 'exists'; readonly reason: string }
  /** An earlier attempt lost its answer, and by now there is a file of this name: ours, probably. */
  | { readonly state: 'unconfirmed'; readonly reason: string; readonly hint: string }
  /** Its final word. */
  | { readonly state: 'refused'; readonly reason: string; readonly hint: string | undefined }

/** What the index holds of what was said of one of its files. */
export type HeldAttestations =
  | { readonly state: 'known'; readonly logIndexes: ReadonlySet<string> }
  /** It could not be read; why, as a sentence. */
  | { readonly state: 'unknown'; readonly reason: string }

export interface PackageIndex {
  /**
   * Sends one distribution with what was said of it, more than once where that can help.
   *
   * @throws {Failure} where no answer could be had, or none that means anything.
   */
  upload(
    distribution: Distribution,
    credential: Credential,
    attestations: readonly Attestation[],
  ): Promise<UploadAnswer>
  /** Reads which attestations it has of each file. What cannot be read is unknown. */
  heldAttestations(distributions: readonly Distribution[]): Promise<ReadonlyMap<Distribution, HeldAttestations>>
}

export interface Clock {
  /** Milliseconds on a clock that never goes backwards. */
  monotonicMs(): number
  sleep(milliseconds: number): Promise<void>
}
