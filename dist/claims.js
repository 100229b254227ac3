const require_json_fields = require("./json-fields.js");
// src/claims.ts
/** The claims that a trusted publisher is compared with, in the order in which PyPI's set-up form asks for them. */
const SHOWN_CLAIMS = [
	"sub",
	"repository",
	"repository_owner",
	"repository_owner_id",
	"workflow_ref",
	"job_workflow_ref",
	"ref",
	"environment"
];
/**
* The claims of an ID token, unverified: good for showing and for guessing causes, never for deciding. Empty where the
* token is not a JWT.
*/
function readClaims(idToken) {
	const payload = idToken.split(".")[1] ?? "";
	return require_json_fields.jsonFieldsFrom(Buffer.from(payload, "base64url").toString("utf8"));
}
/** One line per claim that matters; an absent one is shown as missing. */
function claimLines(claims) {
	return SHOWN_CLAIMS.map((name) => {
		const value = claims.get(name);
		return `${name}: ${typeof value === "string" ? value : "missing"}`;
	});
}
/**
* Whether the job runs in a workflow that another one called: PyPI does not support publishing from there (warehouse
* issue 11096), and refuses attestations made there.
*/
function isReusableWorkflow(claims) {
	const workflow = claims.get("workflow_ref");
	const jobWorkflow = claims.get("job_workflow_ref");
	return typeof workflow === "string" && typeof jobWorkflow === "string" && workflow !== jobWorkflow;
}
Object.defineProperty(exports, "claimLines", {
	enumerable: true,
	get: function() {
		return claimLines;
	}
});
Object.defineProperty(exports, "isReusableWorkflow", {
	enumerable: true,
	get: function() {
		return isReusableWorkflow;
	}
});
Object.defineProperty(exports, "readClaims", {
	enumerable: true,
	get: function() {
		return readClaims;
	}
});
