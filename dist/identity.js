const require_errors = require("./errors.js");
const require_main = require("./main.js");
const require_whole_answer = require("./whole-answer.js");
let node_fs = require("node:fs");
// src/runner/identity.ts
/**
* The runner's own source of ID tokens. It is asked through our door to the network rather than with the toolkit's
* `getIDToken`, which follows redirects and writes the request URL to the debug log.
*/
function runnerIdentity(transport, secrets, retrying) {
	return { async fetchIdToken(audience) {
		const requestUrl = process.env.ACTIONS_ID_TOKEN_REQUEST_URL ?? "";
		const requestToken = process.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? "";
		if (requestUrl === "" || requestToken === "") throw notPermitted();
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
			throw cause instanceof require_errors.Failure ? unavailable(cause.message, cause) : cause;
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
function notPermitted() {
	if (isPullRequestFromFork()) return new require_errors.Failure("IDENTITY_NOT_PERMITTED", "A pull request from a fork gets no ID token, so it cannot publish.", { hint: "Publish from another event, such as a release or a pushed tag." });
	return new require_errors.Failure("IDENTITY_NOT_PERMITTED", "This job may not have an ID token, which trusted publishing needs.", {
		hint: "Give the job the permission, or give an API token as the input password (a secret that does not exist expands to nothing, which selects trusted publishing).",
		details: [{
			kind: "code",
			title: "In the workflow",
			lines: [
				"jobs:",
				"  publish:",
				"    permissions:",
				"      id-token: write"
			]
		}]
	});
}
function isPullRequestFromFork() {
	if (process.env.GITHUB_EVENT_NAME !== "pull_request") return false;
	try {
		return JSON.parse((0, node_fs.readFileSync)(process.env.GITHUB_EVENT_PATH ?? "", "utf8")).pull_request?.head?.repo?.fork === true;
	} catch {
		return false;
	}
}
exports.runnerIdentity = runnerIdentity;
