const require_errors = require("./errors.js");
const require_main = require("./main.js");
// src/package-index/basic-authorization.ts
/** The header that shows a login (RFC 7617), masked: it is as good as the password. */
function basicAuthorization(user, password, secrets) {
	const pair = Buffer.from(`${user}:${password}`, "utf8").toString("base64");
	secrets.mask(pair);
	return `Basic ${pair}`;
}
// src/package-index/reader.ts
/** A second attempt soon after the first: nothing hangs on what is read, and everything waits for it. */
const READ_RETRIES = {
	attempts: 2,
	firstDelayMs: 500,
	longestDelayMs: 1e3
};
/** So that a long list of projects neither floods the index nor takes for ever. */
const READS_AT_ONCE = 4;
/** Of one origin, more than are under way at once. */
const FAILURES_BEFORE_REST = 8;
/** Reads pages of an index, some at a time, each for a bounded time and up to a bounded length. */
var Reader = class {
	#ports;
	#readMs;
	#authorizationFor;
	#waiting = [];
	#free = READS_AT_ONCE;
	/** In a row, by origin; a read that is under way counts until it has succeeded. */
	#failures = /* @__PURE__ */ new Map();
	constructor(ports, readMs, authorizationFor) {
		this.#ports = ports;
		this.#readMs = readMs;
		this.#authorizationFor = authorizationFor;
	}
	async read(page, patience) {
		if (this.#free > 0) this.#free--;
		else await new Promise((resolve) => this.#waiting.push(resolve));
		try {
			const { origin, host } = page.url;
			const failures = this.#failures.get(origin) ?? 0;
			if (failures >= FAILURES_BEFORE_REST) return {
				state: "unread",
				reason: `${host} has failed several times.`
			};
			this.#failures.set(origin, failures + 1);
			const reading = await this.#readNow(page, patience);
			if (reading.state !== "unread") this.#failures.set(origin, 0);
			return reading;
		} catch (error) {
			const reason = error instanceof require_errors.Failure ? error.message : `${page.url.host} could not be asked: ${String(error)}.`;
			return {
				state: "unread",
				reason: this.#ports.secrets.redact(reason)
			};
		} finally {
			const next = this.#waiting.shift();
			if (next) next();
			else this.#free++;
		}
	}
	async #readNow({ url, accept, limitBytes, extent }, patience) {
		const { transport, secrets, retrying } = this.#ports;
		const authorization = this.#authorizationFor(url);
		const headers = {
			accept,
			"accept-encoding": "gzip",
			...authorization === void 0 ? {} : { authorization }
		};
		const reply = await require_main.withRetries(async () => {
			const wholeMs = Math.min(this.#readMs, patience.remainingMs());
			if (wholeMs <= 0) throw new require_errors.Failure("NETWORK_ANSWER", `${url.host} has taken too long already.`);
			return transport.request({
				method: "GET",
				url,
				headers,
				bodyLimitBytes: limitBytes,
				wholeMs
			});
		}, {
			...retrying,
			policy: READ_RETRIES
		});
		const { status, bodyEnd } = reply;
		if (patience.remainingMs() <= 0) return {
			state: "unread",
			reason: `${url.host} has taken too long.`
		};
		if (status === 404 || status === 410) return { state: "absent" };
		if (status >= 300 && status < 400) return {
			state: "unread",
			reason: `${url.host} sends the reader of ${url.pathname} elsewhere.`
		};
		if (status !== 200) return {
			state: "unread",
			reason: `${url.host} answered with ${require_main.statusAndReason(reply, secrets)}.`
		};
		if (extent === "whole" && bodyEnd === "cut") return {
			state: "unread",
			reason: `${url.host} broke off, or has more to say than is read of it.`
		};
		return {
			state: "read",
			reply
		};
	}
};
/** Time that begins to run when it is first asked for, since before that nobody has been kept waiting. */
function patienceOf(clock, limitMs) {
	let start;
	return { remainingMs() {
		start ??= clock.monotonicMs();
		return start + limitMs - clock.monotonicMs();
	} };
}
/** As long as the more impatient of the two. */
function eitherPatience(one, other) {
	return { remainingMs: () => Math.min(one.remainingMs(), other.remainingMs()) };
}
Object.defineProperty(exports, "Reader", {
	enumerable: true,
	get: function() {
		return Reader;
	}
});
Object.defineProperty(exports, "basicAuthorization", {
	enumerable: true,
	get: function() {
		return basicAuthorization;
	}
});
Object.defineProperty(exports, "eitherPatience", {
	enumerable: true,
	get: function() {
		return eitherPatience;
	}
});
Object.defineProperty(exports, "patienceOf", {
	enumerable: true,
	get: function() {
		return patienceOf;
	}
});
