import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer, Server as TlsServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { type Answer, jsonAnswer, sendAnswer, serverFault, statusPage } from './answers.ts'
import { type Claims, claimsOf, type Run, SAMPLE_RUN, variablesOf } from './claims.ts'
import { CLASSIFIERS } from './classifiers.ts'
import { type Identity, newToken, tokenShown } from './credentials.ts'
import { createFaults, type FaultPlan } from './faults.ts'
import { faultyAnswer } from './faulty-answer.ts'
import { filePath } from './file-address.ts'
import { createIssuer } from './issuer.ts'
import { projectJson } from './legacy-json.ts'
import { createMint, type MintRefusal, mintRefused } from './mint.ts'
import { normalizedName } from './names.ts'
import { provenanceOfFile } from './provenance.ts'
import { type Publisher, publisherOf } from './publishers.ts'
import { answerRequest, type Handler, type Incoming, movedTo, type Route, read, write } from './router.ts'
import { createSigstore, type SigstoreControl } from './sigstore/sigstore.ts'
import type { TrustedRoot } from './sigstore/trusted-root.ts'
import { simpleIndex, simpleProject } from './simple.ts'
import { type Digests, type ProjectStatus, Store } from './store.ts'
import { type AttestationsState, LOCAL_USER, type ReceivedUpload } from './upload.ts'
import { createUploadEndpoint } from './upload-endpoint.ts'
import { versionText } from './versions.ts'

const SIGSTORE_AUDIENCE = 'sigstore'
const DEFAULT_FILE_SIZE_LIMIT_BYTES = 100 * 1024 * 1024
const DEFAULT_TOKEN_LIFETIME_SECONDS = 900

export interface LocalPypiOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number
  /** The run that the ID tokens speak of; what is not given is as in the sample run. */
  readonly run?: Partial<Run>
  /** Claims of the first ID tokens that differ from the run's; `undefined` removes a claim. */
  readonly claims?: Claims
  /**
   * The projects of the one publisher that fits the run. With `any`, the default, an upload creates the project it
   * names, which no trusted publisher can do on PyPI.
   */
  readonly projects?: Publisher['projects']
  /** Registered publishers, instead of the one that fits the run. */
  readonly publishers?: readonly Publisher[]
  /** The audience of ID tokens; `pypi` when not given. */
  readonly audience?: string
  /** The classifiers that are valid, instead of the ones PyPI takes. */
  readonly classifiers?: readonly string[]
  /** 100 MiB when not given, as on PyPI. */
  readonly fileSizeLimitBytes?: number
  /** The index's clock, which each answer tells as well. */
  readonly now?: () => Date
  /** How long a minted token is good for; 15 minutes when not given, as on PyPI. */
  readonly tokenLifetimeSeconds?: number
  /** How much longer each upload takes, in milliseconds, however many come at once; 0 when not given. */
  readonly uploadLatencyMs?: number
  /** What goes wrong from the beginning. */
  readonly faults?: FaultPlan
  /** A key and its certificate, both in PEM, with which everything is spoken over TLS. */
  readonly tls?: { readonly key: string | Buffer; readonly cert: string | Buffer }
  /** How much longer each call of Sigstore takes, in milliseconds; 0 when not given. */
  readonly sigstoreLatencyMs?: number
  /** Called after each upload with what was received and what became of it. */
  readonly onUpload?: (upload: ReceivedUpload) => void
}

export interface UserTokenOptions {
  /** The user it is for; the one who owns everything when not given. */
  readonly user?: string
  /** The projects it is limited to. */
  readonly projects?: readonly string[]
  readonly expires?: Date
}

export interface ProjectContents {
  readonly name: string
  readonly releases: readonly ReleaseContents[]
}

export interface ReleaseContents {
  readonly version: string
  readonly files: readonly { readonly filename: string; readonly size: number; readonly digests: Digests }[]
}

/** A request as it came in, without anything secret. */
export interface SeenRequest {
  readonly method: string
  /** With the query string, as sent. */
  readonly path: string
  readonly accept: string | undefined
  readonly authorization: 'given' | 'none'
}

export interface LocalPypi {
  readonly origin: string
  readonly uploadUrl: string
  readonly simpleUrl: string
  /** The address of the certificate authority, without the path of its API. */
  readonly fulcioUrl: string
  /** What makes the action take it for PyPI, by the names of its inputs. */
  readonly inputs: Readonly<Record<string, string>>
  /** The address of the transparency log, without the path of its API. */
  readonly rekorUrl: string
  readonly trustedRootUrl: string
  /** What a verifier of the attestations made here has to trust. */
  readonly trustedRoot: TrustedRoot
  /** The calls of Sigstore so far, and its faults. */
  readonly sigstore: SigstoreControl
  /** A token of the user who owns everything. */
  readonly userToken: string
  /** The variables that a runner sets for a job with `id-token: write`, as the claims of the next ID token say it. */
  readonly runnerEnvironment: Readonly<Record<string, string>>
  /** Every upload so far, in the order in which they were answered. */
  readonly received: readonly ReceivedUpload[]
  /** How many tokens were minted. */
  readonly minted: number
  /** Every request so far, whatever for, in the order in which they came. */
  readonly requests: readonly SeenRequest[]
  /** Replaces the claims that differ from the run's in the ID tokens from now on; `undefined` removes a claim. */
  setClaims(claims: Claims): void
  /** Lets other requests go wrong from now on; none without a plan. */
  setFaults(plan?: FaultPlan): void
  createUserToken(options: UserTokenOptions): string
  /** Deletes a file, as its owner can on PyPI; its name cannot be used again. */
  deleteFile(filename: string): void
  /** Archives a project, puts it in quarantine, or makes it active again. */
  setProjectStatus(name: string, status: ProjectStatus): void
  /** From now on pages about projects come out of a cache that has had them for so long; 0 for no cache. */
  setAge(seconds: number): void
  /** Refuses every exchange of tokens with this code and sentence from now on, whatever is shown; `undefined` ends that. */
  refuseMinting(refusal: MintRefusal | undefined): void
  /** Says what becomes of the attestations of uploads from now on; they are verified, `on`, at first. */
  setAttestations(state: AttestationsState): void
  contents(): readonly ProjectContents[]
  /** Ends every connection and removes the uploaded files from disk. */
  close(): Promise<void>
}

/**
 * Starts PyPI, a GitHub-like issuer of ID tokens and a Sigstore on one port of 127.0.0.1. Everything is
 * gone when it is closed. The certificate authority takes the issuer's tokens for the audience `sigstore`, and names
 * GitHub as their issuer in its certificates, as PyPI wants to see it.
 */
export async function startLocalPypi(options: LocalPypiOptions = {}): Promise<LocalPypi> {
  const { audience = 'pypi', projects = 'any', now = () => new Date() } = options
  const { tls, uploadLatencyMs = 0, tokenLifetimeSeconds = DEFAULT_TOKEN_LIFETIME_SECONDS } = options
  const server = tls === undefined ? createServer() : createTlsServer(tls)
  const origin = await listen(server, options.port ?? 0)
  // Nothing is awaited from here on: the first request may come at any time.
  const folder = mkdtempSync(join(tmpdir(), 'local-pypi-'))

  const run: Run = { ...SAMPLE_RUN, ...options.run }
  let overrides: Claims = options.claims ?? {}
  const currentClaims = (): Claims => ({ ...claimsOf(run), ...overrides })

  const store = new Store()
  const tokens = new Map<string, Identity>()
  const publishers = options.publishers ?? [publisherOf(run, projects)]
  for (const publisher of publishers) {
    for (const name of publisher.projects === 'any' ? [] : publisher.projects) {
      store.createProject(name, LOCAL_USER)
    }
  }
  const issuer = createIssuer({ url: origin, now })
  const sigstore = createSigstore({
    url: origin,
    now,
    verifyIdToken: async (token) => issuer.verify(token, SIGSTORE_AUDIENCE),
    latencyMs: options.sigstoreLatencyMs ?? 0,
  })
  const mint = createMint({ issuer, audience, publishers, tokens, lifetimeSeconds: tokenLifetimeSeconds, now })
  const faults = createFaults(options.faults)
  const received: ReceivedUpload[] = []
  const requests: SeenRequest[] = []
  let ageSeconds = 0
  let attestations: AttestationsState = 'on'
  let ordered: MintRefusal | undefined
  const uploadUrl = `${origin}/legacy/`
  const endpoint = createUploadEndpoint({
    store,
    tokens,
    classifiers: new Set(options.classifiers ?? CLASSIFIERS),
    fileSizeLimitBytes: options.fileSizeLimitBytes ?? DEFAULT_FILE_SIZE_LIMIT_BYTES,
    now,
    attestations: () => attestations,
    trustedRoot: sigstore.trustedRoot,
    folder,
    url: uploadUrl,
    onUpload: (upload) => {
      received.push(upload)
      options.onUpload?.(upload)
    },
  })

  const idToken: Handler = async ({ request, query }) => {
    if (/^bearer +(.+)$/i.exec(request.headers.authorization ?? '')?.[1] !== issuer.requestToken) {
      return jsonAnswer(401, { message: 'The request token is missing or wrong.' })
    }
    // A runner's tokens are meant for the owner when no audience is asked for.
    const [owner = ''] = run.repository.split('/')
    const value = await issuer.issue(query.get('audience') ?? `https://github.com/${owner}`, currentClaims())
    return jsonAnswer(200, { count: value.length, value })
  }

  const simpleRequest = ({ request }: Incoming) => ({
    accept: request.headers.accept,
    ifNoneMatch: request.headers['if-none-match'],
    origin,
  })

  const cached = (answer: Answer): Answer =>
    ageSeconds === 0 ? answer : { ...answer, headers: { ...answer.headers, Age: String(ageSeconds) } }

  const routes: readonly Route[] = [
    read(/^\/_runner\/token$/, idToken),
    read(/^\/\.well-known\/openid-configuration$/, () => jsonAnswer(200, issuer.configuration())),
    read(/^\/\.well-known\/jwks$/, async () => jsonAnswer(200, await issuer.keys())),
    read(/^\/_\/oidc\/audience$/, () => jsonAnswer(200, { audience })),
    write(/^\/_\/oidc\/(?:github\/)?mint-token$/, async ({ request }) => {
      const body = await readText(request)
      return ordered === undefined ? mint.mint(body) : mintRefused(ordered)
    }),
    write(/^\/legacy$/, endpoint.withoutSlash),
    { path: /^\/legacy\/$/, handle: (incoming) => delayed(endpoint.legacy(incoming), uploadLatencyMs) },
    { path: /^\/pypi$/, handle: endpoint.former },
    read(/^\/pypi\/([^/]+)(?:\/([^/]+))?\/json\/?$/, (_, name = '', version = '') =>
      cached(projectJson(store, { name, version: version === '' ? undefined : version, origin })),
    ),
    read(/^\/simple\/$/, (incoming) => simpleIndex(store, simpleRequest(incoming))),
    read(/^\/simple\/([^/]+)\/$/, (incoming, name = '') => cached(simpleProject(store, name, simpleRequest(incoming)))),
    read(/^\/simple(?:\/[^/]+)?$/, (incoming) => movedTo(`${origin}${incoming.path}/`, incoming)),
    {
      path: /^\/integrity\/([^/]+)\/([^/]+)\/([^/]+)\/provenance$/,
      methods: ['GET'],
      handle: (incoming, name = '', version = '', filename = '') =>
        provenanceOfFile(store, { name, version, filename, attestations }, incoming),
    },
    write(/^\/api\/v2\/signingCert$/, async ({ request }) => sigstore.signCertificate(await readText(request))),
    write(/^\/api\/v1\/log\/entries$/, async ({ request }) =>
      sigstore.addEntry(await readText(request), request.headers['content-type']),
    ),
    read(/^\/api\/v1\/log\/entries\/([0-9a-f]+)$/, async (_, uuid = '') => sigstore.entry(uuid)),
    read(/^\/trusted_root\.json$/, () => jsonAnswer(200, sigstore.trustedRoot)),
    read(/^\/packages\/.+\/([^/]+)$/, (incoming, filename = '') => {
      const file = store.file(filename)
      return file === undefined || decodeURIComponent(filePath(file)) !== incoming.path
        ? statusPage({ status: 404 }, incoming)
        : {
            status: 200,
            headers: { 'Content-Type': 'application/octet-stream' },
            body: { file: file.location, size: file.size },
          }
    }),
  ]

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { method = 'GET', url = '/', headers } = request
    const authorization = headers.authorization === undefined ? 'none' : 'given'
    requests.push({ method, path: url, accept: headers.accept, authorization })
    response.setHeader('Date', now().toUTCString())
    const answer = () => answerRequest(request, routes).catch(() => serverFault())
    faults
      .of(request)
      .then((fault) => (fault === undefined ? answer() : faultyAnswer(fault, { request, answer, expireToken })))
      .then((given) => sendAnswer(given, response))
      .catch(() => response.destroy())
  })

  const expireToken = ({ headers }: IncomingMessage): void => {
    const token = tokenShown(headers.authorization) ?? ''
    const identity = tokens.get(token)
    if (identity !== undefined) {
      tokens.set(token, { ...identity, expires: new Date(0) })
    }
  }

  const createUserToken = ({ user = LOCAL_USER, projects: limit, expires }: UserTokenOptions): string => {
    const token = newToken()
    tokens.set(token, { kind: 'user', user, projects: limit?.map(normalizedName) ?? 'any', expires })
    return token
  }

  return {
    origin,
    uploadUrl,
    inputs: { 'repository-url': uploadUrl, 'index-type': 'pypi', 'fulcio-url': origin, 'rekor-url': origin },
    simpleUrl: `${origin}/simple/`,
    fulcioUrl: origin,
    rekorUrl: origin,
    trustedRootUrl: `${origin}/trusted_root.json`,
    trustedRoot: sigstore.trustedRoot,
    sigstore: sigstore.control,
    userToken: createUserToken({}),
    get runnerEnvironment() {
      return {
        // The query string is there on real runners too: the audience has to be appended with `&`.
        ACTIONS_ID_TOKEN_REQUEST_URL: `${origin}/_runner/token?api-version=2.0`,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: issuer.requestToken,
        ...variablesOf(currentClaims()),
      }
    },
    received,
    get minted() {
      return mint.minted
    },
    requests,
    setClaims: (claims) => {
      overrides = claims
    },
    setFaults: (plan) => faults.set(plan),
    createUserToken,
    deleteFile: (filename) => store.deleteFile(filename),
    setProjectStatus: (name, status) => store.setStatus(name, status),
    setAge: (seconds) => {
      ageSeconds = seconds
    },
    refuseMinting: (refusal) => {
      ordered = refusal
    },
    setAttestations: (state) => {
      attestations = state
    },
    contents: () =>
      store.projects.map(({ name, releases }) => ({
        name,
        releases: releases.map(({ version, files }) => ({
          version: versionText(version),
          files: files.map(({ filename, size, digests }) => ({ filename, size, digests })),
        })),
      })),
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) {
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

async function delayed(answer: Answer | Promise<Answer>, milliseconds: number): Promise<Answer> {
  const given = await answer
  if (milliseconds > 0) {
    await setTimeout(milliseconds, undefined, { ref: false })
  }
  return given
}

async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  const actualPort = typeof address === 'object' && address !== null ? address.port : port
  return `${server instanceof TlsServer ? 'https' : 'http'}://127.0.0.1:${actualPort}`
}
