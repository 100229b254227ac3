const require_main = require("./main.js");
const require_errors = require("./errors.js");
const require_whole_answer = require("./whole-answer.js");
// src/trusted-publishing/audience.ts
/**
* Audiences that stand for somebody else's door. An index that answers with one of them would receive an ID token that
* is valid there, and could use it; so only those doors themselves may name them.
*/
const RESERVED_AUDIENCES = /* @__PURE__ */ new Set([
	"pypi",
	"testpypi",
	"sigstore"
]);
/**
* Asks the index for which audience an ID token must be made.
*
* @throws {Failure} `INDEX_NO_TRUSTED_PUBLISHING`, `IDENTITY_AUDIENCE`, `INDEX_UNEXPECTED` or `NETWORK_*`.
*/
async function fetchAudience(index, { transport, secrets, retrying }) {
	const url = new URL("/_/oidc/audience", index.uploadUrl);
	const headers = { accept: "application/json" };
	const reply = await require_main.withRetries(async () => require_whole_answer.wholeAnswer(await transport.request({
		method: "GET",
		url,
		headers
	}), url), retrying);
	if (reply.status !== 200) throw audienceRefused(reply, index, secrets);
	const audience = audienceFrom(reply.body);
	if (audience === void 0) throw new require_errors.Failure("INDEX_UNEXPECTED", `${url.host} did not say for which audience it wants an ID token.`, { hint: "Check repository-url, and that this index supports trusted publishing." });
	if (RESERVED_AUDIENCES.has(audience.toLowerCase()) && index.reservedAudiences === "refused") throw new require_errors.Failure("IDENTITY_AUDIENCE", `${url.host} asked for an ID token for the audience “${audience}”, which belongs to another service.`, { hint: "No token was requested: that index could have used it in your name. If you run the index and trust it like PyPI, set index-type: pypi." });
	return audience;
}
function audienceFrom(body) {
	const audience = require_main.jsonFieldsFrom(body).get("audience");
	return typeof audience === "string" && /^[\x21-\x7e]{1,256}$/.test(audience) ? audience : void 0;
}
function audienceRefused(reply, { title, uploadUrl }, secrets) {
	const alternative = "Give an API token as the input password instead.";
	if (reply.status === 403) return new require_errors.Failure("INDEX_NO_TRUSTED_PUBLISHING", `${title} has switched trusted publishing off.`, { hint: `It may come back: its status page tells. ${alternative}` });
	if (reply.status === 404 || reply.status === 405) return new require_errors.Failure("INDEX_NO_TRUSTED_PUBLISHING", `${uploadUrl.host} does not do trusted publishing.`, { hint: "Check repository-url. For an index without trusted publishing, give the inputs user and password." });
	return new require_errors.Failure("INDEX_UNEXPECTED", `${uploadUrl.host} answered the question for its audience with ${require_main.statusAndReason(reply, secrets)}.`, { hint: alternative });
}
// src/trusted-publishing/exchange.ts
/** How long an ID token that was fetched ahead may lie: GitHub's live for some minutes. */
const AHEAD_MS = 12e4;
const LONGEST_LIFE_MS = 864e5;
/**
* Reads what an exchange of this run's identity for an API token needs: the audience, and an ID token for it.
*
* @throws {Failure} `IDENTITY_*`, `INDEX_NO_TRUSTED_PUBLISHING`, `INDEX_UNEXPECTED`, `CANCELLED` or `NETWORK_*`.
*/
async function prepareExchange(index, ports) {
	const { identity, log, retrying } = ports;
	const audience = await fetchAudience(index, ports);
	const staleAtMs = retrying.clock.monotonicMs() + AHEAD_MS;
	const first = await identity.fetchIdToken(audience);
	const claims = require_main.readClaims(first);
	let ahead = first;
	const nextIdToken = async () => {
		const unused = retrying.clock.monotonicMs() < staleAtMs ? ahead : void 0;
		ahead = void 0;
		return unused ?? identity.fetchIdToken(audience);
	};
	let warning = require_main.isReusableWorkflow(claims) ? "due" : "none";
	return {
		claims,
		async mint(projects = []) {
			if (warning === "due") log.warning("This job runs in a reusable workflow, which PyPI does not support for trusted publishing. Publish from the workflow that calls it.", "Reusable workflow");
			warning = "none";
			return mint(nextIdToken, {
				index,
				claims,
				projects
			}, ports);
		}
	};
}
async function mint(nextIdToken, { index, claims, projects }, { transport, secrets, retrying, facts }) {
	const url = new URL("/_/oidc/mint-token", index.uploadUrl);
	const headers = {
		accept: "application/json",
		"content-type": "application/json"
	};
	let askedAtMs = 0;
	const reply = await require_main.withRetries(async () => {
		const body = JSON.stringify({ token: await nextIdToken() });
		askedAtMs = retrying.clock.monotonicMs();
		return require_whole_answer.wholeAnswer(await transport.request({
			method: "POST",
			url,
			headers,
			body
		}), url);
	}, retrying);
	const answer = require_main.jsonFieldsFrom(reply.body);
	const token = answer.get("token");
	if (reply.status === 200 && typeof token === "string" && token !== "") {
		secrets.mask(token);
		return {
			token,
			askedAtMs,
			lifeMs: lifeFrom(answer.get("expires"), reply.headers.get("date"))
		};
	}
	const refusals = reply.status === 200 ? [] : refusalsFrom(answer.get("errors"), secrets);
	if (refusals.length === 0) throw answerFailure(reply, index, secrets);
	const { exchangeRefused } = await Promise.resolve().then(() => require("./diagnosis.js"));
	throw exchangeRefused(refusals, {
		index,
		claims,
		facts: facts(),
		projects
	});
}
/**
* How long a token lives, in milliseconds, from the Unix time at which it ends and the time at which the index answered.
* This machine's clock may be minutes off, so nothing is made of the one without the other.
*/
function lifeFrom(expires, date = "") {
	const answeredAt = new Date(date);
	if (!(!Number.isNaN(answeredAt.getTime()) && answeredAt.toUTCString() === date) || typeof expires !== "number") return void 0;
	const lifeMs = expires * 1e3 - answeredAt.getTime();
	return lifeMs > 0 && lifeMs <= LONGEST_LIFE_MS ? lifeMs : void 0;
}
/** It neither gave a token nor said why not. */
function answerFailure(reply, { title }, secrets) {
	if (reply.status === 200) return new require_errors.Failure("INDEX_UNEXPECTED", `${title} answered the exchange of tokens without giving a token.`, { hint: "Run the job again; if it happens again, the index has trouble: see its status page." });
	return new require_errors.Failure("INDEX_UNEXPECTED", `${title} answered the exchange of tokens with ${require_main.statusAndReason(reply, secrets)}.`, { hint: "The index has trouble: see its status page, and run the job again later." });
}
function refusalsFrom(errors, secrets) {
	if (!Array.isArray(errors)) return [];
	const line = (value, otherwise, limit) => typeof value === "string" ? secrets.redact(value).replace(/\s+/g, " ").trim().slice(0, limit) : otherwise;
	return errors.slice(0, 5).map((error) => ({
		code: line(error?.code, "no code", 100),
		description: line(error?.description, "no reason given", 500)
	}));
}
exports.prepareExchange = prepareExchange;
