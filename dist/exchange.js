const require_claims = require("./claims.js");
const require_errors = require("./errors.js");
const require_json_fields = require("./json-fields.js");
const require_main = require("./main.js");
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
	const reply = await require_main.withRetries(() => transport.request({
		method: "GET",
		url,
		headers
	}), retrying);
	if (reply.status !== 200) throw audienceRefused(reply, index, secrets);
	const audience = audienceFrom(reply.body);
	if (audience === void 0) throw new require_errors.Failure("INDEX_UNEXPECTED", `${url.host} did not say for which audience it wants an ID token.`, { hint: "Check repository-url, and that this index supports trusted publishing." });
	if (RESERVED_AUDIENCES.has(audience.toLowerCase()) && index.reservedAudiences === "refused") throw new require_errors.Failure("IDENTITY_AUDIENCE", `${url.host} asked for an ID token for the audience “${audience}”, which belongs to another service.`, { hint: "No token was requested: that index could have used it in your name. If you run the index and trust it like PyPI, set index-type: pypi." });
	return audience;
}
function audienceFrom(body) {
	const audience = require_json_fields.jsonFieldsFrom(body).get("audience");
	return typeof audience === "string" && /^[\x21-\x7e]{1,256}$/.test(audience) ? audience : void 0;
}
function audienceRefused(reply, { title, uploadUrl }, secrets) {
	const alternative = "Give an API token as the input password instead.";
	if (reply.status === 403) return new require_errors.Failure("INDEX_NO_TRUSTED_PUBLISHING", `${title} has switched trusted publishing off.`, { hint: `It may come back: its status page tells. ${alternative}` });
	if (reply.status === 404 || reply.status === 405) return new require_errors.Failure("INDEX_NO_TRUSTED_PUBLISHING", `${uploadUrl.host} does not do trusted publishing.`, { hint: "Check repository-url. For an index without trusted publishing, give the inputs user and password." });
	return new require_errors.Failure("INDEX_UNEXPECTED", `${uploadUrl.host} answered the question for its audience with ${require_main.statusAndReason(reply, secrets)}.`, { hint: alternative });
}
// src/trusted-publishing/exchange.ts
/**
* Reads what an exchange of this run's identity for an API token needs: the audience, and an ID token for it.
*
* @throws {Failure} `IDENTITY_*`, `INDEX_NO_TRUSTED_PUBLISHING`, `INDEX_UNEXPECTED` or `NETWORK_*`.
*/
async function prepareExchange(index, ports) {
	const audience = await fetchAudience(index, ports);
	const fetchIdToken = () => ports.identity.fetchIdToken(audience);
	const first = await fetchIdToken();
	return { mint: () => mint(first, fetchIdToken, index, ports) };
}
async function mint(firstIdToken, fetchIdToken, index, { transport, secrets, log, retrying }) {
	const url = new URL("/_/oidc/mint-token", index.uploadUrl);
	const headers = {
		accept: "application/json",
		"content-type": "application/json"
	};
	let unused = firstIdToken;
	let idToken = firstIdToken;
	const reply = await require_main.withRetries(async () => {
		idToken = unused ?? await fetchIdToken();
		unused = void 0;
		return transport.request({
			method: "POST",
			url,
			headers,
			body: JSON.stringify({ token: idToken })
		});
	}, retrying);
	const claims = require_claims.readClaims(idToken);
	if (require_claims.isReusableWorkflow(claims)) log.warning("This job runs in a reusable workflow, which PyPI does not support for trusted publishing. Publish from the workflow that calls it.", "Reusable workflow");
	const answer = require_json_fields.jsonFieldsFrom(reply.body);
	const token = answer.get("token");
	const expires = answer.get("expires");
	if (reply.status === 200 && typeof token === "string" && token !== "") {
		secrets.mask(token);
		return {
			token,
			expires: typeof expires === "number" ? expires : void 0
		};
	}
	throw exchangeFailure(reply, index, secrets, require_claims.claimLines(claims));
}
function exchangeFailure(reply, { title }, secrets, claims) {
	if (reply.status === 200) return new require_errors.Failure("INDEX_UNEXPECTED", `${title} answered the exchange of tokens without giving a token.`, { hint: "Run the job again; if it happens again, the index has trouble: see its status page." });
	const refusals = refusalsFrom(require_json_fields.jsonFieldsFrom(reply.body).get("errors"), secrets);
	if (refusals.length === 0) return new require_errors.Failure("INDEX_UNEXPECTED", `${title} answered the exchange of tokens with ${require_main.statusAndReason(reply, secrets)}.`, { hint: "The index has trouble: see its status page, and run the job again later." });
	const reasons = refusals.map(({ code, description }) => `${description} (${code})`).join("; ");
	return new require_errors.Failure("IDENTITY_REFUSED", `${title} refused to trust this run: ${reasons}.`, {
		hint: `Compare the claims with the trusted publisher that is registered on ${title}: owner, repository, workflow file and environment must be the same. They are shown for debugging; register only what you mean to trust.`,
		details: claims
	});
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
