let node_worker_threads = require("node:worker_threads");
// src/rst/renderer.ts
const LIMITS = {
	silenceMs: 6e4,
	textLength: 1048576
};
const LONGEST_REASON = 300;
/** Starts docutils in a thread of its own. `worker` is the built worker; what it runs lies beside it in `docutils/`. */
function startRenderer(worker, limits = LIMITS) {
	return new Docutils(worker, limits);
}
var Docutils = class {
	#limits;
	#renderings = /* @__PURE__ */ new Map();
	/** Who waits, in the order of the texts, which is the order of the answers. */
	#waiting = [];
	#thread;
	#timer;
	/** Why there are no more answers. */
	#end;
	constructor(worker, limits) {
		this.#limits = limits;
		try {
			this.#thread = this.#start(worker);
		} catch (error) {
			this.#fail(error);
		}
	}
	#start(worker) {
		const thread = new node_worker_threads.Worker(worker, {
			env: {},
			execArgv: [],
			stdout: true,
			stderr: true
		}).on("message", (answer) => this.#hear(answer)).on("messageerror", (error) => this.#fail(error)).on("error", (error) => this.#fail(error)).on("exit", () => this.#giveUp("The thread that runs docutils ended."));
		thread.unref();
		return thread;
	}
	render(text) {
		const known = this.#renderings.get(text);
		if (known !== void 0) return known;
		const rendering = this.#ask(text);
		this.#renderings.set(text, rendering);
		return rendering;
	}
	async close() {
		this.#giveUp("The renderer has been closed.");
		await this.#thread?.terminate();
	}
	async #ask(text) {
		const { textLength } = this.#limits;
		if (text.length > textLength) return unknown(`It is longer than ${textLength.toLocaleString("en")} characters, which may take too long.`);
		if (this.#end !== void 0) return unknown(this.#end);
		return new Promise((resolve) => {
			this.#waiting.push(resolve);
			this.#thread?.postMessage(Buffer.from(text).toString());
			this.#watch();
		});
	}
	#hear(answer) {
		const rendering = parseRendering(answer);
		if (rendering === void 0) this.#giveUp("docutils gave an answer that makes no sense.");
		else {
			this.#waiting.shift()?.(rendering);
			this.#watch();
		}
	}
	/** From each text and each answer on, time runs anew. */
	#watch() {
		clearTimeout(this.#timer);
		if (this.#waiting.length === 0) return;
		const { silenceMs } = this.#limits;
		this.#timer = setTimeout(() => this.#giveUp(`docutils did not end within ${silenceMs / 1e3} s.`), silenceMs);
	}
	#fail(error) {
		const lines = String(error).trim().split("\n");
		const happened = lines[0]?.includes("Traceback") ? lines.at(-1) : lines[0];
		this.#giveUp(`docutils could not be run: ${(happened ?? "").slice(0, LONGEST_REASON).replace(/\.$/, "")}.`);
	}
	#giveUp(reason) {
		if (this.#end !== void 0) return;
		this.#end = reason;
		clearTimeout(this.#timer);
		for (const resolve of this.#waiting.splice(0)) resolve(unknown(reason));
		this.#thread?.terminate().catch(() => {});
	}
};
function unknown(reason) {
	return {
		state: "unknown",
		reason
	};
}
function parseRendering(answer) {
	if (typeof answer !== "object" || answer === null) return void 0;
	if ("reason" in answer && typeof answer.reason === "string") return unknown(answer.reason);
	if (!("problems" in answer && "olderProblems" in answer)) return void 0;
	const { problems, olderProblems } = answer;
	return areTexts(problems) && areTexts(olderProblems) ? {
		state: "judged",
		problems,
		olderProblems
	} : void 0;
}
function areTexts(value) {
	return Array.isArray(value) && value.every((item) => typeof item === "string");
}
exports.startRenderer = startRenderer;
