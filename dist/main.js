Object.defineProperty(exports, Symbol.toStringTag, { value: "Module" });
const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_errors = require("./errors.js");
let node_timers_promises = require("node:timers/promises");
let node_fs_promises = require("node:fs/promises");
let node_path = require("node:path");
let node_fs = require("node:fs");
let node_crypto = require("node:crypto");
let node_stream = require("node:stream");
let node_zlib = require("node:zlib");
let node_util = require("node:util");
let os = require("os");
os = require_rolldown_runtime.__toESM(os, 1);
let crypto = require("crypto");
crypto = require_rolldown_runtime.__toESM(crypto, 1);
let fs = require("fs");
fs = require_rolldown_runtime.__toESM(fs, 1);
let path = require("path");
path = require_rolldown_runtime.__toESM(path, 1);
// src/clock.ts
/** The clock of this machine, on which nobody sleeps any more once the signal has come. */
function systemClock(cancellation) {
	return {
		monotonicMs: () => performance.now(),
		async sleep(milliseconds) {
			try {
				await (0, node_timers_promises.setTimeout)(milliseconds, void 0, { signal: cancellation });
			} catch {
				throw require_errors.cancelled();
			}
		}
	};
}
// src/package-index/index-address.ts
const PYPI_UPLOAD_URL = "https://upload.pypi.org/legacy/";
const TESTPYPI_UPLOAD_URL = "https://test.pypi.org/legacy/";
/** PyPI's own hosts: pypi.org and everything below it. */
function isPyPIHost({ hostname }) {
	return hostname === "pypi.org" || hostname.endsWith(".pypi.org");
}
function isLoopback({ hostname }) {
	return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
/** A URL as it may be shown: without user, password, query and fragment. */
function shownUrl(url) {
	return `${url.origin}${url.pathname}`;
}
function invalid$1(message, hint) {
	return new require_errors.Failure("INPUT_INVALID", message, { hint });
}
/**
* Finds out which index an upload URL means, and refuses only what can surely not be uploaded to.
*
* @throws {Failure} `INPUT_INVALID`. Its text never holds a user or password from the URL.
*/
function parseIndexAddress(repositoryUrl, indexType) {
	let uploadUrl;
	try {
		uploadUrl = new URL(repositoryUrl);
	} catch {
		throw notAUrl(repositoryUrl);
	}
	if (uploadUrl.protocol !== "https:" && uploadUrl.protocol !== "http:") throw notAUrl(repositoryUrl);
	if (uploadUrl.username !== "" || uploadUrl.password !== "") throw invalid$1("repository-url has a user name or password in it.", "Take them out of the URL and give them as the inputs user and password, from a secret.");
	const index = {
		uploadUrl,
		...natureOf(uploadUrl, indexType)
	};
	if (isPyPIHost(uploadUrl)) requireUploadEndpoint(uploadUrl);
	if (/^(?:upload\.|test)?(?:pypi)\.python\.org$/.test(uploadUrl.hostname)) throw invalid$1(`repository-url names ${uploadUrl.host}, which was switched off years ago.`, `Use ${PYPI_UPLOAD_URL} or ${TESTPYPI_UPLOAD_URL}.`);
	if (uploadUrl.pathname.endsWith("/+simple") || uploadUrl.pathname.endsWith("/+simple/")) throw invalid$1(`repository-url ${shownUrl(uploadUrl)} is where pip reads from, not where files are uploaded to.`, `For devpi it is the URL of the index: ${uploadUrl.origin}${uploadUrl.pathname.replace(/\+simple\/?$/, "")}`);
	return index;
}
function notAUrl(repositoryUrl) {
	return invalid$1(`repository-url${/^[\w\-/]+(?:\.[\w\-/]+)+$/.test(repositoryUrl) ? ` “${repositoryUrl}”` : ""} is not an http or https URL.`, `It must begin with https:// and name the upload endpoint, as in ${PYPI_UPLOAD_URL}`);
}
function natureOf(uploadUrl, indexType) {
	const { hostname } = uploadUrl;
	if (hostname === "test.pypi.org") return {
		title: "TestPyPI",
		treatedAs: treated("pypi", indexType),
		siteUrl: new URL("https://test.pypi.org/")
	};
	if (isPyPIHost(uploadUrl)) return {
		title: "PyPI",
		treatedAs: treated("pypi", indexType),
		siteUrl: new URL("https://pypi.org/")
	};
	const treatedAs = treated("other", indexType);
	return {
		title: uploadUrl.host,
		treatedAs,
		siteUrl: treatedAs === "pypi" ? new URL("/", uploadUrl) : void 0
	};
}
function treated(byHost, indexType) {
	return indexType === "auto" ? byHost : indexType;
}
/** PyPI takes uploads at one URL each and answers anything else with a redirect or a refusal (warehouse/legacy). */
function requireUploadEndpoint(url) {
	const right = url.hostname === "test.pypi.org" ? TESTPYPI_UPLOAD_URL : PYPI_UPLOAD_URL;
	if (url.protocol !== "https:") throw invalid$1(`repository-url names ${url.host} by plain http, which PyPI refuses.`, `Use ${right}`);
	if (`${url.origin}${url.pathname}` !== right) throw invalid$1(`repository-url ${shownUrl(url)} is not where PyPI takes uploads.`, `Use ${right}`);
}
/** The page of a release, or nothing where we do not know the index's pages. */
function releaseUrl({ siteUrl }, name, version) {
	return siteUrl && new URL(`project/${encodeURIComponent(name)}/${encodeURIComponent(version)}/`, siteUrl);
}
// src/package-index/simple-url.ts
/** The simple API of an index: what the user says, or else what the upload URL lets us guess. */
function simpleUrlsOf({ uploadUrl }, indexUrl) {
	if (indexUrl !== void 0) return {
		urls: [indexUrl],
		origin: "given"
	};
	return {
		urls: guessedPaths(uploadUrl.pathname).map((path) => withPath(uploadUrl, path)),
		origin: "guessed"
	};
}
/** The one place where installers find what is uploaded; nothing where more than one is as likely. */
function simpleUrlOf(index, indexUrl) {
	if (index.siteUrl !== void 0) return new URL("simple/", index.siteUrl);
	const [url, ...others] = simpleUrlsOf(index, indexUrl).urls;
	return others.length === 0 ? url : void 0;
}
function guessedPaths(uploadPath) {
	const path = uploadPath.endsWith("/") ? uploadPath : `${uploadPath}/`;
	if (path.endsWith("/pypi/upload/")) return [path.replace(/upload\/$/, "simple/")];
	if (path.endsWith("/legacy/")) return [path.replace(/legacy\/$/, "simple/")];
	if (path.endsWith("/simple/")) return [path];
	return [`${path}simple/`, `${path}+simple/`];
}
/** On the same host, without query and fragment. */
function withPath(url, path) {
	const other = new URL(url.origin);
	other.pathname = path;
	return other;
}
/**
* Reads the URL of an index's simple API, as pip takes it. A slash is added where none ends it.
*
* @throws {Failure} `INPUT_INVALID`. Its text never holds a user or password from the URL.
*/
function parseIndexUrl(text) {
	const url = URL.canParse(text) ? new URL(text) : void 0;
	if (url === void 0 || url.protocol !== "https:" && url.protocol !== "http:") throw invalid("index-url is not an http or https URL.", "It must begin with https:// and name the address that pip reads from, as in https://pypi.org/simple/");
	if (url.username !== "" || url.password !== "") throw invalid("index-url has a user name or password in it.", "Take them out of the URL: user and password are used for index-url too where it has the host of repository-url.");
	if (isPyPIHost(url) && url.protocol !== "https:") throw invalid(`index-url names ${url.host} by plain http, which PyPI refuses.`, `Use https://${url.host}/simple/`);
	const simpleUrl = new URL(shownUrl(url));
	if (!simpleUrl.pathname.endsWith("/")) simpleUrl.pathname += "/";
	return simpleUrl;
}
function invalid(message, hint) {
	return new require_errors.Failure("INPUT_INVALID", message, { hint });
}
// src/receipt.ts
const SETTLED = /* @__PURE__ */ new Set([
	"uploaded",
	"already-there",
	"skipped",
	"would-upload"
]);
/** Whether a distribution is where it should be, or was left out on purpose. */
function isSettled({ state }) {
	return SETTLED.has(state);
}
function resultOf(receipt) {
	if (!receipt.outcomes.every(isSettled)) return "incomplete";
	if (receipt.leftOut !== void 0) return "rehearsed";
	return countOf(receipt, "uploaded") > 0 ? "published" : "unchanged";
}
function countOf({ outcomes }, state) {
	return outcomes.filter((outcome) => outcome.state === state).length;
}
// src/attesting.ts
/**
* Chooses whether to sign: PyPI takes attestations only along with trusted publishing (warehouse,
* attestations/services.py), and of other indexes nobody knows whether they take any.
*/
function chooseAttesting(wish, authentication, index) {
	if (wish === "off") return {
		kind: "off",
		why: void 0
	};
	if (authentication.kind !== "trusted-publishing") return {
		kind: "off",
		why: "No attestations: they need trusted publishing."
	};
	if (index.treatedAs !== "pypi") return {
		kind: "off",
		why: `No attestations: whether ${index.title} takes them is not known (index-type: pypi says so).`
	};
	return {
		kind: "on",
		onFailure: wish === "preferred" ? "publish without" : "publish nothing"
	};
}
/**
* Parses the address of a service that is shown the run's identity.
*
* @param input the name of the input
* @throws {Failure} `INPUT_INVALID` unless it is https, or on this machine.
*/
function parseServiceUrl(input, text) {
	const url = URL.canParse(text) ? new URL(text) : void 0;
	const isSecret = url?.protocol === "https:" || url?.protocol === "http:" && isLoopback(url);
	if (url === void 0 || !isSecret || url.username !== "" || url.password !== "") throw new require_errors.Failure("INPUT_INVALID", `The input ${input} is not an https URL.`, { hint: "It must begin with https:// and have no user name; http is for services on this machine." });
	return url;
}
/** Where anybody can look at an entry of Sigstore's public log; of others no such page is known. */
function logEntryUrl({ hostname }, logIndex) {
	return hostname === "rekor.sigstore.dev" ? `https://search.sigstore.dev/?logIndex=${logIndex}` : void 0;
}
// src/distribution/error-code.ts
/** The code of an error of Node's own, such as `ENOENT` or `Z_DATA_ERROR`; undefined where it has none. */
function errorCode(error) {
	return typeof error === "object" && error !== null && "code" in error ? String(error.code) : void 0;
}
// src/distribution/regular-file.ts
/** Opening a named pipe would wait for a writer for ever without it; Windows has none. */
const OPEN_FLAGS = node_fs.constants.O_RDONLY | (node_fs.constants.O_NONBLOCK ?? 0);
/**
* Opens a regular file for reading. The caller closes the handle.
*
* @throws {Failure} `DIST_UNREADABLE`
*/
async function openRegularFile(path, displayPath) {
	let handle;
	try {
		handle = await (0, node_fs_promises.open)(path, OPEN_FLAGS);
		const stats = await handle.stat({ bigint: true });
		if (!stats.isFile()) throw new require_errors.Failure("DIST_UNREADABLE", `${displayPath} is ${stats.isDirectory() ? "a folder" : "no regular file"}.`, {
			file: displayPath,
			hint: "A distribution is one file: remove what bears such a name, or build the distribution again."
		});
		return {
			handle,
			stamp: stampFrom(stats)
		};
	} catch (error) {
		await handle?.close();
		throw asUnreadable(error, displayPath);
	}
}
/** What an open file's stamp is by now. */
async function stampOf(handle) {
	return stampFrom(await handle.stat({ bigint: true }));
}
function isSameStamp(one, other) {
	return one.size === other.size && one.modifiedNs === other.modifiedNs && one.inode === other.inode;
}
function changedFailure(displayPath, when) {
	return new require_errors.Failure("DIST_CHANGED", `${displayPath} changed ${when}.`, {
		file: displayPath,
		hint: "Something still writes to it. Finish building before this step starts, and let nothing else run beside it."
	});
}
/** Turns an error of the operating system into a failure; lets everything else through. */
function asUnreadable(error, displayPath) {
	const code = errorCode(error);
	if (code === void 0 || error instanceof require_errors.Failure || !/^E[A-Z]/.test(code)) return error;
	return new require_errors.Failure("DIST_UNREADABLE", `${displayPath} ${REASONS[code] ?? `cannot be read (${code})`}.`, {
		file: displayPath,
		hint: HINTS[code],
		cause: error
	});
}
const REASONS = {
	ENOENT: "is not there any more",
	EACCES: "may not be read by this user",
	EPERM: "may not be read by this user",
	EISDIR: "is a folder"
};
const HINTS = {
	ENOENT: "Something removed it after it was found, or it is a link that leads nowhere.",
	EACCES: "Correct its permissions. Files that a container built often belong to root: chown them in an earlier step.",
	EPERM: "Correct its permissions. Files that a container built often belong to root: chown them in an earlier step."
};
function stampFrom({ size, mtimeNs, ino }) {
	return {
		size,
		modifiedNs: mtimeNs,
		inode: ino
	};
}
// src/distribution/attestation-file.ts
/** What tools name an attestation: the distribution, what it attests, and this ending (as twine looks for them). */
const NAME$1 = /^(.+\.(?:whl|tar\.gz|zip))\.[^.\\/]+\.attestation$/s;
/** Ten times what a real one takes. */
const LIMIT_BYTES$1 = 131072;
/** The path of the distribution that a file is an attestation of, by its name; nothing where it is none. */
function attestedPath(path) {
	return NAME$1.exec(path)?.[1];
}
/** Reads a file that lies beside a distribution. Whatever is wrong with it, its text is missing then. */
async function readAttestation(path, displayPath) {
	try {
		const { handle } = await openRegularFile(path, displayPath);
		try {
			const { buffer, bytesRead } = await handle.read(Buffer.alloc(131073));
			return {
				displayPath,
				text: bytesRead > LIMIT_BYTES$1 ? void 0 : buffer.toString("utf8", 0, bytesRead)
			};
		} finally {
			await handle.close();
		}
	} catch {
		return {
			displayPath,
			text: void 0
		};
	}
}
// node_modules/hash-wasm/dist/blake2b.umd.min.js
var require_blake2b_umd_min = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module, this$1) => {
	/*!
	* hash-wasm (https://www.npmjs.com/package/hash-wasm)
	* (c) Dani Biro
	* @license MIT
	*/
	(function(I, A) {
		"object" == typeof exports && "undefined" != typeof module ? A(exports) : "function" == typeof define && define.amd ? define(["exports"], A) : A((I = "undefined" != typeof globalThis ? globalThis : I || self).hashwasm = I.hashwasm || {});
	})(this$1, function(I) {
		"use strict";
		var A, i = {
			name: "blake2b",
			data: "AGFzbQEAAAABEQRgAAF/YAJ/fwBgAX8AYAAAAwoJAAECAwECAgABBQQBAQICBg8CfwFBgIAEC38AQYCABAsHggEJBm1lbW9yeQIAD19fc3RhY2tfcG9pbnRlcgMADkhhc2hfR2V0QnVmZmVyAAAKSGFzaF9GaW5hbAADCUhhc2hfSW5pdAAFC0hhc2hfVXBkYXRlAAYNSGFzaF9HZXRTdGF0ZQAHDkhhc2hfQ2FsY3VsYXRlAAgKU1RBVEVfU0laRQMBCsU4CQYAQYCBBAvcAgIFfwF+AkAgAUEBSA0AAkAgAUGAAUEAKALgggUiAmsiA0wNAEEAQQA2AuCCBQJAIAJB/wBKDQAgAkHggQVqIQQgACEFQQAhBgNAIAQgBS0AADoAACAFQQFqIQUgBEEBaiEEIAMgBkEBaiIGQf8BcUoNAAsLQQBBACkDwIEFIgdCgAF8NwPAgQVBAEEAKQPIgQUgB0L/flatfDcDyIEFQeCBBRACIAAgA2ohAAJAIAEgA2siBEGBAU4NACAEIQEMAQsgAiABaiEEA0BBAEEAKQPAgQUiB0KAAXw3A8CBBUEAQQApA8iBBSAHQv9+Vq18NwPIgQUgABACIABBgAFqIQAgBEGAf2oiBEGAAksNAAsgBEGAf2ohAQtBACEEA0AgBEEAKALgggVqQeCBBWogACAEai0AADoAACABIARBAWoiBEH/AXFLDQALQQBBACgC4IIFIAFqNgLgggULC78uASR+QQBBACkD0IEFQQApA7CBBSIBQQApA5CBBXwgACkDICICfCIDhULr+obav7X2wR+FQiCJIgRCq/DT9K/uvLc8fCIFIAGFQiiJIgYgA3wgACkDKCIBfCIHIASFQjCJIgggBXwiCSAGhUIBiSIKQQApA8iBBUEAKQOogQUiBEEAKQOIgQV8IAApAxAiA3wiBYVCn9j52cKR2oKbf4VCIIkiC0K7zqqm2NDrs7t/fCIMIASFQiiJIg0gBXwgACkDGCIEfCIOfCAAKQNQIgV8Ig9BACkDwIEFQQApA6CBBSIQQQApA4CBBSIRfCAAKQMAIgZ8IhKFQtGFmu/6z5SH0QCFQiCJIhNCiJLznf/M+YTqAHwiFCAQhUIoiSIVIBJ8IAApAwgiEHwiFiAThUIwiSIXhUIgiSIYQQApA9iBBUEAKQO4gQUiE0EAKQOYgQV8IAApAzAiEnwiGYVC+cL4m5Gjs/DbAIVCIIkiGkLx7fT4paf9p6V/fCIbIBOFQiiJIhwgGXwgACkDOCITfCIZIBqFQjCJIhogG3wiG3wiHSAKhUIoiSIeIA98IAApA1giCnwiDyAYhUIwiSIYIB18Ih0gDiALhUIwiSIOIAx8Ih8gDYVCAYkiDCAWfCAAKQNAIgt8Ig0gGoVCIIkiFiAJfCIaIAyFQiiJIiAgDXwgACkDSCIJfCIhIBaFQjCJIhYgGyAchUIBiSIMIAd8IAApA2AiB3wiDSAOhUIgiSIOIBcgFHwiFHwiFyAMhUIoiSIbIA18IAApA2giDHwiHCAOhUIwiSIOIBd8IhcgG4VCAYkiGyAZIBQgFYVCAYkiFHwgACkDcCINfCIVIAiFQiCJIhkgH3wiHyAUhUIoiSIUIBV8IAApA3giCHwiFXwgDHwiIoVCIIkiI3wiJCAbhUIoiSIbICJ8IBJ8IiIgFyAYIBUgGYVCMIkiFSAffCIZIBSFQgGJIhQgIXwgDXwiH4VCIIkiGHwiFyAUhUIoiSIUIB98IAV8Ih8gGIVCMIkiGCAXfCIXIBSFQgGJIhR8IAF8IiEgFiAafCIWIBUgHSAehUIBiSIaIBx8IAl8IhyFQiCJIhV8Ih0gGoVCKIkiGiAcfCAIfCIcIBWFQjCJIhWFQiCJIh4gGSAOIBYgIIVCAYkiFiAPfCACfCIPhUIgiSIOfCIZIBaFQiiJIhYgD3wgC3wiDyAOhUIwiSIOIBl8Ihl8IiAgFIVCKIkiFCAhfCAEfCIhIB6FQjCJIh4gIHwiICAiICOFQjCJIiIgJHwiIyAbhUIBiSIbIBx8IAp8IhwgDoVCIIkiDiAXfCIXIBuFQiiJIhsgHHwgE3wiHCAOhUIwiSIOIBkgFoVCAYkiFiAffCAQfCIZICKFQiCJIh8gFSAdfCIVfCIdIBaFQiiJIhYgGXwgB3wiGSAfhUIwiSIfIB18Ih0gFoVCAYkiFiAVIBqFQgGJIhUgD3wgBnwiDyAYhUIgiSIYICN8IhogFYVCKIkiFSAPfCADfCIPfCAHfCIihUIgiSIjfCIkIBaFQiiJIhYgInwgBnwiIiAjhUIwiSIjICR8IiQgFoVCAYkiFiAOIBd8Ig4gDyAYhUIwiSIPICAgFIVCAYkiFCAZfCAKfCIXhUIgiSIYfCIZIBSFQiiJIhQgF3wgC3wiF3wgBXwiICAPIBp8Ig8gHyAOIBuFQgGJIg4gIXwgCHwiGoVCIIkiG3wiHyAOhUIoiSIOIBp8IAx8IhogG4VCMIkiG4VCIIkiISAdIB4gDyAVhUIBiSIPIBx8IAF8IhWFQiCJIhx8Ih0gD4VCKIkiDyAVfCADfCIVIByFQjCJIhwgHXwiHXwiHiAWhUIoiSIWICB8IA18IiAgIYVCMIkiISAefCIeIBogFyAYhUIwiSIXIBl8IhggFIVCAYkiFHwgCXwiGSAchUIgiSIaICR8IhwgFIVCKIkiFCAZfCACfCIZIBqFQjCJIhogHSAPhUIBiSIPICJ8IAR8Ih0gF4VCIIkiFyAbIB98Iht8Ih8gD4VCKIkiDyAdfCASfCIdIBeFQjCJIhcgH3wiHyAPhUIBiSIPIBsgDoVCAYkiDiAVfCATfCIVICOFQiCJIhsgGHwiGCAOhUIoiSIOIBV8IBB8IhV8IAx8IiKFQiCJIiN8IiQgD4VCKIkiDyAifCAHfCIiICOFQjCJIiMgJHwiJCAPhUIBiSIPIBogHHwiGiAVIBuFQjCJIhUgHiAWhUIBiSIWIB18IAR8IhuFQiCJIhx8Ih0gFoVCKIkiFiAbfCAQfCIbfCABfCIeIBUgGHwiFSAXIBogFIVCAYkiFCAgfCATfCIYhUIgiSIXfCIaIBSFQiiJIhQgGHwgCXwiGCAXhUIwiSIXhUIgiSIgIB8gISAVIA6FQgGJIg4gGXwgCnwiFYVCIIkiGXwiHyAOhUIoiSIOIBV8IA18IhUgGYVCMIkiGSAffCIffCIhIA+FQiiJIg8gHnwgBXwiHiAghUIwiSIgICF8IiEgGyAchUIwiSIbIB18IhwgFoVCAYkiFiAYfCADfCIYIBmFQiCJIhkgJHwiHSAWhUIoiSIWIBh8IBJ8IhggGYVCMIkiGSAfIA6FQgGJIg4gInwgAnwiHyAbhUIgiSIbIBcgGnwiF3wiGiAOhUIoiSIOIB98IAZ8Ih8gG4VCMIkiGyAafCIaIA6FQgGJIg4gFSAXIBSFQgGJIhR8IAh8IhUgI4VCIIkiFyAcfCIcIBSFQiiJIhQgFXwgC3wiFXwgBXwiIoVCIIkiI3wiJCAOhUIoiSIOICJ8IAh8IiIgGiAgIBUgF4VCMIkiFSAcfCIXIBSFQgGJIhQgGHwgCXwiGIVCIIkiHHwiGiAUhUIoiSIUIBh8IAZ8IhggHIVCMIkiHCAafCIaIBSFQgGJIhR8IAR8IiAgGSAdfCIZIBUgISAPhUIBiSIPIB98IAN8Ih2FQiCJIhV8Ih8gD4VCKIkiDyAdfCACfCIdIBWFQjCJIhWFQiCJIiEgFyAbIBkgFoVCAYkiFiAefCABfCIZhUIgiSIbfCIXIBaFQiiJIhYgGXwgE3wiGSAbhUIwiSIbIBd8Ihd8Ih4gFIVCKIkiFCAgfCAMfCIgICGFQjCJIiEgHnwiHiAiICOFQjCJIiIgJHwiIyAOhUIBiSIOIB18IBJ8Ih0gG4VCIIkiGyAafCIaIA6FQiiJIg4gHXwgC3wiHSAbhUIwiSIbIBcgFoVCAYkiFiAYfCANfCIXICKFQiCJIhggFSAffCIVfCIfIBaFQiiJIhYgF3wgEHwiFyAYhUIwiSIYIB98Ih8gFoVCAYkiFiAVIA+FQgGJIg8gGXwgCnwiFSAchUIgiSIZICN8IhwgD4VCKIkiDyAVfCAHfCIVfCASfCIihUIgiSIjfCIkIBaFQiiJIhYgInwgBXwiIiAjhUIwiSIjICR8IiQgFoVCAYkiFiAbIBp8IhogFSAZhUIwiSIVIB4gFIVCAYkiFCAXfCADfCIXhUIgiSIZfCIbIBSFQiiJIhQgF3wgB3wiF3wgAnwiHiAVIBx8IhUgGCAaIA6FQgGJIg4gIHwgC3wiGoVCIIkiGHwiHCAOhUIoiSIOIBp8IAR8IhogGIVCMIkiGIVCIIkiICAfICEgFSAPhUIBiSIPIB18IAZ8IhWFQiCJIh18Ih8gD4VCKIkiDyAVfCAKfCIVIB2FQjCJIh0gH3wiH3wiISAWhUIoiSIWIB58IAx8Ih4gIIVCMIkiICAhfCIhIBogFyAZhUIwiSIXIBt8IhkgFIVCAYkiFHwgEHwiGiAdhUIgiSIbICR8Ih0gFIVCKIkiFCAafCAJfCIaIBuFQjCJIhsgHyAPhUIBiSIPICJ8IBN8Ih8gF4VCIIkiFyAYIBx8Ihh8IhwgD4VCKIkiDyAffCABfCIfIBeFQjCJIhcgHHwiHCAPhUIBiSIPIBggDoVCAYkiDiAVfCAIfCIVICOFQiCJIhggGXwiGSAOhUIoiSIOIBV8IA18IhV8IA18IiKFQiCJIiN8IiQgD4VCKIkiDyAifCAMfCIiICOFQjCJIiMgJHwiJCAPhUIBiSIPIBsgHXwiGyAVIBiFQjCJIhUgISAWhUIBiSIWIB98IBB8IhiFQiCJIh18Ih8gFoVCKIkiFiAYfCAIfCIYfCASfCIhIBUgGXwiFSAXIBsgFIVCAYkiFCAefCAHfCIZhUIgiSIXfCIbIBSFQiiJIhQgGXwgAXwiGSAXhUIwiSIXhUIgiSIeIBwgICAVIA6FQgGJIg4gGnwgAnwiFYVCIIkiGnwiHCAOhUIoiSIOIBV8IAV8IhUgGoVCMIkiGiAcfCIcfCIgIA+FQiiJIg8gIXwgBHwiISAehUIwiSIeICB8IiAgGCAdhUIwiSIYIB98Ih0gFoVCAYkiFiAZfCAGfCIZIBqFQiCJIhogJHwiHyAWhUIoiSIWIBl8IBN8IhkgGoVCMIkiGiAcIA6FQgGJIg4gInwgCXwiHCAYhUIgiSIYIBcgG3wiF3wiGyAOhUIoiSIOIBx8IAN8IhwgGIVCMIkiGCAbfCIbIA6FQgGJIg4gFSAXIBSFQgGJIhR8IAt8IhUgI4VCIIkiFyAdfCIdIBSFQiiJIhQgFXwgCnwiFXwgBHwiIoVCIIkiI3wiJCAOhUIoiSIOICJ8IAl8IiIgGyAeIBUgF4VCMIkiFSAdfCIXIBSFQgGJIhQgGXwgDHwiGYVCIIkiHXwiGyAUhUIoiSIUIBl8IAp8IhkgHYVCMIkiHSAbfCIbIBSFQgGJIhR8IAN8Ih4gGiAffCIaIBUgICAPhUIBiSIPIBx8IAd8IhyFQiCJIhV8Ih8gD4VCKIkiDyAcfCAQfCIcIBWFQjCJIhWFQiCJIiAgFyAYIBogFoVCAYkiFiAhfCATfCIahUIgiSIYfCIXIBaFQiiJIhYgGnwgDXwiGiAYhUIwiSIYIBd8Ihd8IiEgFIVCKIkiFCAefCAFfCIeICCFQjCJIiAgIXwiISAiICOFQjCJIiIgJHwiIyAOhUIBiSIOIBx8IAt8IhwgGIVCIIkiGCAbfCIbIA6FQiiJIg4gHHwgEnwiHCAYhUIwiSIYIBcgFoVCAYkiFiAZfCABfCIXICKFQiCJIhkgFSAffCIVfCIfIBaFQiiJIhYgF3wgBnwiFyAZhUIwiSIZIB98Ih8gFoVCAYkiFiAVIA+FQgGJIg8gGnwgCHwiFSAdhUIgiSIaICN8Ih0gD4VCKIkiDyAVfCACfCIVfCANfCIihUIgiSIjfCIkIBaFQiiJIhYgInwgCXwiIiAjhUIwiSIjICR8IiQgFoVCAYkiFiAYIBt8IhggFSAahUIwiSIVICEgFIVCAYkiFCAXfCASfCIXhUIgiSIafCIbIBSFQiiJIhQgF3wgCHwiF3wgB3wiISAVIB18IhUgGSAYIA6FQgGJIg4gHnwgBnwiGIVCIIkiGXwiHSAOhUIoiSIOIBh8IAt8IhggGYVCMIkiGYVCIIkiHiAfICAgFSAPhUIBiSIPIBx8IAp8IhWFQiCJIhx8Ih8gD4VCKIkiDyAVfCAEfCIVIByFQjCJIhwgH3wiH3wiICAWhUIoiSIWICF8IAN8IiEgHoVCMIkiHiAgfCIgIBggFyAahUIwiSIXIBt8IhogFIVCAYkiFHwgBXwiGCAchUIgiSIbICR8IhwgFIVCKIkiFCAYfCABfCIYIBuFQjCJIhsgHyAPhUIBiSIPICJ8IAx8Ih8gF4VCIIkiFyAZIB18Ihl8Ih0gD4VCKIkiDyAffCATfCIfIBeFQjCJIhcgHXwiHSAPhUIBiSIPIBkgDoVCAYkiDiAVfCAQfCIVICOFQiCJIhkgGnwiGiAOhUIoiSIOIBV8IAJ8IhV8IBN8IiKFQiCJIiN8IiQgD4VCKIkiDyAifCASfCIiICOFQjCJIiMgJHwiJCAPhUIBiSIPIBsgHHwiGyAVIBmFQjCJIhUgICAWhUIBiSIWIB98IAt8IhmFQiCJIhx8Ih8gFoVCKIkiFiAZfCACfCIZfCAJfCIgIBUgGnwiFSAXIBsgFIVCAYkiFCAhfCAFfCIahUIgiSIXfCIbIBSFQiiJIhQgGnwgA3wiGiAXhUIwiSIXhUIgiSIhIB0gHiAVIA6FQgGJIg4gGHwgEHwiFYVCIIkiGHwiHSAOhUIoiSIOIBV8IAF8IhUgGIVCMIkiGCAdfCIdfCIeIA+FQiiJIg8gIHwgDXwiICAhhUIwiSIhIB58Ih4gGSAchUIwiSIZIB98IhwgFoVCAYkiFiAafCAIfCIaIBiFQiCJIhggJHwiHyAWhUIoiSIWIBp8IAp8IhogGIVCMIkiGCAdIA6FQgGJIg4gInwgBHwiHSAZhUIgiSIZIBcgG3wiF3wiGyAOhUIoiSIOIB18IAd8Ih0gGYVCMIkiGSAbfCIbIA6FQgGJIg4gFSAXIBSFQgGJIhR8IAx8IhUgI4VCIIkiFyAcfCIcIBSFQiiJIhQgFXwgBnwiFXwgEnwiIoVCIIkiI3wiJCAOhUIoiSIOICJ8IBN8IiIgGyAhIBUgF4VCMIkiFSAcfCIXIBSFQgGJIhQgGnwgBnwiGoVCIIkiHHwiGyAUhUIoiSIUIBp8IBB8IhogHIVCMIkiHCAbfCIbIBSFQgGJIhR8IA18IiEgGCAffCIYIBUgHiAPhUIBiSIPIB18IAJ8Ih2FQiCJIhV8Ih4gD4VCKIkiDyAdfCABfCIdIBWFQjCJIhWFQiCJIh8gFyAZIBggFoVCAYkiFiAgfCADfCIYhUIgiSIZfCIXIBaFQiiJIhYgGHwgBHwiGCAZhUIwiSIZIBd8Ihd8IiAgFIVCKIkiFCAhfCAIfCIhIB+FQjCJIh8gIHwiICAiICOFQjCJIiIgJHwiIyAOhUIBiSIOIB18IAd8Ih0gGYVCIIkiGSAbfCIbIA6FQiiJIg4gHXwgDHwiHSAZhUIwiSIZIBcgFoVCAYkiFiAafCALfCIXICKFQiCJIhogFSAefCIVfCIeIBaFQiiJIhYgF3wgCXwiFyAahUIwiSIaIB58Ih4gFoVCAYkiFiAVIA+FQgGJIg8gGHwgBXwiFSAchUIgiSIYICN8IhwgD4VCKIkiDyAVfCAKfCIVfCACfCIChUIgiSIifCIjIBaFQiiJIhYgAnwgC3wiAiAihUIwiSILICN8IiIgFoVCAYkiFiAZIBt8IhkgFSAYhUIwiSIVICAgFIVCAYkiFCAXfCANfCINhUIgiSIXfCIYIBSFQiiJIhQgDXwgBXwiBXwgEHwiECAVIBx8Ig0gGiAZIA6FQgGJIg4gIXwgDHwiDIVCIIkiFXwiGSAOhUIoiSIOIAx8IBJ8IhIgFYVCMIkiDIVCIIkiFSAeIB8gDSAPhUIBiSINIB18IAl8IgmFQiCJIg98IhogDYVCKIkiDSAJfCAIfCIJIA+FQjCJIgggGnwiD3wiGiAWhUIoiSIWIBB8IAd8IhAgEYUgDCAZfCIHIA6FQgGJIgwgCXwgCnwiCiALhUIgiSILIAUgF4VCMIkiBSAYfCIJfCIOIAyFQiiJIgwgCnwgE3wiEyALhUIwiSIKIA58IguFNwOAgQVBACADIAYgDyANhUIBiSINIAJ8fCICIAWFQiCJIgUgB3wiBiANhUIoiSIHIAJ8fCICQQApA4iBBYUgBCABIBIgCSAUhUIBiSIDfHwiASAIhUIgiSISICJ8IgkgA4VCKIkiAyABfHwiASAShUIwiSIEIAl8IhKFNwOIgQVBACATQQApA5CBBYUgECAVhUIwiSIQIBp8IhOFNwOQgQVBACABQQApA5iBBYUgAiAFhUIwiSICIAZ8IgGFNwOYgQVBACASIAOFQgGJQQApA6CBBYUgAoU3A6CBBUEAIBMgFoVCAYlBACkDqIEFhSAKhTcDqIEFQQAgASAHhUIBiUEAKQOwgQWFIASFNwOwgQVBACALIAyFQgGJQQApA7iBBYUgEIU3A7iBBQveAgUBfwF+AX8BfgJ/IwBBwABrIgAkAAJAQQApA9CBBUIAUg0AQQBBACkDwIEFIgFBACgC4IIFIgKsfCIDNwPAgQVBAEEAKQPIgQUgAyABVK18NwPIgQUCQEEALQDoggVFDQBBAEJ/NwPYgQULQQBCfzcD0IEFAkAgAkH/AEoNAEEAIQQDQCACIARqQeCBBWpBADoAACAEQQFqIgRBgAFBACgC4IIFIgJrSA0ACwtB4IEFEAIgAEEAKQOAgQU3AwAgAEEAKQOIgQU3AwggAEEAKQOQgQU3AxAgAEEAKQOYgQU3AxggAEEAKQOggQU3AyAgAEEAKQOogQU3AyggAEEAKQOwgQU3AzAgAEEAKQO4gQU3AzhBACgC5IIFIgVBAUgNAEEAIQJBACEEA0AgBEGAgQRqIAAgBGotAAA6AAAgBEEBaiEEIAUgAkEBaiICQf8BcUsNAAsLIABBwABqJAAL+gMCAn8BfiMAQYABayICJABBAEGBAjsB8oIFQQAgAToA8YIFQQAgADoA8IIFQZB+IQADQCAAQYCDBWpCADcAACAAQfiCBWpCADcAACAAQfCCBWpCADcAACAAQRhqIgANAAtBACEDQQBBACkD8IIFIgRCiJLznf/M+YTqAIU3A4CBBUEAQQApA/iCBUK7zqqm2NDrs7t/hTcDiIEFQQBBACkDgIMFQqvw0/Sv7ry3PIU3A5CBBUEAQQApA4iDBULx7fT4paf9p6V/hTcDmIEFQQBBACkDkIMFQtGFmu/6z5SH0QCFNwOggQVBAEEAKQOYgwVCn9j52cKR2oKbf4U3A6iBBUEAQQApA6CDBULr+obav7X2wR+FNwOwgQVBAEEAKQOogwVC+cL4m5Gjs/DbAIU3A7iBBUEAIASnQf8BcTYC5IIFAkAgAUUNACACQgA3A3ggAkIANwNwIAJCADcDaCACQgA3A2AgAkIANwNYIAJCADcDUCACQgA3A0ggAkIANwNAIAJCADcDOCACQgA3AzAgAkIANwMoIAJCADcDICACQgA3AxggAkIANwMQIAJCADcDCCACQgA3AwBBACEAA0AgAiAAaiAAQYCBBGotAAA6AAAgAEEBaiEAIAEgA0EBaiIDQf8BcUsNAAsgAkGAARABCyACQYABaiQACxIAIABBA3ZB/z9xIABBEHYQBAsKAEGAgQQgABABCwYAQYCBBQscACABQQN2Qf8/cSABQRB2EARBgIEEIAAQARADCwsMAQBBgIAECwTwAAAA",
			hash: "22cf500a"
		};
		function C(I, A, i, C) {
			return new (i || (i = Promise))(function(g, h) {
				function B(I) {
					try {
						f(C.next(I));
					} catch (I) {
						h(I);
					}
				}
				function e(I) {
					try {
						f(C.throw(I));
					} catch (I) {
						h(I);
					}
				}
				function f(I) {
					var A;
					I.done ? g(I.value) : (A = I.value, A instanceof i ? A : new i(function(I) {
						I(A);
					})).then(B, e);
				}
				f((C = C.apply(I, A || [])).next());
			});
		}
		class g {
			constructor() {
				this.mutex = Promise.resolve();
			}
			lock() {
				let I = () => {};
				return this.mutex = this.mutex.then(() => new Promise(I)), new Promise((A) => {
					I = A;
				});
			}
			dispatch(I) {
				return C(this, void 0, void 0, function* () {
					const A = yield this.lock();
					try {
						return yield Promise.resolve(I());
					} finally {
						A();
					}
				});
			}
		}
		const h = "undefined" != typeof globalThis ? globalThis : "undefined" != typeof self ? self : "undefined" != typeof window ? window : global, B = null !== (A = h.Buffer) && void 0 !== A ? A : null, e = h.TextEncoder ? new h.TextEncoder() : null;
		function f(I, A) {
			return (15 & I) + (I >> 6 | I >> 3 & 8) << 4 | (15 & A) + (A >> 6 | A >> 3 & 8);
		}
		const t = "a".charCodeAt(0) - 10, w = "0".charCodeAt(0);
		function F(I, A, i) {
			let C = 0;
			for (let g = 0; g < i; g++) {
				let i = A[g] >>> 4;
				I[C++] = i > 9 ? i + t : i + w, i = 15 & A[g], I[C++] = i > 9 ? i + t : i + w;
			}
			return String.fromCharCode.apply(null, I);
		}
		const Q = null !== B ? (I) => {
			if ("string" == typeof I) {
				const A = B.from(I, "utf8");
				return new Uint8Array(A.buffer, A.byteOffset, A.length);
			}
			if (B.isBuffer(I)) return new Uint8Array(I.buffer, I.byteOffset, I.length);
			if (ArrayBuffer.isView(I)) return new Uint8Array(I.buffer, I.byteOffset, I.byteLength);
			throw new Error("Invalid data type!");
		} : (I) => {
			if ("string" == typeof I) return e.encode(I);
			if (ArrayBuffer.isView(I)) return new Uint8Array(I.buffer, I.byteOffset, I.byteLength);
			throw new Error("Invalid data type!");
		}, n = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", o = /* @__PURE__ */ new Uint8Array(256);
		for (let I = 0; I < 64; I++) o[n.charCodeAt(I)] = I;
		function r(I) {
			const A = function(I) {
				let A = Math.floor(.75 * I.length);
				const i = I.length;
				return "=" === I[i - 1] && (A -= 1, "=" === I[i - 2] && (A -= 1)), A;
			}(I), i = I.length, C = new Uint8Array(A);
			let g = 0;
			for (let A = 0; A < i; A += 4) {
				const i = o[I.charCodeAt(A)], h = o[I.charCodeAt(A + 1)], B = o[I.charCodeAt(A + 2)], e = o[I.charCodeAt(A + 3)];
				C[g] = i << 2 | h >> 4, g += 1, C[g] = (15 & h) << 4 | B >> 2, g += 1, C[g] = (3 & B) << 6 | 63 & e, g += 1;
			}
			return C;
		}
		const S = 16384, U = new g(), a = /* @__PURE__ */ new Map();
		function s(I, A) {
			return C(this, void 0, void 0, function* () {
				let i = null, g = null, h = !1;
				if ("undefined" == typeof WebAssembly) throw new Error("WebAssembly is not supported in this environment!");
				const B = () => new DataView(i.exports.memory.buffer).getUint32(i.exports.STATE_SIZE, !0), e = U.dispatch(() => C(this, void 0, void 0, function* () {
					if (!a.has(I.name)) {
						const A = r(I.data), i = WebAssembly.compile(A.buffer);
						a.set(I.name, i);
					}
					const A = yield a.get(I.name);
					i = yield WebAssembly.instantiate(A, {});
				})), t = (I = null) => {
					h = !0, i.exports.Hash_Init(I);
				}, w = (I) => {
					if (!h) throw new Error("update() called before init()");
					((I) => {
						let A = 0;
						for (; A < I.length;) {
							const C = I.subarray(A, A + S);
							A += C.length, g.set(C), i.exports.Hash_Update(C.length);
						}
					})(Q(I));
				}, n = new Uint8Array(2 * A), o = (I, C = null) => {
					if (!h) throw new Error("digest() called before init()");
					return h = !1, i.exports.Hash_Final(C), "binary" === I ? g.slice(0, A) : F(n, g, A);
				}, s = (I) => "string" == typeof I ? I.length < 4096 : I.byteLength < S;
				let V = s;
				switch (I.name) {
					case "argon2":
					case "scrypt":
						V = () => !0;
						break;
					case "blake2b":
					case "blake2s":
						V = (I, A) => A <= 512 && s(I);
						break;
					case "blake3":
						V = (I, A) => 0 === A && s(I);
						break;
					case "xxhash64":
					case "xxhash3":
					case "xxhash128":
					case "crc64": V = () => !1;
				}
				return yield (() => C(this, void 0, void 0, function* () {
					i || (yield e);
					const I = i.exports.Hash_GetBuffer(), A = i.exports.memory.buffer;
					g = new Uint8Array(A, I, S);
				}))(), {
					getMemory: () => g,
					writeMemory: (I, A = 0) => {
						g.set(I, A);
					},
					getExports: () => i.exports,
					setMemorySize: (I) => {
						i.exports.Hash_SetMemorySize(I);
						const A = i.exports.Hash_GetBuffer(), C = i.exports.memory.buffer;
						g = new Uint8Array(C, A, I);
					},
					init: t,
					update: w,
					digest: o,
					save: () => {
						if (!h) throw new Error("save() can only be called after init() and before digest()");
						const A = i.exports.Hash_GetState(), C = B(), g = i.exports.memory.buffer, e = new Uint8Array(g, A, C), t = new Uint8Array(4 + C);
						return function(I, A) {
							const i = A.length >> 1;
							for (let C = 0; C < i; C++) {
								const i = C << 1;
								I[C] = f(A.charCodeAt(i), A.charCodeAt(i + 1));
							}
						}(t, I.hash), t.set(e, 4), t;
					},
					load: (A) => {
						if (!(A instanceof Uint8Array)) throw new Error("load() expects an Uint8Array generated by save()");
						const C = i.exports.Hash_GetState(), g = B(), e = 4 + g, t = i.exports.memory.buffer;
						if (A.length !== e) throw new Error(`Bad state length (expected ${e} bytes, got ${A.length})`);
						if (!function(I, A) {
							if (I.length !== 2 * A.length) return !1;
							for (let i = 0; i < A.length; i++) {
								const C = i << 1;
								if (A[i] !== f(I.charCodeAt(C), I.charCodeAt(C + 1))) return !1;
							}
							return !0;
						}(I.hash, A.subarray(0, 4))) throw new Error("This state was written by an incompatible hash implementation");
						const w = A.subarray(4);
						new Uint8Array(t, C, g).set(w), h = !0;
					},
					calculate: (I, C = null, h = null) => {
						if (!V(I, C)) return t(C), w(I), o("hex", h);
						const B = Q(I);
						return g.set(B), i.exports.Hash_Calculate(B.length, C, h), F(n, g, A);
					},
					hashLength: A
				};
			});
		}
		const V = new g();
		let J = null;
		function c(I) {
			return !Number.isInteger(I) || I < 8 || I > 512 || I % 8 != 0 ? /* @__PURE__ */ new Error("Invalid variant! Valid values: 8, 16, ..., 512") : null;
		}
		function k(I, A) {
			return I | A << 16;
		}
		I.blake2b = function(I, A = 512, g = null) {
			if (c(A)) return Promise.reject(c(A));
			let h = null, B = A;
			if (null !== g) {
				if (h = Q(g), h.length > 64) return Promise.reject(/* @__PURE__ */ new Error("Max key length is 64 bytes"));
				B = k(A, h.length);
			}
			const e = A / 8;
			if (null === J || J.hashLength !== e) return function(I, A, i) {
				return C(this, void 0, void 0, function* () {
					const C = yield I.lock(), g = yield s(A, i);
					return C(), g;
				});
			}(V, i, e).then((A) => (J = A, B > 512 && J.writeMemory(h), J.calculate(I, B)));
			try {
				B > 512 && J.writeMemory(h);
				const A = J.calculate(I, B);
				return Promise.resolve(A);
			} catch (I) {
				return Promise.reject(I);
			}
		}, I.createBLAKE2b = function(I = 512, A = null) {
			if (c(I)) return Promise.reject(c(I));
			let C = null, g = I;
			if (null !== A) {
				if (C = Q(A), C.length > 64) return Promise.reject(/* @__PURE__ */ new Error("Max key length is 64 bytes"));
				g = k(I, C.length);
			}
			const h = I / 8;
			return s(i, h).then((I) => {
				g > 512 && I.writeMemory(C), I.init(g);
				const A = {
					init: g > 512 ? () => (I.writeMemory(C), I.init(g), A) : () => (I.init(g), A),
					update: (i) => (I.update(i), A),
					digest: (A) => I.digest(A),
					save: () => I.save(),
					load: (i) => (I.load(i), A),
					blockSize: 128,
					digestSize: h
				};
				return A;
			});
		};
	});
}));
// src/distribution/digest.ts
var import_blake2b_umd_min = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_blake2b_umd_min(), 1);
/** Half of it costs a tenth of the speed, four times as much gains nothing. */
const BUFFER_BYTES = 1048576;
const idle = [];
/**
* Computes all digests in one pass over the file, in flat memory: while one buffer is hashed, the next one is read.
* `md5` stays away where the build of Node refuses it (FIPS).
*/
async function digestFile(handle, choice) {
	const workbench = idle.pop() ?? await newWorkbench();
	const blake2b256 = workbench.blake2b256.init();
	const sha256 = (0, node_crypto.createHash)("sha256");
	const md5 = choice === "with-md5" ? createMd5() : void 0;
	let [buffer, spare] = workbench.buffers;
	let position = 0;
	let reading = handle.read(buffer, 0, BUFFER_BYTES, position);
	for (;;) {
		const { bytesRead } = await reading;
		if (bytesRead === 0) break;
		position += bytesRead;
		const chunk = buffer.subarray(0, bytesRead);
		[buffer, spare] = [spare, buffer];
		reading = handle.read(buffer, 0, BUFFER_BYTES, position);
		sha256.update(chunk);
		blake2b256.update(chunk);
		md5?.update(chunk);
	}
	const digests = {
		sha256: sha256.digest("hex"),
		blake2b256: blake2b256.digest("hex")
	};
	idle.push(workbench);
	return md5 === void 0 ? digests : {
		...digests,
		md5: md5.digest("hex")
	};
}
async function newWorkbench() {
	return {
		blake2b256: await import_blake2b_umd_min.default.createBLAKE2b(256),
		buffers: [Buffer.allocUnsafeSlow(BUFFER_BYTES), Buffer.allocUnsafeSlow(BUFFER_BYTES)]
	};
}
function createMd5() {
	try {
		return (0, node_crypto.createHash)("md5");
	} catch {
		return;
	}
}
// src/distribution/filename.ts
/**
* Splits the file name of a distribution into its parts. Lenient: it refuses only what cannot be split, and leaves an
* index's finer rules to the checks.
*
* @throws {Failure} `DIST_FILENAME` with the part that is wrong.
*/
function parseFilename(basename, displayPath = basename) {
	if (basename.endsWith(".whl")) return parseWheelFilename(basename, displayPath);
	if (basename.endsWith(".tar.gz")) return parseSdistFilename(basename, ".tar.gz", displayPath);
	if (basename.endsWith(".zip")) return parseSdistFilename(basename, ".zip", displayPath);
	throw new require_errors.Failure("DIST_FILENAME", `${basename} ends neither in .whl nor in .tar.gz nor in .zip.`, {
		file: displayPath,
		hint: "A wheel ends in .whl and an sdist in .tar.gz, in lower case."
	});
}
/**
* The version that the name of a file tells, be it one or not; nothing where `parseFilename` refuses the name. Lists of
* others' files have a million names that are none, and to refuse each takes long.
*/
function versionIn(basename) {
	if (basename.endsWith(".whl")) {
		const parts = basename.slice(0, -4).split("-");
		return (parts.length === 5 || parts.length === 6) && !parts.includes("") ? parts[1] : void 0;
	}
	const format = [".tar.gz", ".zip"].find((suffix) => basename.endsWith(suffix));
	if (format === void 0 || basename === format) return void 0;
	return parseSdistFilename(basename, format, basename).version;
}
/** The one spelling under which an index knows a project (PEP 503). */
function normalizeName(name) {
	return name.replace(/[-_.]+/g, "-").toLowerCase();
}
/** Where PyPI looks for what describes a wheel: spelled as the file name spells it, in whatever normal form. */
function distInfoFolder({ name, version }) {
	return `${name}-${version}.dist-info`;
}
/** What twine 7 sends as `pyversion`: `source` for sdists, else the Python tag as its lenient pattern finds it. */
function pythonVersionOf(filename) {
	if (filename.kind === "sdist") return "source";
	const [, pythonTag = "any"] = TWINE_WHEEL.exec(filename.basename) ?? [];
	return pythonTag;
}
const TWINE_WHEEL = /^[^\n]+?(?:-\p{Nd}[^\n]+?)?(?:-\p{Nd}[^\n]*?)?-([^\n]+?)-[^\n]+?-[^\n]+?\.whl$/u;
const WHEEL_PARTS = [
	"name",
	"version",
	"Python tag",
	"ABI tag",
	"platform tag"
];
const WHEEL_PARTS_WITH_BUILD = [
	"name",
	"version",
	"build number",
	"Python tag",
	"ABI tag",
	"platform tag"
];
function parseWheelFilename(basename, file) {
	const parts = basename.slice(0, -4).split("-");
	const names = parts.length === 6 ? WHEEL_PARTS_WITH_BUILD : WHEEL_PARTS;
	if (parts.length !== names.length) throw wheelFailure(basename, file, `has ${parts.length} ${parts.length === 1 ? "part" : "parts"} between hyphens`);
	const missing = names.find((_, index) => parts[index] === "");
	if (missing !== void 0) throw wheelFailure(basename, file, `has an empty ${missing}`);
	const [name = "", version = ""] = parts;
	const [platformTag = "", abiTag = "", pythonTag = "", build = ""] = parts.toReversed();
	const wheel = {
		kind: "wheel",
		basename,
		name,
		version,
		pythonTag,
		abiTag,
		platformTag
	};
	return parts.length === 6 ? {
		...wheel,
		build
	} : wheel;
}
function wheelFailure(basename, file, what) {
	return new require_errors.Failure("DIST_FILENAME", `${basename} ${what}, so it is no file name of a wheel.`, {
		file,
		hint: "A wheel is named name-version-python-abi-platform.whl, such as my_project-1.0-py3-none-any.whl, with a build number after the version at most; hyphens within a part become underscores. Do not rename what the build wrote."
	});
}
/** At the last hyphen, as packaging does: a name may hold hyphens, a version in its normal form may not (PEP 625). */
function parseSdistFilename(basename, format, file) {
	const stem = basename.slice(0, -format.length);
	if (stem === "") throw new require_errors.Failure("DIST_FILENAME", `${basename} has no name before ${format}.`, {
		file,
		hint: "An sdist is named name-version.tar.gz. Do not rename what the build wrote."
	});
	const hyphen = stem.lastIndexOf("-");
	if (hyphen <= 0 || hyphen === stem.length - 1) return {
		kind: "sdist",
		basename,
		format,
		name: stem,
		version: ""
	};
	return {
		kind: "sdist",
		basename,
		format,
		name: stem.slice(0, hyphen),
		version: stem.slice(hyphen + 1)
	};
}
// src/distribution/member.ts
const BUILD_AGAIN = "Build the distribution again. If it was downloaded or passed between jobs, compare its size with the original.";
/** The archive is of the right format, but cannot be read or is not safe to read. `what` goes on after the file. */
function archiveFailure(file, what, hint = BUILD_AGAIN, cause) {
	return new require_errors.Failure("DIST_ARCHIVE", `${file} ${what}.`, {
		file,
		hint,
		cause
	});
}
// src/distribution/concealed-code.ts
/** What PyPI looks into at most (warehouse, utils/scanner.py); longer members are let through. */
const LARGEST_BYTES = 5242880;
/** Members of the names that PyPI looks into, of which a file that is nothing but a suffix is none. */
const CODE_NAME = /(?:^|\/)\.*[^./][^/]*\.pye?$/i;
/** The marks begin alike, so that two searches are enough for nearly all code there is. */
const PYARMOR = Buffer.from("__pyarmor_");
const PYARMOR_MARKS = [
	"__pyarmor_enter__",
	"__pyarmor_exit__",
	"__pyarmor_assert__",
	"__pyarmor_bcc__",
	"__pyarmor__(__name__, __file__,"
];
const SOURCEDEFENDER_MARKS = ["---BEGIN PYE FILE---", "---END PYE FILE---"].map((mark) => Buffer.from(mark));
/** Whether PyPI looks for marks of concealed code in a member, and there is anything to look into. */
function mayConcealCode({ name, kind, size }) {
	return kind !== "directory" && size > 0 && size <= LARGEST_BYTES && CODE_NAME.test(name);
}
/** Whose marks the bytes of a member bear (warehouse, utils/scanner_rules). */
function concealerOf(bytes) {
	if (bytes.includes(PYARMOR) && PYARMOR_MARKS.some((mark) => bytes.includes(mark))) return "PyArmor";
	return SOURCEDEFENDER_MARKS.every((mark) => bytes.includes(mark)) ? "SourceDefender" : void 0;
}
// src/distribution/file-window.ts
const WINDOW_BYTES = 262144;
/** Reads pieces of a file in ascending order, many of them with one call where they lie close together. */
var FileWindow = class {
	#handle;
	#buffer;
	#start = 0;
	#end = 0;
	/** @param fileSize in bytes: no more memory is taken than it needs */
	constructor(handle, fileSize) {
		this.#handle = handle;
		this.#buffer = Buffer.allocUnsafe(Math.min(WINDOW_BYTES, fileSize));
	}
	/** The bytes at a place, lent until the next call; fewer only where the file ends. */
	async read(position, length) {
		if (position < this.#start || position + length > this.#end) {
			if (length > this.#buffer.length) return this.#fill(Buffer.allocUnsafe(length), position);
			const filled = await this.#fill(this.#buffer, position);
			this.#start = position;
			this.#end = position + filled.length;
		}
		return this.#buffer.subarray(position - this.#start, Math.min(position + length, this.#end) - this.#start);
	}
	async #fill(buffer, position) {
		let filled = 0;
		while (filled < buffer.length) {
			const { bytesRead } = await this.#handle.read(buffer, filled, buffer.length - filled, position + filled);
			if (bytesRead === 0) break;
			filled += bytesRead;
		}
		return buffer.subarray(0, filled);
	}
};
// src/distribution/limits.ts
const MIB = 1048576;
const GIB = 1024 * MIB;
/** Of METADATA or PKG-INFO. The largest on PyPI are below 2 MiB; all of it is held in memory, and sent as a form. */
const METADATA_LIMIT_BYTES = 16 * MIB;
/** Of METADATA or PKG-INFO: the fullest have some thousand. Encoding a form takes the square of their number. */
const METADATA_FIELD_LIMIT = 2e4;
/**
* Of what an archive lists its members with, held in memory: a zip's central directory, or all names of a tar. The
* largest wheels list some 50,000 members in some 7 MiB.
*/
const MEMBER_LIST_LIMIT_BYTES = 64 * MIB;
/** Of an archive, headers of headers included: ten times what the largest distributions hold. */
const MEMBER_LIMIT = 5e5;
/** What a gzip may unpack to: PyPI's own ratio for zips (50), and enough that honest sdists never meet it. */
function unpackedLimitBytes(fileBytes) {
	return Math.max(4 * GIB, 50 * fileBytes);
}
// src/grammar/white-space.ts
/**
* What Python takes for white space, to stand in a character class. JavaScript's own idea lacks U+001C to U+001F and
* U+0085, and has U+FEFF.
*/
const SPACES = String.raw`\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`;
const SPACE = new RegExp(`[${SPACES}]`);
const WORD = new RegExp(`[^${SPACES}]+`, "g");
/** Python's `str.strip`, in linear time. */
function strip(text) {
	let start = 0;
	let end = text.length;
	while (start < end && SPACE.test(text.charAt(start))) start++;
	while (end > start && SPACE.test(text.charAt(end - 1))) end--;
	return text.slice(start, end);
}
/** Python's `str.split`: what stands between white space. */
function words(text) {
	return text.match(WORD) ?? [];
}
// src/distribution/core-metadata-fields.ts
/** The fields of the core metadata specification (packaging.python.org/specifications/core-metadata), oldest first. */
const CORE_METADATA_FIELDS = [
	{
		name: "Metadata-Version",
		formField: "metadata_version",
		times: "once",
		since: "1.0"
	},
	{
		name: "Name",
		formField: "name",
		times: "once",
		since: "1.0"
	},
	{
		name: "Version",
		formField: "version",
		times: "once",
		since: "1.0"
	},
	{
		name: "Platform",
		formField: "platform",
		times: "repeated",
		since: "1.0"
	},
	{
		name: "Summary",
		formField: "summary",
		times: "once",
		since: "1.0"
	},
	{
		name: "Description",
		formField: "description",
		times: "once",
		since: "1.0"
	},
	{
		name: "Keywords",
		formField: "keywords",
		times: "once",
		since: "1.0"
	},
	{
		name: "Home-Page",
		formField: "home_page",
		times: "once",
		since: "1.0"
	},
	{
		name: "Author",
		formField: "author",
		times: "once",
		since: "1.0"
	},
	{
		name: "Author-Email",
		formField: "author_email",
		times: "once",
		since: "1.0"
	},
	{
		name: "License",
		formField: "license",
		times: "once",
		since: "1.0"
	},
	{
		name: "Supported-Platform",
		formField: "supported_platform",
		times: "repeated",
		since: "1.1"
	},
	{
		name: "Download-URL",
		formField: "download_url",
		times: "once",
		since: "1.1"
	},
	{
		name: "Classifier",
		formField: "classifiers",
		times: "repeated",
		since: "1.1"
	},
	{
		name: "Requires",
		formField: "requires",
		times: "repeated",
		since: "1.1"
	},
	{
		name: "Provides",
		formField: "provides",
		times: "repeated",
		since: "1.1"
	},
	{
		name: "Obsoletes",
		formField: "obsoletes",
		times: "repeated",
		since: "1.1"
	},
	{
		name: "Maintainer",
		formField: "maintainer",
		times: "once",
		since: "1.2"
	},
	{
		name: "Maintainer-Email",
		formField: "maintainer_email",
		times: "once",
		since: "1.2"
	},
	{
		name: "Requires-Dist",
		formField: "requires_dist",
		times: "repeated",
		since: "1.2"
	},
	{
		name: "Provides-Dist",
		formField: "provides_dist",
		times: "repeated",
		since: "1.2"
	},
	{
		name: "Obsoletes-Dist",
		formField: "obsoletes_dist",
		times: "repeated",
		since: "1.2"
	},
	{
		name: "Requires-Python",
		formField: "requires_python",
		times: "once",
		since: "1.2"
	},
	{
		name: "Requires-External",
		formField: "requires_external",
		times: "repeated",
		since: "1.2"
	},
	{
		name: "Project-URL",
		formField: "project_urls",
		times: "repeated",
		since: "1.2"
	},
	{
		name: "Description-Content-Type",
		formField: "description_content_type",
		times: "once",
		since: "2.1"
	},
	{
		name: "Provides-Extra",
		formField: "provides_extra",
		times: "repeated",
		since: "2.1"
	},
	{
		name: "Dynamic",
		formField: "dynamic",
		times: "repeated",
		since: "2.2"
	},
	{
		name: "License-Expression",
		formField: "license_expression",
		times: "once",
		since: "2.4"
	},
	{
		name: "License-File",
		formField: "license_file",
		times: "repeated",
		since: "2.4"
	},
	{
		name: "Import-Name",
		formField: "import_name",
		times: "repeated",
		since: "2.5"
	},
	{
		name: "Import-Namespace",
		formField: "import_namespace",
		times: "repeated",
		since: "2.5"
	}
];
// src/distribution/utf8-text.ts
/** Bytes as text, as Python's `bytes.decode` has it: a byte order mark is a character; nothing where they are no UTF-8. */
function utf8TextFrom(bytes) {
	try {
		return new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes);
	} catch {
		return;
	}
}
// src/distribution/email-message.ts
const HEADER_LINE = /From |[!-9;-~]*:|[\t ]/y;
const LINE_BREAK = /\r\n|\r|\n/g;
/**
* Splits a message into headers and body just as CPython's `email.feedparser` does with the `compat32` policy: it
* refuses nothing, ends the headers at the first line that cannot be one, and leaves out lines without a name. Only
* where there are more headers than the limit, the answer is undefined.
*/
function parseEmail(bytes, headerLimit) {
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
	const starts = [];
	let lastLine = 0;
	let end = 0;
	for (; isHeaderLine(text, end); end = startOfNextLine(text, end)) {
		lastLine = end;
		if (/[\t ]/.test(text.charAt(end))) continue;
		if (starts.push(end) > headerLimit) return void 0;
	}
	const headers = starts.map((start, index) => text.slice(start, starts[index + 1] ?? end)).filter((source) => !/^(?:From |:)/.test(source)).map(headerFrom);
	const pushedBack = lastLine > 0 && text.startsWith("From ", lastLine) ? text.slice(lastLine, end) : "";
	const bodyStart = /[\r\n]/.test(text.charAt(end)) ? startOfNextLine(text, end) : end;
	return {
		headers,
		body: pushedBack + text.slice(bodyStart)
	};
}
/** The bytes as UTF-8, or undefined where they are something else. A byte order mark is a character like any other. */
function utf8From(text) {
	if (!/[\x80-\xff]/.test(text)) return text;
	return utf8TextFrom(Buffer.from(text, "latin1"));
}
function isHeaderLine(text, start) {
	HEADER_LINE.lastIndex = start;
	return HEADER_LINE.test(text);
}
function startOfNextLine(text, from) {
	LINE_BREAK.lastIndex = from;
	return LINE_BREAK.test(text) ? LINE_BREAK.lastIndex : text.length;
}
/** Line breaks before the value go as well, as CPython has it since 3.13.1 (gh-124452). */
function headerFrom(source) {
	const colon = source.indexOf(":");
	const value = source.slice(colon + 1).replace(/^[ \t\r\n]+/, "");
	return {
		name: source.slice(0, colon),
		value: value.replace(/[\r\n]+$/, "")
	};
}
// src/distribution/email-body.ts
/** The body as Python's `Message.get_payload(decode=True)` gives it, decoded as UTF-8. */
function decodeBody(message) {
	if (/^(?:multipart|message)\/[^/]*$/.test(contentType(message))) return { kind: "parts" };
	const bytes = decodeTransferEncoding(message.body, firstValue(message, "content-transfer-encoding")?.toLowerCase());
	const text = bytes === void 0 ? void 0 : utf8From(bytes);
	return text === void 0 ? {
		kind: "undecodable",
		bytes: bytes ?? message.body
	} : {
		kind: "text",
		text
	};
}
function contentType(message) {
	const [type = ""] = (firstValue(message, "content-type") ?? "").split(";", 1);
	return type.replace(/^[\t-\r\x1c- ]+/, "").toLowerCase();
}
function firstValue({ headers }, name) {
	return headers.find((header) => header.name.toLowerCase() === name)?.value;
}
function decodeTransferEncoding(body, encoding) {
	switch (encoding) {
		case "quoted-printable": return decodeQuotedPrintable(body);
		case "base64": return decodeBase64(body);
		case "uuencode":
		case "x-uuencode":
		case "uue":
		case "x-uue": return;
		default: return body;
	}
}
const QUOTED = /=(?:\n|\r[^\n]*\n?|$|(=)|([0-9A-Fa-f]{2}))/g;
/** Python's `binascii.a2b_qp`: a stray `=` stays, `==` becomes one. One match at a time, since there may be millions. */
function decodeQuotedPrintable(body) {
	const bytes = Buffer.alloc(body.length);
	let size = 0;
	let from = 0;
	for (const { 0: quoted, 1: equals = "", 2: hex = "", index } of body.matchAll(QUOTED)) {
		size += bytes.write(body.slice(from, index), size, "latin1");
		size += bytes.write(equals, size, "latin1");
		size += bytes.write(hex, size, "hex");
		from = index + quoted.length;
	}
	size += bytes.write(body.slice(from), size, "latin1");
	return bytes.toString("latin1", 0, size);
}
/** Python's `decode_b`: forgives strange characters and missing padding, and leaves alone what is no Base64 at all. */
function decodeBase64(body) {
	const encoded = body.replace(/[\r\n]+/g, "");
	return decodePaddedBase64(encoded) ?? decodePaddedBase64(`${encoded}==`) ?? encoded;
}
/** Reads up to the padding that completes a group of four; undefined where a group stays incomplete. */
function decodePaddedBase64(encoded) {
	let digits = 0;
	let pads = 0;
	for (let index = 0; index < encoded.length; index++) {
		const char = encoded.charAt(index);
		if (char === "=") {
			pads++;
			if (digits % 4 >= 2 && digits % 4 + pads >= 4) return base64Digits(encoded.slice(0, index));
		} else if (/[A-Za-z0-9+/]/.test(char)) {
			digits++;
			pads = 0;
		}
	}
	return digits % 4 === 0 ? base64Digits(encoded) : void 0;
}
function base64Digits(text) {
	return Buffer.from(text.replace(/[^A-Za-z0-9+/]+/g, ""), "base64").toString("latin1");
}
// src/distribution/metadata.ts
const FIELDS = new Map(CORE_METADATA_FIELDS.map((field) => [field.name.toLowerCase(), field]));
/**
* Parses METADATA or PKG-INFO to what `packaging.metadata.parse_email` and twine 7 make of it.
*
* @param member where in the file the bytes were, and `file` which file, for the message
* @throws {Failure} `DIST_METADATA` where Metadata-Version, Name or Version is missing: no form can be sent without;
*   `DIST_ARCHIVE` where there are more fields than anybody writes.
*/
function parseMetadata(bytes, member, file) {
	const message = parseEmail(bytes, METADATA_FIELD_LIMIT);
	if (message === void 0) throw archiveFailure(file, `contains ${member} of more than ${METADATA_FIELD_LIMIT} fields, which is absurdly many`);
	const parts = {
		fields: /* @__PURE__ */ new Map(),
		projectUrls: /* @__PURE__ */ new Map(),
		problems: [],
		unknown: []
	};
	for (const headers of byLowerCaseName(message.headers)) addField(parts, headers);
	addDescription(parts, decodeBody(message));
	const required = requiredValues(parts, member, file);
	if (isBefore24(required.metadataVersion)) parts.fields.delete("License-File");
	return {
		...parts,
		...required,
		raw: message.headers.map(({ name, value }) => ({
			name,
			value: utf8From(value) ?? value
		}))
	};
}
function byLowerCaseName(headers) {
	const groups = /* @__PURE__ */ new Map();
	for (const header of headers) {
		const key = header.name.toLowerCase();
		const group = groups.get(key);
		if (group === void 0) groups.set(key, [header]);
		else group.push(header);
	}
	return groups.values();
}
function addField(parts, headers) {
	const decoded = headers.map(({ value }) => utf8From(value));
	const values = headers.map(({ value }, index) => decoded[index] ?? value);
	const [{ name = "" } = {}] = headers;
	const field = FIELDS.get(name.toLowerCase());
	if (field === void 0) parts.unknown.push({
		name,
		values
	});
	else if (decoded.includes(void 0)) parts.problems.push({
		kind: "undecodable",
		field: field.name,
		values,
		sentence: `${field.name} is no UTF-8 text.`
	});
	else if (field.times === "once" && values.length > 1) parts.problems.push({
		kind: "repeated",
		field: field.name,
		values,
		sentence: `${field.name} is given ${values.length} times, but may be given only once.`
	});
	else addValues(parts, field.name, values);
}
function addValues(parts, field, values) {
	switch (field) {
		case "Keywords":
			parts.fields.set(field, values.map((value) => value.split(",").map(strip).join(", ")));
			break;
		case "Project-URL":
			addProjectUrls(parts, values);
			break;
		case "Import-Name":
			parts.fields.set(field, values.length === 1 && values[0] === "" ? [] : values);
			break;
		default: parts.fields.set(field, values);
	}
}
function addProjectUrls(parts, values) {
	const urls = /* @__PURE__ */ new Map();
	for (const value of values) {
		const [first = ""] = value.split(",", 1);
		const label = strip(first);
		if (urls.has(label)) {
			const sentence = `Two Project-URLs bear the label “${label}”.`;
			parts.problems.push({
				kind: "repeated-label",
				field: "Project-URL",
				values,
				sentence
			});
			return;
		}
		urls.set(label, strip(value.slice(first.length + 1)));
	}
	parts.projectUrls = urls;
	parts.fields.set("Project-URL", [...urls].map(([label, url]) => `${label}, ${url}`));
}
function addDescription(parts, body) {
	if (body.kind === "parts") {
		parts.problems.push({
			kind: "ambiguous-description",
			field: "Description",
			values: [],
			sentence: "The body is made of MIME parts and is no description."
		});
		return;
	}
	if (body.kind === "undecodable") {
		parts.problems.push({
			kind: "undecodable",
			field: "Description",
			values: [body.bytes],
			sentence: "The description is no UTF-8 text."
		});
		return;
	}
	if (body.text === "") return;
	const asField = parts.fields.get("Description");
	const problem = parts.problems.find(({ field }) => field === "Description");
	if (asField !== void 0) {
		parts.fields.delete("Description");
		parts.problems.push({
			kind: "ambiguous-description",
			field: "Description",
			values: [...asField, body.text],
			sentence: "The description is given both as a field and as the body."
		});
	} else if (problem === void 0) parts.fields.set("Description", [body.text]);
}
function requiredValues({ fields, problems }, member, file) {
	const reasons = [];
	const required = (field) => {
		const [value = ""] = fields.get(field) ?? [];
		if (strip(value) === "") reasons.push(problems.find((problem) => problem.field === field)?.sentence ?? `${field} is missing.`);
		return value;
	};
	const values = {
		metadataVersion: required("Metadata-Version"),
		name: required("Name"),
		version: required("Version")
	};
	if (reasons.length === 0) return values;
	throw new require_errors.Failure("DIST_METADATA", `${member} in ${file} cannot be used: ${reasons.join(" ")}`, {
		file,
		hint: "An index takes nothing without Metadata-Version, Name and Version. The build backend writes them: build the distribution again with a current one, and do not edit its metadata afterwards."
	});
}
/** Compares the numbers alone: whatever else stands in a Metadata-Version, no index takes. */
function isBefore24(metadataVersion) {
	const [major = 0, minor = 0] = (metadataVersion.match(/\d+/g) ?? []).map(Number);
	return major < 2 || major === 2 && minor < 4;
}
// src/distribution/metadata-member.ts
/** Far more than a folder and a name of 255 characters each need; a name in an archive may have a million. */
const LONGEST_PATH = 1024;
/** Whether a member might be the one that holds the metadata, as far as its name alone can tell. */
function mayHoldMetadata({ name }, { kind }) {
	if (name.length > LONGEST_PATH) return false;
	const [folder = "", base = "", ...deeper] = partsOf(name);
	if (deeper.length > 0 || folder === "" || folder === "..") return false;
	return kind === "wheel" ? base === "METADATA" && folder.endsWith(".dist-info") : base === "PKG-INFO";
}
/** Some programs put `./` before every name. */
function partsOf(name) {
	return name.split("/").filter((part) => part !== ".");
}
/**
* Picks the member that holds the metadata. A wheel's lies in the `.dist-info` folder that bears the wheel's name and
* version, else in the only one there is; an sdist's is `PKG-INFO` in its one top folder.
*
* @throws {Failure} `DIST_METADATA` where there is none, or not exactly one; `DIST_ARCHIVE` where it is no plain file.
*/
function metadataMember(members, filename, file) {
	const candidates = members.filter((member) => mayHoldMetadata(member, filename));
	const chosen = filename.kind === "wheel" ? fittingWheel(candidates, filename) : fittingSdist(candidates, filename);
	const [member, second] = chosen;
	if (member === void 0) throw noMetadata(members, filename, file);
	if (second !== void 0) throw severalMetadata(chosen, file);
	if (member.kind !== "file") throw archiveFailure(file, `holds ${member.name} as a ${KIND_NAMES[member.kind]} and not as a regular file`);
	return member;
}
const KIND_NAMES = {
	file: "file",
	directory: "folder",
	symlink: "symbolic link",
	hardlink: "hard link",
	sparse: "sparse file",
	other: "special file"
};
/** Exact spelling first, then the same project in another spelling, then whatever there is. */
function fittingWheel(candidates, filename) {
	const exact = `${distInfoFolder(filename)}/METADATA`;
	const project = normalizeName(filename.name);
	const tests = [(member) => member.name === exact, (member) => normalizeName(member.name.split("-", 1)[0] ?? "") === project];
	for (const test of tests) {
		const fitting = candidates.filter(test);
		if (fitting.length > 0) return fitting;
	}
	return candidates;
}
/** Whoever unpacks a tar is left with the last member of a name; in a zip, no two may bear the same. */
function fittingSdist(candidates, { format }) {
	const places = new Set(candidates.map(({ name }) => partsOf(name).join("/")));
	return format === ".tar.gz" && places.size === 1 ? candidates.slice(-1) : candidates;
}
function noMetadata(members, filename, file) {
	const tops = [...new Set(members.map(({ name }) => name.split("/", 1)[0] ?? ""))];
	const found = tops.length === 0 ? "is empty" : `contains only ${tops.slice(0, 5).join(", ")}${tops.length > 5 ? " and more" : ""}`;
	return new require_errors.Failure("DIST_METADATA", `${file} has no ${expectedIn(filename)}: at its top it ${found}.`, {
		file,
		hint: filename.kind === "wheel" ? WHEEL_HINT : SDIST_HINT
	});
}
function expectedIn(filename) {
	return filename.kind === "wheel" ? `${distInfoFolder(filename)}/METADATA` : "PKG-INFO in a top folder";
}
const WHEEL_HINT = "Build the wheel with “python -m build --wheel”; a zip of the sources is no wheel.";
const SDIST_HINT = "Build the sdist with “python -m build --sdist”; an archive of the sources, such as GitHub offers, is no sdist.";
function severalMetadata(members, file) {
	const names = [...new Set(members.map(({ name }) => name))];
	const what = names.length === 1 ? `contains ${names[0]} ${members.length} times` : `contains ${names.slice(0, 5).join(" and ")}, and which one counts is unclear`;
	return new require_errors.Failure("DIST_METADATA", `${file} ${what}.`, {
		file,
		hint: BUILD_AGAIN
	});
}
// src/distribution/byte-source.ts
const NOTHING$1 = Buffer.alloc(0);
/** Reads a stream of chunks by count of bytes. */
var ByteSource = class {
	#chunks;
	#chunk = NOTHING$1;
	constructor(chunks) {
		this.#chunks = chunks[Symbol.asyncIterator]();
	}
	/** The next bytes; fewer only where the stream ends. Holds as much memory as it returns. */
	async read(length) {
		if (this.#chunk.length >= length) return this.#take(length);
		const pieces = [];
		let missing = length;
		while (missing > 0 && await this.#fill()) {
			const piece = this.#take(missing);
			pieces.push(piece);
			missing -= piece.length;
		}
		return Buffer.concat(pieces);
	}
	/** Passes over bytes, and says how many there were. */
	async skip(length) {
		let missing = length;
		while (missing > 0 && await this.#fill()) missing -= this.#take(missing).length;
		return length - missing;
	}
	/** Stops early and releases the stream. */
	async close() {
		await this.#chunks.return?.();
	}
	#take(length) {
		const bytes = this.#chunk.subarray(0, length);
		this.#chunk = this.#chunk.subarray(length);
		return bytes;
	}
	async #fill() {
		while (this.#chunk.length === 0) {
			const next = await this.#chunks.next();
			if (next.done) return false;
			this.#chunk = next.value;
		}
		return true;
	}
};
// src/distribution/content-kind.ts
const SIGNATURES = [
	[
		0,
		"PK",
		"a zip archive"
	],
	[
		0,
		"",
		"compressed with gzip"
	],
	[
		0,
		"BZh",
		"compressed with bzip2"
	],
	[
		0,
		"ý7zXZ\0",
		"compressed with xz"
	],
	[
		0,
		"(µ/ý",
		"compressed with zstd"
	],
	[
		0,
		"7z¼¯'",
		"a 7z archive"
	],
	[
		257,
		"ustar",
		"a tar archive without compression"
	],
	[
		0,
		"version https://git-lfs.github.com/",
		"a Git LFS pointer"
	]
];
/** What a file seems to be, as the end of “it is …”, from its first bytes. */
function contentKind(head) {
	if (head.length === 0) return "nothing";
	const text = head.toString("latin1");
	for (const [offset, bytes, kind] of SIGNATURES) if (text.startsWith(bytes, offset)) return kind;
	if (/^\s*<(?:!doctype|html|\?xml)/i.test(text)) return "a web page";
	return /^[\t-\r -~]+$/.test(text) ? "text" : "something else";
}
// src/distribution/tar-header.ts
const KINDS = {
	"0": "file",
	"\0": "file",
	"1": "hardlink",
	"2": "symlink",
	"3": "other",
	"4": "other",
	"5": "directory",
	"6": "other",
	S: "sparse"
};
function kindFrom({ type, name }) {
	if (type === "\0" && name.endsWith("/")) return "directory";
	return KINDS[type] ?? "file";
}
/** Links, devices, directories and pipes have no content, whatever their size says: Python's `tarfile` skips none. */
function hasContent(header) {
	return kindFrom(header) !== "directory" && !/^[1-6]$/.test(header.type);
}
/** Mode, user, group, time, and the device numbers: Python takes no block for a header in which one is malformed. */
const NUMBERS = [
	[100, 108],
	[108, 116],
	[116, 124],
	[136, 148],
	[329, 337],
	[337, 345]
];
/** Takes a block for a header as Python's `tarfile` does; undefined where it is none. */
function parseTarHeader(block) {
	const checksum = tarNumber(block.subarray(148, 156));
	const size = tarNumber(block.subarray(124, 136));
	if (checksum === void 0 || size === void 0 || !checksums(block).includes(checksum)) return void 0;
	if (!NUMBERS.every(([start, end]) => isTarNumber(block.subarray(start, end)))) return void 0;
	const type = String.fromCharCode(block.readUInt8(156));
	const name = tarText(block.subarray(0, 100));
	const prefix = type === "S" ? "" : tarText(block.subarray(345, 500));
	return {
		name: prefix === "" || "LK".includes(type) ? name : `${prefix}/${name}`,
		type,
		size,
		sparseMap: block[482] === 0 ? "ends" : "goes-on"
	};
}
/** The name in the content of a GNU long-name header. */
function tarText(bytes) {
	const end = bytes.indexOf(0);
	return bytes.toString("utf8", 0, end < 0 ? bytes.length : end);
}
/** Parses the content of a pax header (`length keyword=value\n`, repeated); undefined where it is none. */
function parsePaxRecords(bytes) {
	const records = /* @__PURE__ */ new Map();
	let count = 0;
	for (let at = 0; at < bytes.length && bytes[at] !== 0;) {
		if (++count > 1e4) return void 0;
		const [digits = ""] = /^[0-9]{1,7} /.exec(bytes.toString("latin1", at, at + 8)) ?? [];
		const end = at + Number(digits);
		const record = bytes.subarray(at + digits.length, end);
		const equals = record.indexOf("=");
		if (digits === "" || equals < 1 || end > bytes.length || record.at(-1) !== 10) return void 0;
		records.set(record.toString("utf8", 0, equals), record.toString("utf8", equals + 1, record.length - 1));
		at = end;
	}
	return paxFrom(records);
}
function paxFrom(records) {
	const path = records.get("GNU.sparse.name") ?? records.get("path");
	const digits = records.get("size");
	const size = digits === void 0 ? void 0 : Number(digits);
	if (digits !== void 0 && !(/^[0-9]+$/.test(digits) && Number.isSafeInteger(size))) return void 0;
	return {
		...path === void 0 ? {} : { path },
		...size === void 0 ? {} : { size },
		content: isSparse(records) ? "sparse" : "plain"
	};
}
/** By any of the three ways in which GNU tar has written holes into pax headers: 0.0, 0.1 and 1.0. */
function isSparse(records) {
	const version = `${records.get("GNU.sparse.major")}.${records.get("GNU.sparse.minor")}`;
	return records.has("GNU.sparse.size") || records.has("GNU.sparse.map") || version === "1.0";
}
/** Octal digits, or GNU's base 256 where the first byte says so. */
function tarNumber(field) {
	if (field[0] === 128) {
		const value = field.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0);
		return Number.isSafeInteger(value) ? value : void 0;
	}
	const digits = octalDigits(field);
	return digits === void 0 ? void 0 : Number.parseInt(digits || "0", 8);
}
/** Of any size, negative ones included. */
function isTarNumber(field) {
	return field[0] === 128 || field[0] === 255 || octalDigits(field) !== void 0;
}
function octalDigits(field) {
	const digits = tarText(field).trim();
	return /^[0-7]*$/.test(digits) ? digits : void 0;
}
/** Some old programs took the bytes for signed ones; the checksum's own field counts as spaces. */
function checksums(block) {
	let unsigned = 0;
	let signed = 0;
	for (let index = 0; index < block.length; index++) {
		const byte = index >= 148 && index < 156 ? 32 : block[index] ?? 0;
		unsigned += byte;
		signed += byte < 128 ? byte : byte - 256;
	}
	return [unsigned, signed];
}
// src/distribution/tar.ts
const READ_BYTES = 524288;
const UNPACK_BYTES = 262144;
/** Where the data gets damaged, zlib gives nothing of what the same piece held before that. */
const CAREFUL_READ_BYTES = 4096;
const GZIP_HEADER_LIMIT_BYTES = 131072;
/**
* Reads a gzip-compressed tar in one streaming pass. Sees the members that Python's `tarfile` sees; what a global pax
* header says of all of them is left aside.
*
* @param fileSize in bytes
* @throws {Failure} `DIST_FORMAT` where the file is no gzip-compressed tar, `DIST_ARCHIVE` where it is damaged or
*   beyond the limits.
*/
async function scanTar(handle, fileSize, file, visitor, reading = "to-the-end") {
	await refuseOtherFormats(handle, file);
	const source = new ByteSource(unpacked(handle, fileSize, file, reading));
	try {
		const scan = await scanMembers(source, file, visitor);
		if (reading === "to-the-end") await source.skip(Number.POSITIVE_INFINITY);
		return scan;
	} finally {
		await source.close();
	}
}
/** Whether something is wrong with the gzip around a tar, and not with the tar. */
function isGzipFailure(error) {
	return error instanceof require_errors.Failure && isZlibError(error.cause);
}
function isZlibError(error) {
	return errorCode(error)?.startsWith("Z_") === true;
}
async function refuseOtherFormats(handle, file) {
	const { buffer, bytesRead } = await handle.read(Buffer.alloc(512), 0, 512, 0);
	const kind = contentKind(buffer.subarray(0, bytesRead));
	if (kind === "compressed with gzip") return;
	throw new require_errors.Failure("DIST_FORMAT", `${file} is not compressed with gzip, as its name says, but is ${kind}.`, {
		file,
		hint: "Look at where the file comes from: “python -m build --sdist” writes a gzip-compressed tar under this name."
	});
}
async function* unpacked(handle, fileSize, file, reading) {
	const limit = unpackedLimitBytes(fileSize);
	const [start, pieceBytes, gunzip] = reading === "to-the-end" ? [
		0,
		READ_BYTES,
		(0, node_zlib.createGunzip)({ chunkSize: UNPACK_BYTES })
	] : [
		await gzipHeaderBytes(handle),
		CAREFUL_READ_BYTES,
		(0, node_zlib.createInflateRaw)({
			chunkSize: UNPACK_BYTES,
			finishFlush: node_zlib.constants.Z_SYNC_FLUSH
		})
	];
	(0, node_stream.pipeline)(piecesOf(handle, start, pieceBytes), gunzip, () => {});
	let size = 0;
	try {
		for await (const chunk of gunzip) {
			size += chunk.length;
			if (size > limit) throw archiveFailure(file, `unpacks to more than ${Math.floor(limit / 2 ** 20)} MiB, which is far too much for its size`, "Leave out what compresses so well (such as files of zeros), or publish it elsewhere.");
			yield chunk;
		}
	} catch (error) {
		throw gzipFailure(error, file);
	}
}
/** Not a stream of the handle's own: it would close the handle where the data turns out to be damaged. */
async function* piecesOf(handle, start, pieceBytes) {
	for (let position = start;;) {
		const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(pieceBytes), 0, pieceBytes, position);
		if (bytesRead === 0) return;
		position += bytesRead;
		yield buffer.subarray(0, bytesRead);
	}
}
/** The length of the header of a gzip (RFC 1952, 2.3), or of as much of it as could be sound. */
async function gzipHeaderBytes(handle) {
	const { buffer, bytesRead } = await handle.read(Buffer.alloc(GZIP_HEADER_LIMIT_BYTES), 0, GZIP_HEADER_LIMIT_BYTES, 0);
	const head = buffer.subarray(0, bytesRead);
	const flags = head[3] ?? 0;
	let at = 10;
	if ((flags & 4) !== 0 && at + 2 <= head.length) at += 2 + head.readUInt16LE(at);
	for (const flag of [8, 16]) if ((flags & flag) !== 0) at = Math.max(at, head.indexOf(0, at) + 1);
	return at + ((flags & 2) === 0 ? 0 : 2);
}
function gzipFailure(error, file) {
	if (!isZlibError(error)) return error;
	if (errorCode(error) === "Z_BUF_ERROR") return archiveFailure(file, "is cut off: its gzip data ends early", void 0, error);
	return String(error).includes("incorrect header check") ? archiveFailure(file, "has something behind its gzip data that does not belong there", void 0, error) : archiveFailure(file, "is damaged: its gzip data cannot be unpacked", void 0, error);
}
async function scanMembers(source, file, visitor) {
	const members = [];
	const reader = new HeaderReader(source, file);
	for (;;) {
		const next = await reader.next();
		if (typeof next === "string") return {
			members,
			end: next
		};
		const { member, contentSize } = next;
		members.push(member);
		if (visitor.wants(member)) visitor.take(member, await readPadded(source, contentSize, file));
		else {
			const padded = paddedSize(contentSize);
			if (await source.skip(padded) < padded) throw cutOff(file);
		}
	}
}
/** Reads the headers of one member after the other, with the headers of headers that pax and GNU put before them. */
var HeaderReader = class {
	#source;
	#file;
	#headers = 0;
	#nameBytes = 0;
	constructor(source, file) {
		this.#source = source;
		this.#file = file;
	}
	async next() {
		let name;
		let size;
		let content = "plain";
		for (let depth = 0;; depth++) {
			const header = await this.#header();
			if (typeof header === "string") {
				if (depth > 0) throw archiveFailure(this.#file, "is damaged: a tar header in it has nothing to describe");
				return header;
			}
			switch (header.type) {
				case "L": {
					const longName = tarText(await this.#headerContent(header));
					name ??= longName;
					break;
				}
				case "x":
				case "X": {
					const pax = parsePaxRecords(await this.#headerContent(header));
					if (pax === void 0) {
						if (depth === 0 && this.#headers > 1) return "no-header";
						throw archiveFailure(this.#file, "is damaged: a pax header in it is malformed");
					}
					name ??= pax.path;
					size ??= pax.size;
					if (pax.content === "sparse") content = "sparse";
					break;
				}
				case "K":
				case "g":
					await this.#headerContent(header);
					break;
				default: return this.#member(header, name ?? header.name, size ?? header.size, content);
			}
		}
	}
	async #member(header, name, size, content) {
		if (header.type === "S") await this.#skipSparseMap(header);
		this.#nameBytes += Buffer.byteLength(name);
		if (this.#nameBytes > 67108864) throw this.#tooManyMembers();
		const kind = content === "sparse" ? "sparse" : kindFrom(header);
		return {
			member: {
				name: withoutTrailingSlashes(name),
				kind,
				size
			},
			contentSize: hasContent(header) ? size : 0
		};
	}
	async #header() {
		const block = await this.#source.read(512);
		const isFirst = this.#headers++ === 0;
		if (this.#headers > 5e5) throw this.#tooManyMembers();
		if (block.length === 512 && block[0] === 0 && block.every((byte) => byte === 0)) return "mark";
		const header = block.length === 512 ? parseTarHeader(block) : void 0;
		if (header !== void 0) return header;
		if (!isFirst) return block.length === 0 ? "end-of-data" : "no-header";
		throw new require_errors.Failure("DIST_FORMAT", `${this.#file} holds no tar archive within its gzip, but ${contentKind(block)}.`, {
			file: this.#file,
			hint: "Look at where the file comes from: “python -m build --sdist” writes a gzip-compressed tar under this name."
		});
	}
	async #headerContent({ size }) {
		if (size > 1048576) throw archiveFailure(this.#file, `contains a tar header of ${size} bytes, which is absurdly large`);
		return readPadded(this.#source, size, this.#file);
	}
	#tooManyMembers() {
		return archiveFailure(this.#file, `contains more than ${MEMBER_LIMIT.toLocaleString("en")} members or more than 64 MiB of names`, "If so many files are really meant, pack them into fewer ones or publish them as several projects.");
	}
	async #skipSparseMap(header) {
		for (let goesOn = header.sparseMap === "goes-on"; goesOn;) {
			const block = await this.#source.read(512);
			if (block.length < 512) throw cutOff(this.#file);
			goesOn = block[504] !== 0;
		}
	}
};
/** A loop, since a pattern would take quadratic time for a name of a million slashes. */
function withoutTrailingSlashes(name) {
	let end = name.length;
	while (name[end - 1] === "/") end--;
	return name.slice(0, end);
}
function paddedSize(size) {
	return Math.ceil(size / 512) * 512;
}
async function readPadded(source, size, file) {
	const bytes = await source.read(paddedSize(size));
	if (bytes.length < paddedSize(size)) throw cutOff(file);
	return bytes.subarray(0, size);
}
function cutOff(file) {
	return archiveFailure(file, "is cut off: a member in it ends early");
}
// src/distribution/cp437.ts
const UPPER_HALF = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xA0";
/** Decodes the zip format's first character set, which holds where a name is not marked as UTF-8 (APPNOTE, D.1). */
function cp437From(bytes) {
	return bytes.toString("latin1").replace(/[\x80-\xff]/g, (char) => UPPER_HALF.charAt(char.charCodeAt(0) - 128));
}
// src/distribution/zip.ts
const END_SIGNATURE$1 = "PK";
const END_BYTES$1 = 22;
const ZIP64_LOCATOR_SIGNATURE$1 = 117853008;
const ZIP64_LOCATOR_BYTES$1 = 20;
const ZIP64_END_SIGNATURE$1 = 101075792;
const ZIP64_END_BYTES$1 = 56;
const ENTRY_SIGNATURE$1 = 33639248;
const ENTRY_BYTES$1 = 46;
const LOCAL_SIGNATURE$1 = 67324752;
const LOCAL_BYTES$1 = 30;
/** The end record may be followed by a comment of at most 65,535 bytes, and preceded by the two of ZIP64. */
const TAIL_BYTES = 65633;
const ZIP64_EXTRA$1 = 1;
/** General-purpose bits 0 and 6 (strong encryption). */
const ENCRYPTED = 65;
const UTF8_NAME = 2048;
const MADE_BY_UNIX = 3;
const STORED = 0;
const DEFLATED = 8;
/** Unpacked, what is sooner done than given to another thread. */
const SMALL_BYTES = 65536;
const UNKNOWN_32$1 = 4294967295;
const inflate = (0, node_util.promisify)(node_zlib.inflateRaw);
/**
* Opens a zip through its central directory, in one or two reads, as Python's `zipfile` does: the last end record
* counts, the number of entries is not believed, and something may stand before the archive.
*
* @param fileSize in bytes
* @throws {Failure} `DIST_FORMAT` where the file is no zip, `DIST_ARCHIVE` where it is damaged or beyond the limits.
*/
async function openZip(handle, fileSize, file, window = new FileWindow(handle, fileSize)) {
	const tailStart = Math.max(0, fileSize - TAIL_BYTES);
	const tail = await readExactly(handle, tailStart, fileSize - tailStart, file);
	const directory = locateDirectory(tail, tailStart);
	if (directory === void 0) throw await noZip(handle, fileSize, file);
	if (directory.start < 0 || directory.shift < 0) throw damaged(file, "its central directory does not fit into it");
	if (directory.size > 67108864) throw tooManyMembers(file);
	return {
		members: parseDirectory(directory.start >= tailStart ? tail.subarray(directory.start - tailStart, directory.start - tailStart + directory.size) : await readExactly(handle, directory.start, directory.size, file), directory.shift, file),
		read: (member, limitBytes) => readMember(window, fileSize, member, limitBytes, file)
	};
}
/**
* Whether the end of a file reads as that of a zip, whatever else the file is: what Python's `zipfile.is_zipfile` asks
* since 3.13.
*
* @param fileSize in bytes
*/
async function readsAsZip(handle, fileSize, file) {
	const tailStart = Math.max(0, fileSize - TAIL_BYTES);
	const directory = locateDirectory(await readExactly(handle, tailStart, fileSize - tailStart, file), tailStart);
	if (directory === void 0) return false;
	const { start, shift, size, entries, disks } = directory;
	if (entries === 0 && size === 0 && start - shift === 0) return true;
	if (disks === "several" || start < 0 || size < ENTRY_BYTES$1 || start + ENTRY_BYTES$1 > fileSize) return false;
	return (await readExactly(handle, start, ENTRY_BYTES$1, file)).readUInt32LE() === ENTRY_SIGNATURE$1;
}
function locateDirectory(tail, tailStart) {
	const end = tail.length < END_BYTES$1 ? -1 : tail.lastIndexOf(END_SIGNATURE$1, tail.length - END_BYTES$1, "latin1");
	if (end < 0) return void 0;
	const zip64 = end - ZIP64_LOCATOR_BYTES$1 - ZIP64_END_BYTES$1;
	const isZip64 = zip64 >= 0 && tail.readUInt32LE(end - ZIP64_LOCATOR_BYTES$1) === ZIP64_LOCATOR_SIGNATURE$1 && tail.readUInt32LE(zip64) === ZIP64_END_SIGNATURE$1;
	const size = isZip64 ? Number(tail.readBigUInt64LE(zip64 + 40)) : tail.readUInt32LE(end + 12);
	const offset = isZip64 ? Number(tail.readBigUInt64LE(zip64 + 48)) : tail.readUInt32LE(end + 16);
	const entries = isZip64 ? Number(tail.readBigUInt64LE(zip64 + 32)) : tail.readUInt16LE(end + 10);
	const isOnOneDisk = isZip64 ? tail.readUInt32LE(zip64 + 16) === tail.readUInt32LE(zip64 + 20) : tail.readUInt16LE(end + 4) === tail.readUInt16LE(end + 6);
	const start = tailStart + (isZip64 ? zip64 : end) - size;
	return {
		start,
		size,
		shift: start - offset,
		entries,
		disks: isOnOneDisk ? "one" : "several"
	};
}
function parseDirectory(bytes, shift, file) {
	const members = [];
	let at = 0;
	while (at < bytes.length) {
		if (at + ENTRY_BYTES$1 > bytes.length || bytes.readUInt32LE(at) !== ENTRY_SIGNATURE$1) throw damaged(file, "its central directory is not made of entries");
		const nameEnd = at + ENTRY_BYTES$1 + bytes.readUInt16LE(at + 28);
		const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
		const next = extraEnd + bytes.readUInt16LE(at + 32);
		if (next > bytes.length) throw damaged(file, "an entry runs past its central directory");
		if (members.length >= 5e5) throw tooManyMembers(file);
		members.push(parseEntry(bytes.subarray(at, extraEnd), nameEnd - at, shift, file));
		at = next;
	}
	return members;
}
function parseEntry(entry, nameEnd, shift, file) {
	const flags = entry.readUInt16LE(8);
	const nameBytes = entry.subarray(ENTRY_BYTES$1, nameEnd);
	const name = (flags & UTF8_NAME) === 0 ? cp437From(nameBytes) : nameBytes.toString("utf8");
	if (name.includes("\0")) throw damaged(file, "a name in it contains a NUL character");
	const wide = zip64Values(entry.subarray(nameEnd));
	const value = (at) => {
		const narrow = entry.readUInt32LE(at);
		return narrow === UNKNOWN_32$1 ? wide.shift() ?? narrow : narrow;
	};
	const size = value(24);
	const packedSize = value(20);
	const offset = value(42) + shift;
	const isSymlink = entry.readUInt8(5) === MADE_BY_UNIX && (entry.readUInt16LE(40) & 61440) === 40960;
	return {
		name,
		kind: name.endsWith("/") ? "directory" : isSymlink ? "symlink" : "file",
		size,
		packedSize,
		method: entry.readUInt16LE(10),
		protection: (flags & ENCRYPTED) === 0 ? "none" : "encrypted",
		crc32: entry.readUInt32LE(16),
		offset,
		nameBytes
	};
}
/** The 64-bit values of an entry, of which only those are there that do not fit into 32 bits (APPNOTE 4.5.3). */
function zip64Values(extra) {
	for (let at = 0; at + 4 <= extra.length;) {
		const size = extra.readUInt16LE(at + 2);
		const body = extra.subarray(at + 4, at + 4 + size);
		if (extra.readUInt16LE(at) === ZIP64_EXTRA$1) return Array.from({ length: Math.floor(body.length / 8) }, (_, index) => Number(body.readBigUInt64LE(index * 8)));
		at += 4 + size;
	}
	return [];
}
async function readMember(window, fileSize, member, limitBytes, file) {
	const { name, offset, packedSize, nameBytes } = member;
	if (member.protection === "encrypted") throw archiveFailure(file, `contains ${name} in encrypted form`, "Build it again, without a password.");
	if (member.method !== STORED && member.method !== DEFLATED) throw archiveFailure(file, `contains ${name} in a compression (method ${member.method}) that cannot be read here`, "Build it again with “deflate” or without compression.");
	if (member.size > limitBytes || packedSize > limitBytes + 1024 + limitBytes / 1e3) throw archiveFailure(file, `contains ${name} of ${Math.max(member.size, packedSize)} bytes, which is absurdly large`);
	if (offset < 0 || offset + LOCAL_BYTES$1 > fileSize) throw damaged(file, `${name} does not lie within it`);
	const local = await window.read(offset, LOCAL_BYTES$1);
	if (local.length < LOCAL_BYTES$1 || local.readUInt32LE(0) !== LOCAL_SIGNATURE$1) throw misplaced(file, name);
	const nameEnd = LOCAL_BYTES$1 + local.readUInt16LE(26);
	const dataStart = nameEnd + local.readUInt16LE(28);
	const whole = await window.read(offset, dataStart + packedSize);
	if (whole.length < dataStart + packedSize) throw misplaced(file, name);
	if (!whole.subarray(LOCAL_BYTES$1, nameEnd).equals(nameBytes)) throw damaged(file, `${name} bears another name where it lies`);
	const bytes = await unpack(whole.subarray(dataStart), member, file);
	if ((0, node_zlib.crc32)(bytes) !== member.crc32) throw damaged(file, `the content of ${name} does not agree with its checksum`);
	return bytes;
}
/** A copy in any case, since what was packed is only lent. */
async function unpack(packed, { name, size, method }, file) {
	if (method === STORED) return Buffer.from(packed);
	const options = {
		maxOutputLength: size + 1,
		finishFlush: node_zlib.constants.Z_SYNC_FLUSH
	};
	try {
		if (size > SMALL_BYTES) return await inflate(packed, options);
		return (0, node_zlib.inflateRawSync)(packed, {
			...options,
			chunkSize: Math.max(node_zlib.constants.Z_MIN_CHUNK, size + 1)
		});
	} catch (error) {
		throw damaged(file, `${name} cannot be unpacked`, error);
	}
}
function misplaced(file, name) {
	return damaged(file, `${name} is not where its central directory says`);
}
async function readExactly(handle, position, length, file) {
	const buffer = Buffer.allocUnsafe(length);
	for (let filled = 0; filled < length;) {
		const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled);
		if (bytesRead === 0) throw damaged(file, "it ended before it should");
		filled += bytesRead;
	}
	return buffer;
}
async function noZip(handle, fileSize, file) {
	const kind = contentKind(await readExactly(handle, 0, Math.min(fileSize, 512), file));
	if (kind === "a zip archive") return archiveFailure(file, "is cut off: the directory at its end is missing");
	return new require_errors.Failure("DIST_FORMAT", `${file} is not a zip archive, as its name says, but ${kind}.`, {
		file,
		hint: "Look at where the file comes from: a build writes a zip archive under this name."
	});
}
function damaged(file, why, cause) {
	return archiveFailure(file, `is damaged: ${why}`, void 0, cause);
}
function tooManyMembers(file) {
	return archiveFailure(file, `lists more than ${MEMBER_LIMIT.toLocaleString("en")} members or needs more than 64 MiB to list them`, "If so many files are really meant, pack them into fewer ones or publish them as several projects.");
}
// src/distribution/zip-framing.ts
const SIGNATURE_BYTES = 4;
const LOCAL_SIGNATURE = 67324752;
const LOCAL_BYTES = 30;
const ENTRY_SIGNATURE = 33639248;
const ENTRY_BYTES = 46;
const END_SIGNATURE = 101010256;
const END_BYTES = 22;
const ZIP64_END_SIGNATURE = 101075792;
const ZIP64_END_BYTES = 56;
/** Of what follows its own size field (APPNOTE 4.3.14), without the part that is open to extensions. */
const ZIP64_END_REST_BYTES = 44;
const ZIP64_LOCATOR_SIGNATURE = 117853008;
const ZIP64_LOCATOR_BYTES = 20;
const HAS_DATA_DESCRIPTOR = 8;
const ZIP64_EXTRA = 1;
const UNICODE_PATH_EXTRA = 28789;
const UNICODE_PATH_HEADER_BYTES = 5;
const UNKNOWN_32 = 4294967295;
/** What Python's `zipfile` takes (6.3, as ten times the number). */
const NEWEST_FORMAT_VERSION = 63;
/** What strict readers have against the chain, as the end of “The zip archive …”. */
var FramingFlaw = class {
	what;
	constructor(what) {
		this.what = what;
	}
};
/**
* Follows the records of a zip from the first byte to the last, each of which must begin where the one before it ends,
* and compares them with the central directory: readers that stream an archive and readers that trust its directory
* must see the same (warehouse, utils/zipfiles.py). Data is skipped, and small records are read many at a time.
*
* @param members what the central directory lists
* @returns the first flaw, as the end of “The zip archive …”
*/
async function zipFramingFlaw(window, fileSize, members) {
	try {
		await new Chain(window, fileSize, members).follow();
		return;
	} catch (error) {
		if (error instanceof FramingFlaw) return error.what;
		throw error;
	}
}
var Chain = class {
	#window;
	#fileSize;
	/** Where two entries bear one name, the last counts, as in Python. */
	#expected;
	/** By the bytes of the name. */
	#names = /* @__PURE__ */ new Map();
	#position = 0;
	#entries = 0;
	#directoryStart;
	#directoryBytes = 0;
	#zip64;
	constructor(window, fileSize, members) {
		this.#window = window;
		this.#fileSize = fileSize;
		this.#expected = new Map(members.map((member) => [member.name, member]));
	}
	async follow() {
		let locator = "missing";
		for (;;) {
			const start = this.#position;
			switch ((await this.#peek(SIGNATURE_BYTES)).readUInt32LE()) {
				case LOCAL_SIGNATURE:
					await this.#local();
					break;
				case ENTRY_SIGNATURE:
					this.#directoryStart ??= start;
					await this.#entry();
					break;
				case ZIP64_END_SIGNATURE:
					this.#zip64 = await this.#zip64End();
					break;
				case ZIP64_LOCATOR_SIGNATURE:
					await this.#take(ZIP64_LOCATOR_BYTES);
					locator = "seen";
					break;
				case END_SIGNATURE:
					if (this.#zip64 !== void 0 && locator === "missing") throw new FramingFlaw("has a ZIP64 end record that nothing points to");
					this.#directoryStart ??= start;
					return this.#end(await this.#endRecord());
				default: throw new FramingFlaw(start === 0 ? "does not begin at the first byte of the file: something stands before it" : `has something at byte ${start} that is no record of a zip`);
			}
		}
	}
	async #local() {
		const nameStart = LOCAL_BYTES;
		const header = await this.#peek(LOCAL_BYTES);
		const nameEnd = nameStart + header.readUInt16LE(26);
		const record = await this.#take(nameEnd + header.readUInt16LE(28));
		const nameBytes = record.subarray(nameStart, nameEnd);
		const name = nameBytes.toString("utf8");
		refuseControlCharacters(nameBytes);
		const sizes = sizesFrom(record, record.subarray(nameEnd));
		if ((record.readUInt16LE(6) & HAS_DATA_DESCRIPTOR) !== 0) throw new FramingFlaw(`has the sizes of ${shown$1(name)} behind its data (a data descriptor), as streaming writers do`);
		if (!isUtf8(nameBytes, name)) throw new FramingFlaw(`has a name that is not UTF-8, ${shown$1(name)}`);
		const member = this.#expected.get(name);
		if (member === void 0) throw new FramingFlaw(`holds ${shown$1(name)}, which its central directory does not list under this name and in the same character set`);
		if (sizes.packed !== member.packedSize || sizes.unpacked !== member.size) throw new FramingFlaw(`gives ${shown$1(name)} another size than its central directory does`);
		const key = nameBytes.toString("latin1");
		if (this.#names.has(key)) throw new FramingFlaw(`holds ${shown$1(name)} twice`);
		this.#names.set(key, "found");
		this.#position += sizes.packed;
	}
	async #entry() {
		const header = await this.#peek(ENTRY_BYTES);
		const nameEnd = ENTRY_BYTES + header.readUInt16LE(28);
		const end = nameEnd + header.readUInt16LE(30);
		const hasComment = header.readUInt16LE(32) !== 0;
		const version = header.readUInt8(6);
		const nameBytes = (await this.#take(end)).subarray(ENTRY_BYTES, nameEnd);
		const key = nameBytes.toString("latin1");
		const name = nameBytes.toString("utf8");
		this.#entries++;
		this.#directoryBytes += end;
		if (hasComment) throw new FramingFlaw(`has a comment on ${shown$1(name)}`);
		refuseControlCharacters(nameBytes);
		const state = this.#names.get(key);
		if (state === "listed") throw new FramingFlaw(`lists ${shown$1(name)} twice`);
		if (state === void 0) throw new FramingFlaw(`lists ${shown$1(name)}, which it does not hold under this name`);
		if (version > NEWEST_FORMAT_VERSION) throw new FramingFlaw(`says that ${shown$1(name)} needs a version of the zip format that Python does not know`);
		this.#names.set(key, "listed");
	}
	async #zip64End() {
		const record = await this.#take(ZIP64_END_BYTES);
		const entries = Number(record.readBigUInt64LE(32));
		if (Number(record.readBigUInt64LE(24)) !== entries) throw severalDisks();
		if (Number(record.readBigUInt64LE(4)) !== ZIP64_END_REST_BYTES) throw new FramingFlaw("has an extended ZIP64 end record");
		return {
			entries,
			size: Number(record.readBigUInt64LE(40)),
			offset: Number(record.readBigUInt64LE(48))
		};
	}
	async #endRecord() {
		const record = await this.#take(END_BYTES);
		const entries = record.readUInt16LE(10);
		if (record.readUInt16LE(8) !== entries) throw severalDisks();
		this.#position += record.readUInt16LE(20);
		return {
			entries,
			size: record.readUInt32LE(12),
			offset: record.readUInt32LE(16)
		};
	}
	#end(plain) {
		const { entries, size, offset } = this.#zip64 ?? plain;
		if (entries !== this.#entries) throw new FramingFlaw(`ends with a record that counts ${entries} members, where its directory lists ${this.#entries}`);
		if (offset !== this.#directoryStart || size !== this.#directoryBytes) throw new FramingFlaw("ends with a record that says something else of its central directory than is there");
		for (const [key, state] of this.#names) if (state === "found") throw new FramingFlaw(`holds ${shown$1(key)}, which its central directory does not list`);
		if (this.#position !== this.#fileSize) throw new FramingFlaw(this.#position < this.#fileSize ? `is followed by ${this.#fileSize - this.#position} bytes that do not belong to it` : "ends within its comment");
	}
	async #peek(length) {
		if (this.#position + length > this.#fileSize) throw new FramingFlaw("ends within a record");
		const bytes = await this.#window.read(this.#position, length);
		if (bytes.length < length) throw new FramingFlaw("ends within a record");
		return bytes;
	}
	async #take(length) {
		const bytes = await this.#peek(length);
		this.#position += length;
		return bytes;
	}
};
/** The sizes of a local header, which may stand in its extra fields (APPNOTE 4.5.3). */
function sizesFrom(header, extra) {
	const method = header.readUInt16LE(8);
	let packed = header.readUInt32LE(18);
	let unpacked = header.readUInt32LE(22);
	const seen = /* @__PURE__ */ new Set();
	for (let at = 0; at < extra.length;) {
		const end = at + 4 <= extra.length ? at + 4 + extra.readUInt16LE(at + 2) : Number.POSITIVE_INFINITY;
		if (end > extra.length) throw badExtra();
		const id = extra.readUInt16LE(at);
		const body = extra.subarray(at + 4, end);
		const isSingular = id === ZIP64_EXTRA || id === UNICODE_PATH_EXTRA;
		if (isSingular && seen.has(id)) throw new FramingFlaw("has an extra field twice where it may be once");
		if (isSingular) seen.add(id);
		if (id === ZIP64_EXTRA) {
			if (![
				0,
				8,
				16,
				24,
				28
			].includes(body.length)) throw badExtra();
			if (body.length === 0) {
				if (packed === UNKNOWN_32 || unpacked === UNKNOWN_32) throw badExtra();
			} else {
				if (body.length === 8 && method !== 0) throw badExtra();
				const wide = Number(body.readBigUInt64LE());
				packed = body.length === 8 ? wide : Number(body.readBigUInt64LE(8));
				if (unpacked === UNKNOWN_32) unpacked = wide;
			}
		} else if (id === UNICODE_PATH_EXTRA) {
			const path = body.subarray(UNICODE_PATH_HEADER_BYTES);
			refuseControlCharacters(path);
			const name = path.toString("utf8");
			if (!isUtf8(path, name)) throw new FramingFlaw(`has a name that is not UTF-8, ${shown$1(name)}`);
		}
		at = end;
	}
	return {
		packed,
		unpacked
	};
}
function refuseControlCharacters(name) {
	for (const byte of name) if (byte < 32 || byte === 127) throw new FramingFlaw(`has a control character in a name, ${shown$1(name.toString("utf8"))}`);
}
/** What is no UTF-8 comes back as other bytes. */
function isUtf8(bytes, decoded) {
	return Buffer.from(decoded).equals(bytes);
}
function badExtra() {
	return new FramingFlaw("has an extra field that does not fit into its place or that has no size of its kind");
}
function severalDisks() {
	return new FramingFlaw("counts other members for this disk than for all, as if there were several disks");
}
const SHOWN_CHARACTERS = 100;
function shown$1(name) {
	return name.length > SHOWN_CHARACTERS ? `“${name.slice(0, SHOWN_CHARACTERS)}…”` : `“${name}”`;
}
// src/distribution/read-archive.ts
/**
* Reads the metadata of a wheel or an sdist and, where they are asked for, its contents.
*
* @throws {Failure} `DIST_FORMAT`, `DIST_ARCHIVE` or `DIST_METADATA`
*/
function readArchive(archive) {
	const { filename } = archive;
	return filename.kind === "sdist" && filename.format === ".tar.gz" ? readTar(archive) : readZip(archive);
}
/** Of the `.dist-info` folder, what rules read; METADATA is read in any case. */
const TEXTS = [
	"WHEEL",
	"RECORD",
	"entry_points.txt"
];
async function readZip({ handle, fileSize, filename, file, interest }) {
	const window = new FileWindow(handle, fileSize);
	const zip = await openZip(handle, fileSize, file, window);
	const member = metadataMember(zip.members, filename, file);
	const metadata = parseMetadata(await zip.read(member, METADATA_LIMIT_BYTES), member.name, file);
	if (interest === "metadata") return {
		metadata,
		contents: void 0,
		generator: void 0
	};
	const folder = member.name.slice(0, -9);
	const folders = filename.kind === "wheel" ? [distInfoFolder(filename), folder] : [];
	const wanted = new Set(folders.flatMap((info) => TEXTS.map((text) => `${info}/${text}`)));
	const framing = await zipFramingFlaw(window, fileSize, zip.members);
	const contents = {
		format: "zip",
		members: zip.members,
		framing,
		...await unpackForRules(zip, wanted)
	};
	return {
		metadata,
		contents,
		generator: generatorFrom(contents.texts.get(`${folder}/WHEEL`))
	};
}
async function unpackForRules(zip, wantedTexts) {
	const texts = /* @__PURE__ */ new Map();
	const concealed = [];
	const unreadable = [];
	const wanted = zip.members.filter((member) => wantedTexts.has(member.name) || mayConcealCode(member));
	for (const member of wanted.sort((one, other) => one.offset - other.offset)) {
		if (member.size > 67108864) continue;
		const bytes = await unlessDamaged(() => zip.read(member, MEMBER_LIST_LIMIT_BYTES));
		if (bytes === void 0) unreadable.push(member);
		else if (wantedTexts.has(member.name)) texts.set(member.name, bytes);
		else concealed.push(...concealedIn(member, bytes));
	}
	return {
		texts,
		concealed,
		unreadable
	};
}
async function unlessDamaged(read) {
	try {
		return await read();
	} catch (error) {
		if (error instanceof require_errors.Failure) return void 0;
		throw error;
	}
}
function concealedIn({ name }, bytes) {
	const by = concealerOf(bytes);
	return by === void 0 ? [] : [{
		member: name,
		by
	}];
}
const WHEEL_HEAD_BYTES = 4096;
const LONGEST_GENERATOR = 100;
function generatorFrom(wheel) {
	const [, generator = ""] = /^Generator:([^\r\n]*)/im.exec(wheel?.toString("utf8", 0, WHEEL_HEAD_BYTES) ?? "") ?? [];
	return generator.trim().slice(0, LONGEST_GENERATOR) || void 0;
}
async function readTar(archive) {
	try {
		return (await scanSdist(archive, "to-the-end")).read;
	} catch (error) {
		if (!isGzipFailure(error)) throw error;
		const scan = await scanSdist(archive, "as-far-as-needed").catch(() => void 0);
		if (scan === void 0 || scan.end === "end-of-data") throw error;
		return scan.read;
	}
}
async function scanSdist({ handle, fileSize, filename, file, interest }, reading) {
	const visitor = new SdistVisitor(filename, file, interest);
	const { members, end } = await scanTar(handle, fileSize, file, visitor, reading);
	const member = metadataMember(members, filename, file);
	return {
		read: {
			metadata: parseMetadata(visitor.metadata.get(member) ?? Buffer.alloc(0), member.name, file),
			contents: interest === "metadata" ? void 0 : {
				format: "tar",
				members,
				tail: end === "no-header" ? end : reading === "to-the-end" ? "clean" : "damaged",
				alsoReadsAs: await readsAsZip(handle, fileSize, file) ? "zip" : void 0,
				concealed: visitor.concealed
			},
			generator: void 0
		},
		end
	};
}
/** Keeps what may be the metadata, and passes over code with a look for marks. */
var SdistVisitor = class {
	metadata = /* @__PURE__ */ new Map();
	concealed = [];
	#filename;
	#file;
	#interest;
	#metadataBytes = 0;
	constructor(filename, file, interest) {
		this.#filename = filename;
		this.#file = file;
		this.#interest = interest;
	}
	wants(member) {
		if (!mayHoldMetadata(member, this.#filename)) return this.#isCode(member);
		if (member.kind !== "file") return false;
		this.#metadataBytes += member.size;
		if (this.#metadataBytes > 16777216) throw archiveFailure(this.#file, `contains ${member.name} of ${member.size} bytes, which is absurdly large`);
		return true;
	}
	take(member, content) {
		if (this.#isCode(member)) this.concealed.push(...concealedIn(member, content));
		else this.metadata.set(member, Buffer.from(content));
	}
	#isCode(member) {
		return this.#interest === "contents" && member.kind === "file" && mayConcealCode(member);
	}
};
// src/distribution/read-distribution.ts
/**
* Reads a wheel or an sdist through one open file: name, metadata, digests and stamp are of the same bytes.
*
* @param displayPath the path as the user knows it, for messages
* @throws {Failure} `DIST_FILENAME`, `DIST_UNREADABLE`, `DIST_FORMAT`, `DIST_ARCHIVE`, `DIST_METADATA`, or
*   `DIST_CHANGED` where the file changed meanwhile.
*/
async function readDistribution(path, displayPath, { digests: digestChoice, onMetadata, onContents, attestations = [] }) {
	const filename = parseFilename((0, node_path.basename)(path), displayPath);
	const { handle, stamp } = await openRegularFile(path, displayPath);
	try {
		const size = Number(stamp.size);
		if (size === 0) throw archiveFailure(displayPath, "is empty (0 bytes)");
		const { metadata, contents, generator } = await readArchive({
			handle,
			fileSize: size,
			filename,
			file: displayPath,
			interest: onContents === void 0 ? "metadata" : "contents"
		});
		onMetadata?.(metadata);
		const digests = await digestFile(handle, digestChoice);
		if (!isSameStamp(await stampOf(handle), stamp)) throw changedFailure(displayPath, "while it was read");
		const distribution = {
			path,
			displayPath,
			filename,
			size,
			stamp,
			digests,
			metadata,
			generator,
			attestations
		};
		if (contents !== void 0) onContents?.(distribution, contents);
		return distribution;
	} catch (error) {
		throw asUnreadable(error, displayPath);
	} finally {
		await handle.close();
	}
}
// src/distribution/collect.ts
const DISTRIBUTION = /(?:\.whl|\.tar\.gz|\.zip)$/;
/** Formats that PyPI took once, and today's in a spelling that no index takes (PEP 527, warehouse forklift). */
const OUTDATED = /\.(?:whl|tar\.gz|zip|egg|exe|msi|rpm|deb|dmg|tgz|tbz|tbz2|txz|tar|tar\.(?:bz2|xz|z|lzma|zst))$/i;
/** Reading is mostly waiting for the disk while small, and mostly hashing while large; a few at a time serve both. */
const READERS = 4;
/**
* Turns paths into distributions: sorts out what is none, reads the rest, and takes two identical files of one name as
* one. Failures are `DIST_NONE_FOUND`, `DIST_FORMAT`, `DIST_CONFLICT` and whatever reading throws.
*/
async function collect(paths, options) {
	const candidates = paths.filter((path) => DISTRIBUTION.test((0, node_path.basename)(path)));
	const known = new Set(candidates);
	const attestationPaths = paths.filter((path) => known.has(attestedPath(path) ?? ""));
	for (const path of attestationPaths) known.add(path);
	const others = paths.filter((path) => !known.has(path));
	const outdated = others.filter((path) => OUTDATED.test((0, node_path.basename)(path)));
	const strangers = others.filter((path) => !OUTDATED.test((0, node_path.basename)(path)));
	const failures = outdated.map((path) => outdatedFormat(options.displayPath(path)));
	const read = [];
	await forEachOf(candidates, READERS, async (path) => {
		try {
			const attestations = await Promise.all(attestationPaths.filter((each) => attestedPath(each) === path).map((each) => readAttestation(each, options.displayPath(each))));
			read.push(await readDistribution(path, options.displayPath(path), {
				...options,
				attestations
			}));
		} catch (error) {
			failures.push(...require_errors.failuresIn(error));
		}
	});
	const { distributions, conflicts } = withoutDoubles(read);
	failures.push(...conflicts);
	if (candidates.length === 0 && failures.length === 0) failures.push(await nothingFound(strangers, options));
	return {
		distributions,
		strangers: strangers.map(options.displayPath),
		failures
	};
}
function outdatedFormat(file) {
	return new require_errors.Failure("DIST_FORMAT", `${file} is in a format that indexes do not take.`, {
		file,
		hint: "A wheel ends in .whl and an sdist in .tar.gz, in lower case. Take the file out of the folder, or give patterns in packages-dir that leave it out."
	});
}
function withoutDoubles(read) {
	const byName = /* @__PURE__ */ new Map();
	const conflicts = [];
	for (const distribution of [...read].sort((one, other) => one.path < other.path ? -1 : 1)) {
		const { basename: name } = distribution.filename;
		const twin = byName.get(name);
		if (twin === void 0) byName.set(name, distribution);
		else if (twin.digests.sha256 !== distribution.digests.sha256) conflicts.push(new require_errors.Failure("DIST_CONFLICT", `${twin.displayPath} and ${distribution.displayPath} have one name but differ.`, {
			file: distribution.displayPath,
			hint: "An index holds one file of a name: remove the one that is not meant."
		}));
	}
	return {
		distributions: [...byName.values()],
		conflicts
	};
}
async function nothingFound(strangers, { packagesDir, displayPath }) {
	const hint = "Build the distributions or download them in an earlier step, and set packages-dir to where they are (the default is dist).";
	const where = packagesDir.trim();
	if (strangers.length > 0) {
		const names = strangers.slice(0, 5).map(displayPath).join(", ");
		const more = strangers.length > 5 ? ` and ${strangers.length - 5} more` : "";
		return new require_errors.Failure("DIST_NONE_FOUND", `No wheel or sdist was found in ${where}, only ${names}${more}.`, { hint });
	}
	const state = await (0, node_fs_promises.stat)(where).then((entry) => entry.isDirectory() ? "is empty" : "is not a folder", () => /[*?[\n!]/.test(where) ? "matches nothing" : "does not exist");
	return new require_errors.Failure("DIST_NONE_FOUND", `No wheel or sdist was found: ${where} ${state}.`, { hint });
}
async function forEachOf(items, atOnce, work) {
	const queue = items.values();
	await Promise.all(Array.from({ length: atOnce }, async () => {
		for (const item of queue) await work(item);
	}));
}
// src/grammar/glob.ts
/**
* Whether a whole text fits a pattern as shells have them: `*`, `?`, `[abc]`, `[a-z]`, `[!abc]` or `[^abc]`. Upper and
* lower case differ. It takes no longer than the product of both lengths, whatever the pattern.
*/
function globOf(pattern) {
	const tokens = tokensOf(pattern);
	return (text) => fits(tokens, text);
}
const PART = /\[(?<negation>[!^]?)(?<set>\]?[^\]]+|\])\]|\*+|[\s\S]/gu;
function tokensOf(pattern) {
	return [...pattern.matchAll(PART)].map(({ 0: part, groups: { negation, set } = {} }) => {
		if (set !== void 0) {
			const isMember = memberOf(set);
			return negation === "" ? isMember : (character) => !isMember(character);
		}
		if (part.startsWith("*")) return "any text";
		if (part === "?") return () => true;
		return (character) => character === part;
	});
}
/** Single characters and ranges; one that goes backwards has no members. */
function memberOf(set) {
	const ranges = [...set.matchAll(/([\s\S])-([\s\S])|[\s\S]/gu)].map(([one, from = one, to = one]) => [from, to]);
	return (character) => ranges.some(([from, to]) => from <= character && character <= to);
}
/** Only the last `any text` ever needs to take more: what stood before it fits already. */
function fits(tokens, text) {
	const characters = [...text];
	let [token, at] = [0, 0];
	let last;
	while (at < characters.length) {
		const wanted = tokens[token];
		if (wanted === "any text") {
			last = {
				token,
				at
			};
			token++;
		} else if (wanted?.(characters[at] ?? "")) {
			token++;
			at++;
		} else if (last === void 0) return false;
		else {
			last.at++;
			token = last.token + 1;
			at = last.at;
		}
	}
	return tokens.slice(token).every((rest) => rest === "any text");
}
// src/grammar/version.ts
const SEPARATOR = "[._-]?";
const PATTERN$1 = new RegExp([
	"^v?",
	"(?:(?<epoch>[0-9]+)!)?",
	"(?<release>[0-9]+(?:\\.[0-9]+)*)",
	`(?:${SEPARATOR}(?<pre>alpha|a|beta|b|preview|pre|c|rc)${SEPARATOR}(?<preNumber>[0-9]*))?`,
	`(?:-(?<bareNumber>[0-9]+)|${SEPARATOR}(?<post>post|rev|r)${SEPARATOR}(?<postNumber>[0-9]*))?`,
	`(?:${SEPARATOR}(?<dev>dev)${SEPARATOR}(?<devNumber>[0-9]*))?`,
	"(?:\\+(?<local>[a-z0-9]+(?:[._-][a-z0-9]+)*))?$"
].join(""), "i");
const PRE_RELEASES = {
	alpha: "a",
	beta: "b",
	c: "rc",
	pre: "rc",
	preview: "rc"
};
/** A version as PEP 440 reads it, with white space around it; `undefined` where it is none. */
function parseVersion(text) {
	const parts = PATTERN$1.exec(strip(text))?.groups;
	if (parts === void 0) return void 0;
	const { epoch = "0", release = "", pre, preNumber, bareNumber, post, postNumber, dev, devNumber, local } = parts;
	const letters = pre?.toLowerCase();
	return {
		epoch: plain(epoch),
		release: release.split(".").map(plain),
		preRelease: letters === void 0 ? void 0 : `${PRE_RELEASES[letters] ?? letters}${plain(preNumber)}`,
		postRelease: post === void 0 && bareNumber === void 0 ? void 0 : plain(bareNumber ?? postNumber),
		developmentRelease: dev === void 0 ? void 0 : plain(devNumber),
		local: local?.toLowerCase().split(/[._-]/).map((part) => /^[0-9]+$/.test(part) ? plain(part) : part).join(".")
	};
}
/** The normal form, which sdists and wheels are named by: `1.0rc1` for `v1.0-RC.1`. Trailing zeros stay. */
function versionText(version) {
	return [
		version.epoch === "0" ? "" : `${version.epoch}!`,
		version.release.join("."),
		version.preRelease ?? "",
		version.postRelease === void 0 ? "" : `.post${version.postRelease}`,
		version.developmentRelease === void 0 ? "" : `.dev${version.developmentRelease}`,
		version.local === void 0 ? "" : `+${version.local}`
	].join("");
}
/** The one text that equal versions share: the normal form without trailing zeros in the release. */
function canonicalVersion(text) {
	const version = parseVersion(text);
	if (version === void 0) return void 0;
	const last = version.release.findLastIndex((number) => number !== "0");
	return versionText({
		...version,
		release: version.release.slice(0, Math.max(last, 0) + 1)
	});
}
/** Digits without leading zeros; a number left out is 0. */
function plain(digits) {
	return digits?.replace(/^0+/, "") || "0";
}
// src/releases.ts
/** By which versions that are equal are one, however they are spelled; what is no version stands for itself. */
function releaseKey(version) {
	return canonicalVersion(version) ?? version;
}
/** By normalised name. */
function projectsIn(distributions) {
	return groupedBy(distributions, ({ metadata }) => normalizeName(metadata.name));
}
function releasesIn(distributions) {
	return [...projectsIn(distributions)].flatMap(([project, ofProject]) => [...groupedBy(ofProject, ({ metadata }) => releaseKey(metadata.version))].map(([key, ofRelease]) => ({
		project,
		key,
		distributions: ofRelease
	})));
}
function groupedBy(items, keyOf) {
	const groups = /* @__PURE__ */ new Map();
	for (const item of items) {
		const key = keyOf(item);
		const group = groups.get(key);
		if (group === void 0) groups.set(key, [item]);
		else group.push(item);
	}
	return groups;
}
// src/expectations.ts
/** How many names a sentence shows. */
const NAMES_SHOWN = 5;
/**
* Reads a version (PEP 440), a tag that ends in one, such as `v1.2.3`, `pkg-1.2.3` or `refs/tags/pkg/v1.2.3`, or such a
* text with `*` for anything.
*
* @throws {Failure} `INPUT_INVALID` where it has no version.
*/
function parseExpectedVersion(given) {
	const text = given.replace(/^refs\/tags\//, "");
	const ends = [...text.matchAll(/(?<=^|[-_/@=+ ])(?=\S)/g)].map(({ index }) => text.slice(index));
	for (const end of ends) {
		const fits = end.includes("*") ? patternOf(end, end === text) : versionOf(end);
		if (fits !== void 0) return {
			text,
			fits
		};
	}
	throw new require_errors.Failure("INPUT_INVALID", `The input expect-version is “${given}”, which has no version in it.`, { hint: "Give a tag such as v1.2.3 or pkg-1.2.3, a version, or a pattern such as 1.2.*. On a branch github.ref_name is the name of the branch." });
}
function versionOf(text) {
	const wanted = canonicalVersion(text);
	return wanted === void 0 ? void 0 : (version) => canonicalVersion(version) === wanted;
}
const SERIES = /^(?:\d+!)?\d+(?:\.\d+)*\.\*$/;
/** What a pattern begins with; an end of a text needs a digit there, lest “*” be left of a tag and fit everything. */
const PATTERN = {
	whole: /^v?[\d*][\w.*!+-]*$/i,
	end: /^v?\d[\w.*!+-]*$/i
};
function patternOf(text, isWhole) {
	if (!(isWhole ? PATTERN.whole : PATTERN.end).test(text)) return void 0;
	const pattern = text.replace(/^v/i, "").toLowerCase();
	const series = SERIES.test(pattern) ? parseVersion(pattern.slice(0, -2)) : void 0;
	if (series !== void 0) return seriesOf(series);
	const matches = globOf(pattern);
	return (version) => {
		const parsed = parseVersion(version);
		return matches(parsed === void 0 ? version : versionText(parsed));
	};
}
/** `1.2.*` as PEP 440 has it: all whose release begins so, pre-releases too, and 1.2 itself. */
function seriesOf({ epoch, release }) {
	return (text) => {
		const version = parseVersion(text);
		return version?.epoch === epoch && release.every((number, index) => number === (version.release[index] ?? "0"));
	};
}
/** Holds distributions against what is expected of them; each expectation that is not met is one failure. */
function unmetExpectations(distributions, { version, files }) {
	const names = distributions.map(({ filename }) => filename.basename);
	return [...version === void 0 ? [] : otherVersions(distributions, version), ...files.filter((pattern) => !names.some(globOf(pattern))).map((pattern) => missing(pattern, names))];
}
function otherVersions(distributions, expected) {
	return [...groupedBy(distributions.filter(({ metadata }) => !expected.fits(metadata.version)), ({ metadata }) => metadata.version)].map(([version, files]) => {
		const names = files.map(({ filename }) => filename.basename);
		return new require_errors.Failure("VERSION_UNEXPECTED", `The input expect-version is “${expected.text}”, and ${shown(names)} ${names.length === 1 ? "has" : "have"} the version ${version}.`, { hint: "Mostly the version in pyproject.toml was not raised before the tag was set, or the wrong commit was tagged. Correct the one or the other, build again and run again." });
	});
}
function missing(pattern, names) {
	return new require_errors.Failure("FILES_MISSING", `No file fits “${pattern}” of the input expect-files.`, { hint: `There ${names.length === 1 ? "is" : "are"} ${shown(names)}. Look whether every job that builds one has run, and its artifact was downloaded.` });
}
function shown(names) {
	const more = names.length - NAMES_SHOWN;
	return more > 1 ? `${names.slice(0, NAMES_SHOWN).join(", ")} and ${more} more` : names.join(", ");
}
// src/http/retry.ts
const LONGEST_ASKED_MS = 3e5;
const DEFAULT_RETRIES = {
	attempts: 5,
	firstDelayMs: 1e3,
	longestDelayMs: 3e4
};
const PASSING_STATUSES = /* @__PURE__ */ new Set([
	408,
	425,
	429
]);
/** Whether a status says that the same request may succeed later. */
function isPassing(status) {
	return PASSING_STATUSES.has(status) || status >= 500;
}
/**
* Asks again after connection trouble and passing statuses, as `waitBeforeNext` says. Gives the last answer, whatever
* it is.
*
* @throws {Failure} what the last attempt threw; anything but `NETWORK_TIMEOUT` and `NETWORK_UNREACHABLE` at once.
*/
async function withRetries(ask, { policy, clock, onRetry }) {
	for (let attempt = 1;; attempt++) {
		let reason;
		let waitMs;
		try {
			const reply = await ask(attempt);
			waitMs = isPassing(reply.status) ? waitBeforeNext(attempt, retryAfterMs(reply) ?? 0, policy, clock) : void 0;
			if (waitMs === void 0) return reply;
			reason = `status ${reply.status}`;
		} catch (error) {
			if (!isPassingTrouble(error)) throw error;
			waitMs = waitBeforeNext(attempt, 0, policy, clock);
			if (waitMs === void 0) throw error;
			reason = error.message;
		}
		onRetry(reason, waitMs, attempt + 1, policy.attempts);
		await clock.sleep(waitMs);
	}
}
/**
* How long to wait before the attempt after this one, in milliseconds; nothing where there is to be none. It is longer
* each time, with full jitter, since jobs that lost the same server together must not come back together; and never less
* than the server asks.
*/
function waitBeforeNext(attempt, askedMs, { attempts, firstDelayMs, longestDelayMs, longestAskedMs = LONGEST_ASKED_MS, deadlineMs = Number.POSITIVE_INFINITY }, clock) {
	const ceilingMs = Math.min(firstDelayMs * 2 ** (attempt - 1), longestDelayMs);
	const waitMs = Math.max(askedMs, Math.random() * ceilingMs);
	return attempt >= attempts || askedMs > longestAskedMs || clock.monotonicMs() + waitMs >= deadlineMs ? void 0 : waitMs;
}
/** Whether a request failed for want of a connection or an answer, so that it may succeed later. */
function isPassingTrouble(error) {
	return error instanceof require_errors.Failure && (error.code === "NETWORK_TIMEOUT" || error.code === "NETWORK_UNREACHABLE");
}
/**
* How long the server asks to be left alone, in milliseconds (RFC 9110, 10.2.3): seconds, or a date, which is taken by
* the server's own clock where it tells the time.
*/
function retryAfterMs({ headers }) {
	const value = headers.get("retry-after") ?? "";
	if (/^\d{1,8}$/.test(value)) return Number(value) * 1e3;
	const date = Date.parse(value);
	if (Number.isNaN(date) || !/[a-z]/i.test(value)) return void 0;
	const serverNow = Date.parse(headers.get("date") ?? "");
	return Math.max(0, date - (Number.isNaN(serverNow) ? Date.now() : serverNow));
}
// src/checks/finding.ts
/** What was found about files that are not sent turns into notes: whatever is wrong with them, nobody refuses them. */
function weighed(findings, sent) {
	return findings.map((finding) => sent.has(finding.distribution) ? finding : {
		...finding,
		severity: "note"
	});
}
// src/plan.ts
/** Decides for each distribution, by what the index holds, what is to happen to it. */
function planFrom(distributions, holdings, policy) {
	return distributions.map((distribution) => ({
		distribution,
		...intentFor(distribution, holdings, policy)
	}));
}
function intentFor(distribution, holdings, { existing, treatedAs }) {
	const release = releaseOf(distribution, holdings);
	if (release.state === "unknown") return {
		intent: "unknown",
		because: {
			doubt: "unread",
			reason: release.reason
		}
	};
	const held = release.files.get(distribution.filename.basename);
	if (held === void 0) return { intent: "upload" };
	if (held.sha256 === distribution.digests.sha256) return {
		intent: "already-there",
		held
	};
	if (existing === "skip") return {
		intent: "skip",
		held
	};
	if (held.sha256 === void 0) return {
		intent: "unknown",
		because: {
			doubt: "unknown-bytes",
			held
		}
	};
	return treatedAs === "pypi" ? {
		intent: "conflict",
		held
	} : {
		intent: "unknown",
		because: {
			doubt: "other-bytes",
			held
		}
	};
}
function releaseOf({ metadata }, { projects }) {
	return (projects.get(normalizeName(metadata.name))?.releases)?.get(releaseKey(metadata.version)) ?? {
		state: "unknown",
		reason: "The index was not asked for this release."
	};
}
/**
* Whether a distribution goes to the index, unless a finding stops the run. A conflict is such a finding, and where
* that is ignored, the index says the same.
*/
function isSent({ intent }) {
	return intent !== "already-there" && intent !== "skip";
}
// src/pool.ts
/** Lets some tasks run at once, in the order in which they came, and fewer while that is too much. */
var Pool = class {
	#most;
	#limit;
	#running = 0;
	/** Of the tasks that were begun since the limit last changed. */
	#ended = 0;
	#changes = 0;
	#waiting = [];
	constructor(most) {
		this.#most = most;
		this.#limit = most;
	}
	async run(task) {
		if (this.#running >= this.#limit) await new Promise((resolve) => this.#waiting.push(resolve));
		else this.#running++;
		const changes = this.#changes;
		try {
			return await task();
		} finally {
			this.#running--;
			if (changes === this.#changes) this.#ended++;
			if (this.#ended >= this.#limit && this.#limit < this.#most) this.#changeTo(this.#limit + 1);
			this.#admit();
		}
	}
	/** Half as many at once from now on, and one more each time that as many as may run have ended without this. */
	narrow() {
		this.#changeTo(Math.max(1, Math.floor(this.#limit / 2)));
	}
	#changeTo(limit) {
		this.#limit = limit;
		this.#ended = 0;
		this.#changes++;
	}
	#admit() {
		while (this.#running < this.#limit) {
			const next = this.#waiting.shift();
			if (next === void 0) return;
			this.#running++;
			next();
		}
	}
};
// src/uploads.ts
/**
* Uploads distributions, wheels before sdists and by name. The first of a release goes alone, since it creates the
* release and, on PyPI, sets its metadata; and releases of one project come one after another, since the first of them
* creates the project. After one that cannot be uploaded nothing new is begun. It never fails: each ends in one state.
*/
async function uploadAll(distributions, options) {
	const pool = new Pool(options.concurrency);
	const outcomes = [];
	let goOn = true;
	const upload = (distribution) => pool.run(async () => {
		const outcome = goOn && !options.cancellation.aborted ? await uploadOne(distribution, pool, options) : notTried(distribution);
		goOn &&= isSettled(outcome);
		outcomes.push(outcome);
		options.tell(outcome);
	});
	const uploadProject = async (releases) => {
		for (const { distributions: ofRelease } of releases) {
			const [first, ...others] = [...ofRelease].sort(byKindAndName);
			if (first !== void 0) await upload(first);
			await Promise.all(others.map(upload));
		}
	};
	const projects = groupedBy(releasesIn([...distributions].sort(byKindAndName)), ({ project }) => project);
	await Promise.all([...projects.values()].map(uploadProject));
	return outcomes;
}
function notTried(distribution) {
	return {
		distribution,
		state: "not-tried",
		attempts: 0,
		elapsedMs: 0
	};
}
async function uploadOne(distribution, pool, options) {
	const { clock } = options;
	const start = clock.monotonicMs();
	let attempts = 0;
	return {
		distribution,
		...await options.send(distribution, {
			attempt(number) {
				attempts = number;
			},
			progress: (sentBytes) => options.progress(distribution, sentBytes),
			strained: () => pool.narrow()
		}).then((answer) => verdictFrom(answer, distribution, options.existing), (error) => verdictFromError(error, options.cancellation)),
		attempts,
		elapsedMs: clock.monotonicMs() - start
	};
}
function verdictFrom(answer, { digests }, existing) {
	if (answer.state !== "exists") return answer;
	const { reason, heldSha256, mayBeOurs } = answer;
	if (existing === "skip") return {
		state: "skipped",
		reason,
		heldSha256
	};
	if (mayBeOurs !== void 0) return {
		state: "unconfirmed",
		...mayBeOurs
	};
	return {
		state: "refused",
		reason: heldSha256 === void 0 ? reason : `${reason} (SHA-256 ${heldSha256} there, ${digests.sha256} here)`,
		hint: "The index has a file of this name, and does not replace it: publish a new version. To leave such files out, set skip-existing: true.",
		heldSha256
	};
}
function verdictFromError(error, { aborted }) {
	if (aborted) return {
		state: "failed",
		reason: require_errors.cancelled().message
	};
	if (!(error instanceof require_errors.Failure)) return {
		state: "failed",
		reason: `Unexpected error: ${String(error)}`
	};
	return {
		state: "failed",
		reason: error.message,
		hint: error.hint
	};
}
/** The order in which files are sent and shown. */
function byKindAndName(one, other) {
	if (one.filename.kind !== other.filename.kind) return one.filename.kind === "wheel" ? -1 : 1;
	return one.filename.basename < other.filename.basename ? -1 : 1;
}
// src/publish.ts
/**
* Publishes what there is to publish: each distribution ends in exactly one state of the receipt.
*
* @throws {Failure | Failures} where nothing was sent.
*/
async function publish(steps) {
	const { plan, next } = await unlessCancelled(prepare(steps), steps.cancellation);
	const { outcomes, ...rest } = next.kind === "send" ? await send(next.consignment, steps) : next.ending;
	return {
		indexTitle: steps.indexTitle,
		outcomes: [...outcomes, ...plan.flatMap(outcomeOfUnsent)].sort((one, other) => byKindAndName(one.distribution, other.distribution)),
		releases: releasesOf(plan.map(({ distribution }) => distribution), steps),
		...rest
	};
}
/** Everything up to the first upload. */
async function prepare(steps) {
	const { cancellation } = steps;
	const collected = await steps.collect();
	const { distributions } = collected;
	if (distributions.length === 0) throw new require_errors.Failures(collected.failures);
	const { survey, prepareCredential, prepareAttesting, index } = await steps.connect();
	stopIfCancelled(cancellation);
	const preparedCredential = prepareCredential();
	const preparedAttesting = prepareAttesting();
	for (const prepared of [preparedCredential, preparedAttesting]) prepared.catch(() => {});
	const holdings = await survey(distributions);
	const plan = planFrom(distributions, holdings, steps);
	const sent = plan.filter(isSent).map(({ distribution }) => distribution);
	const renderings = await steps.render(sent);
	const findings = weighed([...await steps.check(distributions, holdings, renderings), ...collected.findings], new Set(sent));
	steps.tellChecks(plan, findings);
	refuseFaulty(collected, findings, steps.indexTitle);
	if (steps.mode !== "publish") return {
		plan,
		next: {
			kind: "end",
			ending: await rehearse(sent, holdings, preparedCredential, preparedAttesting, steps)
		}
	};
	if (sent.length === 0) return {
		plan,
		next: {
			kind: "end",
			ending: { outcomes: [] }
		}
	};
	const [{ tell, obtain }, { attest }] = [await preparedCredential, await preparedAttesting];
	tell(sent);
	stopIfCancelled(cancellation);
	const credential = await obtain(holdings);
	stopIfCancelled(cancellation);
	return {
		plan,
		next: {
			kind: "send",
			consignment: {
				sent,
				credential,
				index,
				...await attest(sent)
			}
		}
	};
}
/** Goes as far as a run can without an effect; or, where that is asked for, as far as the exchange of tokens. */
async function rehearse(sent, holdings, preparedCredential, preparedAttesting, { mode, cancellation }) {
	const outcomes = sent.map((distribution) => ({
		distribution,
		state: "would-upload",
		attempts: 0,
		elapsedMs: 0
	}));
	try {
		const { tell, obtain } = await preparedCredential;
		tell(sent);
		await preparedAttesting;
		stopIfCancelled(cancellation);
		if (mode === "rehearse with exchange") await obtain(holdings);
		return {
			outcomes,
			leftOut: []
		};
	} catch (error) {
		if (!(mode === "rehearse" && error instanceof require_errors.Failure && error.code === "IDENTITY_NOT_PERMITTED")) throw error;
		return {
			outcomes,
			leftOut: [error.message]
		};
	}
}
function stopIfCancelled({ aborted }) {
	if (aborted) throw require_errors.cancelled();
}
/** What is given up goes on for a moment, and nobody hears of it any more. */
async function unlessCancelled(value, cancellation) {
	value.catch(() => {});
	const end = new AbortController();
	const abortion = new Promise((_resolve, reject) => {
		if (cancellation.aborted) reject(require_errors.cancelled());
		cancellation.addEventListener("abort", () => reject(require_errors.cancelled()), { signal: end.signal });
	});
	return Promise.race([value, abortion]).finally(() => end.abort());
}
async function send(consignment, steps) {
	const { sent, credential, attestations, unattested, index } = consignment;
	const { concurrency, existing, cancellation, clock, tell, progress, waitForIndexMs } = steps;
	steps.beginUploads(sent);
	const outcomes = await withRecords(await uploadAll(sent, {
		concurrency,
		existing,
		cancellation,
		clock,
		tell,
		progress,
		send: (distribution, observer) => index.upload(distribution, {
			credential,
			attestations: attestations.get(distribution) ?? []
		}, observer)
	}), attestations, index, steps);
	const fresh = outcomes.filter(({ state }) => state === "uploaded").map(({ distribution }) => distribution);
	if (waitForIndexMs === 0 || fresh.length === 0 || cancellation.aborted) return {
		outcomes,
		unattested
	};
	return {
		outcomes,
		unattested,
		serving: await index.awaitServed(fresh, waitForIndexMs)
	};
}
/** Says of each file that was uploaded with attestations whether the index has them. */
async function withRecords(outcomes, attestations, index, { logEntryUrl }) {
	const attested = outcomes.filter(({ state, distribution }) => state === "uploaded" && attestations.has(distribution));
	if (attested.length === 0) return outcomes;
	const held = await index.heldAttestations(attested.map(({ distribution }) => distribution)).catch(() => /* @__PURE__ */ new Map());
	return outcomes.map((outcome) => {
		const { distribution } = outcome;
		if (!attested.includes(outcome)) return outcome;
		const records = (attestations.get(distribution) ?? []).map(({ predicateType, logIndex }) => ({
			predicateType,
			logIndex,
			url: logEntryUrl(logIndex),
			state: stateOf(logIndex, held.get(distribution))
		}));
		return {
			...outcome,
			attestations: records
		};
	});
}
function stateOf(logIndex, held) {
	if (held?.state !== "known") return "unknown";
	return held.logIndexes.has(logIndex) ? "held" : "not held";
}
/** One error ends the run, before anything has an effect. */
function refuseFaulty({ failures, unmet, distributions }, findings, indexTitle) {
	const faulty = new Set(findings.filter(({ severity }) => severity === "error").map((finding) => finding.distribution));
	const total = distributions.length + failures.length;
	const refusals = faulty.size === 0 ? [] : [new require_errors.Failure("CHECKS_FAILED", `${indexTitle} would refuse ${faulty.size} of ${total} ${total === 1 ? "file" : "files"}, so nothing was sent.`, { hint: "Correct what the errors say, build again and run again. A rule that is wrong for your index can be left out by its name, with the input ignore-rules." })];
	const all = [
		...failures,
		...unmet,
		...refusals
	];
	if (all.length > 0) throw new require_errors.Failures(all);
}
/** Nothing is to be done for it any more. */
function outcomeOfUnsent(planned) {
	const { distribution } = planned;
	if (planned.intent === "already-there") return [{
		distribution,
		state: "already-there",
		attempts: 0,
		elapsedMs: 0
	}];
	if (planned.intent === "skip") return [{
		distribution,
		state: "skipped",
		reason: "The index has a file of this name.",
		heldSha256: planned.held.sha256,
		attempts: 0,
		elapsedMs: 0
	}];
	return [];
}
function releasesOf(distributions, { releaseUrl }) {
	return releasesIn(distributions).flatMap(({ distributions: [first] }) => {
		if (first === void 0) return [];
		const { name, version } = first.metadata;
		return [{
			name,
			version,
			url: releaseUrl(name, version)
		}];
	});
}
// src/runner/certificates.ts
/** Bundles of every public authority are a quarter of a megabyte long. */
const LIMIT_BYTES = 4194304;
/** As OpenSSL reads them, whatever stands between. */
const CERTIFICATE = /-----BEGIN ((?:X509 |TRUSTED )?CERTIFICATE)-----[\w+/=\s]+-----END \1-----/g;
/**
* PEM certificates of authorities that are trusted beside those that Node knows, from the files that Python's tools are
* given: `SSL_CERT_FILE` (Python's ssl module, uv) and `REQUESTS_CA_BUNDLE` or else `CURL_CA_BUNDLE` (requests, and so
* twine). There they stand in for the usual authorities, but a runner's token service and PyPI are as needed here as an
* index inside a company. A file that is of no use is a warning. Nothing where no variable is set.
*/
async function readCertificates(log) {
	const given = /* @__PURE__ */ new Map();
	const requestsVariable = process.env.REQUESTS_CA_BUNDLE ? "REQUESTS_CA_BUNDLE" : "CURL_CA_BUNDLE";
	for (const variable of ["SSL_CERT_FILE", requestsVariable]) {
		const path = process.env[variable];
		if (path && !given.has(path)) given.set(path, variable);
	}
	const certificates = /* @__PURE__ */ new Set();
	for (const [path, variable] of given) {
		const found = await readPem(path);
		if (typeof found === "string") log.warning(`${variable} is left aside: ${found}`, "Certificates");
		else for (const certificate of found) certificates.add(certificate);
	}
	if (certificates.size === 0) return [];
	const extra = process.env.NODE_EXTRA_CA_CERTS ? await readPem(process.env.NODE_EXTRA_CA_CERTS) : [];
	return [...certificates, ...typeof extra === "string" ? [] : extra];
}
/** The certificates in a file, or a sentence that says why there are none. */
async function readPem(path) {
	try {
		const stats = await (0, node_fs_promises.stat)(path);
		if (!stats.isFile()) return `${path} is ${stats.isDirectory() ? "a folder" : "no regular file"}.`;
		if (stats.size > LIMIT_BYTES) return `${path} is too large for a file of certificates.`;
		const certificates = [...(await (0, node_fs_promises.readFile)(path, "latin1")).matchAll(CERTIFICATE)].map(([certificate]) => certificate);
		return certificates.length > 0 ? certificates : `${path} holds no certificate in PEM.`;
	} catch (error) {
		const code = errorCode(error);
		return code === "ENOENT" ? `${path} does not exist.` : `${path} cannot be read (${code ?? String(error)}).`;
	}
}
// src/runner/find-files.ts
/**
* The paths that `packages-dir` means, absolute and sorted. A value or line that names an existing folder stands for
* its direct children. Any other line is a pattern: matched folders stand for their direct children, matched files for
* themselves; a line that begins with `!` takes away again what it matches. Names that begin with a dot are left out,
* as a shell's `*` does, unless the pattern spells the dot. Only `**` goes deeper. Paths are relative to the working
* folder, which a runner sets to the workspace.
*
* @throws {Failure} `DIST_UNREADABLE` where a folder may not be listed.
*/
async function findFiles(packagesDir) {
	const whole = packagesDir.trim();
	const lines = await isFolder(whole) ? [whole] : whole.split(/\r?\n/).map((line) => line.trim());
	const found = /* @__PURE__ */ new Set();
	try {
		for (const line of lines.filter((line) => line !== "")) if (line.startsWith("!")) for (const path of await match(line.slice(1).trim())) found.delete(path);
		else for (const path of await match(line)) found.add(path);
	} catch (cause) {
		throw new require_errors.Failure("DIST_UNREADABLE", "A folder or link that packages-dir leads to cannot be followed.", {
			hint: "Check its permissions, and look for links that lead nowhere.",
			cause
		});
	}
	return [...found].sort();
}
async function match(line) {
	if (await isFolder(line)) return children(line);
	if (await exists(line)) return [(0, node_path.resolve)(line)];
	const pattern = line.replaceAll("\\", "/");
	if (await isFolder(pattern)) return children(pattern);
	if (!/[*?[]/.test(pattern)) return await exists(pattern) ? [(0, node_path.resolve)(pattern)] : [];
	const { create } = await Promise.resolve().then(() => require("./glob.js"));
	const globber = await create(withoutDots(pattern).replace(/^#/, "[#]"), {
		implicitDescendants: false,
		omitBrokenSymbolicLinks: false
	});
	const [root = ""] = globber.getSearchPaths();
	const found = [];
	for (const path of await globber.glob()) {
		if (isHidden((0, node_path.relative)(root, path), pattern)) continue;
		if (await isFolder(path)) for (const child of await children(path)) found.push(child);
		else found.push(path);
	}
	return found;
}
/** The toolkit takes no `.` and `..` in patterns: what leads out of the workspace is spelled out, and escaped. */
function withoutDots(pattern) {
	const normal = node_path.posix.normalize(pattern);
	const [up = ""] = /^(?:\.\.\/)+/.exec(normal) ?? [];
	if (up === "") return normal;
	return `${(0, node_path.resolve)(up).split(node_path.sep).join("/").replace(/[*?[]/g, "[$&]").replace(/\/$/, "")}/${normal.slice(up.length)}`;
}
/** Whether a path below the fixed part of a pattern has a part that begins with a dot which the pattern leaves open. */
function isHidden(pathBelowRoot, pattern) {
	const pieces = pattern.split("/");
	return !pieces.slice(pieces.findIndex((piece) => /[*?[]/.test(piece))).some((piece) => /^\.[^.]/.test(piece)) && pathBelowRoot.split(node_path.sep).some((part) => /^\.[^.]/.test(part));
}
async function children(folder) {
	return (await (0, node_fs_promises.readdir)(folder)).filter((name) => !name.startsWith(".")).map((name) => (0, node_path.resolve)((0, node_path.join)(folder, name)));
}
async function isFolder(path) {
	return (await (0, node_fs_promises.stat)(path).catch(() => void 0))?.isDirectory() ?? false;
}
async function exists(path) {
	return await (0, node_fs_promises.stat)(path).catch(() => void 0) !== void 0;
}
/** A path as the user knows it: relative to the workspace where it lies in it, with slashes. */
function displayPath(path) {
	const inside = (0, node_path.relative)(process.cwd(), path);
	return (inside.startsWith("..") ? path : inside).split(node_path.sep).join("/");
}
// src/http/json-fields.ts
/** The members of a JSON object by name; none where the text is no JSON or no object. */
function jsonFieldsFrom(text) {
	try {
		const document = JSON.parse(text);
		return typeof document === "object" && document !== null ? new Map(Object.entries(document)) : /* @__PURE__ */ new Map();
	} catch {
		return /* @__PURE__ */ new Map();
	}
}
/** One member of a JSON value; `undefined` where it is no object or has no such member of its own. */
function jsonField(value, name) {
	return typeof value === "object" && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : void 0;
}
// src/runner/run-facts.ts
/** What the runner's variables and the event say of this run. */
function readRunFacts() {
	const event = readEvent();
	const isForksPullRequest = jsonField(jsonField(jsonField(jsonField(event, "pull_request"), "head"), "repo"), "fork") === true;
	return {
		eventName: process.env.GITHUB_EVENT_NAME ?? "",
		actor: process.env.GITHUB_ACTOR ?? "",
		serverUrl: process.env.GITHUB_SERVER_URL || "https://github.com",
		fork: isForksPullRequest ? "pull request from a fork" : jsonField(jsonField(event, "repository"), "fork") === true ? "run of a fork" : "no fork"
	};
}
/** More than any event has: GitHub sends none of more than 25 MB. */
const EVENT_LIMIT_BYTES = 33554432;
function readEvent() {
	try {
		const path = process.env.GITHUB_EVENT_PATH ?? "";
		const facts = (0, node_fs.statSync)(path);
		if (!facts.isFile() || facts.size > EVENT_LIMIT_BYTES) return void 0;
		return JSON.parse((0, node_fs.readFileSync)(path, "utf8"));
	} catch {
		return;
	}
}
// src/runner/workflow.ts
/** Which workflow runs, from the runner's variables; nothing where they are not as GitHub sets them. */
function readWorkflow() {
	const [owner, repository] = (process.env.GITHUB_REPOSITORY ?? "").split("/");
	const workflowFile = /\/([^/@]+\.ya?ml)@/.exec(process.env.GITHUB_WORKFLOW_REF ?? "")?.[1];
	return owner && repository && workflowFile ? {
		owner,
		repository,
		workflowFile
	} : void 0;
}
// src/trusted-publishing/publisher-link.ts
/** The page of a project's publishers with the form filled in. `projectName` is the normalised name (PEP 503). */
function publisherLink(siteUrl, projectName, workflow) {
	const link = new URL(`manage/project/${encodeURIComponent(projectName)}/settings/publishing/`, siteUrl);
	link.searchParams.set("provider", "github");
	link.searchParams.set("owner", workflow.owner);
	link.searchParams.set("repository", workflow.repository);
	link.searchParams.set("workflow_filename", workflow.workflowFile);
	if (workflow.environment) link.searchParams.set("environment", workflow.environment);
	return link;
}
// src/version.ts
/** What this build calls itself in the User-Agent header and the log. */
const VERSION$1 = "1.0.0";
const USER_AGENT = `ts-pypi-publish/${VERSION$1} (node ${process.versions.node})`;
// src/run.ts
/** How long uploads that are under way may take to their end when the job is cancelled: the runner kills it after 10 s. */
const LAST_WORDS_MS = 3e3;
/** The rules, in a part of the program that is loaded while the disk is waited for. */
const loadChecks = () => Promise.resolve().then(() => require("./preflight.js"));
/** One run of the action: the rooms of the corridor in `publish.ts`, furnished for GitHub Actions. */
var Run = class {
	#settings;
	#surroundings;
	#retrying;
	#transport;
	#renderer;
	constructor(settings, surroundings) {
		this.#settings = settings;
		this.#surroundings = surroundings;
		const { clock, report } = surroundings;
		this.#retrying = {
			policy: DEFAULT_RETRIES,
			clock,
			onRetry: (reason, waitMs, next, attempts) => report.retry(reason, waitMs, next, attempts)
		};
	}
	/**
	* Publishes what the inputs say.
	*
	* @throws {Failure | Failures} where nothing was sent.
	*/
	async publish() {
		const { inputs, index, checks, sigstore } = this.#settings;
		const { report, clock, cancellation } = this.#surroundings;
		cancellation.addEventListener("abort", () => this.#sayLastWords());
		return publish({
			indexTitle: index.title,
			treatedAs: index.treatedAs,
			existing: inputs.skipExisting ? "skip" : "refuse",
			mode: inputs.mode,
			concurrency: inputs.concurrency,
			waitForIndexMs: inputs.waitForIndexSeconds * 1e3,
			collect: () => this.#collect(),
			connect: () => this.#connect(),
			render: (distributions) => this.#renderingsOf(distributions),
			check: async (distributions, holdings, renderings) => (await loadChecks()).checkDistributions(distributions, holdings, renderings, checks),
			tellChecks: (plan, findings) => report.checked(plan, findings),
			beginUploads: (distributions) => report.beginUploads(distributions, clock),
			progress: (distribution, sentBytes) => report.progress(distribution, sentBytes),
			tell: (outcome) => report.outcome(outcome),
			releaseUrl: (name, version) => releaseUrl(index, name, version)?.href,
			logEntryUrl: (logIndex) => logEntryUrl(sigstore.logUrl, logIndex),
			cancellation,
			clock
		});
	}
	/** Ends whatever is still under way. */
	async close() {
		await this.#transport?.close();
		await this.#closeRenderer();
	}
	/** Answers that are on their way may still come; after that the connections are cut. */
	#sayLastWords() {
		setTimeout(() => void this.#transport?.close(), LAST_WORDS_MS).unref();
	}
	async #collect() {
		const { inputs, checks } = this.#settings;
		const { report } = this.#surroundings;
		const { packagesDir, printHash } = inputs;
		const [{ checkContents, descriptionToRender }, paths] = await Promise.all([loadChecks(), findFiles(packagesDir)]);
		const findings = [];
		const collection = await collect(paths, {
			packagesDir,
			digests: printHash ? "with-md5" : "without-md5",
			displayPath,
			onMetadata: (metadata) => {
				const text = descriptionToRender(metadata, checks);
				if (text !== void 0) this.#render(text);
			},
			...checks.depth === "everything" ? { onContents: (distribution, contents) => findings.push(...checkContents(distribution, contents, checks)) } : {}
		});
		report.collected(collection);
		if (printHash) report.digests(collection.distributions);
		const kept = new Set(collection.distributions);
		const unmet = unmetExpectations(collection.distributions, this.#settings.expected);
		return {
			...collection,
			unmet,
			findings: findings.filter(({ distribution }) => kept.has(distribution))
		};
	}
	/** Asks the renderer, which is started by the first text: it takes a second, in which the run goes on. */
	async #render(text) {
		this.#renderer ??= Promise.resolve().then(() => require("./renderer.js")).then(({ startRenderer }) => startRenderer(new URL("./rst-worker.js", require("url").pathToFileURL(__filename).href)));
		try {
			return await (await this.#renderer).render(text);
		} catch (error) {
			return {
				state: "unknown",
				reason: `The renderer could not be loaded: ${String(error)}.`
			};
		}
	}
	async #renderingsOf(distributions) {
		const { descriptionToRender } = await loadChecks();
		const renderings = distributions.flatMap((distribution) => {
			const text = descriptionToRender(distribution.metadata, this.#settings.checks);
			return text === void 0 ? [] : [this.#render(text).then((rendering) => [distribution, rendering])];
		});
		const all = new Map(await Promise.all(renderings));
		await this.#closeRenderer();
		return all;
	}
	/** Its memory may be needed for uploads, which are all that is left after its verdicts. */
	async #closeRenderer() {
		await this.#renderer?.then((opened) => opened.close()).catch(() => {});
	}
	async #connect() {
		const { inputs, index, indexUrl, authentication, checks } = this.#settings;
		const { log, report, timeLimits, surveyLimits } = this.#surroundings;
		const [{ openTransport }, { legacyIndex }, { survey }, { needsClassifiersOfIndex }] = await Promise.all([
			Promise.resolve().then(() => require("./door.js")).then((n) => n.door_exports),
			Promise.resolve().then(() => require("./legacy-upload.js")),
			Promise.resolve().then(() => require("./survey.js")).then((n) => n.survey_exports),
			loadChecks()
		]);
		const transport = openTransport(USER_AGENT, {
			limits: timeLimits,
			certificates: await readCertificates(log)
		});
		this.#transport = transport;
		const reading = {
			transport,
			secrets: log,
			retrying: this.#retrying,
			indexUrl,
			login: authentication.kind === "trusted-publishing" ? void 0 : authentication,
			limits: surveyLimits
		};
		return {
			survey: (distributions) => survey(distributions, index, {
				...reading,
				classifiers: needsClassifiersOfIndex(distributions, checks) ? "wanted" : "not wanted"
			}),
			prepareCredential: () => this.#prepareCredential(transport),
			prepareAttesting: () => this.#prepareAttesting(transport),
			index: legacyIndex(index, {
				...reading,
				onAnswer: (distribution, reply) => {
					if (inputs.verbose) report.answer(distribution, reply);
				}
			})
		};
	}
	async #prepareCredential(transport) {
		const { inputs, authentication, index } = this.#settings;
		const { log, report, clock } = this.#surroundings;
		if (authentication.kind !== "trusted-publishing") {
			const { user, password } = authentication;
			return {
				tell(distributions) {
					report.authentication(authentication);
					report.suggestTrustedPublishing(publisherLinks(index, distributions));
				},
				async obtain() {
					return {
						user,
						password: async () => password,
						replacementFor: async () => void 0
					};
				}
			};
		}
		const [{ prepareExchange }, { renewingCredential }, { runnerIdentity }] = await Promise.all([
			Promise.resolve().then(() => require("./exchange.js")),
			Promise.resolve().then(() => require("./renewing-credential.js")),
			Promise.resolve().then(() => require("./identity.js"))
		]);
		const trusted = isPyPIHost(index.uploadUrl) || isLoopback(index.uploadUrl) || index.treatedAs === "pypi";
		const retrying = this.#retrying;
		const exchange = await prepareExchange({
			...index,
			reservedAudiences: trusted ? "accepted" : "refused"
		}, {
			transport,
			identity: runnerIdentity(transport, log, retrying),
			secrets: log,
			log,
			retrying,
			facts: readRunFacts
		});
		return {
			tell() {
				report.authentication(authentication);
				if (inputs.mode !== "publish") report.claims(exchange.claims);
			},
			async obtain({ projects }) {
				const atStake = [...projects].map(([name, { existence }]) => ({
					name,
					existence
				}));
				const first = await exchange.mint(atStake);
				report.minted(index.title, first.lifeMs);
				return renewingCredential(first, {
					mint: () => exchange.mint(atStake),
					clock,
					onRenewed: ({ lifeMs }) => report.renewed(index.title, lifeMs),
					onRenewalFailed: (failure) => report.renewalFailed(failure)
				});
			}
		};
	}
	async #prepareAttesting(transport) {
		const { attesting } = this.#settings;
		const { report } = this.#surroundings;
		if (attesting.kind === "off") return { async attest() {
			if (attesting.why !== void 0) report.attestationsOff(attesting.why);
			return { attestations: /* @__PURE__ */ new Map() };
		} };
		if (attesting.onFailure === "publish nothing") return this.#prepareSigning(transport);
		try {
			const prepared = await this.#prepareSigning(transport);
			return { attest: (distributions) => prepared.attest(distributions).catch((error) => this.#without(error)) };
		} catch (error) {
			return { attest: async () => this.#without(error) };
		}
	}
	/** All files of a run go without, or none: a release that is half attested looks tampered with. */
	#without(error) {
		if (error instanceof require_errors.Failure && error.code === "CANCELLED") throw error;
		const unattested = (error instanceof require_errors.Failure || error instanceof require_errors.Failures ? require_errors.failuresIn(error).map(({ message }) => message) : [`Unexpected error: ${String(error)}.`]).join(" ");
		this.#surroundings.report.unattested(unattested);
		return {
			attestations: /* @__PURE__ */ new Map(),
			unattested
		};
	}
	async #prepareSigning(transport) {
		const { sigstore, inputs } = this.#settings;
		const { log, report } = this.#surroundings;
		const [{ prepareAttesting }, { runnerIdentity }] = await Promise.all([Promise.resolve().then(() => require("./attest.js")), Promise.resolve().then(() => require("./identity.js"))]);
		const retrying = this.#retrying;
		const prepared = await prepareAttesting(sigstore, {
			transport,
			identity: runnerIdentity(transport, log, retrying),
			secrets: log,
			log,
			retrying,
			onProgress: (made, total) => report.signing(made, total)
		});
		return { async attest(distributions) {
			if (prepared.state === "refused-by-index") {
				report.unattested(prepared.reason);
				return {
					attestations: /* @__PURE__ */ new Map(),
					unattested: prepared.reason
				};
			}
			for (const warning of prepared.warnings) log.warning(warning, "Attestations");
			const attestations = await prepared.attest(distributions);
			report.attested(attestations);
			if (inputs.attestationsDir !== "") {
				const { writeCopies } = await Promise.resolve().then(() => require("./attestation-copies.js"));
				await writeCopies(attestations, inputs.attestationsDir, log);
			}
			return { attestations };
		} };
	}
};
/** Where each project's trusted publisher could be registered, on an index that has them. */
function publisherLinks({ siteUrl, uploadUrl }, distributions) {
	const workflow = readWorkflow();
	if (workflow === void 0 || siteUrl === void 0 || !isPyPIHost(uploadUrl)) return [];
	return [...new Set(distributions.map(({ metadata }) => normalizeName(metadata.name)))].map((name) => publisherLink(siteUrl, name, workflow));
}
// src/runner/cancellation.ts
/**
* What a runner tells a step whose job is cancelled: SIGINT, 7.5 s later SIGTERM, and 2.5 s after that the end
* (docs.github.com, workflow cancellation reference). On Windows SIGTERM is a Ctrl-Break.
*/
const SIGNALS = [
	"SIGINT",
	"SIGTERM",
	"SIGBREAK"
];
/** Calls back once, however often the runner says it. */
function onCancellation(cancel) {
	let isCancelled = false;
	for (const signal of SIGNALS) process.on(signal, () => {
		if (isCancelled) return;
		isCancelled = true;
		cancel(signal);
	});
}
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
	return jsonFieldsFrom(Buffer.from(payload, "base64url").toString("utf8"));
}
/** Each claim that matters, as name and value; an absent one is shown as missing. */
function claimRows(claims) {
	return SHOWN_CLAIMS.map((name) => [name, claimText(claims, name) || "missing"]);
}
/** A claim's text; empty where there is none. */
function claimText(claims, name) {
	const value = claims.get(name);
	return typeof value === "string" ? value : "";
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
// src/http/reason.ts
const SENTENCE_LIMIT = 500;
/** A reason stands near the beginning; the rest of a long page is not worth the time. */
const BODY_LIMIT = 65536;
const JSON_DEPTH = 4;
/** Block elements end a thought; everything else in a tag is only decoration. */
const HTML_BLOCK_END = /<\/(?:p|div|h[1-6]|li|tr|title|center)>|<(?:br|hr)\s*\/?>/gi;
const HTML_HIDDEN = /<(script|style|head)\b[^<>]*>[\s\S]*?(?:<\/\1>|$)/gi;
const HTML_ENTITIES = {
	amp: "&",
	lt: "<",
	gt: ">",
	quot: "\"",
	apos: "'",
	nbsp: " "
};
function textFromHtml(html) {
	const lines = [/<title\b[^<>]*>([^<]*)/i.exec(html)?.[1] ?? "", ...html.replace(/<!--[\s\S]*?(?:-->|$)/g, " ").replace(HTML_HIDDEN, " ").replace(HTML_BLOCK_END, "\n").replace(/<[^<>]*>/g, "").split("\n")].map((line) => unescapeHtml(line).trim());
	return [...new Set(lines)].join("\n").trim();
}
function unescapeHtml(text) {
	return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi, (whole, decimal, hex, name) => {
		if (name !== void 0) return HTML_ENTITIES[name.toLowerCase()] ?? whole;
		const code = decimal === void 0 ? Number.parseInt(hex, 16) : Number(decimal);
		return code <= 1114111 ? String.fromCodePoint(code) : whole;
	});
}
/** The text that a JSON error document has for people: PyPI's, FastAPI's, GitLab's, Artifactory's and RFC 9457's. */
function textFromJson(document, depth = 0) {
	if (typeof document === "string") return document;
	if (typeof document !== "object" || document === null || depth > JSON_DEPTH) return void 0;
	if (Array.isArray(document)) return textFromJson(document[0], depth + 1);
	const fields = new Map(Object.entries(document));
	const code = fields.get("code");
	if (typeof code === "string" && /^\d{3} ./.test(code)) return code;
	for (const name of [
		"message",
		"detail",
		"error_description",
		"error",
		"description",
		"errors",
		"reason",
		"title"
	]) {
		const text = textFromJson(fields.get(name), depth + 1);
		if (text) return text;
	}
}
/** What the server wrote, as text for people, whatever it was written in; without secrets, which it may echo. */
function textFrom(reply, secrets) {
	const body = secrets.redact(reply.body).slice(0, BODY_LIMIT);
	return secrets.redact(textIn(body, reply.headers.get("content-type") ?? ""));
}
function textIn(body, type) {
	const start = body.slice(0, 1024).trimStart().toLowerCase();
	if (type.includes("json") || start.startsWith("{") || start.startsWith("[")) try {
		return textFromJson(JSON.parse(body)) ?? "";
	} catch {
		return "";
	}
	if (type.includes("html") || start.startsWith("<")) return textFromHtml(body);
	return body;
}
function oneSentence(text) {
	const joined = text.replace(/\s+/g, " ").trim();
	return joined.length > SENTENCE_LIMIT ? `${joined.slice(0, SENTENCE_LIMIT)}…` : joined;
}
/**
* The server's own reason as one line of bounded length, without the status number in front; empty where it gave
* none. It is still hostile text: the log makes it safe.
*/
function reasonFrom(reply, secrets) {
	const candidates = [textFrom(reply, secrets), secrets.redact(reply.statusText)];
	for (const candidate of candidates) {
		const sentence = oneSentence(candidate).replace(new RegExp(`^${reply.status}\\b:?\\s*`), "");
		if (sentence !== "") return sentence;
	}
	return "";
}
/** `status 403: “the server's reason”`, for a sentence of ours. */
function statusAndReason(reply, secrets) {
	const reason = reasonFrom(reply, secrets);
	return reason === "" ? `status ${reply.status}` : `status ${reply.status}: “${reason}”`;
}
// src/runner/details.ts
/** A table of more rows is for whoever wants to look closer; a shorter one holds what somebody has to enter. */
const OPEN_ROWS = 6;
/** Whether a detail is folded away, or stands where everybody reads it. */
function isFolded(detail) {
	return detail.kind === "table" && detail.rows.length > OPEN_ROWS;
}
/** A detail as lines below its title, for the log, which makes them safe. */
function linesOf(detail) {
	switch (detail.kind) {
		case "list": return detail.items.map((item, index) => `${index + 1}. ${item}`);
		case "table": return aligned(detail.rows);
		case "code": return detail.lines;
		case "link": return [detail.url];
	}
}
function aligned(rows) {
	const width = Math.max(0, ...rows.map(([name]) => name.length));
	return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`);
}
/** The same detail, with each of its texts changed. */
function mapText(detail, change) {
	const { title } = detail;
	switch (detail.kind) {
		case "list": return {
			...detail,
			title: change(title),
			items: detail.items.map(change)
		};
		case "table": return {
			...detail,
			title: change(title),
			rows: detail.rows.map(([name, value]) => [change(name), change(value)])
		};
		case "code": return {
			...detail,
			title: change(title),
			lines: detail.lines.map(change)
		};
		case "link": return {
			...detail,
			title: change(title),
			url: change(detail.url)
		};
	}
}
// src/runner/documentation.ts
/**
* The entry about an error in this action's own documentation, at the version that runs; nothing where the runner does
* not say where the action came from, as for one that lies in the workspace.
*/
function readErrorUrl(code) {
	const { GITHUB_SERVER_URL: server = "", GITHUB_ACTION_REPOSITORY: repository = "" } = process.env;
	const ref = process.env.GITHUB_ACTION_REF ?? "";
	if (!/^https:\/\/[\w.-]+$/.test(server) || !/^[\w.-]+\/[\w.-]+$/.test(repository) || !/^[\w./-]+$/.test(ref)) return;
	return `${server}/${repository}/blob/${ref}/docs/errors.md#${code.toLowerCase()}`;
}
// src/distribution/platform-words.ts
const ARCHITECTURES = {
	x86_64: "x86-64",
	amd64: "x86-64",
	i386: "x86 32-bit",
	i686: "x86 32-bit",
	x86: "x86 32-bit",
	aarch64: "ARM64",
	arm64: "ARM64",
	arm64_v8a: "ARM64",
	armv6l: "ARMv6",
	armv7l: "ARMv7",
	armeabi_v7a: "ARMv7",
	universal2: "ARM64 and x86-64"
};
/** The platform tags of packaging.python.org/specifications/platform-compatibility-tags. */
const FAMILIES = [
	{
		pattern: /^any()$/,
		words: () => "any"
	},
	{
		pattern: /^win32()$/,
		words: () => "Windows x86 32-bit"
	},
	{
		pattern: /^win_(.+)$/,
		words: (architecture) => `Windows ${architecture}`
	},
	{
		pattern: /^macosx_\d+_\d+_(.+)$/,
		words: (architecture) => `macOS ${architecture}`
	},
	{
		pattern: /^manylinux(?:1|2010|2014|_\d+_\d+)_(.+)$/,
		words: (architecture) => `Linux ${architecture} (glibc)`
	},
	{
		pattern: /^musllinux_\d+_\d+_(.+)$/,
		words: (architecture) => `Linux ${architecture} (musl)`
	},
	{
		pattern: /^linux_(.+)$/,
		words: (architecture) => `Linux ${architecture}`
	},
	{
		pattern: /^android_\d+_(.+)$/,
		words: (architecture) => `Android ${architecture}`
	},
	{
		pattern: /^ios_\d+_\d+_(.+)_iphoneos$/,
		words: (architecture) => `iOS ${architecture}`
	},
	{
		pattern: /^ios_\d+_\d+_(.+)_iphonesimulator$/,
		words: (architecture) => `iOS simulator ${architecture}`
	},
	{
		pattern: /^(?:pyodide|emscripten|pyemscripten)_\d+_\d+(?:_\d+)?_wasm32()$/,
		words: () => "WebAssembly"
	}
];
/** What a file is for, in words that people know; a tag that nobody knows stands for itself. */
function platformWords(filename) {
	if (filename.kind === "sdist") return ["any, from source"];
	return [...new Set(filename.platformTag.split(".").map(wordsOf))];
}
function wordsOf(tag) {
	for (const { pattern, words } of FAMILIES) {
		const architecture = pattern.exec(tag)?.[1];
		if (architecture !== void 0) return words(ARCHITECTURES[architecture] ?? architecture);
	}
	return tag;
}
// src/runner/findings.ts
const ORDER = [
	"error",
	"warning",
	"note"
];
/** Errors first; within a severity in the order of the findings. */
function grouped(findings) {
	const told = [...groupedBy(findings, ({ rule, severity, sentence, hint }) => JSON.stringify([
		rule,
		severity,
		sentence,
		hint
	])).values()].flatMap((group) => {
		const [first] = group;
		if (first === void 0) return [];
		const { distribution: _, ...finding } = first;
		return [{
			...finding,
			filenames: [...new Set(group.map(({ distribution }) => distribution.filename.basename))]
		}];
	});
	return ORDER.flatMap((severity) => told.filter((group) => group.severity === severity));
}
/** `a.whl`, or `a.whl and 3 more`. */
function shownFiles([first = "", ...others]) {
	return others.length === 0 ? first : `${first} and ${others.length} more`;
}
/** How many there are of each severity, such as `1 error, 2 warnings`; empty where there are none. */
function counted(findings) {
	return ORDER.flatMap((severity) => {
		const count = findings.filter((finding) => finding.severity === severity).length;
		return count === 0 ? [] : `${count} ${severity}${count === 1 ? "" : "s"}`;
	}).join(", ");
}
/** What is said of the files, with what to do about it. */
function sentencesOf({ filenames, sentence, hint }) {
	return [`${shownFiles(filenames)}: ${sentence}`, hint ?? ""].join(" ").trim();
}
// src/runner/sentences.ts
/** More releases than these are counted rather than named. */
const NAMED_RELEASES = 3;
function stopped(text) {
	return /[.!?…]$/.test(text) ? text : `${text}.`;
}
/** `1 file`, `2 files`. */
function numbered(count, noun) {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
function seconds(milliseconds) {
	return `${(milliseconds / 1e3).toFixed(1)} s`;
}
/** `a 1.0, b 2.0`, or how many there are. */
function releaseNames({ releases }) {
	if (releases.length > NAMED_RELEASES) return `${releases.length} releases`;
	return releases.map(({ name, version }) => `${name} ${version}`).join(", ");
}
/** The first line of a summary, and the title of an annotation. */
const TITLES = {
	published: "Published to",
	unchanged: "Nothing new for",
	incomplete: "Not everything was published to",
	rehearsed: "Dry run for"
};
/** What came of a run, in one sentence. */
function whatHappened(receipt) {
	const { indexTitle } = receipt;
	const what = releaseNames(receipt);
	switch (resultOf(receipt)) {
		case "incomplete": return `Not everything of ${what} was published to ${indexTitle}: ${counts(receipt, "uploaded")}.`;
		case "rehearsed": return `Dry run of ${what} for ${indexTitle}: ${counts(receipt, "would-upload")}. Nothing was sent.`;
		case "unchanged": return `Nothing was uploaded: ${indexTitle} has ${countOf(receipt, "skipped") === 0 ? "these files" : "files of these names"} of ${what} already.`;
		case "published": return `Published ${what} to ${indexTitle}: ${counts(receipt, "uploaded")}.`;
	}
}
const OTHER_COUNTS = [
	["already-there", "already there"],
	["skipped", "left out"],
	["refused", "refused"],
	["failed", "failed"],
	["unconfirmed", "unconfirmed"],
	["not-tried", "not tried"]
];
function counts(receipt, done) {
	const words = done === "uploaded" ? "uploaded" : "would be uploaded";
	const total = numbered(receipt.outcomes.length, "file");
	const others = OTHER_COUNTS.flatMap(([state, word]) => {
		const count = countOf(receipt, state);
		return count === 0 ? [] : [`${count} ${word}`];
	});
	return [`${countOf(receipt, done)} of ${total} ${words}`, ...others].join(", ");
}
/** The pages of the releases for people, where there is something to see. */
function pagesOf(receipt) {
	if (receipt.outcomes.every(({ state }) => !PUBLIC.has(state))) return [];
	return receipt.releases.flatMap(({ name, version, url }) => url === void 0 ? [] : [{
		text: `${name} ${version}`,
		url
	}]);
}
const PUBLIC = /* @__PURE__ */ new Set([
	"uploaded",
	"already-there",
	"skipped"
]);
/** What to do about files that are not where they should be; nothing where there are none. */
function whatNext(receipt) {
	if (resultOf(receipt) !== "incomplete") return void 0;
	return `${countOf(receipt, "refused") === 0 ? "Run" : "Correct what was refused, then run"} the job again: it looks first at what ${receipt.indexTitle} has, and sends the rest.`;
}
/** How long installers took to find everything, or what they do not find; nothing where nobody waited. */
function whatIsServed({ indexTitle, serving }) {
	if (serving === void 0) return void 0;
	const after = seconds(serving.afterMs);
	if (serving.state === "served") return `Installers find everything on ${indexTitle} after ${after}.`;
	const [first, ...others] = serving.missing.map(({ filename }) => filename.basename);
	return `After ${after} ${indexTitle} does not show ${others.length === 0 ? first : `${first} and ${others.length} more`} to installers yet. The upload went well; it may take longer.`;
}
/** What is said of a file that somebody must look after; of the others a line in the log is enough. */
const TROUBLES = {
	refused: "was refused",
	failed: "could not be uploaded",
	unconfirmed: "was sent, but whether it arrived is unknown"
};
/** What went wrong with a file, in one sentence; nothing where nothing did. */
function troubleWith({ distribution, state, reason }) {
	const trouble = TROUBLES[state];
	if (trouble === void 0) return void 0;
	return stopped(`${distribution.filename.basename} ${trouble}${reason === void 0 ? "" : `: ${reason}`}`);
}
/** That a file was left out although the index has other bytes under its name; nothing where that is not so. */
function differenceOf({ distribution, state, heldSha256 }) {
	if (state !== "skipped" || heldSha256 === void 0) return void 0;
	const { filename, digests } = distribution;
	return `${filename.basename} is left out, but what the index has under this name is something else: SHA-256 ${heldSha256} there, ${digests.sha256} here.`;
}
/** What nobody but the index can tell, and only when it is sent. */
const UNPROVEN = [
	"That the trusted publisher or token may upload to these projects.",
	"That the name of a new project is free: reserved names and names too similar to others are not listed anywhere.",
	"That no file of these names was ever deleted: their names stay taken.",
	"That the index grants these sizes, and takes these attestations.",
	"That nobody else uploads in the meantime."
];
// src/runner/shown-size.ts
const UNITS = [
	"KiB",
	"MiB",
	"GiB"
];
/** A size in bytes as people read it, in binary units with one decimal. */
function shownSize(bytes) {
	if (bytes < 1024) return `${bytes} B`;
	let value = bytes / 1024;
	let unit = 0;
	while (value >= 1024 && unit < UNITS.length - 1) {
		value /= 1024;
		unit++;
	}
	return `${value.toFixed(1)} ${UNITS[unit]}`;
}
// src/runner/file-words.ts
const SIZE_WIDTH = 10;
function collectedWords({ filename, size }) {
	return `${filename.kind}  ${shownSize(size).padStart(SIZE_WIDTH)}  ${platformWords(filename).join(", ")}`;
}
/** What was found about it, and what is going to happen to it, where that is anything but sending it. */
function checkWords(planned, findings) {
	return [counted(findings) || "ok", shownIntent(planned)].filter((words) => words !== "").join("  ");
}
/** Why it is not known before what will become of a file. */
const DOUBTS = {
	unread: "what it holds is not known",
	"unknown-bytes": "it has a file of this name, but does not say which bytes",
	"other-bytes": "it has other bytes under this name, and may let them be replaced"
};
function shownIntent(planned) {
	switch (planned.intent) {
		case "already-there": return "already there";
		case "skip": return "left out, the index has a file of this name";
		case "conflict": return "its name is taken";
		case "unknown": return `the index decides: ${DOUBTS[planned.because.doubt]}`;
		case "upload": return "";
	}
}
/** In capitals what somebody must look after. */
const STATE_WORDS = {
	uploaded: "uploaded",
	"already-there": "already there",
	skipped: "left out",
	refused: "REFUSED",
	failed: "FAILED",
	unconfirmed: "UNCONFIRMED",
	"not-tried": "not tried",
	"would-upload": "would be uploaded"
};
const STATE_WIDTH = STATE_WORDS["already-there"].length;
const SECONDS_WIDTH = 7;
function outcomeWords({ state, reason, attempts, elapsedMs }) {
	if (state === "not-tried") return `${STATE_WORDS[state]}, after what went wrong above`;
	const words = [STATE_WORDS[state].padEnd(STATE_WIDTH), seconds(elapsedMs).padStart(SECONDS_WIDTH)];
	if (attempts > 1) words.push(numbered(attempts, "attempt"));
	if (state === "skipped" && reason !== void 0) words.push(reason);
	return words.join("  ");
}
function rehearsedWords(state) {
	return STATE_WORDS[state];
}
// src/runner/safe-text.ts
/**
* Text from archives and servers is hostile. A runner reads commands from stdout and stderr: a line that begins with
* `::name` once it is trimmed, and `##[name]` anywhere in a line; a lone CR ends a line too. It compares in a
* culture-aware way, which skips invisible characters. So whatever is invisible is written out, and what looks like a
* command is pulled apart.
*/
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu;
const COMMAND = /^(\s*):(?=:)/;
const OLD_COMMAND = /##(?=\[)/g;
const LINE_LIMIT = 2e3;
function writtenOut(character) {
	const code = character.codePointAt(0) ?? 0;
	if (code === 9) return " ";
	if (code <= 255) return `\\x${code.toString(16).padStart(2, "0")}`;
	if (code <= 65535) return `\\u${code.toString(16).padStart(4, "0")}`;
	return `\\u{${code.toString(16)}}`;
}
/** One line that is safe to print: nothing invisible, no workflow command, at most `limit` characters. */
function safeLine(text, limit = LINE_LIMIT) {
	return (text.length > limit ? `${text.slice(0, limit)}…` : text).replace(INVISIBLE, writtenOut).replace(COMMAND, "$1: ").replace(OLD_COMMAND, "## ");
}
// src/runner/markdown.ts
/**
* What means something within a line: to Markdown and HTML, and (the group) to GitHub, which makes links, pictures and
* formulas of users, issues, addresses, emoji and dollars.
*/
const MEANING = /[\\`*[\]<>|~&]|(?<![a-z\d])_|_(?![a-z\d])|(@|#|\$|\bGH-(?=\d)|:(?=\/\/|[\w+-]*[a-z+-][\w+-]*:)|www(?=\.))/gi;
/** What begins a block within an item of a list. */
const BLOCK = /^(?=[-+=]|\d{1,9}[.)](?:\s|$))/;
/** Word joiner: nothing to the eye, and no place for a line to end. */
const NOTHING = "⁠";
const PLAIN_LIMIT = 300;
const URL_LIMIT = 2e3;
/** Writes hostile text so that GitHub shows it as it is. Secrets are taken out first, while they can be recognised. */
var Markdown = class {
	#redact;
	constructor(redact) {
		this.#redact = redact;
	}
	/** Text within a line, a cell or an item. */
	plain(text, limit = PLAIN_LIMIT) {
		return this.#line(text, limit).trim().replace(MEANING, meaningless).replace(BLOCK, NOTHING);
	}
	/** A name or value as code, which nothing is made of. */
	code(text) {
		const line = this.#line(text, PLAIN_LIMIT).replace(/[`|]/g, "?");
		return line.trim() === "" ? "" : `\`${line}\``;
	}
	/** A link, or its text alone where the address is none that a browser should open. */
	link(text, address) {
		const url = URL.canParse(address) ? new URL(address) : void 0;
		if (!(url?.protocol === "https:" || url?.protocol === "http:") || url.href.length > URL_LIMIT || this.#redact(url.href) !== url.href) return this.plain(text);
		return `[${this.plain(text)}](<${url.href.replaceAll("\\", "%5C")}>)`;
	}
	/** Lines to be copied as they stand, at the left edge. */
	block(lines) {
		return [
			"```",
			...lines.map((line) => this.#line(line, PLAIN_LIMIT).replaceAll("`", "'")),
			"```"
		];
	}
	#line(text, limit) {
		return safeLine(this.#redact(text), limit);
	}
};
function meaningless(found, later) {
	if (found === "$") return "<span>&#36;</span>";
	return later === void 0 ? `&#${found.charCodeAt(0)};` : `${found}${NOTHING}`;
}
function tableRow(cells) {
	return `| ${cells.join(" | ")} |`;
}
/** What is folded away until somebody wants it. */
function folded(title, lines) {
	const content = lines.at(-1) === "" ? lines.slice(0, -1) : lines;
	return [
		"<details>",
		`<summary>${title}</summary>`,
		"",
		...content,
		"",
		"</details>",
		""
	];
}
/** As many items of a list or table, from the first on, as there is room for, and how many more there are. */
function cut(items, limitBytes) {
	let bytes = 0;
	const shown = items.filter((item) => {
		bytes += Buffer.byteLength(item) + 1;
		return bytes <= limitBytes;
	});
	const left = items.length - shown.length;
	if (left === 0) return [...shown, ""];
	return [
		...shown,
		"",
		`And ${left} more: a summary has room for 1 MiB. The log and the receipt have them all.`,
		""
	];
}
// src/runner/progress.ts
/** A log has no cursor: a line now and then is what somebody who waits can use. */
const BETWEEN_LINES_MS = 1e4;
/** Adds up what has left, and says so at most every ten seconds, the first time after ten. */
var Progress = class {
	#sizes;
	#totalBytes;
	#clock;
	#startMs;
	#sent = /* @__PURE__ */ new Map();
	#files = 0;
	#toldMs;
	constructor(distributions, clock) {
		this.#sizes = new Map(distributions.map((distribution) => [distribution, distribution.size]));
		this.#totalBytes = distributions.reduce((sum, { size }) => sum + size, 0);
		this.#clock = clock;
		this.#startMs = clock.monotonicMs();
		this.#toldMs = this.#startMs;
	}
	/** So much of one has left; where it is begun anew, that is less than before. Gives what to say, if it is time. */
	sent(distribution, sentBytes) {
		this.#sent.set(distribution, Math.min(sentBytes, this.#sizes.get(distribution) ?? 0));
		const nowMs = this.#clock.monotonicMs();
		if (nowMs - this.#toldMs < BETWEEN_LINES_MS) return void 0;
		this.#toldMs = nowMs;
		const bytes = [...this.#sent.values()].reduce((sum, sent) => sum + sent, 0);
		return {
			files: this.#files,
			totalFiles: this.#sizes.size,
			bytes,
			totalBytes: this.#totalBytes,
			bytesPerSecond: bytes * 1e3 / (nowMs - this.#startMs)
		};
	}
	/** Nothing more of one is sent. */
	ended() {
		this.#files++;
	}
};
// node_modules/@actions/core/lib/utils.js
/**
* Sanitizes an input into a string so it can be passed into issueCommand safely
* @param input input to sanitize into a string
*/
function toCommandValue(input) {
	if (input === null || input === void 0) return "";
	else if (typeof input === "string" || input instanceof String) return input;
	return JSON.stringify(input);
}
/**
*
* @param annotationProperties
* @returns The command properties to send with the actual annotation command
* See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
*/
function toCommandProperties(annotationProperties) {
	if (!Object.keys(annotationProperties).length) return {};
	return {
		title: annotationProperties.title,
		file: annotationProperties.file,
		line: annotationProperties.startLine,
		endLine: annotationProperties.endLine,
		col: annotationProperties.startColumn,
		endColumn: annotationProperties.endColumn
	};
}
// node_modules/@actions/core/lib/command.js
/**
* Issues a command to the GitHub Actions runner
*
* @param command - The command name to issue
* @param properties - Additional properties for the command (key-value pairs)
* @param message - The message to include with the command
* @remarks
* This function outputs a specially formatted string to stdout that the Actions
* runner interprets as a command. These commands can control workflow behavior,
* set outputs, create annotations, mask values, and more.
*
* Command Format:
*   ::name key=value,key=value::message
*
* @example
* ```typescript
* // Issue a warning annotation
* issueCommand('warning', {}, 'This is a warning message');
* // Output: ::warning::This is a warning message
*
* // Set an environment variable
* issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
* // Output: ::set-env name=MY_VAR::some value
*
* // Add a secret mask
* issueCommand('add-mask', {}, 'secretValue123');
* // Output: ::add-mask::secretValue123
* ```
*
* @internal
* This is an internal utility function that powers the public API functions
* such as setSecret, warning, error, and exportVariable.
*/
function issueCommand(command, properties, message) {
	const cmd = new Command(command, properties, message);
	process.stdout.write(cmd.toString() + os.EOL);
}
function issue(name, message = "") {
	issueCommand(name, {}, message);
}
const CMD_STRING = "::";
var Command = class {
	constructor(command, properties, message) {
		if (!command) command = "missing.command";
		this.command = command;
		this.properties = properties;
		this.message = message;
	}
	toString() {
		let cmdStr = CMD_STRING + this.command;
		if (this.properties && Object.keys(this.properties).length > 0) {
			cmdStr += " ";
			let first = true;
			for (const key in this.properties) if (this.properties.hasOwnProperty(key)) {
				const val = this.properties[key];
				if (val) {
					if (first) first = false;
					else cmdStr += ",";
					cmdStr += `${key}=${escapeProperty(val)}`;
				}
			}
		}
		cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
		return cmdStr;
	}
};
function escapeData(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}
// node_modules/@actions/core/lib/file-command.js
function issueFileCommand(command, message) {
	const filePath = process.env[`GITHUB_${command}`];
	if (!filePath) throw new Error(`Unable to find environment variable for file command ${command}`);
	if (!fs.existsSync(filePath)) throw new Error(`Missing file at path: ${filePath}`);
	fs.appendFileSync(filePath, `${toCommandValue(message)}${os.EOL}`, { encoding: "utf8" });
}
function prepareKeyValueMessage(key, value) {
	const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
	const convertedValue = toCommandValue(value);
	if (key.includes(delimiter)) throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
	if (convertedValue.includes(delimiter)) throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
	return `${key}<<${delimiter}${os.EOL}${convertedValue}${os.EOL}${delimiter}`;
}
// node_modules/@actions/core/lib/summary.js
var __awaiter$1 = function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const { access, appendFile, writeFile: writeFile$1 } = fs.promises;
const SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
	constructor() {
		this._buffer = "";
	}
	/**
	* Finds the summary file path from the environment, rejects if env var is not found or file does not exist
	* Also checks r/w permissions.
	*
	* @returns step summary file path
	*/
	filePath() {
		return __awaiter$1(this, void 0, void 0, function* () {
			if (this._filePath) return this._filePath;
			const pathFromEnv = process.env[SUMMARY_ENV_VAR];
			if (!pathFromEnv) throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
			try {
				yield access(pathFromEnv, fs.constants.R_OK | fs.constants.W_OK);
			} catch (_a) {
				throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
			}
			this._filePath = pathFromEnv;
			return this._filePath;
		});
	}
	/**
	* Wraps content in an HTML tag, adding any HTML attributes
	*
	* @param {string} tag HTML tag to wrap
	* @param {string | null} content content within the tag
	* @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
	*
	* @returns {string} content wrapped in HTML element
	*/
	wrap(tag, content, attrs = {}) {
		const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
		if (!content) return `<${tag}${htmlAttrs}>`;
		return `<${tag}${htmlAttrs}>${content}</${tag}>`;
	}
	/**
	* Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
	*
	* @param {SummaryWriteOptions} [options] (optional) options for write operation
	*
	* @returns {Promise<Summary>} summary instance
	*/
	write(options) {
		return __awaiter$1(this, void 0, void 0, function* () {
			const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
			const filePath = yield this.filePath();
			yield (overwrite ? writeFile$1 : appendFile)(filePath, this._buffer, { encoding: "utf8" });
			return this.emptyBuffer();
		});
	}
	/**
	* Clears the summary buffer and wipes the summary file
	*
	* @returns {Summary} summary instance
	*/
	clear() {
		return __awaiter$1(this, void 0, void 0, function* () {
			return this.emptyBuffer().write({ overwrite: true });
		});
	}
	/**
	* Returns the current summary buffer as a string
	*
	* @returns {string} string of summary buffer
	*/
	stringify() {
		return this._buffer;
	}
	/**
	* If the summary buffer is empty
	*
	* @returns {boolen} true if the buffer is empty
	*/
	isEmptyBuffer() {
		return this._buffer.length === 0;
	}
	/**
	* Resets the summary buffer without writing to summary file
	*
	* @returns {Summary} summary instance
	*/
	emptyBuffer() {
		this._buffer = "";
		return this;
	}
	/**
	* Adds raw text to the summary buffer
	*
	* @param {string} text content to add
	* @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
	*
	* @returns {Summary} summary instance
	*/
	addRaw(text, addEOL = false) {
		this._buffer += text;
		return addEOL ? this.addEOL() : this;
	}
	/**
	* Adds the operating system-specific end-of-line marker to the buffer
	*
	* @returns {Summary} summary instance
	*/
	addEOL() {
		return this.addRaw(os.EOL);
	}
	/**
	* Adds an HTML codeblock to the summary buffer
	*
	* @param {string} code content to render within fenced code block
	* @param {string} lang (optional) language to syntax highlight code
	*
	* @returns {Summary} summary instance
	*/
	addCodeBlock(code, lang) {
		const attrs = Object.assign({}, lang && { lang });
		const element = this.wrap("pre", this.wrap("code", code), attrs);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML list to the summary buffer
	*
	* @param {string[]} items list of items to render
	* @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
	*
	* @returns {Summary} summary instance
	*/
	addList(items, ordered = false) {
		const tag = ordered ? "ol" : "ul";
		const listItems = items.map((item) => this.wrap("li", item)).join("");
		const element = this.wrap(tag, listItems);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML table to the summary buffer
	*
	* @param {SummaryTableCell[]} rows table rows
	*
	* @returns {Summary} summary instance
	*/
	addTable(rows) {
		const tableBody = rows.map((row) => {
			const cells = row.map((cell) => {
				if (typeof cell === "string") return this.wrap("td", cell);
				const { header, data, colspan, rowspan } = cell;
				const tag = header ? "th" : "td";
				const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
				return this.wrap(tag, data, attrs);
			}).join("");
			return this.wrap("tr", cells);
		}).join("");
		const element = this.wrap("table", tableBody);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds a collapsable HTML details element to the summary buffer
	*
	* @param {string} label text for the closed state
	* @param {string} content collapsable content
	*
	* @returns {Summary} summary instance
	*/
	addDetails(label, content) {
		const element = this.wrap("details", this.wrap("summary", label) + content);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML image tag to the summary buffer
	*
	* @param {string} src path to the image you to embed
	* @param {string} alt text description of the image
	* @param {SummaryImageOptions} options (optional) addition image attributes
	*
	* @returns {Summary} summary instance
	*/
	addImage(src, alt, options) {
		const { width, height } = options || {};
		const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
		const element = this.wrap("img", null, Object.assign({
			src,
			alt
		}, attrs));
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML section heading element
	*
	* @param {string} text heading text
	* @param {number | string} [level=1] (optional) the heading level, default: 1
	*
	* @returns {Summary} summary instance
	*/
	addHeading(text, level) {
		const tag = `h${level}`;
		const allowedTag = [
			"h1",
			"h2",
			"h3",
			"h4",
			"h5",
			"h6"
		].includes(tag) ? tag : "h1";
		const element = this.wrap(allowedTag, text);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML thematic break (<hr>) to the summary buffer
	*
	* @returns {Summary} summary instance
	*/
	addSeparator() {
		const element = this.wrap("hr", null);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML line break (<br>) to the summary buffer
	*
	* @returns {Summary} summary instance
	*/
	addBreak() {
		const element = this.wrap("br", null);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML blockquote to the summary buffer
	*
	* @param {string} text quote text
	* @param {string} cite (optional) citation url
	*
	* @returns {Summary} summary instance
	*/
	addQuote(text, cite) {
		const attrs = Object.assign({}, cite && { cite });
		const element = this.wrap("blockquote", text, attrs);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML anchor tag to the summary buffer
	*
	* @param {string} text link text/content
	* @param {string} href hyperlink
	*
	* @returns {Summary} summary instance
	*/
	addLink(text, href) {
		const element = this.wrap("a", text, { href });
		return this.addRaw(element).addEOL();
	}
};
const summary = new Summary();
/**
* The code to exit an action
*/
var ExitCode;
(function(ExitCode) {
	/**
	* A code indicating that the action was successful
	*/
	ExitCode[ExitCode["Success"] = 0] = "Success";
	/**
	* A code indicating that the action was a failure
	*/
	ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
/**
* Registers a secret which will get masked from logs
*
* @param secret - Value of the secret to be masked
* @remarks
* This function instructs the Actions runner to mask the specified value in any
* logs produced during the workflow run. Once registered, the secret value will
* be replaced with asterisks (***) whenever it appears in console output, logs,
* or error messages.
*
* This is useful for protecting sensitive information such as:
* - API keys
* - Access tokens
* - Authentication credentials
* - URL parameters containing signatures (SAS tokens)
*
* Note that masking only affects future logs; any previous appearances of the
* secret in logs before calling this function will remain unmasked.
*
* @example
* ```typescript
* // Register an API token as a secret
* const apiToken = "abc123xyz456";
* setSecret(apiToken);
*
* // Now any logs containing this value will show *** instead
* console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
* ```
*/
function setSecret(secret) {
	issueCommand("add-mask", {}, secret);
}
/**
* Gets the value of an input.
* Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
* Returns an empty string if the value is not defined.
*
* @param     name     name of the input to get
* @param     options  optional. See InputOptions.
* @returns   string
*/
function getInput(name, options) {
	const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
	if (options && options.required && !val) throw new Error(`Input required and not supplied: ${name}`);
	if (options && options.trimWhitespace === false) return val;
	return val.trim();
}
/**
* Sets the value of an output.
*
* @param     name     name of the output to set
* @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
*/
function setOutput(name, value) {
	if (process.env["GITHUB_OUTPUT"] || "") return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
	process.stdout.write(os.EOL);
	issueCommand("set-output", { name }, toCommandValue(value));
}
/**
* Writes debug message to user log
* @param message debug message
*/
function debug(message) {
	issueCommand("debug", {}, message);
}
/**
* Adds an error issue
* @param message error issue message. Errors will be converted to string via toString()
* @param properties optional properties to add to the annotation.
*/
function error(message, properties = {}) {
	issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
* Adds a warning issue
* @param message warning issue message. Errors will be converted to string via toString()
* @param properties optional properties to add to the annotation.
*/
function warning(message, properties = {}) {
	issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
* Writes info to log with console.log.
* @param message info message
*/
function info(message) {
	process.stdout.write(message + os.EOL);
}
/**
* Begin an output group.
*
* Output until the next `groupEnd` will be foldable in this group
*
* @param name The name of the output group
*/
function startGroup(name) {
	issue("group", name);
}
/**
* End an output group.
*/
function endGroup() {
	issue("endgroup");
}
// src/runner/outputs.ts
/**
* The outputs of the step by name, as `action.yml` declares them. All values are text, as outputs are. The path is where
* the receipt has been written to, and empty where it has not.
*/
function outputsFrom(receipt, path) {
	const { releases, files, serving, errors, result } = receipt;
	const [release, ...others] = releases;
	const only = others.length === 0 ? release : void 0;
	return {
		name: only?.name ?? "",
		version: only?.version ?? "",
		"release-url": only?.url ?? "",
		releases: JSON.stringify(releases),
		files: JSON.stringify(files),
		uploaded: String(files.filter(({ state }) => state === "uploaded").length),
		result,
		errors: JSON.stringify(errors),
		receipt: path,
		served: serving === null ? "" : String(serving.state === "served"),
		"served-after": serving?.state === "served" ? String(serving.seconds) : ""
	};
}
// src/runner/receipt-document.ts
function receiptDocument({ tool, receipt, uploadUrl, failures, findings }) {
	const { indexTitle, releases, outcomes, unattested, serving, leftOut } = receipt;
	return {
		"receipt-version": 1,
		tool,
		index: {
			title: indexTitle,
			"upload-url": uploadUrl
		},
		result: failures.length > 0 ? "failed" : resultOf(receipt),
		releases: releases.map(({ name, version, url }) => ({
			name,
			version,
			url: url ?? null
		})),
		files: outcomes.map(fileDocument),
		errors: failures.map(({ code, message, hint, file }) => ({
			code,
			message,
			hint: hint ?? null,
			file: file ?? null
		})),
		findings: findings.map(({ rule, severity, distribution, sentence, hint }) => ({
			rule,
			severity,
			file: distribution.filename.basename,
			sentence,
			hint: hint ?? null
		})),
		unattested: unattested ?? null,
		serving: serving === void 0 ? null : {
			state: serving.state,
			seconds: secondsFrom(serving.afterMs),
			missing: serving.state === "served" ? [] : serving.missing.map(({ filename }) => filename.basename)
		},
		"not-rehearsed": leftOut ?? null
	};
}
function fileDocument(outcome) {
	const { distribution, state, reason, hint, attempts, elapsedMs, attestations = [] } = outcome;
	const { filename, metadata, size, digests } = distribution;
	return {
		filename: filename.basename,
		name: metadata.name,
		version: metadata.version,
		kind: filename.kind,
		size,
		sha256: digests.sha256,
		"blake2b-256": digests.blake2b256,
		state,
		reason: reason ?? null,
		hint: hint ?? null,
		attempts,
		seconds: secondsFrom(elapsedMs),
		attestations: attestations.map(({ predicateType, logIndex, url, state: held }) => ({
			"predicate-type": predicateType,
			"log-index": logIndex,
			url: url ?? null,
			state: held
		}))
	};
}
function secondsFrom(milliseconds) {
	return Math.round(milliseconds / 100) / 10;
}
// src/runner/install-command.ts
/** Nothing that a shell makes anything of; PEP 508 names, and PEP 440 versions but for epochs' exclamation mark. */
const NAME = /^[A-Za-z0-9](?:[\w.-]{0,98}[A-Za-z0-9])?$/;
const VERSION = /^[A-Za-z0-9][\w.+-]{0,98}$/;
const URL_CHARACTERS = /^https?:\/\/[\w.~:/%[\]+-]{1,500}$/;
const PIPS_OWN = "https://pypi.org/simple/";
/**
* The line that installs a release from where it was published; nothing where that is not known, or where it could mean
* something else to a shell.
*
* @param simpleUrl the simple API of the index
*/
function installCommand({ name, version }, simpleUrl) {
	if (simpleUrl === void 0 || !NAME.test(name) || !VERSION.test(version) || !URL_CHARACTERS.test(simpleUrl)) return;
	return `pip install ${simpleUrl === PIPS_OWN ? "" : `--index-url ${simpleUrl} `}${name}==${version}`;
}
// src/runner/summary-files.ts
const TABLE_LIMIT_BYTES = 204800;
const DETAILS_LIMIT_BYTES = 256e3;
const TROUBLES_LIMIT_BYTES = 153600;
const STATES = {
	uploaded: ["✅", "uploaded"],
	"already-there": ["✅", "already there"],
	skipped: ["⏭️", "left out"],
	refused: ["❌", "refused"],
	failed: ["❌", "failed"],
	unconfirmed: ["❓", "unconfirmed"],
	"not-tried": ["➖", "not tried"],
	"would-upload": ["☑️", "would be uploaded"]
};
/** As the index has it; whoever looks for it finds it in the log in any case. */
const ATTESTATION_WORDS = {
	held: "",
	"not held": ", which the index does not list",
	unknown: ", sent"
};
/** One row for each file, narrow enough for a phone: the rest is told by `detailsOfFiles`. */
function tableOfFiles(outcomes, markdown) {
	if (outcomes.length === 0) return [];
	const rows = outcomes.map(({ distribution: { filename, size }, state }) => {
		const [sign, words] = STATES[state];
		const facts = [
			`**${words}**`,
			shownSize(size),
			markdown.plain(platformWords(filename).join(", "))
		];
		return tableRow([sign, `${markdown.code(filename.basename)}<br>${facts.join(" · ")}`]);
	});
	return [
		tableRow(["", "File"]),
		tableRow(["---", "---"]),
		...cut(rows, TABLE_LIMIT_BYTES)
	];
}
/** What went wrong with files, each with what to do about it. */
function troublesWithFiles(outcomes, markdown) {
	const items = outcomes.flatMap((outcome) => {
		const trouble = troubleWith(outcome);
		if (trouble !== void 0) {
			const hint = outcome.hint === void 0 ? "" : ` ${markdown.plain(outcome.hint, 800)}`;
			return [`- ❌ ${markdown.plain(trouble, 800)}${hint}`];
		}
		const difference = differenceOf(outcome);
		return difference === void 0 ? [] : [`- ⚠️ ${markdown.plain(difference, 800)}`];
	});
	if (items.length === 0) return [];
	return [
		"### What to look at",
		"",
		...cut(items, TROUBLES_LIMIT_BYTES)
	];
}
/** Everything else that is known of the files, folded away. */
function detailsOfFiles(outcomes, markdown) {
	if (outcomes.length === 0) return [];
	return folded("More about each file", cut(outcomes.map((outcome) => detailsOfFile(outcome, markdown).join("<br>")), DETAILS_LIMIT_BYTES));
}
function detailsOfFile({ distribution, attempts, elapsedMs, attestations }, markdown) {
	const { filename, digests } = distribution;
	const sent = attempts === 0 ? "" : `, ${seconds(elapsedMs)}${attempts === 1 ? "" : `, ${numbered(attempts, "attempt")}`}`;
	return [
		`- ${markdown.code(filename.basename)}`,
		`${filename.kind}${sent}`,
		`SHA-256 ${markdown.code(digests.sha256)}`,
		...(attestations ?? []).map(({ logIndex, url, state }) => {
			const text = `log entry ${logIndex}`;
			return `attestation: ${url === void 0 ? markdown.plain(text) : markdown.link(text, url)}${ATTESTATION_WORDS[state]}`;
		})
	];
}
// src/runner/summary.ts
const FINDINGS_LIMIT_BYTES = 204800;
const FAILURES_LIMIT_BYTES = 153600;
const LINK_LIMIT = 20;
const COMMAND_LIMIT = 10;
/** A run as GitHub-flavoured Markdown, for people. */
function summaryOf(story, options) {
	return (story.failures.length === 0 ? endSummary(story, options) : failureSummary(story, options)).join("\n");
}
function endSummary({ receipt, findings, publisherLinks }, { markdown, simpleUrl }) {
	const { releases, outcomes, indexTitle, unattested, leftOut } = receipt;
	const result = resultOf(receipt);
	const pages = pagesOf(receipt);
	const next = whatNext(receipt);
	const served = whatIsServed(receipt);
	return [
		`## ${TITLES[result]} ${markdown.plain(indexTitle)}`,
		"",
		markdown.plain(whatHappened(receipt), 800),
		"",
		...pages.slice(0, LINK_LIMIT).map(({ text, url }) => `- ${markdown.link(text, url)}`),
		...pages.length > LINK_LIMIT ? [`- and ${pages.length - LINK_LIMIT} more`] : [],
		"",
		...next === void 0 ? [] : [`**What to do next:** ${markdown.plain(next, 800)}`, ""],
		...result === "published" ? installBlock(releases, simpleUrl, markdown) : [],
		...served === void 0 ? [] : [`${receipt.serving?.state === "served" ? "✅" : "⚠️"} ${markdown.plain(served, 800)}`, ""],
		...unattested === void 0 ? [] : [`⚠️ Published without attestations. ${markdown.plain(unattested, 800)}`, ""],
		...(leftOut ?? []).flatMap((sentence) => [`⚠️ Not rehearsed: trusted publishing. ${markdown.plain(sentence, 800)}`, ""]),
		...tableOfFiles(outcomes, markdown),
		...troublesWithFiles(outcomes, markdown),
		...detailsOfFiles(outcomes, markdown),
		...findingsTable(findings, markdown),
		...leftOut === void 0 ? [] : folded("What a dry run cannot prove", UNPROVEN.map((sentence) => `- ${sentence}`)),
		...publisherLinks.slice(0, LINK_LIMIT).flatMap((link) => [markdown.link("Register this workflow as a trusted publisher", link), ""])
	];
}
/** The lines that install what was published. */
function installBlock(releases, simpleUrl, markdown) {
	const commands = releases.flatMap((release) => installCommand(release, simpleUrl) ?? []).slice(0, COMMAND_LIMIT);
	return commands.length === 0 ? [] : [...markdown.block(commands), ""];
}
/** Why nothing was sent, and what to do. */
function failureSummary({ receipt, failures, findings }, { markdown, errorUrl }) {
	const where = receipt.indexTitle === "" ? "" : ` to ${markdown.plain(receipt.indexTitle)}`;
	const sections = failures.map(({ code, message, hint, details }) => {
		const url = errorUrl(code);
		return [
			`❌ **${markdown.plain(message, 800)}**`,
			"",
			...hint === void 0 ? [] : [markdown.plain(hint, 800), ""],
			...details.flatMap((detail) => detailBlock(detail, markdown)),
			...url === void 0 ? [] : [markdown.link(`More about ${code}`, url), ""]
		].join("\n");
	});
	return [
		`## Nothing was published${where}`,
		"",
		...cut(sections, FAILURES_LIMIT_BYTES),
		...findingsTable(findings, markdown),
		...receipt.outcomes.length === 0 ? [] : folded("The files", tableOfFiles(receipt.outcomes, markdown))
	];
}
function detailBlock(detail, markdown) {
	const title = markdown.plain(detail.title);
	if (detail.kind === "link") return [markdown.link(detail.title, detail.url), ""];
	const lines = detailLines(detail, markdown);
	return isFolded(detail) ? folded(title, lines) : [
		`**${title}**`,
		"",
		...lines,
		""
	];
}
function detailLines(detail, markdown) {
	switch (detail.kind) {
		case "list": return detail.items.map((item, index) => `${index + 1}. ${markdown.plain(item, 800)}`);
		case "table": return [
			tableRow(["Name", "Value"]),
			tableRow(["---", "---"]),
			...detail.rows.map(([name, value]) => tableRow([markdown.plain(name), markdown.code(value)]))
		];
		case "code": return markdown.block(detail.lines);
	}
}
const SEVERITY_SIGNS = {
	error: "❌",
	warning: "⚠️",
	note: "ℹ️"
};
/** What was found, one row for what is the same of several files; nothing where nothing was found. */
function findingsTable(findings, markdown) {
	const rows = grouped(findings).map(({ severity, filenames: [first = "", ...others], rule, sentence, hint }) => {
		const files = `${markdown.code(first)}${others.length === 0 ? "" : ` and ${others.length} more`}`;
		const said = markdown.plain(`${sentence} ${hint ?? ""}`, 800);
		return tableRow([SEVERITY_SIGNS[severity], `${files}<br>**${severity}:** ${said} (${markdown.code(rule)})`]);
	});
	if (rows.length === 0) return [];
	return [
		"### What the checks found",
		"",
		tableRow(["", "Finding"]),
		tableRow(["---", "---"]),
		...cut(rows, FINDINGS_LIMIT_BYTES)
	];
}
// src/runner/written-story.ts
/**
* Writes what outlives the log: the receipt, the job summary, and the outputs of the step. What cannot be written does
* not take the others with it.
*
* @throws what kept the first of them from being written, when all have been tried.
*/
async function writeStory(story, options) {
	const receipt = receiptDocument(story);
	const [file, ...others] = await Promise.allSettled([writeReceipt(receipt), (async () => writeSummary(summaryOf(story, options)))()]);
	if (process.env.GITHUB_OUTPUT) {
		const path = file.status === "fulfilled" ? file.value : "";
		for (const [name, value] of Object.entries(outputsFrom(receipt, path))) setOutput(name, value);
	}
	for (const written of [file, ...others]) if (written.status === "rejected") throw written.reason;
}
/** In a folder of its own, since a job may publish more than once; gives its path, empty where there is no place. */
async function writeReceipt(receipt) {
	const temporary = process.env.RUNNER_TEMP;
	if (!temporary) return "";
	const path = (0, node_path.join)(await (0, node_fs_promises.mkdtemp)((0, node_path.join)(temporary, "ts-pypi-publish-")), "receipt.json");
	await (0, node_fs_promises.writeFile)(path, `${JSON.stringify(receipt, void 0, 2)}\n`);
	return path;
}
async function writeSummary(summary$1) {
	if (process.env.GITHUB_STEP_SUMMARY) await summary.addRaw(summary$1).write();
}
// src/runner/report.ts
/** Warnings about files; so many more may come that are about the run. */
const FINDING_WARNING_LIMIT = 4;
const ANSWER_LINE_LIMIT = 40;
const ANSWER_WIDTH_LIMIT = 500;
const SIGNED_PER_LINE = 20;
const STRANGER_LIMIT = 10;
const WIDEST_NAME = 90;
/** Tells the story of a run: the log, then outputs and job summary. None of it can fail the run. */
var Report = class {
	#log;
	#answers = [];
	#suggestions = [];
	#tool = "";
	#index = {
		title: "",
		uploadUrl: "",
		simpleUrl: void 0
	};
	#distributions = [];
	#plan = [];
	#findings = [];
	#nameWidth = 0;
	#progress;
	constructor(log) {
		this.#log = log;
	}
	begin(version, index, mode) {
		this.#index = index;
		this.#tool = `ts-pypi-publish ${version}`;
		this.#log.info(`${this.#tool} → ${index.title} (${index.uploadUrl})`);
		if (mode === "rehearse") this.#log.info("Dry run: nothing will be minted, signed or sent.");
		if (mode === "rehearse with exchange") this.#log.info("Dry run with exchange: nothing will be signed or sent, but a token will be minted. If a pending publisher fits this run, that creates its project.");
	}
	collected({ distributions, strangers, failures }) {
		this.#distributions = distributions;
		this.#nameWidth = Math.max(0, ...distributions.map(({ filename }) => filename.basename.length));
		const unusable = failures.length === 0 || distributions.length === 0 ? "" : `, and ${failures.length} that cannot be used`;
		this.#heading(`Distributions: ${distributions.length}${unusable}`);
		for (const distribution of distributions) this.#fileLine(distribution, collectedWords(distribution));
		if (strangers.length > 0) {
			const more = strangers.length > STRANGER_LIMIT ? ` and ${strangers.length - STRANGER_LIMIT} more` : "";
			this.#log.info(`Left alone, not distributions: ${strangers.slice(0, STRANGER_LIMIT).join(", ")}${more}`);
		}
	}
	/** A line for each file with what was found about it, then each finding once. */
	checked(plan, findings) {
		this.#plan = plan;
		this.#findings = findings.map((finding) => this.#redacted(finding));
		this.#heading("Checks");
		const about = groupedBy(findings, ({ distribution }) => distribution);
		for (const planned of plan) this.#fileLine(planned.distribution, checkWords(planned, about.get(planned.distribution) ?? []));
		this.#surveyTrouble(plan);
		for (const { distribution, ...intent } of plan) if (intent.intent === "skip") this.#difference(skipped(distribution, intent.held.sha256));
		const groups = grouped(findings);
		const warnings = groups.filter(isOf("warning"));
		for (const group of groups.filter(isOf("error"))) this.#log.error(sentencesOf(group), group.rule);
		for (const group of warnings.slice(0, FINDING_WARNING_LIMIT)) this.#log.warning(sentencesOf(group), group.rule);
		this.#foldAway("More warnings", warnings.slice(FINDING_WARNING_LIMIT));
		this.#foldAway("Notes on files that are not sent", groups.filter(isOf("note")));
	}
	#foldAway(title, groups) {
		if (groups.length === 0) return;
		this.#log.group(`${title} (${groups.length})`, groups.map((group) => `${sentencesOf(group)} [${group.rule}]`));
	}
	/** Without secrets: a summary is not masked by the runner, and escapes what it is given. */
	#redacted(finding) {
		const { sentence, hint } = finding;
		return {
			...finding,
			sentence: this.#log.redact(sentence),
			hint: hint && this.#log.redact(hint)
		};
	}
	/** Each reason once: a project of many files is read once. */
	#surveyTrouble(plan) {
		const reasons = plan.flatMap((planned) => planned.intent === "unknown" && planned.because.doubt === "unread" ? [planned.because.reason] : []);
		for (const reason of new Set(reasons)) this.#log.info(`What the index holds could not be read: ${reason}`);
	}
	#difference(outcome) {
		const difference = differenceOf(outcome);
		if (difference !== void 0) this.#log.warning(difference, "Left out with other bytes");
	}
	/** What the index has of the attestations that went with the files, where that is not all. */
	#attestationTrouble({ outcomes }) {
		const sent = outcomes.flatMap(({ attestations = [] }) => attestations);
		const missing = sent.filter(({ state }) => state === "not held").length;
		const unknown = sent.filter(({ state }) => state === "unknown").length;
		if (missing > 0) this.#log.info(`${missing} of ${sent.length} attestations are not listed by the index.`);
		if (unknown > 0) this.#log.info(`Whether the index has ${unknown} of ${sent.length} attestations could not be read.`);
	}
	#rehearsal({ leftOut, outcomes }) {
		if (leftOut === void 0) return;
		for (const sentence of leftOut) this.#log.info(`Not rehearsed: trusted publishing. ${sentence}`);
		this.#heading("What would happen");
		for (const { distribution, state } of outcomes) this.#fileLine(distribution, rehearsedWords(state));
		this.#log.group("What a dry run cannot prove", UNPROVEN);
	}
	#serving(receipt) {
		const served = whatIsServed(receipt);
		if (served === void 0) return;
		if (receipt.serving?.state === "served") this.#log.info(served);
		else this.#log.warning(served, "Not served yet");
	}
	digests(distributions) {
		this.#log.group("Digests", distributions.flatMap(({ filename, digests }) => [
			filename.basename,
			`  SHA256:      ${digests.sha256}`,
			`  MD5:         ${digests.md5 ?? "not available here"}`,
			`  BLAKE2-256:  ${digests.blake2b256}`
		]));
	}
	authentication({ why, ...rest }) {
		this.#log.info("");
		this.#log.info(why);
		if (rest.kind === "trusted-publishing") return;
		for (const { message, title } of rest.warnings) this.#log.warning(message, title);
	}
	/** Who this run is to the index; for whoever compares it with a publisher. */
	claims(claims) {
		this.#log.group("Claims of this run, for debugging", aligned(claimRows(claims)));
	}
	/** Why nothing is signed, where that was to be expected. */
	attestationsOff(why) {
		this.#log.info(why);
	}
	/** Nothing could be signed, and files go without. */
	unattested(reason) {
		this.#log.warning(`The files are published without attestations. ${reason}`, "No attestations");
	}
	/** Sixty files take some seconds, and more on a bad day. */
	signing(made, total) {
		if (made % SIGNED_PER_LINE === 0 && made < total) this.#log.info(`${made} of ${total} files are signed.`);
	}
	attested(attestations) {
		const made = [...attestations.values()].flat();
		const readyMade = made.filter(({ origin }) => origin === "ready-made").length;
		const beside = readyMade === 0 ? "" : `, ${readyMade} of them found beside the files`;
		const go = made.length === 1 ? "goes" : "go";
		this.#log.info(`${numbered(made.length, "attestation")} ${go} with the files${beside}.`);
	}
	minted(indexTitle, lifeMs) {
		this.#log.info(`${indexTitle} gave a token for this run${shownLife(lifeMs)}.`);
	}
	renewed(indexTitle, lifeMs) {
		this.#log.info(`  ${indexTitle} gave another token${shownLife(lifeMs)}.`);
	}
	/** The last token stays in use while the index takes it. */
	renewalFailed(error) {
		if (error instanceof require_errors.Failure && error.code === "CANCELLED") return;
		this.#log.info(`  Another token could not be had: ${error instanceof Error ? error.message : String(error)}`);
	}
	suggestTrustedPublishing(links) {
		if (links.length === 0) return;
		this.#log.warning(`Trusted publishing needs no token that could leak. Register this workflow as a publisher, then leave the input password out: ${links.map(({ href }) => href).join(" ")}`, "Trusted publishing is available");
		this.#suggestions.push(...links.map(({ href }) => href));
	}
	retry(reason, waitMs, next, attempts) {
		const total = Number.isFinite(attempts) ? ` of ${attempts}` : "";
		const why = reason.startsWith("status ") ? `A request was answered with ${reason}` : reason;
		this.#log.info(`  ${stopped(why)} Trying again in ${seconds(waitMs)} (attempt ${next}${total}).`);
	}
	beginUploads(distributions, clock) {
		this.#progress = new Progress(distributions, clock);
		this.#heading(`Uploading ${numbered(distributions.length, "file")}`);
	}
	progress(distribution, sentBytes) {
		const standing = this.#progress?.sent(distribution, sentBytes);
		if (standing === void 0) return;
		const { files, totalFiles, bytes, totalBytes, bytesPerSecond } = standing;
		const share = totalBytes === 0 ? 100 : Math.floor(bytes / totalBytes * 100);
		const amount = `${shownSize(bytes)} of ${shownSize(totalBytes)} (${share} %)`;
		this.#log.info(`  … ${files} of ${totalFiles} files done, ${amount}, ${shownSize(bytesPerSecond)}/s`);
	}
	/** What is under way may still end; nothing new is begun. */
	cancelled(signal) {
		this.#heading(`The job was cancelled (${signal}): ending what is under way.`);
	}
	outcome(outcome) {
		this.#progress?.ended();
		const { distribution, state, hint } = outcome;
		this.#fileLine(distribution, outcomeWords(outcome));
		this.#difference(outcome);
		const trouble = troubleWith(outcome);
		if (trouble === void 0) return;
		const sentences = hint === void 0 ? trouble : `${trouble} ${hint}`;
		this.#log.error(sentences, `${distribution.filename.basename} ${state}`);
	}
	/** What the index answered to a file, for the end of the log. */
	answer({ filename }, reply) {
		const lines = (reply.headers.get("content-type")?.includes("html") ? textFrom(reply, this.#log) : this.#log.redact(reply.body)).split(/\r\n|\n|\r/).map((line) => line.trimEnd()).filter((line) => line !== "");
		const shown = lines.slice(0, ANSWER_LINE_LIMIT).map((line) => `  ${line.slice(0, ANSWER_WIDTH_LIMIT)}`);
		const isCut = reply.bodyEnd === "cut" || lines.length > ANSWER_LINE_LIMIT;
		const title = `${filename.basename}: ${reply.status} ${reply.statusText}`.trimEnd();
		this.#answers.push([
			title,
			...shown,
			...isCut ? ["  … (cut)"] : []
		].join("\n"));
	}
	async end(receipt) {
		if (this.#answers.length > 0) this.#log.group("Answers of the index", this.#answers.flatMap((answer) => answer.split("\n")));
		this.#attestationTrouble(receipt);
		this.#serving(receipt);
		this.#rehearsal(receipt);
		this.#log.info("");
		for (const { url } of pagesOf(receipt)) this.#log.info(url);
		await this.#write(receipt, []);
		this.#log.countUnshown();
		const next = whatNext(receipt);
		const sentences = next === void 0 ? whatHappened(receipt) : `${whatHappened(receipt)} ${next}`;
		if (next === void 0 || receipt.outcomes.length === 1) this.#log.info(sentences);
		else this.#log.verdict(sentences, `${TITLES[resultOf(receipt)]} ${receipt.indexTitle}`);
		this.#log.close();
	}
	/** Nothing was sent: says why, once for each failure. The last of them says what came of the run. */
	async nothingSent(failures) {
		for (const [index, failure] of failures.entries()) {
			const { message, hint, details, code } = failure;
			const sentences = hint === void 0 ? message : `${message} ${hint}`;
			if (index === failures.length - 1) this.#log.verdict(sentences, code);
			else this.#log.error(sentences, code);
			for (const detail of details) this.#detail(detail);
			const url = readErrorUrl(code);
			if (url !== void 0) this.#log.info(`More about this error: ${url}`);
		}
		await this.#write({
			indexTitle: this.#index.title,
			outcomes: this.#untried(),
			releases: []
		}, failures);
		this.#log.countUnshown();
		this.#log.info("");
		this.#log.info("Nothing was published.");
		this.#log.close();
	}
	#detail(detail) {
		if (isFolded(detail)) {
			this.#log.group(detail.title, linesOf(detail));
			return;
		}
		this.#heading(detail.title);
		for (const line of linesOf(detail)) this.#log.info(`  ${line}`);
	}
	/** What is known of the files where none was tried. */
	#untried() {
		return this.#distributions.map((distribution) => {
			return {
				distribution,
				state: this.#plan.find((planned) => planned.distribution === distribution)?.intent === "already-there" ? "already-there" : "not-tried",
				attempts: 0,
				elapsedMs: 0
			};
		});
	}
	/** A mistake of ours, which no user can mend: the stack is for whoever reads the report. */
	bug = (error) => {
		const stack = error instanceof Error ? error.stack ?? error.message : String(error);
		this.#log.group("Details for the report", stack.split("\n"));
		this.#log.verdict(`Something went wrong inside the action itself. ${this.#published} Please report it with the details above.`, "Bug");
	};
	/** The process ends although the run has not: something that was waited for will never come. */
	ended = () => {
		this.#log.verdict(`The run ended without a result: a server left a request without any answer. ${this.#published}`, "No result");
	};
	get #published() {
		return this.#progress === void 0 ? "Nothing was published." : "The log says which files were uploaded until then.";
	}
	/** A title, with an empty line before it. */
	#heading(title) {
		this.#log.info("");
		this.#log.info(title);
	}
	#fileLine({ filename }, words) {
		this.#log.info(`  ${filename.basename.padEnd(Math.min(this.#nameWidth, WIDEST_NAME))}  ${words}`.trimEnd());
	}
	/** Whatever goes wrong in here, even in the rendering, comes after the files are public, and is only a warning. */
	async #write(receipt, failures) {
		const redact = (text) => this.#log.redact(text);
		const { outcomes, unattested, leftOut } = receipt;
		try {
			await writeStory({
				tool: this.#tool,
				receipt: {
					...receipt,
					outcomes: outcomes.map((outcome) => this.#redactedOutcome(outcome)),
					unattested: unattested && redact(unattested),
					leftOut: leftOut?.map(redact)
				},
				uploadUrl: this.#index.uploadUrl,
				failures: failures.map((failure) => this.#redactedFailure(failure)),
				findings: this.#findings,
				publisherLinks: this.#suggestions
			}, {
				markdown: new Markdown(redact),
				simpleUrl: this.#index.simpleUrl,
				errorUrl: readErrorUrl
			});
		} catch (error) {
			this.#log.warning(`Outputs or job summary could not be written: ${String(error)}`, "Report incomplete");
		}
	}
	#redactedOutcome(outcome) {
		const { reason, hint } = outcome;
		return {
			...outcome,
			reason: reason && this.#log.redact(reason),
			hint: hint && this.#log.redact(hint)
		};
	}
	#redactedFailure({ code, message, hint, file, details }) {
		const redact = (text) => this.#log.redact(text);
		return {
			code,
			message: redact(message),
			hint: hint && redact(hint),
			file: file && redact(file),
			details: details.map((detail) => mapText(detail, redact))
		};
	}
};
function isOf(wanted) {
	return ({ severity }) => severity === wanted;
}
function shownLife(lifeMs) {
	const minutes = Math.round((lifeMs ?? 0) / 6e4);
	return minutes > 0 ? `, valid for ${minutes} min` : "";
}
function skipped(distribution, heldSha256) {
	return {
		distribution,
		state: "skipped",
		heldSha256,
		attempts: 0,
		elapsedMs: 0
	};
}
// src/runner/secret-spellings.ts
/** A secret as others may write it who echo it in the spelling of their own format. */
function spellingsOf(secret) {
	const bytes = Buffer.from(secret, "utf8");
	const json = JSON.stringify(secret).slice(1, -1);
	const percent = encodeURIComponent(secret);
	return /* @__PURE__ */ new Set([
		secret,
		json,
		json.replace(/[^\0-\x7f]/g, escaped),
		json.replaceAll("/", "\\/"),
		percent,
		percent.replace(/%[\dA-F]{2}/g, (code) => code.toLowerCase()),
		secret.replace(/[&<>]/g, (character) => HTML[character] ?? character),
		secret.replace(/[&<>"']/g, (character) => HTML[character] ?? character),
		bytes.toString("base64").replace(/=+$/, ""),
		bytes.toString("base64url")
	]);
}
const HTML = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&#39;"
};
function escaped(character) {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
// src/runner/runner-log.ts
/** Below this length a value is too likely to be an ordinary word, whose masking would garble logs and outputs. */
const SHORTEST_SECRET = 6;
/** What stands where text was cut. */
const CUT = "…";
/**
* GitHub shows ten annotations of a kind for a step, and drops what comes later. The last of the errors is kept for the
* one that says what came of the run. Of the warnings some are the runner's own: one for each old spelling of an input.
*/
const ERROR_LIMIT = 9;
const WARNING_LIMIT = 7;
/**
* The only writer to stdout and stderr. It makes every text safe, and takes every secret out of it by itself as well,
* since a runner's masks do not cover outputs, the job summary, or a log outside of GitHub.
*/
var RunnerLog = class {
	#secrets = /* @__PURE__ */ new Set();
	#errors = 0;
	#warnings = 0;
	#isClosed = false;
	constructor() {
		for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
	}
	mask(secret) {
		if (secret.length < SHORTEST_SECRET || this.#secrets.has(secret)) return;
		for (const line of secret.split(/\r?\n/)) if (line !== secret) this.mask(line);
		setSecret(secret);
		for (const spelling of spellingsOf(secret)) this.#secrets.add(spelling);
	}
	redact(text) {
		let redacted = text;
		for (const secret of this.#secrets) redacted = redacted.replaceAll(secret, "***");
		return redacted.includes(CUT) ? this.#redactCut(redacted) : redacted;
	}
	/** Text that was cut may end with the beginning of a secret. */
	#redactCut(text) {
		return text.split(CUT).map((piece, index, pieces) => index === pieces.length - 1 ? piece : this.#withoutBeginnings(piece)).join(CUT);
	}
	#withoutBeginnings(piece) {
		for (const secret of this.#secrets) for (let length = Math.min(secret.length, piece.length); length >= SHORTEST_SECRET; length--) if (piece.endsWith(secret.slice(0, length))) return `${piece.slice(0, -length)}***`;
		return piece;
	}
	info(message) {
		if (this.#isClosed) return;
		info(this.#safe(message));
	}
	warning(message, title) {
		if (this.#isClosed) return;
		this.#warnings++;
		if (this.#warnings <= WARNING_LIMIT) warning(this.#safe(message), { title: this.#safe(title) });
		else this.info(`Warning: ${message} [${title}]`);
	}
	error(message, title) {
		if (this.#isClosed) return;
		this.#errors++;
		if (this.#errors <= ERROR_LIMIT) this.verdict(message, title);
		else this.info(`Error: ${message} [${title}]`);
	}
	verdict(message, title) {
		error(this.#safe(message), { title: this.#safe(title) });
	}
	countUnshown() {
		const unshown = [countedFrom(this.#errors - ERROR_LIMIT, "error"), countedFrom(this.#warnings - WARNING_LIMIT, "warning")].filter((count) => count !== "").join(" and ");
		if (unshown !== "") this.info(`Only this log has ${unshown}: GitHub shows ten of a kind beside a run.`);
	}
	close() {
		this.#isClosed = true;
	}
	group(title, lines) {
		if (this.#isClosed) return;
		startGroup(this.#safe(title));
		for (const line of lines) info(this.#safe(line));
		endGroup();
	}
	#safe(text) {
		return safeLine(this.redact(text));
	}
};
function countedFrom(count, noun) {
	return count <= 0 ? "" : `${count} more ${noun}${count === 1 ? "" : "s"}`;
}
// src/authentication.ts
const TOKEN_USER = "__token__";
/**
* Chooses how to authenticate from what was given, before anything is sent.
*
* @throws {Failure} `INPUT_INVALID` or `INPUT_CONFLICT` where the index would surely not take what was given, or where
*   a token would travel in the clear.
*/
function chooseAuthentication(user, password, index) {
	if (password !== "" && password.trim() === "") throw new require_errors.Failure("INPUT_INVALID", "The input password holds only white space.", { hint: "Set the secret again. To use trusted publishing, leave the input out." });
	if (user.startsWith("pypi-")) throw new require_errors.Failure("INPUT_CONFLICT", "The input user holds an API token.", { hint: "Give it as the input password, and leave the input user out." });
	if (user === TOKEN_USER) return password === "" ? trustedPublishing(index) : apiToken(password.trim(), index);
	if (isPyPIHost(index.uploadUrl)) throw new require_errors.Failure("INPUT_CONFLICT", `${index.title} has taken no user names and passwords since 2024.`, { hint: "Use trusted publishing (leave out user and password, and give the job id-token: write), or an API token as the input password without the input user." });
	const warnings = clearTextWarnings(index);
	if (password === "") warnings.push({
		title: "No password",
		message: `The password for the user “${user}” is empty, and is sent as it is.`
	});
	return {
		kind: "password",
		user,
		password,
		why: `Authenticating as the user “${user}” with the given password.`,
		warnings
	};
}
function trustedPublishing({ uploadUrl, title }) {
	if (uploadUrl.protocol !== "https:" && !isLoopback(uploadUrl)) throw new require_errors.Failure("INPUT_CONFLICT", `Trusted publishing needs https, and repository-url names ${title} by http.`, { hint: "Use the https URL of the index, or give the inputs user and password." });
	return {
		kind: "trusted-publishing",
		why: "Authenticating by trusted publishing, since no password was given."
	};
}
function apiToken(token, index) {
	const warnings = clearTextWarnings(index);
	if (!token.startsWith("pypi-")) warnings.push({
		title: "Not an API token",
		message: "The password does not begin with “pypi-”, as every API token of PyPI does. It may be the wrong secret."
	});
	return {
		kind: "token",
		user: TOKEN_USER,
		password: token,
		why: "Authenticating with an API token, since a password was given.",
		warnings
	};
}
function clearTextWarnings(index) {
	if (index.uploadUrl.protocol === "https:" || isLoopback(index.uploadUrl)) return [];
	return [{
		title: "Password sent in the clear",
		message: `repository-url names ${index.title} by plain http: the password can be read on its way there.`
	}];
}
// src/runner/input-table.ts
/** The inputs with their defaults, as `action.yml` declares them; a test holds the two together. */
const INPUTS = {
	user: {
		name: "user",
		default: "__token__"
	},
	password: {
		name: "password",
		default: ""
	},
	repositoryUrl: {
		name: "repository-url",
		alias: "repository_url",
		default: PYPI_UPLOAD_URL
	},
	packagesDir: {
		name: "packages-dir",
		alias: "packages_dir",
		default: "dist"
	},
	verifyMetadata: {
		name: "verify-metadata",
		alias: "verify_metadata",
		default: "true"
	},
	skipExisting: {
		name: "skip-existing",
		alias: "skip_existing",
		default: "false"
	},
	verbose: {
		name: "verbose",
		default: "true"
	},
	printHash: {
		name: "print-hash",
		alias: "print_hash",
		default: "true"
	},
	attestations: {
		name: "attestations",
		default: "true"
	},
	attestationsDir: {
		name: "attestations-dir",
		default: ""
	},
	fulcioUrl: {
		name: "fulcio-url",
		default: "https://fulcio.sigstore.dev"
	},
	rekorUrl: {
		name: "rekor-url",
		default: "https://rekor.sigstore.dev"
	},
	indexType: {
		name: "index-type",
		default: "auto"
	},
	indexUrl: {
		name: "index-url",
		default: ""
	},
	expectVersion: {
		name: "expect-version",
		default: ""
	},
	expectFiles: {
		name: "expect-files",
		default: ""
	},
	dryRun: {
		name: "dry-run",
		default: "false"
	},
	concurrency: {
		name: "concurrency",
		default: "4"
	},
	waitForIndex: {
		name: "wait-for-index",
		default: "0"
	},
	ignoreRules: {
		name: "ignore-rules",
		default: ""
	}
};
// src/runner/inputs.ts
/** More would only stand in line at the index, and hold memory here. */
const MOST_AT_ONCE = 32;
/** An hour: who waits longer waits for something else. */
const LONGEST_WAIT_SECONDS = 3600;
const INDEX_TYPES = [
	"auto",
	"pypi",
	"other"
];
/**
* Reads every input. An empty value means that none was given: expressions expand to nothing on some events, and a
* runner sets an input without a default to the empty string.
*/
function readInputs() {
	const warnings = [];
	const failures = [];
	function truth(definition, others = []) {
		const value = given(definition);
		if (!/^(?:true|false)$/i.test(value)) {
			const words = [
				"true",
				...others,
				"false"
			].join(" or ");
			warnings.push(`The input ${definition.name} is “${value}”, which is taken as true. Write ${words}.`);
		}
		return value.toLowerCase() !== "false";
	}
	/** Anything but no is a rehearsal: what was meant as one must not publish. */
	function mode() {
		if (given(INPUTS.dryRun).toLowerCase() === "exchange") return "rehearse with exchange";
		return truth(INPUTS.dryRun, ["exchange"]) ? "rehearse" : "publish";
	}
	function wholeNumber(definition, least, most) {
		const value = given(definition);
		const number = /^\d{1,9}$/.test(value) ? Number(value) : NaN;
		if (number >= least && number <= most) return number;
		failures.push(new require_errors.Failure("INPUT_INVALID", `The input ${definition.name} is “${value}”.`, { hint: `It must be a whole number from ${least} to ${most}.` }));
		return least;
	}
	function indexType() {
		const value = given(INPUTS.indexType);
		const known = INDEX_TYPES.find((type) => type === value.toLowerCase());
		if (known === void 0) failures.push(new require_errors.Failure("INPUT_INVALID", `The input index-type is “${value}”.`, { hint: `It must be one of ${INDEX_TYPES.join(", ")}.` }));
		return known ?? "auto";
	}
	return {
		inputs: {
			user: given(INPUTS.user),
			password: getInput(INPUTS.password.name, { trimWhitespace: false }),
			repositoryUrl: given(INPUTS.repositoryUrl),
			packagesDir: given(INPUTS.packagesDir),
			verifyMetadata: truth(INPUTS.verifyMetadata),
			skipExisting: truth(INPUTS.skipExisting),
			verbose: truth(INPUTS.verbose),
			printHash: truth(INPUTS.printHash),
			attestations: given(INPUTS.attestations).toLowerCase() === "prefer" ? "preferred" : truth(INPUTS.attestations, ["prefer"]) ? "required" : "off",
			attestationsDir: given(INPUTS.attestationsDir),
			fulcioUrl: given(INPUTS.fulcioUrl),
			rekorUrl: given(INPUTS.rekorUrl),
			indexType: indexType(),
			indexUrl: given(INPUTS.indexUrl),
			expectVersion: given(INPUTS.expectVersion),
			expectFiles: given(INPUTS.expectFiles).split(/\s+/).filter((pattern) => pattern !== ""),
			mode: mode(),
			concurrency: wholeNumber(INPUTS.concurrency, 1, MOST_AT_ONCE),
			waitForIndexSeconds: wholeNumber(INPUTS.waitForIndex, 0, LONGEST_WAIT_SECONDS),
			ignoreRules: given(INPUTS.ignoreRules).split(/[\s,]+/).filter((id) => id !== "")
		},
		warnings,
		failures
	};
}
function given(definition) {
	return getInput(definition.name) || definition.alias && getInput(definition.alias) || definition.default;
}
// src/runner/proxy-secrets.ts
/** The passwords of the proxies that the environment names, which a proxy's own error page may echo. */
function readProxySecrets() {
	return [
		"https_proxy",
		"HTTPS_PROXY",
		"http_proxy",
		"HTTP_PROXY"
	].flatMap((name) => {
		const [, user = "", password = ""] = /^(?:[a-z]+:\/\/)?([^:@/]*):([^@/]+)@/i.exec(process.env[name] ?? "") ?? [];
		if (password === "") return [];
		return [.../* @__PURE__ */ new Set([
			password,
			decoded(password),
			`${user}:${password}`,
			`${decoded(user)}:${decoded(password)}`
		])];
	});
}
function decoded(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
// src/settings.ts
/**
* Resolves the inputs; whatever they have against them is found in one go.
*
* @throws {Failures} `INPUT_INVALID`, `INPUT_CONFLICT`.
*/
async function settle(log) {
	const { inputs, warnings, failures } = readInputs();
	log.mask(inputs.password);
	if (inputs.user.startsWith("pypi-")) log.mask(inputs.user);
	log.mask(inputs.password.trim());
	for (const secret of readProxySecrets()) log.mask(secret);
	for (const warning of warnings) log.warning(warning, "Input");
	const all = [...failures, ...await unknownRulesAmong(inputs.ignoreRules)];
	const found = (find) => {
		try {
			return find();
		} catch (error) {
			all.push(...require_errors.failuresIn(error));
			return;
		}
	};
	const indexUrl = found(() => inputs.indexUrl === "" ? void 0 : parseIndexUrl(inputs.indexUrl));
	const index = found(() => parseIndexAddress(inputs.repositoryUrl, inputs.indexType));
	const authentication = index && found(() => chooseAuthentication(inputs.user, inputs.password, index));
	const authorityUrl = found(() => parseServiceUrl("fulcio-url", inputs.fulcioUrl));
	const logUrl = found(() => parseServiceUrl("rekor-url", inputs.rekorUrl));
	const version = found(() => inputs.expectVersion === "" ? void 0 : parseExpectedVersion(inputs.expectVersion));
	if (index === void 0 || authentication === void 0 || authorityUrl === void 0 || logUrl === void 0) throw new require_errors.Failures(all);
	if (all.length > 0) throw new require_errors.Failures(all);
	if (indexUrl !== void 0 && index.treatedAs === "pypi") log.warning(`The input index-url is not used: where ${index.title} lists its files is known.`, "Input");
	const checks = {
		depth: inputs.verifyMetadata ? "everything" : "upload",
		ignored: /* @__PURE__ */ new Set([...inputs.ignoreRules, ...inputs.skipExisting ? ["same-bytes"] : []]),
		treatedAs: index.treatedAs
	};
	return {
		inputs,
		index,
		authentication,
		attesting: chooseAttesting(inputs.attestations, authentication, index),
		sigstore: {
			authorityUrl,
			logUrl
		},
		indexUrl,
		checks,
		expected: {
			version,
			files: inputs.expectFiles
		}
	};
}
async function unknownRulesAmong(ids) {
	if (ids.length === 0) return [];
	const { unknownRules } = await Promise.resolve().then(() => require("./preflight.js"));
	return unknownRules(ids).map((id) => new require_errors.Failure("INPUT_INVALID", `The input ignore-rules has “${id}”, which is no rule.`, { hint: "The name of a rule stands with each of its findings, and all are in docs/checks.md." }));
}
// src/main.ts
const GRACE_MS = 1e3;
const log = new RunnerLog();
const report = new Report(log);
const cancellation = new AbortController();
onCancellation((signal) => {
	report.cancelled(signal);
	cancellation.abort();
});
async function main() {
	let run;
	try {
		const settings = await settle(log);
		const { inputs, index, indexUrl } = settings;
		const simpleUrl = simpleUrlOf(index, indexUrl)?.href;
		report.begin(VERSION$1, {
			title: index.title,
			uploadUrl: shownUrl(index.uploadUrl),
			simpleUrl
		}, inputs.mode);
		const { signal } = cancellation;
		run = new Run(settings, {
			log,
			report,
			clock: systemClock(signal),
			cancellation: signal
		});
		const receipt = await run.publish();
		await report.end(receipt);
		return resultOf(receipt) !== "incomplete";
	} catch (error) {
		if (error instanceof require_errors.Failure || error instanceof require_errors.Failures) await report.nothingSent(require_errors.failuresIn(error));
		else report.bug(error);
		return false;
	} finally {
		await run?.close();
	}
}
process.exitCode = 1;
process.once("exit", report.ended);
main().then((published) => {
	process.exitCode = published ? 0 : 1;
}, report.bug).finally(() => {
	process.off("exit", report.ended);
	setTimeout(() => process.exit(), GRACE_MS).unref();
});
exports.CORE_METADATA_FIELDS = CORE_METADATA_FIELDS;
exports.SPACES = SPACES;
exports.asUnreadable = asUnreadable;
exports.canonicalVersion = canonicalVersion;
exports.changedFailure = changedFailure;
exports.claimRows = claimRows;
exports.claimText = claimText;
exports.debug = debug;
exports.distInfoFolder = distInfoFolder;
exports.groupedBy = groupedBy;
exports.isPassing = isPassing;
exports.isPassingTrouble = isPassingTrouble;
exports.isPyPIHost = isPyPIHost;
exports.isReusableWorkflow = isReusableWorkflow;
exports.isSameStamp = isSameStamp;
exports.jsonField = jsonField;
exports.jsonFieldsFrom = jsonFieldsFrom;
exports.normalizeName = normalizeName;
exports.openRegularFile = openRegularFile;
exports.parseFilename = parseFilename;
exports.parseVersion = parseVersion;
exports.platformWords = platformWords;
exports.projectsIn = projectsIn;
exports.publisherLink = publisherLink;
exports.pythonVersionOf = pythonVersionOf;
exports.readClaims = readClaims;
exports.readRunFacts = readRunFacts;
exports.reasonFrom = reasonFrom;
exports.releaseKey = releaseKey;
exports.releasesIn = releasesIn;
exports.retryAfterMs = retryAfterMs;
exports.shownUrl = shownUrl;
exports.simpleUrlsOf = simpleUrlsOf;
exports.stampOf = stampOf;
exports.statusAndReason = statusAndReason;
exports.strip = strip;
exports.utf8TextFrom = utf8TextFrom;
exports.versionIn = versionIn;
exports.versionText = versionText;
exports.waitBeforeNext = waitBeforeNext;
exports.withRetries = withRetries;
exports.words = words;
