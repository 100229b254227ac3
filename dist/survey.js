const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_project_name = require("./project-name.js");
const require_main = require("./main.js");
const require_errors = require("./errors.js");
// src/package-index/basic-authorization.ts
/** The header that shows a login (RFC 7617), masked: it is as good as the password. */
function basicAuthorization(user, password, secrets) {
	const pair = Buffer.from(`${user}:${password}`, "utf8").toString("base64");
	secrets.mask(pair);
	return `Basic ${pair}`;
}
// src/package-index/classifiers.ts
const LIMIT_BYTES = 1048576;
/** PyPI has some 900. A page that is something else has few lines, and not this one among them. */
const FEWEST = 100;
const WELL_KNOWN = "Programming Language :: Python :: 3";
/** The classifiers that an index takes; nothing where it does not say. */
async function fetchClassifiers({ siteUrl, treatedAs }, reader, patience) {
	if (treatedAs !== "pypi" || siteUrl === void 0) return void 0;
	const page = {
		url: new URL("pypi?:action=list_classifiers", siteUrl),
		accept: "text/plain",
		limitBytes: LIMIT_BYTES,
		extent: "whole"
	};
	const reading = await reader.read(page, patience);
	if (reading.state !== "read") return void 0;
	const lines = reading.reply.body.split("\n").map((line) => line.trim());
	const classifiers = new Set(lines.filter((line) => line !== ""));
	return classifiers.size > FEWEST && classifiers.has(WELL_KNOWN) ? classifiers : void 0;
}
// src/package-index/project-at-hand.ts
function projectsAtHand(distributions) {
	return [...require_main.projectsIn(distributions)].map(([name, ofProject]) => ({
		name,
		distributions: ofProject,
		releases: require_main.releasesIn(ofProject)
	}));
}
/** Of a project of which nothing more is known than that about its releases. */
function bareHoldings({ releases }, existence, ofEach) {
	return {
		existence,
		status: void 0,
		totalBytes: void 0,
		releases: new Map(releases.map(({ key }) => [key, ofEach]))
	};
}
// src/grammar/version-order.ts
/** Negative where the first is the older one, by the order of PEP 440; versions that differ only in `local` are equal. */
function compareVersions(one, other) {
	return compareKeys([BigInt(one.epoch)], [BigInt(other.epoch)]) || compareKeys(one.release.map(BigInt), other.release.map(BigInt)) || compareKeys(phaseKey(one), phaseKey(other));
}
/** What is missing at the end is zero: `1.0` is `1.0.0`. */
function compareKeys(one, other) {
	const length = Math.max(one.length, other.length);
	for (let index = 0; index < length; index++) {
		const [left = 0, right = 0] = [one[index], other[index]];
		if (left < right) return -1;
		if (left > right) return 1;
	}
	return 0;
}
/** A development release comes before everything of its version, a pre-release before the final one, a post-release after. */
function phaseKey({ preRelease, postRelease, developmentRelease }) {
	const [, letters = "", number = "0"] = /^([a-z]+)(\d+)$/.exec(preRelease ?? "") ?? [];
	return [
		preRelease === void 0 ? preRelease === void 0 && postRelease === void 0 && developmentRelease !== void 0 ? 0 : 4 : [
			"a",
			"b",
			"rc"
		].indexOf(letters) + 1,
		BigInt(number),
		postRelease === void 0 ? -1 : BigInt(postRelease),
		developmentRelease === void 0 ? 1 : 0,
		BigInt(developmentRelease ?? 0)
	];
}
// src/package-index/earlier-releases.ts
/**
* For each release at hand the last final one before it, as a project's page lists them; the last of any kind where none
* is final. Nothing for the first release of a project.
*/
function earlierReleases({ releases }, files) {
	const listed = /* @__PURE__ */ new Map();
	for (const { filename } of files) {
		const text = require_main.versionIn(filename);
		const version = text === void 0 ? void 0 : require_main.parseVersion(text);
		if (text === void 0 || version === void 0) continue;
		const key = require_main.canonicalVersion(text) ?? text;
		const release = listed.get(key);
		if (release === void 0) listed.set(key, {
			version,
			text,
			filenames: [filename]
		});
		else release.filenames.push(filename);
	}
	return new Map(releases.flatMap(({ key, distributions: [first] }) => {
		const ours = require_main.parseVersion(first?.metadata.version ?? "");
		const earlier = ours === void 0 ? void 0 : lastBefore(ours, [...listed.values()]);
		return earlier === void 0 ? [] : [[key, {
			version: earlier.text,
			filenames: earlier.filenames
		}]];
	}));
}
function lastBefore(ours, all) {
	const before = all.filter(({ version }) => compareVersions(version, ours) < 0);
	const final = before.filter(({ version }) => version.preRelease === void 0 && version.developmentRelease === void 0);
	return (final.length > 0 ? final : before).reduce((last, one) => last === void 0 || compareVersions(one.version, last.version) > 0 ? one : last, void 0);
}
// src/package-index/held-file.ts
/** Longer names fit no file system, so no index can hold them. */
const LONGEST_FILENAME = 255;
const DATE = /^\d{4}-\d\d-\d\dT[\d:.]{5,20}(?:Z|[+-]\d\d:?\d\d)?$/;
/** Takes of it what makes sense; nothing where it has no name that a file could have. */
function heldFileFrom({ filename, sha256, size, uploaded }) {
	if (!isFilename(filename)) return void 0;
	return {
		filename,
		sha256: typeof sha256 === "string" && /^[\da-f]{64}$/i.test(sha256) ? sha256.toLowerCase() : void 0,
		size: typeof size === "number" && Number.isSafeInteger(size) && size >= 0 ? size : void 0,
		uploaded: dateFrom(uploaded)
	};
}
function isFilename(value) {
	return typeof value === "string" && value.length <= LONGEST_FILENAME && /^[^/\\\x00-\x1f\x7f]+$/.test(value);
}
/** A date without a zone is in UTC, as PyPI's first JSON API had it. */
function dateFrom(value) {
	if (typeof value !== "string" || !DATE.test(value)) return void 0;
	const date = new Date(/(?:Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value}Z`);
	return Number.isNaN(date.getTime()) ? void 0 : date;
}
/** Where a name is listed twice, the first stands. */
function filesByName(files) {
	const byName = /* @__PURE__ */ new Map();
	for (const file of files) if (!byName.has(file.filename)) byName.set(file.filename, file);
	return byName;
}
// src/package-index/page-json.ts
/** Pages nest four deep; a parser that is given millions of brackets takes a gigabyte before it gives up. */
const DEEPEST = 64;
/** The value of a page in JSON; nothing where it is none, or nests as no page does. */
function pageJsonFrom(body) {
	if (!/^\s{0,100}\{/.test(body) || isTooDeep(body)) return void 0;
	try {
		return JSON.parse(body);
	} catch {
		return;
	}
}
function isTooDeep(body) {
	let depth = 0;
	for (let at = 0; at < body.length; at++) switch (body[at]) {
		case "\"":
			at = endOfString(body, at);
			break;
		case "[":
		case "{":
			if (++depth > DEEPEST) return true;
			break;
		case "]":
		case "}": depth--;
	}
	return false;
}
/** Where the string that begins at a quotation mark ends: at the next one that no backslash takes away. */
function endOfString(body, start) {
	for (let at = start + 1; at < body.length; at++) {
		const char = body[at];
		if (char === "\\") at++;
		else if (char === "\"") return at;
	}
	return body.length;
}
// src/package-index/release-json.ts
/** The files of a release in PyPI's older JSON API; nothing where the text is something else. */
function parseReleaseJson(text) {
	const listed = require_main.jsonField(pageJsonFrom(text), "urls");
	if (!Array.isArray(listed)) return void 0;
	return listed.flatMap((file) => {
		return heldFileFrom({
			filename: require_main.jsonField(file, "filename"),
			sha256: require_main.jsonField(require_main.jsonField(file, "digests"), "sha256"),
			size: require_main.jsonField(file, "size"),
			uploaded: require_main.jsonField(file, "upload_time_iso_8601")
		}) ?? [];
	});
}
// src/package-index/simple-page.ts
const SIMPLE_JSON = "application/vnd.pypi.simple.v1+json";
const SIMPLE_HTML = "application/vnd.pypi.simple.v1+html";
const DISTRIBUTION = /\.(?:whl|tar\.gz|zip|egg|exe|tar\.bz2|tgz)$/;
const LONGEST_STATUS = 100;
/** As in warehouse/templates/api/simple/detail.html. */
const META_VERSION = /<meta name="pypi:repository-version" /;
const META_STATUS = /<meta name="pypi:project-status" content="([^"]+)"/;
/** Reads a project's page, JSON or HTML as the answer says; nothing where it is some other page. */
async function parseSimplePage({ headers, body }, url) {
	const [type = ""] = (headers.get("content-type") ?? "").toLowerCase().split(";", 1);
	const content = type.includes("json") ? parseJson(body) : type.includes("html") ? await parseHtml(body) : void 0;
	if (content === void 0) return void 0;
	return {
		files: content.listed.filter(({ href }) => isOwn(href, url)).flatMap(({ file }) => file ?? []),
		status: statusFrom(content.statusWord, headers),
		...freshnessOf({ headers })
	};
}
/**
* Whether a file that a page lists is the index's own. devpi lists the files of an index's bases as well, which lie
* below the bases' addresses; what others inherit from elsewhere, nothing tells.
*/
function isOwn(href, { href: page, pathname }) {
	const [, index] = /^(.*\/)\+simple\//.exec(pathname) ?? [];
	if (index === void 0 || typeof href !== "string" || !URL.canParse(href, page)) return true;
	return new URL(href, page).pathname.startsWith(index);
}
/**
* Reads the status from the beginning of a page in HTML as PyPI writes it; nothing where it is some other page. For one
* word, which stands in the first kilobyte, the parser that reads whole pages would take too long to load.
*/
function parseSimpleHead({ headers, body }) {
	if (!META_VERSION.test(body)) return void 0;
	return { status: statusFrom(META_STATUS.exec(body)?.[1], headers) };
}
/** Of all files together; nothing where the size of one is not told. */
function totalBytesOf(files) {
	let total = 0;
	for (const { size } of files) {
		if (size === void 0) return void 0;
		total += size;
	}
	return total;
}
function parseJson(body) {
	const page = pageJsonFrom(body);
	const listed = require_main.jsonField(page, "files");
	if (!Array.isArray(listed)) return void 0;
	return {
		listed: listed.map((file) => {
			const held = heldFileFrom({
				filename: require_main.jsonField(file, "filename"),
				sha256: require_main.jsonField(require_main.jsonField(file, "hashes"), "sha256"),
				size: require_main.jsonField(file, "size"),
				uploaded: require_main.jsonField(file, "upload-time")
			});
			return {
				href: require_main.jsonField(file, "url"),
				file: held
			};
		}),
		statusWord: require_main.jsonField(require_main.jsonField(page, "project-status"), "status")
	};
}
async function parseHtml(body) {
	const { parseSimpleHtml } = await Promise.resolve().then(() => require("./simple-html.js"));
	const { links, meta } = parseSimpleHtml(body);
	const listed = links.map((href) => ({
		href,
		file: fileBehind(href)
	}));
	return meta.has("pypi:repository-version") || listed.some(({ file }) => DISTRIBUTION.test(file?.filename ?? "")) ? {
		listed,
		statusWord: meta.get("pypi:project-status")
	} : void 0;
}
/** A link's last path segment is the file's name, and its fragment may be a digest (PEP 503). */
function fileBehind(href) {
	const [address = "", fragment = ""] = href.split("#", 2);
	const [path = ""] = address.split("?", 1);
	return heldFileFrom({
		filename: decoded(path.slice(path.lastIndexOf("/") + 1)),
		sha256: /(?:^|&)sha256=([\da-f]{64})(?:&|$)/i.exec(fragment)?.[1],
		size: void 0,
		uploaded: void 0
	});
}
function decoded(segment) {
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
}
function statusFrom(word, headers) {
	if (typeof word !== "string" || word === "" || word.length > LONGEST_STATUS) return void 0;
	return {
		word,
		freshness: isAged({ headers }) ? "aged" : "fresh"
	};
}
/** To be spread into what is made of an answer. */
function freshnessOf(reply) {
	return isAged(reply) ? { freshness: "aged" } : {};
}
/** By seconds that whatever has kept the answer on its way sets (RFC 9111, 5.1). */
function isAged({ headers }) {
	return Number(headers.get("age") ?? 0) !== 0;
}
// src/package-index/pypi-holdings.ts
const MEBIBYTE = 1048576;
/** PyPI's limit for a project is a hundred times that: with less in one run, nobody needs to add up what is there. */
const WORTH_ADDING_UP_BYTES = 100 * MEBIBYTE;
/** Its description, and some kilobytes for each file. */
const RELEASE_LIMIT_BYTES = 8 * MEBIBYTE;
/** Some twenty thousand files. */
const PAGE_LIMIT_BYTES$1 = 8 * MEBIBYTE;
/** Projects that build every night have more. */
const LONG_PAGE_LIMIT_BYTES = 32 * MEBIBYTE;
/** The status stands in the first kilobyte (warehouse/templates/api/simple/detail.html). */
const HEAD_LIMIT_BYTES = 16384;
/**
* What PyPI holds: each release by its own page in the older JSON API, which is small; the project's status from the
* head of its page in the simple API, and only for large files the whole of that.
*/
async function fetchPyPIHoldings(project, where) {
	const [page, ...releases] = await Promise.all([fetchProjectPage(project, where), ...project.releases.map(async (release) => [release.key, await fetchRelease(release, where)])]);
	const isHeld = releases.some(([, release]) => release.state === "known" && release.files.size > 0);
	const isQuarantined = page.status?.word === "quarantined";
	return {
		...page,
		existence: isHeld ? "exists" : page.existence,
		releases: new Map(releases.map(([key, release]) => [key, isQuarantined ? HIDDEN : release]))
	};
}
/** PyPI lists nothing of a project in quarantine, and keeps what it has. */
const HIDDEN = {
	state: "unknown",
	reason: "The index hides the files of a project in quarantine."
};
/** The whole of it tells what the release before had; of one that is too long the head has the status all the same. */
async function fetchProjectPage(project, where) {
	const page = await fetchWholePage(project, sizeOf(project.distributions) >= WORTH_ADDING_UP_BYTES ? LONG_PAGE_LIMIT_BYTES : PAGE_LIMIT_BYTES$1, where);
	return page === "too long" ? fetchHead(project.name, where) : page;
}
async function fetchWholePage(project, limitBytes, { siteUrl, reader, patience }) {
	const url = new URL(`simple/${project.name}/`, siteUrl);
	const reading = await reader.read({
		url,
		accept: SIMPLE_JSON,
		limitBytes,
		extent: "whole"
	}, patience);
	if (reading.state === "unread" && reading.page === "cut") return "too long";
	if (reading.state !== "read") return pageOf(reading.state === "absent" ? "absent" : "unknown");
	const page = await parseSimplePage(reading.reply, url);
	if (page === void 0) return pageOf("unknown");
	const { files, status } = page;
	return {
		existence: "exists",
		status,
		totalBytes: totalBytesOf(files),
		earlier: earlierReleases(project, files)
	};
}
async function fetchHead(name, { siteUrl, reader, patience }) {
	const url = new URL(`simple/${name}/`, siteUrl);
	const accept = `${SIMPLE_HTML}, text/html;q=0.9`;
	const reading = await reader.read({
		url,
		accept,
		limitBytes: HEAD_LIMIT_BYTES,
		extent: "beginning"
	}, patience);
	if (reading.state !== "read") return pageOf(reading.state === "absent" ? "absent" : "unknown");
	const head = parseSimpleHead(reading.reply);
	return head === void 0 ? pageOf("unknown") : {
		existence: "exists",
		status: head.status,
		totalBytes: void 0
	};
}
function pageOf(existence) {
	return {
		existence,
		status: void 0,
		totalBytes: void 0
	};
}
function sizeOf(distributions) {
	return distributions.reduce((sum, { size }) => sum + size, 0);
}
/** Any spelling of the version will do: PyPI looks for its canonical form (warehouse/legacy/api/json.py). */
async function fetchRelease({ project, distributions: [first] }, { siteUrl, reader, patience }) {
	const version = require_main.parseVersion(first?.metadata.version ?? "");
	if (version === void 0) return {
		state: "unknown",
		reason: "What its metadata has as Version is none."
	};
	const url = new URL(`pypi/${project}/${encodeURIComponent(require_main.versionText(version))}/json`, siteUrl);
	const page = {
		url,
		accept: "application/json",
		limitBytes: RELEASE_LIMIT_BYTES,
		extent: "whole"
	};
	const reading = await reader.read(page, patience);
	if (reading.state === "unread") return {
		state: "unknown",
		reason: reading.reason
	};
	const files = reading.state === "absent" ? [] : parseReleaseJson(reading.reply.body);
	return files === void 0 ? {
		state: "unknown",
		reason: `${url.host} answered with something else than a release.`
	} : {
		state: "known",
		files: filesByName(files),
		...freshnessOf(reading.reply)
	};
}
// src/package-index/reader.ts
/** A second attempt soon after the first: nothing hangs on what is read, and everything waits for it. */
const READ_RETRIES = {
	attempts: 2,
	firstDelayMs: 500,
	longestDelayMs: 1e3,
	longestAskedMs: 3e3
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
		if (status === 404 || status === 410) return {
			state: "absent",
			reply
		};
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
			page: "cut",
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
// src/package-index/simple-holdings.ts
/** JSON tells sizes and dates as well; HTML is what every index has (PEP 691). */
const ACCEPT = `${SIMPLE_JSON}, ${SIMPLE_HTML};q=0.2, text/html;q=0.1`;
const PAGE_LIMIT_BYTES = 33554432;
/** What an index holds of a project as its simple API lists it. */
async function fetchSimpleHoldings(project, where) {
	const listing = await fetchListing(project.name, ACCEPT, where);
	switch (listing.state) {
		case "read": {
			const { files, status } = listing.page;
			return {
				existence: "exists",
				status,
				totalBytes: totalBytesOf(files),
				earlier: earlierReleases(project, files),
				releases: releasesFrom(project, listing.page)
			};
		}
		case "absent": {
			const { urls, origin } = where.simpleUrls;
			if (origin === "given") return bareHoldings(project, "absent", {
				state: "known",
				files: /* @__PURE__ */ new Map(),
				...listing.age
			});
			const places = urls.map(({ pathname }) => pathname).join(" or ");
			return bareHoldings(project, "unknown", {
				state: "unknown",
				reason: `The index lists no project ${project.name} below ${places}; index-url can say where it would.`
			});
		}
		case "unread": return bareHoldings(project, "unknown", {
			state: "unknown",
			reason: listing.reason
		});
	}
}
/** The page of a project by its normalised name: asks at one place after the other while there is nothing there. */
async function fetchListing(name, accept, { simpleUrls, reader, patience }) {
	let age = {};
	for (const simpleUrl of simpleUrls.urls) {
		const url = new URL(`${name}/`, simpleUrl);
		const page = {
			url,
			accept,
			limitBytes: PAGE_LIMIT_BYTES,
			extent: "whole"
		};
		const reading = await reader.read(page, patience);
		if (reading.state === "unread") return reading;
		if (reading.state === "read") {
			const parsed = await parseSimplePage(reading.reply, url);
			return parsed === void 0 ? {
				state: "unread",
				reason: `${url.host} shows no list of files at ${url.pathname}.`
			} : {
				state: "read",
				page: parsed
			};
		}
		age = freshnessOf(reading.reply);
	}
	return {
		state: "absent",
		age
	};
}
/** Sorts files into the releases at hand by what their names say; a name of ours belongs to our release whatever it says. */
function releasesFrom({ releases }, { files, freshness }) {
	const keyOfOurs = new Map(releases.flatMap(({ key, distributions }) => distributions.map(({ filename }) => [filename.basename, key])));
	const filesOf = new Map(releases.map(({ key }) => [key, []]));
	for (const file of files) {
		const key = keyOfOurs.get(file.filename) ?? require_main.canonicalVersion(require_main.versionIn(file.filename) ?? "");
		if (key !== void 0) filesOf.get(key)?.push(file);
	}
	const age = freshness && { freshness };
	return new Map([...filesOf].map(([key, ofRelease]) => [key, {
		state: "known",
		files: filesByName(ofRelease),
		...age
	}]));
}
// src/package-index/survey.ts
var survey_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	authorizationOf: () => authorizationOf,
	survey: () => survey
});
const LIMITS = {
	readMs: 5e3,
	projectMs: 1e4,
	surveyMs: 3e4
};
/**
* Reads what the index holds of the projects at hand. It never fails: what cannot be read, or not soon, is unknown.
*
* For the names of files a cache's age does not matter: one that is listed stays taken, since PyPI gives no name free
* again and other indexes decide for themselves; one that is not listed yet is sent, and the index says what it thinks
* of that. For what else depends on it, the holdings say that they are aged.
*/
async function survey(distributions, index, options) {
	const limits = {
		...LIMITS,
		...options.limits
	};
	const { clock } = options.retrying;
	const reader = new Reader(options, limits.readMs, authorizationOf(index, options));
	const surveyPatience = patienceOf(clock, limits.surveyMs);
	const surveyProject = async (project) => {
		if (!require_project_name.isProjectName(project.name)) return bareHoldings(project, "unknown", {
			state: "unknown",
			reason: "What its metadata has as Name is none."
		});
		const patience = eitherPatience(patienceOf(clock, limits.projectMs), surveyPatience);
		return index.treatedAs === "pypi" && index.siteUrl !== void 0 ? fetchPyPIHoldings(project, {
			siteUrl: index.siteUrl,
			reader,
			patience
		}) : fetchSimpleHoldings(project, {
			simpleUrls: require_main.simpleUrlsOf(index, options.indexUrl),
			reader,
			patience
		});
	};
	const [classifiers, ...projects] = await Promise.all([options.classifiers === "wanted" ? fetchClassifiers(index, reader, surveyPatience) : void 0, ...projectsAtHand(distributions).map(async (project) => [project.name, await surveyProject(project)])]);
	return {
		projects: new Map(projects),
		classifiers,
		readAt: /* @__PURE__ */ new Date()
	};
}
/** The login is shown to the host that uploads show it to, and to no other; PyPI shows everything to everybody. */
function authorizationOf({ uploadUrl, treatedAs }, { login, secrets }) {
	if (login === void 0 || treatedAs === "pypi" || require_main.isPyPIHost(uploadUrl)) return () => void 0;
	const authorization = basicAuthorization(login.user, login.password, secrets);
	return (url) => url.origin === uploadUrl.origin ? authorization : void 0;
}
Object.defineProperty(exports, "Reader", {
	enumerable: true,
	get: function() {
		return Reader;
	}
});
Object.defineProperty(exports, "authorizationOf", {
	enumerable: true,
	get: function() {
		return authorizationOf;
	}
});
Object.defineProperty(exports, "basicAuthorization", {
	enumerable: true,
	get: function() {
		return basicAuthorization;
	}
});
Object.defineProperty(exports, "fetchListing", {
	enumerable: true,
	get: function() {
		return fetchListing;
	}
});
Object.defineProperty(exports, "patienceOf", {
	enumerable: true,
	get: function() {
		return patienceOf;
	}
});
Object.defineProperty(exports, "survey", {
	enumerable: true,
	get: function() {
		return survey;
	}
});
Object.defineProperty(exports, "survey_exports", {
	enumerable: true,
	get: function() {
		return survey_exports;
	}
});
