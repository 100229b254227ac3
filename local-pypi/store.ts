import { normalizedName } from './names.ts'
import type { Provenance } from './provenance.ts'
import { canonicalVersion, type Version, versionText } from './versions.ts'

export interface Digests {
  readonly sha256: string
  /** BLAKE2b with a digest of 32 bytes; a truncated BLAKE2b-512 is another value. */
  readonly blake2b256: string
  readonly md5: string
}

export type FileType = 'sdist' | 'bdist_wheel'

export interface StoredFile {
  readonly filename: string
  readonly filetype: FileType
  readonly pythonVersion: string
  readonly comment: string
  readonly size: number
  readonly digests: Digests
  readonly uploaded: Date
  /** The attestations it came with, if it came with any. */
  readonly provenance: Provenance | undefined
  /** Where it lies on this machine. */
  readonly location: string
}

/** Core metadata by lower-case field name, each with its values in the order sent. */
export type CoreMetadata = ReadonlyMap<string, readonly string[]>

export interface Release {
  readonly version: Version
  readonly created: Date
  /** The metadata of the first file; those of later ones are checked, and not stored. */
  readonly metadata: CoreMetadata
  readonly files: readonly StoredFile[]
}

/** What PEP 792 has a project be. Of a project in quarantine nothing is listed. */
export type ProjectStatus = 'active' | 'archived' | 'quarantined'

export interface Project {
  /** As spelled in the last upload. */
  readonly name: string
  readonly normalizedName: string
  /** The user who may upload to it with tokens. */
  readonly owner: string
  readonly status: ProjectStatus
  readonly lastSerial: number
  readonly releases: readonly Release[]
}

export interface Addition {
  readonly name: string
  readonly owner: string
  readonly version: Version
  readonly metadata: CoreMetadata
  readonly file: StoredFile
}

/** All that the index knows: projects, their releases and files, and every file name that was ever used. */
export class Store {
  readonly #projects = new Map<string, Project>()
  readonly #usedFilenames = new Set<string>()
  #serial = 0

  get serial(): number {
    return this.#serial
  }

  /** In the order of their normalised names. */
  get projects(): readonly Project[] {
    return [...this.#projects.values()].sort((left, right) => (left.normalizedName < right.normalizedName ? -1 : 1))
  }

  project(name: string): Project | undefined {
    return this.#projects.get(normalizedName(name))
  }

  release(project: Project | undefined, version: Version): Release | undefined {
    const wanted = canonicalVersion(version)
    return project?.releases.find((release) => canonicalVersion(release.version) === wanted)
  }

  /** The file of this name, or else one with these bytes, in whatever project. */
  fileLike(filename: string, { blake2b256 }: Digests): StoredFile | undefined {
    const files = this.#files()
    return (
      files.find((file) => file.filename === filename) ?? files.find((file) => file.digests.blake2b256 === blake2b256)
    )
  }

  file(filename: string): StoredFile | undefined {
    return this.#files().find((file) => file.filename === filename)
  }

  wasUsed(filename: string): boolean {
    return this.#usedFilenames.has(filename)
  }

  /** The project of this name, registered without releases unless it exists. */
  createProject(name: string, owner: string): Project {
    return (
      this.project(name) ??
      this.#put({ name, normalizedName: normalizedName(name), owner, status: 'active', lastSerial: 0, releases: [] })
    )
  }

  /** Stores a file, and the project and release that it is the first of. */
  add({ name, owner, version, metadata, file }: Addition): void {
    const project = this.createProject(name, owner)
    const release = this.release(project, version) ?? { version, created: file.uploaded, metadata, files: [] }
    const others = project.releases.filter((other) => versionText(other.version) !== versionText(release.version))
    const releases = [...others, { ...release, files: [...release.files, file] }]
    this.#usedFilenames.add(file.filename)
    // Each upload gives the project its name as displayed.
    this.#put({ ...project, name, releases })
  }

  setStatus(name: string, status: ProjectStatus): void {
    const project = this.project(name)
    if (project !== undefined) {
      this.#put({ ...project, status })
    }
  }

  /** Deletes a file as its owner can on PyPI. Its name stays used for ever. */
  deleteFile(filename: string): void {
    const holdsIt = ({ files }: Release) => files.some((file) => file.filename === filename)
    const project = this.projects.find(({ releases }) => releases.some(holdsIt))
    if (project !== undefined) {
      const releases = project.releases.map((release) => ({
        ...release,
        files: release.files.filter((file) => file.filename !== filename),
      }))
      this.#put({ ...project, releases })
    }
  }

  #files(): readonly StoredFile[] {
    return [...this.#projects.values()].flatMap(({ releases }) => releases.flatMap(({ files }) => files))
  }

  /** Every change of a project takes the next number of one series, as PyPI's journal does. */
  #put(project: Project): Project {
    this.#serial += 1
    const changed = { ...project, lastSerial: this.#serial }
    this.#projects.set(project.normalizedName, changed)
    return changed
  }
}
