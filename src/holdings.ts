/** A file as an index lists it. */
export interface HeldFile {
  readonly filename: string
  /** Lower-case hex; absent where the index gives another digest or none. */
  readonly sha256: string | undefined
  /** In bytes. */
  readonly size: number | undefined
  readonly uploaded: Date | undefined
}

/** What an index holds of one release. */
export type ReleaseHoldings =
  | {
      readonly state: 'known'
      readonly files: ReadonlyMap<string, HeldFile>
      /** Said where a cache has kept the answer for a while: files may have been deleted since. */
      readonly freshness?: 'aged'
    }
  /** It could not be read; why, for the log. */
  | { readonly state: 'unknown'; readonly reason: string }

/** What PEP 792 lets an index say of a project, in the index's own word. */
export interface ProjectStatus {
  readonly word: string
  /** `aged` where a cache has kept the answer for a while: the status may have changed since. */
  readonly freshness: 'fresh' | 'aged'
}

/** The release that installers would have taken before. */
export interface EarlierRelease {
  readonly version: string
  readonly filenames: readonly string[]
}

/** What an index holds of one project. `undefined` stands for what is not known. */
export interface ProjectHoldings {
  readonly existence: 'exists' | 'absent' | 'unknown'
  readonly status: ProjectStatus | undefined
  /** Names of the files of the release before the one at hand, by its `releaseKey`; those that are not known are absent. */
  readonly earlier?: ReadonlyMap<string, EarlierRelease> | undefined
  /** Of all files of the project together. */
  readonly totalBytes: number | undefined
  /** By `releaseKey`; those of the distributions at hand are all there. */
  readonly releases: ReadonlyMap<string, ReleaseHoldings>
}

/** Everything that was read of an index before anything is sent to it. */
export interface Holdings {
  /** By normalised name; those of the distributions at hand are all there. */
  readonly projects: ReadonlyMap<string, ProjectHoldings>
  /** The classifiers that the index takes, where it told and somebody asked. */
  readonly classifiers: ReadonlySet<string> | undefined
  readonly readAt: Date
}
