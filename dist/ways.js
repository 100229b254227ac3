const require_door = require("./door.js");
// src/http/ways.ts
var import_undici = require_door.require_undici();
/** The ways to hosts, each with its connections, which are kept for the next request. */
var Ways = class {
	#userAgent;
	#limits;
	#trust;
	#dispatchers = /* @__PURE__ */ new Map();
	constructor(userAgent, limits, trust) {
		this.#userAgent = userAgent;
		this.#limits = limits;
		this.#trust = trust;
	}
	to(target, proxy) {
		const headers = { "user-agent": this.#userAgent };
		if (proxy === void 0 || target.protocol === "https:") {
			const dispatcher = this.#dispatcherFor(`${target.origin} ${proxy?.url.origin}`, () => this.#opened(target, proxy));
			return {
				ask: (url, asking) => ask(dispatcher, url, {
					...asking,
					headers: {
						...headers,
						...asking.headers
					}
				}),
				failureFrom: require_door.networkFailure
			};
		}
		const dispatcher = this.#dispatcherFor(proxy.url.origin, () => new WholeUrlAgent(proxy, this.#options(proxy.url)));
		const { authorization } = proxy;
		const proxyHeaders = authorization === void 0 ? {} : { "proxy-authorization": authorization };
		return {
			async ask(url, asking) {
				const all = {
					...headers,
					...asking.headers,
					...proxyHeaders,
					host: url.host
				};
				const heard = await ask(dispatcher, url, {
					...asking,
					headers: all
				});
				if (heard.status !== 407) return heard;
				heard.stream.on("error", () => {}).destroy();
				throw require_door.proxyRefusal(proxy, url, heard.status);
			},
			failureFrom: (_url, error) => require_door.networkFailure(proxy.url, error, "proxy")
		};
	}
	async destroy() {
		await Promise.all([...this.#dispatchers.values()].map((dispatcher) => dispatcher.destroy()));
		this.#dispatchers.clear();
	}
	#dispatcherFor(name, open) {
		const dispatcher = this.#dispatchers.get(name) ?? open();
		this.#dispatchers.set(name, dispatcher);
		return dispatcher;
	}
	#opened(target, proxy) {
		if (proxy === void 0) return new import_undici.Agent(this.#options(target));
		const options = this.#options(target);
		return new import_undici.ProxyAgent({
			...options,
			uri: proxy.url.origin,
			...proxy.authorization === void 0 ? {} : { token: proxy.authorization },
			requestTls: options.connect,
			clientFactory: () => new TunnelEntrance(proxy, target, this.#options(proxy.url).connect)
		});
	}
	#options({ protocol }) {
		const { connectMs, answerMs, idleMs } = this.#limits;
		const secureContext = protocol === "https:" ? this.#trust() : void 0;
		return {
			connect: {
				timeout: connectMs,
				...secureContext ? { secureContext } : {}
			},
			headersTimeout: answerMs,
			bodyTimeout: idleMs
		};
	}
};
async function ask(dispatcher, url, { method, headers, body, signal }) {
	const reply = await (0, import_undici.request)(url, {
		dispatcher,
		method,
		headers: { ...headers },
		body,
		signal
	});
	return {
		status: reply.statusCode,
		statusText: reply.statusText ?? "",
		headers: require_door.headersFrom(reply.headers),
		stream: reply.body
	};
}
/** The way of plain http through a proxy, which is asked for whole URLs (RFC 9112, 3.2.2). */
var WholeUrlAgent = class extends import_undici.Agent {
	#proxy;
	constructor(proxy, options) {
		super(options);
		this.#proxy = proxy;
	}
	dispatch(options, handler) {
		const path = `${String(options.origin)}${options.path}`;
		return super.dispatch({
			...options,
			origin: this.#proxy.url.origin,
			path
		}, handler);
	}
};
/**
* The proxy as it is asked for a tunnel. What fails here is the proxy's doing, which cannot be told from undici's errors
* later; one of them, a connection that is broken off, undici would even try again for ever.
*/
var TunnelEntrance = class extends import_undici.Agent {
	#proxy;
	#target;
	constructor(proxy, target, connect) {
		super({
			connect,
			headersTimeout: connect.timeout
		});
		this.#proxy = proxy;
		this.#target = target;
	}
	async connect(options) {
		const answer = await super.connect(options).catch((error) => {
			throw require_door.networkFailure(this.#proxy.url, error, "proxy");
		});
		if (answer.statusCode === 200) return answer;
		answer.socket.on("error", () => {}).destroy();
		throw require_door.proxyRefusal(this.#proxy, this.#target, answer.statusCode);
	}
};
exports.Ways = Ways;
