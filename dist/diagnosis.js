const require_main = require("./main.js");
const require_errors = require("./errors.js");
// src/trusted-publishing/registration.ts
/** As many as somebody would register by hand. */
const LINKS_SHOWN = 5;
/** What to register for a run by its claims; nothing where they do not say it. */
function registrationFrom(claims) {
	const [owner = "", repository = ""] = require_main.claimText(claims, "repository").split("/");
	const workflowFile = workflowFileOf(claims, "workflow_ref");
	if (owner === "" || repository === "" || workflowFile === void 0) return void 0;
	return {
		owner,
		repository,
		workflowFile,
		environment: require_main.claimText(claims, "environment")
	};
}
/** The file's name below `.github/workflows/` that a claim such as `workflow_ref` speaks of. */
function workflowFileOf(claims, claim) {
	return /\/([^/@]+\.ya?ml)@/.exec(require_main.claimText(claims, claim))?.[1];
}
/** The values to enter, and the pages to enter them at. */
function registrationDetails(registration, { title, siteUrl }, projects) {
	const { owner, repository, workflowFile, environment } = registration;
	const absent = projects.filter(({ existence }) => existence === "absent");
	const rows = [
		...absent.slice(0, LINKS_SHOWN).map(({ name }) => ["PyPI Project Name", name]),
		["Owner", owner],
		["Repository name", repository],
		["Workflow name", workflowFile],
		["Environment name", environment === "" ? "(leave empty, or give the job an environment)" : environment]
	];
	const table = {
		kind: "table",
		title: `What to enter on ${title}, for GitHub`,
		rows
	};
	if (siteUrl === void 0) return [table];
	return [
		table,
		...projects.filter(({ existence }) => existence !== "absent").slice(0, LINKS_SHOWN).map(({ name }) => {
			const url = require_main.publisherLink(siteUrl, name, {
				owner,
				repository,
				workflowFile,
				environment
			}).href;
			return {
				kind: "link",
				title: `The form for ${name}, filled in`,
				url
			};
		}),
		...absent.length === 0 ? [] : [{
			kind: "link",
			title: `For a project that ${title} does not have yet: register a pending publisher`,
			url: new URL("manage/account/publishing/", siteUrl).href
		}]
	];
}
// src/trusted-publishing/diagnosis.ts
const GITHUB_ISSUER = "https://token.actions.githubusercontent.com";
const CAUSES_SHOWN = 4;
const LEADS = {
	sure: "",
	likely: "Likely: ",
	possible: "Possibly: "
};
/** Explains why an index did not trust a run: what happened, the likeliest causes, and what to register where. */
function exchangeRefused(refusals, situation) {
	const { index, claims, projects } = situation;
	const causes = refusals.flatMap((refusal) => causesOf(refusal, situation)).slice(0, CAUSES_SHOWN);
	const registration = registrationFrom(claims);
	const isAboutRegistration = refusals.some(({ code }) => code === "invalid-publisher") && !isSettled(causes);
	const [first, ...others] = causes;
	const details = [
		...others.length === 0 ? [] : [{
			kind: "list",
			title: "If it is not that, in order of likelihood",
			items: others.map(shown)
		}],
		...isAboutRegistration && registration !== void 0 ? registrationDetails(registration, index, projects) : [],
		{
			kind: "table",
			title: "Claims of this run, for debugging: register only what you mean to trust",
			rows: require_main.claimRows(claims)
		}
	];
	const reasons = refusals.map(({ code, description }) => `${description} (${code})`).join("; ");
	return new require_errors.Failure("IDENTITY_REFUSED", `${index.title} did not trust this run: ${reasons}.`, {
		hint: first === void 0 ? "This answer is not known to the action; the claims below may help." : shown(first),
		details
	});
}
/** Whether no registration would help. */
function isSettled([first]) {
	return first?.certainty === "sure";
}
function shown({ certainty, sentence }) {
	return `${LEADS[certainty]}${sentence}`;
}
function causesOf({ code, description }, situation) {
	const { index, claims, facts } = situation;
	const issuer = require_main.claimText(claims, "iss");
	if (/issuer/i.test(description) && issuer !== "" && issuer !== GITHUB_ISSUER || facts.serverUrl !== "https://github.com" && code === "invalid-publisher") return [sure(`This run is of ${facts.serverUrl}, whose ID tokens ${index.title} does not know: trusted publishing works from github.com alone. Publish with an API token as the input password.`)];
	switch (code) {
		case "invalid-publisher": return [...statedCauses(description, situation), ...supposedCauses(situation)];
		case "invalid-pending-publisher": return [sure("The project that the pending publisher was to create exists by now, and the pending publisher is gone. If the project is yours, register a publisher in its settings; if not, choose another name.")];
		case "invalid-reuse-token": return [sure("The ID token was shown to the index before. Run the job again: each run gets fresh ones.")];
		case "invalid-token": return [possible("the ID token was too old or too young when it arrived: check the clock of a runner of your own, and run the job again."), possible(`${index.title} could not read GitHub's keys just now: see its status page, and run the job again.`)];
		case "not-enabled": return [sure(`${index.title} has switched trusted publishing off for now: see its status page. An API token as the input password works meanwhile.`)];
		case "invalid-payload": return payloadCauses(description, situation);
		default: return [];
	}
}
/** What the index's own sentence says for certain (warehouse, oidc/models/_core.py and github.py). */
function statedCauses(description, { claims, facts }) {
	if (/pull_request_target/.test(description) || require_main.claimText(claims, "event_name") === "pull_request_target") return [sure("The workflow was started by pull_request_target, from which PyPI takes nothing, since strangers can start it. Publish from another event, such as a release or a pushed tag.")];
	if (/claim '?repository_owner_id/.test(description)) return [sure(`The owner ${require_main.claimText(claims, "repository_owner")} is another account than the one that the publisher was registered for: it was deleted and made anew, or somebody else has taken the name. Remove the publisher and register it again.`)];
	if (/claim '?repository_owner'/.test(description)) return [sure("The owner is spelled otherwise in the publisher: upper and lower case count. Register it again.")];
	if (/job_workflow_ref/.test(description)) return [require_main.isReusableWorkflow(claims) ? reusable(claims) : sure("The publisher was found, but is for another branch, tag or repository of the workflow: register it again.")];
	if (facts.fork === "run of a fork") return [likely(`this run is of ${require_main.claimText(claims, "repository")}, which is a fork. Publish from the repository that is registered, or register the fork.`)];
	return [];
}
/** What mostly is the matter where no publisher was found, the likeliest first. */
function supposedCauses({ index, claims, projects }) {
	const repository = require_main.claimText(claims, "repository");
	const environment = require_main.claimText(claims, "environment");
	const workflowFile = workflowFileOf(claims, "workflow_ref") ?? "of this run";
	const absent = projects.filter(({ existence }) => existence === "absent").map(({ name }) => name);
	const causes = [];
	if (require_main.isReusableWorkflow(claims)) causes.push(reusable(claims));
	if (absent.length > 0) causes.push(likely(`${index.title} has no project ${absent.slice(0, 3).join(", ")} yet, and no pending publisher fits this run, or it has expired, which happens after 30 days. Register one with the values below.`));
	if (index.title === "TestPyPI") causes.push(likely("the publisher is registered on PyPI, and not on TestPyPI, which has publishers of its own."));
	causes.push(environment === "" ? likely("the publisher names an environment, as most do, and this job is in none. Give the job the same one (environment: NAME), or register the publisher without.") : possible(`the publisher names another environment than “${environment}”, which this job is in.`), possible(`the publisher names another workflow file than ${workflowFile}. Its name counts, and not the title in it.`));
	if (/[A-Z]/.test(repository)) causes.push(possible(`the publisher spells ${repository} otherwise: upper and lower case count.`));
	causes.push(possible(`the publisher is for another repository than ${repository}, such as its name before it was renamed or moved.`));
	return causes;
}
function reusable(claims) {
	return {
		certainty: "likely",
		sentence: `this job runs in the reusable workflow ${workflowFileOf(claims, "job_workflow_ref") ?? "another file"}, called by ${workflowFileOf(claims, "workflow_ref") ?? "another one"}, which PyPI does not support. Put the job that publishes into the workflow that is started, and register that file.`
	};
}
function payloadCauses(description, { index }) {
	if (/isn't allowed|too similar|conflict|disabled|invalid/i.test(description) && /name|project/i.test(description)) return [sure("A pending publisher fits this run, but its project cannot be made, for the reason above. Choose another name, in the metadata and in the pending publisher.")];
	if (/unknown trusted publishing issuer/i.test(description)) return [sure(`${index.title} does not know whoever made the ID token. Publish with an API token as the input password.`)];
	return [possible("the ID token arrived damaged. Run the job again; look for a proxy that changes what it forwards.")];
}
function sure(sentence) {
	return {
		certainty: "sure",
		sentence
	};
}
function likely(sentence) {
	return {
		certainty: "likely",
		sentence
	};
}
function possible(sentence) {
	return {
		certainty: "possible",
		sentence
	};
}
exports.exchangeRefused = exchangeRefused;
