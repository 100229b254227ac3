const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_main = require("./main.js");
const require_errors = require("./errors.js");
const require_survey = require("./survey.js");
const require__left_out$1 = require("./_left-out.js");
const require_project_name = require("./project-name.js");
let node_stream = require("node:stream");
// src/distribution/chunk-pool.ts
/** Half the throughput with 64 KiB, no more of it with 4 MiB. */
const CHUNK_BYTES = 524288;
/**
* Buffers for the pieces of large files, used again once a piece has been sent. Left to the garbage collector, they pile
* up to some 60 MiB before it runs.
*/
var ChunkPool = class {
	#free = [];
	#lent = /* @__PURE__ */ new WeakSet();
	/** A buffer of `CHUNK_BYTES`, with whatever is in it. */
	take() {
		const buffer = this.#free.pop() ?? Buffer.allocUnsafeSlow(524288);
		this.#lent.add(buffer);
		return buffer;
	}
	/** Takes back a buffer that nobody reads any more. What is not of this pool, or only a part, is left alone. */
	giveBack(buffer) {
		if (this.#lent.delete(buffer)) this.#free.push(buffer);
	}
};
// src/distribution/file-stream.ts
/**
* The bytes of a distribution, for sending. The stream fails with `DIST_CHANGED` where the file is no longer the one
* that was read. That is found out before the last chunk is given away, so a file that changed never arrives whole.
* Destroying the stream closes the file. Chunks may be given back to the pool once they have been sent.
*/
function streamUnchanged(distribution, pool) {
	return node_stream.Readable.from(chunksOf(distribution, pool), {
		objectMode: false,
		highWaterMark: CHUNK_BYTES
	});
}
async function* chunksOf({ path, displayPath, stamp, size }, pool) {
	const opened = await require_main.openRegularFile(path, displayPath);
	try {
		if (!require_main.isSameStamp(opened.stamp, stamp)) throw changed(displayPath);
		for (let position = 0; position < size;) {
			const length = Math.min(CHUNK_BYTES, size - position);
			const { buffer, bytesRead } = await opened.handle.read(pool.take(), 0, length, position);
			position += bytesRead;
			if (bytesRead === 0 || position === size && !require_main.isSameStamp(await require_main.stampOf(opened.handle), stamp)) throw changed(displayPath);
			yield bytesRead === buffer.length ? buffer : buffer.subarray(0, bytesRead);
		}
	} catch (error) {
		throw require_main.asUnreadable(error, displayPath);
	} finally {
		await opened.handle.close();
	}
}
function changed(displayPath) {
	return require_main.changedFailure(displayPath, "after it was read");
}
// src/package-index/refusals.ts
const HELP = "https://pypi.org/help/";
/**
* What PyPI says when it refuses an upload, the more particular before the more general (warehouse: forklift/legacy.py,
* forklift/metadata.py, packaging/services.py, attestations/services.py, macaroons/security_policy.py).
*/
const REFUSALS = [
	{
		says: /\bexpired\b/i,
		hint: "The token is expired. Run the job again; if the token is a secret of yours, make a new one."
	},
	{
		says: /OIDC scoped token is not valid for project|given token isn't allowed to upload/i,
		hint: "The trusted publisher of this workflow is not registered for this project, or the project is archived or in quarantine: look at its pages Publishing and Settings."
	},
	{
		says: /project-scoped token is not valid for project/i,
		hint: "The token was made for another project. Make one for this project, or use trusted publishing."
	},
	{
		says: /Invalid API Token/i,
		hint: "Set the secret again, with the whole token from “pypi-” to its end."
	},
	{
		says: /Invalid or non-existent authentication/i,
		hint: "The index does not know this token: it was revoked, is not whole, or belongs to another index. PyPI and TestPyPI have tokens of their own."
	},
	{
		says: /Username\/Password authentication is no longer supported/i,
		hint: "Use trusted publishing, or an API token as the input password without the input user."
	},
	{
		says: /verified primary email/i,
		hint: "Whoever made the token has to verify their email address, in the account settings of the index."
	},
	{
		says: /two-factor authentication/i,
		hint: "Whoever made the token has to turn two-factor authentication on, in the account settings of the index."
	},
	{
		says: /isn't allowed to upload to project/i,
		hint: "Somebody else has a project of this name, or it is archived: ask one of its owners to make you a maintainer, or choose another name."
	},
	{
		says: /Read-only mode|New uploads are temporarily disabled/i,
		hint: "Nobody can upload just now: see https://status.python.org, and run the job again later."
	},
	{
		says: /Non-user identities cannot create new projects/i,
		hint: "The pending publisher was registered for a project with another name than the one in the metadata. Register one with this name, or correct the name."
	},
	{
		says: /New project registration temporarily disabled/i,
		hint: "New projects cannot be made just now: see https://status.python.org, and run the job again later."
	},
	{
		says: /conflict with Python Standard Library module name/i,
		hint: "Names of modules of the standard library are not given to projects: choose another name."
	},
	{
		says: /is too similar to an existing project/i,
		hint: `Names that are easily taken for one another are not given twice: choose another name (${HELP}#project-name).`
	},
	{
		says: /conflicts with an existing project/i,
		hint: "Somebody has just made a project of this name. If that was you, in another job, run this one again."
	},
	{
		says: /Too many new projects created/i,
		hint: "PyPI limits how many projects one account makes in an hour: run the job again later."
	},
	{
		says: /The name .* isn't allowed/i,
		hint: `The administrators have kept this name from use: choose another one, or ask them (${HELP}#project-name).`
	},
	{
		says: /Organization account owning this project is inactive/i,
		hint: "An owner of the organisation has to settle this with PyPI: support+orgs@pypi.org."
	},
	{
		says: /File too large|Project size too large/i,
		hint: `An owner of the project can ask for more (https://docs.pypi.org/project-management/storage-limits), or delete releases that nobody needs.`
	},
	{
		says: /previously used by a file that has since been deleted/i,
		hint: "A deleted file name never comes back: publish a new version."
	},
	{
		says: /File already exists/i,
		hint: "PyPI has other bytes under this name, or these bytes under another: publish a new version."
	},
	{
		says: /releases older than \d+ days/i,
		hint: "A release is closed some days after its first file: publish these files as a new version."
	},
	{
		says: /Only one sdist/i,
		hint: "The release has an sdist already: leave this one out, or publish a new version."
	},
	{
		says: /digest supplied does not match/i,
		hint: "The file was changed on its way: run the job again, and if it happens again, look for a proxy that changes it."
	},
	{
		says: /description failed to render/i,
		hint: "Run “twine check” on the file, and declare the type of the description (Description-Content-Type)."
	},
	{
		says: /is not a valid classifier|classifier .* has been deprecated/i,
		hint: "Correct the classifier (https://pypi.org/classifiers/), build again and run again."
	},
	{
		says: /unsupported platform tag/i,
		hint: "Wheels for Linux are built as manylinux or musllinux: auditwheel or cibuildwheel do that."
	},
	{
		says: /unknown error while trying to verify/i,
		hint: "PyPI could not verify attestations just now: run the job again later, or publish with attestations: false."
	},
	{
		says: /invalid attestations/i,
		hint: "Publish from the workflow file that is registered as trusted publisher, or publish without attestations, with attestations: false."
	},
	{
		says: /Invalid distribution file|should be|should contain|Start filename for|does not contain the required|Invalid file extension/i,
		hint: "Build the file again with a current build tool, and do not rename or repack it."
	}
];
/** What to do about a refusal, by the server's own words where they are known, or else by the status. */
function hintFor(status, reason, { treatedAs, uploadUrl }) {
	const refusal = treatedAs === "pypi" || REFUSED_ANYWHERE.test(reason) ? REFUSALS.find(({ says }) => says.test(reason)) : void 0;
	if (refusal !== void 0) return refusal.hint;
	if (status === 401 || status === 403) return treatedAs === "pypi" ? "Check that the token is whole, not revoked, and covers this project." : "Check the credentials, and that they may upload there.";
	if (status === 404 || status === 405) return /simple\/?$/.test(uploadUrl.pathname) ? "repository-url looks like the address that pip reads from; files are uploaded to another one." : "Check repository-url: there is no upload endpoint at that address.";
	if (status === 413) return "The server in front of the index takes no file of this size: ask who runs it.";
}
/** What means the same whoever says it. */
const REFUSED_ANYWHERE = /\bexpired\b/i;
// src/package-index/answer.ts
/**
* How indexes say that they hold a file of this name, where the status alone does not: PyPI (400 “File already
* exists”), Artifact Registry (400 “already exists”, pypa/twine#816), GitLab (400 “has already been taken”), Nexus (400
* “does not allow updating assets”, and on newer databases “cannot be updated”, sonatype/nexus-public#696), Artifactory
* (403 “not enough permissions to delete/overwrite artifact”, pypa/twine#332), devpi (403 or 409). 409 says it by itself.
*/
const EXISTS = /already exists?\b|has already been taken|does not allow updating|\bcannot be updated\b|overwrite artifact|can't be overwritten/i;
const EXISTS_STATUSES = /* @__PURE__ */ new Set([
	400,
	403,
	422
]);
/** PyPI's other 409: somebody else has just created the project (warehouse, packaging/services.py). */
const PROJECT_CONFLICT = /conflicts with an existing project/i;
/**
* Decides what an index's answer to an upload means. Call it with final answers: a passing status is refused here.
*
* @throws {Failure} `INDEX_REDIRECTED`, `INDEX_UNEXPECTED`.
*/
function interpretUpload(reply, index, secrets) {
	const { status } = reply;
	if (status >= 200 && status < 300) {
		assertNoPage(reply, index);
		return { state: "uploaded" };
	}
	if (status >= 300 && status < 400) throw redirected(reply, index);
	if (require_main.isPassing(status)) throw troubled(reply, index, secrets);
	const reason = require_main.reasonFrom(reply, secrets) || `status ${status}`;
	if (saysThatItExists(status, reason)) return {
		state: "exists",
		reason,
		heldSha256: void 0
	};
	return {
		state: "refused",
		reason,
		hint: hintFor(status, reason, index)
	};
}
/** What a server shows to whoever only wants to look: an upload that is answered so has not been seen as one. */
const PAGES = [{
	html: /<meta name="pypi:repository-version"|<title>\s*(?:simple index|links for )/i,
	what: "the list of files that installers read",
	hint: "repository-url looks like the address that pip reads from; files are uploaded to another one."
}, {
	html: /<input\b[^>]{0,500}\btype\s*=\s*["']?password\b/i,
	what: "a page for logging in",
	hint: "Check repository-url, and whether something in front of the index wants another login than user and password."
}];
function assertNoPage({ headers, body }, { title }) {
	if (!headers.get("content-type")?.includes("html")) return;
	const page = PAGES.find(({ html }) => html.test(body));
	if (page === void 0) return;
	throw new require_errors.Failure("INDEX_UNEXPECTED", `${title} answered the upload with ${page.what}, and has stored nothing.`, { hint: page.hint });
}
function saysThatItExists(status, reason) {
	if (status === 409) return !PROJECT_CONFLICT.test(reason);
	return EXISTS_STATUSES.has(status) && EXISTS.test(reason);
}
function troubled(reply, index, secrets) {
	const message = `${index.title} answered with ${require_main.statusAndReason(reply, secrets)}.`;
	const askedMs = require_main.retryAfterMs(reply) ?? 0;
	if (askedMs < MINUTE_MS) return new require_errors.Failure("INDEX_UNEXPECTED", message, { hint: hintFor(reply.status, require_main.reasonFrom(reply, secrets), index) ?? "The index has trouble or wants fewer requests: run the job again later." });
	const span = shownSpan(askedMs);
	return new require_errors.Failure("INDEX_UNEXPECTED", `${message} It asks to be left alone for ${span}.`, { hint: `Run the job again after ${span}.` });
}
const MINUTE_MS = 6e4;
/** In the largest unit of which there are at least two, rounded up: nobody should come back too early. */
function shownSpan(milliseconds) {
	const [unit, unitMs] = [
		["days", 1440 * MINUTE_MS],
		["hours", 60 * MINUTE_MS],
		["minutes", MINUTE_MS]
	].find(([, ms]) => milliseconds >= 2 * ms) ?? ["seconds", 1e3];
	return `${Math.ceil(milliseconds / unitMs)} ${unit}`;
}
/** Whether an index says that the login was good once: another one, where there is one, may help. */
function isExpired(reply, secrets) {
	return (reply.status === 401 || reply.status === 403) && EXPIRED.test(require_main.reasonFrom(reply, secrets));
}
/** PyPI: “Invalid API Token: token is expired” (warehouse, macaroons/caveats). */
const EXPIRED = /\bexpired\b/i;
/** What lay beside the file is the first thing to doubt: it was made elsewhere. */
function withAdvice(answer, attestations) {
	const isReadyMade = attestations.some(({ origin }) => origin === "ready-made");
	if (answer.state !== "refused" || !isReadyMade || !INVALID_ATTESTATIONS.test(answer.reason)) return answer;
	return {
		...answer,
		hint: "Take the attestations that lie beside the file out of the folder, and run the job again."
	};
}
const INVALID_ATTESTATIONS = /invalid attestations/i;
/**
* Whether PyPI could not verify attestations for a reason that it does not know, such as that it could not fetch
* Sigstore's keys: asking once more helps, although it is a 400 (warehouse, attestations/services.py).
*/
function mayVerifyLater({ status, body }) {
	return status === 400 && UNVERIFIED.test(body);
}
const UNVERIFIED = /unknown error while trying to verify/i;
function redirected(reply, { title, uploadUrl }) {
	const target = targetOf(reply.headers.get("location"), uploadUrl);
	return new require_errors.Failure("INDEX_REDIRECTED", `${title} wants uploads at another address, and none was sent there.`, { hint: target ? `Set repository-url: ${require_main.shownUrl(target)}` : "Check repository-url." });
}
function targetOf(location, base) {
	try {
		const target = new URL(location ?? "", base);
		return location && (target.protocol === "https:" || target.protocol === "http:") ? target : void 0;
	} catch {
		return;
	}
}
// src/package-index/attempt.ts
/** How likely it is that an attempt has brought the file although it was no success. */
function chanceAfter(attempt) {
	if (attempt.kind === "broken off") return attempt.handedOver === "everything" ? "real" : "none";
	const { status } = attempt.reply;
	if (status === 500 || status === 503) return "small";
	return status >= 500 ? "real" : "none";
}
function greaterOf(one, other) {
	if (one === "none" || other === "real") return other;
	return one;
}
/** Whether the index says that it has more to do than it can. */
function isStrained(attempt) {
	return attempt.kind === "answered" && (attempt.reply.status === 429 || attempt.reply.status >= 500);
}
/** PyPI fetches Sigstore's keys for each verification, and gives up sooner than they take to come back. */
const VERIFIED_LATER_MS = 5e3;
/** What was in the way of an attempt and may pass; nothing where its outcome is final. */
function troubleOf(attempt) {
	if (attempt.kind === "broken off") {
		const { error } = attempt;
		return require_main.isPassingTrouble(error) ? {
			reason: error.message,
			askedMs: 0,
			patience: "as usual"
		} : void 0;
	}
	const { reply } = attempt;
	if (require_main.isPassing(reply.status)) return {
		reason: `status ${reply.status}`,
		askedMs: require_main.retryAfterMs(reply) ?? 0,
		patience: "as usual"
	};
	return mayVerifyLater(reply) ? {
		reason: "the index could not verify the attestations just now",
		askedMs: VERIFIED_LATER_MS,
		patience: "once"
	} : void 0;
}
// src/package-index/look-up.ts
/** Looks whether the index has a distribution, as the survey does before anything is sent. It never fails. */
async function lookUp(distribution, index, { retrying, ...options }) {
	const { basename } = distribution.filename;
	const onRetry = (reason, ...rest) => retrying.onRetry(`${basename}: looking for it on the index: ${reason}`, ...rest);
	try {
		const { projects } = await require_survey.survey([distribution], index, {
			...options,
			retrying: {
				...retrying,
				onRetry
			}
		});
		const [release] = [...projects.values()].flatMap(({ releases }) => [...releases.values()]);
		return sightOf(distribution, release);
	} catch (error) {
		return {
			state: "unseen",
			reason: `Unexpected error: ${String(error)}.`
		};
	}
}
function sightOf({ filename, digests }, release) {
	if (release?.state !== "known") return {
		state: "unseen",
		reason: release?.reason ?? "The index was not asked."
	};
	const { files, freshness = "fresh" } = release;
	const held = files.get(filename.basename);
	if (held === void 0) return {
		state: "absent",
		freshness
	};
	if (held.sha256 === void 0) return { state: "undisclosed" };
	return held.sha256 === digests.sha256 ? { state: "same" } : {
		state: "other",
		sha256: held.sha256,
		freshness
	};
}
/** A sentence for the user. */
function shownSight(sight) {
	switch (sight.state) {
		case "other": return `The index shows other bytes under this name (SHA-256 ${sight.sha256}).`;
		case "undisclosed": return "The index shows a file of this name, and does not tell its SHA-256.";
		case "absent": return sight.freshness === "fresh" ? "The index does not list it." : "The index does not list it, by an answer that a cache had kept for a while.";
		case "unseen": return `What the index has could not be seen: ${sight.reason}`;
	}
}
// src/package-index/delivery.ts
const RETRIES = {
	attempts: 5,
	firstDelayMs: 1e3,
	longestDelayMs: 3e4
};
/** From the first trouble on. Five attempts that are met with silence fit in, and an outage that is worth waiting for. */
const TROUBLE_MS = 18e5;
const RUN_AGAIN = "Run the job again: it looks first at what the index has, and sends only what is missing.";
/**
* Sends one file until the index has had its say, again after trouble that may pass, and finds out what became of it
* where an attempt may have brought it without a word.
*
* @throws {Failure} where the file is not there: no answer could be had, or none that means anything.
*/
async function deliver(parcel) {
	return new Delivery(parcel).run();
}
var Delivery = class {
	#parcel;
	/** That an attempt has brought the file. */
	#chance = "none";
	#sent = 0;
	#deadlineMs;
	constructor(parcel) {
		this.#parcel = parcel;
	}
	async run() {
		try {
			const end = await this.#sendPatiently();
			if (end === "found") return { state: "uploaded" };
			const answer = this.#parcel.meaningOf(end);
			if (answer.state === "exists") return await this.#existing(answer);
			if (answer.state === "refused" && this.#chance !== "none") return await this.#refused(answer);
			return answer;
		} catch (error) {
			if (this.#chance === "none") throw error;
			return this.#troubled(error);
		}
	}
	/** Gives the last answer, unless the file is found on the index meanwhile. */
	async #sendPatiently() {
		const { distribution, retrying } = this.#parcel;
		const troubles = [];
		for (let number = 1;; number++) {
			const attempt = await this.#sendWithRenewal();
			const trouble = troubleOf(attempt);
			const waitMs = trouble && this.#waitFor(trouble, troubles, number);
			if (trouble === void 0 || waitMs === void 0) {
				if (attempt.kind === "broken off") throw attempt.error;
				return attempt.reply;
			}
			troubles.push(trouble);
			retrying.onRetry(`${distribution.filename.basename}: ${trouble.reason}`, waitMs, number + 1, RETRIES.attempts);
			await retrying.clock.sleep(waitMs);
			if (await this.#isThere()) return "found";
		}
	}
	#waitFor(trouble, earlier, number) {
		const { clock } = this.#parcel.retrying;
		if (trouble.patience === "once" && earlier.some(({ patience }) => patience === "once")) return void 0;
		this.#deadlineMs ??= clock.monotonicMs() + TROUBLE_MS;
		return require_main.waitBeforeNext(number, trouble.askedMs, {
			...RETRIES,
			deadlineMs: this.#deadlineMs
		}, clock);
	}
	/** Once more, with another password, where the index calls the first one expired. */
	async #sendWithRenewal() {
		const { credential, secrets } = this.#parcel;
		const password = await credential.password();
		const attempt = await this.#send(password);
		if (attempt.kind === "broken off" || !isExpired(attempt.reply, secrets)) return attempt;
		const another = await credential.replacementFor(password);
		return another === void 0 ? attempt : this.#send(another);
	}
	async #send(password) {
		const { observer, send } = this.#parcel;
		this.#sent++;
		observer.attempt(this.#sent);
		const attempt = await send(password);
		this.#chance = greaterOf(this.#chance, chanceAfter(attempt));
		if (isStrained(attempt)) observer.strained();
		return attempt;
	}
	/** PyPI need not be asked: it answers identical bytes with success, and does nothing (warehouse, forklift/legacy.py). */
	async #isThere() {
		if (this.#chance === "none" || this.#parcel.index.treatedAs === "pypi") return false;
		return (await this.#parcel.look()).state === "same";
	}
	async #existing(answer) {
		const mayBeOurs = this.#chance !== "none";
		const sight = await this.#parcel.look();
		if (sight.state === "same") return { state: mayBeOurs ? "uploaded" : "already-there" };
		if (sight.state === "other") return {
			...answer,
			heldSha256: sight.sha256
		};
		if (!mayBeOurs || this.#parcel.index.treatedAs === "pypi") return answer;
		return {
			...answer,
			mayBeOurs: doubt(saidAfterwards(answer.reason), shownSight(sight))
		};
	}
	async #refused(answer) {
		const sight = await this.#parcel.look();
		if (sight.state === "same") return { state: "uploaded" };
		return isMissing(sight) ? answer : unconfirmed(saidAfterwards(answer.reason), shownSight(sight));
	}
	/** The last word was none of the index. */
	async #troubled(error) {
		const heard = error instanceof require_errors.Failure ? error.message : `Unexpected error: ${String(error)}.`;
		if (error instanceof require_errors.Failure && error.code === "CANCELLED") return unconfirmed(heard, "Whether the index has it was not looked up any more.");
		const sight = await this.#parcel.look();
		if (sight.state === "same") return { state: "uploaded" };
		if (isMissing(sight) && this.#chance === "small") throw error;
		return unconfirmed(heard, shownSight(sight));
	}
};
function isMissing(sight) {
	return (sight.state === "absent" || sight.state === "other") && sight.freshness === "fresh";
}
function saidAfterwards(reason) {
	return `An earlier attempt may have brought the file; to the last one the index said “${reason}”.`;
}
function unconfirmed(heard, shown) {
	return {
		state: "unconfirmed",
		...doubt(heard, shown)
	};
}
function doubt(heard, shown) {
	return {
		reason: `${heard} ${shown}`,
		hint: RUN_AGAIN
	};
}
// node_modules/delayed-stream/lib/delayed_stream.js
var require_delayed_stream = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var Stream = require("stream").Stream;
	var util = require("util");
	module.exports = DelayedStream;
	function DelayedStream() {
		this.source = null;
		this.dataSize = 0;
		this.maxDataSize = 1048576;
		this.pauseStream = true;
		this._maxDataSizeExceeded = false;
		this._released = false;
		this._bufferedEvents = [];
	}
	util.inherits(DelayedStream, Stream);
	DelayedStream.create = function(source, options) {
		var delayedStream = new this();
		options = options || {};
		for (var option in options) delayedStream[option] = options[option];
		delayedStream.source = source;
		var realEmit = source.emit;
		source.emit = function() {
			delayedStream._handleEmit(arguments);
			return realEmit.apply(source, arguments);
		};
		source.on("error", function() {});
		if (delayedStream.pauseStream) source.pause();
		return delayedStream;
	};
	Object.defineProperty(DelayedStream.prototype, "readable", {
		configurable: true,
		enumerable: true,
		get: function() {
			return this.source.readable;
		}
	});
	DelayedStream.prototype.setEncoding = function() {
		return this.source.setEncoding.apply(this.source, arguments);
	};
	DelayedStream.prototype.resume = function() {
		if (!this._released) this.release();
		this.source.resume();
	};
	DelayedStream.prototype.pause = function() {
		this.source.pause();
	};
	DelayedStream.prototype.release = function() {
		this._released = true;
		this._bufferedEvents.forEach(function(args) {
			this.emit.apply(this, args);
		}.bind(this));
		this._bufferedEvents = [];
	};
	DelayedStream.prototype.pipe = function() {
		var r = Stream.prototype.pipe.apply(this, arguments);
		this.resume();
		return r;
	};
	DelayedStream.prototype._handleEmit = function(args) {
		if (this._released) {
			this.emit.apply(this, args);
			return;
		}
		if (args[0] === "data") {
			this.dataSize += args[1].length;
			this._checkIfMaxDataSizeExceeded();
		}
		this._bufferedEvents.push(args);
	};
	DelayedStream.prototype._checkIfMaxDataSizeExceeded = function() {
		if (this._maxDataSizeExceeded) return;
		if (this.dataSize <= this.maxDataSize) return;
		this._maxDataSizeExceeded = true;
		var message = "DelayedStream#maxDataSize of " + this.maxDataSize + " bytes exceeded.";
		this.emit("error", new Error(message));
	};
}));
// node_modules/combined-stream/lib/combined_stream.js
var require_combined_stream = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var util = require("util");
	var Stream = require("stream").Stream;
	var DelayedStream = require_delayed_stream();
	module.exports = CombinedStream;
	function CombinedStream() {
		this.writable = false;
		this.readable = true;
		this.dataSize = 0;
		this.maxDataSize = 2097152;
		this.pauseStreams = true;
		this._released = false;
		this._streams = [];
		this._currentStream = null;
		this._insideLoop = false;
		this._pendingNext = false;
	}
	util.inherits(CombinedStream, Stream);
	CombinedStream.create = function(options) {
		var combinedStream = new this();
		options = options || {};
		for (var option in options) combinedStream[option] = options[option];
		return combinedStream;
	};
	CombinedStream.isStreamLike = function(stream) {
		return typeof stream !== "function" && typeof stream !== "string" && typeof stream !== "boolean" && typeof stream !== "number" && !Buffer.isBuffer(stream);
	};
	CombinedStream.prototype.append = function(stream) {
		if (CombinedStream.isStreamLike(stream)) {
			if (!(stream instanceof DelayedStream)) {
				var newStream = DelayedStream.create(stream, {
					maxDataSize: 1e400,
					pauseStream: this.pauseStreams
				});
				stream.on("data", this._checkDataSize.bind(this));
				stream = newStream;
			}
			this._handleErrors(stream);
			if (this.pauseStreams) stream.pause();
		}
		this._streams.push(stream);
		return this;
	};
	CombinedStream.prototype.pipe = function(dest, options) {
		Stream.prototype.pipe.call(this, dest, options);
		this.resume();
		return dest;
	};
	CombinedStream.prototype._getNext = function() {
		this._currentStream = null;
		if (this._insideLoop) {
			this._pendingNext = true;
			return;
		}
		this._insideLoop = true;
		try {
			do {
				this._pendingNext = false;
				this._realGetNext();
			} while (this._pendingNext);
		} finally {
			this._insideLoop = false;
		}
	};
	CombinedStream.prototype._realGetNext = function() {
		var stream = this._streams.shift();
		if (typeof stream == "undefined") {
			this.end();
			return;
		}
		if (typeof stream !== "function") {
			this._pipeNext(stream);
			return;
		}
		stream(function(stream) {
			if (CombinedStream.isStreamLike(stream)) {
				stream.on("data", this._checkDataSize.bind(this));
				this._handleErrors(stream);
			}
			this._pipeNext(stream);
		}.bind(this));
	};
	CombinedStream.prototype._pipeNext = function(stream) {
		this._currentStream = stream;
		if (CombinedStream.isStreamLike(stream)) {
			stream.on("end", this._getNext.bind(this));
			stream.pipe(this, { end: false });
			return;
		}
		var value = stream;
		this.write(value);
		this._getNext();
	};
	CombinedStream.prototype._handleErrors = function(stream) {
		var self = this;
		stream.on("error", function(err) {
			self._emitError(err);
		});
	};
	CombinedStream.prototype.write = function(data) {
		this.emit("data", data);
	};
	CombinedStream.prototype.pause = function() {
		if (!this.pauseStreams) return;
		if (this.pauseStreams && this._currentStream && typeof this._currentStream.pause == "function") this._currentStream.pause();
		this.emit("pause");
	};
	CombinedStream.prototype.resume = function() {
		if (!this._released) {
			this._released = true;
			this.writable = true;
			this._getNext();
		}
		if (this.pauseStreams && this._currentStream && typeof this._currentStream.resume == "function") this._currentStream.resume();
		this.emit("resume");
	};
	CombinedStream.prototype.end = function() {
		this._reset();
		this.emit("end");
	};
	CombinedStream.prototype.destroy = function() {
		this._reset();
		this.emit("close");
	};
	CombinedStream.prototype._reset = function() {
		this.writable = false;
		this._streams = [];
		this._currentStream = null;
	};
	CombinedStream.prototype._checkDataSize = function() {
		this._updateDataSize();
		if (this.dataSize <= this.maxDataSize) return;
		var message = "DelayedStream#maxDataSize of " + this.maxDataSize + " bytes exceeded.";
		this._emitError(new Error(message));
	};
	CombinedStream.prototype._updateDataSize = function() {
		this.dataSize = 0;
		var self = this;
		this._streams.forEach(function(stream) {
			if (!stream.dataSize) return;
			self.dataSize += stream.dataSize;
		});
		if (this._currentStream && this._currentStream.dataSize) this.dataSize += this._currentStream.dataSize;
	};
	CombinedStream.prototype._emitError = function(err) {
		this._reset();
		this.emit("error", err);
	};
}));
// node_modules/asynckit/lib/defer.js
var require_defer = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = defer;
	/**
	* Runs provided function on next iteration of the event loop
	*
	* @param {function} fn - function to run
	*/
	function defer(fn) {
		var nextTick = typeof setImmediate == "function" ? setImmediate : typeof process == "object" && typeof process.nextTick == "function" ? process.nextTick : null;
		if (nextTick) nextTick(fn);
		else setTimeout(fn, 0);
	}
}));
// node_modules/asynckit/lib/async.js
var require_async = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var defer = require_defer();
	module.exports = async;
	/**
	* Runs provided callback asynchronously
	* even if callback itself is not
	*
	* @param   {function} callback - callback to invoke
	* @returns {function} - augmented callback
	*/
	function async(callback) {
		var isAsync = false;
		defer(function() {
			isAsync = true;
		});
		return function async_callback(err, result) {
			if (isAsync) callback(err, result);
			else defer(function nextTick_callback() {
				callback(err, result);
			});
		};
	}
}));
// node_modules/asynckit/lib/abort.js
var require_abort = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = abort;
	/**
	* Aborts leftover active jobs
	*
	* @param {object} state - current state object
	*/
	function abort(state) {
		Object.keys(state.jobs).forEach(clean.bind(state));
		state.jobs = {};
	}
	/**
	* Cleans up leftover job by invoking abort function for the provided job id
	*
	* @this  state
	* @param {string|number} key - job id to abort
	*/
	function clean(key) {
		if (typeof this.jobs[key] == "function") this.jobs[key]();
	}
}));
// node_modules/asynckit/lib/iterate.js
var require_iterate = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var async = require_async();
	var abort = require_abort();
	module.exports = iterate;
	/**
	* Iterates over each job object
	*
	* @param {array|object} list - array or object (named list) to iterate over
	* @param {function} iterator - iterator to run
	* @param {object} state - current job status
	* @param {function} callback - invoked when all elements processed
	*/
	function iterate(list, iterator, state, callback) {
		var key = state["keyedList"] ? state["keyedList"][state.index] : state.index;
		state.jobs[key] = runJob(iterator, key, list[key], function(error, output) {
			if (!(key in state.jobs)) return;
			delete state.jobs[key];
			if (error) abort(state);
			else state.results[key] = output;
			callback(error, state.results);
		});
	}
	/**
	* Runs iterator over provided job element
	*
	* @param   {function} iterator - iterator to invoke
	* @param   {string|number} key - key/index of the element in the list of jobs
	* @param   {mixed} item - job description
	* @param   {function} callback - invoked after iterator is done with the job
	* @returns {function|mixed} - job abort function or something else
	*/
	function runJob(iterator, key, item, callback) {
		var aborter;
		if (iterator.length == 2) aborter = iterator(item, async(callback));
		else aborter = iterator(item, key, async(callback));
		return aborter;
	}
}));
// node_modules/asynckit/lib/state.js
var require_state = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = state;
	/**
	* Creates initial state object
	* for iteration over list
	*
	* @param   {array|object} list - list to iterate over
	* @param   {function|null} sortMethod - function to use for keys sort,
	*                                     or `null` to keep them as is
	* @returns {object} - initial state object
	*/
	function state(list, sortMethod) {
		var isNamedList = !Array.isArray(list), initState = {
			index: 0,
			keyedList: isNamedList || sortMethod ? Object.keys(list) : null,
			jobs: {},
			results: isNamedList ? {} : [],
			size: isNamedList ? Object.keys(list).length : list.length
		};
		if (sortMethod) initState.keyedList.sort(isNamedList ? sortMethod : function(a, b) {
			return sortMethod(list[a], list[b]);
		});
		return initState;
	}
}));
// node_modules/asynckit/lib/terminator.js
var require_terminator = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var abort = require_abort();
	var async = require_async();
	module.exports = terminator;
	/**
	* Terminates jobs in the attached state context
	*
	* @this  AsyncKitState#
	* @param {function} callback - final callback to invoke after termination
	*/
	function terminator(callback) {
		if (!Object.keys(this.jobs).length) return;
		this.index = this.size;
		abort(this);
		async(callback)(null, this.results);
	}
}));
// node_modules/asynckit/parallel.js
var require_parallel = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var iterate = require_iterate();
	var initState = require_state();
	var terminator = require_terminator();
	module.exports = parallel;
	/**
	* Runs iterator over provided array elements in parallel
	*
	* @param   {array|object} list - array or object (named list) to iterate over
	* @param   {function} iterator - iterator to run
	* @param   {function} callback - invoked when all elements processed
	* @returns {function} - jobs terminator
	*/
	function parallel(list, iterator, callback) {
		var state = initState(list);
		while (state.index < (state["keyedList"] || list).length) {
			iterate(list, iterator, state, function(error, result) {
				if (error) {
					callback(error, result);
					return;
				}
				if (Object.keys(state.jobs).length === 0) {
					callback(null, state.results);
					return;
				}
			});
			state.index++;
		}
		return terminator.bind(state, callback);
	}
}));
// node_modules/asynckit/serialOrdered.js
var require_serialOrdered = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var iterate = require_iterate();
	var initState = require_state();
	var terminator = require_terminator();
	module.exports = serialOrdered;
	module.exports.ascending = ascending;
	module.exports.descending = descending;
	/**
	* Runs iterator over provided sorted array elements in series
	*
	* @param   {array|object} list - array or object (named list) to iterate over
	* @param   {function} iterator - iterator to run
	* @param   {function} sortMethod - custom sort function
	* @param   {function} callback - invoked when all elements processed
	* @returns {function} - jobs terminator
	*/
	function serialOrdered(list, iterator, sortMethod, callback) {
		var state = initState(list, sortMethod);
		iterate(list, iterator, state, function iteratorHandler(error, result) {
			if (error) {
				callback(error, result);
				return;
			}
			state.index++;
			if (state.index < (state["keyedList"] || list).length) {
				iterate(list, iterator, state, iteratorHandler);
				return;
			}
			callback(null, state.results);
		});
		return terminator.bind(state, callback);
	}
	/**
	* sort helper to sort array elements in ascending order
	*
	* @param   {mixed} a - an item to compare
	* @param   {mixed} b - an item to compare
	* @returns {number} - comparison result
	*/
	function ascending(a, b) {
		return a < b ? -1 : a > b ? 1 : 0;
	}
	/**
	* sort helper to sort array elements in descending order
	*
	* @param   {mixed} a - an item to compare
	* @param   {mixed} b - an item to compare
	* @returns {number} - comparison result
	*/
	function descending(a, b) {
		return -1 * ascending(a, b);
	}
}));
// node_modules/asynckit/serial.js
var require_serial = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var serialOrdered = require_serialOrdered();
	module.exports = serial;
	/**
	* Runs iterator over provided array elements in series
	*
	* @param   {array|object} list - array or object (named list) to iterate over
	* @param   {function} iterator - iterator to run
	* @param   {function} callback - invoked when all elements processed
	* @returns {function} - jobs terminator
	*/
	function serial(list, iterator, callback) {
		return serialOrdered(list, iterator, null, callback);
	}
}));
// node_modules/asynckit/index.js
var require_asynckit = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = {
		parallel: require_parallel(),
		serial: require_serial(),
		serialOrdered: require_serialOrdered()
	};
}));
// node_modules/es-object-atoms/index.js
var require_es_object_atoms = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	/** @type {import('.')} */
	module.exports = Object;
}));
// node_modules/es-errors/index.js
var require_es_errors = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	/** @type {import('.')} */
	module.exports = Error;
}));
// node_modules/es-errors/eval.js
var require_eval = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	/** @type {import('./eval')} */
	module.exports = EvalError;
}));
// node_modules/es-errors/range.js
var require_range = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	/** @type {import('./range')} */
	module.exports = RangeError;
}));
// node_modules/es-errors/ref.js
var require_ref = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	/** @type {import('./ref')} */
	module.exports = ReferenceError;
}));
// node_modules/es-errors/syntax.js
var require_syntax = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	/** @type {import('./syntax')} */
	module.exports = SyntaxError;
}));
// node_modules/es-errors/type.js
var require_type = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	/** @type {import('./type')} */
	module.exports = TypeError;
}));
// node_modules/es-errors/uri.js
var require_uri = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	/** @type {import('./uri')} */
	module.exports = URIError;
}));
// node_modules/math-intrinsics/abs.js
var require_abs = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	/** @type {import('./abs')} */
	module.exports = Math.abs;
}));
// node_modules/math-intrinsics/floor.js
var require_floor = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	/** @type {import('./floor')} */
	module.exports = Math.floor;
}));
// node_modules/math-intrinsics/max.js
var require_max = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	/** @type {import('./max')} */
	module.exports = Math.max;
}));
// node_modules/math-intrinsics/min.js
var require_min = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	/** @type {import('./min')} */
	module.exports = Math.min;
}));
// node_modules/math-intrinsics/pow.js
var require_pow = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	/** @type {import('./pow')} */
	module.exports = Math.pow;
}));
// node_modules/math-intrinsics/round.js
var require_round = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	/** @type {import('./round')} */
	module.exports = Math.round;
}));
// node_modules/math-intrinsics/isNaN.js
var require_isNaN = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	/** @type {import('./isNaN')} */
	module.exports = Number.isNaN || function isNaN(a) {
		return a !== a;
	};
}));
// node_modules/math-intrinsics/sign.js
var require_sign = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var $isNaN = require_isNaN();
	/** @type {import('./sign')} */
	module.exports = function sign(number) {
		if ($isNaN(number) || number === 0) return number;
		return number < 0 ? -1 : 1;
	};
}));
// node_modules/gopd/gOPD.js
var require_gOPD = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	/** @type {import('./gOPD')} */
	module.exports = Object.getOwnPropertyDescriptor;
}));
// node_modules/gopd/index.js
var require_gopd = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	/** @type {import('.')} */
	var $gOPD = require_gOPD();
	if ($gOPD) try {
		$gOPD([], "length");
	} catch (e) {
		$gOPD = null;
	}
	module.exports = $gOPD;
}));
// node_modules/es-define-property/index.js
var require_es_define_property = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	/** @type {import('.')} */
	var $defineProperty = Object.defineProperty || false;
	if ($defineProperty) try {
		$defineProperty({}, "a", { value: 1 });
	} catch (e) {
		$defineProperty = false;
	}
	module.exports = $defineProperty;
}));
// node_modules/has-symbols/shams.js
var require_shams$1 = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	/** @type {import('./shams')} */
	module.exports = function hasSymbols() {
		if (typeof Symbol !== "function" || typeof Object.getOwnPropertySymbols !== "function") return false;
		if (typeof Symbol.iterator === "symbol") return true;
		/** @type {{ [k in symbol]?: unknown }} */
		var obj = {};
		var sym = Symbol("test");
		var symObj = Object(sym);
		if (typeof sym === "string") return false;
		if (Object.prototype.toString.call(sym) !== "[object Symbol]") return false;
		if (Object.prototype.toString.call(symObj) !== "[object Symbol]") return false;
		var symVal = 42;
		obj[sym] = symVal;
		for (var _ in obj) return false;
		if (typeof Object.keys === "function" && Object.keys(obj).length !== 0) return false;
		if (typeof Object.getOwnPropertyNames === "function" && Object.getOwnPropertyNames(obj).length !== 0) return false;
		var syms = Object.getOwnPropertySymbols(obj);
		if (syms.length !== 1 || syms[0] !== sym) return false;
		if (!Object.prototype.propertyIsEnumerable.call(obj, sym)) return false;
		if (typeof Object.getOwnPropertyDescriptor === "function") {
			var descriptor = Object.getOwnPropertyDescriptor(obj, sym);
			if (descriptor.value !== symVal || descriptor.enumerable !== true) return false;
		}
		return true;
	};
}));
// node_modules/has-symbols/index.js
var require_has_symbols = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var origSymbol = typeof Symbol !== "undefined" && Symbol;
	var hasSymbolSham = require_shams$1();
	/** @type {import('.')} */
	module.exports = function hasNativeSymbols() {
		if (typeof origSymbol !== "function") return false;
		if (typeof Symbol !== "function") return false;
		if (typeof origSymbol("foo") !== "symbol") return false;
		if (typeof Symbol("bar") !== "symbol") return false;
		return hasSymbolSham();
	};
}));
// node_modules/get-proto/Reflect.getPrototypeOf.js
var require_Reflect_getPrototypeOf = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	/** @type {import('./Reflect.getPrototypeOf')} */
	module.exports = typeof Reflect !== "undefined" && Reflect.getPrototypeOf || null;
}));
// node_modules/get-proto/Object.getPrototypeOf.js
var require_Object_getPrototypeOf = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	/** @type {import('./Object.getPrototypeOf')} */
	module.exports = require_es_object_atoms().getPrototypeOf || null;
}));
// node_modules/function-bind/implementation.js
var require_implementation = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var ERROR_MESSAGE = "Function.prototype.bind called on incompatible ";
	var toStr = Object.prototype.toString;
	var max = Math.max;
	var funcType = "[object Function]";
	var concatty = function concatty(a, b) {
		var arr = [];
		for (var i = 0; i < a.length; i += 1) arr[i] = a[i];
		for (var j = 0; j < b.length; j += 1) arr[j + a.length] = b[j];
		return arr;
	};
	var slicy = function slicy(arrLike, offset) {
		var arr = [];
		for (var i = offset || 0, j = 0; i < arrLike.length; i += 1, j += 1) arr[j] = arrLike[i];
		return arr;
	};
	var joiny = function(arr, joiner) {
		var str = "";
		for (var i = 0; i < arr.length; i += 1) {
			str += arr[i];
			if (i + 1 < arr.length) str += joiner;
		}
		return str;
	};
	module.exports = function bind(that) {
		var target = this;
		if (typeof target !== "function" || toStr.apply(target) !== funcType) throw new TypeError(ERROR_MESSAGE + target);
		var args = slicy(arguments, 1);
		var bound;
		var binder = function() {
			if (this instanceof bound) {
				var result = target.apply(this, concatty(args, arguments));
				if (Object(result) === result) return result;
				return this;
			}
			return target.apply(that, concatty(args, arguments));
		};
		var boundLength = max(0, target.length - args.length);
		var boundArgs = [];
		for (var i = 0; i < boundLength; i++) boundArgs[i] = "$" + i;
		bound = Function("binder", "return function (" + joiny(boundArgs, ",") + "){ return binder.apply(this,arguments); }")(binder);
		if (target.prototype) {
			var Empty = function Empty() {};
			Empty.prototype = target.prototype;
			bound.prototype = new Empty();
			Empty.prototype = null;
		}
		return bound;
	};
}));
// node_modules/function-bind/index.js
var require_function_bind = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var implementation = require_implementation();
	module.exports = Function.prototype.bind || implementation;
}));
// node_modules/call-bind-apply-helpers/functionCall.js
var require_functionCall = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	/** @type {import('./functionCall')} */
	module.exports = Function.prototype.call;
}));
// node_modules/call-bind-apply-helpers/functionApply.js
var require_functionApply = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	/** @type {import('./functionApply')} */
	module.exports = Function.prototype.apply;
}));
// node_modules/call-bind-apply-helpers/reflectApply.js
var require_reflectApply = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	/** @type {import('./reflectApply')} */
	module.exports = typeof Reflect !== "undefined" && Reflect && Reflect.apply;
}));
// node_modules/call-bind-apply-helpers/actualApply.js
var require_actualApply = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var bind = require_function_bind();
	var $apply = require_functionApply();
	var $call = require_functionCall();
	/** @type {import('./actualApply')} */
	module.exports = require_reflectApply() || bind.call($call, $apply);
}));
// node_modules/call-bind-apply-helpers/index.js
var require_call_bind_apply_helpers = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var bind = require_function_bind();
	var $TypeError = require_type();
	var $call = require_functionCall();
	var $actualApply = require_actualApply();
	/** @type {(args: [Function, thisArg?: unknown, ...args: unknown[]]) => Function} TODO FIXME, find a way to use import('.') */
	module.exports = function callBindBasic(args) {
		if (args.length < 1 || typeof args[0] !== "function") throw new $TypeError("a function is required");
		return $actualApply(bind, $call, args);
	};
}));
// node_modules/dunder-proto/get.js
var require_get = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var callBind = require_call_bind_apply_helpers();
	var gOPD = require_gopd();
	var hasProtoAccessor;
	try {
		hasProtoAccessor = [].__proto__ === Array.prototype;
	} catch (e) {
		if (!e || typeof e !== "object" || !("code" in e) || e.code !== "ERR_PROTO_ACCESS") throw e;
	}
	var desc = !!hasProtoAccessor && gOPD && gOPD(Object.prototype, "__proto__");
	var $Object = Object;
	var $getPrototypeOf = $Object.getPrototypeOf;
	/** @type {import('./get')} */
	module.exports = desc && typeof desc.get === "function" ? callBind([desc.get]) : typeof $getPrototypeOf === "function" ? function getDunder(value) {
		return $getPrototypeOf(value == null ? value : $Object(value));
	} : false;
}));
// node_modules/get-proto/index.js
var require_get_proto = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var reflectGetProto = require_Reflect_getPrototypeOf();
	var originalGetProto = require_Object_getPrototypeOf();
	var getDunderProto = require_get();
	/** @type {import('.')} */
	module.exports = reflectGetProto ? function getProto(O) {
		return reflectGetProto(O);
	} : originalGetProto ? function getProto(O) {
		if (!O || typeof O !== "object" && typeof O !== "function") throw new TypeError("getProto: not an object");
		return originalGetProto(O);
	} : getDunderProto ? function getProto(O) {
		return getDunderProto(O);
	} : null;
}));
// node_modules/async-function/index.js
var require_async_function = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const cached = async function() {}.constructor;
	/** @type {import('.')} */
	module.exports = () => cached;
}));
// node_modules/generator-function/index.js
var require_generator_function = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const cached = function* () {}.constructor;
	/** @type {import('.')} */
	module.exports = () => cached;
}));
// node_modules/async-generator-function/index.js
var require_async_generator_function = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const cached = async function* () {}.constructor;
	/** @type {import('.')} */
	module.exports = () => cached;
}));
// node_modules/hasown/index.js
var require_hasown = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var call = Function.prototype.call;
	var $hasOwn = Object.prototype.hasOwnProperty;
	/** @type {import('.')} */
	module.exports = require_function_bind().call(call, $hasOwn);
}));
// node_modules/get-intrinsic/index.js
var require_get_intrinsic = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var undefined;
	var $Object = require_es_object_atoms();
	var $Error = require_es_errors();
	var $EvalError = require_eval();
	var $RangeError = require_range();
	var $ReferenceError = require_ref();
	var $SyntaxError = require_syntax();
	var $TypeError = require_type();
	var $URIError = require_uri();
	var abs = require_abs();
	var floor = require_floor();
	var max = require_max();
	var min = require_min();
	var pow = require_pow();
	var round = require_round();
	var sign = require_sign();
	var $gOPD = require_gopd();
	var $defineProperty = require_es_define_property();
	var throwTypeError = function() {
		throw new $TypeError();
	};
	var ThrowTypeError = $gOPD ? function() {
		try {
			arguments.callee;
			return throwTypeError;
		} catch (calleeThrows) {
			try {
				return $gOPD(arguments, "callee").get;
			} catch (gOPDthrows) {
				return throwTypeError;
			}
		}
	}() : throwTypeError;
	var hasSymbols = require_has_symbols()();
	var getProto = require_get_proto();
	var $ObjectGPO = require_Object_getPrototypeOf();
	var $ReflectGPO = require_Reflect_getPrototypeOf();
	var $apply = require_functionApply();
	var $call = require_functionCall();
	var needsEval = {};
	var TypedArray = typeof Uint8Array === "undefined" || !getProto ? undefined : getProto(Uint8Array);
	var INTRINSICS = {
		__proto__: null,
		"%AggregateError%": typeof AggregateError === "undefined" ? undefined : AggregateError,
		"%Array%": Array,
		"%ArrayBuffer%": typeof ArrayBuffer === "undefined" ? undefined : ArrayBuffer,
		"%ArrayIteratorPrototype%": hasSymbols && getProto ? getProto([][Symbol.iterator]()) : undefined,
		"%AsyncFromSyncIteratorPrototype%": undefined,
		"%AsyncFunction%": needsEval,
		"%AsyncGenerator%": needsEval,
		"%AsyncGeneratorFunction%": needsEval,
		"%AsyncIteratorPrototype%": needsEval,
		"%Atomics%": typeof Atomics === "undefined" ? undefined : Atomics,
		"%BigInt%": typeof BigInt === "undefined" ? undefined : BigInt,
		"%BigInt64Array%": typeof BigInt64Array === "undefined" ? undefined : BigInt64Array,
		"%BigUint64Array%": typeof BigUint64Array === "undefined" ? undefined : BigUint64Array,
		"%Boolean%": Boolean,
		"%DataView%": typeof DataView === "undefined" ? undefined : DataView,
		"%Date%": Date,
		"%decodeURI%": decodeURI,
		"%decodeURIComponent%": decodeURIComponent,
		"%encodeURI%": encodeURI,
		"%encodeURIComponent%": encodeURIComponent,
		"%Error%": $Error,
		"%eval%": eval,
		"%EvalError%": $EvalError,
		"%Float16Array%": typeof Float16Array === "undefined" ? undefined : Float16Array,
		"%Float32Array%": typeof Float32Array === "undefined" ? undefined : Float32Array,
		"%Float64Array%": typeof Float64Array === "undefined" ? undefined : Float64Array,
		"%FinalizationRegistry%": typeof FinalizationRegistry === "undefined" ? undefined : FinalizationRegistry,
		"%Function%": Function,
		"%GeneratorFunction%": needsEval,
		"%Int8Array%": typeof Int8Array === "undefined" ? undefined : Int8Array,
		"%Int16Array%": typeof Int16Array === "undefined" ? undefined : Int16Array,
		"%Int32Array%": typeof Int32Array === "undefined" ? undefined : Int32Array,
		"%isFinite%": isFinite,
		"%isNaN%": isNaN,
		"%IteratorPrototype%": hasSymbols && getProto ? getProto(getProto([][Symbol.iterator]())) : undefined,
		"%JSON%": typeof JSON === "object" ? JSON : undefined,
		"%Map%": typeof Map === "undefined" ? undefined : Map,
		"%MapIteratorPrototype%": typeof Map === "undefined" || !hasSymbols || !getProto ? undefined : getProto((/* @__PURE__ */ new Map())[Symbol.iterator]()),
		"%Math%": Math,
		"%Number%": Number,
		"%Object%": $Object,
		"%Object.getOwnPropertyDescriptor%": $gOPD,
		"%parseFloat%": parseFloat,
		"%parseInt%": parseInt,
		"%Promise%": typeof Promise === "undefined" ? undefined : Promise,
		"%Proxy%": typeof Proxy === "undefined" ? undefined : Proxy,
		"%RangeError%": $RangeError,
		"%ReferenceError%": $ReferenceError,
		"%Reflect%": typeof Reflect === "undefined" ? undefined : Reflect,
		"%RegExp%": RegExp,
		"%Set%": typeof Set === "undefined" ? undefined : Set,
		"%SetIteratorPrototype%": typeof Set === "undefined" || !hasSymbols || !getProto ? undefined : getProto((/* @__PURE__ */ new Set())[Symbol.iterator]()),
		"%SharedArrayBuffer%": typeof SharedArrayBuffer === "undefined" ? undefined : SharedArrayBuffer,
		"%String%": String,
		"%StringIteratorPrototype%": hasSymbols && getProto ? getProto(""[Symbol.iterator]()) : undefined,
		"%Symbol%": hasSymbols ? Symbol : undefined,
		"%SyntaxError%": $SyntaxError,
		"%ThrowTypeError%": ThrowTypeError,
		"%TypedArray%": TypedArray,
		"%TypeError%": $TypeError,
		"%Uint8Array%": typeof Uint8Array === "undefined" ? undefined : Uint8Array,
		"%Uint8ClampedArray%": typeof Uint8ClampedArray === "undefined" ? undefined : Uint8ClampedArray,
		"%Uint16Array%": typeof Uint16Array === "undefined" ? undefined : Uint16Array,
		"%Uint32Array%": typeof Uint32Array === "undefined" ? undefined : Uint32Array,
		"%URIError%": $URIError,
		"%WeakMap%": typeof WeakMap === "undefined" ? undefined : WeakMap,
		"%WeakRef%": typeof WeakRef === "undefined" ? undefined : WeakRef,
		"%WeakSet%": typeof WeakSet === "undefined" ? undefined : WeakSet,
		"%Function.prototype.call%": $call,
		"%Function.prototype.apply%": $apply,
		"%Object.defineProperty%": $defineProperty,
		"%Object.getPrototypeOf%": $ObjectGPO,
		"%Math.abs%": abs,
		"%Math.floor%": floor,
		"%Math.max%": max,
		"%Math.min%": min,
		"%Math.pow%": pow,
		"%Math.round%": round,
		"%Math.sign%": sign,
		"%Reflect.getPrototypeOf%": $ReflectGPO
	};
	if (getProto) try {
		null.error;
	} catch (e) {
		INTRINSICS["%Error.prototype%"] = getProto(getProto(e));
	}
	var getAsyncFunction = require_async_function();
	var getGeneratorFunction = require_generator_function();
	var getAsyncGeneratorFunction = require_async_generator_function();
	var doEval = function doEval(name) {
		var value;
		if (name === "%AsyncFunction%") value = getAsyncFunction() || void 0;
		else if (name === "%GeneratorFunction%") value = getGeneratorFunction() || void 0;
		else if (name === "%AsyncGeneratorFunction%") value = getAsyncGeneratorFunction() || void 0;
		else if (name === "%AsyncGenerator%") {
			var fn = doEval("%AsyncGeneratorFunction%");
			if (fn) value = fn.prototype;
		} else if (name === "%AsyncIteratorPrototype%") {
			var gen = doEval("%AsyncGenerator%");
			if (gen && getProto) value = getProto(gen.prototype);
		}
		INTRINSICS[name] = value;
		return value;
	};
	var LEGACY_ALIASES = {
		__proto__: null,
		"%ArrayBufferPrototype%": ["ArrayBuffer", "prototype"],
		"%ArrayPrototype%": ["Array", "prototype"],
		"%ArrayProto_entries%": [
			"Array",
			"prototype",
			"entries"
		],
		"%ArrayProto_forEach%": [
			"Array",
			"prototype",
			"forEach"
		],
		"%ArrayProto_keys%": [
			"Array",
			"prototype",
			"keys"
		],
		"%ArrayProto_values%": [
			"Array",
			"prototype",
			"values"
		],
		"%AsyncFunctionPrototype%": ["AsyncFunction", "prototype"],
		"%AsyncGenerator%": ["AsyncGeneratorFunction", "prototype"],
		"%AsyncGeneratorPrototype%": [
			"AsyncGeneratorFunction",
			"prototype",
			"prototype"
		],
		"%BooleanPrototype%": ["Boolean", "prototype"],
		"%DataViewPrototype%": ["DataView", "prototype"],
		"%DatePrototype%": ["Date", "prototype"],
		"%ErrorPrototype%": ["Error", "prototype"],
		"%EvalErrorPrototype%": ["EvalError", "prototype"],
		"%Float32ArrayPrototype%": ["Float32Array", "prototype"],
		"%Float64ArrayPrototype%": ["Float64Array", "prototype"],
		"%FunctionPrototype%": ["Function", "prototype"],
		"%Generator%": ["GeneratorFunction", "prototype"],
		"%GeneratorPrototype%": [
			"GeneratorFunction",
			"prototype",
			"prototype"
		],
		"%Int8ArrayPrototype%": ["Int8Array", "prototype"],
		"%Int16ArrayPrototype%": ["Int16Array", "prototype"],
		"%Int32ArrayPrototype%": ["Int32Array", "prototype"],
		"%JSONParse%": ["JSON", "parse"],
		"%JSONStringify%": ["JSON", "stringify"],
		"%MapPrototype%": ["Map", "prototype"],
		"%NumberPrototype%": ["Number", "prototype"],
		"%ObjectPrototype%": ["Object", "prototype"],
		"%ObjProto_toString%": [
			"Object",
			"prototype",
			"toString"
		],
		"%ObjProto_valueOf%": [
			"Object",
			"prototype",
			"valueOf"
		],
		"%PromisePrototype%": ["Promise", "prototype"],
		"%PromiseProto_then%": [
			"Promise",
			"prototype",
			"then"
		],
		"%Promise_all%": ["Promise", "all"],
		"%Promise_reject%": ["Promise", "reject"],
		"%Promise_resolve%": ["Promise", "resolve"],
		"%RangeErrorPrototype%": ["RangeError", "prototype"],
		"%ReferenceErrorPrototype%": ["ReferenceError", "prototype"],
		"%RegExpPrototype%": ["RegExp", "prototype"],
		"%SetPrototype%": ["Set", "prototype"],
		"%SharedArrayBufferPrototype%": ["SharedArrayBuffer", "prototype"],
		"%StringPrototype%": ["String", "prototype"],
		"%SymbolPrototype%": ["Symbol", "prototype"],
		"%SyntaxErrorPrototype%": ["SyntaxError", "prototype"],
		"%TypedArrayPrototype%": ["TypedArray", "prototype"],
		"%TypeErrorPrototype%": ["TypeError", "prototype"],
		"%Uint8ArrayPrototype%": ["Uint8Array", "prototype"],
		"%Uint8ClampedArrayPrototype%": ["Uint8ClampedArray", "prototype"],
		"%Uint16ArrayPrototype%": ["Uint16Array", "prototype"],
		"%Uint32ArrayPrototype%": ["Uint32Array", "prototype"],
		"%URIErrorPrototype%": ["URIError", "prototype"],
		"%WeakMapPrototype%": ["WeakMap", "prototype"],
		"%WeakSetPrototype%": ["WeakSet", "prototype"]
	};
	var bind = require_function_bind();
	var hasOwn = require_hasown();
	var $concat = bind.call($call, Array.prototype.concat);
	var $spliceApply = bind.call($apply, Array.prototype.splice);
	var $replace = bind.call($call, String.prototype.replace);
	var $strSlice = bind.call($call, String.prototype.slice);
	var $exec = bind.call($call, RegExp.prototype.exec);
	var rePropName = /[^%.[\]]+|\[(?:(-?\d+(?:\.\d+)?)|(["'])((?:(?!\2)[^\\]|\\.)*?)\2)\]|(?=(?:\.|\[\])(?:\.|\[\]|%$))/g;
	var reEscapeChar = /\\(\\)?/g;
	var stringToPath = function stringToPath(string) {
		var first = $strSlice(string, 0, 1);
		var last = $strSlice(string, -1);
		if (first === "%" && last !== "%") throw new $SyntaxError("invalid intrinsic syntax, expected closing `%`");
		else if (last === "%" && first !== "%") throw new $SyntaxError("invalid intrinsic syntax, expected opening `%`");
		var result = [];
		$replace(string, rePropName, function(match, number, quote, subString) {
			result[result.length] = quote ? $replace(subString, reEscapeChar, "$1") : number || match;
		});
		return result;
	};
	var getBaseIntrinsic = function getBaseIntrinsic(name, allowMissing) {
		var intrinsicName = name;
		var alias;
		if (hasOwn(LEGACY_ALIASES, intrinsicName)) {
			alias = LEGACY_ALIASES[intrinsicName];
			intrinsicName = "%" + alias[0] + "%";
		}
		if (hasOwn(INTRINSICS, intrinsicName)) {
			var value = INTRINSICS[intrinsicName];
			if (value === needsEval) value = doEval(intrinsicName);
			if (typeof value === "undefined" && !allowMissing) throw new $TypeError("intrinsic " + name + " exists, but is not available. Please file an issue!");
			return {
				alias,
				name: intrinsicName,
				value
			};
		}
		throw new $SyntaxError("intrinsic " + name + " does not exist!");
	};
	module.exports = function GetIntrinsic(name, allowMissing) {
		if (typeof name !== "string" || name.length === 0) throw new $TypeError("intrinsic name must be a non-empty string");
		if (arguments.length > 1 && typeof allowMissing !== "boolean") throw new $TypeError("\"allowMissing\" argument must be a boolean");
		if ($exec(/^%?[^%]*%?$/, name) === null) throw new $SyntaxError("`%` may not be present anywhere but at the beginning and end of the intrinsic name");
		var parts = stringToPath(name);
		var intrinsicBaseName = parts.length > 0 ? parts[0] : "";
		var intrinsic = getBaseIntrinsic("%" + intrinsicBaseName + "%", allowMissing);
		var intrinsicRealName = intrinsic.name;
		var value = intrinsic.value;
		var skipFurtherCaching = false;
		var alias = intrinsic.alias;
		if (alias) {
			intrinsicBaseName = alias[0];
			$spliceApply(parts, $concat([0, 1], alias));
		}
		for (var i = 1, isOwn = true; i < parts.length; i += 1) {
			var part = parts[i];
			var first = $strSlice(part, 0, 1);
			var last = $strSlice(part, -1);
			if ((first === "\"" || first === "'" || first === "`" || last === "\"" || last === "'" || last === "`") && first !== last) throw new $SyntaxError("property names with quotes must have matching quotes");
			if (part === "constructor" || !isOwn) skipFurtherCaching = true;
			intrinsicBaseName += "." + part;
			intrinsicRealName = "%" + intrinsicBaseName + "%";
			if (hasOwn(INTRINSICS, intrinsicRealName)) value = INTRINSICS[intrinsicRealName];
			else if (value != null) {
				if (!(part in value)) {
					if (!allowMissing) throw new $TypeError("base intrinsic for " + name + " exists, but the property is not available.");
					return;
				}
				if ($gOPD && i + 1 >= parts.length) {
					var desc = $gOPD(value, part);
					isOwn = !!desc;
					if (isOwn && "get" in desc && !("originalValue" in desc.get)) value = desc.get;
					else value = value[part];
				} else {
					isOwn = hasOwn(value, part);
					value = value[part];
				}
				if (isOwn && !skipFurtherCaching) INTRINSICS[intrinsicRealName] = value;
			}
		}
		return value;
	};
}));
// node_modules/has-tostringtag/shams.js
var require_shams = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var hasSymbols = require_shams$1();
	/** @type {import('.')} */
	module.exports = function hasToStringTagShams() {
		return hasSymbols() && !!Symbol.toStringTag;
	};
}));
// node_modules/es-set-tostringtag/index.js
var require_es_set_tostringtag = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var $defineProperty = require_get_intrinsic()("%Object.defineProperty%", true);
	var hasToStringTag = require_shams()();
	var hasOwn = require_hasown();
	var $TypeError = require_type();
	var toStringTag = hasToStringTag ? Symbol.toStringTag : null;
	/** @type {import('.')} */
	module.exports = function setToStringTag(object, value) {
		var overrideIfSet = arguments.length > 2 && !!arguments[2] && arguments[2].force;
		var nonConfigurable = arguments.length > 2 && !!arguments[2] && arguments[2].nonConfigurable;
		if (typeof overrideIfSet !== "undefined" && typeof overrideIfSet !== "boolean" || typeof nonConfigurable !== "undefined" && typeof nonConfigurable !== "boolean") throw new $TypeError("if provided, the `overrideIfSet` and `nonConfigurable` options must be booleans");
		if (toStringTag && (overrideIfSet || !hasOwn(object, toStringTag))) {
			if ($defineProperty) $defineProperty(object, toStringTag, {
				configurable: !nonConfigurable,
				enumerable: false,
				value,
				writable: false
			});
			else object[toStringTag] = value;
		}
	};
}));
// node_modules/form-data/lib/populate.js
var require_populate = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = function(dst, src) {
		Object.keys(src).forEach(function(prop) {
			dst[prop] = dst[prop] || src[prop];
		});
		return dst;
	};
}));
// node_modules/form-data/lib/form_data.js
var require_form_data = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var CombinedStream = require_combined_stream();
	var util = require("util");
	var path = require("path");
	var http = require("http");
	var https = require("https");
	var parseUrl = require("url").parse;
	var fs = require("fs");
	var Stream = require("stream").Stream;
	var crypto = require("crypto");
	var mime = require__left_out$1.require__left_out();
	var asynckit = require_asynckit();
	var setToStringTag = require_es_set_tostringtag();
	var hasOwn = require_hasown();
	var populate = require_populate();
	/**
	* Escape CR, LF, and `"` in a multipart `name`/`filename` parameter, so a field
	* name or filename can not break out of its header line to inject headers or
	* smuggle additional parts. Matches the WHATWG HTML multipart/form-data encoding.
	*
	* @param {string} str - the parameter value to escape
	* @returns {string} the escaped value
	*/
	function escapeHeaderParam(str) {
		return String(str).replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/"/g, "%22");
	}
	/**
	* Create readable "multipart/form-data" streams.
	* Can be used to submit forms
	* and file uploads to other web applications.
	*
	* @constructor
	* @param {object} options - Properties to be added/overriden for FormData and CombinedStream
	*/
	function FormData(options) {
		if (!(this instanceof FormData)) return new FormData(options);
		this._overheadLength = 0;
		this._valueLength = 0;
		this._valuesToMeasure = [];
		CombinedStream.call(this);
		options = options || {};
		for (var option in options) this[option] = options[option];
	}
	util.inherits(FormData, CombinedStream);
	FormData.LINE_BREAK = "\r\n";
	FormData.DEFAULT_CONTENT_TYPE = "application/octet-stream";
	FormData.prototype.append = function(field, value, options) {
		options = options || {};
		if (typeof options === "string") options = { filename: options };
		var append = CombinedStream.prototype.append.bind(this);
		if (typeof value === "number" || value == null) value = String(value);
		if (Array.isArray(value)) {
			this._error(/* @__PURE__ */ new Error("Arrays are not supported."));
			return;
		}
		var header = this._multiPartHeader(field, value, options);
		var footer = this._multiPartFooter();
		append(header);
		append(value);
		append(footer);
		this._trackLength(header, value, options);
	};
	FormData.prototype._trackLength = function(header, value, options) {
		var valueLength = 0;
		if (options.knownLength != null) valueLength += Number(options.knownLength);
		else if (Buffer.isBuffer(value)) valueLength = value.length;
		else if (typeof value === "string") valueLength = Buffer.byteLength(value);
		this._valueLength += valueLength;
		this._overheadLength += Buffer.byteLength(header) + FormData.LINE_BREAK.length;
		if (!value || !value.path && !(value.readable && hasOwn(value, "httpVersion")) && !(value instanceof Stream)) return;
		if (!options.knownLength) this._valuesToMeasure.push(value);
	};
	FormData.prototype._lengthRetriever = function(value, callback) {
		if (hasOwn(value, "fd")) {
			if (value.end != void 0 && value.end != 1e400 && value.start != void 0) callback(null, value.end + 1 - (value.start ? value.start : 0));
			else fs.stat(value.path, function(err, stat) {
				if (err) {
					callback(err);
					return;
				}
				callback(null, stat.size - (value.start ? value.start : 0));
			});
		} else if (hasOwn(value, "httpVersion")) callback(null, Number(value.headers["content-length"]));
		else if (hasOwn(value, "httpModule")) {
			value.on("response", function(response) {
				value.pause();
				callback(null, Number(response.headers["content-length"]));
			});
			value.resume();
		} else callback("Unknown stream");
	};
	FormData.prototype._multiPartHeader = function(field, value, options) {
		if (typeof options.header === "string") return options.header;
		var contentDisposition = this._getContentDisposition(value, options);
		var contentType = this._getContentType(value, options);
		var contents = "";
		var headers = {
			"Content-Disposition": ["form-data", "name=\"" + escapeHeaderParam(field) + "\""].concat(contentDisposition || []),
			"Content-Type": [].concat(contentType || [])
		};
		if (typeof options.header === "object") populate(headers, options.header);
		var header;
		for (var prop in headers) if (hasOwn(headers, prop)) {
			header = headers[prop];
			if (header == null) continue;
			if (!Array.isArray(header)) header = [header];
			if (header.length) contents += prop + ": " + header.join("; ") + FormData.LINE_BREAK;
		}
		return "--" + this.getBoundary() + FormData.LINE_BREAK + contents + FormData.LINE_BREAK;
	};
	FormData.prototype._getContentDisposition = function(value, options) {
		var filename;
		if (typeof options.filepath === "string") filename = path.normalize(options.filepath).replace(/\\/g, "/");
		else if (options.filename || value && (value.name || value.path)) filename = path.basename(options.filename || value && (value.name || value.path));
		else if (value && value.readable && hasOwn(value, "httpVersion")) filename = path.basename(value.client._httpMessage.path || "");
		if (filename) return "filename=\"" + escapeHeaderParam(filename) + "\"";
	};
	FormData.prototype._getContentType = function(value, options) {
		var contentType = options.contentType;
		if (!contentType && value && value.name) contentType = mime.lookup(value.name);
		if (!contentType && value && value.path) contentType = mime.lookup(value.path);
		if (!contentType && value && value.readable && hasOwn(value, "httpVersion")) contentType = value.headers["content-type"];
		if (!contentType && (options.filepath || options.filename)) contentType = mime.lookup(options.filepath || options.filename);
		if (!contentType && value && typeof value === "object") contentType = FormData.DEFAULT_CONTENT_TYPE;
		return contentType;
	};
	FormData.prototype._multiPartFooter = function() {
		return function(next) {
			var footer = FormData.LINE_BREAK;
			if (this._streams.length === 0) footer += this._lastBoundary();
			next(footer);
		}.bind(this);
	};
	FormData.prototype._lastBoundary = function() {
		return "--" + this.getBoundary() + "--" + FormData.LINE_BREAK;
	};
	FormData.prototype.getHeaders = function(userHeaders) {
		var header;
		var formHeaders = { "content-type": "multipart/form-data; boundary=" + this.getBoundary() };
		for (header in userHeaders) if (hasOwn(userHeaders, header)) formHeaders[header.toLowerCase()] = userHeaders[header];
		return formHeaders;
	};
	FormData.prototype.setBoundary = function(boundary) {
		if (typeof boundary !== "string") throw new TypeError("FormData boundary must be a string");
		this._boundary = boundary;
	};
	FormData.prototype.getBoundary = function() {
		if (!this._boundary) this._generateBoundary();
		return this._boundary;
	};
	FormData.prototype.getBuffer = function() {
		var dataBuffer = new Buffer.alloc(0);
		var boundary = this.getBoundary();
		for (var i = 0, len = this._streams.length; i < len; i++) if (typeof this._streams[i] !== "function") {
			if (Buffer.isBuffer(this._streams[i])) dataBuffer = Buffer.concat([dataBuffer, this._streams[i]]);
			else dataBuffer = Buffer.concat([dataBuffer, Buffer.from(this._streams[i])]);
			if (typeof this._streams[i] !== "string" || this._streams[i].substring(2, boundary.length + 2) !== boundary) dataBuffer = Buffer.concat([dataBuffer, Buffer.from(FormData.LINE_BREAK)]);
		}
		return Buffer.concat([dataBuffer, Buffer.from(this._lastBoundary())]);
	};
	FormData.prototype._generateBoundary = function() {
		this._boundary = "--------------------------" + crypto.randomBytes(12).toString("hex");
	};
	FormData.prototype.getLengthSync = function() {
		var knownLength = this._overheadLength + this._valueLength;
		if (this._streams.length) knownLength += this._lastBoundary().length;
		if (!this.hasKnownLength()) this._error(/* @__PURE__ */ new Error("Cannot calculate proper length in synchronous way."));
		return knownLength;
	};
	FormData.prototype.hasKnownLength = function() {
		var hasKnownLength = true;
		if (this._valuesToMeasure.length) hasKnownLength = false;
		return hasKnownLength;
	};
	FormData.prototype.getLength = function(cb) {
		var knownLength = this._overheadLength + this._valueLength;
		if (this._streams.length) knownLength += this._lastBoundary().length;
		if (!this._valuesToMeasure.length) {
			process.nextTick(cb.bind(this, null, knownLength));
			return;
		}
		asynckit.parallel(this._valuesToMeasure, this._lengthRetriever, function(err, values) {
			if (err) {
				cb(err);
				return;
			}
			values.forEach(function(length) {
				knownLength += length;
			});
			cb(null, knownLength);
		});
	};
	FormData.prototype.submit = function(params, cb) {
		var request;
		var options;
		var defaults = { method: "post" };
		if (typeof params === "string") {
			params = parseUrl(params);
			options = populate({
				port: params.port,
				path: params.pathname,
				host: params.hostname,
				protocol: params.protocol
			}, defaults);
		} else {
			options = populate(params, defaults);
			if (!options.port) options.port = options.protocol === "https:" ? 443 : 80;
		}
		options.headers = this.getHeaders(params.headers);
		if (options.protocol === "https:") request = https.request(options);
		else request = http.request(options);
		this.getLength(function(err, length) {
			if (err && err !== "Unknown stream") {
				this._error(err);
				return;
			}
			if (length) request.setHeader("Content-Length", length);
			this.pipe(request);
			if (cb) {
				var onResponse;
				var callback = function(error, responce) {
					request.removeListener("error", callback);
					request.removeListener("response", onResponse);
					return cb.call(this, error, responce);
				};
				onResponse = callback.bind(this, null);
				request.on("error", callback);
				request.on("response", onResponse);
			}
		}.bind(this));
		return request;
	};
	FormData.prototype._error = function(err) {
		if (!this.error) {
			this.error = err;
			this.pause();
			this.emit("error", err);
		}
	};
	FormData.prototype.toString = function() {
		return "[object FormData]";
	};
	setToStringTag(FormData.prototype, "FormData");
	module.exports = FormData;
}));
// src/package-index/multipart.ts
var import_form_data = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_form_data(), 1);
/** Encodes fields and file as one multipart body of known length, as a stream. */
function encodeForm(fields, file) {
	const form = new import_form_data.default();
	for (const [name, value] of fields) form.append(name, value);
	form.append("content", file.body, {
		filename: file.filename,
		contentType: "application/octet-stream",
		knownLength: file.size
	});
	const body = form.pipe(new node_stream.PassThrough());
	form.on("error", (error) => body.destroy(error));
	body.on("close", () => file.body.destroy());
	return {
		contentType: form.getHeaders()["content-type"],
		contentLength: form.getLengthSync(),
		body
	};
}
// src/package-index/provenance.ts
const READ_MS$1 = 5e3;
/** Nothing depends on it any more, and somebody waits for the end of the job. */
const ALL_MS = 15e3;
/** Two attestations of some 10 KB each. */
const PAGE_LIMIT_BYTES = 262144;
const PROVENANCE = "application/vnd.pypi.integrity.v1+json";
/**
* Reads which attestations the index holds of each file (docs.pypi.org/api/integrity). It never fails: what cannot be
* read is unknown.
*/
async function readProvenance(distributions, { siteUrl }, ports) {
	if (siteUrl === void 0) return /* @__PURE__ */ new Map();
	const reader = new require_survey.Reader(ports, READ_MS$1, () => void 0);
	const patience = require_survey.patienceOf(ports.retrying.clock, ALL_MS);
	const read = async (distribution) => {
		const { name, version } = distribution.metadata;
		const path = [
			"integrity",
			name,
			version,
			distribution.filename.basename,
			"provenance"
		].map(encodeURIComponent);
		const url = new URL(path.join("/"), siteUrl);
		const reading = await reader.read({
			url,
			accept: PROVENANCE,
			limitBytes: PAGE_LIMIT_BYTES,
			extent: "whole"
		}, patience);
		if (reading.state === "absent") return {
			state: "known",
			logIndexes: /* @__PURE__ */ new Set()
		};
		if (reading.state === "unread") return {
			state: "unknown",
			reason: reading.reason
		};
		const logIndexes = logIndexesFrom(reading.reply.body);
		return logIndexes === void 0 ? {
			state: "unknown",
			reason: `${url.host} answered with something that is no provenance.`
		} : {
			state: "known",
			logIndexes
		};
	};
	return new Map(await Promise.all(distributions.map(async (distribution) => [distribution, await read(distribution)])));
}
/** The numbers in the log, from a provenance object (PEP 740). */
function logIndexesFrom(body) {
	const bundles = require_main.jsonFieldsFrom(body).get("attestation_bundles");
	if (!Array.isArray(bundles)) return void 0;
	const entries = bundles.flatMap((bundle) => listIn(bundle, "attestations")).map((attestation) => require_main.jsonField(attestation, "verification_material")).flatMap((material) => listIn(material, "transparency_entries"));
	return new Set(entries.flatMap((entry) => {
		const logIndex = require_main.jsonField(entry, "logIndex");
		return typeof logIndex === "string" ? [logIndex] : [];
	}));
}
function listIn(value, name) {
	const list = require_main.jsonField(value, name);
	return Array.isArray(list) ? list : [];
}
// src/package-index/served.ts
/** pip/_internal/index/collector.py, `_get_simple_response`. */
const PIP = "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html; q=0.1, text/html; q=0.01";
/** crates/uv-client/src/registry_client.rs, `MediaType::pypi`. */
const UV = "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01";
/**
* What installers send as `Accept`, by which caches tell answers apart. PyPI's cuts it down to JSON or HTML
* (terraform/warehouse/vcl/main.vcl in pypi/infra), so that pip and uv get the same and older installers another page;
* caches elsewhere take the header as it is, and whether an index has HTML is its own affair.
*
* Neither pip nor uv sends `Cache-Control` for a page that it has not kept; pip sent `max-age=0` before 26.2, to which
* PyPI's cache pays no heed.
*/
const ACCEPTED = {
	pypi: [
		PIP,
		UV,
		"text/html"
	],
	other: [PIP, UV]
};
/** Longer than the survey takes: everything else is done. */
const READ_MS = 1e4;
/** PyPI's cache gives an outdated page once more and fetches another meanwhile: a second look soon is worth it. */
const FIRST_PAUSE_MS = 1e3;
const LONGEST_PAUSE_MS = 1e4;
/** Before the end, so that there is time for an answer. */
const LAST_LOOK_MS = 1e3;
/** A new project may take its time, and a place that was guessed wrong will never have it. */
const GUESSED_PLACE_MS = 3e4;
/**
* Waits until installers find every file on its project's page, with its digest where the page tells one. What cannot
* be read is not served yet. Where the page's place is a guess and nothing has been found there after half a minute, it
* waits no longer. It never fails: when the run is cancelled it ends with what is known.
*/
async function awaitServed(distributions, limitMs, index, ports) {
	const { clock } = ports.retrying;
	const startMs = clock.monotonicMs();
	const afterMs = () => clock.monotonicMs() - startMs;
	const patience = { remainingMs: () => limitMs - afterMs() };
	const simpleUrls = simpleUrlsFor(index, ports.indexUrl);
	const authorizationFor = require_survey.authorizationOf(index, ports);
	const readerPorts = {
		...ports,
		retrying: {
			clock,
			onRetry: () => {}
		}
	};
	const views = [...require_main.projectsIn(distributions)].flatMap(([project, ofProject]) => ACCEPTED[index.treatedAs].map((accept) => new View(project, accept, ofProject)));
	let place = simpleUrls.origin;
	try {
		for (let pauseMs = FIRST_PAUSE_MS;; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
			const reader = new require_survey.Reader(readerPorts, READ_MS, authorizationFor);
			const incomplete = views.filter(({ missing }) => missing.length > 0);
			const states = await Promise.all(incomplete.map((view) => view.look({
				simpleUrls,
				reader,
				patience
			})));
			if (views.every(({ missing }) => missing.length === 0)) return {
				state: "served",
				afterMs: afterMs()
			};
			if (states.includes("read")) place = "found";
			const remainingMs = (place === "guessed" && states.every((state) => state === "absent") ? Math.min(limitMs, GUESSED_PLACE_MS) : limitMs) - LAST_LOOK_MS - afterMs();
			if (remainingMs <= 0) break;
			await clock.sleep(Math.min(pauseMs, remainingMs));
		}
	} catch {}
	const missing = new Set(views.flatMap((view) => view.missing));
	return {
		state: "not served",
		afterMs: afterMs(),
		missing: distributions.filter((distribution) => missing.has(distribution))
	};
}
/** The page of a project as some installers get it. */
var View = class {
	#project;
	#accept;
	#distributions;
	#missing;
	constructor(project, accept, distributions) {
		this.#project = project;
		this.#accept = accept;
		this.#distributions = distributions;
		this.#missing = distributions;
	}
	/** What the page did not list when it was last read. */
	get missing() {
		return this.#missing;
	}
	async look(where) {
		if (!require_project_name.isProjectName(this.#project)) return "unread";
		const listing = await require_survey.fetchListing(this.#project, this.#accept, where);
		if (listing.state === "read") {
			const { files } = listing.page;
			this.#missing = this.#distributions.filter((distribution) => !files.some((file) => isSame(file, distribution)));
		}
		return listing.state;
	}
};
function isSame({ filename, sha256 }, distribution) {
	return filename === distribution.filename.basename && (sha256 === void 0 || sha256 === distribution.digests.sha256);
}
function simpleUrlsFor(index, indexUrl) {
	return index.treatedAs === "pypi" && index.siteUrl !== void 0 ? {
		urls: [new URL("simple/", index.siteUrl)],
		origin: "given"
	} : require_main.simpleUrlsOf(index, indexUrl);
}
// src/package-index/upload-form.ts
/**
* The text fields of the legacy upload form for a distribution, as twine 7 sends them, plus Import-Name and
* Import-Namespace, and what was said of it. The index stores what the form says and never reads the file's own metadata.
*/
function uploadFields({ filename, metadata, digests }, attestations) {
	return [
		[":action", "file_upload"],
		["protocol_version", "1"],
		["filetype", filename.kind === "wheel" ? "bdist_wheel" : "sdist"],
		["pyversion", require_main.pythonVersionOf(filename)],
		...require_main.CORE_METADATA_FIELDS.flatMap(({ name, formField }) => (metadata.fields.get(name) ?? []).map((value) => [formField, name === "Name" ? sentName(value) : value])),
		["sha256_digest", digests.sha256],
		["blake2_256_digest", digests.blake2b256],
		...attestations.length === 0 ? [] : [attestationsField(attestations)]
	];
}
/** Joined as text: an index is to see the very objects that were checked. */
function attestationsField(attestations) {
	return ["attestations", `[${attestations.map(({ json }) => json).join(",")}]`];
}
/** Every upload sets the name that PyPI displays, and users know it in the spelling that twine sends. */
function sentName(name) {
	return name.replace(/[^A-Za-z0-9.]+/g, "-");
}
// src/package-index/legacy-upload.ts
/** The index behind an upload URL, spoken to by the legacy upload API (docs.pypi.org/api/upload). */
function legacyIndex(address, ports) {
	const { transport, secrets, retrying, onAnswer } = ports;
	const pool = new ChunkPool();
	async function send(distribution, password, { credential, attestations }, observer) {
		const { contentType, contentLength, body } = encodeForm(uploadFields(distribution, attestations), {
			filename: distribution.filename.basename,
			size: distribution.size,
			body: streamUnchanged(distribution, pool)
		});
		const headers = {
			accept: "application/json",
			authorization: require_survey.basicAuthorization(credential.user, password, secrets),
			"content-type": contentType
		};
		let handedOverBytes = 0;
		try {
			return {
				kind: "answered",
				reply: await transport.upload({
					url: address.uploadUrl,
					headers,
					body,
					contentLength,
					onProgress(bytes) {
						handedOverBytes = bytes;
						observer.progress(bytes);
					},
					onSent: (chunk) => pool.giveBack(chunk)
				})
			};
		} catch (error) {
			return {
				kind: "broken off",
				error,
				handedOver: handedOverBytes < contentLength ? "not everything" : "everything"
			};
		}
	}
	return {
		upload: (distribution, accompaniment, observer) => deliver({
			distribution,
			index: address,
			credential: accompaniment.credential,
			observer,
			secrets,
			retrying,
			send: (password) => send(distribution, password, accompaniment, observer),
			look: () => lookUp(distribution, address, ports),
			meaningOf(reply) {
				onAnswer(distribution, reply);
				return withAdvice(interpretUpload(reply, address, secrets), accompaniment.attestations);
			}
		}),
		heldAttestations: (distributions) => readProvenance(distributions, address, ports),
		awaitServed: (distributions, limitMs) => awaitServed(distributions, limitMs, address, ports)
	};
}
exports.legacyIndex = legacyIndex;
