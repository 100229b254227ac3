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

/** What uploads are authorised with. Any number of them may ask at the same time. */
export interface Credential {
  readonly user: string
  /**
   * A password that is valid now, as far as can be told from here.
   *
   * @throws {Failure} where the last one is dead and no other could be had.
   */
  password(): Promise<string>
  /**
   * Another password for one that the index calls expired; nothing where there can be no other.
   *
   * @throws {Failure} where another one could not be had.
   */
  replacementFor(expired: string): Promise<string | undefined>
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

/** What became of sending one distribution. */
export type UploadAnswer =
  /** The index holds exactly these bytes now. */
  | { readonly state: 'uploaded' }
  /** It held exactly these bytes before anything of this run could have brought them. */
  | { readonly state: 'already-there' }
  /** It holds a file of this name already: with another digest, or with one that it does not tell. */
  | {
      readonly state: 'exists'
      readonly reason: string
      readonly heldSha256: string | undefined
      /** Why it may be that an attempt of this run brought it; absent where that cannot be. */
      readonly mayBeOurs?: { readonly reason: string; readonly hint: string }
    }
  /** An attempt may have brought it, and the index cannot be made to say so. */
  | { readonly state: 'unconfirmed'; readonly reason: string; readonly hint: string }
  /** Its final word. */
  | { readonly state: 'refused'; readonly reason: string; readonly hint: string | undefined }

/** What goes to the index beside the distribution itself. */
export interface Accompaniment {
  readonly credential: Credential
  readonly attestations: readonly Attestation[]
}

/** Hears of an upload while it is under way. */
export interface UploadObserver {
  /** An attempt begins, counted from 1. */
  attempt(number: number): void
  /** So many bytes have left since the attempt began: of the file, and of what goes with it. */
  progress(sentBytes: number): void
  /** The index answered that it is asked too much, or has trouble: 429 or 5xx. */
  strained(): void
}

/** What the index holds of what was said of one of its files. */
export type HeldAttestations =
  | { readonly state: 'known'; readonly logIndexes: ReadonlySet<string> }
  /** It could not be read; why, as a sentence. */
  | { readonly state: 'unknown'; readonly reason: string }

/** Whether files can be installed from the index. */
export type Serving =
  /** All of them; `afterMs` from the call on. */
  | { readonly state: 'served'; readonly afterMs: number }
  | { readonly state: 'not served'; readonly afterMs: number; readonly missing: readonly Distribution[] }

export interface PackageIndex {
  /**
   * Sends one distribution with what goes with it, more than once where that can help.
   *
   * @throws {Failure} where it certainly did not get there: no answer could be had, or none that means anything.
   */
  upload(distribution: Distribution, accompaniment: Accompaniment, observer: UploadObserver): Promise<UploadAnswer>
  /** Reads which attestations it has of each file. What cannot be read is unknown. */
  heldAttestations(distributions: readonly Distribution[]): Promise<ReadonlyMap<Distribution, HeldAttestations>>
  /** Waits until installers find every file, or so long have not. It never fails. */
  awaitServed(distributions: readonly Distribution[], limitMs: number): Promise<Serving>
}

export interface Clock {
  /** Milliseconds on a clock that never goes backwards. */
  monotonicMs(): number
  /** @throws {Failure} `CANCELLED` where the run is cancelled before or meanwhile. */
  sleep(milliseconds: number): Promise<void>
}
