const require_main = require("./main.js");
const require_errors = require("./errors.js");
const require_statement = require("./statement.js");
const require_whole_answer = require("./whole-answer.js");
let node_crypto = require("node:crypto");
// src/attestation/der.ts
/** The lowest bits of a tag, all set, say that the tag goes on; nothing in a certificate has such a tag. */
const LONG_TAG = 31;
const LONG_LENGTH = 128;
/**
* The values that stand one after another, without a look into them. Nothing where the bytes are anything else: a
* length that leads beyond the end, or that is not written as shortly as it can be.
*/
function derElementsIn(bytes) {
	const elements = [];
	for (let position = 0; position < bytes.length;) {
		const tag = bytes[position] ?? 0;
		const length = lengthAt(bytes, position + 1);
		if ((tag & LONG_TAG) === LONG_TAG || length === void 0) return void 0;
		const end = length.contentFrom + length.value;
		if (end > bytes.length) return void 0;
		elements.push({
			tag,
			content: bytes.subarray(length.contentFrom, end)
		});
		position = end;
	}
	return elements;
}
function lengthAt(bytes, position) {
	const first = bytes[position];
	if (first === void 0) return void 0;
	if (first < LONG_LENGTH) return {
		value: first,
		contentFrom: position + 1
	};
	const count = first - LONG_LENGTH;
	const contentFrom = position + 1 + count;
	const value = bytes.subarray(position + 1, contentFrom).reduce((sum, byte) => sum * 256 + byte, 0);
	return value < (count === 1 ? LONG_LENGTH : 256 ** (count - 1)) ? void 0 : {
		value,
		contentFrom
	};
}
// src/attestation/certificate.ts
/** The object identifiers of Fulcio's extensions, 1.3.6.1.4.1.57264.1.N as they are encoded, in hex. */
const FULCIO = "2b0601040183bf3001";
const FULCIO_ISSUER = `${FULCIO}08`;
const FULCIO_REPOSITORY = `${FULCIO}0c`;
const FULCIO_COMMIT = `${FULCIO}0d`;
const FULCIO_REF = `${FULCIO}0e`;
const FULCIO_WORKFLOW = `${FULCIO}12`;
const UTF8_STRING = 12;
const SEQUENCE = 48;
const EXTENSIONS = 163;
/** Parses a certificate in DER; nothing where it is none, or one whose key or extensions cannot be read. */
function parseCertificate(der) {
	try {
		const certificate = new node_crypto.X509Certificate(der);
		const identity = identityIn(der);
		if (!certificate.raw.equals(der) || identity === void 0) return void 0;
		return {
			publicKey: certificate.publicKey,
			notBeforeMs: Date.parse(certificate.validFrom),
			notAfterMs: Date.parse(certificate.validTo),
			pem: certificate.toString(),
			identity
		};
	} catch {
		return;
	}
}
function identityIn(der) {
	const extensions = extensionsIn(der);
	if (extensions === void 0) return void 0;
	const textOf = (oid) => textIn(extensions.get(oid));
	return {
		issuer: textOf(FULCIO_ISSUER),
		repositoryUri: textOf(FULCIO_REPOSITORY),
		workflowUri: textOf(FULCIO_WORKFLOW),
		commit: textOf(FULCIO_COMMIT),
		ref: textOf(FULCIO_REF)
	};
}
/** The values by object identifier (RFC 5280, section 4.1). None may stand there twice (section 4.2). */
function extensionsIn(der) {
	const [certificate] = derElementsIn(der) ?? [];
	const [fields] = elementsIn(certificate, SEQUENCE);
	const [list] = elementsIn(elementsIn(fields, SEQUENCE).find(({ tag }) => tag === EXTENSIONS), EXTENSIONS);
	const extensions = /* @__PURE__ */ new Map();
	for (const extension of elementsIn(list, SEQUENCE)) {
		const parts = elementsIn(extension, SEQUENCE);
		const [oid, value] = [parts.at(0), parts.at(-1)];
		if (oid === void 0 || value === void 0) return void 0;
		const key = hex(oid.content);
		if (extensions.has(key)) return void 0;
		extensions.set(key, value.content);
	}
	return extensions.size === 0 ? void 0 : extensions;
}
/** What stands in the element, if it is of this tag; else nothing. */
function elementsIn(element, tag) {
	return element?.tag === tag ? derElementsIn(element.content) ?? [] : [];
}
function textIn(value) {
	const [text, second] = derElementsIn(value ?? /* @__PURE__ */ new Uint8Array()) ?? [];
	return text?.tag === UTF8_STRING && second === void 0 ? require_main.utf8TextFrom(text.content) : void 0;
}
function hex(bytes) {
	return Buffer.from(bytes).toString("hex");
}
// src/attestation/identity.ts
/** PyPI takes attestations of no other instance of GitHub Actions (pypi-attestations, GitHubPublisher). */
const ISSUER = "https://token.actions.githubusercontent.com";
const GITHUB = "https://github.com";
const WORKFLOW_FILE = /([^/]+\.ya?ml)@/;
/**
* Whom a run signs as. PyPI finds the trusted publisher by the workflow of the job, and compares its repository and
* workflow with those of the run as a whole (warehouse, oidc/models/github.py; pypi-attestations, GitHubPublisher).
*
* @param claims of an ID token, unverified
*/
function signingIdentityFrom(claims) {
	const claim = (name) => {
		const value = claims.get(name);
		return typeof value === "string" ? value : "";
	};
	const repository = claim("repository");
	const workflowRef = claim("workflow_ref");
	const jobFile = workflowFileIn(claim("job_workflow_ref"));
	const runFile = workflowFileIn(workflowRef);
	if (repository === "" || jobFile === void 0 || runFile === void 0) return refused("The ID token does not say which workflow of which repository runs, so PyPI would not know either.");
	if (jobFile !== runFile) return refused(`PyPI refuses attestations from reusable workflows: this job stands in ${require_statement.quoted(jobFile)}, which ${require_statement.quoted(runFile)} calls.`);
	const places = [claim("ref"), claim("sha")].filter((place) => place !== "");
	if (!places.some((place) => workflowRef === `${repository}/.github/workflows/${jobFile}@${place}`)) return refused(`PyPI refuses attestations whose workflow is of another repository, ref or commit than the run: this one is ${require_statement.quoted(workflowRef)}, in a run of ${require_statement.quoted(`${repository}@${places[0] ?? ""}`)}.`);
	return {
		state: "accepted",
		identity: {
			issuer: ISSUER,
			repositoryUri: `${GITHUB}/${repository}`,
			workflowUri: `${GITHUB}/${workflowRef}`
		},
		warnings: claim("repository_visibility") === "public" ? [] : [exposureOf(repository)]
	};
}
/** Why a certificate is not for this identity, as the end of “It …”. */
function strangenessOf({ issuer, repositoryUri, workflowUri, commit, ref }, expected) {
	if (issuer !== expected.issuer) return `was signed by a run that ${named(issuer)} vouches for, not GitHub Actions`;
	if (repositoryUri !== expected.repositoryUri) return `was signed in the repository ${named(repositoryUri)}`;
	if (workflowUri !== expected.workflowUri) return `was signed by the workflow ${named(workflowUri)}`;
	return [ref, commit].some((place) => place !== void 0 && workflowUri.endsWith(`@${place}`)) ? void 0 : "was signed by a workflow of neither the ref nor the commit of its run";
}
function workflowFileIn(workflowRef) {
	return WORKFLOW_FILE.exec(workflowRef)?.[1];
}
function exposureOf(repository) {
	return `The repository ${require_statement.quoted(repository)} is not public, but certificates and log entries of attestations are, for ever: they tell its name, its owner, the workflow, the commit and the ref.`;
}
function named(value) {
	return value === void 0 ? "nobody knows" : require_statement.quoted(value);
}
function refused(reason) {
	return {
		state: "refused-by-index",
		reason
	};
}
// src/attestation/sigstore-service.ts
/** In all. An outage of half a minute is common; a release should not wait for one of hours. */
const SIGNING_MS = 12e4;
/** A log that is busy takes several seconds; what is given up sooner comes back as a conflict. */
const CALL_MS = 2e4;
/** The time is what ends it. */
const POLICY = {
	attempts: Number.POSITIVE_INFINITY,
	firstDelayMs: 1e3,
	longestDelayMs: 15e3
};
/** How long the trouble of a service is old news. */
const TELLING_MS = 5e3;
/** More than ten times what either has to say. */
const BODY_LIMIT_BYTES = 131072;
/** Begins the time that signing may take. */
function beginCalls({ transport, secrets, retrying }) {
	const { clock, onRetry } = retrying;
	const deadlineMs = clock.monotonicMs() + SIGNING_MS;
	const leftMs = () => deadlineMs - clock.monotonicMs();
	let state = "open";
	/** By service: until when its trouble has been told. Eight calls at once have the same. */
	const toldUntilMs = /* @__PURE__ */ new Map();
	const tellOnce = (service, tell) => {
		const nowMs = clock.monotonicMs();
		if (nowMs < (toldUntilMs.get(service) ?? Number.NEGATIVE_INFINITY)) return;
		toldUntilMs.set(service, nowMs + TELLING_MS);
		tell();
	};
	const assertOpen = ({ host }) => {
		if (state === "ended") throw new require_errors.Failure("NETWORK_ANSWER", `${host} is not asked any more.`);
	};
	const askOnce = async (url, { method, body }) => {
		assertOpen(url);
		if (leftMs() <= 0) throw new require_errors.Failure("NETWORK_TIMEOUT", `${url.host} did not do all that was asked within ${SIGNING_MS / 1e3} s.`);
		const reply = await transport.request({
			method,
			url,
			headers: {
				accept: "application/json",
				...body === void 0 ? {} : { "content-type": "application/json" }
			},
			...body === void 0 ? {} : { body },
			bodyLimitBytes: BODY_LIMIT_BYTES,
			wholeMs: Math.min(CALL_MS, leftMs())
		}).finally(() => assertOpen(url));
		return require_whole_answer.wholeAnswer(reply, url);
	};
	return {
		leftMs,
		async ask(service, request) {
			const url = new URL(service.url);
			url.pathname = `${url.pathname.replace(/\/+$/, "")}${request.path}`;
			const reply = await require_main.withRetries(() => askOnce(url, request), {
				policy: {
					...POLICY,
					deadlineMs
				},
				clock,
				onRetry: (reason, ...rest) => tellOnce(service, () => onRetry(`${service.name}: ${reason}`, ...rest))
			}).catch((cause) => {
				throw cause instanceof require_errors.Failure ? unreachable(service, cause) : cause;
			});
			if (require_main.isPassing(reply.status)) throw serviceFailure("SIGSTORE_UNAVAILABLE", service, `keeps answering with ${require_main.statusAndReason(reply, secrets)}`);
			return reply;
		},
		end() {
			state = "ended";
		}
	};
}
function isSuccess({ status }) {
	return status === 200 || status === 201;
}
/** A failure that says which service it is about, and what can be done; `what` goes on after its host. */
function serviceFailure(code, { role, name, url }, what, cause) {
	return new require_errors.Failure(code, `The ${role} ${name} at ${url.host} ${what}.`, {
		hint: hintFor(url),
		cause
	});
}
/** What an answer without success means, for a request that is not worth repeating. */
function refusal(service, reply, secrets) {
	const said = require_main.statusAndReason(reply, secrets);
	return reply.status >= 400 ? serviceFailure("SIGSTORE_REFUSED", service, `does not accept what this run asks for, with ${said}`) : serviceFailure("SIGSTORE_UNEXPECTED", service, `answered with ${said}, which makes no sense there`);
}
/** Failures of the network begin with the host. */
function unreachable(service, cause) {
	const failure = serviceFailure("SIGSTORE_UNAVAILABLE", service, cause.message.slice(service.url.host.length + 1).replace(/\.$/, ""), cause);
	if (cause.code !== "NETWORK_UNTRUSTED" || cause.hint === void 0) return failure;
	return new require_errors.Failure(failure.code, failure.message, {
		hint: `${cause.hint} ${ALTERNATIVES}`,
		cause
	});
}
/** What one can do without Sigstore. */
const ALTERNATIVES = "With attestations: prefer, files are published without attestations where Sigstore has trouble; with attestations: false, it is not asked.";
function hintFor({ hostname }) {
	return `${/(?:^|\.)sigstore\.dev$/.test(hostname) ? "See https://status.sigstore.dev, and run the job again later." : "Check the inputs fulcio-url and rekor-url, and run the job again later."} ${ALTERNATIVES}`;
}
// src/attestation/certificate-authority.ts
const PATH$1 = "/api/v2/signingCert";
/** Fulcio's last ten minutes. One that runs out at once would be renewed for ever. */
const SHORTEST_LIFETIME_MS = 6e4;
/**
* Makes a key and has it certified for whoever the ID token names (Fulcio's API, version 2).
*
* @param identity whom it has to name
* @throws {Failure} `SIGSTORE_*`, or `IDENTITY_UNAVAILABLE` for a token without a subject.
*/
async function obtainCertificate(idToken, identity, { authority, calls, secrets }) {
	const subject = require_main.readClaims(idToken).get("sub");
	if (typeof subject !== "string" || subject === "") throw new require_errors.Failure("IDENTITY_UNAVAILABLE", "The ID token for Sigstore does not say whom it is for.");
	const { publicKey, privateKey } = (0, node_crypto.generateKeyPairSync)("ec", { namedCurve: "P-256" });
	const body = {
		credentials: { oidcIdentityToken: idToken },
		publicKeyRequest: {
			publicKey: {
				algorithm: "ECDSA",
				content: publicKey.export({
					type: "spki",
					format: "pem"
				})
			},
			proofOfPossession: (0, node_crypto.sign)("sha256", Buffer.from(subject), privateKey).toString("base64")
		}
	};
	const reply = await calls.ask(authority, {
		method: "POST",
		path: PATH$1,
		body: JSON.stringify(body)
	});
	if (!isSuccess(reply)) throw refusal(authority, reply, secrets);
	const leaf = leafIn(reply.body);
	const unexpected = (what) => serviceFailure("SIGSTORE_UNEXPECTED", authority, what);
	if (leaf === void 0) throw unexpected("answered without a certificate that can be read");
	const { der, pem, notBeforeMs, notAfterMs } = leaf;
	if (!leaf.publicKey.equals(publicKey)) throw unexpected("gave a certificate for another key");
	const strangeness = strangenessOf(leaf.identity, identity);
	if (strangeness !== void 0) throw unexpected(`gave a certificate for somebody else: what it signs ${strangeness}`);
	const lifetimeMs = notAfterMs - notBeforeMs;
	if (!(lifetimeMs >= SHORTEST_LIFETIME_MS)) throw unexpected("gave a certificate that is not valid for a minute");
	return {
		certificate: der,
		pem,
		lifetimeMs,
		sign: (bytes) => (0, node_crypto.sign)("sha256", bytes, privateKey)
	};
}
/** The first certificate of the chain, with the certificate log's promise in it: PyPI asks for no other form. */
function leafIn(body) {
	const chain = require_main.jsonField(require_main.jsonFieldsFrom(body).get("signedCertificateEmbeddedSct"), "chain");
	const certificates = require_main.jsonField(chain, "certificates");
	const [pem] = Array.isArray(certificates) ? certificates : [];
	const der = typeof pem === "string" ? derFrom(pem) : void 0;
	const leaf = der && parseCertificate(der);
	return leaf && {
		...leaf,
		der
	};
}
function derFrom(pem) {
	try {
		return new node_crypto.X509Certificate(pem).raw;
	} catch {
		return;
	}
}
// src/attestation/merkle-path.ts
/** The hash of a leaf of a log's tree (RFC 6962, section 2.1). */
function leafHash(leaf) {
	return (0, node_crypto.createHash)("sha256").update(Buffer.of(0)).update(leaf).digest();
}
/**
* The root to which a path leads from the hash of a leaf (RFC 9162, section 2.1.3.2); nothing where the path is longer
* or shorter than the leaf's place in such a tree wants.
*/
function rootFromPath(leaf, { index, treeSize, hashes }) {
	if (index < 0n || index >= treeSize) return void 0;
	let hash = leaf;
	let [node, last] = [index, treeSize - 1n];
	for (const sibling of hashes) {
		if (last === 0n) return void 0;
		if (node % 2n === 1n || node === last) {
			hash = nodeHash(sibling, hash);
			while (node % 2n === 0n && node !== 0n) [node, last] = [node / 2n, last / 2n];
		} else hash = nodeHash(hash, sibling);
		[node, last] = [node / 2n, last / 2n];
	}
	return last === 0n ? hash : void 0;
}
function nodeHash(left, right) {
	return (0, node_crypto.createHash)("sha256").update(Buffer.of(1)).update(left).update(right).digest();
}
// src/attestation/self-check.ts
/** The first lines of a log's note on its tree: its name, the size and the root; after an empty line, signatures. */
const CHECKPOINT = /^[^\n]+\n(\d+)\n([^\n]+)\n(?:[^\n]+\n)*\n(?:— [^\n]+\n)+$/;
/** The only algorithm of version 1 (PEP 740). */
const CURVE = "prime256v1";
/** The only kind of entry whose time PyPI believes (sigstore-python, verifier). */
const [KIND, KIND_VERSION] = ["dsse", "0.0.1"];
/**
* Why PyPI would refuse an attestation of this file by this run, as the end of “It …”; nothing where all is well as
* far as can be told without the keys of the authority and of the log. Whether the certificate is valid is judged by
* the log's time: that is what PyPI does, and the clock of a runner may be wrong.
*/
function flawIn(signed, distribution, identity) {
	const parsed = require_statement.parseStatement(signed.statement);
	if (parsed.kind === "flaw") return parsed.what;
	const certificate = parseCertificate(signed.certificate);
	if (certificate === void 0) return "has a certificate that cannot be read";
	return require_statement.mismatchOf(parsed.statement, distribution) ?? signatureFlaw(signed, certificate) ?? strangenessOf(certificate.identity, identity) ?? timeFlaw(signed.entry, certificate) ?? bodyFlaw(signed, certificate) ?? proofFlaw(signed.entry);
}
function signatureFlaw({ statement, signature }, { publicKey }) {
	if (publicKey.asymmetricKeyType !== "ec" || publicKey.asymmetricKeyDetails?.namedCurve !== CURVE) return "has a certificate for a key that is not of P-256";
	return (0, node_crypto.verify)("sha256", require_statement.paeOf(statement), publicKey, signature) ? void 0 : "has a signature that is not by the key of its certificate";
}
function timeFlaw({ integratedTime }, { notBeforeMs, notAfterMs }) {
	const loggedMs = Number(integratedTime) * 1e3;
	return loggedMs >= notBeforeMs && loggedMs <= notAfterMs ? void 0 : "was logged at a time when its certificate was not valid";
}
/** What was logged must be this statement, with this signature and this certificate, and no others. */
function bodyFlaw({ statement, signature, entry }, { pem }) {
	if (entry.kind !== KIND || entry.version !== KIND_VERSION) return "has a log entry of a kind that PyPI does not take";
	const body = require_main.jsonFieldsFrom(Buffer.from(entry.canonicalizedBody).toString("utf8"));
	if (body.get("kind") !== entry.kind || body.get("apiVersion") !== entry.version) return "has a log entry of another kind than it says";
	const spec = body.get("spec");
	const payloadHash = require_main.jsonField(spec, "payloadHash");
	if (!(require_main.jsonField(payloadHash, "algorithm") === "sha256" && require_main.jsonField(payloadHash, "value") === (0, node_crypto.createHash)("sha256").update(statement).digest("hex"))) return "has a log entry about another statement";
	const signatures = require_main.jsonField(spec, "signatures");
	const [only, second] = Array.isArray(signatures) ? signatures : [];
	if (second !== void 0 || require_main.jsonField(only, "signature") !== base64$1(signature)) return "has a log entry about another signature";
	return require_main.jsonField(only, "verifier") === base64$1(Buffer.from(pem)) ? void 0 : "has a log entry about another certificate";
}
function proofFlaw({ signedEntryTimestamp, inclusionProof, canonicalizedBody }) {
	const { logIndex, treeSize, rootHash, hashes, checkpoint } = inclusionProof;
	if (signedEntryTimestamp.length === 0) return "has a log entry without the promise of the log";
	const path = {
		index: BigInt(logIndex),
		treeSize: BigInt(treeSize),
		hashes
	};
	const root = rootFromPath(leafHash(canonicalizedBody), path);
	if (root === void 0) return "has an inclusion proof that does not fit the place of its log entry";
	if (!Buffer.from(root).equals(rootHash)) return "has an inclusion proof that leads to another root";
	const [, notedSize, notedRoot] = CHECKPOINT.exec(checkpoint) ?? [];
	return notedSize === treeSize && notedRoot === base64$1(rootHash) ? void 0 : "has an inclusion proof of another tree than the checkpoint";
}
function base64$1(bytes) {
	return Buffer.from(bytes).toString("base64");
}
// src/attestation/ready-made.ts
/**
* Judges the attestations that lie beside a distribution: those that this run might have made can be used.
*
* @param logKeyId of the log that PyPI trusts, where it is known
*/
function readyMadeFor(distribution, identity, logKeyId) {
	const usable = /* @__PURE__ */ new Map();
	const setAside = [];
	for (const file of distribution.attestations) {
		const judged = judge(file, distribution, identity, logKeyId);
		if (judged.kind === "usable" && !usable.has(judged.attestation.predicateType)) usable.set(judged.attestation.predicateType, judged.attestation);
		else {
			const what = judged.kind === "flaw" ? judged.what : "is of a type of which there is one already";
			setAside.push(`The attestation ${file.displayPath} is set aside: it ${what}.`);
		}
	}
	return {
		usable: [...usable.values()],
		setAside
	};
}
function judge({ text }, distribution, identity, logKeyId) {
	if (text === void 0) return {
		kind: "flaw",
		what: "cannot be read, or is far too long"
	};
	const parsed = require_statement.parseAttestation(text);
	if (parsed.kind === "flaw") return parsed;
	const { signed } = parsed;
	const statement = require_statement.parseStatement(signed.statement);
	if (statement.kind === "flaw") return statement;
	const flaw = flawIn(signed, distribution, identity);
	if (flaw !== void 0) return {
		kind: "flaw",
		what: flaw
	};
	if (logKeyId !== void 0 && Buffer.from(signed.entry.logKeyId).toString("base64") !== logKeyId) return {
		kind: "flaw",
		what: "was entered in another log than the one that PyPI trusts"
	};
	return {
		kind: "usable",
		attestation: {
			json: require_statement.attestationJson(signed),
			predicateType: statement.statement.predicateType,
			logIndex: signed.entry.logIndex,
			origin: "ready-made"
		}
	};
}
// src/attestation/signing-certificates.ts
const AUDIENCE = "sigstore";
const TOKEN_MARGIN_MS = 6e4;
const CERTIFICATE_MARGIN_MS = 3e4;
/**
* Fetches an ID token for Sigstore. How long it lasts is counted on our clock from the moment it was asked for: the
* runner's date may be wrong. A token that does not say how long it lasts is stale at once.
*
* @throws {Failure} as `IdentityProvider` does.
*/
async function fetchHeldIdToken(identity, clock) {
	const askedMs = clock.monotonicMs();
	const idToken = await identity.fetchIdToken(AUDIENCE).catch((error) => {
		throw forSigstore(error);
	});
	const claims = require_main.readClaims(idToken);
	const [issued, expires] = [claims.get("iat"), claims.get("exp")];
	return {
		idToken,
		staleAtMs: askedMs + (typeof issued === "number" && typeof expires === "number" ? (expires - issued) * 1e3 : 0) - TOKEN_MARGIN_MS
	};
}
/**
* Hands out the token at hand, as long as it is worth using, and then a fresh one each time.
*
* @param leftMs how long may be waited for one.
*/
function freshIdTokens(atHand, { identity, clock, leftMs }) {
	let unused = atHand;
	return async () => {
		const held = unused;
		unused = void 0;
		if (held !== void 0 && clock.monotonicMs() < held.staleAtMs) return held.idToken;
		return (await inTime(fetchHeldIdToken(identity, clock), leftMs())).idToken;
	};
}
/** Whoever gives ID tokens has a patience of its own, which may be longer. */
function inTime(work, limitMs) {
	let timer;
	const late = new Promise((_resolve, reject) => {
		timer = setTimeout(() => reject(tooLate()), limitMs);
	});
	return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
/** Says what the token is for: the one for the index may well have come. */
function forSigstore(error) {
	if (!(error instanceof require_errors.Failure) || error.code !== "IDENTITY_UNAVAILABLE") return error;
	return new require_errors.Failure(error.code, `For Sigstore, which attestations need: ${error.message}`, {
		hint: [error.hint, ALTERNATIVES].filter((hint) => hint !== void 0).join(" "),
		cause: error
	});
}
function tooLate() {
	return new require_errors.Failure("IDENTITY_UNAVAILABLE", "GitHub did not give this job an ID token for Sigstore in time.", { hint: "Run the job again; if it happens again, see https://www.githubstatus.com." });
}
/**
* The certificate to sign with: one for all who ask, until it has less than half a minute left. Then the first who
* asks gets the next one for all.
*/
function renewedCertificates(obtain, clock) {
	const obtainHeld = async () => {
		const askedMs = clock.monotonicMs();
		const certificate = await obtain();
		return {
			certificate,
			staleAtMs: askedMs + certificate.lifetimeMs - CERTIFICATE_MARGIN_MS
		};
	};
	let held;
	return async () => {
		for (;;) {
			held ??= obtainHeld();
			const mine = held;
			const { certificate, staleAtMs } = await mine;
			if (clock.monotonicMs() < staleAtMs) return certificate;
			if (held === mine) held = void 0;
		}
	};
}
// src/attestation/transparency-log.ts
const PATH = "/api/v1/log/entries";
/** The number of the log's tree, where it is told, and the hash of the leaf. */
const UUID = /^(?:[\da-f]{16})?([\da-f]{64})$/;
const SHA256_HEX = /^[\da-f]{64}$/;
const BASE64 = /^(?:[A-Za-z\d+/]{4})+(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/;
/** A tree of 2^64 leaves is no higher. */
const MOST_HASHES = 64;
/**
* Enters a signed statement into the log (Rekor's API, version 1, kind `dsse` 0.0.1). Where the log has it already, as
* after an answer that was lost, that entry is read.
*
* @throws {Failure} `SIGSTORE_*`. Whether the entry is about what was sent is for the caller to check.
*/
async function logStatement(proposal, { log, calls, secrets }) {
	const reply = await calls.ask(log, {
		method: "POST",
		path: PATH,
		body: requestFor(proposal)
	});
	const final = reply.status === 409 ? await lookUp(reply, log, calls) : reply;
	if (!isSuccess(final)) throw refusal(log, final, secrets);
	const entry = entryFrom(final.body);
	if (entry === void 0) throw unexpected(log, "answered with something that is no entry");
	return entry;
}
function requestFor({ statement, signature, certificatePem }) {
	const proposedContent = {
		envelope: JSON.stringify({
			payload: base64(statement),
			payloadType: require_statement.PAYLOAD_TYPE,
			signatures: [{ sig: base64(signature) }]
		}),
		verifiers: [base64(Buffer.from(certificatePem))]
	};
	return JSON.stringify({
		apiVersion: "0.0.1",
		kind: "dsse",
		spec: { proposedContent }
	});
}
/** Only the entry's number is taken from where the log points to, and only on the log itself. */
async function lookUp({ headers }, log, calls) {
	const location = headers.get("location") ?? "";
	const url = URL.canParse(location, log.url.href) ? new URL(location, log.url) : void 0;
	const [before, uuid = ""] = url?.pathname.split(`${PATH}/`) ?? [];
	if (url?.origin !== log.url.origin || before === void 0 || !UUID.test(uuid)) throw unexpected(log, "has this entry already, and does not say where");
	return calls.ask(log, {
		method: "GET",
		path: `${PATH}/${uuid}`
	});
}
/** The one entry of an answer; nothing where anything is missing, or of another form than it should be. */
function entryFrom(body) {
	const [found, second] = [...require_main.jsonFieldsFrom(body)];
	if (found === void 0 || second !== void 0) return void 0;
	const [uuid, value] = found;
	const verification = require_main.jsonField(value, "verification");
	const proof = require_main.jsonField(verification, "inclusionProof");
	const hashes = require_main.jsonField(proof, "hashes");
	const canonicalizedBody = bytesFromBase64(require_main.jsonField(value, "body"));
	if (canonicalizedBody === void 0) return void 0;
	if (UUID.exec(uuid)?.[1] !== Buffer.from(leafHash(canonicalizedBody)).toString("hex")) return void 0;
	const logged = require_main.jsonFieldsFrom(Buffer.from(canonicalizedBody).toString("utf8"));
	return whole({
		logIndex: decimalFrom(require_main.jsonField(value, "logIndex")),
		logKeyId: hashFrom(require_main.jsonField(value, "logID")),
		integratedTime: decimalFrom(require_main.jsonField(value, "integratedTime")),
		kind: textFrom(logged.get("kind")),
		version: textFrom(logged.get("apiVersion")),
		signedEntryTimestamp: bytesFromBase64(require_main.jsonField(verification, "signedEntryTimestamp")),
		inclusionProof: whole({
			logIndex: decimalFrom(require_main.jsonField(proof, "logIndex")),
			treeSize: decimalFrom(require_main.jsonField(proof, "treeSize")),
			rootHash: hashFrom(require_main.jsonField(proof, "rootHash")),
			hashes: Array.isArray(hashes) ? hashesFrom(hashes) : void 0,
			checkpoint: textFrom(require_main.jsonField(proof, "checkpoint"))
		}),
		canonicalizedBody
	});
}
/** A record that lacks nothing. */
function whole(fields) {
	return isWhole(fields) ? fields : void 0;
}
function isWhole(fields) {
	return Object.values(fields).every((value) => value !== void 0);
}
/** Larger numbers than are exact would be others than the log has said. */
function decimalFrom(value) {
	return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? String(value) : void 0;
}
function hashFrom(value) {
	return typeof value === "string" && SHA256_HEX.test(value) ? Buffer.from(value, "hex") : void 0;
}
function hashesFrom(values) {
	const hashes = values.slice(0, MOST_HASHES).flatMap((value) => hashFrom(value) ?? []);
	return hashes.length === values.length ? hashes : void 0;
}
function textFrom(value) {
	return typeof value === "string" && value !== "" ? value : void 0;
}
function bytesFromBase64(value) {
	return typeof value === "string" && BASE64.test(value) ? Buffer.from(value, "base64") : void 0;
}
function base64(bytes) {
	return Buffer.from(bytes).toString("base64");
}
function unexpected(log, what) {
	return serviceFailure("SIGSTORE_UNEXPECTED", log, what);
}
// src/attestation/attest.ts
/** Sigstore publishes no limits, but has been seen to answer 429 to who asked for much at once. */
const PARALLEL_ENTRIES = 8;
/**
* Reads what signing needs: an ID token for Sigstore, and what its claims say of this run.
*
* @throws {Failure} `IDENTITY_*`
*/
async function prepareAttesting({ authorityUrl, logUrl }, ports) {
	const firstIdToken = await fetchHeldIdToken(ports.identity, ports.retrying.clock);
	const run = signingIdentityFrom(require_main.readClaims(firstIdToken.idToken));
	if (run.state === "refused-by-index") return run;
	const signing = {
		authority: {
			role: "certificate authority",
			name: "Fulcio",
			url: authorityUrl
		},
		log: {
			role: "transparency log",
			name: "Rekor",
			url: logUrl
		},
		identity: run.identity,
		firstIdToken,
		ports
	};
	return {
		state: "ready",
		warnings: run.warnings,
		attest: (distributions) => attest(distributions, signing)
	};
}
async function attest(distributions, signing) {
	const readyMade = distributions.map((distribution) => {
		const { usable, setAside } = readyMadeFor(distribution, signing.identity, knownKeyIdOf(signing.log));
		for (const sentence of setAside) signing.ports.log.info(sentence);
		return [distribution, usable];
	});
	const isLacking = ([, usable]) => usable.every(({ predicateType }) => predicateType !== require_statement.PUBLISH_TYPE);
	const made = await attestEach(readyMade.filter(isLacking).map(([distribution]) => distribution), signing);
	return new Map(readyMade.map(([distribution, usable]) => {
		const own = made.get(distribution);
		return [distribution, own === void 0 ? usable : [own, ...usable]];
	}));
}
/** SHA-256 of the key of Sigstore's public log, which has not changed since 2021. */
const PUBLIC_LOG_KEY_ID = "wNI9atQGlz+VWfO6LRygH4QUfY/8W4RFwiT5i5WRgB0=";
function knownKeyIdOf({ url }) {
	return url.hostname === "rekor.sigstore.dev" ? PUBLIC_LOG_KEY_ID : void 0;
}
/** Makes an attestation for each, or for none. */
async function attestEach(distributions, { authority, log, identity, firstIdToken, ports }) {
	const { secrets, onProgress } = ports;
	const { clock } = ports.retrying;
	const calls = beginCalls(ports);
	const nextIdToken = freshIdTokens(firstIdToken, {
		identity: ports.identity,
		clock,
		leftMs: calls.leftMs
	});
	const currentCertificate = renewedCertificates(async () => obtainCertificate(await nextIdToken(), identity, {
		authority,
		calls,
		secrets
	}), clock);
	const made = /* @__PURE__ */ new Map();
	const attestOne = async (distribution) => {
		const { certificate, pem, sign } = await currentCertificate();
		const statement = require_statement.statementFor(distribution);
		const signature = sign(require_statement.paeOf(statement));
		const entry = await logStatement({
			statement,
			signature,
			certificatePem: pem
		}, {
			log,
			calls,
			secrets
		});
		const signed = {
			statement,
			signature,
			certificate,
			entry
		};
		const flaw = flawIn(signed, distribution, identity);
		if (flaw !== void 0) {
			const what = `What Sigstore gave for ${distribution.filename.basename} cannot be used: the attestation ${flaw}.`;
			throw new require_errors.Failure("SIGSTORE_UNEXPECTED", what, { hint: `Run the job again later. ${ALTERNATIVES}` });
		}
		made.set(distribution, {
			json: require_statement.attestationJson(signed),
			predicateType: require_statement.PUBLISH_TYPE,
			logIndex: entry.logIndex,
			origin: "made here"
		});
		onProgress?.(made.size, distributions.length);
	};
	try {
		await inParallel(distributions, PARALLEL_ENTRIES, attestOne);
	} catch (error) {
		calls.end();
		throw error;
	}
	return made;
}
/** Works on so many at once, each by the next one who is free. */
async function inParallel(items, most, work) {
	const rest = items.values();
	const workThrough = async () => {
		for (const item of rest) await work(item);
	};
	await Promise.all(Array.from({ length: Math.min(most, items.length) }, workThrough));
}
exports.prepareAttesting = prepareAttesting;
