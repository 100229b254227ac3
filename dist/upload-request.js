const require_door = require("./door.js");
const require_errors = require("./errors.js");
// src/http/upload-request.ts
var import_undici = require_door.require_undici();
/** Uploads over undici, which streams a body of known length in flat memory. */
var UploadRequests = class {
	#limits;
	#dispatchers = /* @__PURE__ */ new Map();
	constructor(limits) {
		this.#limits = limits;
	}
	async send({ url, headers, body, contentLength, onBegin, onSent }) {
		const sending = new Sending(body, onBegin, onSent);
		try {
			const reply = await (0, import_undici.request)(url, {
				method: "POST",
				headers: {
					...headers,
					"content-length": String(contentLength)
				},
				body: sending.chunks(),
				dispatcher: this.#dispatcherFor(url)
			});
			const answer = {
				status: reply.statusCode,
				statusText: reply.statusText ?? "",
				headers: require_door.headersFrom(reply.headers),
				...await require_door.readBounded(reply.body, this.#limits)
			};
			if (isSuccess(answer.status) && sending.bytes < contentLength) throw tooEarly(url);
			return answer;
		} catch (error) {
			throw require_door.networkFailure(url, sending.error ?? error);
		} finally {
			body.destroy();
		}
	}
	async close() {
		await Promise.all([...this.#dispatchers.values()].map((dispatcher) => dispatcher.destroy()));
		this.#dispatchers.clear();
	}
	#dispatcherFor(url) {
		const known = this.#dispatchers.get(url.origin);
		if (known) return known;
		const options = {
			connect: { timeout: this.#limits.connectMs },
			headersTimeout: this.#limits.answerMs,
			bodyTimeout: this.#limits.idleMs
		};
		const proxy = require_door.getProxyUrl(url);
		const dispatcher = proxy ? new import_undici.ProxyAgent({
			...options,
			uri: proxy.href,
			proxyTunnel: url.protocol === "https:"
		}) : new import_undici.Agent(options);
		this.#dispatchers.set(url.origin, dispatcher);
		return dispatcher;
	}
};
/** A body on its way: how much of it has been handed over, and what broke it. */
var Sending = class {
	#body;
	#onBegin;
	#onSent;
	bytes = 0;
	/** What breaks the body (a file that changed) matters more than how the connection ends because of it. */
	error;
	constructor(body, onBegin, onSent) {
		this.#body = body;
		this.#onBegin = onBegin;
		this.#onSent = onSent;
	}
	async *chunks() {
		let sent;
		try {
			for await (const chunk of this.#body) {
				if (this.bytes === 0) this.#onBegin();
				this.bytes += chunk.length;
				yield chunk;
				if (sent) this.#onSent(sent);
				sent = chunk;
			}
		} catch (error) {
			this.error = error;
			throw error;
		}
	}
};
function isSuccess(status) {
	return status >= 200 && status < 300;
}
/** What a server says that it has taken before it was sent, it has not taken. */
function tooEarly(url) {
	return new require_errors.Failure("NETWORK_UNREACHABLE", `${url.host} claimed success before the whole file was sent.`, { hint: "Something between here and the index answers in its place: check proxies and repository-url." });
}
exports.UploadRequests = UploadRequests;
