let node_fs_promises = require("node:fs/promises");
let node_path = require("node:path");
// src/runner/attestation-copies.ts
/** By predicate type: the endings that other tools know. */
const ENDINGS = {
	"https://docs.pypi.org/attestations/publish/v1": "publish",
	"https://slsa.dev/provenance/v1": "slsa"
};
/**
* Writes each attestation to a file, named after the distribution as `pypi-attestations` and twine name it. What is
* there already is replaced, so that a second run meets no left-overs; a link is replaced, and not followed.
*/
async function writeCopies(attestations, folder, log) {
	try {
		await (0, node_fs_promises.mkdir)(folder, { recursive: true });
		for (const [{ filename }, each] of attestations) for (const attestation of each) {
			const path = (0, node_path.join)(folder, copyName(filename.basename, attestation));
			await (0, node_fs_promises.rm)(path, { force: true });
			await (0, node_fs_promises.writeFile)(path, attestation.json, { flag: "wx" });
		}
	} catch (error) {
		log.warning(`Copies of the attestations could not be written to ${folder}: ${String(error)}`, "Attestations");
	}
}
function copyName(basename, { predicateType }) {
	return `${basename}.${ENDINGS[predicateType] ?? "other"}.attestation`;
}
exports.writeCopies = writeCopies;
