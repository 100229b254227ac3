const require_main = require("./main.js");
// src/attestation/attestation-object.ts
const VERSION = 1;
/** Indexes, sizes and times have 64 bits, and stand in text because JSON's numbers do not (protobuf's JSON form). */
const DECIMAL = /^(?:0|[1-9]\d{0,19})$/;
const LARGEST = 2n ** 64n - 1n;
/** A tree of 2^64 leaves is no higher. */
const MOST_HASHES = 64;
const ENTRY_FIELDS = [
	"logIndex",
	"logId",
	"kindVersion",
	"integratedTime",
	"inclusionPromise",
	"inclusionProof",
	"canonicalizedBody"
];
const PROOF_FIELDS = [
	"logIndex",
	"rootHash",
	"treeSize",
	"hashes",
	"checkpoint"
];
/**
* An attestation object in JSON (PEP 740). Every field is there, zero and empty ones too: PyPI asks for them, although
* protobuf's JSON form may leave them out.
*/
function attestationJson({ statement, signature, certificate, entry }) {
	return JSON.stringify({
		version: VERSION,
		verification_material: {
			certificate: base64(certificate),
			transparency_entries: [entryDocument(entry)]
		},
		envelope: {
			statement: base64(statement),
			signature: base64(signature)
		}
	});
}
function entryDocument(entry) {
	const { inclusionProof: proof } = entry;
	return {
		logIndex: entry.logIndex,
		logId: { keyId: base64(entry.logKeyId) },
		kindVersion: {
			kind: entry.kind,
			version: entry.version
		},
		integratedTime: entry.integratedTime,
		inclusionPromise: { signedEntryTimestamp: base64(entry.signedEntryTimestamp) },
		inclusionProof: {
			logIndex: proof.logIndex,
			rootHash: base64(proof.rootHash),
			treeSize: proof.treeSize,
			hashes: proof.hashes.map(base64),
			checkpoint: { envelope: proof.checkpoint }
		},
		canonicalizedBody: base64(entry.canonicalizedBody)
	};
}
/**
* Parses an attestation object (PEP 740) at least as strictly as PyPI does: unknown fields are let pass everywhere but
* in the log entry, and of several entries the first counts.
*/
function parseAttestation(text) {
	const document = documentFrom$1(text);
	if (typeof document !== "object" || document === null || Array.isArray(document)) return flaw$1("is no JSON object");
	if (require_main.jsonField(document, "version") !== VERSION) return flaw$1(`is not of version ${VERSION}`);
	const material = require_main.jsonField(document, "verification_material");
	const entries = require_main.jsonField(material, "transparency_entries");
	const envelope = require_main.jsonField(document, "envelope");
	const reading = new Reading();
	const signed = {
		certificate: reading.bytes(require_main.jsonField(material, "certificate"), "certificate"),
		entry: readEntry(Array.isArray(entries) ? entries[0] : void 0, reading),
		statement: reading.bytes(require_main.jsonField(envelope, "statement"), "envelope with a statement"),
		signature: reading.bytes(require_main.jsonField(envelope, "signature"), "envelope with a signature")
	};
	const { missing } = reading;
	return missing === void 0 ? {
		kind: "attestation",
		signed
	} : flaw$1(`has no ${missing} that PyPI can read`);
}
function readEntry(value, reading) {
	const entry = reading.record(value, ENTRY_FIELDS, "entry of a transparency log");
	const kindVersion = reading.record(entry.kindVersion, ["kind", "version"], "kindVersion in its log entry");
	const logId = reading.record(entry.logId, ["keyId"], "logId in its log entry");
	const promise = reading.record(entry.inclusionPromise, ["signedEntryTimestamp"], "inclusionPromise in its log entry");
	return {
		logIndex: reading.decimal(entry.logIndex, "logIndex in its log entry"),
		logKeyId: reading.bytes(logId.keyId, "keyId in its log entry"),
		kind: reading.text(kindVersion.kind, "kind in its log entry"),
		version: reading.text(kindVersion.version, "version in its log entry"),
		integratedTime: reading.decimal(entry.integratedTime, "integratedTime in its log entry"),
		signedEntryTimestamp: reading.bytes(promise.signedEntryTimestamp, "signedEntryTimestamp in its log entry"),
		inclusionProof: readProof(entry.inclusionProof, reading),
		canonicalizedBody: reading.bytes(entry.canonicalizedBody, "canonicalizedBody in its log entry")
	};
}
function readProof(value, reading) {
	const proof = reading.record(value, PROOF_FIELDS, "inclusionProof in its log entry");
	const checkpoint = reading.record(proof.checkpoint, ["envelope"], "checkpoint in its inclusion proof");
	return {
		logIndex: reading.decimal(proof.logIndex, "logIndex in its inclusion proof"),
		treeSize: reading.decimal(proof.treeSize, "treeSize in its inclusion proof"),
		rootHash: reading.bytes(proof.rootHash, "rootHash in its inclusion proof"),
		hashes: reading.list(proof.hashes, MOST_HASHES, "hashes in its inclusion proof").map((hash) => reading.bytes(hash, "hashes in its inclusion proof")),
		checkpoint: reading.text(checkpoint.envelope, "checkpoint in its inclusion proof")
	};
}
/** Reads values of unknown form, and remembers the first that was of another form than it should be. */
var Reading = class {
	missing;
	/** A record of exactly these fields. */
	record(value, names, title) {
		return typeof value === "object" && value !== null && Object.keys(value).length === names.length && names.every((name) => Object.hasOwn(value, name)) ? { ...value } : this.#miss(title, {});
	}
	list(value, most, title) {
		return Array.isArray(value) && value.length <= most ? value : this.#miss(title, []);
	}
	text(value, title) {
		return typeof value === "string" && value !== "" ? value : this.#miss(title, "");
	}
	decimal(value, title) {
		return typeof value === "string" && DECIMAL.test(value) && BigInt(value) <= LARGEST ? value : this.#miss(title, "0");
	}
	/** At least one byte in base64: the standard alphabet with padding; line breaks do not matter. */
	bytes(value, title) {
		const text = typeof value === "string" ? value.replaceAll(/[\r\n]/g, "") : "";
		const bytes = Buffer.from(text, "base64");
		return text !== "" && base64(bytes) === text ? bytes : this.#miss(title, bytes);
	}
	#miss(title, value) {
		this.missing ??= title;
		return value;
	}
};
function documentFrom$1(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function base64(bytes) {
	return Buffer.from(bytes).toString("base64");
}
function flaw$1(what) {
	return {
		kind: "flaw",
		what
	};
}
// src/grammar/quoted.ts
const LIMIT = 100;
/** A value in quotation marks, cut where it is long. */
function quoted(value) {
	const characters = [...value.slice(0, 202)];
	return characters.length > LIMIT ? `“${characters.slice(0, LIMIT).join("")}…”` : `“${value}”`;
}
// src/attestation/statement.ts
/** Of which type the statements are that we make: that a trusted publisher has published the file. */
const PUBLISH_TYPE = "https://docs.pypi.org/attestations/publish/v1";
/** What PyPI takes as the type of what an attestation says (warehouse, attestations/services.py). */
const PREDICATE_TYPES = [PUBLISH_TYPE, "https://slsa.dev/provenance/v1"];
/** Of which type the signed bytes are, as the signature has it; attestations do not name it. */
const PAYLOAD_TYPE = "application/vnd.in-toto+json";
const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";
/** The in-toto statement that a file is published here, in UTF-8, spelled as pypi-attestations spells it. */
function statementFor({ filename, digests }) {
	const statement = {
		_type: STATEMENT_TYPE,
		subject: [{
			name: filename.basename,
			digest: { sha256: digests.sha256 }
		}],
		predicateType: PUBLISH_TYPE,
		predicate: null
	};
	return Buffer.from(JSON.stringify(statement));
}
/** The bytes that are signed in a statement's stead (DSSE, pre-authentication encoding). */
function paeOf(statement) {
	const head = `DSSEv1 ${Buffer.byteLength(PAYLOAD_TYPE)} ${PAYLOAD_TYPE} ${statement.length} `;
	return Buffer.concat([Buffer.from(head), statement]);
}
/** Parses an in-toto statement as far as PyPI looks at it. */
function parseStatement(bytes) {
	const document = documentFrom(bytes);
	const predicate = require_main.jsonField(document, "predicate") ?? null;
	if (require_main.jsonField(document, "_type") !== STATEMENT_TYPE || typeof predicate !== "object" || Array.isArray(predicate)) return flaw("holds no in-toto statement of version 1");
	const predicateType = require_main.jsonField(document, "predicateType");
	const subject = require_main.jsonField(document, "subject");
	if (typeof predicateType !== "string") return flaw("does not say of which type its statement is");
	if (!Array.isArray(subject)) return flaw("does not say which file it is about");
	return {
		kind: "statement",
		statement: {
			predicateType,
			subjects: subject.map((each) => {
				const name = require_main.jsonField(each, "name");
				const sha256 = require_main.jsonField(require_main.jsonField(each, "digest"), "sha256");
				return {
					name: typeof name === "string" ? name : "",
					sha256: typeof sha256 === "string" ? sha256 : void 0
				};
			})
		}
	};
}
/** Why PyPI would not take a statement for one about this file, as the end of “It …”. */
function mismatchOf({ predicateType, subjects }, { filename, digests }) {
	const [subject, second] = subjects;
	if (subject === void 0 || second !== void 0) return `is about ${subjects.length} files, and not about one`;
	if (!isSameFile(subject.name, filename)) return `is about the file ${quoted(subject.name)}`;
	if (subject.sha256 !== digests.sha256) return "is about a file of this name with other bytes";
	return PREDICATE_TYPES.some((type) => type === predicateType) ? void 0 : `is of the type ${quoted(predicateType)}, which PyPI does not take`;
}
/** By what the names mean, as pypi-attestations compares them: project, version and tags. */
function isSameFile(name, filename) {
	if (name === filename.basename) return true;
	try {
		return meaningOf(require_main.parseFilename(name)) === meaningOf(filename);
	} catch {
		return false;
	}
}
function meaningOf(filename) {
	const { kind, name, version } = filename;
	const tags = kind === "sdist" ? [] : [filename.build, ...[
		filename.pythonTag,
		filename.abiTag,
		filename.platformTag
	].map(sortedTags)];
	return JSON.stringify([
		kind,
		require_main.normalizeName(name),
		require_main.canonicalVersion(version) ?? version,
		...tags
	]);
}
function sortedTags(tags) {
	return tags.toLowerCase().split(".").sort().join(".");
}
function documentFrom(bytes) {
	try {
		return JSON.parse(require_main.utf8TextFrom(bytes) ?? "");
	} catch {
		return;
	}
}
function flaw(what) {
	return {
		kind: "flaw",
		what
	};
}
Object.defineProperty(exports, "PAYLOAD_TYPE", {
	enumerable: true,
	get: function() {
		return PAYLOAD_TYPE;
	}
});
Object.defineProperty(exports, "PREDICATE_TYPES", {
	enumerable: true,
	get: function() {
		return PREDICATE_TYPES;
	}
});
Object.defineProperty(exports, "PUBLISH_TYPE", {
	enumerable: true,
	get: function() {
		return PUBLISH_TYPE;
	}
});
Object.defineProperty(exports, "attestationJson", {
	enumerable: true,
	get: function() {
		return attestationJson;
	}
});
Object.defineProperty(exports, "mismatchOf", {
	enumerable: true,
	get: function() {
		return mismatchOf;
	}
});
Object.defineProperty(exports, "paeOf", {
	enumerable: true,
	get: function() {
		return paeOf;
	}
});
Object.defineProperty(exports, "parseAttestation", {
	enumerable: true,
	get: function() {
		return parseAttestation;
	}
});
Object.defineProperty(exports, "parseStatement", {
	enumerable: true,
	get: function() {
		return parseStatement;
	}
});
Object.defineProperty(exports, "quoted", {
	enumerable: true,
	get: function() {
		return quoted;
	}
});
Object.defineProperty(exports, "statementFor", {
	enumerable: true,
	get: function() {
		return statementFor;
	}
});
