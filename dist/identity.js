const require_errors = require("./errors.js");
const require_main = require("./main.js");
const require_whole_answer = require("./whole-answer.js");
// src/trusted-publishing/permission.ts
const PERMISSION = {
	kind: "code",
	title: "In the workflow",
	lines: [
		"jobs:",
		"  publish:",
		"    permissions:",
		"      id-token: write"
	]
};
/** Explains why a job may not have an ID token. */
function notPermitted({ fork, actor, eventName }) {
	if (fork === "pull request from a fork" && eventName === "pull_request") return new require_errors.Failure("IDENTITY_NOT_PERMITTED", "A pull request from a fork gets no ID token, so it cannot publish.", { hint: "Publish from another event, such as a release or a pushed tag. To try a release out, set dry-run: true." });
	const items = [
		...actor === "dependabot[bot]" ? ["Likely: Dependabot started this run, and gets fewer permissions than others do. Publish from another event."] : [],
		"Likely: the job lacks the permission id-token: write. Permissions of the job replace those of the workflow, so it has to stand with the job if that has any.",
		"Possibly: this job is in a reusable workflow, and the job that calls it does not grant the permission too.",
		"Possibly: an API token was meant, and the secret that the input password names does not exist: that expands to nothing, which selects trusted publishing."
	];
	return new require_errors.Failure("IDENTITY_NOT_PERMITTED", "This job may not have an ID token, which trusted publishing needs.", {
		hint: "Give the job the permission id-token: write, or give an API token as the input password.",
		details: [{
			kind: "list",
			title: "What may be the matter",
			items
		}, PERMISSION]
	});
}
// src/runner/identity.ts
/**
* The runner's own source of ID tokens. It is asked through our door to the network rather than with the toolkit's
* `getIDToken`, which follows redirects and writes the request URL to the debug log.
*/
function runnerIdentity(transport, secrets, retrying) {
	return { async fetchIdToken(audience) {
		const requestUrl = process.env.ACTIONS_ID_TOKEN_REQUEST_URL ?? "";
		const requestToken = process.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? "";
		if (requestUrl === "" || requestToken === "") throw notPermitted(require_main.readRunFacts());
		secrets.mask(requestToken);
		if (!URL.canParse(requestUrl)) throw unavailable("The address to ask for it is no URL.");
		const url = new URL(requestUrl);
		url.searchParams.set("audience", audience);
		const headers = {
			accept: "application/json",
			authorization: `bearer ${requestToken}`
		};
		const reply = await require_main.withRetries(async () => require_whole_answer.wholeAnswer(await transport.request({
			method: "GET",
			url,
			headers
		}), url), retrying).catch((cause) => {
			throw cause instanceof require_errors.Failure && cause.code !== "CANCELLED" ? unavailable(cause.message, cause) : cause;
		});
		const idToken = reply.status === 200 ? idTokenFrom(reply.body) : void 0;
		if (idToken === void 0) throw unavailable(`It answered with ${reply.status < 300 ? "something that is no ID token" : require_main.statusAndReason(reply, secrets)}.`);
		secrets.mask(idToken);
		return idToken;
	} };
}
function unavailable(reason, cause) {
	return new require_errors.Failure("IDENTITY_UNAVAILABLE", `GitHub did not give this job an ID token. ${reason}`, {
		hint: "Run the job again; if it happens again, see https://www.githubstatus.com.",
		cause
	});
}
function idTokenFrom(body) {
	const value = require_main.jsonFieldsFrom(body).get("value");
	return typeof value === "string" && value !== "" ? value : void 0;
}
exports.runnerIdentity = runnerIdentity;
